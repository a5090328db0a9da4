"""The bin: what was removed, to choose what is brought back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidget, QWidget

from okrdesk.gui.widgets.fields import TextField
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.gui.widgets.plain_table import cells, chosen_rows, plain_table
from okrdesk.gui.widgets.text import PlainLabel, tip_text
from okrdesk.i18n import _
from okrdesk.okr.alphabet import holds
from okrdesk.okr.bin import Removed


def kind_words(kind: str) -> str:
    """What kind of thing was removed, in words a person reads."""
    return {
        "objective": _("Objective"), "key result": _("Key result"), "priority": _("Priority"),
        "promise": _("Promise"), "person": _("Person"), "cycle": _("Cycle"),
        "blueprint": _("Blueprint"), "team": _("Team"), "initiative": _("Initiative"),
        "story": _("Story"), "decision": _("Decision"),
        "idea": _("Idea"), "theme": _("Theme"), "next step": _("Next step"), "survey": _("Survey"),
        "workshop": _("Workshop"), "agenda": _("Agenda"),
    }.get(kind, kind)  # fmt: skip


class BinDialog(FormDialog[tuple[Removed, ...]]):
    """What was removed as rows; the answer is the chosen ones, for `okr.bin.bring_back`. Writes nothing."""

    def __init__(self, parent: QWidget | None, removed: Sequence[Removed]) -> None:
        super().__init__(parent, _("Bin"), _("Bin"), size=(560, 420))
        self._removed = tuple(removed)
        self.search = TextField(_("Find in the bin"), placeholder=_("Find in the bin"), show_caption=False)
        self.search.typed.connect(lambda _text: self._filter())
        self.table = _table(self._removed)
        empty = PlainLabel(_("The bin is empty."), "muted")
        empty.setVisible(not self._removed)
        self.table.setVisible(bool(self._removed))
        self.search.setVisible(bool(self._removed))
        self.table.itemSelectionChanged.connect(self._selected)
        self.table.itemDoubleClicked.connect(lambda _item: self.take_answer())
        kept = _("Nothing removed is gone. What you bring back stands where it stood.")
        self.column.addWidget(PlainLabel(kept, "small"))
        self.column.addWidget(self.search)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(empty, 1, Qt.AlignmentFlag.AlignTop)
        self.end_with_answer(_("Bring back"), _("Close"))
        if self._removed:
            self.table.setCurrentCell(0, 1)
            self.table.setFocus()
        self._selected()

    def _selected(self) -> None:
        self.take.setEnabled(bool(self.answer()))

    def _filter(self) -> None:
        wanted = self.search.text()
        for number, each in enumerate(self._removed):
            hidden = not holds(f"{kind_words(each.kind)} {each.words}", wanted)
            self.table.setRowHidden(number, hidden)
            if hidden:
                for column in range(2):
                    item = self.table.item(number, column)
                    if item is not None:
                        item.setSelected(False)
        self._selected()

    def answer(self) -> tuple[Removed, ...]:
        """The selected rows in their order."""
        return tuple(self._removed[row] for row in chosen_rows(self.table) if not self.table.isRowHidden(row))


def _table(removed: Sequence[Removed]) -> QTableWidget:
    rows = [
        (kind_words(each.kind), " ".join(each.words[:2000].split()) or _("(no words)")) for each in removed
    ]
    table = plain_table(_("What was removed"), (_("What"), _("Words")), rows, widest=1)
    for row, _column, cell in cells(table):
        cell.setToolTip(tip_text(removed[row].words))
    return table
