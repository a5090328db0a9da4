"""Every page and dialog fits a small screen with the largest text, or scrolls; nothing is cut or squeezed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from okrdesk.gui import directory, settings, theme
from okrdesk.gui.widgets.dialog import Dialog
from okrdesk.gui.widgets.fields import TextField
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.gui.widgets.popover import Popover
from okrdesk.gui.widgets.text import PlainLabel
from tests.gui import geometry
from tests.gui.every_dialog import look_at_every_dialog, sample_window

ROOMY = {"dialog-blueprints", "dialog-export", "dialog-preferences"}
_SMALL = QSize(1280 - 48, 720 - 48)  # what the system leaves of a small screen


@pytest.fixture(params=[200, pytest.param(150, marks=pytest.mark.release)])
def large(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    settings.set_text_size(request.param)
    theme.apply(qapp, "light", request.param)
    yield
    theme.apply(qapp, "light", 100)


def _unreachable(dialog: QWidget) -> list[str]:
    """The buttons that lie outside the dialog and in nothing that scrolls."""
    found = []
    for button in dialog.findChildren(QAbstractButton):
        inside = QRect(button.mapTo(dialog, QPoint(0, 0)), button.size())
        around = button.parentWidget()
        while around is not None and around is not dialog and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        cut = button.isVisible() and not dialog.rect().contains(inside)
        if cut and not isinstance(around, QScrollArea):
            found.append(f"{button.accessibleName() or button.text()} at {inside}")
    return found


def _squeezed(window: QWidget) -> list[str]:
    """The words of a popover that have less height than they need."""
    return [
        f"{label.plain_text()[:40]}: {label.height()}"
        for label in window.findChildren(PlainLabel)
        if label.isVisible() and label.height() < label.fontMetrics().height() - 1
    ]


def _amiss(window: QWidget) -> list[str]:
    """What is not laid out as it should be, once all of it is."""
    return geometry.at_last(lambda: geometry.faults(window)) + geometry.unlevel(window)


@pytest.mark.usefixtures("large")
def test_nothing_of_a_page_is_cut_or_squeezed() -> None:
    wrong: dict[str, object] = {}
    with sample_window(1280, 720) as window:
        assert window.view is not None
        for row in directory.pages():
            window.view.show_page(row.key)
            if amiss := _amiss(window):
                wrong[row.key] = amiss
        window.show_start()
        if amiss := _amiss(window):
            wrong["start"] = amiss
    assert wrong == {}


@pytest.mark.release
def test_nothing_of_a_page_is_cut_or_squeezed_in_a_small_window() -> None:
    with sample_window(1024, 700) as window:
        assert window.view is not None
        for row in directory.pages():
            window.view.show_page(row.key)
            assert _amiss(window) == []


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
    assert dialog.findChildren(QScrollArea)


@pytest.mark.usefixtures("large")
def test_every_dialog_fits_or_scrolls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Dialog, "_room", lambda _dialog: _SMALL)
    wrong: dict[str, object] = {}

    def look(name: str, dialog: QWidget) -> None:
        if amiss := _amiss(dialog):
            wrong[f"{name} is laid out"] = amiss
        if isinstance(dialog, Dialog):
            if dialog.width() > _SMALL.width() or dialog.height() > _SMALL.height():
                wrong[name] = dialog.size()
            if cut := _unreachable(dialog):
                wrong[name] = cut
            if dialog.height() < min(_SMALL.height(), 300) and name in ROOMY:
                wrong[name] = f"{dialog.height()} high though there is room"
        elif isinstance(dialog, Popover) and (cut := _squeezed(dialog)):
            wrong[name] = cut

    with sample_window(_SMALL.width(), _SMALL.height()) as window:
        seen = look_at_every_dialog(window, monkeypatch, look)
    assert not wrong
    assert seen > 20
