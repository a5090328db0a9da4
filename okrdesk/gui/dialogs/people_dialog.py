"""The people of a workspace: add, rename, say what they do here, put in a team, merge, retire, remove."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.person_chooser import PersonChooser
from okrdesk.gui.dialogs.rows_dialog import RowsDialog, show_text
from okrdesk.gui.widgets.chips import FlowLayout
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.fields import KEEPS_TYPED, TextField, captioned
from okrdesk.gui.widgets.marks import Avatar
from okrdesk.gui.widgets.names_field import NamesField
from okrdesk.gui.widgets.ranked_list import RankedRow
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _, ngettext
from okrdesk.okr import people, teams
from okrdesk.okr.people import Person


class PeopleDialog(RowsDialog[Person]):
    """Left everyone by name, right the fields of the chosen one; each edit is written.

    With `person_id` that person is chosen, and the name ready to be typed over.
    """

    def __init__(self, parent: QWidget | None, desk: Desk, person_id: str = "") -> None:
        nothing = _("Nobody is here yet. Add those who will own a number or check in.")
        super().__init__(parent, desk, _("People"), nothing, size=(680, 520))
        self.list.marks_choice = True
        self.add_field = NamesField(_("Add people"), placeholder=_("One name or many, then Enter"))
        self._fill()
        self.add_field.setProperty(KEEPS_TYPED, True)
        self.add_field.edited.connect(self._add)
        self.lay_out(self.add_field)
        self.add_field.setFocus()
        if person_id and self.choose(person_id):
            self.name.edit.setFocus()
            self.name.edit.selectAll()

    def _fill(self) -> None:
        self.avatar = Avatar("", size=44)
        self.name = TextField(_("Name"))
        self.role = TextField(_("What they do here"), placeholder=_("in one line"))
        self.team = combo(_("Team"), [("", _("No team"))])
        self.team_part = captioned(_("Team"), self.team)
        self.holds = PlainLabel("", "small")
        self.merge_button = plain_button(_("Merge into…"), do=self._choose_whom_to_merge_with)
        self.retire_button = plain_button(_("Retire"), do=self._retire)
        self.remove_button = plain_button(_("Remove"), "danger", "trash", do=self.remove)
        self.said = PlainLabel("", "error")
        self.said.hide()
        buttons = QWidget()
        row = FlowLayout(buttons)
        for button in (self.merge_button, self.retire_button, self.remove_button):
            row.addWidget(button)
        about = (self.avatar, self.name, self.role, self.team_part, self.holds)
        for part in (*about, buttons, self.said):
            self.fields.addWidget(part)
        self.name.edited.connect(lambda name: self._change(name, None))
        self.role.edited.connect(lambda role: self._change(None, role))
        self.team.activated.connect(lambda _index: self._join())

    def records(self) -> Sequence[Person]:
        """The document's people."""
        return people.everyone(self.desk.document)

    def row(self, person: Person) -> RankedRow:
        count = self._owned(person)
        pill = _("retired") if person.retired else _("owns {count}").format(count=count) if count else ""
        return RankedRow(person.id, person.name, person.role, pill, "not started")

    def _owned(self, person: Person) -> int:
        outline = self.desk.outline()
        owners = [*(o.owner for o in outline.objectives), *(k.owner for k in outline.key_results)]
        return sum(1 for owner in owners if owner is not None and owner.id == person.id)

    def show_record(self, person: Person, is_fresh: bool) -> None:
        """Show a person, their team and what they hold."""
        show_text(self.name, person.name, is_fresh)
        show_text(self.role, person.role, is_fresh)
        if is_fresh:
            self._say("")
        known = teams.all_teams(self.desk.document)
        self.team.set_choices([("", _("No team")), *((team.id, team.name[:80]) for team in known)])
        self.team.set_key(person.team_id if person.team_id in {team.id for team in known} else "")
        self.team_part.setVisible(bool(known))
        self.retire_button.set_text(_("Take back") if person.retired else _("Retire"))
        self.merge_button.setEnabled(len(people.everyone(self.desk.document)) > 1)
        self.avatar.set_person(person.name, person.id)
        count = self._owned(person)
        sentence = ngettext(
            "Owns {count} objective or key result of this cycle.",
            "Owns {count} objectives and key results of this cycle.",
            count,
        )
        self.holds.set_text(sentence.format(count=count) if count else _("Owns nothing in this cycle."))

    def rename(self, row_id: str, name: str) -> None:
        """Write the name that was typed in the list."""
        self.desk.beside(self.name.set_error).do(people.rename, row_id, name)

    def _change(self, name: str | None, role: str | None) -> None:
        person = self.chosen()
        if person is None:
            return
        said = self.name.set_error if role is None else self.role.set_error
        self.desk.beside(said).do(people.rename, person.id, person.name if name is None else name, role)

    def _add(self, name: str) -> None:
        names = people.names_in(name)
        saying = self.desk.beside(self.add_field.set_error)
        if len(names) == 1:
            self.take_in(saying.do(people.add, names[0]), self.add_field)
        elif names:
            told = _("Added {n} people.").format(n=len(names))
            added = saying.telling(told).do(people.add_all, names)
            self.take_in(added[-1] if added else None, self.add_field)

    def _join(self) -> None:
        person = self.chosen()
        if person is not None:
            self.desk.beside(self._say).do(people.join, person.id, self.team.key() or None)

    def _retire(self) -> None:
        person = self.chosen()
        if person is not None:
            sentence = (
                _("{name} is here again.")
                if person.retired
                else _("{name} has retired; what they did stays.")
            )
            said = sentence.format(name=person.name[:60])
            self.desk.beside(self._say).telling(said).do(people.retire, person.id, not person.retired)

    def _choose_whom_to_merge_with(self) -> None:
        person = self.chosen()
        if person is None:
            return
        others = [p for p in people.everyone(self.desk.document) if p.id != person.id]
        button = self.merge_button
        heading = _("Merge {name} into…").format(name=person.name[:60])
        below = QPoint(0, button.height())
        PersonChooser.ask(button, below, heading, others, lambda ids: self._merge(person, ids[0]))

    def _merge(self, person: Person, into_id: str) -> None:
        sentence = _("{name} and the other entry are one now.").format(name=person.name[:60])
        self.desk.beside(self._say).telling(sentence).do(people.merge, person.id, into_id)
        self.reload()
        self.choose(into_id)

    def remove(self) -> None:
        """Remove the chosen person; what they owned is owned by nobody."""
        person = self.chosen()
        if person is not None:
            sentence = _("Removed {name}; what they owned is owned by nobody.").format(name=person.name[:60])
            self.desk.beside(self._say).telling(sentence).do(people.remove, person.id)

    def _say(self, sentence: str) -> None:
        """What was refused stands below the buttons."""
        self.said.set_text(sentence)
        self.said.setVisible(bool(sentence))
