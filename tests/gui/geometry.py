"""What the eye would find at once: parts squeezed, cut, outside of what holds them, or over each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from okrdesk.gui.dialogs.survey_columns import SurveyColumns
from okrdesk.gui.widgets.cards import PageHeader
from okrdesk.gui.widgets.fields import TextField
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.gui.widgets.toast import Toast
from okrdesk.gui.widgets.value_input import ValueInput

_SLACK = 1  # pixels: what rounding takes


def faults(window: QWidget) -> list[str]:
    """Everything that is not as it should be laid out, in words."""
    return [
        *_squeezed(window),
        *_cut(window),
        *_outside(window),
        *_over_each_other(window),
        *_sideways(window),
    ]


def laid_out_amiss(window: QWidget) -> list[str]:
    """What is not laid out as it should be, once all of it is."""
    return at_last(lambda: faults(window)) + unlevel(window)


def _seen(window: QWidget, kind: type = QWidget) -> Iterator[QWidget]:
    for part in window.findChildren(kind):
        if part.isVisible() and part.window() is window and part.width() and part.height():
            yield part


def _squeezed(window: QWidget) -> list[str]:
    """What is lower than its words."""
    wrong = []
    for part in window.findChildren(QWidget):
        if not part.isVisible() or part.window() is not window:
            continue
        if isinstance(part, PlainLabel):
            words = part.plain_text().strip()
            needs = part.heightForWidth(part.width()) if part.wordWrap() else part.fontMetrics().height()
        elif isinstance(part, QLineEdit | QComboBox) or (isinstance(part, QPushButton) and part.text()):
            words, needs = part.accessibleName(), part.fontMetrics().height()
        else:
            continue
        if words and part.height() < needs - _SLACK:
            wrong.append(f"squeezed {part.height()} of {needs}: {_name(part)}")
    return wrong


def _cut(window: QWidget) -> list[str]:
    """Words that are wider than their room, and no tip says the rest."""
    wrong = []
    for part in _seen(window):
        if isinstance(part, PlainLabel) and not part.wordWrap():
            words, room = part.text(), part.contentsRect().width()
        elif isinstance(part, PlainLabel):
            words = max(part.text().split() or [""], key=part.fontMetrics().horizontalAdvance)
            room = part.contentsRect().width()
        elif isinstance(part, QPushButton):
            words, room = part.text().replace("&&", "&"), part.width()
        elif isinstance(part, QComboBox) and not part.isEditable():
            words, room = part.currentText(), part.width() - 24
        else:
            continue
        needs = part.fontMetrics().horizontalAdvance(words)
        if needs > room + _SLACK and not part.toolTip():
            wrong.append(f"cut {room} of {needs}: {_name(part)}")
    return wrong


def _outside(window: QWidget) -> list[str]:
    """What reaches beyond the widget that holds it."""
    wrong = []
    for part in _seen(window):
        around = part.parentWidget()
        if around is None or around is window or isinstance(around.parentWidget(), QAbstractScrollArea):
            continue
        if not around.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(part.geometry()):
            wrong.append(f"outside {part.geometry().getRect()} of {around.size().toTuple()}: {_name(part)}")
    return wrong


def _over_each_other(window: QWidget) -> list[str]:
    """Parts of one layout that cover each other; a message floats over the page and goes by itself."""
    wrong = []
    for around in [window, *_seen(window)]:
        layout = around.layout()
        if layout is None:
            continue
        laid = [
            part
            for part in around.children()
            if isinstance(part, QWidget)
            and part.isVisible()
            and not part.isWindow()
            and not isinstance(part, Toast)
        ]
        for one, other in combinations(laid, 2):
            both = one.geometry().intersected(other.geometry())
            if both.width() > _SLACK and both.height() > _SLACK:
                wrong.append(f"over each other: {_name(one)} and {_name(other)}")
    return wrong


def _sideways(window: QWidget) -> list[str]:
    """What one must scroll to the side to read; the columns of a file alone may lie there."""
    areas = [
        area for area in window.findChildren(QScrollArea) if area.isVisible() and area.window() is window
    ]
    return [
        f"sideways by {area.horizontalScrollBar().maximum()}: {_name(area)}"
        for area in areas
        if area.window() is window
        and area.horizontalScrollBar().maximum() > 0
        and not isinstance(area.parentWidget(), SurveyColumns)
    ]


def unlevel(window: QWidget) -> list[str]:
    """What stands level with a field and no longer does when the field says what is wrong."""
    wrong = []
    for field in _seen(window, TextField):
        assert isinstance(field, TextField)
        around = field.parentWidget()
        if field.error() or isinstance(around, ValueInput) or isinstance(around.parentWidget(), PageHeader):
            continue  # those never say it themselves
        before = _level_with(around, field.edit)
        field.set_error("This is not what belongs here; type something else, and more words that wrap.")
        wrong += at_last(partial(_no_longer_level, around, field.edit, before))
        field.set_error("")
        QApplication.processEvents()
    return wrong


def at_last(amiss: Callable[[], list[str]]) -> list[str]:
    """What is still amiss once all is laid out: lists, and pages around them, take more than one turn."""
    for _turn in range(40):
        QApplication.processEvents()
        if not amiss():
            return []
        QTest.qWait(20)
    return amiss()


def _no_longer_level(around: QWidget, edit: QWidget, before: set[QWidget]) -> list[str]:
    after = _level_with(around, edit)
    return [f"{_name(part)} beside {_name(edit)}" for part in before - after if part.isVisible()]


def _level_with(around: QWidget, edit: QWidget) -> set[QWidget]:
    """The controls below a widget whose middle is at the height of that of a field."""
    middle = _middle(around, edit)
    kinds = (QLineEdit, QComboBox, QAbstractButton, PlainLabel)
    return {
        part
        for part in around.findChildren(QWidget)
        if part is not edit
        and part.isVisible()
        and part.window() is edit.window()
        and isinstance(part, kinds)
        and abs(_middle(around, part) - middle) <= 2
    }


def _middle(around: QWidget, part: QWidget) -> int:
    return QRect(part.mapTo(around, QPoint(0, 0)), part.size()).center().y()


def _name(part: QWidget) -> str:
    words = part.plain_text() if isinstance(part, PlainLabel) else part.accessibleName()
    around = part.parentWidget()
    return f"{type(part).__name__} {words[:50]!r} in {type(around).__name__}"
