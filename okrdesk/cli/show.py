"""`okrdesk show`: objectives and key results with figures, for people or as JSON (decisions 11 to 13)."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from okrdesk.cli import asked, output
from okrdesk.document.document import Document
from okrdesk.i18n import _, format_percent
from okrdesk.okr import check_ins, mission, outline, people, progress, review, schedule, values
from okrdesk.okr.check_ins import CheckIn
from okrdesk.okr.cycles import Cycle
from okrdesk.okr.outline import KeyResultLine, Outline
from okrdesk.okr.review import ObjectiveReview


def show(chosen: argparse.Namespace) -> int:
    """Print the outline of a cycle as of a day."""
    with asked.reading(chosen.file) as document:
        locale = asked.locale_of(document)
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
    series = check_ins.of_cycle(document, seen.cycle.id, seen.day)
    names = {person.id: person.name for person in people.everyone(document)}
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
        "progress": progress.json_fraction(seen.progress),
        "expected": progress.json_fraction(seen.expected),
        "objectives": [
            _objective(each, seen.cycle, series, names)
            for each in review.review_of(document, seen).objectives
        ],
    }


def _objective(
    reviewed: ObjectiveReview,
    cycle: Cycle,
    series: Mapping[str, Sequence[CheckIn]],
    names: Mapping[str, str],
) -> dict[str, Any]:
    line = reviewed.line
    objective, figures = line.objective, line.figures
    return {
        "number": str(line.number),
        "id": objective.id,
        "title": objective.title,
        "commitment": objective.commitment,
        "type": objective.type or None,
        "owner": line.owner.name if line.owner else None,
        "progress": progress.json_fraction(figures.progress),
        "expected": progress.json_fraction(figures.expected),
        "status": figures.status,
        "confidence": _number(figures.confidence),
        "weight": progress.json_fraction(figures.weight * 100),
        "weight_locked": objective.weight is not None,
        "score": {"counted": str(reviewed.counted), "own": _decimal(reviewed.own)},
        "decision": reviewed.decision or None,
        "continues": objective.continues_id,
        "key_results": [
            _key_result(key, cycle, series.get(key.key_result.id, ()), names) for key in line.key_results
        ],
    }


def _key_result(
    line: KeyResultLine, cycle: Cycle, found: Sequence[CheckIn], names: Mapping[str, str]
) -> dict[str, Any]:
    row, figures = line.key_result, line.figures
    trend = progress.forecast(row, found, schedule.due_day(row, cycle))
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
        "raw_progress": progress.json_fraction(figures.raw),
        "progress": None if figures.raw is None else progress.json_fraction(figures.counted),
        "expected": progress.json_fraction(figures.expected),
        "status": figures.status,
        "outdated": figures.outdated,
        "confidence": figures.confidence,
        "forecast": None if trend is None else progress.json_fraction(trend.value),
        "weight": progress.json_fraction(figures.weight * 100),
        "weight_locked": row.weight is not None,
        "due": schedule.due_day(row, cycle).isoformat(),
        "owner": line.owner.name if line.owner else None,
        "helpers": [person.name for person in line.helpers],
        "source": row.source or None,
        "check_ins": [
            {
                "date": each.on.isoformat(),
                "value": _decimal(each.value),
                "confidence": each.confidence,
                "note": each.note,
                "blocker": each.blocker,
                "by": names.get(each.person_id or ""),
            }
            for each in found
        ],
    }


def _decimal(value: Any) -> str | None:
    return None if value is None else format(value, "f")


def _number(value: Fraction | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)


def _say(document: Document, seen: Outline, locale: str) -> None:
    about = mission.read(document)
    output.say(
        " · ".join(output.plain(part) for part in (about.name, seen.cycle.name, _week(seen.cycle, seen.day)))
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
    for line in seen.objectives:
        output.say()
        parts = (
            format_percent(line.figures.progress, locale),
            progress.status_name(line.figures.status),
            output.plain(line.owner.name) if line.owner else output.nobody(),
        )
        output.say(f"{line.number}  {output.plain(line.objective.title)}")
        output.say("   " + " · ".join(parts))
        if line.figures.warning:
            output.say("   " + line.figures.warning)
        output.say_table([_row(key, locale) for key in line.key_results], indent="   ", right=(2, 3, 4))


def _row(line: KeyResultLine, locale: str) -> tuple[str, ...]:
    row, figures = line.key_result, line.figures
    status = progress.status_name(figures.status)
    confidence = figures.confidence
    return (
        line.number,
        output.cut(row.title, 48),
        output.plain(values.show_value(figures.current, row, locale)),
        _("of {target}").format(target=output.plain(values.show_target(row, locale))),
        output.nothing() if figures.raw is None else format_percent(figures.raw, locale),
        status + (_(", outdated") if figures.outdated else ""),
        "" if confidence is None else _("confidence {n}").format(n=confidence),
        output.plain(line.owner.name) if line.owner else output.nobody(),
    )


def _week(cycle: Cycle, day: dt.date) -> str:
    from okrdesk.okr.days import week_of

    if day < cycle.first_day:
        return _("{day}, before its first day").format(day=day.isoformat())
    if day > cycle.last_day:
        return _("{day}, after its last day").format(day=day.isoformat())
    week, weeks = week_of(cycle.first_day, cycle.last_day, day)
    return _("{day}, week {week} of {weeks}").format(day=day.isoformat(), week=week, weeks=weeks)
