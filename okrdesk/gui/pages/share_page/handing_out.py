"""What leaves by the Share page: the one-pager, review and map, dates, the workspace as JSON or as a copy."""

from __future__ import annotations

from dataclasses import replace

from okrdesk.document import file_names
from okrdesk.document.refused import Refused
from okrdesk.gui import copying, exporting, printing
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs import places
from okrdesk.gui.dialogs.waiting import work_beside
from okrdesk.gui.pages.share_page import about_what
from okrdesk.gui.pages.share_page.news import News
from okrdesk.i18n import _
from okrdesk.okr import handed_pages, mission
from okrdesk.okr.blueprints import Blueprint
from okrdesk.outputs.asked import Asked, Ending, Made
from okrdesk.outputs.output import Output


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


def write_output(desk: Desk, news: News, row: Output, wish: Asked) -> Made | None:
    """An output as it is asked for, written beside the window; None where it was called off or refused."""
    work = exporting.on_a_copy(desk, lambda copy: row.write(copy, wish))
    try:
        return work_beside(news.page, _("Writing {name} …").format(name=row.name()), work)
    except Refused as refused:
        news.refuse(refused.sentence)
        return None


def save_output(desk: Desk, news: News, row: Output, wish: Asked) -> None:
    """Ask for a place and write an output; the one-pager is remembered as handed out."""
    path = places.ask_save_place(news.page, row.name(), name_of(desk, row, wish), kind_of_file(wish.ending))
    if path is None:
        return
    made = write_output(desk, news, row, wish)
    if made is not None and exporting.save_file(desk, path, made.content):
        news.tell_saved(path, *made.notes, *_remembered(desk, row, wish))


def print_output(desk: Desk, news: News, row: Output, wish: Asked) -> None:
    """Print an output on paper; the one-pager is remembered as handed out."""
    made = write_output(desk, news, row, wish)
    if made is None:
        return
    try:
        printed = printing.ask_and_print(news.page, made.content, wish.paper, name_of(desk, row, wish))
    except Refused as refused:
        news.refuse(refused.sentence)
        return
    if printed:
        sentence = _("{name} went to the printer.").format(name=row.name())
        news.tell("success", " ".join((sentence, *_remembered(desk, row, wish))))


def _remembered(desk: Desk, row: Output, wish: Asked) -> tuple[str, ...]:
    """The sentence that says that a page for others was remembered; empty where it is not."""
    if row.key != "one-pager" or desk.cycle.closed or desk.session.read_only:
        return ()
    if desk.do(handed_pages.remember, desk.cycle.id, wish.day) is None:
        return ()
    return (handed_pages.remembered_words(wish.day, desk.locale),)


def name_of(desk: Desk, row: Output, wish: Asked) -> str:
    """What the file is called unless somebody says otherwise."""
    about = {
        "workspace": (_name(desk),),
        "workshop": (_name(desk), desk.cycle.name, row.name()),
    }.get(
        row.subject,
        (_name(desk), row.name(), about_what.in_file_name(desk, row, wish.about), wish.day.isoformat()),
    )
    return file_names.file_name(" ".join(filter(None, about)), wish.ending)


def kind_of_file(ending: Ending) -> str:
    """What the dialog for places calls files of an ending."""
    kinds: dict[Ending, str] = {
        "pdf": _("PDF"),
        "json": _("JSON file"),
        "ics": _("Calendar"),
        "png": _("Picture"),
        "svg": _("Picture"),
        "xlsx": _("Excel workbook"),
        "csv": _("Table as text"),
        "md": _("Markdown"),
        "zip": _("Packed files"),
    }
    return kinds[ending]


def hand_out(desk: Desk, news: News) -> None:
    """Write a copy for somebody, to be taken back later."""
    copying.hand_out(news.page, desk, news.refuse)


def save_blueprint(desk: Desk, news: News, blueprint: Blueprint) -> None:
    """Write one of our blueprints as a file for others."""
    name = file_names.file_name(blueprint.title, "json")
    path = places.ask_save_place(news.page, _("Save the blueprint"), name, _("Blueprint"))
    if path is not None and exporting.save_file(desk, path, exporting.blueprint_file(blueprint)):
        news.tell_saved(path)


def _name(desk: Desk) -> str:
    return mission.read(desk.document).name
