"""The initiatives of one key result: what is done to move it, by whom and by when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from okrdesk.frozen import dataclass
from okrdesk.gui import icons, theme
from okrdesk.gui.widgets import paint
from okrdesk.gui.widgets.row_list import OPEN, REMOVE
from okrdesk.gui.widgets.row_painter import RowPainter, Standing, paint_ground
from okrdesk.gui.widgets.rows_model import Row, RowsModel
from okrdesk.gui.widgets.side_by_side import fill, show_part
from okrdesk.gui.widgets.small_list import SmallList
from okrdesk.gui.widgets.text import PlainLabel, passing_menu, plain_button
from okrdesk.i18n import _, format_day
from okrdesk.okr.initiatives import Initiative
from okrdesk.okr.people import Person

_MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class InitiativeRow(Row):
    """One initiative in words.

    `late` when its day has passed and it is not done; `below` says until when, and what it clears away.
    """

    below: str
    done: bool
    late: bool
    person: str
    person_id: str

    @property
    def spoken(self) -> str:
        state = _("done") if self.done else _("open")
        return ", ".join(part for part in (self.words, state, self.person, self.below) if part)


def rows_of(
    initiatives: Iterable[Initiative], people: Mapping[str, Person], day: dt.date, locale: str
) -> tuple[InitiativeRow, ...]:
    """A row for each initiative, in its order."""
    rows = []
    for each in initiatives:
        person = people.get(each.owner_id or "")
        late = each.is_late(day)
        rows.append(
            InitiativeRow(
                each.id,
                each.title,
                _below(each, late, locale),
                each.done_on is not None,
                late,
                person.name if person else "",
                person.id if person else "",
            )
        )
    return tuple(rows)


def _below(initiative: Initiative, late: bool, locale: str) -> str:
    if initiative.done_on is not None:
        when = _("done on {day}").format(day=format_day(initiative.done_on, locale, "MMMd"))
    elif initiative.due is None:
        when = ""
    else:
        by = _("was due {day}") if late else _("by {day}")
        when = by.format(day=format_day(initiative.due, locale, "MMMd"))
    clears = _("clears: {words}").format(words=initiative.blocker) if initiative.blocker else ""
    return " · ".join(part for part in (when, clears) if part)


def _tick_place(rect: QRect) -> QRect:
    edge = round(16 * theme.text_scale())
    return QRect(rect.left() + 4, rect.center().y() - edge // 2, edge, edge)


class InitiativePainter(RowPainter):
    """Paints the tick, the title with what stands below it, and the owner's badge."""

    def row_size(self, row: InitiativeRow) -> QSize:
        body, small = QFontMetrics(theme.font("body")), QFontMetrics(theme.font("small"))
        return QSize(160, body.height() + small.height() + 12)

    def tip(self, row: InitiativeRow, at: QPoint, area: QRect) -> str:
        return row.spoken

    def paint_row(self, painter: QPainter, rect: QRect, row: InitiativeRow, standing: Standing) -> None:
        tokens = theme.tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, rect, standing)
        tick = _tick_place(rect)
        painter.setPen(QPen(QColor(tokens.accent if row.done else tokens.field_line), 1))
        painter.setBrush(QColor(tokens.accent if row.done else tokens.field))
        painter.drawRoundedRect(tick.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if row.done:
            icons.paint_icon(painter, tick.adjusted(1, 1, -1, -1), "check", tokens.accent_ink)
        edge = round(22 * theme.text_scale())
        badge = QRect(rect.right() - edge - 4, rect.center().y() - edge // 2, edge, edge)
        paint.paint_avatar(painter, badge, row.person, row.person_id)
        room = QRect(tick.right() + 10, rect.top() + 5, badge.left() - 8 - tick.right() - 10, rect.height())
        title = theme.font("body")
        title.setStrikeOut(row.done)
        lines = [(row.words, title, tokens.muted if row.done else tokens.ink)]
        if row.below:
            lines.append((row.below, theme.font("small"), tokens.ink if row.late else tokens.muted))
        height = sum(QFontMetrics(font).height() for _words, font, _ink in lines)
        top = rect.center().y() - height // 2
        for text, font, ink in lines:
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(QColor(ink))
            plain = " ".join(text[:400].split())
            shown = metrics.elidedText(plain, Qt.TextElideMode.ElideRight, room.width())
            line = QRect(room.left(), top, room.width(), metrics.height())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
            top += metrics.height()
        if standing.focused:
            paint.paint_focus(painter, rect.adjusted(1, 1, -1, -2), 4)


class _InitiativeView(SmallList):
    tick_asked = Signal()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            tick = _tick_place(self.visualRect(index)).adjusted(-4, -4, 4, 4)
            if tick.contains(event.position().toPoint()):
                self.tick_asked.emit()


class InitiativesPart(QWidget):
    """The list with its buttons. Wishes tell the id; keys: Insert, Enter, Space, Alt+arrows, Delete."""

    add_requested = Signal()
    change_requested = Signal(str)
    removal_requested = Signal(str)
    done_requested = Signal(str, bool)
    move_requested = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._writable = True
        self.model = RowsModel(self)
        self.view = _InitiativeView(
            self.model, InitiativePainter(), _("Initiatives of this key result"), _MOST_SHOWN, self
        )
        self.add = plain_button(_("Add…"), icon="plus", small=True, parent=self, do=self.add_requested)
        self.change = plain_button(_("Change…"), icon="edit", small=True, parent=self, do=self._ask_to_change)
        self.done = plain_button(_("Done"), icon="check", small=True, parent=self, do=self._ask_to_tick)
        self.remove = plain_button(_("Remove"), icon="trash", small=True, parent=self, do=self._ask_to_remove)
        self.empty = PlainLabel("", "small", self)
        self._lay_out()
        self.view.row_chosen.connect(self._row_chosen)
        self.view.tick_asked.connect(self._ask_to_tick)
        self.view.on_keys([Qt.Key.Key_Insert], self._ask_to_add)
        self.view.on_keys(OPEN, self._ask_to_change)
        self.view.on_keys([Qt.Key.Key_Space], self._ask_to_tick)
        self.view.on_keys(REMOVE, self._ask_to_remove)
        for key, by in ((Qt.Key.Key_Up, -1), (Qt.Key.Key_Down, 1)):
            self.view.on_keys([key], partial(self._ask_to_move, by), Qt.KeyboardModifier.AltModifier)
        self.view.doubleClicked.connect(lambda _index: self._ask_to_change())
        self.view.customContextMenuRequested.connect(self._open_menu)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(PlainLabel(_("Initiatives"), "strong", self), 1)
        head.addWidget(self.add)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button in (self.done, self.change, self.remove):
            foot.addWidget(button)
        foot.addStretch(1)
        fill(self, head, self.empty, self.view, foot)

    def show_rows(self, rows: tuple[InitiativeRow, ...], *, writable: bool = True) -> None:
        """Show other rows, keeping the chosen one where it still is; in a closed cycle only to read."""
        self._writable = writable
        chosen = self.view.chosen()
        self.model.set_rows(rows)
        self.view.choose(chosen)
        hint = _("Nothing planned yet: what would move this number?")
        self.empty.set_text(hint if writable else _("None."))
        show_part(self.empty, shown=not rows)
        show_part(self.view, shown=bool(rows))
        show_part(self.add, shown=writable)
        self.view.fit()
        self._row_chosen()

    def _row_chosen(self) -> None:
        row = self._row()
        for button in (self.done, self.change, self.remove):
            show_part(button, shown=row is not None and self._writable)
        self.done.set_text(_("Not done") if row is not None and row.done else _("Done"))

    def _row(self) -> InitiativeRow | None:
        index = self.view.currentIndex()
        return self.model.rows[index.row()] if index.isValid() else None

    def _ask_to_add(self) -> None:
        if self._writable:
            self.add_requested.emit()

    def _ask_to_change(self) -> None:
        if self.view.chosen() and self._writable:
            self.change_requested.emit(self.view.chosen())

    def _ask_to_tick(self) -> None:
        row = self._row()
        if row is not None and self._writable:
            self.done_requested.emit(row.id, not row.done)

    def _ask_to_move(self, by: int) -> None:
        index = self.view.currentIndex()
        position = index.row() + by
        if index.isValid() and self._writable and 0 <= position < len(self.model.rows):
            self.move_requested.emit(self.view.chosen(), position)

    def _ask_to_remove(self) -> None:
        if self.view.chosen() and self._writable:
            self.removal_requested.emit(self.view.chosen())

    def _open_menu(self, at: QPoint) -> None:
        row = self._row()
        if row is None or not self._writable:
            return
        menu = passing_menu(self)
        menu.addAction(_("Not done") if row.done else _("Done"), self._ask_to_tick)
        menu.addAction(_("Change…"), self._ask_to_change)
        menu.addAction(_("Remove"), self._ask_to_remove)
        menu.popup(self.view.viewport().mapToGlobal(at))
