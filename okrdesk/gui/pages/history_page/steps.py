"""The steps of history as a list by day, read page by page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from okrdesk.frozen import dataclass
from okrdesk.gui import theme
from okrdesk.gui.widgets import paint
from okrdesk.gui.widgets.row_list import RowList
from okrdesk.gui.widgets.row_painter import RowPainter, Standing
from okrdesk.gui.widgets.rows_model import NO_INDEX, ROW_ROLE, Index, RowsModel
from okrdesk.gui.widgets.text import passing_menu
from okrdesk.i18n import _, format_day, format_time, relative_day
from okrdesk.okr.history import HistoryRow
from okrdesk.okr.history_fields import field_name

PAGE = 60
_PAD = 16
_ROOMY = 640  # from here on both buttons stand beside the words
_MOST_DETAILS, _OF_MANY = 6, 3


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step in words, or the heading of a day when `step` is None. `can_undo` is False for the newest:
    nothing came after it."""

    step: HistoryRow | None
    heading: str = ""
    time: str = ""
    title: str = ""
    can_undo: bool = True

    @property
    def id(self) -> str:
        """The id of the step; a heading has none that could be chosen."""
        return self.step.id if self.step is not None else ""

    @property
    def offers(self) -> tuple[str, ...]:
        """The ways back from here, as `WAYS` names them."""
        if self.step is None:
            return ()
        alone = ("only",) if self.step.kind == "edit" and not self.step.undone else ()
        return (*alone, *(("to",) if self.can_undo else ()))


def ways() -> dict[str, tuple[str, str]]:
    """The ways back by their name: words of the button, and what it does."""
    return {
        "only": (_("Undo only this"), _("Take back this step alone; what came after it stays")),
        "to": (_("Undo to here"), _("Keep this step and take back everything after it")),
    }


def title_of(step: HistoryRow) -> str:
    """What was done, with whether it was an undo or a redo."""
    if step.kind == "undo":
        return _("Undone: {label}").format(label=step.label)
    if step.kind == "redo" and step.folded:
        return _("Undone and redone: {label}").format(label=step.label)
    if step.kind == "redo":
        return _("Redone: {label}").format(label=step.label)
    return step.label


def marks_of(step: HistoryRow) -> tuple[tuple[str, str], ...]:
    """The pills beside the title: (word, status whose colours they borrow)."""
    marks = []
    if step.words.moves_target:
        marks.append((_("target moved"), "at risk"))
    if step.merged:
        marks.append((_("merged"), "achieved"))
    if step.undone:
        marks.append((_("undone"), "not started"))
    return tuple(marks)


def details_of(step: HistoryRow) -> str:
    """The changes of a step in a line each, from what to what; of many the first three and their count."""
    lines = [title_of(step), step.person or _("Nobody named")]
    changes, count = step.words.in_part(_MOST_DETAILS, _OF_MANY)
    for change in changes:
        before, after = change.was[:120], change.now[:120]
        if change.field in ("added", "removed"):
            word = _("added") if change.field == "added" else _("removed")
            lines.append(_("{what}: {word}").format(what=change.what, word=word))
        else:
            field = field_name(change.field)
            if change.before is None:
                template = _("{what}, {field}: {after}")
            elif change.after is None:
                template = _("{what}, {field}: {before}, taken away")
            else:
                template = _("{what}, {field}: {before} → {after}")
            lines.append(template.format(what=change.what, field=field, before=before, after=after))
    if len(changes) < count:
        lines.append(_("and {n} more").format(n=count - len(changes)))
    return "\n".join(lines)


def day_heading(day: dt.date, today: dt.date, locale: str) -> str:
    """The heading of a day: "Today", "Yesterday", "Friday, 6 February 2026"."""
    if (today - day).days in (0, 1):
        heading = relative_day(day, today, locale)
        return heading[:1].upper() + heading[1:]
    return format_day(day, locale, "full")


