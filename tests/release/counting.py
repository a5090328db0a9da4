"""A plugin for pytest: writes down what tests counted (`record_property`), and the examples of each property.

`python -m pytest -p tests.release.counting --counted FILE`: a line of JSON for each test that was run.
"""

from __future__ import annotations

import json
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis.statistics import collector


def pytest_addoption(parser: pytest.Parser) -> None:
    """Where to write, and how many examples of each property to look at."""
    parser.addoption("--counted", type=Path, required=True)
    parser.addoption("--examples", type=int, default=0)


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """As many examples as the row wants, in whichever profile."""
    if wanted := config.getoption("--examples"):
        known = settings.get_current_profile_name()
        settings.register_profile("counted", settings.get_profile(known), max_examples=wanted)
        settings.load_profile("counted")


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, Any, Any]:
    """Count the examples that were good ones."""
    examples: list[int] = []

    def note(statistics: dict[str, Any]) -> None:
        for phase in ("reuse-phase", "generate-phase"):
            cases = statistics.get(phase, {}).get("test-cases", [])
            examples.append(sum(case["status"] == "valid" for case in cases))

    with collector.with_value(note):
        try:
            return (yield)
        finally:
            if examples:
                item.user_properties.append(("examples", sum(examples)))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """One line for each test, in whatever it ended."""
    if report.when == "call" or report.outcome != "passed":
        _said.append([report.nodeid, report.outcome, dict(report.user_properties)])


_said: list[Any] = []


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand over what was counted."""
    lines = "".join(json.dumps(each) + "\n" for each in _said)
    session.config.getoption("--counted").write_text(lines, "utf-8")
