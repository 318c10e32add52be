"""What a release is made of: versions that agree, workflows that hold no secret, forms that ask for a source."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from complaint_rules import schemes
from complaint_rules.bank_holidays import PUBLISHED_LIST
from complaint_rules.dates import in_words
from tests import oracle
from tests.scheduled import bank_holidays, breakage, old_checks, tagged

ROOT = Path(__file__).parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("*.yml"))
YEARS = range(2012, 2029)


def by_stem(paths: list[Path]) -> dict[str, Any]:
    return {"argvalues": paths, "ids": [path.stem for path in paths]}


def parsed(path: Path) -> dict[str, Any]:
    """Return a YAML file as data; "on" is read as a name and not as true."""
    text = re.sub(r"^on:", '"on":', path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    found: dict[str, Any] = import_module("yaml").safe_load(text)
    return found


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


class TestVersions:
    """House rule: a version says the same wherever it stands."""

    def test_the_citation_has_the_newest_version_of_the_changelog_and_its_date(self) -> None:
        newest = re.findall(r"^## (\d\S*) - (\d{4}-\d{2}-\d{2})$", CHANGELOG, re.MULTILINE)[0]
        cited = parsed(ROOT / "CITATION.cff")
        assert (cited["version"], cited["date-released"]) == newest
        assert cited["cff-version"] == "1.2.0"
        assert cited["license"] == PROJECT["license"]
        assert {"message", "title", "authors"} <= cited.keys()
        assert cited["authors"][0]["name"] == PROJECT["authors"][0]["name"]

    def test_the_version_is_that_of_the_changelog_or_a_later_one_in_work(self) -> None:
        newest = re.findall(r"^## (\d\S*) - ", CHANGELOG, re.MULTILINE)[0]
        assert PROJECT["version"] == newest or ".dev" in PROJECT["version"]

    def test_each_version_has_the_two_headings_in_order(self) -> None:
        parts = re.split(r"^## ", CHANGELOG, flags=re.MULTILINE)[1:]
        assert parts[0].startswith("Unreleased\n")
        for part in parts:
            assert re.findall(r"^### (.*)$", part, re.MULTILINE) == ["Rules", "Software"], part[:40]

    def test_every_bundled_scheme_stands_under_rules(self) -> None:
        rules = "".join(re.findall(r"^### Rules\n(.*?)^### Software$", CHANGELOG, re.MULTILINE | re.DOTALL))
        assert set(schemes.names()) <= set(re.findall(r"`([a-z-]+)`", rules))

    def test_a_dated_version_of_a_scheme_is_told_with_its_date(self) -> None:
        said = " ".join(CHANGELOG.split())
        for name in schemes.names():
            for one in schemes.versions(name):
                if one.in_force_from is not None and one.version != "2024-02":
                    begins = in_words(one.in_force_from)
                    assert f"from {begins}" in said or f"on {begins}" in said, name

    def test_every_python_that_is_claimed_is_one_that_is_tested(self) -> None:
        claimed = {one.rpartition(" ")[2] for one in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", one)}
        matrix = parsed(GITHUB / "workflows" / "ci.yml")["jobs"]["tests"]["strategy"]["matrix"]["python-version"]
        assert claimed <= set(matrix)
        runs = json.loads(text_of(ROOT / "tests" / "proof" / "runs" / "everywhere.json"))["rows"]
        ran = {
            found for row in runs if row["outcome"] == "ok" for found in re.findall(r"python (3\.\d+)", row["found"])
        }
        assert claimed <= ran, "run `python -m tests.proof.everywhere`"
        assert min(matrix, key=lambda one: int(one[2:])) == PROJECT["requires-python"].removeprefix(">=")

    def test_no_address_is_invented(self) -> None:
        assert not PROJECT.get("urls")
        assert "repository-code" not in parsed(ROOT / "CITATION.cff")


class TestTagged:
    """House rule: nothing is published under a number that it does not have."""

    def release(self, folder: Path, version: str = "1.2.3", dated: str = "2027-01-02") -> Path:
        (folder / "pyproject.toml").write_text(f'[project]\nversion = "{version}"\n')
        (folder / "CHANGELOG.md").write_text("## Unreleased\n\n## 1.2.3 - 2027-01-02\n\n## 1.2.2 - 2026-12-01\n")
        (folder / "CITATION.cff").write_text(f'version: "1.2.3"\ndate-released: "{dated}"\n')
        return folder

    def test_a_tag_that_fits(self, tmp_path: Path) -> None:
        assert not tagged.problems("v1.2.3", self.release(tmp_path))

    def test_another_tag(self, tmp_path: Path) -> None:
        (problem,) = tagged.problems("v1.2.4", self.release(tmp_path))
        assert "the tag is v1.2.4" in problem

    def test_a_version_in_work(self, tmp_path: Path) -> None:
        found = tagged.problems("v1.2.3.dev0", self.release(tmp_path, "1.2.3.dev0"))
        assert [one.split(" ")[0] for one in found] == ["1.2.3.dev0", "CHANGELOG.md", "CITATION.cff"]

    def test_another_date_in_the_citation(self, tmp_path: Path) -> None:
        (problem,) = tagged.problems("v1.2.3", self.release(tmp_path, dated="2027-01-03"))
        assert problem.startswith("CITATION.cff")

    def test_this_checkout_is_asked_the_same(self, capsys: pytest.CaptureFixture[str]) -> None:
        code = tagged.main([f"v{PROJECT['version']}"])
        assert code == (0 if capsys.readouterr().out.endswith("fits.\n") else 1)
        assert code == 0 or ".dev" in PROJECT["version"]


class TestWorkflows:
    """House rule: a workflow reads, holds no secret, and runs what a person can run."""

    @pytest.mark.parametrize("path", **by_stem(WORKFLOWS))
    def test_each_is_a_workflow_whose_every_action_has_a_version(self, path: Path) -> None:
        held = parsed(path)
        assert held.keys() == {"name", "on", "permissions", "concurrency", "jobs"}
        for job in held["jobs"].values():
            assert {"runs-on", "timeout-minutes", "steps"} <= job.keys()
            for step in job["steps"]:
                assert ("uses" in step) != ("run" in step), step
                assert re.fullmatch(r"[\w-]+/[\w-]+@v\d+(\.\d+\.\d+)?", step.get("uses", "a/b@v1")), step

    @pytest.mark.parametrize("path", **by_stem(WORKFLOWS))
    def test_none_has_a_secret_and_each_may_write_only_what_it_says(self, path: Path) -> None:
        held = parsed(path)
        assert held["permissions"] == {"contents": "read"}
        assert "secrets." not in text_of(path)
        assert not re.search("password|GITHUB_TOKEN|github.token", text_of(path))
        allowed = {("docs", "deploy"): {"id-token", "pages"}, ("release", "publish"): {"id-token"}}
        for name, job in held["jobs"].items():
            assert set(job.get("permissions", {})) == allowed.get((path.stem, name), set())

    @pytest.mark.parametrize("path", **by_stem(WORKFLOWS))
    def test_no_checkout_leaves_credentials_behind(self, path: Path) -> None:
        steps = [step for job in parsed(path)["jobs"].values() for step in job["steps"]]
        for step in steps:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False

    @pytest.mark.parametrize("path", **by_stem(WORKFLOWS))
    def test_what_others_can_write_is_in_no_command(self, path: Path) -> None:
        runs = [step.get("run", "") for job in parsed(path)["jobs"].values() for step in job["steps"]]
        assert not any("${{" in run for run in runs)

    @pytest.mark.parametrize("path", **by_stem(WORKFLOWS))
    def test_each_job_of_make_and_each_module_that_is_run_is_there(self, path: Path) -> None:
        runs = "\n".join(step.get("run", "") for job in parsed(path)["jobs"].values() for step in job["steps"])
        makefile = text_of(ROOT / "Makefile")
        for target in re.findall(r"^make (\S+)$", runs, re.MULTILINE):
            assert re.search(rf"^[a-z ]*{re.escape(target)}[a-z ]*:", makefile, re.MULTILINE), target
        for module in re.findall(r"python -m (tests\.\S+)", runs):
            assert (ROOT / f"{module.replace('.', '/')}.py").is_file()
        for script in re.findall(r"^(\.ci/\S+|node --test \S+)$", runs, re.MULTILINE):
            assert (ROOT / script.split()[-1]).is_file()

    def test_a_release_is_published_without_a_token_from_what_was_checked(self) -> None:
        held = parsed(GITHUB / "workflows" / "release.yml")
        assert held["on"] == {"push": {"tags": ["v[0-9]*"]}}
        publish = held["jobs"]["publish"]
        assert (publish["needs"], publish["environment"]) == ("build", "release")
        assert [step["uses"].split("@")[0] for step in publish["steps"]] == [
            "actions/download-artifact",
            "pypa/gh-action-pypi-publish",
        ]
        assert "with" not in publish["steps"][1]
        assert not any("run" in step for step in publish["steps"])
        runs = [step["run"] for step in held["jobs"]["build"]["steps"] if "run" in step]
        assert runs == ['python -m tests.scheduled.tagged "$GITHUB_REF_NAME"', "make test", "make package"]

    def test_all_that_goes_stale_is_looked_at_each_week(self) -> None:
        held = parsed(GITHUB / "workflows" / "scheduled.yml")
        assert held["on"]["schedule"][0]["cron"].endswith("* * 1")
        assert PUBLISHED_LIST.url in text_of(GITHUB / "workflows" / "scheduled.yml")
        assert held["jobs"].keys() == {"bank-holidays", "old-checks"}


class TestForms:
    """House rule: a rule is its source; who says that one is wrong is asked for the text."""

    @pytest.mark.parametrize("path", **by_stem([one for one in FORMS if one.stem != "config"]))
    def test_each_form_can_be_shown(self, path: Path) -> None:
        form = parsed(path)
        assert form.keys() == {"name", "description", "title", "body"}
        ids = [part["id"] for part in form["body"] if part["type"] != "markdown"]
        assert len(set(ids)) == len(ids)
        for part in form["body"]:
            assert part["type"] in {"markdown", "input", "textarea"}
            assert part.keys() <= {"type", "id", "attributes", "validations"}
            assert ("value" if part["type"] == "markdown" else "label") in part["attributes"]

    @pytest.mark.parametrize("name", ["wrong-rule", "wrong-date", "new-procedure"])
    def test_a_form_about_a_rule_insists_on_its_source(self, name: str) -> None:
        parts = {part.get("id"): part for part in parsed(GITHUB / "ISSUE_TEMPLATE" / f"{name}.yml")["body"]}
        assert parts["source"]["validations"]["required"] is True

    @pytest.mark.parametrize("name", ["wrong-rule", "wrong-date", "bug"])
    def test_a_form_says_that_it_is_public_and_asks_for_no_name(self, name: str) -> None:
        said = " ".join(text_of(GITHUB / "ISSUE_TEMPLATE" / f"{name}.yml").split())
        assert "What you write here is public. Please leave out names" in said

    def test_nothing_comes_in_without_a_form(self) -> None:
        assert parsed(GITHUB / "ISSUE_TEMPLATE" / "config.yml") == {"blank_issues_enabled": False}

    def test_a_change_is_asked_for_its_source_too(self) -> None:
        said = text_of(GITHUB / "PULL_REQUEST_TEMPLATE.md")
        for needed in (
            "Instrument and provision:",
            "Link, and the day",
            "In force from:",
            "open complaints:",
            "CHANGELOG",
        ):
            assert needed in said

    def test_actions_are_raised_by_a_machine_and_checked_by_version(self) -> None:
        assert parsed(GITHUB / "dependabot.yml")["updates"][0]["package-ecosystem"] == "github-actions"
        assert parsed(GITHUB / "zizmor.yml")["rules"]["unpinned-uses"]["config"]["policies"] == {"*": "ref-pin"}


class TestBankHolidays:
    """House rule: the shipped list is GOV.UK's; a day that it gains or loses is told."""

    def compared(self, feed: dict[str, Any], folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
        path = folder / "bank-holidays.json"
        path.write_text(json.dumps(feed), encoding="utf-8")
        code = bank_holidays.main([str(path)])
        return code, capsys.readouterr().out.splitlines()

    def feed(self, *years: int) -> dict[str, Any]:
        return oracle.govuk(*years)

    def test_the_list_of_all_years_is_the_same(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        code, said = self.compared(self.feed(*YEARS), tmp_path, capsys)
        assert (code, said) == (0, ["The shipped bank holidays are GOV.UK's."])

    def test_years_that_were_dropped_are_no_difference(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        code, _ = self.compared(self.feed(*range(2020, 2029)), tmp_path, capsys)
        assert code == 0

    def test_a_list_that_begins_within_a_year_is_compared_from_there(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        feed = self.feed(*range(2020, 2029))
        for nation in feed.values():
            nation["events"] = nation["events"][3:]
        assert self.compared(feed, tmp_path, capsys)[0] == 0

    def test_a_day_that_was_announced_is_told(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        feed = self.feed(*YEARS)
        feed["scotland"]["events"].append({"title": "An extra day", "date": "2027-06-14", "notes": "", "bunting": True})
        code, said = self.compared(feed, tmp_path, capsys)
        assert (code, said) == (1, ["scotland: 2027-06-14 (An extra day) is at GOV.UK, and is not shipped"])

    def test_a_day_that_was_moved_is_told_twice(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        feed = self.feed(*YEARS)
        events = feed["england-and-wales"]["events"]
        early = next(one for one in events if one["date"] == "2027-05-03")
        early["date"] = "2027-05-07"
        code, said = self.compared(feed, tmp_path, capsys)
        assert code == 1
        assert [one.split(" ")[1] for one in said] == ["2027-05-03", "2027-05-07"]
        assert said[0].endswith("is shipped, and GOV.UK does not have it")

    def test_another_name_is_told(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        feed = self.feed(*YEARS)
        feed["northern-ireland"]["events"][0]["title"] = "A day"
        code, said = self.compared(feed, tmp_path, capsys)
        assert code == 1
        assert "is called “A day” at GOV.UK, and “" in said[0]

    def test_a_new_year_is_told_day_by_day(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        feed = self.feed(*YEARS)
        for nation in feed.values():
            nation["events"] += [
                {"title": title, "date": day, "notes": "", "bunting": False}
                for title, day in (("New Year's Day", "2029-01-01"), ("Christmas Day", "2029-12-25"))
            ]
        code, said = self.compared(feed, tmp_path, capsys)
        assert (code, len(said)) == (1, 6)
        assert all(one.endswith("is of a year that is not shipped yet") for one in said)

    @pytest.mark.parametrize("text", ["", "[]", '{"scotland": 1}', "[" * 100_000])
    def test_what_is_not_the_file_is_said_to_be_none(
        self, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = tmp_path / "bank-holidays.json"
        path.write_text(text, encoding="utf-8")
        assert bank_holidays.main([str(path)]) == 2
        assert "bank-holidays.json cannot be compared. " in capsys.readouterr().err
        assert bank_holidays.main([str(tmp_path / "none")]) == 2

    def test_one_file_is_asked_for(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert bank_holidays.main([]) == 2
        assert capsys.readouterr().err.startswith("Give one file")

    def test_a_day_announced_for_a_year_without_its_others_stops_the_comparison(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        feed = self.feed(*YEARS)
        feed["scotland"]["events"].append({"title": "An extra day", "date": "2029-06-14", "notes": "", "bunting": True})
        assert self.compared(feed, tmp_path, capsys)[0] == 2


class TestOldChecks:
    """House rule: each rule has the day on which somebody last compared it with its text."""

    def test_nothing_is_old_a_year_after_the_last_check_and_all_is_the_day_after(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        oldest = min(source.checked_on for _, source in old_checks.sources())
        newest = max(source.checked_on for _, source in old_checks.sources())
        assert old_checks.main(["--on", oldest.replace(year=oldest.year + 1).isoformat()]) == 0
        assert capsys.readouterr().out.startswith("Every source was checked within a year of ")
        day_after = newest.replace(year=newest.year + 1) + timedelta(1)
        assert old_checks.main(["--on", day_after.isoformat()]) == 1
        said = capsys.readouterr().out
        assert "SI 2006/1738" in said
        assert PUBLISHED_LIST.url in said
        assert {name for one in old_checks.old(day_after) for name in one.used_by} >= set(schemes.names())

    def test_every_rule_of_every_scheme_is_asked(self) -> None:
        asked = {name: set[str]() for name in schemes.names()}
        for name, source in old_checks.sources():
            asked.get(name, set()).add(source.citation)
        for name in schemes.names():
            for one in schemes.versions(name):
                rules: tuple[Any, ...] = (*one.duties, *one.windows, *one.routes, *one.entitlements, *one.transitions)
                assert {rule.source.citation for rule in rules} <= asked[name]

    def test_each_has_a_link_and_no_invented_example_is_listed(self) -> None:
        for one in old_checks.old(date(2100, 1, 1)):
            assert one.url
            assert one.used_by
            assert "example.org" not in one.url

    def test_a_date_is_needed(self, capsys: pytest.CaptureFixture[str]) -> None:
        for argv in ([], ["--on", "2027"]):
            with pytest.raises(SystemExit) as ended:
                old_checks.main(argv)
            assert ended.value.code == 2
        assert "is not a date" in capsys.readouterr().err


class TestBreakage:
    """House rule: from the first tag on, nothing public breaks without a higher version."""

    @pytest.mark.parametrize(
        ("tag", "version", "may"),
        [
            ("v0.1.0", "0.1.0", False),
            ("v0.1.0", "0.1.1.dev0", False),
            ("v0.1.0", "0.2.0.dev0", True),
            ("v0.9.0", "0.10.0", True),
            ("v0.9.0", "1.0.0", True),
            ("v1.0.0", "1.1.0", False),
            ("v1.9.0", "2.0.0rc1", True),
        ],
    )
    def test_what_may_break(self, tag: str, version: str, may: bool) -> None:
        assert breakage.may_break(tag, version) is may
        text, code = breakage.told(tag, version, ["a name was removed"])
        assert code == (0 if may else 1)
        assert "a name was removed" in text

    def test_what_is_said_where_nothing_breaks_and_where_there_is_no_tag(self) -> None:
        assert breakage.told("v0.1.0", "0.1.1", []) == ("Nothing of the public API breaks since v0.1.0.", 0)
        assert breakage.told(None, "0.1.0", []) == ("There is no tag yet: nothing to compare with.", 0)

    def test_without_git_there_is_no_tag(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        assert breakage.last_tag(tmp_path) is None
        monkeypatch.setenv("PATH", str(tmp_path))
        assert breakage.last_tag(tmp_path) is None

    @pytest.mark.skipif(shutil.which("git") is None, reason="git is not here")
    def test_the_newest_tag_before_this_one_is_found(self, tmp_path: Path) -> None:
        def git(*words: str) -> None:
            who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
            subprocess.run(["git", *who, *words], cwd=tmp_path, check=True, capture_output=True)  # noqa: S607 - ours

        git("init")
        assert breakage.last_tag(tmp_path) is None
        for tag in ("v0.9.0", "v0.10.0", "other", "v0.11.0"):
            git("commit", "--allow-empty", "--message", tag)
            git("tag", tag)
        assert breakage.last_tag(tmp_path) == "v0.10.0"

    def test_all_of_it_together(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "pyproject.toml").write_text('[project]\nversion = "0.1.1"\n')
        monkeypatch.setattr(breakage, "last_tag", lambda _: "v0.1.0")
        monkeypatch.setattr(breakage, "breakages", lambda *_: ["a name was removed"])
        assert breakage.main(tmp_path) == 1
        assert capsys.readouterr().out.startswith("Version 0.1.1 must not break what v0.1.0 had.")
        monkeypatch.setattr(breakage, "last_tag", lambda _: None)
        assert breakage.main(tmp_path) == 0


class TestNotice:
    """House rule: what is under another licence is named, with the licence."""

    def test_the_licence_and_the_notice_go_with_the_package(self) -> None:
        assert PROJECT["license-files"] == ["LICENSE", "NOTICE"]
        assert (ROOT / "src" / "complaint_rules" / "py.typed").is_file()
        assert "Typing :: Typed" in PROJECT["classifiers"]

    def test_every_file_that_holds_bank_holidays_is_named_in_the_notice(self) -> None:
        said = text_of(ROOT / "NOTICE")
        assert "Open Government\n   Licence v3.0" in said
        for named in ("src/complaint_rules/bank_holidays.csv", "tests/data/bank_holidays.csv", "examples/vectors/"):
            assert named in said
            assert (ROOT / named).exists()
