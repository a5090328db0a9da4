"""Neutral rows for tests, as a format would read them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.okr import check_ins, key_results, objectives
from okrdesk.okr.objectives import Objective
from okrdesk.okr.rescued import bring, planning
from okrdesk.okr.rescued.plan import Plan, Wishes
from okrdesk.okr.rescued.rows import CheckInRow, KeyResultRow, Link, ObjectiveRow, Reading
from okrdesk.okr.terms import CheckIn, KeyResult
from tests import factories

TODAY = dt.date(2026, 3, 15)


def objective(key: str = "o1", title: str = "Grow the chapter", **more: Any) -> ObjectiveRow:
    """An objective of line 2."""
    return ObjectiveRow(more.pop("line", 2), key, title, **more)


def key_result(
    key: str = "k1", parent: str = "o1", weight: str | None = None, target: int = 100, **more: Any
) -> KeyResultRow:
    """A key result from 0 to a target, of line 3."""
    values = {"baseline": Decimal(0), "target": Decimal(target), **more.pop("values", {})}
    link = Link(parent, "", None if weight is None else Decimal(weight))
    title = more.pop("title", f"Members {key}")
    return KeyResultRow(more.pop("line", 3), key, title, values, parents=more.pop("parents", (link,)), **more)


def check_in(value: int, day: int, month: int = 2, **more: Any) -> CheckInRow:
    """A value of a day of 2026."""
    on = dt.date(2026, month, day)
    told = {"on": on, "value": Decimal(value), **more.pop("values", {})}
    return CheckInRow(3, more.pop("key", on.isoformat()), told, more.pop("person", ""))


def reading(*rows: ObjectiveRow | KeyResultRow, **more: Any) -> Reading:
    """All of a file."""
    tops = tuple(row for row in rows if isinstance(row, ObjectiveRow))
    below = tuple(row for row in rows if isinstance(row, KeyResultRow))
    return Reading("viva-goals", "Viva Goals", "nord.csv", len(rows), tops, below, **more)


def cycle(document: Document) -> str:
    """The id of the only cycle."""
    return factories.ids(document, t.Cycle)[0]


def planned(document: Document, file: Reading, wishes: Wishes | None = None) -> Plan:
    """The plan for a file in that cycle."""
    return planning.plan(document, cycle(document), file, TODAY, wishes)


def brought(document: Document, file: Reading, wishes: Wishes | None = None) -> dict[str, str]:
    """Bring a file; our ids by its keys."""
    return bring.bring(document, planned(document, file, wishes))


def ours(document: Document, title: str) -> Objective:
    """The objective with that title."""
    return next(each for each in objectives.of_cycle(document, cycle(document)) if each.title == title)


def below(document: Document, title: str = "Grow the chapter") -> tuple[KeyResult, ...]:
    """The key results of that objective."""
    return key_results.of_objective(document, ours(document, title).id)


def values_of(document: Document, key_result_id: str) -> list[int]:
    """The values checked in, in their order."""
    return [int(each.value) for each in check_ins_of(document, key_result_id)]


def check_ins_of(document: Document, key_result_id: str) -> tuple[CheckIn, ...]:
    """The check-ins of a key result."""
    return check_ins.of_key_result(document, key_result_id)
