"""What this computer still has of a file that cannot be opened: unsaved work, the newest good backup."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Literal

from okrdesk.document import backups, checks, copies, installation, merge, recovery, storage
from okrdesk.document.backups import Backup
from okrdesk.document.document import Document
from okrdesk.document.recovery import Workplace
from okrdesk.document.refused import NotAWorkspace, Refused
from okrdesk.frozen import dataclass
from okrdesk.i18n import _

Source = Literal["work", "backup"]


@dataclass(frozen=True, slots=True)
class Kept:
    """`changes` are edits that only this computer has, None where there is no work of it here."""

    changes: int | None
    backup: Backup | None

    @property
    def best(self) -> Source:
        """What holds more: the work goes on from the file, a backup is older."""
        return "backup" if self.changes is None else "work"


def kept(path: Path) -> Kept | None:
    """What there is of a file, by where it lay; None for nothing. Opens nothing and changes nothing."""
    real = _place(path)
    left, _held = recovery.of(real)
    try:
        counts = [recovery.unpublished(workplace) for workplace in left if _is_whole(workplace)]
    finally:
        for workplace in left:
            workplace.leave()
    backup = backups.newest_of(real)
    return Kept(max(counts) if counts else None, backup) if counts or backup else None


def bring_back(path: Path, source: Source, target: Path) -> None:
    """Write what there is of a file to another one, to be opened there; then the work is no longer left over.

    Refused where there is nothing of it, NotWritten where the other file cannot be written.
    """
    real = _place(path)
    if source == "work":
        _bring_back_work(real, target)
        return
    backup = backups.newest_of(real)
    if backup is None:
        raise _nothing(path)
    _write(Document.load(backups.content_of(backup.path), installation.actor()), target)


def _bring_back_work(real: Path, target: Path) -> None:
    left, _held = recovery.of(real)
    try:
        whole = [workplace for workplace in left if _is_whole(workplace)]
        if not whole:
            raise _nothing(real)
        document = Document.load(recovery.content_of(whole[0]), installation.actor())
        for other in whole[1:]:
            merge.merge_checked(document, recovery.content_of(other))
        _write(document, target)
        for workplace in whole:
            workplace.discard()
    finally:
        for workplace in left:
            workplace.leave()


def _write(document: Document, target: Path) -> None:
    try:
        copies.place(target, checks.sealed(document.snapshot()))
    finally:
        document.close()


def _is_whole(workplace: Workplace) -> bool:
    try:
        recovery.content_of(workplace)
    except (sqlite3.Error, NotAWorkspace, RuntimeError):
        return False
    return True


def _place(path: Path) -> Path:
    try:
        return storage.real_path(path)
    except NotAWorkspace:
        return Path(os.path.abspath(path))  # a link in a circle may have taken the file's place


def _nothing(path: Path) -> Refused:
    return Refused(_("This computer has nothing of “{name}”.").format(name=path.name))
