"""What governs a complaint: a table written by hand, missing facts, dates, local texts, and what telling more does."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from itertools import product
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from complaint_rules import schemes
from complaint_rules.catalogue import QUESTIONS, Applicable, Choice, Elsewhere, Relation, Scheme, SchemeKind, Scope
from complaint_rules.conditions import All, Answer, FactIs, Not
from complaint_rules.conditions import Any as AnyOf
from complaint_rules.errors import (
    InvalidRecordError,
    NotADateError,
    NotATruthValueError,
    UnknownFactError,
)
from complaint_rules.explanations import DISCLAIMER
from complaint_rules.schemes import _elsewhere
from complaint_rules.schemes._elsewhere import ELSEWHERE
from complaint_rules.vocabulary import Fact, Kind
from tests.procedures_for_tests import SOURCE, procedure

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from complaint_rules.conditions import Condition
    from complaint_rules.procedures import Procedure

ON = date(2026, 11, 23)
Told = dict[str, Any]


def names(choices: Iterable[Choice]) -> list[str]:
    return [one.scheme for one in choices]


def listed(found: Applicable) -> set[str]:
    return set(names((*found.governs, *found.beside, *found.next)))


def ask(on: date = ON, **facts: object) -> Applicable:
    told: Told = {name.replace("_", "-"): value for name, value in facts.items()}
    return schemes.applicable(told, on=on)


# --------------------------------------------------------------------------------------------- a table written by hand

BODIES = (
    *("council", "nhs", "primary-care", "care-provider", "landlord", "charity", "school", "police"),
    *("government-department", "something-else"),
)
LETTERS = {
    "C": "england-children",
    "A": "england-adults-and-nhs",
    "L": "lgsco-code",
    "H": "housing-ombudsman-code",
}
# Rows are subjects, columns the bodies above, in England. "." is for nothing that is held here.
STATUTORY = """
    children              C A  A  .  .  .  .  .  .  .
    adults                A A  A  .  .  .  .  .  .  .
    health                A A  A  .  .  .  .  .  .  .
    public-health         . .  .  .  .  .  .  .  .  .
    housing               . .  .  .  .  .  .  .  .  .
    advocacy              . .  .  .  .  .  .  .  .  .
    school                . .  .  .  .  .  .  .  .  .
    police                . .  .  .  .  .  .  .  .  .
    other-council-service . .  .  .  .  .  .  .  .  .
    central-government    . .  .  .  .  .  .  .  .  .
    something-else        . .  .  .  .  .  .  .  .  .
"""
NOT_STATUTORY = """
    children              C  A  A  .  .  .  .  .  .  .
    adults                A  A  A  .  .  .  .  .  .  .
    health                A  A  A  .  .  .  .  .  .  .
    public-health         L  .  .  .  .  .  .  .  .  .
    housing               L  .  .  .  .  .  .  .  .  .
    advocacy              L  .  .  .  .  .  .  .  .  .
    school                L  .  .  .  .  .  .  .  .  .
    police                L  .  .  .  .  .  .  .  .  .
    other-council-service L  .  .  .  .  .  .  .  .  .
    central-government    L  .  .  .  .  .  .  .  .  .
    something-else        L  .  .  .  .  .  .  .  .  .
"""
LANDLORD = """
    children              C A  A  .  .  .  .  .  .  .
    adults                A A  A  .  .  .  .  .  .  .
    health                A A  A  .  .  .  .  .  .  .
    public-health         . .  .  .  .  .  .  .  .  .
    housing               H H  H  H  H  H  H  H  H  H
    advocacy              . .  .  .  .  .  .  .  .  .
    school                . .  .  .  .  .  .  .  .  .
    police                . .  .  .  .  .  .  .  .  .
    other-council-service . .  .  .  .  .  .  .  .  .
    central-government    . .  .  .  .  .  .  .  .  .
    something-else        . .  .  .  .  .  .  .  .  .
"""
COMMISSIONED = """
    adults                A A  A  A  .  A  .  .  .  A
    health                A A  A  A  .  A  .  .  .  A
    children              C A  A  .  .  .  .  .  .  .
"""
SETTINGS: dict[str, tuple[str, Told]] = {
    "a statutory procedure, no landlord, nobody else arranged it": (
        STATUTORY,
        {"statutory-procedure": True, "landlord": False, "commissioned-by": "nobody-else"},
    ),
    "no statutory procedure": (
        NOT_STATUTORY,
        {"statutory-procedure": False, "landlord": False, "commissioned-by": "nobody-else"},
    ),
    "a landlord, and a statutory procedure": (
        LANDLORD,
        {"statutory-procedure": True, "landlord": True, "commissioned-by": "nobody-else"},
    ),
    "a council arranged it": (
        COMMISSIONED,
        {"statutory-procedure": True, "landlord": False, "commissioned-by": "council"},
    ),
}


def rows(table: str) -> dict[str, list[str]]:
    return {line.split()[0]: line.split()[1:] for line in table.strip().splitlines()}


HELD = (*LETTERS.values(), "housing-ombudsman", "lgsco", "phso")


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave only the schemes that the tables here know, so that a new scheme needs no new table."""
    monkeypatch.setattr(schemes, "names", lambda: tuple(sorted(HELD)))


