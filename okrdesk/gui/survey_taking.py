"""Bringing a survey from anywhere in the desk: choosing the file, reading it, the dialog, and the edit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from okrdesk.document import file_names, files
from okrdesk.document.refused import Refused
from okrdesk.exchange.surveys.survey import Survey, SurveyFile, refused_table
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs import places
from okrdesk.gui.dialogs.survey_dialog import SurveyDialog, Taking, first_wishes, look
from okrdesk.gui.dialogs.waiting import work_beside
from okrdesk.i18n import _, ngettext
from okrdesk.okr import cycles
from okrdesk.okr.workshop import surveys

_Result = TypeVar("_Result")
ENDINGS = ("csv", "tsv", "xlsx", "zip", "txt", "json")


def bring_survey(
    desk: Desk, parent: QWidget, refuse: Callable[[str], None], path: Path | None = None
) -> bool:
    """Ask for a file unless `path` is one, show what it holds, take it in; whether it was taken in.

    What cannot be read is told to `refuse` as a sentence.
    """
    try:
        cycles.refuse_closed(desk.document, desk.cycle.id)
    except Refused as refused:
        refuse(refused.sentence)
        return False
    path = path or _ask_file(parent)
    while path is not None:
        taking, another = _looked_at(desk, parent, refuse, path)
        if taking is not None:
            return _take_in(desk, taking, refuse)
        path = _ask_file(parent) if another else None
    return False


def _looked_at(
    desk: Desk, parent: QWidget, refuse: Callable[[str], None], path: Path
) -> tuple[Taking | None, bool]:
    """What is to be taken in of a file, and whether another file is wanted instead."""
    file = _beside(parent, path, lambda: SurveyFile(files.read(path), path.name), refuse)
    if file is None:
        return None, False
    roles = surveys.remembered(desk.document, desk.cycle.id, file.headings)
    here = surveys.known(desk.document, desk.cycle.id, file.kind, file.headings)
    wishes = first_wishes(roles, desk.locale)
    first = _beside(parent, path, lambda: look(file, wishes, here), refuse)
    if first is None:
        return None, False
    dialog = SurveyDialog(parent, file, first, here, desk.locale, roles)
    dialog.save_wanted.connect(lambda survey: _save_refused(dialog, survey, refuse))
    return dialog.ask(), dialog.another


def _ask_file(parent: QWidget) -> Path | None:
    endings = " *.".join(ENDINGS)
    return places.ask_open_place(parent, _("Bring a survey"), endings, _("Survey, chat or list"))


def _beside(
    parent: QWidget, path: Path, work: Callable[[], _Result], refuse: Callable[[str], None]
) -> _Result | None:
    try:
        return work_beside(parent, _("Reading “{name}” …").format(name=path.name), work)
    except Refused as refused:
        refuse(refused.sentence)
        return None


def _take_in(desk: Desk, taking: Taking, refuse: Callable[[str], None]) -> bool:
    fresh = desk.beside(refuse).do(
        surveys.take_in, desk.cycle.id, taking.answers, taking.evidence, as_ideas=taking.as_ideas
    )
    if fresh is None:
        return False
    new = len(fresh.new)
    words = ngettext("Took in {n} answer of “{name}”.", "Took in {n} answers of “{name}”.", new)
    desk.told.emit(words.format(n=new, name=taking.answers.name), True)
    return True


def _save_refused(parent: QWidget, survey: Survey, refuse: Callable[[str], None]) -> None:
    name = file_names.file_name(_("Refused lines of {name}").format(name=Path(survey.name).stem), "csv")
    place = places.ask_save_place(parent, _("Save the refused lines"), name, _("CSV table"))
    if place is None:
        return
    try:
        files.write(place, refused_table(survey))
    except Refused as refused:
        refuse(refused.sentence)
