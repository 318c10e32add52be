from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from complaint_rules import cli

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PRINTED = re.search(r"^```text\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def commands() -> list[str]:
    blocks = re.findall(r"^```sh\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def test_the_readme_opens_with_the_two_commands() -> None:
    assert commands()[:2] == ["make demo", "make test"]
    assert README.startswith("# complaint_rules\n\n```sh\nmake demo\nmake test\n```\n")


def test_the_readme_shows_what_the_demo_prints(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    line = next(line for line in (ROOT / "Makefile").read_text().splitlines() if "-m complaint_rules timetable" in line)
    assert cli.main(line.split("-m complaint_rules ")[1].split()) == 0
    assert PRINTED is not None
    shown, printed = PRINTED[1], capsys.readouterr().out
    assert printed.startswith(shown)
    assert shown.count("\n") > 40
    assert printed == (ROOT / "tests" / "golden" / "demo.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("line", [line for line in commands() if "complaint-rules" in line])
def test_every_command_in_the_readme_gives_an_answer(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    words = shlex.split(line.replace("FILE", "examples/cornwall-25-005-179.toml").split("complaint-rules ")[1])
    assert cli.main(words) == 0
