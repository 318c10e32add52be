"""The bundled schemes: one module each, imported when first named."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from complaint_rules.dates import check_date
from complaint_rules.errors import NotInForceError, UnknownSchemeError

if TYPE_CHECKING:
    from datetime import date

    from complaint_rules.catalogue import Scheme
    from complaint_rules.procedures import Procedure

__all__ = ["get", "in_force", "names", "newest", "versions"]


def names() -> tuple[str, ...]:
    """
    Return the names of the bundled schemes, in alphabetical order.

    Source:
        House rule: each is one module of `complaint_rules.schemes`, whose `SCHEME` holds its dated versions; a module
        whose name begins with an underscore is none.

    Examples:
        >>> "england-children" in names()
        True
    """
    found = (module.name for module in iter_modules(__path__))
    return tuple(sorted(name.replace("_", "-") for name in found if not name.startswith("_")))


def get(name: str) -> Scheme:
    """
    Return a scheme: its versions, when it governs, and what of its text it carries.

    Raises:
        UnknownSchemeError: If no bundled scheme has the name.

    Source:
        House rule: a scheme is loaded when it is first named.

    Examples:
        >>> get("england-children").kind.value
        'law'
    """
    if name not in names():
        raise UnknownSchemeError(name, valid=names(), where="schemes")
    module = import_module(f"complaint_rules.schemes.{name.replace('-', '_')}")
    found: Scheme = module.SCHEME
    return found


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
    return get(name).versions


def newest(name: str) -> Procedure:
    """
    Return the newest version of a scheme, or the one that it names as its default.

    Raises:
        UnknownSchemeError: If no bundled scheme has the name.

    Source:
        House rule: as for `in_force`.

    Examples:
        >>> newest("england-children").version
        '2006-09-01'
    """
    scheme = get(name)
    return next((one for one in scheme.versions if one.version == scheme.default), scheme.versions[-1])


def in_force(name: str, *, on: date) -> Procedure:
    """
    Return the version of a scheme that was in force on a date.

    Raises:
        UnknownSchemeError: If no bundled scheme has the name.
        NotInForceError: If no version was in force on that date.
        NotADateError: If `on` is not a `datetime.date`.

    Source:
        House rule: there is no silent default; a version whose dates are not known is taken to hold on every date, and
        of several the one that the scheme names as its default, whose findings say so.

    Examples:
        >>> from datetime import date
        >>> in_force("england-children", on=date(2024, 8, 1)).version
        '2006-09-01'
    """
    check_date(on, where="on")
    scheme = get(name)
    found = scheme.versions
    held = [one for one in found if _holds(one, on)]
    if held:
        return next((one for one in held if one.version == scheme.default), held[-1])
    said = [f"{one.version} from {one.in_force_from} until {one.in_force_until or 'now'}" for one in found]
    raise NotInForceError(name, on=on, versions=said)


def _holds(version: Procedure, on: date) -> bool:
    begun = version.in_force_from is None or version.in_force_from <= on
    return begun and (version.in_force_until is None or on <= version.in_force_until)
