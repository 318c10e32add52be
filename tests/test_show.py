from __future__ import annotations

import re
from datetime import date
from importlib import import_module

import pytest

from complaint_rules import Complaint, Procedure, schemes, show
from complaint_rules.answers import Deadline, RouteState, Snapshot, WindowState, WindowStatus
from complaint_rules.conditions import All, FactIn, FactIs, FactNotTold, Happened, Missed, Not
from complaint_rules.eligibility import Discretion, Exclusion, Limb, Standing, TimeLimit
from complaint_rules.errors import UnknownNameError, one_line
from complaint_rules.explanations import DISCLAIMER, certainty
from complaint_rules.limits import After, Bounds, DateSetBy, NoFigure, On, Readings, Received
from complaint_rules.periods import Counting, Period, Unit
from complaint_rules.rules import (
    NOT_BEGUN,
    Content,
    Duty,
    Entitlement,
    Extension,
    How,
    Letter,
    Recurrence,
    Role,
    Route,
    RouteKind,
    Stage,
    Strength,
    Suspension,
    Target,
    TextFinding,
    Transition,
    Window,
)
from complaint_rules.show.document import Page
from complaint_rules.show.rules_page import in_force
from complaint_rules.sources import Instrument, Seen
from complaint_rules.vocabulary import Fact, Kind, Party
from complaint_rules.working_days import WorkingDayCalendar, WorkingDayDefinition

TEXT = Instrument(
    title="An invented text", short="Invented text", url="https://example.org/text", checked_on=date(2026, 11, 22)
)
READ = TEXT.at("1", seen=Seen.PRIMARY, words="invented | “words”\nin two lines")
UNREAD = TEXT.at("2", seen=Seen.SECONDARY, paraphrase="an invented *rule*")
NO_LINK = TEXT.at("3", seen=Seen.PARTIAL, paraphrase="a rule without a link", url="")
WHO = Discretion(who="the body", source=READ, limbs=(Limb(fact="still-effective-and-fair", text="it is still fair"),))


