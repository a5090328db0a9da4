"""The columns of another tool's table: what each is taken for, with its first cells; any can be changed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QGridLayout, QWidget

from okrdesk.document.text import quoted
from okrdesk.exchange.rescue.column_words import FIELDS, IGNORED
from okrdesk.exchange.rescue.format import Mapped
from okrdesk.gui.widgets.cards import page_scroll
from okrdesk.gui.widgets.combo import Combo, combo
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _

_SAMPLES, _LONGEST = 3, 60


class GoalColumnsDialog(FormDialog[dict[str, str]]):
    """The answer is the field of each column that is not what it was taken for."""

    def __init__(self, parent: QWidget | None, mapped: Mapped, columns: Mapping[str, str]) -> None:
        super().__init__(parent, _("Columns"), _("What each column is"), size=(760, 640))
        self._mapped = mapped
        self.combos: dict[str, Combo] = {}
        sentence = _("Remembered on this computer for every file with the same headings.")
        self.column.addWidget(PlainLabel(sentence, "muted"))
        inner = QWidget()
        inner.setProperty("kind", "surface")
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setColumnStretch(2, 1)
        grid.setHorizontalSpacing(14)
        choices = [
            (IGNORED, FIELDS[IGNORED]()),
            *((key, name()) for key, name in FIELDS.items() if key != IGNORED),
        ]
        for row, heading in enumerate(mapped.table.headings):
            grid.addWidget(PlainLabel(quoted(heading, _LONGEST), "strong"), row, 0)
            question = _("What “{heading}” is").format(heading=quoted(heading))
            chosen = columns.get(heading, mapped.fields.get(heading, IGNORED))
            box = combo(question, choices, chosen)
            box.setMinimumContentsLength(18)
            box.activated.connect(lambda _index, name=heading: self._leave_to_one(name))
            grid.addWidget(box, row, 1)
            grid.addWidget(PlainLabel(self._samples(row), "small", elide=True), row, 2)
            self.combos[heading] = box
        grid.setRowStretch(len(mapped.table.headings), 1)
        self.column.addWidget(page_scroll(inner), 1)
        self.end_with_answer(_("Use these columns"))

    def _samples(self, place: int) -> str:
        cells = (line.cells[place] for line in self._mapped.table.lines if place < len(line.cells))
        filled = (quoted(cell, _LONGEST) for cell in cells if cell.strip())
        return " · ".join(text for _nth, text in zip(range(_SAMPLES), filled, strict=False))

    def _leave_to_one(self, chosen: str) -> None:
        """A field belongs to one column: the one that had it before is not used."""
        field = self.combos[chosen].key()
        for heading, box in self.combos.items():
            if heading != chosen and field != IGNORED and box.key() == field:
                box.set_key(IGNORED)

    def answer(self) -> dict[str, str]:
        usual = self._mapped.fields
        told = {heading: box.key() for heading, box in self.combos.items()}
        return {heading: field for heading, field in told.items() if field != usual.get(heading, IGNORED)}
