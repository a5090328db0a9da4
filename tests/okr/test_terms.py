"""The records that figures are computed from know no rule and no document."""

from __future__ import annotations

import ast
import datetime as dt
from decimal import Decimal
from pathlib import Path

from okrdesk.okr import terms


def test_terms_stay_a_leaf() -> None:
    tree = ast.parse(Path(terms.__file__).read_text(encoding="utf-8"))
    known = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name for name in known if name and name.startswith("okrdesk")} == {
        "okrdesk.frozen",
        "okrdesk.okr.cadence",
    }


def test_what_nobody_said_is_open_and_marked_as_nothing() -> None:
    day = dt.date(2026, 1, 1)
    cycle = terms.Cycle("c", "Q1", day, day)
    assert not cycle.closed
    row = terms.KeyResult("k", "o", "Loaves")
    assert (row.output, row.proxy, row.direction, row.measure, row.band_rule) == (
        False, False, "increase", "number", "inside",
    )  # fmt: skip
    assert not any((row.stages, row.checkpoints, row.helper_ids))
    told = terms.CheckIn("i", "k", day, Decimal(1))
    assert (told.confidence, told.confidences, told.spell) == (None, (), "")
