"""The lines of the roll-up as painted rows: name and cycle, bar with its pace, figures and status."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter

from okrdesk.document.text import in_one_line
from okrdesk.frozen import dataclass
from okrdesk.gui import theme
from okrdesk.gui.widgets import paint
from okrdesk.gui.widgets.row_painter import RowPainter, Standing, paint_ground
from okrdesk.gui.widgets.rows_model import Row
from okrdesk.gui.widgets.text import apart
from okrdesk.i18n import _, format_number, ngettext
from okrdesk.okr.communities.line import Community, stage_words
from okrdesk.okr.communities.rolled import RollUp
from okrdesk.okr.rounding import half_up
from okrdesk.okr.shown import format_percent

_PAD, _GAP = 14, 14
_BAR, _SURE, _OFF, _STATUS = 150, 120, 110, 118  # widths of columns for text of usual size
_NARROW = 640  # below it confidence and what is off track are left to the words below the list


@dataclass(frozen=True, slots=True)
class Figures:
    """What the columns of a line say of progress, confidence and key results off track; "" for nothing."""

    due: str = ""
    sure: str = ""
    off: str = ""


NO_FIGURES = Figures()


@dataclass(frozen=True, slots=True)
class CommunityRow(Row):
    """A file of the roll-up: a community, else why it is not shown.

    `about` stands below its name; `more` is all there is to say, a line each. `shown` is None for what could
    not be read and for further copies.
    """

    path: Path
    about: str
    more: str
    figures: Figures = NO_FIGURES
    shown: Community | None = None

    @property
    def place(self) -> str:
        """Where its file is, in one line."""
        return in_one_line(str(self.path))

    @property
    def spoken(self) -> str:
        word = _word(self.shown) if self.shown is not None else ""
        figures = self.figures
        said = (self.words, self.about, figures.due, word, figures.sure, figures.off)
        return ". ".join(part for part in said if part)


def rows_of(rolled: RollUp) -> tuple[CommunityRow, ...]:
    """A row for each community in the order of its need, then for what is not shown."""
    rows = [_row(each, rolled) for each in rolled.communities]
    for other in rolled.not_shown:
        name = apart(in_one_line(other.path.name) or str(other.path))
        rows.append(CommunityRow(str(other.path), name, other.path, other.why, other.why))
    return tuple(rows)


def _row(each: Community, rolled: RollUp) -> CommunityRow:
    locale = rolled.locale
    asked = [_("Asks for: {what}").format(what=ask) for ask in each.asks]
    due = sure = off = ""
    if each.progress is not None and each.expected is not None and each.stage != "draft":
        due = _("{progress} of {expected} due").format(
            progress=format_percent(each.progress, locale), expected=format_percent(each.expected, locale)
        )
    if each.confidence is not None:
        sure = _("confidence {n}").format(n=format_number(half_up(each.confidence, 1), locale))
    if each.off_track:
        off = _("{n} of {all} off track").format(n=each.off_track, all=each.key_results)
    about = stage_words(each, rolled.day, locale)
    if each.asks:
        count = ngettext("asks for {n} thing", "asks for {n} things", len(each.asks))
        about = f"{about} · {count.format(n=len(each.asks))}"
    # A narrow list has no room for these two.
    narrow = " · ".join(filter(None, (sure, off)))
    more = [*filter(None, (narrow, each.verdict)), *asked]
    words = apart(rolled.names[each.path])
    return CommunityRow(
        str(each.path), words, each.path, about, "\n".join(more), Figures(due, sure, off), each
    )


def _word(shown: Community) -> str:
    """The status in words; where there is none, why."""
    if shown.is_under_way:
        return paint.status_word(shown.status) if shown.status else _("No goals yet")
    return {"draft": _("Draft"), "closed": _("Closed")}.get(shown.stage, "")


class CommunityPainter(RowPainter):
    """Paints a community as the other lists paint goals; what is not shown in grey, with its reason."""

    def row_size(self, row: CommunityRow) -> QSize:
        lines = QFontMetrics(theme.font("strong")).height() + QFontMetrics(theme.font("small")).height()
        return QSize(320, lines + 20)

    def tip(self, row: CommunityRow, at: QPoint, area: QRect) -> str:
        return "\n".join(part for part in (row.words, row.more, row.place) if part)

    def paint_row(self, painter: QPainter, area: QRect, row: CommunityRow, standing: Standing) -> None:
        paint_ground(painter, area, standing)
        inner = area.adjusted(_PAD, 9, -_PAD, -10)
        room = self._paint_figures(painter, inner, row) if row.shown is not None else inner
        tokens, split = theme.tokens(), QFontMetrics(theme.font("strong")).height()
        name = QRect(room.left(), room.top(), room.width(), split)
        below = QRect(room.left(), name.bottom() + 2, room.width(), room.bottom() - name.bottom())
        ink = tokens.ink if row.shown is not None else tokens.muted
        paint.paint_words(painter, name, row.words, "strong", ink)
        paint.paint_words(painter, below, row.about, "small", tokens.muted)
        if standing.focused:
            paint.paint_focus(painter, area.adjusted(1, 1, -1, -2), 4)

    def _paint_figures(self, painter: QPainter, inner: QRect, row: CommunityRow) -> QRect:
        """Paint what is counted from the right edge on; the room that is left for words."""
        shown, figures = row.shown, row.figures
        scale, tokens = theme.text_scale(), theme.tokens()
        assert shown is not None
        right = inner.right()

        def column(width: int) -> QRect:
            nonlocal right
            wide = round(width * scale)
            place = QRect(right - wide, inner.top(), wide, inner.height())
            right = place.left() - _GAP
            return place

        self._paint_status(painter, column(_STATUS), shown)
        if inner.width() > _NARROW * scale:
            for width, text in ((_OFF, figures.off), (_SURE, figures.sure)):
                paint.paint_words(painter, column(width), text, "small", tokens.muted)
        place = column(_BAR)
        if figures.due:
            half = place.height() // 2
            bar = QRect(place.left(), place.top(), place.width(), half)
            assert shown.progress is not None
            assert shown.expected is not None
            paint.paint_bar(painter, bar, float(shown.progress), float(shown.expected), shown.status)
            words = QRect(place.left(), bar.bottom() + 1, place.width(), place.height() - half)
            paint.paint_words(painter, words, figures.due, "small", tokens.muted)
        return QRect(inner.left(), inner.top(), max(0, right - inner.left()), inner.height())

    def _paint_status(self, painter: QPainter, place: QRect, shown: Community) -> None:
        word = _word(shown)
        if shown.status and shown.is_under_way:
            wide = min(place.width(), paint.status_size(shown.status).width())
            paint.paint_status(painter, QRect(place.left(), place.top(), wide, place.height()), shown.status)
        elif word:
            wide = min(place.width(), paint.pill_size(word).width())
            paint.paint_pill(painter, QRect(place.left(), place.top(), wide, place.height()), word)
