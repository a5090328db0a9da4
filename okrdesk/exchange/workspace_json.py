"""A whole workspace as one readable JSON file, journal and ids included (resources/workspace-json.md)."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import Any

from okrdesk.document import installation, merge, replay
from okrdesk.document.document import Document
from okrdesk.document.journal import Change, Step
from okrdesk.document.merge import MergeReport
from okrdesk.document.refused import Refused
from okrdesk.exchange import strict_json
from okrdesk.exchange.strict_json import has_lone_surrogate
from okrdesk.i18n import _

FORMAT = "okrdesk-workspace"
VERSION = 1
SIZE_LIMIT = 128 * 1024 * 1024
_ID = re.compile(r"[0-9a-f]{32}")
_CLOCK = re.compile(r"[0-9a-f]{16}")


def to_json(document: Document) -> bytes:
    """The workspace as UTF-8 JSON: what it holds now, and the journal that it can be built from again."""
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "schema": replay.newest(),
        "workspace": document.id,
        "content": replay.rows(document),
        "journal": [_step(step) for step in replay.steps(document)],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def from_json(content: bytes, name: str) -> Document:
    """A workspace in memory with the ids and the journal of an export; `name` is the file's, for sentences.

    One of an older schema is taken in as well. Refused with one sentence for anything else, also where
    content and journal disagree.
    """
    whole = _parsed(content, name)
    if whole.get("format") != FORMAT:
        raise Refused(
            _("“{name}” is not a workspace export; choose a file from okrdesk export.").format(name=name)
        )
    version, schema = (_number(whole.get(key), name) for key in ("version", "schema"))
    if version > VERSION or schema > replay.newest():
        raise Refused(
            _("“{name}” was made by a newer OKR Desk; update this one to read it.").format(name=name)
        )
    if version < 1 or schema < 1:
        raise _damaged(name)
    workspace = _text(whole.get("workspace"), name, _ID)
    if not isinstance(whole.get("content"), dict) or not isinstance(whole.get("journal"), list):
        raise _damaged(name)
    document = replay.build(workspace, _steps(whole["journal"], name), installation.actor())
    if replay.rows(document) != replay.filled(whole["content"], schema):
        document.close()
        raise Refused(
            _("In “{name}” the content and the journal say different things; export it again.").format(
                name=name
            )
        )
    return document


def merge_into(document: Document, other: Document) -> MergeReport:
    """Take the steps of an import into an open workspace. Refused for another workspace."""
    copy = other.snapshot()
    try:
        return merge.merge_checked(document, copy.serialize())
    finally:
        copy.close()


def _step(step: Step) -> dict[str, Any]:
    at = dt.datetime.fromtimestamp(step.at_ms / 1000, dt.UTC)
    return {
        "id": step.id,
        "at": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "clock": step.clock,
        "actor": step.actor,
        "person": step.person,
        "label": step.label,
        "undoes": step.undoes,
        "changes": [
            {"table": c.table, "row": c.row, "field": c.field, "before": c.before, "after": c.after}
            for c in step.changes
        ],
    }


def _parsed(content: bytes, name: str) -> dict[str, Any]:
    if len(content) > SIZE_LIMIT:
        raise Refused(_("“{name}” is larger than a workspace can be; choose another file.").format(name=name))
    try:
        return strict_json.read_object(content, SIZE_LIMIT)
    except ValueError:
        raise _damaged(name) from None


def _steps(journal: list[Any], name: str) -> Iterator[Step]:
    for step in journal:
        if not isinstance(step, dict) or not isinstance(step.get("changes"), list):
            raise _damaged(name)
        undoes = step.get("undoes")
        yield Step(
            _text(step.get("id"), name, _ID),
            _text(step.get("clock"), name, _CLOCK),
            _text(step.get("actor"), name, _ID),
            _text(step.get("person"), name),
            _text(step.get("label"), name),
            None if undoes is None else _text(undoes, name, _ID),
            undone=False,
            changes=tuple(_change(change, name) for change in step["changes"]),
        )


def _change(change: Any, name: str) -> Change:
    if not isinstance(change, dict) or not {"before", "after"} <= change.keys():
        raise _damaged(name)
    table, row, field = (_text(change.get(key), name) for key in ("table", "row", "field"))
    for value in (change["before"], change["after"]):
        if not isinstance(value, str | int | dict | None) or has_lone_surrogate(value):
            raise _damaged(name)
    return Change(table, row, field, change["before"], change["after"])


def _text(value: Any, name: str, shape: re.Pattern[str] | None = None) -> str:
    if not isinstance(value, str) or has_lone_surrogate(value) or (shape and not shape.fullmatch(value)):
        raise _damaged(name)
    return value


def _number(value: Any, name: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _damaged(name)
    return value


def _damaged(name: str) -> Refused:
    return Refused(_("“{name}” is damaged or not a workspace export; export it again.").format(name=name))
