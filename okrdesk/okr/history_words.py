"""The words of history: what a change was about, and what happened, in one line a person can read."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from peewee import SQL, ForeignKeyField

from okrdesk.document.columns import FIELDS, TABLES
from okrdesk.document.document import Document
from okrdesk.document.fields import DayField, DecimalField, ListField, WholeField
from okrdesk.document.journal import Change
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, format_day, format_number
from okrdesk.okr import cadence
from okrdesk.okr.cadence import Cadence
from okrdesk.okr.history_lists import TABLES as LISTED
from okrdesk.okr.history_lists import list_words, only_marked, spent_words
from okrdesk.okr.namesakes import told_apart
from okrdesk.okr.terms import KeyResult, Stage
from okrdesk.okr.values import show_value
from okrdesk.okr.workshop.words import state_words

TEXT_OF = {
    "workspace": "name",
    "charter_line": "text",
    "cycle": "name",
    "person": "name",
    "priority": "text",
    "objective": "title",
    "key_result": "title",
    "dismissal": "rule",
    "own_blueprint": "title",
    "version": "name",
    "team": "name",
    "initiative": "title",
    "story": "text",
    "decision": "what",
    "snapshot": "on_day",
    "theme": "title",
    "idea": "text",
    "round": "criterion",
    "promise": "what",
    "source": "name",
    "workshop": "title",
    "workshop_step": "title",
    "own_template": "title",
    "handed_page": "on_day",
    "origin": "key",
    "handed_copy": "to",
    "open_choice": "field",
}
# Rows that are named after the row they belong to.
PARENT = {
    "agreement": ("person", "person"),
    "helper": ("key_result", "key_result"),
    "check_in": ("key_result", "key_result"),
    "goal_link": ("objective", "one"),
}
_CHECK_IN_FIELDS = ("value", "confidence", "note", "blocker", "next_step", "spell")
_PLAIN_NAMES = {"on_day": "date", "agreed_on": "date", "person_id": "by"}
_COLUMNS = {"date": "on_day"}
_FIGURES = ("value", "total", "target", "baseline", "low", "high", "commit_zone", "target_zone")
_TYPED = ("title", "unit", "source", "note", "blocker", "next_step", "partners", "score_reason")
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class HistoryChange:
    """One changed field, None is nothing; for whole rows `field` is `added` or `removed`.

    `before` and `after` are names and plain digits, as machines read them (decision 20); `was` and `now` the
    same as the workspace's language writes them, with words where there is nothing.
    """

    what: str
    field: str
    before: str | None
    after: str | None
    table: str = ""
    row: str = ""
    was: str = ""
    now: str = ""


class Wording:
    """Names rows of a document as they are called today; reads each one once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._locale = document.locale
        self._rows: dict[tuple[str, str], Any] = {}
        self._numbers: dict[str, str] | None = None

    def meet(self, rows: Iterable[tuple[str, str]]) -> None:
        """Read these rows (table, id), and the rows that those belong to, in a few queries."""
        rows = self._read_all(set(rows))
        owners = [(*PARENT[table], row) for table, row in rows if table in PARENT]
        self._read_all({(parent, getattr(row, column)) for parent, column, row in owners})

    def key_result(self, row_id: str) -> tuple[str, str]:
        """Number ("1.2", "" when it is not in the outline) and title of a key result."""
        row = self.row("key_result", row_id)
        return self.number(row_id), "" if row is None else row.title

    def name(self, table: str, row_id: str) -> str:
        """What a row is called: "1.2 Average participants", "Ada Lovelace", the words of a priority."""
        if table == "workspace":
            return _("the workspace")
        row = self.row(table, row_id)
        if row is None:
            return _("something that is gone")
        if table in PARENT:
            parent, column = PARENT[table]
            return self.name(parent, getattr(row, column))
        if table == "person" and row_id in (names := told_apart(self._document)):
            return short(names[row_id], 80)
        said = getattr(row, TEXT_OF[table])
        text = format_day(said, self._locale) if isinstance(said, dt.date) else short(str(said), 60)
        return f"{self.number(row_id)} {text}".strip()

    def tell(self, changes: Iterable[Change], *, backwards: bool = False) -> tuple[HistoryChange, ...]:
        """The changes in readable text; `backwards` for an undo."""
        changes = [change for change in changes if not _is_memory(change)]
        self.meet((change.table, change.row) for change in changes)
        told = [self._for_people(each) for change in changes for each in self._readable(change)]
        return tuple(_turned(each) if backwards else each for each in told)

    def _readable(self, change: Change) -> Iterable[HistoryChange]:
        table, row = change.table, change.row
        what = self.name(table, row)
        if change.field == "*":
            values = change.after or {}
            if table == "check_in":
                before = self._check_in_before(values)
                for field in _CHECK_IN_FIELDS:
                    old, new = (self._text(table, field, v.get(field)) for v in (before, values))
                    if new is not None:
                        shown = old if field in ("value", "confidence") else None
                        yield HistoryChange(what, field, shown, new, table, row)
                return
            yield HistoryChange(what, "added", None, self._text_of(table, values) or what, table, row)
        elif change.field == "deleted":
            if change.after:
                yield HistoryChange(what, "removed", what, None, table, row)
            else:
                yield HistoryChange(what, "added", None, what, table, row)
        elif lines_of(change):
            field = _PLAIN_NAMES.get(change.field, change.field.removesuffix("_id"))
            old, new = (self._text(table, change.field, v) for v in (change.before, change.after))
            yield HistoryChange(what, field, old, new, table, row)

    def _text_of(self, table: str, values: dict[str, Any]) -> str:
        return str(values.get(TEXT_OF.get(table, ""), "") or "")

    def _text(self, table: str, field: str, value: Any) -> str | None:
        if value is None or value == "":
            return None
        kept = FIELDS[table].get(field)
        if isinstance(kept, ForeignKeyField):
            return self.name(kept.rel_model._meta.table_name, str(value))
        if field == "value" or (table == "key_result" and field in ("target", "baseline", "low", "high")):
            return str(value)
        if isinstance(kept, WholeField) and kept.most == 1:
            return _("yes") if value else _("no")
        if isinstance(kept, ListField) and table in LISTED:
            return list_words(field, value)
        if field == "weekday":
            return cadence.weekday_words(value)
        if field == "cadence":
            return cadence.words(Cadence(str(value)))
        if field == "purposes":
            return ", ".join(map(str, json.loads(value))) or None
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    def _check_in_before(self, values: dict[str, Any]) -> dict[str, Any]:
        """The check-in of the same key result that counted before this one."""
        keys = ("key_result_id", "on_day", "entered", "id")
        earlier = self._document.database.execute_sql(
            "SELECT value, confidence FROM check_in WHERE key_result_id = ? AND deleted = 0 "
            "AND (on_day, entered) < (?, ?) AND id <> ? ORDER BY on_day DESC, entered DESC LIMIT 1",
            [values.get(key) for key in keys],
        ).fetchone()
        return {} if earlier is None else {"value": earlier[0], "confidence": earlier[1]}

    def _for_people(self, change: HistoryChange) -> HistoryChange:
        if change.field in ("added", "removed"):
            return change
        was, now = (
            self._shown(change.table, change.row, change.field, value)
            for value in (change.before, change.after)
        )
        return replace(change, was=was, now=now)

    def _shown(self, table: str, row: str, field: str, value: str | None) -> str:
        if value is None:
            if field in ("accepted_on", "done_on"):
                return _("not yet")
            return _("nobody") if field in ("owner", "by", "who") else _("nothing")
        if isinstance(kept := FIELDS[table].get(_COLUMNS.get(field, field)), DecimalField):
            return self._amount(table, row, field, Decimal(value))
        if isinstance(kept, DayField):
            return format_day(dt.date.fromisoformat(value), self._locale)
        if table in ("workshop", "workshop_step") and field in ("state", "spent"):
            return state_words(value) if field == "state" else spent_words(value)
        if table in ("check_in", "key_result") and field not in _TYPED:
            return value
        plain = ("owner", "by", "who", "retired", "not_now", "cadence", "weekday", "check_in_at")
        return value if field in plain else f"“{short(value)}”"

    def _amount(self, table: str, row: str, field: str, value: Decimal) -> str:
        """A number in the workspace's language; a figure of a key result with its sign or its word."""
        if field in _FIGURES:
            parent = self.row(table, row)
            key_result = (
                self.row("key_result", parent.key_result) if table == "check_in" and parent else parent
            )
            if key_result is not None:
                stages = tuple(Stage(name, Decimal(weight)) for name, weight in key_result.stages)
                measured = KeyResult(
                    "", "", "", measure=key_result.measure, unit=key_result.unit, stages=stages
                )
                return show_value(value, measured, self._locale)
        return format_number(value, self._locale)

    def row(self, table: str, row_id: str) -> Any:
        """A row as it is today, None when it is gone."""
        self._read_all({(table, row_id)})
        return self._rows[table, row_id]

    def _read_all(self, wanted: set[tuple[str, str]]) -> list[tuple[str, Any]]:
        """Read the rows that are not known yet, a query for each table; returns those found."""
        by_table: dict[str, list[str]] = defaultdict(list)
        for table, row_id in wanted:
            if (table, row_id) not in self._rows:
                by_table[table].append(row_id)
                self._rows[table, row_id] = None
        read = []
        for table, ids in by_table.items():
            model = TABLES[table]
            among = SQL("(SELECT value FROM json_each(?))", [json.dumps(ids)])
            for row in self._document.rows(model.select().where(model.id.in_(among))):
                self._rows[table, row.id] = row
                read.append((table, row))
        return read

    def number(self, row_id: str) -> str:
        """The number of an objective or key result, "" of anything else."""
        if self._numbers is None:
            self._numbers = numbers(self._document)
        return self._numbers.get(row_id, "")


