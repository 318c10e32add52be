"""Who writes a letter, for whom, to whom, and who gets a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from complaint_rules.letters.parts import Blank

if TYPE_CHECKING:
    from collections.abc import Iterable

    from complaint_rules.letters.parts import Words

__all__ = ["People", "Person"]


def _lines(address: str | Iterable[str]) -> tuple[str, ...]:
    lines = address.splitlines() if isinstance(address, str) else address
    return tuple(line.strip() for line in lines if line.strip())


@frozen(kw_only=True)
class Person:
    """
    A person, or a body with its address.

    Attributes:
        name: The name as it stands on an envelope, such as "Ms Ayesha Khan"; empty where it is not known.
        greeting: The name after "Dear", such as "Ms Khan"; empty for the whole name.
        role: What the person does, such as "Complaints Manager"; empty for nothing.
        organisation: Where; empty for none.
        address: The lines of the address; given as lines, or as one text with line ends.
        email: An e-mail address; empty for none.
    """

    name: str = ""
    greeting: str = ""
    role: str = ""
    organisation: str = ""
    address: tuple[str, ...] = field(default=(), converter=_lines)
    email: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of an address block, without those that are not known."""
        lines = (self.name, self.role, self.organisation, *self.address, self.email)
        return tuple(line for line in lines if line.strip())

    def called(self, blank: str) -> Words:
        """Return the name, or a blank that asks for it."""
        return (self.name,) if self.name.strip() else (Blank(blank),)


def _person(given: Person | str) -> Person:
    return Person(name=given) if isinstance(given, str) else given


def _person_or_none(given: Person | str | None) -> Person | None:
    return None if given is None else _person(given)


def _people(given: Iterable[Person | str]) -> tuple[Person, ...]:
    return tuple(map(_person, given))


@frozen(kw_only=True)
class People:
    """
    Whom a letter names; each may be given as a `Person` or as a name alone.

    Attributes:
        complainant: Who complains.
        representative: Who writes for them and signs; None where they write themselves.
        advocate: Who helps them and gets a copy; None for nobody named.
        addressee: To whom the letter goes; with a name, it ends with "Yours sincerely".
        body: The name of the body complained about, such as "Cornwall Council"; empty where it is not known.
        copies: Who else gets a copy.

    Source:
        House rule: a name that is not known is a blank, never a guess.

    Examples:
        >>> People(complainant="Sam Lee", addressee="Ms Khan").addressee.name
        'Ms Khan'
    """

    complainant: Person = field(default=Person(), converter=_person)
    representative: Person | None = field(default=None, converter=_person_or_none)
    advocate: Person | None = field(default=None, converter=_person_or_none)
    addressee: Person = field(default=Person(), converter=_person)
    body: str = ""
    copies: tuple[Person, ...] = field(default=(), converter=_people)
