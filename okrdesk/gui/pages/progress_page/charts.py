"""The charts of the page as the screen shows them: drawn by reports/, with their spots, tables and files."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType
from typing import TYPE_CHECKING, Any

from okrdesk.gui.widgets.shown_chart import ShownChart, Spot
from okrdesk.i18n import _, ngettext
from okrdesk.reports import confidence_chart, load_chart, progress_chart
from okrdesk.reports.chart_look import ChartPoint
from okrdesk.reports.confidence_chart import ConfidenceChart
from okrdesk.reports.load_chart import LoadChart
from okrdesk.reports.progress_chart import ProgressChart

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_SAVED = (9.0, 5.2)  # inches
_ROW = 0.27


def of_progress(chart: ProgressChart, locale: str) -> ShownChart:
    """Progress against an even pace; the spots of a line follow one another."""
    points = progress_chart.chart_points(chart, locale)
    spots, line = [], 0
    for number, point in enumerate(points):
        if number and point.x <= points[number - 1].x:
            line += 1
        spots.append(Spot(point.x, point.y, line))
    return _shown(progress_chart, chart, locale, points, spots, [each.title for each in chart.lines], _SAVED)


def of_confidence(chart: ConfidenceChart, locale: str) -> ShownChart:
    """The heat map of confidence; its spots are cells."""
    points = confidence_chart.chart_points(chart, locale)
    spots = [Spot(point.x, point.y, round(point.y), 0.5, 0.5) for point in points]
    size = (_SAVED[0], max(2.0, 1.2 + _ROW * len(chart.rows)))
    return _shown(confidence_chart, chart, locale, points, spots, [row.title for row in chart.rows], size)


def of_load(chart: LoadChart, locale: str) -> ShownChart:
    """What each person carries; its spots are bars."""
    points = load_chart.chart_points(chart, locale)
    spots = [Spot(point.x / 2, point.y, round(point.y), max(point.x, 0.2) / 2, 0.42) for point in points]
    size = (_SAVED[0], max(2.0, 1.2 + _ROW * len(chart.bars)))
    return _shown(load_chart, chart, locale, points, spots, [bar.name for bar in chart.bars], size)


def _shown(
    module: ModuleType,
    chart: Any,
    locale: str,
    points: Sequence[ChartPoint],
    spots: Sequence[Spot],
    texts: Sequence[str],
    size: tuple[float, float],
) -> ShownChart:
    def draw(figure: Figure, letters: float, family: Sequence[str]) -> Axes:
        from okrdesk.gui.widgets.chart import colours

        drawn: Axes = module.draw(figure, chart, colours(), locale, points=letters, family=family)
        return drawn

    def picture(ending: str) -> bytes:
        from okrdesk.reports import chart_files, chart_look

        family = chart_look.family(texts)
        figure = module.figure(chart, chart_files.LIGHT, locale, size, family=family)
        return chart_files.content(figure, ending, module.story(chart, locale))

    table = module.table(chart, locale)
    return ShownChart(
        key=(chart, locale),
        story=module.story(chart, locale),
        draw=draw,
        spots=tuple(spots),
        words=lambda number: points[number].words,
        headings=table.head,
        rows=table.rows,
        texts=tuple(texts),
        picture=picture,
    )


def left_out_words(chart: ProgressChart | ConfidenceChart | LoadChart) -> str:
    """How much is not drawn but stands in the table, "" for nothing."""
    if not chart.left_out:
        return ""
    words = ngettext("{n} more is not drawn.", "{n} more are not drawn.", chart.left_out)
    return words.format(n=chart.left_out)


def confidence_words() -> str:
    """What the colours of the heat map mean."""
    return _("7 and above is high, below 4 is low; 5 is a coin toss.")