@pytest.mark.usefixtures("held")
class TestTable:
    """House rule: each scheme says by itself when it governs; together they give the table above."""

    def test_the_table_has_every_subject_and_every_body(self) -> None:
        by_name = {fact.name: fact.choices for fact in QUESTIONS}
        assert by_name["body"] == BODIES
        for table in (STATUTORY, NOT_STATUTORY, LANDLORD):
            assert tuple(rows(table)) == by_name["subject"]
            assert {len(row) for row in rows(table).values()} == {len(BODIES)}

    @pytest.mark.parametrize("setting", SETTINGS)
    def test_england(self, setting: str) -> None:
        table, facts = SETTINGS[setting]
        for subject, row in rows(table).items():
            for body, letters in zip(BODIES, row, strict=True):
                told = {"nation": "england", "subject": subject, "body": body, "funding": "council", **facts}
                found = schemes.applicable(told, on=ON)
                expected = {LETTERS[letter] for letter in letters if letter != "."}
                assert set(names(found.governs)) == expected, told
                assert not found.unsure, told
                assert not expected or not found.elsewhere

    @pytest.mark.parametrize("nation", ["wales", "scotland", "northern-ireland"])
    def test_in_the_other_nations_nothing_that_is_held_here_governs(self, nation: str) -> None:
        _, facts = SETTINGS["no statutory procedure"]
        for subject, body, landlord in product(rows(STATUTORY), BODIES, (True, False)):
            told = {"nation": nation, "subject": subject, "body": body, "funding": "council", **facts}
            found = schemes.applicable({**told, "landlord": landlord}, on=ON)
            assert (found.governs, found.missing, found.answer) == ((), (), Answer.NO)
            assert found.elsewhere

    @pytest.mark.parametrize(
        ("facts", "expected"),
        [
            ({"subject": "children", "body": "council"}, "lgsco"),
            ({"subject": "health", "body": "nhs"}, "phso"),
            ({"subject": "housing", "body": "landlord", "landlord": True}, "housing-ombudsman"),
        ],
    )
    def test_where_it_can_go_next(self, facts: Told, expected: str) -> None:
        found = schemes.applicable({"nation": "england", **facts}, on=ON)
        assert expected in names(found.next)

    @pytest.mark.parametrize(
        ("facts", "governs", "ombudsmen"),
        [
            ({"subject": "adults", "body": "council"}, ["england-adults-and-nhs"], ["lgsco"]),
            ({"subject": "adults", "body": "nhs"}, ["england-adults-and-nhs"], ["phso"]),
            ({"subject": "children", "body": "nhs"}, ["england-adults-and-nhs"], ["phso"]),
            (
                {"subject": "adults", "body": "care-provider", "commissioned-by": "council", "funding": "council"},
                ["england-adults-and-nhs"],
                ["lgsco"],
            ),
            (
                {"subject": "adults", "body": "care-provider", "commissioned-by": "nhs", "funding": "nhs"},
                ["england-adults-and-nhs"],
                ["phso"],
            ),
            (
                {
                    "subject": "adults",
                    "body": "care-provider",
                    "commissioned-by": "council-and-nhs",
                    "funding": "shared",
                },
                ["england-adults-and-nhs"],
                ["lgsco", "phso"],
            ),
            (
                {"subject": "adults", "body": "care-provider", "commissioned-by": "nobody-else", "funding": "self"},
                [],
                ["lgsco"],
            ),
            (
                {"subject": "housing", "body": "council", "landlord": True},
                ["housing-ombudsman-code"],
                ["housing-ombudsman"],
            ),
            (
                {"subject": "housing", "body": "council", "landlord": False, "statutory-procedure": False},
                ["lgsco-code"],
                ["lgsco"],
            ),
            (
                {"subject": "housing", "body": "landlord", "landlord": True, "social-landlord": False},
                [],
                [],
            ),
            ({"subject": "children", "body": "care-provider", "commissioned-by": "nobody-else"}, [], []),
            ({"subject": "school", "body": "school"}, [], []),
            ({"subject": "police", "body": "police"}, [], []),
        ],
    )
    def test_who_pays_and_who_arranged_it_decide_which_ombudsman(
        self, facts: Told, governs: list[str], ombudsmen: list[str]
    ) -> None:
        """The regulator is none of them: CQC "settles no individual complaints" and is never a next step."""
        found = schemes.applicable({"nation": "england", **facts}, on=ON)
        assert (names(found.governs), sorted(names(found.next)), found.unsure) == (governs, ombudsmen, ())

    def test_care_that_somebody_pays_for_themselves_is_named_by_its_own_part_of_the_act(self) -> None:
        """Local Government Act 1974, s.34D (Part 3A): adult social care arranged without a council."""
        told: Told = {"subject": "adults", "body": "care-provider", "commissioned-by": "nobody-else", "funding": "self"}
        (one,) = schemes.applicable({"nation": "england", **told}, on=ON).next
        assert one.source.provision == "s.34D (Part 3A)"


