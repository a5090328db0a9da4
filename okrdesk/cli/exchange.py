"""`okrdesk export` and `import`: the one-pager, and a whole workspace as JSON."""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING

from okrdesk.cli import asked, output
from okrdesk.document import files, storage
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.storage import OpenFile
from okrdesk.i18n import _, ngettext
from okrdesk.okr import handed_pages, outline
from okrdesk.okr.conflict_words import conflicts_in_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from okrdesk.reports.paper.page import Report


def export(chosen: argparse.Namespace) -> int:
    """Write the one-pager or the JSON, by the ending of the name; what stood there is replaced at once."""
    ending = chosen.out.suffix.casefold()
    if ending not in (".pdf", ".json"):
        sentence = _("“{name}” ends neither with .pdf nor with .json; choose one of them.")
        raise Refused(sentence.format(name=chosen.out.name))
    target = free_for(chosen.out, chosen.file)
    if ending == ".json" and (chosen.review or chosen.map):
        sentence = _("Review and map are pages; choose a name that ends with .pdf, not “{name}”.")
        raise Refused(sentence.format(name=chosen.out.name))
    with asked.reading(chosen.file) as document:
        if ending == ".json":
            from okrdesk.exchange.workspace_json import to_json

            files.write(target, to_json(document))
            output.say(_("Wrote {place}").format(place=output.place(chosen.out)))
            return 0
        day = asked.day(chosen, document.locale)
        cycle = asked.cycle(chosen, document, day)
        if chosen.review or chosen.map:
            _write_report(chosen, document, cycle.id, day, target)
            return 0
        write_page(
            document, cycle.id, day, target,
            workspace=chosen.file.name, rule=chosen.rule, paper=chosen.paper, chart=chosen.chart,
            since=asked.since(chosen, document.locale), compares=chosen.compares,
        )  # fmt: skip
        is_news = chosen.remember and handed_pages.is_news(document, cycle.id, day)
    if is_news:
        _remember(chosen.file, cycle.id, day)
    return 0


def _remember(file: Path, cycle_id: str, day: dt.date) -> None:
    """Note in the workspace that the page was handed out; where it cannot be written, say so."""
    try:
        with asked.writing(file) as opened:
            handed_pages.remember(opened.document, cycle_id, day)
            opened.publish()
            output.say(handed_pages.remembered_words(day, opened.document.locale))
    except Refused as refused:
        output.warn(_("This page was not remembered for the next one. {why}").format(why=refused.sentence))


def free_for(out: Path, workspace: Path) -> Path:
    """Where an export goes, behind links; refused for the workspace itself and what is no plain file."""
    target = storage.real_path(out) if os.path.islink(out) else out
    with contextlib.suppress(OSError):
        if os.path.samefile(workspace, target):
            sentence = _("“{name}” is the workspace itself; choose another name for what is written.")
            raise Refused(sentence.format(name=out.name))
    if os.path.exists(target) and not os.path.isfile(target):
        raise Refused(_("“{name}” is a folder or a device; choose the name of a file.").format(name=out.name))
    return target


def write_page(
    document: Document,
    cycle_id: str,
    day: dt.date,
    out: Path,
    *,
    workspace: str,
    rule: str = "",
    paper: str = "a4",
    chart: bool = True,
    since: dt.date | None = None,
    compares: bool = True,
) -> None:
    """Write the one-pager of a cycle as of a day, compared with the last page or that of `since`; say where.

    The file `workspace` is the one that it was made of.
    """
    from okrdesk.reports.onepager.onepager_of import onepager_of

    page = onepager_of(
        document, cycle_id, day, rule=rule, file_name=workspace, chart=chart, since=since, compares=compares
    )

    def draw() -> Report:
        from okrdesk.reports.onepager import onepager

        return onepager.draw(page, paper=paper, chart=chart)

    write_report(draw, out)


def _write_report(
    chosen: argparse.Namespace, document: Document, cycle_id: str, day: dt.date, out: Path
) -> None:
    """Write the review or the alignment map."""
    seen = outline.outline(document, cycle_id, day, chosen.rule)

    def draw() -> Report:
        from okrdesk.reports import alignment_map, review_report

        drawn = review_report.draw if chosen.review else alignment_map.draw
        return drawn(document, seen, paper=chosen.paper, file_name=chosen.file.name)

    write_report(draw, out)


def write_report(draw: Callable[[], Report], out: Path) -> None:
    """Write what `draw` gives, say where and on how many pages, and what should be known about it."""
    report = draw()
    files.write(out, report.pdf)
    pages = ngettext("{n} page", "{n} pages", report.pages).format(n=report.pages)
    output.say(_("Wrote {place} ({pages})").format(place=output.place(out), pages=pages))
    for note in report.notes:
        output.warn(note)


def take_in(chosen: argparse.Namespace) -> int:
    """Bring a survey; else make a workspace from JSON, or merge it into the same one (decision 14)."""
    if chosen.form == "survey":
        from okrdesk.cli import surveys

        return surveys.take_in(chosen)
    if chosen.dry_run or chosen.json or chosen.cycle:
        raise Refused(_("--dry-run, --json and --cycle belong to --as survey; leave them out here."))
    from okrdesk.exchange import workspace_json

    content = files.read(chosen.source)
    imported = workspace_json.from_json(content, chosen.source.name)
    try:
        if not os.path.lexists(chosen.file):
            OpenFile(imported, chosen.file, None, set()).publish()
            output.say(_("Wrote {place}").format(place=output.place(chosen.file)))
            return 0
        with asked.writing(chosen.file) as opened:
            report = workspace_json.merge_into(opened.document, imported)
            opened.publish()
            conflicts = conflicts_in_words(opened.document, report.conflicts)
    finally:
        imported.close()
    output.say(report.sentence)
    for each in conflicts:
        output.warn(output.plain(each.sentence))
    return 0
