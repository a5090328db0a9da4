"""The bin: what was removed, to choose what is brought back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from okrdesk.gui import theme
from okrdesk.gui.widgets.dialog import Dialog
from okrdesk.gui.widgets.fields import TextField
from okrdesk.gui.widgets.text import PlainLabel, plain_button, tip_text
from okrdesk.i18n import _
from okrdesk.okr.bin import Removed


def kind_words(kind: str) -> str:
    """What kind of thing was removed, in words a person reads."""
    return {
        "objective": _("Objective"),
        "key result": _("Key result"),
        "priority": _("Priority"),
        "promise": _("Promise"),
        "person": _("Person"),
        "cycle": _("Cycle"),
        "blueprint": _("Blueprint"),
        "team": _("Team"),
        "initiative": _("Initiative"),
        "story": _("Story"),
        "decision": _("Decision"),
    }.get(kind, kind)


class BinDialog(Dialog):
    """What was removed as rows; `ask` returns the chosen ones, and writes nothing."""

    def __init__(self, parent: QWidget | None, removed: Sequence[Removed]) -> None:
        super().__init__(parent)
        self._removed = tuple(removed)
        self.setWindowTitle(_("Bin"))
        scale = theme.text_scale()
        self.resize(round(560 * scale), round(420 * scale))
        self.search = TextField(_("Find in the bin"), placeholder=_("Find in the bin"), show_caption=False)
        self.search.typed.connect(lambda _text: self._filter())
        self.table = QTableWidget(len(self._removed), 2)
        self.table.setAccessibleName(_("What was removed"))
        self.table.setHorizontalHeaderLabels([_("What"), _("Words")])
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.table.horizontalHeader().setDefaultAlignment(left)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        for number, each in enumerate(self._removed):
            words = " ".join(each.words[:2000].split())
            for column, text in enumerate((kind_words(each.kind), words or _("(no words)"))):
                item = QTableWidgetItem(text)
                item.setToolTip(tip_text(each.words))
                self.table.setItem(number, column, item)
        empty = PlainLabel(_("The bin is empty."), "muted")
        empty.setVisible(not self._removed)
        self.table.setVisible(bool(self._removed))
        self.search.setVisible(bool(self._removed))
        self.take = plain_button(_("Bring back"), "primary")
        self.take.setDefault(True)
        self.take.clicked.connect(self.accept)
        cancel = plain_button(_("Close"))
        cancel.clicked.connect(self.reject)
        self.table.itemSelectionChanged.connect(self._selected)
        self.table.itemDoubleClicked.connect(lambda _item: self.accept())
        column_of = QVBoxLayout(self)
        column_of.setContentsMargins(22, 20, 22, 18)
        column_of.setSpacing(12)
        column_of.addWidget(PlainLabel(_("Bin"), "heading"))
        words_of = _("Nothing removed is gone. What you bring back stands where it stood.")
        column_of.addWidget(PlainLabel(words_of, "small"))
        column_of.addWidget(self.search)
        column_of.addWidget(self.table, 1)
        column_of.addWidget(empty, 1, Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.take)
        column_of.addLayout(row)
        if self._removed:
            self.table.setCurrentCell(0, 1)
            self.table.setFocus()
        self._selected()

    def _selected(self) -> None:
        self.take.setEnabled(bool(self.chosen()))

    def _filter(self) -> None:
        wanted = self.search.text().strip().casefold()
        for number, each in enumerate(self._removed):
            hidden = wanted not in f"{kind_words(each.kind)} {each.words}".casefold()
            self.table.setRowHidden(number, hidden)
            if hidden:
                for column in range(2):
                    item = self.table.item(number, column)
                    if item is not None:
                        item.setSelected(False)
        self._selected()

    def chosen(self) -> tuple[Removed, ...]:
        """The selected rows in their order."""
        rows = sorted({index.row() for index in self.table.selectedIndexes()})
        return tuple(self._removed[row] for row in rows if not self.table.isRowHidden(row))

    @classmethod
    def ask(cls, parent: QWidget | None, removed: Sequence[Removed]) -> tuple[Removed, ...]:
        """What to bring back; empty when cancelled. Write with `okr.bin.bring_back(kind, id)` for each."""
        dialog = cls(parent, removed)
        said = dialog.exec() == QDialog.DialogCode.Accepted
        chosen = dialog.chosen() if said else ()
        dialog.deleteLater()
        return chosen
