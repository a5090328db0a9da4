"""`okrdesk show`: objectives and key results with figures, for people or as JSON."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Collection

from okrdesk.cli import asked, output
from okrdesk.document.document import Document
from okrdesk.i18n import _, format_day, ngettext
from okrdesk.okr import late, mission, outline, values
from okrdesk.okr.measures import measure_of
from okrdesk.okr.moved_targets import moved_targets
from okrdesk.okr.outline import KeyResultLine, Outline
from okrdesk.okr.shown import confidence_words, format_percent
from okrdesk.okr.status import status_name
from okrdesk.okr.terms import Cycle, KeyResult


def show(chosen: argparse.Namespace) -> int:
    """Print the outline of a cycle as of a day."""
    with asked.reading(chosen.file) as document:
        locale = document.locale
        day = asked.day(chosen, locale)
        cycle = asked.cycle(chosen, document, day)
        seen = outline.outline(document, cycle.id, day, chosen.rule)
        if chosen.json:
            from okrdesk.cli.show_json import as_json  # asks for much that people are not shown

            output.say_json(as_json(document, seen))
        else:
            _say(document, seen, locale)
    return 0


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
    moved = {each.key_result_id for each in moved_targets(document, seen.cycle.id)}
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
