"""What is held of a scheme beside its rules: rows that name rules, scopes that ask of facts, versions by date."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve, exceptions

from complaint_rules import schemes
from complaint_rules.catalogue import (
    BODY_NAME,
    HAPPENED,
    QUESTIONS,
    Applicable,
    AskedOfReport,
    Choice,
    Elsewhere,
    Encoded,
    LeftOut,
    NotRead,
    Relation,
    ReportRequirement,
    ReportSubject,
    Scheme,
    SchemeKind,
    Scope,
    in_order,
    rule_names,
)
from complaint_rules.conditions import (
    All,
    Always,
    Answer,
    FactAtLeast,
    FactIn,
    FactIs,
    FactNotTold,
    Happened,
    Not,
)
from complaint_rules.conditions import Any as AnyOf
from complaint_rules.eligibility import Exclusion, Standing
from complaint_rules.errors import InvalidProcedureError, NotATruthValueError
from complaint_rules.rules import Content, Entitlement, Letter, Role, Statement, TextFinding
from complaint_rules.sources import Source
from complaint_rules.vocabulary import FACTS, Fact, Kind, Strength
from tests.procedures_for_tests import FROM_COMPLAINT, SOURCE, duty, extension, procedure, route, suspension, window

if TYPE_CHECKING:
    from collections.abc import Sequence

    from complaint_rules.conditions import Condition
    from complaint_rules.procedures import Procedure

ON = date(2026, 11, 23)
TIER = Fact(name="tier", question="Which tier is it?", kind=Kind.NUMBER)
SORT = Fact(name="sort", question="Which sort is it?", kind=Kind.CHOICE, choices=("simple", "complex"))
PLAIN = procedure(further_facts=(TIER, SORT))


def scheme(*scopes: Scope, versions: Sequence[Procedure] = (PLAIN,), **more: Any) -> Scheme:  # noqa: ANN401 - the fields of the record
    given: dict[str, Any] = {"kind": SchemeKind.LAW, "coverage": ()}
    return Scheme(name="for-tests", title="the law", versions=tuple(versions), scopes=scopes, **{**given, **more})


def scope(when: Condition, **more: Any) -> Scope:  # noqa: ANN401 - the fields of the record
    given: dict[str, Any] = {"relation": Relation.GOVERNS, "text": "because", "source": SOURCE}
    return Scope(when=when, **{**given, **more})


def problems(*scopes: Scope, **more: Any) -> tuple[str, ...]:  # noqa: ANN401 - the fields of the record
    with pytest.raises(InvalidProcedureError) as caught:
        scheme(*scopes, **more)
    return caught.value.problems


class TestQuestions:
    """House rule: one list of questions, beside the facts of the shared vocabulary."""

    def test_no_name_stands_twice_and_none_is_of_the_vocabulary(self) -> None:
        names = [fact.name for fact in (*QUESTIONS, *FACTS, BODY_NAME, HAPPENED)]
        assert len(set(names)) == len(names)

    def test_each_can_be_answered(self) -> None:
        for fact in QUESTIONS:
            assert fact.question.endswith("?")
            assert fact.values

    def test_a_fact_of_a_scheme_that_has_the_name_of_a_question_is_that_question(self) -> None:
        questions = {fact.name: fact for fact in QUESTIONS}
        for name in schemes.names():
            for version in schemes.versions(name):
                for fact in version.further_facts:
                    assert questions.get(fact.name, fact) == fact, (name, fact.name)

    def test_a_fact_by_which_two_schemes_are_chosen_is_one_fact(self) -> None:
        found: dict[str, Fact] = {}
        for name in schemes.names():
            held = schemes.get(name)
            for one in held.scopes:
                for atom in one.when.atoms | one.unless.atoms:
                    assert isinstance(atom, FactIs | FactIn | FactAtLeast)
                    assert found.setdefault(atom.fact, held.facts[atom.fact]) == held.facts[atom.fact]


class TestFaults:
    """House rule: a faulty entry cannot be constructed, and all its faults are told at once."""

    def test_a_version_must_bear_the_name(self) -> None:
        assert problems(versions=(evolve(PLAIN, name="another"),)) == ("version '1' bears the name 'another'",)

    def test_the_default_must_be_a_version(self) -> None:
        (problem,) = problems(default="2")
        assert problem.startswith("the default version: unknown name '2'")
        assert scheme(default="1").version_on(ON) is PLAIN

    def test_a_row_stands_once_and_names_rules_that_exist(self) -> None:
        coverage = (
            Encoded(row="1", words="one", by=()),
            Encoded(row="1", words="again", by=("stage:stage-1",)),
            Encoded(row="2", words="two", by=("stage:stage-9", "working-days")),
            LeftOut(row="2", words="two", reason="an address"),
        )
        found = problems(coverage=coverage)
        assert found[0] == "row '1' is said to be carried, and names no rule"
        assert found[1] == "row '1' stands twice"
        assert found[2].startswith("row '2': unknown name 'stage:stage-9'; did you mean")
        assert found[3] == "row '2' stands twice"
        assert len(found) == 4

    def test_a_row_may_name_a_rule_of_any_version(self) -> None:
        older = procedure(duty(), version="0", further_facts=(TIER, SORT))
        row = Encoded(row="1", words="one", by=("duty:stage-1-response",))
        assert scheme(versions=(older, PLAIN), coverage=(row,)).coverage == (row,)

    @pytest.mark.parametrize("kind", SchemeKind)
    def test_a_bodys_own_text_and_nothing_else_names_its_publisher(self, kind: SchemeKind) -> None:
        own = kind in {SchemeKind.PUBLISHED, SchemeKind.GUIDE}
        assert kind.has_publisher is own
        assert scheme(kind=kind, publisher="A Body" if own else "").kind is kind
        (problem,) = problems(kind=kind, publisher="" if own else "A Body")
        assert "do not go together" in problem

    @pytest.mark.parametrize(
        ("when", "words"),
        [
            (Happened("complaint"), "it can ask for the value of a fact, and not whether complaint has happened"),
            (FactNotTold("nation"), "it can ask for the value of a fact, and not whether nation: not told"),
            (FactIs("nations", "england"), "unknown name 'nations'; did you mean 'nation'"),
            (FactIs("nation", "englnd"), "the fact 'nation' is one of several, and cannot be 'englnd'"),
            (FactIn("nation", ("england", "mars")), "the fact 'nation' is one of several, and cannot be 'mars'"),
            (FactIs("landlord", "yes"), "the fact 'landlord' is yes or no, and cannot be 'yes'"),
            (FactIs("tier", "two"), "the fact 'tier' is a whole number, and cannot be 'two'"),
            (FactAtLeast("landlord", 1), "the fact 'landlord' is yes or no, and cannot be 1"),
        ],
    )
    def test_a_scope_asks_of_the_values_of_facts_alone(self, when: Condition, words: str) -> None:
        for one in (scope(when), scope(FactIs("landlord"), unless=when, unless_text="so")):
            (problem,) = problems(one)
            assert problem.startswith(f"the scope 'governs': {words}")

    @pytest.mark.parametrize(
        "when",
        [
            FactIs("nation", "wales"),
            FactIs("advocate"),
            FactIn("sort", ("simple",)),
            All(FactAtLeast("tier", 2), Not(FactIs("tier", 5))),
        ],
    )
    def test_the_facts_may_be_questions_of_the_vocabulary_or_its_own(self, when: Condition) -> None:
        (choice,) = scheme(scope(when)).choices({}, on=ON)
        assert choice.answer is Answer.CANNOT_TELL

    def test_what_takes_a_scheme_out_needs_words_and_words_need_that(self) -> None:
        together = "the scope 'governs': what takes it out, and the words for it, go together"
        assert problems(scope(Always(), unless=FactIs("landlord"))) == (together,)
        assert problems(scope(Always(), unless_text="it is let")) == (together,)

    def test_every_fault_is_told(self) -> None:
        found = problems(scope(FactIs("x")), default="2", publisher="A Body")
        assert len(found) == 3


class TestVersions:
    """House rule: a version without dates holds on every date; of several, the default, else the last."""

    EARLY = procedure(version="early", in_force_until=date(2024, 3, 31))
    LATE = procedure(version="late", in_force_from=date(2024, 4, 1), in_force_until=date(2025, 3, 31))

    def test_the_version_in_force_on_a_date(self) -> None:
        held = scheme(versions=(self.EARLY, self.LATE))
        assert held.version_on(date(2024, 3, 31)) is self.EARLY
        assert held.version_on(date(2024, 4, 1)) is self.LATE
        assert held.version_on(date(2025, 3, 31)) is self.LATE
        assert held.version_on(date(2025, 4, 1)) is None

    def test_of_several_without_dates_the_default_else_the_last(self) -> None:
        two = (procedure(version="a"), procedure(version="b"))
        assert scheme(versions=two).version_on(ON) is two[1]
        assert scheme(versions=two, default="a").version_on(ON) is two[0]

    def test_where_none_was_in_force_all_are_named_with_their_dates(self) -> None:
        held = scheme(scope(Always()), versions=(self.LATE, procedure(version="next", in_force_from=date(2030, 1, 1))))
        (choice,) = held.choices({}, on=ON, happened=date(2025, 3, 31))
        assert choice.procedure is None
        assert choice.no_version == (
            "none of its versions that are held here was in force on 23 November 2026 (version late from 1 April 2024 "
            "until 31 March 2025; version next from 1 January 2030)"
        )
        assert choice.notes == ("when the matter happened, on 31 March 2025, version late was in force",)
        (choice,) = held.choices({}, on=ON, happened=date(2024, 3, 31))
        assert choice.notes == ()


class TestPublisher:
    """House rule: "Green Square Accord" and "GreenSquareAccord" are one body."""

    @pytest.mark.parametrize(
        "said", ["Green Square", "greensquare", "GREEN-SQUARE", "green\u2013square", "green\u00a0square\n"]
    )
    def test_capitals_spaces_and_hyphens_do_not_count(self, said: str) -> None:
        assert scheme(kind=SchemeKind.PUBLISHED, publisher="Green-Square").is_published_by(said)

    @pytest.mark.parametrize("said", ["", "Green", "Green Squares", "Green_Square"])
    def test_another_name_is_another_body(self, said: str) -> None:
        assert not scheme(kind=SchemeKind.PUBLISHED, publisher="Green-Square").is_published_by(said)

    def test_what_is_no_bodys_own_text_is_published_by_nobody(self) -> None:
        assert not scheme().is_published_by("")


class TestChoices:
    """House rule: at most one choice for each relation, the settled one first, then the one that assumes nothing."""

    def test_no_scope_no_choice(self) -> None:
        assert scheme().choices({}, on=ON) == ()

    def test_it_carries_reason_source_and_what_is_missing(self) -> None:
        one = scope(All(FactIs("nation", "england"), FactAtLeast("tier", 2)), text="It is so")
        (choice,) = scheme(one).choices({"nation": "england"}, on=ON)
        assert (choice.scheme, choice.title, choice.kind) == ("for-tests", "the law", SchemeKind.LAW)
        assert (choice.answer, choice.missing, choice.text, choice.source) == (
            Answer.CANNOT_TELL,
            ("tier",),
            "It is so",
            SOURCE,
        )
        assert scheme(one).choices({"nation": "england", "tier": 1}, on=ON) == ()
        (choice,) = scheme(one).choices({"nation": "england", "tier": 2}, on=ON)
        assert (choice.answer, choice.missing) == (Answer.YES, ())

    def test_a_settled_scope_is_taken_before_a_doubtful_one(self) -> None:
        held = scheme(scope(FactIs("landlord")), scope(FactIs("nation", "england"), text="second"))
        (choice,) = held.choices({"nation": "england"}, on=ON)
        assert (choice.answer, choice.text) == (Answer.YES, "second")

    def test_a_part_that_is_settled_asks_for_nothing(self) -> None:
        when = All(AnyOf(FactIs("advocate"), FactIs("landlord")), Not(All(FactIs("sort", "simple"), FactIs("tier", 1))))
        (choice,) = scheme(scope(when)).choices({"landlord": True, "sort": "simple"}, on=ON)
        assert choice.missing == ("tier",)

    def test_it_has_no_truth_value(self) -> None:
        (choice,) = scheme(scope(Always())).choices({}, on=ON)
        with pytest.raises(NotATruthValueError):
            bool(choice)

    def test_in_words(self) -> None:
        (choice,) = scheme(scope(Always(), text="It is so")).choices({}, on=ON)
        assert choice.lines() == (
            "  - The law, version 1: It is so.",
            "    Source: house rule: made for a test (paraphrase)",
        )

    def test_the_law_comes_first_then_by_name(self) -> None:
        (law,) = scheme(scope(Always())).choices({}, on=ON)
        code, other = evolve(law, kind=SchemeKind.CODE, scheme="a"), evolve(law, scheme="a")
        assert in_order([code, law, other]) == (other, law, code)


class TestAnswer:
    """House rule: an answer says what governs, or why nothing can be said yet, or who decides instead."""

    def answer(self, **more: Any) -> Applicable:  # noqa: ANN401 - the fields of the record
        given: dict[str, Any] = dict.fromkeys(("facts", "governs", "beside", "next", "unsure", "elsewhere"), ())
        return Applicable(on=ON, **{**given, "questions": (), **more})

    def choice(self, **more: Any) -> Choice:  # noqa: ANN401 - the fields of the record
        (choice,) = scheme(scope(Always(), **more)).choices({}, on=ON)
        return choice

    def test_yes_no_and_cannot_tell(self) -> None:
        governs, beside = self.choice(), self.choice(relation=Relation.BESIDE)
        assert self.answer(governs=(governs,)).answer is Answer.YES
        assert self.answer(unsure=(governs,)).answer is Answer.CANNOT_TELL
        assert self.answer(unsure=(beside,)).answer is Answer.NO
        assert self.answer().answer is Answer.NO

    def test_what_runs_beside_it_stands_under_its_own_title(self) -> None:
        beside = self.choice(relation=Relation.BESIDE, text="It runs beside")
        text = self.answer(beside=(beside,), unsure=(beside,)).explain()
        assert "What runs beside it:\n  - The law, version 1: It runs beside.\n" in text
        assert "What cannot be told yet:\n  - The law: it may run beside what governs.\n" in text

    def test_a_question_alone_is_asked(self) -> None:
        text = self.answer(questions=(QUESTIONS[0], TIER)).explain()
        assert "Nothing that is held here governs this complaint.\nPlease ask:" in text
        assert "  - Which tier is it?\n" in text

    def test_the_facts_are_told_in_words(self) -> None:
        facts = (("happened", date(2024, 8, 1)), ("landlord", False), ("nation", "northern-ireland"), ("tier", 2))
        text = self.answer(facts=facts).explain()
        assert "(happened: 1 August 2024; landlord: no; nation: Northern Ireland; tier: 2)" in text

    def test_a_body_whose_text_is_not_held_is_named(self) -> None:
        assert "No text that Powys itself publishes is held here." in self.answer(no_text_of="Powys").explain()

    def test_who_decides_elsewhere(self) -> None:
        one = Elsewhere(who="the other body", when=FactIs("nation", "wales"), text="It does", source=SOURCE)
        assert one.asked({}) == (Answer.CANNOT_TELL, ("nation",))
        assert one.asked({"nation": "wales"}) == (Answer.YES, ())
        assert one.asked({"nation": "england"}) == (Answer.NO, ())
        text = self.answer(elsewhere=(one,)).explain()
        assert "Who decides on such complaints:\n  - The other body: It does.\n" in text

    def test_it_has_no_truth_value(self) -> None:
        with pytest.raises(NotATruthValueError):
            bool(self.answer())


class TestRuleNames:
    """House rule: one way to name a rule, as "kind:name"."""

    def test_every_kind_of_rule_has_its_name(self) -> None:
        whole = procedure(
            duty(),
            windows=(window(),),
            extensions=(extension(),),
            suspensions=(suspension(),),
            routes=(route(),),
            entitlements=(Entitlement(name="advocate", who="they", text="may", source=SOURCE),),
            time_limits=(route().time_limit,),
            exclusions=(Exclusion(name="out", when=FactIs("advocate"), text="out", source=SOURCE),),
            standing=(Standing(name="in", when=FactIs("advocate"), text="in", source=SOURCE),),
            letters=(Letter(event="refusal", contents=(Content(text="why", source=SOURCE),)),),
            roles=(Role(name="chair", title="the chair", text="chairs", source=SOURCE),),
            statements=(Statement(name="open", text="It is open.", source=SOURCE),),
            findings=(TextFinding(name="silent", text="It is silent."),),
            further_facts=(TIER,),
        )
        assert whole.duties[0].within == FROM_COMPLAINT
        assert set(rule_names(whole)) >= {
            *("working-days", "under", "procedure", "stage:stage-1", "transition:complaint", "duty:stage-1-response"),
            *("window:stage-2-request", "extension:stage-1-response", "suspension:court", "route:ombudsman"),
            *("entitlement:advocate", "time-limit:twelve-months", "exclusion:out", "standing:in", "letter:refusal"),
            *("role:chair", "statement:open", "finding:silent", "event:reopening", "fact:tier"),
        }


def test_what_was_not_read_says_what_follows() -> None:
    for name in schemes.names():
        for one in schemes.get(name).not_read:
            assert isinstance(one, NotRead)
            assert one.what
            assert one.effect


REPORTS = {name: found for name in schemes.names() if (found := schemes.get(name).report) is not None}


def required(strength: Strength) -> ReportRequirement:
    asks = (AskedOfReport(text="how many", subject=ReportSubject.RECEIVED),)
    return ReportRequirement(source=SOURCE, strength=strength, asks=asks)


class TestReports:
    """House rule: a report says who asks for it, how that was seen, and what it cannot tell."""

    @pytest.mark.parametrize(("strength", "verb"), [(Strength.MUST, "required by"), (Strength.SHOULD, "asked for by")])
    def test_a_text_requires_a_report_or_asks_for_one(self, strength: Strength, verb: str) -> None:
        found = scheme(report=required(strength)).report
        assert found is not None
        assert found.verb == verb

    @pytest.mark.parametrize("strength", sorted(set(Strength) - {Strength.MUST, Strength.SHOULD}, key=str))
    def test_what_is_put_in_another_way_is_refused(self, strength: Strength) -> None:
        (told,) = problems(report=required(strength))
        assert told == f"the report: a text requires it (must) or asks for it (should), and not {strength.value!r}"

    def test_a_scheme_without_such_a_text_has_none(self) -> None:
        assert scheme().report is None
        assert schemes.get("lgsco").report is None

    @pytest.mark.parametrize("name", REPORTS)
    def test_it_is_no_rule_and_so_no_source_of_a_version(self, name: str) -> None:
        sources = [source for version in schemes.get(name).versions for source in version.sources()]
        assert sources
        assert REPORTS[name].source not in sources

    @pytest.mark.parametrize("name", REPORTS)
    def test_words_are_given_only_where_they_were_read_and_the_day_is_told(self, name: str) -> None:
        source = REPORTS[name].source
        assert type(source) is Source
        assert source.words is None or source.seen.was_read
        assert source.words or source.paraphrase
        assert isinstance(source.checked_on, date)
        assert date(2026, 11, 22) <= source.checked_on
        assert source.instrument
        assert source.provision
        assert re.fullmatch(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+/[^\s#]+", source.url)

    @pytest.mark.parametrize("name", REPORTS)
    def test_a_text_that_was_not_read_is_said_not_to_have_been(self, name: str) -> None:
        one = REPORTS[name]
        assert one.source.seen.was_read or "was not read" in one.not_read

    @pytest.mark.parametrize("name", REPORTS)
    def test_the_versions_for_which_it_was_seen_are_versions_of_the_scheme(self, name: str) -> None:
        versions = REPORTS[name].versions
        assert set(versions) <= {version.version for version in schemes.get(name).versions}
        assert versions == (("2024-04-01",) if name == "housing-ombudsman-code" else ())

    @pytest.mark.parametrize("name", REPORTS)
    def test_what_it_asks_for_is_told_once_as_a_clause(self, name: str) -> None:
        texts = [one.text for one in REPORTS[name].asks]
        assert texts
        assert len(set(texts)) == len(texts)
        assert not [text for text in texts if text != text.strip(" .") or not text]


@pytest.mark.parametrize(
    "record", [QUESTIONS[0], scope(Always()), scheme(), scheme(scope(Always())).choices({}, on=ON)[0]]
)
def test_no_record_can_be_changed(record: Any) -> None:  # noqa: ANN401 - any record
    with pytest.raises(exceptions.FrozenInstanceError):
        record.text = record.name = "another"
