"""100,000 edits, 1,000 publishings and 1,000 charts in one process: it neither grows nor slows down (T17)."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable

import pytest

from tests.release import costs

pytestmark = [
    pytest.mark.release,
    pytest.mark.timeout(7200),
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads memory and open files in /proc"),
]


def test_a_long_day_leaves_nothing_behind(record_property: Callable[[str, object], None]) -> None:
    told = json.loads(costs.alone("tests.release.living_long", "20"))
    for name, figure in told.items():
        record_property(name, figure)
    assert told["files left open"] == 0
    assert told["growth of memory in %"] < 10
