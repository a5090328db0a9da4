"""What differs between two states of a workspace: how much was added, changed and removed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from okrdesk.document import past
from okrdesk.document import tables as t
from okrdesk.document.columns import COLUMNS
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.subject import SUBJECT
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, ngettext

# What a person counts; the rest is told as "other", except versions, which are what is compared.
_COUNTED: tuple[tuple[str, type[t.Table]], ...] = (
    ("objective", t.Objective),
    ("key result", t.KeyResult),
    ("check-in", t.CheckIn),
    ("person", t.Person),
)
_OTHERS = set(SUBJECT) - {t.Version} - {table for _kind, table in _COUNTED}
_KINDS: tuple[tuple[str, Collection[type[t.Table]]], ...] = (
    *((kind, (table,)) for kind, table in _COUNTED),
    ("other", _OTHERS),
)


@dataclass(frozen=True, slots=True)
class Difference:
    """How many things of one kind only the first state has, both have differently, only the second has.

    `kind` is objective, key result, check-in, person or other.
    """

    kind: str
    only_first: int
    changed: int
    only_second: int


def between(first: Document, second: Document) -> tuple[Difference, ...]:
    """The kinds of which something differs; empty when both hold the same."""
    differing = []
    for kind, tables in _KINDS:
        one, other = _rows(first, tables), _rows(second, tables)
        shared = one.keys() & other.keys()
        difference = Difference(
            kind,
            len(one) - len(shared),
            sum(one[row] != other[row] for row in shared),
            len(other) - len(shared),
        )
        if difference.only_first or difference.changed or difference.only_second:
            differing.append(difference)
    return tuple(differing)


def at_version(document: Document, version_id: str) -> Document:
    """The workspace as it was at a named version, in memory and for looking only; close it afterwards."""
    row = document.row(t.Version, version_id)
    if row is None or row.deleted:
        raise Refused(_("That version is no longer here; choose another."))
    return past.at(document, row.seen)


def in_words(differences: Iterable[Difference]) -> tuple[str, ...]:
    """What going from the second state back to the first would do, a line for each kind."""
    lines = []
    for each in differences:
        parts = []
        if each.only_first:
            parts.append(_("back again: {things}").format(things=_count(each.kind, each.only_first)))
        if each.changed:
            parts.append(_("as before: {things}").format(things=_count(each.kind, each.changed)))
        if each.only_second:
            parts.append(_("gone: {things}").format(things=_count(each.kind, each.only_second)))
        lines.append("; ".join(parts))
    return tuple(lines)


def _count(kind: str, n: int) -> str:
    counted = {
        "objective": ngettext("{n} objective", "{n} objectives", n),
        "key result": ngettext("{n} key result", "{n} key results", n),
        "check-in": ngettext("{n} check-in", "{n} check-ins", n),
        "person": ngettext("{n} person", "{n} people", n),
    }
    return counted.get(kind, ngettext("{n} other entry", "{n} other entries", n)).format(n=n)


def _rows(document: Document, tables: Iterable[type[t.Table]]) -> dict[tuple[str, str], Any]:
    rows: dict[tuple[str, str], Any] = {}
    for table in tables:
        name = table._meta.table_name
        columns = ", ".join(f'"{column}"' for column in COLUMNS[name])
        for row in document.database.execute_sql(f'SELECT id, {columns} FROM "{name}" WHERE deleted = 0'):
            rows[name, row[0]] = row
    return rows
