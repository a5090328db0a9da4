"""The people of a workspace: add, rename, say what they do here, put in a team, merge, retire, remove."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QVBoxLayout, QWidget

from okrdesk.gui import theme
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.beside import lay_out_beside
from okrdesk.gui.dialogs.person_chooser import PersonChooser
from okrdesk.gui.widgets.chips import FlowLayout
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.dialog import Dialog
from okrdesk.gui.widgets.fields import TextField
from okrdesk.gui.widgets.marks import Avatar
from okrdesk.gui.widgets.ranked_list import RankedList, RankedRow
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _, ngettext
from okrdesk.okr import people, teams
from okrdesk.okr.people import Person


class PeopleDialog(Dialog):
    """Left everyone by name, right the fields of the chosen one; each edit is written.

    With `person_id` that person is chosen, and the name ready to be typed over.
    """

    def __init__(self, parent: QWidget | None, desk: Desk, person_id: str = "") -> None:
        super().__init__(parent)
        self.desk = desk
        self.setWindowTitle(_("People"))
        scale = theme.text_scale()
        self.resize(round(680 * scale), round(480 * scale))
        self.list = RankedList(_("People"), numbered=False, movable=False)
        self.list.marks_choice = True
        self.add_field = TextField(_("Add a person"), placeholder=_("Name, then Enter"))
        self.avatar = Avatar("", size=44)
        self.name = TextField(_("Name"))
        self.role = TextField(_("What they do here"), placeholder=_("in one line"))
        self.team = combo(_("Team"), [("", _("No team"))])
        self.team_caption = PlainLabel(_("Team"), "small")
        self.team_caption.setBuddy(self.team)
        self.holds = PlainLabel("", "small")
        self.merge_button = plain_button(_("Merge into…"))
        self.retire_button = plain_button(_("Retire"))
        self.remove_button = plain_button(_("Remove"), "danger", "trash")
        self.said = PlainLabel("", "error")
        self.said.hide()
        self.empty = PlainLabel(
            _("Nobody is here yet. Add those who will own a number or check in."), "muted"
        )
        self._form = QWidget()
        self._shown = ""
        self._lay_out()
        self.list.row_chosen.connect(lambda _id: self._show_chosen())
        self.list.reworded.connect(
            lambda person, name: desk.beside(self.name.set_error).do(people.rename, person, name)
        )
        self.list.removal_requested.connect(lambda _id: self._remove())
        self.list.itemDelegate().closeEditor.connect(lambda *_closed: self.reload())
        self.add_field.edited.connect(self._add)
        self.name.edited.connect(lambda name: self._rename(name, None))
        self.role.edited.connect(lambda role: self._rename(None, role))
        self.team.activated.connect(lambda _index: self._join())
        self.merge_button.clicked.connect(self._choose_whom_to_merge_with)
        self.retire_button.clicked.connect(self._retire)
        self.remove_button.clicked.connect(self._remove)
        desk.changed.connect(self.reload)
        self.reload()
        self.add_field.setFocus()
        if person_id and self.list.choose(person_id):
            self.name.edit.setFocus()
            self.name.edit.selectAll()

    def _lay_out(self) -> None:
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(12)
        form.addWidget(self.avatar)
        form.addWidget(self.name)
        form.addWidget(self.role)
        form.addWidget(self.team_caption)
        form.addWidget(self.team)
        form.addWidget(self.holds)
        buttons = QWidget()
        row = FlowLayout(buttons)
        for button in (self.merge_button, self.retire_button, self.remove_button):
            row.addWidget(button)
        form.addWidget(buttons)
        form.addWidget(self.said)
        lay_out_beside(self, _("People"), [self.empty, self.list], self.add_field, self._form)

    def reload(self) -> None:
        """Show the document's people; half-typed text is not touched."""
        if self.list.is_busy():
            return
        everyone = people.everyone(self.desk.document)
        self.list.set_rows([self._row(person) for person in everyone])
        self.list.setVisible(bool(everyone))
        self.empty.setVisible(not everyone)
        self._form.setVisible(bool(everyone))
        self._show_chosen()

    def _row(self, person: Person) -> RankedRow:
        count = self._owned(person)
        pill = _("retired") if person.retired else _("owns {count}").format(count=count) if count else ""
        return RankedRow(person.id, person.name, person.role, pill, "not started")

    def _owned(self, person: Person) -> int:
        outline = self.desk.outline()
        owners = [*(o.owner for o in outline.objectives), *(k.owner for k in outline.key_results)]
        return sum(1 for owner in owners if owner is not None and owner.id == person.id)

    def _chosen(self) -> Person | None:
        chosen = self.list.chosen()
        return next((p for p in people.everyone(self.desk.document) if p.id == chosen), None)

    def _show_chosen(self) -> None:
        person = self._chosen()
        if person is None:
            return
        fresh = person.id != self._shown
        self._shown = person.id
        for field, text in ((self.name, person.name), (self.role, person.role)):
            if fresh:
                field.set_text(text)
            else:
                field.set_text_if_idle(text)
        if fresh:
            self._say("")
        found = teams.all_teams(self.desk.document)
        self.team.set_choices([("", _("No team")), *((team.id, team.name[:80]) for team in found)])
        self.team.set_key(person.team_id if person.team_id in {team.id for team in found} else "")
        for part in (self.team, self.team_caption):
            part.setVisible(bool(found))
        self.retire_button.set_text(_("Take back") if person.retired else _("Retire"))
        self.merge_button.setEnabled(len(people.everyone(self.desk.document)) > 1)
        self.avatar.set_person(person.name, person.id)
        count = self._owned(person)
        words = ngettext(
            "Owns {count} objective or key result of this cycle.",
            "Owns {count} objectives and key results of this cycle.",
            count,
        )
        self.holds.set_text(words.format(count=count) if count else _("Owns nothing in this cycle."))

    def _rename(self, name: str | None, role: str | None) -> None:
        person = self._chosen()
        if person is None:
            return
        said = self.name.set_error if role is None else self.role.set_error
        self.desk.beside(said).do(people.rename, person.id, person.name if name is None else name, role)

    def _add(self, name: str) -> None:
        if not name.strip():
            return
        added = self.desk.beside(self.add_field.set_error).do(people.add, name)
        if added is not None:
            self.add_field.set_text("")
            self.reload()
            self.list.choose(added)

    def _join(self) -> None:
        person = self._chosen()
        if person is not None:
            self.desk.beside(self._say).do(people.join, person.id, self.team.key() or None)

    def _retire(self) -> None:
        person = self._chosen()
        if person is not None:
            words = (
                _("{name} is here again.")
                if person.retired
                else _("{name} has retired; what they did stays.")
            )
            said = words.format(name=person.name[:60])
            self.desk.beside(self._say).telling(said).do(people.retire, person.id, not person.retired)

    def _choose_whom_to_merge_with(self) -> None:
        person = self._chosen()
        if person is None:
            return
        others = [p for p in people.everyone(self.desk.document) if p.id != person.id]
        button = self.merge_button
        heading = _("Merge {name} into…").format(name=person.name[:60])
        place = QPoint(0, button.height())
        PersonChooser.ask(button, place, heading, others, lambda ids: self._merge(person, ids[0]))

    def _merge(self, person: Person, into_id: str) -> None:
        words = _("{name} and the other entry are one now.").format(name=person.name[:60])
        self.desk.beside(self._say).telling(words).do(people.merge, person.id, into_id)
        self.reload()
        self.list.choose(into_id)

    def _remove(self) -> None:
        person = self._chosen()
        if person is not None:
            words = _("Removed {name}; what they owned is owned by nobody.").format(name=person.name[:60])
            self.desk.beside(self._say).telling(words).do(people.remove, person.id)

    def _say(self, sentence: str) -> None:
        """What was refused stands below the buttons."""
        self.said.set_text(sentence)
        self.said.setVisible(bool(sentence))
