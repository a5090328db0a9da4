"""The mirror: themes as bars, by how many kinds of evidence are behind them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from okrdesk.document.document import Document
from okrdesk.gui import theme
from okrdesk.gui.pages.workshop_page.write_act import evidence_word
from okrdesk.gui.widgets.paint import paint_focus, paint_words
from okrdesk.gui.widgets.row_painter import RowPainter, Standing
from okrdesk.gui.widgets.rows_model import RowsModel, show_as_rows
from okrdesk.i18n import _, ngettext
from okrdesk.okr.workshop import ideas, themes

_ROW = 40


@dataclass(frozen=True, slots=True)
class MirrorRow:
    """A theme: `said` names the kinds with their counts, `share` is of the largest one."""

    id: str
    title: str
    cards: int
    said: str
    share: float
    colour: int


class _Rows(RowsModel):
    rows: tuple[MirrorRow, ...]

    def words(self, row: MirrorRow) -> str:
        return row.title

    def spoken(self, row: MirrorRow) -> str:
        cards = ngettext("{n} card", "{n} cards", row.cards).format(n=row.cards)
        return f"{row.title}. {cards}. {row.said}"


class _RowPainter(RowPainter):
    def __init__(self, view: MirrorList) -> None:
        super().__init__(view)
        self._view = view

    def row_size(self, row: MirrorRow) -> QSize:
        return QSize(self._view.viewport().width(), round(_ROW * theme.text_scale()))

    def paint_row(self, painter: QPainter, area: QRect, row: MirrorRow, standing: Standing) -> None:
        tokens = theme.tokens()
        third = area.width() // 3
        title = QRect(area.left() + 4, area.top(), third - 12, area.height())
        paint_words(painter, title, row.title, "strong", tokens.ink)
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
        return f"{row.title}: {row.said}"


class MirrorList(QListView):
    """To read; as tall as its rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = _Rows(self)
        self.setModel(self.lines)
        self.setItemDelegate(_RowPainter(self))
        show_as_rows(self, _("The mirror"))
        self.setProperty("kind", "outline")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)

    def show_mirror(self, document: Document, cycle_id: str) -> bool:
        """Show the themes of a cycle; whether there are any."""
        colours = {each.id: number for number, each in enumerate(themes.of_cycle(document, cycle_id))}
        mirrored = ideas.mirror(document, cycle_id)
        most = max((each.cards for each in mirrored), default=1) or 1
        rows = tuple(
            MirrorRow(
                each.theme.id,
                each.theme.title,
                each.cards,
                ", ".join(f"{each.counts[kind]} {evidence_word(kind)}" for kind in each.kinds),
                each.cards / most,
                colours[each.theme.id],
            )
            for each in mirrored
        )
        self.lines.set_rows(rows)
        self.setFixedHeight(round(_ROW * theme.text_scale()) * len(rows) + 6)
        return bool(rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
