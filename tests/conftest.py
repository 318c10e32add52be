"""
How many examples Hypothesis tries, and which tests count for coverage.

HYPOTHESIS_PROFILE names the profile; without it, it is ci where CI is true, else dev.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

settings.register_profile("dev", max_examples=50, deadline=None)
settings.register_profile("ci", max_examples=100, deadline=None, derandomize=True)
settings.register_profile("nightly", max_examples=5_000, deadline=None)
settings.register_profile(
    "mutation",  # a mutant dies at the first example that fails: none is made smaller, and none is kept
    max_examples=30,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") == "true" else "dev"))


_UNWATCHED_BEFORE = pytest.StashKey[bool]()


def pytest_configure(config: pytest.Config) -> None:
    """Let a test say `no_cover` where pytest-cov, which heeds it, is not loaded."""
    config.addinivalue_line("markers", "no_cover: the lines that this test reaches do not count for coverage")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """
    Count for coverage only what a test reaches whatever is drawn: not a property test, and not a law.

    So every branch is reached by an example that somebody chose. A test that is watched line by line takes three times
    as long, and these are the long ones. They come last, and what they leave in a cache is forgotten (below).
    """
    for item in items:
        if item.get_closest_marker("hypothesis") or "laws" in item.path.parts:
            item.add_marker("no_cover")
    items.sort(key=lambda item: item.get_closest_marker("no_cover") is not None)


@pytest.hookimpl(trylast=True, wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """
    Stop the tracing of a test that does not count for coverage.

    pytest-cov stops its own; but in the workers of pytest-xdist that wakes one which it began before, and whose figures
    nobody reads. It would cost the time all the same.
    """
    if item.get_closest_marker("no_cover") and type(sys.gettrace()).__module__.partition(".")[0] == "coverage":
        sys.settrace(None)
    return (yield)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """
    Forget what was kept by tests that coverage did not watch, before one that it watches.

    Else what is made once and kept would be made unseen, or not, as the tests fall to the workers.
    """
    unwatched = item.get_closest_marker("no_cover") is not None
    if item.config.stash.get(_UNWATCHED_BEFORE, False) and not unwatched:
        for name, module in list(sys.modules.items()):
            if name.partition(".")[0] == "complaint_rules":
                for one in list(vars(module).values()):
                    if hasattr(one, "cache_clear"):
                        one.cache_clear()
    item.config.stash[_UNWATCHED_BEFORE] = unwatched
