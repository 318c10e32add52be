"""The bundled schemes: one module each, imported when first named."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from complaint_rules.dates import check_date
from complaint_rules.errors import NotInForceError, UnknownSchemeError

if TYPE_CHECKING:
    from datetime import date

    from complaint_rules.procedures import Procedure

__all__ = ["in_force", "names", "versions"]

_MODULES = {
    "england-children": "england_children",
    "lgsco": "lgsco",
}


def names() -> tuple[str, ...]:
    """
    Return the names of the bundled schemes, in alphabetical order.

    Source:
        House rule: each is one module of `complaint_rules.schemes`, whose `VERSIONS` holds its dated versions.

    Examples:
        >>> names()
        ('england-children', 'lgsco')
    """
    return tuple(sorted(_MODULES))


def versions(name: str) -> tuple[Procedure, ...]:
    """
    Return every version of a scheme, oldest first.

    Raises:
        UnknownSchemeError: If no bundled scheme has the name.

    Source:
        House rule: every rule has the dates from which and until which it holds, where they are known.

    Examples:
        >>> [one.version for one in versions("england-children")]
        ['2006-09-01']
    """
    if name not in names():
        raise UnknownSchemeError(name, valid=names(), where="schemes")
    module = import_module(f"complaint_rules.schemes.{_MODULES[name]}")
    found: tuple[Procedure, ...] = module.VERSIONS
    return found


def in_force(name: str, *, on: date) -> Procedure:
    """
    Return the version of a scheme that was in force on a date.

    Raises:
        UnknownSchemeError: If no bundled scheme has the name.
        NotInForceError: If no version was in force on that date.
        NotADateError: If `on` is not a `datetime.date`.

    Source:
        House rule: there is no silent default; a version whose dates are not known is taken to hold on every date.

    Examples:
        >>> from datetime import date
        >>> in_force("england-children", on=date(2024, 8, 1)).version
        '2006-09-01'
    """
    check_date(on, where="on")
    found = versions(name)
    for one in reversed(found):
        begun = one.in_force_from is None or one.in_force_from <= on
        if begun and (one.in_force_until is None or on <= one.in_force_until):
            return one
    said = [f"{one.version} from {one.in_force_from} until {one.in_force_until or 'now'}" for one in found]
    raise NotInForceError(name, on=on, versions=said)
