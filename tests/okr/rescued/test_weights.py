"""Weights: as they are given, all alike where one is missing, or what is left."""

from __future__ import annotations

from decimal import Decimal

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
