"""The tables: which values their columns hold."""

from __future__ import annotations

import pytest

from okrdesk.document import checks, tables
from okrdesk.document.columns import FIELDS
from okrdesk.document.document import Document
from okrdesk.document.fields import MarksField, WholeField
from tests import factories


def test_whole_numbers_know_their_greatest() -> None:
    assert tables.Person.retired.most == 1
    assert tables.Workspace.weekday.most == 6
    assert tables.CheckIn.confidence.most == 10


@pytest.mark.parametrize(("confidence", "fits"), [(0, True), (10, True), (11, False), (-1, False)])
def test_a_file_with_a_number_beyond_its_bounds_is_no_workspace(
    document: Document, confidence: int, fits: bool
) -> None:
    row = factories.check_in(document, 1)
    with document.edit("Correct"):
        document.set(tables.CheckIn, row, confidence=confidence)
    if fits:
        assert checks.check(factories.content(document), "x")
    else:
        with pytest.raises(RuntimeError, match="does not pass"):
            factories.content(document)


def test_how_large_each_number_can_be() -> None:
    bounded = (WholeField, MarksField)
    most = {
        f"{table}.{column}": field.most
        for table, fields in FIELDS.items()
        for column, field in fields.items()
        if isinstance(field, bounded) and field.most != 1
    }
    assert most == {
        "workspace.weekday": 6,  # Monday is 0
        **dict.fromkeys(
            (f"cycle.{mark}" for mark in ("clarity", "motivation", "cohesion", "measurement")), 5
        ),
        "objective.relevant_members": 999_999_999,
        "check_in.confidence": 10,
        "check_in.confidences": 10,
        "workshop.minutes": 1440,  # a day
        "workshop_step.minutes": 1440,
        "workshop_step.spent": 10_000_000,
        **dict.fromkeys(("theme.on_paper", "workshop.expected"), 9999),
        **dict.fromkeys((f"round.{name}" for name in ("dots", "per_item", "people", "cut")), 9999),
    }
