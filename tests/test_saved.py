"""Records saved and read back: nothing is lost, and nothing that cannot be is let in."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from complaint_rules import schemes
from complaint_rules.complaints import Complaint
from complaint_rules.entries import Noted
from complaint_rules.errors import (
    CalendarMismatchError,
    ComplaintRulesError,
    InvalidCalendarError,
    InvalidDateTextError,
    InvalidRecordError,
    NotADateError,
    NotInForceError,
    RulesChangedError,
    UnknownEventError,
    UnknownNameError,
    UnknownSchemeError,
)
from complaint_rules.rules import TextFinding
from complaint_rules.saved import SCHEMA_VERSION, change_from_dict
from complaint_rules.working_days import WorkingDayCalendar
from tests import oracle

CHILDREN = schemes.versions("england-children")[-1]
LGSCO = schemes.versions("lgsco")[-1]
FIRST = date(2024, 7, 1)
DAY = date(2024, 8, 1)
GIVEN = {"schema_version": 1, "scheme": "england-children"}

days = st.integers(0, 200).map(lambda number: FIRST + timedelta(days=number))
some_days = st.frozensets(days, max_size=3)
names = st.sampled_from([event.name for event in CHILDREN.events])
reasons = st.text(max_size=20)


KINDS = ["note", "extend", "suspend", "pause", "correct", "entry", "remove", "remove"]


@st.composite
def calendars(draw: st.DrawFn, division: str = "england-and-wales") -> WorkingDayCalendar:
    """Draw a calendar with closures and extra holidays, on GOV.UK's list as shipped or on another."""
    if draw(st.booleans()):
        published: dict[str, Any] = oracle.govuk(2024, 2025)
        proclaimed = {"title": "A proclaimed day", "date": draw(days).isoformat(), "notes": "", "bunting": False}
        events = [one for one in published[division]["events"] if one["date"] != proclaimed["date"]]
        published[division]["events"] = [*events, proclaimed]
        return WorkingDayCalendar.from_govuk(published, division, closures=draw(some_days))
    closures = {day: draw(st.sampled_from(["Christmas closure", "training"])) for day in draw(some_days)}
    extra = dict.fromkeys(draw(some_days), "a holiday")
    return WorkingDayCalendar(division, closures=closures, extra_holidays=extra, predicted=draw(st.booleans()))


def attempted(complaint: Complaint, draw: st.DrawFn) -> Complaint:  # noqa: C901, PLR0911 - one branch per kind of change
    """Return the complaint with one more change of any kind; what cannot be raises."""
    kind = draw(st.sampled_from(["record"] * 3 + KINDS))
    day = draw(days)
    if kind == "record":
        name = draw(names)
        details: dict[str, Any] = {}
        for detail in CHILDREN.event(name).details:
            if draw(st.booleans()):
                values: dict[str, Any] = {"until": days, "grounds": reasons, "by": reasons}
                details[detail.name] = draw(values.get(detail.name, st.sampled_from(detail.choices or ("",))))
        made, received = draw(st.sampled_from([(day, None), (None, day), (day, day), (day, day + timedelta(days=3))]))
        return complaint.record(name, made, received=received, **details)
    if kind == "note":
        return complaint.note("complainant", draw(st.sampled_from(["child", "parent"])), on=day)
    if kind == "extend":
        duty = draw(st.sampled_from([duty.name for duty in CHILDREN.duties]))
        how = draw(st.sampled_from(["notice", "agreement", "officer"]))
        return complaint.extend(duty, to=draw(days), on=day, how=how, reason=draw(reasons))
    if kind == "suspend":
        return complaint.suspend(day, cause="concurrent-proceedings")
    if kind == "pause":
        return complaint.suspend(day, cause="concurrent-proceedings").resume(
            day + timedelta(days=draw(st.integers(1, 9)))
        )
    if not complaint.entries:
        return complaint
    entry = draw(st.sampled_from(complaint.entries))
    if kind == "correct":
        return complaint.correct(entry, to=day)
    if kind == "entry":
        return complaint.correct(entry, to=Noted(fact="advocate", value=draw(st.booleans()), on=day))
    return complaint.remove(entry)


