"""The outline: what it says where weights or stored words give no answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import adopting, blueprints, check_ins, key_results, mission, objectives, outline
from okrdesk.okr.terms import KeyResult
from tests import changes, factories

DAY = dt.date(2026, 2, 8)


@pytest.fixture
def document() -> Document:
    return Document.create(None, "Bakery", factories.ACTOR)


def _objective(document: Document, cycle: str, *weights: int | None) -> None:
    row = objectives.add(document, objectives.Objective("", cycle, "Bake"))
    for weight in weights:
        share = None if weight is None else Decimal(weight)
        key_results.add(
            document,
            KeyResult("", row, "Loaves", baseline=Decimal(0), target=Decimal(9), weight=share),
        )


def _cycle(document: Document) -> str:
    return factories.quarter(document)


def test_locked_weights_above_100_leave_nothing_and_warn(
    document: Document,
) -> None:  # F9, cases at the edges
    cycle = _cycle(document)
    _objective(document, cycle, 90, 30, None)
    _objective(document, cycle, 50, None, None)
    _objective(document, cycle, 0, 0)
    amiss, fine, nothing = outline.outline(document, cycle, DAY).objectives
    assert [k.figures.weight for k in amiss.key_results] == [Decimal("0.75"), Decimal("0.25"), 0]
    assert "120" in amiss.figures.warning
    assert [k.figures.weight * 100 for k in fine.key_results] == [50, 25, 25]
    assert fine.figures.warning == ""
    assert "All weights are 0" in nothing.figures.warning


def test_the_weights_of_objectives_warn_too(document: Document) -> None:
    cycle = _cycle(document)
    for weight in (80, 40, None):
        locked = None if weight is None else Decimal(weight)
        objectives.add(document, objectives.Objective("", cycle, f"Bake {weight}", weight=locked))
    assert "120" in outline.outline(document, cycle, DAY).warning


def test_a_stored_rule_that_nobody_knows_hides_nothing(document: Document) -> None:
    cycle = _cycle(document)
    with document.edit("Another program"):
        document.set(t.Workspace, document.id, rule="moonshine")
    assert outline.outline(document, cycle, DAY).rule.key == "default"
    with pytest.raises(Refused, match="moonshine"):
        outline.outline(document, cycle, DAY, "moonshine")


def test_a_stored_blueprint_that_makes_no_sense_hides_no_other(document: Document) -> None:
    adopting.take_in(document, blueprints.find("event-hub"))
    with document.edit("Another program"):
        document.add(t.OwnBlueprint, title="Odd", content={"title": 5})
    assert [own.key for _id, own in adopting.own_blueprints(document)] == ["event-hub"]


def test_a_priority_that_was_put_off_is_still_served(document: Document) -> None:
    cycle = _cycle(document)
    bread = mission.add_priority(document, cycle, "Bread")
    objectives.add(document, objectives.Objective("", cycle, "Bake", priority_id=bread))
    mission.put_off(document, bread, True)
    assert outline.outline(document, cycle, DAY).objectives[0].priority == "Bread"


Edit = Callable[[Document, str, list[str]], object]
LINES: dict[str, Edit] = {
    "a check-in": lambda d, _c, ids: check_ins.record(d, ids[1], Decimal(3), on=DAY, confidence=4),
    "the title of a key result": lambda d, _c, ids: changes.key_result(d, ids[1], title="Rolls"),
    "the weight of a key result": lambda d, _c, ids: changes.key_result(d, ids[1], weight=Decimal(20)),
    "a key result more": lambda d, _c, ids: _add_to(d, ids[0]),
    "a key result less": lambda d, _c, ids: key_results.remove(d, ids[1]),
    "another order of key results": lambda d, _c, ids: key_results.move(d, ids[2], ids[0], 0),
    "a key result in another objective": lambda d, _c, ids: key_results.move(d, ids[2], ids[3], 0),
    "the title of an objective": lambda d, _c, ids: changes.objective(d, ids[0], title="Bake on"),
    "a locked weight": lambda d, _c, ids: changes.objective(d, ids[0], weight=Decimal(80)),
    "another order": lambda d, _c, ids: objectives.move(d, ids[3], 0),
    "an objective more": lambda d, c, _ids: objectives.add(d, objectives.Objective("", c, "Sell")),
    "an objective less": lambda d, _c, ids: objectives.remove(d, ids[0]),
}


def _add_to(document: Document, objective: str) -> None:
    row = KeyResult("", objective, "Cakes", baseline=Decimal(0), target=Decimal(9))
    with document.edit("Add"):
        check_ins.record(document, key_results.add(document, row), Decimal(3), on=DAY)


@pytest.mark.parametrize("name", LINES)
def test_a_line_that_is_renewed_is_as_it_is_read_anew_and_the_rest_the_same(
    document: Document, name: str
) -> None:
    cycle = _cycle(document)
    for weights in ((30, None), (None, None), (50, 50)):
        _objective(document, cycle, *weights)
    before = outline.outline(document, cycle, DAY)
    check_ins.record(document, before.key_results[0].key_result.id, Decimal(2), on=DAY, confidence=6)
    before = outline.outline(document, cycle, DAY)
    first, second, third = before.objectives
    ids = [first.objective.id, *(line.key_result.id for line in first.key_results), second.objective.id]
    LINES[name](document, cycle, ids)
    touched = document.touched
    assert touched is not None
    renewed = outline.renewed(document, before, touched)
    assert renewed == outline.outline(document, cycle, DAY)
    if name in ("a check-in", "the title of a key result", "the title of an objective"):
        assert renewed.objectives[2] is third
        assert renewed.objectives[1] is second
        assert renewed.objectives[0].key_results[1] is first.key_results[1]


def test_what_an_edit_touches_besides_lines_is_read_anew_or_passed_over(document: Document) -> None:
    cycle = _cycle(document)
    _objective(document, cycle, None)
    before = outline.outline(document, cycle, DAY)
    assert outline.renewed(document, before, []) is before
    assert outline.renewed(document, before, [("idea", "x"), ("round", "y")]) is before
    assert outline.renewed(document, before, [("idea", "x"), ("person", "y")]) is None
    assert outline.renewed(document, before, [("key_result", "x"), ("cycle", "y")]) is None


def test_an_owner_and_a_priority_come_with_the_line_that_is_renewed(document: Document) -> None:
    cycle = _cycle(document)
    _objective(document, cycle, None)
    before = outline.outline(document, cycle, DAY)
    bread = mission.add_priority(document, cycle, "Bread")
    row = before.objectives[0].objective.id
    changes.objective(document, row, priority_id=bread)
    renewed = outline.renewed(document, before, document.touched or ())
    assert renewed is not None
    assert renewed.objectives[0].priority == "Bread"


def test_a_line_is_found_by_its_number_or_id(document: Document) -> None:
    cycle = _cycle(document)
    _objective(document, cycle, None, None)
    seen = outline.outline(document, cycle, DAY)
    assert outline.find(seen, " 1.2 ") is seen.key_results[1]
    assert outline.find(seen, seen.key_results[0].key_result.id) is seen.key_results[0]
    with pytest.raises(Refused, match=r"no key result “1.3”"):
        outline.find(seen, "1.3")
    row = seen.objectives[0]
    assert seen.numbered_lines() == (
        (row.objective.id, "1", "Bake"),
        (row.key_results[0].key_result.id, "1.1", "Loaves"),
        (row.key_results[1].key_result.id, "1.2", "Loaves"),
    )
