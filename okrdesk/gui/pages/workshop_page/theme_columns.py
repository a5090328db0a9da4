"""The themes while cards are sorted: a column each with its key, its title and the cards that are in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QGridLayout, QSizePolicy, QWidget

from okrdesk.exchange.cells import safe_cell
from okrdesk.frozen import dataclass
from okrdesk.gui import theme
from okrdesk.gui.widgets.paint import paint_focus, paint_pill, paint_words, pill_size
from okrdesk.gui.widgets.painted_button import PaintedButton
from okrdesk.gui.widgets.side_by_side import lay_in_columns
from okrdesk.gui.widgets.text import literal, set_tip
from okrdesk.gui.widgets.wrapping import face, wrapped
from okrdesk.i18n import _, ngettext

CARD_MIME = "application/x-okrdesk-card"
_MOST_CARDS = 4
_INSIDE, _GAP = 10, 8
_WIDTH = 132


@dataclass(frozen=True, slots=True)
class ThemeColumn:
    """A theme with those of its cards that were typed.

    `key` sends a card there ("" past nine); `cards` are (id, text, is it an interest).
    """

    id: str
    key: str
    title: str
    count: int
    colour: int
    cards: tuple[tuple[str, str, bool], ...]
    on_paper: int = 0


def carry_card(source: QWidget, card_id: str, text: str, picture: QPixmap | None = None) -> None:
    """Let a card be dragged: onto a theme, or out of one."""
    drag = QDrag(source)
    carried = QMimeData()
    carried.setData(CARD_MIME, QByteArray(card_id.encode()))
    carried.setText(safe_cell(text))
    drag.setMimeData(carried)
    if picture is not None:
        drag.setPixmap(picture)
    drag.exec(Qt.DropAction.MoveAction)


def card_in(carried: QMimeData) -> str:
    """The id of the card that is carried, "" for none."""
    if not carried.hasFormat(CARD_MIME):
        return ""
    return bytes(carried.data(CARD_MIME).data()).decode("utf-8", "replace")


class _Column(PaintedButton):
    """One theme. A click sends the card at hand there; cards are dragged onto it, and out of it."""

    dropped = Signal(str)
    menu_wanted = Signal()
    leaves_arrows = True

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = ThemeColumn("", "", "", 0, 0, ())
        self.setAcceptDrops(True)
        self._over = False
        self._pressed: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_column(self, column: ThemeColumn) -> None:
        """Show another theme, or the same as it is now."""
        if column == self.column:
            return
        self.column = column
        self.setText(literal(column.title[:100]))
        cards = ngettext("{n} card", "{n} cards", column.count).format(n=column.count)
        key = _("key {key}").format(key=column.key) if column.key else ""
        self.setAccessibleName(", ".join(part for part in (column.title, cards, key) if part))
        set_tip(self, column.title)
        self.updateGeometry()
        self.update()

    def _title_lines(self) -> tuple[str, ...]:
        return wrapped(self.column.title, "strong", self.width() - 2 * _INSIDE, 2)

    def sizeHint(self) -> QSize:
        scale = theme.text_scale()
        spacing = face("strong", scale)[1].lineSpacing()
        small = face("small", scale)[1].lineSpacing()
        cards = sum(self._card_height(text, chip) + 6 for _id, text, chip in self.column.cards[:_MOST_CARDS])
        height = round(26 * scale) + 2 * spacing + 16 + cards + small + 12
        return QSize(round(_WIDTH * scale), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(round(96 * theme.text_scale()), self.sizeHint().height())

    def _card_lines(self, text: str) -> tuple[str, ...]:
        return wrapped(text, "small", max(self.width(), 96) - 2 * _INSIDE - 12, 3)

    def _card_height(self, text: str, interest: bool) -> int:
        spacing = face("small", theme.text_scale())[1].lineSpacing()
        chip = pill_size("x").height() + 2 if interest else 0
        return spacing * len(self._card_lines(text)) + 12 + chip

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, scale, column = theme.tokens(), theme.text_scale(), self.column
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        line = tokens.accent if self._over or self.underMouse() else tokens.well
        painter.setPen(QPen(QColor(line), 2 if self._over else 1))
        painter.setBrush(QColor(tokens.well))
        painter.drawRoundedRect(area, 8, 8)
        if self.hasFocus():
            paint_focus(painter, self.rect(), 8)
        room = self.rect().adjusted(_INSIDE, _INSIDE - 2, -_INSIDE, -4)
        edge = round(20 * scale)
        if column.key:
            spot = QRect(room.left(), room.top(), edge, edge)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.surface))
            painter.drawRoundedRect(QRectF(spot), 4, 4)
            paint_words(
                painter, spot, column.key, "strong", tokens.accent_text, Qt.AlignmentFlag.AlignHCenter
            )
        count = QRect(room.left(), room.top(), room.width(), edge)
        paint_words(painter, count, str(column.count), "body", tokens.muted, Qt.AlignmentFlag.AlignRight)
        spacing = face("strong", scale)[1].lineSpacing()
        lines = self._title_lines()
        top = room.top() + edge + 6 + (2 - len(lines)) * spacing
        for nth, text in enumerate(lines):
            spot = QRect(room.left(), top + nth * spacing, room.width(), spacing)
            paint_words(painter, spot, text, "strong", tokens.ink)
        below = self._below()
        painter.fillRect(
            QRect(room.left(), below, room.width(), 3), QColor(theme.group_colour(column.colour))
        )
        self._paint_cards(painter, room, below + 9)
        painter.end()

    def _below(self) -> int:
        """Where the head ends."""
        scale = theme.text_scale()
        return _INSIDE - 2 + round(20 * scale) + 6 + 2 * face("strong", scale)[1].lineSpacing() + 4

    def card_at(self, y: int) -> str:
        """The id of the card at this height, "" for none."""
        top = self._below() + 9
        for card_id, text, interest in self.column.cards[:_MOST_CARDS]:
            height = self._card_height(text, interest)
            if top <= y < top + height:
                return card_id
            top += height + 6
        return ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        pressed, at = self._pressed, event.position().toPoint()
        if pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        card = self.card_at(pressed.y())
        if card and (at - pressed).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self.setDown(False)  # what is carried is not pressed
            carry_card(self, card, next(text for key, text, _chip in self.column.cards if key == card))

    def _paint_cards(self, painter: QPainter, room: QRect, top: int) -> None:
        tokens, column = theme.tokens(), self.column
        small = face("small", theme.text_scale())[1].lineSpacing()
        for _card, text, interest in column.cards[:_MOST_CARDS]:
            height = self._card_height(text, interest)
            card = QRectF(room.left() - 3, top, room.width() + 6, height)
            painter.setPen(QPen(QColor(tokens.line), 1))
            painter.setBrush(QColor(tokens.surface))
            painter.drawRoundedRect(card, 5, 5)
            for nth, wrapped_line in enumerate(self._card_lines(text)):
                spot = QRect(room.left() + 4, top + 6 + nth * small, room.width() - 8, small)
                paint_words(painter, spot, wrapped_line, "small", tokens.ink)
            if interest:
                size = pill_size("x")
                spot = QRect(
                    room.left() + 4, top + height - size.height() - 4, room.width() - 8, size.height()
                )
                paint_pill(painter, spot, _("interest"))
            top += height + 6
        more = column.count - min(len(column.cards), _MOST_CARDS) - column.on_paper
        said = [
            ngettext("and {n} more", "and {n} more", more).format(n=more) if more > 0 else "",
            _("{n} on paper").format(n=column.on_paper) if column.on_paper else "",
        ]
        spot = QRect(room.left(), top, room.width(), small)
        paint_words(painter, spot, " · ".join(part for part in said if part), "small", tokens.muted)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if card_in(event.mimeData()):
            self._over = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: object) -> None:
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._over = False
        self.update()
        event.acceptProposedAction()
        self.dropped.emit(card_in(event.mimeData()))


class ThemeColumns(QWidget):
    """Columns in as many as fit beside each other. `sent` tells a theme, `dropped` a card and a theme."""

    sent = Signal(str)
    dropped = Signal(str, str)
    menu_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Themes"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self.columns: list[_Column] = []
        self._across = 0

    def show_columns(self, columns: Sequence[ThemeColumn]) -> None:
        """Show these themes; the one with the keyboard keeps it."""
        before = len(self.columns)
        while len(self.columns) > len(columns):
            gone = self.columns.pop()
            self._grid.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.columns) < len(columns):
            made = _Column(self)
            made.clicked.connect(lambda _checked=False, made=made: self.sent.emit(made.column.id))
            made.menu_wanted.connect(lambda made=made: self.menu_wanted.emit(made.column.id))
            made.dropped.connect(lambda card, made=made: self.dropped.emit(card, made.column.id))
            self.columns.append(made)
        for widget, column in zip(self.columns, columns, strict=True):
            widget.show_column(column)
        self._arrange(again=len(columns) != before)

    def focused(self) -> str:
        """The theme that has the keyboard, "" for none."""
        return next((each.column.id for each in self.columns if each.hasFocus()), "")

    def _arrange(self, *, again: bool = False) -> None:
        least = round((_WIDTH - 12) * theme.text_scale()) + _GAP
        across = max(1, min(max(len(self.columns), 1), self.width() // least))
        if across == self._across and not again:
            return
        lay_in_columns(self._grid, self.columns, across, self._across)
        self._across = across

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
