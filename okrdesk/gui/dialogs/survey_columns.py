"""The columns of a survey side by side: heading, what it is, what becomes of it, its first cells."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from okrdesk.document.text import quoted
from okrdesk.exchange.surveys.answers import chosen_in, is_number
from okrdesk.exchange.surveys.dates import moment
from okrdesk.exchange.surveys.survey import SAMPLES, Column, Survey
from okrdesk.gui import theme
from okrdesk.gui.widgets.cards import page_scroll, rule
from okrdesk.gui.widgets.combo import Combo, combo
from okrdesk.gui.widgets.text import PlainLabel, set_tip
from okrdesk.i18n import _, format_day, format_number
from okrdesk.okr.rounding import half_up

_WIDTHS = {"open": 176, "time": 108, "scale": 158}
_USUAL_WIDTH = 120
_LONGEST_HEADING, _LONGEST_CELL = 90, 100


def role_words(column: Column) -> dict[str, str]:
    """What a column can be, in words; a scale says from where to where."""
    scale = column.scale
    return {
        "time": _("Time"),
        "person": _("Person"),
        "open": _("Open text"),
        "choice": _("One choice"),
        "choices": _("Choices"),
        "scale": _("Scale {low} to {high}").format(low=scale.low, high=scale.high) if scale else _("Number"),
        "ignored": _("Not used"),
    }


class SurveyColumns(QFrame):
    """`changed` tells the heading of a column and the role that somebody chose for it."""

    changed = Signal(str, str)

    def __init__(self, survey: Survey, locale: str) -> None:
        super().__init__()
        self._locale = locale
        self.combos: dict[str, Combo] = {}
        self._headings: list[PlainLabel] = []
        self._notes: list[PlainLabel] = []
        self._cells: list[list[PlainLabel]] = []
        inner = QWidget()
        inner.setProperty("kind", "surface")
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(0, 0, 0, 6)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        for nth, column in enumerate(survey.columns):
            self._add(nth, column)
        self._grid.setRowStretch(3 + 2 * SAMPLES, 1)
        self._area = page_scroll(inner)
        self._area.setProperty("kind", "surface")
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QGridLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self.show_survey(survey)

    def _add(self, nth: int, column: Column) -> None:
        heading = PlainLabel("", "strong")
        choice = combo(
            _("What “{heading}” is").format(heading=quoted(column.name)), list(role_words(column).items())
        )
        choice.setMinimumContentsLength(4)
        choice.activated.connect(self._teller(column.name, choice))
        note = PlainLabel("", "small")
        self._grid.addWidget(heading, 0, nth, Qt.AlignmentFlag.AlignBottom)
        self._grid.addWidget(choice, 1, nth)
        self._grid.addWidget(note, 2, nth)
        cells = []
        for row in range(SAMPLES):
            self._grid.addWidget(rule(), 3 + 2 * row, nth)
            cell = PlainLabel("", "body")
            self._grid.addWidget(cell, 4 + 2 * row, nth, Qt.AlignmentFlag.AlignTop)
            cells.append(cell)
        self.combos[column.name] = choice
        self._headings.append(heading)
        self._notes.append(note)
        self._cells.append(cells)

    def _teller(self, heading: str, choice: Combo) -> Callable[[int], None]:
        def tell(_index: int) -> None:
            self.changed.emit(heading, choice.key())

        return tell

    def show_survey(self, survey: Survey) -> None:
        """Show the columns as they are understood now."""
        scale = theme.text_scale()
        for nth, column in enumerate(survey.columns):
            left_out = column.role in ("person", "ignored")
            width = round(_WIDTHS.get(column.role, _USUAL_WIDTH) * scale)
            self._grid.setColumnMinimumWidth(nth, width)
            self._grid.setColumnStretch(nth, 3 if column.role == "open" else 1)
            _strike(self._headings[nth], column.role == "person", "strong", muted=left_out)
            self._headings[nth].set_text(quoted(column.name, _LONGEST_HEADING))
            choice = self.combos[column.name]
            choice.set_choices(list(role_words(column).items()))
            choice.set_key(column.role)
            self._notes[nth].set_kind("error" if column.role == "person" else "small")
            self._notes[nth].set_text(self._note(survey, column))
            for row, cell in enumerate(self._cells[nth]):
                text = column.samples[row] if row < len(column.samples) else ""
                _strike(cell, column.role == "person", "body", muted=left_out)
                cell.set_text(quoted(self._shown(survey, column, text), _LONGEST_CELL) or "–")
                set_tip(cell, "" if left_out else text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as all cells in their width, and the bar below them where they are wider than the room."""
        least = self._grid.totalMinimumSize().width()
        height = self._grid.totalHeightForWidth(max(least, self.width()))
        bar = self._area.horizontalScrollBar().sizeHint().height() if least > self.width() else 0
        self._area.setFixedHeight(height + bar)

    def _shown(self, survey: Survey, column: Column, text: str) -> str:
        if column.role == "time":
            at = moment(text, survey.date_order)
            if at is not None:
                return f"{format_day(at.day, self._locale, 'MMMd')} {at.clock}".strip()
        return text

    def _note(self, survey: Survey, column: Column) -> str:
        """What becomes of a column, in two or three words."""
        if is_number(column):
            return _("beside the topic")
        if column.role == "scale":
            return self._mean(survey, column)
        if column.splitter is not None:
            separator = column.splitter.separator.replace("\n", "↵")
            return _("split at “{separator}”").format(separator=separator)
        return {
            "time": _("when"),
            "person": _("left out"),
            "open": _("becomes ideas"),
            "choice": _("counted"),
        }.get(column.role, _("left out"))

    def _mean(self, survey: Survey, column: Column) -> str:
        given = (chosen_in(column, line.cells[column.place]) for line in survey.lines)
        places = [int(match[0]) for match in given if match]
        if not places:
            return _("no answers")
        mean = half_up(Fraction(sum(places), len(places)), 1)
        return _("mean {mean}").format(mean=format_number(mean, self._locale))


def _strike(label: PlainLabel, struck: bool, kind: str, *, muted: bool) -> None:
    label.setProperty("struck", "true" if struck else "false")
    label.set_kind("muted" if muted else kind)
