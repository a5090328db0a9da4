"""The sheet of shortcuts: every action of the menus that has one, and the keys of lists and fields."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
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
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _


def key_words(keys: QKeySequence) -> str:
    """A shortcut as it stands on the keys of this computer: "Ctrl+K"."""
    return keys.toString(QKeySequence.SequenceFormat.NativeText)


def _keys_of_lists() -> list[tuple[str, str]]:
    arrows = "↑ ↓"
    return [
        (_("Go along a list or the rail"), arrows),
        (_("Edit the chosen line in place"), "F2"),
        (
            _("Move the chosen line up or down"),
            "   ".join(key_words(QKeySequence(keys)) for keys in ("Alt+Up", "Alt+Down")),
        ),
        (_("Remove the chosen line"), key_words(QKeySequence("Del"))),
        (_("Be done with a field"), key_words(QKeySequence("Return"))),
        (_("Be done with a field of several lines"), key_words(QKeySequence("Ctrl+Return"))),
        (_("Bring back what stood in a field"), key_words(QKeySequence("Esc"))),
    ]


def shortcut_rows(actions: Sequence[QAction]) -> list[tuple[str, str]]:
    """(what it does, its keys) of the actions that have keys, each once, then keys of lists and fields."""
    rows: list[tuple[str, str]] = []
    for action in actions:
        keys = "   ".join(words for keys in action.shortcuts() if (words := key_words(keys)))
        words = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
        if keys and (words, keys) not in rows:
            rows.append((words, keys))
    return rows + _keys_of_lists()


class ShortcutsSheet(Dialog):
    """Two columns to look through; typing finds."""

    def __init__(self, parent: QWidget | None, actions: Sequence[QAction]) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Shortcuts"))
        scale = theme.text_scale()
        self.resize(round(520 * scale), round(560 * scale))
        self._rows = shortcut_rows(actions)
        self.search = TextField(_("Find a shortcut"), placeholder=_("Find a shortcut"), show_caption=False)
        self.search.typed.connect(self._find)
        self.table = QTableWidget(len(self._rows), 2)
        self.table.setAccessibleName(_("Shortcuts"))
        self.table.setHorizontalHeaderLabels([_("What it does"), _("Keys")])
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        for number, row in enumerate(self._rows):
            for column, words in enumerate(row):
                item = QTableWidgetItem(words)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self.table.setItem(number, column, item)
        close = plain_button(_("Close"), "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        column_of = QVBoxLayout(self)
        column_of.setContentsMargins(22, 20, 22, 18)
        column_of.setSpacing(12)
        column_of.addWidget(PlainLabel(_("Shortcuts"), "heading"))
        column_of.addWidget(self.search)
        column_of.addWidget(self.table, 1)
        column_of.addLayout(buttons)
        self.search.setFocus()

    def _find(self, typed: str) -> None:
        wanted = typed.casefold().split()
        for number, row in enumerate(self._rows):
            text = " ".join(row).casefold()
            self.table.setRowHidden(number, not all(part in text for part in wanted))
