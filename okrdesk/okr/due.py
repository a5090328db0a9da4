"""The key results of an outline that wait for their next check-in, and how late they are (decision 30)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Literal

from okrdesk.frozen import dataclass
from okrdesk.okr.outline import KeyResultLine, Outline
from okrdesk.okr.schedule import Due, due_of
from okrdesk.okr.terms import Cycle

DueState = Literal["done", "due", "overdue"]


@dataclass(frozen=True, slots=True)
class DueLine:
    """A key result and what it waits for.

    `done` waits for nothing by now, `due` since its planned day or up to three days, `overdue` for longer
    (decision 30). `next_check_in` is the planned day that waits or comes
    next, None when none is left. `last_check_in` is the day of the check-in that counts.
    """

    line: KeyResultLine
    state: DueState
    next_check_in: dt.date | None
    days_late: int
    last_check_in: dt.date | None


def due_of_line(line: KeyResultLine, cycle: Cycle, day: dt.date) -> Due:
    """What the key result of a line waits for on a day."""
    return due_of(line.latest, cycle, day, line.key_result.due, line.key_result.starts)


def dues(lines: Iterable[KeyResultLine], cycle: Cycle, day: dt.date) -> Iterator[tuple[KeyResultLine, Due]]:
    """Each line with what its key result waits for on a day, reckoned once for all that are alike."""
    known: dict[tuple[dt.date | None, dt.date | None, dt.date | None], Due] = {}
    for line in lines:
        alike = (line.latest.on if line.latest else None, line.key_result.due, line.key_result.starts)
        if alike not in known:
            known[alike] = due_of_line(line, cycle, day)
        yield line, known[alike]


def due_list(outline: Outline) -> tuple[DueLine, ...]:
    """What each key result of the outline waits for as of its day, in the order of the outline."""
    lines = []
    for line, due in dues(outline.key_results, outline.cycle, outline.day):
        state: DueState = "overdue" if due.is_overdue else "due" if due.state in ("due", "late") else "done"
        last = line.latest.on if line.latest else None
        lines.append(DueLine(line, state, due.next_check_in, due.days_late, last))
    return tuple(lines)


def waiting_lines(lines: Iterable[KeyResultLine], cycle: Cycle, day: dt.date) -> tuple[KeyResultLine, ...]:
    """The key results that wait for a check-in on a day."""
    return tuple(line for line, due in dues(lines, cycle, day) if due.state in ("due", "late"))
