"""A chart is drawn once when it comes and once for a new size: drawing is what takes long."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from okrdesk.gui.widgets.chart import RESIZE_MS, ChartCanvas
from okrdesk.okr.terms import Cycle, KeyResult
from okrdesk.reports.charts.key_result import key_result_chart

CYCLE = Cycle("c", "2026-Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))


def test_it_is_drawn_once_and_once_for_a_new_size(qtbot, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    drawn = []
    draw = FigureCanvasAgg.draw
    monkeypatch.setattr(FigureCanvasAgg, "draw", lambda canvas: drawn.append(canvas) or draw(canvas))
    canvas = ChartCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(420, 270)
    canvas.show()
    key_result = KeyResult("k", "o", "Loaves", baseline=Decimal(0), target=Decimal(9))
    canvas.show_chart(key_result_chart(key_result, (), CYCLE, dt.date(2026, 2, 8), "en_GB"))
    qtbot.waitUntil(lambda: bool(drawn))
    qtbot.wait(3 * RESIZE_MS)
    assert len(drawn) == 1
    before = canvas.figure.bbox.width
    canvas.resize(500, 270)
    qtbot.waitUntil(lambda: len(drawn) > 1)
    qtbot.wait(3 * RESIZE_MS)
    assert len(drawn) == 2
    assert canvas.figure.bbox.width > before
