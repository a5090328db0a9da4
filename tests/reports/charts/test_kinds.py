"""Every kind of chart keeps what the window, the page and the command count on."""

from __future__ import annotations

import pytest

from okrdesk.reports.charts import files
from okrdesk.reports.charts.chart import Chart
from okrdesk.reports.charts.files import Around
from okrdesk.reports.charts.kinds import About, ChartKind, kinds
from okrdesk.reports.charts.style import LIGHT, PRINTED, Style
from tests.examples import later
from tests.okr.followed import Followed
from tests.reports.charts.made_charts import DARK, HOSTILE

STYLES = {"light": Style(LIGHT), "dark": Style(DARK, 13.5), "printed": PRINTED}


def made(kind: ChartKind, world: Followed, day: int) -> Chart:
    seen = world.seen(day)
    return kind.of(About(world.document, seen, "en_GB", line=seen.key_results[0]))


@pytest.fixture(scope="module")
def filled() -> Followed:
    """Two objectives with hostile titles and check-ins in two weeks."""
    world = Followed()
    for title in HOSTILE[:2]:
        world.add_objective(title)
        world.add({7: 1, 14: 2}, {7: 3, 14: 9})
    return world


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.key)
def test_a_kind_tells_what_it_draws(kind: ChartKind, filled: Followed) -> None:
    chart = made(kind, filled, 15)
    assert chart == made(kind, filled, 15)  # else it would be drawn anew each time that the page looks
    assert chart.has_values()
    assert chart.story().endswith(".")
    assert chart.takeaway()
    assert not chart.takeaway().endswith(".")
    table = chart.table()
    assert table.rows
    assert {len(row) for row in table.rows} == {len(table.head)}
    assert 0 < table.words < len(table.head)
    axes = chart.figure(Style(LIGHT)).axes[0]
    (left, right), ends = sorted(axes.get_xlim()), sorted(axes.get_ylim())
    assert chart.points()
    for point in chart.points():
        assert point.words
        assert left <= point.x <= right
        assert ends[0] <= point.y <= ends[1]
    width, height = chart.size()
    assert chart.size(18.0) == (width, height) or chart.grows
    assert not any(text.get_parse_math() for text in axes.texts)


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.key)
@pytest.mark.parametrize(
    "style", [PRINTED, Style(DARK, 13.5), *later(Style(LIGHT))], ids=["printed", "dark", "light"]
)
def test_a_kind_is_drawn_in_every_style(kind: ChartKind, style: Style, filled: Followed) -> None:
    chart = made(kind, filled, 15)
    figure = chart.figure(style, (5.0, 3.0))
    first = [text.get_text() for text in figure.axes[0].texts]
    chart.draw(figure, style)  # anew, on the same figure
    assert len(figure.axes) == 1
    assert [text.get_text() for text in figure.axes[0].texts] == first
    assert files.content(chart, ".svg", Around("A heading $x$", "Bakery · status")).startswith(b"<?xml")


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.key)
def test_a_kind_without_values_says_so(kind: ChartKind) -> None:
    world = Followed()
    world.add()
    chart = made(kind, world, 15)
    assert chart.story()
    if not chart.has_values():
        assert chart.points() == ()
    assert files.content(chart, ".png")


def test_keys_are_what_commands_take() -> None:
    keys = [kind.key for kind in kinds()]
    assert len(set(keys)) == len(keys)
    assert all(key == key.casefold().strip().replace(" ", "-") for key in keys)
    assert all(kind.name and kind.heading for kind in kinds() if not kind.of_key_result)