@pytest.mark.usefixtures("held")
class TestElsewhere:
    """House rule: "nothing here governs it" is no answer without saying who does."""

    @pytest.mark.parametrize(
        ("facts", "words"),
        [
            ({"nation": "scotland", "subject": "adults", "body": "council"}, ["model of the Scottish", "Scottish"]),
            ({"nation": "scotland", "subject": "health", "body": "nhs"}, ["SSI 2012/36", "Scottish"]),
            ({"nation": "scotland", "subject": "housing", "body": "landlord"}, ["model of the Scottish", "Scottish"]),
            ({"nation": "scotland", "subject": "something-else", "body": "charity"}, ["Scottish"]),
            ({"nation": "wales", "subject": "adults", "body": "council"}, ["SI 2014/1794", "Ombudsman for Wales"]),
            (
                {"nation": "wales", "subject": "children", "body": "council"},
                ["SI 2014/1794", "SI 2014/1795", "Ombudsman for Wales"],
            ),
            ({"nation": "wales", "subject": "health", "body": "nhs"}, ["SI 2011/704", "Ombudsman for Wales"]),
            (
                {"nation": "northern-ireland", "subject": "adults", "body": "nhs"},
                ["model procedure for health and social care", "Northern Ireland Public Services Ombudsman"],
            ),
            (
                {"nation": "northern-ireland", "subject": "housing", "body": "council"},
                ["Northern Ireland Public Services Ombudsman"],
            ),
            (
                {"nation": "wales", "subject": "other-council-service", "body": "council"},
                ["model of the Ombudsman for Wales", "Public Services Ombudsman for Wales"],
            ),
            (
                {"nation": "wales", "subject": "housing", "body": "landlord", "landlord": True},
                ["model of the Ombudsman for Wales", "Public Services Ombudsman for Wales"],
            ),
            (
                {"nation": "england", "subject": "adults", "body": "care-provider", "commissioned-by": "nobody-else"},
                ["the provider's own"],
            ),
            (
                {"nation": "england", "subject": "children", "body": "care-provider"},
                ["the council that placed the child"],
            ),
            ({"nation": "england", "subject": "public-health", "body": "council"}, ["SI 2012/3094"]),
            ({"nation": "england", "subject": "school", "body": "school"}, ["school's own"]),
            ({"nation": "england", "subject": "police", "body": "police"}, ["police"]),
            (
                {"nation": "england", "subject": "central-government", "body": "government-department"},
                ["Member of Parliament"],
            ),
            ({"nation": "england", "subject": "something-else", "body": "charity"}, []),
            (
                {
                    "nation": "england",
                    "subject": "health",
                    "body": "care-provider",
                    "funding": "self",
                    "commissioned-by": "nobody-else",
                },
                ["Independent Sector Complaints Adjudication Service"],
            ),
        ],
    )
    def test_who_decides_is_named(self, facts: Told, words: list[str]) -> None:
        settled: Told = {
            "landlord": False,
            "statutory-procedure": True,
            "funding": "council",
            "commissioned-by": "council",
        }
        found = schemes.applicable({**settled, **facts}, on=ON)
        assert (found.governs, found.missing) == ((), ())
        assert len(found.elsewhere) == len(words)
        for word, one in zip(words, found.elsewhere, strict=True):
            assert word in one.who
        text = found.explain()
        assert "Nothing that is held here governs this complaint." in text
        assert ("Who decides on it is not held here either." in text) == (not words)

    def test_nobody_else_is_named_where_something_governs(self) -> None:
        told: Told = {"nation": "england", "subject": "public-health", "body": "council", "statutory-procedure": False}
        found = schemes.applicable(told, on=ON)
        assert (names(found.governs), found.elsewhere) == (["lgsco-code"], ())

    def test_what_would_settle_it_is_asked_for_even_where_no_scheme_asks(self) -> None:
        found = ask(nation="wales", body="care-provider")
        assert (found.answer, found.missing) == (Answer.NO, ("subject", "funding"))
        found = ask(nation="wales", body="council")
        assert (found.answer, found.missing) == (Answer.NO, ("subject",))
        assert ask(nation="wales", body="nhs", subject="health").missing == ()
        assert not found.unsure

    @pytest.mark.parametrize("one", ELSEWHERE, ids=lambda one: str(one.who))
    def test_each_has_its_source(self, one: Any) -> None:  # noqa: ANN401 - the record that is tested
        source = one.source
        assert source.words is None or source.seen.was_read
        assert source.checked_on == date(2026, 11, 22)
        assert not one.text.endswith(".")
        parts = urlsplit(source.url)
        assert (parts.scheme == "https") == (source.instrument != "house rule")
        assert parts.netloc.startswith("www.") or "legislation.gov.uk" not in parts.netloc
        assert not re.search(r"data\.(xht|html)|view=", source.url)


# -------------------------------------------------------------------------------------------------- what was not told


