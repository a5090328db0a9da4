"""Which files of a folder are workspaces to be read, and what is left out.

**The rule.** Of a folder, and of the folders in it, every file that ends with .okrdesk is read, but not:
hidden files and folders (their name begins with a point); backups (.bak, .old, .orig, .tmp or ~ at the end
or before the ending); what a synchronised folder set aside because two wrote at once (Dropbox, Nextcloud,
ownCloud, Syncthing, Seafile and Resilio say so in the name); and folders that are links, which may lead
round in a circle or out of the folder. A link to a file is followed. PDFs are read only where they are
named. What is named by itself, file or folder, is always read: whoever names it wants it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Literal

from okrdesk.document import files
from okrdesk.document.refused import NotAWorkspace, Refused
from okrdesk.document.text import quoted
from okrdesk.frozen import dataclass
from okrdesk.i18n import _

ENDING = ".okrdesk"
Why = Literal["backup", "conflict", "link"]

_BACKUP = re.compile(r"(\.(bak|backup|old|orig|tmp|temp)\d*|~)(\.okrdesk)?$", re.IGNORECASE)
_CONFLICT = re.compile(
    r"conflicted copy|conflict(ed)?[-_ ]copy|\bSFConflict\b|\.sync-conflict-|_conflict-\d|\.conflict\b"
    r"|in konflikt stehende kopie|konfliktkopie|copie en conflit|copia en conflicto|copia in conflitto",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file or folder that is left out by rule, and why."""

    path: Path
    why: Why

    @property
    def words(self) -> str:
        """Why it is left out, as that follows its name."""
        return {
            "backup": _("a backup"),
            "conflict": _("set aside by a synchronised folder"),
            "link": _("a link to a folder"),
        }[self.why]


@dataclass(frozen=True, slots=True)
class Folder:
    """What lies in a folder, each in the order of its names."""

    files: tuple[Path, ...] = ()
    folders: tuple[Path, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def look_into(path: Path) -> Folder:
    """The workspaces and folders in a folder, without going deeper. Refused where it may not be looked at."""
    kept: list[Path] = []
    folders: list[Path] = []
    left_out: list[LeftOut] = []
    try:
        with os.scandir(path) as entries:
            for entry in sorted(entries, key=lambda each: os.fsencode(each.name)):
                name, inside = entry.name, path / entry.name
                if name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(inside)
                elif entry.is_symlink() and entry.is_dir():
                    left_out.append(LeftOut(inside, "link"))
                elif ENDING in name.casefold() and (why := _why_left_out(name)):
                    left_out.append(LeftOut(inside, why))
                elif name.casefold().endswith(ENDING):
                    kept.append(inside)
    except OSError as error:
        raise _unreadable(path, error) from error
    return Folder(tuple(kept), tuple(folders), tuple(left_out))


def _why_left_out(name: str) -> Why | None:
    if _CONFLICT.search(name):
        return "conflict"
    return "backup" if _BACKUP.search(name) else None


def _unreadable(path: Path, error: OSError) -> Refused:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return files.unreadable(path, "gone")
    sentence = _("The folder “{name}” may not be read; ask its owner for the right to read it.")
    return NotAWorkspace("unreadable", sentence.format(name=quoted(path.name or str(path))))
