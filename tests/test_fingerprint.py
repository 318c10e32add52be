"""The fingerprint of a procedure, down to the last field of the last record of which it is made."""

from __future__ import annotations

import copy
import inspect
from datetime import date
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve, fields, has

from complaint_rules import schemes

if TYPE_CHECKING:
    from collections.abc import Iterator

MODULES = (
    "conditions",
    "eligibility",
    "limits.expressions",
    "periods",
    "procedures",
    "rules",
    "sources",
    "vocabulary",
    "working_days",
)
"""Where the records are declared of which a procedure is made."""


LEFT_OUT = {"Source.checked_on", "Instrument.checked_on"}
"""House rule: a page that is looked at again, and found as it was, changes no rule and no fingerprint."""


class _Other:
    """A value that no field has."""

    def __repr__(self) -> str:
        return "<another value>"


def records_in(part: object) -> Iterator[Any]:
    """Yield every record inside a part of a procedure, the part itself among them."""
    if isinstance(part, tuple):
        for one in part:
            yield from records_in(one)
    kind: type = type(part)
    if has(kind):
        yield part
        for one in fields(kind):
            yield from records_in(getattr(part, one.name))


@cache
def every_record() -> tuple[Any, ...]:
    """Return every record of every version of every scheme, each once."""
    procedures = [one for name in schemes.names() for one in schemes.versions(name)]
    return tuple(dict.fromkeys(one for procedure in procedures for one in records_in(procedure)))


class TestFingerprint:
    """
    House rule: "a saved record names the rules under which it was made".

    The fingerprint is that of the written form, so two records that are not equal must not be written alike: else a
    rule changes, and a record saved under the old one is read under the new one without a word.
    """

    @pytest.mark.parametrize("module", MODULES)
    def test_no_declared_field_that_tells_two_records_apart_is_left_out_of_their_written_form(
        self, module: str
    ) -> None:
        held = vars(import_module(f"complaint_rules.{module}")).values()
        kinds = [kind for kind in held if inspect.isclass(kind) and has(kind) and not kind.__name__.startswith("_")]
        assert kinds
        left_out = [f"{kind.__name__}.{one.name}" for kind in kinds for one in fields(kind) if one.eq and not one.repr]
        assert set(left_out) <= LEFT_OUT

    def test_another_value_in_any_field_of_any_bundled_rule_is_another_written_form(self) -> None:
        kinds = {type(record) for record in every_record()}
        assert len(kinds) >= 40
        for record in every_record():
            written = repr(record)
            for one in fields(type(record)):
                if f"{type(record).__name__}.{one.name}" in LEFT_OUT:
                    continue
                other = copy.copy(record)
                object.__setattr__(other, one.name, _Other())
                assert repr(other) != written, f"{type(record).__name__}.{one.name}"

    def test_whether_a_duty_is_met_by_sending_or_by_receipt_is_part_of_it(self) -> None:
        procedure = schemes.newest("england-children")
        first, *others = procedure.duties
        by_receipt = evolve(procedure, duties=(evolve(first, met_when_received=True), *others))
        assert by_receipt.digest != procedure.digest

    def test_the_day_on_which_a_source_was_checked_is_no_part_of_it(self) -> None:
        procedure = schemes.newest("england-children")
        later = evolve(procedure, source=evolve(procedure.source, checked_on=date(2027, 11, 22)))
        assert later != procedure
        assert later.digest == procedure.digest
