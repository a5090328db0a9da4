"""The charts of the page as the screen shows them: drawn by reports/, with their spots, tables and files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import ModuleType
from typing import TYPE_CHECKING, Any

from okrdesk.gui import theme
from okrdesk.gui.widgets.shown_chart import ShownChart, Spot, Table
from okrdesk.i18n import ngettext
from okrdesk.reports.charts import confidence as confidence_chart
from okrdesk.reports.charts import load as load_chart
from okrdesk.reports.charts import progress as progress_chart
from okrdesk.reports.charts.confidence import ConfidenceChart
from okrdesk.reports.charts.frame import ChartPoint
from okrdesk.reports.charts.load import LoadChart
from okrdesk.reports.charts.progress import ProgressChart

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def of_progress(
    chart: ProgressChart, locale: str, whole: Callable[[], ProgressChart] | None = None
) -> ShownChart:
    """Progress against an even pace; the spots of a line follow one another.

    `whole` makes the chart with every line, for the table.
    """
    points = progress_chart.chart_points(chart, locale)
    spots = [Spot(point.x, point.y, point.line) for point in points]
    return _shown(progress_chart, chart, locale, points, spots, 2, whole)


def of_confidence(
    chart: ConfidenceChart, locale: str, whole: Callable[[], ConfidenceChart] | None = None
) -> ShownChart:
    """The heat map of confidence; its spots are cells. `whole` makes that of every row, for the table."""
    points = confidence_chart.chart_points(chart, locale)
    spots = [Spot(point.x, point.y, point.line, 0.5, 0.5) for point in points]
    return _shown(confidence_chart, chart, locale, points, spots, 2, whole)


def of_load(chart: LoadChart, locale: str, whole: Callable[[], LoadChart] | None = None) -> ShownChart:
    """What each person carries; its spots are bars. `whole` makes the one with everybody, for the table."""
    points = load_chart.chart_points(chart, locale)
    spots = [Spot(point.x / 2, point.y, point.line, max(point.x, 0.2) / 2, 0.45) for point in points]
    return _shown(load_chart, chart, locale, points, spots, 1, whole)


def _shown(
    module: ModuleType,
    chart: Any,
    locale: str,
    points: Sequence[ChartPoint],
    spots: Sequence[Spot],
    words: int,
    whole: Callable[[], Any] | None = None,
) -> ShownChart:
    texts = tuple(module.texts(chart))

    def draw(figure: Figure, letters: float, family: Sequence[str]) -> Axes:
        from okrdesk.gui.widgets.chart import colours

        drawn: Axes = module.draw(figure, chart, colours(), locale, points=letters, family=family)
        return drawn

    def table() -> Table:
        found = module.table(whole() if whole is not None else chart, locale)
        return Table(found.head, found.rows, words)

    def picture(ending: str, heading: str) -> bytes:
        from okrdesk.reports.charts import files as chart_files
        from okrdesk.reports.charts import frame as chart_look

        family = chart_look.family((*texts, heading))
        figure = module.figure(chart, chart_files.LIGHT, locale, family=family)
        story = module.story(chart, locale)
        return chart_files.content(figure, ending, story, heading=heading, family=family)

    return ShownChart(
        key=(chart, locale),
        story=module.story(chart, locale),
        draw=draw,
        spots=tuple(spots),
        words=lambda number: points[number].words,
        table=table,
        texts=texts,
        picture=picture,
    )


def left_out_words(chart: ProgressChart | ConfidenceChart | LoadChart) -> str:
    """How much the picture leaves out while the table has it, "" for nothing."""
    if not chart.left_out:
        return ""
    words = ngettext("{n} more is in the table.", "{n} more are in the table.", chart.left_out)
    return words.format(n=chart.left_out)


def pixels(inches: float) -> int:
    """The height on the screen, in the text size in use, of a chart that is made for so many inches."""
    return round(inches * 96 * theme.text_scale())
