"""A small chart per key result, painted: zones, even pace, today and the course so far (decision 28)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem

from okrdesk.document.document import Document
from okrdesk.gui import theme
from okrdesk.gui.pages.progress_page.mini_course import MiniCourse, mini_course
from okrdesk.gui.widgets import paint
from okrdesk.gui.widgets.row_list import ENTER, TallList
from okrdesk.gui.widgets.row_painter import RowPainter
from okrdesk.gui.widgets.rows_model import ROW_ROLE, Index, RowsModel
from okrdesk.i18n import _
from okrdesk.okr.outline import KeyResultLine, Outline
from okrdesk.okr.shown import format_percent

_GAP = 12
_PAD = 12
_LEAST = 232  # width of a tile at usual text size
_LOW, _HIGH = -0.12, 1.12  # what a small chart shows of the way; beyond it the line stays at the edge


def share_words(line: KeyResultLine, locale: str) -> str:
    """The share of the way, or that there is none yet."""
    raw = line.figures.raw
    if line.latest is None or raw is None:
        return "–"
    return format_percent(raw, locale)


def spoken(line: KeyResultLine, locale: str) -> str:
    """A tile as one sentence for a screen reader."""
    figures = line.figures
    template = _("Key result {number}: {title}. {status}, {share}, pace asks {pace}")
    return template.format(
        number=line.number,
        title=line.key_result.title,
        status=paint.status_word(figures.status, figures.outdated),
        share=share_words(line, locale),
        pace=format_percent(figures.expected, locale),
    )


class MultiplesModel(RowsModel):
    """Key results as tiles; the course of one is read when it is first painted."""

    rows: tuple[KeyResultLine, ...]

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.locale = ""
        self._courses: dict[str, MiniCourse] = {}
        self._read: Callable[[KeyResultLine], MiniCourse] = lambda _line: MiniCourse(
            (), 0.0, 1.0, None, 0.3, 0.7
        )

    def set_outline(
        self, document: Document, outline: Outline, rows: tuple[KeyResultLine, ...], locale: str
    ) -> None:
        """Show these key results of an outline."""
        self.locale = locale
        cycle, day = outline.cycle, outline.day
        self._courses = {}
        self._read = lambda line: mini_course(document, line, cycle, day)
        self.set_rows(rows)

    def id_of(self, row: KeyResultLine) -> str:
        return row.key_result.id

    def words(self, row: KeyResultLine) -> str:
        return row.key_result.title

    def spoken(self, row: KeyResultLine) -> str:
        return spoken(row, self.locale)

    def course_of(self, line: KeyResultLine) -> MiniCourse:
        """The course of a key result, read once."""
        key = line.key_result.id
        if key not in self._courses:
            self._courses[key] = self._read(line)
        return self._courses[key]


class MultiplesPainter(RowPainter):
    """Paints a tile: number and title, the small chart, status and share of the way."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        return view.gridSize() if isinstance(view, QListView) else QSize(_LEAST, tile_height())

    @staticmethod
    def _card(option: QStyleOptionViewItem, index: Index) -> QRectF:
        """The tile inside its cell: gaps lie between tiles only, so that the outer edges stand in line."""
        view = option.widget
        columns = view.columns if isinstance(view, Multiples) else 1
        column = index.row() % columns
        left, right = _GAP * column / columns, _GAP * (columns - 1 - column) / columns
        return QRectF(option.rect).adjusted(left + 0.5, 0.5, -right - 0.5, -_GAP - 0.5)

    def tip(self, row: KeyResultLine, at: QPoint, area: QRect) -> str:
        view = self.parent()
        return view.multiples.spoken(row) if isinstance(view, Multiples) else ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: KeyResultLine = index.data(ROW_ROLE)
        model = index.model()
        tokens = theme.tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = self._card(option, index)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(QPen(QColor(tokens.accent if hovered else tokens.line), 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(card, 8, 8)
        inside = card.adjusted(_PAD, _PAD - 3, -_PAD, -_PAD + 3)
        head, foot = _line_heights()
        _paint_head(painter, QRectF(inside.left(), inside.top(), inside.width(), head), line)
        under = QRectF(inside.left(), inside.bottom() - foot, inside.width(), foot)
        share = share_words(line, model.locale if isinstance(model, MultiplesModel) else "")
        _paint_foot(painter, under, line, share)
        room = QRectF(
            inside.left(), inside.top() + head + 5, inside.width(), under.top() - 6 - inside.top() - head - 5
        )
        if isinstance(model, MultiplesModel):
            paint_course(painter, room, model.course_of(line), line.figures.status)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint.paint_focus(painter, card, 8)
        painter.restore()


def _line_heights() -> tuple[int, int]:
    return QFontMetrics(theme.font("body")).height(), paint.status_size("on track").height()


def tile_height() -> int:
    """The height of a tile with the gap below it."""
    head, foot = _line_heights()
    return head + foot + round(64 * theme.text_scale()) + 2 * _PAD + 6 + _GAP


def _paint_head(painter: QPainter, room: QRectF, line: KeyResultLine) -> None:
    tokens = theme.tokens()
    small = QFontMetrics(theme.font("small"))
    painter.setFont(theme.font("small"))
    painter.setPen(QColor(tokens.muted))
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(room, middle, line.number)
    body = theme.font("body")
    wide = small.horizontalAdvance(line.number) + 8
    painter.setFont(body)
    painter.setPen(QColor(tokens.ink))
    title = " ".join(line.key_result.title[:300].split())
    shown = QFontMetrics(body).elidedText(title, Qt.TextElideMode.ElideRight, int(room.width() - wide))
    painter.drawText(room.adjusted(wide, 0, 0, 0), middle, shown)


def _paint_foot(painter: QPainter, room: QRectF, line: KeyResultLine, share: str) -> None:
    figures = line.figures
    font = theme.font("strong")
    wide = QFontMetrics(font).horizontalAdvance(share) + 2
    painter.setFont(font)
    painter.setPen(QColor(theme.tokens().ink))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, share)
    size = paint.status_size(figures.status, figures.outdated)
    pill = QRectF(room.left(), room.top(), min(size.width(), room.width() - wide - 6), room.height())
    paint.paint_status(painter, pill, figures.status, figures.outdated)


def paint_course(painter: QPainter, room: QRectF, course: MiniCourse, status: str) -> None:
    """Paint zones, even pace, today and the course; x is the cycle, y the way from baseline to target."""
    tokens = theme.tokens()

    def at(gone: float, share: float) -> QPointF:
        up = (min(max(share, _LOW), _HIGH) - _LOW) / (_HIGH - _LOW)
        return QPointF(
            room.left() + room.width() * min(max(gone, 0.0), 1.0), room.bottom() - room.height() * up
        )

    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    zone = QRectF(at(0, 1.0), at(1, course.target))
    painter.fillRect(zone, QColor(tokens.accent_soft))
    fine = QPen(QColor(tokens.line), 1)
    painter.setPen(fine)
    painter.drawLine(at(0, 0.0), at(1, 0.0))
    dotted = QPen(QColor(tokens.faint), 1, Qt.PenStyle.DotLine)
    painter.setPen(dotted)
    painter.drawLine(at(0, course.commit), at(1, course.commit))
    dashed = QPen(QColor(tokens.muted), 1, Qt.PenStyle.DashLine)
    painter.setPen(dashed)
    painter.drawLine(at(course.starts, 0.0), at(course.due, 1.0))
    if course.today is not None:
        painter.setPen(QPen(QColor(tokens.amber), 1.4))
        painter.drawLine(at(course.today, _LOW), at(course.today, _HIGH))
    if course.points:
        colour = QColor(theme.status_colours(status).ink)
        pen = QPen(colour, 2.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        drawn = [at(*point) for point in course.points]
        latest = course.points[-1]
        if len(drawn) > 1:
            painter.drawPolyline(QPolygonF(drawn))
        if course.today is not None and course.today > latest[0]:  # the latest value still stands (F4)
            painter.setPen(QPen(colour, 1.2, Qt.PenStyle.DotLine))
            painter.drawLine(drawn[-1], at(course.today, latest[1]))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(drawn[-1], 3.0, 3.0)
    painter.restore()


class Multiples(TallList):
    """The tiles in as many columns as fit.

    `opened` tells the id of the key result that was clicked or opened with Enter; `reached` the place of the
    one that has the keyboard.
    """

    opened = Signal(str)
    reached = Signal(QRectF)

    def __init__(self, multiples: MultiplesModel) -> None:
        self.multiples = multiples
        self.columns = 1
        super().__init__(multiples, MultiplesPainter(), _("Key results, one by one"))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setTabKeyNavigation(False)
        self.setStyleSheet("QListView, QListView:focus { background: transparent; border: 0; padding: 0; }")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._open)
        self.on_keys((*ENTER, Qt.Key.Key_Space), lambda: self._open(self.currentIndex()))
        multiples.modelReset.connect(self.fit)

    def _open(self, index: QModelIndex) -> None:
        line = index.data(ROW_ROLE)
        if line is not None:
            self.opened.emit(line.key_result.id)

    def fit(self) -> None:
        """Take the width there is in full columns, and the height of all rows."""
        width = max(self.maximumViewportSize().width(), 1)
        least = _LEAST * theme.text_scale()
        self.columns = max(1, int((width + _GAP) // (least + _GAP)))
        height = tile_height()
        # Qt begins a new row already where two pixels are left.
        self.setGridSize(QSize(max((width - 2) // self.columns, 60), height))
        rows = -(-len(self.multiples.rows) // self.columns)
        self.setFixedHeight(max(rows * height, 1))

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus():
            self.reached.emit(QRectF(self.visualRect(current)))
