"""Key results: measurable outcomes of an objective."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import is_blank
from okrdesk.document.whole_rows import Spelled
from okrdesk.i18n import _
from okrdesk.okr import cycles, objectives, order
from okrdesk.okr.alphabet import sort_key
from okrdesk.okr.choices import refuse_unknown
from okrdesk.okr.measures import MEASURES, measure_of
from okrdesk.okr.records import Kept, Shape, differences, values
from okrdesk.okr.terms import Cycle, KeyResult, Stage

DIRECTIONS = ("increase", "decrease", "keep")
BAND_RULES = ("inside", "hit-rate", "distance")
_CHOICES = {"measure": tuple(MEASURES), "direction": DIRECTIONS, "band_rule": BAND_RULES}


def _stages(entries: list[Any]) -> tuple[Stage, ...]:
    """Stages with their weights; a name alone, which files may hold, is none."""
    return tuple(Stage(entry[0], Decimal(entry[1])) for entry in entries if isinstance(entry, list))


_KEPT = Kept(
    t.KeyResult,
    KeyResult,
    {
        "stages": Shape(
            _stages,
            lambda stages: [[stage.name, format(stage.weight, "f")] for stage in stages],
        ),
        "checkpoints": Shape(
            lambda entries: tuple((Decimal(x), Decimal(y)) for x, y in entries),
            lambda points: [[format(x, "f"), format(y, "f")] for x, y in points],
        ),
    },
    beside=("helper_ids",),
)
_OF_CYCLE = Spelled(
    lambda cycle_id: (
        t.KeyResult.select()
        .join(t.Objective)
        .where((t.Objective.cycle == cycle_id) & (t.Objective.deleted == 0) & (t.KeyResult.deleted == 0))
        .order_by(t.KeyResult.position, t.KeyResult.id)
    ),
    "a cycle",
)
_OF_OBJECTIVE = Spelled(
    lambda objective_id: (
        t.KeyResult.select()
        .where((t.KeyResult.objective == objective_id) & (t.KeyResult.deleted == 0))
        .order_by(t.KeyResult.position, t.KeyResult.id)
    ),
    "an objective",
)


def of_cycle(document: Document, cycle_id: str) -> dict[str, tuple[KeyResult, ...]]:
    """The key results of a cycle by the id of their objective, each list in its order."""
    helpers = _helpers(document)
    by_objective: dict[str, list[KeyResult]] = defaultdict(list)
    for row in document.rows(_OF_CYCLE(cycle_id)):
        by_objective[row.objective].append(_KEPT.record(row, helper_ids=helpers.get(row.id, ())))
    return {objective: tuple(rows) for objective, rows in by_objective.items()}


def of_objective(document: Document, objective_id: str) -> tuple[KeyResult, ...]:
    """The key results of one objective in their order."""
    read_from = ("key_result", "helper", "person", "workspace")
    return document.once(
        (of_objective, objective_id), lambda: _of_objective(document, objective_id), of=read_from
    )


def _of_objective(document: Document, objective_id: str) -> tuple[KeyResult, ...]:
    helpers = _helpers(document)
    rows = document.rows(_OF_OBJECTIVE(objective_id))
    return tuple(_KEPT.record(row, helper_ids=helpers.get(row.id, ())) for row in rows)


def objectives_of(document: Document, key_result_ids: Iterable[str]) -> frozenset[str]:
    """The ids of the objectives that these key results belong to, removed ones included."""
    query = "SELECT objective_id FROM key_result WHERE id IN (SELECT value FROM json_each(?))"
    rows = document.database.execute_sql(query, (json.dumps(list(key_result_ids)),))
    return frozenset(str(row[0]) for row in rows)


def read(document: Document, key_result_id: str) -> KeyResult:
    """One key result; refused when it is gone."""
    row = _KEPT.row(document, key_result_id, _("That key result is no longer here; undo brings it back."))
    return _KEPT.record(row, helper_ids=_helpers(document, key_result_id).get(key_result_id, ()))


def add(
    document: Document, key_result: KeyResult, index: int | None = None, *, today: dt.date | None = None
) -> str:
    """Add a key result with its helpers to its objective at `index` (the end when None); returns its id.

    With `today`, one that is added when the first sixth of its cycle is over counts from that day on, unless
    it says otherwise (decision 29).
    """
    objective_id = key_result.objective_id
    cycle = _open_cycle(document, objective_id)
    if key_result.starts is None and today is not None:
        key_result = replace(key_result, starts=start_of_new(cycle, today))
    _refuse_wrong(values(key_result), cycle)
    with document.edit(_("Add a key result")):
        position = order.last(k.position for k in of_objective(document, objective_id))
        key_result_id = _KEPT.add(
            document, replace(key_result, title=key_result.title.strip(), position=position)
        )
        set_helpers(document, key_result_id, key_result.helper_ids)
        if index is not None:
            siblings = of_objective(document, objective_id)
            order.move(document, t.KeyResult, siblings, key_result_id, index)
        return key_result_id


def add_all(document: Document, objective_id: str, made: Sequence[KeyResult]) -> tuple[str, ...]:
    """Add many key results with their helpers at the end of an objective, as they came from elsewhere.

    Returns their ids.
    """
    cycle = _open_cycle(document, objective_id)
    for each in made:
        _refuse_wrong(values(each), cycle)
    with document.edit(_("Add key results")):
        last = max((each.position for each in of_objective(document, objective_id)), default="")
        placed = zip(made, order.after(last, len(made)), strict=True)
        ids = _KEPT.add_all(
            document,
            [
                replace(each, objective_id=objective_id, title=each.title.strip(), position=at)
                for each, at in placed
            ],
        )
        for each, row_id in zip(made, ids, strict=True):
            if each.helper_ids:
                set_helpers(document, row_id, each.helper_ids)
        return ids


def change(document: Document, before: KeyResult, after: KeyResult, label: str = "") -> KeyResult:
    """Write what differs between a key result before and after, helpers too; returns it as it is now."""
    changed = differences(before, after)
    known = read(document, before.id)
    _refuse_wrong(changed, _open_cycle(document, known.objective_id), known)
    label = label or _label(changed)
    changed = objectives.reopened(changed, known.owner_id)
    helpers = set(known.helper_ids) - set(before.helper_ids) | set(after.helper_ids)
    # One who owns it does not help beside.
    helpers.discard(changed.get("owner_id", known.owner_id) or "")
    with document.edit(label):
        if helpers != set(known.helper_ids):
            set_helpers(document, known.id, helpers)
        _KEPT.set(document, known.id, changed)
    return replace(known, **changed | {"helper_ids": tuple(sorted(helpers))})


def set_helpers(document: Document, key_result_id: str, person_ids: Iterable[str]) -> None:
    """Make exactly these people the helpers of a key result."""
    wanted = set(person_ids)
    _refuse_closed(document, read(document, key_result_id).objective_id)
    with document.edit(_("Choose helpers")):
        rows = document.rows(t.Helper.select().where(t.Helper.key_result == key_result_id))
        for row in rows:
            if bool(row.deleted) == (row.person in wanted):
                document.set(t.Helper, row.id, deleted=int(row.person not in wanted))
        for person_id in sorted(wanted - {r.person for r in rows}):
            document.add(t.Helper, key_result=key_result_id, person=person_id)


def move(document: Document, key_result_id: str, objective_id: str, index: int) -> None:
    """Put a key result at a place in an objective, its own or another."""
    known = read(document, key_result_id)
    _refuse_closed(document, known.objective_id)
    _refuse_closed(document, objective_id)
    with document.edit(_("Move a key result")):
        if known.objective_id != objective_id:
            document.set(t.KeyResult, key_result_id, objective=objective_id)
        order.move(document, t.KeyResult, of_objective(document, objective_id), key_result_id, index)


def remove(document: Document, key_result_id: str) -> None:
    """Remove a key result; its check-ins stay with it for the day it is brought back."""
    _refuse_closed(document, read(document, key_result_id).objective_id)
    with document.edit(_("Remove a key result")):
        document.remove(t.KeyResult, key_result_id)


# Spelled once: it is asked with every reading of a key result.
_HELPERS = (
    "SELECT helper.key_result_id, helper.person_id, person.name FROM helper "
    "JOIN person ON person.id = helper.person_id WHERE helper.deleted = 0 AND person.deleted = 0"
)
_OF_ONE = " AND helper.key_result_id = ?"


def _helpers(document: Document, key_result_id: str | None = None) -> dict[str, tuple[str, ...]]:
    asked, values = (_HELPERS, ()) if key_result_id is None else (_HELPERS + _OF_ONE, (key_result_id,))
    rows = document.database.execute_sql(asked, values).fetchall()
    helpers: dict[str, tuple[str, ...]] = {}
    locale = document.locale
    for key_result, person, _name in sorted(rows, key=lambda row: sort_key(row[2], locale)):
        helpers[key_result] = (*helpers.get(key_result, ()), person)
    return helpers


def towards(before: KeyResult, after: KeyResult) -> KeyResult:
    """The key result as somebody types it: its first way from a baseline to a target says its direction.

    Once both are known only a person turns it: a target that was beaten must not run backwards (decision 33).
    """
    start, target = after.baseline, after.target
    known = before.baseline is not None and before.target is not None
    if known or target == before.target or start is None or target is None or target == start:
        return after
    if after.direction == "keep" or not measure_of(after).counted:
        return after
    return replace(after, direction="increase" if target > start else "decrease")


def start_of_new(cycle: Cycle, today: dt.date) -> dt.date | None:
    """From when a key result counts that is added today: None, the first day, within the first sixth."""
    span = (cycle.last_day - cycle.first_day).days
    is_late = 6 * (today - cycle.first_day).days > span and today <= cycle.last_day
    return today if is_late else None


def _refuse_closed(document: Document, objective_id: str) -> None:
    cycles.refuse_closed(document, objectives.read(document, objective_id).cycle_id)


def _open_cycle(document: Document, objective_id: str) -> Cycle:
    """The cycle of an objective; refused when it is closed."""
    _refuse_closed(document, objective_id)
    return cycles.read(document, objectives.read(document, objective_id).cycle_id)


def _refuse_wrong(fields: Mapping[str, Any], cycle: Cycle, known: KeyResult | None = None) -> None:
    if is_blank(fields.get("title", "-")):
        raise Refused(_("A key result needs words; type what you will measure."))
    refuse_unknown(fields, _CHOICES)
    low = fields.get("low", known.low if known else None)
    high = fields.get("high", known.high if known else None)
    if low is not None and high is not None and low > high:
        raise Refused(_("The lower end of the band lies above the upper one; swap them."))
    if any(s.weight < 0 or not s.name.strip() for s in fields.get("stages", ())):
        raise Refused(_("Every stage needs a name and a weight of 0 or more."))
    if any(not 0 <= share <= 1 for _at, share in fields.get("checkpoints", ())):
        raise Refused(_("A checkpoint is a value and its share of the way, from none to all of it."))
    objectives.refuse_wrong_weight(fields.get("weight"))
    if fields.get("starts") is not None or (fields.get("due") is not None and known and known.starts):
        starts = fields.get("starts", known.starts if known else None)
        due = fields.get("due", known.due if known else None) or cycle.last_day
        if starts is not None and starts > due:
            raise Refused(_("It cannot count from a day after its due day; choose an earlier day."))


def _label(fields: dict[str, Any]) -> str:
    if set(fields) == {"title"}:
        return _("Reword a key result")
    return _("Change a target") if set(fields) == {"target"} else _("Change a key result")
