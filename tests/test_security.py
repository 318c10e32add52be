"""What SECURITY.md promises, promise by promise."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from datetime import date
from enum import Enum
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import TYPE_CHECKING, Any
from unicodedata import category

import pytest
from attrs import fields, has
from hypothesis import given
from hypothesis import strategies as st

import complaint_rules
from complaint_rules import Complaint, Procedure, cli, compare, errors, load_procedure, schemes, show
from complaint_rules.conditions import Condition
from complaint_rules.errors import (
    ComplaintRulesError,
    InvalidCalendarError,
    InvalidFileError,
    InvalidProcedureError,
    InvalidRecordError,
    InvalidTableError,
    printable,
)
from complaint_rules.limits import Limit
from complaint_rules.local import read_procedure, to_toml
from complaint_rules.local.writing import inline
from complaint_rules.working_days import WorkingDayCalendar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
LOCAL = sorted((ROOT / "examples" / "local").glob("*.toml"))
RECORD = ROOT / "examples" / "cornwall-25-005-179.toml"
PACKAGE = Path(complaint_rules.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def named(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


# Sizes


def bounds_in_the_code() -> Iterator[tuple[str, int]]:
    """Yield the name and the figure of each constant that says how much of something there may be."""
    for module in walk_packages(complaint_rules.__path__, "complaint_rules."):
        if module.name.startswith(("complaint_rules.testing", "complaint_rules.__main__")):
            continue
        held = import_module(module.name)
        for node in tree(Path(str(held.__file__))).body:
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            for target in targets:
                if isinstance(target, ast.Name) and re.match(r"_?(MOST|LARGEST|LONGEST|DEEPEST)", target.id):
                    yield f"{module.name.removeprefix('complaint_rules.')}.{target.id}", getattr(held, target.id)


class TestSizes:
    """House rule: what is read is bounded in size, and the page and the code give the same figures."""

    def test_every_bound_stands_on_the_page_with_its_figure(self) -> None:
        rows = re.findall(r"^\| [^|]+ \| ([0-9,]+) \| `([\w.]+)` \|$", PAGE, re.MULTILINE)
        said = {name: int(figure.replace(",", "")) for figure, name in rows}
        held = dict(bounds_in_the_code())
        assert len(said) == len(rows) > 20
        assert said == {name: held.get(name) for name in said}
        public = {name for name in held if not name.rpartition(".")[2].startswith("_")}
        assert public <= said.keys()

    @pytest.mark.parametrize("what", ["a record", "a procedure"])
    def test_a_file_of_one_byte_too_many_is_refused(self, what: str, tmp_path: Path) -> None:
        from complaint_rules import local

        largest = cli.given.LARGEST_FILE if what == "a record" else local.LARGEST_FILE
        path = tmp_path / "large.toml"
        for size in (largest, largest + 1):
            path.write_bytes(b"#" * size)
            argv = ["timetable", str(path), "--on", "2026-11-22"] if what == "a record" else ["check", str(path)]
            said = refused(argv)
            assert (f"{what} has at most {largest:,}" in said) is (size > largest)


def refused(argv: list[str]) -> str:
    import contextlib
    import io

    err = io.StringIO()
    with contextlib.redirect_stderr(err):
        assert cli.main(argv) == 2
    return err.getvalue()


# What the code names


STANDARD = {
    "abc",
    "argparse",
    "array",
    "bisect",
    "calendar",
    "collections",
    "contextlib",
    "csv",
    "dataclasses",
    "datetime",
    "difflib",
    "enum",
    "errno",
    "fractions",
    "functools",
    "hashlib",
    "heapq",
    "importlib",
    "io",
    "itertools",
    "json",
    "math",
    "operator",
    "os",
    "pathlib",
    "pkgutil",
    "re",
    "reprlib",
    "secrets",
    "stat",
    "sys",
    "textwrap",
    "tomllib",
    "types",
    "typing",
    "unicodedata",
}
"""The modules of the standard library that may be used: none opens a connection, starts a program or runs text."""


COLUMNS = {"narwhals", "numpy", "pyarrow", "tqdm"}
"""What the extra for columns of complaints brings: it reads the files that it is given, and writes one."""


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module)


def mentioned(path: Path) -> Iterator[str]:
    """Yield each name that a module calls or reads, and each attribute."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield f".{node.attr}"


