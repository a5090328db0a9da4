"""History: who changed what and when, from what to what; named versions; moved targets; the ways back."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import field as field_of
from typing import Literal

from okrdesk.document import journal, together, undoable
from okrdesk.document import tables as t
from okrdesk.document.columns import TABLES, pointing_to
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr import cycles
from okrdesk.okr.alphabet import sort_key
from okrdesk.okr.history_words import HistoryChange, Wording
from okrdesk.okr.step_words import StepWords

_FEW_KEPT = 3
Kind = Literal["edit", "undo", "redo"]


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One step. `at` is UTC; `clock` pages on; `changes` of an undo run from what stood to what stands.

    `label` names the edit, also for its undo and redo (`kind`); `merged` says that it came from another
    installation; `undone` also that a later step went back behind it; `folded` counts earlier undos and redos
    of the same edit that this row stands for. Words are found when they are asked for, so the document has to
    be open: `sentence` is ready for reading ("1.2 Average participants: 31 → 37, confidence 6 → 7").
    """

    id: str
    clock: str
    at: dt.datetime
    person: str
    actor: str
    label: str
    undone: bool
    kind: Kind
    merged: bool
    words: StepWords = field_of(compare=False)
    folded: int = 0

    @property
    def sentence(self) -> str:
        """What was done, in a line."""
        return self.words.sentence

    @property
    def changes(self) -> tuple[HistoryChange, ...]:
        """Every change of the step."""
        return self.words.changes()


@dataclass(frozen=True, slots=True)
class Version:
    """A named moment; `objectives` counts those of all cycles at that time."""

    id: str
    name: str
    at: dt.datetime
    objectives: int


def steps(
    document: Document,
    limit: int | None = None,
    before: str = "g",
    *,
    person: str | None = None,
    tables: Sequence[str] = (),
    fold: bool = False,
) -> tuple[HistoryRow, ...]:
    """Steps newest first; `before` is the clock of the last row of the page before.

    With `person` only the steps of somebody of this name, with `tables` only those that changed rows there;
    with `fold` of all undos and redos of an edit only the latest.
    """
    wording = Wording(document)
    folded = _folded(document) if fold else {}
    hidden = [step for steps in folded.values() for step in steps] + together.beside_copies(document.database)
    chosen = _chosen(document, limit, before, person, tables, hidden)
    behind = _behind(document)
    return tuple(
        _row(document, wording, step, step.id in behind, len(folded.get(step.id, ()))) for step in chosen
    )


def _folded(document: Document) -> dict[str, list[str]]:
    """The latest undo or redo of each edit, with the earlier ones of the same edit."""
    undoers = document.database.execute_sql(
        "SELECT id, undoes FROM step WHERE undoes > '' ORDER BY clock, actor, id"
    ).fetchall()
    target = dict(undoers)
    by_edit: dict[str, list[str]] = {}
    for step, undoes in undoers:
        while undoes in target and target[undoes] != undoes:
            undoes = target[undoes]
        by_edit.setdefault(undoes, []).append(step)
    return {steps[-1]: steps[:-1] for steps in by_edit.values() if len(steps) > 1}


def _behind(document: Document) -> set[str]:
    """The steps whose work no longer counts because a later one went back to a moment before them."""
    undone = journal.undone_steps(document.database)
    written = document.database.execute_sql(
        "SELECT s.id, s.clock, c.after FROM change c JOIN step s ON s.id = c.step "
        "WHERE c.\"table\" = 'version' AND c.field = '*' ORDER BY s.clock DESC, s.id DESC"
    ).fetchall()
    rows = [(step, clock, json.loads(after)) for step, clock, after in written]
    named = {step for step, _clock, row in rows if not row.get("deleted")}
    returns = [(step, clock, row) for step, clock, row in rows if row.get("deleted") and step not in undone]
    behind: set[str] = set()
    if not returns:
        return behind
    every = document.database.execute_sql("SELECT id, clock, actor FROM step").fetchall()
    for step, clock, row in returns:  # from the latest on each one's own fate is known already
        if step not in behind:
            seen = row["seen"] if isinstance(row.get("seen"), dict) else json.loads(row.get("seen") or "{}")
            behind |= {i for i, at, actor in every if seen.get(actor, "") < at < clock and i not in named}
    return behind


def authors(document: Document) -> tuple[str, ...]:
    """The names under which steps were made, in alphabetical order; "" stands for nobody named."""
    names = document.database.execute_sql("SELECT DISTINCT person FROM step")
    locale = document.locale
    return tuple(sorted((row[0] for row in names), key=lambda name: sort_key(name, locale)))


