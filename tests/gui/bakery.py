"""A bakery with three kinds of measure, for tests of check-ins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtWidgets import QApplication

from okrdesk.document.document import Document
from okrdesk.gui.desk import Desk
from okrdesk.okr import check_ins, key_results, objectives, people
from okrdesk.okr.terms import KeyResult, Stage
from tests import changes, factories

D = Decimal


def bakery(counted: Callable[[str, str], Sequence[KeyResult]]) -> Document:
    """A fresh document with what `counted` gives for (objective, person), the oven and the bread."""
    document = Document.create(None, "Bakery", "a" * 32, "Ada")
    ada, objective = open_bakery(document)
    for key_result in counted(objective, ada):
        key_results.add(document, key_result)
    add_oven_and_bread(document, objective)
    return document


def open_bakery(document: Document) -> tuple[str, str]:
    """(a person, an objective) of a fresh document; what is counted is for the test to add."""
    cycle = factories.quarter(document)
    ada = people.add(document, "Ada")
    people.add(document, "Bo")
    return ada, objectives.add(document, objectives.Objective("", cycle, "Everybody knows our bread"))


def add_oven_and_bread(document: Document, objective: str) -> None:
    """A key result with yes or no, and one with stages."""
    key_results.add(
        document,
        KeyResult("", objective, "The oven is here", measure="yes-no", target=D(1), baseline=D(0)),
    )
    stages = (Stage("flour", D(1)), Stage("dough", D(1)))
    key_results.add(document, KeyResult("", objective, "The new bread", measure="milestones", stages=stages))


def ids(desk: Desk) -> list[str]:
    """The key results of the cycle in their order."""
    return [line.key_result.id for line in desk.outline().key_results]


def make_hostile(desk: Desk, blocker: str = "") -> str:
    """Check the first key result in, all in words that look like markup or turn what follows."""
    nasty = f"<b>bold</b> & $5 to $10 \u202eright 😀 {'x' * 9000}"
    first = ids(desk)[0]
    desk.do(changes.key_result, first, "Change", title=nasty, unit="<i>loaves</i>")
    day = dt.date(2026, 1, 9)
    desk.do(check_ins.record, first, D(30), on=day, note=nasty, blocker=blocker or nasty)
    return nasty


def settle() -> None:
    """Let come what comes with the next turns of the event loop."""
    for _turn in range(3):
        QApplication.processEvents()