@pytest.mark.usefixtures("held")
class TestMissing:
    """House rule: a missing fact is asked for, never guessed."""

    def test_nothing_told_governs_nothing_and_asks_for_the_nation_first(self) -> None:
        found = schemes.applicable({}, on=ON)
        assert (found.governs, found.answer) == ((), Answer.CANNOT_TELL)
        assert found.missing[0] == "nation"
        assert found.questions[0].question == "In which nation did the matter happen?"
        assert "What governs this complaint cannot be told yet." in found.explain()

    @pytest.mark.parametrize("subject", ["children", "adults", "health", "housing", "other-council-service"])
    def test_without_the_nation_nothing_governs(self, subject: str) -> None:
        facts: Told = {"subject": subject, "body": "council", "landlord": True, "statutory-procedure": False}
        found = schemes.applicable({**facts, "commissioned-by": "council", "funding": "council"}, on=ON)
        assert (found.governs, found.missing) == ((), ("nation",))

    def test_they_are_asked_for_once_each_and_in_the_order_of_the_questions(self) -> None:
        found = schemes.applicable({}, on=ON)
        order = [fact.name for fact in QUESTIONS]
        assert list(found.missing) == sorted(set(found.missing), key=order.index)
        assert found.missing == tuple(fact.name for fact in found.questions)

    def test_a_fact_that_can_change_nothing_is_not_asked_for(self) -> None:
        found = ask(nation="england", subject="adults", body="council")
        assert "commissioned-by" not in found.missing
        found = ask(nation="england", subject="adults", body="care-provider")
        assert "commissioned-by" in found.missing

    def test_where_a_law_governs_nobody_is_asked_whether_there_is_a_statutory_procedure(self) -> None:
        found = ask(nation="england", subject="children", body="council", landlord=False)
        assert names(found.governs) == ["england-children"]
        assert found.missing == ()
        assert "lgsco-code" not in names(found.unsure)

    def test_a_childrens_complaint_outside_the_law_may_be_one_under_the_code(self) -> None:
        told: Told = {"nation": "england", "subject": "children", "body": "council"}
        outside: Told = {**told, "child-protection-or-court-report": True}
        found = schemes.applicable(outside, on=ON)
        assert (found.governs, found.missing) == ((), ("statutory-procedure",))
        settled = schemes.applicable({**outside, "statutory-procedure": False}, on=ON)
        assert names(settled.governs) == ["lgsco-code"]

    def test_a_council_service_is_taken_to_have_no_statutory_procedure_and_that_is_said(self) -> None:
        """LGSCO Code: "only applies to complaints where there is no statutory process in place"."""
        (code,) = ask(nation="england", subject="other-council-service", body="council").governs
        assert (code.scheme, code.answer) == ("lgsco-code", Answer.YES)
        assert code.assumed == ("nothing told raises this: there is a statutory complaints procedure for the matter",)
        told: Told = {"nation": "england", "subject": "other-council-service", "body": "council"}
        assert schemes.applicable({**told, "statutory-procedure": False}, on=ON).governs[0].assumed == ()
        assert schemes.applicable({**told, "statutory-procedure": True}, on=ON).governs == ()

    @pytest.mark.parametrize(
        ("told", "governs", "asked"),
        [
            ({"landlord": True}, ["housing-ombudsman-code"], ()),
            ({"landlord": False}, ["lgsco-code"], ()),
            ({}, [], ("landlord",)),
        ],
    )
    def test_a_council_as_landlord_is_under_the_other_code(
        self, told: Told, governs: list[str], asked: tuple[str, ...]
    ) -> None:
        facts: Told = {"nation": "england", "subject": "housing", "body": "council", "statutory-procedure": False}
        found = schemes.applicable({**facts, **told}, on=ON)
        assert (names(found.governs), found.missing) == (governs, asked)


class TestDates:
    """House rule: the version in force on the date asked about; where none was, that is said."""

    FACTS: Told = {"nation": "england", "subject": "children", "body": "council"}  # noqa: RUF012 - read only

    def test_before_a_scheme_was_in_force_it_is_listed_without_a_version_and_with_the_reason(self) -> None:
        """SI 2006/1738: in force since 1 September 2006."""
        (before,) = schemes.applicable(self.FACTS, on=date(2006, 8, 31)).governs
        assert before.procedure is None
        assert "in force on 31 August 2006" in before.no_version
        assert "from 1 September 2006" in before.no_version
        (since,) = schemes.applicable(self.FACTS, on=date(2006, 9, 1)).governs
        assert since.procedure is schemes.in_force("england-children", on=date(2006, 9, 1))
        assert since.no_version == ""
        text = schemes.applicable(self.FACTS, on=date(2006, 8, 31)).explain()
        assert "None of its versions that are held here was in force on 31 August 2006" in text

    def test_a_matter_from_before_the_version_is_noted(self) -> None:
        """The Housing Ombudsman's Code is another since 1 April 2024."""
        facts: Told = {"nation": "england", "subject": "housing", "body": "landlord", "landlord": True}
        (code,) = schemes.applicable({**facts, "happened": date(2024, 3, 31)}, on=date(2024, 4, 1)).governs
        assert code.procedure is not None
        assert code.procedure.version == "2024-04-01"
        (note,) = code.notes
        assert note.startswith("when the matter happened, on 31 March 2024, version before-2024-04-01 was in force; ")
        assert note.endswith("which complaints version 2024-04-01 governs: not stated")
        (code,) = schemes.applicable({**facts, "happened": date(2024, 4, 1)}, on=date(2024, 4, 1)).governs
        assert code.notes == ()

    def test_a_matter_from_before_any_version_is_noted(self) -> None:
        (one,) = schemes.applicable({**self.FACTS, "happened": date(2006, 8, 31)}, on=ON).governs
        assert one.notes == (
            "when the matter happened, on 31 August 2006, none of its versions that are held here was in force",
        )

    def test_a_matter_that_has_not_happened_yet_is_refused(self) -> None:
        assert schemes.applicable({"happened": ON}, on=ON).facts == (("happened", ON),)
        with pytest.raises(InvalidRecordError, match="happened after 23 November 2026"):
            schemes.applicable({"happened": ON + timedelta(days=1)}, on=ON)


