"""Taking a copy back: looking at it without changing anything, then taking it in as one edit with choices."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any, Literal

from okrdesk.document import attachments, journal, merge, tables, upgrade
from okrdesk.document import copy_tables as c
from okrdesk.document.conflicts import Conflict
from okrdesk.document.document import Document
from okrdesk.document.merge import MergeReport
from okrdesk.document.text import quoted
from okrdesk.frozen import dataclass
from okrdesk.i18n import _

Take = Literal["mine", "theirs", "later"]
Key = tuple[str, str, str]  # table, row, field
_LONGEST_NAME = 32  # in a label, which menus and history show in one line
_MOST_STEPS = 25_000  # that one list of a row can hold


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that came back: its name and its checked content of our schema.

    `handed` is the id of the row that says to whom it was handed out, "" where it is any other copy.
    """

    name: str
    content: bytes
    handed: str = ""


@dataclass(frozen=True, slots=True)
class Looked:
    """A copy that somebody looks at: `merged` is what would come of it, a document in memory of its own."""

    copy: Copy
    report: MergeReport
    merged: Document


def copy_of(content: bytes, name: str) -> Copy:
    """The copy in a file or in the page that carries it, checked and upgraded. Raises NotAWorkspace."""
    current = upgrade.current(attachments.as_workspace(content, name), name)
    return Copy(name, current, _which_copy(current))


def look(document: Document, copy: Copy) -> Looked:
    """Merge a copy into another one of the document, to see what comes along and what must be chosen.

    Refused as merging is.
    """
    snapshot = document.snapshot()
    try:
        merged = Document.load(bytes(snapshot.serialize()), document.actor, document.person)
    finally:
        snapshot.close()
    try:
        report = merge.merge_checked(merged, copy.content, copy.name)
        with merged.edit(copy.name):  # what is ours is called as we know it
            choose(merged, report.conflicts, {_key(each): "mine" for each in report.conflicts})
    except BaseException:
        merged.close()
        raise
    return Looked(copy, report, merged)


def _which_copy(content: bytes) -> str:
    """The id of the row of the hand-out that made this copy, "" where it says none."""
    copy = Document.load(content, "0" * 32, read_only=True)
    try:
        row = own_row(copy)
        return "" if row is None else str(row.id)
    finally:
        copy.close()


def is_undone(document: Document, copy: Copy) -> bool:
    """Whether this copy was taken back before and that was undone: then redoing brings it back."""
    # Undoing empties the row as well, so the history is asked what ever came.
    query = 'SELECT after FROM change WHERE "table" = ? AND field IN (?, ?)'
    told = document.database.execute_sql(query, (c.HandedCopy._meta.table_name, "*", "came")).fetchall()
    values = (json.loads(after) for (after,) in told)
    lists = (json.loads(each.get("came", "[]") if isinstance(each, dict) else each) for each in values)
    came = {step for each in lists for step in each} & merge.step_ids(copy.content)
    return bool(came) and came <= journal.undone_steps(document.database)


def own_row(document: Document) -> Any | None:
    """The hand-out by which this file is a copy; None where it is none. Of a copy of a copy the latest."""
    query = c.HandedCopy.select().where(
        (c.HandedCopy.here == 1) & (c.HandedCopy.deleted == 0) & (c.HandedCopy.back_on.is_null())
    )
    return document.one(query.order_by(c.HandedCopy.entered.desc(), c.HandedCopy.id))


def take_back(document: Document, copy: Copy, choices: Mapping[Key, Take], *, on: dt.date) -> MergeReport:
    """Take in a copy as one edit that can be undone; the state before is a named version.

    What was not chosen is left for later: ours stands, and the other value stays one click away.
    """
    seen = journal.seen_now(document.database)

    def more(report: MergeReport) -> None:
        document.add(tables.Version, name=before_label(document, copy), at=document.now, seen=seen)
        _note(document, report, copy, on)
        choose(document, report.conflicts, choices)

    label = _("Take back {name}").format(name=_called(document, copy))
    return merge.take_in(document, copy.content, copy.name, label, more)


def before_label(document: Document, copy: Copy) -> str:
    """What the state before a copy was taken back is called."""
    return _("Before taking back {name}").format(name=_called(document, copy))


def _called(document: Document, copy: Copy) -> str:
    """A copy in a few words: by who got it, where that is known here, else by the name of its file."""
    row = document.row(c.HandedCopy, copy.handed) if copy.handed else None
    if row is None:
        return quoted(copy.name, _LONGEST_NAME)
    return _("the copy of {to}").format(to=quoted(row.to, _LONGEST_NAME))


def choose(document: Document, conflicts: tuple[Conflict, ...], choices: Mapping[Key, Take]) -> None:
    """Write what was chosen where two copies differ; within an edit."""
    document.database.execute_sql("PRAGMA defer_foreign_keys = ON")
    for each in conflicts:
        take = choices.get(_key(each), "later")
        stand(document, each, each.theirs if take == "theirs" else each.ours)
        if take == "later":
            leave(document, each)


def _key(conflict: Conflict) -> Key:
    return conflict.table, conflict.row, conflict.field


def leave(document: Document, conflict: Conflict) -> None:
    """Put a mark on a field with the value that does not stand."""
    document.add(
        c.OpenChoice,
        about=conflict.table,
        line=conflict.row,
        field=conflict.field,
        other={
            "value": conflict.theirs,
            "ours": conflict.ours,
            "step": conflict.our_step,
            "beneath": [list(row) for row in conflict.beneath],
        },
        step=conflict.their_step,
    )


def stand(document: Document, conflict: Conflict, value: Any) -> None:
    """Have a value stand: where another one stands by the clock it is written anew, later than both."""
    rows = [(conflict.table, conflict.row)]
    if conflict.field == "deleted" and not value:
        rows += conflict.beneath
    for table, row in rows:
        query = f'SELECT "{conflict.field}" FROM "{table}" WHERE id = ?'
        held = document.database.execute_sql(query, (row,)).fetchone()
        if held is not None and held[0] != value:
            document.put(table, row, {conflict.field: value})


def _note(document: Document, report: MergeReport, copy: Copy, on: dt.date) -> None:
    came, handed = list(report.came), copy.handed
    if handed and document.row(c.HandedCopy, handed) is not None:
        document.set(c.HandedCopy, handed, back_on=on, came=came[:_MOST_STEPS])
        came = came[_MOST_STEPS:]
        if not came:
            return
    for first in range(0, max(1, len(came)), _MOST_STEPS):
        document.add(
            c.HandedCopy,
            to=copy.name,
            on_day=on,
            entered=document.now,
            back_on=on,
            came=came[first : first + _MOST_STEPS],
        )


def clocks_of(document: Document) -> dict[str, str]:
    """The clock of each computer's latest step, but for the steps by which a copy says that it is one."""
    return dict(
        document.database.execute_sql(
            "SELECT actor, max(clock) FROM step s WHERE NOT EXISTS (SELECT 1 FROM change c "
            "WHERE c.step = s.id AND c.\"table\" = 'handed_copy' AND c.field = 'here') "
            "GROUP BY actor"
        )
    )
