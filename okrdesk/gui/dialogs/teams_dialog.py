"""The teams of a workspace: add, rename, order, say what they are there for, remove."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.gui import theme
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.beside import lay_out_beside
from okrdesk.gui.widgets.dialog import Dialog
from okrdesk.gui.widgets.fields import TextArea, TextField
from okrdesk.gui.widgets.ranked_list import RankedList, RankedRow
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _, ngettext
from okrdesk.okr import people, teams
from okrdesk.okr.teams import Team


class TeamsDialog(Dialog):
    """Left the teams in their order, right the fields of the chosen one; each edit is written."""

    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setWindowTitle(_("Teams"))
        scale = theme.text_scale()
        self.resize(round(680 * scale), round(440 * scale))
        self.list = RankedList(_("Teams"), numbered=False)
        self.list.marks_choice = True
        self.add_field = TextField(_("Add a team"), placeholder=_("Name, then Enter"))
        self.name = TextField(_("Name"))
        self.purpose = TextArea(_("What it is there for"), least_lines=2, most_lines=5)
        self.members = PlainLabel("", "small")
        self.remove_button = plain_button(_("Remove"), "danger", "trash")
        self.empty = PlainLabel(
            _("No teams yet. A part of the community with goals of its own can be one."), "muted"
        )
        self._form = QWidget()
        self._shown = ""
        self._lay_out()
        self.list.row_chosen.connect(lambda _id: self._show_chosen())
        self.list.reworded.connect(
            lambda team_id, name: desk.beside(self.name.set_error).do(teams.change, team_id, name=name)
        )
        self.list.moved.connect(lambda team_id, place: desk.do(teams.move, team_id, place))
        self.list.removal_requested.connect(lambda _id: self._remove())
        self.list.itemDelegate().closeEditor.connect(lambda *_closed: self.reload())
        self.add_field.edited.connect(self._add)
        self.name.edited.connect(lambda name: self._change(self.name, name=name))
        self.purpose.edited.connect(lambda text: self._change(self.purpose, purpose=text))
        self.remove_button.clicked.connect(self._remove)
        desk.changed.connect(self.reload)
        self.reload()
        self.add_field.setFocus()

    def _lay_out(self) -> None:
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(12)
        for part in (self.name, self.purpose, self.members):
            form.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.remove_button)
        row.addStretch(1)
        form.addLayout(row)
        lay_out_beside(self, _("Teams"), [self.empty, self.list], self.add_field, self._form)

    def reload(self) -> None:
        """Show the document's teams; half-typed text is not touched."""
        if self.list.is_busy():
            return
        found = teams.all_teams(self.desk.document)
        self.list.set_rows([RankedRow(team.id, team.name, team.purpose) for team in found])
        self.list.setVisible(bool(found))
        self.empty.setVisible(not found)
        self._form.setVisible(bool(found))
        self._show_chosen()

    def _chosen(self) -> Team | None:
        chosen = self.list.chosen()
        return next((team for team in teams.all_teams(self.desk.document) if team.id == chosen), None)

    def _show_chosen(self) -> None:
        team = self._chosen()
        if team is None:
            return
        fresh = team.id != self._shown
        self._shown = team.id
        for field, text in ((self.name, team.name), (self.purpose, team.purpose)):
            if fresh:
                field.set_text(text)
            else:
                field.set_text_if_idle(text)
        names = [p.name for p in people.everyone(self.desk.document) if p.team_id == team.id]
        words = ngettext("{n} person: {names}", "{n} people: {names}", len(names))
        shown = ", ".join(name[:40] for name in names[:12]) + ("…" if len(names) > 12 else "")
        nobody = _("Nobody is in this team yet.")
        self.members.set_text(words.format(n=len(names), names=shown) if names else nobody)

    def _change(self, field: TextField | TextArea, **fields: str) -> None:
        team = self._chosen()
        if team is not None:
            self.desk.beside(field.set_error).do(teams.change, team.id, **fields)

    def _add(self, name: str) -> None:
        if not name.strip():
            return
        added = self.desk.beside(self.add_field.set_error).do(teams.add, name)
        if added is not None:
            self.add_field.set_text("")
            self.reload()
            self.list.choose(added)

    def _remove(self) -> None:
        team = self._chosen()
        if team is not None:
            words = _("Removed {name}; its people and objectives are of no team.").format(name=team.name[:60])
            self.desk.telling(words).do(teams.remove, team.id)
