"""Bringing a survey from anywhere in the desk: the file or the clipboard, the dialog, and the edit."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from okrdesk.document import files
from okrdesk.exchange.surveys.survey import SurveyFile, refused_table
from okrdesk.gui.bringing import Bringing
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs import places
from okrdesk.gui.dialogs.survey_dialog import SurveyDialog, Taking, first_wishes, look
from okrdesk.i18n import _, ngettext
from okrdesk.okr.workshop import surveys

ENDINGS = ("csv", "tsv", "xlsx", "zip", "txt", "json")


def bring_survey(
    desk: Desk, parent: QWidget, refuse: Callable[[str], None], path: Path | None = None
) -> bool:
    """Ask for a file unless `path` is one, show what it holds, take it in; whether it was taken in.

    What cannot be read is told to `refuse` as a sentence.
    """
    return _Bringing(desk, parent, refuse).from_file(path)


def bring_clipboard(desk: Desk, parent: QWidget, refuse: Callable[[str], None]) -> bool:
    """The same with what was copied: cells of a spreadsheet, messages of a chat, lines of a list."""
    return _Bringing(desk, parent, refuse).from_clipboard(
        _("The clipboard holds no text; copy the answers first.")
    )


class _Bringing(Bringing):
    """Bringing a survey."""

    def ask_file(self) -> Path | None:
        """A file that somebody chooses."""
        kind = _("Survey, chat or list")
        return places.ask_open_place(self.parent, _("Bring a survey"), " *.".join(ENDINGS), kind)

    def bring(self, name: str, read: Callable[[], bytes]) -> bool:
        """Look at what is read, and at other files for as long as they are wanted; take one in."""
        has_none: bool | None = None
        while True:
            dialog = self._look(name, read, has_none)
            if dialog is None:
                return False
            taking = dialog.ask()
            if taking is not None:
                return self._take_in(taking)
            if dialog.otherwise:
                has_none = dialog.is_headed
                continue
            path = self.ask_file() if dialog.another else None
            if path is None:
                return False
            name, read, has_none = path.name, partial(files.read, path), None

    def _look(self, name: str, read: Callable[[], bytes], has_none: bool | None) -> SurveyDialog | None:
        """What it holds, to be shown; None where it cannot be read, which is said then."""
        desk = self.desk
        file = self.beside(name, lambda: SurveyFile(read(), name, has_none=has_none))
        if file is None:
            return None
        roles = surveys.remembered(desk.document, desk.cycle.id, file.headings)
        here = surveys.known(desk.document, desk.cycle.id, file.kind, file.headings)
        wishes = first_wishes(roles, desk.locale)
        first = self.beside(name, lambda: look(file, wishes, here))
        if first is None:
            return None
        dialog = SurveyDialog(self.parent, file, first, here, desk.locale, roles)
        dialog.save_wanted.connect(
            lambda survey: self.save_refused(dialog, survey.grid.name, partial(refused_table, survey))
        )
        return dialog

    def _take_in(self, taking: Taking) -> bool:
        desk = self.desk
        fresh = desk.beside(self.refuse).do(
            surveys.take_in, desk.cycle.id, taking.answers, taking.evidence, as_ideas=taking.as_ideas
        )
        if fresh is None:
            return False
        new = len(fresh.new)
        sentence = ngettext("Took in {n} answer of “{name}”.", "Took in {n} answers of “{name}”.", new)
        desk.told.emit(sentence.format(n=new, name=taking.answers.name), True)
        return True
