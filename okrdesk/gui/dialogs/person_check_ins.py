"""What one person checked in during a cycle: day, key result, value, confidence, note."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from okrdesk.gui import theme
from okrdesk.gui.desk import Desk
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.gui.widgets.plain_table import make_plain
from okrdesk.gui.widgets.text import PlainLabel, plain_button, tip_text
from okrdesk.i18n import _, format_day, ngettext
from okrdesk.okr import check_ins
from okrdesk.okr.people import Person
from okrdesk.okr.values import show_value

_NO_INDEX = QModelIndex()
_LOOKED_AT = 100  # rows that say how wide a column must be
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
        cell = self.rows[index.row()][1][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(cell[:500].split())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.heads[index.column()]}: {cell or _('nothing')}"
        if role == Qt.ItemDataRole.ToolTipRole and len(cell) > 30:
            return tip_text(cell)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.heads[section]
        return None


class _Table(QTableView):
    """Enter opens the row."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.doubleClicked.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class PersonCheckIns(FormDialog[str]):
    """The answer is the id of the key result that was opened."""

    def __init__(self, parent: QWidget | None, desk: Desk, person: Person) -> None:
        title = _("Check-ins of {name}").format(name=person.name[:80])
        super().__init__(parent, title, title, size=(760, 460))
        self._opened: str | None = None
        self.model = _Rows(_rows(desk, person), self)
        rows = self.model.rows
        self.table = _table(self.model, title)
        self.table.doubleClicked.connect(lambda index: self._open(index.row()))
        count = ngettext("{n} check-in in {cycle}", "{n} check-ins in {cycle}", len(rows))
        self.count = PlainLabel(count.format(n=len(rows), cycle=desk.cycle.name), "muted")
        self.open_button = plain_button(_("Open the key result"))
        self.open_button.clicked.connect(lambda: self._open(self.table.currentIndex().row()))
        self.nothing = PlainLabel(_("Nothing was checked in by this name in this cycle."), "muted")
        self.nothing.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self.open_button.setVisible(bool(rows))
        self.column.addWidget(self.count)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)
        self.end_with_close(before=self.open_button)
        if rows:
            self.table.selectRow(0)
            self.table.setFocus()
        else:
            self.close_button.setFocus()

    def _open(self, row: int) -> None:
        if 0 <= row < len(self.model.rows):
            self._opened = self.model.rows[row][0]
            self.accept()

    def answer(self) -> str | None:
        """The id of the key result that was opened, None for none."""
        return self._opened


def _rows(desk: Desk, person: Person) -> list[tuple[str, tuple[str, ...]]]:
    lines = {line.key_result.id: line for line in desk.outline().key_results}
    rows: list[tuple[str, tuple[str, ...]]] = []
    for each in reversed(check_ins.of_person(desk.document, desk.cycle.id, person.id, desk.day)):
        line = lines.get(each.key_result_id)
        if line is None:
            continue
        cells = (
            format_day(each.on, desk.locale),
            f"{line.number} {line.key_result.title}",
            show_value(each.value, line.key_result, desk.locale),
            "" if each.confidence is None else str(each.confidence),
            " · ".join(text for text in (each.note, each.blocker) if text.strip()),
        )
        rows.append((each.key_result_id, cells))
    return rows


def _table(model: _Rows, name: str) -> _Table:
    table = _Table()
    table.setModel(model)
    make_plain(table, name)
    table.setWordWrap(False)
    scale = theme.text_scale()
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setResizeContentsPrecision(_LOOKED_AT)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    for column in (1, 4):  # words of any length
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    table.verticalHeader().setDefaultSectionSize(round(30 * scale))
    return table
