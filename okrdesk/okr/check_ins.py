"""Check-ins: dated values with confidence, note and blocker."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.whole_rows import Spelled
from okrdesk.i18n import _, format_day
from okrdesk.okr import cycles, key_results, mission, objectives
from okrdesk.okr.choices import refuse_unknown
from okrdesk.okr.measures import measure_of
from okrdesk.okr.records import Kept, Shape, differences
from okrdesk.okr.rounding import half_up
from okrdesk.okr.schedule import latest_check_in
from okrdesk.okr.scores import group_confidence
from okrdesk.okr.terms import CheckIn, Cycle, KeyResult


def _in_order(query: Any) -> Any:
    return query.order_by(t.CheckIn.on_day, t.CheckIn.entered, t.CheckIn.id)


_OF_KEY_RESULT = Spelled(
    lambda key_result_id, day: _in_order(
        t.CheckIn.select()
        .where((t.CheckIn.key_result == key_result_id) & (t.CheckIn.deleted == 0))
        .where(t.CheckIn.on_day <= day)
    ),
    "a key result",
    dt.date.min,
)
_OF_CYCLE = Spelled(
    lambda cycle_id, day: _in_order(
        t.CheckIn.select()
        .join(t.KeyResult)
        .join(t.Objective)
        .where((t.Objective.cycle == cycle_id) & (t.CheckIn.deleted == 0) & (t.CheckIn.on_day <= day))
    ),
    "a cycle",
    dt.date.min,
)
SPELLS = ("lull", "conflict")
_KEPT = Kept(t.CheckIn, CheckIn, {"confidences": Shape(tuple)})
_LATEST = (
    "SELECT id FROM check_in WHERE key_result_id = ? AND deleted = 0 AND on_day <= ? "
    "ORDER BY on_day DESC, entered DESC, id DESC LIMIT 1"
)
_SURE = (
    "SELECT key_result_id, confidence, on_day FROM check_in WHERE key_result_id = ? AND deleted = 0 "
    "AND confidence IS NOT NULL AND on_day <= ? ORDER BY on_day DESC, entered DESC, id DESC LIMIT 1"
)
_FEW = 30


def of_key_result(document: Document, key_result_id: str, day: dt.date | None = None) -> tuple[CheckIn, ...]:
    """The check-ins of a key result in their order, up to and including a day."""
    return _KEPT.records(document.rows(_OF_KEY_RESULT(key_result_id, day or dt.date.max)))


def of_cycle(document: Document, cycle_id: str, day: dt.date) -> dict[str, tuple[CheckIn, ...]]:
    """All check-ins of a cycle up to a day by the id of their key result: what a page with trends reads."""
    by_key_result: dict[str, list[CheckIn]] = defaultdict(list)
    for row in document.rows(_OF_CYCLE(cycle_id, day)):
        by_key_result[row.key_result].append(_KEPT.record(row))
    return {key_result: tuple(rows) for key_result, rows in by_key_result.items()}


def of_person(document: Document, cycle_id: str, person_id: str, day: dt.date) -> tuple[CheckIn, ...]:
    """What one person checked in during a cycle up to a day, earliest first."""
    query = (
        t.CheckIn.select()
        .join(t.KeyResult)
        .join(t.Objective)
        .where((t.Objective.cycle == cycle_id) & (t.Objective.deleted == 0) & (t.KeyResult.deleted == 0))
        .where((t.CheckIn.person == person_id) & (t.CheckIn.deleted == 0) & (t.CheckIn.on_day <= day))
    )
    return _KEPT.records(document.rows(_in_order(query)))


def latest(document: Document, cycle_id: str, day: dt.date) -> dict[str, CheckIn]:
    """The check-in that counts on a day for each key result of a cycle; one index look-up each."""
    rows = document.rows(_LATEST_OF_CYCLE(cycle_id, day))
    return {row.key_result: _KEPT.record(row) for row in rows}


def _latest_of_cycle(cycle_id: str, day: dt.date) -> Any:
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
    return t.CheckIn.select().where(t.CheckIn.id.in_(ids))


_LATEST_OF_CYCLE = Spelled(_latest_of_cycle, "a cycle", dt.date.min)


def latest_of(document: Document, key_result_id: str, day: dt.date) -> CheckIn | None:
    """The check-in of a key result that counts on a day; None before its first one."""
    row = document.database.execute_sql(_LATEST, (key_result_id, day.isoformat())).fetchone()
    return None if row is None else read(document, str(row[0]))


def confidences_kept(
    document: Document, latest_ones: Iterable[CheckIn], day: dt.date
) -> dict[str, tuple[int, dt.date]]:
    """The confidence given last with its day, of key results whose latest check-in has none (decision 36)."""
    silent = [each.key_result_id for each in latest_ones if each.confidence is None]
    if len(silent) <= _FEW:  # of a few the one is looked for instead of going through all of theirs
        rows = [document.database.execute_sql(_SURE, (each, day.isoformat())).fetchone() for each in silent]
        return {row[0]: (int(row[1]), dt.date.fromisoformat(row[2])) for row in rows if row is not None}
    query = t.CheckIn.select(t.CheckIn.key_result, t.CheckIn.confidence, t.CheckIn.on_day).where(
        t.CheckIn.key_result.in_(silent)
        & (t.CheckIn.deleted == 0)
        & t.CheckIn.confidence.is_null(False)
        & (t.CheckIn.on_day <= day)
    )
    return {row.key_result: (row.confidence, row.on_day) for row in document.rows(_in_order(query))}


def confidence_given_last(check_ins: Iterable[CheckIn], day: dt.date) -> tuple[int, dt.date] | None:
    """The confidence given last among check-ins up to a day, with its day; None where none was."""
    last = latest_check_in((each for each in check_ins if each.confidence is not None), day)
    return None if last is None or last.confidence is None else (last.confidence, last.on)


def spell_name(spell: str) -> str:
    """What the community went through, in words; "" for nothing in particular."""
    return {"lull": _("a lull"), "conflict": _("a conflict")}.get(spell, spell)


def key_results_of(document: Document, check_in_ids: Iterable[str]) -> frozenset[str]:
    """The ids of the key results that these check-ins belong to, removed ones included."""
    query = "SELECT key_result_id FROM check_in WHERE id IN (SELECT value FROM json_each(?))"
    rows = document.database.execute_sql(query, (json.dumps(list(check_in_ids)),))
    return frozenset(str(row[0]) for row in rows)


def read(document: Document, check_in_id: str) -> CheckIn:
    """One check-in; refused when it is gone."""
    gone = _("That check-in is no longer here; undo brings it back.")
    return _KEPT.read(document, check_in_id, gone)


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
    spell: str = "",
    today: dt.date | None = None,
) -> str:
    """Check in; returns the new check-in's id. Refused on days that cannot be (`refuse_day`).

    Of the `confidences` of a group the rounded mean becomes the confidence. A key result that counts from a
    later day counts from this one on. The first one of a key result
    without a baseline changes nothing else: `take_as_baseline` does.
    """
    key_result = _open_key_result(document, key_result_id)
    for each in (confidence, *confidences):
        _refuse_wrong(key_result, value, each)
    refuse_unknown({"spell": spell}, {"spell": ("", *SPELLS)})
    refuse_day(document, key_result, on, today)
    group = group_confidence(confidences)
    with document.edit(_("Check in")):
        check_in = CheckIn(
            "",
            key_result_id,
            on,
            value,
            entered=document.now,
            total=total,
            count=count,
            confidence=confidence if group is None else int(half_up(group.mean, 0)),
            note=note,
            blocker=blocker,
            person_id=person_id,
            next_step=next_step,
            confidences=tuple(confidences),
            spell=spell,
        )
        _begin_earlier(document, key_result, on)
        return _KEPT.add(document, check_in)


def add_all(document: Document, key_result_id: str, made: Sequence[CheckIn]) -> tuple[str, ...]:
    """Add many check-ins of one key result as they came from elsewhere; returns their ids.

    Of two on one day the later in the list counts. Their days were looked at before (`refuse_day_of`).
    """
    if not made:
        return ()
    key_result = _open_key_result(document, key_result_id)
    for each in made:
        _refuse_wrong(key_result, each.value, each.confidence)
    with document.edit(_("Check in")):
        _begin_earlier(document, key_result, min(each.on for each in made))
        entered: Counter[dt.date] = Counter()
        rows = []
        for each in made:
            nth = entered[each.on]
            entered[each.on] += 1
            # Of one day each sorts after the one before it.
            at = f"{document.now}{nth:04x}" if nth else document.now
            rows.append(replace(each, key_result_id=key_result_id, entered=at))
        return _KEPT.add_all(document, rows)


def correct(document: Document, before: CheckIn, after: CheckIn, *, today: dt.date | None = None) -> None:
    """Write what differs between a check-in before and after; what it said stays in the history.

    A day that it is moved to is refused as in `record`.
    """
    changed = differences(before, after)
    known = read(document, before.id)
    key_result = _open_key_result(document, known.key_result_id)
    _refuse_wrong(key_result, changed.get("value", known.value), changed.get("confidence"))
    refuse_unknown(changed, {"spell": ("", *SPELLS)})
    if "on" in changed:
        refuse_day(document, key_result, changed["on"], today)
    with document.edit(_("Correct a check-in")):
        _begin_earlier(document, key_result, changed.get("on", known.on))
        _KEPT.set(document, known.id, changed)


def remove(document: Document, check_in_id: str) -> None:
    """Take a check-in out."""
    _open_key_result(document, read(document, check_in_id).key_result_id)
    with document.edit(_("Remove a check-in")):
        document.remove(t.CheckIn, check_in_id)


def refuse_day(document: Document, key_result: KeyResult, on: dt.date, today: dt.date | None) -> None:
    """Refuse a day on which nothing can have been measured for this key result (decision 34)."""
    cycle_id = objectives.read(document, key_result.objective_id).cycle_id
    refuse_day_of(document, cycles.read(document, cycle_id), key_result.starts, on, today)


def refuse_day_of(
    document: Document, cycle: Cycle, starts: dt.date | None, on: dt.date, today: dt.date | None
) -> None:
    """Refuse a day for a key result of a cycle that counts from the day `starts` on, None for the first.

    After `today` (where that is known); on a day of another cycle that is closed; before the first day of its
    own cycle, unless it counts from that day on.
    """
    locale = mission.read(document).locale
    day = format_day(on, locale)
    if today is not None and on > today:
        raise Refused(_("{day} is still to come; choose today or an earlier day.").format(day=day))
    if on >= cycle.first_day:
        return
    closed = next(
        (c for c in cycles.all_cycles(document) if c.closed and c.first_day <= on <= c.last_day), None
    )
    first = format_day(cycle.first_day, locale)
    if closed is not None:
        sentence = _("{day} lies in {closed}, which is closed; {name} takes check-ins from {first} on.")
        raise Refused(sentence.format(day=day, closed=closed.name, name=cycle.name, first=first))
    if starts is None or on < starts:
        sentence = _("{day} lies before {name}; it takes check-ins from {first} on.")
        raise Refused(sentence.format(day=day, name=cycle.name, first=first))


def days_that_can_be(key_result: KeyResult, cycle: Cycle, today: dt.date) -> tuple[dt.date, dt.date]:
    """The first and the last day that a check-in can have, as the window offers them (decision 34)."""
    return min(cycle.first_day, key_result.starts or cycle.first_day), today


def take_as_baseline(document: Document, check_in_id: str) -> None:
    """Make a check-in's value the baseline of its key result."""
    known = read(document, check_in_id)
    key_result = key_results.read(document, known.key_result_id)
    if not measure_of(key_result).counted:
        raise Refused(_("This key result has no baseline: it is not counted from one value to another."))
    baseline = replace(key_result, baseline=known.value)
    key_results.change(document, key_result, baseline, _("Set the baseline"))


def _open_key_result(document: Document, key_result_id: str) -> KeyResult:
    """The key result of a check-in; refused when its cycle is closed."""
    key_result = key_results.read(document, key_result_id)
    cycles.refuse_closed(document, objectives.read(document, key_result.objective_id).cycle_id)
    return key_result


def _begin_earlier(document: Document, key_result: KeyResult, on: dt.date) -> None:
    """A key result that was added late counts from its first value on (decision 29); inside an edit."""
    if key_result.starts is not None and on < key_result.starts:
        document.set(t.KeyResult, key_result.id, starts=on)


def _refuse_wrong(key_result: KeyResult, value: Decimal, confidence: int | None) -> None:
    if confidence is not None and not 0 <= confidence <= 10:
        raise Refused(_("Confidence goes from 0 to 10; {value} does not.").format(value=confidence))
    if not value.is_finite():
        raise Refused(_("A value is a plain number; type one such as 37."))
    if sentence := measure_of(key_result).refusal(key_result, value):
        raise Refused(sentence)
