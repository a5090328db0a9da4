"""What leaves by the Share page: the one-pager, review and map, dates, the workspace as JSON or as a copy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from okrdesk.document import file_names
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.gui import exporting, printing
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs import places
from okrdesk.gui.dialogs.waiting import work_beside
from okrdesk.gui.pages.share_page.news import News
from okrdesk.i18n import _
from okrdesk.okr import mission
from okrdesk.okr.blueprints import Blueprint
from okrdesk.okr.outline import Outline
from okrdesk.okr.workshop import workshops

if TYPE_CHECKING:
    from okrdesk.reports.paper.page import Report

_Made = TypeVar("_Made")


def export_page(desk: Desk, news: News) -> None:
    """Ask what the one-pager shall say, then write or print it."""
    from okrdesk.gui.dialogs.export_dialog import ExportDialog, pages_words

    choice = ExportDialog(news.page, desk).ask()
    if choice is None:
        return
    saved = exporting.save_page(desk, choice)
    if saved is None:
        return
    sentences = [pages_words(choice.report.pages)]
    if choice.report.pages > 1:
        saved = replace(saved, notes=saved.notes[1:])
    if saved.path is None:
        sentences.insert(0, _("The one-pager went to the printer."))
    else:
        sentences.insert(0, _("Saved “{name}”.").format(name=saved.path.name))
    sentences += [*saved.notes, saved.remembered]
    news.tell("warning" if saved.notes else "success", " ".join(filter(None, sentences)), saved.path)


def save_review(desk: Desk, news: News) -> None:
    """Write the review of the chosen cycle as PDF."""

    def draw(document: Document, seen: Outline, paper: str, name: str) -> Report:
        from okrdesk.reports import review_report

        return review_report.draw(document, seen, paper=paper, file_name=name)

    _save_report(desk, news, _("Save the review"), _("review"), draw)


def save_map(desk: Desk, news: News) -> None:
    """Write the alignment map of the chosen cycle as PDF."""

    def draw(document: Document, seen: Outline, paper: str, name: str) -> Report:
        from okrdesk.reports import alignment_map

        return alignment_map.draw(document, seen, paper=paper, file_name=name)

    _save_report(desk, news, _("Save the alignment map"), _("map"), draw)


def _save_report(
    desk: Desk, news: News, heading: str, kind: str, draw: Callable[[Document, Outline, str, str], Report]
) -> None:
    name = file_names.file_name(f"{_name(desk)} {desk.cycle.name} {kind}", "pdf")
    path = places.ask_save_place(news.page, heading, name, _("PDF"))
    if path is None:
        return
    seen, paper = desk.outline(), printing.usual_paper(desk.locale)
    own = desk.session.path.name if desk.session.path is not None else ""
    work = exporting.on_a_copy(desk, lambda copy: draw(copy, seen, paper, own))
    report = work_beside(news.page, _("Drawing the pages …"), work)
    if report is not None and exporting.save_file(desk, path, report.pdf):
        news.tell_saved(path, *report.notes)


def save_paper(desk: Desk, news: News, what: str) -> None:
    """Write a paper of the latest workshop as PDF."""
    workshop = workshops.latest(desk.document)
    if workshop is None:
        news.refuse(_("No workshop has been prepared; choose one on the page Workshop first."))
        return
    saved = exporting.save_workshop_paper(news.page, desk, workshop, what)
    if saved is not None and saved.path is not None:
        news.tell_saved(saved.path, *saved.notes)


def save_dates(desk: Desk, news: News) -> None:
    """Write the check-in days of the chosen cycle for calendars."""
    path = exporting.save_dates(news.page, desk, news.refuse)
    if path is not None:
        news.tell_saved(path)


def save_json(desk: Desk, news: News) -> None:
    """Write the whole workspace as JSON."""
    name = file_names.file_name(_name(desk), "json")
    path = places.ask_save_place(news.page, _("Save the workspace as JSON"), name, _("JSON file"))
    if path is None:
        return
    from okrdesk.exchange.workspace_json import to_json

    work = exporting.on_a_copy(desk, to_json)
    content = work_beside(news.page, _("Writing the workspace as JSON …"), work)
    if content is not None and exporting.save_file(desk, path, content):
        news.tell_saved(path)


def save_copy(desk: Desk, news: News) -> None:
    """Write a copy that can be merged later."""
    name = file_names.file_name(_("{name} copy").format(name=_name(desk)), "okrdesk")
    path = places.ask_save_place(news.page, _("Save a copy to take along"), name, _("OKR Desk workspace"))
    if path is None:
        return
    try:
        desk.session.save_copy(path)
    except Refused as refused:
        news.refuse(refused.sentence)
        return
    desk.saved.emit(_("Saved “{name}”.").format(name=path.name), path)
    sentence = _("Saved “{name}”. Merge it here when it comes back changed.")
    news.tell("success", sentence.format(name=path.name), path)


def save_blueprint(desk: Desk, news: News, blueprint: Blueprint) -> None:
    """Write one of our blueprints as a file for others."""
    name = file_names.file_name(blueprint.title, "json")
    path = places.ask_save_place(news.page, _("Save the blueprint"), name, _("Blueprint"))
    if path is not None and exporting.save_file(desk, path, exporting.blueprint_file(blueprint)):
        news.tell_saved(path)


def _name(desk: Desk) -> str:
    return mission.read(desk.document).name