class TestBodyName:
    """House rule: a body's own text concerns nobody else, so it is considered only where the body is named."""

    FACTS: Told = {"nation": "england", "subject": "children", "body": "council"}  # noqa: RUF012 - read only

    @pytest.mark.parametrize("name", [one for one in schemes.names() if schemes.get(one).kind.has_publisher])
    def test_every_such_text_governs_somewhere_once_its_publisher_is_named_and_nowhere_before(self, name: str) -> None:
        scheme = schemes.get(name)
        domains = {fact.name: fact.values or () for fact in QUESTIONS[:3]}
        for values in product(*domains.values()):
            told: Told = dict(zip(domains, values, strict=True))
            assert name not in names((*(without := schemes.applicable(told, on=ON)).governs, *without.unsure))
            if name in names(schemes.applicable({**told, "body-name": scheme.publisher}, on=ON).governs):
                return
        pytest.fail(f"{name} never governs")

    @pytest.mark.parametrize(
        "said", ["Cumberland Council", "cumberland council", "CUMBERLAND-COUNCIL", " cumberlandcouncil "]
    )
    def test_capitals_spaces_and_hyphens_do_not_count(self, said: str) -> None:
        found = schemes.applicable({**self.FACTS, "body-name": said}, on=ON)
        assert names(found.governs) == ["england-children", "cumberland-children"]
        assert found.no_text_of == ""

    @pytest.mark.parametrize("said", ["", "Cumberland", "Cumberland Council Ltd", "England", "Powys"])
    def test_any_other_name_finds_no_text_and_that_is_said(self, said: str) -> None:
        found = schemes.applicable({**self.FACTS, "body-name": said}, on=ON)
        assert names(found.governs) == ["england-children"]
        assert found.no_text_of == said
        assert bool(said) == ("itself publishes is held here" in found.explain())

    def test_the_law_stands_first_and_beside_a_text_for_which_it_does_not_govern(self) -> None:
        found = schemes.applicable({**self.FACTS, "body": "charity", "body-name": "Cumberland Council"}, on=ON)
        assert names(found.governs) == ["cumberland-children"]
        (law,) = found.beside
        assert (law.scheme, law.relation, law.answer) == ("england-children", Relation.BESIDE, Answer.YES)
        assert law.procedure is schemes.in_force("england-children", on=ON)
        assert "sits under it" in law.text


# ------------------------------------------------------------------------------------------------ schemes made for this


def named(name: str, version: str = "1", **more: Any) -> Procedure:  # noqa: ANN401 - the fields of the record
    return evolve(procedure(), name=name, version=version, **more)


def scheme(name: str, *scopes: Scope, kind: SchemeKind = SchemeKind.LAW, **more: Any) -> Scheme:  # noqa: ANN401 - the fields of the record
    versions = more.pop("versions", (named(name),))
    return Scheme(name=name, title=f"the {name}", kind=kind, versions=versions, scopes=scopes, coverage=(), **more)


def scope(when: Condition, relation: Relation = Relation.GOVERNS, **more: Any) -> Scope:  # noqa: ANN401 - the fields of the record
    return Scope(relation=relation, when=when, text="because", source=SOURCE, **more)


ENGLAND, COUNCIL, LANDLORD_FACT = FactIs("nation", "england"), FactIs("body", "council"), FactIs("landlord")


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401 - a function
    """Take the place of the bundled schemes."""

    def replace(*several: Scheme) -> None:
        by_name = {one.name: one for one in several}
        monkeypatch.setattr(schemes, "names", lambda: tuple(by_name))
        monkeypatch.setattr(schemes, "get", by_name.__getitem__)
        monkeypatch.setattr(_elsewhere, "ELSEWHERE", ())

    return replace


