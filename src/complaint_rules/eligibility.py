"""Whether a complaint may be made: time limits, exclusions and standing, each a rule with four possible answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from attrs import field, frozen

from complaint_rules.conditions import Answer
from complaint_rules.dates import in_words
from complaint_rules.errors import NotATruthValueError, UnknownNameError
from complaint_rules.explanations import (
    TITLES,
    capital,
    explanation,
    in_plain_words,
    listed,
    sentence,
    source_lines,
)
from complaint_rules.vocabulary import Strength

if TYPE_CHECKING:
    from collections.abc import Mapping

    from complaint_rules.conditions import Circumstances, Condition
    from complaint_rules.limits import Bounds, Limit
    from complaint_rules.sources import Source

__all__ = ["Discretion", "Eligibility", "Exclusion", "Finding", "Limb", "Standing", "TimeLimit"]


@frozen(kw_only=True)
class Limb:
    """
    One of the tests that a discretion asks for; all of them must be met.

    Attributes:
        fact: The fact that tells whether it is met.
        text: The test, as a clause.

    Source:
        The provision of the rule that it belongs to.
    """

    fact: str
    text: str


@frozen(kw_only=True)
class Discretion:
    """
    The power to set a rule aside, and what its text asks for.

    Attributes:
        who: Who may do it, as one would name them in a sentence.
        source: Where the power comes from.
        limbs: The tests, all of which must be met; none where the text sets none.
        any_limb: Whether one of the tests is enough ("or").

    Source:
        House rule: never "barred" where discretion exists.
    """

    who: str
    source: Source
    limbs: tuple[Limb, ...] = ()
    any_limb: bool = False

    @property
    def tests(self) -> str:
        """The tests as a clause that follows "if"; empty where there is none."""
        return (", or " if self.any_limb else ", and ").join(limb.text for limb in self.limbs)

    def answer(self, circumstances: Circumstances) -> tuple[Answer, str, tuple[str, ...]]:
        """
        Return the answer for a rule that is not met, a sentence on the discretion, and the tests not yet told.

        Source:
            House rule: tests joined by "and" are all asked for, and one told as not met leaves no discretion; of tests
            joined by "or", all told as not met leave none, and nothing is asked once one is met.
        """
        told = [circumstances.fact(limb.fact) for limb in self.limbs]
        failed = [limb.text for limb, value in zip(self.limbs, told, strict=True) if value is False]
        untold = tuple(limb.fact for limb, value in zip(self.limbs, told, strict=True) if value is None)
        if failed and (not self.any_limb or len(failed) == len(self.limbs)):
            text = f"{self.who} could set this aside only if {self.tests}; told not to be so: {', '.join(failed)}"
            return Answer.NO, text, ()
        if self.any_limb and True in told:
            untold = ()
        condition = f" if {self.tests}" if self.limbs else ""
        return Answer.DISCRETION, f"{self.who} may still consider it{condition} ({self.source.citation})", untold


@frozen(kw_only=True)
class Finding:
    """
    What one rule comes to.

    Attributes:
        rule: The name of the rule.
        answer: One of the four answers.
        reason: Why, in a sentence or two.
        source: The provision.
        missing: What would have to be told: facts, and events whose dates are not known.
        assumed: What the answer takes for granted.
        bounds: For a time limit, the last day on which the act is in time, as far as it can be told.

    Source:
        House rule: a finding per rule, so that all reasons are given at once.
    """

    rule: str
    answer: Answer
    reason: str
    source: Source
    missing: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    bounds: Bounds | None = None

    def __bool__(self) -> NoReturn:
        raise NotATruthValueError(self)


@frozen(kw_only=True)
class Eligibility:
    """
    What all rules come to together.

    Attributes:
        findings: A finding per rule, in the order of the procedure.
        question: What was asked, as a sentence begins.
        titles: What to call each event and fact in a sentence, by name.

    Source:
        House rule: no, then cannot tell, then discretion, then yes.
    """

    findings: tuple[Finding, ...]
    question: str = field(default="Whether the complaint may be made", eq=False, repr=False)
    titles: Mapping[str, str] = field(factory=lambda: TITLES, eq=False, repr=False)

    def __bool__(self) -> NoReturn:
        raise NotATruthValueError(self)

    @property
    def answer(self) -> Answer:
        """The answer over all rules."""
        return Answer.over_all([finding.answer for finding in self.findings])

    @property
    def missing(self) -> tuple[str, ...]:
        """Everything that would have to be told, each once."""
        return tuple(dict.fromkeys(name for finding in self.findings for name in finding.missing))

    @property
    def assumed(self) -> tuple[str, ...]:
        """Everything that the answers take for granted, each once."""
        return tuple(dict.fromkeys(text for finding in self.findings for text in finding.assumed))

    def finding(self, rule: str) -> Finding:
        """
        Return the finding of one rule.

        Raises:
            UnknownNameError: If the procedure has no rule of that name.

        Source:
            House rule: rules have names.
        """
        for finding in self.findings:
            if finding.rule == rule:
                return finding
        raise UnknownNameError(rule, valid=[finding.rule for finding in self.findings], where="eligibility")

    def explain(self, rule: str | None = None) -> str:
        """
        Return the whole explanation: the answer over all rules, and for each what it comes to, why, and its source.

        `rule` asks for one of them alone.

        Raises:
            UnknownNameError: If the procedure has no rule of that name.

        Source:
            House rule: all the reasons, those first that stand in the way; every explanation is information on the
            facts given, and says so once.

        Examples:
            >>> from datetime import date
            >>> from complaint_rules import Complaint, schemes
            >>> procedure = schemes.in_force("lgsco", on=date(2026, 11, 1))
            >>> told = Complaint(procedure).record("first-notice", date(2026, 3, 2))
            >>> print(told.eligibility(on=date(2026, 11, 1)).explain().splitlines()[0])
            Whether the complaint may be made, asked about 1 November 2026: no, unless discretion is used.
        """
        several = self.findings if rule is None else (self.finding(rule),)
        lines = [] if rule is not None else [f"{self.question}: {IN_WORDS[self.answer]}."]
        if not several:
            lines.append("  No rule on this is carried here.")
        before = "  " if rule is None else ""
        for finding in sorted(several, key=lambda one: _WORST_FIRST.index(one.answer)):
            lines.append(f"{before}{_STANDS[finding.answer]}. {capital(sentence(finding.reason))}")
            lines.extend(f"{before}{line}" for line in source_lines(finding.source, None))
        missing = dict.fromkeys(name for one in several for name in one.missing)
        lines.extend(listed("Not known", [in_plain_words(name, self.titles) for name in missing]))
        # An exclusion that nothing told raises says so itself.
        doubted = [one for one in several if one.bounds is not None or one.answer is not Answer.YES]
        assumed = dict.fromkeys(name for one in doubted for name in one.assumed)
        lines.extend(listed("Taken for granted", [in_plain_words(name, self.titles) for name in assumed]))
        return explanation(lines)


IN_WORDS = {
    Answer.YES: "yes",
    Answer.NO: "no",
    Answer.DISCRETION: "no, unless discretion is used",
    Answer.CANNOT_TELL: "cannot be told",
}
"""How a sentence gives each answer."""

_WORST_FIRST = (Answer.NO, Answer.CANNOT_TELL, Answer.DISCRETION, Answer.YES)

_STANDS = {
    Answer.YES: "Does not stand in the way",
    Answer.NO: "Stands in the way",
    Answer.DISCRETION: "Stands in the way, unless discretion is used",
    Answer.CANNOT_TELL: "Cannot be told",
}


@frozen(kw_only=True)
class TimeLimit:
    """
    A limit on making the complaint itself.

    Attributes:
        name: The name of the rule.
        until: The last day on which the act is in time.
        source: The provision.
        discretion: The power to accept a late complaint; None where the text grants none.
        title: What it is called in a sentence.
        waived_by: A fact by which there is no limit at all, such as a case that is still open; or None.
        judged_by_receipt: Whether the text asks when the complaint was received rather than made.
        strength: How strongly the text puts it.

    Source:
        House rule: each limit states its own boundary and its own start; there is no shared twelve months.
    """

    name: str
    until: Limit
    source: Source
    discretion: Discretion | None = None
    title: str = "the time limit for complaining"
    waived_by: str | None = None
    judged_by_receipt: bool = False
    strength: Strength = Strength.MUST

    def finding(self, act: Bounds, last_day: Bounds, circumstances: Circumstances) -> Finding:
        """
        Return whether an act within these bounds is in time.

        Source:
            House rule: in time means on or before the earlier bound; late, after the later; otherwise cannot tell. A
            missing date never makes a yes.
        """
        told = None if self.waived_by is None else circumstances.fact(self.waived_by)
        waiver = (self.waived_by or "").replace("-", " ")
        if told is True and last_day.latest is None:
            reason = f"{self.title}: has not begun to run ({waiver})"
            return self._finding(Answer.YES, reason, last_day)
        if last_day.no_figure is not None and last_day.unknown and not last_day.missing:
            reason = f"{self.title}: the text gives none ({last_day.no_figure})"
            return self._finding(Answer.YES, reason, last_day)
        assert act.latest is not None, "an act on record, or as if made on a day, is known to be no later"  # noqa: S101 - see the message
        certain = last_day.latest == last_day.earliest
        if last_day.earliest is not None and act.latest <= last_day.earliest:
            until = f"{'through' if certain else 'at least until'} {in_words(last_day.earliest)}"
            return self._finding(Answer.YES, f"{self.title}: in time, {until}", last_day)
        not_waived = () if self.waived_by is None or told is False else (self.waived_by,)
        if last_day.latest is None or act.earliest is None or act.earliest <= last_day.latest:
            missing = tuple(dict.fromkeys((*last_day.missing, *act.missing, *not_waived)))
            return self._finding(Answer.CANNOT_TELL, f"{self.title}: {_doubt(last_day)}", last_day, missing=missing)
        if told is True:
            ended = f"it ended on or before {in_words(last_day.latest)}"
            reason = f"{self.title}: told that it has not begun to run ({waiver}), and by the days on record {ended}"
            return self._finding(Answer.CANNOT_TELL, reason, last_day)
        ended = f"it ended on {'' if certain else 'or before '}{in_words(last_day.latest)}"
        return self._late(f"{self.title}: late, {ended}", last_day, circumstances, not_waived)

    def _late(self, late: str, last_day: Bounds, circumstances: Circumstances, not_waived: tuple[str, ...]) -> Finding:
        """Return what a late act comes to: discretion where the text grants it, else no."""
        assumed = tuple(f"not told, so taken not to be so: {name.replace('-', ' ')}" for name in not_waived)
        if self.discretion is None:
            text = f"{late}; the text grants no discretion"
            return self._finding(Answer.NO, text, last_day, missing=not_waived, assumed=assumed)
        answer, text, untold = self.discretion.answer(circumstances)
        return self._finding(answer, f"{late}; {text}", last_day, missing=(*untold, *not_waived), assumed=assumed)

    def _finding(
        self,
        answer: Answer,
        reason: str,
        bounds: Bounds,
        *,
        missing: tuple[str, ...] = (),
        assumed: tuple[str, ...] = (),
    ) -> Finding:
        return Finding(
            rule=self.name,
            answer=answer,
            reason=reason,
            source=self.source,
            missing=missing,
            assumed=(*(bounds.assumed if bounds.certain else ()), *assumed),
            bounds=bounds,
        )


def _doubt(bounds: Bounds) -> str:
    if bounds.latest is not None and bounds.latest == bounds.earliest:
        return f"it ends on {in_words(bounds.latest)}, and when the complaint was made is not known"
    if bounds.earliest is not None and bounds.latest is not None:
        return f"it ends on a day from {in_words(bounds.earliest)} to {in_words(bounds.latest)}"
    if bounds.earliest is not None:
        return f"it cannot end before {in_words(bounds.earliest)}"
    if bounds.latest is not None:
        return f"it ends on or before {in_words(bounds.latest)}"
    return "the day from which it runs is not known"


@frozen(kw_only=True)
class Exclusion:
    """
    A ground on which the complaint is outside the procedure.

    Attributes:
        name: The name of the rule.
        when: The condition that excludes it.
        text: What is excluded, as a clause.
        source: The provision.
        discretion: The power to consider it all the same; None where the text grants none.

    Source:
        House rule: an exclusion that no fact raises is taken not to apply, and listed under what is assumed.
    """

    name: str
    when: Condition
    text: str
    source: Source
    discretion: Discretion | None = None

    def finding(self, circumstances: Circumstances, *, excluded: str = "outside the procedure") -> Finding:
        """Return no (or discretion) where it applies, yes where it does not or no fact raises it."""
        answer = self.when.answer(circumstances)
        if answer is Answer.YES:
            if self.discretion is None:
                return self._finding(Answer.NO, f"{excluded}: {self.text}")
            answer, text, untold = self.discretion.answer(circumstances)
            return self._finding(answer, f"{excluded}: {self.text}; {text}", missing=untold)
        if answer is Answer.NO:
            return self._finding(Answer.YES, f"not excluded: {self.text}")
        assumed = (f"not told, so taken not to apply: {self.text}",)
        return self._finding(Answer.YES, f"nothing told raises this: {self.text}", assumed=assumed)

    def _finding(
        self, answer: Answer, reason: str, *, missing: tuple[str, ...] = (), assumed: tuple[str, ...] = ()
    ) -> Finding:
        return Finding(
            rule=self.name, answer=answer, reason=reason, source=self.source, missing=missing, assumed=assumed
        )


@frozen(kw_only=True)
class Standing:
    """
    A condition that the person, the body or the matter must meet.

    Attributes:
        name: The name of the rule.
        when: The condition that must be met.
        text: What must be so, as a clause.
        source: The provision.
        discretion: The power to accept what does not meet it; None where the text grants none.

    Source:
        House rule: what must be so and has not been told is asked for.
    """

    name: str
    when: Condition
    text: str
    source: Source
    discretion: Discretion | None = None

    def finding(self, circumstances: Circumstances) -> Finding:
        """Return yes where it is met, no (or discretion) where it is not, cannot tell where a fact is missing."""
        answer = self.when.answer(circumstances)
        if answer is Answer.YES:
            return self._finding(Answer.YES, f"met: {self.text}")
        if answer is Answer.NO:
            if self.discretion is None:
                return self._finding(Answer.NO, f"not met: {self.text}")
            answer, text, untold = self.discretion.answer(circumstances)
            return self._finding(answer, f"not met: {self.text}; {text}", missing=untold)
        return self._finding(Answer.CANNOT_TELL, f"not told: {self.text}", missing=self.when.missing(circumstances))

    def _finding(self, answer: Answer, reason: str, *, missing: tuple[str, ...] = ()) -> Finding:
        return Finding(rule=self.name, answer=answer, reason=reason, source=self.source, missing=missing)
