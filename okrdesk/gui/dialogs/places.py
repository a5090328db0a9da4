"""Asks where a file is or shall be; remembers the folder."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from okrdesk.gui import settings

_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]+')


def file_name(text: str, ending: str) -> str:
    """A name for a file that every system takes, from any text: "Bremen Makers 2026 Q1.pdf"."""
    plain = " ".join(_NOT_IN_NAMES.sub(" ", text).split()).strip(". ")
    short = plain.encode(errors="ignore")[:120].decode(errors="ignore").rstrip(". ")
    return f"{short or 'okrdesk'}.{ending}"


def ask_save_place(parent: QWidget | None, heading: str, name: str, kind: str) -> Path | None:
    """Where to save, with the ending of `name` unless another was typed; None when cancelled.

    Replacing a file that is there has been confirmed. `kind` says what it is: "PDF".
    """
    ending = name.rpartition(".")[2]
    dialog = _dialog(parent, heading, f"{kind} (*.{ending})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending)
    dialog.selectFile(name)
    return _answer(dialog)


def ask_open_place(parent: QWidget | None, heading: str, ending: str, kind: str) -> Path | None:
    """Which file to read; None when cancelled."""
    dialog = _dialog(parent, heading, f"{kind} (*.{ending})")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _answer(dialog)


def _dialog(parent: QWidget | None, heading: str, filters: str) -> QFileDialog:
    folder = Path(settings.choice("places/folder") or Path.home())
    dialog = QFileDialog(parent, heading, str(folder if folder.is_dir() else Path.home()))
    dialog.setNameFilter(filters)
    return dialog


def _answer(dialog: QFileDialog) -> Path | None:
    taken = dialog.exec() == QFileDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles() if taken else []
    dialog.deleteLater()
    if not chosen:
        return None
    path = Path(chosen[0])
    settings.set_choice("places/folder", str(path.parent))
    return path
