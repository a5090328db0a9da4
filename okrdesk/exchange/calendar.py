"""The days of a cycle as a calendar file (iCalendar, RFC 5545) that any calendar takes in.

Check-ins, what was promised by a day, key results that are due before the others, and the review.

Each planned day is an event of its own, because a rule of repetition cannot say "monthly, on the Friday
before". Whoever takes the file in again gets the same events moved, not doubled: their ids stay.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import unicodedata
from collections.abc import Iterator

from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import clean
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, ngettext
from okrdesk.okr import history, initiatives, key_results, mission, namesakes, objectives
from okrdesk.okr.initiatives import Initiative
from okrdesk.okr.schedule import planned_days
from okrdesk.okr.terms import Cycle, KeyResult
from okrdesk.okr.workshop import promises
from okrdesk.signs import shortened, signs

_FIRST_MOMENT = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
LINE_OCTETS = 75  # RFC 5545, 3.1: longer lines are folded
_MOST_EVENTS = 1000
_MEETING_MINUTES = 15  # as the agenda of a check-in plans
_MOST_LINES = 40
_LONGEST = 100
_TURNS = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F}


@dataclass(frozen=True, slots=True)
class _Event:
    """One day, or a meeting at a time of it; `mark` tells the events of a cycle apart, never changing."""

    mark: str
    day: dt.date
    summary: str
    description: str
    at: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    """A key result as a line of text, with the initiatives that are not done yet."""

    key_result: KeyResult
    words: str
    planned: tuple[Initiative, ...]


def calendar(document: Document, cycle: Cycle, *, stamp: dt.datetime | None = None) -> bytes:
    """The calendar of a cycle: check-ins, due days, promises, its last day, and when to look at it again.

    `stamp` is the moment (UTC) the events are dated with, that of the workspace's latest edit when None: so
    the same content gives the same bytes. In a closed cycle no check-ins are planned any more. Refused for a
    cycle with more check-ins than a calendar can carry.
    """
    events = tuple(_events(document, cycle))
    name = _named(mission.read(document).name)
    first = dt.datetime.combine(cycle.first_day, dt.time(), dt.UTC)
    at = stamp or history.latest_moment(document) or first
    moment, sequence = f"{at:%Y%m%dT%H%M%SZ}".rjust(16, "0"), _sequence(at)
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//OKR Desk//Check-ins//EN"),
        *("CALSCALE:GREGORIAN", "METHOD:PUBLISH", f"X-WR-CALNAME:{escaped(name)}"),
    ]
    for event in events:
        key = f"{document.id} {cycle.id} {event.mark}"
        lines += [
            "BEGIN:VEVENT",
            f"UID:{hashlib.sha256(key.encode()).hexdigest()[:32]}@okrdesk",
            f"DTSTAMP:{moment}",
            f"SEQUENCE:{sequence}",
            *_when(event),
            f"SUMMARY:{escaped(event.summary)}",
            f"DESCRIPTION:{escaped(event.description)}",
            *("TRANSP:TRANSPARENT", "END:VEVENT"),
        ]
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def _when(event: _Event) -> tuple[str, ...]:
    """From when to when. A time of day is that of wherever the reader is: the room has no other."""
    if event.at:
        start = f"DTSTART:{_day(event.day)}T{event.at.replace(':', '')}00"
        return start, f"DURATION:PT{_MEETING_MINUTES}M"
    after = dt.date.fromordinal(min(dt.date.max.toordinal(), event.day.toordinal() + 1))
    return f"DTSTART;VALUE=DATE:{_day(event.day)}", f"DTEND;VALUE=DATE:{_day(after)}"


def _events(document: Document, cycle: Cycle) -> Iterator[_Event]:
    about, title = _named(mission.read(document).name), _in_one_line(cycle.name)
    days = () if cycle.closed else planned_days(cycle)
    if len(days) > _MOST_EVENTS:
        raise Refused(
            _("The cycle {name} has {count} check-ins, too many for a calendar; shorten the cycle.").format(
                name=cycle.name, count=len(days)
            )
        )
    rows = tuple(_rows(document, cycle))
    before = dt.date.min
    for day in days:
        summary = _("{workspace}: check-in").format(workspace=about)
        due = _what_falls_due(rows, cycle, before, day)
        yield _Event(f"check-in {day.isoformat()}", day, summary, due, cycle.cadence.at)
        before = day
    yield from _due_days(rows, cycle)
    yield from _promised(document, cycle)
    review = _("{workspace}: review of {cycle}").format(workspace=about, cycle=title)
    yield _Event(
        "review", cycle.last_day, review, _what_falls_due(rows, cycle, before, cycle.last_day, False)
    )
    if cycle.revisit_on is not None:
        again = _("{workspace}: look at the goals again").format(workspace=about)
        question = _("Do the goals of {cycle} still hold?").format(cycle=title)
        yield _Event("look again", cycle.revisit_on, again, question)


def _due_days(rows: tuple[_Row, ...], cycle: Cycle) -> Iterator[_Event]:
    """Key results that are due before the cycle ends, and planned work with a day."""
    if cycle.closed:
        return
    for row in rows:
        due = row.key_result.due
        if due is not None and due < cycle.last_day:
            yield _Event(f"due {row.key_result.id}", due, _("Due: {what}").format(what=row.words), "")
        for each in row.planned:
            if each.due is not None:
                what = _("Due: {what}").format(what=_in_one_line(each.title))
                yield _Event(f"due {each.id}", each.due, what, row.words)


def _promised(document: Document, cycle: Cycle) -> Iterator[_Event]:
    """What was promised, is to be told or was asked for by a day. What is done says so: it stays in place."""
    names = {row: _in_one_line(name) for row, name in namesakes.told_apart(document).items()}
    for each in promises.of_cycle(document, cycle.id):
        if each.on is None:
            continue
        what, who = _in_one_line(each.what), names.get(each.who_id or "", "")
        said = f"{what} ({who})" if who else what
        if not each.is_open:
            said = f"✓ {said}" if each.done_on else f"✗ {said}"
        about = (each.whom, each.how, each.outcome if each.outcome != promises.DONE else "")
        told = "\n".join(line for text in about if (line := _in_one_line(text)))
        yield _Event(f"promise {each.id}", each.on, said, told)


def _rows(document: Document, cycle: Cycle) -> Iterator[_Row]:
    names = namesakes.told_apart(document)
    grouped = key_results.of_cycle(document, cycle.id)
    planned = initiatives.of_cycle(document, cycle.id)
    for number, objective in enumerate(objectives.of_cycle(document, cycle.id), start=1):
        for position, row in enumerate(grouped.get(objective.id, ()), start=1):
            label = f"{number}.{position} {_in_one_line(row.title)}"
            if row.owner_id in names:
                label += f" ({_in_one_line(names[row.owner_id])})"
            is_open = (each for each in planned.get(row.id, ()) if each.done_on is None)
            yield _Row(row, label, tuple(is_open))


def _what_falls_due(
    rows: tuple[_Row, ...], cycle: Cycle, before: dt.date, day: dt.date, check_in: bool = True
) -> str:
    """The check-ins of a day, and the key results and initiatives that are due after `before` up to it."""
    asked = [row.words for row in rows if check_in and (row.key_result.due or cycle.last_day) >= day]
    due = []
    for row in rows:
        if before < (row.key_result.due or cycle.last_day) <= day:
            due.append(row.words)
        for each in row.planned:
            if each.due is not None and before < each.due <= day:
                due.append(f"{_in_one_line(each.title)} ← {row.words}")
    parts = [(_("Check in:"), asked), (_("Due by now:"), due)]
    return "\n\n".join("\n".join((heading, *_shortened(lines))) for heading, lines in parts if lines)


def _shortened(lines: list[str]) -> list[str]:
    more = len(lines) - _MOST_LINES
    if more <= 0:
        return lines
    return [*lines[:_MOST_LINES], ngettext("and {n} more", "and {n} more", more).format(n=more)]


def _named(name: str) -> str:
    return _in_one_line(name) or "OKR Desk"


def _in_one_line(text: str) -> str:
    """Somebody's text in one line of bearable length, without what a calendar must not hold (3.3.11)."""
    kept = "".join(
        c
        for c in " ".join(clean(text[: 8 * _LONGEST]).split())
        if unicodedata.category(c) != "Cc" and ord(c) not in _TURNS
    )
    return shortened(kept, _LONGEST - 1) if len(kept) > _LONGEST else kept


def _sequence(at: dt.datetime) -> int:
    """A number that grows with every edit: without a higher one some calendars keep what they have."""
    return max(0, min(2**31 - 1, int((at - _FIRST_MOMENT).total_seconds())))


def escaped(text: str) -> str:
    """A text value (RFC 5545, 3.3.11): backslash, semicolon and comma escaped, a new line as \\n."""
    for mark in ("\\", ";", ","):
        text = text.replace(mark, "\\" + mark)
    return text.replace("\n", "\\n")


def folded(line: str) -> bytes:
    """A content line in pieces of at most 75 octets (RFC 5545, 3.1), no sign cut in two that has room."""
    pieces = [b""]
    for part in (p for sign in signs(line) for p in ([sign] if len(sign) < 18 else sign)):
        octets = part.encode("utf-8")
        if len(pieces[-1]) + len(octets) > LINE_OCTETS:
            pieces.append(b" ")
        pieces[-1] += octets
    return b"\r\n".join(pieces) + b"\r\n"


def _day(day: dt.date) -> str:
    return day.isoformat().replace("-", "")
