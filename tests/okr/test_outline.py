"""The outline: what it says where weights or stored words give no answer."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import adopting, blueprints, key_results, mission, objectives, outline
from okrdesk.okr.terms import KeyResult
from tests import factories

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
