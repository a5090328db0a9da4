"""Two copies of one workspace: the union of their steps. Nothing is lost, nobody's order matters."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable
from typing import Any

from peewee import IntegrityError, SqliteDatabase

from okrdesk.document import checks, journal, journal_rules, upgrade
from okrdesk.document.conflicts import Conflict, Raw, conflicts_between
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, ngettext

_DAY_MS = 24 * 3600 * 1000


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What came in, and what the other copy lacks; `ahead` are people whose clocks run a day ahead.

    `came` are the ids of the steps; `news` and `ours` the changes that count of what only the other copy had,
    and of what only ours had, in the order of their clocks.
    """

    steps: int = 0
    check_ins: int = 0
    edits: int = 0
    deletions: int = 0
    conflicts: tuple[Conflict, ...] = ()
    unpublished: frozenset[str] = frozenset()
    ahead: tuple[str, ...] = ()
    came: tuple[str, ...] = ()
    news: tuple[Raw, ...] = ()
    ours: tuple[Raw, ...] = ()

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


After = Callable[[MergeReport], object]


def merge(document: Document, other_content: bytes, name: str = "") -> MergeReport:
    """Take in every step of another copy that this one lacks, in one transaction.

    `other_content` are the bytes of a workspace file; they are checked here. Refused for another workspace
    and for steps that break the rules; then nothing is changed. Writes no step of its own.
    """
    return merge_checked(document, upgrade.current(other_content, name), name)


def merge_checked(document: Document, other_content: bytes, name: str = "") -> MergeReport:
    """`merge` for content that was checked and upgraded already, by a worker for instance."""
    arrived = _arrived(document, other_content, name)
    mine = _changes_of(document, arrived.unpublished)
    if arrived.is_news:
        with document.merging():
            _take(document, arrived)
    return _report(document, arrived, mine)


def take_in(document: Document, other_content: bytes, name: str, label: str, more: After) -> MergeReport:
    """`merge_checked` as one edit of ours, which can be undone and redone: then none of the steps counts.

    `more` is called within the edit with what came in, to write what else belongs to it.
    """
    arrived = _arrived(document, other_content, name)
    mine = _changes_of(document, arrived.unpublished)
    if not arrived.is_news:
        return _report(document, arrived, mine)
    document.clock.seen(arrived.latest)  # the edit is later than all that it takes in
    with document.edit(label):
        with document.unrecorded():
            _take(document, arrived)
        report = _report(document, arrived, mine)
        more(report)
    return report


@dataclass(frozen=True, slots=True)
class _Arrived:
    """What another copy has that ours lacks; `unpublished` are our steps that it lacks, at least in part."""

    steps: list[tuple[Any, ...]]
    changes: list[Raw]
    published: int
    unpublished: frozenset[str]

    @property
    def is_news(self) -> bool:
        return bool(self.steps or self.changes)

    @property
    def latest(self) -> str:
        return max((step[1] for step in self.steps), default="")


def _arrived(document: Document, other_content: bytes, name: str) -> _Arrived:
    with checks.opened(other_content, name) as other:
        if other.execute("SELECT workspace FROM meta").fetchone()[0] != document.id:
            raise Refused(_("That is another workspace; two workspaces cannot be merged."))
        connection = document.database.connection()
        ours, theirs = _told_by(connection), _told_by(other)
        new = theirs.keys() - ours.keys()
        # A copy of a part tells of some steps a part: what it tells is taken in, what it lacks is not lost.
        differing = {step for step in ours.keys() & theirs.keys() if ours[step] != theirs[step]}
        steps, changes = _read(other, new, new | differing)
        published = other.execute("SELECT revision FROM meta").fetchone()[0]
    seqs = {step: set(filter(None, ours[step].split(","))) for step in differing}
    lacks = frozenset(step for step in differing if seqs[step] - set(filter(None, theirs[step].split(","))))
    changes = [each for each in changes if each[0] in new or str(each[1]) not in seqs[each[0]]]
    try:
        journal_rules.check_steps(steps)
        journal_rules.check_changes(change[2:] for change in changes)
    except journal_rules.NonsenseError as error:
        raise _wrong() from error
    return _Arrived(steps, changes, published, frozenset(ours.keys() - theirs.keys()) | lacks)


