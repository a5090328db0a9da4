"""Files that leave the desk: the one-pager, the whole workspace as JSON, a blueprint of our own."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from okrdesk.document import file_names, files, storage
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.frozen import dataclass
from okrdesk.gui import printing
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs import places
from okrdesk.gui.dialogs.waiting import work_beside
from okrdesk.i18n import _, ngettext
from okrdesk.okr import cycles, handed_pages, mission
from okrdesk.okr.blueprints import Blueprint, to_content
from okrdesk.okr.workshop.workshops import Workshop
from okrdesk.reports.workshop.papers import PAPERS

if TYPE_CHECKING:
    from okrdesk.gui.dialogs.export_dialog import ExportChoice

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Saved:
    """A file that was written (None: printed), and what the person should know about it.

    `remembered` says that the next page compares with this one, "" where it does not.
    """

    path: Path | None
    notes: tuple[str, ...] = ()
    remembered: str = ""


def save_page(desk: Desk, choice: ExportChoice) -> Saved | None:
    """Keep the texts that were changed, write the PDF, and remember the page; None when the file was refused.

    The texts are kept first, so that nothing typed is lost with a stick that was pulled out.
    """
    notes = list(choice.report.notes)
    if choice.words:
        desk.beside(notes.append).do(cycles.write_words, desk.cycle.id, **choice.words)
    if choice.path is not None and not _write(desk, choice.path, choice.report.pdf):
        return None
    remembered = _remember(desk, choice)
    if choice.path is not None:
        _tell_saved(desk, choice.path, filter(None, (*notes, remembered)))
    return Saved(choice.path, tuple(notes), remembered)


def _remember(desk: Desk, choice: ExportChoice) -> str:
    """Remember a page that others get; the sentence that says so."""
    if not choice.for_others:
        return ""
    if desk.do(handed_pages.remember, desk.cycle.id, choice.day) is None:
        return ""
    return handed_pages.remembered_words(choice.day, desk.locale)


def save_file(desk: Desk, path: Path, content: bytes, notes: Sequence[str] = ()) -> bool:
    """Put bytes at a path in one move and say so, with notes; the window is told why where that fails."""
    if not _write(desk, path, content):
        return False
    _tell_saved(desk, path, notes)
    return True


def _write(desk: Desk, path: Path, content: bytes) -> bool:
    try:
        refuse_own(desk, path)
        files.write(storage.real_path(path), content)
    except Refused as refused:
        desk.refused.emit(refused.sentence)
        return False
    return True


def _tell_saved(desk: Desk, path: Path, notes: Iterable[str]) -> None:
    sentence = _("Saved “{name}”.").format(name=path.name)
    desk.saved.emit(" ".join((sentence, *notes)), path)


def save_dates(parent: QWidget, desk: Desk, refuse: Callable[[str], object]) -> Path | None:
    """Ask for a place and write the check-in days of the cycle for calendars; None where nothing is."""
    from okrdesk.exchange.calendar import calendar

    name = file_names.file_name(f"{mission.read(desk.document).name} {desk.cycle.name}", "ics")
    path = places.ask_save_place(parent, _("Save the check-in dates"), name, _("Calendar"))
    if path is None:
        return None
    try:
        content = calendar(desk.document, desk.cycle)
    except Refused as refused:
        refuse(refused.sentence)
        return None
    return path if save_file(desk, path, content) else None


def save_workshop_paper(parent: QWidget, desk: Desk, workshop: Workshop, what: str) -> Saved | None:
    """Ask for a place and write one of the papers of a workshop; None where nothing was written."""
    paper = PAPERS[what]
    name = f"{mission.read(desk.document).name} {workshop.title} {paper.name()}"
    path = places.ask_save_place(parent, paper.name(), file_names.file_name(name, "pdf"), _("PDF"))
    if path is None:
        return None
    size = printing.usual_paper(desk.locale)
    own = desk.session.path.name if desk.session.path is not None else ""
    work = on_a_copy(desk, lambda copy: paper.draw(copy, workshop, paper=size, file_name=own))
    report = work_beside(parent, _("Drawing the pages …"), work)
    if report is None or not save_file(desk, path, report.pdf, report.notes):
        return None
    return Saved(path, report.notes)


def save_workshop_papers(
    parent: QWidget, desk: Desk, workshop: Workshop, drawn: Mapping[str, bytes]
) -> Path | None:
    """Ask for a folder once and write papers that are drawn there; None where nothing was written.

    A file that is there already is left alone: the new one gets a number.
    """
    folder = places.ask_folder(parent, _("Save the papers of the workshop"))
    if folder is None:
        return None
    community, path = mission.read(desk.document).name, folder
    for what, content in drawn.items():
        name = f"{community} {workshop.title} {PAPERS[what].name()}"
        path = file_names.free(folder, name, "pdf")
        if not _write(desk, path, content):
            return None
    count = len(drawn)
    sentence = ngettext("Saved {n} paper in “{folder}”.", "Saved {n} papers in “{folder}”.", count)
    desk.saved.emit(sentence.format(n=count, folder=folder.name or str(folder)), path)
    return folder


def refuse_own(desk: Desk, path: Path) -> None:
    """Refuse the file of the open workspace: an export must never take its place."""
    own = desk.session.path
    if own is not None and storage.real_path(path) == storage.real_path(own):
        raise Refused(_("That is the file that is open; choose another name."))


def blueprint_file(blueprint: Blueprint) -> bytes:
    """A blueprint as the content of a file that others can take in."""
    return (json.dumps(to_content(blueprint), ensure_ascii=False, indent=2) + "\n").encode()


def show_in_folder(path: Path) -> None:
    """Open the folder that holds a file."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def open_file(path: Path) -> None:
    """Open a file with the application that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def what_next(path: Path) -> list[tuple[str, Callable[[], object]]]:
    """What can be done with a file that was just written, as words and what they do."""
    return [(_("Open"), lambda: open_file(path)), (_("Show in folder"), lambda: show_in_folder(path))]


def on_a_copy(desk: Desk, make: Callable[[Document], _Made]) -> Callable[[], _Made]:
    """Work that reads the workspace as it is now, beside the thread that may go on changing it."""
    snapshot, actor = desk.document.snapshot(), desk.document.actor

    def work() -> _Made:
        copy = Document.load(snapshot.serialize(), actor, read_only=True)
        try:
            return make(copy)
        finally:
            copy.close()
            snapshot.close()

    return work
