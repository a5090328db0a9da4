"""The dialogs that any page can call for: search, preferences, people, cycles, help."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from okrdesk.gui import settings
from okrdesk.gui.menus import Menus, action_words
from okrdesk.i18n import _, system_locale_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from okrdesk.gui.desk import Desk
    from okrdesk.gui.dialogs.command_palette import Found
    from okrdesk.gui.workspace_view import WorkspaceView


def search(parent: QWidget, menus: Menus, view: WorkspaceView | None) -> None:
    """Ctrl+K: choose anything that can be done on any page or found, then do it."""
    from okrdesk.gui.dialogs.command_palette import CommandPalette, Found
    from okrdesk.gui.synonyms import synonyms

    offers = []
    for menu, action in menus.all_actions():
        if action.isEnabled() and action is not menus.actions["palette"]:
            label = action_words(action)
            offers.append(Found(label, menu, action.shortcut().toString(), action.trigger, synonyms(label)))
    more: Iterator[Sequence[Found]] = iter(())
    if view is not None:
        from okrdesk.gui.findable import things

        offers = [*things(view.desk), *offers]
        more = done_elsewhere(view)
    chosen = CommandPalette.choose(parent, offers, more)
    if chosen is not None:
        chosen.act()


def done_elsewhere(view: WorkspaceView) -> Iterator[list[Found]]:
    """What can be done on the pages that are not shown, page by page: each must be made to say so."""
    from okrdesk.gui import directory

    for row in directory.pages():
        if row.key != view.page_name():
            yield [_on_page(view, row.key, row.name, action) for action in view.made_page(row.key).actions()]


def _on_page(view: WorkspaceView, key: str, name: str, action: QAction) -> Found:
    from okrdesk.gui.dialogs.command_palette import Found
    from okrdesk.gui.synonyms import synonyms

    def act() -> None:
        view.show_page(key)
        action.trigger()  # does nothing where the page, once shown, does not allow it

    label = action_words(action)
    return Found(label, name, action.shortcut().toString(), act, synonyms(label))


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


def comes_back(parent: QWidget, view: WorkspaceView | None, path: Path) -> bool:
    """Whether a file is a copy of the open workspace, and is looked at to be taken back."""
    if view is None or view.desk.session.read_only:
        return False
    from okrdesk.gui import copying

    return copying.comes_back(parent, view.desk, path)


def could_not_save(parent: QWidget, name: str) -> None:
    """Say that a file was left without what was written last."""
    from okrdesk.gui.widgets.notices import notice

    heading = _("“{name}” could not be saved").format(name=name)
    kept = _("Your work is safe on this computer; it is taken in when you open the file here again.")
    notice(parent, heading, kept)


def explain(parent: QWidget, page: str) -> None:
    """F1: what a page is for and how to go on; "" is the start page."""
    from okrdesk.gui import directory
    from okrdesk.gui.widgets.notices import notice

    heading, text = directory.help_of(page)
    keys = _(
        "Ctrl+K finds everything that can be done, ? lists the shortcuts, Ctrl+Z takes the last step back."
    )
    notice(parent, heading, text, keys)


def shortcuts(parent: QWidget, menus: Menus) -> None:
    """The sheet of shortcuts."""
    from okrdesk.gui.dialogs.shortcuts_sheet import ShortcutsSheet

    ShortcutsSheet(parent, [action for _menu, action in menus.all_actions()]).run()


def many(parent: QWidget, paths: Sequence[Path], today: dt.date) -> Path | None:
    """Many workspaces together, those of a folder to be chosen where none are named; the one to be opened."""
    from okrdesk.gui.dialogs import places
    from okrdesk.gui.dialogs.rollup_dialog import RollUpDialog
    from okrdesk.okr.communities.answering import Asking
    from okrdesk.okr.communities.reading import Reading

    if not paths:
        folder = places.ask_folder(parent, _("Look at all workspaces in a folder"))
        paths = () if folder is None else (folder,)
    if not paths:
        return None
    locale = system_locale_name()
    return RollUpDialog(parent, Reading(paths, Asking(today, locale, locale or "en"), beside=True)).ask()


def about(parent: QWidget) -> None:
    """About OKR Desk."""
    from okrdesk.gui.dialogs.about import AboutDialog

    AboutDialog(parent).run()
