"""The extensions of a duty: which of them count, how far they reach, and which are still to be had."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from complaint_rules.answers import Irregularity, counts_working_days
from complaint_rules.conditions import Answer
from complaint_rules.dates import in_words
from complaint_rules.limits import Bounds, BoundsReading
from complaint_rules.rules import How

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from complaint_rules.entries import Extended
    from complaint_rules.limits import Evidence
    from complaint_rules.periods import Period
    from complaint_rules.rules import Duty, Extension
    from complaint_rules.sources import Source
    from complaint_rules.timeline import Timeline

__all__ = ["Applied", "Extensions"]


@frozen(kw_only=True)
class Applied:
    """
    What extensions come to.

    Attributes:
        due: The day on which the duty is due after them.
        counted: Those that counted.
        reports: What is unusual about them.
    """

    due: date
    counted: tuple[Extended, ...]
    reports: tuple[Irregularity, ...]


class Extensions:
    """
    The extensions of one duty on record, weighed against the rules for them.

    Source:
        House rule: an extension never shortens; past a firm cap it is clamped, past a soft one it counts, made too late
        it does not; each of these is reported.
    """

    __slots__ = ("_by_themselves", "duty", "evidence", "made", "outer", "rules", "timeline", "used")

    def __init__(
        self,
        timeline: Timeline,
        duty: Duty,
        evidence: Evidence,
        made: Iterable[Extended],
        *,
        bounds: Bounds | None = None,
    ) -> None:
        """Take those that were made for this occurrence of the duty; `bounds` are those of its limit, once read."""
        self.timeline: Timeline = timeline
        self.duty: Duty = duty
        self.evidence: Evidence = evidence
        if bounds is None or duty.name in timeline.procedure.with_second_figure:
            bounds = duty.within.read(BoundsReading(evidence, at_most=True))
        self.outer: Bounds = bounds
        self.rules: list[Extension] = list(timeline.procedure.extensions_by_duty[duty.name])
        self._by_themselves: list[Extension] = [rule for rule in self.rules if rule.how is How.AUTOMATIC]
        self.used: tuple[Extension, ...] = ()
        self.made: list[Extended] = sorted(made, key=lambda one: (one.on, one.to, repr(one)))

    def weighed(self, base: Bounds) -> tuple[Applied | None, Applied | None]:
        """Return what they come to at the lower and at the upper bound; None where a bound is not known."""
        if base.due is not None:
            most = self.applied(base.due, max)
            is_one_way = not (self.made or self._by_themselves) or (
                self.outer.due is not None
                and not self.doubtful
                and all(rule.by is None or self._is_one_kind(rule.by) for rule in self.rules)
            )
            return (most, most) if is_one_way else (self.applied(base.due, min), most)
        if base.earliest is None or base.latest is None or base.stopped:
            return None, None
        return self.applied(base.earliest, min), self.applied(base.latest, max)

    def _is_one_kind(self, period: Period) -> bool:
        return len(self.evidence.kinds(period)) == 1

    def is_open_ended(self, due: date) -> bool:
        """Return whether one that comes by itself, or may, has no bound."""
        return any(self.cap(rule, due) is None for rule in self._automatic(max))

    @property
    def doubtful(self) -> list[Extension]:
        """Those of which it cannot be told whether they come by themselves."""
        certain = self._automatic(min)
        return [rule for rule in self._automatic(max) if rule not in certain]

    @property
    def untold(self) -> tuple[str, ...]:
        """The facts that decide whether an extension comes by itself, and that have not been told."""
        circumstances = self.timeline.circumstances(self.evidence.on)
        return tuple(dict.fromkeys(name for rule in self.doubtful for name in rule.applies_when.missing(circumstances)))

    def applied(self, due: date, choose: Callable[[list[date]], date] = max) -> Applied:
        """Return the day on which the duty is due after them, those that counted, and what to report."""
        current = due
        used: list[Extension] = []
        counted: list[Extended] = []
        reports: list[Irregularity] = []
        for one in self.made:
            fitting = [rule for rule in self.rules if fits(rule, one)]
            fitting.sort(key=lambda rule: _is_used_up(rule, used))
            refusal, source = _refusal(one, fitting, current, used)
            if refusal:
                reports.append(self._report(one, refusal, source))
                continue
            rule = fitting[0]
            once_more = _is_used_up(rule, used)
            used.append(rule)
            to, remark = self._allowed(one, rule, current, choose, once_more=once_more)
            if remark:
                reports.append(self._report(one, remark, rule.source))
            if rule.causes and not one.cause and to > current:
                reports.append(self._report(one, _without_a_cause(rule), rule.source))
            if to > current:
                current = to
                counted.append(one)
        for rule in self._automatic(choose):
            current = max(current, self.cap(rule, current, choose) or current)
        self.used = tuple(used)
        return Applied(due=current, counted=tuple(counted), reports=tuple(reports))

    def _automatic(self, choose: Callable[[list[date]], date]) -> list[Extension]:
        """Return those that come by themselves: for the furthest day, those too of which that cannot be told."""
        if not self._by_themselves:
            return []
        circumstances = self.timeline.circumstances(self.evidence.on)
        enough = (Answer.YES,) if choose is min else (Answer.YES, Answer.CANNOT_TELL)
        return [rule for rule in self._by_themselves if rule.applies_when.answer(circumstances) in enough]

    def _report(self, one: Extended, text: str, source: Source | None) -> Irregularity:
        what = self.duty.title or self.timeline.procedure.titles[self.duty.act]
        start = f"The extension of {what} that was made on {in_words(one.on)}: "
        return Irregularity(what=one.duty, on=one.on, text=f"{start}{text}.", source=source)

    def _allowed(
        self, one: Extended, rule: Extension, current: date, choose: Callable[[list[date]], date], *, once_more: bool
    ) -> tuple[date, str]:
        """Return the day to which an extension counts, and what is unusual about it."""
        wanted = self._moved_by_pauses(one)
        if wanted <= current:
            return current, f"it adds nothing: the duty was already due on {in_words(current)}"
        cap = self.cap(rule, current, choose)
        if cap is None or wanted <= cap:
            again = f"the text allows this {_times(rule.times)}; a further one needs a good reason, and is counted"
            return wanted, again if once_more else ""
        past = f"{in_words(wanted)} is past the outer limit of {in_words(cap)}"
        if not rule.firm:
            return wanted, f"{past}, which needs a good reason; it is counted"
        to = max(cap, current)
        return to, f"{past}, so it counts only to {in_words(to)}"

    def _moved_by_pauses(self, one: Extended) -> date:
        """Return the day of an extension, put off by the days that were suspended after it was made and up to it."""
        to = one.to
        for pause in self.evidence.pauses:
            assert pause.resumed is not None  # noqa: S101 - those still going on were closed before
            if not one.on <= pause.first <= to:
                continue
            if counts_working_days(self.duty.within, self.evidence.readings):
                working = self.timeline.days.working
                suspended = working.working_days_between(pause.first, pause.resumed, inclusive="left")
                to = working.add_working_days(to, suspended) if suspended else to
            else:
                to += pause.resumed - pause.first
        return to

    def cap(self, rule: Extension, current: date, choose: Callable[[list[date]], date] = max) -> date | None:
        """
        Return the furthest day that one extension under a rule may reach, or None where the text sets none.

        Where that day is only bounded, or the text does not say which days it counts, `choose` takes the nearest or
        the furthest of those it may be.
        """
        if rule.to_at_most or rule.to is not None:
            outer = self.outer if rule.to is None else rule.to.read(BoundsReading(self.evidence))
            ends = [outer.due] if outer.due is not None else [outer.earliest if choose is min else outer.latest]
        elif rule.by is not None:
            start = Bounds(earliest=current, latest=current, due=current, running=True)
            ends = [BoundsReading(self.evidence).after(start, period).due for period in self.evidence.kinds(rule.by)]
        else:
            return None
        known = [end for end in ends if end is not None]
        return choose(known) if known else None

    def furthest(self, due: date) -> tuple[date | None, bool]:
        """Return the furthest that the duty can go without the complainant's agreement, and whether that is soft."""
        outer = self.outer.due if self.outer.due is not None else self.outer.latest
        if outer is None:
            return None, False
        circumstances = self.timeline.circumstances(self.evidence.on)
        rules = [
            rule
            for rule in self.rules
            if rule.how is not How.AGREEMENT and rule.applies_when.answer(circumstances) is not Answer.NO
        ]
        furthest = max(due, outer)
        if not rules:
            return furthest, False
        reached = {(0,) * len(rules): due}
        soft = False
        while reached:
            further: dict[tuple[int, ...], date] = {}
            for times, day in reached.items():
                hows = {rule.how for rule, number in zip(rules, times, strict=True) if number}
                for place, rule in enumerate(rules):
                    if times[place] >= (rule.times or 1) or (rule.follows is not None and rule.follows not in hows):
                        continue
                    cap = self.cap(rule, day)
                    if cap is None or (rule.by is not None and rule.times is None):
                        return None, False
                    soft = soft or not rule.firm
                    next_times = (*times[:place], times[place] + 1, *times[place + 1 :])
                    further[next_times] = max(cap, day, further.get(next_times, day))
            furthest = max([furthest, *further.values()])
            reached = further
        return furthest, soft

    def left(self, due: date) -> Iterator[tuple[Extension, date | None]]:
        """Yield each rule under which one more extension would count, with the furthest day that it may reach."""
        used = list(self.used)
        for rule in self.rules:
            in_turn = rule.follows is None or any(other.how is rule.follows for other in used)
            if rule.how is How.AUTOMATIC or not in_turn or _is_used_up(rule, used):
                continue
            cap = self.cap(rule, due)
            if cap is None or cap > due:
                yield rule, cap

    def widened(self, latest: date | None) -> date | None:
        """Return the upper bound where the due day is not known: extensions may reach past it."""
        if latest is None:
            return None
        if self.is_open_ended(latest):
            return None
        outer = [cap for rule in self._automatic(max) if (cap := self.cap(rule, latest)) is not None]
        return max([latest, *outer, *(self._moved_by_pauses(one) for one in self.made if one.on <= latest)])


