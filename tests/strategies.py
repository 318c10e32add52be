"""What Hypothesis draws for counting: the public strategies, under the names that the tests use."""

from __future__ import annotations

from hypothesis import strategies as st

from complaint_rules import testing

LONGEST = 250
"""A count of so many working days from any of these dates stays within the published years."""

calendars = testing.calendars
divisions = testing.divisions()
dates = testing.dates()
numbers = st.integers(-LONGEST, LONGEST)
closures = st.frozensets(dates, max_size=12)
