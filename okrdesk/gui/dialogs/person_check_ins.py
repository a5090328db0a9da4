"""What one person checked in during a cycle: day, key result, value, confidence, note."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from okrdesk.gui import theme
from okrdesk.gui.desk import Desk
from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.dialog import Dialog
from okrdesk.gui.widgets.text import PlainLabel, plain_button, tip_text
from okrdesk.i18n import _, format_day, ngettext
from okrdesk.okr import check_ins
from okrdesk.okr.people import Person
from okrdesk.okr.values import show_value

_NO_INDEX = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class _Rows(QAbstractTableModel):
    """(id of the key result, the words of each column), newest first."""

    def __init__(self, rows: list[tuple[str, tuple[str, ...]]], parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = rows
        self.heads = (_("Day"), _("Key result"), _("Value"), _("Confidence"), _("Note"))

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.heads)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        words = self.rows[index.row()][1][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(words[:500].split())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.heads[index.column()]}: {words or _('nothing')}"
        if role == Qt.ItemDataRole.ToolTipRole and len(words) > 30:
            return tip_text(words)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.heads[section]
        return None


class _Table(QTableView):
    """Enter opens the row, the usual keys copy it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.doubleClicked.emit(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            model = self.model()
            rows = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
            lines = [
                "\t".join(str(model.index(row, column).data()) for column in range(model.columnCount()))
                for row in rows
            ]
            QGuiApplication.clipboard().setText("\n".join(lines))
        else:
            super().keyPressEvent(event)


class PersonCheckIns(Dialog):
    """`asked` is the id of the key result that was opened, "" for none."""

    def __init__(self, parent: QWidget | None, desk: Desk, person: Person) -> None:
        super().__init__(parent)
        self.asked = ""
        self.setWindowTitle(_("Check-ins of {name}").format(name=person.name[:80]))
        scale = theme.text_scale()
        self.resize(round(760 * scale), round(460 * scale))
        lines = {line.key_result.id: line for line in desk.outline().key_results}
        found = check_ins.of_person(desk.document, desk.cycle.id, person.id, desk.day)
        rows: list[tuple[str, tuple[str, ...]]] = []
        for each in reversed(found):
            line = lines.get(each.key_result_id)
            if line is None:
                continue
            said = " · ".join(words for words in (each.note, each.blocker) if words.strip())
            rows.append(
                (
                    each.key_result_id,
                    (
                        format_day(each.on, desk.locale),
                        f"{line.number} {line.key_result.title}",
                        show_value(each.value, line.key_result, desk.locale),
                        "" if each.confidence is None else str(each.confidence),
                        said,
                    ),
                )
            )
        self.model = _Rows(rows, self)
        self.table = _Table()
        self.table.setModel(self.model)
        self.table.setAccessibleName(_("Check-ins of {name}").format(name=person.name[:80]))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, wide in enumerate((100, 240, 100, 90)):
            self.table.setColumnWidth(column, round(wide * scale))
        header.setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().setDefaultSectionSize(round(30 * scale))
        self.table.doubleClicked.connect(lambda index: self._open(index.row()))
        count = ngettext("{n} check-in in {cycle}", "{n} check-ins in {cycle}", len(rows))
        self.count = PlainLabel(count.format(n=len(rows), cycle=desk.cycle.name), "muted")
        self.open_button = plain_button(_("Open the key result"))
        self.open_button.clicked.connect(lambda: self._open(self.table.currentIndex().row()))
        close = plain_button(_("Close"), "primary")
        close.clicked.connect(self.accept)
        card = Card(margin=6)
        card.column.addWidget(self.table)
        self.nothing = PlainLabel(_("Nothing was checked in by this name in this cycle."), "muted")
        self.nothing.setContentsMargins(14, 14, 14, 14)
        card.column.addWidget(self.nothing, 0, Qt.AlignmentFlag.AlignTop)
        self.nothing.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self.open_button.setVisible(bool(rows))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.open_button)
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 18)
        whole.setSpacing(10)
        whole.addWidget(PlainLabel(self.windowTitle(), "heading"))
        whole.addWidget(self.count)
        whole.addWidget(card, 1)
        whole.addLayout(foot)
        if rows:
            self.table.selectRow(0)
            self.table.setFocus()
        else:
            close.setFocus()

    def _open(self, row: int) -> None:
        if 0 <= row < len(self.model.rows):
            self.asked = self.model.rows[row][0]
            self.accept()

    @classmethod
    def ask(cls, parent: QWidget | None, desk: Desk, person: Person) -> str:
        """Show them; the id of the key result to open, "" for none."""
        dialog = cls(parent, desk, person)
        dialog.exec()
        asked = dialog.asked
        dialog.deleteLater()
        return asked
