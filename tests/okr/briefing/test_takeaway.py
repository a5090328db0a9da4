"""The title of the chart is what is to be seen in it."""

from __future__ import annotations

import pytest

from okrdesk.okr.briefing.takeaway import Standing, ended_words, takeaway


@pytest.mark.parametrize(
    ("now", "then", "title"),
    [
        (Standing(33, 43), Standing(10, 19), "Ten points behind and not catching up"),
        (Standing(33, 43), Standing(16, 19), "Ten points behind and falling further behind"),
        (Standing(33, 43), Standing(5, 19), "Ten points behind and catching up"),
        (Standing(33, 43), None, "Ten points behind"),
        (Standing(29, 43), None, "14 points behind"),
        (Standing(41, 43), Standing(0, 19), "In step with the pace"),
        (Standing(46, 43), Standing(0, 19), "Three points ahead"),
        (Standing(40, 43), None, "Three points behind"),
        (Standing(45, 43), None, "In step with the pace"),
        (Standing(43, 43), None, "In step with the pace"),
        (Standing(33, 43), Standing(7, 19), "Ten points behind and not catching up"),  # by two points
        (Standing(33, 43), Standing(6, 19), "Ten points behind and catching up"),
        (Standing(33, 43), Standing(11, 19), "Ten points behind and not catching up"),
        (Standing(33, 43), Standing(12, 19), "Ten points behind and falling further behind"),
    ],
)
def test_where_it_stands(now: Standing, then: Standing | None, title: str) -> None:
    assert takeaway(now, then) == title
    ending = "at this rate 74% by 31 March"
    assert takeaway(now, then, ending) == f"{title}: {ending}"


@pytest.mark.parametrize(
    ("end", "beside"),
    [
        (71, "a little under the trend of 8 February and inside its range"),
        (73, "on the trend of 8 February and inside its range"),
        (74, "on the trend of 8 February and inside its range"),
        (75, "on the trend of 8 February and inside its range"),
        (72, "a little under the trend of 8 February and inside its range"),
        (76, "a little over the trend of 8 February and inside its range"),
        (69, "a little under the trend of 8 February and inside its range"),
        (68, "under the trend of 8 February and outside its range"),
        (79, "a little over the trend of 8 February and inside its range"),
        (80, "over the trend of 8 February and inside its range"),
        (87, "over the trend of 8 February and inside its range"),
        (88, "over the trend of 8 February and outside its range"),
        (78, "a little over the trend of 8 February and inside its range"),
        (60, "under the trend of 8 February and outside its range"),
        (90, "over the trend of 8 February and outside its range"),
    ],
)
def test_how_it_ended(end: int, beside: str) -> None:
    assert ended_words(end, 74, 69, 87, f"{end}%", "8 February") == f"We ended at {end}%, {beside}"
