"""What the File menu does with the open workspace: other places, versions, backups, the bin."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from okrdesk.document import backups, copies, file_names
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.gui import copying, exporting, settings
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs import places
from okrdesk.gui.dialogs.reason_dialog import ReasonDialog
from okrdesk.gui.publishing import Publishing
from okrdesk.i18n import _, format_day, ngettext
from okrdesk.okr import bin as okr_bin
from okrdesk.okr import cycles, mission


def acts(parent: QWidget, desk: Desk, publishing: Publishing) -> dict[str, Callable[[], Path | None]]:
    """What the File menu does, by the key of its entry; a path is that of a workspace to open."""
    return {
        "name_version": lambda: name_version(parent, desk),
        "save_as": lambda: save_as(parent, desk, publishing),
        "save_copy": lambda: save_copy(parent, desk),
        "hand_out": lambda: copying.hand_out(parent, desk),
        "take_back": lambda: copying.take_back(parent, desk),
        "left_for_later": lambda: copying.choose_open(desk),
        "duplicate": lambda: duplicate(parent, desk),
        "smaller": lambda: go_on_smaller(parent, desk),
        "show_in_folder": lambda: exporting.show_in_folder(desk.session.path),
        "backups": lambda: show_backups(parent, desk),
        "bin": lambda: show_bin(parent, desk),
    }


def name_version(parent: QWidget, desk: Desk) -> None:
    """Remember this moment under a name that History shows."""
    name = ReasonDialog(
        parent,
        _("Name a version"),
        _("What is this version? You can go back to it from History."),
        _("{cycle}, as agreed").format(cycle=desk.cycle.name),
        one_line=True,
    ).ask()
    if name is not None:
        sentence = _("Named this version “{name}”.").format(name=name)
        desk.telling(sentence).do(lambda document: document.name_version(name))


def save_as(parent: QWidget, desk: Desk, publishing: Publishing) -> None:
    """Go on in another file."""
    path = _ask_place(parent, _("Save as"), desk.session.path.stem)
    if path is None:
        return
    try:
        desk.session.save_as(path)
    except Refused as refused:
        desk.refused.emit(refused.sentence)
        return
    publishing.watch()
    publishing.state_changed.emit()
    desk.announce()
    desk.told.emit(_("You now work in “{name}”.").format(name=path.name), False)


def save_copy(parent: QWidget, desk: Desk) -> None:
    """Write a copy that can be merged later."""
    path = _ask_place(parent, _("Save a copy"), _("{name} copy").format(name=desk.session.path.stem))
    if path is not None and _try(desk, lambda: desk.session.save_copy(path)):
        desk.saved.emit(_("Saved a copy as “{name}”.").format(name=path.name), path)


def duplicate(parent: QWidget, desk: Desk) -> Path | None:
    """Write a workspace of its own with new ids; its path, to open it."""
    name = _("{name} 2").format(name=desk.session.path.stem)
    path = _ask_place(parent, _("Duplicate as a new workspace"), name)
    if path is None or not _try(desk, lambda: desk.session.duplicate_as_new(path)):
        return None
    desk.told.emit(_("Duplicated; the new workspace is open."), False)
    return path


def go_on_smaller(parent: QWidget, desk: Desk) -> Path | None:
    """Write a workspace of its own without the check-ins of earlier cycles; its path, to open it.

    The file of now stays as it is: it is the archive.
    """
    first_day = cycles.current(desk.document, desk.today).first_day
    name = _("{name} from {day}").format(name=desk.session.path.stem, day=first_day.isoformat())
    path = _ask_place(parent, _("Go on in a smaller file"), name)
    if path is None:
        return None
    try:
        left_out = copies.go_on_smaller(desk.document, desk.session.path, path, first_day)
    except Refused as refused:
        desk.refused.emit(refused.sentence)
        return None
    sentence = ngettext(
        "{n} earlier check-in stays in “{name}”, the archive.",
        "{n} earlier check-ins stay in “{name}”, the archive.",
        left_out,
    )
    desk.told.emit(sentence.format(n=left_out, name=desk.session.path.name), False)
    return path


def show_backups(parent: QWidget, desk: Desk) -> None:
    """Show the backups of this workspace and restore one, as an edit that can be undone."""
    from okrdesk.gui.dialogs.backups_dialog import BackupsDialog
    from okrdesk.okr.differences import Difference, between

    document = desk.document

    def differences(path: Path) -> Sequence[Difference]:
        old = Document.load(backups.content_of(path), document.actor, read_only=True)
        try:
            return between(old, document)
        finally:
            old.close()

    kept = backups.list_backups(document.id)
    chosen = BackupsDialog(parent, kept, differences, desk.locale).ask()
    if chosen is not None:
        sentence = _("Restored the backup; the state before is a named version.")
        desk.telling(sentence).do(lambda _document: desk.session.restore_backup(chosen))


def show_bin(parent: QWidget, desk: Desk) -> None:
    """Show what was removed and bring back what is chosen."""
    from okrdesk.gui.dialogs.bin_dialog import BinDialog

    chosen = BinDialog(parent, okr_bin.removed(desk.document)).ask()
    if not chosen:
        return

    def bring_back(document: object) -> None:
        with desk.document.edit(_("Bring back")):
            for each in chosen:
                okr_bin.bring_back(desk.document, each.kind, each.id)

    sentence = ngettext("Brought back {n} thing.", "Brought back {n} things.", len(chosen))
    desk.telling(sentence.format(n=len(chosen))).do(bring_back)


def remember(desk: Desk) -> None:
    """Keep the workspace for the start page, unless it is only looked at."""
    if desk.session.read_only:
        return
    outline = desk.outline()
    now = dt.datetime.now().astimezone()  # noqa: TID251 the window's own clock
    settings.remember_workspace(
        settings.RecentWorkspace(
            path=desk.session.path,
            name=mission.read(desk.document).name,
            cycle=outline.cycle.name,
            progress=outline.progress,
            opened_at=now,
            opened_on=format_day(now.date(), desk.locale),
            locale=desk.locale,
        )
    )


def _ask_place(parent: QWidget, heading: str, stem: str) -> Path | None:
    return places.ask_save_place(
        parent, heading, file_names.file_name(stem, "okrdesk"), _("OKR Desk workspace")
    )


def _try(desk: Desk, work: Callable[[], object]) -> bool:
    try:
        work()
    except Refused as refused:
        desk.refused.emit(refused.sentence)
        return False
    return True
