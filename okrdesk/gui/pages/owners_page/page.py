"""The Owners page: who owns what, as a board that is changed by mouse and by keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from okrdesk.document.document import Document
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.people_dialog import PeopleDialog
from okrdesk.gui.dialogs.person_check_ins import PersonCheckIns
from okrdesk.gui.dialogs.person_chooser import PersonChooser
from okrdesk.gui.dialogs.teams_dialog import TeamsDialog
from okrdesk.gui.page import Page
from okrdesk.gui.pages.owners_page import board_menu
from okrdesk.gui.pages.owners_page.board import NOBODY, BoardCard, BoardColumn, groups_of
from okrdesk.gui.pages.owners_page.board_model import BoardModel
from okrdesk.gui.pages.owners_page.board_view import BoardView
from okrdesk.gui.widgets.cards import EmptyState, PageHeader
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.text import plain_button
from okrdesk.i18n import _, ngettext
from okrdesk.okr import key_results, objectives, owning, people, teams
from okrdesk.okr.people import Person

_TEAMS = "teams"  # in the choice of groups: not a group but the way to the teams


class OwnersPage(Page):
    """A column per person, what nobody owns first; every card can be carried or handed over by keys."""

    name = "owners"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.filter = combo(_("Show the cards of"), [("", _("All objectives"))])
        self.filter.setMinimumContentsLength(14)
        self.filter.activated.connect(lambda _index: self.reload())
        self.group = combo(_("Group"), _groupings(False))
        self.group.setMinimumContentsLength(12)
        self.group.activated.connect(lambda _index: self._regroup())
        self.add_person = plain_button(_("Person"), icon="plus")
        self.add_person.clicked.connect(lambda: self.open_people())
        self.header = PageHeader(_("Who owns what"), "", (self.filter, self.group, self.add_person))
        self.model = BoardModel(self)
        self.view = BoardView(self.model)
        self.empty = EmptyState(
            _("Nothing to own yet"),
            _("Objectives and key results come first; then each gets the one person who is asked about it."),
            _("Write an objective"),
            lambda: desk.page_requested.emit("objectives", ""),
        )
        self.list = QStackedWidget()
        self.list.addWidget(self.view)
        self.list.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(14)
        column.addWidget(self.header)
        column.addWidget(self.list, 1)
        self._grouped = "person"
        self._next = ""  # what gets the keyboard when the board is shown anew
        self._connect()
        self._add_actions()
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        view = self.view
        view.handed.connect(lambda ids, person_id: self.hand_over(ids, person_id, follow=True))
        view.team_given.connect(self._give_team)
        view.accept_requested.connect(lambda _id: self.accept())
        view.helpers_requested.connect(lambda _id: self.choose_helpers())
        view.opened.connect(lambda row_id: self.desk.page_requested.emit("objectives", row_id))
        view.role_typed.connect(self._describe)
        view.released.connect(self.reload)
        view.menu_requested.connect(lambda at: board_menu.open_menu(self, at))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_choices()

    # Showing

    def reload(self) -> None:
        """Show the document's board; selection and scroll stay, a typed role or a carried card too."""
        if self.view.is_busy():
            return
        desk, outline = self.desk, self.desk.outline()
        all_teams = teams.all_teams(desk.document)
        self.filter.set_choices(
            [("", _("All objectives"))]
            + [(o.objective.id, f"{o.number} · {o.objective.title[:60]}") for o in outline.objectives]
        )
        self.group.set_choices(_groupings(bool(all_teams)))
        row = self.view.row()
        chosen = self.view.chosen_cards()
        everyone = people.everyone(desk.document)
        groups = groups_of(
            outline,
            everyone,
            all_teams,
            by_team=self.group.key() == "team",
            only_objective=self.filter.key(),
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
        self.list.setCurrentWidget(self.view if outline.objectives or everyone else self.empty)
        self._show_choices()
        self.view.movable = not outline.cycle.closed
        self.header.set_subtitle(
            _("This cycle is closed; who owned what is for reading.")
            if outline.cycle.closed
            else _(
                "Every objective and key result has one owner. Drag a card, "
                "or press O on a selected card to choose a person."
            )
        )
        first = self.view if outline.objectives or everyone else self.empty.button
        if self.focusProxy() is not first:
            self.setFocusProxy(first)

    def _show_choices(self) -> None:
        """Only what there is something to choose from."""
        self.filter.setVisible(bool(self.desk.outline().objectives) and self.width() >= 620)
        self.group.setVisible(self.list.currentWidget() is self.view)

    def show_item(self, item_id: str) -> None:
        """Choose a card or a person by id, also one that the filter hides."""
        if self.model.row_of(item_id) < 0:
            self.filter.set_key("")
            self.reload()
        self.view.choose(item_id)
        self.view.setFocus()

    def _regroup(self) -> None:
        if self.group.key() == _TEAMS:
            self.group.set_key(self._grouped)
            self.open_teams()
        self._grouped = self.group.key()
        self.reload()
        self.view.setFocus()

    def card(self) -> BoardCard | None:
        """The card that has the keyboard."""
        row = self.view.row()
        return row.card if row is not None else None

    def column(self) -> BoardColumn | None:
        """The column whose head has the keyboard."""
        row = self.view.row()
        return self.model.columns[row.column] if row and row.card is None and row.column >= 0 else None

    def person(self) -> Person | None:
        """The person whose head has the keyboard."""
        column = self.column()
        return column.person if column is not None else None

    # Owners

    def hand_over(self, ids: Sequence[str], person_id: str, *, follow: bool = False) -> None:
        """Give cards to a person, NOBODY takes them away; one step, with the way back.

        The keyboard goes on to the next card of the same column, so that one after the other finds its owner,
        or follows the card.
        """
        receiver = None if person_id in ("", NOBODY) else person_id
        cards = {row.id: row.card for row in self.model.rows if row.card is not None}
        moved = [cards[each] for each in ids if each in cards and _owner_id(cards[each]) != receiver]
        if not moved:
            return
        numbers = ", ".join(card.number for card in moved[:6]) + ("…" if len(moved) > 6 else "")
        name = next((p.name for p in people.everyone(self.desk.document) if p.id == receiver), "")
        if receiver is None:
            said = ngettext("{numbers} needs an owner now.", "{numbers} need an owner now.", len(moved))
        else:
            said = _("{name} owns {numbers} now.")
        words = said.format(numbers=numbers, name=name[:60])
        current = self.view.row()
        beside = self.view.next_card({card.id for card in moved})
        edit_ids = [card.id for card in moved]
        if self.desk.telling(words).do(_hand_over, edit_ids, receiver):
            self._next = current.id if follow and current is not None else beside

    def choose_owner(self) -> None:
        """Move the chosen cards to somebody, or hand over all of the chosen person."""
        column = self.column()
        if column is not None:
            ids = [o.objective.id for o in column.load.objectives]
            ids += [k.key_result.id for k in column.load.key_results]
        else:
            ids = self.view.chosen_cards()
        if not ids:
            return
        card = self.card()
        heading = (
            _("Who owns {number}?").format(number=card.number)
            if card is not None and len(ids) == 1
            else ngettext("Who owns this {n} card?", "Who owns these {n} cards?", len(ids)).format(n=len(ids))
        )
        self.choose_person(
            heading,
            people.active(self.desk.document),
            lambda person_id: self.hand_over(ids, person_id or NOBODY),
            chosen=(_owner_id(card) or "",) if card is not None else (),
            nobody=_("Nobody yet"),
        )

    def choose_person(
        self,
        heading: str,
        crowd: Sequence[Person],
        tell: Callable[[str], object],
        *,
        chosen: Sequence[str] = (),
        nobody: str = "",
    ) -> PersonChooser:
        """Open the chooser beside the current row; `tell` gets an id, "" for nobody."""
        return PersonChooser.ask(
            self.view.viewport(),
            self._beside_row(),
            heading,
            crowd,
            lambda ids: tell(ids[0]),
            chosen=chosen,
            nobody=nobody,
        )

    def free(self) -> None:
        """Take the chosen cards from their owners."""
        self.hand_over(self.view.chosen_cards(), NOBODY)

    def accept(self) -> None:
        """Note that the owner of the current card accepted it today, or take that back."""
        card = self.card()
        if card is None:
            return
        edit = objectives.accept if card.is_objective else key_results.accept
        if card.accepted_on is not None:
            self.desk.telling(_("{number} is open again.").format(number=card.number)).do(edit, card.id, None)
            return
        name = card.owner.name if card.owner else ""
        words = _("{name} accepted {number}.").format(name=name[:60], number=card.number)
        self.desk.telling(words).do(edit, card.id, self.desk.today)

    def choose_helpers(self) -> None:
        """Choose who helps with the current key result; its owner is not among them."""
        card = self.card()
        if card is None or card.is_objective:
            return
        known = {p.id for p in card.helpers}
        crowd = [
            p
            for p in people.everyone(self.desk.document)
            if p.id != _owner_id(card) and (not p.retired or p.id in known)
        ]
        words = _("Helpers of {number} changed.").format(number=card.number)
        PersonChooser.ask(
            self.view.viewport(),
            self._beside_row(),
            _("Who helps with {number}?").format(number=card.number),
            crowd,
            lambda ids: self.desk.telling(words).do(key_results.change, card.id, helper_ids=tuple(ids)),
            chosen=known,
            several=True,
        )

    def _beside_row(self) -> QPoint:
        row = self.view.row()
        place = self.view.place_of(row) if row is not None else self.view.viewport().rect()
        room = self.view.viewport().rect()
        return QPoint(max(place.left() + 8, 0), min(place.top() + 24, room.bottom() - 40))

    def _give_team(self, ids: Sequence[str], team_id: str) -> None:
        """Make objectives those of a team, or of none."""
        aims = [row.card for row in self.model.rows if row.card and row.card.is_objective and row.id in ids]
        name = next((t.name for t in teams.all_teams(self.desk.document) if t.id == team_id), "")
        if not aims:
            return
        numbers = ", ".join(card.number for card in aims[:12])
        words = (
            ngettext(
                "{team} follows objective {numbers} now.",
                "{team} follows objectives {numbers} now.",
                len(aims),
            )
            if team_id
            else ngettext(
                "Objective {numbers} is of no team now.",
                "Objectives {numbers} are of no team now.",
                len(aims),
            )
        )
        self.desk.telling(words.format(team=name[:60], numbers=numbers)).do(
            owning.give_to_team, [card.id for card in aims], team_id or None
        )

    def give_team(self, card: BoardCard, team_id: str) -> None:
        """Make an objective that of a team, "" of none."""
        self._give_team([card.id], team_id)

    # People

    def _describe(self, person_id: str, role: str) -> None:
        person = next((p for p in people.everyone(self.desk.document) if p.id == person_id), None)
        if person is not None:
            words = _("What {name} does here was changed.").format(name=person.name[:60])
            self.desk.telling(words).do(people.rename, person.id, person.name, role)
        self.reload()

    def open_people(self, person_id: str = "") -> None:
        """The people of the workspace, with one of them chosen."""
        PeopleDialog(self.window(), self.desk, person_id).run()

    def open_teams(self) -> None:
        """The teams of the workspace."""
        TeamsDialog(self.window(), self.desk).run()

    def join(self, person: Person, team_id: str) -> None:
        """Make a person one of a team, "" of none."""
        name = next((t.name for t in teams.all_teams(self.desk.document) if t.id == team_id), "")
        words = _("{name} is in {team} now.") if name else _("{name} is in no team now.")
        said = words.format(name=person.name[:60], team=name[:60])
        self.desk.telling(said).do(people.join, person.id, team_id or None)

    def merge(self, person: Person) -> None:
        """Choose whom a second entry for the same person belongs to."""
        others = [p for p in people.everyone(self.desk.document) if p.id != person.id]
        names = {p.id: p.name for p in others}

        def tell(into_id: str) -> None:
            words = _("{name} is part of {other} now.").format(
                name=person.name[:60], other=names[into_id][:60]
            )
            self.desk.telling(words).do(people.merge, person.id, into_id)

        self.choose_person(_("Merge {name} into…").format(name=person.name[:60]), others, tell)

    def retire(self, person: Person) -> None:
        """Offer a person for nothing new, or again."""
        words = (
            _("{name} is here again.") if person.retired else _("{name} has retired; what they did stays.")
        )
        self.desk.telling(words.format(name=person.name[:60])).do(
            people.retire, person.id, not person.retired
        )

    def remove(self, person: Person) -> None:
        """Remove a person; what they owned is owned by nobody."""
        words = _("Removed {name}; what they owned is owned by nobody.").format(name=person.name[:60])
        self.desk.telling(words).do(people.remove, person.id)

    def show_check_ins(self) -> None:
        """What the chosen person, or the owner of the current card, checked in; opens one on its page."""
        card = self.card()
        person = self.person() or (card.owner if card is not None else None)
        if person is None:
            return
        key_result_id = PersonCheckIns(self.window(), self.desk, person).ask()
        if key_result_id:
            self.desk.page_requested.emit("check-ins", key_result_id)

    def _open_card(self) -> None:
        card = self.card()
        if card is not None:
            self.desk.page_requested.emit("objectives", card.id)

    def enter(self) -> None:
        """Enter: choose an owner for a card, open the menu of a person or a team."""
        if self.card() is not None:
            self.choose_owner()
            return
        row = self.view.row()
        if row is not None:
            board_menu.open_menu(self, self.view.viewport().mapToGlobal(self.view.place_of(row).center()))

    def _remove_or_free(self) -> None:
        if self.card() is not None:
            self.free()

    def _add_actions(self) -> None:
        """What the menu Page and Ctrl+K offer while this page is shown: `actions()` of the widget."""
        for words, keys, do in (
            (_("Move to…"), "O", self.choose_owner),
            (_("Nobody owns it"), "Del", self._remove_or_free),
            (_("I accept"), "A", self.accept),
            (_("Helpers…"), "H", self.choose_helpers),
            (_("Open in the outline"), "Ctrl+Return", self._open_card),
            (_("What they do here"), "F2", self.view.edit_role),
            (_("Check-ins of this person…"), "Ctrl+Shift+I", self.show_check_ins),
            (_("Add a person…"), "Ctrl+Shift+N", self.open_people),
            (_("Teams…"), "", self.open_teams),
            (_("Show the cards of one objective"), "Ctrl+F", self.filter.setFocus),
        ):
            action = QAction(words, self)
            if keys:
                action.setShortcut(QKeySequence(keys))
                # Letters mean a card only on the board: in a field they belong to its text.
                on_board = len(keys) == 1 or keys in ("Del", "F2")
                reach = Qt.ShortcutContext
                action.setShortcutContext(
                    reach.WidgetShortcut if on_board else reach.WidgetWithChildrenShortcut
                )
                if on_board:
                    self.view.addAction(action)
            action.triggered.connect(lambda _checked=False, do=do: do())
            self.addAction(action)
        enter = QAction(self.view)
        enter.setShortcuts([QKeySequence("Return"), QKeySequence("Enter")])
        enter.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        enter.triggered.connect(lambda _checked=False: self.enter())
        self.view.addAction(enter)


def _groupings(with_teams: bool) -> list[tuple[str, str]]:
    by_team = [("team", _("Group: Team"))] if with_teams else []
    return [("person", _("Group: Person")), *by_team, (_TEAMS, _("Teams…"))]


def _hand_over(document: Document, ids: Sequence[str], person_id: str | None) -> bool:
    owning.hand_over(document, ids, person_id)
    return True  # else a refusal looks the same


def _owner_id(card: BoardCard) -> str | None:
    return card.owner.id if card.owner is not None else None
