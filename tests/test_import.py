"""Importing the package loads neither holidays nor a scheme, and every public name is there."""

from __future__ import annotations

import importlib
import subprocess
import sys

import pytest

import complaint_rules

SCHEMES = "complaint_rules.schemes"
HEAVY = {"holidays", SCHEMES, f"{SCHEMES}.england_children", f"{SCHEMES}.lgsco"}


def in_a_fresh_process(script: str) -> str:
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def loaded_by(*argv: str) -> set[str]:
    """Return the modules of the package that a command loads, by their first name, and `holidays` if it does."""
    script = (
        "import contextlib, io, sys\nfrom complaint_rules.cli import main\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()), "
        f"contextlib.suppress(SystemExit):\n    main({argv!r})\n"
        "print(*sys.modules)"
    )
    modules = in_a_fresh_process(script).split()
    ours = {name.split(".")[1] for name in modules if name.startswith("complaint_rules.")}
    return ours | ({"holidays"} & set(modules))


class TestWhatIsLoaded:
    """House rule: the public names load lazily (PEP 562): importing the package loads neither holidays nor a scheme."""

    def test_importing_the_package_loads_neither_holidays_nor_a_scheme_nor_attrs(self) -> None:
        script = f"import sys, complaint_rules; print(sorted({HEAVY} & sys.modules.keys()), 'attrs' in sys.modules)"
        assert in_a_fresh_process(script) == "[] False"

    def test_making_a_complaint_type_loads_no_scheme_module(self) -> None:
        script = (
            "import sys\nfrom complaint_rules import Complaint, schemes\nschemes.names()\n"
            f"print(sorted({HEAVY} & sys.modules.keys()))"
        )
        assert in_a_fresh_process(script) == "['complaint_rules.schemes']"

    def test_a_deadline_within_the_published_years_never_loads_holidays(self) -> None:
        script = (
            "import sys\nfrom datetime import date\nfrom complaint_rules import WorkingDayCalendar\n"
            "print(WorkingDayCalendar('england-and-wales').add_working_days(date(2024, 8, 29), 65))\n"
            "print('holidays' in sys.modules)"
        )
        assert in_a_fresh_process(script).split() == ["2024-11-28", "False"]

    def test_a_scheme_is_loaded_when_it_is_first_named_and_no_other_but_what_it_needs(self) -> None:
        script = (
            "import sys\nfrom complaint_rules import schemes\nschemes.versions('lgsco')\n"
            f"print(sorted({HEAVY} & sys.modules.keys()))"
        )
        assert in_a_fresh_process(script) == "['complaint_rules.schemes', 'complaint_rules.schemes.lgsco']"

    def test_adding_working_days_at_the_command_line_loads_what_counts_them_and_nothing_else(self) -> None:
        assert loaded_by("days", "add", "2024-08-29", "65", "--division", "england-and-wales") == {
            *("bank_holidays", "cli", "dates", "errors", "sources", "wording", "working_days"),
        }

    @pytest.mark.parametrize(
        ("argv", "unused"),
        [
            (("schemes",), {"comparison", "diary", "letters", "local"}),
            (("check", "examples/local/east-devon.toml"), {"comparison", "complaints", "diary", "letters", "show"}),
            (("schema",), {"comparison", "complaints", "diary", "letters", "show"}),
            (("applicable", "--on", "2026-11-22"), {"comparison", "complaints", "diary", "letters", "local", "show"}),
            (("coverage", "lgsco"), {"comparison", "diary", "letters", "local"}),
            (("timetable", "examples/cornwall-25-005-179.toml"), {"comparison", "diary", "letters"}),
            (("upcoming", "examples/cornwall-25-005-179.toml"), {"comparison", "letters", "show"}),
            (("checklist", "england-children", "panel-response"), {"comparison", "diary"}),
        ],
        ids=lambda value: value[0] if isinstance(value, tuple) else "",
    )
    def test_a_command_loads_none_of_the_modules_that_only_others_need(
        self, argv: tuple[str, ...], unused: set[str]
    ) -> None:
        assert loaded_by(*argv) & {*unused, "holidays"} == set()

    @pytest.mark.parametrize("argv", [("--help",), ("days", "--help"), ("day",), ()], ids=" ".join)
    def test_help_and_a_command_that_there_is_not_load_no_scheme_and_no_page(self, argv: tuple[str, ...]) -> None:
        assert loaded_by(*argv) & {"answers", "complaints", "diary", "holidays", "letters", "schemes", "show"} == set()


class TestPublicNames:
    """House rule: what is public is in __all__, and nothing else is offered."""

    def test_dir_equals_all_and_is_sorted(self) -> None:
        assert dir(complaint_rules) == list(complaint_rules.__all__) == sorted(complaint_rules.__all__)

    @pytest.mark.parametrize("name", complaint_rules.__all__)
    def test_every_name_can_be_imported_in_a_fresh_process(self, name: str) -> None:
        assert in_a_fresh_process(f"from complaint_rules import {name}; print({name} is not None)") == "True"

    @pytest.mark.parametrize("name", complaint_rules.__all__)
    def test_every_name_is_that_of_its_home(self, name: str) -> None:
        found = getattr(complaint_rules, name)
        home = getattr(found, "__module__", None)
        if home is None:
            assert found is importlib.import_module(f"complaint_rules.{name}")
        else:
            assert found is getattr(importlib.import_module(home), name)

    def test_a_name_that_there_is_not_is_an_attribute_error(self) -> None:
        with pytest.raises(AttributeError, match="module 'complaint_rules' has no attribute 'Complain'"):
            _ = complaint_rules.Complain

    def test_a_star_import_brings_the_public_names(self) -> None:
        script = "from complaint_rules import *; import complaint_rules as c; print(set(c.__all__) <= set(globals()))"
        assert in_a_fresh_process(script) == "True"
