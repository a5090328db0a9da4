"""Paints the outline: a card per objective, key results as rows, each figure a place to ask for its sum."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from okrdesk.gui import icons, theme
from okrdesk.gui.pages.objectives_page.outline_model import OutlineRow, amounts, left_words
from okrdesk.gui.pages.objectives_page.outline_places import GAP, Places, places_of, subtitle
from okrdesk.gui.widgets import paint
from okrdesk.gui.widgets.inline_editor import InlineDelegate, InlineEditor
from okrdesk.gui.widgets.person_names import called
from okrdesk.gui.widgets.rows_model import ROW_ROLE
from okrdesk.gui.widgets.words import type_word
from okrdesk.gui.widgets.wrapping import face, lines_at
from okrdesk.i18n import _
from okrdesk.okr.measures import measure_of
from okrdesk.okr.shown import confidence_words, format_percent
from okrdesk.okr.ways import BAND

_Index = QModelIndex | QPersistentModelIndex
_ONE_LINE = (Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine).value


class _Frame(NamedTuple):
    """What the height of a row follows from besides its title: font, room for the title, what is added."""

    kind: str
    title_width: int
    around: int
    least: int


class OutlineDelegate(InlineDelegate):
    """Rows of the outline; clicks on a figure or an owner are told by signals."""

    sum_requested = Signal(str, QRect)  # id, place of the figure in the viewport
    owner_requested = Signal(str, QRect)
    key_result_requested = Signal(str)  # id of the objective that has none
    choice_requested = Signal(str)  # id of a row of which something is left for later

    def __init__(self, locale: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.locale = locale
        self._heights: dict[tuple[object, ...], int] = {}  # of rows, by all that they depend on
        self._frames: dict[tuple[object, ...], _Frame] = {}
        self._kept_for = (0, 0.0)  # the width and size of text that both are kept at
        self._sizes: tuple[QSize, ...] = ()  # of all rows
        self._sized: tuple[tuple[OutlineRow, ...], int, float] | None = None  # what they are the sizes of
        self._status_widths: dict[float, int] = {}

    # Geometry

    def places(self, rect: QRect, row: OutlineRow) -> Places:
        """The parts of a row inside its rectangle."""
        return places_of(rect, row, self._status_width(theme.text_scale()))

    def measure(self, rows: tuple[OutlineRow, ...]) -> bool:
        """Take the sizes of all rows at the present width and size of text, before they are laid out.

        A large outline is laid out often, and each of its rows is asked for. Returns whether they changed.
        """
        width, scale = self.width(), theme.text_scale()
        sized = self._sized
        if sized is not None and sized[0] is rows and sized[1:] == (width, scale):
            return False
        if self._kept_for != (width, scale) or len(self._heights) > 5000:
            self._heights, self._frames, self._kept_for = {}, {}, (width, scale)
        heights = [self._kept_height(row, width) for row in rows]
        same = sized is not None and sized[1:] == (width, scale)
        same = same and heights == [size.height() for size in self._sizes]
        if not same:
            self._sizes = tuple(QSize(width, height) for height in heights)
        self._sized = (rows, width, scale)
        return not same

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        model: Any = index.model()
        if self._sized is None or self._sized[0] is not model.rows:
            self.measure(model.rows)
        return self._sizes[index.row()]

    def _kept_height(self, row: OutlineRow, width: int) -> int:
        """The height of a row, kept by all it depends on: its frame, and how many lines its title takes."""
        kind: object = row.invites
        if row.key_result is None and not row.invites:
            kind = (row.objective.objective.type, row.objective.figures.status, bool(subtitle(row)))
        shape = (kind, row.last, bool(row.left))
        height = self._heights.get((shape, row.title))
        if height is None:
            frame = self._frames.get(shape)
            if frame is None:
                frame = self._frames[shape] = self._frame(row, width)
            lines = 1 if row.invites else min(len(_wrapped(row.title, frame.kind, frame.title_width)), 6)
            spacing = face(frame.kind, theme.text_scale())[1].lineSpacing()
            height = max(lines * spacing + frame.around, frame.least) + (GAP if row.last else 0)
            self._heights[shape, row.title] = height
        return height

    def _status_width(self, scale: float) -> int:
        """The room for a status of a key result: the same in every row, so that columns stand."""
        if scale not in self._status_widths:
            sizes = (paint.status_size(status, outdated=True) for status in ("on track", "not started"))
            self._status_widths[scale] = max(size.width() for size in sizes)
        return self._status_widths[scale]

    def _frame(self, row: OutlineRow, width: int) -> _Frame:
        places, scale = self.places(QRect(0, 0, width, 200), row), theme.text_scale()
        if row.key_result is None and not row.invites:
            under = face("small", scale)[1].height() + 4 if subtitle(row) else 0
            if places.figure.top() > places.title.top():
                under = places.figure.height() + 4
            return _Frame("heading", places.title.width(), under + 24, round(34 * scale) + 24)
        below = places.amounts.height() if places.amounts.top() > places.title.top() else 0
        return _Frame("body", places.title.width(), below + 18, round(24 * scale) + 18)

    # Painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: OutlineRow = index.data(ROW_ROLE)
        places = self.places(option.rect, row)
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        _paint_card(painter, places.card, row, selected, hovered)
        if row.invites:
            paint.paint_words(
                painter, places.title, _("+ Add the first key result"), "body", theme.tokens().accent_text
            )
        elif row.key_result is None:
            self._paint_objective(painter, places, row)
        else:
            self._paint_key_result(painter, places, row)
        if row.left:
            ink = theme.status_colours("at risk").ink
            icons.paint_icon(painter, QRectF(places.mark), "clock", ink)
        if state & QStyle.StateFlag.State_HasFocus:
            paint.paint_focus(painter, places.card.adjusted(2, 2, -2, -2))
        painter.restore()

    def _paint_objective(self, painter: QPainter, places: Places, row: OutlineRow) -> None:
        tokens = theme.tokens()
        line = row.objective
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent_soft))
        painter.drawRoundedRect(places.number, 6, 6)
        paint.paint_words(
            painter,
            places.number,
            str(line.number),
            "strong",
            tokens.accent_text,
            Qt.AlignmentFlag.AlignCenter,
        )
        _paragraph(painter, places.title, line.objective.title, "heading", tokens.ink)
        if subtitle(row):
            paint.paint_words(painter, places.under, subtitle(row), "small", tokens.muted)
        kind = type_word(row.objective.objective.type)
        if places.kind.width() > 0 and kind:
            paint.paint_pill(painter, places.kind, kind)
        shown = format_percent(line.figures.progress, self.locale)
        paint.paint_words(painter, places.figure, shown, "figure", tokens.ink, Qt.AlignmentFlag.AlignCenter)
        paint.paint_dots_below(painter, places.figure, shown, "figure", Qt.AlignmentFlag.AlignCenter)
        paint.paint_status(painter, places.status, line.figures.status)
        paint.paint_avatar(painter, places.owner, line.owner.name if line.owner else "", _id(line.owner))

    def _paint_key_result(self, painter: QPainter, places: Places, row: OutlineRow) -> None:
        assert row.key_result is not None
        tokens = theme.tokens()
        line = row.key_result
        paint.paint_words(painter, places.number, line.number, "small", tokens.muted)
        _paragraph(painter, places.title, line.key_result.title, "body", tokens.ink)
        is_band = measure_of(line.key_result).way is BAND
        aim = _(", target {target}") if is_band else _(" of {target}")
        _paint_amounts(painter, places.amounts, *amounts(line, self.locale), aim)
        figures = line.figures
        paint.paint_bar(painter, places.bar, float(figures.counted), float(figures.expected), figures.status)
        paint.paint_status(painter, places.status, figures.status, figures.outdated)
        paint.paint_avatar(painter, places.owner, line.owner.name if line.owner else "", _id(line.owner))

    # Editing, clicks, tips

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        row: OutlineRow = index.data(ROW_ROLE)
        editor = InlineEditor(parent)
        editor.setAccessibleName(_("Words of {number}").format(number=_number(row)))
        editor.setFont(theme.font("heading" if row.key_result is None else "body"))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        row: OutlineRow = index.data(ROW_ROLE)
        title = self.places(option.rect, row).title
        height = max(editor.sizeHint().height(), 34)
        editor.setGeometry(title.left() - 8, title.center().y() - height // 2, title.width() + 12, height)

    def editorEvent(self, event: QEvent, model: object, option: QStyleOptionViewItem, index: _Index) -> bool:
        if event.type() is QEvent.Type.MouseButtonRelease and event.button() is Qt.MouseButton.LeftButton:  # type: ignore[attr-defined]
            row: OutlineRow = index.data(ROW_ROLE)
            at = event.position().toPoint()  # type: ignore[attr-defined]
            places = self.places(option.rect, row)
            if row.invites:
                self.key_result_requested.emit(row.objective.objective.id)
                return True
            if places.mark.contains(at):
                self.choice_requested.emit(row.id)
                return True
            for part in _explained(places):
                if part.contains(at):
                    self.sum_requested.emit(row.id, part)
                    return True
            if places.owner.contains(at):
                self.owner_requested.emit(row.id, places.owner)
                return True
        return super().editorEvent(event, model, option, index)  # type: ignore[arg-type]

    def tip(self, row: OutlineRow, at: QPoint, area: QRect) -> str:
        places = self.places(area, row)
        if places.owner.contains(at):
            owner = row.key_result.owner if row.key_result else row.objective.owner
            return called(owner) if owner else _("Nobody owns it; click to choose.")
        if places.mark.contains(at):
            return left_words(row)
        if any(part.contains(at) for part in _explained(places)):
            return self._tip_of_figures(row)
        kind = "heading" if row.key_result is None else "body"
        lines = len(_wrapped(row.title, kind, places.title.width()))
        spacing = face(kind, theme.text_scale())[1].lineSpacing()
        cut = lines > max(1, min(6, places.title.height() // spacing))
        return row.title if cut and places.title.contains(at) else ""  # not again what stands there whole

    def _tip_of_figures(self, row: OutlineRow) -> str:
        """That they explain themselves, and how sure people are, for which the row has no room."""
        sure = ""
        if row.key_result is not None:
            figures = row.key_result.figures
            sure = confidence_words(figures.confidence, figures.confidence_on, self.locale)
        return " · ".join(filter(None, (_("Show the sum"), sure)))

    def tip_place(self, row: OutlineRow, at: QPoint, area: QRect) -> QRect:
        places = self.places(area, row)
        parts = (places.owner, places.mark, *_explained(places), places.title)
        return next((part for part in parts if part.contains(at)), area)

    def can_be_pressed(self, at: QPoint, area: QRect, row: OutlineRow) -> bool:
        """Whether a click there opens something: a sum, a choice of an owner or value, a first key result."""
        places = self.places(area, row)
        return row.invites or any(
            part.contains(at) for part in (*_explained(places), places.owner, places.mark)
        )


def _explained(places: Places) -> tuple[QRect, ...]:
    """The parts of a row that open its sum."""
    return places.figure, places.bar, places.status, places.amounts


def _number(row: OutlineRow) -> str:
    return row.key_result.number if row.key_result else str(row.objective.number)


def _id(person: object) -> str:
    return getattr(person, "id", "")


def _paint_card(painter: QPainter, card: QRect, row: OutlineRow, selected: bool, hovered: bool) -> None:
    tokens = theme.tokens()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    top = row.key_result is None and not row.invites
    area = QRectF(card).adjusted(0.5, 0.5 if top else 0, -0.5, -0.5 if row.last else 0)
    outline = QPainterPath()
    radius = 10.0
    shape = QPainterPath()
    shape.addRoundedRect(
        area.adjusted(0, 0 if top else -2 * radius, 0, 0 if row.last else 2 * radius), radius, radius
    )
    clip = QPainterPath()
    clip.addRect(QRectF(card))
    outline = shape.intersected(clip)
    painter.setClipRect(card.adjusted(0, 0, 1, 1))
    ground = tokens.chosen if selected else tokens.hover if hovered else tokens.surface
    painter.fillPath(outline, QColor(ground))
    painter.setPen(QPen(QColor(tokens.line), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(shape)
    if not top:
        painter.drawLine(card.left(), card.top(), card.right(), card.top())
    painter.setClipping(False)


def _paint_amounts(painter: QPainter, rect: QRect, start: str, current: str, target: str, aim: str) -> None:
    """from → **current** of target, in one line; the current value is the one that catches the eye."""
    tokens = theme.tokens()
    before = _("{start} → ").format(start=start) if start else ""
    after = aim.format(target=target) if target else ""
    parts = [
        (before, False, tokens.muted),
        (current or "–", True, tokens.ink),
        (after, False, tokens.muted),
    ]
    left, scale = rect.left(), theme.text_scale()
    for text, bold, colour in parts:
        shown, wide = _part(text, bold, max(rect.right() - left, 0), scale)
        painter.setFont(_small(bold, scale)[0])
        painter.setPen(QColor(colour))
        spot = QRect(left, rect.top(), max(rect.right() - left + 1, 0), rect.height())
        painter.drawText(spot, _ONE_LINE, shown)
        left += wide
    everything = before + (current or "–") + after
    paint.paint_dots_below(painter, rect, everything, "small", Qt.AlignmentFlag.AlignLeft)


@lru_cache(maxsize=16)
def _small(bold: bool, _scale: float) -> tuple[QFont, QFontMetrics]:
    font = theme.font("small")
    if bold:
        font.setBold(True)
    return font, QFontMetrics(font)


@lru_cache(maxsize=2048)
def _part(text: str, bold: bool, room: int, scale: float) -> tuple[str, int]:
    """As much of an amount as there is room for, and how wide all of it is."""
    metrics = _small(bold, scale)[1]
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room), metrics.horizontalAdvance(text)


def _paragraph(painter: QPainter, rect: QRect, text: str, kind: str, colour: str) -> None:
    """Wrapped words in the middle of the rectangle; more lines than fit end with an ellipsis."""
    font, metrics = face(kind, theme.text_scale())
    lines = _wrapped(text, kind, rect.width())
    fitting = max(1, min(len(lines), 6, rect.height() // metrics.lineSpacing() or 1))
    shown = list(lines[:fitting])
    if fitting < len(lines):
        shown[-1] = metrics.elidedText(shown[-1] + "…" * 3, Qt.TextElideMode.ElideRight, rect.width())
    painter.setFont(font)
    painter.setPen(QColor(colour))
    top = rect.center().y() - len(shown) * metrics.lineSpacing() // 2
    for number, line in enumerate(shown):
        spot = QRect(
            rect.left(), top + number * metrics.lineSpacing(), rect.width() + 2, metrics.lineSpacing()
        )
        painter.drawText(spot, _ONE_LINE, line)


def _wrapped(text: str, kind: str, width: int) -> tuple[str, ...]:
    """The lines of a text at a width, at most seven; words longer than a line are broken."""
    return _lines(text[:2000], kind, max(width, 40), theme.text_scale())


@lru_cache(maxsize=2048)
def _lines(text: str, kind: str, width: int, scale: float) -> tuple[str, ...]:
    plain = " ".join(text.split())
    font, metrics = face(kind, scale)
    if len(plain) < 200 and metrics.horizontalAdvance(plain) < width - 2:
        return (plain,)  # most titles are short, and laying out is slow
    return tuple(lines_at(plain, font, width, 7)) or ("",)
