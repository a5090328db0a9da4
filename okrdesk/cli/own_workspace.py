"""`okrdesk import` of a workspace of ours: from JSON, or from a page that carries one (decision 14)."""

from __future__ import annotations

import argparse
import os

from okrdesk.cli import asked, output, rescuing
from okrdesk.document import attachments, installation, upgrade
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.storage import OpenFile
from okrdesk.exchange import workspace_json
from okrdesk.i18n import _
from okrdesk.okr import taken_in
from okrdesk.okr.conflict_words import conflicts_in_words

FORMAT = "workspace"


def take_in(chosen: argparse.Namespace, content: bytes, name: str) -> int:
    """Make a new workspace of it, or merge it into the one that it came from; with --dry-run only say so."""
    if chosen.cycle or chosen.map:
        raise Refused(_("--cycle and --map are for files of other tools; leave them out here."))
    imported = _imported(content, name)
    try:
        if os.path.lexists(chosen.file):
            return _merged(chosen, imported, name)
        held = taken_in.held_by(imported)
        if not chosen.dry_run:
            OpenFile(imported, chosen.file, None, set()).publish()
        _tell(chosen, name, taken_in.counted(taken_in.NOTHING, held, held))
        if not (chosen.dry_run or chosen.json):
            output.say(_("Wrote {place}").format(place=output.place(chosen.file)))
        return 0
    finally:
        imported.close()


def _merged(chosen: argparse.Namespace, imported: Document, name: str) -> int:
    with asked.writing(chosen.file) as opened:
        document = opened.document
        before = taken_in.held_by(document)
        report = workspace_json.merge_into(document, imported)
        told = taken_in.counted(before, taken_in.held_by(document), taken_in.held_by(imported))
        if not chosen.dry_run:
            opened.publish()
        conflicts = conflicts_in_words(document, report.conflicts)
    _tell(chosen, name, told)
    if not (chosen.dry_run or chosen.json):
        output.say(report.sentence)
    for each in conflicts:
        output.warn(output.plain(each.sentence))
    return 0


def _tell(chosen: argparse.Namespace, name: str, told: taken_in.TakenIn) -> None:
    """With --json the same keys as of other files; for people a table of what would come, written or not."""
    counts = {"create": told.create, "update": told.update, "same": told.same}
    rows = sum(told.create.values()) + sum(told.update.values()) + sum(told.same.values())
    if chosen.json:
        nothing: dict[str, object] = {"left_out": [], "refused": [], "differences": []}
        output.say_json({"format": FORMAT, "rows": rows, **counts, **nothing})
    elif chosen.dry_run:
        head = _("{name}: a workspace of ours, into {place}")
        output.say(output.plain(head.format(name=name, place=output.place(chosen.file))))
        rescuing.say_counts((told.create, told.update, told.same))
        output.say(_("Nothing was written."))


def _imported(content: bytes, name: str) -> Document:
    if attachments.is_page(content):
        checked = upgrade.current(attachments.workspace_in(content, name), name)
        return Document.load(checked, installation.actor())
    return workspace_json.from_json(content, name)
