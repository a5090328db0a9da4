"""The list on the left: every key result with what it waits for."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from okrdesk.frozen import dataclass
from okrdesk.gui import theme
from okrdesk.gui.widgets import paint
from okrdesk.gui.widgets.row_list import ENTER, RowList
from okrdesk.gui.widgets.row_painter import RowPainter, Standing, paint_ground
from okrdesk.gui.widgets.rows_model import Row, RowsModel
from okrdesk.i18n import _, ngettext, relative_day
from okrdesk.okr.alphabet import is_same
from okrdesk.okr.due import dues
from okrdesk.okr.outline import KeyResultLine, ObjectiveLine, Outline
from okrdesk.okr.schedule import Due

_PAD = 14
_BETWEEN = 8  # the state and since when


@dataclass(frozen=True, slots=True)
class DueRow(Row):
    """One key result of the list with its objective.

    `due` is what it waits for as of `day`.
    """

    objective: ObjectiveLine
    line: KeyResultLine
    due: Due
    day: dt.date
    locale: str

    @property
    def when(self) -> str:
        """What it waits for in a word or two: put into words where it is seen."""
        if self.due.state == "late":
            return ngettext("{n} day late", "{n} days late", self.due.days_late).format(n=self.due.days_late)
        if self.due.state == "due":
            return _("due")
        latest = self.line.latest
        return relative_day(latest.on, self.day, self.locale) if latest else ""

    @property
    def spoken(self) -> str:
        figures = self.line.figures
        return _("Key result {number}: {title}. {state}, {when}").format(
            number=self.line.number,
            title=self.words,
            state=_("Checked in")
            if is_checked_in(self)
            else paint.status_word(figures.status, figures.outdated),
            when=self.when,
        )

    @property
    def waits(self) -> bool:
        """Whether a check-in is due or late."""
        return self.due.state not in ("done", "closed")

    @property
    def is_empty(self) -> bool:
        """Whether it has no value yet; one that counts from today on waits for none, and can take one."""
        return self.line.latest is None


def rows_of(
    outline: Outline, day: dt.date, locale: str, known: tuple[DueRow, ...] = ()
) -> tuple[DueRow, ...]:
    """A row for each key result of the outline, in its order.

    Of the `known` rows, made for the same cycle, day and locale, those whose lines are the same are kept.
    """
    kept = {id(row.line): row for row in known}
    same = {
        id(line): kept[id(line)]
        for objective in outline.objectives
        for line in objective.key_results
        if id(line) in kept and kept[id(line)].objective is objective
    }
    others = (line for line in outline.key_results if id(line) not in same)
    waiting = {id(line): due for line, due in dues(others, outline.cycle, day)}
    return tuple(
        same.get(id(line))
        or DueRow(line.key_result.id, line.key_result.title, objective, line, waiting[id(line)], day, locale)
        for objective in outline.objectives
        for line in objective.key_results
    )


def is_checked_in(row: DueRow) -> bool:
    """Whether the check-in that was due last is done."""
    return row.due.state == "done" and row.line.latest is not None


def lets_through(wanted: str, row: DueRow, own_name: str) -> bool:
    """Whether a choice of key results ("all", "due", "mine") holds a row."""
    if wanted in ("all", "due"):
        return wanted == "all" or row.waits
    own, owner = own_name.strip(), row.line.owner
    return bool(own) and owner is not None and is_same(owner.name, own)


class DuePainter(RowPainter):
    """Paints number and title, and below them status and when it is due."""

    def row_size(self, row: DueRow) -> QSize:
        title = QFontMetrics(theme.font("body")).height()
        return QSize(120, title + paint.pill_size("x").height() + 28)

    def tip(self, row: DueRow, at: QPoint, area: QRect) -> str:
        return row.words

    def paint_row(self, painter: QPainter, rect: QRect, row: DueRow, standing: Standing) -> None:
        paint_ground(painter, rect, standing)
        if standing.chosen:
            bar = QRect(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(bar, QColor(theme.tokens().accent))
        inner = rect.adjusted(_PAD, 10, -_PAD, -10)
        self._paint_title(painter, inner, row)
        self._paint_state(painter, inner, row)
        if standing.focused:
            paint.paint_focus(painter, rect.adjusted(1, 1, -1, -2), 4)

    def _paint_title(self, painter: QPainter, inner: QRect, row: DueRow) -> None:
        tokens = theme.tokens()
        small = theme.font("small")
        small.setBold(True)
        metrics = QFontMetrics(theme.font("body"))
        line = QRect(inner.left(), inner.top(), inner.width(), metrics.height())
        painter.setFont(small)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, row.line.number)
        left = QFontMetrics(small).horizontalAdvance(row.line.number) + 10
        room = line.adjusted(left, 0, 0, 0)
        painter.setFont(theme.font("body"))
        painter.setPen(QColor(tokens.ink))
        title = " ".join(row.words[:400].split())
        shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)

    def _paint_state(self, painter: QPainter, inner: QRect, row: DueRow) -> None:
        tokens = theme.tokens()
        figures = row.line.figures
        height = paint.pill_size("x").height()
        below = QRect(inner.left(), inner.bottom() + 1 - height, inner.width(), height)
        free = below.width() - QFontMetrics(theme.font("small")).horizontalAdvance(row.when) - _BETWEEN
        if is_checked_in(row):
            state = "✓ " + _("Checked in")
            colours = theme.status_colours("achieved")
            pill = QRect(below.topLeft(), paint.pill_size(state))
            paint.paint_pill(painter, pill, state, colours.ink, colours.soft)
        else:
            # How late it is says as much as the clock of what is outdated, and is never cut for it.
            fits = paint.status_size(figures.status, figures.outdated).width() <= free
            outdated = figures.outdated and (fits or not row.due.days_late)
            pill = QRect(below.topLeft(), paint.status_size(figures.status, outdated))
            pill.setWidth(min(pill.width(), free))
            paint.paint_status(painter, pill, figures.status, outdated)
        room = below.adjusted(pill.width() + _BETWEEN, 0, 0, 0)
        ink = tokens.ink if row.due.is_overdue else tokens.muted
        paint.paint_words(painter, room, row.when, "small", ink, Qt.AlignmentFlag.AlignRight)


class DueList(RowList):
    """`row_chosen` tells the one that has the keyboard, Enter wants its form."""

    form_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(RowsModel(), DuePainter(), _("Key results to check in"), parent)
        self.setUniformItemSizes(True)
        self.on_keys(ENTER, self.form_requested.emit)