def everything() -> Procedure:
    """Every kind of rule, so that every kind of line is written."""
    days = Unit.WORKING_DAYS
    return Procedure(
        name="everything",
        title='An invented "procedure" | with <marks>; and # more',
        version="1",
        source=READ,
        in_force_from=date(2020, 1, 1),
        in_force_until=date(2030, 12, 31),
        working_days=WorkingDayDefinition(division="scotland", source=UNREAD),
        opening="complaint",
        parties={Party.BODY: "the body", Party.COMPLAINANT: "the person"},
        stages=(
            Stage(name="stage-1", title="stage 1", source=READ),
            Stage(name="stage.1", title="stage 1 again", source=READ),
            Stage(name="completed", title="completed", source=READ, ends=True),
            Stage(name="closed", title="closed", source=READ, ends=True),
        ),
        transitions=(
            Transition(
                event="complaint",
                start=(NOT_BEGUN,),
                to="stage-1",
                source=READ,
                when=Not(FactIs("complex")),
            ),
            Transition(event="complaint", start=(NOT_BEGUN,), to="stage.1", source=READ, when=FactIs("complex")),
            Transition(event="stage-2-request", start=("stage-1",), to="stage.1", source=READ),
            Transition(event="final-response", to="completed", source=READ, allowed_if=FactIn("tier", ("a", "b"))),
        ),
        duties=(
            Duty(
                name="acknowledgement",
                act="acknowledgement",
                owed_by=Party.BODY,
                within=After(On("complaint"), Period(48, Unit.HOURS)),
                source=READ,
                strength=Strength.AIM,
                stage="stage-1",
            ),
            Duty(
                name="stage-1-response",
                act="stage-1-response",
                owed_by=Party.BODY,
                within=After(Received("complaint"), Period(10, days)),
                source=UNREAD,
                stage="stage-1",
                met_when_received=True,
                soft="“where possible”",
                target=Target(until=After(On("complaint"), Period(5, days)), source=READ),
                if_missed=("it must say why",),
            ),
            Duty(
                name="offer",
                act="discussion-offered",
                owed_by=Party.BODY,
                within=NoFigure("“promptly”"),
                source=NO_LINK,
                stage="stage-1",
            ),
            Duty(
                name="progress-update",
                act="progress-update",
                owed_by=Party.BODY,
                within=After(On("complaint"), Period(20, days)),
                source=READ,
                stage="stage-1",
                recurs=Recurrence(
                    every=Period(10, days), ends_with="final-response", starts_if=Missed("stage-1-response")
                ),
            ),
            Duty(
                name="second-update",
                act="response-date-proposed",
                owed_by=Party.BODY,
                within=After(On("stage-2-request"), Period(20, days)),
                source=READ,
                stage="stage.1",
                recurs=Recurrence(every=Period(10, days), ends_with="final-response"),
            ),
            Duty(
                name="final-response",
                act="final-response",
                owed_by=Party.BODY,
                within=After(
                    Readings("from-when", {"made": On("complaint"), "receipt": Received("complaint")}),
                    Period(3, Unit.MONTHS),
                ),
                source=READ,
            ),
            Duty(
                name="agreed",
                act="stage-2-response",
                owed_by=Party.BODY,
                within=DateSetBy("response-date-agreed", "until"),
                source=READ,
            ),
        ),
        windows=(
            Window(
                name="stage-2-request",
                event="stage-2-request",
                stage="stage-1",
                until=After(Received("stage-1-response"), Period(20, days)),
                source=READ,
                opens=On("stage-1-response"),
                advised=Target(until=After(On("stage-1-response"), Period(5, days)), source=UNREAD),
                late=WHO,
                long_stop=After(On("complaint"), Period(6, Unit.MONTHS)),
                if_silent="closed",
            ),
            Window(
                name="withdrawal",
                event="withdrawal",
                stage="stage-1",
                until=After(Received("acknowledgement"), Period(5, days)),
                source=READ,
                long_stop=After(On("complaint"), Period(6, Unit.MONTHS)),
                long_stop_absolute=True,
            ),
        ),
        further_facts=(
            Fact(name="complex", question="Is it complex?"),
            Fact(name="tier", question="Which tier?", kind=Kind.CHOICE, choices=("a", "b", "c")),
            Fact(name="pages", question="How many pages?", kind=Kind.NUMBER),
        ),
        extensions=(
            Extension(duty="stage-1-response", how=How.NOTICE, by=Period(5, days), times=1, source=READ),
            Extension(
                duty="stage-1-response",
                how=How.OFFICER,
                by=Period(5, days),
                times=2,
                follows=How.NOTICE,
                causes=("illness",),
                requires=("a letter",),
                before_expiry=True,
                firm=False,
                source=READ,
            ),
            Extension(duty="acknowledgement", how=How.AGREEMENT, source=READ),
            Extension(
                duty="final-response", how=How.AGREEMENT, to=After(On("complaint"), Period(6, Unit.MONTHS)), source=READ
            ),
            Extension(
                duty="offer",
                how=How.AUTOMATIC,
                source=READ,
                applies_when=All(FactIs("complex"), FactNotTold("tier")),
            ),
        ),
        suspensions=(Suspension(cause="court", title="a case in court", source=READ),),
        routes=(
            Route(
                name="regulator",
                title="the regulator",
                kind=RouteKind.REGULATOR,
                source=READ,
                applies=FactIs("complex"),
                event="ombudsman-complaint",
            ),
            Route(
                name="ombudsman",
                title="the ombudsman",
                kind=RouteKind.OMBUDSMAN,
                source=READ,
                complete=Happened("final-response"),
                time_limit=TimeLimit(
                    name="year",
                    title="the year",
                    until=After(On("complaint"), Period(12, Unit.MONTHS, Counting.BEGINNING_WITH)),
                    source=READ,
                ),
            ),
            Route(
                name="six-months",
                title="the commissioner",
                kind=RouteKind.COMMISSIONER,
                source=READ,
                time_limit=TimeLimit(
                    name="six-months",
                    until=After(Received("final-response"), Period(6, Unit.MONTHS)),
                    source=READ,
                ),
            ),
        ),
        entitlements=(
            Entitlement(
                name="meeting", who="the person", text="ask for a meeting", source=READ, when=Not(FactIs("complex"))
            ),
        ),
        standing=(
            Standing(name="who", when=FactIn("tier", ("a", "b")), text="tier a or b", source=READ, discretion=WHO),
        ),
        exclusions=(Exclusion(name="out", when=FactIs("complex"), text="what is complex", source=READ),),
        letters=(Letter(event="final-response", contents=(Content(text="the reasons", source=READ),)),),
        roles=(Role(name="reader", title="the reader", text="reads", source=READ),),
        findings=(
            TextFinding(name="open", text="The text does not say who reads."),
            TextFinding(name="tier", text="Tier c has no limit.", about=("stage-1-response", "who", "complaint")),
        ),
    )


def cornwall(on: date) -> Snapshot:
    procedure = schemes.in_force("england-children", on=date(2024, 8, 29))
    return Complaint(procedure).record("stage-2-request", date(2024, 8, 29)).at(on)


def flat(page: str) -> str:
    """The page as one line, so that a test does not depend on where lines are broken."""
    return " ".join(page.split())


def test_a_timetable_gives_the_answer_first_and_the_notice_once() -> None:
    page = show.text(cornwall(date(2024, 12, 6)))
    assert page.index("THE ANSWER") < page.index("WHAT WAS MISSED") < page.index("WHAT IS OWED") < page.index("NOTES")
    assert page.count(DISCLAIMER) == 1
    assert page.endswith(DISCLAIMER)