def _told_by(connection: sqlite3.Connection) -> dict[str, str]:
    """Every step with the numbers of its changes, such as "1,2,3"."""
    told = dict.fromkeys((row[0] for row in connection.execute("SELECT id FROM step")), "")
    in_order = "SELECT step, seq FROM change ORDER BY step, seq"
    told.update(connection.execute(f"SELECT step, group_concat(seq) FROM ({in_order}) GROUP BY step"))
    return told


def _report(document: Document, arrived: _Arrived, mine: list[Raw]) -> MergeReport:
    if not arrived.is_news:
        return MergeReport(unpublished=arrived.unpublished)
    undone = journal.undone_steps(document.database)
    theirs = tuple(each for each in arrived.changes if each[0] not in undone)
    ours = tuple(each for each in mine if each[0] not in undone)
    now_ms = time.time_ns() // 1_000_000
    return MergeReport(
        steps=len(arrived.steps),
        check_ins=sum(1 for c in theirs if c[2] == "check_in" and c[4] == "*"),
        edits=sum(1 for c in arrived.changes if c[4] not in ("*", "deleted")),
        deletions=sum(1 for c in arrived.changes if c[4] == "deleted" and c[6] == "1"),
        conflicts=conflicts_between(document, ours, theirs),
        unpublished=arrived.unpublished,
        ahead=tuple(sorted({s[3] for s in arrived.steps if int(s[1][:12], 16) > now_ms + _DAY_MS})),
        came=tuple(step[0] for step in arrived.steps),
        news=theirs,
        ours=ours,
    )


def step_ids(content: bytes, name: str = "") -> set[str]:
    """The ids of all steps in checked content."""
    with checks.opened(content, name) as other:
        return {r[0] for r in other.execute("SELECT id FROM step")}


def _read(
    other: sqlite3.Connection, new: set[str], told: set[str]
) -> tuple[list[tuple[Any, ...]], list[Raw]]:
    steps = other.execute(
        "SELECT s.id, s.clock, s.actor, s.person, s.label, s.undoes FROM json_each(?) w "
        "CROSS JOIN step s ON s.id = w.value",
        (json.dumps(sorted(new)),),
    ).fetchall()
    return steps, other.execute(_CHANGES, (json.dumps(sorted(told)),)).fetchall()


_CHANGES = (
    'SELECT c.step, c.seq, c."table", c."row", c.field, c.before, c.after FROM json_each(?) w '
    "CROSS JOIN change c ON c.step = w.value JOIN step s ON s.id = c.step "
    "ORDER BY s.clock, s.actor, s.id, c.seq"
)


def _changes_of(document: Document, ids: frozenset[str]) -> list[Raw]:
    rows: list[Raw] = document.database.execute_sql(_CHANGES, (json.dumps(sorted(ids)),)).fetchall()
    return rows


def _take(document: Document, arrived: _Arrived) -> None:
    database = document.database
    try:
        database.execute_sql("PRAGMA defer_foreign_keys = ON")
        connection = database.connection()
        connection.executemany(
            "INSERT INTO step (id, clock, actor, person, label, undoes) VALUES (?, ?, ?, ?, ?, ?)",
            arrived.steps,
        )
        connection.executemany(
            'INSERT INTO change (step, seq, "table", "row", field, before, after) '
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            arrived.changes,
        )
        backwards = database.execute_sql(
            "SELECT 1 FROM step u CROSS JOIN step t ON t.id = u.undoes "
            "WHERE u.undoes > '' AND u.clock <= t.clock"
        )
        if backwards.fetchone() is not None:
            raise _wrong()
        told = {each[2:4] for each in arrived.changes}
        journal.materialise(database, told | journal.touched(database, (s[0] for s in arrived.steps)))
        # So that the number of times a file was published never falls.
        database.execute_sql("UPDATE meta SET revision = max(revision, ?)", (arrived.published,))
        _refuse_dangling(database)
    except (sqlite3.IntegrityError, IntegrityError) as error:
        raise _wrong() from error
    document.clock.seen(arrived.latest)


def _refuse_dangling(database: SqliteDatabase) -> None:
    """References are asked at the end of the transaction otherwise, where nobody would know why."""
    if database.execute_sql("PRAGMA foreign_key_check").fetchone() is not None:
        raise _wrong()


def _wrong() -> Refused:
    return Refused(
        _("The other copy holds edits that make no sense; it was left out and nothing was changed.")
    )
