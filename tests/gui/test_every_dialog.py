"""Every dialog, opened once: it fits or scrolls with the largest text, is walked by Tab, and is heard."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from okrdesk import gui
from okrdesk.gui.main_window import MainWindow
from okrdesk.gui.pages.workshop_page.passed_keyboard import PassedKeyboard
from okrdesk.gui.projector.window import ProjectorWindow
from okrdesk.gui.widgets.dialog import Dialog
from okrdesk.gui.widgets.popover import Popover
from okrdesk.gui.widgets.reading_order import controls
from okrdesk.gui.widgets.text import PlainLabel
from tests.gui import geometry
from tests.gui.accessibility import said_amiss
from tests.gui.every_dialog import look_at_every_dialog, sample_window
from tests.gui.tabbing import missed, name_of, walk

pytestmark = pytest.mark.usefixtures("dressed")

ROOMY = {"dialog-blueprints", "dialog-export", "dialog-preferences"}
# One chooses something there before there is anything to type.
BEGIN_ELSEWHERE = {"dialog-cycles", "dialog-blueprints", "dialog-bin"}
_SMALL = QSize(1280 - 48, 720 - 48)  # what the system leaves of a small screen


@pytest.mark.usefixtures("large")
def test_every_dialog_fits_is_walked_by_tab_and_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    # One walk for all three: to open every dialog takes longer than to look at it.
    monkeypatch.setattr(Dialog, "_room", lambda _dialog: _SMALL)
    wrong: dict[str, list[str]] = {}
    seen: set[type] = set()

    with sample_window(_SMALL.width(), _SMALL.height()) as window:

        def look(name: str, dialog: QWidget) -> None:
            seen.update(type(dialog).__mro__)
            amiss = _fits_amiss(name, dialog) + said_amiss(dialog) + _tab_amiss(name, dialog, window)
            if amiss:
                wrong[name] = amiss

        assert look_at_every_dialog(window, monkeypatch, look) > 20
    assert wrong == {}
    for module in pkgutil.walk_packages(gui.__path__, f"{gui.__name__}."):
        import_module(module.name)
    assert _unseen(Dialog, seen) + _unseen(Popover, seen) + _unseen(PassedKeyboard, seen) == []


def _fits_amiss(name: str, dialog: QWidget) -> list[str]:
    """What is not laid out as it should be, or lies outside."""
    wrong = geometry.laid_out_amiss(dialog)
    if isinstance(dialog, Dialog):
        if dialog.width() > _SMALL.width() or dialog.height() > _SMALL.height():
            wrong.append(f"larger than its screen: {dialog.size()}")
        wrong += _unreachable(dialog)
        if dialog.height() < min(_SMALL.height(), 300) and name in ROOMY:
            wrong.append(f"{dialog.height()} high though there is room")
    elif isinstance(dialog, Popover):
        wrong += _squeezed(dialog)
    return wrong


def _unreachable(dialog: QWidget) -> list[str]:
    """The buttons that lie outside the dialog and in nothing that scrolls."""
    outside = []
    for button in dialog.findChildren(QAbstractButton):
        inside = QRect(button.mapTo(dialog, QPoint(0, 0)), button.size())
        around = button.parentWidget()
        while around is not None and around is not dialog and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        cut = button.isVisible() and not dialog.rect().contains(inside)
        if cut and not isinstance(around, QScrollArea):
            outside.append(f"{button.accessibleName() or button.text()} at {inside}")
    return outside


def _squeezed(window: QWidget) -> list[str]:
    """The words of a popover that have less height than they need."""
    return [
        f"{label.plain_text()[:40]}: {label.height()}"
        for label in window.findChildren(PlainLabel)
        if label.isVisible() and label.height() < label.fontMetrics().height() - 1
    ]


def _tab_amiss(name: str, dialog: QWidget, window: MainWindow) -> list[str]:
    """What Tab does not reach, and where the keyboard begins elsewhere than in the first field."""
    if isinstance(dialog, ProjectorWindow):
        return [name_of(control) for control in controls(dialog)]  # keys alone move it
    dialog.activateWindow()
    QApplication.processEvents()
    focused = QApplication.focusWidget()
    if focused is None or not dialog.isAncestorOf(focused):
        return ["has not the keyboard"]
    walked = walk(dialog)
    wrong = missed(dialog, walked)
    if dialog is window:  # a page in a state that only comes with time
        return wrong
    types = [
        part for part in walked if isinstance(part, QLineEdit | QPlainTextEdit) and not part.isReadOnly()
    ]
    if types and not isinstance(focused, QLineEdit | QPlainTextEdit) and name not in BEGIN_ELSEWHERE:
        wrong.append(f"begins at {name_of(focused)}")
    return wrong


def _unseen(kind: type, seen: set[type]) -> list[str]:
    """Dialogs of ours that nobody looked at."""
    below = kind.__subclasses__()
    ours = not below and kind.__module__.startswith(gui.__name__)
    return [kind.__name__] * (ours and kind not in seen) + [
        name for each in below for name in _unseen(each, seen)
    ]