def numbers(document: Document) -> dict[str, str]:
    """The number of every objective ("1") and key result ("1.2") of all cycles by id."""
    by_row: dict[str, str] = {}
    counts: dict[str, int] = {}
    database = document.database
    for row, cycle in database.execute_sql(
        "SELECT id, cycle_id FROM objective WHERE deleted = 0 ORDER BY position, id"
    ):
        counts[cycle] = counts.get(cycle, 0) + 1
        by_row[row] = str(counts[cycle])
    for row, objective in database.execute_sql(
        "SELECT id, objective_id FROM key_result WHERE deleted = 0 ORDER BY position, id"
    ):
        if objective in by_row:
            counts[objective] = counts.get(objective, 0) + 1
            by_row[row] = f"{by_row[objective]}.{counts[objective]}"
    return by_row


def lines_of(change: Change) -> int:
    """How many changes `Wording.tell` makes of this one."""
    if _is_memory(change):
        return 0
    if (change.table, change.field) == ("check_in", "*"):
        values = change.after or {}
        return sum(values.get(field) not in (None, "") for field in _CHECK_IN_FIELDS)
    return not (change.field == "settings" and only_marked(change.before, change.after))


def short(text: str, longest: int = _LONGEST) -> str:
    """The text in one line, cut with an ellipsis."""
    line = " ".join(text[: 4 * longest].split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def is_memory(table: str, field: str) -> bool:
    """Whether changes of a field, whatever its value, only remember from where a line came."""
    return table in ("origin", "open_choice") or field in ("came", "here")


def _is_memory(change: Change) -> bool:
    """Likewise; or where a way back led (`history.undo_to`)."""
    if is_memory(change.table, change.field):
        return True
    return change.table == "version" and change.field == "*" and bool((change.after or {}).get("deleted"))


def _turned(change: HistoryChange) -> HistoryChange:
    field = {"added": "removed", "removed": "added"}.get(change.field, change.field)
    return replace(
        change, field=field, before=change.after, after=change.before, was=change.now, now=change.was
    )
