"""What each person carries, as bars with a line at two key results."""

from __future__ import annotations

from typing import Any

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from okrdesk.okr import people
from okrdesk.reports.charts import files as chart_files
from okrdesk.reports.charts import frame as chart_look
from okrdesk.reports.charts import load as chart
from okrdesk.reports.charts.files import LIGHT
from okrdesk.reports.charts.load import LoadBar, LoadChart
from tests.okr.followed import Followed
from tests.reports.charts.made_charts import DARK, HOSTILE

BARS = LoadChart(
    (
        LoadBar(None, "nobody", 0, 1, heavy=False),
        LoadBar("a", "Ada", 1, 3, heavy=True),
        LoadBar("b", "Bo", 2, 0, heavy=False),
    )
)


def drawn(what: LoadChart, colours: Any = LIGHT, points: float = 9.0) -> Any:
    family = chart_look.family(chart.texts(what))
    figure = chart.figure(what, colours, "en_GB", points=points, family=family)
    figure.set_layout_engine("constrained")
    FigureCanvasAgg(figure).draw()
    return figure


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
    what = LoadChart(tuple(LoadBar(f"{n}", name, n, n, n > 2) for n, name in enumerate(HOSTILE)))
    for points in (9.0, 13.5):
        figure = drawn(what, points=points)
        boxes = [text.get_window_extent() for text in figure.axes[0].texts]
        assert all(box.x0 >= -1 and box.x1 <= figure.bbox.x1 + 1 for box in boxes)
    for ending in chart_files.ENDINGS:
        assert chart_files.content(drawn(what), ending, chart.story(what, "en_GB"))


def test_in_words_and_as_a_table() -> None:
    assert chart.story(BARS, "en_GB") == (
        "What 2 people carry. More than two key results: Ada. Without an owner: 1 key result, 0 objectives."
    )
    assert chart.story(LoadChart(BARS.bars[2:]), "en_GB") == (
        "What 1 person carries. Nobody has more than two key results."
    )
    assert chart.table(BARS, "en_GB").rows[1] == ("Ada", "3", "1")
    assert chart.chart_points(BARS, "en_GB")[1] == chart_look.ChartPoint(
        3, 1, "Ada: 3 key results, 1 objective", 1
    )
    empty = LoadChart(())
    assert chart.story(empty, "en_GB") == "There is nobody in this workspace yet."
    assert drawn(empty).axes[0].texts[0].get_text() == "There is nobody in this workspace yet."


def test_what_a_workspace_shows() -> None:
    world = Followed()
    bo = people.add(world.document, "Bo")
    people.add(world.document, "Cy")
    for _number in range(3):
        world.add(owner_id=bo)
    world.add()
    what = chart.load_chart_of(world.document, world.seen(7))
    assert [(bar.name, bar.key_results, bar.objectives, bar.heavy) for bar in what.bars] == [
        ("Bo", 3, 0, True),
        ("Ada", 1, 1, False),
        ("Cy", 0, 0, False),
    ]
    world.add(owner_id=None)
    what = chart.load_chart_of(world.document, world.seen(7), most=2)
    assert [bar.person_id for bar in what.bars] == [None, bo]
    assert what.left_out == 2


@pytest.mark.parametrize("count", [1, 2, 6])
def test_a_bar_is_as_thick_for_one_person_as_for_many(count: int) -> None:
    what = LoadChart(tuple(LoadBar(f"{n}", f"Person {n}", 1, 1, heavy=False) for n in range(count)))
    figure = chart.figure(what, LIGHT, "en_GB", (5, 4))
    figure.set_layout_engine("constrained")
    FigureCanvasAgg(figure).draw()
    axes = figure.axes[0]
    box = axes.collections[0].get_paths()[0].get_extents()
    top, bottom = (axes.transData.transform((0, edge))[1] for edge in (box.y0, box.y1))
    assert abs(top - bottom) * 72 / figure.dpi < 15  # points


def test_a_lonely_bar_stands_beside_its_name() -> None:
    key_results, objectives = drawn(BARS).axes[0].collections
    for paths, place in ((key_results.get_paths(), 0), (objectives.get_paths(), 2)):  # nobody, Bo
        box = paths[place].get_extents()
        assert (box.y0 + box.y1) / 2 == pytest.approx(place)
