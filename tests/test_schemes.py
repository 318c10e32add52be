"""Every bundled scheme: answers from any single event, a source for every rule, nothing but constants in its module."""

from __future__ import annotations

import ast
import re
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaint_rules import schemes
from complaint_rules.complaints import Complaint
from complaint_rules.conditions import Answer
from complaint_rules.errors import NotADateError, NotInForceError, UnknownSchemeError
from complaint_rules.sources import Seen, Source
from complaint_rules.vocabulary import Kind
from complaint_rules.working_days import WorkingDayCalendar

if TYPE_CHECKING:
    from complaint_rules.answers import Snapshot
    from complaint_rules.procedures import Procedure

FOLDER = Path(schemes.__file__).parent
MODULES = sorted(FOLDER.glob("[a-z]*.py"))
ALL = [version for name in schemes.names() for version in schemes.versions(name)]
EACH = pytest.mark.parametrize("procedure", ALL, ids=lambda one: f"{one.name} {one.version}")
ON = (date(2020, 2, 29), date(2024, 8, 1), date(2024, 12, 25), date(2026, 11, 22), date(2031, 1, 1))


class TestNames:
    """House rule: each scheme is one module, whose SCHEME holds its dated versions."""

    def test_they_are_sorted(self) -> None:
        assert schemes.names() == tuple(sorted(schemes.names()))

    def test_those_of_this_release_are_there(self) -> None:
        assert {"england-children", "lgsco"} <= set(schemes.names())

    def test_every_module_is_listed_and_every_name_has_its_module(self) -> None:
        assert {name.replace("-", "_") for name in schemes.names()} == {path.stem for path in MODULES}

    @EACH
    def test_a_version_bears_the_name_of_its_scheme(self, procedure: Procedure) -> None:
        assert procedure in schemes.versions(procedure.name)

    @pytest.mark.parametrize("name", ["england-childrens", "england_children", "", None, ["lgsco"], 5])
    def test_an_unknown_name_is_refused(self, name: str) -> None:
        with pytest.raises(UnknownSchemeError):
            schemes.versions(name)
        with pytest.raises(UnknownSchemeError):
            schemes.in_force(name, on=ON[0])


class TestInForce:
    """House rule: there is no silent default; an undated version is taken to hold on every date."""

    def test_the_children_regulations_are_in_force_from_1_september_2006(self) -> None:
        """SI 2006/1738: in force 1 September 2006."""
        assert schemes.in_force("england-children", on=date(2006, 9, 1)).version == "2006-09-01"
        with pytest.raises(NotInForceError) as caught:
            schemes.in_force("england-children", on=date(2006, 8, 31))
        assert caught.value.on == date(2006, 8, 31)
        assert "no version of 'england-children' was in force on 2006-08-31; its versions: 2006-09-01 from" in str(
            caught.value
        )

    def test_an_undated_version_holds_on_every_date(self) -> None:
        assert schemes.in_force("lgsco", on=date.min) is schemes.in_force("lgsco", on=date.max)

    @pytest.mark.parametrize("day", [datetime(2024, 8, 1, 9), "2024-08-01", None, True])
    def test_a_date_that_is_none_is_refused(self, day: date) -> None:
        with pytest.raises(NotADateError):
            schemes.in_force("lgsco", on=day)

    @pytest.mark.parametrize("name", schemes.names())
    def test_versions_stand_oldest_first_and_do_not_overlap(self, name: str) -> None:
        versions = schemes.versions(name)
        assert len({one.version for one in versions}) == len(versions)
        dated = [one for one in versions if one.in_force_from or one.in_force_until]
        for earlier, later in pairwise(dated):
            assert earlier.in_force_until is not None
            assert later.in_force_from is not None
            assert earlier.in_force_until < later.in_force_from

    @pytest.mark.parametrize("name", schemes.names())
    def test_where_several_hold_on_a_date_one_is_named_as_the_default_and_says_so(self, name: str) -> None:
        scheme = schemes.get(name)
        undated = [one for one in scheme.versions if one.in_force_from is None and one.in_force_until is None]
        assert bool(scheme.default) == (len(undated) > 1)
        for one in undated if scheme.default else ():
            assert any(finding.name == "several-undated-versions" for finding in one.findings)
        if scheme.default:
            assert schemes.in_force(name, on=ON[0]).version == scheme.default


