"""How sure each of the group is: typed one by one, shown as dots on 0 to 10 with their spread."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from okrdesk.gui import theme
from okrdesk.gui.areas.check_ins.confidence_words import group_words, spread_words
from okrdesk.gui.widgets.keys import digit_of
from okrdesk.gui.widgets.paint import paint_focus
from okrdesk.gui.widgets.reading_order import Compound
from okrdesk.gui.widgets.roles import Role, announce
from okrdesk.gui.widgets.side_by_side import fill
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _

_BODY = 18
_COMMAS = (",", "،", "、", ";")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GroupConfidences(Compound, QWidget):
    """Takes 0 to 10, Enter after each; Backspace takes the last one back. Enter alone goes on.

    `changed` comes with each one added or taken back. A number that is typed but not entered counts too.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given: list[int] = []
        self._locale = ""
        self.dots = _Dots(self)
        self.words = PlainLabel("", "small")
        fill(self, self.dots, self.words, spacing=4)
        self.stop = self.dots
        self._show()

    def values(self) -> tuple[int, ...]:
        """What the group said, in the order of saying."""
        typed = self.dots.typed
        return (*self._given, int(typed)) if typed else tuple(self._given)

    def set_locale(self, locale: str) -> None:
        """Write the mean as people of this locale do."""
        self._locale = locale
        self._show()

    def set_values(self, values: tuple[int, ...]) -> None:
        """Show other confidences without telling it."""
        self._given = list(values)
        self.dots.typed = ""
        self._show()

    def add(self, value: int) -> None:
        """Somebody said a number."""
        self._given.append(value)
        self._show()
        said = _("{value} entered. {words}").format(value=value, words=self.words.plain_text())
        announce(self.dots, said)
        self.changed.emit()

    def take_back(self, value: int | None = None) -> None:
        """Take back the last one, or the last of this value."""
        if value is None and self._given:
            value = self._given[-1]
        if value not in self._given or value is None:
            return
        last = len(self._given) - 1 - self._given[::-1].index(value)
        del self._given[last]
        self._show()
        announce(self.dots, _("{value} taken back.").format(value=value))
        self.changed.emit()

    def _show(self) -> None:
        parts = (group_words(self._given, self._locale), spread_words(self._given))
        sentence = ", ".join(filter(None, parts))
        self.words.set_text(
            sentence or _("Type each one, Enter after each; Backspace takes the last one back.")
        )
        self.dots.show_values(tuple(self._given))


class _Dots(QWidget):
    spoken_as = Role.Grouping

    def __init__(self, owner: GroupConfidences) -> None:
        super().__init__(owner)
        self._owner = owner
        self._values: tuple[int, ...] = ()
        self.typed = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Confidence of each one, 0 to 10"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def _body(self) -> int:
        """How high body text is, in pixels."""
        return round(_BODY * theme.text_scale())

    def show_values(self, values: tuple[int, ...]) -> None:
        self._values = values
        self.setAccessibleDescription(", ".join(map(str, values)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(11 * self._body, round(self._body * 3.1))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    # Typing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if digit := digit_of(event):
            self._type(digit)
        elif (plain and event.key() in (*_ENTER, Qt.Key.Key_Space)) or event.text() in _COMMAS:
            if self.typed:
                self._enter()
            elif event.key() in _ENTER:
                self.focusNextChild()
        elif plain and event.key() == Qt.Key.Key_Backspace:
            if self.typed:
                self.typed = self.typed[:-1]
                self.update()
            else:
                self._owner.take_back()
        else:
            super().keyPressEvent(event)

    def _type(self, digit: str) -> None:
        """Only "10" has two digits: any other second digit begins the next one's number."""
        if self.typed and self.typed + digit != "10":
            self._enter()
            self.typed = digit
        else:
            self.typed += digit
        self.update()

    def _enter(self) -> None:
        typed, self.typed = self.typed, ""
        self._owner.add(int(typed))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self.typed:
            self._enter()
        super().focusOutEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a number says it, a click on a dot takes it back."""
        step = self.width() / 11
        value = min(max(int(event.position().x() / step), 0), 10)
        if event.position().y() >= self._axis():
            self._owner.add(value)
        else:
            self._owner.take_back(value if value in self._values else -1)

    # Painting

    def _axis(self) -> float:
        return self.height() - self._body * 1.25

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.field_line), 1))
        painter.setBrush(QColor(tokens.field))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        step, axis = self.width() / 11, self._axis()
        painter.setPen(QPen(QColor(tokens.line), 2))
        painter.drawLine(QPointF(step / 2, axis), QPointF(self.width() - step / 2, axis))
        font = theme.font("strong")
        font.setPixelSize(max(round(self._body * 0.72), 9))
        painter.setFont(font)
        counts = Counter(self._values)
        for value in range(11):
            said = counts[value]
            painter.setPen(QColor(tokens.ink if said else tokens.muted))
            label = QRectF(value * step, axis, step, self.height() - axis)
            painter.drawText(label, Qt.AlignmentFlag.AlignCenter, str(value))
            self._paint_dots(painter, value * step + step / 2, axis, step, said)
        self._paint_mean(painter, step, axis)
        if self.typed:
            font.setPixelSize(round(self._body * 1.1))
            painter.setFont(font)
            painter.setPen(QColor(tokens.accent_text))
            inside = self.rect().toRectF().adjusted(self._body * 0.4, self._body * 0.2, 0, 0)
            corner = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
            painter.drawText(inside, corner, _("{typed} ↵").format(typed=self.typed))
        if self.hasFocus():
            paint_focus(painter, self.rect())
        painter.end()

    def _paint_dots(self, painter: QPainter, centre: float, axis: float, step: float, said: int) -> None:
        if not said:
            return
        # Many of one opinion stand closer, so that all of them are seen.
        edge = min(self._body * 0.62, step * 0.7)
        apart = min(edge * 1.12, (axis - edge - 6) / max(said - 1, 1))
        painter.setPen(QPen(QColor(theme.tokens().field), 1))
        painter.setBrush(QColor(theme.series_colour(0)))
        for number in range(said):
            middle = axis - edge / 2 - 4 - number * apart
            painter.drawEllipse(QPointF(centre, middle), edge / 2, edge / 2)

    def _paint_mean(self, painter: QPainter, step: float, axis: float) -> None:
        if len(self._values) < 2:
            return
        mean = float(Fraction(sum(self._values), len(self._values)))
        lowest, highest = min(self._values), max(self._values)
        painter.setPen(QPen(QColor(theme.tokens().accent), max(self._body * 0.09, 2)))
        painter.drawLine(QPointF((lowest + 0.5) * step, axis), QPointF((highest + 0.5) * step, axis))
        across, high = (mean + 0.5) * step, self._body * 0.3
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.tokens().ink))
        corners = [
            QPointF(across, axis + 1),
            QPointF(across - high * 0.6, axis + high),
            QPointF(across + high * 0.6, axis + high),
        ]
        painter.drawPolygon(QPolygonF(corners))
