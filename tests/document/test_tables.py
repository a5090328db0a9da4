"""The fields of our tables: what they make of values, and which values they hold."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from okrdesk.document import checks, tables
from okrdesk.document.document import Document
from tests import factories


def test_days_and_decimals_are_text_as_entered() -> None:
    assert tables.DayField().db_value(dt.date(2026, 2, 8)) == "2026-02-08"
    assert tables.DecimalField().db_value(Decimal("1E+3")) == "1000"
    assert tables.DecimalField().db_value(Decimal("0.50")) == "0.50"
    for field in (tables.DayField(), tables.DecimalField()):
        assert field.db_value(None) is None
        assert field.python_value(None) is None


def test_equal_mappings_are_equal_text() -> None:
    field = tables.ListField()
    assert field.db_value({"b": 1, "a": "é"}) == field.db_value({"a": "é", "b": 1}) == '{"a":"é","b":1}'
    assert (field.shape, tables.ListField(default=list).shape) == (dict, list)


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