@pytest.mark.parametrize(
    "said",
    [
        "Where the complaint is: stage 2, investigation, since 29 August 2024",
        "It was due on 3 October 2024 and is 46 working days late.",
        "It is also 6 working days past 28 November 2024",
        "3 October 2024. Left out: 5 Saturdays and 5 Sundays; no bank holiday.",
        "First limit: 25 working days on (29 August 2024 itself not counted): 3 October 2024.",
        "28 November 2024. Left out: 13 Saturdays and 13 Sundays; no bank holiday.",
        "Outer limit: 65 working days on (29 August 2024 itself not counted): 28 November 2024.",
        "If the count starts from the agreement on the written statement of the complaint, the last day cannot be told",
        "the last day cannot be told: that date is not on record.",
        "Its time limit ends on or before 28 August 2025, because the matter was known by 29 August 2024.",
        "The date of the complaint. It would settle the limit for the stage 1 response.",
        "An advocate, if there is one, may do these with or for the person who complains; none is on record.",
        "How it was seen: the provision's own text was not read",
    ],
)
def test_the_timetable_of_the_published_case_says(said: str) -> None:
    assert said in flat(show.text(cornwall(date(2024, 12, 6))))


def test_each_source_is_noted_once_and_every_mark_has_its_note() -> None:
    body, notes = show.text(cornwall(date(2024, 12, 6))).split("\nNOTES\n")
    numbered = re.findall(r"^\[(\d+)\]", notes, re.MULTILINE)
    assert [int(number) for number in numbered] == list(range(1, len(numbered) + 1))
    assert set(re.findall(r"\[(\d+)\]", body)) == set(numbered)
    assert body.count("How it was seen") == 0


def test_no_line_of_text_is_wider_than_a_page_but_for_an_address() -> None:
    for page in (show.text(cornwall(date(2025, 9, 1))), show.text(schemes.versions("england-children")[-1])):
        assert [line for line in page.splitlines() if len(line) > 100 and "https://" not in line] == []


def test_no_name_of_a_rule_is_left_unexplained_in_a_timetable() -> None:
    for thing in (cornwall(date(2024, 12, 6)), cornwall(date(2024, 10, 1)), cornwall(date(2025, 9, 1))):
        page = re.sub(r"https?://\S+|\(england-children, version [0-9-]+\)", "", show.text(thing))
        names = {one.name for one in thing.procedure.events} | {one.name for one in thing.procedure.readings}
        assert [name for name in names if "-" in name and name in page] == []


def test_before_the_limit_an_extension_is_open_to_the_council_and_the_ombudsman_comes_too_early() -> None:
    page = flat(show.text(cornwall(date(2024, 10, 1))))
    assert "by 3 October 2024. The council owes it." in page
    assert "The limit can be extended by notice made on or before 3 October 2024, to 28 November 2024" in page
    assert "too early, in general" in page
    assert "until the response to the panel's report is on record, or the refusal to consider the complaint is" in page


def test_past_the_ombudsmans_year_it_is_never_called_barred() -> None:
    page = flat(show.text(cornwall(date(2025, 9, 1))))
    assert "too late, unless it decides to look at it all the same" in page
    assert "Its time limit ended on or before 28 August 2025" in page
    assert "A complaint after that is not barred: the Ombudsman may still consider it" in page


def test_a_record_of_nothing_has_not_begun() -> None:
    procedure = schemes.in_force("england-children", on=date(2024, 8, 29))
    page = flat(show.text(Complaint(procedure).at(date(2024, 8, 29))))
    assert "so it has not begun" in page
    assert "because the matter was known by" not in page


def test_what_is_on_record_is_told_back() -> None:
    procedure = schemes.in_force("england-children", on=date(2024, 8, 1))
    complaint = (
        Complaint(procedure, facts={"complainant": "parent"}, readings={"stage-2-start": "statement-agreed"})
        .record("complaint", date(2024, 8, 1), form="oral")
        .record("stage-1-response", received=date(2024, 8, 14))
        .record("stage-2-request", date(2024, 8, 29))
        .record("statement-agreed", date(2024, 9, 5))
        .record("final-response", date(2024, 9, 6))
        .note("advocate", True, on=date(2024, 9, 2))
        .extend("stage-2-response", to=date(2024, 10, 8), on=date(2024, 9, 12), reason="holidays")
        .suspend(date(2024, 9, 16), cause="concurrent-proceedings")
        .resume(date(2024, 9, 23))
    )
    page = flat(show.text(complaint.at(date(2024, 10, 1))))
    assert "Always so: Who is complaining? Parent." in page
    assert "1 August 2024: the complaint; form: oral." in page
    assert "received on this day; when it was made or sent is not on record" in page
    assert "Does an advocate act for or support the person who complains? Yes." in page
    assert "An advocate acts or supports, and may do these with or for the person who complains." in page
    assert "extension by notice, to 8 October 2024, of the limit for the stage 2 response" in page
    assert "the clocks stopped for concurrent proceedings." in page
    assert "the clocks ran again." in page
    assert "No extension that counts is on record." in page or "Extended by notice on 12 September 2024" in page
    assert "as chosen for this complaint" in page
    assert "no use for it: the final response." in page
    stopped = flat(show.text(complaint.at(date(2024, 9, 18))))
    assert "Stopped: the clock for the stage 2 response" in stopped
    declined = complaint.note("advocate", False, on=date(2024, 9, 20)).at(date(2024, 9, 20))
    assert "An advocate" not in flat(show.text(declined)).split("WHAT IS ON RECORD")[0]


