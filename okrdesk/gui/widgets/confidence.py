"""The strip of eleven steps on which a person says how confident they are, 0 to 10."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from okrdesk.gui import theme
from okrdesk.gui.widgets.in_a_row import InARow
from okrdesk.gui.widgets.keys import digit_of
from okrdesk.gui.widgets.paint import paint_focus
from okrdesk.gui.widgets.reading_order import Compound
from okrdesk.gui.widgets.roles import Role
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _

_TEN_WITHIN_MS = 900


class _Step(InARow, QRadioButton):
    spoken_as = Role.RadioButton

    def __init__(self, value: int, parent: QWidget) -> None:
        super().__init__(str(value), parent)
        self.value = value
        self.setAutoExclusive(False)
        self.setAccessibleName(_("Confidence {value} of 10").format(value=value))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font("strong"))
        return QSize(metrics.horizontalAdvance("10") + 8, metrics.height() + 16)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(
            QColor(tokens.accent if chosen else tokens.pressed if self.underMouse() else tokens.track)
        )
        painter.drawRoundedRect(QRectF(self.rect()), 5, 5)
        if self.hasFocus():
            paint_focus(painter, self.rect().adjusted(-1, -1, 1, 1) if not chosen else self.rect(), 5)
            if chosen:
                painter.setPen(QColor(tokens.accent_ink))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5), 3, 3)
        painter.setFont(theme.font("strong"))
        painter.setPen(QColor(tokens.accent_ink if chosen else tokens.ink))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self.value))
        painter.end()


class ConfidenceStrip(Compound, QWidget):
    """0 to 10 as radio buttons in a row. Keys: 0–9, "1" then "0" or End for 10, arrows, Home.

    `picked` tells the value a person chose.
    """

    spoken_as = Role.Grouping
    picked = Signal(int)

    def __init__(self, value: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Confidence that we reach the target"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(4)
        self._steps = [_Step(number, self) for number in range(11)]
        for step in self._steps:
            step.clicked.connect(lambda _checked=False, chosen=step.value: self._person_chose(chosen))
            row.addWidget(step)
        column.addLayout(row)
        line = QHBoxLayout()
        for text, side in (
            (_("no chance"), Qt.AlignmentFlag.AlignLeft),
            (_("5 is a coin toss"), Qt.AlignmentFlag.AlignHCenter),
            (_("certain"), Qt.AlignmentFlag.AlignRight),
        ):
            label = PlainLabel(text, "small", self, wrap=False)
            label.setAlignment(side)
            line.addWidget(label, 1)
        column.addLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._since_one = QElapsedTimer()
        self._value: int | None = None
        self.set_value(value)

    def value(self) -> int | None:
        """The chosen value, None when nothing was chosen yet."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show a value without telling it; None shows that nothing was chosen."""
        self._value = value
        stop = self._steps[5 if value is None else value]
        for step in self._steps:
            step.setChecked(step.value == value)
            step.setFocusPolicy(Qt.FocusPolicy.StrongFocus if step is stop else Qt.FocusPolicy.ClickFocus)
        self.stop = stop

    def _person_chose(self, value: int) -> None:
        focused = any(step.hasFocus() for step in self._steps)
        self.set_value(value)
        if focused:
            self._steps[value].setFocus(Qt.FocusReason.OtherFocusReason)
        self.picked.emit(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self._value_of(event)
        if chosen is None:
            super().keyPressEvent(event)
        else:
            self._person_chose(chosen)

    def _value_of(self, event: QKeyEvent) -> int | None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Shift:  # some layouts have their digits above it
            return None
        if typed := digit_of(event):
            ten = typed == "0" and self._since_one.isValid() and self._since_one.elapsed() <= _TEN_WITHIN_MS
            self._since_one.invalidate()
            if typed == "1":
                self._since_one.start()
            return 10 if ten else int(typed)
        here = 5 if self._value is None else self._value
        steps = {
            Qt.Key.Key_Right: min(here + 1, 10),
            Qt.Key.Key_Up: min(here + 1, 10),
            Qt.Key.Key_Left: max(here - 1, 0),
            Qt.Key.Key_Down: max(here - 1, 0),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: 10,
        }
        self._since_one.invalidate()
        return steps.get(Qt.Key(event.key())) if plain else None
