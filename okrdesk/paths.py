"""Where things are: resources and blueprints (in a checkout, wheel or frozen build), and places on disk."""

from __future__ import annotations

import errno
import os
import sys
from functools import cache, partial
from pathlib import Path


@cache
def _root() -> Path:
    if getattr(sys, "frozen", False):
        return Path(getattr(sys, "_MEIPASS", Path(sys.executable).parent))
    packaged = Path(__file__).parent / "share"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent


def resources() -> Path:
    """Icons, catalogues, word lists and the sample's source."""
    return _root() / "resources"


def blueprints() -> Path:
    """The shipped blueprints, one JSON file each."""
    return _root() / "blueprints"


def home() -> Path:
    """The private folder of this installation; OKRDESK_HOME overrides it (a stick, a test).

    Raises OSError where there is none and none can be made.
    """
    chosen = os.environ.get("OKRDESK_HOME")
    folder = Path(chosen) if chosen else _usual_home()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def home_is_writable() -> bool:
    """Whether this installation can keep anything on this computer."""
    import tempfile

    try:
        with tempfile.TemporaryFile(dir=home()):
            return True
    except OSError:
        return False


def write_private(path: Path, text: str) -> None:
    """Write a text that nobody else on this computer may read. Raises OSError."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
        file.write(text)


def account() -> Path | None:
    """The folder of this person's account; None where there is none."""
    try:
        return Path.home()
    except RuntimeError:
        return None


def shared_files() -> Path | None:
    """XDG_DATA_HOME, unset where it is empty or relative (XDG Base Directory), else its default."""
    chosen, folder = os.environ.get("XDG_DATA_HOME", ""), account()
    if os.path.isabs(chosen):
        return Path(chosen)
    return folder / ".local" / "share" if folder is not None else None


def _folder(name: str) -> Path:
    folder = home() / name
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


# Private working copies of open workspaces.
sessions = partial(_folder, "sessions")
# Reports of faults of ours.
crashes = partial(_folder, "crashes")
# Verified backups, a folder per workspace.
backups = partial(_folder, "backups")
# What is half typed and not saved, a file per workspace.
drafts = partial(_folder, "drafts")
# How far the running step of a workshop is, a file per workspace.
clocks = partial(_folder, "clocks")
# What both changed in a file that was merged by itself, until somebody has chosen: a file for each.
unsettled = partial(_folder, "unsettled")
# What is cast or written unseen until it is revealed, and private notes: a folder per workspace.
boxes = partial(_folder, "boxes")


def _usual_home() -> Path:
    import platformdirs

    folder = Path(platformdirs.user_data_dir("okrdesk", appauthor=False))
    if not folder.is_absolute():
        raise FileNotFoundError(errno.ENOENT, "this account has no folder", str(folder))
    return folder
