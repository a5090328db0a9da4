"""What each person carries, as bars with a line at two key results."""

from __future__ import annotations

from typing import Any

import pytest

from okrdesk.okr import people
from okrdesk.reports.charts import files
from okrdesk.reports.charts.chart import Point
from okrdesk.reports.charts.load import LoadBar, LoadChart, load_chart
from okrdesk.reports.charts.style import LIGHT
from tests.okr.followed import Followed
from tests.reports.charts.made_charts import DARK, HOSTILE, drawn

BARS = LoadChart(
    "en_GB",
    (
        LoadBar(None, "nobody", 0, 1, heavy=False),
        LoadBar("a", "Ada", 1, 3, heavy=True),
        LoadBar("b", "Bo", 2, 0, heavy=False),
    ),
)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_bars_and_the_line_at_two(colours: Any) -> None:
    axes = drawn(BARS, colours).axes[0]
    key_results, objectives = axes.collections
    assert [path.get_extents().x1 for path in key_results.get_paths()] == [1, 3, 0]
    assert [path.get_extents().x1 for path in objectives.get_paths()] == [0, 1, 2]
    (two,) = axes.lines
    assert list(two.get_xdata()) == [2, 2]
    words = [text.get_text() for text in axes.texts]
    assert words == [
        *("nobody", "Ada", "Bo", "1 key result", "3 key results", "1 objective", "2 objectives"),
        "two key results",
    ]


def test_names_are_never_markup_and_never_too_long() -> None:
    what = LoadChart("en_GB", tuple(LoadBar(f"{n}", name, n, n, n > 2) for n, name in enumerate(HOSTILE)))
    for letters in (9.0, 13.5):
        figure = drawn(what, letters=letters)
        boxes = [text.get_window_extent() for text in figure.axes[0].texts]
        assert all(box.x0 >= -1 and box.x1 <= figure.bbox.x1 + 1 for box in boxes)
    for ending in files.ENDINGS:
        assert files.content(what, ending)


def test_in_words_and_as_a_table() -> None:
    assert BARS.story() == (
        "What 2 people carry. More than two key results: Ada. Without an owner: 1 key result, 0 objectives."
    )
    assert LoadChart("en_GB", BARS.bars[2:]).story() == (
        "What 1 person carries. Nobody has more than two key results."
    )
    assert BARS.table().rows[1] == ("Ada", "3", "1")
    assert BARS.points()[1] == Point(1.5, 1, "Ada: 3 key results, 1 objective", 1, 1.5, 0.45)
    empty = LoadChart("en_GB", ())
    assert empty.story() == "There is nobody in this workspace yet."
    assert drawn(empty).axes[0].texts[0].get_text() == "There is nobody in this workspace yet."


def test_what_a_workspace_shows() -> None:
    world = Followed()
    bo = people.add(world.document, "Bo")
    people.add(world.document, "Cy")
    for _number in range(3):
        world.add(owner_id=bo)
    world.add()
    what = load_chart(world.document, world.seen(7), "en_GB")
    assert [(bar.name, bar.key_results, bar.objectives, bar.heavy) for bar in what.bars] == [
        ("Bo", 3, 0, True),
        ("Ada", 1, 1, False),
        ("Cy", 0, 0, False),
    ]
    world.add(owner_id=None)
    what = load_chart(world.document, world.seen(7), "en_GB", most=2)
    assert [bar.person_id for bar in what.bars] == [None, bo]
    assert what.left_out == 2


@pytest.mark.parametrize("count", [1, 2, 6])
def test_a_bar_is_as_thick_for_one_person_as_for_many(count: int) -> None:
    what = LoadChart("en_GB", tuple(LoadBar(f"{n}", f"Person {n}", 1, 1, heavy=False) for n in range(count)))
    figure = drawn(what, size=(5, 4))
    axes = figure.axes[0]
    box = axes.collections[0].get_paths()[0].get_extents()
    top, bottom = (axes.transData.transform((0, edge))[1] for edge in (box.y0, box.y1))
    assert abs(top - bottom) * 72 / figure.dpi < 15  # points


def test_a_lonely_bar_stands_beside_its_name() -> None:
    key_results, objectives = drawn(BARS).axes[0].collections
    for paths, place in ((key_results.get_paths(), 0), (objectives.get_paths(), 2)):  # nobody, Bo
        box = paths[place].get_extents()
        assert (box.y0 + box.y1) / 2 == pytest.approx(place)
