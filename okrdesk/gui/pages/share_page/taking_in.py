"""What comes in by the Share page: an export or a copy of a workspace, a blueprint."""

from __future__ import annotations

from pathlib import Path

from okrdesk.document import copies, file_names, files, taking_back
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.gui import copying, exporting, goal_taking, survey_taking
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs import places
from okrdesk.gui.dialogs.waiting import work_beside
from okrdesk.gui.pages.share_page.news import News
from okrdesk.i18n import _
from okrdesk.okr import adopting, blueprint_files, sheet_codes


def take_in_json(desk: Desk, news: News) -> None:
    """Merge an export of this workspace; one of another workspace becomes a file of its own."""
    path = places.ask_open_place(news.page, _("Take in a workspace from JSON"), "json", _("JSON file"))
    if path is None:
        return

    def work() -> tuple[str, bytes]:
        from okrdesk.exchange.workspace_json import SIZE_LIMIT, from_json

        imported = from_json(files.read(path, SIZE_LIMIT), path.name)
        try:
            copy = imported.snapshot()
            content = copy.serialize()
            copy.close()
            return imported.id, content
        finally:
            imported.close()

    try:
        read = work_beside(news.page, _("Reading “{name}” …").format(name=path.name), work)
    except Refused as refused:
        news.refuse(refused.sentence)
        return
    if read is not None:
        workspace, content = read
        if workspace == desk.document.id:
            copying.show_copy(news.page, desk, taking_back.Copy(path.name, content), news.refuse)
        else:
            _save_as_own(desk, news, path, content)


def _save_as_own(desk: Desk, news: News, source: Path, content: bytes) -> None:
    news.tell("note", _("“{name}” holds another workspace.").format(name=source.name))
    name = file_names.file_name(source.stem, "okrdesk")
    kind = _("OKR Desk workspace")
    path = places.ask_save_place(news.page, _("Keep the other workspace as a file of its own"), name, kind)
    if path is None:
        return
    other = Document.load(content, desk.document.actor, read_only=True)
    try:
        exporting.refuse_own(desk, path)
        copies.save_copy(other, path)
    except Refused as refused:
        news.refuse(refused.sentence)
        return
    finally:
        other.close()
    sentence = _("Saved “{name}”, a workspace of its own; open it from the File menu.")
    news.tell("success", sentence.format(name=path.name), path)


def merge_copy(desk: Desk, news: News) -> None:
    """Take in what was changed in a copy."""
    copying.take_back(news.page, desk, refuse=news.refuse)


def bring_survey(desk: Desk, news: News, path: Path | None = None) -> None:
    """Take in what members answered, from a file that is asked for unless it was dropped."""
    survey_taking.bring_survey(desk, news.page, news.refuse, path)


def bring_clipboard(desk: Desk, news: News) -> None:
    """Take in what was copied elsewhere: cells, messages or lines."""
    survey_taking.bring_clipboard(desk, news.page, news.refuse)


def bring_goals(desk: Desk, news: News, path: Path | None = None) -> None:
    """Take in another tool's goals, from a file that is asked for unless it was dropped."""
    goal_taking.bring_goals(desk, news.page, news.refuse, path)


def bring_dropped(desk: Desk, news: News, path: Path) -> None:
    """Take in what was dropped: goals of another tool, or a survey."""
    bring = bring_goals if goal_taking.holds_goals(news.page, path) else bring_survey
    bring(desk, news, path)


def bring_copied_goals(desk: Desk, news: News) -> None:
    """Take in goals that were copied elsewhere: a list, or cells with their headings."""
    goal_taking.bring_clipboard(desk, news.page, news.refuse)


def take_in_blueprint(desk: Desk, news: News) -> None:
    """Keep a blueprint that came as a file among our own."""
    path = places.ask_open_place(news.page, _("Take in a blueprint"), "json", _("Blueprint"))
    if path is None:
        return
    try:
        blueprint = blueprint_files.read_file(path)
    except Refused as refused:
        news.refuse(refused.sentence)
        return
    sentence = _("Took in “{title}”; it stands in the gallery now.").format(title=blueprint.title)
    desk.telling(sentence).do(adopting.take_in, blueprint)


def take_in_sheets(desk: Desk, news: News) -> None:
    """Ask for what was written on check-in sheets, and check it in as one step."""
    from okrdesk.gui.dialogs.sheets_dialog import SheetsDialog, TypedSheets

    dialog = SheetsDialog(news.page, desk.outline(), desk.today, desk.locale)

    def write(typed: TypedSheets) -> None:
        saying = desk.beside(dialog.say_refused)
        told = saying.do(sheet_codes.record, typed.lines, on=typed.day, today=desk.today)
        if told is not None:
            news.tell("success", told)

    dialog.ask_and_write(write)
