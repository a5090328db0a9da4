"""Every page and dialog fits a small screen with the largest text, or scrolls; nothing is cut or squeezed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from okrdesk.gui import directory
from okrdesk.gui.widgets.dialog import Dialog
from okrdesk.gui.widgets.fields import TextField
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.gui.widgets.reading_order import controls
from okrdesk.gui.widgets.text import PlainLabel
from tests.gui import geometry
from tests.gui.every_dialog import sample_window

pytestmark = pytest.mark.usefixtures("dressed")


class _Windows(QObject):
    """What is shown as a window of its own: a part without a parent is, and takes the keyboard with it."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt names it
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


@pytest.mark.usefixtures("large")
def test_nothing_of_a_page_is_cut_or_squeezed_or_a_window_of_its_own(
    qapp: QApplication, request: pytest.FixtureRequest
) -> None:
    wrong: dict[str, object] = {}
    windows = _Windows()
    qapp.installEventFilter(windows)
    request.addfinalizer(lambda: qapp.removeEventFilter(windows))
    with sample_window(1280, 720) as window:
        assert window.view is not None
        for row in directory.pages():
            window.view.show_page(row.key)
            if amiss := geometry.laid_out_amiss(window):
                wrong[row.key] = amiss
        window.show_start()
        if amiss := geometry.laid_out_amiss(window):
            wrong["start"] = amiss
    assert wrong == {}
    assert windows.shown == ["MainWindow"]


@pytest.mark.release
def test_nothing_of_a_page_is_cut_or_squeezed_in_a_small_window() -> None:
    with sample_window(1024, 700) as window:
        assert window.view is not None
        for row in directory.pages():
            window.view.show_page(row.key)
            assert geometry.laid_out_amiss(window) == []


def test_a_dialog_scrolls_once_its_parts_go_below_each_other(
    shown: Callable[..., QWidget], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Dialog, "_room", lambda _dialog: QSize(400, 300))
    dialog = FormDialog[None](None, "Days", "Days")
    fields = [TextField(f"Field {nth}") for nth in range(6)]
    for nth, field in enumerate(fields):
        dialog.column.addWidget(field)
        field.setVisible(nth == 0)
    dialog.column.addWidget(PlainLabel("What wraps makes the height follow the width."))
    dialog.end_with_close()
    shown(dialog, 380, 250)
    assert not dialog.findChildren(QScrollArea)
    for field in fields:
        field.show()
    for _turn in range(3):
        QApplication.processEvents()
    assert dialog.height() <= 300
    assert geometry.faults(dialog) == []
    (area,) = dialog.findChildren(QScrollArea)
    close = dialog.close_button
    assert not area.isAncestorOf(close), "the last row stays in sight"
    assert dialog.rect().contains(QRect(close.mapTo(dialog, QPoint(0, 0)), close.size()))
    assert list(controls(dialog))[-1] is close
