"""The people of a workspace: add, rename, say what they do, remove. Undo takes every edit back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.gui import look
from okrdesk.gui.desk import Desk
from okrdesk.gui.widgets.cards import page_scroll, rule
from okrdesk.gui.widgets.fields import TextField
from okrdesk.gui.widgets.marks import Avatar
from okrdesk.gui.widgets.notices import Toast
from okrdesk.gui.widgets.text import PlainLabel, icon_button, plain_button
from okrdesk.i18n import _
from okrdesk.okr import people
from okrdesk.okr.people import Person


class PersonLine(QWidget):
    """One person: badge, name and role edited in place, remove."""

    def __init__(self, desk: Desk, person: Person, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.person = person
        self.avatar = Avatar(person.name, person.id, 26)
        self.name = TextField(_("Name"), person.name, show_caption=False)
        self.role = TextField(_("What they do"), person.role, _("What they do"), show_caption=False)
        self.remove = icon_button("trash", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(8)
        for widget, stretch in ((self.avatar, 0), (self.name, 3), (self.role, 3), (self.remove, 0)):
            row.addWidget(widget, stretch, Qt.AlignmentFlag.AlignTop)
        self.name.edited.connect(lambda text: self._write(text, None, self.name))
        self.role.edited.connect(lambda text: self._write(self.person.name, text, self.role))
        self.show_person(person)

    def show_person(self, person: Person) -> None:
        """Show the person as the document has them; half-typed text stays."""
        self.person = person
        self.avatar.set_person(person.name, person.id)
        self.name.set_text_if_idle(person.name)
        self.role.set_text_if_idle(person.role)
        self.name.edit.setAccessibleName(_("Name of {person}").format(person=person.name))
        self.role.edit.setAccessibleName(_("What {person} does").format(person=person.name))
        words = _("Remove {person}").format(person=person.name)
        self.remove.setAccessibleName(words)

    def _write(self, name: str, role: str | None, field: TextField) -> None:
        person = self.person.id
        self._desk.do(people.rename, person, name, role, on_refused=field.set_error)


class PeopleDialog(QDialog):
    """A line per person, and below them the next one. Nothing needs to be confirmed: undo covers it."""

    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(_("People"))
        self.setModal(True)
        scale = look.text_scale()
        self.resize(round(600 * scale), round(480 * scale))
        self.lines: list[PersonLine] = []
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(8)
        self._column.addStretch(1)
        self._area = page_scroll(inside)
        self.nobody = PlainLabel(_("Nobody yet. Add the people who look after numbers."), "muted")
        self.new_name = TextField(_("Name of the next person"), placeholder=_("Name"), show_caption=False)
        self.new_role = TextField(_("What they do"), placeholder=_("What they do"), show_caption=False)
        self.add = plain_button(_("Add"), "primary", "plus")
        self.add.clicked.connect(self._add)
        for field in (self.new_name, self.new_role):
            field.edit.returnPressed.connect(self._add)
        self.toast = Toast(self)
        self.toast.undo_requested.connect(desk.undo)
        close = plain_button(_("Close"))
        close.clicked.connect(self.accept)
        self._lay_out(close)
        for widget in (self.new_name, self.new_role, self.add):
            widget.setEnabled(not desk.document.read_only)
        desk.changed.connect(self.reload)
        self.reload()
        self.new_name.setFocus()

    def _lay_out(self, close: QWidget) -> None:
        entry = QHBoxLayout()
        entry.setSpacing(8)
        entry.addWidget(self.new_name, 3, Qt.AlignmentFlag.AlignTop)
        entry.addWidget(self.new_role, 3, Qt.AlignmentFlag.AlignTop)
        entry.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(12)
        column.addWidget(PlainLabel(_("People"), "heading"))
        words = _("Owners, helpers and those who check in. What a removed person owned is owned by nobody.")
        column.addWidget(PlainLabel(words, "small"))
        column.addWidget(self.nobody)
        column.addWidget(self._area, 1)
        column.addWidget(rule())
        column.addLayout(entry)
        column.addLayout(buttons)

    def reload(self) -> None:
        """Show who is here; a line that is being typed into keeps its text."""
        everyone = people.everyone(self._desk.document)
        known = {line.person.id: line for line in self.lines}
        for gone in set(known) - {person.id for person in everyone}:
            line = known.pop(gone)
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = []
        for place, person in enumerate(everyone):
            known_line = known.get(person.id)
            line = known_line or self._new_line(person)
            if known_line is not None:
                line.show_person(person)
            if self._column.indexOf(line) != place:
                self._column.removeWidget(line)
                self._column.insertWidget(place, line)
            self.lines.append(line)
        self.nobody.setVisible(not everyone)
        self._area.setVisible(bool(everyone))
        before: QWidget = self._area
        for line in self.lines:
            for control in (line.name.edit, line.role.edit, line.remove):
                QWidget.setTabOrder(before, control)
                before = control
        QWidget.setTabOrder(before, self.new_name.edit)

    def _new_line(self, person: Person) -> PersonLine:
        line = PersonLine(self._desk, person)
        line.setEnabled(not self._desk.document.read_only)
        line.remove.clicked.connect(lambda: self._remove(line))
        return line

    def _add(self) -> None:
        name, role = self.new_name.text(), self.new_role.text()
        added = self._desk.do(people.add, name, role, on_refused=self.new_name.set_error)
        if added is None:
            self.new_name.setFocus()
            return
        self.new_name.set_text("")
        self.new_role.set_text("")
        self.new_name.setFocus()

    def _remove(self, line: PersonLine) -> None:
        name = line.person.name
        place = self.lines.index(line)
        before = self._desk.document.revision
        self._desk.do(people.remove, line.person.id)
        if self._desk.document.revision == before:
            return
        self.reload()
        self.toast.say(_("Removed {person}.").format(person=name), undo=True)
        rest = self.lines[min(place, len(self.lines) - 1) :][:1]
        (rest[0].remove if rest else self.new_name).setFocus(Qt.FocusReason.OtherFocusReason)