class TestScopes:
    """House rule: yes is listed, no is not, and what cannot be told is asked for."""

    @pytest.mark.parametrize("relation", Relation)
    def test_each_relation_has_its_place(self, only: Any, relation: Relation) -> None:  # noqa: ANN401 - a fixture
        only(scheme("one", scope(ENGLAND, relation)))
        found = ask(nation="england")
        places = {Relation.GOVERNS: found.governs, Relation.BESIDE: found.beside, Relation.NEXT: found.next}
        for key, choices in places.items():
            assert names(choices) == (["one"] if key is relation else [])
        assert listed(ask(nation="wales")) == set()
        (unsure,) = ask(body="council").unsure
        assert (unsure.relation, unsure.missing, unsure.answer) == (relation, ("nation",), Answer.CANNOT_TELL)

    @pytest.mark.parametrize(
        ("told", "expected"),
        [({}, ["nothing told raises this: it is let"]), ({"landlord": False}, []), ({"landlord": True}, None)],
    )
    def test_what_takes_it_out_again(self, only: Any, told: Told, expected: list[str] | None) -> None:  # noqa: ANN401 - a fixture
        only(scheme("one", scope(ENGLAND, unless=LANDLORD_FACT, unless_text="it is let")))
        found = schemes.applicable({"nation": "england", **told}, on=ON)
        assert [list(one.assumed) for one in found.governs] == ([] if expected is None else [expected])
        assert found.missing[:1] != ("landlord",)
        if expected:
            assert "Taken for granted: nothing told raises this: it is let." in found.explain()

    def test_what_takes_it_out_again_leaves_nothing_to_ask(self, only: Any) -> None:  # noqa: ANN401 - a fixture
        only(scheme("one", scope(ENGLAND, unless=LANDLORD_FACT, unless_text="it is let")))
        assert ask(landlord=True).unsure == ()

    def test_several_scopes_give_one_choice_for_each_relation(self, only: Any) -> None:  # noqa: ANN401 - a fixture
        assumed = scope(ENGLAND, unless=LANDLORD_FACT, unless_text="it is let")
        plain, later = scope(COUNCIL), scope(ENGLAND, Relation.NEXT)
        for order in ((assumed, plain, later), (later, plain, assumed)):
            only(scheme("one", *order))
            found = ask(nation="england", body="council")
            assert [(one.scheme, one.assumed) for one in found.governs] == [("one", ())]
            assert names(found.next) == ["one"]
            half = ask(nation="england")
            assert (names(half.governs), names(half.unsure)) == (["one"], [])
            assert set(ask(subject="health").unsure[0].missing) <= {"nation", "body"}

    def test_what_two_doubtful_scopes_ask_for_is_asked_for_together(self, only: Any) -> None:  # noqa: ANN401 - a fixture
        only(scheme("one", scope(ENGLAND), scope(COUNCIL), scope(ENGLAND)))
        (unsure,) = ask(landlord=True).unsure
        assert unsure.missing == ("nation", "body")

    def test_only_what_is_unsettled_is_asked_for(self, only: Any) -> None:  # noqa: ANN401 - a fixture
        only(scheme("one", scope(All(ENGLAND, AnyOf(COUNCIL, FactIs("subject", "health")), Not(LANDLORD_FACT)))))
        assert ask(nation="england", subject="health").missing == ("landlord",)
        assert ask(nation="england", landlord=False).missing == ("subject", "body")

    def test_a_fact_of_the_schemes_own_is_asked_for_after_the_shared_ones(self, only: Any) -> None:  # noqa: ANN401 - a fixture
        tier = Fact(name="tier", question="Which tier?", kind=Kind.NUMBER)
        own = named("one", further_facts=(tier,))
        only(scheme("one", scope(All(FactIs("tier", 2), ENGLAND, FactIs("advocate"))), versions=(own,)))
        found = ask()
        assert found.missing == ("nation", "advocate", "tier")
        assert found.questions[-1] == tier
        assert names(ask(nation="england", advocate=True, tier=2).governs) == ["one"]
        with pytest.raises(UnknownFactError, match="a whole number"):
            ask(tier=True)

    def test_laws_come_before_codes_and_a_bodys_own_text_last(self, only: Any) -> None:  # noqa: ANN401 - a fixture
        only(
            scheme("a", scope(ENGLAND), kind=SchemeKind.PUBLISHED, publisher="A B"),
            scheme("b", scope(ENGLAND), kind=SchemeKind.CODE),
            scheme("d", scope(ENGLAND)),
            scheme("c", scope(ENGLAND)),
        )
        assert names(ask(nation="england", body_name="ab").governs) == ["c", "d", "b", "a"]


