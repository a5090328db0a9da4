"""The heat map of confidence: a figure in each cell that can be read in every theme and in grey."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from matplotlib.figure import Figure

from okrdesk.reports.charts import confidence as chart
from okrdesk.reports.charts import confidence_drawing, files
from okrdesk.reports.charts.chart import Point
from okrdesk.reports.charts.confidence import ConfidenceChart
from okrdesk.reports.charts.confidence_drawing import HEADS, cell_colour
from okrdesk.reports.charts.confidence_shown import ConfidenceRow, GroupRow
from okrdesk.reports.charts.style import LIGHT, Style, contrast, legible_on
from tests.examples import later
from tests.okr.followed import Followed
from tests.reports.charts.made_charts import DARK, HOSTILE, drawn


def rows(count: int, weeks: int = 6, titles: Any = ("Events",)) -> ConfidenceChart:
    made = tuple(
        ConfidenceRow(f"1.{n}", f"id{n}", titles[n % len(titles)], tuple((n + w) % 11 for w in range(weeks)))
        for n in range(count)
    )
    return ConfidenceChart("en_GB", tuple(range(1, weeks + 1)), made)


SMALL = ConfidenceChart(
    "en_GB",
    (1, 2, 3),
    (
        ConfidenceRow("1.1", "a", "Events", (5, None, 7)),
        ConfidenceRow("1.2", "b", "Members", (4, 3, None)),
        ConfidenceRow("1.3", "c", "Pages", (None, None, None)),
    ),
)


def test_a_cell_with_its_figure_for_each_confidence() -> None:
    axes = drawn(SMALL).axes[0]
    low, unsure, sure = axes.collections
    assert [len(each.get_paths()) for each in (low, unsure, sure)] == [1, 2, 1]
    assert low.get_linewidth()[0] >= 1  # below 4 is framed (F15)
    *figures, dashes = axes.lines
    assert {tuple(line.get_xydata()[0]) for line in figures} == {(0, 0), (2, 0), (0, 1), (1, 1)}
    assert set(map(tuple, dashes.get_xydata())) == {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
    written = [text.get_text() for text in axes.texts]
    assert {"1.1", "Events", "1.2", "1.3", "Pages"} < set(written)
    assert any(text.startswith("Member") for text in written)


def test_objectives_stand_above_their_rows_with_the_mean_of_all_that_is_known() -> None:
    groups = (
        GroupRow(0, "1", "First", (Fraction(5), Fraction(5), Fraction(6)), 2),
        GroupRow(2, "2", "Second", (None,) * 3, 0),
    )
    what = replace(SMALL, groups=groups)
    assert (what.group_lines(), what.lines()) == ((0, 3), (1, 2, 4))
    axes = drawn(what).axes[0]
    written = [text.get_text() for text in axes.texts]
    assert {"First", "Second", "5.0", "6.0"} < set(written)
    assert [point.y for point in what.points()] == [1, 1, 2, 2]


def test_means_are_shapes_where_nobody_copies_them() -> None:
    """In a window: hundreds of texts took a fifth of the Progress page of a large workspace."""
    group = GroupRow(0, "1", "First", (Fraction(5), Fraction(5), Fraction(6)), 2)
    figure = replace(SMALL, groups=(group,)).figure(Style(LIGHT, copied=False))
    axes = figure.axes[0]
    assert not {"5.0", "6.0"} & {text.get_text() for text in axes.texts}
    at_its_line = [set(map(tuple, line.get_xydata())) for line in axes.lines if line.get_xydata()[0][1] == 0]
    assert at_its_line == [{(0, 0), (1, 0)}, {(2, 0)}]


def test_a_comma_moves_no_figure_up() -> None:
    tops = []
    for words in ("5.3", "5,3"):
        axes = Figure().add_subplot()
        confidence_drawing._draw_all(axes, words, [(0, 0)], Style(LIGHT), 10.0, "bold", "#000000")
        tops.append(axes.lines[0].get_marker().vertices[:, 1].max())
    assert tops[1] == pytest.approx(tops[0], abs=0.1)


def test_what_changed_and_who_owns_it_stands_where_there_is_room() -> None:
    rows = (
        ConfidenceRow("1.1", "a", "Events", (6, 4), "Jana P.", 6),
        ConfidenceRow("1.2", "b", "New", (None,) * 2),
    )
    what = ConfidenceChart("en_GB", (1, 2), rows, since=dt.date(2026, 1, 18))
    wide = {text.get_text() for text in drawn(what).axes[0].texts}
    assert {"since 18 Jan", "↓ from 6", "no figure yet", "Owner", "Jana P.", "nobody"} < wide
    narrow = {text.get_text() for text in drawn(what, size=(4.2, 3)).axes[0].texts}
    assert not {"Owner", "↓ from 6"} & narrow


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_figures_stand_out_from_their_cells(colours: Any) -> None:  # look.md: 4.5 : 1
    cells = [cell_colour(confidence, colours) for confidence in range(11)]
    for cell in cells:
        assert contrast(legible_on(cell), cell) >= 4.5
    assert [cells.index(cell) for cell in cells] == [0, 0, 0, 0, 4, 4, 4, 7, 7, 7, 7]


@pytest.mark.parametrize("colours", [LIGHT, *later(DARK)], ids=["light", "dark"])
@pytest.mark.parametrize("count", [1, 3, 20])
def test_names_stay_on_the_picture(count: int, colours: Any) -> None:
    for letters in (9.0, 13.5):
        figure = drawn(rows(count, titles=HOSTILE), colours, letters=letters)
        boxes = [text.get_window_extent() for text in figure.axes[0].texts]
        assert all(box.x0 >= -1 and box.y0 >= -1 and box.y1 <= figure.bbox.y1 for box in boxes)
        assert all(not text.get_parse_math() for text in figure.axes[0].texts)


@pytest.mark.parametrize("ending", files.ENDINGS)
def test_every_script_goes_into_every_file(ending: str) -> None:
    what = rows(5, 26, ("東京の皆さん", "שלום", "مرحبا", "हिन्दी", "😀 ไทย"))
    assert files.content(what, ending)


def test_why_a_chart_is_empty() -> None:
    for what in (ConfidenceChart("en_GB", (), ()), ConfidenceChart("en_GB", (1,), SMALL.rows[2:])):
        words = "Nobody entered a confidence yet, so the chart is empty."
        assert what.story() == words
        assert drawn(what).axes[0].texts[0].get_text() == words
        assert what.points() == ()


def test_in_words_and_as_a_table() -> None:
    assert replace(SMALL, locale="de").story() == (
        "Confidence of 2 key results by week, 0 to 10: 5,0 on average at last. Low, below 4, and framed: 1.2."
    )
    table = SMALL.table()
    assert table.head == ("Number", "Title", "Week 1", "Week 2", "Week 3")
    assert table.rows[0] == ("1.1", "Events", "5", "–", "7")
    points = SMALL.points()
    assert points[0] == Point(0, 0, "1.1 Events, week 1: confidence 5", 0, 0.5, 0.5)
    assert [(point.x, point.y) for point in points] == [(0, 0), (2, 0), (0, 1), (1, 1)]


def test_what_a_workspace_shows() -> None:
    world = Followed()
    sure = world.add({7: 1, 14: 2}, {7: 8, 14: 9})
    unsure = world.add({7: 1}, {7: 3})
    nothing = world.add()
    what = chart.confidence_chart(world.document, world.seen(15), "en_GB")
    assert what.weeks == (1, 2, 3)
    assert [(row.item_id, row.cells) for row in what.rows] == [
        (sure, (8, 9, None)),
        (unsure, (3, None, None)),
        (nothing, (None, None, None)),
    ]
    few = chart.confidence_chart(world.document, world.seen(15), "en_GB", most=2)
    assert [row.item_id for row in few.rows] == [unsure, nothing]  # without a figure first, then the lowest
    assert (few.left_out, few.least_left_out) == (1, 9)
    assert few.story().endswith("One more is not shown; it stands at 9.")
    assert few.takeaway() == "Confidence fell in no key result; 1.2 now stands below 4"
    early = chart.confidence_chart(world.document, world.seen(-5), "en_GB")
    assert not early.has_values()
    drawn(early)


def test_a_long_cycle_shows_its_latest_weeks() -> None:
    world = Followed()
    world.add({1: 1, 84: 2}, {1: 5, 84: 7})
    what = chart.confidence_chart(world.document, world.seen(89), "en_GB")
    assert what.weeks == tuple(range(1, 14))
    assert chart.MOST_WEEKS == 26
    figure = drawn(rows(20, 26))
    sizes = {line.get_markersize() for line in figure.axes[0].lines}
    assert min(sizes) > 3  # points: small, yet figures


@pytest.mark.parametrize("count", [1, 2, 12])
def test_cells_are_as_low_for_one_key_result_as_for_many(count: int) -> None:
    rows = tuple(ConfidenceRow(f"1.{n}", f"{n}", "Guests", (5,)) for n in range(count))
    what = ConfidenceChart("en_GB", (1,), rows)
    figure = drawn(what, size=(6, 4.5))
    axes = figure.axes[0]
    box = axes.collections[1].get_paths()[0].get_extents()
    top, bottom = (axes.transData.transform((0, edge))[1] for edge in (box.y0, box.y1))
    assert abs(top - bottom) * 72 / figure.dpi < 36  # points


@pytest.mark.parametrize("weeks", [6, 26, *later(13)])
@pytest.mark.parametrize("width", [3.2, 7.0, *later(4.2)])
@pytest.mark.parametrize("letters", [9.0, 18.0])
def test_numbers_of_weeks_stay_apart(weeks: int, width: float, letters: float) -> None:
    many = rows(3, weeks, ("Direct messages between members who had not met",))
    figure = drawn(many, size=(width * letters / 9, 3.0), letters=letters)
    axes = figure.axes[0]
    heads = sorted(
        (text for text in axes.texts if text.get_position()[1] == HEADS), key=lambda t: t.get_position()
    )
    places = [text.get_window_extent() for text in heads]
    assert len(places) >= 3
    apart = letters * 0.25 * figure.dpi / 72
    assert all(other.x0 - one.x1 >= apart for one, other in pairwise(places))
