from __future__ import annotations

import json
import os
import re
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from complaint_rules import Complaint, load_procedure, schemes, show
from complaint_rules.eligibility import TimeLimit
from complaint_rules.errors import NotADateError, NotANumberError
from complaint_rules.explanations import DISCLAIMER, capital
from complaint_rules.limits import After, DateSetBy, On, Readings
from complaint_rules.local import read_procedure
from complaint_rules.periods import Period, Unit
from complaint_rules.rules import Recurrence, RouteKind, Strength, Target
from complaint_rules.show.axis import Axis
from complaint_rules.show.lanes import Look, Sign, lanes_of
from complaint_rules.show.shapes import PREFIX, bar_shape, sign_shape, style
from complaint_rules.show.svg import element, lines_of, number, said, width_of
from complaint_rules.testing import bundled_procedures, complaints, days_about
from complaint_rules.working_days import WorkingDayCalendar
from tests.complaint_strategies import procedures, regular_records, with_more
from tests.procedures_for_tests import (
    AGAIN,
    DAYS_10,
    NONE,
    RESPONSE_WINDOW,
    SOURCE,
    TEN,
    TRIBUNAL,
    april,
    complaint,
    duty,
    extension,
    march,
    procedure,
    route,
    suspension,
    window,
    working,
)
from tests.show.pictures import (
    DEMO,
    GOLDEN,
    ROOT,
    classes,
    described,
    faults,
    hovers,
    read,
    record,
    shapes,
    texts,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from complaint_rules.procedures import Procedure
    from complaint_rules.show.lanes import Row

CHILDREN = schemes.in_force("england-children", on=date(2024, 8, 1))
LANDLORD = (
    Complaint(schemes.in_force("housing-ombudsman-code", on=date(2026, 3, 2)))
    .record("complaint", date(2026, 3, 2))
    .record("acknowledgement", date(2026, 3, 6))
    .record("stage-1-response", date(2026, 4, 1))
    .record("stage-2-request", date(2026, 4, 20))
)
STAGE_2 = (
    Complaint(CHILDREN)
    .record("complaint", date(2024, 8, 1))
    .record("stage-1-response", date(2024, 8, 15))
    .record("stage-2-request", date(2024, 8, 29))
)
COURT = CHILDREN.suspensions[0].cause
PAUSED = (
    STAGE_2.extend("stage-2-response", to=date(2024, 11, 20), on=date(2024, 10, 1), how="notice")
    .suspend(date(2024, 9, 9), cause=COURT)
    .resume(date(2024, 9, 16))
)

DOUBTFUL = Complaint(CHILDREN).record("stage-1-response", received=date(2024, 8, 15))


def devon() -> Complaint:
    local = load_procedure(ROOT / "examples" / "local" / "east-devon.toml")
    return Complaint(local).record("complaint", date(2026, 11, 23), received=date(2026, 11, 23))


PICTURES: dict[str, Callable[[], str]] = {
    "timeline-cornwall": lambda: show.timeline(record("cornwall-25-005-179"), on=DEMO),
    "timeline-full-run": lambda: show.timeline(record("invented-full-run"), on=date(2027, 3, 1)),
    "timeline-extended-and-paused": lambda: show.timeline(PAUSED, on=date(2024, 11, 1)),
    "timeline-landlord": lambda: show.timeline(LANDLORD, on=date(2026, 5, 20)),
    "timeline-local": lambda: show.timeline(devon(), on=date(2026, 12, 10)),
    "timeline-doubtful": lambda: show.timeline(DOUBTFUL, on=date(2024, 8, 20)),
    "timeline-phone": lambda: show.timeline(record("cornwall-25-005-179"), on=DEMO, width=360),
    "timeline-empty": lambda: show.timeline(Complaint(CHILDREN), on=date(2024, 8, 20)),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_as_it_was_looked_at(name: str) -> None:
    drawn = PICTURES[name]()
    golden = GOLDEN / f"{name}.svg"
    if os.environ.get("WRITE_GOLDEN"):
        golden.write_text(drawn, encoding="utf-8", newline="\n")
    assert drawn == golden.read_text(encoding="utf-8"), "look at it; if it is meant, run with WRITE_GOLDEN=1"
    assert faults(drawn) == []


def test_the_picture_in_the_readme_is_one_that_the_library_drew() -> None:
    kept = ROOT / "docs" / "assets" / "timeline-cornwall.svg"
    drawn = PICTURES["timeline-cornwall"]()
    if os.environ.get("WRITE_GOLDEN"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(drawn, encoding="utf-8", newline="\n")
    assert kept.read_text(encoding="utf-8") == drawn


class TestTheDemo:
    drawn = PICTURES["timeline-cornwall"]()

    def test_says_what_is_owed_its_date_and_how_late_it_is(self) -> None:
        seen = words(self.drawn)
        start = seen.index("The stage 2 response, with the council's")
        assert " ".join(seen[start : start + 7]) == (
            "The stage 2 response, with the council's adjudication 25 working days: 3 October 2024 "
            "Overdue, 46 working days late. The council still owes it "
            "Could have been put off without agreement to 28 November 2024"
        )

    def test_dates_the_marks(self) -> None:
        assert {"due 3 October 2024", "at the furthest 28 November 2024", "6 December 2024"} <= set(words(self.drawn))

    def test_shows_the_ombudsmans_clock_beside_the_procedure_as_far_as_it_is_certain(self) -> None:
        assert "Beside the procedure" in words(self.drawn)
        assert "last day not after 28 August 2025" in words(self.drawn)

    def test_tells_a_listener_what_it_shows(self) -> None:
        heard = described(self.drawn)
        assert heard.startswith(
            "Where the complaint is: stage 2, investigation, since 29 August 2024. On record: 29 Aug"
        )
        assert "adjudication: 25 working days: 3 October 2024. Overdue, 46 working days late." in heard
        assert "Not drawn, because nothing on record starts the clock: the stage 1 response;" in heard
        assert heard.endswith(DISCLAIMER)

    def test_is_one_image_with_a_name_and_a_description(self) -> None:
        root = read(self.drawn)
        title, desc = root.get("aria-labelledby", "").split()
        assert root.get("role") == "img"
        assert [one.get("id") for one in root[:2]] == [title, desc]
        assert root[0].text == "Complaint about children's social care in England: how it stands on 6 December 2024"

    def test_names_each_bank_holiday_and_shades_the_weekends(self) -> None:
        assert "Saturdays and Sundays" in hovers(self.drawn)
        assert "Wednesday 25 December 2024 is not a working day: Christmas Day." in hovers(self.drawn)

    def test_the_legend_has_only_what_was_drawn(self) -> None:
        assert "late and still owed" in words(self.drawn)
        assert "done late" not in words(self.drawn)
        assert "an extension on record" not in words(self.drawn)

    def test_is_the_same_bytes_again(self) -> None:
        assert self.drawn == show.timeline(record("cornwall-25-005-179"), on=DEMO)


class TestAPhone:
    drawn = show.timeline(record("cornwall-25-005-179"), on=DEMO, width=360)

    def test_has_what_is_said_of_a_limit_above_its_bar_and_nothing_smaller(self) -> None:
        root = read(self.drawn)
        assert root.get("width") == "360"
        assert faults(self.drawn) == []
        (run,) = (box for box in shapes(root) if box.what == "run" and box.top < 700)
        (said_of_it,) = (box for box in texts(root) if box.what == "25 working days: 3 October 2024")
        assert said_of_it.bottom < run.top
        assert said_of_it.left < run.right

    def test_is_told_the_same(self) -> None:
        assert described(self.drawn) == described(PICTURES["timeline-cornwall"]())

    def test_leaves_no_room_for_a_bar_where_there_is_none(self) -> None:
        told = route(kind=RouteKind.REGULATOR, title="the regulator", time_limit=None, event=None)
        only = complaint(procedure(duty(), routes=(told,)))
        narrow = show.timeline(only, on=march(5), width=699)
        assert faults(narrow) == []
        assert "May be told at any time; it decides no complaint" in words(narrow)

    @pytest.mark.parametrize("width", [319, 4001, 360.0, True])
    def test_of_no_width_is_refused(self, width: int) -> None:
        with pytest.raises(NotANumberError, match="320"):
            show.timeline(Complaint(CHILDREN), on=DEMO, width=width)


def test_every_mark_has_a_shape_of_its_own_and_words_of_its_own() -> None:
    drawn = [re.sub(r' class="[^"]*"', "", sign_shape(sign, 50, 50)) for sign in Sign]
    assert Counter(drawn).most_common(1)[0][1] == 1
    assert len({sign.value for sign in Sign}) == len(Sign)


def test_every_bar_has_a_shape_of_its_own_and_words_of_its_own() -> None:
    patterns = {
        name: re.findall(rf"\.{name}{{[^}}]*stroke-dasharray:([^;}}]*)", style())[:1]
        for name in ("assumed", "no-figure")
    }
    drawn = []
    for look in Look:
        shape = bar_shape(look, 10, 90, 20, begins=True)
        dashes = "".join(str(dash) for name, dash in patterns.items() if f'"{name}"' in shape)
        drawn.append(re.sub(r' class="[^"]*"', dashes, shape))
    assert patterns == {"assumed": ["4 3"], "no-figure": ["1 4"]}
    assert Counter(drawn).most_common(1)[0][1] == 1
    assert len({look.value for look in Look}) == len(Look)


def test_a_picture_has_a_light_style_and_a_dark_one_on_screens_and_touches_nothing_else_on_the_page() -> None:
    rules = style()
    assert rules.count("@media") == 1
    assert "@media screen and (prefers-color-scheme:dark){" in rules
    lines = [line for line in rules.split("\n") if line not in {"", "}"} and not line.startswith("@media")]
    selectors = [one for line in lines for one in line.partition("{")[0].split(",")]
    assert len(selectors) > len(Sign)
    assert all(re.fullmatch(rf"#{PREFIX}( \.?[a-z-]+)?", one) for one in selectors)
    assert "url(" not in rules


def test_two_pictures_on_one_page_have_no_id_in_common() -> None:
    first, second = (set(re.findall(r' id="([^"]*)"', PICTURES[name]())) for name in list(PICTURES)[:2])
    assert first
    assert not first & second


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(NotADateError):
        show.timeline(Complaint(CHILDREN), on="2024-08-20")  # type: ignore[arg-type]


# What is told of a limit


def rows(complaint_: Complaint, on: date) -> dict[str, Row]:
    lanes, _ = lanes_of(complaint_.at(on))
    return {row.title: row for lane in lanes for row in lane.rows}


def looks(row: Row) -> list[tuple[Look, date | None, date | None]]:
    return [(bar.look, bar.first, bar.last) for bar in row.bars]


def signs(row: Row) -> list[tuple[Sign, date]]:
    return [(mark.sign, mark.day) for mark in row.marks if mark.sign is not None]


RESPONSE, UPDATE, REQUEST = "The stage 1 response", "The progress update", "The request for stage 2"


class TestDuties:
    one = complaint(procedure(duty()))

    def test_one_that_is_running_is_owed_on_its_last_day(self) -> None:
        row = rows(self.one, march(10))[RESPONSE]
        assert row.words == ("10 working days: 17 March 2025", "Not late. The body complained about owes it")
        assert looks(row) == [(Look.RUN, march(3), march(17))]
        assert signs(row) == [(Sign.OWED, march(17))]

    def test_one_done_in_time_is_marked_where_it_was_done(self) -> None:
        row = rows(self.one.record("stage-1-response", march(12)), march(20))[RESPONSE]
        assert row.words[-1] == "Done in time, on 12 March 2025"
        assert signs(row) == [(Sign.DONE, march(12))]
        assert looks(row) == [(Look.RUN, march(3), march(17))]

    def test_one_done_late_has_the_time_by_which_it_was_late(self) -> None:
        row = rows(self.one.record("stage-1-response", march(21)), march(25))[RESPONSE]
        assert row.words[-1] == "Done on 21 March 2025, 4 working days late"
        assert looks(row) == [(Look.RUN, march(3), march(17)), (Look.LATE, march(18), march(21))]
        assert signs(row) == [(Sign.DONE_LATE, march(21))]

    def test_one_that_is_late_is_late_up_to_the_date_asked_about(self) -> None:
        row = rows(self.one, march(25))[RESPONSE]
        assert row.words[-1] == "Overdue, 6 working days late. The body complained about still owes it"
        assert looks(row)[-1] == (Look.LATE, march(18), march(25))
        assert signs(row) == [(Sign.OVERDUE, march(25))]

    def test_a_miss_of_what_only_is_aimed_at_is_called_no_breach(self) -> None:
        aimed = complaint(procedure(duty(strength=Strength.AIM)))
        assert "though no breach" in rows(aimed, march(25))[RESPONSE].words[-1]

    def test_what_is_not_late_by_a_working_day_yet_is_just_late(self) -> None:
        friday = complaint(procedure(duty(within=After(On("complaint"), working(4)))))
        assert rows(friday, march(8))[RESPONSE].words[-1].startswith("Overdue, late.")

    def test_one_that_lapsed_after_a_miss_shows_the_miss(self) -> None:
        row = rows(self.one.record("withdrawal", march(20)), march(25))[RESPONSE]
        assert row.words[-1] == "Missed, 3 working days late; no longer owed since 20 March 2025"
        assert looks(row) == [(Look.RUN, march(3), march(17)), (Look.LATE, march(18), march(20))]
        assert signs(row) == [(Sign.MISSED, march(20))]

    def test_one_that_lapsed_without_a_miss_ends_where_it_lapsed(self) -> None:
        row = rows(self.one.record("withdrawal", march(10)), march(25))[RESPONSE]
        assert row.words[-1] == "No longer owed since 10 March 2025"
        assert looks(row) == [(Look.RUN, march(3), march(10))]
        assert signs(row) == [(Sign.LAPSED, march(10))]

    def test_one_that_lapsed_without_a_known_day_has_no_place(self) -> None:
        agreed = complaint(procedure(duty("agreed", DateSetBy("response-date-agreed"), act="stage-1-response")))
        assert RESPONSE not in rows(agreed.record("withdrawal", march(10)), march(25))

    def test_one_that_nothing_starts_is_named_and_not_drawn(self) -> None:
        waiting = duty("stage-2-response", After(On("stage-2-request"), TEN), stage="stage-2")
        lanes, not_drawn = lanes_of(complaint(procedure(waiting)).at(march(5)))
        assert [lane.title for lane in lanes] == ["Stage 1"]
        assert not_drawn == ("the stage 2 response",)
        over = complaint(procedure(waiting)).record("withdrawal", march(10))
        assert lanes_of(over.at(march(12)))[1] == ()

    def test_no_date_is_shown_as_certain_that_rests_on_what_was_missed_already(self) -> None:
        chain = procedure(
            duty("acknowledgement", After(On("complaint"), working(2))),
            duty(within=After(On("acknowledgement"), working(5))),
        )
        row = rows(complaint(chain), march(4))[RESPONSE]
        assert row.words == ("At the latest 12 March 2025 (assumed)", "Not running yet")
        assert looks(row) == [(Look.ASSUMED, march(4), march(12))]
        assert signs(row) == [(Sign.ASSUMED, march(12))]
        lanes, not_drawn = lanes_of(complaint(chain).at(march(20)))
        assert RESPONSE not in {row.title for lane in lanes for row in lane.rows}
        assert not_drawn == ("the stage 1 response",)
        assert complaint(chain).at(march(20)).deadline("stage-1-response").at_the_latest is None

    def test_an_aim_inside_a_limit_has_a_flag(self) -> None:
        aim = Target(until=After(On("complaint"), working(5)), source=SOURCE)
        row = rows(complaint(procedure(duty(target=aim))), march(4))[RESPONSE]
        assert (Sign.TARGET, march(10)) in signs(row)

    def test_the_last_day_on_another_reading_is_marked(self) -> None:
        start = Readings("start", {"made": On("complaint"), "earlier": On("matter-occurred")}, default="made")
        read_ = complaint(procedure(duty(within=After(start, DAYS_10)))).record("matter-occurred", march(1))
        row = rows(read_, march(4))[RESPONSE]
        assert (Sign.READING, march(11)) in signs(row)
        assert "or 11 March 2025" in [mark.caption for mark in row.marks]

    def test_one_without_a_figure_has_a_line_and_no_end(self) -> None:
        vague = complaint(procedure(duty(within=NONE)))
        row = rows(vague, march(10))[RESPONSE]
        assert row.words == ("No limit in the text: in good time", "The body complained about owes it")
        assert looks(row) == [(Look.NO_FIGURE, march(3), march(10))]
        done = rows(vague.record("stage-1-response", march(6)), march(10))[RESPONSE]
        assert done.words[-1] == "Done on 6 March 2025"
        assert looks(done) == [(Look.NO_FIGURE, march(3), march(6))]

    def test_whether_one_is_owed_may_be_what_cannot_be_told(self) -> None:
        guide = schemes.newest("staffordshire-adults")
        seen = rows(Complaint(guide).record("complaint", date(2024, 1, 15)), date(2024, 3, 1))
        title = "Telling the person that the complaint cannot be dealt with under the statutory procedure"
        assert seen[title].words[-1] == "Whether it is owed cannot be told"
        assert signs(seen[title]) == [(Sign.DOUBT, date(2024, 3, 1))]

    def test_a_date_on_predicted_bank_holidays_says_so(self) -> None:
        later = complaint(procedure(duty()), date(2040, 3, 5))
        assert rows(later, date(2040, 3, 6))[RESPONSE].words[-1] == "Rests on predicted bank holidays"

    def test_a_limit_that_can_be_put_off_shows_how_far_and_whether_further(self) -> None:
        two = duty(within=After(On("complaint"), working(10, at_most=20)))
        firm = complaint(procedure(two, extensions=(extension(to_at_most=True),)))
        row = rows(firm, march(10))[RESPONSE]
        assert row.words[-1] == "Can be put off without agreement to 31 March 2025"
        assert looks(row)[-1] == (Look.FURTHEST, march(18), march(31))
        soft = complaint(procedure(two, extensions=(extension(to_at_most=True, firm=False),)))
        assert (
            rows(soft, march(10))[RESPONSE].words[-1]
            == "Can be put off without agreement to 31 March 2025, or later for good reason"
        )
        assert any("or later for good reason" in bar.hover for bar in rows(soft, march(10))[RESPONSE].bars)
        settled = firm.record("withdrawal", march(11))
        assert Look.FURTHEST not in [look for look, _, _ in looks(rows(settled, march(12))[RESPONSE])]

    def test_an_extension_follows_the_limit_that_it_put_off(self) -> None:
        put_off = complaint(procedure(duty(), extensions=(extension(),)))
        row = rows(put_off.extend("stage-1-response", to=march(28), on=march(10)), march(20))[RESPONSE]
        assert row.words[0] == "Extended from 17 March 2025 to 28 March 2025"
        assert looks(row) == [(Look.RUN, march(3), march(17)), (Look.EXTENSION, march(18), march(28))]
        assert "extended by notice on 10 March 2025, to 28 March 2025" in row.bars[1].hover


class TestDoubt:
    received = Complaint(procedure(duty())).record("stage-1-response", received=march(20))

    def test_what_is_known_by_its_receipt_alone_fades_towards_the_last_day(self) -> None:
        row = rows(self.received, march(25))[RESPONSE]
        assert looks(row) == [(Look.FADING, None, april(3))]
        assert [mark.caption for mark in row.marks] == ["last day not after 3 April 2025", "received 20 March 2025"]
        assert row.words[-1] == "Received on 20 March 2025; whether in time cannot be told"

    def test_both_bounds_are_drawn_where_a_reading_was_not_chosen(self) -> None:
        start = Readings("start", {"made": On("complaint"), "earlier": On("matter-occurred")})
        doubtful = complaint(procedure(duty(within=After(start, DAYS_10)))).record("matter-occurred", march(1))
        row = rows(doubtful, march(12))[RESPONSE]
        assert looks(row) == [(Look.RUN, march(1), march(11)), (Look.FADING, march(12), march(13))]
        assert row.words[-1] == "Whether it is late cannot be told"
        assert signs(row) == [(Sign.DOUBT, march(12))]

    def test_where_nothing_is_known_there_is_no_bar(self) -> None:
        council = schemes.newest("cumberland-adults")
        row = rows(Complaint(council).record("complaint", date(2024, 1, 15)), date(2024, 3, 1))["Putting things right"]
        assert looks(row) == []
        assert row.words[0] == "No date can be told"


class TestPauses:
    stopped = complaint(procedure(duty(), suspensions=(suspension(),))).suspend(march(6), cause="court")

    def test_a_clock_that_stood_still_leaves_a_gap(self) -> None:
        row = rows(self.stopped.resume(march(10)), march(14))[RESPONSE]
        assert looks(row) == [
            (Look.RUN, march(3), march(5)),
            (Look.PAUSE, march(6), march(9)),
            (Look.RUN, march(10), march(19)),
        ]
        assert row.bars[1].hover == "The clock stood still from 6 March 2025 until 9 March 2025"

    def test_a_clock_that_stands_still_now_fades_from_the_day_it_would_end_if_resumed_now(self) -> None:
        row = rows(self.stopped, march(10))[RESPONSE]
        assert row.words == ("Its last day is not before 19 March 2025", "The clock is stopped")
        assert looks(row) == [
            (Look.RUN, march(3), march(5)),
            (Look.PAUSE, march(6), march(10)),
            (Look.RUN, march(11), march(19)),
            (Look.FADING, march(20), None),
        ]
        assert row.bars[1].hover.endswith("and still stands")

    def test_a_pause_outside_of_a_stretch_leaves_it_whole(self) -> None:
        late = complaint(procedure(duty(), suspensions=(suspension(),))).suspend(march(24), cause="court")
        assert looks(rows(late.resume(march(28)), april(2))[RESPONSE])[0] == (Look.RUN, march(3), march(17))

    def test_a_pause_goes_no_further_than_the_stretch_that_it_ends_in(self) -> None:
        row = rows(self.stopped.record("withdrawal", march(10)).resume(march(14)), march(20))[RESPONSE]
        assert looks(row) == [(Look.RUN, march(3), march(5)), (Look.PAUSE, march(6), march(10))]
        assert row.bars[1].hover == "The clock stood still from 6 March 2025 until 13 March 2025"

    def test_a_clock_that_began_to_run_while_it_was_stopped_begins_with_the_gap(self) -> None:
        first = complaint(procedure(duty(), suspensions=(suspension(),)), march(6)).suspend(march(6), cause="court")
        assert looks(rows(first.resume(march(10)), march(14))[RESPONSE])[0] == (Look.PAUSE, march(6), march(9))

    def test_a_clock_whose_beginning_is_not_known_has_its_gap_too(self) -> None:
        row = rows(PAUSED, date(2024, 11, 1))["The stage 2 response, with the council's adjudication"]
        assert [look for look, _, _ in looks(row)] == [Look.RUN, Look.PAUSE, Look.RUN, Look.EXTENSION, Look.FURTHEST]


class TestWhatIsOwedAgain:
    update = duty(
        "progress-update",
        After(On("complaint"), DAYS_10),
        recurs=Recurrence(every=DAYS_10, ends_with="stage-1-response"),
    )
    made = complaint(procedure(duty(), update, transitions=(AGAIN,)))

    def test_stands_in_one_row_with_each_miss_at_its_own_day(self) -> None:
        row = rows(self.made.record("progress-update", march(12)), april(10))[UPDATE]
        assert row.words[:2] == (
            "Owed 4 times: 1 done, not late; 2 late and still owed; 1 still owed, not late",
            "The last: due on 11 April 2025",
        )
        assert signs(row) == [
            (Sign.DONE, march(12)),
            (Sign.OVERDUE, march(23)),
            (Sign.OVERDUE, april(2)),
            (Sign.OWED, april(11)),
        ]
        assert looks(row) == [
            (Look.RUN, march(3), march(13)),
            (Look.RUN, march(12), march(22)),
            (Look.RUN, march(22), april(1)),
            (Look.RUN, april(1), april(11)),
        ]
        assert [mark.caption for mark in row.marks if mark.caption] == ["due 11 April 2025"]

    def test_a_stage_entered_again_has_a_second_bar(self) -> None:
        again = (
            self.made.record("stage-1-response", march(14))
            .record("withdrawal", march(20))
            .record("reopening", april(7))
        )
        drawn = show.timeline(again, on=april(30))
        assert "3 March 2025 to 20 March 2025; since 7 April 2025" in words(drawn)
        assert rows(again, april(30))[RESPONSE].words[0] == "Owed 2 times: 1 done, not late; 1 late and still owed"
        assert faults(drawn) == []

    def test_a_date_agreed_after_a_miss_leaves_the_miss(self) -> None:
        agreed = procedure(duty("agreed", DateSetBy("response-date-agreed"), act="stage-1-response"))
        twice = (
            complaint(agreed)
            .record("response-date-agreed", march(4), until=march(18))
            .record("response-date-agreed", march(25), until=april(8))
        )
        row = rows(twice, april(2))[RESPONSE]
        assert looks(row) == [
            (Look.RUN, march(3), march(18)),
            (Look.LATE, march(19), march(25)),
            (Look.RUN, march(25), april(8)),
        ]
        assert signs(row) == [(Sign.MISSED, march(25)), (Sign.OWED, april(8))]


class TestWindows:
    ten = complaint(procedure(duty(), windows=(window(RESPONSE_WINDOW, late=TRIBUNAL),)))
    answered = ten.record("stage-1-response", march(10), received=march(10))

    def test_an_open_one_runs_to_its_last_day(self) -> None:
        row = rows(self.answered, march(12))[REQUEST]
        assert row.words == ("Open through 20 March 2025",)
        assert looks(row) == [(Look.WINDOW, march(10), march(20))]
        assert [mark.caption for mark in row.marks] == ["last day 20 March 2025"]

    def test_one_that_was_used_is_marked_where_it_was_used(self) -> None:
        row = rows(self.answered.record("stage-2-request", march(18)), march(25))[REQUEST]
        assert signs(row) == [(Sign.DONE, march(18))]

    def test_one_that_was_used_late_is_marked_otherwise(self) -> None:
        row = rows(self.answered.record("stage-2-request", march(24)), march(25))[REQUEST]
        assert signs(row) == [(Sign.DONE_LATE, march(24))]

    def test_one_that_was_used_on_a_day_that_settles_nothing_says_so(self) -> None:
        unsure = self.ten.record("stage-1-response", march(10)).record("stage-2-request", march(24))
        row = rows(unsure, march(25))[REQUEST]
        assert row.words == ("Made on 24 March 2025; whether in time cannot be told",)
        assert signs(row) == [(Sign.DOUBT, march(24))]

    def test_a_closed_one_is_closed_and_says_who_may_still_accept_it(self) -> None:
        row = rows(self.answered, march(25))[REQUEST]
        assert row.words == ("Closed after 20 March 2025; the body may still accept it",)
        assert signs(row) == [(Sign.CLOSED, march(20))]

    def test_one_that_closed_with_its_stage_ends_there(self) -> None:
        row = rows(self.answered.record("withdrawal", march(14)), march(25))[REQUEST]
        assert signs(row) == [(Sign.CLOSED, march(14))]
        assert looks(row) == [(Look.WINDOW, march(10), march(14))]

    def test_one_that_cannot_be_told_has_a_question_mark_on_the_date_asked_about(self) -> None:
        row = rows(self.ten.record("stage-1-response", march(10)), march(28))[REQUEST]
        assert signs(row) == [(Sign.DOUBT, march(28))]
        assert looks(row) == [(Look.WINDOW, march(10), march(20)), (Look.FADING, march(21), None)]

    def test_one_without_a_limit_goes_on(self) -> None:
        free = complaint(procedure(duty(), windows=(window(),)))
        row = rows(free, march(10))[REQUEST]
        assert looks(row) == [(Look.WINDOW, march(3), march(10)), (Look.NO_FIGURE, march(11), None)]
        over = rows(free.record("withdrawal", march(7)), march(10))[REQUEST]
        assert looks(over) == [(Look.WINDOW, march(3), march(7))]
        assert signs(over) == [(Sign.CLOSED, march(7))]
        used = rows(free.record("stage-2-request", march(6)), march(10))[REQUEST]
        assert looks(used) == [(Look.WINDOW, march(3), march(6))]

    def test_advice_and_a_long_stop_are_marked(self) -> None:
        advised = Target(until=After(On("stage-1-response"), working(5)), source=SOURCE, strength=Strength.ADVICE)
        stop = After(On("stage-1-response"), Period(2, Unit.MONTHS))
        rules = procedure(duty(), windows=(window(RESPONSE_WINDOW, late=TRIBUNAL, advised=advised, long_stop=stop),))
        row = rows(complaint(rules).record("stage-1-response", march(10), received=march(10)), march(12))[REQUEST]
        assert signs(row) == [(Sign.TARGET, march(17)), (Sign.LONG_STOP, date(2025, 5, 10))]

    def test_one_that_never_opened_is_named_unless_the_procedure_is_over(self) -> None:
        later = window(RESPONSE_WINDOW, name="review", event="review-request", stage="stage-2")
        waiting = complaint(procedure(duty(), windows=(later,)))
        assert lanes_of(waiting.at(march(5)))[1] == ("the request to review the Ombudsman's decision",)
        assert lanes_of(waiting.record("withdrawal", march(4)).at(march(5)))[1] == ()

    def test_one_used_before_anything_opened_it_has_a_mark_and_no_bar(self) -> None:
        row = rows(record("cornwall-25-005-179"), DEMO)[REQUEST]
        assert looks(row) == []
        assert (Sign.DONE, date(2024, 8, 29)) in signs(row)


class TestRoutes:
    def test_each_way_to_stand_has_words(self) -> None:
        said = {
            words_
            for name in schemes.names()
            for on in (date(2024, 1, 16), date(2024, 6, 1), date(2024, 12, 20), date(2026, 1, 1))
            for row in [
                row
                for lane in lanes_of(
                    Complaint(schemes.newest(name)).record(schemes.newest(name).opening, date(2024, 1, 15)).at(on)
                )[0]
                if lane.beside
                for row in lane.rows
            ]
            for words_ in row.words[:1]
        }
        assert "Too early, in general" in said
        assert "May be asked now; it decides whether that is too soon" in said
        assert "Its time limit has passed; it may still decide to look at it" in said
        assert not [one for one in said if "barred" in one or "too late" in one]

    def test_one_with_a_certain_clock_runs_from_the_day_it_began(self) -> None:
        noticed = complaint(procedure(duty(), routes=(route(),))).record("first-notice", march(1))
        row = rows(noticed, march(10))["The Ombudsman"]
        assert row.words == ("May be asked now", "Its time limit ends on 28 February 2026")
        assert looks(row) == [(Look.WINDOW, march(1), date(2026, 2, 28))]

    def test_one_that_was_taken_says_when(self) -> None:
        asked = complaint(procedure(duty(), routes=(route(),))).record("ombudsman-complaint", march(20))
        row = rows(asked, march(25))["The Ombudsman"]
        assert signs(row) == [(Sign.USED, march(20))]
        assert row.words[0] == "Has been asked"

    def test_one_whose_time_has_passed_is_closed_where_it_ended(self) -> None:
        noticed = complaint(procedure(duty(), routes=(route(),))).record("first-notice", march(1))
        row = rows(noticed, date(2026, 4, 1))["The Ombudsman"]
        assert row.words[0] == "Its time limit has passed; it may still decide to look at it"
        assert signs(row) == [(Sign.CLOSED, date(2026, 2, 28))]

    def test_a_regulator_may_be_told_at_any_time_and_has_no_bar(self) -> None:
        told = route(kind=RouteKind.REGULATOR, title="the regulator", time_limit=None, event=None)
        row = rows(complaint(procedure(duty(), routes=(told,))), march(5))["The regulator"]
        assert row.words == ("May be told at any time; it decides no complaint",)
        assert looks(row) == []

    def test_one_whose_clock_depends_on_a_reading_ends_between_two_days(self) -> None:
        start = Readings("start", {"made": On("complaint"), "earlier": On("first-notice")})
        limit = TimeLimit(name="year", until=After(start, Period(12, Unit.MONTHS)), source=SOURCE)
        doubtful = complaint(procedure(duty(), routes=(route(time_limit=limit),))).record("first-notice", march(1))
        row = rows(doubtful, march(10))["The Ombudsman"]
        assert row.words[1] == "Its time limit ends between 1 March 2026 and 3 March 2026"
        assert [mark.caption for mark in row.marks] == [
            "last day not before 1 March 2026",
            "last day not after 3 March 2026",
        ]

    def test_a_far_end_is_told_and_the_weeks_of_a_stage_stay_wide(self) -> None:
        drawn = PICTURES["timeline-cornwall"]()
        assert "goes on beyond the picture" in words(drawn)
        assert "September" in words(drawn)
        assert "2025" not in words(drawn)


# The picture as a whole


def test_what_is_on_record_may_lie_far_before_the_picture() -> None:
    noticed = STAGE_2.record("first-notice", date(2019, 3, 1)).note("advocate", True, on=date(2024, 8, 2))
    drawn = show.timeline(noticed, on=date(2024, 9, 2))
    assert "1 March 2019: the day the person affected first had notice of the matter" in words(drawn)
    assert "beyond" in classes(drawn)
    assert "last day 29 February 2020" in words(drawn)
    assert faults(drawn) == []


def test_receipts_extensions_and_pauses_are_told_of() -> None:
    known = complaint(procedure(duty(), extensions=(extension(),), suspensions=(suspension(),)))
    known = known.extend("stage-1-response", to=march(28), on=march(10)).suspend(march(11), cause="court")
    known = known.resume(march(12)).record("stage-1-response", march(14), received=march(18))
    known = known.record("stage-2-request", received=march(21))
    drawn = show.timeline(known, on=april(1))
    for text in (
        "10 March 2025: extension to 28 March 2025",
        "11 March 2025: the clocks stopped (court)",
        "12 March 2025: the clocks ran again",
        "21 March 2025: receipt of the request for stage 2",
    ):
        assert text in words(drawn)
    assert "14 March 2025: the stage 1 response, received on 18 March 2025" in hovers(drawn)
    assert "10 March 2025: extension to 28 March 2025, of the limit for the stage 1 response" in hovers(drawn)


def test_more_dates_than_there_is_room_for_are_left_to_the_words_beside() -> None:
    start = Readings(
        "start",
        {name: On(name) for name in ("complaint", "matter-occurred", "acknowledgement", "discussion")},
        default="complaint",
    )
    crowded = complaint(procedure(duty(within=After(start, DAYS_10)))).record("matter-occurred", march(1))
    crowded = (
        crowded.record("acknowledgement", march(4)).record("discussion", march(5)).record("stage-1-response", march(20))
    )
    drawn = show.timeline(crowded, on=date(2027, 3, 1))
    assert [text for text in words(drawn) if text in {"or 11 March 2025", "or 14 March 2025", "or 15 March 2025"}] == [
        "or 11 March 2025"
    ]
    assert faults(drawn) == []


def test_of_many_events_the_first_are_named_and_the_others_marked() -> None:
    many = complaint(procedure(duty()))
    for day in range(40):
        many = many.record("progress-update", march(4) + timedelta(days=day))
    drawn = show.timeline(many, on=april(20))
    assert "and 17 more" in words(drawn)
    assert "And 17 more." in described(drawn)
    assert faults(drawn) == []


def test_many_years_are_named_by_the_year_and_weekends_are_left_out() -> None:
    drawn = show.timeline(complaint(procedure(duty()), date(1999, 8, 1)), on=date(2031, 8, 1))
    assert {"2000", "2005", "2030"} <= set(words(drawn))
    assert "Weekends and bank holidays are too narrow to be seen at this scale, and are not drawn." in words(drawn)
    assert "out" not in classes(drawn)


def test_beyond_every_calendar_nothing_is_shaded() -> None:
    far = Complaint(procedure(duty(within=After(On("complaint"), DAYS_10))))
    for on in (date(5, 6, 7), date.min, date.max):
        drawn = show.timeline(far, on=on)
        assert faults(drawn) == []
        assert "Saturdays and Sundays" not in hovers(drawn)


def test_the_bodys_own_closures_are_shaded_where_they_count() -> None:
    local = load_procedure(ROOT / "examples" / "local" / "smallest.toml")
    closed = WorkingDayCalendar("england-and-wales", closures={date(2026, 11, 27): "closed for a move"})
    own = Complaint(local, calendar=closed).record("complaint", date(2026, 11, 23))
    counts = "closed for a move" in " ".join(hovers(show.timeline(own, on=date(2026, 11, 24))))
    assert counts == (date(2026, 11, 27) in own.at(date(2026, 11, 24)).calendar.closures)


def test_a_procedure_without_duties_and_windows_still_has_its_calendar() -> None:
    bare = complaint(procedure())
    assert bare.at(march(5)).calendar.division == "england-and-wales"
    assert faults(show.timeline(bare, on=march(5))) == []


def test_days_after_one_another_are_shaded_as_one() -> None:
    drawn = show.timeline(complaint(procedure(duty()), march(3)), on=march(20))
    (weekends,) = (one.get("d", "") for one in read(drawn).iter() if one.get("class") == "out" and one.get("d"))
    assert weekends.count("M") == weekends.count("Z")
    assert weekends.count("M") < 10


HOSTILE = """
format = 1
name = "hostile"
title = "<script>alert(1)</script> & \\u202eevil\\u202c \\u05d0\\u05d1\\u05d2 ]]> complaint & co"
working-days = "england-and-wales"
source = { url = "https://example.org/?a=1&b=<2>", checked-on = 2026-11-22, seen = "primary" }

[[stage]]
name = "stage-1"
title = "stage 1 <b>&amp;</b> \\u202e\\u05d0\\u05d1\\u05d2 \\u4e2d\\u6587"
begins = "complaint"

[[duty]]
act = "acknowledgement"
title = "the <img src=x onerror=alert(1)> & \\"quotes\\" 'single' WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW"
within = "5 working days after receipt of complaint"
strength = "promise"
words = "We will <acknowledge> within 5 working days of receiving your complaint."
"""


def test_nothing_in_a_file_or_a_record_is_read_as_markup_or_turns_a_line_round() -> None:
    rules = read_procedure(HOSTILE, where="hostile.toml")
    reference = "</desc></svg><script>alert(2)</script> \N{LINE SEPARATOR}\N{RIGHT-TO-LEFT OVERRIDE}\N{NULL}"
    drawn = show.timeline(
        Complaint(rules, reference=reference).record("complaint", date(2026, 11, 23)), on=date(2026, 12, 10)
    )
    assert faults(drawn) == []
    assert words(drawn)[0] == "<script>alert(1)</script> & evil \u05d0\u05d1\u05d2 ]]> complaint & co"
    assert words(drawn)[1] == "Reference: </desc></svg><script>alert(2)</script>"
    assert any(text.endswith("\N{HORIZONTAL ELLIPSIS}") for text in words(drawn))
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u2028\x00]", drawn)
    assert "<script" not in drawn


REGULAR = with_more(regular_records(procedures()))
ANY = complaints(bundled_procedures(), own_calendar=True, max_steps=6)


@settings(max_examples=12)
@given(data=st.data())
def test_any_complaint_on_any_day_has_a_picture_without_a_fault(data: st.DataObject) -> None:
    drawn_for = data.draw(REGULAR | ANY)
    drawn = show.timeline(drawn_for, on=data.draw(days_about(drawn_for)), width=data.draw(st.integers(320, 1400)))
    assert faults(drawn) == []


@settings(max_examples=12)
@given(data=st.data())
def test_every_day_that_is_marked_is_one_that_the_snapshot_or_the_record_tells(data: st.DataObject) -> None:
    drawn_for = data.draw(REGULAR | ANY)
    seen = drawn_for.at(data.draw(days_about(drawn_for)))
    told = set(re.findall(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", json.dumps(seen.to_dict())))
    told |= {one.on.isoformat() for one in seen.entries}
    told |= {day.isoformat() for _, *stay in seen.visits for day in stay if day is not None}
    lanes, _ = lanes_of(seen)
    marked = {mark.day.isoformat() for lane in lanes for row in lane.rows for mark in row.marks}
    assert marked <= told


@given(first=st.dates(), long=st.integers(0, 20_000), days=st.lists(st.dates(), min_size=2, max_size=5))
def test_a_later_day_never_lies_further_left(first: date, long: int, days: list[date]) -> None:
    last = date.fromordinal(min(first.toordinal() + long, date.max.toordinal()))
    axis = Axis.around({first, last}, set(), left=100, right=900)
    places = [axis.begin(day) for day in sorted(days)]
    assert places == sorted(places)
    assert all(100 <= axis.begin(day) <= axis.middle(day) <= axis.end(day) <= 900 for day in days)
    assert axis.first <= first <= last <= axis.last
    ticks = axis.ticks(11)
    assert all(axis.first <= tick.day <= axis.last for tick in ticks)
    named = [(axis.begin(tick.day), axis.begin(tick.day) + width_of(tick.text, 11)) for tick in ticks]
    assert all(end < begin for (_, end), (begin, _) in pairwise(named))


def test_what_is_on_record_stands_in_the_order_of_its_days() -> None:
    drawn = PICTURES["timeline-full-run"]()
    marks = [box for box in shapes(read(drawn)) if box.what == "event"][:-1]
    assert len(marks) == 13
    assert [box.left for box in marks] == sorted(box.left for box in marks)


@pytest.mark.parametrize(
    ("days", "names"),
    [
        (10, ["1 March", "3 March", "5 March"]),
        (80, ["3 March", "17 March", "31 March"]),
        (150, ["March", "April", "May"]),
        (600, ["April", "July", "October"]),
        (9_000, ["2026", "2028", "2030"]),
    ],
)
def test_the_scale_names_days_weeks_months_quarters_or_years(days: int, names: list[str]) -> None:
    axis = Axis(first=march(1), last=march(1) + timedelta(days=days), left=350, right=964)
    assert [tick.text for tick in axis.ticks(11)][:3] == names


def test_a_scale_too_narrow_for_any_name_has_none() -> None:
    assert Axis(first=march(1), last=march(20), left=0, right=5).ticks(11) == ()
    assert Axis(first=march(1), last=march(20), left=0, right=0.0001).ticks(11) == ()


class TestText:
    def test_is_cut_in_lines_no_wider_than_asked_for(self) -> None:
        lines = lines_of("one two threeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee four", 12, 60, most=9)
        assert "".join(lines).replace(" ", "") == "onetwothreeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeefour"
        assert all(width_of(line, 12) <= 60 for line in lines)

    def test_keeps_a_date_on_one_line(self) -> None:
        assert lines_of("it is due on 28 November 2024 or later", 10, 106, most=9) == [
            "it is due on",
            "28 November 2024",
            "or later",
        ]

    def test_of_one_letter_is_never_cut_to_nothing(self) -> None:
        assert lines_of("WWW", 12, 5, most=9) == ["W", "W", "W"]

    def test_is_reckoned_wider_where_its_letters_are(self) -> None:
        assert width_of("iii", 10) < width_of("nnn", 10) < width_of("WWW", 10) < width_of("WWW", 10, bold=True)
        assert width_of("\u4e2d", 10) > width_of("\u05d0", 10) > width_of("n", 10)
        assert width_of("e\N{COMBINING ACUTE ACCENT}", 10) == width_of("e", 10)

    def test_is_escaped_wherever_it_stands(self) -> None:
        assert element("a", said("<&>"), b='"<') == '<a b="&quot;&lt;">&lt;&amp;&gt;</a>'
        assert number(-0.04) == "0"


def test_a_longer_heading_than_two_lines_is_cut() -> None:
    title = capital("very " * 60 + "long")
    rules = read_procedure(HOSTILE.replace('title = "<', f'title = "{title} <', 1), where="long.toml")
    drawn = show.timeline(Complaint(rules), on=date(2026, 12, 10))
    assert faults(drawn) == []


def test_the_same_record_in_another_procedure_needs_no_further_care() -> None:
    other = STAGE_2.under(schemes.in_force("lgsco", on=date(2024, 8, 1)))
    assert faults(show.timeline(other, on=date(2024, 12, 6))) == []


def whole() -> Procedure:
    return procedure(duty("overall", After(On("complaint"), Period(6, Unit.MONTHS)), act="final-response", stage=None))


def test_a_limit_on_the_whole_procedure_has_a_lane_of_its_own() -> None:
    drawn = show.timeline(complaint(whole()), on=march(20))
    assert "The whole procedure" in words(drawn)
    assert "6 months: 3 September 2025" in words(drawn)
