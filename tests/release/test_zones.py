"""Five zones, five languages of the system, hard days: the same is stored, and the same is due (T16)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from tests.release.costs import ROOT
from tests.release.in_zones import DAYS

pytestmark = pytest.mark.release
ZONES = {
    "America/Los_Angeles": "30 Jun",
    "UTC": "30 Jun",
    "Europe/Berlin": "1 Jul",
    "Pacific/Kiritimati": "1 Jul",
    "Asia/Kathmandu": "1 Jul",
}
LOCALES = ("C", "de_DE.UTF-8", "en_US.UTF-8", "tr_TR.UTF-8", "ar_EG.UTF-8")


@cache
def said(zone: str, locale: str) -> list[dict[str, Any]]:
    """What a process there says of each day."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.release.in_zones"],
        cwd=ROOT,
        env={**os.environ, "TZ": zone, "LC_ALL": locale, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("locale", LOCALES)
def test_the_same_is_stored_and_due_everywhere(
    zone: str, locale: str, record_property: Callable[[str, object], None]
) -> None:
    *days, here = said(zone, locale)
    *known, _greenwich = said("UTC", "C")
    assert days == known
    assert here["here"].startswith(ZONES[zone])
    record_property("zones, days and locales", len(days))


def test_what_is_right_on_these_days() -> None:
    """Worked out by hand: quarters of the calendar, a weekly cadence that begins with its cycle."""
    by_day = {each["day"]: each for each in said("UTC", "C")[:-1]}
    assert set(by_day) == set(DAYS)
    quarters = {day: by_day[day]["quarter"][0] for day in DAYS}
    assert quarters == {
        "2025-12-31": "2025-Q4", "2026-01-01": "2026-Q1", "2028-02-29": "2028-Q1", "2026-03-08": "2026-Q1",
        "2026-03-29": "2026-Q1", "2026-10-25": "2026-Q4", "2026-11-01": "2026-Q4", "2026-06-30": "2026-Q2",
        "2026-07-01": "2026-Q3", "2026-12-31": "2026-Q4", "2027-01-01": "2027-Q1",
    }  # fmt: skip
    assert by_day["2026-12-31"]["quarter"][1:] == ["2026-10-01", "2026-12-31"]
    assert by_day["2028-02-29"]["week"] == [9, 13]
    # The cycle of 2026-Q3 begins on a Wednesday: the next check-in waits on 8 July, and is late then.
    assert by_day["2026-07-01"]["due"] == ["done"] * 7 + ["due"] + ["late"] * 8
    # After the last day of a cycle nothing new falls due.
    assert set(by_day["2025-12-31"]["due"]) == {"done"}
    assert by_day["2026-06-30"]["expected"] == "1"
