"""Cells of other tools as values."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from okrdesk.document.refused import Refused
from okrdesk.exchange.rescue import cell_reading
from okrdesk.exchange.rescue.cell_reading import Amount


@pytest.mark.parametrize(
    ("cell", "locale", "value", "unit"),
    [
        ("1,500", "en", "1500", ""),
        ("1.500", "de", "1500", ""),
        ("1.500,25 €", "de", "1500.25", "€"),
        ("30 %", "en", "30", "%"),
        ("'-5", "en", "-5", ""),
        ("−3", "en", "-3", ""),
        ("12 events", "en", "12", "events"),
        ("１２", "en", "12", ""),
    ],
)
def test_numbers_are_read_by_the_locale_of_their_file(cell: str, locale: str, value: str, unit: str) -> None:
    assert cell_reading.amount(cell, locale) == Amount(Decimal(value), unit)


def test_nothing_is_none_and_what_is_no_number_is_refused() -> None:
    assert [cell_reading.amount(cell, "en") for cell in ("", " ", "n/a", "–", "None")] == [None] * 5
    for cell in ("many", "1 to 5", "9" * 99, "=1+1"):
        with pytest.raises(Refused):
            cell_reading.amount(cell, "en")


def test_decimals_tell_the_locale_of_a_file() -> None:
    assert cell_reading.locale_of(["1.200", "4,5"], "en") == "de"
    assert cell_reading.locale_of(["1,200", "4.5"], "de") == "en"
    assert cell_reading.locale_of(["1,200", "12"], "fr") == "fr"


def test_percentages_are_shares_with_the_places_that_they_have() -> None:
    assert cell_reading.share("42.11", "en") == (Decimal("0.4211"), 2)
    assert cell_reading.share("64 %", "en") == (Decimal("0.64"), 0)
    assert [cell_reading.share(cell, "en") for cell in ("", "soon", "9999999999")] == [None] * 3


def test_days_and_periods() -> None:
    assert cell_reading.day("2025-03-10 20:57:08 UTC", "dmy") == dt.date(2025, 3, 10)
    assert cell_reading.day("03/04/2026", "mdy") == dt.date(2026, 3, 4)
    assert [cell_reading.day(cell, "dmy") for cell in ("", "2026-02-31", "soon")] == [None] * 3
    assert cell_reading.period("Q1 2026") == (dt.date(2026, 1, 1), dt.date(2026, 3, 31))
    assert cell_reading.period("some time") is None


def test_names_are_parted_unless_a_comma_is_part_of_one() -> None:
    assert cell_reading.people("User A, User B") == ("User A", "User B")
    assert cell_reading.people("Petersen, J.") == ("Petersen, J.",)
    assert cell_reading.people("Petersen, J.; Ada Muster; ") == ("Petersen, J.", "Ada Muster")
    assert cell_reading.people("") == ()


def test_words_for_kinds_commitment_measure_and_confidence() -> None:
    assert [cell_reading.kind(word) for word in ("Key Result", "ZIEL", "Deliverable", "Poem")] == [
        "key_result", "objective", "other", "",
    ]  # fmt: skip
    assert [cell_reading.commitment(w) for w in ("Committed Goal", "Moonshot", "")] == [
        "committed", "aspirational", "",
    ]  # fmt: skip
    assert [cell_reading.measure(w) for w in ("%", "Boolean", "Währung", "x")] == [
        "percentage", "yes-no", "money", "",
    ]  # fmt: skip
    assert [cell_reading.confidence(c, "en") for c in ("High", "70%", "7", "0.7", "hoch", "11 of 5", "-1",
    "")] == [
        8, 7, 7, 7, 8, None, None, None,
    ]  # fmt: skip