def own_modules() -> list[Path]:
    """Every module but `testing`, which is for tests alone and draws with Hypothesis."""
    return [path for path in MODULES if not named(path).startswith("testing/")]


class TestWhatTheCodeNames:
    """House rule: the library has no means to do what it promises not to do."""

    def test_nothing_is_imported_that_could_open_a_connection_or_start_a_program(self) -> None:
        for path in own_modules():
            first = {name.partition(".")[0] for name in imported(path)}
            allowed = STANDARD | {"__future__", "complaint_rules", "attrs", "dateutil", "holidays"}
            assert first <= allowed | (COLUMNS if named(path).startswith("bulk/") else set()), named(path)

    def test_nothing_runs_text(self) -> None:
        for path in own_modules():
            assert not {"eval", "exec", "compile", "__import__", "open", "input"} & set(mentioned(path)), named(path)

    def test_modules_are_imported_by_name_only_from_the_package_itself(self) -> None:
        calls = [
            (named(path), ast.unparse(node.args[0]))
            for path in own_modules()
            for node in ast.walk(tree(path))
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module")
        ]
        assert calls
        assert all(re.match(r"f['\"]complaint_rules\.", name) for _, name in calls), calls

    def test_files_are_opened_in_one_place_and_never_written(self) -> None:
        opens = {
            "get_data",
            ".open",
            ".read_text",
            ".read_bytes",
            ".write_text",
            ".write_bytes",
            ".mkdir",
            ".unlink",
            ".touch",
        }
        found = {(named(path), name) for path in own_modules() for name in mentioned(path) if name in opens}
        assert found == {
            ("bank_holidays.py", "get_data"),  # the package's own list
            ("bulk/parquet.py", ".open"),  # a ledger, read; and the answer, written beside its place and moved there
            ("bulk/parquet.py", ".unlink"),  # what was written in vain
            ("cli/__init__.py", ".open"),  # the null device, once nobody reads the answer
            ("files.py", ".open"),
        }

    def test_no_clock_is_named_but_by_the_command_line(self) -> None:
        clocks = ("today", "now", "utcnow", "fromtimestamp")
        found = [
            (named(path), ast.unparse(node))
            for path in own_modules()
            for node in ast.walk(tree(path))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in clocks
        ]
        assert found == [("cli/given.py", "date.today()")]
        assert not [named(path) for path in own_modules() if "time" in set(imported(path))]

    def test_no_environment_variable_is_read(self) -> None:
        for path in own_modules():
            assert not {".environ", ".environb", ".getenv", ".expanduser", ".expandvars"} & set(mentioned(path))


# What happens while it runs


