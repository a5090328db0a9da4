"""Check-ins from paper: a line for each code is typed; what it says, or why not, stands beside."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QTableWidgetItem, QWidget

from okrdesk.document.refused import Refused
from okrdesk.frozen import dataclass
from okrdesk.gui.widgets.day_field import DayField
from okrdesk.gui.widgets.fields import TextArea
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.gui.widgets.plain_table import plain_table
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _, ngettext
from okrdesk.okr.outline import Outline
from okrdesk.okr.sheet_codes import SheetLine, read_lines
from okrdesk.okr.values import show_value


@dataclass(frozen=True, slots=True)
class TypedSheets:
    """What is to be checked in, and of which day."""

    lines: tuple[SheetLine, ...]
    day: dt.date


class SheetsDialog(FormDialog[TypedSheets]):
    """The answer is a list without a wrong line."""

    def __init__(self, parent: QWidget | None, seen: Outline, today: dt.date, locale: str) -> None:
        heading = _("What was written on the check-in sheets")
        super().__init__(parent, _("Check-ins from paper"), heading, size=(920, 560))
        self._seen, self._locale = seen, locale
        self._lines: tuple[SheetLine, ...] = ()
        words = _("A line for each: the code on the sheet, the value, and how sure you are (0 to 10).")
        self.column.addWidget(PlainLabel(words, "muted"))
        self.typed = TextArea(_("Codes and values"), "", "KM4RU 38 7", least_lines=12, most_lines=12)
        self.day = DayField(_("Of which day"), min(today, seen.day), today, locale)
        headings = (_("Line"), _("Key result"), _("Value"), _("Confidence"))
        self.table = plain_table(_("What the lines say"), headings, (), widest=1, wraps=True)
        self.count = PlainLabel("", "small")
        sides = QHBoxLayout()
        sides.setSpacing(16)
        sides.addWidget(self.typed, 2)
        sides.addWidget(self.table, 3)
        self.column.addLayout(sides, 1)
        self.column.addWidget(self.day)
        self.column.addWidget(self.count)
        self.end_with_answer(_("Check in"))
        self.typed.typed.connect(lambda _text: self._read())
        self.typed.setFocus()
        self._read()

    def _read(self) -> None:
        """Show what each line says, or why it says nothing."""
        try:
            self._lines = read_lines(self.typed.text(), self._seen, self._locale)
        except Refused as refused:
            self._lines = ()
            self.typed.refuse(refused.sentence)
        self.table.clearSpans()
        self.table.setRowCount(len(self._lines))
        for number, line in enumerate(self._lines):
            for column, text in enumerate(self._said(line)):
                cell = QTableWidgetItem(text)
                cell.setData(Qt.ItemDataRole.AccessibleTextRole, text or _("nothing"))
                self.table.setItem(number, column, cell)
            if line.error:
                self.table.setSpan(number, 1, 1, 3)
        self.table.resizeRowsToContents()
        wrong = sum(bool(line.error) for line in self._lines)
        right = len(self._lines) - wrong
        words = ngettext("{n} check-in", "{n} check-ins", right).format(n=right)
        if wrong:
            missing = ngettext("{n} line to look at", "{n} lines to look at", wrong).format(n=wrong)
            words = _("{right}, {wrong}").format(right=words, wrong=missing)
        self.count.set_text(words)

    def _said(self, line: SheetLine) -> tuple[str, str, str, str]:
        if line.error or line.line is None or line.value is None:
            return str(line.number), line.error, "", ""
        row = line.line.key_result
        confidence = "" if line.confidence is None else str(line.confidence)
        value = show_value(line.value.value, row, self._locale)
        return str(line.number), f"{line.line.number}  {row.title}", value, confidence

    def answer(self) -> TypedSheets | None:
        """The lines and their day; None while one is wrong, said beside the field."""
        if not self._lines:
            self.typed.refuse(_("No line is typed yet."))
            return None
        wrong = next((line for line in self._lines if line.error), None)
        if wrong is not None:
            self.typed.refuse(_("Line {n}: {why}").format(n=wrong.number, why=wrong.error))
            return None
        day = self.day.day()
        if not self.day.is_right() or day is None:
            return None
        return TypedSheets(self._lines, day)
