"""What stands beside the axes of a chart looks alike as ticks and, where nobody copies it, as texts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from okrdesk.okr.terms import KeyResult
from okrdesk.reports.charts.alone import alone
from okrdesk.reports.charts.chart import Chart
from okrdesk.reports.charts.key_result import key_result_chart
from okrdesk.reports.charts.style import Style
from tests.reports.charts import made_charts
from tests.reports.charts.test_key_result import CYCLE, DARK, DAY, DONE, LIGHT, PEOPLE, STAGES, check_ins

_SHARE = KeyResult("k", "o", "x", measure="percentage", baseline=Decimal(10), target=Decimal("12.5"))
_ROWS = {
    "people": PEOPLE,
    "yes or no": DONE,
    "stages": KeyResult("k", "o", "x", measure="milestones", stages=STAGES),
    "band": KeyResult("k", "o", "x", measure="band", low=Decimal(25), high=Decimal(30), direction="keep"),
    "less is better": replace(PEOPLE, baseline=Decimal(50), target=Decimal(20)),
    "share": _SHARE,
}
_CHARTS: dict[str, Chart] = {
    name: key_result_chart(row, check_ins(), CYCLE, DAY, "en_GB") for name, row in _ROWS.items()
} | {"few lines": made_charts.progress(3), "many lines": made_charts.progress(30, until=80)}


def _pixels(chart: Chart, style: Style, dpi: int, size: Any) -> bytes:
    figure = chart.figure(style, size)
    figure.set_dpi(dpi)
    canvas: Any = FigureCanvasAgg(figure)
    with alone():
        canvas.draw()
    return bytes(canvas.buffer_rgba())


@pytest.mark.parametrize("name", list(_CHARTS))
@pytest.mark.parametrize(("dpi", "size", "colours"), [(96, (4.0, 3.0), LIGHT), (144, (6.83, 3.79), DARK)])
def test_both_look_alike(name: str, dpi: int, size: Any, colours: Any) -> None:
    style = Style(colours, 9.7)
    chart = _CHARTS[name]
    seen = _pixels(chart, replace(style, copied=False), dpi, size)
    assert seen == _pixels(chart, style, dpi, size)


def test_in_the_window_there_are_no_ticks() -> None:
    figure = key_result_chart(PEOPLE, check_ins(), CYCLE, DAY, "en_GB").figure(Style(LIGHT, copied=False))
    (axes,) = figure.axes
    assert not list(axes.get_xticks()) + list(axes.get_yticks())
    assert {"1 Jan", "31 Mar", "40"} <= {text.get_text() for text in axes.texts}
