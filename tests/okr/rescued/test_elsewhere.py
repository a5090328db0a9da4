"""Our own lines of another cycle, or removed ones, do not come a second time."""

from __future__ import annotations

import datetime as dt

from okrdesk.exchange.rescue import formats
from okrdesk.exchange.rescue.given import Given
from okrdesk.exchange.workspace_csv import to_csv
from okrdesk.okr import cycles, key_results, objectives, outline
from okrdesk.okr.rescued.elsewhere import why_elsewhere
from okrdesk.okr.rescued.planning import plan
from okrdesk.okr.rescued.rows import KeyResultRow, ObjectiveRow
from tests import factories

DAY = dt.date(2026, 2, 8)


def test_a_file_of_another_cycle_doubles_nothing() -> None:
    document = factories.workspace()
    first = cycles.all_cycles(document)[0].id
    later = cycles.add(document, "Q2", dt.date(2026, 4, 1), dt.date(2026, 6, 30))
    content = to_csv(document, outline.outline(document, first, DAY))
    what = plan(document, later, formats.read(Given(content, "q1.csv")), DAY)
    assert what.to_bring == 0
    assert {each.why for each in what.left_out} == {"stands in Q1 here; choose that cycle to change it"}
    document.close()


def test_what_was_removed_does_not_come_again() -> None:
    document = factories.workspace()
    cycle = cycles.all_cycles(document)[0].id
    content = to_csv(document, outline.outline(document, cycle, DAY))
    goal = objectives.of_cycle(document, cycle)[0]
    below = key_results.of_objective(document, goal.id)
    objectives.remove(document, goal.id)
    what = plan(document, cycle, formats.read(Given(content, "q1.csv")), DAY)
    assert what.count("new")["objectives"] == 0
    assert {each.what for each in what.left_out} == {goal.title, *(row.title for row in below)}
    removed = KeyResultRow(1, below[0].id, "x")
    assert why_elsewhere(document, removed, cycle) == "was removed here"
    assert why_elsewhere(document, ObjectiveRow(1, "of another tool", "x"), cycle) == ""
    document.close()