class TestOneEventIsEnough:
    """House rule: partial histories are normal; an advocate may know one date."""

    @EACH
    @pytest.mark.no_cover
    def test_any_single_event_gives_an_answer_on_any_date(self, procedure: Procedure) -> None:
        for event in procedure.events:
            for number, made in enumerate(ON[:2]):
                dates = {"received": made} if event.sent and number % 2 else {"made": made}
                complaint = Complaint(procedure).record(event.name, **dates)
                for on in dict.fromkeys((made, ON[0], ON[-1])):
                    seen = complaint.at(on)
                    assert seen.stage.name in {"not-begun", *(stage.name for stage in procedure.stages)}
                    assert all(text for _, text in explained(seen))
                    assert isinstance(complaint.eligibility(on=on).answer, Answer)
                    assert complaint.can(procedure.opening, on=on).reasons
                    assert seen.to_dict()["scheme"] == procedure.name

    @EACH
    def test_no_event_at_all_gives_an_answer_too(self, procedure: Procedure) -> None:
        for on in ON:
            seen = Complaint(procedure).at(on)
            assert seen.stage.name == "not-begun"
            assert not seen.breaches

    @EACH
    @pytest.mark.no_cover
    def test_every_event_may_be_asked_for_from_every_single_event(self, procedure: Procedure) -> None:
        for event in procedure.events:
            complaint = Complaint(procedure).record(event.name, ON[1])
            for other in procedure.events:
                assert complaint.can(other.name, on=ON[2]).reasons

    @given(st.data())
    def test_every_fact_may_be_told_with_every_value(self, data: st.DataObject) -> None:
        procedure = data.draw(st.sampled_from(ALL))
        facts = {
            fact.name: data.draw(st.sampled_from(fact.values or (0, 1, 7)))
            for fact in procedure.facts
            if fact.kind is not Kind.TEXT and data.draw(st.booleans())
        }
        event = data.draw(st.sampled_from([event.name for event in procedure.events]))
        complaint = Complaint(procedure, facts=facts).record(event, ON[1])
        assert isinstance(complaint.eligibility(on=ON[2]).answer, Answer)
        assert complaint.at(ON[2]).facts == facts

    @EACH
    def test_a_calendar_with_closures_is_taken_and_changes_no_date(self, procedure: Procedure) -> None:
        """House rule: closures of the body do not move a deadline whose own text does not count them."""
        closed = WorkingDayCalendar(
            procedure.working_days.division, closures=[date(2024, 8, day) for day in range(5, 10)]
        )
        for event in ("complaint", "stage-2-request"):
            plain = Complaint(procedure).record(event, ON[1]).at(ON[2])
            closing = Complaint(procedure, calendar=closed).record(event, ON[1]).at(ON[2])
            assert [one.due for one in plain.deadlines] == [one.due for one in closing.deadlines]


def explained(seen: Snapshot) -> list[tuple[Source, str]]:
    found = [(one.source, one.explain()) for one in seen.deadlines]
    found += [(one.source, one.explain()) for one in seen.windows]
    return found + [(one.source, one.explain()) for one in seen.routes]


def used(procedure: Procedure) -> set[Source]:
    return set(procedure.sources())


