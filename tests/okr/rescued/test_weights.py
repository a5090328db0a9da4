"""Weights: as they are given, all alike where one is missing, or what is left."""

from __future__ import annotations

from decimal import Decimal

import pytest

from okrdesk.okr.rescued import weights
from okrdesk.okr.rescued.plan import Wishes
from tests import factories
from tests.okr.rescued import made_rows as rows


def shares(*given: str | None, fill: bool = False) -> tuple[list[Decimal | None], Decimal | None]:
    siblings = [rows.key_result(f"k{n}", weight=weight) for n, weight in enumerate(given)]
    resolved = weights.resolved(siblings, fill)
    return [resolved.by_key.get(row.key) for row in siblings], resolved.missing


def test_weights_are_taken_all_or_none() -> None:
    assert shares("48", "27", "25") == ([Decimal(48), Decimal(27), Decimal(25)], None)
    assert shares(None, None) == ([None, None], None)
    assert shares("48", "27", None) == ([None, None, None], Decimal(25))
    assert shares("48", "27", None, fill=True) == ([Decimal(48), Decimal(27), Decimal(25)], Decimal(25))
    assert shares("300", "100") == ([Decimal(75), Decimal(25)], None)
    assert shares("-5", "60") == ([None, None], Decimal(40))
    assert shares("70", "60", None, fill=True) == ([None, None, None], None)


def test_weights_that_were_taken_stay_while_the_file_says_the_same() -> None:
    document = factories.workspace()
    file = rows.reading(
        rows.objective(), *(rows.key_result(f"k{n}", weight=w) for n, w in enumerate(("48", "27", None)))
    )
    assert rows.planned(document, file).missing == {"o1"}
    rows.brought(document, file, Wishes(given=frozenset({"o1"})))
    assert [row.weight for row in rows.below(document)] == [Decimal(48), Decimal(27), Decimal(25)]
    assert rows.planned(document, file).to_bring == 0


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        (("100", "100"), ("100", "100")),
        (("100.5", "100.5"), ("50", "50")),
        (("150", "50"), ("75", "25")),
        (("0", "0"), ("0", "0")),
        (("0", "40"), ("0", "40")),
    ],
)
def test_only_points_above_100_are_made_shares(given: tuple[str, ...], taken: tuple[str, ...]) -> None:
    assert shares(*given) == ([Decimal(each) for each in taken], None)


def test_what_is_left_is_shared_alike_and_nothing_left_is_nothing() -> None:
    assert shares("40", None, None, fill=True) == ([Decimal(40), Decimal(30), Decimal(30)], Decimal(60))
    assert shares("60", "40", None) == ([None] * 3, None)
    assert shares("60", "40", None, fill=True) == ([None] * 3, None)
    assert shares("99.5", None, fill=True) == ([Decimal("99.5"), Decimal("0.5")], Decimal("0.5"))
    assert shares() == ([], None)
    assert shares(None, fill=True) == ([None], None)


def test_where_the_file_has_no_weight_nothing_is_written() -> None:
    row = rows.key_result("k0")
    assert weights.resolved([row], True).of(row) == {}
    assert weights.said_of(row) == ""
    some = [row, rows.key_result("k1", weight="40")]
    assert [weights.resolved(some, False).of(each) for each in some] == [{"weight": None}] * 2
    assert weights.said_of(rows.key_result("k2", weight="-1")) == ""
    assert weights.said_of(rows.key_result("k3", weight="0")) == "0"


@pytest.mark.parametrize(
    ("weight", "text"),
    [("48", "48%"), ("50.0", "50%"), ("14.285714", "14.29%"), ("0.004", "0%"), ("12.5", "12.5%")],
)
def test_a_share_has_two_places_at_most(weight: str, text: str) -> None:
    assert weights.in_words(Decimal(weight), "en") == text
