"""Ctrl+K: finds any action that can be done now, and what the workspace holds by its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from okrdesk.frozen import dataclass
from okrdesk.gui import theme
from okrdesk.gui.widgets.dialog import Dialog
from okrdesk.gui.widgets.row_painter import RowPainter, Standing
from okrdesk.gui.widgets.rows_model import Index, RowsModel
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _
from okrdesk.okr.alphabet import holds, plain_letters

_MOST = 60
_SEEN = 12  # rows at most, without scrolling
_MARGIN, _SPACING, _LINE = 12, 8, 1
_BY_KIND = 100_000


@dataclass(frozen=True, slots=True)
class Found:
    """Something to choose: its words, what it is ("Key result 1.2", "File"), its shortcut, what it does.

    `also` are other words by which people look for it.
    """

    words: str
    kind: str
    keys: str
    act: Callable[[], object]
    also: str = ""


def rank(typed: str, name: str, also: str = "") -> int | None:
    """How well words fit what was typed, less is better; None when they do not fit.

    Every typed word must be found: at the start of a word (also of what they are `also` called), inside one,
    or as letters in this order.
    """
    text, other = plain_letters(name), plain_letters(also)
    total = 0
    for part in plain_letters(typed).split():
        cost = _cost(part, text, other)
        if cost is None:
            return None
        total += cost
    return total * 1000 + min(len(text), 999)


def _cost(part: str, text: str, other: str) -> int | None:
    if text.startswith(part):
        return 0
    if _begins_a_word(part, text):
        return 2
    if _begins_a_word(part, other):
        return 4
    if part in text:
        return 8
    spread = _spread(part, text)
    return None if spread is None else 12 + spread


def _begins_a_word(part: str, text: str) -> bool:
    at = text.find(part)
    while at > 0 and text[at - 1].isalnum():
        at = text.find(part, at + 1)
    return at >= 0


def _spread(letters: str, text: str) -> int | None:
    """How far the letters lie apart when found one after the other; None when they are not all there."""
    first = at = text.find(letters[0])
    for letter in letters[1:]:
        if at < 0:
            return None
        at = text.find(letter, at + 1)
    if at < 0 or at - first > 2 * len(letters):
        return None
    return at - first


def matching(offers: Sequence[Found], typed: str) -> list[Found]:
    """What fits, best first; all in their order when nothing is typed."""
    if not typed.strip():
        return list(offers[:_MOST])
    ranked = []
    for nth, each in enumerate(offers):
        own = rank(typed, each.words, each.also)
        # What a thing is may help to find it, but only where it was typed as it is written.
        by_kind = all(holds(f"{each.words} {each.kind}", part) for part in typed.split())
        best = own if own is not None else (_BY_KIND if by_kind else None)
        if best is not None:
            ranked.append((best, nth, each))
    ranked.sort(key=lambda one: one[:2])
    return [each for _cost, _place, each in ranked[:_MOST]]


class _Rows(RowsModel):
    rows: list[Found]

    def id_of(self, row: Found) -> Found:
        return row

    def words(self, row: Found) -> str:
        return " ".join(row.words.split())[:300]

    def spoken(self, row: Found) -> str:
        return ", ".join(filter(None, (row.words, row.kind, row.keys)))


class _Painter(RowPainter):
    def row_size(self, row: Found) -> QSize:
        return QSize(200, QFontMetrics(theme.font()).height() + 14)

    def paint_row(self, painter: QPainter, area: QRect, row: Found, standing: Standing) -> None:
        tokens = theme.tokens()
        if standing.chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft))
            painter.drawRoundedRect(area.adjusted(2, 1, -2, -1), 6, 6)
        room = area.adjusted(12, 0, -12, 0)
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(tokens.muted))
        right = row.kind if not row.keys else f"{row.kind}   {row.keys}"
        metrics = painter.fontMetrics()
        right = metrics.elidedText(right, Qt.TextElideMode.ElideRight, room.width() // 2)
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(room, side, right)
        room.setRight(room.right() - metrics.horizontalAdvance(right) - 12)
        painter.setFont(theme.font())
        painter.setPen(QColor(tokens.ink))
        shown = painter.fontMetrics().elidedText(
            " ".join(row.words.split())[:300], Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class CommandPalette(Dialog):
    """Type, arrows, Enter. `choose` returns what was chosen; the caller does it when the palette is gone.

    `more` gives what takes time to find; it comes in while the palette is open already.
    """

    def __init__(
        self, parent: QWidget | None, offers: Sequence[Found], more: Iterator[Sequence[Found]] | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._found = list(offers)
        self._more = more or iter(())
        self.chosen: Found | None = None
        self.setWindowTitle(_("Search or run a command"))
        self.setAccessibleName(_("Search or run a command"))
        self.setProperty("kind", "surface")
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("An action, an objective, a key result, a person…"))
        self.field.setAccessibleName(_("Search or run a command"))
        self.field.installEventFilter(self)
        self.model = _Rows(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Painter(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setAccessibleName(_("What was found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(self._take)
        self.nothing = PlainLabel(_("Nothing is called that."), "muted")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame = QFrame()
        frame.setProperty("kind", "popover")
        outer.addWidget(frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(_SPACING)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing)
        self.field.textChanged.connect(self._search)
        self._coming = QTimer(self, interval=0)
        self._coming.timeout.connect(self._take_in)
        self._coming.start()
        self._search("")

    def _take_in(self) -> None:
        """Add what was found meanwhile; the chosen row stays."""
        fresh = next(self._more, None)
        if fresh is None:
            self._coming.stop()
        elif fresh:
            self._found += fresh
            index = self.list.currentIndex()
            chosen = self.model.rows[index.row()] if index.isValid() else None
            self._search(self.field.text())
            if chosen in self.model.rows and index.row() > 0:
                self._go_to(self.model.rows.index(chosen))

    def _place(self) -> None:
        """As high as what was found, as far as the window has room: no row is cut."""
        parent = self.parentWidget()
        scale = theme.text_scale()
        room = parent.window().geometry() if parent is not None else self.screen().availableGeometry()
        width = min(round(600 * scale), room.width() - 40)
        row = max(self.list.sizeHintForRow(0), 1)
        around = self.field.sizeHint().height() + 2 * (_MARGIN + _LINE) + _SPACING
        high = min(room.height() - 80, self._room().height())
        most = min(_SEEN, (high - around) // row)
        self.list.setVisible(bool(self.model.rows))
        rows = max(min(len(self.model.rows), most), 0)
        inside = rows * row + 2 * self.list.frameWidth() if rows else self.nothing.sizeHint().height()
        height = around + inside
        self.setGeometry(room.x() + (room.width() - width) // 2, room.y() + 56, width, height)

    def _search(self, typed: str) -> None:
        self.model.set_rows(matching(self._found, typed))
        self.nothing.setVisible(not self.model.rows)
        self._place()
        self._go_to(0)

    def _go_to(self, row: int) -> None:
        if self.model.rows:
            self.list.setCurrentIndex(self.model.index(max(0, min(row, len(self.model.rows) - 1))))

    def _take(self, index: Index) -> None:
        if index.isValid():
            self.chosen = self.model.rows[index.row()]
            self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            here = self.list.currentIndex().row()
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            key = Qt.Key(event.key())
            if key in steps:
                self._go_to(here + steps[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    @classmethod
    def choose(
        cls, parent: QWidget | None, offers: Sequence[Found], more: Iterator[Sequence[Found]] | None = None
    ) -> Found | None:
        """What the person chose, None when it was left."""
        palette = cls(parent, offers, more)
        palette.field.setFocus()
        palette.exec()
        chosen = palette.chosen
        palette.deleteLater()
        return chosen
