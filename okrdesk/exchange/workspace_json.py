"""A whole workspace as one readable JSON file, journal and ids included (resources/workspace-json.md)."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import Any

from okrdesk.document import installation, merge, replay, strict_json
from okrdesk.document.document import Document
from okrdesk.document.journal import Change, Step
from okrdesk.document.merge import MergeReport
from okrdesk.document.refused import Refused
from okrdesk.document.strict_json import has_lone_surrogate
from okrdesk.i18n import _

FORMAT = "okrdesk-workspace"
VERSION = 1
SIZE_LIMIT = 128 * 1024 * 1024
_LOOKED_AT = 4096
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


def is_ours(content: bytes) -> bool:
    """Whether these bytes are meant to be a workspace as JSON; `from_json` says whether they are one."""
    return f'"{FORMAT}"'.encode() in content[:_LOOKED_AT]


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
    version, schema = (_number(whole, key, name) for key in ("version", "schema"))
    if version > VERSION or schema > replay.newest():
        raise Refused(
            _("“{name}” was made by a newer OKR Desk; update this one to read it.").format(name=name)
        )
    workspace = _text(whole, "workspace", name, "", _ID)
    for key, kind in (("content", dict), ("journal", list)):
        if not isinstance(whole.get(key), kind):
            raise _wrong_key(name, key)
    document = replay.build(workspace, _steps(whole["journal"], name), installation.actor())
    told, said = replay.rows(document), replay.filled(whole["content"], schema)
    if told != said:
        document.close()
        raise Refused(
            _(
                "In “{name}” the content and the journal say different things ({what}); make them agree."
            ).format(name=name, what=_first_difference(told, said))
        )
    return document


def _first_difference(told: dict[str, Any], content: dict[str, Any]) -> str:
    """Where content and journal differ first, as somebody would look for it: table, id and field."""
    for table in sorted(told.keys() | content.keys()):
        rows, other = told.get(table), content.get(table)
        if rows == other:
            continue
        if not (isinstance(rows, list) and isinstance(other, list)) or len(rows) != len(other):
            return table
        for one, two in zip(rows, other, strict=True):
            if one != two:
                fields = one.keys() | two.keys() if isinstance(two, dict) else set()
                differing = sorted(f for f in fields if f not in one or f not in two or one[f] != two[f])
                return " ".join((table, str(one.get("id")), *differing[:1]))
    return ""


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
    except json.JSONDecodeError as error:
        sentence = _("“{name}” is no JSON: it cannot be read beyond line {line}.")
        raise Refused(sentence.format(name=name, line=error.lineno)) from None
    except UnicodeDecodeError:
        raise Refused(_("“{name}” is not a text in UTF-8; save it as such.").format(name=name)) from None
    except ValueError:
        sentence = _(
            "In “{name}” a key stands twice, a number has a point, or something is nested too deep; "
            "such numbers are written as text."
        )
        raise Refused(sentence.format(name=name)) from None


def _steps(journal: list[Any], name: str) -> Iterator[Step]:
    for number, step in enumerate(journal, start=1):
        where = _("step {n}").format(n=number)
        if not isinstance(step, dict) or not isinstance(step.get("changes"), list):
            raise _wrong_key(name, "changes", where)
        yield Step(
            _text(step, "id", name, where, _ID),
            _text(step, "clock", name, where, _CLOCK),
            _text(step, "actor", name, where, _ID),
            _text(step, "person", name, where),
            _text(step, "label", name, where),
            None if step.get("undoes") is None else _text(step, "undoes", name, where, _ID),
            undone=False,
            changes=tuple(_change(change, name, where) for change in step["changes"]),
        )


def _change(change: Any, name: str, where: str) -> Change:
    if not isinstance(change, dict):
        raise _wrong_key(name, "changes", where)
    table, row, field = (_text(change, key, name, where) for key in ("table", "row", "field"))
    for key in ("before", "after"):
        value = change.get(key)
        if (
            key not in change
            or not isinstance(value, str | int | dict | list | None)
            or has_lone_surrogate(value)
        ):
            raise _wrong_key(name, key, where)
    before, after = (replay.stored(table, field, change[key]) for key in ("before", "after"))
    return Change(table, row, field, before, after)


def _text(
    holder: dict[str, Any], key: str, name: str, where: str, shape: re.Pattern[str] | None = None
) -> str:
    value = holder.get(key)
    if not isinstance(value, str) or has_lone_surrogate(value) or (shape and not shape.fullmatch(value)):
        raise _wrong_key(name, key, where)
    return value


def _number(holder: dict[str, Any], key: str, name: str) -> int:
    value = holder.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise _wrong_key(name, key)
    return value


def _wrong_key(name: str, key: str, where: str = "") -> Refused:
    """Which key lacks or is not what resources/workspace-json.md says of it."""
    if where:
        sentence = _("In “{name}”, {where}, “{key}” is missing or not of the form that it has in an export.")
    else:
        sentence = _("In “{name}” “{key}” is missing or not of the form that it has in an export.")
    return Refused(sentence.format(name=name, where=where, key=key))
