"""Asks where a file is or shall be; remembers the folder."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from okrdesk.gui import settings
from okrdesk.i18n import _

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


def ask_picture_place(parent: QWidget | None, heading: str, name: str) -> Path | None:
    """Where to save a picture, as PNG, SVG or PDF: the kind chosen last comes first. None when cancelled."""
    kinds = {"png": _("PNG picture"), "svg": _("SVG drawing"), "pdf": _("PDF")}
    usual = settings.choice("places/picture", "png")
    endings = sorted(kinds, key=lambda ending: ending != usual)
    filters = {f"{kinds[ending]} (*.{ending})": ending for ending in endings}
    dialog = _dialog(parent, heading, ";;".join(filters))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(endings[0])
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(filters.get(chosen, endings[0])))
    dialog.selectFile(file_name(name, endings[0]))
    path = _answer(dialog)
    if path is not None and path.suffix[1:].lower() in kinds:
        settings.set_choice("places/picture", path.suffix[1:].lower())
    return path


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
