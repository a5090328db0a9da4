"""The workshops one can hold, as cards: what each is called, how long it takes, what one leaves it with."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen

from okrdesk.frozen import dataclass
from okrdesk.gui import theme
from okrdesk.gui.widgets.paint import paint_focus, paint_words
from okrdesk.gui.widgets.row_list import TallList
from okrdesk.gui.widgets.row_painter import RowPainter, Standing
from okrdesk.gui.widgets.rows_model import Row, RowsModel
from okrdesk.gui.widgets.wrapping import face, wrapped
from okrdesk.i18n import _, ngettext

_GAP = 10
_INSIDE = 14
_NARROW = 260  # from here down a card is one line


@dataclass(frozen=True, slots=True)
class TemplateCard(Row):
    """A workshop to choose: `own` was saved here; `note` says that it is prepared already, or ""."""

    minutes: int
    leave_with: str
    own: bool = False
    note: str = ""

    @property
    def spoken(self) -> str:
        minutes = ngettext("{n} minute", "{n} minutes", self.minutes).format(n=self.minutes)
        return ". ".join(part for part in (self.words, minutes, self.leave_with, self.note) if part)


def _minutes_wide(row: TemplateCard) -> tuple[int, int]:
    """How wide the number of minutes is, and "min" behind it."""
    strong, small = (face(kind, theme.text_scale())[1] for kind in ("strong", "small"))
    return strong.horizontalAdvance(str(row.minutes)) + 4, small.horizontalAdvance(_("min")) + 4


class _CardPainter(RowPainter):
    def row_size(self, row: TemplateCard) -> QSize:
        width = self.width()
        strong, small = (face(kind, theme.text_scale())[1] for kind in ("strong", "small"))
        height = strong.lineSpacing() * len(self._title(row, width)) + 2 * _INSIDE
        if width >= _NARROW * theme.text_scale():
            height += small.lineSpacing() * len(self._under(row, width)) + 4
        return QSize(width, height + _GAP)

    def _title(self, row: TemplateCard, width: int) -> tuple[str, ...]:
        """The lines of its name beside its minutes."""
        return wrapped(row.words, "strong", width - 2 * _INSIDE - sum(_minutes_wide(row)) - 8, 3)

    def _under(self, row: TemplateCard, width: int) -> tuple[str, ...]:
        text = " · ".join(part for part in (row.leave_with, row.note) if part)
        return wrapped(text, "small", width - 2 * _INSIDE - 6, 2) if text else ()

    def paint_row(self, painter: QPainter, area: QRect, row: TemplateCard, standing: Standing) -> None:
        tokens = theme.tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(area).adjusted(1, 1, -1, -_GAP - 1)
        edge = tokens.accent if standing.chosen or standing.hovered else tokens.line
        painter.setPen(QPen(QColor(edge), 2 if standing.chosen else 1))
        painter.setBrush(QColor(tokens.chosen if standing.chosen else tokens.surface))
        painter.drawRoundedRect(card, 10, 10)
        if standing.focused and not standing.chosen:
            paint_focus(painter, card, 10)
        room = card.toRect().adjusted(_INSIDE, _INSIDE - 2, -_INSIDE, 0)
        height = face("strong", theme.text_scale())[1].lineSpacing()
        number, wide = _minutes_wide(row)
        right = QRect(room.right() - wide, room.top(), wide + 1, height)
        paint_words(painter, right, _("min"), "small", tokens.muted, Qt.AlignmentFlag.AlignRight)
        spot = QRect(right.left() - number, room.top(), number, height)
        paint_words(painter, spot, str(row.minutes), "strong", tokens.ink, Qt.AlignmentFlag.AlignRight)
        title = QRect(room.left(), room.top(), spot.left() - room.left(), height)
        for line in self._title(row, area.width()):
            paint_words(painter, title, line, "strong", tokens.ink)
            title.translate(0, height)
        if area.width() < _NARROW * theme.text_scale():
            return
        spacing = face("small", theme.text_scale())[1].lineSpacing()
        for nth, line in enumerate(self._under(row, area.width())):
            spot = QRect(room.left(), title.top() + 4 + nth * spacing, room.width(), spacing)
            paint_words(painter, spot, line, "small", tokens.muted)

    def tip(self, row: TemplateCard, at: object, area: QRect) -> str:
        return row.leave_with


class TemplateList(TallList):
    """Choose one: arrows, a click. `picked` tells its id. Delete asks to remove one's own."""

    picked = Signal(str)
    removal_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__(RowsModel(), _CardPainter(), _("Workshops to hold"))
        self._showing = False
        self.row_chosen.connect(self._tell)
        self.on_keys([Qt.Key.Key_Delete], self._ask_to_remove)

    def show_cards(self, cards: Sequence[TemplateCard], chosen: str) -> None:
        """Show these with one of them chosen, without telling."""
        self._showing = True
        self.set_rows(cards)
        self.choose(chosen)
        self._showing = False

    def _tell(self, chosen: str) -> None:
        if chosen and not self._showing:
            self.picked.emit(chosen)

    def _ask_to_remove(self) -> None:
        if self.chosen():
            self.removal_requested.emit(self.chosen())
