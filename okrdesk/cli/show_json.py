"""The outline of a cycle as `okrdesk show --json` prints it (decisions 11 to 13)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from okrdesk.document.document import Document
from okrdesk.frozen import dataclass
from okrdesk.okr import (
    check_ins,
    forecast,
    initiatives,
    late,
    mission,
    people,
    review,
    rounding,
    schedule,
    teams,
)
from okrdesk.okr.initiatives import Initiative
from okrdesk.okr.moved_targets import MovedTarget, moved_targets
from okrdesk.okr.outline import Outline
from okrdesk.okr.review import KeyResultReview, ObjectiveReview
from okrdesk.okr.terms import CheckIn, Cycle


@dataclass(frozen=True, slots=True)
class _Known:
    """What the lines of one cycle are told with: check-ins and initiatives by key result, names by id."""

    cycle: Cycle
    day: dt.date
    check_ins: Mapping[str, tuple[CheckIn, ...]]
    initiatives: Mapping[str, tuple[Initiative, ...]]
    people: Mapping[str, str]
    teams: Mapping[str, str]
    late: frozenset[str]
    moved: tuple[MovedTarget, ...]


def as_json(document: Document, seen: Outline) -> dict[str, Any]:
    """The outline in plain values: decimals and shares as text, what is unknown as None."""
    about = mission.read(document)
    known = _Known(
        seen.cycle,
        seen.day,
        check_ins.of_cycle(document, seen.cycle.id, seen.day),
        initiatives.of_cycle(document, seen.cycle.id),
        {person.id: person.name for person in people.everyone(document)},
        {team.id: team.name for team in teams.all_teams(document)},
        late.late_check_ins(document, seen.cycle.id),
        moved_targets(document, seen.cycle.id),
    )
    return {
        "workspace": {
            "id": about.id,
            "name": about.name,
            "mission": about.mission,
            "vision": about.vision,
        },
        "cycle": {
            "id": seen.cycle.id,
            "name": seen.cycle.name,
            "first_day": seen.cycle.first_day.isoformat(),
            "last_day": seen.cycle.last_day.isoformat(),
            "closed": seen.cycle.closed,
        },
        "on": seen.day.isoformat(),
        "progress": rounding.json_fraction(seen.progress),
        "expected": rounding.json_fraction(seen.expected),
        "objectives": [_objective(each, known) for each in review.review_of(document, seen).objectives],
    }


def _objective(reviewed: ObjectiveReview, known: _Known) -> dict[str, Any]:
    line = reviewed.line
    objective, figures = line.objective, line.figures
    return {
        "number": str(line.number),
        "id": objective.id,
        "title": objective.title,
        "commitment": objective.commitment,
        "type": objective.type or None,
        "owner": line.owner.name if line.owner else None,
        "progress": rounding.json_fraction(figures.progress),
        "expected": rounding.json_fraction(figures.expected),
        "status": figures.status,
        "confidence": rounding.json_number(figures.confidence),
        "weight": rounding.json_fraction(figures.weight * 100),
        "weight_locked": objective.weight is not None,
        "score": {"counted": str(reviewed.counted), "own": _decimal(reviewed.own)},
        "decision": reviewed.decision or None,
        "decision_reason": reviewed.reason or None,
        "answers": {
            each.question: {
                "answer": each.answer or None,
                "note": each.note,
                **({"members": each.members} if each.question == "relevant" else {}),
            }
            for each in reviewed.answers
        },
        "continues": objective.continues_id,
        "supports": objective.supports or None,
        "team": known.teams.get(objective.team_id or ""),
        "effort": _decimal(objective.effort),
        "accepted_on": _iso(objective.accepted_on),
        "key_results": [_key_result(each, known) for each in reviewed.key_results],
    }


def _key_result(reviewed: KeyResultReview, known: _Known) -> dict[str, Any]:
    line = reviewed.line
    row, figures = line.key_result, line.figures
    given = known.check_ins.get(row.id, ())
    due = schedule.due_day(row, known.cycle)
    trend = forecast.forecast(row, given, due, known.day)
    return {
        "number": line.number,
        "id": row.id,
        "title": row.title,
        "measure": row.measure,
        "unit": row.unit,
        "direction": row.direction,
        "baseline": _decimal(row.baseline),
        "target": _decimal(row.target),
        "current": _decimal(figures.current),
        "raw_progress": rounding.json_fraction(figures.raw),
        "progress": None if figures.raw is None else rounding.json_fraction(figures.counted),
        "expected": rounding.json_fraction(figures.expected),
        "status": figures.status,
        "outdated": figures.outdated,
        "confidence": figures.confidence,
        "confidence_on": _iso(figures.confidence_on),  # where the latest check-in gives none (decision 36)
        "forecast": None if trend is None else rounding.json_fraction(trend.value),
        "weight": rounding.json_fraction(figures.weight * 100),
        "weight_locked": row.weight is not None,
        "due": due.isoformat(),
        "owner": line.owner.name if line.owner else None,
        "helpers": [person.name for person in line.helpers],
        "partners": row.partners or None,
        "accepted_on": _iso(row.accepted_on),
        "score": {
            "counted": str(reviewed.counted),
            "own": _decimal(reviewed.own),
            "reason": reviewed.reason or None,
            **({} if reviewed.now is None else {"now": str(reviewed.now)}),
        },
        "continues": row.continues_id,
        "source": row.source or None,
        "initiatives": [_initiative(each, known) for each in known.initiatives.get(row.id, ())],
        "check_ins": [_check_in(each, known) for each in given],
        "target_moved": target_moved(known.moved, row.id),
    }


def target_moved(moved: Iterable[MovedTarget], key_result_id: str) -> list[dict[str, str | None]]:
    """When the target of a key result moved, and from what to what; also after the day looked at."""
    return [
        {"date": each.on.isoformat(), "before": _decimal(each.before), "after": _decimal(each.after)}
        for each in moved
        if each.key_result_id == key_result_id
    ]


def _initiative(each: Initiative, known: _Known) -> dict[str, Any]:
    return {
        "title": each.title,
        "owner": known.people.get(each.owner_id or ""),
        "due": _iso(each.due),
        "done_on": _iso(each.done_on),
        "blocker": each.blocker,
    }


def _check_in(each: CheckIn, known: _Known) -> dict[str, Any]:
    return {
        "date": each.on.isoformat(),
        "value": _decimal(each.value),
        "confidence": each.confidence,
        "note": each.note,
        "blocker": each.blocker,
        "next_step": each.next_step,
        "confidences": list(each.confidences),
        "spell": each.spell or None,
        "by": known.people.get(each.person_id or ""),
        "late": each.id in known.late,  # it came after the cycle was closed (decision 24)
    }


def _iso(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _decimal(value: Any) -> str | None:
    return None if value is None else format(value, "f")
