"""Laws of which way the end of a period moves with closures, and where it lands, beside `test_periods_laws.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from complaint_rules.periods import Unit
from complaint_rules.working_days import Roll
from tests import limit_strategies as drawn
from tests import oracle
from tests.limit_strategies import STATED

if TYPE_CHECKING:
    from datetime import date

    from complaint_rules.periods import Period

UNROLLED = drawn.periods(STATED, rolling=st.just(Roll.NONE))


class TestClosures:
    """
    One more closure never brings the end of a forward period nearer, and never puts that of a backward one off.

    Conditions: no roll, or one that goes the same way: a roll on from the end forwards, a roll back from it backwards.
    A modified roll may turn round at the end of a month, so it may go either way.
    """

    @given(drawn.dates, UNROLLED | drawn.periods(STATED, rolling=st.just(Roll.FOLLOWING)), drawn.closures, drawn.dates)
    def test_forwards(self, start: date, period: Period, out: frozenset[date], one: date) -> None:
        with_it, without = (drawn.days_with(closed) for closed in (out | {one}, out))
        assert period.last_day(start, days=with_it) >= period.last_day(start, days=without)

    @given(drawn.dates, UNROLLED | drawn.periods(STATED, rolling=st.just(Roll.PRECEDING)), drawn.closures, drawn.dates)
    def test_backwards(self, end: date, period: Period, out: frozenset[date], one: date) -> None:
        with_it, without = (drawn.days_with(closed) for closed in (out | {one}, out))
        assert period.first_day(end, days=with_it) <= period.first_day(end, days=without)


class TestLanding:
    """House rule: "a backward count mirrors the forward one": it too lands on a working day, and on no closure."""

    @given(drawn.dates, drawn.periods((Unit.WORKING_DAYS,), at_least=1), drawn.closures)
    def test_a_bare_working_day_limit_counted_back_lands_on_a_working_day(
        self, end: date, period: Period, out: frozenset[date]
    ) -> None:
        assert oracle.is_working(period.first_day(end, days=drawn.days_with(out)), drawn.DIVISION, out)
