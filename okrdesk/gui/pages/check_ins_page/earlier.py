"""The earlier check-ins of a key result, newest first, to correct and to remove."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping

from PySide6.QtCore import QPoint, QRect, QSize, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from okrdesk.frozen import dataclass
from okrdesk.gui import theme
from okrdesk.gui.areas.check_ins.confidence_words import given_words
from okrdesk.gui.widgets import paint
from okrdesk.gui.widgets.row_list import OPEN, REMOVE
from okrdesk.gui.widgets.row_painter import RowPainter, Standing, paint_ground
from okrdesk.gui.widgets.rows_model import Row, RowsModel
from okrdesk.gui.widgets.side_by_side import fill, show_part
from okrdesk.gui.widgets.small_list import SmallList
from okrdesk.gui.widgets.text import PlainLabel, passing_menu, plain_button
from okrdesk.i18n import _, format_day
from okrdesk.okr.check_ins import spell_name
from okrdesk.okr.people import Person
from okrdesk.okr.terms import CheckIn, KeyResult
from okrdesk.okr.values import show_value

_MOST_SHOWN = 6


@dataclass(frozen=True, slots=True)
class EarlierRow(Row):
    """One check-in in words.

    `words` is the value, `note` what was said with it; `late` marks what came after closing.
    """

    day: str
    confidence: str
    note: str
    person: str
    person_id: str
    late: bool = False

    @property
    def spoken(self) -> str:
        came = late_words() if self.late else ""
        parts = (self.day, self.words, self.confidence, self.note, self.person, came)
        return ", ".join(part for part in parts if part)


def late_words() -> str:
    """What is said of a check-in that came by merging when its cycle was closed already (decision 24)."""
    return _("came after closing")


def rows_of(
    check_ins: Iterable[CheckIn],
    key_result: KeyResult,
    people: Mapping[str, Person],
    locale: str,
    late: Collection[str] = (),
) -> tuple[EarlierRow, ...]:
    """A row for each check-in, which come earliest first, newest first; the ids in `late` are marked."""
    rows = []
    sure: tuple[int, dt.date] | None = None
    for each in check_ins:
        if each.confidence is not None:
            sure = each.confidence, each.on
        value = show_value(each.value, key_result, locale)
        if each.total is not None and each.count is not None:
            total, count = (show_value(v, key_result, locale) for v in (each.total, each.count))
            value = _("{value} ({total}/{count})").format(value=value, total=total, count=count)
        blocker = _("In the way: {words}").format(words=each.blocker) if each.blocker else ""
        following = _("Next: {words}").format(words=each.next_step) if each.next_step else ""
        person = people.get(each.person_id or "")
        rows.append(
            EarlierRow(
                each.id,
                value,
                format_day(each.on, locale),
                given_words(each, sure, locale),
                " · ".join(filter(None, (spell_name(each.spell), each.note, blocker, following))),
                person.name if person else "",
                person.id if person else "",
                each.id in late,
            )
        )
    return tuple(reversed(rows))


class EarlierPainter(RowPainter):
    """Paints day, value, confidence, words and person in one line."""

    def row_size(self, row: EarlierRow) -> QSize:
        return QSize(200, max(QFontMetrics(theme.font("body")).height(), round(24 * theme.text_scale())) + 16)

    def tip(self, row: EarlierRow, at: QPoint, area: QRect) -> str:
        return row.spoken

    def paint_row(self, painter: QPainter, rect: QRect, row: EarlierRow, standing: Standing) -> None:
        tokens = theme.tokens()
        paint_ground(painter, rect, standing)
        scale = theme.text_scale()
        edge = round(22 * scale)
        badge = QRect(rect.right() - edge - 4, rect.center().y() - edge // 2, edge, edge)
        paint.paint_avatar(painter, badge, row.person, row.person_id)
        day, value, sure = (round(part * scale) for part in (96, 84, 158))
        narrow = rect.width() < 520 * scale
        left = rect.left() + 4
        end = badge.left() - 10
        if row.late:
            wide = min(paint.pill_size(late_words()).width(), rect.width() // 3)
            end -= wide + 8
            paint.paint_pill(painter, QRect(end + 8, rect.top(), wide, rect.height()), late_words())
        for text, width, kind, colour in (
            (row.day, day, "small", tokens.muted),
            (row.words, value, "strong", tokens.ink),
            (row.confidence, 0 if narrow else sure, "small", tokens.muted),
            (row.note, end - left - day - value - (0 if narrow else sure), "small", tokens.ink),
        ):
            room = QRect(left, rect.top(), max(width - 10, 0), rect.height())
            paint.paint_words(painter, room, text, kind, colour)
            left += width
        if standing.focused:
            paint.paint_focus(painter, rect.adjusted(1, 1, -1, -2), 4)


class EarlierCheckIns(QWidget):
    """The list with its two buttons; both wishes tell the id of the chosen check-in."""

    correct_requested = Signal(str)
    removal_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._writable = True
        self.model = RowsModel(self)
        self.view = SmallList(self.model, EarlierPainter(), _("Earlier check-ins"), _MOST_SHOWN, self)
        self.correct = plain_button(
            _("Correct…"), icon="edit", small=True, parent=self, do=self._ask_to_correct
        )
        self.remove = plain_button(_("Remove"), icon="trash", small=True, parent=self, do=self._ask_to_remove)
        self.empty = PlainLabel(_("None yet."), "small", self)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(PlainLabel(_("Earlier check-ins"), "strong", self), 1)
        head.addWidget(self.correct)
        head.addWidget(self.remove)
        fill(self, head, self.empty, self.view)
        self.view.row_chosen.connect(self._row_chosen)
        self.view.on_keys(OPEN, self._ask_to_correct)
        self.view.on_keys(REMOVE, self._ask_to_remove)
        self.view.doubleClicked.connect(lambda _index: self._ask_to_correct())
        self.view.customContextMenuRequested.connect(self._open_menu)

    def show_rows(self, rows: tuple[EarlierRow, ...], *, writable: bool = True) -> None:
        """Show other rows, keeping the chosen one where it still is; in a closed cycle only to read."""
        self._writable = writable
        chosen = self.view.chosen()
        scroll = self.view.verticalScrollBar().value()
        self.model.set_rows(rows)
        self.view.choose(chosen)
        self.view.verticalScrollBar().setValue(scroll)
        show_part(self.empty, shown=not rows)
        show_part(self.view, shown=bool(rows))
        for button in (self.correct, self.remove):
            show_part(button, shown=bool(rows) and writable)
        self.view.fit()
        self._row_chosen()

    def _row_chosen(self) -> None:
        for button in (self.correct, self.remove):
            button.setEnabled(bool(self.view.chosen()))

    def _ask_to_correct(self) -> None:
        if self.view.chosen() and self._writable:
            self.correct_requested.emit(self.view.chosen())

    def _ask_to_remove(self) -> None:
        if self.view.chosen() and self._writable:
            self.removal_requested.emit(self.view.chosen())

    def _open_menu(self, at: QPoint) -> None:
        if not self.view.chosen() or not self._writable:
            return
        menu = passing_menu(self)
        menu.addAction(_("Correct…"), self._ask_to_correct)
        menu.addAction(_("Remove"), self._ask_to_remove)
        menu.popup(self.view.viewport().mapToGlobal(at))
