"""Two copies of one workspace: the union of their steps. Nothing is lost, nobody's order matters."""

from __future__ import annotations

import json
import sqlite3
import time
from typing import Any

from peewee import IntegrityError

from okrdesk.document import checks, journal, journal_rules, upgrade
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, ngettext

_DAY_MS = 24 * 3600 * 1000

Raw = tuple[str, int, str, str, str, str | None, str | None]  # step, seq, table, row, field, before, after


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that both copies changed since they parted. The later edit counts; both stay in the history."""

    table: str
    row: str
    field: str
    ours: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What came in, and what the other copy lacks; `ahead` are people whose clocks run a day ahead."""

    steps: int = 0
    check_ins: int = 0
    edits: int = 0
    deletions: int = 0
    conflicts: tuple[Conflict, ...] = ()
    unpublished: frozenset[str] = frozenset()
    ahead: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What came in, in one line."""
        if not self.steps:
            return _("Nothing new came in.")
        return _("Came in: {check_ins}, {edits}, {deletions}, {conflicts}.").format(
            check_ins=ngettext("{n} check-in", "{n} check-ins", self.check_ins).format(n=self.check_ins),
            edits=ngettext("{n} edit", "{n} edits", self.edits).format(n=self.edits),
            deletions=ngettext("{n} deletion", "{n} deletions", self.deletions).format(n=self.deletions),
            conflicts=ngettext("{n} conflict", "{n} conflicts", len(self.conflicts)).format(
                n=len(self.conflicts)
            ),
        )


def merge(document: Document, other_content: bytes, name: str = "") -> MergeReport:
    """Take in every step of another copy that this one lacks, in one transaction.

    `other_content` are the bytes of a workspace file; they are checked here. Refused for another workspace
    and for steps that break the rules; then nothing is changed. Writes no step of its own.
    """
    return merge_checked(document, upgrade.current(other_content, name), name)


def merge_checked(document: Document, other_content: bytes, name: str = "") -> MergeReport:
    """`merge` for content that was checked and upgraded already, by a worker for instance."""
    with checks.opened(other_content, name) as other:
        if other.execute("SELECT workspace FROM meta").fetchone()[0] != document.id:
            raise Refused(_("That is another workspace; two workspaces cannot be merged."))
        ours = {r[0] for r in document.database.execute_sql("SELECT id FROM step")}
        theirs = {r[0] for r in other.execute("SELECT id FROM step")}
        unpublished = frozenset(ours - theirs)
        new = theirs - ours
        if not new:
            return MergeReport(unpublished=unpublished)
        steps, changes = _read(other, new)
        published = other.execute("SELECT revision FROM meta").fetchone()[0]
    try:
        journal_rules.check_steps(steps)
        journal_rules.check_changes(change[2:] for change in changes)
    except journal_rules.NonsenseError as error:
        raise _wrong() from error
    mine = _changes_of(document, unpublished)
    _take(document, steps, changes, published)
    undone = journal.undone_steps(document.database)
    now_ms = time.time_ns() // 1_000_000
    return MergeReport(
        steps=len(steps),
        check_ins=sum(1 for c in changes if c[2] == "check_in" and c[4] == "*" and c[0] not in undone),
        edits=sum(1 for c in changes if c[4] not in ("*", "deleted")),
        deletions=sum(1 for c in changes if c[4] == "deleted" and c[6] == "1"),
        conflicts=_conflicts(mine, changes, undone),
        unpublished=unpublished,
        ahead=tuple(sorted({s[3] for s in steps if int(s[1][:12], 16) > now_ms + _DAY_MS})),
    )


def step_ids(content: bytes, name: str = "") -> set[str]:
    """The ids of all steps in checked content."""
    with checks.opened(content, name) as other:
        return {r[0] for r in other.execute("SELECT id FROM step")}


def _read(other: sqlite3.Connection, new: set[str]) -> tuple[list[tuple[Any, ...]], list[Raw]]:
    ids = (json.dumps(sorted(new)),)
    steps = other.execute(
        "SELECT s.id, s.clock, s.actor, s.person, s.label, s.undoes FROM json_each(?) w "
        "CROSS JOIN step s ON s.id = w.value",
        ids,
    ).fetchall()
    changes = other.execute(
        'SELECT c.step, c.seq, c."table", c."row", c.field, c.before, c.after FROM json_each(?) w '
        "CROSS JOIN change c ON c.step = w.value ORDER BY c.step, c.seq",
        ids,
    ).fetchall()
    return steps, changes


def _changes_of(document: Document, ids: frozenset[str]) -> list[Raw]:
    rows: list[Raw] = document.database.execute_sql(
        'SELECT c.step, c.seq, c."table", c."row", c.field, c.before, c.after FROM json_each(?) w '
        "CROSS JOIN change c ON c.step = w.value JOIN step s ON s.id = c.step ORDER BY s.clock, c.seq",
        (json.dumps(sorted(ids)),),
    ).fetchall()
    return rows


def _take(document: Document, steps: list[tuple[Any, ...]], changes: list[Raw], published: int) -> None:
    database = document.database
    try:
        with document.merging():
            database.execute_sql("PRAGMA defer_foreign_keys = ON")
            connection = database.connection()
            connection.executemany(
                "INSERT INTO step (id, clock, actor, person, label, undoes) VALUES (?, ?, ?, ?, ?, ?)", steps
            )
            connection.executemany(
                'INSERT INTO change (step, seq, "table", "row", field, before, after) '
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                changes,
            )
            backwards = database.execute_sql(
                "SELECT 1 FROM step u CROSS JOIN step t ON t.id = u.undoes "
                "WHERE u.undoes > '' AND u.clock <= t.clock"
            )
            if backwards.fetchone() is not None:
                raise _wrong()
            journal.materialise(database, journal.touched(database, (s[0] for s in steps)))
            # So that the number of times a file was published never falls.
            database.execute_sql("UPDATE meta SET revision = max(revision, ?)", (published,))
    except (sqlite3.IntegrityError, IntegrityError) as error:
        raise _wrong() from error
    document.clock.seen(max(s[1] for s in steps))


def _conflicts(mine: list[Raw], changes: list[Raw], undone: set[str]) -> tuple[Conflict, ...]:
    ours = {c[2:5]: c[6] for c in mine if c[0] not in undone and c[4] != "*"}
    theirs = {c[2:5]: c[6] for c in changes if c[0] not in undone and c[4] != "*"}
    return tuple(
        Conflict(*field, _value(ours[field]), _value(theirs[field]))
        for field in sorted(ours.keys() & theirs.keys())
        if ours[field] != theirs[field]
    )


def _value(text: str | None) -> Any:
    return None if text is None else json.loads(text)


def _wrong() -> Refused:
    return Refused(
        _("The other copy holds edits that make no sense; it was left out and nothing was changed.")
    )
