"""A list of a page whose rows open in a dialog, and the card around it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QWidget

from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.keys import TAKES_SPACE
from okrdesk.gui.widgets.marks import Sign
from okrdesk.gui.widgets.ranked_list import RankedList, RankedRow
from okrdesk.gui.widgets.side_by_side import show_part
from okrdesk.gui.widgets.text import PlainButton, PlainLabel, passing_menu, plain_button
from okrdesk.i18n import _


class OpeningList(RankedList):
    """Rows that open: by a click, Enter or F2. Space ticks them where `ticks` says what the tick means."""

    opened = Signal(str)
    ticked = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None, *, movable: bool, ticks: str = "") -> None:
        super().__init__(name, parent, numbered=False, movable=movable)
        self._ticks = ticks
        self.setProperty(TAKES_SPACE, bool(ticks))
        self._ordered = movable
        self.writable = True
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        keys = [_("Enter opens")]
        if movable:
            keys.append(_("Alt with Up or Down moves"))
        if ticks:
            keys.append(_("Space: {words}").format(words=ticks))
        self.setAccessibleDescription(", ".join([*keys, _("Delete removes")]) + ".")
        self.clicked.connect(lambda _index: self.opened.emit(self.chosen()))

    def set_writable(self, writable: bool) -> None:
        """Whether rows may be moved, ticked and removed; opening them stays possible."""
        self.writable = writable
        self.movable = writable and self._ordered
        self.setDragEnabled(self.movable)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self.chosen()
        if chosen and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit(chosen)
        elif chosen and event.key() == Qt.Key.Key_Space and self._ticks and self.writable:
            self.ticked.emit(chosen)
        elif chosen and not self.writable and _would_change(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        chosen = self.chosen()
        if not chosen:
            return
        menu = passing_menu(self)
        menu.addAction(_("Open…")).triggered.connect(lambda: self.opened.emit(chosen))
        if self._ticks:
            tick = menu.addAction(self._ticks)
            tick.setEnabled(self.writable)
            tick.triggered.connect(lambda: self.ticked.emit(chosen))
        if self.movable:
            self.add_moves(menu, chosen)
        remove = menu.addAction(_("Remove"))
        remove.setEnabled(self.writable)
        remove.triggered.connect(lambda: self.removal_requested.emit(chosen))
        menu.popup(event.globalPos())


def _would_change(event: QKeyEvent) -> bool:
    alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
    moves = alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
    return moves or event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class ListCard(Card):
    """A card with a heading, a button that adds, the list, and a sentence while it is empty.

    The list is made with its first row: most cards of a page have none.
    """

    def __init__(
        self,
        heading: str,
        sign: str,
        adding: str,
        adding_name: str,
        nothing: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, margin=18, spacing=8)
        self.column.setContentsMargins(18, 18, 18, 12)
        self._list: OpeningList | None = None
        self.add_button: PlainButton = plain_button(adding, icon="plus", parent=self, small=True, do=self.add)
        self.add_button.setAccessibleName(adding_name)
        self.nothing = PlainLabel(nothing, "muted", self)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        if sign:
            self.head.addWidget(Sign(sign, "", size=16, parent=self))
        self.head.addWidget(PlainLabel(heading, "strong", self), 1)
        self.head.addWidget(self.add_button)
        self.column.addLayout(self.head)
        self.column.addWidget(self.nothing)

    @property
    def list(self) -> OpeningList:
        """The rows."""
        if self._list is None:
            self._list = self.make_list()
            self._list.opened.connect(self.open)
            self._list.removal_requested.connect(self.remove)
            self.column.insertWidget(self.column.indexOf(self.nothing) + 1, self._list)
        return self._list

    def show_rows(self, rows: Sequence[RankedRow], *, writable: bool) -> None:
        """Show other rows unless one is carried; the sentence where there is none."""
        show_part(self.nothing, shown=not rows)
        if not rows and self._list is None:
            return
        self.list.set_writable(writable)
        if not self.list.is_busy():
            self.list.set_rows(rows)
        keyboard = self.list.hasFocus()
        show_part(self.list, shown=bool(rows))
        if not rows and keyboard:
            self.add_button.setFocus()

    def choose(self, row_id: str) -> bool:
        """Give a row the keyboard in the list; whether it is here."""
        return self._list is not None and self._list.choose(row_id)

    def show_added(self, added: str | None) -> None:
        """Give the keyboard to what was added; None where it was refused."""
        if added is not None:
            self.reload(writable=True)
            self.list.choose(added)
            self.list.setFocus()

    # What a card says of its own rows

    def make_list(self) -> OpeningList:
        """The list for its rows."""
        raise NotImplementedError

    def reload(self, *, writable: bool) -> None:
        """Show what the document has."""
        raise NotImplementedError

    def add(self) -> None:
        """Ask for another one and add it."""
        raise NotImplementedError

    def open(self, row_id: str) -> None:
        """Show one in its dialog and write what was changed."""
        raise NotImplementedError

    def remove(self, row_id: str) -> None:
        """Remove one."""
        raise NotImplementedError
