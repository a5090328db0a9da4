"""A result in rows: every item with its dots, the cut line between them, a tie in amber."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from okrdesk.frozen import dataclass
from okrdesk.gui import theme
from okrdesk.gui.widgets.dots import paint_row_of_dots
from okrdesk.gui.widgets.paint import paint_focus, paint_words
from okrdesk.gui.widgets.row_list import TallList
from okrdesk.gui.widgets.row_painter import RowPainter, Standing
from okrdesk.gui.widgets.rows_model import Row, RowsModel
from okrdesk.gui.widgets.wrapping import face
from okrdesk.i18n import _, ngettext
from okrdesk.okr.workshop.revealed import Seen


@dataclass(frozen=True, slots=True)
class RankedItem(Row):
    """`inside`: above the cut. `tied`: it waits for the tie to be settled. `cut` is said at the line."""

    number: int
    dots: int
    people: int | None
    inside: bool
    tied: bool
    line_below: bool = False
    cut: str = ""

    @property
    def spoken(self) -> str:
        dots = ngettext("{n} dot", "{n} dots", self.dots).format(n=self.dots)
        return ". ".join(part for part in (self.words, dots, people_words(self.people), self.cut) if part)


def ranked_items(known: Seen) -> list[RankedItem]:
    """The rows of a result. While its tie is open nobody's people are in them."""
    tie = known.tie if known.tie is not None and known.tie.outcome is None else None
    ranked = known.ranked
    above = [item for item in ranked if item.chosen]
    cut = len(above) if tie is None else (known.cut or 0)
    cut_label = ""
    if known.cut is not None and cut < len(ranked):
        cut_label = ngettext("cut: {n} place", "cut: {n} places", known.cut).format(n=known.cut)
    ordered = above + [item for item in ranked if not item.chosen] if tie is None else list(ranked)
    return [
        RankedItem(
            item.item,
            item.title,
            item.number,
            item.dots or 0,
            item.people,
            bool(item.chosen) or (tie is not None and nth < cut),
            tie is not None and item.number in tie.numbers,
            bool(cut_label) and nth + 1 == cut,
            cut_label if nth + 1 == cut else "",
        )
        for nth, item in enumerate(ordered)
    ]


class _RowPainter(RowPainter):
    def row_size(self, row: RankedItem) -> QSize:
        return self.across(36)

    def paint_row(self, painter: QPainter, area: QRect, row: RankedItem, standing: Standing) -> None:
        tokens, scale = theme.tokens(), theme.text_scale()
        risk = theme.status_colours("at risk")
        if row.tied:
            painter.fillRect(area.adjusted(0, 1, 0, -1), QColor(risk.soft))
        if standing.focused:
            paint_focus(painter, area)
        edge = round(20 * scale)
        number = QRect(area.left() + 10, area.center().y() - edge // 2, edge, edge)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent_soft))
        painter.drawRoundedRect(number, 4, 4)
        middle, right = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight
        paint_words(painter, number, str(row.number), "strong", tokens.accent_text, middle)
        wide = max(area.width() * 32 // 100, 120)
        title = QRect(number.right() + 12, area.top(), wide, area.height())
        kind, ink = ("strong", tokens.ink) if row.inside and not row.tied else ("body", tokens.ink)
        paint_words(painter, title, row.words, kind, ink if row.inside or row.tied else tokens.muted)
        people = people_words(row.people)
        room = face("small", scale)[1].horizontalAdvance(people) + 12 if people else 6
        said = QRect(area.right() - room - 4, area.top(), room, area.height())
        paint_words(painter, said, people, "small", tokens.muted, right)
        count = QRect(said.left() - round(40 * scale), area.top(), round(38 * scale), area.height())
        paint_words(painter, count, str(row.dots), "strong", tokens.ink, right)
        dots = QRect(title.right() + 12, area.top(), count.left() - title.right() - 24, area.height())
        if row.line_below:
            wide = min(face("small", scale)[1].horizontalAdvance(row.cut) + 12, dots.width() // 2)
            cut_area = QRect(dots.right() - wide, area.top(), wide, area.height())
            paint_words(painter, cut_area, row.cut, "small", risk.ink, right)
            dots.setRight(cut_area.left())
        soft = not row.inside and not row.tied
        paint_row_of_dots(painter, dots, row.dots, soft=soft, size=13)
        if row.line_below:
            painter.setPen(QPen(QColor(risk.fill), 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(area.bottomLeft(), area.bottomRight())

    def tip(self, row: RankedItem, at: object, area: QRect) -> str:
        return f"{row.words}\n{row.cut}" if row.cut else row.words


class RankingList(TallList):
    """To read."""

    def __init__(self) -> None:
        super().__init__(RowsModel(), _RowPainter(), _("Result"))


def people_words(people: int | None) -> str:
    """ "6 people", "" while that is covered."""
    return "" if people is None else ngettext("{n} person", "{n} people", people).format(n=people)
