"""Estimates revealed: what each wrote as dots with the median, the blueprint's figure, and our target."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from okrdesk.gui import theme
from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.dots import warm_colour
from okrdesk.gui.widgets.fields import KEEPS_TYPED, TextField
from okrdesk.gui.widgets.paint import paint_words
from okrdesk.gui.widgets.side_by_side import clear, grid
from okrdesk.gui.widgets.text import PlainLabel, set_tip
from okrdesk.i18n import _
from okrdesk.okr.shown import format_short
from okrdesk.okr.terms import KeyResult
from okrdesk.okr.values import show_target, show_value
from okrdesk.okr.workshop import counting


class EstimateStrip(QWidget):
    """Numbers along a line: a dot for each, a black tick for the median, a triangle for the blueprint's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._numbers: tuple[Fraction, ...] = ()
        self._blueprint: Fraction | None = None
        self._ends: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_numbers(self, numbers: Sequence[str | int], blueprint: Decimal | None, locale: str) -> None:
        """Show what each wrote."""
        self._numbers = tuple(sorted(Fraction(each) for each in numbers))
        self._blueprint = None if blueprint is None else Fraction(blueprint)
        shown = [*self._numbers, *(() if self._blueprint is None else (self._blueprint,))]
        self._ends = tuple(format_short(each, locale) for each in (min(shown), max(shown)))
        said = ", ".join(format_short(each, locale) for each in self._numbers)
        self.setAccessibleName(_("Written: {numbers}").format(numbers=said))
        set_tip(self, said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(190 * theme.text_scale()), _row_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._numbers:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, scale = theme.tokens(), theme.text_scale()
        area = self._paint_ends(painter).adjusted(4, 2, -4, -14 * scale)
        every = [*self._numbers, *(() if self._blueprint is None else (self._blueprint,))]
        least, span = min(every), max(every) - min(every)
        size = 8 * scale

        def across(number: Fraction) -> float:
            share = float((number - least) / span) if span else 0.5
            return area.left() + size / 2 + share * (area.width() - size)

        painter.setPen(QColor(tokens.track))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.dot))
        tops: dict[int, int] = {}
        for number in self._numbers:
            column = round((across(number) - area.left()) / (size + 1))
            tops[column] = tops.get(column, 0) + 1
            top = area.bottom() - 2 - tops[column] * (size + 1)
            painter.drawEllipse(QRectF(across(number) - size / 2, top, size, size))
        middle = counting.median([str(each) for each in self._numbers])
        if middle is not None:
            painter.setBrush(QColor(tokens.ink))
            painter.drawRect(QRectF(across(middle) - 1, area.bottom(), 2, 6 * scale))
        if self._blueprint is not None:
            painter.setBrush(QColor(warm_colour()))
            at = QPointF(across(self._blueprint), area.bottom() + 2)
            corners = [at, at + QPointF(-5 * scale, 8 * scale), at + QPointF(5 * scale, 8 * scale)]
            painter.drawPolygon(QPolygonF(corners))
        painter.end()

    def _paint_ends(self, painter: QPainter) -> QRectF:
        """Write the least figure before the line and the largest behind it; what is left between them."""
        area, face = self.rect(), QFontMetrics(theme.font("small"))
        low, high = (face.horizontalAdvance(words) + 6 for words in self._ends)
        line = QRect(area.left(), area.bottom() - round(26 * theme.text_scale()), area.width(), 20)
        paint_words(painter, line, self._ends[0], "small", theme.tokens().muted)
        right = Qt.AlignmentFlag.AlignRight
        paint_words(painter, line, self._ends[1], "small", theme.tokens().muted, right)
        return QRectF(area.adjusted(low, 0, -high, 0))


class EstimatesCard(Card):
    """A row for each key result; `target_said` tells the id and what was typed as the target."""

    target_said = Signal(str, str)

    def __init__(self, locale: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=16, spacing=8)
        self._locale = locale
        self._shown: object = None
        self._half: dict[str, str] = {}  # half-typed targets, also of goals that were turned away from
        self._rows = QWidget()
        self._grid = grid(self._rows, across=14, down=10, stretch={0: 3, 2: 3})
        self.column.addWidget(self._rows)
        note = _("One circle is one person, nobody’s name is kept. The black tick is the median.")
        self.column.addWidget(PlainLabel(note, "small"))
        self.targets: dict[str, TextField] = {}

    def show_estimates(
        self, rows: Sequence[KeyResult], numbers: dict[str, Sequence[str | int]], *, revealed: bool
    ) -> None:
        """Show the key results; the blueprint's figure only when all have written theirs."""
        shown = (tuple(rows), {key: tuple(value) for key, value in numbers.items()}, revealed)
        if shown == self._shown:
            return
        self._shown = shown
        for key, field in self.targets.items():
            self._half[key] = "" if field.is_idle() else field.text()
        clear(self._grid)
        self.targets = {}
        heads = (_("Key result"), _("Today"), _("What each of us wrote"), _("Median"), _("Blueprint"))
        for column, head in enumerate((*heads, _("Our target"))):
            self._grid.addWidget(PlainLabel(head, "small", wrap=False), 0, column)
        for nth, row in enumerate(rows, 1):
            self._add_row(nth, row, numbers.get(row.id, ()), revealed=revealed)
            if half := self._half.get(row.id):
                self.targets[row.id].type_text(half)

    def _add_row(self, nth: int, row: KeyResult, written: Sequence[str | int], *, revealed: bool) -> None:
        locale = self._locale
        self._add(nth, 0, PlainLabel(row.title))
        self._add(nth, 1, PlainLabel(show_value(row.baseline, row, locale), wrap=False))
        if written:
            strip = EstimateStrip()
            strip.show_numbers(written, row.blueprint_target if revealed else None, locale)
            self._grid.addWidget(strip, nth, 2, Qt.AlignmentFlag.AlignTop)
            middle = counting.median(written)
            assert middle is not None
            self._add(nth, 3, PlainLabel(format_short(middle, locale), "strong", wrap=False))
        else:
            self._add(nth, 2, PlainLabel(_("not asked yet"), "muted"))
        has_blueprint = revealed and row.blueprint_target is not None
        usual = show_value(row.blueprint_target, row, locale) if has_blueprint else ""
        self._add(nth, 4, PlainLabel(f"▲ {usual}" if usual else "", "small", wrap=False))
        undecided = row.target is None or (not revealed and row.target == row.blueprint_target)
        shown = "" if undecided else show_target(row, locale)
        target = TextField(_("Our target for {title}").format(title=row.title), shown, show_caption=False)
        target.setProperty(KEEPS_TYPED, True)
        target.setFixedWidth(round(110 * theme.text_scale()))
        above = max(_row_height() - target.edit.sizeHint().height(), 0) // 2
        target.setContentsMargins(0, above, 0, 0)  # in the middle, whatever is said below it
        target.edited.connect(lambda text, key=row.id: self.target_said.emit(key, text))
        self._grid.addWidget(target, nth, 5, Qt.AlignmentFlag.AlignTop)
        self.targets[row.id] = target

    def _add(self, nth: int, column: int, label: PlainLabel) -> None:
        """Put words at the middle of a row, where they stay when it grows by what is said below a target."""
        label.setMinimumHeight(_row_height())
        self._grid.addWidget(label, nth, column, Qt.AlignmentFlag.AlignTop)


def _row_height() -> int:
    return round(52 * theme.text_scale())
