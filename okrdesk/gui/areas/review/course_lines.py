"""How the key results of a goal went: a small line for each, with where it stands now."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from okrdesk.document.document import Document
from okrdesk.gui.widgets.marks import Sparkline
from okrdesk.gui.widgets.side_by_side import clear
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _
from okrdesk.okr.outline import KeyResultLine, ObjectiveLine
from okrdesk.okr.trails import trails
from okrdesk.okr.values import aim_words, show_value


class CourseLines(QWidget):
    """A row for each key result; those that nobody checked in say so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(18, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self._shown: object = None

    def show_goal(self, document: Document, goal: ObjectiveLine, day: dt.date) -> None:
        """Show the key results of an objective as of a day."""
        known = trails(document, [line.key_result.id for line in goal.key_results], day)
        shown = [(line.number, line.key_result, known[line.key_result.id]) for line in goal.key_results]
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._grid)
        for nth, line in enumerate(goal.key_results):
            values = [float(value) for value in known[line.key_result.id].values]
            self._add_row(nth, line, values, document.locale)

    def _add_row(self, nth: int, line: KeyResultLine, values: list[float], locale: str) -> None:
        row, latest = line.key_result, line.latest
        self._grid.addWidget(PlainLabel(f"{line.number}  {row.title}", "small", elide=True), nth, 0)
        if latest is None or not values:
            self._grid.addWidget(PlainLabel(_("nobody checked in"), "small", wrap=False), nth, 2)
            return
        now = " ".join(filter(None, (show_value(latest.value, row, locale), aim_words(row, locale))))
        course = Sparkline(values, _("{title}: {now}").format(title=row.title, now=now))
        self._grid.addWidget(course, nth, 1, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(PlainLabel(now, "small", wrap=False), nth, 2)
