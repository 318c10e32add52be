"""The pages of the documentation that are made from the library itself, and the menu that leads to them."""

from __future__ import annotations

import importlib.util
import re
import sys
from functools import cache
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from complaint_rules import errors, schemes
from complaint_rules.catalogue import Encoded, LeftOut, SchemeKind
from complaint_rules.errors import ComplaintRulesError, one_line
from complaint_rules.explanations import sentence_of
from complaint_rules.local import json_schema
from complaint_rules.show.rules_page import rules_page
from complaint_rules.soundness import prove

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

TOP = Path(__file__).parents[1]
DOCS = TOP / "docs"
HOOKS = DOCS / "hooks"


def loaded(name: str) -> ModuleType:
    """Load a module that lies among the hooks of the documentation, which are no package of ours."""
    path = HOOKS / f"{name}.py" if (HOOKS / f"{name}.py").exists() else HOOKS / name / "__init__.py"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, path)
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


made: Any = loaded("made")
marks: Any = sys.modules["made.marks"]
commands: Any = sys.modules["made.commands"]
comparisons: Any = sys.modules["made.comparisons"]
errors_page: Any = sys.modules["made.errors"]


@cache
def pages() -> dict[str, str]:
    return dict(made.pages())


@cache
def said(path: str) -> str:
    """Return a page as its reader sees it, without links and marks."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", pages()[path])
    return unescape(re.sub(r"</?(?:code|span|br)[^>]*>", " ", text))


def squeezed(text: str) -> str:
    return "".join(one_line(text).split())


@cache
def squeezed_page(path: str) -> str:
    return squeezed(said(path))


def assert_says(path: str, text: str) -> None:
    assert squeezed(text) in squeezed_page(path), text


EACH_SCHEME = pytest.mark.parametrize("name", schemes.names())
EACH_PAGE = pytest.mark.parametrize("path", [path for path in pages() if path.endswith(".md")])


def page_of(name: str) -> str:
    return f"reference/schemes/{name}.md"


class TestSchemes:
    """House rule: the page of a scheme is made from its rules, and no rule is missing from it."""

    def test_every_scheme_has_a_page_and_the_list_leads_to_it(self) -> None:
        for name in schemes.names():
            assert f"({name}.md)" in pages()["reference/schemes/index.md"]
            assert f"{page_of(name)}#coverage" in pages()["coverage.md"]

    @EACH_SCHEME
    def test_every_row_of_the_rules_is_on_the_page_and_every_source_with_its_link(self, name: str) -> None:
        links = set(re.findall(r"\]\((https?://[^)]*)\)", pages()[page_of(name)]))
        for section in rules_page(schemes.newest(name)).sections:
            rows = () if section.table is None else section.table.rows
            for cell in (cell for row in rows for cell in row):
                if cell.startswith("http"):
                    assert marks.address(cell) in links
                else:
                    assert_says(page_of(name), cell)
            for item in section.items:
                assert_says(page_of(name), item.text)

    @EACH_SCHEME
    def test_what_binds_stands_apart_from_aims(self, name: str) -> None:
        binding, _, loose = said(page_of(name)).partition("Aims and what else does not bind")
        procedure = schemes.newest(name)
        for duty in procedure.duties:
            limit = squeezed(f"| {sentence_of(duty.within, procedure.titles)} | {duty.strength.value} |")
            assert limit in squeezed(binding if duty.strength.binds else loose)
        for target in (*(one.target for one in procedure.duties), *(one.advised for one in procedure.windows)):
            if target is not None:
                limit = f"| {sentence_of(target.until, procedure.titles)} | {target.strength.value} |"
                assert squeezed(limit) in squeezed(loose)

    @EACH_SCHEME
    def test_each_version_its_longest_way_and_what_only_it_says_are_on_the_page(self, name: str) -> None:
        newest = schemes.newest(name)
        for version in schemes.versions(name):
            assert_says(page_of(name), version.version)
            assert_says(page_of(name), prove(version).longest.words)
        for older in (one for one in schemes.versions(name) if one is not newest):
            for section in rules_page(older).sections:
                for row in () if section.table is None else section.table.rows:
                    assert_says(page_of(name), row[0])
                    assert_says(page_of(name), row[1])

    @EACH_SCHEME
    def test_every_sentence_that_is_carried_or_left_out_is_on_the_page(self, name: str) -> None:
        for row in schemes.get(name).coverage:
            assert isinstance(row, Encoded | LeftOut)
            assert_says(page_of(name), row.words)
            assert_says(page_of(name), row.reason if isinstance(row, LeftOut) else row.row)
        for text in schemes.get(name).not_read:
            assert_says(page_of(name), text.effect)

    @EACH_SCHEME
    def test_the_diagram_has_its_words_in_a_table_below(self, name: str) -> None:
        text = pages()[page_of(name)]
        assert text.index("stateDiagram-v2") < text.index("| Event | Leaves | Leads to |")


class TestComparisons:
    def test_every_law_code_and_published_text_has_a_row_and_every_ombudsman_one(self) -> None:
        text = pages()["reference/comparisons.md"]
        for name in schemes.names():
            assert f"](schemes/{name}.md) |" in text
        assert text.count("](schemes/lgsco.md) |") == 1

    def test_every_answer_that_somebody_owes_has_a_column(self) -> None:
        columns = comparisons.ACKNOWLEDGED | comparisons.FIRST | comparisons.SECOND | comparisons.FURTHER
        left = {
            duty.act
            for name in schemes.names()
            if schemes.get(name).kind is not SchemeKind.OMBUDSMAN
            for duty in schemes.newest(name).duties
            if duty.act not in columns
        }
        assert left == {  # steps on the way to an answer, and what others owe
            "allocation",
            "discussion",
            "discussion-offered",
            "explanation-of-delay",
            "initial-assessment",
            "letter-of-scope",
            "ombudsman-assessment",
            "ombudsman-decision",
            "refusal",
            "resolution",
            "response-date-proposed",
            "second-body-acknowledgement",
        }

    def test_every_published_text_is_compared_or_said_to_sit_under_nothing(self) -> None:
        compared = {one.local.name for one in comparisons.comparisons()}
        published = {name for name in schemes.names() if schemes.get(name).kind.has_publisher}
        assert compared == {name for name in published if schemes.newest(name).under}
        before, _, _ = pages()["reference/comparisons.md"].partition("these texts name no law")
        for name in published - compared:
            assert f"](schemes/{name}.md)" in before[before.rindex("</details>") :]

    def test_every_difference_is_told(self) -> None:
        for comparison in comparisons.comparisons():
            for one in comparison.differences:
                assert_says("reference/comparisons.md", one.text)


class TestErrors:
    def test_every_error_is_raised_by_its_example(self) -> None:
        names = {name for name in errors.__all__ if name.endswith("Error")} - {"ComplaintRulesError"}
        assert names == errors_page.EXAMPLES.keys()
        for name in names:
            assert type(errors_page.raised(name)) is getattr(errors, name)

    def test_the_page_has_all_of_them_as_a_tree_with_their_data(self) -> None:
        text = pages()["reference/errors.md"]
        for one in errors_page.classes():
            assert f"## {one.__name__} {{#{one.__name__}}}" in text
        assert "        - [<code>UnknownEventError</code>]" in text  # below UnknownNameError
        assert {"name", "valid", "closest", "event"} == errors_page.attributes(errors.UnknownEventError).keys()

    def test_an_example_that_raises_nothing_is_noticed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(errors_page.EXAMPLES, "UnknownNameError", lambda: None)
        with pytest.raises(AssertionError, match="raises nothing"):
            errors_page.raised("UnknownNameError")


def test_every_command_and_every_option_is_on_the_page_of_the_command_line() -> None:
    text = said("reference/command-line.md")
    every = [parser for parser, _ in commands.commands()]
    assert len(every) > 10
    for parser in every:
        assert f"{{#{parser.prog.replace(' ', '-')}}}" in text
        for action in parser._actions:
            assert (action.option_strings or [action.metavar or action.dest])[0] in text


def test_every_table_and_key_of_a_procedure_file_is_on_its_page() -> None:
    text = pages()["reference/procedure-files.md"]
    schema: Any = json_schema()
    for name, one in schema["$defs"].items():
        assert f"{{#{name}}}" in text
        for key in one.get("properties", {}):
            assert f"| <code>{key}</code> |" in text
    for key in schema["properties"]:
        assert f"<code>{key}</code>" in text or f"[[{key}]]" in unescape(text)


def test_the_proof_needs_no_builder_of_pages() -> None:
    assert pages()["proof.md"].startswith("# The proof\n")


class TestMarkdown:
    """House rule: whatever a rule says is read as text, and no table loses a cell."""

    @EACH_PAGE
    def test_every_row_of_a_table_has_as_many_cells_as_its_heading(self, path: str) -> None:
        for table in re.findall(r"(?:^\|.*\|\n)+", pages()[path], flags=re.MULTILINE):
            widths = {line.replace("\\|", "").count("|") for line in table.splitlines()}
            assert len(widths) == 1, table[:200]

    @EACH_PAGE
    def test_every_link_leads_somewhere(self, path: str) -> None:
        for link in re.findall(r"\]\(([^)]*)\)", pages()[path]):
            if not link.startswith("http"):
                assert leads_somewhere(path, link), link

    @pytest.mark.parametrize(
        "text",
        [
            "a | b",
            "*bold* _and_ `code`",
            "[a](javascript:alert(1))",
            "<script>alert(1)</script>",
            "# no heading",
            "1. no list",
            "- no list",
            "{{ 7 * 7 }} {% raw %}",
            "a\n\nb",
            "~~no~~ ^no^ ==no== $no$",
        ],
    )
    def test_hostile_text_is_only_text(self, text: str) -> None:
        escaped = marks.escaped(text)
        assert unescape(escaped) == one_line(text)
        assert not set("|*_`[]<>#{}~^=$\n") & set(re.sub(r"&#\d+;", "", escaped))
        assert not re.match(r"[-+]|\d+[.)]", escaped)

    def test_an_address_cannot_end_its_link(self) -> None:
        assert marks.link("here", "https://a.example/x) | <b>") == "[here](https://a.example/x%29%20%7C%20%3Cb%3E)"
        assert marks.link("here", "") == "here"

    def test_a_table_without_rows_is_nothing_and_an_empty_column_is_left_out(self) -> None:
        assert marks.table(("A", "B"), []) == ""
        assert marks.table(("A", "B", "C"), [("1", "", "3")]) == "| A | C |\n| --- | --- |\n| 1 | 3 |"


def leads_somewhere(path: str, link: str) -> bool:
    target, _, place = link.partition("#")
    there = (Path(path).parent / target).as_posix() if target else path
    there = re.sub(r"[^/]+/\.\./", "", re.sub(r"[^/]+/\.\./", "", there))
    if there not in pages():
        return (DOCS / there).exists()
    text = pages()[there]
    return not place or f"{{#{place}}}" in text or f'id="{place}"' in text


class TestMenu:
    """House rule: a page that no menu leads to is lost."""

    def named(self) -> set[str]:
        _, _, menu = (TOP / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:\n")
        return set(re.findall(r"[\w./-]+\.md", menu))

    def kept(self) -> Iterator[str]:
        for path in DOCS.rglob("*.md"):
            if HOOKS not in path.parents:
                yield path.relative_to(DOCS).as_posix()

    def test_every_page_is_in_the_menu_and_everything_in_the_menu_is_a_page(self) -> None:
        every = {*self.kept(), *(path for path in pages() if path.endswith(".md"))}
        notebooks = {one for one in self.named() if one.startswith("notebooks/")}  # made by running them
        assert self.named() - notebooks == every

    def test_every_notebook_is_in_the_menu(self) -> None:
        source = (HOOKS / "notebooks.py").read_text(encoding="utf-8")
        notebooks = re.search(r"^NAMES = \(([^)]*)\)", source, re.MULTILINE)
        assert notebooks is not None
        for name in re.findall(r'"(\w+)"', notebooks[1]):
            assert f"notebooks/{name.replace('_', '-')}.md" in self.named()

    def test_every_public_module_is_on_a_page_of_the_api(self) -> None:
        api = "\n".join(path.read_text(encoding="utf-8") for path in sorted((DOCS / "reference" / "api").glob("*.md")))
        shown = set(re.findall(r"^::: complaint_rules\.(\w+)", api, flags=re.MULTILINE))
        package = TOP / "src" / "complaint_rules"
        every = {path.stem for path in package.glob("[a-z]*.py")}
        every |= {path.parent.name for path in package.glob("*/__init__.py")}
        assert every - shown == {  # what the modules above are made of
            "bank_holidays",
            "cli",
            "dates",
            "duties",
            "entries",
            "errors",  # a page of its own
            "explanations",
            "extensions",
            "files",
            "machine",
            "replay",
            "routes",
            "saved",
            "timeline",
            "windows",
            "wording",
        }


def test_an_error_of_the_library_is_what_all_of_them_are_built_on() -> None:
    assert all(issubclass(one, ComplaintRulesError) for one in errors_page.classes())