class TestSources:
    """House rule: every rule carries its source and how it was seen."""

    @EACH
    def test_nothing_is_unconfirmed_but_what_a_working_day_is_and_withdrawal(self, procedure: Procedure) -> None:
        unconfirmed = {one.paraphrase for one in used(procedure) if one.seen is Seen.UNCONFIRMED}
        assert all("working day" in str(text) or "withdraw" in str(text) for text in unconfirmed)

    @EACH
    def test_every_rule_has_an_address_and_the_day_it_was_checked(self, procedure: Procedure) -> None:
        for source in used(procedure):
            assert source.checked_on >= date(2026, 11, 22)  # a later scheme has a later day
            assert source.url or source.instrument == "house rule" or source.seen is Seen.UNCONFIRMED, source.citation

    @EACH
    def test_every_address_is_canonical(self, procedure: Procedure) -> None:
        """House rule: the canonical address of each page; no staging, preview or mirror host."""
        for source in used(procedure):
            if source.instrument == "house rule":
                continue
            parts = urlsplit(source.url)
            assert parts.scheme in {"http", "https"}, source.url
            assert re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", parts.netloc), source.url
            assert not re.search(
                r"sandbox|staging|preview|mirror|beta|localhost|\bdev\b|\btest\b|\bnext\b", parts.netloc
            )
            assert not re.search(r"data\.(xht|html)|view=snippet|[?&](utm_|wrap=|view=)", source.url), source.url
            assert parts.netloc.startswith("www.") or "legislation.gov.uk" not in parts.netloc, source.url

    @EACH
    def test_words_are_given_only_where_they_were_read(self, procedure: Procedure) -> None:
        for source in used(procedure):
            assert source.words is None or source.seen.was_read
            assert source.words or source.paraphrase

    @EACH
    def test_every_deadline_and_window_that_rests_on_a_text_not_read_says_so(self, procedure: Procedure) -> None:
        seen = Complaint(procedure).record(procedure.opening, ON[1]).at(ON[2])
        for source, text in explained(seen):
            assert source.seen.caveat in text

    @EACH
    def test_every_source_that_a_module_declares_is_used(self, procedure: Procedure) -> None:
        module = __import__(f"complaint_rules.schemes.{procedure.name.replace('-', '_')}", fromlist=["SCHEME"])
        declared = {value for value in vars(module).values() if isinstance(value, Source)}
        assert declared <= {source for version in ALL for source in version.sources()}


FORBIDDEN = (
    *(ast.If, ast.For, ast.While, ast.Try, ast.With, ast.Match, ast.IfExp),
    *(ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda),
    *(ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp),
    *(ast.AugAssign, ast.NamedExpr, ast.BinOp, ast.JoinedStr, ast.Import, ast.Assert, ast.Raise, ast.Delete),
)


SOURCES = sorted(path for path in FOLDER.parent.rglob("*.py") if path.parent != FOLDER)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(FOLDER.parent).as_posix())
def test_nothing_outside_the_schemes_knows_one_by_name(path: Path) -> None:
    """House rule: adding a scheme touches its module, its examples and the changelog only."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    bare = [
        node.value
        for parent in ast.walk(tree)
        for node in ast.iter_child_nodes(parent)
        if isinstance(node, ast.Constant) and not isinstance(parent, ast.Expr)
    ]
    assert not set(schemes.names()) & {str(one) for one in bare}
    imported = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert not [name for name in imported if name.startswith("complaint_rules.schemes.")]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
class TestModules:
    """House rule: a scheme is constants and constructor calls only, so that it can be read as the law is."""

    def test_it_holds_no_statement_but_imports_and_constants(self, path: Path) -> None:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert {type(node) for node in tree.body} <= {ast.Expr, ast.ImportFrom, ast.Assign, ast.AnnAssign}
        assert all(isinstance(node.value, ast.Constant) for node in tree.body if isinstance(node, ast.Expr))

    def test_it_holds_no_code(self, path: Path) -> None:
        found = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, FORBIDDEN)]
        assert not found

    def test_it_calls_nothing_but_constructors_and_the_provisions_of_an_instrument(self, path: Path) -> None:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = node.func
                if isinstance(called, ast.Attribute):
                    assert called.attr == "at"
                else:
                    assert isinstance(called, ast.Name)
                    assert called.id[0].isupper() or called.id in {"date", "house_rule"}

    def test_its_docstring_names_its_source(self, path: Path) -> None:
        assert "Source:" in (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "")

    def test_its_lines_are_at_most_120_characters(self, path: Path) -> None:
        assert max(map(len, path.read_text(encoding="utf-8").splitlines())) <= 120
