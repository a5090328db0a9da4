"""What taking in a workspace of ours brings: goals, check-ins and people, new, changed or the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.frozen import dataclass

_TABLES = {"objectives": t.Objective, "key_results": t.KeyResult, "check_ins": t.CheckIn, "people": t.Person}

Held = Mapping[str, Mapping[str, Any]]
NOTHING: Held = {name: {} for name in _TABLES}


@dataclass(frozen=True, slots=True)
class TakenIn:
    """Numbers by what they count: objectives, key_results, check_ins, people."""

    create: Mapping[str, int]
    update: Mapping[str, int]
    same: Mapping[str, int]


def held_by(document: Document) -> Held:
    """What a workspace holds now, by kind and id."""
    return {
        name: {row.id: row for row in document.rows(table.select().where(table.deleted == 0))}
        for name, table in _TABLES.items()
    }


def counted(before: Held, after: Held, file: Held) -> TakenIn:
    """What became of a workspace when that of a file was taken in; `file` is what that holds."""
    create, update, same = {}, {}, {}
    for name, now in after.items():
        was, theirs = before[name], file[name]
        known = now.keys() & was.keys()
        create[name] = len(now.keys() - was.keys())
        update[name] = sum(now[key] != was[key] for key in known)
        same[name] = sum(now[key] == was[key] for key in known & theirs.keys())
    return TakenIn(create, update, same)
