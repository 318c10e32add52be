"""Each answer quotes the provision of its own rule, in every version of every scheme that is shipped."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from complaint_rules import Complaint, schemes
from complaint_rules.dates import in_words

if TYPE_CHECKING:
    from complaint_rules.answers import Deadline, RouteState, WindowState
    from complaint_rules.procedures import Procedure
    from complaint_rules.sources import Source

EVERY = [one for name in schemes.names() for one in schemes.versions(name)]


def check(answer: Deadline | WindowState | RouteState, source: Source) -> None:
    """Check that an answer quotes this source: where it is, what it says, its link, and as data too."""
    lines = answer.explain().splitlines()
    (rule,) = (line for line in lines if line.startswith("  Rule: "))
    assert rule.startswith(f"  Rule: {source.citation}")
    assert rule.endswith(source.text)
    links = [line for line in lines if line.startswith("    http")]
    assert links == ([f"    {source.url} (checked {in_words(source.checked_on)})"] if source.url else [])
    told = json.loads(json.dumps(answer.to_dict()))["source"]
    assert told["citation"] == source.citation
    assert (told["words"], told["paraphrase"]) == (source.words, source.paraphrase)
    assert told["url"] == source.url


class TestOwnProvision:
    """
    House rule: every rule has its source, and what is told of the rule quotes that source and no other.

    Whoever quotes another provision to a council quotes one that does not say what they claim.
    """

    @pytest.mark.parametrize("procedure", EVERY, ids=lambda one: f"{one.name}-{one.version}")
    def test_every_deadline_window_and_route_quotes_the_provision_of_its_rule(self, procedure: Procedure) -> None:
        seen = Complaint(procedure).record(procedure.opening, date(2026, 1, 5)).at(date(2026, 6, 1))
        duties = {one.name: one.source for one in procedure.duties}
        windows = {one.name: one.source for one in procedure.windows}
        routes = {one.name: one.source for one in procedure.routes}
        assert {one.duty.name for one in seen.deadlines} == duties.keys()
        for deadline in seen.deadlines:
            check(deadline, duties[deadline.duty.name])
        for window in procedure.windows:
            check(seen.window(window.name), windows[window.name])
        for route in procedure.routes:
            check(seen.route(route.name), routes[route.name])

    def test_the_provisions_differ_so_that_a_wrong_one_would_show(self) -> None:
        children = schemes.newest("england-children")
        sources = [one.source for rules in (children.duties, children.windows, children.routes) for one in rules]
        assert len(set(sources)) == len(sources)
        assert children.source not in sources
