"""Promises, or who is told what, as rows: ticked off, with the person and the day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen

from okrdesk.frozen import dataclass
from okrdesk.gui import theme
from okrdesk.gui.widgets.keys import TAKES_SPACE
from okrdesk.gui.widgets.paint import paint_avatar, paint_focus, paint_tick_box, paint_words
from okrdesk.gui.widgets.row_list import OPEN, TallList
from okrdesk.gui.widgets.row_painter import RowPainter, Standing
from okrdesk.gui.widgets.rows_model import ROW_ROLE, Row, RowsModel
from okrdesk.gui.widgets.wrapping import face
from okrdesk.i18n import _, format_day
from okrdesk.okr.people import Person
from okrdesk.okr.workshop.promises import Promise


def _box() -> int:
    """How wide the place of the box is."""
    return round(28 * theme.text_scale())


@dataclass(frozen=True, slots=True)
class PromiseRow(Row):
    """One line: `lead` is who hears of it, `outcome` what became of it in words."""

    lead: str
    how: str
    who: str
    who_id: str
    day: str
    done: bool
    outcome: str

    @property
    def spoken(self) -> str:
        done = _("done") if self.done else self.outcome or _("open")
        parts = (self.lead, self.words, self.how, self.who or _("nobody"), self.day, done)
        return ". ".join(part for part in parts if part)


def promise_row(promise: Promise, named: Mapping[str, Person], locale: str) -> PromiseRow:
    """A promise as a row."""
    person = named.get(promise.who_id or "")
    outcomes = {
        "done": "",
        "carried": _("carried on"),
        "dropped": _("dropped"),
    }
    return PromiseRow(
        promise.id,
        promise.what,
        promise.whom,
        promise.how,
        person.name if person else "",
        person.id if person else "",
        format_day(promise.on, locale, "MMMEd") if promise.on else "",
        promise.done_on is not None,
        outcomes.get(promise.outcome, promise.outcome),
    )


def _shares(row: PromiseRow) -> tuple[str, str, str]:
    """The three texts of who is told what: who hears of it, what, and how."""
    return (row.lead or _("somebody"), " · ".join(filter(None, (row.words, row.outcome))), row.how)


class _RowPainter(RowPainter):
    """Where who hears, what and how want the room, of the person only the initials stand there."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[PromiseRow] = ()

    def _wants(self) -> list[int]:
        """How wide the three texts of a telling want to stand in every row; none of a list of promises."""
        if not any(row.lead or row.how for row in self.rows):
            return []
        letters = face("body", theme.text_scale())[1]
        columns = zip(*map(_shares, self.rows), strict=True)
        return [max(map(letters.horizontalAdvance, column)) + 14 for column in columns]

    def row_size(self, row: PromiseRow) -> QSize:
        return self.across(28)

    def paint_row(self, painter: QPainter, area: QRect, row: PromiseRow, standing: Standing) -> None:
        tokens, scale = theme.tokens(), theme.text_scale()
        if standing.hovered:
            painter.fillRect(area, QColor(tokens.hover))
        painter.setPen(QPen(QColor(tokens.hairline), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        box = QRect(area.left() + 2, area.top(), round(20 * scale), area.height())
        paint_tick_box(painter, box, row.done)
        day, who, edge = round(96 * scale), round(150 * scale), round(22 * scale)
        right = Qt.AlignmentFlag.AlignRight
        spot = QRect(area.right() - day, area.top(), day - 4, area.height())
        paint_words(painter, spot, row.day, "body", tokens.muted, right)
        room = area.adjusted(_box(), 0, -day - 8, 0)
        wants = self._wants()
        is_named = sum(wants) <= room.width() - who
        who = who if is_named else edge
        disc = QRect(room.right() - who, area.center().y() - edge // 2, edge, edge)
        paint_avatar(painter, disc, row.who, row.who_id)
        if is_named:
            name = QRect(disc.right() + 8, area.top(), who - edge - 12, area.height())
            paint_words(
                painter, name, row.who or _("nobody"), "body", tokens.ink if row.who else tokens.muted
            )
        room.setRight(disc.left() - 8)
        self._paint_texts(painter, room, row, wants)
        if standing.focused:
            paint_focus(painter, area)

    def _paint_texts(self, painter: QPainter, room: QRect, row: PromiseRow, wants: Sequence[int]) -> None:
        tokens = theme.tokens()
        ink = tokens.muted if row.done or row.outcome else tokens.ink
        if not wants:
            paint_words(painter, room, _shares(row)[1], "body", ink)
            return
        width, whole = room.width(), sum(wants)
        lead, how = (want if whole <= width else width * want // whole for want in wants[::2])
        left, inks = room.left(), (ink, tokens.muted if row.lead else ink, ink)
        for wide, said, colour in zip((lead, width - lead - how, how), _shares(row), inks, strict=True):
            paint_words(painter, QRect(left, room.top(), wide - 8, room.height()), said, "body", colour)
            left += wide

    def tip(self, row: PromiseRow, at: object, area: QRect) -> str:
        return " · ".join(part for part in (row.lead, row.words, row.how, row.who, row.outcome) if part)


class PromiseList(TallList):
    """Space or the box ticks, Enter or a double click opens, Delete asks to remove."""

    ticked = Signal(str, bool)
    opened = Signal(str)
    removal_requested = Signal(str)

    def __init__(self, name: str) -> None:
        self._painter = _RowPainter()
        super().__init__(RowsModel(), self._painter, name)
        self.setProperty(TAKES_SPACE, True)
        self.doubleClicked.connect(lambda _index: self._tell(self.opened))
        self.on_keys([Qt.Key.Key_Space], self._tick)
        self.on_keys(OPEN, lambda: self._tell(self.opened))
        self.on_keys([Qt.Key.Key_Delete], lambda: self._tell(self.removal_requested))

    def show_promises(self, rows: Sequence[Promise], named: Mapping[str, Person], locale: str) -> None:
        """Show these; the chosen one stays chosen."""
        self._painter.rows = [promise_row(each, named, locale) for each in rows]
        self.set_rows(self._painter.rows)
        self.setVisible(bool(rows))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        if index.isValid() and at.x() < _box():
            self._tick()

    def _tick(self) -> None:
        row: PromiseRow | None = self.currentIndex().data(ROW_ROLE)
        if row is not None:
            self.ticked.emit(row.id, not row.done)

    def _tell(self, wish: SignalInstance) -> None:
        if self.chosen():
            wish.emit(self.chosen())
