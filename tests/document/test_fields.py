"""Our fields: what they make of values on the way to the file and back."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from okrdesk.document.fields import DayField, DecimalField, ListField


def test_days_and_decimals_are_text_as_entered() -> None:
    assert DayField().db_value(dt.date(2026, 2, 8)) == "2026-02-08"
    assert DecimalField().db_value(Decimal("1E+3")) == "1000"
    assert DecimalField().db_value(Decimal("0.50")) == "0.50"
    for field in (DayField(), DecimalField()):
        assert field.db_value(None) is None
        assert field.python_value(None) is None


def test_equal_mappings_are_equal_text() -> None:
    field = ListField()
    assert field.db_value({"b": 1, "a": "é"}) == field.db_value({"a": "é", "b": 1}) == '{"a":"é","b":1}'
    assert (field.shape, ListField(default=list).shape) == (dict, list)
