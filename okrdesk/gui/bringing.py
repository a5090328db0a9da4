"""Bringing a file from outside into the open workspace: what a survey and another tool's export do alike."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from okrdesk.document import file_names, files
from okrdesk.document.refused import Refused
from okrdesk.document.text import is_blank
from okrdesk.frozen import dataclass
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs import places
from okrdesk.gui.dialogs.waiting import work_beside
from okrdesk.i18n import _
from okrdesk.okr import cycles

_Result = TypeVar("_Result")


@dataclass(frozen=True)
class Bringing:
    """One bringing: from which desk, over which window, and who hears of a refusal."""

    desk: Desk
    parent: QWidget
    refuse: Callable[[str], None]

    def ask_file(self) -> Path | None:
        """A file that somebody chooses."""
        raise NotImplementedError

    def bring(self, name: str, read: Callable[[], bytes]) -> bool:
        """Look at what is read, take it in if it is wanted; whether it was taken in."""
        raise NotImplementedError

    def from_file(self, path: Path | None) -> bool:
        """Bring a file, one that is asked for unless `path` is one; whether it was taken in."""
        if self.is_closed():
            return False
        path = path or self.ask_file()
        return path is not None and self.bring(path.name, partial(files.read, path))

    def from_clipboard(self, nothing: str) -> bool:
        """Bring what was copied; `nothing` is said where that is no text. Whether it was taken in."""
        if self.is_closed():
            return False
        text = QGuiApplication.clipboard().text()
        if is_blank(text):
            self.refuse(nothing)
            return False
        return self.bring(_("clipboard"), lambda: text.encode("utf-8", "replace"))

    def is_closed(self) -> bool:
        """Whether the cycle takes nothing in, which is said then."""
        try:
            cycles.refuse_closed(self.desk.document, self.desk.cycle.id)
        except Refused as refused:
            self.refuse(refused.sentence)
            return True
        return False

    def beside(self, name: str, work: Callable[[], _Result]) -> _Result | None:
        """What reading a file of that name gives, beside the window; None where it is refused, and said."""
        try:
            return work_beside(self.parent, _("Reading “{name}” …").format(name=name), work)
        except Refused as refused:
            self.refuse(refused.sentence)
            return None

    def save_refused(self, over: QWidget, file_name: str, table: Callable[[], bytes]) -> None:
        """Ask where the refused lines of a file are to be kept, and write them there."""
        name = file_names.file_name(_("Refused lines of {name}").format(name=Path(file_name).stem), "csv")
        path = places.ask_save_place(over, _("Save the refused lines"), name, _("CSV table"))
        if path is None:
            return
        try:
            files.write(path, table())
        except Refused as refused:
            self.refuse(refused.sentence)