def fits(rule: Extension, one: Extended) -> bool:
    return rule.how is one.how and (not rule.causes or not one.cause or one.cause in rule.causes)


def _is_used_up(rule: Extension, used: list[Extension]) -> bool:
    return rule.times is not None and used.count(rule) >= rule.times


def _refusal(
    one: Extended, fitting: list[Extension], current: date, used: list[Extension]
) -> tuple[str, Source | None]:
    """Return why an extension does not count, or nothing."""
    if not fitting:
        return f"the text provides for no extension by {one.how.value}, so it does not count", None
    rule = fitting[0]
    if one.on > current:
        before = f"it had to be made on or before {in_words(current)}, so it does not count"
        stands = f"the limit had passed on {in_words(current)}, and what was missed stays missed, so it does not count"
        return f"too late for its {one.how.value}: {before if rule.before_expiry else stands}", rule.source
    if _is_used_up(rule, used) and rule.firm:
        times = _times(rule.times)
        return f"the text allows an extension by {one.how.value} {times}, so it does not count", rule.source
    if rule.follows is not None and all(other.how is not rule.follows for other in used):
        text = f"the text asks for an extension by {rule.follows.value} before this one, so it does not count"
        return text, rule.source
    return "", None


def _times(number: int | None) -> str:
    return "once" if number == 1 else f"{number} times"


def _without_a_cause(rule: Extension) -> str:
    causes = " or ".join(cause.replace("-", " ") for cause in rule.causes)
    return f"the text allows it only for a cause ({causes}), and none is on record; it is counted"
