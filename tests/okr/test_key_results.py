"""Key results read from a file that other programs may have written."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.okr import cycles, key_results, objectives
from okrdesk.okr.terms import Stage


@pytest.mark.parametrize(
    ("stages", "expected"),
    [
        ([["Draft", "30"], ["Live", "70"]], (Stage("Draft", Decimal(30)), Stage("Live", Decimal(70)))),
        (["flour", "dough"], ()),
        ([["Draft", "thirty"], ["Live", "70"]], (Stage("Live", Decimal(70)),)),
        ([["Draft", "NaN"], ["a", "b", "c"], 7, None, ["Live", 70]], ()),
        ("text", ()),
    ],
)
def test_stages_that_nobody_could_have_typed_are_left_out(stages: Any, expected: tuple[Stage, ...]) -> None:
    document = Document.create(None, "Sheets", "a" * 32)
    cycle = cycles.add(document, "Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))
    objective = objectives.add(document, objectives.Objective("", cycle, "An aim"))
    with document.edit("As another program would"):
        document.add(
            t.KeyResult,
            objective=objective,
            title="A result",
            measure="milestones",
            stages=stages,
            checkpoints=[["5", "0.5"], ["x", "1"]],
            position="V",
        )
    (row,) = key_results.of_objective(document, objective)
    assert row.stages == expected
    assert row.checkpoints == ((Decimal(5), Decimal("0.5")),)
