"""A list at the left and the fields of the chosen row at the right; every edit counts at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.gui.desk import Desk
from okrdesk.gui.widgets.cards import Card, page_scroll
from okrdesk.gui.widgets.fields import TextArea, TextField
from okrdesk.gui.widgets.form_dialog import FormDialog, button_row
from okrdesk.gui.widgets.ranked_list import RankedList, RankedRow
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _
from okrdesk.okr.people import Person
from okrdesk.okr.teams import Team
from okrdesk.okr.terms import Cycle

Record = TypeVar("Record", Person, Cycle, Team)


class RowsDialog(FormDialog[None], Generic[Record]):
    """Fill `fields`, then call `lay_out`. What a dialog of rows knows of them are the methods at the end."""

    def __init__(
        self,
        parent: QWidget | None,
        desk: Desk,
        title: str,
        nothing: str = "",
        *,
        size: tuple[int, int],
        movable: bool = False,
    ) -> None:
        """`nothing` says what belongs here, where there is no row yet."""
        super().__init__(parent, title, title, size=size)
        self.desk = desk
        self.list = RankedList(title, numbered=False, movable=movable)
        self.empty = PlainLabel(nothing, "muted")
        self.form = QWidget()
        self.fields = QVBoxLayout(self.form)
        self.fields.setContentsMargins(0, 0, 0, 0)
        self.fields.setSpacing(12)
        self._shown = ""

    def lay_out(self, add: QWidget, shares: tuple[int, int] = (1, 1)) -> None:
        """Put the parts in their places, `add` below the list; `shares` are the widths of the two sides."""
        inner = QWidget()
        shelf = QVBoxLayout(inner)
        shelf.setContentsMargins(0, 0, 0, 0)
        shelf.addWidget(self.empty)
        shelf.addWidget(self.list)
        shelf.addStretch(1)
        scroll = page_scroll(inner)
        scroll.setProperty("kind", "plain")
        scroll.viewport().setAutoFillBackground(False)
        left = Card(margin=10)
        left.column.addWidget(scroll, 1)
        left.column.addWidget(add)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.form)
        right.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addWidget(left, shares[0])
        columns.addLayout(right, shares[1])
        self.column.addLayout(columns, 1)
        # Not the default, which Enter in a field would press.
        self.end_with(button_row(None, plain_button(_("Close"), "primary", do=self.accept)))
        self.list.row_chosen.connect(lambda _id: self.show_chosen())
        self.list.reworded.connect(self.rename)
        self.list.removal_requested.connect(lambda _id: self.remove())
        self.list.itemDelegate().closeEditor.connect(lambda *_closed: self.reload())
        self.desk.changed.connect(self.reload)
        self.reload()

    def reload(self) -> None:
        """Show what the document has; half-typed text is not touched."""
        if self.list.is_busy():
            return
        rows = [self.row(record) for record in self.records()]
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.form.setVisible(bool(rows))
        self.show_chosen()

    def choose(self, row_id: str) -> bool:
        """Choose a row and show its fields; whether it is there."""
        there = self.list.choose(row_id)
        self.show_chosen()
        return there

    def show_chosen(self) -> None:
        """Show the fields of the chosen row."""
        record = self.chosen()
        if record is not None:
            self.show_record(record, record.id != self._shown)
            self._shown = record.id

    def chosen(self) -> Record | None:
        """What the chosen row stands for; None where there is none."""
        return next((record for record in self.records() if record.id == self.list.chosen()), None)

    def take_in(self, added: str | None, field: TextField) -> None:
        """Show what was added by typing into a field; None where it was refused."""
        if added is not None:
            field.set_text("")
            self.reload()
            self.choose(added)

    # What a dialog says of its own rows

    def records(self) -> Sequence[Record]:
        """What is listed, in its order."""
        raise NotImplementedError

    def row(self, record: Record) -> RankedRow:
        """One of it as a row."""
        raise NotImplementedError

    def show_record(self, record: Record, is_fresh: bool) -> None:
        """Show it in the fields, whatever stands there if it `is_fresh`."""
        raise NotImplementedError

    def rename(self, row_id: str, name: str) -> None:
        """Write the name that was typed in the list."""
        raise NotImplementedError

    def remove(self) -> None:
        """Remove the chosen row."""
        raise NotImplementedError


def show_text(field: TextField | TextArea, text: str, is_fresh: bool) -> None:
    """Put the document's text into a field: over what was typed only for a row that was just chosen."""
    if is_fresh:
        field.set_text(text)
    else:
        field.set_text_if_idle(text)
