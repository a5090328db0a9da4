"""The dialogs that any page can call for: search, preferences, people, cycles, conflicts, help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from okrdesk.gui import settings
from okrdesk.gui.menus import Menus, action_words
from okrdesk.gui.widgets.notices import notice
from okrdesk.i18n import _

if TYPE_CHECKING:
    from okrdesk.gui.desk import Desk


def search(parent: QWidget, menus: Menus, desk: Desk | None) -> None:
    """Ctrl+K: choose anything that can be done or found, then do it."""
    from okrdesk.gui.dialogs.command_palette import CommandPalette, Found

    found = [
        Found(action_words(action), menu, action.shortcut().toString(), action.trigger)
        for menu, action in menus.all_actions()
        if action.isEnabled() and action is not menus.actions["palette"]
    ]
    if desk is not None:
        from okrdesk.gui.findable import things

        found = [*things(desk), *found]
    chosen = CommandPalette.choose(parent, found)
    if chosen is not None:
        chosen.act()


def preferences(parent: QWidget, desk: Desk | None) -> None:
    """Preferences; the name in them counts from now on."""
    from okrdesk.gui.dialogs.preferences import PreferencesDialog

    PreferencesDialog(parent, desk).run()
    if desk is not None:
        desk.document.person = settings.person_name()
        desk.announce()


def people(parent: QWidget, desk: Desk) -> None:
    """Who is here."""
    from okrdesk.gui.dialogs.people_dialog import PeopleDialog

    PeopleDialog(parent, desk).run()


def cycles(parent: QWidget, desk: Desk) -> None:
    """The cycles of the workspace."""
    from okrdesk.gui.dialogs.cycles_dialog import CyclesDialog

    CyclesDialog(parent, desk).run()


def conflicts(parent: QWidget, desk: Desk) -> None:
    """Both values of every field that two copies changed."""
    from okrdesk.gui.dialogs.conflicts_dialog import ConflictsDialog
    from okrdesk.okr.conflict_words import conflicts_in_words

    ConflictsDialog(parent, conflicts_in_words(desk.document, desk.session.conflicts)).run()


def explain(parent: QWidget, page: str) -> None:
    """F1: what a page is for and how to go on; "" is the start page."""
    from okrdesk.gui import directory

    heading, text = directory.help_of(page)
    keys = _(
        "Ctrl+K finds everything that can be done, ? lists the shortcuts, Ctrl+Z takes the last step back."
    )
    notice(parent, heading, text, keys)


def shortcuts(parent: QWidget, menus: Menus) -> None:
    """The sheet of shortcuts."""
    from okrdesk.gui.dialogs.shortcuts_sheet import ShortcutsSheet

    ShortcutsSheet(parent, [action for _menu, action in menus.all_actions()]).run()


def about(parent: QWidget) -> None:
    """About OKR Desk."""
    from okrdesk.gui.dialogs.about import AboutDialog

    AboutDialog(parent).run()
