"""What a chart on the screen is made of: how it is drawn, its places with their words, and its table.

Without matplotlib: a page says what it wants shown before matplotlib is there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrdesk.reports.charts import key_result_series
from okrdesk.reports.charts.key_result_series import ChartSeries

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that the mouse and the arrow keys find, in the units of the axes.

    `line` tells which row or series it belongs to; a cell has the half of its width and height. `colour` is
    "#rrggbb", "" for that of the first series.
    """

    x: float
    y: float
    line: int = 0
    half_width: float = 0.0
    half_height: float = 0.0
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The values of a chart: what the columns are called, and the rows; `words` columns come first."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: int = 1


@dataclass(frozen=True, slots=True)
class ShownChart:
    """One chart. Charts with equal `key` look alike and are not drawn again.

    `draw` gets the figure, the size of letters in points and the fonts, and returns the axes; `texts` are the
    words of people that it draws; `words` tells the spot with this number; `story` is what a screen reader
    says; `table` makes the table when it is asked for. `picture` makes a file by its ending (".png") and its
    heading; None where none is offered.
    """

    key: object
    story: str
    draw: Callable[[Figure, float, Sequence[str]], Axes]
    spots: tuple[Spot, ...]
    words: Callable[[int], str]
    table: Callable[[], Table]
    texts: tuple[str, ...] = ()
    picture: Callable[[str, str], bytes] | None = None


def of_key_result(series: ChartSeries, locale: str) -> ShownChart:
    """The chart of one key result."""

    def draw(figure: Figure, points: float, family: Sequence[str]) -> Axes:
        from okrdesk.gui.widgets.chart import colours
        from okrdesk.reports.charts import key_result as key_result_chart

        return key_result_chart.draw(figure, series, colours(), locale, points=points, family=family)

    return ShownChart(
        key=(series, locale),
        story=key_result_series.story(series, locale),
        draw=draw,
        spots=tuple(Spot(key_result_series.day_place(series, on), float(v)) for on, v in series.points),
        words=lambda number: key_result_series.point_words(series, number, locale),
        table=lambda: Table(key_result_series.headings(), key_result_series.table_of(series, locale)),
    )
