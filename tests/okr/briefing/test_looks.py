"""Look here first, on the page, as the picture has it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from okrdesk.okr.briefing.looks import pace_amount, page_looks
from okrdesk.okr.outline import outline
from okrdesk.okr.terms import KeyResult
from tests.cases import cases
from tests.okr.briefing.made import LAST_PAGE
from tests.okr.followed import Followed
from tests.okr.samples import DAY, written


def test_the_sample_looks_where_the_picture_looks() -> None:
    document, seen = written(DAY)
    then = outline(document, seen.cycle.id, LAST_PAGE)
    before = {line.key_result.id: line.figures.confidence for line in then.key_results}
    looks = page_looks(document, seen, "en_GB", before, {"2.3"})
    told = [(each.number, each.sentence) for each in looks]
    assert told == [
        ("2.3", "Needs 12 messages a week; 3 came. Confidence fell from 4 to 3."),
        ("3.3", "No check-in since the cycle began 38 days ago, so no confidence either."),
        ("2.1", "Needs 4.5 points a week; 2.7 came. Confidence fell from 6 to 5."),
    ]
    # No owner 3, overdue 3, confidence 2, slow 1: nobody owns 2.3, and it is less sure and slow.
    assert [each.severity for each in looks] == [6, 3, 3]


def test_without_a_last_page_no_confidence_fell_and_the_missing_owner_is_named() -> None:
    document, seen = written(DAY)
    first, *_others = page_looks(document, seen, "en_GB", {})
    assert (first.number, first.sentence) == ("2.3", "Nobody owns it. Needs 12 messages a week; 3 came.")


@pytest.mark.parametrize(
    ("value", "measure", "unit", "alone", "with_unit"),
    cases("""
        12.08 | number     | messages | 12    | 12 messages
        9.94  | number     | messages | 9.9   | 9.9 messages
        10    | number     | messages | 10    | 10 messages
        10.4  | number     | messages | 10    | 10 messages
        0.05  | number     |          | 0.1   | 0.1
        9.99  | money      | EUR      | €9.99 | €9.99
        10.4  | money      | EUR      | €10   | €10
        12    | money      | points   | 12    | 12 points
        1.04  | percentage | %        | 1     | 1 point
        1.06  | percentage | %        | 1.1   | 1.1 points
        0.5   | percentage | %        | 0.5   | 0.5 points
        2     | milestones |          | 2     | 2 stages
        4.53  | percentage | %        | 4.5   | 4.5 points
        1     | percentage | %        | 1     | 1 point
        466.7 | money      | EUR      | €467  | €467
        2.5   | money      | EUR      | €2.50 | €2.50
        0.01  | number     |          | 0.01  | 0.01
        1     | milestones |          | 1     | 1 stage
    """),
)
def test_what_a_week_brings(value: str, measure: str, unit: str, alone: str, with_unit: str) -> None:
    row = KeyResult("", "", "", measure=measure, unit=unit)
    amounts = [pace_amount(Fraction(value), row, "en_GB", with_unit=each) for each in (False, True)]
    assert amounts == [alone, with_unit]


DOWN = {"baseline": Decimal(100), "target": Decimal(0), "direction": "decrease"}


@pytest.mark.parametrize(
    ("values", "fields", "sentence"),
    [
        ((10, 10, 10, 10), {}, "Needs 9.5 a week; none came."),  # 90 in the 66 days left
        ((10, 9, 8, 7), {}, "Needs 9.9 a week; it fell by 1."),
        ((1, 2, 3, 4), {}, "Needs 10 a week; 1 came."),
        ((90, 90, 90, 90), DOWN, "Needs 9.5 less a week; none came."),
        ((90, 91, 92, 93), DOWN, "Needs 9.9 less a week; it rose by 1."),
        ((99, 98, 97, 96), DOWN, "Needs 10 less a week; 1 came."),
    ],
)
def test_what_came_is_said_in_its_direction(
    values: tuple[int, ...], fields: dict[str, Decimal], sentence: str
) -> None:
    world = Followed()
    world.add(dict(zip((1, 8, 15, 22), values, strict=True)), **fields)
    looks = page_looks(world.document, world.seen(23), "en_GB", {})
    assert [(each.sentence, each.severity) for each in looks] == [(sentence, 1)]
    world.document.close()


def test_the_gravest_three_come_first_and_of_two_alike_the_one_further_behind() -> None:
    world = Followed()
    world.add({1: 10, 8: 10, 15: 10, 22: 10})
    world.add({1: 9, 8: 8, 15: 7, 22: 6})
    world.add({1: 10, 8: 10, 15: 10, 22: 10})
    world.add({22: 1})  # no pace yet, nothing grave
    world.add()
    looks = page_looks(world.document, world.seen(23), "en_GB", {})
    assert [(each.number, each.severity) for each in looks] == [("1.5", 3), ("1.2", 1), ("1.1", 1)]
    assert looks[0].sentence == "No check-in since the cycle began 23 days ago, so no confidence either."
    world.document.close()


def test_what_is_achieved_is_looked_at_only_where_nobody_owns_it_or_it_is_overdue() -> None:
    world = Followed()
    done = world.add({1: 100, 22: 100}, {1: 9, 22: 2})
    sure = {done: 9}
    assert page_looks(world.document, world.seen(23), "en_GB", sure) == ()
    world.add({1: 100, 22: 100}, {22: 2}, owner_id=None)
    (look,) = page_looks(world.document, world.seen(23), "en_GB", sure)
    assert (look.number, look.sentence, look.severity) == ("1.2", "Nobody owns it.", 3)
    world.document.close()


@pytest.mark.parametrize(("then", "fell"), [(6, True), (5, False), (4, False), (None, False)])
def test_only_less_confidence_than_on_the_last_page_fell(then: int | None, fell: bool) -> None:
    world = Followed()
    row = world.add({1: 5, 8: 15, 15: 25, 22: 35}, {22: 5})
    looks = page_looks(world.document, world.seen(23), "en_GB", {row: then})
    assert [each.sentence for each in looks] == (["Confidence fell from 6 to 5."] if fell else [])
    assert [each.severity for each in looks] == ([2] if fell else [])
    world.document.close()
