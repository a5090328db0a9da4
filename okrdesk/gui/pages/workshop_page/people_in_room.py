"""Who will be in the room: names with their badges, typed or pasted, or just how many."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from okrdesk.document.text import plain_digits
from okrdesk.gui.widgets.fields import KEEPS_TYPED
from okrdesk.gui.widgets.marks import Avatar
from okrdesk.gui.widgets.names_field import NamesField
from okrdesk.gui.widgets.side_by_side import fill, let_go
from okrdesk.gui.widgets.text import PlainLabel, icon_button
from okrdesk.i18n import _, ngettext
from okrdesk.okr.people import Person, named

MOST_PEOPLE = 999


class PeopleInRoom(QWidget):
    """`said` tells the names and, where only a number was typed, how many there will be."""

    said = Signal(tuple, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._expected: int | None = None
        self._shown: object = None
        self.caption = PlainLabel("", "small")
        self.field = NamesField(
            _("Add people"), placeholder=_("Names, one or many, or how many"), show_caption=False
        )
        self.field.setProperty(KEEPS_TYPED, True)
        self.field.edited.connect(self._add)
        self._holder = QWidget()
        self._grid = QGridLayout(self._holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(4)
        self._grid.setHorizontalSpacing(10)
        self.rows: list[_Person] = []
        fill(self, self.caption, self._holder, self.field, spacing=6)

    def show_people(self, names: Sequence[str], expected: int | None, known: Sequence[Person]) -> None:
        """Show who is to come; `known` are the people of the workspace, who keep their colours."""
        shown = (tuple(names), expected, tuple(known))
        if shown == self._shown:
            return
        self._shown = shown
        self._names, self._expected = tuple(names), expected
        count = expected if expected is not None else len(names)
        self.caption.set_text(
            ngettext("In the room, {n} person", "In the room, {n} people", count).format(n=count)
            if count
            else _("In the room")
        )
        had = next((nth for nth, row in enumerate(self.rows) if row.away.hasFocus()), None)
        let_go(self._grid, self.rows)
        self.rows = []
        for nth, name in enumerate(names):
            person = named(known, name)
            row = _Person(name, person.id if person else "")
            row.away.clicked.connect(lambda _checked=False, gone=name: self._remove(gone))
            self._grid.addWidget(row, nth // 2, nth % 2)
            self.rows.append(row)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)
        self._holder.setVisible(bool(names))
        if had is not None:
            (self.rows[min(had, len(self.rows) - 1)].away if self.rows else self.field).setFocus()

    def _add(self, text: str) -> None:
        typed = plain_digits(text.strip())
        if not typed:
            return
        if typed.isascii() and typed.isdigit():
            self._say_number(int(typed))
            return
        here = {name.casefold() for name in self._names}
        fresh = tuple(name for name in self.field.names() if name.casefold() not in here)
        if not fresh:
            self.field.set_error(_("All of them are here already; add a second name or an initial."))
            return
        self.field.set_text("")
        self.said.emit((*self._names, *fresh), None)

    def _say_number(self, count: int) -> None:
        if not 0 < count <= MOST_PEOPLE:
            self.field.set_error(_("From 1 to {most} people.").format(most=MOST_PEOPLE))
        elif count < len(self._names):
            sentence = _("{n} people have names already; remove some first.")
            self.field.set_error(sentence.format(n=len(self._names)))
        else:
            self.field.set_text("")
            self.said.emit(self._names, None if count == len(self._names) else count)

    def _remove(self, name: str) -> None:
        expected = None if self._expected is None else max(self._expected - 1, len(self._names) - 1)
        self.said.emit(tuple(each for each in self._names if each != name), expected or None)


class _Person(QWidget):
    def __init__(self, name: str, identity: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Avatar(name, identity))
        row.addWidget(PlainLabel(name, elide=True), 1)
        self.away = icon_button("close", _("{name} is not coming").format(name=name))
        row.addWidget(self.away, 0, Qt.AlignmentFlag.AlignRight)