def test_a_refused_extension_is_not_called_an_extension() -> None:
    procedure = schemes.in_force("england-children", on=date(2024, 8, 29))
    complaint = Complaint(procedure).record("stage-2-request", date(2024, 8, 29))
    late = complaint.extend("stage-2-response", to=date(2024, 11, 28), on=date(2024, 10, 4))
    assert "No extension that counts is on record." in flat(show.text(late.at(date(2024, 10, 7))))
    full = complaint.extend("stage-2-response", to=date(2024, 11, 28), on=date(2024, 10, 1))
    page = flat(show.text(full.at(date(2024, 12, 6))))
    assert "Extended by notice on 1 October 2024, to 28 November 2024." in page
    assert "extended further" not in page
    assert "It is also" not in page


def test_a_review_panel_that_was_asked_for_leaves_the_overdue_response_behind() -> None:
    procedure = schemes.in_force("england-children", on=date(2024, 8, 29))
    complaint = Complaint(procedure).record("stage-2-request", date(2024, 8, 29))
    over = complaint.record("withdrawal", date(2024, 12, 2)).at(date(2024, 12, 6))
    page = flat(show.text(over))
    assert "The procedure is over: withdrawn, since 2 December 2024" in page
    assert (
        "not done when it ceased to be owed on 2 December 2024, 42 working days late, and 2 working days past" in page
    )
    assert "WHAT IS NOT RUNNING YET" not in page
    assert "WHAT IS NO LONGER OWED" in page
    asked = flat(show.text(complaint.record("ombudsman-complaint", date(2024, 12, 2)).at(date(2024, 12, 6))))
    assert "The Local Government and Social Care Ombudsman: has been asked." in asked


def test_the_panel_window_shows_its_working_and_stays_open_to_discretion() -> None:
    procedure = schemes.in_force("england-children", on=date(2026, 6, 1))
    complaint = Complaint(procedure).record("stage-2-request", date(2026, 10, 1))
    complaint = complaint.record("stage-2-response", date(2026, 10, 28), received=date(2026, 11, 23))
    page = flat(show.text(complaint.at(date(2026, 12, 1))))
    assert "The request for a review panel: open through 21 December 2026." in page
    assert "Receipt of the stage 2 response: 23 November 2026." in page
    closed = flat(show.text(complaint.at(date(2027, 1, 4))))
    assert "closed after 21 December 2026; the council may still accept it" in closed
    assert "Somebody has to decide whether to accept it." in closed
    unknown = Complaint(procedure).record("stage-2-request", date(2026, 10, 1))
    unknown = unknown.record("stage-2-response", date(2026, 10, 28))
    assert "Taken for granted" in flat(show.text(unknown.at(date(2026, 11, 2))))


def test_a_forecast_says_that_it_rests_on_predicted_bank_holidays() -> None:
    procedure = schemes.in_force("england-children", on=date(2026, 6, 1))
    seen = Complaint(procedure).record("stage-2-request", date(2031, 10, 1)).at(date(2031, 10, 2))
    assert "rests on predicted bank holidays" in flat(show.text(seen))
    window = Complaint(procedure).record("stage-2-request", date(2031, 10, 1))
    window = window.record("stage-2-response", date(2031, 10, 28)).record("panel-report", received=date(2031, 10, 30))
    assert "rests on predicted bank holidays" in flat(show.text(window.at(date(2031, 11, 2))))


def test_a_calendar_with_closures_is_answered_with_a_note() -> None:
    procedure = schemes.in_force("england-children", on=date(2024, 8, 1))
    calendar = WorkingDayCalendar("england-and-wales", closures=[date(2024, 9, 9)])
    complaint = Complaint(procedure, calendar=calendar).record("stage-2-request", date(2024, 8, 29))
    assert "How days are counted here: see [" in flat(show.text(complaint.at(date(2024, 9, 10))))


