"""Where things are: resources and blueprints (in a checkout, wheel or frozen build), and places on disk."""

from __future__ import annotations

import os
import sys
from pathlib import Path


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
    """The private folder of this installation; OKRDESK_HOME overrides it (a stick, a test)."""
    chosen = os.environ.get("OKRDESK_HOME")
    folder = Path(chosen) if chosen else _usual_home()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def sessions() -> Path:
    """Private working copies of open workspaces."""
    return _folder("sessions")


def backups() -> Path:
    """Verified backups, a folder per workspace."""
    return _folder("backups")


def drafts() -> Path:
    """What is half typed and not saved, a file per workspace."""
    return _folder("drafts")


def _folder(name: str) -> Path:
    folder = home() / name
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _usual_home() -> Path:
    import platformdirs

    return Path(platformdirs.user_data_dir("okrdesk", appauthor=False))
