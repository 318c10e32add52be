"""How a complaint stands on a date, as a page: the answer, what was missed, the working, and what may be done next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules.answers import DutyStatus, RouteStatus, WindowStatus, said_plainly
from complaint_rules.conditions import Answer
from complaint_rules.dates import in_words
from complaint_rules.eligibility import IN_WORDS
from complaint_rules.entries import Extended, Noted, Recorded, Suspended
from complaint_rules.explanations import DISCLAIMER, capital, certainty, sentence, sentence_of
from complaint_rules.limits import UsesReading
from complaint_rules.rules import Duty, How, RouteKind, Strength
from complaint_rules.show.document import Item, Notes, Page, Section
from complaint_rules.show.words import condition_in_words, value_in_words
from complaint_rules.vocabulary import Party

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from complaint_rules.answers import Deadline, Move, RouteState, Snapshot
    from complaint_rules.eligibility import Eligibility
    from complaint_rules.entries import Entry
    from complaint_rules.limits import Limit
    from complaint_rules.rules import Extension, Target, Window
    from complaint_rules.sources import Source

__all__ = ["standing_page"]

_WORKED = {DutyStatus.OVERDUE, DutyStatus.PENDING, DutyStatus.SUSPENDED, DutyStatus.CANNOT_TELL, DutyStatus.NO_LIMIT}
_MET = {DutyStatus.MET, DutyStatus.MET_LATE}
_ASKED = {WindowStatus.OPEN, WindowStatus.NO_LIMIT, WindowStatus.CLOSED, WindowStatus.CANNOT_TELL}
_NO_ROUTE = {RouteStatus.USED, RouteStatus.NOT_AVAILABLE}

_ROUTES = {
    RouteStatus.NOT_AVAILABLE: "not open to this complaint",
    RouteStatus.PREMATURE: "too early, in general",
    RouteStatus.EARLY: "may be asked now, although the procedure is not complete; it decides whether that is too soon",
    RouteStatus.OPEN: "may be asked now",
    RouteStatus.CLOSING: "may be asked now, and its time limit ends soon",
    RouteStatus.PAST_LIMIT: "too late",
    RouteStatus.USED: "has been asked",
    RouteStatus.CANNOT_TELL: "whether it may be asked cannot be told",
}
_ONLY = {
    Strength.AIM: "aims at",
    Strength.USUAL: "says that it usually does",
    Strength.ADVICE: "advises",
    Strength.DESCRIPTION: "describes",
}
_HOW = {
    How.NOTICE: "by notice",
    How.AGREEMENT: "by agreement",
    How.OFFICER: "by an officer",
    How.AUTOMATIC: "by itself",
}
_DOUBT = {
    Answer.YES: "",
    Answer.NO: "",
    Answer.DISCRETION: " Somebody has to decide whether to accept it.",
    Answer.CANNOT_TELL: " Whether it would be accepted or in time cannot be told for certain.",
}


def standing_page(seen: Snapshot, eligibility: Eligibility | None) -> Page:
    """Return the page of a snapshot, and of whether the complaint may be made if that is given."""
    return _Standing(seen, eligibility).page()


class _Standing:
    """The page of one snapshot while it is written."""

    __slots__ = ("eligibility", "notes", "procedure", "seen", "titles")

    def __init__(self, seen: Snapshot, eligibility: Eligibility | None) -> None:
        self.seen = seen
        self.eligibility = eligibility
        self.procedure = seen.procedure
        self.titles = seen.procedure.titles
        self.notes = Notes()

    def page(self) -> Page:
        reference = () if self.seen.reference is None else (f"Reference: {self.seen.reference}",)
        sections = tuple(
            Section(title, tuple(items))
            for title, items in (
                ("The answer", self._answer()),
                ("What was missed, and by how much", self._missed()),
                ("What is owed, and how the dates are worked out", self._worked(_WORKED)),
                ("What may be asked for, and how the dates are worked out", self._windows()),
                ("What may be done next", self._next()),
                *((capital(route.title), self._route(route)) for route in self.seen.routes),
                ("Whether the complaint may be made", self._eligible()),
                ("What is not known", self._not_known()),
                ("What is unusual in the record", self._unusual()),
                ("What is on record", self._record()),
                ("What was done", self._worked(_MET)),
                ("What is no longer owed", self._worked({DutyStatus.LAPSED})),
                ("What is not running yet", self._not_running()),
                ("What the text leaves open", self._left_open()),
            )
        )
        return Page(
            title=self.procedure.title,
            lines=(*reference, self._rules(), f"How it stands on {in_words(self.seen.on)}"),
            sections=sections,
            notes=tuple(self.notes.said),
            closing=DISCLAIMER,
        )

    def _rules(self) -> str:
        procedure = self.procedure
        return f"Rules: {procedure.source.citation} ({procedure.name}, version {procedure.version})"

    # The answer

    def _answer(self) -> Iterator[Item]:
        yield Item(self._stage())
        for one in self.seen.overdue:
            due = f" It was due on {in_words(one.due)}" if one.due is not None else self._past_on_every_reading(one)
            late = f" and is {self._days(one, one.days_late)} late" if one.days_late else ""
            word = "Overdue" if one.strength.binds else "Late, though no breach"
            yield Item(f"{word}: {one.title}. {self._owes(one)}{due}{late}.{self._past_latest(one)}")
        for one in self.seen.deadlines:
            if one.status is DutyStatus.PENDING:
                when = f"; {certainty(one.bounds)}" if one.due is None else f", by {in_words(one.due)}"
                yield Item(f"Due: {one.title}{when}. {self._owes(one)}")
            elif one.status is DutyStatus.SUSPENDED:
                yield Item(f"Stopped: the clock for {one.title}. {self._owes(one)} {capital(certainty(one.bounds))}.")
            elif one.status is DutyStatus.CANNOT_TELL:
                late = f"{one.title} is late" if one.done is None else f"{one.title} was in time"
                yield Item(f"Cannot be told: whether {late}. {capital(certainty(one.bounds))}.")
        for window in self.seen.windows:
            if window.status in {WindowStatus.OPEN, WindowStatus.NO_LIMIT, WindowStatus.CANNOT_TELL}:
                yield Item(window.headline)
        for route in self.seen.routes:
            yield Item(f"{capital(route.title)}: {self._how(route)}. {self._time_limit(route)}")

    @staticmethod
    def _past_on_every_reading(one: Deadline) -> str:
        latest = one.bounds.latest
        known = "" if latest is None else f", at the latest {in_words(latest)},"
        return f" Its last day{known} has passed on every reading of the text"

    def _stage(self) -> str:
        if self.seen.stage_since is None:
            return "No act in this procedure is on record on or before this date, so it has not begun."
        rests = next((one.text for one in self.seen.findings if one.name == "stage-rests-on"), None)
        mark = "" if rests is None else f" {self.notes.say(rests)}"
        since = f"{self.seen.stage.title}, since {in_words(self.seen.stage_since)}{mark}."
        return f"The procedure is over: {since}" if self.seen.is_over else f"Where the complaint is: {since}"

    def _owes(self, one: Deadline) -> str:
        return f"{capital(self.procedure.party(one.owed_by))} owes it."

    def _past_latest(self, one: Deadline) -> str:
        if one.days_past_latest is None or one.latest is None:
            return ""
        soft = ", except for good reason" if one.latest_is_soft else ""
        return (
            f" It is also {self._days(one, one.days_past_latest)} past {in_words(one.latest)}, the last day to which "
            f"the limit can be put off without agreement{soft}."
        )

    @staticmethod
    def _days(one: Deadline, number: int) -> str:
        return one.in_days(number)

    def _target(self, day: date, target: Target | None) -> str:
        if target is None or target.strength is not Strength.ADVICE:
            return f"The text aims at {in_words(day)}, inside the limit."
        mark = self.notes.of(target.source)
        return f"{in_words(day)}, inside the limit, is a day that the text gives as advice {mark}."

    # Missed

    def _missed(self) -> Iterator[Item]:
        for one in self.seen.missed:
            due = "an unknown day" if one.due is None else in_words(one.due)
            if one.due is None and one.bounds.latest is not None:
                due = f"{in_words(one.bounds.latest)} at the latest, on every reading of the text"
            late = f"{self._days(one, one.days_late)} late" if one.days_late else "no working day late yet"
            if one.status is DutyStatus.OVERDUE:
                fate = f"still owed on {in_words(self.seen.on)}, {late}"
            elif one.done is not None:
                fate = f"done on {in_words(one.done)}, {late}"
            else:
                left = self.seen.on if one.lapsed_on is None else one.lapsed_on
                fate = f"not done when it ceased to be owed on {in_words(left)}, {late}"
            outer = one.days_past_latest
            past = ""
            if outer is not None and one.latest is not None:
                past = f", and {self._days(one, outer)} past the outer limit of {in_words(one.latest)}"
            weight = "" if one.strength.binds else f" The text only {_ONLY[one.strength]} this, so a miss is no breach."
            yield Item(f"{capital(one.title)}: due on {due}; {fate}{past}.{weight}")
            for text in one.duty.if_missed:
                yield Item(f"Because it was missed: {sentence(text)}", 1)

    # The working

    def _worked(self, statuses: set[DutyStatus]) -> Iterator[Item]:
        for one in self.seen.deadlines:
            kind = DutyStatus.MET if one.status is DutyStatus.CANNOT_TELL and one.done is not None else one.status
            if kind in statuses:
                yield Item(one.headline)
                if one.status is not DutyStatus.LAPSED or one.is_missed:
                    for text in self._working(one):
                        yield Item(text, 1)

    def _working(self, one: Deadline) -> Iterator[str]:
        yield self._rule(one.duty.within, one.source, {one.duty.name, one.act})
        lines = one.working_lines if one.bounds.no_figure is None else ()
        yield from lines[:-1]
        yield from (f"First limit: {line}" if one.outer_line else line for line in lines[-1:])
        yield from self._extensions(one)
        if one.outer_line:
            yield f"Outer limit: {one.outer_line}"
        yield from one.other_readings
        if one.target is not None:
            yield self._target(one.target, one.duty.target)
        if one.duty.soft:
            yield f"The text softens the limit: {sentence(one.duty.soft)}"
        yield from self._doubts(one.assumed, one.missing, predicted=one.predicted)
        for note in one.notes:
            yield f"How days are counted here: see {self.notes.say(note)}."
        if one.bounds.approximate:
            yield "Hours are counted as whole days, so this is approximate."

    def _windows(self) -> Iterator[Item]:
        for one in self.seen.windows:
            here = one.window.stage == self.seen.stage.name
            if one.status not in _ASKED or not here:
                continue
            yield Item(one.headline)
            yield Item(self._rule(one.window.until, one.source, {one.name, one.event}), 1)
            for text in one.working_lines if one.bounds.no_figure is None else ():
                yield Item(text, 1)
            for text in one.reading_lines:
                yield Item(text, 1)
            if one.window.advised is not None and (one.advised is not None or one.advised_readings):
                mark = self.notes.of(one.window.advised.source)
                day = "in time" if one.advised is None else f"by {in_words(one.advised)}"
                yield Item(f"It is advised to do so {day}; that is advice only {mark}.", 1)
                for text in one.advised_lines:
                    yield Item(text, 2)
            if one.long_stop is not None:
                absolute = "nothing is accepted" if one.window.long_stop_absolute else "it is harder still"
                yield Item(f"After {in_words(one.long_stop)} {absolute}.", 1)
            if one.window.late is not None:
                tests = f" if {one.window.late.tests}" if one.window.late.limbs else ""
                mark = self.notes.of(one.window.late.source)
                yield Item(f"Late: {one.window.late.who} may still accept it{tests} {mark}.", 1)
            for text in self._doubts(one.assumed, one.missing, predicted=one.predicted):
                yield Item(text, 1)

    def _rule(self, limit: Limit, source: Source, about: set[str]) -> str:
        rule = f"The rule: {sentence_of(limit, self.titles)} {self.notes.of(source)}."
        doubts = [self.notes.say(found.text) for found in self.seen.findings if about & set(found.about)]
        return f"{rule} A doubt on the text is told in {' and '.join(doubts)}." if doubts else rule

    def _doubts(self, assumed: Sequence[str], missing: Sequence[str], *, predicted: bool) -> Iterator[str]:
        for words, names in (("Taken for granted", assumed), ("Not known", missing)):
            if names:
                yield f"{words}: {sentence('; '.join(self._plain(name) for name in names))}"
        if predicted:
            yield "This date rests on predicted bank holidays, not on GOV.UK's published list."

    def _extensions(self, one: Deadline) -> Iterator[str]:
        for made in one.extensions:
            yield f"Extended {_HOW[made.how]} on {in_words(made.on)}, to {in_words(made.to)}."
        rules = [rule for rule in self.procedure.extensions if rule.duty == one.duty.name]
        if rules and not one.extensions and one.due is not None:
            told = any(isinstance(entry, Extended) and entry.duty == one.duty.name for entry in self.seen.entries)
            yield "No extension that counts is on record." if told else "No extension is on record."
        for rule in rules:
            if rule.how is How.AUTOMATIC or (
                one.due is not None and (rule.how is How.AGREEMENT or one.due != one.latest)
            ):
                yield self._extension(one, rule)

    def _extension(self, one: Deadline, rule: Extension) -> str:
        can = "can be" if one.status in {DutyStatus.PENDING, DutyStatus.SUSPENDED} else "could have been"
        if rule.how is How.AUTOMATIC:
            when = condition_in_words(rule.applies_when, self.procedure)
            return f"The limit is extended by itself{', if ' + when if when else ''} {self.notes.of(rule.source)}."
        before = f" made on or before {in_words(one.due)}" if rule.before_expiry and one.due is not None else ""
        to = ""
        if rule.by is not None:
            to = f", by at most {rule.by.in_words}"
        elif rule.to_at_most and one.latest is not None:
            to = f", to {in_words(one.latest)} at the furthest"
        elif rule.to is not None:
            to = f", to at most {sentence_of(rule.to, self.titles)}"
        cause = f" The text names the cause: {' or '.join(rule.causes)}." if rule.causes else ""
        asks = f" It requires {' and '.join(rule.requires)}." if rule.requires else ""
        can = f"{can} extended{' further' if one.extensions else ''}"
        return f"The limit {can} {_HOW[rule.how]}{before}{to} {self.notes.of(rule.source)}.{cause}{asks}"

    # What may be done

    def _next(self) -> Iterator[Item]:
        complainant = capital(self.procedure.party(Party.COMPLAINANT))
        for party in dict.fromkeys(move.by for move in self.seen.moves):
            yield Item(f"Open to {self.procedure.party(party)}:")
            for move in sorted((one for one in self.seen.moves if one.by is party), key=self._rank):
                yield Item(self._move(move), 1)
        if any(move.by is Party.COMPLAINANT for move in self.seen.moves):
            yield from self._advocate()
        else:
            yield Item(f"{complainant} has no move in this procedure on this date.")
        for one in self.seen.entitlements:
            yield Item(f"{capital(one.who)} may {one.text} {self.notes.of(one.source)}.")

    def _rank(self, move: Move) -> int:
        """Return 0 for what has a window, 1 for another body, 2 for what may be done at any time."""
        return 1 if move.route else 2 * all(window.event != move.name for window in self.seen.windows)

    def _move(self, move: Move) -> str:
        mark = self.notes.of(move.source)
        if move.route:
            route = self.seen.route(move.route)
            return f"A complaint to {move.title}: {self._how(route)} {mark}. {self._time_limit(route)}"
        until = "" if move.until is None or move.by is Party.COMPLAINANT else f" Until {in_words(move.until)}."
        return f"{sentence(move.text)[:-1]} {mark}.{_DOUBT[move.answer]}{until}"

    def _advocate(self) -> Iterator[Item]:
        told = self.seen.facts.get("advocate")
        them = self.procedure.party(Party.COMPLAINANT)
        if told is True:
            yield Item(f"An advocate acts or supports, and may do these with or for {them}.")
        elif told is None and any(one.name == "advocate" for one in self.seen.entitlements):
            yield Item(f"An advocate, if there is one, may do these with or for {them}; none is on record.")

    # Other bodies

    def _route(self, route: RouteState) -> Iterator[Item]:
        yield Item(f"How it stands: {self._how(route)} {self.notes.of(route.source)}.")
        if route.status is RouteStatus.PREMATURE:
            complete = condition_in_words(route.route.complete, self.procedure)
            yield Item(f"Why: in general the procedure comes first, until {complete}.")
        for reason in route.reasons if route.status is not RouteStatus.PREMATURE else ():
            if route.finding is None or reason.rule != route.finding.rule:
                mark = "" if reason.source is None else f" {self.notes.of(reason.source)}"
                yield Item(f"Why: {sentence(reason.text)[:-1]}{mark}.")
        if route.route.remit and route.status is not RouteStatus.NOT_AVAILABLE:
            yield Item(f"What it looks at: {sentence(route.route.remit)}")
        limit = route.route.time_limit
        if limit is None or route.status in _NO_ROUTE or not limit.until.read(UsesReading()).events:
            return
        yield Item(f"{self._time_limit(route)[:-1]} {self.notes.of(limit.source)}.")
        rule = sentence_of(limit.until, self.titles)
        events = limit.until.read(UsesReading()).events
        early = {event.name for event in self.procedure.events if event.lies_before}
        if events <= early - self._recorded and self._known_by is not None:
            yield Item(
                f"The limit is {rule}. The record does not hold that day. It cannot be later than "
                f"{in_words(self._known_by)}, the day of the first act on record, so the limit may end earlier."
            )
        else:
            yield Item(f"The limit is {rule}.")
        for text in route.reading_lines:
            yield Item(text, 1)
        if events <= early:
            yield Item("This clock runs beside the procedure and does not wait for it.")
        if limit.discretion is not None:
            mark = self.notes.of(limit.discretion.source)
            yield Item(f"A complaint after that is not barred: {limit.discretion.who} may still consider it {mark}.")

    @staticmethod
    def _how(route: RouteState) -> str:
        if route.route.kind is RouteKind.REGULATOR and route.status is RouteStatus.OPEN:
            return "may be told at any time; it decides no complaint"
        discretion = route.status is RouteStatus.PAST_LIMIT and route.answer is Answer.DISCRETION
        return f"{_ROUTES[route.status]}{', unless it decides to look at it all the same' if discretion else ''}"

    def _time_limit(self, route: RouteState) -> str:
        bounds = route.bounds
        if bounds is None or route.status in _NO_ROUTE:
            return ""
        ended = "ended" if route.status is RouteStatus.PAST_LIMIT else "ends"
        if bounds.certain and bounds.latest is not None:
            return f"Its time limit {ended} on {in_words(bounds.latest)}."
        if bounds.latest is not None and bounds.earliest is None:
            known = "" if self._known_by is None else f", because the matter was known by {in_words(self._known_by)}"
            return f"Its time limit {ended} on or before {in_words(bounds.latest)}{known}."
        return f"Its time limit: {certainty(bounds)}."

    @property
    def _known_by(self) -> date | None:
        """The day of the first act on record, by which the matter was known."""
        acts = [
            entry.on
            for entry in self.seen.entries
            if isinstance(entry, Recorded) and not self.procedure.event(entry.event).is_circumstance
        ]
        return min(acts, default=None)

    # Eligibility

    def _eligible(self) -> Iterator[Item]:
        if self.eligibility is None:
            return
        yield Item(f"Over all rules: {IN_WORDS[self.eligibility.answer]}.")
        for found in self.eligibility.findings:
            if found.answer is not Answer.YES or found.bounds is not None:
                mark = self.notes.of(found.source)
                yield Item(f"{capital(IN_WORDS[found.answer])}. {capital(sentence(found.reason)[:-1])} {mark}.")
        for text in self.eligibility.assumed:
            yield Item(sentence(capital(self._plain(text))))

    # Doubts

    def _not_known(self) -> Iterator[Item]:
        settles: dict[str, list[str]] = {}
        for names, what in (*self._missing_for_duties(), *self._missing_elsewhere()):
            for name in names:
                settles.setdefault(name, []).append(what)
        for name, several in settles.items():
            yield Item(f"{capital(self._plain(name))}. It would settle {' and '.join(dict.fromkeys(several))}.")

    def _missing_for_duties(self) -> Iterator[tuple[Sequence[str], str]]:
        """Yield what is missing for a limit, and what the limit is called; what lies ahead is not missing."""
        for one in self.seen.deadlines:
            if one.status is DutyStatus.NOT_RUNNING:
                yield [name for name in one.missing if name in self._past], f"the limit for {one.title}"
            elif one.status is not DutyStatus.LAPSED:
                yield one.missing, f"the limit for {one.title}"
            if one.status in _WORKED and one.other_readings:
                events = one.duty.within.read(UsesReading()).events - self._recorded - set(one.missing)
                yield sorted(events), f"the other reading of the limit for {one.title}"

    def _missing_elsewhere(self) -> Iterator[tuple[Sequence[str], str]]:
        for window in self.seen.windows:
            if window.status is WindowStatus.CANNOT_TELL:
                yield window.missing, f"the limit for {window.title}"
        for route in self.seen.routes:
            if route.status not in _NO_ROUTE:
                of_the_limit = () if route.finding is None else route.finding.missing
                yield of_the_limit, f"the time limit of {route.title}"
                rest = [name for name in route.missing if name not in of_the_limit]
                yield rest, f"whether {route.title} may be asked"
        if self.eligibility is not None:
            yield self.eligibility.missing, "whether the complaint may be made"
        for limit in self.procedure.time_limits:
            yield sorted(limit.until.read(UsesReading()).events - self._recorded), limit.title

    @property
    def _recorded(self) -> set[str]:
        return {entry.event for entry in self.seen.entries if isinstance(entry, Recorded)}

    @property
    def _past(self) -> set[str]:
        """The events that are not on record and must have happened all the same."""
        past = {name for event in self._recorded for name in self.procedure.must_precede[event]}
        return past - self._recorded

    def _unusual(self) -> Iterator[Item]:
        for one in self.seen.irregular:
            mark = "" if one.source is None else f" {self.notes.of(one.source)}"
            yield Item(f"{in_words(one.on)}: {sentence(one.text)[:-1]}{mark}.")
        if self.seen.not_used:
            said = "; ".join(self.titles[name] for name in self.seen.not_used)
            yield Item(f"Kept on record, though this procedure has no use for it: {said}.")

    def _record(self) -> Iterator[Item]:
        yield Item("The record is taken as complete up to this date: what is not on it has not happened.")
        noted = {entry.fact for entry in self.seen.entries if isinstance(entry, Noted)}
        for name, value in self.seen.facts.items():
            if name not in noted:
                yield Item(f"Always so: {self._told(name, value)}")
        for entry in self.seen.entries:
            yield Item(f"{in_words(entry.on)}: {self._entry(entry)}")

    def _entry(self, entry: Entry) -> str:
        if isinstance(entry, Recorded):
            received = ""
            if entry.made is None:
                received = ", received on this day; when it was made or sent is not on record"
            elif entry.received is not None:
                received = f", received on {in_words(entry.received)}"
            details = "".join(f"; {name}: {value_in_words(value)}" for name, value in entry.details)
            return f"{self.titles[entry.event]}{received}{details}."
        if isinstance(entry, Noted):
            return self._told(entry.fact, entry.value)
        if isinstance(entry, Extended):
            title = self.seen.deadline(entry.duty).title
            why = "".join(f"; {text}" for text in (entry.cause, entry.reason) if text)
            return sentence(f"extension {_HOW[entry.how]}, to {in_words(entry.to)}, of the limit for {title}{why}")
        if isinstance(entry, Suspended):
            causes = {one.cause: one.title for one in self.procedure.suspensions}
            return f"the clocks stopped for {causes[entry.cause]}."
        return "the clocks ran again."

    def _told(self, name: str, value: object) -> str:
        return f"{self.procedure.fact(name).question} {capital(value_in_words(value))}."

    def _not_running(self) -> Iterator[Item]:
        if self.seen.is_over:
            return
        order = {stage.name: place for place, stage in enumerate(self.procedure.stages)}
        here = order.get(self.seen.stage.name, -1)
        held = {name for name, _, _ in self.seen.visits}
        for one in self.seen.deadlines:
            if one.status is not DutyStatus.NOT_RUNNING:
                continue
            stage = one.duty.stage
            if stage is not None and stage not in held and order[stage] < here:
                yield Item(f"{capital(one.title)}: {self.procedure.stage(stage).title}, is not on record.")
                continue
            last = ""
            if one.at_the_latest is not None:
                last = f" If each step before it is done on its last day, that is {in_words(one.at_the_latest)}."
            only = condition_in_words(one.duty.owed_if, self.procedure)
            owed = f" It is owed only if {only}." if only else ""
            yield Item(f"{self._row(one.title, one.duty)}{last}{owed}")
        for window in self.seen.windows:
            if window.status is WindowStatus.NOT_OPEN and order[window.window.stage] >= here:
                yield Item(self._row(window.title, window.window))

    def _row(self, title: str, rule: Duty | Window) -> str:
        limit = rule.within if isinstance(rule, Duty) else rule.until
        return f"{capital(title)}: {sentence_of(limit, self.titles)} {self.notes.of(rule.source)}."

    def _left_open(self) -> Iterator[Item]:
        """Yield the doubts on the text as a whole, its routes and its pauses; the others stand beside their rules."""
        beside = {one.name for one in self.procedure.routes}
        beside |= {entry.cause for entry in self.seen.entries if isinstance(entry, Suspended)}
        for found in self.seen.findings:
            if (not found.about or beside & set(found.about)) and found.name != "stage-rests-on":
                yield Item(found.text)

    def _plain(self, name: str) -> str:
        return said_plainly(name, self.procedure)
