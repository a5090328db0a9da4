"""Origins: from which line of another tool's file a line of ours came, and what was said there.

By them a later export of the same tool finds its lines again, and what somebody changed here since is told
apart from what the file says anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.frozen import dataclass
from okrdesk.okr.records import Kept, differences


@dataclass(frozen=True, slots=True)
class Origin:
    """A line of the file format `form`, by its `key` there, and ours: `line` is its id.

    `said` has each field as the file had it last, `check_ins` our id and what was said by the file's key.
    """

    id: str
    form: str
    key: str
    line: str
    said: Mapping[str, str] = field(default_factory=dict)
    check_ins: Mapping[str, list[str]] = field(default_factory=dict)


_KEPT = Kept(t.Origin, Origin)


def of_form(document: Document, form: str) -> tuple[Origin, ...]:
    """All that came by files of one format, in the order in which it came."""
    query = t.Origin.select().where((t.Origin.form == form) & (t.Origin.deleted == 0))
    return _KEPT.records(document.rows(query))


def is_removed_from(document: Document, origin: Origin, cycle_id: str) -> bool:
    """Whether the line that came from there was removed from this cycle; one of another cycle was not."""
    row = document.row(t.KeyResult, origin.line)
    if row is not None and not row.deleted:
        return False
    top = document.row(t.Objective, origin.line if row is None else row.objective)
    return top is not None and top.cycle == cycle_id


def remember(document: Document, origin: Origin, known: Origin | None) -> None:
    """Keep what a file said about a line of ours, in place of what was known; inside an edit."""
    if known is None:
        _KEPT.add(document, origin)
    elif changed := differences(known, replace(origin, id=known.id)):
        _KEPT.set(document, known.id, changed)
