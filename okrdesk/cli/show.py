"""`okrdesk show`: objectives and key results with figures, for people or as JSON (decisions 11 to 13)."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from okrdesk.cli import asked, output
from okrdesk.document.document import Document
from okrdesk.i18n import _, format_day, ngettext
from okrdesk.okr import (
    check_ins,
    forecast,
    history,
    initiatives,
    late,
    mission,
    outline,
    people,
    review,
    rounding,
    schedule,
    teams,
    values,
)
from okrdesk.okr.history import MovedTarget
from okrdesk.okr.initiatives import Initiative
from okrdesk.okr.measures import measure_of
from okrdesk.okr.outline import KeyResultLine, Outline
from okrdesk.okr.review import KeyResultReview, ObjectiveReview
from okrdesk.okr.shown import confidence_words, format_percent
from okrdesk.okr.status import status_name
from okrdesk.okr.terms import CheckIn, Cycle, KeyResult


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


def show(chosen: argparse.Namespace) -> int:
    """Print the outline of a cycle as of a day."""
    with asked.reading(chosen.file) as document:
        locale = document.locale
        day = asked.day(chosen, locale)
        cycle = asked.cycle(chosen, document, day)
        seen = outline.outline(document, cycle.id, day, chosen.rule)
        if chosen.json:
            output.say_json(as_json(document, seen))
        else:
            _say(document, seen, locale)
    return 0


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
        history.moved_targets(document, seen.cycle.id),
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
            each.question: {"answer": each.answer or None, "note": each.note} for each in reviewed.answers
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


def _say(document: Document, seen: Outline, locale: str) -> None:
    about = mission.read(document)
    head = [about.name, seen.cycle.name, _week(seen.cycle, seen.day, locale)]
    if seen.cycle.closed:
        head.append(_("closed"))
    output.say(" · ".join(output.plain(part) for part in head))
    if came := len(late.late_check_ins(document, seen.cycle.id)):
        output.say(
            ngettext(
                "{n} check-in came after the cycle was closed.",
                "{n} check-ins came after the cycle was closed.",
                came,
            ).format(n=came)
        )
    if about.mission.strip():
        output.say(output.plain(about.mission))
    output.say(
        _("Progress {progress}, even pace {expected}").format(
            progress=format_percent(seen.progress, locale), expected=format_percent(seen.expected, locale)
        )
    )
    if seen.warning:
        output.say(seen.warning)
    if not seen.objectives:
        output.say(_("There are no objectives in this cycle yet."))
    moved = {each.key_result_id for each in history.moved_targets(document, seen.cycle.id)}
    for line in seen.objectives:
        output.say()
        parts = (
            format_percent(line.figures.progress, locale),
            status_name(line.figures.status),
            output.cut(line.owner.name, 30) if line.owner else output.nobody(),
        )
        output.say(f"{line.number}  {output.cut(line.objective.title, 160)}")
        output.say("   " + " · ".join(parts))
        if line.figures.warning:
            output.say("   " + line.figures.warning)
        output.say_table(
            [_row(key, locale, moved) for key in line.key_results], indent="   ", right=(2, 3, 4)
        )


def _row(line: KeyResultLine, locale: str, moved: Collection[str]) -> tuple[str, ...]:
    row, figures = line.key_result, line.figures
    status = status_name(figures.status)
    return (
        line.number,
        output.cut(row.title, 48),
        output.cut(values.show_value(figures.current, row, locale), 32),
        _aim(row).format(target=output.cut(values.show_target(row, locale), 32))
        + (_(" (moved)") if row.id in moved else ""),
        output.nothing() if figures.raw is None else format_percent(figures.raw, locale),
        status + (_(", outdated") if figures.outdated else ""),
        confidence_words(figures.confidence, figures.confidence_on, locale),
        output.cut(line.owner.name, 30) if line.owner else output.nobody(),
    )


def _aim(row: KeyResult) -> str:
    """ "7 of 12 events"; but 22 hours are not a part of the 12 that are wanted, nor is a no part of a yes."""
    counts_up = row.direction == "increase" and measure_of(row).way.gradual
    return _("of {target}") if counts_up else _("target {target}")


def _week(cycle: Cycle, day: dt.date, locale: str) -> str:
    from okrdesk.okr.days import week_of

    if day < cycle.first_day:
        return _("{day}, before its first day").format(day=format_day(day, locale))
    if day > cycle.last_day:
        return _("{day}, after its last day").format(day=format_day(day, locale))
    week, weeks = week_of(cycle.first_day, cycle.last_day, day)
    return _("{day}, week {week} of {weeks}").format(day=format_day(day, locale), week=week, weeks=weeks)