class TestAskingForElsewhere:
    """House rule: who decides elsewhere is asked for once nothing that is held can govern."""

    def test_first_what_governs_then_who_else_decides(self, only: Any, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN401 - a fixture
        only(scheme("one", scope(COUNCIL)))
        other = Elsewhere(who="somebody", when=FactIs("funding", "self"), text="because", source=SOURCE)
        monkeypatch.setattr(_elsewhere, "ELSEWHERE", (other,))
        assert ask().missing == ("body",)
        assert ask(body="charity").missing == ("funding",)
        assert ask(body="council").missing == ()
        assert ask(body="charity", funding="self").elsewhere == (other,)
        assert ask(body="council", funding="self").elsewhere == ()


class TestOwnTexts:
    """House rule: a body's own text governs as what it says of itself, with the law that it sits under beside."""

    def own(self, *scopes: Scope, name: str = "own", under: str = "law") -> Scheme:
        more: Told = {"publisher": "Some Council", "versions": (named(name, under=under),)}
        return scheme(name, *(scopes or (scope(ENGLAND),)), kind=SchemeKind.PUBLISHED, **more)

    def test_the_law_is_beside_it_where_it_does_not_govern_by_itself(self, only: Any) -> None:  # noqa: ANN401 - a fixture
        only(scheme("law", scope(COUNCIL)), self.own())
        found = ask(nation="england", body="charity", body_name="some-council")
        assert (names(found.governs), names(found.beside)) == (["own"], ["law"])
        found = ask(nation="england", body="council", body_name="some-council")
        assert (names(found.governs), names(found.beside)) == (["law", "own"], [])
        found = ask(nation="england", body_name="some-council")
        assert (names(found.governs), names(found.beside), names(found.unsure)) == (["own"], [], ["law"])

    def test_it_is_as_unsure_as_the_text_itself(self, only: Any) -> None:  # noqa: ANN401 - a fixture
        only(scheme("law", scope(COUNCIL)), self.own())
        found = ask(body="charity", body_name="Some Council")
        assert [(one.scheme, one.relation) for one in found.unsure] == [
            ("law", Relation.BESIDE),
            ("own", Relation.GOVERNS),
        ]

    def test_it_is_named_once_for_two_texts_and_not_at_all_where_the_text_sits_under_none(self, only: Any) -> None:  # noqa: ANN401 - a fixture
        only(scheme("law", scope(COUNCIL)), self.own(), self.own(name="own-too"), self.own(name="free", under=""))
        found = ask(nation="england", body="charity", body_name="some council")
        assert (names(found.governs), names(found.beside)) == (["free", "own", "own-too"], ["law"])
        only(scheme("law", scope(COUNCIL)), self.own(under=""))
        assert ask(nation="england", body="charity", body_name="some council").beside == ()

    def test_a_text_without_a_version_on_the_date_names_no_law(self, only: Any) -> None:  # noqa: ANN401 - a fixture
        late = named("own", under="law", in_force_from=ON + timedelta(days=1))
        own = scheme("own", scope(ENGLAND), kind=SchemeKind.GUIDE, publisher="Guide", versions=(late,))
        only(scheme("law", scope(COUNCIL)), own)
        found = ask(nation="england", body="charity", body_name="GUIDE")
        assert (names(found.governs), found.governs[0].procedure, found.beside) == (["own"], None, ())


# ------------------------------------------------------------------------------------------------------------- in words


class TestExplanation:
    """House rule: an answer says why, with its source, and once that it is no legal advice."""

    FULL: Told = {  # noqa: RUF012 - read only
        "nation": "england",
        "subject": "children",
        "body": "council",
        "landlord": False,
        "statutory-procedure": True,
        "happened": date(2024, 8, 1),
    }

    def test_it_says_what_was_told_and_why_with_the_source(self) -> None:
        text = schemes.applicable(self.FULL, on=ON).explain()
        assert text.startswith("On 23 November 2026, as told (body: council; happened: 1 August 2024; landlord: no; ")
        assert "nation: England" in text
        assert "What governs this complaint:" in text
        assert "SI 2006/1738" in text
        assert "Where it can go next:" in text
        assert "Please ask" not in text
        assert "What cannot be told yet" not in text

    @pytest.mark.parametrize("facts", [{}, FULL, {"nation": "wales"}, {"nation": "england", "body-name": "Powys"}])
    def test_the_disclaimer_stands_once_and_at_the_end(self, facts: Told) -> None:
        text = schemes.applicable(facts, on=ON).explain()
        assert text.count(DISCLAIMER) == 1
        assert text.endswith(DISCLAIMER)
        assert "-ireland" not in text
        assert "None" not in text.replace("None of", "")

    def test_questions_are_put_with_their_answers(self) -> None:
        text = schemes.applicable({}, on=ON).explain()
        assert "  - In which nation did the matter happen? (England, Wales, Scotland or Northern Ireland)" in text
        assert "as told (nothing yet)" in text
        assert "it may govern the complaint." in text
        assert "the complaint may be able to go there next." in text

    def test_a_text_that_was_not_read_is_said_so(self) -> None:
        text = ask(nation="northern-ireland", subject="health", body="nhs", funding="nhs").explain()
        assert "How it was seen: the provision's own text was not read" in text

    def test_it_has_no_truth_value(self) -> None:
        found = schemes.applicable(self.FULL, on=ON)
        with pytest.raises(NotATruthValueError):
            bool(found)
        with pytest.raises(NotATruthValueError):
            bool(found.governs[0])

    def test_it_can_be_compared_and_kept_in_a_set(self) -> None:
        again = schemes.applicable(dict(reversed(self.FULL.items())), on=ON)
        assert {schemes.applicable(self.FULL, on=ON), again} == {again}


class TestErrors:
    """House rule: a misspelt fact is not a missing one."""

    @pytest.mark.parametrize(
        ("name", "close"), [("nations", "nation"), ("subjects", "subject"), ("body_name", "body-name")]
    )
    def test_an_unknown_fact_is_refused_with_close_names(self, name: str, close: str) -> None:
        with pytest.raises(UnknownFactError) as caught:
            schemes.applicable({name: "england"}, on=ON)
        assert close in caught.value.closest

    @pytest.mark.parametrize("name", [None, 1, ("nation",)])
    def test_a_name_that_is_no_text_is_refused(self, name: Any) -> None:  # noqa: ANN401 - anything
        with pytest.raises(UnknownFactError):
            schemes.applicable({name: "england"}, on=ON)

    @pytest.mark.parametrize(
        ("name", "value", "close"),
        [
            ("nation", "englnd", ("england",)),
            ("nation", None, ()),
            ("nation", True, ()),
            ("landlord", "yes", ()),
            ("landlord", 1, ()),
            ("body-name", 5, ()),
            ("body-name", "x" * 10_001, ()),
        ],
    )
    def test_an_impossible_value_is_refused(self, name: str, value: Any, close: Collection[str]) -> None:  # noqa: ANN401 - anything
        with pytest.raises(UnknownFactError) as caught:
            schemes.applicable({name: value}, on=ON)
        assert caught.value.closest == tuple(close)
        assert f"fact {name!r}" in str(caught.value)

    @pytest.mark.parametrize("day", [None, "2026-11-23", datetime(2026, 11, 23, 9), 20261123])
    def test_a_date_that_is_none_is_refused(self, day: Any) -> None:  # noqa: ANN401 - anything
        with pytest.raises(NotADateError, match="on"):
            schemes.applicable({}, on=day)
        with pytest.raises(NotADateError, match="happened"):
            schemes.applicable({"happened": day}, on=ON)

    @pytest.mark.parametrize("facts", [None, [("nation", "england")], "nation", 5])
    def test_facts_that_are_no_mapping_are_refused(self, facts: Any) -> None:  # noqa: ANN401 - anything
        with pytest.raises(InvalidRecordError, match="facts by name are needed"):
            schemes.applicable(facts, on=ON)


# ------------------------------------------------------------------------------------------ what telling more may do


def _every_fact() -> dict[str, tuple[Any, ...]]:
    asked = {
        atom.fact: schemes.get(name).facts[atom.fact]
        for name in schemes.names()
        for one in schemes.get(name).scopes
        for atom in one.when.atoms | one.unless.atoms
        if isinstance(atom, FactIs)
    }
    known = {fact.name: fact for fact in QUESTIONS} | asked
    return {name: fact.values or (0, 1) for name, fact in known.items()}


SOME = settings(max_examples=settings().max_examples // 2)


@st.composite
def tellings(draw: st.DrawFn) -> tuple[Told, Told]:
    """Draw what was told of a complaint, and what was told of it later: all of that, and more."""
    every = _every_fact()
    whole = {name: draw(st.sampled_from(values)) for name, values in every.items()}
    # Half of them in England, where the schemes are.
    whole["nation"] = draw(st.sampled_from(("england", whole["nation"])))
    if draw(st.booleans()):
        whole["body-name"] = draw(st.sampled_from(("Cumberland Council", "seap", "nobody")))
    later = {name: value for name, value in whole.items() if name == "body-name" or draw(st.booleans())}
    first = {name: value for name, value in later.items() if name == "body-name" or draw(st.booleans())}
    return first, later


def possible(found: Applicable) -> set[str]:
    return listed(found) | set(names(found.unsure))


class TestTellingMore:
    """House rule: telling a fact narrows the answer and never widens it."""

    @SOME
    @given(tellings())
    def test_no_scheme_goes_from_no_to_listed(self, told: tuple[Told, Told]) -> None:
        first, later = (schemes.applicable(one, on=ON) for one in told)
        assert possible(later) <= possible(first)
        assert {one.who for one in later.elsewhere} >= {one.who for one in first.elsewhere} or later.governs

    @SOME
    @given(tellings())
    def test_what_governs_goes_on_to_govern_unless_what_was_assumed_was_wrong(self, told: tuple[Told, Told]) -> None:
        first, later = (schemes.applicable(one, on=ON) for one in told)
        certain = {one.scheme for one in first.governs if not one.assumed}
        assert certain <= set(names(later.governs))

    @SOME
    @given(tellings())
    def test_nothing_is_asked_for_that_was_told_and_nothing_is_unsure_without_a_question(
        self, told: tuple[Told, Told]
    ) -> None:
        for facts in told:
            found = schemes.applicable(facts, on=ON)
            assert not set(found.missing) & set(facts)
            assert len(set(found.missing)) == len(found.missing)
            for one in found.unsure:
                assert one.missing
                assert set(one.missing) <= set(found.missing)
            for one in (*found.governs, *found.beside, *found.next):
                assert one.answer is Answer.YES
            assert found.explain()

    @SOME
    @given(tellings())
    def test_whoever_answers_every_question_is_left_with_none(self, told: tuple[Told, Told]) -> None:
        facts, every = dict(told[0]), _every_fact()
        for _ in range(len(every) + 1):
            missing = schemes.applicable(facts, on=ON).missing
            facts |= {name: told[1].get(name, every[name][0]) for name in missing}
        found = schemes.applicable(facts, on=ON)
        assert (found.missing, found.unsure) == ((), ())
        assert found.answer is not Answer.CANNOT_TELL

    @SOME
    @given(tellings())
    def test_the_order_of_telling_does_not_count(self, told: tuple[Told, Told]) -> None:
        facts: Mapping[str, Any] = told[1]
        assert schemes.applicable(facts, on=ON) == schemes.applicable(dict(sorted(facts.items(), reverse=True)), on=ON)