@pytest.fixture(scope="module")
def invented() -> dict[str, str]:
    """The pages of the invented procedure, on several days of one record."""
    complaint = Complaint(everything(), reference="two\nlines | \x1b[31mred <b>").record("complaint", date(2024, 8, 1))
    answered = complaint.record("acknowledgement", date(2024, 8, 8)).record("stage-1-response", date(2024, 8, 20))
    told = complaint.record("stage-1-response", date(2024, 8, 20), received=date(2024, 8, 21))
    agreed = complaint.record("response-date-agreed", date(2024, 8, 2), until=date(2024, 8, 9))
    pages = {
        "begun": complaint.at(date(2024, 8, 2)),
        "overdue": complaint.at(date(2024, 9, 20)),
        "answered": answered.at(date(2024, 8, 22)),
        "silent": told.at(date(2024, 12, 2)),
        "complex": complaint.note("complex", True, on=date(2024, 8, 1)).at(date(2025, 9, 1)),
        "agreed": agreed.at(date(2024, 8, 20)),
        "not-agreed": agreed.record("stage-1-response", received=date(2024, 9, 2)).at(date(2024, 10, 7)),
        "final": complaint.record("final-response", date(2024, 11, 1)).at(date(2024, 11, 2)),
        "empty": Complaint(everything()).at(date(2024, 11, 2)),
    }
    return {name: flat(show.text(seen)) for name, seen in pages.items()}


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("begun", "Reference: two lines | [31mred <b>"),
        ("begun", "Hours are counted as whole days, so this is approximate."),
        ("begun", "The text aims at 9 August 2024, inside the limit."),
        ("begun", "The text softens the limit: “where possible”."),
        ("begun", "the text gives no figure (“promptly”)"),
        ("begun", "The limit can be extended by notice, by at most 5 working days"),
        ("begun", "The limit can be extended by agreement, to at most 6 months after the complaint ["),
        ("begun", "The limit is extended by itself, if the answer to “Is it complex?” is yes, and tier: not told"),
        ("begun", "The text can be read in 2 ways, and none was chosen."),
        ("begun", "How days are counted here: see ["),
        ("overdue", "It is owed again every 10 working days; this is number 2."),
        ("overdue", "The text only aims at this, so a miss is no breach."),
        ("overdue", "Because it was missed: it must say why."),
        ("answered", "The request for stage 2: open at least until 17 September 2024"),
        ("answered", "It is advised to do so by 27 August 2024; that is advice only"),
        ("answered", "After 1 February 2025 it is harder still."),
        ("answered", "After 1 February 2025 nothing is accepted."),
        ("answered", "Late: the body may still accept it if it is still fair"),
        ("silent", "The procedure is over: closed"),
        ("complex", "Its time limit ended on 31 July 2025"),
        ("begun", "Its time limit ends on 31 July 2025"),
        ("agreed", "The date set by the agreement on a response date: 9 August 2024."),
        ("final", "The procedure is over: completed"),
        ("empty", "so it has not begun"),
    ],
)
def test_a_procedure_with_every_kind_of_rule_says(invented: dict[str, str], page: str, said: str) -> None:
    assert said in invented[page]


def test_what_cannot_be_told_is_said_to_be_so() -> None:
    complaint = Complaint(everything()).record("stage-1-response", date(2024, 9, 2)).at(date(2024, 10, 7))
    page = flat(show.text(complaint))
    assert "cannot be told" in page
    late = Complaint(everything()).record("complaint", received=date(2024, 8, 1))
    late = late.record("stage-1-response", date(2024, 8, 8)).record("acknowledgement", date(2024, 8, 5))
    window = late.at(date(2024, 10, 7)).window("stage-2-request")
    assert window.status is not WindowStatus.NOT_OPEN
    unread = Complaint(everything()).record("complaint", date(2024, 8, 1), received=date(2024, 8, 6))
    assert "Cannot be told: whether the final response is late." in flat(show.text(unread.at(date(2024, 11, 4))))


def test_markdown_escapes_what_a_record_holds() -> None:
    seen = Complaint(everything(), reference="1. *a* | <b> `c` [d](e) # \n## f").at(date(2024, 8, 1))
    page = show.markdown(seen)
    assert r"Reference: 1. \*a\* \| &lt;b\> \`c\` \[d\](e) \# \#\# f" in page
    assert page.count("\n# ") == 0
    assert page.count(DISCLAIMER) == 1


@pytest.mark.parametrize("given", ["- item", "+ item", "1. item", "= line", "12) item", "# title", "> said", "| cell"])
def test_markdown_takes_no_reference_for_a_list_a_title_or_a_quotation(given: str) -> None:
    page = Page(title=given, lines=(given,), sections=())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(import_module("complaint_rules.show.markdown"), "page_of", lambda *_: page)
        line = show.markdown(everything()).split("\n\n")[1]
    assert re.match(r"\\|[0-9]+\\", line)


def test_markdown_of_a_procedure_has_a_table_for_each_kind_of_rule() -> None:
    page = show.markdown(everything())
    titles = re.findall(r"^## (.*)$", page, re.MULTILINE)
    for title in ("Stages", "Transitions", "Duties", "Windows", "Extensions", "Suspensions", "Routes", "Entitlements"):
        assert title in titles
    for title in ("Letters", "Roles", "Findings", "Who may complain, and until when"):
        assert title in titles
    rows = [line for line in page.splitlines() if line.startswith("|")]
    tables = page.split("\n## ")
    for table in tables:
        widths = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines() if line.startswith("|")}
        assert len(widths) <= 1
    assert any("<https://example.org/text>" in row for row in rows)
    assert any("invented \\| “words” in two lines" in row for row in rows)
    assert any("secondary: the provision's own text was not read" in row for row in rows)
    assert any("10 working days after receipt of the complaint" in row for row in rows)
    assert "owed again every 10 working days until the final response, if the limit for" in page
    assert "if nothing is done: closed" in page
    assert "after one by notice" in page


def test_every_bundled_scheme_is_shown_in_every_form() -> None:
    for name in schemes.names():
        for procedure in schemes.versions(name):
            for page in (show.text(procedure), show.markdown(procedure), show.mermaid(procedure)):
                assert procedure.title in page
                assert not [letter for letter in page if letter != "\n" and not letter.isprintable()]


