"""The menu of what has the keyboard on the board: a card, a person, a team."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from okrdesk.gui.areas.owners.board import BoardCard, BoardColumn
from okrdesk.gui.widgets.text import literal
from okrdesk.i18n import _
from okrdesk.okr.people import Person
from okrdesk.okr.teams import Team


class BoardMenu(QMenu):
    """Says what can be done with a row; does nothing itself and goes when it is closed.

    `wanted` tells what was chosen by the name that the page has for it, `team_wanted` the id of a team, ""
    for none.
    """

    wanted = Signal(str)
    team_wanted = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        card: BoardCard | None,
        column: BoardColumn | None,
        teams: Sequence[Team],
    ) -> None:
        """`card` has the keyboard, else the head of `column`, else the heading of a team."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._teams = teams
        owns = column is not None and bool(column.load.numbers)
        if card is not None:
            self._fill_card(card)
        elif column is not None and column.person is not None:
            self._fill_person(column.person, owns)
        else:
            if owns:
                self._add("move", _("Hand all of it to…"), "O")
            self._add("people", _("Add a person…"))
            self._add("teams", _("Teams…"))

    def _fill_card(self, card: BoardCard) -> None:
        owned = card.owner is not None
        self._add("move", _("Move to…"), "O")
        self._add("free", _("Nobody owns it"), "Del", enabled=owned)
        self.addSeparator()
        accepted = _("Not accepted after all") if card.accepted_on is not None else _("I accept")
        self._add("accept", accepted, "A", enabled=owned)
        if card.is_objective:
            self._add_teams(card.team)
        else:
            self._add("helpers", _("Helpers…"), "H")
        self.addSeparator()
        self._add("open", _("Open in the outline"))
        if not card.is_objective:
            self._add("check in", _("Check in…"))

    def _fill_person(self, person: Person, owns: bool) -> None:
        self._add("check-ins", _("Check-ins of this person…"))
        self._add("role", _("What they do here"), "F2")
        self._add("rename", _("Rename…"))
        self._add_teams(next((team.name for team in self._teams if team.id == person.team_id), ""))
        self.addSeparator()
        self._add("move", _("Hand all of it to…"), "O", enabled=owns)
        self._add("merge", _("Merge into…"))
        self._add("retire", _("Take back") if person.retired else _("Retire"))
        self._add("remove", _("Remove"))

    def _add_teams(self, chosen: str) -> None:
        below = self.addMenu(_("Team"))
        for team_id, name in [("", _("No team")), *((team.id, team.name) for team in self._teams)]:
            action = below.addAction(literal(name[:80]))
            action.setCheckable(True)
            action.setChecked(name == chosen if team_id else not chosen)
            action.triggered.connect(lambda _checked=False, team_id=team_id: self.team_wanted.emit(team_id))
        below.addSeparator()
        below.addAction(_("Teams…")).triggered.connect(lambda _checked=False: self.wanted.emit("teams"))

    def _add(self, name: str, label: str, keys: str = "", *, enabled: bool = True) -> None:
        action = self.addAction(label)
        action.setEnabled(enabled)
        if keys:
            action.setShortcut(QKeySequence(keys))
            # Said beside the words; the board itself listens to the key.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(lambda _checked=False: self.wanted.emit(name))
