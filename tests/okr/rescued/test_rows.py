"""Neutral rows."""

from __future__ import annotations

from decimal import Decimal

from okrdesk.okr.rescued.rows import CheckInRow, Link


def test_a_link_is_called_by_its_title_and_a_value_without_a_day_has_none() -> None:
    assert (Link("7", "Grow").name, Link("7").name) == ("Grow", "7")
    assert CheckInRow(1, "latest", {"value": Decimal(3)}).on is None
