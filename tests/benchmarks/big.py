"""A large workspace, made once and kept: 200 objectives, 1,000 key results, 52,000 check-ins in one year."""

from __future__ import annotations

import datetime as dt
import hashlib
from decimal import Decimal
from pathlib import Path

from okrdesk.document import checks, files
from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.schemas import SCHEMAS
from okrdesk.okr import order

OBJECTIVES, KEY_RESULTS, WEEKS = 200, 5, 52
FIRST_DAY, LAST_DAY = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
DAY = dt.date(2026, 12, 28)
_PEOPLE = 40


def workspace(folder: Path) -> Path:
    """The large workspace as a file in `folder`, made there when it is not there yet."""
    schema = "".join(SCHEMAS[t.SCHEMA_NUMBER]).encode()
    recipe = hashlib.sha256(Path(__file__).read_bytes() + schema).hexdigest()[:12]
    path = folder / f"big-{recipe}.okrdesk"
    if not path.exists():
        document = _make()
        files.write(path, checks.sealed(document.snapshot()))
        document.close()
    return path


def _make() -> Document:
    document = Document.create(None, "Large", "a" * 32, "Ada")
    with document.edit("Set up"):
        cycle = document.add(t.Cycle, name="2026", first_day=FIRST_DAY, last_day=LAST_DAY)
        people = [document.add(t.Person, name=f"Person {n}") for n in range(_PEOPLE)]
        priority = document.add(t.Priority, cycle=cycle, text="Meet in real life", position="V")
    key_results: list[str] = []
    for number, position in enumerate(order.spread(OBJECTIVES)):
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
    # A step for each check-in, as people make them: the journal is as long as it would be.
    for week in range(WEEKS):
        for number, key_result in enumerate(key_results):
            with document.edit("Check in"):
                document.add(
                    t.CheckIn,
                    key_result=key_result,
                    on_day=FIRST_DAY + dt.timedelta(days=7 * week),
                    entered=document.now,
                    value=Decimal(week * (2 + number % 3) // 2),
                    confidence=(week + number) % 11,
                    note="Two evenings more than last week, and the room was full.",
                    person=people[number % _PEOPLE],
                )
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
        for each, place in enumerate(order.spread(KEY_RESULTS))
    ]
