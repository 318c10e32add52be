"""How a complaint stands on a day, as everything that the page shows, in plain words and plain data."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from complaint_rules import Answer, DutyStatus, RouteStatus, WindowStatus, diary, letters, show
from complaint_rules.dates import in_words, weekday_in_words
from complaint_rules.entries import Recorded
from complaint_rules.explanations import DISCLAIMER
from complaint_rules.limits import SentenceReading
from complaint_rules.rules import RouteKind, Strength
from complaint_rules.vocabulary import Party

from .form import HINTS, question_on_reading
from .words import capital, last_day, lines_of, plainer, sentence, source_of, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from complaint_rules import Complaint
    from complaint_rules.answers import Deadline, Move, RouteState, WindowState
    from complaint_rules.limits import Bounds

    from .words import Data

_BADGES = {
    DutyStatus.MET: ("done", "Done"),
    DutyStatus.MET_LATE: ("late", "Done, but late"),
    DutyStatus.PENDING: ("due", "Waiting"),
    DutyStatus.OVERDUE: ("late", "Late"),
    DutyStatus.NOT_RUNNING: ("later", "Not yet"),
    DutyStatus.NO_LIMIT: ("open", "No date set"),
    DutyStatus.LAPSED: ("later", "No longer owed"),
    DutyStatus.SUSPENDED: ("stopped", "Clock stopped"),
    DutyStatus.CANNOT_TELL: ("unsure", "Cannot tell"),
}
_NOW = {DutyStatus.OVERDUE, DutyStatus.PENDING, DutyStatus.SUSPENDED, DutyStatus.CANNOT_TELL, DutyStatus.NO_LIMIT}
_OWED = {
    Strength.MUST: "must do this",
    Strength.SHOULD: "should do this",
    Strength.PROMISE: "has promised to do this",
    Strength.AIM: "aims to do this. A miss breaks no rule",
    Strength.USUAL: "usually does this. A miss breaks no rule",
    Strength.ADVICE: "is advised to do this. A miss breaks no rule",
    Strength.DESCRIPTION: "is said to do this. A miss breaks no rule",
}
_WINDOWS = {
    WindowStatus.NOT_OPEN: ("later", "Not yet"),
    WindowStatus.OPEN: ("open", "You can do this"),
    WindowStatus.USED: ("done", "Done"),
    WindowStatus.USED_LATE: ("late", "Done, but late"),
    WindowStatus.CLOSED: ("late", "The time has passed"),
    WindowStatus.NO_LIMIT: ("open", "You can do this"),
    WindowStatus.CANNOT_TELL: ("unsure", "Cannot tell"),
}
_ASKED = {WindowStatus.OPEN, WindowStatus.NO_LIMIT, WindowStatus.CANNOT_TELL, WindowStatus.CLOSED}
_ROUTES = {
    RouteStatus.NOT_AVAILABLE: ("later", "Not for this", "This complaint is not one for them."),
    RouteStatus.PREMATURE: ("later", "Too early", "In general it is too early. The procedure comes first."),
    RouteStatus.EARLY: (
        "open",
        "You may ask now",
        "You may ask now, although the procedure is not finished. They decide whether that is too soon.",
    ),
    RouteStatus.OPEN: ("open", "You may ask now", "You may ask now."),
    RouteStatus.CLOSING: ("due", "You may ask now", "You may ask now. The time for it ends soon."),
    RouteStatus.PAST_LIMIT: ("late", "The time has passed", "The time for asking has passed."),
    RouteStatus.USED: ("done", "Asked", "They have been asked."),
    RouteStatus.CANNOT_TELL: ("unsure", "Cannot tell", "Whether they may be asked cannot be told yet."),
}
_TOLD = {RouteStatus.EARLY, RouteStatus.OPEN, RouteStatus.CLOSING, RouteStatus.PAST_LIMIT, RouteStatus.CANNOT_TELL}
_NO_LIMIT_SHOWN = {RouteStatus.USED, RouteStatus.NOT_AVAILABLE}
_DOUBT = {
    Answer.YES: "",
    Answer.NO: "",
    Answer.DISCRETION: " Somebody has to decide whether to accept it.",
    Answer.CANNOT_TELL: " Whether it would be in time, or accepted, cannot be told for certain.",
}
_ELIGIBLE = {
    Answer.YES: ("done", "Yes", "Yes, as far as can be told from what is entered."),
    Answer.NO: ("late", "No", "No. The reasons are below."),
    Answer.DISCRETION: (
        "unsure",
        "Only if somebody agrees",
        "There is no right to it, but somebody may decide to look at it all the same. You may ask them to.",
    ),
    Answer.CANNOT_TELL: ("unsure", "Cannot tell", "This cannot be told yet, because something is not known."),
}
_LETTERS = {
    letters.Kind.COMPLAINT: "A complaint",
    letters.Kind.FOLLOW_UP: "A reminder that an answer is late",
    letters.Kind.NEXT_STAGE: "A request for the next stage",
    letters.Kind.OMBUDSMAN: "A letter to the Ombudsman",
}


class Shown:
    """One complaint on one day; `data` is all of it."""

    def __init__(self, complaint: Complaint, on: date) -> None:
        self.complaint = complaint
        self.on = on
        self.procedure = complaint.procedure
        self.seen = complaint.at(on)
        self.by_receipt = {one.event for one in self.seen.entries if isinstance(one, Recorded) and one.made is None}
        self.eligibility = complaint.eligibility(on=on)

    def data(self) -> Data:
        """Return everything that is shown."""
        seen, procedure = self.seen, self.procedure
        drafts = list(self._letters())
        moves = [one for one in seen.moves if not one.route]
        mine = sorted((one for one in moves if one.by is Party.COMPLAINANT), key=self._rank)
        windows = [one for one in seen.windows if one.window.stage == seen.stage.name and one.status in _ASKED]
        return {
            "title": procedure.title,
            "rules": {
                "text": f"{procedure.source.citation} ({procedure.name}, version {procedure.version}).",
                "source": source_of(procedure.source),
            },
            "on": {"iso": self.on.isoformat(), "words": weekday_in_words(self.on)},
            "stage": self._stage(),
            "steps": self._steps(),
            "summary": list(self._summary(windows)),
            "now": [self._deadline(one) for one in seen.deadlines if one.status in _NOW],
            "past": [self._deadline(o) for o in seen.deadlines if o.status not in {*_NOW, DutyStatus.NOT_RUNNING}],
            "later": [self._deadline(one) for one in seen.deadlines if one.status is DutyStatus.NOT_RUNNING],
            "windows": [self._window(one) for one in windows],
            "can": [
                *self._steps_to_take(drafts),
                *(_move(one) for one in mine if one.name not in {window.event for window in windows}),
            ],
            "others": [_move(one) for one in moves if one.by is not Party.COMPLAINANT],
            "routes": [self._route(one) for one in seen.routes],
            "rights": [
                {"text": sentence(f"{one.who} may {one.text}"), "source": source_of(one.source)}
                for one in seen.entitlements
            ],
            "eligible": self._eligible(),
            "unknown": self._unknown(),
            "unusual": [f"{in_words(one.on)}: {sentence(one.text)}" for one in seen.irregular],
            "unused": [capital(procedure.titles[name]) for name in seen.not_used],
            "doubts": [one.text for one in seen.findings],
            "timeline": show.timeline(self.complaint, on=self.on),
            "mermaid": show.mermaid(procedure, current=seen.stage.name),
            "letters": drafts,
            "files": {
                "json": json.dumps(self.complaint.to_dict(), ensure_ascii=False, indent=2) + "\n",
                "ics": diary.ical([self.complaint], on=self.on),
                "text": show.text(seen, eligibility=self.eligibility),
            },
            "disclaimer": DISCLAIMER,
        }

    def _rank(self, move: Move) -> tuple[bool, bool]:
        """Put what has its time before what may be done at any time, and what ends the procedure last."""
        ends = {one.event for one in self.procedure.transitions if self.procedure.is_end(one.to)}
        return move.name in ends, all(move.name != window.event for window in self.seen.windows)

    def _stage(self) -> Data:
        seen = self.seen
        if seen.stage_since is None:
            return {"title": "Not begun", "text": "No step of it is entered that lies on or before this day."}
        over = "The procedure is over. " if seen.is_over else ""
        return {"title": capital(seen.stage.title), "text": f"{over}Since {weekday_in_words(seen.stage_since)}."}

    def _steps(self) -> list[Data]:
        procedure = self.procedure
        held = {name for name, _, _ in self.seen.visits}
        steps: list[Data] = []
        for stage in procedure.stages:
            moves = [o for o in procedure.transitions if stage.name in o.start or (not o.start and not stage.ends)]
            steps.append(
                {
                    "title": capital(stage.title),
                    "here": stage.name == self.seen.stage.name,
                    "held": stage.name in held,
                    "ends": stage.ends,
                    "moves": [
                        sentence(f"{procedure.titles[one.event]} leads to: {procedure.stage_title(one.to)}")
                        for one in moves
                    ],
                }
            )
        return steps

    # In short

    def _summary(self, windows: Iterable[WindowState]) -> Iterator[Data]:
        for one in self.seen.deadlines:
            if one.status in _NOW:
                tone, badge = _badge(one)
                yield {"tone": tone, "badge": badge, "title": capital(one.title), "text": _in_short(one)}
        for window in windows:
            tone, badge = _WINDOWS[window.status]
            yield {"tone": tone, "badge": badge, "title": capital(window.title), "text": _can(window)}
        for route in self.seen.routes:
            if route.status in _TOLD:
                tone, badge, _ = _ROUTES[route.status]
                text = f"{_how(route)} {_route_limit(route, self.on)}".strip()
                yield {"tone": tone, "badge": badge, "title": capital(route.title), "text": text}

    # What is owed

    def _deadline(self, one: Deadline) -> Data:
        tone, badge = _badge(one)
        owed = f"{capital(self.procedure.party(one.owed_by))} {_OWED[one.strength]}."
        return {
            "name": one.name,
            "title": capital(one.title),
            "tone": tone,
            "badge": badge,
            "who": owed if one.status in _NOW else "",
            "dates": list(_dates(one, by_receipt=one.act in self.by_receipt)),
            "text": self._limit(one) if one.status is DutyStatus.NOT_RUNNING else _beside_the_dates(one),
            "missed": [sentence(text) for text in (one.duty.if_missed if one.is_missed else ())],
            "readings": list(map(self._named, one.other_readings)),
            "explanation": lines_of(map(self._named, one.lines())),
        }

    def _named(self, text: str) -> str:
        """Return a text with the name of each choice between readings in words."""
        for name in self.procedure.reading_options:
            text = re.sub(rf"(?<![\w-]){name}(?![\w-])", f"how to read “{words(name)}”", text)
        return text

    def _limit(self, one: Deadline) -> str:
        return sentence(f"The time for it: {one.duty.within.read(SentenceReading(self.procedure.titles))}")

    # What can be done, and whom to turn to

    def _window(self, one: WindowState) -> Data:
        tone, badge = _WINDOWS[one.status]
        notes = [_late(one)] if one.window.late is not None and one.status is not WindowStatus.CLOSED else []
        if one.advised is not None:
            notes.append(f"It is best done by {weekday_in_words(one.advised)}. That is advice only.")
        return {
            "name": one.name,
            "title": capital(one.title),
            "tone": tone,
            "badge": badge,
            "text": _can(one),
            "notes": notes,
            "readings": list(map(self._named, one.reading_lines)),
            "explanation": lines_of(map(self._named, one.lines())),
        }

    def _route(self, one: RouteState) -> Data:
        tone, badge, _ = _ROUTES[one.status]
        limit = one.route.time_limit
        discretion = limit is not None and limit.discretion is not None and one.status not in _NO_LIMIT_SHOWN
        return {
            "name": one.name,
            "title": capital(one.title),
            "tone": tone,
            "badge": "You may tell them" if _is_told_only(one) else badge,
            "text": _how(one),
            "limit": _route_limit(one, self.on),
            "late": "If you ask after that, they may still decide to look at it." if discretion else "",
            "readings": list(map(self._named, one.reading_lines)),
            "explanation": lines_of(map(self._named, one.lines())),
        }

    # Whether it may be made, and what is not known

    def _eligible(self) -> Data:
        tone, badge, text = _ELIGIBLE[self.eligibility.answer]
        findings = [
            {"answer": _ELIGIBLE[one.answer][1], "text": plainer(one.reason), "source": source_of(one.source)}
            for one in self.eligibility.findings
        ]
        return {"tone": tone, "badge": badge, "text": text, "findings": findings}

    def _unknown(self) -> list[Data]:
        seen = self.seen
        about: dict[str, dict[str, None]] = {}
        told = [(one.title, (*one.missing, *one.bounds.missing)) for one in seen.deadlines if one.status in _NOW]
        told += [(one.title, one.missing) for one in seen.windows if one.status in _ASKED]
        told += [(one.title, one.missing) for one in seen.routes if one.status not in _NO_LIMIT_SHOWN]
        told.append(("whether the complaint may be made", self.eligibility.missing))
        for title, missing in told:
            for name in missing:
                about.setdefault(name, {})[title] = None
        return [
            {
                "text": capital(self._plain(name)),
                "hint": HINTS.get(name, ""),
                "field": self._field(name),
                "about": list(titles),
            }
            for name, titles in about.items()
        ]

    def _plain(self, name: str) -> str:
        """Return the name of something missing as a person would say it."""
        titles = self.procedure.titles
        for mark, said in (("received:", "when {} was received"), ("made:", "when {} was made or sent")):
            if name.startswith(mark):
                return said.format(titles[name.removeprefix(mark)])
        if name in self._facts:
            return self.procedure.fact(name).question
        if name in titles:
            return titles[name] if titles[name].startswith("the day") else f"the date of {titles[name]}"
        if name in self.procedure.reading_options:
            return question_on_reading(name)
        event, dot, detail = name.partition(".")
        return f"the {words(detail)} of {titles[event]}" if dot and event in titles else name

    def _field(self, name: str) -> str:
        """Return the field in which something missing can be entered; empty where there is none."""
        for mark, before in (("received:", "received."), ("made:", "date.")):
            if name.startswith(mark):
                return before + name.removeprefix(mark)
        if name in self._facts:
            return f"fact.{name}"
        if name in self.procedure.reading_options:
            return f"reading.{name}"
        event, dot, detail = name.partition(".")
        if event not in self.procedure.titles:
            return ""
        return f"detail.{event}.{detail}" if dot else f"date.{event}"

    @property
    def _facts(self) -> set[str]:
        return {one.name for one in self.procedure.facts}

    # Letters

    def _steps_to_take(self, drafts: Iterable[Data]) -> Iterator[Data]:
        """Yield what no rule names: a reminder, and the other bodies that may be asked now."""
        if any(one["kind"] == letters.Kind.FOLLOW_UP.value for one in drafts):
            text = "You can write and ask for the answer. A draft of the letter is below, under “Keep it”."
            yield {"title": "A reminder that an answer is late", "text": text, "source": None}
        for route in self.seen.routes:
            if route.status in {RouteStatus.EARLY, RouteStatus.OPEN, RouteStatus.CLOSING}:
                yield {"title": capital(route.title), "text": _how(route), "source": source_of(route.source)}

    def _letters(self) -> Iterator[Data]:
        begun = self.seen.stage_since is not None
        for kind, title in _LETTERS.items():
            if kind is letters.Kind.COMPLAINT and begun:
                continue
            draft = letters.draft(kind, self.complaint, on=self.on)
            if draft.is_written:
                yield {
                    "kind": kind.value,
                    "title": title,
                    "text": draft.text,
                    "cautions": [sentence(one) for one in draft.cautions],
                }


def _badge(one: Deadline) -> tuple[str, str]:
    if one.status is DutyStatus.CANNOT_TELL and one.done is not None:
        return "unsure", "Done, perhaps late"
    if one.status is DutyStatus.OVERDUE and not one.strength.binds:
        return "due", "Late, but no rule is broken"
    if one.status is DutyStatus.MET_LATE and not one.strength.binds:
        return "due", "Done late, but no rule is broken"
    if one.status is DutyStatus.LAPSED and one.is_missed:
        return ("late", "Missed") if one.strength.binds else ("due", "Missed, but no rule is broken")
    return _BADGES[one.status]


def _in_short(one: Deadline) -> str:
    if one.due is None:
        return _beside_the_dates(one)
    was = "was" if one.status is DutyStatus.OVERDUE else "is"
    return f"It {was} due by {weekday_in_words(one.due)}. {_beside_the_dates(one)}".strip()


def _beside_the_dates(one: Deadline) -> str:
    """Return how it stands, without the day on which it is due."""
    late = f"It is {one.in_days(one.days_late)} late." if one.days_late else ""
    said = ""
    if one.status is DutyStatus.OVERDUE:
        every = "" if one.due is not None else f"It is late on every reading of the rule. {last_day(one.bounds)}"
        said = f"{every or late or 'It is late.'} {_outer(one)}"
    elif one.status is DutyStatus.PENDING:
        said = _outer(one) if one.due is not None else f"It is not late yet. {last_day(one.bounds)}"
    elif one.status is DutyStatus.SUSPENDED:
        said = f"The clock has stopped. {last_day(one.bounds)}"
    elif one.status is DutyStatus.CANNOT_TELL:
        unsettled = "owed" if one.due is not None or one.bounds.no_figure is not None else "late"
        what = f"Whether it is {unsettled}" if one.done is None else "Whether it was in time"
        said = f"{what} cannot be told. {last_day(one.bounds)}"
    elif one.status is DutyStatus.NO_LIMIT:
        said = sentence(f"The rule sets no date for this ({one.bounds.no_figure})")
    elif one.status is DutyStatus.MET_LATE:
        said = late.replace("It is", "It was")
    elif one.lapsed_on is not None:
        missed = f"It was missed. {late.replace('It is', 'It was')} " if one.is_missed else ""
        said = f"{missed}It has not been owed since {weekday_in_words(one.lapsed_on)}."
    if any("was received on the day" in words for words in one.assumed):
        said += " This takes for granted that what starts the clock arrived on the day it was sent."
    if one.predicted:
        said += " It rests on bank holidays that are not announced yet."
    return " ".join(said.split())


def _outer(one: Deadline) -> str:
    """Return the furthest that it can be put off, as a sentence; empty where that is no later than the last day."""
    if one.latest is None or one.due is None or one.latest <= one.due:
        return ""
    soft = ", except for good reason" if one.latest_is_soft else ""
    outer = f"{weekday_in_words(one.latest)}{soft}"
    if one.days_past_latest is not None:
        return f"The outer limit was {outer}. That has passed too, {one.in_days(one.days_past_latest)} ago."
    if one.status is DutyStatus.PENDING:
        return f"They may be able to put it off, but not past {outer}."
    return f"The furthest it could have been put off, in time, was {outer}."


def _dates(one: Deadline, *, by_receipt: bool) -> Iterator[Data]:
    if one.done is not None:
        yield _dated("Received on" if by_receipt else "Done on", one.done)
    if one.due is not None:
        yield _dated("Last day", one.due)
        if one.original is not None and one.original != one.due:
            yield _dated("Last day before it was put off", one.original)
    elif one.status is not DutyStatus.NOT_RUNNING:
        yield from _bounds(one.bounds)
    if one.target is not None:
        yield _dated("Hoped for, inside the limit", one.target)
    if one.latest is not None and (one.due is None or one.latest > one.due):
        yield _dated("Outer limit", one.latest, " (further for good reason)" if one.latest_is_soft else "")
    if one.at_the_latest is not None and one.at_the_latest not in {one.due, one.bounds.latest}:
        yield _dated("At the latest", one.at_the_latest, ", if each step before it is done on its last day")


def _dated(label: str, day: date, more: str = "") -> Data:
    return {"label": label, "value": f"{weekday_in_words(day)}{more}"}


def _bounds(bounds: Bounds) -> Iterator[Data]:
    if bounds.earliest is not None:
        yield _dated("At least until", bounds.earliest)
    if bounds.latest is not None:
        yield _dated("At most until", bounds.latest)


def _move(move: Move) -> Data:
    text = sentence(move.text.partition(": ")[2] or move.text)
    return {"title": capital(move.title), "text": f"{text}{_DOUBT[move.answer]}", "source": source_of(move.source)}


def _can(one: WindowState) -> str:
    if one.status is WindowStatus.OPEN and one.closes is not None:
        return f"You can do this until {weekday_in_words(one.closes)}, that day included."
    if one.status is WindowStatus.OPEN and one.bounds.earliest is not None:
        return f"You can do this at least until {weekday_in_words(one.bounds.earliest)}, that day included."
    if one.status is WindowStatus.CLOSED:
        last = "" if one.closes is None else f" on {weekday_in_words(one.closes)}"
        return f"The time for this ended{last}. {_late(one)}".strip()
    if one.status is WindowStatus.CANNOT_TELL:
        sure = (
            ""
            if one.bounds.earliest is None
            else f"There was time at least until {weekday_in_words(one.bounds.earliest)}. "
        )
        return f"Whether there is still time cannot be told. {sure}Do not wait."
    return "You can do this. The rule sets no last day."


def _late(one: WindowState) -> str:
    power = one.window.late
    if power is None:
        return ""
    tests = f" if {power.tests}" if power.limbs else ""
    return f"After the last day, {power.who} may still accept it{tests}. You may ask."


def _is_told_only(one: RouteState) -> bool:
    return one.route.kind is RouteKind.REGULATOR and one.status is RouteStatus.OPEN


def _how(one: RouteState) -> str:
    return "You may tell them at any time. They decide no complaint." if _is_told_only(one) else _ROUTES[one.status][2]


def _route_limit(one: RouteState, on: date) -> str:
    bounds = one.bounds
    if bounds is None or one.status in _NO_LIMIT_SHOWN:
        return ""
    if bounds.latest is not None and bounds.latest < on:
        return _ended(bounds, weekday_in_words(bounds.latest))
    if bounds.certain and bounds.latest is not None:
        return f"The time for asking ends on {weekday_in_words(bounds.latest)}."
    if bounds.earliest is not None:
        return _at_least(weekday_in_words(bounds.earliest), bounds.latest, is_past=bounds.earliest < on)
    if bounds.latest is not None:
        day = weekday_in_words(bounds.latest)
        return f"The time for asking ends on {day} or before that. The exact day is not known, so do not wait."
    return "The day on which the time for asking ends is not known, so do not wait."


def _at_least(first: str, last: date | None, *, is_past: bool) -> str:
    """Return how long there is time for certain, and at most."""
    if is_past:
        most = "" if last is None else f" It ends on {weekday_in_words(last)} at the latest."
        return f"There was time at least until {first}.{most} Do not wait."
    most = "" if last is None else f", and at most until {weekday_in_words(last)}"
    return f"There is time at least until {first}{most}."


def _ended(bounds: Bounds, last: str) -> str:
    """Return when the time for asking ended, which is before the day asked about."""
    if bounds.certain:
        return f"The time for asking ended on {last}."
    if bounds.earliest is not None:
        return f"The time for asking ended between {weekday_in_words(bounds.earliest)} and {last}."
    return f"The time for asking ended on {last} or before that."