def test_a_version_says_when_it_is_in_force() -> None:
    from attrs import evolve

    procedure = everything()
    assert in_force(procedure) == "in force from 1 January 2020 to 31 December 2030"
    assert in_force(evolve(procedure, in_force_until=None)) == "in force since 1 January 2020"
    assert in_force(evolve(procedure, in_force_from=None)) == "in force until 31 December 2030"
    assert in_force(evolve(procedure, in_force_from=None, in_force_until=None)) == "dates not known"


def test_mermaid_marks_the_stage_in_words_and_by_its_border() -> None:
    procedure = schemes.versions("england-children")[-1]
    lines = show.mermaid(procedure, current="stage-2").splitlines()
    assert lines[0] == "stateDiagram-v2"
    assert lines[1] == "    accTitle: Complaint about children's social care in England"
    assert lines[2].endswith("The complaint is at stage 2, investigation.")
    assert "    class s_stage_2 current" in lines
    assert '    state "the complaint is here#58; stage 2, investigation" as s_stage_2' in lines
    assert not [line for line in lines if "fill" in line or "color" in line]


def test_mermaid_before_the_first_event_marks_no_stage() -> None:
    procedure = schemes.versions("england-children")[-1]
    assert show.mermaid(procedure, current=NOT_BEGUN) == show.mermaid(procedure)


def test_mermaid_escapes_titles_and_keeps_stages_apart() -> None:
    diagram = show.mermaid(everything())
    assert "accTitle: An invented ,procedure, | with ,marks,, and , more" in diagram
    assert '    state "stage 1" as s_stage_1\n    state "stage 1 again" as s_stage_1_\n' in diagram
    assert "s_stage_1 --> s_closed : no stage 2 request in time" in diagram
    assert "[*] --> s_stage_1_ : the complaint, if the answer to #8220;Is it complex?#8221; is yes" in diagram


def test_mermaid_refuses_a_stage_that_there_is_not() -> None:
    with pytest.raises(UnknownNameError):
        show.mermaid(everything(), current="stage-9")


def test_one_line_leaves_nothing_that_a_terminal_would_obey() -> None:
    assert one_line("a\r\n\tb\x00\x1b]0;c\x07\u2028d\u202ee") == "a b ]0;c d e"


# The explanations of single answers


def explained(seen: Snapshot) -> str:
    answers: list[Deadline | WindowState | RouteState] = [*seen.deadlines, *seen.windows, *seen.routes]
    assert all(one.explain().count(DISCLAIMER) == 1 for one in answers)
    assert all(one.to_dict()["status"] == one.status.value for one in answers)
    return "\n".join(one.explain() for one in answers)


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2024, 8, 2), "The acknowledgement (owed by the body): due by 3 August 2024."),
        (date(2024, 8, 2), "Hours are counted as whole days, so this is approximate."),
        (
            date(2024, 8, 2),
            "The furthest it can be put off without agreement: ",
        ),
        (date(2024, 8, 2), "Aimed at, inside the limit: 9 August 2024."),
        (date(2024, 8, 2), "The text softens the limit: “where possible”."),
        (date(2024, 8, 2), "the text gives no figure (“promptly”)"),
        (date(2024, 8, 2), "If the count starts from receipt of the complaint, the last day is 1 November 2024."),
        (date(2024, 8, 2), "What a working day is (Invented text, 2)"),
        (date(2024, 8, 2), "Note on the text: Tier c has no limit."),
        (date(2024, 8, 2), "not running yet"),
        (date(2024, 9, 20), "It is owed again every 10 working days; this is number 2."),
        (date(2024, 9, 20), "Because it was missed: it must say why."),
    ],
)
def test_an_explanation_of_the_invented_procedure_says(on: date, said: str) -> None:
    assert said in explained(Complaint(everything()).record("complaint", date(2024, 8, 1)).at(on))


def test_an_explanation_gives_both_limits_and_both_readings() -> None:
    procedure = schemes.in_force("england-children", on=date(2024, 8, 29))
    complaint = Complaint(procedure).record("stage-2-request", date(2024, 8, 29))
    text = complaint.at(date(2024, 12, 6)).deadline("stage-2-response").explain()
    assert "25 working days on (29 August 2024 itself not counted): 3 October 2024. Left out: 5 Saturdays" in text
    assert "65 working days on (29 August 2024 itself not counted): 28 November 2024. Left out: 13 Saturdays" in text
    assert "the last day cannot be told: that date is not on record." in text
    both = complaint.record("statement-agreed", date(2024, 9, 5)).at(date(2024, 12, 6)).deadline("stage-2-response")
    assert " ".join(both.other_readings) == (
        "If the count starts from the agreement on the written statement of the complaint, the last day is "
        "10 October 2024, and 5 December 2024 at the furthest."
    )
    extended = complaint.extend("stage-2-response", to=date(2024, 10, 31), on=date(2024, 10, 1)).at(date(2024, 10, 2))
    assert "Extended by notice on 1 October 2024 to 31 October 2024." in explained(extended)
    assert "The request for a review panel: not open." in explained(extended)


