"""The menu of what has the keyboard on the board: a card, a person, a team."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from okrdesk.gui.pages.owners_page.board import BoardCard
from okrdesk.gui.widgets.text import literal
from okrdesk.i18n import _
from okrdesk.okr import teams
from okrdesk.okr.people import Person

if TYPE_CHECKING:
    from okrdesk.gui.pages.owners_page.page import OwnersPage


def open_menu(page: OwnersPage, at: QPoint) -> QMenu:
    """Open the menu of the current row at a point of the screen."""
    menu = QMenu(page)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    card, person = page.card(), page.person()
    if card is not None:
        _fill_card(menu, page, card)
    elif person is not None:
        _fill_person(menu, page, person)
    else:
        column = page.column()
        if column is not None and column.load.numbers:
            _add(menu, _("Hand all of it to…"), "O", page.choose_owner)
        _add(menu, _("Add a person…"), "", lambda: page.open_people())
        _add(menu, _("Teams…"), "", page.open_teams)
    menu.popup(at)
    return menu


def _fill_card(menu: QMenu, page: OwnersPage, card: BoardCard) -> None:
    _add(menu, _("Move to…"), "O", page.choose_owner)
    _add(menu, _("Nobody owns it"), "Del", page.free, enabled=card.owner is not None)
    menu.addSeparator()
    accepted = card.accepted_on is not None
    words = _("Not accepted after all") if accepted else _("I accept")
    _add(menu, words, "A", page.accept, enabled=card.owner is not None)
    if card.is_objective:
        _add_teams(menu, page, card.team, lambda team_id: page.give_team(card, team_id))
    else:
        _add(menu, _("Helpers…"), "H", page.choose_helpers)
    menu.addSeparator()
    _add(menu, _("Open in the outline"), "", lambda: page.desk.page_requested.emit("objectives", card.id))
    if not card.is_objective:
        _add(menu, _("Check in…"), "", lambda: page.desk.page_requested.emit("check-ins", card.id))


def _fill_person(menu: QMenu, page: OwnersPage, person: Person) -> None:
    column = page.column()
    _add(menu, _("Check-ins of this person…"), "", page.show_check_ins)
    _add(menu, _("What they do here"), "F2", page.view.edit_role)
    _add(menu, _("Rename…"), "", lambda: page.open_people(person.id))
    known = {team.id: team.name for team in teams.all_teams(page.desk.document)}
    _add_teams(menu, page, known.get(person.team_id or "", ""), lambda team_id: page.join(person, team_id))
    menu.addSeparator()
    owns = column is not None and bool(column.load.numbers)
    _add(menu, _("Hand all of it to…"), "O", page.choose_owner, enabled=owns)
    _add(menu, _("Merge into…"), "", lambda: page.merge(person))
    _add(menu, _("Take back") if person.retired else _("Retire"), "", lambda: page.retire(person))
    _add(menu, _("Remove"), "", lambda: page.remove(person))


def _add_teams(menu: QMenu, page: OwnersPage, chosen: str, give: Callable[[str], object]) -> None:
    below = menu.addMenu(_("Team"))
    for team_id, name in [("", _("No team")), *((t.id, t.name) for t in teams.all_teams(page.desk.document))]:
        action = below.addAction(literal(name[:80]))
        action.setCheckable(True)
        action.setChecked(name == chosen if team_id else not chosen)
        action.triggered.connect(lambda _checked=False, team_id=team_id: give(team_id))
    below.addSeparator()
    _add(below, _("Teams…"), "", page.open_teams)


def _add(menu: QMenu, words: str, keys: str, do: Callable[[], object], *, enabled: bool = True) -> None:
    action = menu.addAction(words)
    action.setEnabled(enabled)
    if keys:
        action.setShortcut(QKeySequence(keys))
        # Said beside the words; the board itself listens to the key.
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setShortcutVisibleInContextMenu(True)
    action.triggered.connect(lambda _checked=False: do())
