"""Ten thousand changed files of every kind that comes in are read, or refused in words and soon (T7)."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.release import changing, costs

pytestmark = [pytest.mark.release, pytest.mark.timeout(3600)]
MANY = 10_000


@pytest.mark.parametrize("kind", changing.NAMES)
def test_changed_files_are_read_or_refused(kind: str, record_property: Callable[[str, object], None]) -> None:
    told = json.loads(costs.alone("tests.release.changing", kind, str(MANY)))
    assert 0 < told["read"] <= MANY
    record_property("changed files", MANY)
    record_property("formats", 1)
    record_property("s of the slowest", told["seconds"])
    record_property("MiB at the peak", told["memory"])
