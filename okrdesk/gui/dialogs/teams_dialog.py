"""The teams of a workspace: add, rename, order, say what they are there for, remove."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.rows_dialog import RowsDialog, show_text
from okrdesk.gui.widgets.fields import KEEPS_TYPED, TextArea, TextField
from okrdesk.gui.widgets.form_dialog import button_row
from okrdesk.gui.widgets.ranked_list import RankedRow
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _, ngettext
from okrdesk.okr import people, teams
from okrdesk.okr.teams import Team


class TeamsDialog(RowsDialog[Team]):
    """Left the teams in their order, right the fields of the chosen one; each edit is written."""

    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        nothing = _("No teams yet. A part of the community with goals of its own can be one.")
        super().__init__(parent, desk, _("Teams"), nothing, size=(680, 480), movable=True)
        self.list.marks_choice = True
        self.add_field = TextField(_("Add a team"), placeholder=_("Name, then Enter"))
        self.name = TextField(_("Name"))
        self.purpose = TextArea(_("What it is there for"), least_lines=2, most_lines=5)
        self.members = PlainLabel("", "small")
        self.remove_button = plain_button(_("Remove"), "danger", "trash", do=self.remove)
        for part in (self.name, self.purpose, self.members):
            self.fields.addWidget(part)
        self.fields.addLayout(button_row(self.remove_button))
        self.list.moved.connect(lambda team_id, position: desk.do(teams.move, team_id, position))
        self.add_field.setProperty(KEEPS_TYPED, True)
        self.add_field.edited.connect(self._add)
        self.name.edited.connect(lambda name: self.rename(self.list.chosen(), name))
        self.purpose.edited.connect(self._describe)
        self.lay_out(self.add_field)
        self.add_field.setFocus()

    def records(self) -> Sequence[Team]:
        """The document's teams."""
        return teams.all_teams(self.desk.document)

    def row(self, team: Team) -> RankedRow:
        return RankedRow(team.id, team.name, team.purpose)

    def show_record(self, team: Team, is_fresh: bool) -> None:
        """Show a team and who is in it."""
        show_text(self.name, team.name, is_fresh)
        show_text(self.purpose, team.purpose, is_fresh)
        names = [p.name for p in people.everyone(self.desk.document) if p.team_id == team.id]
        sentence = ngettext("{n} person: {names}", "{n} people: {names}", len(names))
        shown = ", ".join(name[:40] for name in names[:12]) + ("…" if len(names) > 12 else "")
        nobody = _("Nobody is in this team yet.")
        self.members.set_text(sentence.format(n=len(names), names=shown) if names else nobody)

    def rename(self, row_id: str, name: str) -> None:
        """Write the name that was typed in the list."""
        team = next((team for team in self.records() if team.id == row_id), None)
        if team is not None:
            self.desk.beside(self.name.set_error).do(teams.change, team, replace(team, name=name))

    def _describe(self, purpose: str) -> None:
        team = self.chosen()
        if team is not None:
            described = replace(team, purpose=purpose)
            self.desk.beside(self.purpose.set_error).do(teams.change, team, described)

    def _add(self, name: str) -> None:
        if name.strip():
            added = self.desk.beside(self.add_field.set_error).do(teams.add, name)
            self.take_in(added, self.add_field)

    def remove(self) -> None:
        """Remove the chosen team; who was in it is of no team."""
        team = self.chosen()
        if team is not None:
            sentence = _("Removed {name}; its people and objectives are of no team.").format(
                name=team.name[:60]
            )
            self.desk.telling(sentence).do(teams.remove, team.id)
