"""A whole complaint: what it takes to read it on a date, and to put one more event on record."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from importlib import import_module
from operator import attrgetter
from pathlib import Path
from types import new_class
from typing import TYPE_CHECKING, Any

from complaint_rules import Complaint, schemes
from tests import oracle
from tests.benchmarks import days as one_by_one
from tests.benchmarks.measuring import Comparison, Kind, Ready, Way, same_answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

GROUP = "A complaint"
RECORD = Path(__file__).parents[2] / "examples" / "invented-full-run.toml"
DAYS = tuple(date(2027, 2, 15) + timedelta(step) for step in range(40))
"""The days on which the complaint is read: one after another, so that no answer can be kept from the day before."""

DUES = {
    "stage-1-response": oracle.add(date(2026, 6, 3), 10, one_by_one.DIVISION),
    "stage-2-response": date(2026, 9, 25),  # extended to this day
    "panel-meeting": oracle.add(date(2026, 10, 30), 30, one_by_one.DIVISION),
    "panel-report": oracle.add(date(2026, 12, 9), 5, one_by_one.DIVISION),
    "panel-response": oracle.add(date(2026, 12, 17), 15, one_by_one.DIVISION),
}
"""The due dates of the record, counted one day at a time from the dates that it holds."""

WHOLE = attrgetter(
    "stage",
    "entries",
    "deadlines",
    "windows",
    "routes",
    "moves",
    "irregular",
    "not_used",
    "findings",
    "entitlements",
    "visits",
    "facts",
)
"""All that a snapshot holds, so that nothing can be put off until it is asked for."""

EVENTS = (
    ("complaint", date(2026, 6, 1)),
    ("stage-2-request", date(2026, 6, 29)),
    ("panel-request", date(2026, 10, 30)),
    ("panel-response", date(2027, 1, 8)),
)
"""Those that move a complaint from one stage to the next."""

STATES = ("not_begun", "stage_1", "stage_2", "stage_3", "completed")


def record() -> Complaint:
    """Return the complaint of twelve events that lies among the examples."""
    return Complaint.from_dict(tomllib.loads(RECORD.read_text(encoding="utf-8")))


def snapshots() -> Ready:
    """Prepare the reading of the whole complaint."""
    at = record().at

    def read(_: object) -> list[dict[str, date | None]]:
        found: list[dict[str, date | None]] = []
        for day in DAYS:
            snapshot = at(day)
            WHOLE(snapshot)
            found.append({one.name: one.due for one in snapshot.deadlines})
        return found

    return Ready(do=read, pieces=len(DAYS))


def deadlines() -> Ready:
    """Prepare the reading of one deadline."""
    deadline = record().deadline
    return Ready(do=lambda _: [deadline("stage-2-response", on=day).due for day in DAYS], pieces=len(DAYS))


def yardstick() -> Ready:
    """Prepare python-holidays for one sum on each of the same days."""
    return one_by_one.holidays(DAYS)


def _wrong_sums(found: object) -> str:
    return same_answer([oracle.add(day, one_by_one.N, one_by_one.DIVISION) for day in DAYS], found)


def right_snapshots(ours: object, other: object) -> str:
    """Hold the due dates of each day, and the other's sums, against those counted one day at a time."""
    return same_answer([DUES] * len(DAYS), ours) or _wrong_sums(other)


def right_deadlines(ours: object, other: object) -> str:
    """Hold the due date of each day, and the other's sums, against those counted one day at a time."""
    return same_answer([DUES["stage-2-response"]] * len(DAYS), ours) or _wrong_sums(other)


def recording() -> Ready:
    """Prepare our own: four events upon an empty record."""
    empty = Complaint(schemes.newest("england-children"))

    def put_on_record(_: object) -> Complaint:
        complaint = empty
        for event, day in EVENTS:
            complaint = complaint.record(event, day)
        return complaint

    return Ready(
        do=put_on_record,
        answer=lambda complaint: complaint.at(EVENTS[-1][1]).stage.name.replace("-", "_"),
        pieces=len(EVENTS),
    )


def python_statemachine() -> Ready:
    """Prepare python-statemachine: the same stages, with no condition; each machine is made beforehand."""
    package = import_module("statemachine")

    def stages(made: dict[str, Any]) -> None:
        for place, name in enumerate(STATES):
            made[name] = package.State(initial=place == 0, final=place == len(STATES) - 1)
        for (event, _), before, after in zip(EVENTS, STATES, STATES[1:], strict=False):
            made[event.replace("-", "_")] = made[before].to(made[after])

    machine = new_class("Children", (package.StateMachine,), exec_body=stages)
    return Ready(do=fire, fresh=machine, answer=lambda fired: next(iter(fired.configuration)).id, pieces=len(EVENTS))


def transitions() -> Ready:
    """Prepare transitions: the same stages, with no condition; each machine is made beforehand."""
    make = import_module("transitions").Machine
    moves = [
        [event.replace("-", "_"), before, after]
        for (event, _), before, after in zip(EVENTS, STATES, STATES[1:], strict=False)
    ]

    def machine() -> object:
        return make(states=list(STATES), transitions=moves, initial=STATES[0], auto_transitions=False)

    return Ready(do=fire, fresh=machine, answer=lambda fired: fired.state, pieces=len(EVENTS))


def fire(machine: Any) -> object:  # noqa: ANN401 - of either library
    """Fire the four events, by the quicker of the ways that both libraries have."""
    machine.complaint()
    machine.stage_2_request()
    machine.panel_request()
    machine.panel_response()
    return machine


def cases(*, quick: bool) -> Iterator[Comparison]:  # noqa: ARG001 - every group is asked in the same way
    """Yield the rows."""
    measure = Way("python-holidays, one get_nth_working_day of 20 days", yardstick)
    readings: tuple[tuple[str, str, Way, float, Callable[[Any, Any], str]], ...] = (
        (
            "snapshot",
            "Everything about a complaint of three stages with twelve events (england-children) on a date",
            Way("Complaint.at", snapshots),
            2,
            right_snapshots,
        ),
        (
            "deadline",
            "One deadline of the same complaint on a date",
            Way("Complaint.deadline(..., on=).due", deadlines),
            0.5,
            right_deadlines,
        ),
    )
    for name, work, ours, target, differ in readings:
        yield Comparison(
            name=name,
            group=GROUP,
            work=work,
            ours=ours,
            other=measure,
            kind=Kind.SHARE,
            target=target,
            note="Not the same work: the other is a yardstick. Both were held against days counted one by one.",
            differ=differ,
        )
    machines: tuple[tuple[str, str, Callable[[], Ready], float | None], ...] = (
        ("python-statemachine", "python-statemachine, firing the event", python_statemachine, 20),
        ("transitions", "transitions, firing the event", transitions, None),
    )
    for name, title, ready, at_least in machines:
        yield Comparison(
            name=f"record/{name}",
            group=GROUP,
            work="One event that moves a complaint to its next stage",
            ours=Way("Complaint.record", recording),
            other=Way(title, ready),
            kind=Kind.FASTER,
            target=at_least,
            note=(
                "Ours checks the event and its date and keeps them; the stage follows when it is asked for. The "
                "machine moves at once, and keeps no date. It has no conditions here, and making it is not counted."
            ),
        )