@st.composite
def complaints(draw: st.DrawFn) -> Complaint:
    """Draw a record with events, facts, extensions, pauses, corrections and removals."""
    complaint = Complaint(
        CHILDREN,
        calendar=draw(st.none() | calendars()),
        facts=draw(st.dictionaries(st.sampled_from(["advocate", "appeal-used", "in-writing"]), st.booleans())),
        readings=draw(st.sampled_from([{}, {"stage-2-start": "statement-agreed"}])),
        reference=draw(st.none() | reasons),
        school_days=draw(st.none() | calendars()),
        findings=draw(st.sampled_from([(), (TextFinding(name="a", text="b", about=("c",)),)])),
    )
    for _ in range(draw(st.integers(3, 12))):
        before = complaint.to_dict()
        try:
            complaint = attempted(complaint, draw)
        except ComplaintRulesError:
            assert complaint.to_dict() == before
    return complaint


class TestNothingIsLost:
    """House rule: serialising loses nothing."""

    @given(complaints())
    def test_a_record_read_back_from_json_is_the_same(self, complaint: Complaint) -> None:
        text = json.dumps(complaint.to_dict())
        again = Complaint.from_dict(json.loads(text))
        assert again == complaint
        assert (again.history, again.entries, again.findings) == (
            complaint.history, complaint.entries, complaint.findings,
        )  # fmt: skip
        assert json.dumps(again.to_dict()) == text

    def test_the_saved_record_names_its_scheme_the_version_and_the_digest_of_the_rules(self) -> None:
        saved = Complaint(CHILDREN).to_dict()
        assert list(saved)[:4] == ["schema_version", "scheme", "version", "rules_digest"]
        assert [saved[key] for key in list(saved)[:4]] == [1, "england-children", "2006-09-01", CHILDREN.digest]

    def test_dates_are_written_as_year_month_day(self) -> None:
        saved = Complaint(CHILDREN).record("complaint", DAY, form="oral").correct("complaint", received=DAY).to_dict()
        old = {"do": "record", "event": "complaint", "made": "2024-08-01", "details": {"form": "oral"}}
        assert saved["history"] == [old, {"do": "correct", "old": old, "new": {**old, "received": "2024-08-01"}}]


class TestWrittenByHand:
    """House rule: a person may write only schema_version, scheme and events."""

    def test_a_date_stands_for_both_dates_of_an_event(self) -> None:
        written = Complaint.from_dict({**GIVEN, "events": {"complaint": "2024-08-01"}})
        assert written == Complaint(CHILDREN).record("complaint", DAY)

    def test_a_table_gives_both_dates_and_details_and_a_list_several_entries(self) -> None:
        events = {
            "complaint": {"made": date(2024, 8, 1), "received": "2024-08-02", "form": "written"},
            "response-date-agreed": [{"made": "2024-08-05", "until": "2024-09-01"}, "2024-08-09"],
        }
        written = Complaint.from_dict({**GIVEN, "events": events})
        assert written == (
            Complaint(CHILDREN)
            .record("complaint", DAY, received=date(2024, 8, 2), form="written")
            .record("response-date-agreed", date(2024, 8, 5), until=date(2024, 9, 1))
            .record("response-date-agreed", date(2024, 8, 9))
        )

    def test_without_a_version_that_in_force_at_the_first_act_is_taken(self) -> None:
        with pytest.raises(NotInForceError, match="in force on 2006-08-31"):
            Complaint.from_dict({**GIVEN, "events": {"complaint": "2006-08-31"}})

    def test_what_lay_before_the_complaint_does_not_choose_the_version(self) -> None:
        events = {"grounds-arose": "2006-08-01", "complaint": "2006-10-02"}
        assert Complaint.from_dict({**GIVEN, "events": events}).procedure is CHILDREN

    def test_where_only_that_is_known_it_chooses(self) -> None:
        with pytest.raises(NotInForceError):
            Complaint.from_dict({**GIVEN, "events": {"grounds-arose": "2006-08-01"}})

    def test_an_empty_record_is_read_under_the_last_version(self) -> None:
        assert Complaint.from_dict(GIVEN) == Complaint(CHILDREN)

    def test_corrections_facts_and_removals_may_be_written_too(self) -> None:
        old = {"do": "record", "event": "complaint", "made": "2024-08-01"}
        new = {**old, "made": "2024-08-02"}
        note = {"do": "note", "fact": "advocate", "value": True, "on": "2024-08-01"}
        written = Complaint.from_dict(
            {**GIVEN, "history": [old, {"do": "correct", "old": old, "new": new}, note, {"do": "remove", "old": note}]}
        )
        assert written.entries == Complaint(CHILDREN).record("complaint", date(2024, 8, 2)).entries
        assert len(written.history) == 4


