"""A week on four squares: what must be done, how sure we are, what comes in four weeks, what must not suffer.

Each square has one stated rule; figures are those of the outline.
"""

from __future__ import annotations

import datetime as dt

from okrdesk.document.document import Document
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr import check_ins, initiatives, namesakes, schedule
from okrdesk.okr.health import Health, Verdict, health
from okrdesk.okr.measures import measure_of
from okrdesk.okr.outline import KeyResultLine, Outline
from okrdesk.okr.values import show_value, with_unit
from okrdesk.okr.ways import BAND
from okrdesk.okr.workshop import promises

AHEAD = 28  # days that lie ahead
COIN_TOSS = 5  # a confidence below it is talked about
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Task:
    """Something for this week: whether it must be (P1) or should be (P2), who does it, what it moves."""

    must: bool
    what: str
    who: str
    moves: str


@dataclass(frozen=True, slots=True)
class Sureness:
    """A key result with its confidence, and whether that rose (1) or fell (-1) within a week."""

    line: KeyResultLine
    confidence: int | None
    moved: int


@dataclass(frozen=True, slots=True)
class Ahead:
    """What comes on a day, and who has it in hand."""

    on: dt.date
    what: str
    who: str


@dataclass(frozen=True, slots=True)
class Week:
    """All four squares, and the next planned check-in (None where the cycle has none).

    `guards` are what must not suffer meanwhile.
    """

    tasks: tuple[Task, ...]
    sureness: tuple[Sureness, ...]
    ahead: tuple[Ahead, ...]
    guards: tuple[Health, ...]
    next_check_in: dt.date | None


def week_of(document: Document, seen: Outline) -> Week:
    """The week that begins on the day of an outline."""
    names = namesakes.told_apart(document)
    return Week(
        _tasks(document, seen, names),
        _sureness(document, seen),
        _ahead(document, seen, names),
        _guards(document, seen),
        schedule.next_due(seen.cycle, seen.day)[1],
    )


def _tasks(document: Document, seen: Outline, names: dict[str, str]) -> tuple[Task, ...]:
    """Open initiatives due by the end of the week, and next steps where the confidence is low, must be done.

    Next steps of the others, and initiatives that no day is set for, should be.
    """
    planned = initiatives.of_cycle(document, seen.cycle.id)
    end = seen.day + dt.timedelta(days=_WEEK - 1)
    must: list[tuple[dt.date, Task]] = []
    should: list[Task] = []
    for line in seen.key_results:
        owner = "" if line.owner is None else line.owner.name
        for each in planned.get(line.key_result.id, ()):
            who = names.get(each.owner_id or "", owner)
            if each.done_on is None and each.due is not None and each.due <= end:
                must.append((each.due, Task(True, each.title, who, line.number)))
            elif each.done_on is None and each.due is None:
                should.append(Task(False, each.title, who, line.number))
        last = line.latest
        if last is not None and last.next_step.strip():
            is_low = last.confidence is not None and last.confidence < COIN_TOSS
            task = Task(is_low, last.next_step, owner, line.number)
            must.append((last.on, task)) if is_low else should.append(task)
    must.sort(key=lambda pair: pair[0])
    return (*(task for _day, task in must), *should)


def _sureness(document: Document, seen: Outline) -> tuple[Sureness, ...]:
    series = check_ins.of_cycle(document, seen.cycle.id, seen.day)
    before = seen.day - dt.timedelta(days=_WEEK)
    rows = []
    for line in seen.key_results:
        mine = series.get(line.key_result.id, ())
        now, then = (check_ins.confidence_given_last(mine, day) for day in (seen.day, before))
        moved = 0 if now is None or then is None else (now[0] > then[0]) - (now[0] < then[0])
        rows.append(Sureness(line, None if now is None else now[0], moved))
    return tuple(rows)


def _ahead(document: Document, seen: Outline, names: dict[str, str]) -> tuple[Ahead, ...]:
    """Initiatives, promises and key results due after this week and within four, and the cycle's own days."""
    cycle = seen.cycle
    first, last = seen.day + dt.timedelta(days=_WEEK), seen.day + dt.timedelta(days=AHEAD)
    planned = initiatives.of_cycle(document, cycle.id)
    coming = []
    for line in seen.key_results:
        owner = "" if line.owner is None else line.owner.name
        for each in planned.get(line.key_result.id, ()):
            if each.done_on is None and each.due is not None:
                coming.append(Ahead(each.due, each.title, names.get(each.owner_id or "", owner)))
        if line.key_result.due is not None:
            words = _("{number} is due: {title}").format(number=line.number, title=line.key_result.title)
            coming.append(Ahead(line.key_result.due, words, owner))
    for promise in promises.of_cycle(document, cycle.id):
        if promise.is_open and promise.on is not None:
            coming.append(Ahead(promise.on, promise.what, names.get(promise.who_id or "", promise.whom)))
    if cycle.revisit_on is not None:
        coming.append(Ahead(cycle.revisit_on, _("Do the goals still hold? We look at them again."), ""))
    coming.append(Ahead(cycle.last_day, _("The cycle ends: review and what we take from it."), ""))
    return tuple(sorted((e for e in coming if first <= e.on <= last), key=lambda each: each.on))


def _guards(document: Document, seen: Outline) -> tuple[Health, ...]:
    """Key results that must stay within a band, then the health of the cycle."""
    verdicts: dict[str, Verdict] = {"on track": "yes", "achieved": "yes", "off track": "no"}
    guards = []
    for line in seen.key_results:
        if measure_of(line.key_result).way is BAND:
            value = None if line.latest is None else line.latest.value
            shown = with_unit(
                show_value(value, line.key_result, document.locale), line.key_result, document.locale
            )
            reason = _("{number}: {value}").format(number=line.number, value=shown)
            row, verdict = line.key_result, verdicts.get(line.figures.status, "partly")
            guards.append(Health(row.id, row.title, verdict, reason))
    return (*guards, *health(document, seen))
