"""Worked examples: records and expected dates that a person can check by hand, read from `examples/worked`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from complaint_rules import Complaint, schemes
from complaint_rules.limits import Bounds

if TYPE_CHECKING:
    from collections.abc import Callable

    from complaint_rules.answers import Snapshot
    from complaint_rules.eligibility import Eligibility
    from complaint_rules.procedures import Procedure

    Ask = Callable[[str, object, object], None]

FOLDER = Path(__file__).parent.parent / "examples" / "worked"
RECORD = {"facts", "readings", "events", "history", "reference", "calendar", "school_days"}
EXAMPLE = {"title", "source", "note", "on", "version", "expect"} | RECORD
EXPECT = {"stage", "deadlines", "windows", "routes", "eligibility", "can", "findings", "irregular"}


def files() -> list[Path]:
    return sorted(FOLDER.rglob("*.toml"))


def examples(path: Path) -> list[dict[str, Any]]:
    held = tomllib.loads(path.read_text(encoding="utf-8"))
    assert held.keys() <= {"scheme", "procedure", "example"}, held.keys()
    several: list[dict[str, Any]] = held["example"]
    for one in several:
        assert one.keys() <= EXAMPLE, one.keys() - EXAMPLE
        assert {"title", "source", "on", "expect"} <= one.keys()
        assert one["expect"]
        assert one["expect"].keys() <= EXPECT, one["expect"].keys() - EXPECT
        one["of"] = held.get("scheme") or (path.parent / held["procedure"])
    return several


def procedure_of(example: dict[str, Any]) -> Procedure | None:
    """Return the procedure that is not left to the record: a local file's, or a version that the example names."""
    if isinstance(example["of"], Path):
        from complaint_rules import load_procedure

        return load_procedure(example["of"])
    if "version" in example:
        return next(one for one in schemes.versions(example["of"]) if one.version == example["version"])
    return None


def complaint_of(example: dict[str, Any]) -> Complaint:
    procedure = procedure_of(example)
    record = {key: value for key, value in example.items() if key in RECORD}
    record |= {"schema_version": 1, "scheme": example["of"] if procedure is None else procedure.name}
    return Complaint.from_dict(record, procedure=procedure)


def plain(value: object) -> object:
    """Return a value as the file writes it: "none" for none, the words of an enum, a pair of days for bounds."""
    if value is None:
        return "none"
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, Bounds):
        return [plain(value.earliest), plain(value.latest)]
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    assert isinstance(value, date | bool | int | str), value
    return value


def differences(example: dict[str, Any]) -> list[str]:
    """Return each expectation that is not met, as a sentence."""
    complaint, on, expect = complaint_of(example), example["on"], example["expect"]
    seen = complaint.at(on)
    found: list[str] = []

    def ask(what: str, got: object, wanted: object) -> None:
        if plain(got) != wanted:
            found.append(f"{what}: expected {wanted}, got {plain(got)}")

    if "stage" in expect:
        ask("stage", seen.stage.name, expect["stage"])
    for kind in ("deadline", "window", "route"):
        for name, wanted in expect.get(f"{kind}s", {}).items():
            _ask_of(getattr(seen, kind)(name), f"{kind} {name}", wanted, ask)
    _ask_of_eligibility(complaint.eligibility(on=on), expect.get("eligibility", {}), ask)
    for event, wanted in expect.get("can", {}).items():
        ask(f"can {event}", complaint.can(event, on=on).answer, wanted)
    for part in ("findings", "irregular"):
        if part in expect:
            _ask_for_names(seen, part, expect[part], found)
    return found


def _ask_of_eligibility(eligibility: Eligibility, expected: dict[str, Any], ask: Ask) -> None:
    for name, wanted in expected.items():
        if name == "answer":
            ask("eligibility", eligibility.answer, wanted)
        elif isinstance(wanted, str):
            ask(f"rule {name}", eligibility.finding(name).answer, wanted)
        else:
            _ask_of(eligibility.finding(name), f"rule {name}", wanted, ask)


def _ask_of(thing: object, what: str, wanted: dict[str, Any], ask: Ask) -> None:
    for key, value in wanted.items():
        if key == "explains":
            text = f"{thing.explain() if hasattr(thing, 'explain') else getattr(thing, 'reason', '')}"
            ask(f"{what}: explains “{value}”", value in " ".join(text.split()), True)
        else:
            ask(f"{what}: {key}", getattr(thing, key.replace("-", "_")), value)


def _ask_for_names(seen: Snapshot, part: str, wanted: list[str], found: list[str]) -> None:
    names = [one.name if part == "findings" else one.what for one in getattr(seen, part)]
    found.extend(f"{part}: {name} is not among {names}" for name in wanted if name not in names)
