"""A draft of a letter of any kind, from a complaint and the day on which it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules.dates import check_date
from complaint_rules.errors import UnknownNameError
from complaint_rules.letters.complaint import complaint_letter
from complaint_rules.letters.drafting import Drafting
from complaint_rules.letters.follow_up import chased, follow_up, to_whom
from complaint_rules.letters.letter import Kind
from complaint_rules.letters.next_stage import next_stage
from complaint_rules.letters.ombudsman import ombudsman, to_the_ombudsman_itself
from complaint_rules.letters.people import People
from complaint_rules.vocabulary import Party

if TYPE_CHECKING:
    from datetime import date

    from complaint_rules.complaints import Complaint
    from complaint_rules.letters.letter import Letter

__all__ = ["draft"]


def draft(kind: Kind | str, complaint: Complaint, *, on: date, people: People | None = None, about: str = "") -> Letter:
    """
    Return a draft of a letter, filled from a complaint as it stands on the day of the letter.

    `about` names what the letter is about, where the record leaves a choice: a duty to follow up, a request for a
    further stage, or a route to another body. What cannot be written is an answer too: `Letter.is_written` is False,
    and `Letter.cautions` say why.

    Raises:
        UnknownNameError: If the kind is none of `Kind`, or `about` names nothing that such a letter can be about.
        AmbiguousNameError: If `about` is an event by which several duties are met.
        NotADateError: If `on` is not a `datetime.date`.
        CalendarHorizonError: If a deadline needs days that no calendar knows.

    Source:
        House rule: a letter says of a duty that it is late only where that is certain; where it is not, it says what
        is not known and asks.

    Examples:
        >>> from datetime import date
        >>> from complaint_rules import Complaint, schemes
        >>> procedure = schemes.in_force("england-children", on=date(2024, 8, 29))
        >>> complaint = Complaint(procedure).record("stage-2-request", date(2024, 8, 29))
        >>> letter = draft("follow-up", complaint, on=date(2024, 12, 6))
        >>> letter.answer.value, letter.closing
        ('yes', 'Yours faithfully')
        >>> draft("follow-up", complaint, on=date(2024, 9, 2)).is_written
        False
    """
    check_date(on, where="draft(on)")
    kinds = {one.value: one for one in Kind}
    asked = kind.value if isinstance(kind, Kind) else kind
    if asked not in kinds:
        raise UnknownNameError(asked, valid=kinds, where="draft", kind="kind of letter")
    kind = kinds[asked]
    writing = Drafting(kind, complaint, on=on, people=people or People())
    own = complaint.procedure.event(complaint.procedure.opening).name == "ombudsman-complaint"
    if kind is Kind.FOLLOW_UP:
        writing.address(to_whom(chased(writing, about)))
        return follow_up(writing, about)
    if kind is Kind.NEXT_STAGE:
        writing.address(Party.OMBUDSMAN if own else Party.BODY)
        return next_stage(writing, about)
    if about and (own or kind is Kind.COMPLAINT):
        raise UnknownNameError(about, valid=(), where=f"a letter of the kind “{kind.value}”, about")
    if own:
        return to_the_ombudsman_itself(writing)
    return complaint_letter(writing) if kind is Kind.COMPLAINT else ombudsman(writing, about)
