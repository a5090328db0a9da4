"""`okrdesk due` and `calendar`: what waits for a check-in, and the days on which check-ins fall due."""

from __future__ import annotations

import argparse
import datetime as dt
from typing import Any

from okrdesk.cli import asked, output
from okrdesk.cli.exchange import free_for
from okrdesk.document import files
from okrdesk.document.refused import Refused
from okrdesk.i18n import _, format_day, ngettext
from okrdesk.okr import cadence, outline
from okrdesk.okr.due import DueLine, due_list


def due(chosen: argparse.Namespace) -> int:
    """Print each key result of a cycle with the check-in it waits for."""
    with asked.reading(chosen.file) as document:
        locale = document.locale
        day = asked.day(chosen, locale)
        seen = outline.outline(document, asked.cycle(chosen, document, day).id, day)
    lines = due_list(seen)
    if chosen.json:
        output.say_json([_as_json(each) for each in lines])
        return 0
    if seen.cycle.closed:
        sentence = _("The cycle {name} is closed: nothing falls due.")
        output.say(sentence.format(name=output.plain(seen.cycle.name)))
    elif not lines:
        output.say(_("There are no key results in this cycle yet."))
    else:
        waiting = sum(each.state != "done" for each in lines)
        output.say(
            _("{day}: {waiting} of {count} wait for a check-in, {cadence}").format(
                day=format_day(day, locale),
                waiting=waiting,
                count=len(lines),
                cadence=cadence.words(seen.cycle.cadence),
            )
        )
    output.say_table([_row(each, locale) for each in lines])
    return 0


def _as_json(each: DueLine) -> dict[str, Any]:
    return {
        "number": each.line.number,
        "id": each.line.key_result.id,
        "title": each.line.key_result.title,
        "owner": each.line.owner.name if each.line.owner else None,
        "last_check_in": _iso(each.last_check_in),
        "next_check_in": _iso(each.next_check_in),
        "days_late": each.days_late,
        "state": each.state,
    }


def _row(each: DueLine, locale: str) -> tuple[str, ...]:
    states = {"done": _("done"), "due": _("due"), "overdue": _("overdue")}
    late = ngettext("{n} day late", "{n} days late", each.days_late).format(n=each.days_late)
    last, coming = (
        "" if day is None else format_day(day, locale) for day in (each.last_check_in, each.next_check_in)
    )
    return (
        each.line.number,
        output.cut(each.line.key_result.title, 48),
        output.cut(each.line.owner.name, 30) if each.line.owner else output.nobody(),
        states[each.state],
        late if each.days_late else "",
        _("last {day}").format(day=last) if last else _("no check-in yet"),
        _("next {day}").format(day=coming) if coming else "",
    )


def _iso(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def calendar(chosen: argparse.Namespace) -> int:
    """Write the check-in days of a cycle as an .ics file; what stood there is replaced at once."""
    from okrdesk.exchange.calendar import calendar as calendar_of

    if chosen.out.suffix.casefold() != ".ics":
        sentence = _("“{name}” does not end with .ics; choose such a name for the calendar.")
        raise Refused(sentence.format(name=chosen.out.name))
    target = free_for(chosen.out, chosen.file)
    with asked.reading(chosen.file) as document:
        content = calendar_of(document, asked.cycle(chosen, document, asked.today()))
    files.write(target, content)
    output.say(_("Wrote {place}").format(place=output.place(chosen.out)))
    return 0
