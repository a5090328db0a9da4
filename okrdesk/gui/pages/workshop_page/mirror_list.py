"""The mirror: themes as bars, by how many kinds of evidence are behind them."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter

from okrdesk.document.document import Document
from okrdesk.frozen import dataclass
from okrdesk.gui import theme
from okrdesk.gui.widgets.paint import paint_focus, paint_words
from okrdesk.gui.widgets.row_list import TallList
from okrdesk.gui.widgets.row_painter import RowPainter, Standing
from okrdesk.gui.widgets.rows_model import Row, RowsModel
from okrdesk.i18n import _, ngettext
from okrdesk.okr.workshop import ideas, themes
from okrdesk.okr.workshop.words import evidence_word


@dataclass(frozen=True, slots=True)
class MirrorRow(Row):
    """A theme: `said` names the kinds with their counts, `share` is of the largest one."""

    cards: int
    said: str
    share: float
    colour: int

    @property
    def spoken(self) -> str:
        cards = ngettext("{n} card", "{n} cards", self.cards).format(n=self.cards)
        return f"{self.words}. {cards}. {self.said}"


class _RowPainter(RowPainter):
    def row_size(self, row: MirrorRow) -> QSize:
        return self.across(40)

    def paint_row(self, painter: QPainter, area: QRect, row: MirrorRow, standing: Standing) -> None:
        tokens = theme.tokens()
        third = area.width() // 3
        title = QRect(area.left() + 4, area.top(), third - 12, area.height())
        paint_words(painter, title, row.words, "strong", tokens.ink)
        bar = QRectF(area.left() + third, area.center().y() - 6, third * row.share, 12)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.group_colour(row.colour)))
        painter.drawRoundedRect(bar, 3, 3)
        said = QRect(area.left() + 2 * third + 12, area.top(), third - 16, area.height())
        paint_words(painter, said, row.said, "small", tokens.muted)
        if standing.focused:
            paint_focus(painter, area)

    def tip(self, row: MirrorRow, at: object, area: QRect) -> str:
        return f"{row.words}: {row.said}"


class MirrorList(TallList):
    """To read."""

    def __init__(self) -> None:
        super().__init__(RowsModel(), _RowPainter(), _("The mirror"))

    def show_mirror(self, document: Document, cycle_id: str) -> bool:
        """Show the themes of a cycle; whether there are any."""
        colours = {each.id: number for number, each in enumerate(themes.of_cycle(document, cycle_id))}
        mirrored = ideas.mirror(document, cycle_id)
        most = max((each.cards for each in mirrored), default=1) or 1
        self.set_rows(
            [
                MirrorRow(
                    each.theme.id,
                    each.theme.title,
                    each.cards,
                    ", ".join(f"{each.counts[kind]} {evidence_word(kind)}" for kind in each.kinds),
                    each.cards / most,
                    colours[each.theme.id],
                )
                for each in mirrored
            ]
        )
        return bool(mirrored)
