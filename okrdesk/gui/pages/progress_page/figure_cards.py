"""The four figures at the top, each a card to press: it shows what it is made of."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from okrdesk.frozen import dataclass
from okrdesk.gui import theme
from okrdesk.gui.widgets.paint import paint_dots
from okrdesk.gui.widgets.text import literal, set_tip
from okrdesk.gui.widgets.tiles import Tile
from okrdesk.i18n import _, format_number, ngettext
from okrdesk.okr.four_figures import FourFigures
from okrdesk.okr.rounding import half_up
from okrdesk.okr.shown import format_percent, kept_words
from okrdesk.okr.terms import Cycle

_PAD = 16
_GAP = 4


@dataclass(frozen=True, slots=True)
class FigureWords:
    """What one card says.

    `key` is progress, statuses, confidence or check-ins; `note` sets the value beside another.
    """

    key: str
    caption: str
    value: str
    note: str


def words_of(figures: FourFigures, cycle: Cycle, locale: str) -> tuple[FigureWords, ...]:
    """The four figures in words."""
    good = figures.statuses["on track"] + figures.statuses["achieved"]
    of = _("{part} of {whole}")
    whole = figures.key_results
    return (
        FigureWords(
            "progress",
            _("Overall progress"),
            format_percent(figures.progress, locale),
            _("even pace asks {share}").format(share=format_percent(figures.expected, locale)),
        ),
        FigureWords(
            "statuses",
            _("Key results on track"),
            of.format(part=good, whole=whole),
            _status_note(figures.statuses),
        ),
        FigureWords(
            "confidence",
            _("Confidence"),
            "–" if figures.confidence is None else one_decimal(figures.confidence, locale),
            _confidence_note(figures, locale),
        ),
        FigureWords(
            "check-ins",
            _checked_in_caption(cycle),
            of.format(part=figures.checked_in, whole=whole),
            _due_note(figures, cycle),
        ),
    )


def one_decimal(value: Fraction, locale: str) -> str:
    """A mean of judgements: "6.1", "6.0"; "6,1" in German."""
    return format_number(half_up(value, 1), locale)


def _status_note(statuses: dict[str, int]) -> str:
    parts = [
        (_("{n} achieved"), statuses["achieved"]),
        (_("{n} at risk"), statuses["at risk"]),
        (_("{n} off track"), statuses["off track"]),
        (_("{n} not started"), statuses["not started"]),
    ]
    return " · ".join(each.format(n=count) for each, count in parts if count) or _("all of them")


def _confidence_note(figures: FourFigures, locale: str) -> str:
    if figures.confidence is None:
        return _("nobody has said one yet")
    note = _("of 10, none a month ago")
    if figures.confidence_before is not None:
        note = _("{value} a month ago").format(value=one_decimal(figures.confidence_before, locale))
    return " · ".join(filter(None, (note, kept_words(figures.confidences_kept))))


def _checked_in_caption(cycle: Cycle) -> str:
    if cycle.closed:
        return _("Checked in at the end")
    return {
        "two-weeks": _("Checked in these two weeks"),
        "monthly": _("Checked in this month"),
    }.get(cycle.cadence.every, _("Checked in this week"))


def _due_note(figures: FourFigures, cycle: Cycle) -> str:
    if cycle.closed:
        return _("the cycle is closed")
    people, nobody = figures.people_due, figures.nobody_due
    if people and nobody:
        sentence = ngettext("due from {n} person", "due from {n} people", people).format(n=people)
        return sentence + ngettext(" · {n} has no owner", " · {n} have no owner", nobody).format(n=nobody)
    if nobody:
        return ngettext("{n} due, without an owner", "{n} due, without an owner", nobody).format(n=nobody)
    sentence = ngettext("{n} person has something due", "{n} people have something due", people)
    return sentence.format(n=people) if people else _("nothing is due")


class FigureCard(Tile):
    """One figure: caption, value, and a line that sets it beside another."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, "", "", parent=parent)
        self.value = ""
        set_tip(self, _("Show what it is made of"))

    def show_words(self, figure: FigureWords) -> None:
        """Show other figures."""
        self.title, self.value, self.line = figure.caption, figure.value, figure.note
        self.setText(literal(figure.caption))
        self.setAccessibleName(f"{figure.caption}: {figure.value}. {figure.note}")
        self.update()

    def sizeHint(self) -> QSize:
        small, value = QFontMetrics(theme.font("small")), QFontMetrics(_value_font())
        height = 2 * _PAD + 2 * small.height() + value.height() + 2 * _GAP - 4
        return QSize(round(220 * theme.text_scale()), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.tokens()
        painter = QPainter(self)
        room = self.paint_card(painter).adjusted(_PAD, _PAD - 2, -_PAD, 0)
        for font, colour, text in (
            (theme.font("small"), tokens.muted, self.title),
            (_value_font(), tokens.ink, self.value),
            (theme.font("small"), tokens.muted, self.line),
        ):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            metrics = QFontMetrics(font)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
            line = QRectF(room.left(), room.top(), room.width(), metrics.height())
            painter.drawText(line, int(Qt.TextFlag.TextSingleLine.value), shown)
            if text == self.value:
                paint_dots(painter, line.bottomLeft(), metrics.horizontalAdvance(shown))
            room.setTop(room.top() + metrics.height() + _GAP)
        painter.end()


def _value_font() -> QFont:
    font = theme.font("title")
    font.setPointSizeF(font.pointSizeF() * 1.18)
    return font