def _chosen(
    document: Document,
    limit: int | None,
    before: str,
    person: str | None,
    tables: Sequence[str],
    hidden: Sequence[str],
) -> tuple[journal.Step, ...]:
    """The steps, without their changes."""
    conditions, values = ["s.clock < ?"], [before]
    if hidden:
        conditions.append("s.id NOT IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(hidden))
    if person is not None:
        conditions.append("s.person = ?")
        values.append(person)
    if tables:
        # An undo or redo has no changes of its own: those that it turns count. The plus keeps SQLite from
        # walking all changes of a table for every step: it looks the changes of the step up instead.
        marks = ", ".join("?" for _table in tables)
        conditions.append(
            f'EXISTS (SELECT 1 FROM change c WHERE +c."table" IN ({marks}) AND c.step IN '
            "(s.id, s.undoes, (SELECT u.undoes FROM step u WHERE u.id = s.undoes)))"
        )
        values += tables
    rows = document.database.execute_sql(
        "SELECT s.id, s.clock, s.actor, s.person, s.label, s.undoes FROM step s WHERE "
        + " AND ".join(conditions)
        + " ORDER BY s.clock DESC, s.actor DESC, s.id DESC LIMIT ?",
        [*values, -1 if limit is None else limit],
    )
    undone = journal.undone_steps(document.database)
    return tuple(
        journal.Step(step, clock, actor, name, label, undoes, step in undone)
        for step, clock, actor, name, label, undoes in rows.fetchall()
    )


def versions(document: Document) -> tuple[Version, ...]:
    """The named versions, newest first."""
    rows = document.rows(t.Version.select().where(t.Version.deleted == 0).order_by(t.Version.at.desc()))
    if not rows:
        return ()  # else all that was ever changed of objectives is looked up for nothing
    changed = document.database.execute_sql('SELECT DISTINCT "row" FROM change WHERE "table" = \'objective\'')
    objectives = [("objective", row[0]) for row in changed]
    counted = []
    for row in rows:
        then = journal.state(document.database, objectives, row.seen)
        count = sum(not v.get("deleted") for v in then.values())
        counted.append(Version(row.id, row.name, journal.moment(row.at), count))
    return tuple(counted)


def go_back(document: Document, version_id: str) -> None:
    """Set everything back to a named version: an edit like any other, so it can be undone."""
    row = document.row(t.Version, version_id)
    if row is None or row.deleted:
        raise Refused(_("That version is no longer here; choose another."))
    _restore(document, row.seen, _("Go back to “{name}”").format(name=row.name))


def undo_to(document: Document, step_id: str) -> None:
    """Keep this step and take back everything after it, in one edit (decision 25)."""
    step = document.database.execute_sql("SELECT clock FROM step WHERE id = ?", (step_id,)).fetchone()
    if step is None:
        raise Refused(_("That step is no longer here; the history was read anew."))
    seen = document.database.execute_sql(
        "SELECT actor, max(clock) FROM step WHERE clock <= ? GROUP BY actor", (step[0],)
    )
    _restore(document, dict(seen), _("Undo to an earlier step"))


def undo(document: Document) -> tuple[str, str] | None:
    """Take back this installation's latest edit; its label, and a sentence on later edits that go with it.

    None where there is nothing to take back. Later edits are those of others, merged since.
    """
    step = undoable.next_undo(document.database, document.actor)
    if step is None:
        return None
    along = _going_along(document, step, journal.changes_of(document.database, step.id))
    return document.undo() or "", along


def undo_only(document: Document, step_id: str) -> str:
    """Take back a single edit, whoever made it (decision 42); a sentence that says what later edits kept.

    Where rows go that it added, the sentence names the later edits of them that go along.
    Refused for the first step, one that is undone already, and where later steps changed all of it again.
    """
    try:
        step = journal.step_named(document.database, step_id)
    except KeyError:
        raise Refused(_("That step is no longer here; the history was read anew.")) from None
    if step.undoes is not None or step.undone or step_id in _behind(document):
        raise Refused(_("That step is undone already."))
    if journal.creates_workspace(document.database, step_id):
        raise Refused(_("The workspace begins with this step; it stays."))
    mine = journal.changes_of(document.database, step_id)
    kept = [change for change in mine if _changed_later(document, step, change)]
    if len(kept) == len(mine):
        raise Refused(_("Later steps changed all of this again; undo those first."))
    along = _going_along(document, step, mine)
    label = document.undo_only(step_id)
    keep_a_cycle(document)
    undone = ". ".join(filter(None, (_("Undone: {label}").format(label=label), along)))
    if not kept:
        return undone
    told = Wording(document).tell(kept[:_FEW_KEPT])
    names = ", ".join(dict.fromkeys(each.what for each in told))
    more = "" if len(kept) <= _FEW_KEPT else ", …"
    return _("{undone}. Changed again since, so it stays: {names}").format(undone=undone, names=names + more)


def _going_along(document: Document, step: journal.Step, mine: Sequence[journal.Change]) -> str:
    """A sentence that names the later edits that count for nothing without the rows this step added, or "".

    Those of the rows, of what belongs to them, and what named them elsewhere, such as an owner.
    """
    rows = {(change.table, change.row) for change in mine if change.field == "*"}
    reached, fields = rows, {(table, row, "") for table, row in rows}
    while reached:
        named = {each for table, row in reached for each in _naming(document, table, row)}
        fields |= named
        reached = {(table, row) for table, row, field in named if not field} - rows
        rows |= reached
    undone = journal.undone_steps(document.database)
    later = document.database.execute_sql(
        "SELECT DISTINCT s.id, s.label FROM json_each(?) w "
        'CROSS JOIN change c ON c."table" = w.value ->> 0 AND c."row" = w.value ->> 1 '
        "AND w.value ->> 2 IN ('', c.field) JOIN step s ON s.id = c.step "
        "WHERE (s.clock, s.actor, s.id) > (?, ?, ?) ORDER BY s.clock",
        (json.dumps(sorted(fields)), step.clock, step.actor, step.id),
    )
    edits = Counter(label for step_id, label in later if step_id not in undone)
    if not edits:
        return ""
    told = [label if n == 1 else f"{label} ({n})" for label, n in list(edits.items())[:_FEW_KEPT]]
    few = ", ".join([*told, *(["…"] if len(edits) > _FEW_KEPT else [])])
    return _("What came later goes with it: {edits}").format(edits=few)


def keep_a_cycle(document: Document) -> None:
    """Bring back what was just undone where no cycle is left: every page shows one."""
    if not cycles.all_cycles(document):
        document.redo()
        raise Refused(_("There is nothing more to take back: a workspace keeps its first cycle."))


def _naming(document: Document, table: str, row: str) -> Iterator[tuple[str, str, str]]:
    """(table, row, "") of what belongs to a row, and (table, row, field) of what merely names it."""
    for child, field in pointing_to(TABLES[table]):
        name, column = child._meta.table_name, field.column_name
        query = f'SELECT id FROM "{name}" WHERE "{column}" = ? AND deleted = 0'
        for (each,) in document.database.execute_sql(query, (row,)):
            yield name, each, column if field.null else ""


def _changed_later(document: Document, step: journal.Step, change: journal.Change) -> bool:
    """Whether a later step that counts changed the same field; of an added row: removed or changed it."""
    if change.field == "*":
        return False
    undone = journal.undone_steps(document.database)
    later = document.database.execute_sql(
        "SELECT s.id FROM change c JOIN step s ON s.id = c.step "
        'WHERE c."table" = ? AND c."row" = ? AND c.field = ? AND (s.clock, s.actor, s.id) > (?, ?, ?)',
        (change.table, change.row, change.field, step.clock, step.actor, step.id),
    )
    return any(row[0] not in undone for row in later)


def _restore(document: Document, seen: dict[str, str], label: str) -> None:
    """Set everything back in one edit; a moment before the first cycle would leave nothing to look at.

    A version that nobody sees remembers where this led, so that History knows which steps lie behind it.
    """
    with document.edit(label):
        document.restore(seen, label)
        document.add(t.Version, name=label, at=document.now, seen=seen, deleted=1)
        if not cycles.all_cycles(document):
            raise Refused(_("At that moment there was no cycle yet; choose a later one."))


def _row(
    document: Document, wording: Wording, step: journal.Step, is_behind: bool, folded: int
) -> HistoryRow:
    kind: Kind = "edit"
    changed_by, undoes = step.id, step.undoes
    while undoes is not None:
        target = document.database.execute_sql("SELECT undoes FROM step WHERE id = ?", (undoes,)).fetchone()
        kind = "redo" if kind == "undo" else "undo"
        if target is None:
            break
        if target[0] is None:
            changed_by = undoes
        undoes = target[0]
    return HistoryRow(
        step.id,
        step.clock,
        journal.moment(step.clock),
        step.person,
        step.actor,
        step.label,
        step.undone or is_behind,
        kind,
        step.actor != document.actor,
        StepWords(wording, document, changed_by, backwards=kind == "undo"),
        folded,
    )


def latest_moment(document: Document) -> dt.datetime | None:
    """When the workspace was edited last (UTC); None where nothing was."""
    steps = document.history(1)
    return journal.moment(steps[0].clock) if steps else None