class TestOtherRules:
    """House rule: other rules are never used in silence."""

    saved = Complaint(CHILDREN).record("complaint", DAY).to_dict()

    def test_other_rules_are_refused_naming_both_digests(self) -> None:
        with pytest.raises(RulesChangedError) as caught:
            Complaint.from_dict({**self.saved, "rules_digest": "0123456789abcdef"})
        assert "0123456789abcdef" in str(caught.value)
        assert CHILDREN.digest in str(caught.value)
        assert (caught.value.saved, caught.value.current) == ("0123456789abcdef", CHILDREN.digest)

    def test_read_under_a_procedure_of_ones_choice_a_finding_says_so(self) -> None:
        read = Complaint.from_dict({**self.saved, "rules_digest": "0123456789abcdef"}, procedure=CHILDREN)
        (finding,) = read.findings
        assert finding.name == "saved-under-other-rules"
        assert "0123456789abcdef" in finding.text
        assert CHILDREN.digest in finding.text
        assert finding in read.at(DAY).findings
        assert Complaint.from_dict(read.to_dict()).findings == (finding,), "it is kept when it is saved again"

    @pytest.mark.parametrize("data", [saved, {**GIVEN, "events": {"complaint": "2024-08-01"}}])
    def test_another_scheme_than_the_record_names_is_a_finding_with_or_without_a_digest(
        self, data: dict[str, Any]
    ) -> None:
        read = Complaint.from_dict(data, procedure=LGSCO)
        assert [one.name for one in read.findings] == ["saved-under-other-rules"]
        assert "'england-children'" in read.findings[0].text
        assert "'lgsco'" in read.findings[0].text

    def test_the_same_rules_given_are_no_finding(self) -> None:
        assert Complaint.from_dict(self.saved, procedure=CHILDREN).findings == ()
        assert Complaint.from_dict(GIVEN, procedure=CHILDREN).findings == ()

    def test_a_changed_rule_is_noticed(self) -> None:
        changed = evolve(CHILDREN, title="Changed")
        assert [one.name for one in Complaint.from_dict(self.saved, procedure=changed).findings]

    def test_an_unknown_version_or_scheme_is_refused(self) -> None:
        with pytest.raises(UnknownNameError, match="the version of 'england-children': unknown name '2006-09-02'"):
            Complaint.from_dict({**self.saved, "version": "2006-09-02"})
        with pytest.raises(UnknownSchemeError, match="did you mean 'england-children'"):
            Complaint.from_dict({**self.saved, "scheme": "england-childrens"})


DEEP: Any = {"do": "record", "event": "complaint", "made": "2024-08-01"}
for _ in range(50_000):
    DEEP = {"do": "correct", "old": DEEP, "new": DEEP}
NESTED: Any = []
for _ in range(50_000):
    NESTED = [NESTED]