def test_an_explanation_in_a_forecast_says_so() -> None:
    procedure = schemes.in_force("england-children", on=date(2026, 6, 1))
    complaint = Complaint(procedure).record("stage-2-request", date(2031, 10, 1))
    assert "rests on predicted bank holidays" in explained(complaint.at(date(2031, 10, 2)))
    answered = complaint.record("stage-2-response", date(2031, 10, 28), received=date(2031, 10, 29))
    assert "open through 26 November 2031" in explained(answered.at(date(2031, 11, 3)))


def test_what_was_met_late_or_lapsed_is_explained() -> None:
    procedure = schemes.in_force("england-children", on=date(2024, 8, 1))
    complaint = Complaint(procedure).record("complaint", date(2024, 8, 1))
    late = explained(complaint.record("stage-1-response", date(2024, 8, 19)).at(date(2024, 8, 20)))
    assert "met on 19 August 2024, 2 working days late; it was due on 15 August 2024." in late
    assert "may be made; the text sets no limit" in late
    assert "Advice only: 17 September 2024" in late
    met = explained(complaint.record("stage-1-response", date(2024, 8, 15)).at(date(2024, 8, 20)))
    assert "met on 15 August 2024, due on 15 August 2024." in met
    lapsed = complaint.record("stage-2-request", date(2024, 8, 20)).at(date(2024, 8, 21))
    assert (
        "no longer owed since 20 August 2024 after it was missed on 16 August 2024, 3 working days late"
        in explained(lapsed)
    )
    early = explained(complaint.record("stage-2-request", date(2024, 8, 5)).at(date(2024, 8, 6)))
    assert "no longer owed since 5 August 2024." in early
    stopped = complaint.suspend(date(2024, 8, 5), cause="concurrent-proceedings").at(date(2024, 8, 6))
    assert "the clock is stopped; its last day" in explained(stopped)


def test_windows_that_closed_or_were_used_are_explained() -> None:
    procedure = schemes.in_force("england-children", on=date(2026, 6, 1))
    complaint = Complaint(procedure).record("stage-2-request", date(2026, 10, 1))
    complaint = complaint.record("stage-2-response", date(2026, 10, 28), received=date(2026, 10, 29))
    assert "closed after 26 November 2026; the council may still accept it" in explained(complaint.at(date(2027, 1, 4)))
    used = complaint.record("panel-request", date(2026, 11, 26)).at(date(2027, 1, 4))
    assert "The request for a review panel: made on 26 November 2026." in explained(used)
    late = complaint.record("panel-request", date(2026, 11, 27)).at(date(2027, 1, 4))
    assert "made on 27 November 2026, after the window had closed." in explained(late)
    assert "cannot be told; its last day is not before 17 September 2024" in explained(
        Complaint(everything())
        .record("complaint", date(2024, 8, 1))
        .record("stage-1-response", date(2024, 8, 20))
        .at(date(2024, 12, 2))
    )


def test_days_of_no_stated_kind_are_explained_both_ways() -> None:
    from attrs import evolve

    procedure = everything()
    kind = After(On("complaint"), Period(10, Unit.DAYS_KIND_NOT_STATED))
    duties = tuple(evolve(one, within=kind) if one.name == "agreed" else one for one in procedure.duties)
    complaint = Complaint(evolve(procedure, duties=duties)).record("complaint", date(2024, 8, 1))
    deadline = complaint.at(date(2024, 8, 2)).deadline("agreed")
    assert deadline.other_readings == (
        "If “days” means calendar days, the last day is 11 August 2024.",
        "If “days” means working days, the last day is 16 August 2024.",
    )
    assert "Cannot be told: whether the stage 2 response is late." in flat(show.text(complaint.at(date(2024, 8, 13))))


def test_a_limit_that_is_itself_read_in_two_ways_is_explained() -> None:
    from attrs import evolve

    procedure = everything()
    either = Readings(
        "which-limit",
        {"short": After(On("complaint"), Period(5, Unit.DAYS)), "long": After(On("complaint"), Period(9, Unit.DAYS))},
        default="short",
    )
    duties = tuple(evolve(one, within=either) if one.name == "agreed" else one for one in procedure.duties)
    complaint = Complaint(evolve(procedure, duties=duties)).record("complaint", date(2024, 8, 1))
    text = complaint.at(date(2024, 8, 2)).deadline("agreed").explain()
    assert "The limit is 5 calendar days after the complaint; the text can be read otherwise." in text
    assert "If the limit is 9 calendar days after the complaint, the last day is 10 August 2024." in text


def test_a_verdict_is_explained_with_all_its_reasons() -> None:
    procedure = schemes.in_force("england-children", on=date(2024, 8, 29))
    complaint = Complaint(procedure).record("stage-2-request", date(2024, 8, 29))
    text = complaint.can("ombudsman-complaint", on=date(2024, 12, 6)).explain()
    assert text.count(DISCLAIMER) == 1
    assert "ends on or before 28 August 2025" in text
    assert "Not known: the day the person affected first had notice of the matter." in text
    assert "Taken for granted" in Complaint(procedure).can("complaint", on=date(2024, 8, 29)).explain()


