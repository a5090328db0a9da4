"""`okrdesk export` and `import`: everything that the registry of outputs has, and a workspace from JSON."""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import os
from collections.abc import Sequence
from pathlib import Path

from okrdesk.cli import asked, output
from okrdesk.cli.export_options import refuse_ignored
from okrdesk.document import attachments, checks, files, storage
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.i18n import _, ngettext
from okrdesk.okr import handed_pages, namesakes
from okrdesk.outputs.asked import Asked, Ending
from okrdesk.outputs.output import Output
from okrdesk.outputs.registry import OUTPUTS, usual_for


def export(chosen: argparse.Namespace) -> int:
    """Write what --layout names, else the usual of the ending; what stood there is replaced at once."""
    row = _wanted(chosen)
    target = free_for(chosen.out, chosen.file)
    with asked.reading(chosen.file) as document:
        day = asked.day(chosen, document.locale)
        cycle = asked.cycle(chosen, document, day).id
        about = ""
        if row.subject == "key result":
            seen, line = asked.key_result(chosen, document, day)
            cycle, about = seen.cycle.id, line.key_result.id
        if chosen.owner is not None:
            about = namesakes.find(document, chosen.owner).id
        wish = Asked(
            cycle, day, ending_of(chosen.out, row), chosen.file.name, paper=chosen.paper or "", about=about,
            language=chosen.language or "", names=chosen.names, black_and_white=chosen.black_and_white,
            carry=chosen.carry,
            rule=chosen.rule, chart=chosen.chart, since=asked.since(chosen, document.locale),
            compares=chosen.compares,
        )  # fmt: skip
        write(document, row, wish, target, chosen.out)
        remembers = "memory" in row.options and chosen.remember
        is_news = remembers and handed_pages.is_news(document, cycle, day)
    if is_news:
        _remember(chosen.file, cycle, day)
    return 0


def _wanted(chosen: argparse.Namespace) -> Output:
    """The output that is asked for; refused where what else was asked does not go with it."""
    row = OUTPUTS[chosen.layout] if chosen.layout else usual_for(chosen.out)
    ending_of(chosen.out, row)
    refuse_ignored(chosen, row)
    if row.subject == "key result" and chosen.key_result is None:
        raise Refused(_("Say which key result the chart is about: --key-result NUMBER, such as 1.2."))
    return row


def ending_of(out: Path, row: Output) -> Ending:
    """Which of the endings of an output a name has; refused where it has none of them."""
    known = out.suffix.casefold().removeprefix(".")
    for each in row.endings:
        if each == known:
            return each
    sentence = _("“{name}” must end with {endings} to hold this: {what}.")
    endings = _(" or ").join(f".{each}" for each in row.endings)
    raise Refused(sentence.format(name=out.name, endings=endings, what=row.name()))


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


def write(document: Document, row: Output, wish: Asked, target: Path, out: Path) -> None:
    """Write an output, and say that `out` was written."""
    made = row.write(document, wish)
    files.write(target, made.content)
    say_written(out, made.pages, made.notes)


def say_written(out: Path, pages: int, notes: Sequence[str] = ()) -> None:
    """Say where something was written, on how many pages if it has some, and what should be known of it."""
    sentence = _("Wrote {place}").format(place=output.place(out))
    if pages:
        counted = ngettext("{n} page", "{n} pages", pages).format(n=pages)
        sentence = _("Wrote {place} ({pages})").format(place=output.place(out), pages=counted)
    output.say(sentence)
    for note in notes:
        output.warn(note)


def take_in(chosen: argparse.Namespace) -> int:
    """Bring a survey, goals of another tool, or a workspace from JSON."""
    if chosen.form == "survey":
        from okrdesk.cli import surveys

        return surveys.take_in(chosen)
    content, name = asked.source(chosen)
    if checks.is_database(content):
        sentence = _("“{name}” is a workspace; “okrdesk merge FILE {name}” takes a copy back.")
        raise Refused(sentence.format(name=name))
    if chosen.form != "workspace" and not attachments.is_page(content):
        from okrdesk.cli import rescuing

        if chosen.form != "auto" or rescuing.is_foreign(content, name):
            return rescuing.take_in(chosen, content, name)
    from okrdesk.cli import own_workspace

    return own_workspace.take_in(chosen, content, name)
