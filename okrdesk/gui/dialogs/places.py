"""Asks where a file is or shall be; remembers the folder."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from okrdesk import paths
from okrdesk.document import file_names
from okrdesk.document.refused import Refused
from okrdesk.gui import settings
from okrdesk.gui.widgets import notices
from okrdesk.i18n import _


def usual_folder() -> Path:
    """Where files are looked for first: the folder of the account, or where we were started."""
    return paths.account() or Path.cwd()


def with_ending(path: Path, *endings: str) -> Path:
    """The file with one of these endings, the first where it has none of them.

    A dot in a name ("Makers e.V.", "Report 08.02.2026") makes no ending.
    """
    if path.name.casefold().endswith(tuple(f".{ending}" for ending in endings)):
        return path
    return path.with_name(f"{path.name.rstrip('. ') or path.name}.{endings[0]}")


def ask_save_place(parent: QWidget | None, heading: str, name: str, kind: str) -> Path | None:
    """Where to save, with the ending of `name`; None when cancelled.

    Replacing a file that is there has been confirmed. `kind` says what it is: "PDF".
    """
    ending = name.rpartition(".")[2]
    dialog = _dialog(parent, heading, f"{kind} (*.{ending})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending)
    dialog.selectFile(name)
    return _answer(dialog, ending)


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
    dialog.selectFile(file_names.file_name(name, endings[0]))
    path = _answer(dialog, *endings)
    if path is not None:
        settings.set_choice("places/picture", path.suffix[1:].lower())
    return path


def ask_open_place(parent: QWidget | None, heading: str, ending: str, kind: str) -> Path | None:
    """Which file to read; None when cancelled."""
    dialog = _dialog(parent, heading, f"{kind} (*.{ending})")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _answer(dialog)


def ask_folder(parent: QWidget | None, heading: str) -> Path | None:
    """Into which folder to write; None when cancelled."""
    dialog = _dialog(parent, heading)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    folder = _chosen(dialog)
    dialog.deleteLater()
    if folder is not None:
        settings.set_choice("places/folder", str(folder))
    return folder


def _dialog(parent: QWidget | None, heading: str, filters: str = "") -> QFileDialog:
    folder = Path(settings.choice("places/folder") or usual_folder())
    dialog = QFileDialog(parent, heading, str(folder if os.path.isdir(folder) else usual_folder()))
    if filters:
        dialog.setNameFilter(filters)
    return dialog


def _answer(dialog: QFileDialog, *endings: str) -> Path | None:
    """The chosen file, for saving with one of these endings, the dialog's own where none was typed."""
    path = _chosen(dialog)
    while path is not None and endings:
        try:
            file_names.refuse_other_kind(path, *endings)
        except Refused as refused:
            notices.notice(dialog.parentWidget(), _("Choose another name"), refused.sentence)
            path = _chosen(dialog)
            continue
        whole = with_ending(path, dialog.defaultSuffix(), *endings)
        # The dialog has asked only about the name as it was typed.
        if whole == path or not os.path.lexists(whole) or _may_replace(dialog, whole):
            path = whole
            break
        path = _chosen(dialog)
    dialog.deleteLater()
    if path is not None:
        settings.set_choice("places/folder", str(path.parent))
    return path


def _chosen(dialog: QFileDialog) -> Path | None:
    taken = dialog.exec() == QFileDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles() if taken else []
    return Path(chosen[0]) if chosen else None


def _may_replace(dialog: QFileDialog, path: Path) -> bool:
    question = _("There is a file called “{name}” already.").format(name=path.name)
    return notices.ask(dialog.parentWidget(), _("Replace the file?"), question, _("Replace"), danger=True)
