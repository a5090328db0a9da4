"""The furniture of charts: what stands below them."""

from __future__ import annotations

import datetime as dt

from okrdesk.reports.charts.frame import day_ticks, week_ticks


def test_weeks_or_days_below_a_chart() -> None:
    assert week_ticks(dt.date(2026, 1, 1), dt.date(2026, 3, 31), "en") == (
        [7, 21, 35, 49, 63, 77, 89],
        ["week 1", "3", "5", "7", "9", "11", "13"],
    )
    fourteen = week_ticks(dt.date(2026, 10, 1), dt.date(2026, 12, 31), "en")
    assert fourteen[1][-1] == "13"  # every other of 14 weeks, as the page counts them
    assert len(set(week_ticks(dt.date(2026, 1, 1), dt.date(2026, 2, 12), "en")[0])) == 6  # 43 days
    places, words = week_ticks(dt.date(2024, 1, 1), dt.date(2027, 12, 31), "en_GB")
    assert (places[0], words[0], len(words)) == (0, "1 Jan 2024", 5)


def test_days_below_a_chart_on_paper() -> None:
    places, words = day_ticks(dt.date(2026, 1, 1), dt.date(2026, 3, 31), "en_GB")
    assert places == [0, 31, 59, 89]
    assert words == ["1 Jan 2026", "1 Feb 2026", "1 Mar 2026", "31 Mar 2026"]
    places, words = day_ticks(dt.date(2026, 1, 1), dt.date(2032, 12, 31), "en_GB")
    assert (words[0], words[-1]) == ("1 Jan 2026", "31 Dec 2032")
    assert len(words) <= 10
