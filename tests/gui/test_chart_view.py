"""A chart comes whenever it is asked for, also in the moment in which matplotlib is there."""

from __future__ import annotations

import time
from threading import Thread
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from okrdesk.gui.widgets import chart_view
from okrdesk.gui.widgets.chart_view import ChartView


def test_a_chart_asked_for_while_the_news_is_under_way_is_drawn(
    shown: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    loading = chart_view._Loading(None)
    monkeypatch.setattr(chart_view, "_one_loading", lambda: loading)
    view = ChartView()
    shown(view, 400, 300)
    beside = Thread(target=loading._load)
    beside.start()
    beside.join()  # it has told so, and the window has not heard it yet
    view._load()
    assert view._draw_soon.isActive()


class Painted(QObject):
    """Notes in `order` that a widget is painted."""

    def __init__(self, widget: QWidget, order: list[str]) -> None:
        super().__init__(widget)
        self._order = order
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            self._order.append("page")
        return False


def test_what_changed_beside_a_chart_is_painted_before_it_is_drawn(shown: Any) -> None:
    page, beside, view = QWidget(), QWidget(), ChartView(after_ms=20, page_first=True)
    column = QVBoxLayout(page)
    beside.setMinimumHeight(40)
    column.addWidget(beside)
    column.addWidget(view)
    shown(page, 400, 300)
    order: list[str] = []
    drawn: Any = QWidget()
    drawn.show_chart = lambda _chart: order.append("chart")
    view.canvas = drawn
    view.addWidget(drawn)
    view.setCurrentWidget(drawn)
    QTest.qWait(60)
    Painted(beside, order)
    QTimer.singleShot(0, beside.update)  # as the desk tells what was written
    view.show_chart(drawn)
    time.sleep(0.05)  # and what is done at once takes longer than the chart waits
    while "chart" not in order:
        QApplication.processEvents()
    assert order == ["page", "chart"]
