"""Steps and changes: undo, history, what merging reads.

The content of a workspace is a pure function of its steps: a field holds the `after` of the change with the
greatest (clock, actor, step, seq) among the steps that are active. A step is active unless an active step
undoes it. Undoing therefore writes a step without changes of its own and computes the touched rows anew, so
two copies that hold the same steps hold the same content, in whatever order they met (decisions.md 1 to 4).
"""

from __future__ import annotations

import datetime as dt
import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field
from typing import Any

from peewee import SqliteDatabase

from okrdesk.document import journal_rules
from okrdesk.document.columns import COLUMNS, told_row, whole_row
from okrdesk.document.refused import Refused
from okrdesk.frozen import dataclass
from okrdesk.i18n import _

Row = tuple[str, str]  # table, id
Values = dict[str, Any]
WrittenChange = tuple[str, str, str, str | None, str | None]  # as it is kept, the values as JSON

_LAST_MS = 253_402_200_000_000
_LAST_COUNTER = 0xFFFF
_FEW = 200  # rows up to which a query for each is faster than one pass over everything


@dataclass(frozen=True, slots=True)
class Change:
    """One changed field; `field` is `*` for a row that was added, whose `after` is the whole row."""

    table: str
    row: str
    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Step:
    """One undo unit. `at_ms` is UTC in milliseconds; `undoes` names the step that this one takes back."""

    id: str
    clock: str
    actor: str
    person: str
    label: str
    undoes: str | None
    undone: bool
    changes: tuple[Change, ...] = field(default=())

    @property
    def at_ms(self) -> int:
        """When it happened, from the physical part of the clock."""
        return int(self.clock[:12], 16)


def install(database: SqliteDatabase) -> None:
    """Get ready to record on this connection: in its TEMP schema, so that the file itself holds nothing."""
    run: Callable[[str], Any] = database.execute_sql
    run("CREATE TEMP TABLE recording (step TEXT NOT NULL, seq INTEGER NOT NULL)")
    for name in COLUMNS:
        run(
            f'CREATE TEMP TRIGGER "kept_{name}" BEFORE DELETE ON main."{name}" '
            "BEGIN SELECT RAISE(ABORT, 'rows are marked as deleted, never removed'); END"
        )


def record(database: SqliteDatabase, table: str) -> None:
    """Record what is written to a table from here on; asked again it changes nothing.

    One trigger for all columns: SQLite takes its time over each, so that a table that no edit of this
    connection touches has none.
    """
    columns = COLUMNS[table]
    added = f"('*', NULL, {told_row(table)}, 1)"
    changed = ", ".join(
        f'(\'{c}\', json_quote(OLD."{c}"), json_quote(NEW."{c}"), OLD."{c}" IS NOT NEW."{c}")'
        for c in columns
    )
    for trigger, event, values in (("added", "INSERT", added), ("changed", "UPDATE", changed)):
        database.execute_sql(
            f'CREATE TEMP TRIGGER IF NOT EXISTS "{trigger}_{table}" AFTER {event} ON main."{table}" '
            f"WHEN EXISTS (SELECT 1 FROM recording) BEGIN {_record(table, values)} END"
        )


def _record(table: str, values: str) -> str:
    """Write down each of the values (field, before, after, whether it is one)."""
    return (
        'INSERT INTO change (step, seq, "table", "row", field, before, after) '
        f"SELECT step, seq + row_number() OVER (), '{table}', NEW.id, column1, column2, column3 "
        f"FROM recording, (VALUES {values}) WHERE column4; "
        "UPDATE recording SET seq = seq + changes();"
    )


def moment(clock: str) -> dt.datetime:
    """When a clock was read, in UTC; that of a hostile file may lie beyond the calendar of every zone."""
    return dt.datetime.fromtimestamp(min(int(clock[:12], 16), _LAST_MS) / 1000, dt.UTC)


