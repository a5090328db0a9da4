"""Ten thousand damaged workspaces, and those made to harm: refused soon, with little memory (T5, T6)."""

from __future__ import annotations

import json
import random
from collections.abc import Callable

import pytest

from okrdesk.document import checks
from okrdesk.document.refused import NotAWorkspace
from tests.document.test_checks import HOSTILE, content, mutant_of  # noqa: F401
from tests.release import costs
from tests.release.costs import Slowest

pytestmark = pytest.mark.release
Count = Callable[[str, object], None]
MANY = 10_000


def test_mutants_are_refused_or_have_the_same_content(content: bytes, record_property: Count) -> None:  # noqa: F811
    chance, slowest, opened = random.Random(5), Slowest(), 0
    for _number in range(MANY):
        mutant = mutant_of(content, chance)
        try:
            with slowest.watched():
                checks.check(mutant, "mutant")
        except NotAWorkspace:
            continue
        opened += 1
        assert mutant == content
    assert opened < MANY / 10
    record_property("mutants", MANY)
    record_property("s of the slowest", round(slowest.seconds, 3))


def test_hostile_files_cost_little(record_property: Count) -> None:
    told = json.loads(costs.alone("tests.release.refusing"))
    assert told["files"] == len(HOSTILE) + 1
    record_property("hostile files", told["files"])
    record_property("s of the slowest", told["seconds"])
    record_property("MiB at the peak", told["memory"])