RECORD = {"do": "record", "event": "complaint", "made": "2024-08-01"}


class TestRefused:
    """House rule: a record that cannot be read is refused with its place, the bad value and what was expected."""

    SHAPES: tuple[tuple[Any, str], ...] = (
        (None, "a record is a table with the keys schema_version, scheme"),
        ([], "not list"),
        ({}, "schema_version: a whole number is needed, such as 1"),
        ({"schema_version": True, "scheme": "lgsco"}, "schema_version: a whole number is needed"),
        ({"schema_version": 0, "scheme": "lgsco"}, "schema_version: a whole number is needed"),
        ({"schema_version": "1", "scheme": "lgsco"}, "schema_version: a whole number is needed"),
        ({"schema_version": SCHEMA_VERSION + 1}, "schema_version 2 is newer than 1, which this release reads"),
        ({"schema_version": 10**10_000}, "schema_version of more than 70 digits is newer than 1"),
        ({"schema_version": 1}, "scheme: the name of the scheme is needed"),
        ({**GIVEN, "event": {}}, "unknown key 'event'"),
        ({**GIVEN, 5: {}, ("x",): 1}, "unknown key 5"),
        ({**GIVEN, "scheme": 5}, "scheme: a text is needed"),
        ({**GIVEN, "history": {}}, "history: a list is needed"),
        ({**GIVEN, "events": []}, "events: a table is needed"),
        ({**GIVEN, "facts": None}, "facts: a table is needed"),
        ({**GIVEN, "history": [RECORD] * 10_001}, "history: at most 10000 are kept"),
        ({**GIVEN, "events": {"progress-update": ["2024-08-01"] * 10_001}}, "10001 events and entries; at most 10000"),
        ({**GIVEN, "readings": {"stage-2-start": ["request"]}}, "readings: each reading is a text"),
        ({**GIVEN, "findings": ["x"]}, "findings: a list of tables with name, text and perhaps about"),
        ({**GIVEN, "findings": [{"name": "x"}]}, "findings: a list of tables"),
        ({**GIVEN, "findings": [{"name": "x", "text": "y", "z": 1}]}, "findings: a list of tables"),
        ({**GIVEN, "findings": [{"name": "x", "text": "y", "about": "z"}]}, "findings: a list of tables"),
    )

    @pytest.mark.parametrize(("data", "text"), SHAPES, ids=range(len(SHAPES)))
    def test_another_shape_is_refused(self, data: dict[str, Any], text: str) -> None:
        with pytest.raises(InvalidRecordError) as caught:
            Complaint.from_dict(data)
        assert text in str(caught.value)

    CHANGES: tuple[tuple[Any, type[ComplaintRulesError], str], ...] = (
        ("complaint", InvalidRecordError, "history[0]: a table with do = one of record, note, extend"),
        ({"do": ["record"]}, InvalidRecordError, "history[0]: a table with do = one of record, note, extend"),
        ({"do": "delete"}, InvalidRecordError, "history[0]: a table with do = one of"),
        ({"do": "record"}, InvalidRecordError, "history[0]: record lacks 'event'"),
        ({**RECORD, "date": "x"}, InvalidRecordError, "history[0]: record has no key 'date'"),
        ({**RECORD, "event": 5}, InvalidRecordError, "history[0].event: a text is needed"),
        ({**RECORD, "event": 5, "details": {"a": 1}}, InvalidRecordError, "history[0].event: a text is needed"),
        ({**RECORD, "event": "complant"}, UnknownEventError, "did you mean 'complaint'"),
        ({**RECORD, "event": "complant", "details": {"a": 1}}, UnknownEventError, "did you mean 'complaint'"),
        ({**RECORD, "made": "2024-02-30"}, InvalidDateTextError, "history[0].made: '2024-02-30' is not a date"),
        ({**RECORD, "made": "0000-01-01"}, InvalidDateTextError, "history[0].made: '0000-01-01' is not a date"),
        ({**RECORD, "made": "10000-01-01"}, InvalidDateTextError, "history[0].made: '10000-01-01' is not a date"),
        ({**RECORD, "made": "01/08/2024"}, InvalidDateTextError, "write it as YYYY-MM-DD"),
        ({**RECORD, "made": 20240801}, NotADateError, "history[0].made: a datetime.date is needed, not int"),
        ({**RECORD, "made": None}, NotADateError, "history[0].made: a date is missing"),
        ({**RECORD, "made": datetime(2024, 8, 1, 9)}, NotADateError, "convert it first"),
        ({"do": "record", "event": "complaint"}, NotADateError, "record 'complaint', made: a date is missing"),
        ({**RECORD, "details": []}, InvalidRecordError, "history[0].details: a table is needed"),
        ({**RECORD, "details": {"gronds": "x"}}, UnknownNameError, "did you mean 'grounds'"),
        ({**RECORD, "details": {"form": ["oral"]}}, InvalidRecordError, "'complaint', form: expected one of several"),
        (
            {"do": "record", "event": "response-date-agreed", "made": "2024-08-01", "details": {"until": "soon"}},
            InvalidDateTextError,
            "history[0].details.until: 'soon' is not a date",
        ),
        ({"do": "note", "fact": "advocate", "value": 1, "on": "2024-08-01"}, ComplaintRulesError, "which is yes or no"),
        (
            {"do": "extend", "duty": "stage-1-response", "to": "2024-09-01", "on": "2024-08-01", "how": "letter"},
            UnknownNameError,
            "history[0].how: unknown name 'letter'; choose one of 'notice', 'agreement', 'officer', 'automatic'",
        ),
        (
            {"do": "extend", "duty": "stage-1-response", "to": "2024-09-01", "on": "2024-08-01", "how": ["notice"]},
            UnknownNameError,
            "history[0].how",
        ),
        ({"do": "suspend", "cause": 5, "on": "2024-08-01"}, InvalidRecordError, "history[0].cause: a text is needed"),
        ({"do": "resume", "on": "2024-08-01"}, InvalidRecordError, "resumed on 2024-08-01, without a suspension"),
        ({"do": "remove", "old": RECORD}, InvalidRecordError, "history[0] corrects or removes an entry that is not on"),
        ({"do": "remove", "old": 5}, InvalidRecordError, "history[0].old: a table with do = one of"),
        (DEEP, InvalidRecordError, "history[0].old: a correction of a correction is not kept"),
        ({"do": "remove", "old": {"do": "remove", "old": RECORD}}, InvalidRecordError, "correct the entry itself"),
        (NESTED, InvalidRecordError, "history[0]: a table with do = one of"),
        ({**RECORD, "details": {"grounds": NESTED}}, InvalidRecordError, "expected a text, not [[[[[["),
    )

    @pytest.mark.parametrize(("change", "kind", "text"), CHANGES, ids=range(len(CHANGES)))
    def test_a_change_that_cannot_be_is_refused(self, change: object, kind: type[Exception], text: str) -> None:
        with pytest.raises(kind) as caught:
            Complaint.from_dict({**GIVEN, "history": [change]})
        assert text in str(caught.value)

    def test_events_written_briefly_are_refused_with_their_place(self) -> None:
        with pytest.raises(InvalidDateTextError, match=r"events.complaint.made: '2024-02-30'"):
            Complaint.from_dict({**GIVEN, "events": {"complaint": "2024-02-30"}})
        with pytest.raises(InvalidDateTextError, match=r"events.discussion\[1\].made: 'x'"):
            Complaint.from_dict({**GIVEN, "events": {"discussion": ["2024-02-03", "x"]}})
        with pytest.raises(NotADateError, match=r"events.complaint.received: a datetime.date is needed, not bool True"):
            Complaint.from_dict({**GIVEN, "events": {"complaint": {"received": True}}})

    def test_all_faults_are_reported_at_once(self) -> None:
        data = {
            **GIVEN,
            "history": [
                {**RECORD, "made": "2024-02-30", "received": "soon"},
                {"do": "note", "fact": "advocat", "value": True, "on": "2024-08-01"},
                {"do": "suspend", "cause": "strike", "on": "2024-08-01"},
            ],
            "events": {"complant": "2024-08-01", "refusal": "0000-01-01"},
        }
        with pytest.raises(InvalidRecordError) as caught:
            Complaint.from_dict(data)
        for text in ("'2024-02-30'", "'soon'", "'advocat'", "'strike'", "'complant'", "'0000-01-01'"):
            assert [one for one in caught.value.problems if text in one], text

    def test_facts_and_entries_are_reported_together(self) -> None:
        data = {**GIVEN, "facts": {"advocat": True, "in-writing": "no"}, "events": {"complant": "2024-08-01"}}
        with pytest.raises(InvalidRecordError) as caught:
            Complaint.from_dict({**data, "readings": {"stage-2": "x", "stage-2-start": "agreed"}})
        assert len(caught.value.problems) == 5

    def test_a_calendar_that_cannot_be_is_refused(self) -> None:
        with pytest.raises(InvalidCalendarError):
            Complaint.from_dict({**GIVEN, "calendar": {"division": "england-and-wales", "closures": 5}})
        scottish = WorkingDayCalendar("scotland").to_dict()
        with pytest.raises(CalendarMismatchError):
            Complaint.from_dict({**GIVEN, "calendar": scottish})

    def test_a_key_that_is_no_text_is_refused(self) -> None:
        with pytest.raises(InvalidRecordError, match="a text is needed"):
            Complaint.from_dict({**GIVEN, "events": {5: "2024-08-01"}})
        with pytest.raises(ComplaintRulesError):
            Complaint.from_dict({**GIVEN, "facts": {5: True, "advocate": True}})

    @pytest.mark.parametrize(
        "data",
        [
            {**GIVEN, "events": {"x" * 10_000_000: "2024-08-01"}},
            {**GIVEN, "events": {"complaint": "x" * 10_000_000}},
            {**GIVEN, "scheme": "x" * 10_000_000},
            {**GIVEN, "x" * 10_000_000: 1},
            {**GIVEN, "reference": "x" * 10_000_000},
            {**GIVEN, "history": [{**RECORD, "event": f"event-{number}"} for number in range(10_000)]},
            {**GIVEN, "history": [{"do": "resume", "on": "2024-08-01"}] * 10_000},
            {**GIVEN, "history": [[[]]] * 1_000_000},
            {**GIVEN, "facts": {f"fact-{number}": True for number in range(10_000)}},
        ],
        ids=["event", "date", "scheme", "key", "reference", "names", "resumes", "list", "facts"],
    )
    @pytest.mark.no_cover
    def test_a_huge_record_is_refused_with_a_message_that_can_be_read(self, data: dict[str, Any]) -> None:
        with pytest.raises(ComplaintRulesError) as caught:
            Complaint.from_dict(data)
        assert len(str(caught.value)) < 100_000

    @pytest.mark.no_cover
    def test_ten_thousand_corrections_are_read(self) -> None:
        history: list[Any] = [RECORD]
        for number in range(9_999):
            made = (DAY + timedelta(days=(number + 1) % 300)).isoformat()
            new = {**RECORD, "made": made}
            history.append({"do": "correct", "old": history[-1].get("new", RECORD), "new": new})
        assert len(Complaint.from_dict({**GIVEN, "version": "2006-09-01", "history": history}).entries) == 1

    def test_a_change_can_be_read_by_itself(self) -> None:
        assert (
            change_from_dict(RECORD, CHILDREN, where="here") == Complaint(CHILDREN).record("complaint", DAY).history[0]
        )
