"""Check-ins: dated values with confidence, note and blocker."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.i18n import _
from okrdesk.okr import cycles, key_results, objectives
from okrdesk.okr.measures import measure_of
from okrdesk.okr.rounding import half_up
from okrdesk.okr.scores import group_confidence
from okrdesk.okr.terms import CheckIn, KeyResult


def of_key_result(document: Document, key_result_id: str, day: dt.date | None = None) -> tuple[CheckIn, ...]:
    """The check-ins of a key result in their order, up to and including a day."""
    query = t.CheckIn.select().where((t.CheckIn.key_result == key_result_id) & (t.CheckIn.deleted == 0))
    if day is not None:
        query = query.where(t.CheckIn.on_day <= day)
    return tuple(_check_in(r) for r in document.rows(_in_order(query)))


def of_cycle(document: Document, cycle_id: str, day: dt.date) -> dict[str, tuple[CheckIn, ...]]:
    """All check-ins of a cycle up to a day by the id of their key result: what a page with trends reads."""
    query = (
        t.CheckIn.select()
        .join(t.KeyResult)
        .join(t.Objective)
        .where((t.Objective.cycle == cycle_id) & (t.CheckIn.deleted == 0) & (t.CheckIn.on_day <= day))
    )
    found: dict[str, list[CheckIn]] = defaultdict(list)
    for row in document.rows(_in_order(query)):
        found[row.key_result].append(_check_in(row))
    return {key_result: tuple(rows) for key_result, rows in found.items()}


def of_person(document: Document, cycle_id: str, person_id: str, day: dt.date) -> tuple[CheckIn, ...]:
    """What one person checked in during a cycle up to a day, earliest first."""
    query = (
        t.CheckIn.select()
        .join(t.KeyResult)
        .join(t.Objective)
        .where((t.Objective.cycle == cycle_id) & (t.Objective.deleted == 0) & (t.KeyResult.deleted == 0))
        .where((t.CheckIn.person == person_id) & (t.CheckIn.deleted == 0) & (t.CheckIn.on_day <= day))
    )
    return tuple(_check_in(row) for row in document.rows(_in_order(query)))


def latest(document: Document, cycle_id: str, day: dt.date) -> dict[str, CheckIn]:
    """The check-in that counts on a day for each key result of a cycle; one index look-up each."""
    other = t.CheckIn.alias()
    newest = (
        other.select(other.id)
        .where((other.key_result == t.KeyResult.id) & (other.deleted == 0) & (other.on_day <= day))
        .order_by(other.on_day.desc(), other.entered.desc())
        .limit(1)
    )
    ids = (
        t.KeyResult.select(newest)
        .join(t.Objective)
        .where((t.Objective.cycle == cycle_id) & (t.Objective.deleted == 0) & (t.KeyResult.deleted == 0))
    )
    rows = document.rows(t.CheckIn.select().where(t.CheckIn.id.in_(ids)))
    return {row.key_result: _check_in(row) for row in rows}


def key_results_of(document: Document, check_in_ids: Iterable[str]) -> frozenset[str]:
    """The ids of the key results that these check-ins belong to, removed ones included."""
    query = t.CheckIn.select(t.CheckIn.key_result).where(t.CheckIn.id.in_(list(check_in_ids)))
    return frozenset(row.key_result for row in document.rows(query))


def read(document: Document, check_in_id: str) -> CheckIn:
    """One check-in; refused when it is gone."""
    row = document.one(t.CheckIn.select().where((t.CheckIn.id == check_in_id) & (t.CheckIn.deleted == 0)))
    if row is None:
        raise Refused(_("That check-in is no longer here; undo brings it back."))
    return _check_in(row)


def record(
    document: Document,
    key_result_id: str,
    value: Decimal,
    *,
    on: dt.date,
    confidence: int | None = None,
    note: str = "",
    blocker: str = "",
    person_id: str | None = None,
    total: Decimal | None = None,
    count: Decimal | None = None,
    next_step: str = "",
    confidences: Sequence[int] = (),
) -> str:
    """Check in; returns the new check-in's id.

    Of the `confidences` of a group the rounded mean becomes the confidence. The first one of a key result
    without a baseline changes nothing else: `take_as_baseline` does.
    """
    key_result = key_results.read(document, key_result_id)
    cycle_id = objectives.read(document, key_result.objective_id).cycle_id
    cycles.refuse_closed(document, cycle_id)
    for each in (confidence, *confidences):
        _refuse_wrong(key_result, value, each)
    group = group_confidence(confidences)
    with document.edit(_("Check in")):
        return document.add(
            t.CheckIn,
            key_result=key_result_id,
            on_day=on,
            entered=document.now,
            value=value,
            total=total,
            count=count,
            confidence=confidence if group is None else int(half_up(group.mean, 0)),
            note=note,
            blocker=blocker,
            person=person_id,
            next_step=next_step,
            confidences=list(confidences),
        )


def correct(document: Document, /, check_in_id: str, **fields: Any) -> None:
    """Correct fields of a check-in (names as in CheckIn); what it said before stays in the history."""
    known = read(document, check_in_id)
    key_result = key_results.read(document, known.key_result_id)
    cycles.refuse_closed(document, objectives.read(document, key_result.objective_id).cycle_id)
    _refuse_wrong(key_result, fields.get("value", known.value), fields.get("confidence"))
    columns = {{"on": "on_day", "person_id": "person"}.get(name, name): v for name, v in fields.items()}
    with document.edit(_("Correct a check-in")):
        document.set(t.CheckIn, check_in_id, **columns)


def remove(document: Document, check_in_id: str) -> None:
    """Take a check-in out."""
    known = read(document, check_in_id)
    key_result = key_results.read(document, known.key_result_id)
    cycles.refuse_closed(document, objectives.read(document, key_result.objective_id).cycle_id)
    with document.edit(_("Remove a check-in")):
        document.remove(t.CheckIn, check_in_id)


def take_as_baseline(document: Document, check_in_id: str) -> None:
    """Make a check-in's value the baseline of its key result."""
    known = read(document, check_in_id)
    key_results.change(document, known.key_result_id, _("Set the baseline"), baseline=known.value)


def _in_order(query: Any) -> Any:
    return query.order_by(t.CheckIn.on_day, t.CheckIn.entered, t.CheckIn.id)


def _check_in(row: Any) -> CheckIn:
    return CheckIn(
        row.id,
        row.key_result,
        row.on_day,
        row.value,
        row.entered,
        row.total,
        row.count,
        row.confidence,
        row.note,
        row.blocker,
        row.person,
        row.next_step,
        tuple(each for each in row.confidences if isinstance(each, int) and 0 <= each <= 10),
    )


def _refuse_wrong(key_result: KeyResult, value: Decimal, confidence: int | None) -> None:
    if confidence is not None and not 0 <= confidence <= 10:
        raise Refused(_("Confidence goes from 0 to 10; {value} does not.").format(value=confidence))
    if not value.is_finite():
        raise Refused(_("A value is a plain number; type one such as 37."))
    if sentence := measure_of(key_result).refusal(key_result, value):
        raise Refused(sentence)
