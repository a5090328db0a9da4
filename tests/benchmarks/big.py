"""Large workspaces of one year, made once and kept."""

from __future__ import annotations

import datetime as dt
import hashlib
from contextlib import nullcontext
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from okrdesk.document import checks, files
from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.okr import order

FIRST_DAY, LAST_DAY = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
DAY = dt.date(2026, 12, 28)
_SPAN = dt.timedelta(weeks=51)  # from the first check-in of a key result to its last
_PEOPLE = 40


class Size(NamedTuple):
    """How many objectives, each with five key results, and check-ins of each.

    People make a step for each check-in, so that the journal is as long as it would be; a table that is
    brought in makes one for all key results of a day (`at_once`).
    """

    objectives: int
    check_ins: int
    at_once: bool


LARGE = Size(200, 52, at_once=False)  # 52,000 check-ins
BROUGHT_IN = Size(200, 60, at_once=True)  # 60 steps of 1,000 check-ins
ONE_THOUSAND, FIVE_THOUSAND = Size(200, 12, at_once=True), Size(1_000, 12, at_once=True)  # key results
_KEY_RESULTS = 5


def workspace(folder: Path, size: Size = LARGE) -> Path:
    """The large workspace as a file in `folder`, made there when it is not there yet."""
    # With all that decides what a file holds: one of another way of writing might be refused, in a window
    # that then waits for somebody to read why.
    sources = [Path(__file__), *sorted(Path(checks.__file__).parent.glob("*.py"))]
    recipe = hashlib.sha256(b"".join(source.read_bytes() for source in sources) + repr(size).encode())
    path = folder / f"big-{recipe.hexdigest()[:12]}.okrdesk"
    if not path.exists():
        document = _make(size)
        files.write(path, checks.sealed(document.snapshot()))
        document.close()
    return path


def _make(size: Size) -> Document:
    document = Document.create(None, "Large", "a" * 32, "Ada")
    with document.edit("Set up"):
        cycle = document.add(t.Cycle, name="2026", first_day=FIRST_DAY, last_day=LAST_DAY)
        people = [document.add(t.Person, name=f"Person {n}") for n in range(_PEOPLE)]
        priority = document.add(t.Priority, cycle=cycle, text="Meet in real life", position="V")
    key_results: list[str] = []
    for number, position in enumerate(order.spread(size.objectives)):
        with document.edit("Add an objective"):
            objective = document.add(
                t.Objective,
                cycle=cycle,
                title=f"Make neighbourhood {number + 1} a place where people meet",
                type="outcome",
                priority=priority,
                owner=people[number % _PEOPLE],
                position=position,
            )
            key_results += _key_results(document, objective, people, number)
    for number in range(size.check_ins):
        on = FIRST_DAY + _SPAN * number // (size.check_ins - 1)
        with document.edit("Check in all") if size.at_once else nullcontext():
            for each, key_result in enumerate(key_results):
                with document.edit("Check in"):
                    _check_in(document, key_result, people, each, number, on)
    return document


def _key_results(document: Document, objective: str, people: list[str], number: int) -> list[str]:
    return [
        document.add(
            t.KeyResult,
            objective=objective,
            title=f"Evenings that bring newcomers together, kind {each + 1}",
            unit="evenings",
            baseline=Decimal(0),
            target=Decimal(100 + each * 10),
            source="The calendar, counted on Fridays",
            owner=people[(number + each) % _PEOPLE],
            position=place,
        )
        for each, place in enumerate(order.spread(_KEY_RESULTS))
    ]


def _check_in(
    document: Document, key_result: str, people: list[str], each: int, number: int, on: dt.date
) -> None:
    document.add(
        t.CheckIn,
        key_result=key_result,
        on_day=on,
        entered=document.now,
        value=Decimal(number * (2 + each % 3) // 2),
        confidence=(number + each) % 11,
        note="Two evenings more than last week, and the room was full.",
        person=people[each % _PEOPLE],
    )
