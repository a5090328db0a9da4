"""Boxes that the wheel never changes, as pages are scrolled past them: a choice, a small whole number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSpinBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from okrdesk.gui import wearing
from okrdesk.signs import shortened

_LONGEST_CHOICE = 90


class Combo(QComboBox):
    """A choice of one; `activated` tells only what a person chose. Made by `combo`."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setProperty(wearing.LIST_WAITS, True)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def as_painted(self) -> QStyleOptionComboBox:
        """What is painted: a text that is longer than the box ends in dots."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        area = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        shown = option.fontMetrics.elidedText(
            option.currentText,
            Qt.TextElideMode.ElideRight,
            area.width() - 4,
        )
        option.currentText = shown
        return option

    def paintEvent(self, event: QPaintEvent) -> None:
        # As Qt does it. Qt asks for the options much more often than it paints: the text is cut here alone.
        option = self.as_painted()
        painter = QStylePainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def showPopup(self) -> None:
        """Open the list as high as its entries want it: Qt measures them before they are dressed."""
        view = self.view()
        wearing.follow(view.window())
        super().showPopup()
        frame = view.window()
        layout = frame.layout()
        if self.count() > self.maxVisibleItems() or layout is None:
            return
        entries = sum(view.sizeHintForRow(row) for row in range(self.count()))
        for _round in range(2):  # with room for all, the arrows that scroll go, and their room with them
            hidden = entries - view.viewport().height()
            frame.resize(frame.width(), frame.height() + hidden)
            layout.activate()
        room = self.screen().availableGeometry()
        frame.move(frame.x(), max(min(frame.y(), room.bottom() - frame.height()), room.top()))

    def key(self) -> str:
        """The key of the chosen entry, "" when there is none."""
        chosen = self.currentData()
        return chosen if isinstance(chosen, str) else ""

    def set_key(self, key: str) -> None:
        """Choose the entry with this key; none when it does not exist."""
        self.setCurrentIndex(self.findData(key))

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Replace the entries, (key, text) each, keeping the chosen key where it still exists."""
        before = self.key()
        self.blockSignals(True)
        self.clear()
        for key, text in choices:
            self.addItem(text, key)
        self.set_key(before if self.findData(before) >= 0 else (choices[0][0] if choices else ""))
        self.blockSignals(False)


class NumberBox(QSpinBox):
    """A small whole number with arrows, such as minutes. Made by `number_box`."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        # The style sheet's padding does not reach the editor inside.
        self.lineEdit().setTextMargins(8, 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def number_box(name: str, value: int, least: int, most: int, parent: QWidget | None = None) -> NumberBox:
    """A box for a whole number from `least` to `most`; `name` is what a screen reader says."""
    box = NumberBox(parent)
    box.setAccessibleName(name)
    box.lineEdit().setAccessibleName(name)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.setRange(least, most)
    box.setValue(value)
    return box


def choice_words(text: str) -> str:
    """A text of any length as an entry of a combo box."""
    plain = " ".join(text[: 4 * _LONGEST_CHOICE].split())
    return shortened(plain, _LONGEST_CHOICE)


def or_none(none: str, rows: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Entries of (key, text of any length) after the one that chooses none of them, whose key is ""."""
    return [("", none), *((key, choice_words(text)) for key, text in rows)]


def combo(
    name: str, choices: Sequence[tuple[str, str]], chosen: str = "", parent: QWidget | None = None
) -> Combo:
    """A combo box of (key, text) entries; `name` is what a screen reader says."""
    box = Combo(parent)
    box.setAccessibleName(name)
    box.setAccessibleDescription(name)  # on Linux the name of a combo box is the entry that it shows
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    box.set_choices(choices)
    if chosen:
        box.set_key(chosen)
    return box
