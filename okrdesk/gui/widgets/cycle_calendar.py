"""The cycles of a workspace as bars over years and quarters, with a line at today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from okrdesk.frozen import dataclass
from okrdesk.gui import icons, theme
from okrdesk.gui.widgets.paint import paint_focus
from okrdesk.gui.widgets.painted_button import PaintedButton
from okrdesk.gui.widgets.reading_order import Compound
from okrdesk.gui.widgets.roles import Role
from okrdesk.gui.widgets.text import ARROWS, literal, set_tip
from okrdesk.i18n import _

_QUARTER = 136
_GAP = 6
_FAR = dt.timedelta(days=20 * 365)  # a year typed wrongly must not make the calendar endless
_Quarter = tuple[int, int]


@dataclass(frozen=True, slots=True)
class CycleBar:
    """One cycle: its days (both belong to it), whether it is open, closed or draft, and its days in words."""

    id: str
    name: str
    first: dt.date
    last: dt.date
    state: str
    days: str


def state_word(state: str) -> str:
    """The state of a cycle in words."""
    return {"open": _("open"), "closed": _("closed"), "draft": _("draft")}.get(state, state)


def lanes(bars: Sequence[CycleBar]) -> list[int]:
    """The lane of each bar, from 0: the first where it covers no other; bars are in order of their days."""
    ends: list[dt.date] = []
    lanes_of_bars = []
    for bar in bars:
        lane = next((n for n, end in enumerate(ends) if end < bar.first), len(ends))
        ends[lane : lane + 1] = [bar.last]
        lanes_of_bars.append(lane)
    return lanes_of_bars


class CycleCalendar(Compound, QScrollArea):
    """Bars that can be chosen: by a click, or with the arrow keys once one of them has the keyboard."""

    spoken_as = Role.Grouping
    bar_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Calendar of cycles"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.canvas = _Canvas(self)
        self.setWidget(self.canvas)
        self.viewport().setAutoFillBackground(False)

    def set_bars(self, bars: Sequence[CycleBar], today: dt.date) -> None:
        """Show these cycles, in the order of their days."""
        self.canvas.set_bars(tuple(bars), today)
        self._fit()

    def choose(self, bar_id: str) -> None:
        """Show a bar as the chosen one and bring it into sight, without telling."""
        for bar in self.canvas.buttons:
            bar.setChecked(bar.bar.id == bar_id)
            bar.setFocusPolicy(Qt.FocusPolicy.StrongFocus if bar.isChecked() else Qt.FocusPolicy.ClickFocus)
            if bar.isChecked():
                self.stop = bar
                self.ensureVisible(bar.x(), 0, _GAP * 4, 0)
                self.ensureVisible(bar.geometry().right(), 0, _GAP * 4, 0)

    def _fit(self) -> None:
        self.canvas.lay_out(self.viewport().width())
        bar = self.horizontalScrollBar().sizeHint().height()
        scrolls = self.canvas.width() > self.viewport().width()
        self.setFixedHeight(self.canvas.height() + (bar if scrolls else 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class _Bar(PaintedButton):
    spoken_as = Role.RadioButton
    leaves_arrows = True

    def __init__(self, bar: CycleBar, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_bar(bar)

    def show_bar(self, bar: CycleBar) -> None:
        self.bar = bar
        sentence = f"{bar.name}, {bar.days}, {state_word(bar.state)}"
        self.setText(literal(bar.name))
        self.setAccessibleName(sentence)
        set_tip(self, sentence)
        self.update()

    def nextCheckState(self) -> None:
        """The calendar says which bar is chosen; a second click must not let it go."""

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, state = theme.tokens(), self.bar.state
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, ink, edge = {
            "open": (tokens.accent, tokens.accent_ink, tokens.accent),
            "closed": (tokens.tag, tokens.tag_ink, tokens.field_line),
        }.get(state, (tokens.accent_soft, tokens.accent_text, tokens.accent))
        style = Qt.PenStyle.DashLine if state == "draft" else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(edge), 1.2, style))
        painter.setBrush(QColor(ground))
        area = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        painter.drawRoundedRect(area, 6, 6)
        room = area.adjusted(9, 0, -6, 0)
        if state == "closed" and room.width() > 60:
            side = round(13 * theme.text_scale())
            sign = QRectF(room.left(), area.center().y() - side / 2, side, side)
            icons.paint_icon(painter, sign, "lock", ink)
            room.setLeft(room.left() + side + 5)
        painter.setFont(theme.font("strong"))
        painter.setPen(QColor(ink))
        label = self.bar.name if state == "open" else f"{self.bar.name} · {state_word(state)}"
        label = " ".join(label[:200].split())
        shown = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
        if self.isChecked():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.ink), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        if self.hasFocus():
            paint_focus(painter, self.rect(), 8)
        painter.end()


class _Canvas(QWidget):
    """Years and quarters in the background, bars as buttons upon them."""

    def __init__(self, calendar: CycleCalendar) -> None:
        super().__init__()
        self._calendar = calendar
        self._today = dt.date(2000, 1, 1)
        self._lanes: list[int] = []
        self._first = self._end = self._today
        self.buttons: list[_Bar] = []

    def set_bars(self, bars: tuple[CycleBar, ...], today: dt.date) -> None:
        known = {button.bar.id: button for button in self.buttons}
        self.buttons = []
        for bar in bars:
            button = known.pop(bar.id, None)
            if button is None:
                button = _Bar(bar, self)
                button.clicked.connect(lambda _on=False, key=bar.id: self._calendar.bar_chosen.emit(key))
                button.show()
            button.show_bar(bar)
            self.buttons.append(button)
        for gone in known.values():
            gone.hide()
            gone.deleteLater()
        self._today, self._lanes = today, lanes(bars)
        first = max(min([*(bar.first for bar in bars), today]), today - _FAR)
        last = min(max([*(bar.last for bar in bars), today]), today + _FAR)
        begin, end = _quarter(first), _after(_quarter(last))
        while _quarters(begin, end) < 4:
            end = _after(end)
        self._first, self._end = _day(begin), _day(end)

    def sizeHint(self) -> QSize:
        return self.size()

    def lay_out(self, width: int) -> None:
        quarters = _quarters(_quarter(self._first), _quarter(self._end))
        wide = max(width, round(quarters * _QUARTER * theme.text_scale()))
        high = self._bar_height()
        count = max(self._lanes, default=0) + 1
        self.resize(wide, self._head() + count * (high + _GAP) + _GAP)
        for button, lane in zip(self.buttons, self._lanes, strict=True):
            left = round(self._across(button.bar.first))
            right = round(self._across(min(button.bar.last, self._end) + dt.timedelta(days=1)))
            top = self._head() + _GAP + lane * (high + _GAP)
            button.setGeometry(left, top, max(right - left, 24), high)
        self.update()

    def _bar_height(self) -> int:
        return QFontMetrics(theme.font("strong")).height() + 18

    def _head(self) -> int:
        return 2 * QFontMetrics(theme.font("small")).height() + 12

    def _across(self, day: dt.date) -> float:
        share = (day - self._first).days / max((self._end - self._first).days, 1)
        return min(max(share, 0.0), 1.0) * self.width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = next((n for n, button in enumerate(self.buttons) if button.hasFocus()), -1)
        forward = event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down)
        if here < 0 or event.key() not in ARROWS:
            super().keyPressEvent(event)
            return
        nth = min(max(here + (1 if forward else -1), 0), len(self.buttons) - 1)
        self.buttons[nth].setFocus(Qt.FocusReason.TabFocusReason)
        self.buttons[nth].click()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.setFont(theme.font("small"))
        line = painter.fontMetrics().height()
        quarter = _quarter(self._first)
        while _day(quarter) < self._end:
            left, right = self._across(_day(quarter)), self._across(_day(_after(quarter)))
            new_year = quarter[1] == 1
            painter.fillRect(
                QRectF(left, 0 if new_year else line + 4, 1, self.height()),
                QColor(tokens.button_line if new_year else tokens.line),
            )
            painter.setPen(QColor(tokens.ink))
            if new_year or _day(quarter) == self._first:
                painter.drawText(QRectF(left + 6, 0, 200, line), 0, str(quarter[0]))
            painter.setPen(QColor(tokens.muted))
            name = _("Q{number}").format(number=quarter[1])
            painter.drawText(QRectF(left + 6, line + 4, right - left - 8, line), 0, name)
            quarter = _after(quarter)
        self._paint_today(painter, line)
        painter.end()

    def _paint_today(self, painter: QPainter, line: int) -> None:
        tokens = theme.tokens()
        here = self._across(self._today)
        painter.fillRect(QRectF(here - 1, line + 4, 2, self.height()), QColor(tokens.amber))
        text = _("today")
        painter.setFont(theme.font("strong"))
        wide = painter.fontMetrics().horizontalAdvance(text) + 12
        label = QRectF(min(max(here - wide / 2, 0), self.width() - wide), line + 3, wide, line + 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.surface))
        painter.drawRect(label)
        painter.setPen(QColor(tokens.ink))
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, text)


def _quarter(day: dt.date) -> _Quarter:
    return day.year, (day.month + 2) // 3


def _after(quarter: _Quarter) -> _Quarter:
    year, number = quarter
    return (year, number + 1) if number < 4 else (year + 1, 1)


def _day(quarter: _Quarter) -> dt.date:
    return dt.date(quarter[0], 3 * quarter[1] - 2, 1)


def _quarters(begin: _Quarter, end: _Quarter) -> int:
    return 4 * (end[0] - begin[0]) + end[1] - begin[1]