def test_lateness_past_the_outer_limit_is_counted_in_the_days_of_the_limit() -> None:
    from attrs import evolve

    procedure = everything()
    limit = After(On("complaint"), Period(5, Unit.DAYS, at_most=9))
    duties = tuple(evolve(one, within=limit) if one.name == "agreed" else one for one in procedure.duties)
    seen = Complaint(evolve(procedure, duties=duties)).record("complaint", date(2024, 8, 1)).at(date(2024, 8, 12))
    assert seen.deadline("agreed").days_past_latest == 2
    assert "It is also 2 days past 10 August 2024" in flat(show.text(seen))


def test_nothing_known_is_said_as_such() -> None:
    assert certainty(Bounds(earliest=None, latest=None, due=None)) == "nothing on record gives its last day"


def test_what_moved_is_told_in_words() -> None:
    procedure = schemes.in_force("england-children", on=date(2024, 8, 29))
    complaint = Complaint(procedure).record("stage-2-request", date(2024, 8, 29))
    before, after = complaint.at(date(2024, 8, 28)), complaint.at(date(2024, 12, 6))
    said = [str(change) for change in before.changes_to(after)]
    assert "stage: name not-begun → stage-2" in said
    assert "stage-2-response: due none → 2024-10-03" in said
    assert "lgsco: status premature → may be taken early" in said


def test_a_limit_that_passed_on_the_eve_of_a_weekend_is_not_nought_days_late() -> None:
    complaint = Complaint(schemes.in_force("england-children", on=date(2026, 11, 21))).record(
        "complaint", date(2026, 11, 21)
    )
    page = show.text(complaint.at(date(2026, 12, 5)))
    assert "It was due on 4 December 2026." in page
    assert "still owed on 5 December 2026, no working day late yet." in " ".join(page.split())
    assert " 0 working days" not in page


def test_a_window_that_can_be_read_in_two_ways_shows_both_days() -> None:
    """House rule: every reading is reported; none is chosen in silence."""
    complaint = Complaint(schemes.newest("seap")).record("stage-1-request", date(2026, 9, 1))
    complaint = complaint.record("stage-1-response", date(2026, 10, 1), received=date(2026, 10, 3))
    seen = complaint.at(date(2026, 10, 5))
    window = seen.window("stage-2-request")
    assert set(window.readings.values()) >= {date(2026, 11, 1), date(2026, 11, 3)}
    assert window.to_dict()["readings"] == {name: str(day) for name, day in window.readings.items()}
    page = " ".join(show.text(seen).split())
    assert page.count("On the reading “") >= 2
    assert "On the reading “" in window.explain()


def test_advice_that_can_be_read_in_two_ways_shows_both_days() -> None:
    """seAp: "This request should be made within 1 month of the Stage 2 response": sent, or received."""
    complaint = Complaint(schemes.newest("seap")).record("stage-2-request", date(2026, 9, 1))
    complaint = complaint.record("stage-2-response", date(2026, 10, 1), received=date(2026, 10, 5))
    seen = complaint.at(date(2026, 10, 6))
    window = seen.window("stage-3-request")
    assert window.advised is None
    assert set(window.advised_readings.values()) == {date(2026, 11, 1), date(2026, 11, 5)}
    page = " ".join(show.text(seen).split())
    assert "It is advised to do so in time; that is advice only" in page
    assert "1 November 2026" in page
    assert "5 November 2026" in page
    assert "Advice only: (" in window.explain()


def test_what_another_body_looks_at_is_said() -> None:
    """GreenSquareAccord: "CQC will not investigate individual complaints"."""
    complaint = Complaint(schemes.newest("greensquareaccord-care"), facts={"regulated-care": True})
    seen = complaint.record("complaint", date(2026, 11, 23)).at(date(2026, 11, 24))
    assert "What it looks at:" in show.text(seen)
    assert "What it looks at:" in seen.route("cqc").explain()


def test_a_duty_that_is_owed_only_in_some_cases_says_so() -> None:
    seen = (
        Complaint(schemes.newest("england-adults-and-nhs"))
        .record("complaint", date(2026, 11, 23))
        .at(date(2026, 11, 24))
    )
    assert "It is owed only if" in show.text(seen)


def test_a_reading_inside_a_reading_shows_the_days_between_which_it_lies() -> None:
    """Advocacy Focus guide: "within 10 working days" in the text, "10 days" in the box, and from when is not said."""
    complaint = Complaint(schemes.newest("trafford-children-guide"))
    complaint = complaint.record("complaint", date(2026, 11, 2), received=date(2026, 11, 4))
    seen = complaint.at(date(2026, 11, 10))
    said = " ".join(seen.deadline("stage-1-response").other_readings)
    assert "its last day lies between 16 November 2026 and 18 November 2026." in said
    assert "its last day lies between 12 November 2026 and 16 November 2026." in said
    assert "cannot be told" not in said
    page = " ".join(show.text(seen).split())
    assert "Due: the stage 1 response; its last day lies between 12 November 2026 and 18 November 2026." in page
