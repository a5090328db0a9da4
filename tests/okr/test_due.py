"""What waits for a check-in."""

from __future__ import annotations

import datetime as dt

import pytest

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.okr import cycles
from okrdesk.okr.due import due_list
from okrdesk.okr.outline import outline
from tests import factories


@pytest.fixture
def document() -> Document:
    return factories.workspace()


def test_the_due_list_follows_the_outline(document: Document) -> None:  # decision 30
    factories.check_in(document, 6)  # 7 January: the check-in of the first week
    cycle = cycles.all_cycles(document)[0].id
    checked = factories.ids(document, t.KeyResult)[0]
    states = {}
    for number in (7, 8, 9, 11, 12, 15, 18, 19):
        seen = outline(document, cycle, dt.date(2026, 1, number))
        found = due_list(seen)
        assert tuple(each.line for each in found) == seen.key_results
        found = sorted(found, key=lambda each: each.line.key_result.id != checked)
        states[number] = [(each.state, each.days_late) for each in found]
    assert states == {
        7: [("done", 0), ("done", 0), ("done", 0)],
        8: [("done", 0), ("due", 0), ("due", 0)],
        9: [("done", 0), ("due", 1), ("due", 1)],
        11: [("done", 0), ("due", 3), ("due", 3)],
        12: [("done", 0), ("overdue", 4), ("overdue", 4)],
        15: [("due", 0), ("overdue", 7), ("overdue", 7)],
        18: [("due", 3), ("overdue", 10), ("overdue", 10)],
        19: [("overdue", 4), ("overdue", 11), ("overdue", 11)],
    }
    found = due_list(outline(document, cycle, dt.date(2026, 1, 8)))
    first = next(each for each in found if each.line.key_result.id == checked)
    assert (first.last_check_in, first.next_check_in) == (dt.date(2026, 1, 7), dt.date(2026, 1, 15))
    document.close()


def test_nothing_waits_in_a_closed_cycle(document: Document) -> None:
    cycle = cycles.all_cycles(document)[0].id
    with document.edit("Close"):
        document.set(t.Cycle, cycle, closed=1)
    found = due_list(outline(document, cycle, dt.date(2026, 3, 1)))
    assert {(each.state, each.next_check_in, each.days_late) for each in found} == {("done", None, 0)}
    document.close()
