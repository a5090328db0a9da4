"""A chart comes whenever it is asked for, also in the moment in which matplotlib is there."""

from __future__ import annotations

from threading import Thread
from typing import Any

import pytest

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