class StepModel(RowsModel):
    """Steps newest first with a heading for each day; `read` gives the page after a clock."""

    rows: list[ShownStep]

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = []
        self._read: Callable[[int, str], tuple[HistoryRow, ...]] = lambda _limit, _before: ()
        self._today = dt.date.min
        self._locale = ""
        self._newest = ""
        self._last_day: dt.date | None = None
        self._ended = True

    def start(
        self,
        read: Callable[[int, str], tuple[HistoryRow, ...]],
        today: dt.date,
        locale: str,
        newest: str,
        at_least: int = PAGE,
    ) -> None:
        """Show the history anew, with as many steps as were shown before; `newest` has nothing after it."""
        steps = read(max(PAGE, at_least), "g")
        self.beginResetModel()
        self._read, self._today, self._locale, self._newest = read, today, locale, newest
        self._last_day = None
        self.rows = self._shown(steps)
        self._ended = len(steps) < max(PAGE, at_least)
        self.endResetModel()

    def _shown(self, steps: tuple[HistoryRow, ...]) -> list[ShownStep]:
        rows: list[ShownStep] = []
        for step in steps:
            at = step.at.astimezone()
            if at.date() != self._last_day:
                self._last_day = at.date()
                rows.append(ShownStep(None, day_heading(at.date(), self._today, self._locale)))
            can_undo = step.id != self._newest
            time = format_time(step.at, self._locale)
            rows.append(ShownStep(step, time=time, title=title_of(step), can_undo=can_undo))
        return rows

    def step_count(self) -> int:
        """How many steps are shown."""
        return sum(row.step is not None for row in self.rows)

    def canFetchMore(self, parent: Index = NO_INDEX) -> bool:
        return not parent.isValid() and not self._ended

    def fetchMore(self, parent: Index = NO_INDEX) -> None:
        if self._ended or not self.rows:
            return
        last = self.rows[-1].step
        steps = self._read(PAGE, last.clock) if last is not None else ()
        self._ended = len(steps) < PAGE
        rows = self._shown(steps)
        if rows:
            self.beginInsertRows(NO_INDEX, len(self.rows), len(self.rows) + len(rows) - 1)
            self.rows += rows
            self.endInsertRows()

    def row_of(self, step_id: str) -> int:
        """The place of a step, -1 when it is not shown; the heading of a day has no id."""
        return super().row_of(step_id) if step_id else -1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.rows[index.row()].step is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def words(self, row: ShownStep) -> str:
        return row.title or row.heading

    def spoken(self, row: ShownStep) -> str:
        return _spoken(row)


def _spoken(row: ShownStep) -> str:
    step = row.step
    if step is None:
        return row.heading
    marks = [word for word, _status in marks_of(step)]
    parts = [row.time, step.person, row.title, *marks, step.sentence]
    return ", ".join(part for part in parts if part)


