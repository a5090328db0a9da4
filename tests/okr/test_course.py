"""The course of a cycle agrees with the outline of each of its days, and reads confidence by week."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from okrdesk.okr import check_ins, course, outline, trails
from okrdesk.okr.measures import raw_progress
from okrdesk.okr.terms import KeyResult, Stage
from tests import changes
from tests.examples import examples
from tests.okr.followed import FIRST, LAST, Followed, day

D = Decimal
_numbers = st.decimals(min_value=-300, max_value=300, places=2) | st.integers(-300, 300).map(D)
_fields: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.fixed_dictionaries({"baseline": _numbers, "target": _numbers}),
    st.fixed_dictionaries({"baseline": st.none(), "target": _numbers}),
    st.just({"measure": "percentage", "baseline": D(100), "target": D(60), "direction": "decrease"}),
    st.just({"checkpoints": ((D(50), D("0.4")), (D(80), D("0.7"))), "baseline": D(0), "target": D(100)}),
    st.just({"measure": "yes-no", "baseline": None, "target": D(1)}),
    st.just({"measure": "milestones", "stages": (Stage("a", D(30)), Stage("b", D(70)))}),
    st.just({"measure": "band", "low": D(5), "high": D(7), "band_rule": "hit-rate"}),
    st.just({"measure": "band", "low": D(5), "high": D(7), "band_rule": "distance"}),
    st.just({"measure": "band", "low": None, "high": None, "band_rule": "hit-rate"}),
)
_values = st.lists(st.tuples(st.integers(-5, 100), _numbers), max_size=6)
_weights = st.none() | st.integers(0, 70).map(D)
_key_results = st.lists(st.tuples(_fields, _values, _weights), max_size=4)


@examples(10, 400)
@given(st.lists(st.tuples(_key_results, _weights), max_size=3), st.integers(-3, 110))
def test_each_day_is_the_outline_of_that_day(made: Any, number: int) -> None:
    """Source: numbers.md, "As of a day", F1 to F9; the outline of each day is the slow reference."""
    world = Followed()
    for rows, weight in made:
        world.add_objective(weight=weight)
        for fields, values, share in rows:
            key_result = world.add(weight=share, starts=day(-5), **fields)
            for at, value in values:
                whole = {"yes-no": D(int(value) % 2), "milestones": D(int(value) % 3)}
                value = whole.get(fields.get("measure", ""), value)
                check_ins.record(world.document, key_result, value, on=day(at))
    seen = world.seen(number)
    ids = [line.key_result.id for line in seen.key_results]
    went = course.course(world.document, seen, ids)
    assert went.days == course.sample_days(seen.cycle, seen.day)
    for place, on in enumerate(went.days):
        then = outline.outline(world.document, world.cycle, on)
        started = any(line.latest for line in then.key_results)
        assert went.whole[place] == (then.progress if started else None)
        for objective in then.objectives:
            begun = any(line.latest for line in objective.key_results)
            expected = objective.figures.progress if begun else None
            assert went.objectives[objective.objective.id][place] == expected
        for line in then.key_results:
            raw = line.figures.raw if line.latest else None
            assert went.key_results[line.key_result.id][place] == raw
    world.document.close()


@given(_numbers, _numbers, st.lists(_numbers.map(lambda n: format(n, "f")) | st.just("1" * 90), max_size=5))
def test_shares_in_whole_numbers_are_exact(start: Decimal, target: Decimal, values: list[str]) -> None:
    row = KeyResult("k", "o", "x", baseline=start, target=target)  # F1
    trail = trails.Trail(("2026-01-01",) * len(values), tuple(values), (None,) * len(values))
    shares, whole = trails.raw_shares(row, trail)
    assert whole > 0
    assert [None if s is None else Fraction(s, whole) for s in shares] == [
        raw_progress(row, D(value)) for value in values
    ]


def test_sample_days() -> None:
    cycle = Followed().seen(0).cycle
    assert course.sample_days(cycle, day(-1)) == ()
    assert course.sample_days(cycle, FIRST) == (FIRST,)
    assert course.sample_days(cycle, day(7)) == (FIRST, day(7))
    assert course.sample_days(cycle, day(9)) == (FIRST, day(7), day(9))
    assert course.sample_days(cycle, day(95))[-3:] == (day(84), LAST, day(95))


def test_nothing_stands_before_the_first_value() -> None:  # F4
    world = Followed()
    first = world.add({10: 50})
    world.add({20: 100})
    went = course.course(world.document, world.seen(21), [first])
    assert went.days == (day(0), day(7), day(14), day(21))
    assert went.key_results == {first: (None, None, Fraction(1, 2), Fraction(1, 2))}
    assert went.whole == (None, None, Fraction(1, 4), Fraction(3, 4))


def test_what_is_read_once_is_read_again_after_an_edit() -> None:
    world = Followed()
    row = world.add({3: 10})
    before = course.course(world.document, world.seen(7)).whole[-1]
    check_ins.record(world.document, row, D(60), on=day(7))
    after = course.course(world.document, world.seen(7)).whole[-1]
    world.document.undo()
    again = course.course(world.document, world.seen(7)).whole[-1]
    assert (before, after, again) == (Fraction(1, 10), Fraction(6, 10), Fraction(1, 10))


def test_a_target_that_moved_later_counts_for_all_days() -> None:  # "targets and weights are today's"
    world = Followed()
    row = world.add({7: 50})
    changes.key_result(world.document, row, target=D(200))
    assert course.course(world.document, world.seen(14)).whole[1:] == (Fraction(1, 4), Fraction(1, 4))


def test_confidence_by_week_is_the_one_entered_last() -> (
    None
):  # decision 21: the week ends on the planned day
    world = Followed()
    values, sure = {-2: 1, 0: 1, 6: 2, 7: 3, 8: 4, 15: 5, 22: 6}, {-2: 9, 0: 5, 6: 6, 7: 7, 8: 4, 22: 8}
    row = world.add(values, sure, starts=day(-2))
    other = world.add()
    found = course.confidence_weeks(world.document, world.seen(28))
    assert found.weeks == (1, 2, 3, 4)
    assert found.rows == {row: (7, 4, None, 8), other: (None,) * 4}
    assert course.confidence_weeks(world.document, world.seen(28), [other]).rows == {other: (None,) * 4}
    assert course.confidence_weeks(world.document, world.seen(7)).weeks == (1,)
    assert course.confidence_weeks(world.document, world.seen(-1)).rows == {row: (), other: ()}
    assert len(course.confidence_weeks(world.document, world.seen(200)).weeks) == 13


def test_after_a_check_in_only_its_trail_is_read_anew() -> None:
    world = Followed()
    world.add_objective()
    ids = [world.add(baseline=D(0), target=D(9)) for _number in range(3)]
    for each in ids:
        check_ins.record(world.document, each, D(3), on=day(2))
    before = trails.trails(world.document, ids, day(9))
    made = check_ins.record(world.document, ids[1], D(5), on=day(3))
    after = trails.trails(world.document, ids, day(9))
    assert after[ids[1]].values == ("3", "5")
    assert after[ids[0]] is before[ids[0]]
    assert after[ids[2]] is before[ids[2]]
    changes.check_in(world.document, made, value=D(6))
    assert trails.trails(world.document, ids, day(9))[ids[1]].values == ("3", "6")
    world.document.undo()
    world.document.undo()  # two steps at once
    assert trails.trails(world.document, ids, day(9)) == before


def test_a_check_in_without_a_confidence_keeps_the_last_one() -> None:  # decision 36
    world = Followed()
    row = world.add({7: 20, 14: 30, 21: 40}, {7: 8})
    other = world.add({7: 20}, {7: 4})
    seen = world.seen(21)
    assert [(k.figures.confidence, k.figures.confidence_on) for k in seen.key_results] == [
        (8, day(7)),
        (4, None),
    ]
    assert course.mean_confidence(seen) == course.confidence_on(world.document, seen, day(21)) == 6
    weeks = course.confidence_weeks(world.document, seen).rows
    assert (weeks[row], weeks[other]) == ((8, None, None), (4, None, None)), "no new point"