WATCHED = r"""
import contextlib, io, json, os, sys

named, package, work, faults, with_clock = json.loads(sys.argv[1])
wrong, opened, codes, caught, busy = [], set(), [], {}, []
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
HARMLESS = {"array.__new__", "builtins.id", "import", "sys._getframe"}
HARMLESS |= {f"object.__{one}attr__" for one in ("get", "set", "del")}
CLOCKS = {"today", "now", "utcnow", "time_ns", "monotonic", "perf_counter", "localtime", "gmtime"}

def loading(frame):
    "Whether a module is being imported: then its file is read and run, and attrs makes classes."
    while frame is not None:
        if frame.f_code.co_filename.startswith("<frozen importlib") and frame.f_code.co_name == "_find_and_load":
            return True
        frame = frame.f_back
    return False

def allowed(event, args, frame):
    if event in HARMLESS:
        return True
    if loading(frame) and event in {"open", "os.listdir", "marshal.loads", "compile", "exec", "code.__new__"}:
        return event != "open" or not args[2] & WRITING
    if event == "open":
        path = os.path.realpath(os.fspath(args[0]))
        opened.add(path)
        own = path == os.path.join(package, "bank_holidays.csv")
        translations = os.sep + os.path.join("holidays", "locale") + os.sep in path
        return not args[2] & WRITING and (path in named or own or translations)
    if event == "os.listdir":  # the names of the schemes are those of the modules in its own folder
        return os.path.realpath(args[0]).startswith(os.path.join(package, "schemes"))
    if event in {"compile", "exec"}:  # gettext reads the plural forms of what `holidays` translates
        return os.path.basename(frame.f_code.co_filename) == "gettext.py"
    return False

def hook(event, args):
    if not busy:
        busy.append(event)
        try:
            frame = sys._getframe(1)
            if not allowed(event, args, frame):
                wrong.append([event, repr(args)[:200], f"{frame.f_code.co_filename}:{frame.f_lineno}"])
        finally:
            busy.clear()

def clock(frame, event, arg):
    if event == "c_call" and arg.__name__ in CLOCKS and not loading(frame):
        wrong.append(["clock", arg.__name__, frame.f_code.co_filename])

from complaint_rules.cli import main
from complaint_rules import Complaint, schemes, show

compiled = {fault: compile(fault, "fault", "exec") for fault in faults}
if with_clock:
    sys.setprofile(clock)
else:
    sys.addaudithook(hook)
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
    for argv in work:
        try:
            codes.append(main(argv))
        except SystemExit as stop:
            codes.append(stop.code)
found = list(wrong)
for fault, code in compiled.items():
    wrong.clear()
    with contextlib.suppress(OSError):
        exec(code)
    caught[fault] = [event for event, *_ in wrong]
sys.setprofile(None)
busy.append("done")
print(json.dumps({"wrong": found, "opened": sorted(opened), "codes": codes, "caught": caught}))
"""
"""What runs the commands in a process of its own, where everything that Python is asked to do is watched."""


FORMS = ("text", "markdown", "mermaid", "toml")


def commands(wrong: str) -> list[list[str]]:
    """Every command, each way of showing, files of each kind, and what is refused."""
    on = ("--on", "2024-12-06")
    division = ("--division", "england-and-wales")
    return [
        ["timetable", str(RECORD), *on],
        ["timetable", str(RECORD), *on, "--json"],
        ["timetable", "england-children", "--event", "stage-2-request=2031-08-29", "--on", "2031-12-06"],
        ["timetable", str(LOCAL[-1]), "--event", "complaint=2026-11-23", "--on", "2026-12-10"],
        ["schemes"],
        *(["show", name, "--format", form] for name in schemes.names() for form in FORMS),
        *(["show", str(path)] for path in LOCAL),
        ["applicable", "--fact", "nation=england", "--fact", "subject=children", *on],
        ["check", str(LOCAL[0])],
        ["compare", str(LOCAL[0]), "lgsco-code"],
        ["coverage"],
        ["coverage", "seap", "--format", "markdown"],
        ["schema"],
        ["days", "add", "2026-12-21", "10", *division],
        ["days", "add", "2030-12-20", "5", "--predicted", *division],
        ["days", "between", "2026-12-21", "2027-01-07", *division],
        ["days", "why", "2026-12-26", *division],
        ["--help"],
        ["check", wrong],
        ["timetable", wrong, *on],
        ["show", "no-such-scheme"],
    ]


FAULTS = {
    "import socket; socket.socket().close()": "socket.__new__",
    "import socket; socket.gethostbyname('localhost')": "socket.gethostbyname",
    "import subprocess; subprocess.run([sys.executable, '-c', ''])": "subprocess.Popen",
    "os.system('exit')": "os.system",
    "open(os.path.join(package, '__init__.py')).close()": "open",
    "open(named[0], 'a').close()": "open",
    "os.listdir(package)": "os.listdir",
    "eval('1 + 1')": "compile",
    "import pickle; pickle.loads(pickle.dumps(len))": "pickle.find_class",
    "os.mkdir(named[0])": "os.mkdir",
}
"""What must not happen, and the event by which it shows."""


