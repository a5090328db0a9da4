"""Records: how rows become frozen dataclasses and how changes go back, by the names of fields."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import fields
from functools import partial
from operator import attrgetter
from typing import Any, Generic, TypeVar

from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.tables import Table
from okrdesk.document.whole_rows import Spelled
from okrdesk.frozen import dataclass

_Record = TypeVar("_Record")
# Fields whose column is called otherwise; beyond these `owner_id` holds the reference `owner`.
COLUMNS = {"on": ("on_day", "agreed_on")}
_FEW = 30  # rows that are read one by one


@dataclass(frozen=True, slots=True)
class Shape:
    """What is done to a column's value when it is read, and to the field's when it is written."""

    read: Callable[[Any], Any]
    write: Callable[[Any], Any] = lambda value: value


class Kept(Generic[_Record]):
    """How records of a class are kept as rows of a table.

    Every field has a column, but for those `beside`, which the caller gives with each row. `shapes` are for
    fields that look different in the file; yes and no are 1 and 0 there.
    """

    def __init__(
        self,
        table: type[Table],
        record: type[_Record],
        shapes: Mapping[str, Shape] | None = None,
        beside: Collection[str] = (),
    ) -> None:
        self.table = table
        self._make = record
        known = fields(record)  # type: ignore[arg-type]
        names = [field.name for field in known]
        self._columns = {name: _column(table, name) for name in names if name not in beside}
        # Annotations are read as they are written: to evaluate them takes longer than all else here.
        flags = [each.name for each in known if each.name in self._columns and each.type in (bool, "bool")]
        self._shapes = dict.fromkeys(flags, Shape(bool, int)) | dict(shapes or {})
        # Long lists are read with these: values by position, some of them shaped, some put in between.
        self._values: Callable[[Any], tuple[Any, ...]] = attrgetter(*self._columns.values())
        self._shaped = [(n, self._shapes[f].read) for n, f in enumerate(self._columns) if f in self._shapes]
        self._beside = [(n, name) for n, name in enumerate(names) if name in beside]
        self._spelled: dict[str, Spelled] = {}  # queries of a cycle by the column of their order

    def record(self, row: Any, **beside: Any) -> _Record:
        """The record of a row, with the fields that its table does not have."""
        values = self._values(row)
        if self._shaped or self._beside:
            held = list(values)
            for index, read in self._shaped:
                held[index] = read(held[index])
            for index, name in self._beside:
                held.insert(index, beside[name])
            return self._make(*held)
        return self._make(*values)

    def records(self, rows: Iterable[Any], **beside: Any) -> tuple[_Record, ...]:
        """The records of rows that have the same `beside`."""
        return tuple(self.record(row, **beside) for row in rows)

    def row(self, document: Document, row_id: str, gone: str) -> Any:
        """The row with this id; refused with the sentence `gone` when it is not there or was removed."""
        row = document.row(self.table, row_id)
        if row is None or row.deleted:
            raise Refused(gone)
        return row

    def read(self, document: Document, row_id: str, gone: str) -> _Record:
        """The record with this id; refused with the sentence `gone` like its row."""
        return self.record(self.row(document, row_id, gone))

    def of_cycle(self, document: Document, cycle_id: str, by: str = "position") -> tuple[_Record, ...]:
        """The records of a cycle in the order of a column."""
        return document.once(
            (self, cycle_id, by),
            lambda: self._of_cycle(document, cycle_id, by),
            of=(self.table._meta.table_name,),
            renew=lambda before, written: self._renewed(document, cycle_id, by, before, written),
        )

    def _of_cycle(self, document: Document, cycle_id: str, by: str) -> tuple[_Record, ...]:
        asked = self._spelled.get(by)
        if asked is None:
            asked = self._spelled[by] = Spelled(partial(_of_cycle, self.table, by), "a cycle")
        return self.records(document.rows(asked(cycle_id)))

    def _renewed(
        self,
        document: Document,
        cycle_id: str,
        by: str,
        before: tuple[_Record, ...],
        written: Collection[str],
    ) -> tuple[_Record, ...] | None:
        """The records of a cycle after these rows were written: only these are read."""
        if len(written) > _FEW:
            return None
        rows = (document.row(self.table, row_id) for row_id in written)
        fresh = self.records(row for row in rows if row and not row.deleted and row.cycle == cycle_id)
        kept = (record for record in before if record.id not in written)  # type: ignore[attr-defined]
        # Texts sort in SQLite by their bytes in UTF-8, which is the order of Python.
        return tuple(sorted((*kept, *fresh), key=attrgetter(by, "id")))

    def add(self, document: Document, record: _Record) -> str:
        """Insert a row for a record inside an edit; returns its id, a fresh one where the record has none."""
        return document.add(self.table, **self._written(values(record)))

    def add_all(self, document: Document, records: Iterable[_Record]) -> tuple[str, ...]:
        """Insert a row for each of many records inside an edit; returns their ids."""
        return document.add_all(self.table, [self._written(values(record)) for record in records])

    def set(self, document: Document, row_id: str, changed: Mapping[str, Any]) -> None:
        """Write fields of a record inside an edit; those beside are the caller's own."""
        columns = self._written(changed)
        if columns:
            document.set(self.table, row_id, **columns)

    def _written(self, values: Mapping[str, Any]) -> dict[str, Any]:
        return {
            self._columns[name]: self._shapes[name].write(value) if name in self._shapes else value
            for name, value in values.items()
            if name in self._columns
        }


def _of_cycle(table: Any, by: str, cycle_id: str) -> Any:
    """The query of what a cycle has in a table, in the order of a column."""
    query = table.select().where((table.cycle == cycle_id) & (table.deleted == 0))
    return query.order_by(getattr(table, by), table.id)


def values(record: Any) -> dict[str, Any]:
    """All fields of a record with their values."""
    return {field.name: getattr(record, field.name) for field in fields(record)}


def differences(before: _Record, after: _Record) -> dict[str, Any]:
    """The fields in which a record differs from what it was, with their new values.

    What somebody else changed meanwhile is not among them, whatever `before` said about it.
    """
    was, now = values(before), values(after)
    if was["id"] != now["id"]:
        raise ValueError("a record keeps its id")
    return {name: value for name, value in now.items() if value != was[name]}


def _column(table: type[Table], name: str) -> str:
    known = table._meta.fields
    for column in (name, name.removesuffix("_id"), *COLUMNS.get(name, ())):
        if column in known:
            return str(column)
    raise LookupError(f"{table.__name__} has no column for the field {name}")
