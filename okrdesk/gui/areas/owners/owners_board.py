"""The board of owners in a person's hands: its cards are carried, handed over, accepted, helped with."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from okrdesk.gui.areas.owners import card_acts, people_acts
from okrdesk.gui.areas.owners.board import NOBODY, BoardCard, groups_of
from okrdesk.gui.areas.owners.board_menu import BoardMenu
from okrdesk.gui.areas.owners.board_model import BoardModel
from okrdesk.gui.areas.owners.board_view import BoardView
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.people_dialog import PeopleDialog
from okrdesk.gui.dialogs.person_check_ins import PersonCheckIns
from okrdesk.gui.dialogs.person_chooser import PersonChooser
from okrdesk.gui.dialogs.teams_dialog import TeamsDialog
from okrdesk.gui.widgets.side_by_side import fill
from okrdesk.i18n import _, ngettext
from okrdesk.okr import people, teams
from okrdesk.okr.people import Person
from okrdesk.okr.teams import Team


class OwnersBoard(QWidget):
    """Shows the chosen cycle and writes by the desk. Its `actions()` have their keys on the board.

    `released`: nothing is being typed or carried any more, so that it may be shown anew.
    """

    released = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.by_team = False
        self.only_objective = ""
        self.model = BoardModel(self)
        self.view = BoardView(self.model, self)
        self._next = ""  # what gets the keyboard when the board is shown anew
        fill(self, self.view)
        self._connect()
        self._add_actions()

    def _connect(self) -> None:
        view = self.view
        view.handed.connect(lambda ids, person_id: self.hand_over(ids, person_id, follow=True))
        view.team_given.connect(self._give_to_team)
        view.accept_requested.connect(lambda _id: self._accept())
        view.helpers_requested.connect(lambda _id: self._choose_helpers())
        view.opened.connect(lambda row_id: self.desk.page_requested.emit("objectives", row_id))
        view.role_typed.connect(self._describe)
        view.released.connect(self.released)
        view.menu_requested.connect(self.open_menu)

    # Showing

    def is_busy(self) -> bool:
        """Whether a role is being typed or a card carried."""
        return self.view.is_busy()

    def reload(self) -> bool:
        """Show the document's board, a carried card left alone; whether there is anything to own."""
        desk, outline = self.desk, self.desk.outline()
        row, chosen = self.view.row(), self.view.chosen_cards()
        everyone = people.everyone(desk.document)
        if not self.is_busy():
            groups = groups_of(
                outline,
                everyone,
                teams.all_teams(desk.document),
                by_team=self.by_team,
                only_objective=self.only_objective,
            )
            before = self.view.scrolled()
            self.model.set_groups(groups, desk.locale)
            self.view.arrange()
            self.view.horizontalScrollBar().setValue(before.x())
            self.view.verticalScrollBar().setValue(before.y())
            if self._next:
                self.view.choose(self._next)
                self._next = ""
            elif row is not None and self.view.row() is None:
                self.view.choose_again(row.id, chosen)
            self.view.movable = not outline.cycle.closed
        return bool(outline.objectives or everyone)

    def _team(self, team_id: str) -> Team | None:
        return next((t for t in teams.all_teams(self.desk.document) if t.id == team_id), None)

    # Owners

    def hand_over(self, ids: Sequence[str], person_id: str, *, follow: bool = False) -> None:
        """Give cards to a person, NOBODY takes them away; one step, with the way back.

        The keyboard goes on to the next card of the same column, so that one after the other finds its owner,
        or follows the card.
        """
        receiver = None if person_id in ("", NOBODY) else person_id
        cards = {row.id: row.card for row in self.model.rows if row.card is not None}
        moved = [cards[each] for each in ids if each in cards and card_acts.owner_id(cards[each]) != receiver]
        if not moved:
            return
        current = self.view.row()
        beside = self.view.next_card({card.id for card in moved})
        if card_acts.hand_over(self.desk, moved, receiver):
            self._next = current.id if follow and current is not None else beside

    def choose_owner(self) -> None:
        """Move the chosen cards to somebody, or hand over all of the chosen person."""
        column = self.view.column()
        if column is not None:
            ids = [o.objective.id for o in column.load.objectives]
            ids += [k.key_result.id for k in column.load.key_results]
        else:
            ids = self.view.chosen_cards()
        if not ids:
            return
        card = self.view.card()
        PersonChooser.ask(
            self.view.viewport(),
            self.view.beside_row(),
            _question(card, len(ids)),
            people.active(self.desk.document),
            lambda chosen: self.hand_over(ids, chosen[0] or NOBODY),
            chosen=(card_acts.owner_id(card) or "",) if card is not None else (),
            nobody=_("Nobody yet"),
        )

    def _free(self) -> None:
        if self.view.card() is not None:
            self.hand_over(self.view.chosen_cards(), NOBODY)

    def _accept(self) -> None:
        card = self.view.card()
        if card is not None:
            card_acts.accept(self.desk, card)

    def _choose_helpers(self) -> None:
        """Choose who helps with the current key result; its owner is not among them."""
        card = self.view.card()
        if card is None or card.is_objective:
            return
        PersonChooser.ask(
            self.view.viewport(),
            self.view.beside_row(),
            _("Who helps with {number}?").format(number=card.number),
            card_acts.may_help(self.desk, card),
            lambda ids: card_acts.change_helpers(self.desk, card, ids),
            chosen={p.id for p in card.helpers},
            several=True,
        )

    def _give_to_team(self, ids: Sequence[str], team_id: str) -> None:
        aims = [row.card for row in self.model.rows if row.card and row.card.is_objective and row.id in ids]
        card_acts.give_to_team(self.desk, aims, self._team(team_id))

    def _choose_team(self, team_id: str) -> None:
        """Give the current card, or the current person, to a team."""
        card, person = self.view.card(), self.view.person()
        if card is not None:
            self._give_to_team([card.id], team_id)
        elif person is not None:
            people_acts.join(self.desk, person, self._team(team_id))

    # People

    def _describe(self, person_id: str, role: str) -> None:
        person = next((p for p in people.everyone(self.desk.document) if p.id == person_id), None)
        if person is not None:
            people_acts.describe(self.desk, person, role)
        self.released.emit()

    def open_people(self, person_id: str = "") -> None:
        """The people of the workspace, with one of them chosen."""
        PeopleDialog(self.window(), self.desk, person_id).run()

    def open_teams(self) -> None:
        """The teams of the workspace."""
        TeamsDialog(self.window(), self.desk).run()

    def _merge(self, person: Person) -> None:
        """Choose whom a second entry for the same person belongs to."""
        others = {p.id: p for p in people.everyone(self.desk.document) if p.id != person.id}
        heading = _("Merge {name} into…").format(name=person.name[:60])
        PersonChooser.ask(
            self.view.viewport(),
            self.view.beside_row(),
            heading,
            list(others.values()),
            lambda chosen: people_acts.merge(self.desk, person, others[chosen[0]]),
        )

    def show_check_ins(self) -> None:
        """What the chosen person, or the owner of the current card, checked in; opens one on its page."""
        card = self.view.card()
        person = self.view.person() or (card.owner if card is not None else None)
        if person is None:
            return
        key_result_id = PersonCheckIns(self.window(), self.desk, person).ask()
        if key_result_id:
            self.desk.page_requested.emit("check-ins", key_result_id)

    # Menu and keys

    def enter(self) -> None:
        """Enter: choose an owner for a card, open the menu of a person or a team."""
        row = self.view.row()
        if self.view.card() is not None:
            self.choose_owner()
        elif row is not None:
            self.open_menu(self.view.viewport().mapToGlobal(self.view.place_of(row).center()))

    def open_menu(self, at: QPoint) -> BoardMenu:
        """Open the menu of the current row at a point of the screen."""
        menu = BoardMenu(self, self.view.card(), self.view.column(), teams.all_teams(self.desk.document))
        menu.wanted.connect(lambda name: self._acts()[name]())
        menu.team_wanted.connect(self._choose_team)
        menu.popup(at)
        return menu

    def _acts(self) -> dict[str, Callable[[], object]]:
        """What can be done with the current row, by the names that the menu has for it."""
        acts: dict[str, Callable[[], object]] = {
            "move": self.choose_owner,
            "free": self._free,
            "accept": self._accept,
            "helpers": self._choose_helpers,
            "open": lambda: self._lead_to("objectives"),
            "check in": lambda: self._lead_to("check-ins"),
            "role": self.view.edit_role,
            "check-ins": self.show_check_ins,
            "people": self.open_people,
            "teams": self.open_teams,
        }
        person = self.view.person()
        if person is not None:
            acts |= {
                "rename": lambda: self.open_people(person.id),
                "merge": lambda: self._merge(person),
                "retire": lambda: people_acts.retire(self.desk, person),
                "remove": lambda: people_acts.remove(self.desk, person),
            }
        return acts

    def _lead_to(self, page: str) -> None:
        card = self.view.card()
        if card is not None:
            self.desk.page_requested.emit(page, card.id)

    def _add_actions(self) -> None:
        acts = self._acts()
        for label, keys, do in (
            (_("Move to…"), "O", acts["move"]),
            (_("Nobody owns it"), "Del", acts["free"]),
            (_("I accept"), "A", acts["accept"]),
            (_("Helpers…"), "H", acts["helpers"]),
            (_("Open in the outline"), "Ctrl+Return", acts["open"]),
            (_("What they do here"), "F2", acts["role"]),
            (_("Check-ins of this person…"), "Ctrl+Shift+I", acts["check-ins"]),
            (_("Add a person…"), "Ctrl+Shift+N", acts["people"]),
            (_("Teams…"), "", acts["teams"]),
        ):
            self.addAction(self._action(label, keys, do))
        # No menu names it.
        enter = self._action("", "Return", self.enter)
        enter.setShortcuts([QKeySequence("Return"), QKeySequence("Enter")])

    def _action(self, label: str, keys: str, do: Callable[[], object]) -> QAction:
        """Letters mean a card only on the board: in a field they belong to its text."""
        on_board = len(keys) == 1 or keys in ("Del", "F2", "Return")
        reach = Qt.ShortcutContext
        action = QAction(label, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(reach.WidgetShortcut if on_board else reach.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False: do())
        if on_board:
            self.view.addAction(action)
        return action


def _question(card: BoardCard | None, count: int) -> str:
    if card is not None and count == 1:
        return _("Who owns {number}?").format(number=card.number)
    return ngettext("Who owns this {n} card?", "Who owns these {n} cards?", count).format(n=count)
