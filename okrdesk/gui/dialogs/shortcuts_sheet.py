"""The sheet of shortcuts: every action of the menus that has one, and the keys of lists and fields."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QWidget

from okrdesk.gui.widgets.fields import TextField
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.gui.widgets.plain_table import plain_table
from okrdesk.i18n import _
from okrdesk.okr.alphabet import holds


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


def _keys_of_the_room() -> list[tuple[str, str]]:
    """Keys of a running workshop; while somebody types, the first ones want Ctrl."""
    return [
        (
            _("Workshop: go on"),
            "   ".join(
                (_("Space"), key_words(QKeySequence("PgDown")), key_words(QKeySequence("Ctrl+Return")))
            ),
        ),
        (_("Workshop: go back"), key_words(QKeySequence("PgUp"))),
        (_("Workshop: pause the clock, one minute more"), "P   +"),
        (_("Workshop: blank the projector"), "B   ."),
        (_("Workshop: reveal, or hide again"), "H"),
        (_("Workshop: park a sentence, show the line to read aloud"), "L   R"),
        (_("Workshop: projector light or dark"), "W"),
        (_("Workshop: send a card to a theme, make a new one, merge two"), "1 – 9   N   M"),
        (_("Workshop: mark an interest, the next unseen card"), "I   →"),
        (_("Workshop: take or drop what looks alike"), "T   D"),
        (_("Workshop: give the passed keyboard back"), key_words(QKeySequence("Ctrl+F12"))),
    ]


def shortcut_rows(actions: Sequence[QAction]) -> list[tuple[str, str]]:
    """(what it does, its keys) of the actions that have keys, each once, then keys of lists and fields."""
    rows: list[tuple[str, str]] = []
    for action in actions:
        keys = "   ".join(name for keys in action.shortcuts() if (name := key_words(keys)))
        name = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
        if keys and (name, keys) not in rows:
            rows.append((name, keys))
    return rows + _keys_of_lists() + _keys_of_the_room()


class ShortcutsSheet(FormDialog[None]):
    """Two columns to look through; typing finds."""

    def __init__(self, parent: QWidget | None, actions: Sequence[QAction]) -> None:
        super().__init__(parent, _("Shortcuts"), _("Shortcuts"), size=(520, 560))
        self._rows = shortcut_rows(actions)
        self.search = TextField(_("Find a shortcut"), placeholder=_("Find a shortcut"), show_caption=False)
        self.search.typed.connect(self._find)
        headings = (_("What it does"), _("Keys"))
        self.table = plain_table(_("Shortcuts"), headings, self._rows, widest=0, wraps=True)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.column.addWidget(self.search)
        self.column.addWidget(self.table, 1)
        self.end_with_close()
        self.search.setFocus()

    def _find(self, typed: str) -> None:
        wanted = typed.split()
        for number, row in enumerate(self._rows):
            text = " ".join(row)
            self.table.setRowHidden(number, not all(holds(text, part) for part in wanted))
