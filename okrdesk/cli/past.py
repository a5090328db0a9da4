"""`okrdesk history`, `undo` and `redo`: what happened, and the way back."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from okrdesk.cli import asked, output
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.i18n import _, format_moment
from okrdesk.okr import history as past
from okrdesk.okr.history import HistoryRow


def history(chosen: argparse.Namespace) -> int:
    """Print the steps, newest first."""
    with asked.reading(chosen.file) as document:
        rows, locale = past.steps(document, chosen.limit), document.locale
        if chosen.json:
            output.say_json(
                [
                    {
                        "id": row.id,
                        "at": row.at.isoformat(timespec="seconds").replace("+00:00", "Z"),
                        "person": row.person,
                        "label": _label(row),
                        "undone": row.undone,
                        "changes": [
                            {"what": c.what, "field": c.field, "before": c.before, "after": c.after}
                            for c in row.changes
                        ],
                    }
                    for row in rows
                ]
            )
            return 0
        for row in rows:
            when = format_moment(row.at, locale)
            undone = _(" (undone)") if row.undone else ""
            who = output.plain(row.person) or output.nothing()
            output.say(f"{when}  {who}  {output.plain(_label(row))}{undone}")
            if row.sentence:
                output.say(f"                  {output.cut(row.sentence, 160)}")
        return 0


def undo(chosen: argparse.Namespace) -> int:
    """Take back the latest edit of this installation (decision 3)."""
    return _step(chosen, _undo, _("There is nothing to undo that was done on this computer."))


def redo(chosen: argparse.Namespace) -> int:
    """Bring back what was undone last."""
    return _step(chosen, _redo, _("There is nothing to redo."))


def _undo(document: Document) -> str | None:
    told = past.undo(document)
    return None if told is None else told[1]


def _redo(document: Document) -> str | None:
    return None if document.redo() is None else ""


def _step(chosen: argparse.Namespace, go: Callable[[Document], str | None], nothing: str) -> int:
    """Go, and say the new step and the sentence that going returned; refused where that is None."""
    with asked.writing(chosen.file) as opened:
        along = go(opened.document)
        if along is None:
            raise Refused(nothing)
        newest = _newest(opened.document)
        opened.publish()
    output.say(newest)
    if along:
        output.say(along)
    return 0


def _newest(document: Document) -> str:
    row = past.steps(document, 1)[0]
    return ". ".join(filter(None, (output.plain(_label(row)), output.cut(row.sentence, 160))))


def _label(row: HistoryRow) -> str:
    if row.kind == "undo":
        return _("Undo: {label}").format(label=row.label)
    return _("Redo: {label}").format(label=row.label) if row.kind == "redo" else row.label