class Clock:
    """A hybrid logical clock: 12 hex digits of milliseconds and 4 of a counter, never running backwards."""

    def __init__(self, last: str, now_ms: Callable[[], int] | None = None) -> None:
        self._last = last
        self._now_ms = now_ms or (lambda: time.time_ns() // 1_000_000)

    @property
    def latest(self) -> str:
        """The greatest clock seen, "" before the first."""
        return self._last

    def seen(self, clock: str) -> None:
        """Take note of a clock read from another copy."""
        self._last = max(self._last, clock)

    def tick(self) -> str:
        """The next clock value, greater than every one seen before. Refused at the end of time."""
        now = self._now_ms()
        ms, counter = (int(self._last[:12], 16), int(self._last[12:], 16)) if self._last else (0, 0)
        if now > ms:
            ms, counter = now, 0
        elif counter < _LAST_COUNTER:
            counter += 1
        else:
            ms, counter = ms + 1, 0
        clock = f"{ms:012x}{counter:04x}"
        if not journal_rules.is_clock(clock):
            raise Refused(_("The clock of this computer is centuries ahead; set it right and try again."))
        self._last = clock
        return clock


def latest_clock(database: SqliteDatabase) -> str:
    """The greatest clock in the file, "" in a file without steps."""
    return str(database.execute_sql("SELECT coalesce(max(clock), '') FROM step").fetchone()[0])


def begin(database: SqliteDatabase, step: Step) -> None:
    """Write the step and record every change from here on as its own."""
    add_step(database, step)
    database.execute_sql("INSERT INTO recording VALUES (?, 0)", (step.id,))


def end(database: SqliteDatabase, step_id: str) -> int:
    """Stop recording; a step that changed nothing is taken away. Returns the number of changes."""
    count = int(database.execute_sql("SELECT seq FROM recording").fetchone()[0])
    database.execute_sql("DELETE FROM recording")
    if not count:
        database.execute_sql("DELETE FROM step WHERE id = ?", (step_id,))
    return count


def add_step(database: SqliteDatabase, step: Step) -> None:
    """Insert the step's own row."""
    database.execute_sql(
        "INSERT INTO step (id, clock, actor, person, label, undoes) VALUES (?, ?, ?, ?, ?, ?)",
        (step.id, step.clock, step.actor, step.person, step.label, step.undoes),
    )


def undone_steps(database: SqliteDatabase, seen: Mapping[str, str] | None = None) -> set[str]:
    """The ids of all steps that are not active; with `seen`, as things stood then."""
    undoers = list(database.execute_sql("SELECT clock, actor, id, undoes FROM step WHERE undoes > ''"))
    undone: set[str] = set()
    # An undo is later than what it undoes, so from the latest on each one's own fate is known already.
    for clock, actor, step_id, target in sorted(undoers, reverse=True):
        if step_id not in undone and (seen is None or clock <= seen.get(actor, "")):
            undone.add(target)
    return undone


@contextmanager
def unrecorded(database: SqliteDatabase) -> Iterator[None]:
    """Write inside an edit what other steps have recorded already."""
    held = database.execute_sql("SELECT step, seq FROM recording").fetchall()
    database.execute_sql("DELETE FROM recording")
    yield
    for row in held:
        database.execute_sql("INSERT INTO recording VALUES (?, ?)", row)


_FIELDS = "id, clock, actor, person, label, undoes"


def row_of(database: SqliteDatabase, step_id: str) -> tuple[Any, ...] | None:
    """The row of a step, None where there is none: what `step_of` makes one of."""
    row: tuple[Any, ...] | None = database.execute_sql(
        f"SELECT {_FIELDS} FROM step WHERE id = ?", (step_id,)
    ).fetchone()
    return row


def step_named(database: SqliteDatabase, step_id: str) -> Step:
    """One step without its changes; KeyError where there is none."""
    row = row_of(database, step_id)
    if row is None:
        raise KeyError(step_id)
    return step_of(row, undone_steps(database))


def creates_workspace(database: SqliteDatabase, step_id: str) -> bool:
    """Whether the workspace begins with this step."""
    # With + SQLite looks at what the step changed, not at all that was ever changed of the workspace.
    answer = database.execute_sql(
        "SELECT 1 FROM change WHERE step = ? AND +\"table\" = 'workspace' AND field = '*'", (step_id,)
    )
    return answer.fetchone() is not None


def step_of(row: tuple[Any, ...], undone: set[str], changes: Iterable[Change] = ()) -> Step:
    """The step of a row, where these are undone."""
    step_id, clock, actor, person, label, undoes = row
    return Step(step_id, clock, actor, person, label, undoes, step_id in undone, tuple(changes))


def touched(database: SqliteDatabase, step_ids: Iterable[str]) -> set[Row]:
    """The rows that these steps changed, directly or by undoing others that did."""
    rows: set[Row] = set()
    known: set[str] = set()
    wanted = set(step_ids)
    while wanted:
        known |= wanted
        ids = json.dumps(sorted(wanted))
        rows.update(
            database.execute_sql(
                'SELECT DISTINCT c."table", c."row" FROM json_each(?) w '
                "CROSS JOIN change c ON c.step = w.value",
                (ids,),
            )
        )
        undone = database.execute_sql(
            "SELECT s.undoes FROM json_each(?) w CROSS JOIN step s ON s.id = w.value WHERE s.undoes > ''",
            (ids,),
        )
        wanted = {row[0] for row in undone} - known
    return rows


def state(
    database: SqliteDatabase, rows: Iterable[Row] | None = None, seen: Mapping[str, str] | None = None
) -> dict[Row, Values]:
    """The content of rows (all of them when None), folded from the active steps.

    With `seen` ({actor: clock}) only steps up to those clocks are looked at: the content at that moment.
    A row whose adding is undone keeps its values and is marked as deleted; columns that did not exist when a
    row was added hold their defaults.
    """
    undone = undone_steps(database, seen)
    folded: dict[Row, Values] = {}
    for table, row, column, after, step_id, clock, actor in _changes_in_order(database, rows):
        if seen is not None and clock > seen.get(actor, ""):
            continue
        value: Any = json.loads(after) if after is not None else None
        if column == "*":
            values = folded.setdefault((table, row), {})
            # Changes of a foreign copy with a slower clock may sort before the row was added.
            folded[table, row] = {**whole_row(table, row, value), **values}
            if step_id in undone and "deleted" not in values:
                folded[table, row]["deleted"] = 1
        elif step_id not in undone:
            folded.setdefault((table, row), {})[column] = value
    return {key: values for key, values in folded.items() if "id" in values}


def _changes_in_order(
    database: SqliteDatabase, rows: Iterable[Row] | None
) -> Iterable[tuple[str, str, str, str | None, str, str, str]]:
    query = (
        'SELECT c."table", c."row", c.field, c.after, s.id, s.clock, s.actor FROM {} '
        "ORDER BY s.clock, s.actor, s.id, c.seq"
    )
    wanted = None if rows is None else set(rows)
    if wanted is not None and len(wanted) <= _FEW:
        source = 'change c JOIN step s ON s.id = c.step WHERE c."table" = ? AND c."row" = ?'
        for row in wanted:
            yield from database.execute_sql(query.format(source), row)
        return
    # One pass in the order of the index, instead of a query and a sort for each of thousands of rows.
    for change in database.execute_sql(query.format("step s CROSS JOIN change c ON c.step = s.id")):
        if wanted is None or change[:2] in wanted:
            yield change


def materialise(
    database: SqliteDatabase, rows: Iterable[Row] | None = None, seen: Mapping[str, str] | None = None
) -> set[Row]:
    """Write the folded content of these rows (of all when None) into their tables; nothing is recorded.

    With `seen` as it was at those clocks. Returns the rows that there are.
    """
    by_table: dict[str, list[list[Any]]] = defaultdict(list)
    folded = state(database, rows, seen)
    for (table, _row), values in folded.items():
        by_table[table].append([values[c] for c in COLUMNS[table]])
    for table, contents in by_table.items():
        names = ", ".join(f'"{c}"' for c in COLUMNS[table])
        marks = ", ".join("?" for _ in COLUMNS[table])
        updates = ", ".join(f'"{c}" = excluded."{c}"' for c in COLUMNS[table] if c != "id")
        database.connection().executemany(
            f'INSERT INTO "{table}" ({names}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {updates}',
            contents,
        )
    return set(folded)


def differences(database: SqliteDatabase) -> set[Row]:
    """The rows whose tables say something else than the journal; empty in a whole workspace."""
    wanted = {
        (table, values["id"]): {c: values[c] for c in COLUMNS[table]}
        for (table, _row), values in state(database).items()
    }
    differing = set()
    for table, columns in COLUMNS.items():
        names = ", ".join(f'"{c}"' for c in columns)
        for row in database.execute_sql(f'SELECT {names} FROM "{table}"'):
            values = dict(zip(columns, row, strict=True))
            if wanted.pop((table, values["id"]), None) != values:
                differing.add((table, values["id"]))
    return differing | wanted.keys()


def seen_now(database: SqliteDatabase) -> dict[str, str]:
    """The clock of each actor's latest step: what a named version remembers."""
    return dict(database.execute_sql("SELECT actor, max(clock) FROM step GROUP BY actor"))


def history(database: SqliteDatabase, limit: int | None = None, before: str = "g") -> tuple[Step, ...]:
    """Steps with their changes, newest first; `before` is a clock to page on from."""
    undone = undone_steps(database)
    steps = f"SELECT {_FIELDS} FROM step WHERE clock < ? ORDER BY clock DESC, actor DESC, id DESC LIMIT ?"
    rows = database.execute_sql(steps, (before, -1 if limit is None else limit)).fetchall()
    return tuple(step_of(row, undone, changes_of(database, row[0])) for row in rows)


def changes_of(database: SqliteDatabase, step_id: str) -> tuple[Change, ...]:
    """The changes of one step in the order they were made."""
    return tuple(map(read_change, written_changes(database, step_id)))


def written_changes(database: SqliteDatabase, step_id: str) -> list[WrittenChange]:
    """The changes of one step as they are kept; reading their values takes most of the time."""
    columns = '"table", "row", field, before, after'
    return list(database.execute_sql(f"SELECT {columns} FROM change WHERE step = ? ORDER BY seq", (step_id,)))


def read_change(written: WrittenChange) -> Change:
    """A change with its values."""
    table, row, name, *values = written
    before, after = (None if each is None else json.loads(each) for each in values)  # type: Any, Any
    return Change(table, row, name, before, whole_row(table, row, after) if name == "*" else after)
