"""The Owners page: who owns what, as a board that is changed by mouse and by keys."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from okrdesk.gui.areas.owners.owners_board import OwnersBoard
from okrdesk.gui.desk import Desk
from okrdesk.gui.page import Page
from okrdesk.gui.widgets.cards import EmptyState, PageHeader
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.side_by_side import show_part
from okrdesk.gui.widgets.text import plain_button
from okrdesk.i18n import _
from okrdesk.okr import teams

_TEAMS = "teams"  # in the choice of groups: not a group but the way to the teams


class OwnersPage(Page):
    """A column per person, what nobody owns first; every card can be carried or handed over by keys."""

    name = "owners"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.list = QStackedWidget(self)
        self.board = OwnersBoard(desk, self.list)
        self.board.released.connect(self.reload)
        self.filter = combo(_("Show the cards of"), [("", _("All objectives"))])
        self.filter.setMinimumContentsLength(14)
        self.filter.activated.connect(lambda _index: self.reload())
        self.group = combo(_("Group"), _groupings(False))
        self.group.setMinimumContentsLength(12)
        self.group.activated.connect(lambda _index: self._regroup())
        self.add_person = plain_button(_("Person"), icon="plus")
        self.add_person.clicked.connect(lambda: self.board.open_people())
        self.header = PageHeader(_("Who owns what"), "", (self.filter, self.group, self.add_person), self)
        self.empty = EmptyState(
            _("Nothing to own yet"),
            _("Objectives and key results come first; then each gets the one person who is asked about it."),
            _("Write an objective"),
            lambda: desk.page_requested.emit("objectives", ""),
            self.list,
        )
        self.list.addWidget(self.board)
        self.list.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(14)
        column.addWidget(self.header)
        column.addWidget(self.list, 1)
        self._grouped = "person"
        for action in self.board.actions():
            self.addAction(action)
        self.offer(_("Show the cards of one objective"), self.filter.setFocus, "Ctrl+F")
        self.begin_at(self.board.view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_choices()

    # Showing

    def reload(self) -> None:
        """Show the document's board; selection and scroll stay, a typed role or a carried card too."""
        if self.board.is_busy():
            return
        outline = self.desk.outline()
        self.filter.set_choices(
            [("", _("All objectives"))]
            + [(o.objective.id, f"{o.number} · {o.objective.title[:60]}") for o in outline.objectives]
        )
        self.group.set_choices(_groupings(bool(teams.all_teams(self.desk.document))))
        self.board.by_team = self.group.key() == "team"
        self.board.only_objective = self.filter.key()
        has_any = self.board.reload()
        self.list.setCurrentWidget(self.board if has_any else self.empty)
        self._show_choices()
        self.header.set_subtitle(_subtitle(outline.cycle.closed))
        self.begin_at(self.board.view if has_any else self.empty.button)

    def _show_choices(self) -> None:
        """Only what there is something to choose from."""
        show_part(self.filter, shown=bool(self.desk.outline().objectives) and self.width() >= 620)
        show_part(self.group, shown=self.list.currentWidget() is self.board)

    def show_item(self, item_id: str) -> None:
        """Choose a card or a person by id, also one that the filter hides."""
        if self.board.model.row_of(item_id) < 0:
            self.filter.set_key("")
            self.reload()
        self.board.view.choose(item_id)
        self.board.view.setFocus()

    def _regroup(self) -> None:
        if self.group.key() == _TEAMS:
            self.group.set_key(self._grouped)
            self.board.open_teams()
        self._grouped = self.group.key()
        self.reload()
        self.board.view.setFocus()


def _subtitle(closed: bool) -> str:
    if closed:
        return _("This cycle is closed; who owned what is for reading.")
    return _(
        "Every objective and key result has one owner. Drag a card, "
        "or press O on a selected card to choose a person."
    )


def _groupings(with_teams: bool) -> list[tuple[str, str]]:
    by_team = [("team", _("Group: Team"))] if with_teams else []
    return [("person", _("Group: Person")), *by_team, (_TEAMS, _("Teams…"))]
