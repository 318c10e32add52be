"""What the paper procedures share: the day they were checked, and days that count where the text does not say which."""

from __future__ import annotations

from datetime import date

from complaint_rules.sources import Instrument, Seen, house_rule
from complaint_rules.working_days import WorkingDayDefinition

CHECKED = date(2026, 11, 22)

NOT_SAID = house_rule(
    "the text does not say so; a complaint that was answered last is taken to be at its end", checked_on=CHECKED
)

NO_DEFINITION = house_rule(
    "the page does not say what a working day is; weekends and the bank holidays of its nation are left out",
    checked_on=CHECKED,
)
ENGLAND = WorkingDayDefinition(division="england-and-wales", source=NO_DEFINITION)
NORTHERN_IRELAND = WorkingDayDefinition(division="northern-ireland", source=NO_DEFINITION)

ACT_1974 = Instrument(
    title="Local Government Act 1974",
    short="Local Government Act 1974",
    url="https://legislation.gov.uk/ukpga/1974/7",
    checked_on=CHECKED,
)
S_26B = ACT_1974.at(
    "s.26B(1), (2)(a)",
    seen=Seen.PRIMARY,
    words="12 months beginning with … the day on which the person affected first had notice of the matter",
    url="https://legislation.gov.uk/ukpga/1974/7/section/26B/2012-01-16",
)
S_26B_3 = ACT_1974.at(
    "s.26B(3)",
    seen=Seen.PRIMARY,
    words="may disapply either or both",
    url="https://legislation.gov.uk/ukpga/1974/7/section/26B/2012-01-16",
)