class StepPainter(RowPainter):
    """Paints time, person, what was done and from what to what, and the buttons that go back.

    `way_back` tells which of the `ways` and the id of the step.
    """

    way_back = Signal(str, str)

    def row_size(self, row: ShownStep) -> QSize:
        if row.step is None:
            return QSize(200, QFontMetrics(theme.font("strong")).height() + 24)
        title, note = QFontMetrics(theme.font("strong")).height(), QFontMetrics(theme.font("small")).height()
        return QSize(200, title + note + 22)

    def button_places(self, rect: QRect, row: ShownStep) -> dict[str, QRect]:
        """Where the buttons of a row are, by their way back; a narrow list leaves one to the menu."""
        metrics = QFontMetrics(theme.font("small"))
        height, right = metrics.height() + 12, rect.right() - _PAD
        places: dict[str, QRect] = {}
        for way in reversed(list(ways())):
            width = metrics.horizontalAdvance(ways()[way][0]) + 24
            roomy = rect.width() >= _ROOMY * theme.text_scale()
            if way in row.offers and (roomy or not places):
                places[way] = QRect(right - width, rect.center().y() - height // 2, width, height)
            right -= width + 8 if roomy or way in places else 0
        return places

    def _way_at(self, rect: QRect, row: ShownStep, at: QPoint) -> str:
        return next((way for way, button in self.button_places(rect, row).items() if button.contains(at)), "")

    def paint_row(self, painter: QPainter, rect: QRect, row: ShownStep, standing: Standing) -> None:
        tokens = theme.tokens()
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if row.step is None:
            _words(painter, rect.adjusted(_PAD, 0, -_PAD, 0), row.heading, "strong", tokens.ink)
        else:
            inside = rect.adjusted(0, 0, 0, -1)
            if standing.chosen:
                painter.fillRect(inside, QColor(tokens.accent_soft))
            elif standing.hovered:
                painter.fillRect(inside, QColor(tokens.hover))
            self._paint_step(painter, rect, row, row.step)
            if standing.focused:
                paint.paint_focus(painter, rect.adjusted(2, 1, -2, -2), 4)

    def _paint_step(self, painter: QPainter, rect: QRect, row: ShownStep, step: HistoryRow) -> None:
        tokens = theme.tokens()
        scale = theme.text_scale()
        time = QRect(rect.left() + _PAD, rect.top(), round(58 * scale), rect.height())
        _words(painter, time, row.time, "small", tokens.muted)
        edge = round(24 * scale)
        badge = QRect(time.right() + 8, rect.center().y() - edge // 2, edge, edge)
        paint.paint_avatar(painter, badge, step.person, step.person)
        buttons = self.button_places(rect, row)
        right = min((area.left() for area in buttons.values()), default=rect.right() - _PAD) - 14
        left = badge.right() + 16
        room = QRect(left, rect.top() + 9, right - left, rect.height() - 18)
        title_height = QFontMetrics(theme.font("strong")).height()
        marks = marks_of(step)
        widths = [paint.pill_size(word).width() + 6 for word, _status in marks]
        title = QRect(room.left(), room.top(), max(room.width() - sum(widths), 60), title_height)
        ink = tokens.muted if step.undone else tokens.ink
        used = _words(painter, title, row.title, "strong", ink)
        at = title.left() + used + 8
        for (word, status), width in zip(marks, widths, strict=True):
            colours = theme.status_colours(status)
            pill = QRect(at, title.top(), width - 6, title_height)
            paint.paint_pill(painter, pill, word, colours.ink, colours.soft)
            at += width
        below = QRect(room.left(), title.bottom() + 3, room.width(), room.bottom() - title.bottom() - 2)
        _words(painter, below, step.sentence, "small", tokens.muted)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        for way, button in buttons.items():
            painter.setPen(QPen(QColor(tokens.button_line), 1))
            painter.setBrush(QColor(tokens.surface))
            painter.drawRoundedRect(button.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            painter.setPen(QColor(tokens.ink))
            painter.drawText(button, Qt.AlignmentFlag.AlignCenter, ways()[way][0])

    def editorEvent(self, event: QEvent, model: object, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() is QEvent.Type.MouseButtonRelease and event.button() is Qt.MouseButton.LeftButton:  # type: ignore[attr-defined]
            row: ShownStep = index.data(ROW_ROLE)
            at = event.position().toPoint()  # type: ignore[attr-defined]
            way = self._way_at(option.rect, row, at)
            if way:
                self.way_back.emit(way, row.id)
                return True
        return super().editorEvent(event, model, option, index)  # type: ignore[arg-type]

    def tip(self, row: ShownStep, at: QPoint, area: QRect) -> str:
        if row.step is None:
            return ""
        way = self._way_at(area, row, at)
        return ways()[way][1] if way else details_of(row.step)


def _words(painter: QPainter, rect: QRect, text: str, kind: str, colour: str) -> int:
    """One elided line; returns the width it took."""
    font = theme.font(kind)
    metrics = QFontMetrics(font)
    line = " ".join(text[:800].split())
    shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, rect.width())
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
    return metrics.horizontalAdvance(shown)


class StepList(RowList):
    """Enter (back to it), the buttons and the menu of a row tell the `way_back`."""

    way_back = Signal(str, str)

    def __init__(self, steps: StepModel) -> None:
        self.painter_of_rows = StepPainter()
        super().__init__(steps, self.painter_of_rows, _("Steps, newest first"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.painter_of_rows.way_back.connect(self.way_back)

    def chosen_step(self) -> ShownStep | None:
        """The step that has the keyboard."""
        row: ShownStep | None = self.currentIndex().data(ROW_ROLE)
        return row if row is not None and row.step is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.chosen_step()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        if enter and row is not None and "to" in row.offers:
            self.way_back.emit("to", row.id)
        else:
            super().keyPressEvent(event)

    def _open_menu(self, at: QPoint) -> None:
        row = self.chosen_step()
        if row is None:
            return
        menu = passing_menu(self)
        for way, (label, _does) in ways().items():
            action = menu.addAction(label, partial(self.way_back.emit, way, row.id))
            action.setEnabled(way in row.offers)
        menu.popup(self.viewport().mapToGlobal(at))
