"""One cycle as a workspace of its own: what a page that shows it may carry, and nothing else.

It has new ids and one step of history: nothing removed, no older wording and no later check-in is in it,
and it is never merged with where it came from. Workshops stay at home as a whole: their cards, votes and
notes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping
from typing import Any

from peewee import ForeignKeyField

from okrdesk.document import checks, rewriting
from okrdesk.document import room_tables as r
from okrdesk.document import tables as t
from okrdesk.document.columns import FIELDS
from okrdesk.document.document import Document
from okrdesk.i18n import _

# What goes along, those that others point to first; everything else stays at home.
_GOES: tuple[type[t.Table], ...] = (
    t.CharterLine, t.Cycle, t.Team, t.Person, t.Priority, t.Objective, t.KeyResult, t.Helper, t.CheckIn,
    t.Initiative, t.Story, t.Decision, r.GoalLink, r.Promise,
)  # fmt: skip
_OF_THE_CYCLE = (t.Priority, t.Objective, t.Story, t.Decision, r.Promise)
_PEOPLE = ("owner", "person", "who")
_NOBODY = "0" * 32


def one_cycle(document: Document, cycle_id: str, day: dt.date) -> bytes:
    """The sealed bytes of a workspace with this cycle as of a day; the same content gives the same bytes."""
    rows = _rows(document, cycle_id, day)
    moment = max(0, round((dt.datetime.combine(day, dt.time(), dt.UTC)).timestamp() * 1000))
    made = Document.create(None, "", _NOBODY, "", now_ms=lambda: moment)
    try:
        about = document.rows(t.Workspace.select())[0]
        own = {name: value for name, value in about._asdict().items() if name not in ("id", "deleted")}
        with made.edit(_("Taken from a page")):
            made.set(t.Workspace, made.id, **own)
            for table, held in rows.items():
                made.add_all(table, held)
        copy = made.snapshot()
        rewriting.renew_ids(copy, _fresh(copy, f"{document.id} {cycle_id}"))
        return checks.sealed(copy)
    finally:
        made.close()


def _rows(document: Document, cycle_id: str, day: dt.date) -> Mapping[type[t.Table], list[dict[str, Any]]]:
    kept: dict[type[t.Table], list[dict[str, Any]]] = {}
    ids: dict[type[t.Table], set[str]] = {}
    for table in _GOES:
        known = ids.setdefault(table, set())
        kept[table] = []
        for row in document.rows(table.select().where(table.deleted == 0).order_by(table.id)):
            values = row._asdict()
            if not _belongs(table, values, cycle_id, day):
                continue
            if _without_what_stays(table, values, ids):
                kept[table].append({name: value for name, value in values.items() if name != "deleted"})
                known.add(values["id"])
    named = {
        values[name] for held in kept.values() for values in held for name in _PEOPLE if values.get(name)
    }
    kept[t.Person] = [values for values in kept[t.Person] if values["id"] in named]
    return kept


def _belongs(table: type[t.Table], values: Mapping[str, Any], cycle_id: str, day: dt.date) -> bool:
    if table is t.Cycle:
        return bool(values["id"] == cycle_id)
    if table in _OF_THE_CYCLE and values["cycle"] != cycle_id:
        return False
    if table is t.Story:
        return bool(values["may_share"])
    return table is not t.CheckIn or values["on_day"] <= day


def _without_what_stays(
    table: type[t.Table], values: dict[str, Any], ids: Mapping[type[t.Table], set[str]]
) -> bool:
    """Let go of references to what stays at home; False where a row makes no sense without."""
    for field in FIELDS[table._meta.table_name].values():
        if not isinstance(field, ForeignKeyField) or values[field.name] is None:
            continue
        if field.rel_model is not table and values[field.name] in ids.get(field.rel_model, ()):
            continue
        if not field.null:
            return False
        values[field.name] = None
    return True


def _fresh(copy: Any, salt: str) -> Callable[[str], str]:
    """New ids that follow from the old ones; those that were made just now have none to follow from."""
    made_now = {copy.execute("SELECT workspace FROM meta").fetchone()[0]: "workspace"}
    for number, (step,) in enumerate(copy.execute("SELECT id FROM step ORDER BY rowid")):
        made_now[step] = f"step {number}"

    def fresh(old: str) -> str:
        return hashlib.sha256(f"{salt} {made_now.get(old, old)}".encode()).hexdigest()[:32]

    return fresh
