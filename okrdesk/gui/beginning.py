"""Beginning a workspace: a new one, the sample, one from JSON. Each writes a file and tells its path."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from okrdesk.document import file_names, files, storage
from okrdesk.document.refused import Refused
from okrdesk.gui import opening, settings
from okrdesk.gui.dialogs import places
from okrdesk.gui.dialogs.new_workspace import NewWorkspace, NewWorkspaceDialog
from okrdesk.gui.widgets.notices import notice
from okrdesk.i18n import _


def new_workspace(parent: QWidget, today: dt.date, blueprint: str = "") -> Path | None:
    """Ask for a name and a place and write the workspace; None when it was left."""
    dialog = NewWorkspaceDialog(parent, today, blueprint)
    made: list[Path] = []

    def write(wish: NewWorkspace) -> None:
        if wish.person:
            settings.set_person_name(wish.person)  # History of the new file names who began it
        try:
            opening.create(wish.path, wish.name, (wish.cycle_name, wish.first_day, wish.last_day))
        except Refused as refused:
            dialog.say_refused(refused.sentence)
            return
        made.append(wish.path)

    dialog.ask_and_write(write)
    return made[0] if made else None


def sample(parent: QWidget, today: dt.date) -> Path | None:
    """Today's sample workspace; None when it cannot be written."""
    try:
        return opening.sample_file(today)
    except Refused as refused:
        _tell(parent, refused)
        return None


def okrs(parent: QWidget, bring: Callable[[str], object]) -> Path | None:
    """Ask for a file with goals: a workspace as JSON is written beside it, its path told.

    What another tool wrote `bring` takes in.
    """
    from okrdesk.gui.goal_taking import ENDINGS

    kind = _("Goals from another tool, or JSON")
    source = places.ask_open_place(parent, _("Bring your OKRs"), " *.".join(ENDINGS), kind)
    if source is None:
        return None
    from okrdesk.exchange import workspace_json

    try:
        is_ours = workspace_json.is_ours(files.read(source, workspace_json.SIZE_LIMIT))
    except Refused as refused:
        _tell(parent, refused)
        return None
    if is_ours:
        return from_json(parent, source)
    bring(str(source))
    return None


def from_json(parent: QWidget, source: Path) -> Path | None:
    """Write the workspace of a JSON export beside it; None when it was left or refused."""
    name = file_names.file_name(source.stem, "okrdesk")
    target = places.ask_save_place(parent, _("Keep the workspace as"), name, _("OKR Desk workspace"))
    if target is None:
        return None
    return _tried(parent, target, lambda: opening.import_json(source, target))


def to_open(parent: QWidget, path: Path | None) -> Path | None:
    """The workspace to open: one that is asked for, of a page what it carries; None where there is none."""
    if path is None:
        kind = _("OKR Desk workspace, or a page that carries one")
        path = places.ask_open_place(parent, _("Open a workspace"), "okrdesk *.pdf", kind)
    if path is not None and path.suffix.casefold() == ".pdf":
        return from_page(parent, path)
    return path


def from_page(parent: QWidget, source: Path) -> Path | None:
    """Write the workspace that a PDF carries to a file of its own; None when it was left or refused."""
    try:
        content = storage.workspace_of_page(source)
    except Refused as refused:
        _tell(parent, refused)
        return None
    name = file_names.file_name(source.stem, "okrdesk")
    heading = _("Keep the workspace of this page as")
    target = places.ask_save_place(parent, heading, name, _("OKR Desk workspace"))
    if target is None:
        return None
    return _tried(parent, target, lambda: opening.write_checked(content, target))


def _tried(parent: QWidget, path: Path, write: Callable[[], object]) -> Path | None:
    try:
        write()
    except Refused as refused:
        _tell(parent, refused)
        return None
    return path


def _tell(parent: QWidget, refused: Refused) -> None:
    notice(parent, _("That did not work"), refused.sentence)
