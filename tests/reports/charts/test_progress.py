"""Progress against an even pace: what is drawn, what is said, and that no title can break it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest
from matplotlib.collections import LineCollection

from okrdesk.reports.charts import files
from okrdesk.reports.charts import progress as chart
from okrdesk.reports.charts.chart import Point
from okrdesk.reports.charts.placing import HALO
from okrdesk.reports.charts.progress_drawing import MARKERS
from okrdesk.reports.charts.progress_shown import ProgressLine
from okrdesk.reports.charts.style import LIGHT
from tests.okr.followed import Followed
from tests.reports.charts.made_charts import DARK, FIRST, HOSTILE, day, drawn, progress


def ends(figure: Any) -> list[Any]:
    """The words beside the ends of lines."""
    return [text for text in figure.axes[0].texts if text.get_text() and text.get_gid() != HALO]


def lines(figure: Any) -> list[Any]:
    """The coloured lines."""
    return [line for line in figure.axes[0].lines if line.get_marker() in MARKERS]


def test_lines_pace_corridor_and_today() -> None:
    figure = drawn(progress(3))
    axes = figure.axes[0]
    first, second, third = lines(figure)
    assert list(first.get_xdata()) == [7, 14, 21, 28, 35, 38]  # nothing before the first value (F4)
    assert first.get_ydata()[-1] == pytest.approx(0.02)
    assert third.get_ydata()[-1] == pytest.approx(0.06)
    assert [line.get_color() for line in (first, second, third)] == list(LIGHT.several[:3])
    dashed = [line for line in axes.lines if line.get_color() == LIGHT.ink]
    assert [(list(line.get_xdata()), list(line.get_ydata())) for line in dashed] == [([0, 89], [0, 1])]  # F10
    (corridor,) = [c for c in axes.collections if not isinstance(c, LineCollection)]
    assert corridor.get_paths()[0].get_extents().y1 == 1
    assert [89, 0.7] in corridor.get_paths()[0].vertices.tolist()  # F8: the target zone begins at 0.7
    (today,) = [line for line in axes.lines if line.get_color() == LIGHT.moved]
    assert list(today.get_xdata()) == [38, 38]
    assert [text.get_text() for text in ends(figure)] == [
        *("1 Events 2%", "2 Events 4%", "3 Events 6%"),
        *("even pace", "target zone"),
    ]


def test_above_eight_lines_those_furthest_behind_are_coloured() -> None:
    figure = drawn(progress(60))
    assert len(lines(figure)) == 8
    (others,) = [c for c in figure.axes[0].collections if isinstance(c, LineCollection)]
    assert len(others.get_segments()) == 52
    assert len({(line.get_marker(), str(line._dash_pattern)) for line in lines(figure)}) == 8  # in grey too
    assert len({line.get_color() for line in lines(figure)}) == 8


@pytest.mark.parametrize("until", [10, 38, 80, 89, 95])
@pytest.mark.parametrize(("letters", "colours"), [(9.0, LIGHT), (13.5, DARK)], ids=["light", "dark"])
def test_words_at_the_ends_do_not_overlap(until: int, letters: float, colours: Any) -> None:
    figure = drawn(progress(8, until=until), colours, (7.5, 4.6), letters)
    boxes = [text.get_window_extent() for text in ends(figure)]
    for one, other in combinations(boxes, 2):
        overlap = min(one.y1, other.y1) - max(one.y0, other.y0)
        beside = one.x1 <= other.x0 or other.x1 <= one.x0
        assert beside or overlap <= min(one.height, other.height) * 0.25
    whole = figure.bbox
    assert all(box.x1 <= whole.x1 and box.x0 >= 0 and box.y1 <= whole.y1 and box.y0 >= 0 for box in boxes)


@pytest.mark.parametrize("ending", files.ENDINGS)
def test_titles_are_never_markup_and_never_too_long(ending: str) -> None:
    what = progress(8, titles=HOSTILE)
    figure = drawn(what)
    assert files.content(what, ending)
    words = [text.get_text() for text in ends(figure)]
    assert words[0].startswith("1 $x_{1}$ and $y$")
    assert not any(text.get_parse_math() for text in figure.axes[0].texts)
    assert words[1].startswith("2 <b>bold</b> & \\textbf{x}")
    assert words[2] == "3 6%"
    assert max(map(len, words[:6])) < 50


@pytest.mark.filterwarnings("ignore:Glyph .* missing from")  # a bare computer has no Chinese font
def test_titles_in_other_scripts_keep_number_and_figure_in_place() -> None:
    what = progress(3, titles=("שלום לכולם", "مرحبا بالجميع", "東京の皆さん"))
    words = [text.get_text() for text in ends(drawn(what))][:3]
    assert words == ["1 \u2068שלום לכולם\u2069 2%", "2 \u2068مرحبا بالجميع\u2069 4%", "3 東京の皆さん 6%"]


def test_what_lies_beyond_is_drawn_at_the_edge_and_told_as_it_is() -> None:  # F1
    what = progress(1)
    shares = (None, Fraction(-9), Fraction(0), Fraction(1), Fraction(13, 10), Fraction(40), Fraction(40))
    line = ProgressLine("1", "id", "Big", shares, True)
    what = chart.ProgressChart(
        "en_GB", what.first_day, what.last_day, what.day, what.days, "key-results", (line,)
    )
    figure = drawn(what)
    assert list(lines(figure)[0].get_ydata()) == [-0.5, 0, 1, 1.3, 1.5, 1.5]
    assert ends(figure)[0].get_text() == "1 Big 4,000%"
    ticks = [tick.get_text() for tick in figure.axes[0].get_yticklabels()]
    assert (ticks[0], ticks[-1]) == ("-50%", "150%")
    assert what.points()[0].words == "1 Big, 8 Jan: -900%, pace 8%"


@pytest.mark.parametrize("count", [0, 2])
def test_why_a_chart_is_empty(count: int) -> None:
    what = progress(count)
    bare = tuple(
        ProgressLine(one.number, one.item_id, one.title, (None,) * len(what.days), True) for one in what.lines
    )
    what = chart.ProgressChart(
        "en_GB", what.first_day, what.last_day, what.day, what.days, "objectives", bare
    )
    words = (
        "There is no check-in yet, so the chart is empty."
        if count
        else "There is nothing to follow in this cycle yet."
    )
    assert what.story() == words
    assert ends(drawn(what))[0].get_text() == words
    before = tuple(ProgressLine("1", one.item_id, "x", (), True) for one in what.lines)
    early = chart.ProgressChart("en_GB", FIRST, what.last_day, day(-3), (), "objectives", before)
    if count:
        assert early.story() == "The cycle begins on 1 Jan 2026."
    drawn(early)


def test_a_cycle_of_one_day_and_one_of_four_years() -> None:
    line = ProgressLine("1", "id", "x", (Fraction(1, 2),), True)
    drawn(chart.ProgressChart("en_GB", FIRST, FIRST, FIRST, (FIRST,), "objectives", (line,)))
    drawn(chart.ProgressChart("en_GB", FIRST, dt.date(2029, 12, 31), FIRST, (FIRST,), "objectives", (line,)))


def test_in_words_and_as_a_table() -> None:
    what = progress(2)
    assert what.story() == "On 8 Feb 2026 an even pace would be 43%: 1 Events 2%, 2 Events 4%."
    many = progress(10, left_out=3).story()
    assert many.endswith("8 Events 16%; 5 more are not named.")
    table = replace(what, locale="de").table()
    assert table.head[:3] == ("Number", "Title", "1. Jan.")
    assert [row[0] for row in table.rows] == ["1", "2", ""]
    assert table.rows[0][-1] == "2\u00a0%"
    assert table.rows[0][2] == "–"
    assert table.rows[-1][1:3] == ("even pace", "0\u00a0%")
    assert {len(row) for row in table.rows} == {len(table.head)}
    points = what.points()
    assert len(points) == 12
    assert points[-1] == Point(38, 0.04, "2 Events, 8 Feb: 4%, pace 43%", 1)


def test_what_a_workspace_shows() -> None:
    world = Followed()
    world.add_objective("First")
    ids = [world.add({7: number, 14: number * 3}) for number in range(1, 11)]
    world.add_objective("Second")
    seen = world.seen(14)
    objectives = chart.progress_chart(world.document, seen, "en_GB")
    assert [(line.number, line.title) for line in objectives.lines] == [("1", "First"), ("2", "Second")]
    assert objectives.lines[0].shares == (None, Fraction(11, 200), Fraction(33, 200))
    assert objectives.lines[1].shares == (None, None, None)
    assert all(line.coloured for line in objectives.lines)
    key_results = chart.progress_chart(world.document, seen, "en_GB", "key-results")
    assert [line.item_id for line in key_results.lines] == ids
    assert [line.coloured for line in key_results.lines] == [True] * 8 + [False] * 2
    assert key_results.lines[9].shares[-1] == Fraction(3, 10)


def test_a_thousand_lines_are_not_all_drawn() -> None:
    world = Followed()
    for number in range(9):
        world.add({7: number})
    what = chart.progress_chart(world.document, world.seen(7), "en_GB", "key-results", 5)
    assert (len(what.lines), what.left_out) == (5, 4)
    assert [line.number for line in what.lines] == ["1.1", "1.2", "1.3", "1.4", "1.5"]  # furthest behind


def test_png_of_eight_lines_is_the_same_each_time() -> None:
    made = [files.content(progress(8), ".png") for _turn in range(2)]
    assert made[0] == made[1]
