"""What comes in by the Share page: an export or a copy of a workspace, a blueprint."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from okrdesk.document import copies, file_names, files
from okrdesk.document.document import Document
from okrdesk.document.merge import MergeReport
from okrdesk.document.refused import Refused
from okrdesk.gui import exporting, goal_taking, survey_taking
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs import places
from okrdesk.gui.dialogs.waiting import work_beside
from okrdesk.gui.pages.share_page.news import News
from okrdesk.i18n import _
from okrdesk.okr import adopting, blueprint_files
from okrdesk.okr.conflict_words import conflicts_in_words


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
            _merge(desk, news, path, lambda: _merge_json(desk, path, content))
        else:
            _save_as_own(desk, news, path, content)


def _merge_json(desk: Desk, path: Path, content: bytes) -> MergeReport:
    from okrdesk.exchange.workspace_json import merge_into

    document = desk.document
    desk.session.back_up("merge")
    document.name_version(_("Before merging {name}").format(name=path.name))
    other = Document.load(content, document.actor, read_only=True)
    try:
        report = merge_into(document, other)
    finally:
        other.close()
    desk.session.conflicts.extend(report.conflicts)
    return report


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
    path = places.ask_open_place(news.page, _("Merge a copy"), "okrdesk", _("OKR Desk workspace"))
    if path is not None:
        _merge(desk, news, path, lambda: _take_back(desk, path))


def _take_back(desk: Desk, path: Path) -> MergeReport:
    looked = desk.session.look_at_copy(path)
    try:
        return desk.session.take_back(looked, {}, desk.today)
    finally:
        looked.merged.close()


def _merge(desk: Desk, news: News, path: Path, merge: Callable[[], MergeReport]) -> None:
    report = desk.beside(news.refuse).do(lambda _document: merge())
    if report is None:
        return
    lines = [f"{path.name}: {report.sentence}"]
    lines += [each.sentence for each in conflicts_in_words(desk.document, report.conflicts[:20])]
    news.tell("warning" if report.conflicts else "success", "\n".join(lines))


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