def watched(wrong: Path, work: list[list[str]], faults: Iterable[str] = (), *, clock: bool = False) -> dict[str, Any]:
    wrong.write_text("not TOML", encoding="utf-8")
    files = [os.path.realpath(path) for path in (*LOCAL, RECORD, wrong)]
    given = json.dumps([files, os.path.realpath(PACKAGE), work, list(faults), clock])
    done = subprocess.run(
        [sys.executable, "-B", "-c", WATCHED, given],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return said


class TestWhatHappensWhileItRuns:
    """House rule: no network, no other program, no file but those that are named, and nothing run that was read."""

    def test_every_command_does_nothing_but_read_what_is_named_and_the_watch_sees_what_would_be_more(
        self, tmp_path: Path
    ) -> None:
        wrong = tmp_path / "wrong.toml"
        said = watched(wrong, commands(str(wrong)), FAULTS)
        assert said["wrong"] == []
        assert said["codes"] == [0] * (len(said["codes"]) - 3) + [2, 2, 2]
        assert {os.path.realpath(path) for path in (*LOCAL, RECORD, wrong)} <= set(said["opened"])
        assert [fault for fault, event in FAULTS.items() if event not in said["caught"][fault]] == []

    def test_no_clock_is_read_where_the_date_is_given(self, tmp_path: Path) -> None:
        wrong, fault = tmp_path / "wrong.toml", "from datetime import date; date.today()"
        work = [argv for argv in commands(str(wrong)) if argv[0] in {"timetable", "applicable", "days"}]
        said = watched(wrong, work, [fault], clock=True)
        assert said["wrong"] == []
        assert said["caught"] == {fault: ["clock"]}


# Text stays in its place


RUNS = "<script>alert(1)</script><img src=x onerror=alert(1)> &lt;b&gt; </details> <!-- --> <https://example.org/x>"
MARKS = (
    "[a](javascript:alert(1)) ![b](https://example.org/b.png) **c** _d_ ~~e~~ `f` ``` $g$ | h || # i {{ j }} {% k %} "
    "{: onclick=l } [^m] [TOC] --8<-- !!! n"
)
DIAGRAM = '"; click s href "javascript:alert(1)" %%{init: {"securityLevel": "loose"}}%% --> [*] : x state "y" as z'
LINES = "one\n\n# two\n- three\n| four |\n> five\n```\n---\r\nsix\u2028seven\u2029eight\x85nine\x0bten"
TERMINAL = "\x1b]0;title\x07\x1b[31mred\x1b[2J\x9b31m\x9d0;t\x9c\x08\x08\x7f\x00"
DECEPTION = "invoice\u202etxt.exe\u2066a\u2069\u200bb\u200e\u061c\ufeff\U000e0041\u00ad"
HOSTILE = f" {RUNS} {MARKS} {DIAGRAM} {LINES} {TERMINAL} {DECEPTION} end"
LONG = " " + "pad " * 40 + "THE ANSWER - Overdue: nothing. [1] NOTES"
PLAIN = " plain"

NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
FREE = {"title", "text", "who", "soft", "remit", "words", "paraphrase", "instrument", "provision", "url", "question"}
"""The attributes that hold texts of any kind, so that they may look like names."""


def filled(value: Any, text: str, name: str = "") -> Any:  # noqa: ANN401 - any part of a procedure
    """Return a record with a text put at the end of each of its texts, but not of names by which rules find others."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return value + text if value and (name in FREE or not NAME.fullmatch(value)) else value
    if isinstance(value, tuple):
        return tuple(filled(one, text, name) for one in value)
    if isinstance(value, dict):
        return {key: filled(one, text, name) for key, one in value.items()}
    if not has(type(value)) or isinstance(value, Condition):
        return value
    held = {one.alias: (one.name, getattr(value, one.name)) for one in fields(type(value)) if one.init}
    if isinstance(value, Limit) and not any(isinstance(one, str) for _, one in held.values()):
        return value  # made of other limits and of the names of events
    return type(value)(
        **{key: filled(dict(one) if name == "parties" else one, text, name) for key, (name, one) in held.items()}
    )


@cache
def procedures() -> tuple[Procedure, ...]:
    """One with every kind of rule, every bundled scheme, and local procedures."""
    from tests.test_show import everything

    return (everything(), *map(schemes.newest, schemes.names()), *map(load_procedure, LOCAL[::3]))


def texts_in(value: Any) -> Iterator[str]:  # noqa: ANN401 - any part of a procedure
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_in(one)
    elif has(type(value)) and not isinstance(value, Enum):
        for one in fields(type(value)):
            yield from texts_in(getattr(value, one.name))


def complaint_with(text: str) -> Complaint:
    """A record with a text wherever a record may hold one, under rules with the same text in all of theirs."""
    from tests.test_show import everything

    procedure = filled(everything(), text)
    day = date(2024, 8, 1)
    closed = {date(2024, 8, 2): f"closed{text}"[:200], date(2024, 8, 5): "moved"}
    record = Complaint(
        procedure,
        reference=f"R{text}",
        calendar=WorkingDayCalendar("scotland", closures=closed),
        facts={"complex": False, "tier": "a"},
        readings={"from-when": "made"},
    )
    record = record.record("complaint", day, received=date(2024, 8, 3)).record("acknowledgement", day)
    record = record.extend("stage-1-response", to=date(2024, 8, 23), on=date(2024, 8, 8), reason=f"because{text}")
    saved = record.to_dict()
    saved["findings"] = [{"name": "saved", "text": f"found{text}", "about": ["stage-1-response"]}]
    return Complaint.from_dict(saved, procedure=procedure)


def pages_of(text: str, form: Callable[..., str]) -> list[str]:
    """Every page with a text in all places: of each procedure, and of a record on several days."""
    complaint = complaint_with(text)
    days = (date(2024, 8, 1), date(2024, 8, 12), date(2025, 9, 1))
    seen = [form(complaint.at(on), eligibility=complaint.eligibility(on=on)) for on in days]
    return [*(form(filled(one, text)) for one in procedures()), *seen]


def marks_in(page: str) -> dict[str, int]:
    """Return how often each mark of Markdown or HTML stands in a page that is not escaped, and each kind of line."""
    bare = re.sub(r"\\[!-/:-@\[-`{-~]|&(?:lt|#37);", "", page)
    assert not re.search(r"<(?!https?://[^\s<>]+>)", bare), "HTML, or something that may be taken for it"
    bare = re.sub(r"<https?://[^\s<>]+>", "", bare)
    kinds = {letter: bare.count(letter) for letter in "`*_{}[]|~$!#"}
    starts = re.findall(r"^(?:#+ |- |\d+\. |\| | +- |```|---|===|>|    )", page, re.MULTILINE)
    return {**kinds, **{start: starts.count(start) for start in starts if not start[0].isdigit()}}


def unprintable(page: str) -> list[str]:
    return [letter for letter in page if letter != "\n" and not letter.isprintable()]


class TestTextStaysInItsPlace:
    """House rule: a record may hold any text, and none of it may change how the page around it is read."""

    def test_the_texts_are_in_all_places_but_names(self) -> None:
        for one in procedures():
            held = list(texts_in(filled(one, HOSTILE)))
            left = {text for text in held if text and not text.endswith(" end") and not NAME.fullmatch(text)}
            assert left <= {one.name, one.version, one.under}, one.name
            assert sum(text.endswith(" end") for text in held) > 10

    @pytest.mark.parametrize("text", [HOSTILE, LONG], ids=["hostile", "long"])
    def test_plain_text_shows_it_as_text_and_on_the_lines_of_its_own_paragraph(self, text: str) -> None:
        for page, ordinary in zip(pages_of(text, show.text), pages_of(PLAIN, show.text), strict=True):
            assert not unprintable(page)
            begins = [sum(not line.startswith(" ") for line in one.splitlines()) for one in (page, ordinary)]
            assert begins[0] == begins[1]

    def test_markdown_shows_it_as_text_in_its_own_cell_or_line(self) -> None:
        for page, ordinary in zip(pages_of(HOSTILE, show.markdown), pages_of(PLAIN, show.markdown), strict=True):
            assert not unprintable(page)
            assert "<script" not in page
            assert "{%" not in page
            assert marks_in(page) == marks_in(ordinary)
            assert page.count("\n") == ordinary.count("\n")

    def test_mermaid_shows_it_as_text_in_its_own_label(self) -> None:
        label = r"(?:[\w ',.()/?-]|#\d+;)*"
        line = re.compile(
            r"stateDiagram-v2|"
            r"    (?:acc(?:Title|Descr): [^\n;#{}<>\"]*"
            rf'|state "{label}" as \w+|(?:\[\*\]|\w+) --> (?:\[\*\]|\w+)(?: : {label})?)'
        )
        for one in procedures():
            page = show.mermaid(filled(one, HOSTILE))
            assert not unprintable(page)
            assert [said for said in page.split("\n") if not line.fullmatch(said)] == []
            assert page.count("\n") == show.mermaid(one).count("\n")

    def test_an_explanation_keeps_each_text_on_one_line(self) -> None:
        said = []
        for text in (HOSTILE, PLAIN):
            complaint = complaint_with(text)
            seen = complaint.at(date(2024, 8, 12))
            pages = [one.explain() for one in seen.deadlines]
            pages += [one.explain() for one in seen.windows]
            pages += [one.explain() for one in seen.routes]
            pages.append(complaint.can("withdrawal", on=seen.on).explain())
            pages.append(schemes.applicable({"body-name": f"a{text}", "nation": "england"}, on=seen.on).explain())
            said.append(pages)
        assert not unprintable("".join(said[0]))
        assert [one.count("\n") for one in said[0]] == [one.count("\n") for one in said[1]]

    def test_a_comparison_keeps_each_text_in_its_paragraph(self) -> None:
        local = load_procedure(ROOT / "examples" / "local" / "east-devon.toml")
        scheme = schemes.newest("lgsco-code")
        pages = [compare(filled(local, text), filled(scheme, text)).explain() for text in (HOSTILE, PLAIN)]
        assert not unprintable(pages[0])
        assert [one.count("\n\n") for one in pages] == [pages[1].count("\n\n")] * 2
        begins = [sum(not line.startswith(" ") for line in one.splitlines()) for one in pages]
        assert begins[0] == begins[1]

    def test_an_address_that_turns_letters_round_is_no_link(self) -> None:
        from attrs import evolve

        procedure = load_procedure(LOCAL[0])
        first, *others = procedure.duties
        for address in ("https://example.org/\u202egpj.exe", "https://example.org/\x1b]8;;x", "javascript:alert(1)"):
            duty = evolve(first, source=evolve(first.source, url=address))
            page = show.markdown(evolve(procedure, duties=(duty, *others)))
            assert address[:10] in page
            assert f"<{address}" not in page
            assert not unprintable(page)

    def test_toml_and_json_hold_the_text_as_it_is_and_show_none_of_it_raw(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        text = f"R{HOSTILE}"
        path = tmp_path / "record.json"
        record = {"schema_version": 1, "scheme": "england-children", "reference": text, "events": {}}
        path.write_text(json.dumps(record), encoding="utf-8")
        assert cli.main(["timetable", str(path), "--on", "2024-08-05", "--json"]) == 0
        out = capsys.readouterr().out
        assert json.loads(out)["reference"] == text
        assert not unprintable(out)
        procedure = load_procedure(LOCAL[0])
        file = to_toml(filled(procedure, f" {RUNS} {MARKS} {DIAGRAM} {DECEPTION}"))
        assert not unprintable(file)
        assert read_procedure(file) == filled(procedure, f" {RUNS} {MARKS} {DIAGRAM} {DECEPTION}")
        assert inline("\x7f\u202e\U000e0041é") == r'"\u007f\u202e\U000e0041é"'

    def test_through_the_command_line_nothing_of_it_is_raw(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        local, record = tmp_path / "local.toml", tmp_path / "record.json"
        text = f" {RUNS} {MARKS} {DIAGRAM} {DECEPTION}"  # what moves a cursor, a file may not hold
        local.write_text(to_toml(filled(load_procedure(LOCAL[0]), text)), encoding="utf-8")
        saved = {"schema_version": 1, "scheme": "x", "reference": HOSTILE, "events": {"complaint": "2026-11-23"}}
        record.write_text(json.dumps(saved), encoding="utf-8")
        on = ("--on", "2026-12-10")
        shown = [["show", str(local), "--format", form] for form in FORMS]
        timetable = ["timetable", str(record), "--procedure", str(local), *on]
        for argv in (*shown, timetable, [*timetable, "--json"], ["check", str(local)], ["compare", str(local)]):
            cli.main(argv)
            said = capsys.readouterr()
            assert not unprintable(said.out + said.err), argv
            assert said.out + said.err

    @pytest.mark.parametrize("letter", ["\x00", "\x1b", "\x7f", "\x9b", "\x85"])
    def test_a_procedure_file_may_not_hold_what_moves_a_cursor(self, letter: str, tmp_path: Path) -> None:
        path = tmp_path / "local.toml"
        path.write_text(to_toml(filled(load_procedure(LOCAL[0]), letter)), encoding="utf-8")
        with pytest.raises(InvalidFileError, match="that cannot be shown, U"):
            load_procedure(path)


def errors_of(text: str) -> Iterator[ComplaintRulesError]:
    """Yield an error of every kind, with a text wherever it takes one."""
    day = date(2026, 11, 22)
    yield errors.NotADateError(text, where=text)
    yield errors.NotADateError(None, where=text)
    yield errors.InvalidDateTextError(text, where=text)
    yield errors.NotANumberError(text, where=text, expected=text)
    yield errors.NotATruthValueError(text)
    yield errors.NotAProcedureError(text, where=text, needed=text)
    yield errors.CalendarHorizonError(day, calendar=text, known_from=day, known_until=day)
    yield errors.CalendarMismatchError(given=text, needed=text, procedure=text)
    kinds: list[type[errors.UnknownNameError]] = [errors.UnknownNameError, *errors.UnknownNameError.__subclasses__()]
    for kind in kinds:
        yield kind(text, valid=[text, text[:20]], where=text)
        yield kind(text, valid=["a"], where=text, kind=text)
    yield errors.AmbiguousNameError(text, candidates=[text])
    yield errors.NotInForceError(text, on=day, versions=[text])
    yield errors.RulesChangedError(text, saved=text, current=text)


class TestMessages:
    """House rule: a message names the bad value, and nothing in it is obeyed, begins a line or turns letters round."""

    @given(st.text(max_size=30))
    def test_any_message_is_one_line_that_can_be_printed(self, text: str) -> None:
        for error in errors_of(f"{text}{TERMINAL}{DECEPTION}{LINES}"):
            assert str(error).isprintable(), type(error)

    @pytest.mark.parametrize("kind", [InvalidCalendarError, InvalidRecordError, InvalidTableError])
    def test_a_list_of_faults_has_a_line_for_each_and_no_more(
        self, kind: type[InvalidCalendarError | InvalidRecordError | InvalidTableError]
    ) -> None:
        error = kind([HOSTILE, HOSTILE])
        assert not unprintable(str(error))
        assert str(error).count("\n") == 2
        assert all(one.isprintable() for one in error.problems)
        assert kind([HOSTILE]).args[0].isprintable()

    def test_the_name_of_a_file_or_of_a_procedure_begins_no_line(self) -> None:
        for error in (InvalidFileError(HOSTILE, [HOSTILE]), InvalidProcedureError(HOSTILE, [HOSTILE])):
            assert str(error).isprintable()

    def test_no_kind_of_error_is_left_out(self) -> None:
        def below(kind: type[ComplaintRulesError]) -> set[type[ComplaintRulesError]]:
            return {kind}.union(*(below(one) for one in kind.__subclasses__()))

        listed = {InvalidCalendarError, InvalidRecordError, InvalidTableError, InvalidFileError, InvalidProcedureError}
        tried = {type(error) for error in errors_of("a")} | listed | {ComplaintRulesError}
        assert {one for one in below(ComplaintRulesError) if one.__module__ == "complaint_rules.errors"} <= tried

    def test_a_record_whose_keys_are_hostile_is_refused_in_words_that_can_be_printed(self) -> None:
        key = f"\x1b[31m{DECEPTION}\n"
        for part in ({key: 1}, {"events": {key: "2026-11-22"}}, {"facts": {key: key}}, {"readings": {key: key}}):
            with pytest.raises(ComplaintRulesError) as raised:
                Complaint.from_dict({"schema_version": 1, "scheme": "england-children", **part})
            assert not unprintable(str(raised.value))

    @given(st.text(st.characters(exclude_characters="\\")))
    def test_spelling_out_keeps_what_can_be_printed_and_loses_no_letter(self, text: str) -> None:
        said = printable(text)
        assert said.isprintable()
        back = re.sub(r"\\(?:x..|u.{4}|U.{8}|[tnr])", lambda one: ast.literal_eval(f"'{one[0]}'"), said)
        assert back == "".join(" " if category(letter) == "Zs" else letter for letter in text)
