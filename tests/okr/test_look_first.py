"""Look here first: each rule at its edges. Source of every case: issue 3, "Progress", and its rules."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from okrdesk.okr import check_ins, cycles, owning
from okrdesk.okr.look_first import MOST, RULES, Look, look_first, rule_words
from okrdesk.okr.terms import Stage
from tests.okr.followed import Followed, day

D = Decimal


def looks(world: Followed, number: int) -> tuple[Look, ...]:
    return look_first(world.document, world.seen(number))


def only(world: Followed, number: int) -> Look:
    (found,) = looks(world, number)
    return found


def test_all_is_well() -> None:
    world = Followed()
    world.add({7: 10, 14: 20}, {7: 6, 14: 6})
    assert looks(world, 14) == ()
    assert look_first(world.document, Followed().seen(14)) == ()


def test_no_owner() -> None:
    world = Followed()
    world.add_objective("Bake", owner_id=None)
    row = world.add({14: 12}, owner_id=None, title="Loaves", unit="loaves")
    world.add({14: 40})
    key_result, objective = looks(world, 14)
    assert (objective.rule, objective.number, objective.item_id) == ("L-NOOWNER", "1", world.objective)
    assert objective.sentence == "Nobody owns it: 26% of the way, 2 key results."
    assert (key_result.number, key_result.item_id, key_result.title) == ("1.1", row, "Loaves")
    assert (key_result.rule, key_result.rules) == ("L-NOOWNER", ("L-NOOWNER",))
    assert key_result.sentence == "12 of 100 loaves, nobody owns it."
    assert {objective.page, key_result.page} == {"owners"}
    owning.assign(world.document, world.objective, world.ada)
    owning.assign(world.document, row, world.ada)
    assert looks(world, 14) == ()


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (10, ""),  # planned on day 7, overdue after three days more (decision 30)
        (11, "No check-in yet after 11 days."),
    ],
)
def test_overdue_before_the_first_check_in(number: int, sentence: str) -> None:
    world = Followed()
    world.add()
    assert "".join(look.sentence for look in looks(world, number)) == sentence


@pytest.mark.parametrize(("number", "days"), [(17, 0), (18, 11)])
def test_overdue(number: int, days: int) -> None:
    world = Followed()
    world.add({7: 20}, {7: 6})
    found = looks(world, number)
    assert bool(found) == bool(days)
    if found:
        assert (found[0].rule, found[0].page) == ("L-OVERDUE", "check-ins")
        assert found[0].sentence == f"20 of 100, no check-in for {days} days."


@pytest.mark.parametrize(
    ("values", "sure", "words"),
    [
        ({14: 30}, {14: 4}, ""),  # on track and neither high nor low
        ({14: 30}, {14: 3}, "30 of 100, on track though confidence is 3."),
        ({14: 2}, {14: 6}, ""),  # at risk, medium
        ({14: 2}, {14: 7}, "2 of 100, behind its pace though confidence is 7."),
        ({14: 100}, {14: 1}, ""),  # achieved
    ],
)
def test_pace_and_confidence_disagree(values: Any, sure: Any, words: str) -> None:  # F12, F15
    world = Followed()
    world.add(values, sure)
    assert "".join(look.sentence for look in looks(world, 14)) == words
    if words:
        assert only(world, 14).rule == "L-DISAGREE"


def test_a_confidence_of_an_earlier_check_in_bears_its_day() -> None:  # decision 36
    world = Followed()
    world.add({12: 20, 14: 30}, {12: 3})
    assert only(world, 14).sentence == "30 of 100, on track though confidence is 3 as of 13 Jan."


@pytest.mark.parametrize(
    ("sure", "words"),
    [
        ({21: 6, 28: 5}, ""),  # by one
        ({21: 7, 28: 5}, "confidence fell from 7 to 5 in 1 week"),
        ({18: 7, 28: 5}, "confidence fell from 7 to 5 in 10 days"),
        ({14: 7, 21: 6, 28: 5}, "confidence fell from 7 to 5 in 2 weeks"),  # within fourteen days
        ({13: 7, 21: 6, 28: 5}, ""),  # fifteen days before
        ({2: 8, 28: 5}, "confidence fell from 8 to 5 in 26 days"),  # the check-in before, however long ago
        ({14: 7, 21: 7, 28: 5}, "confidence fell from 7 to 5 in 1 week"),  # of two alike the later
        ({14: 4, 21: 7, 28: 5}, "confidence fell from 7 to 5 in 1 week"),
        ({14: 9, 21: 5, 28: 6}, "confidence fell from 9 to 6 in 2 weeks"),
        ({28: 5}, ""),  # nothing to compare with
        ({}, ""),
    ],
)
def test_confidence_fell_by_two(sure: dict[int, int], words: str) -> None:
    world = Followed()
    world.add(dict.fromkeys(sorted({28, *sure}), 35), sure)
    found = looks(world, 28)
    assert bool(found) == bool(words)
    if words:
        assert found[0].rule == "L-CONFIDENCE"
        assert words in found[0].sentence


def test_of_one_day_the_later_confidence_counts() -> None:
    world = Followed()
    row = world.add({21: 30, 28: 35}, {21: 6, 28: 9})
    check_ins.record(world.document, row, D(35), on=day(28), confidence=5)  # the 9 was a slip
    assert not looks(world, 28)
    check_ins.record(world.document, row, D(35), on=day(28), confidence=4)
    assert "confidence fell from 6 to 4 in 1 week" in only(world, 28).sentence


def test_a_check_in_without_confidence_says_nothing_about_it() -> None:
    world = Followed()
    world.add({14: 20, 21: 30, 28: 40}, {14: 7, 21: 5})
    assert "fell from 7 to 5" in only(world, 28).sentence


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({7: 10, 14: 22, 21: 28, 28: 30}, "slowing: 12%, 6%, then 2% of the way a week"),
        ({7: 10, 14: 22, 21: 32, 28: 38}, "slowing: 12%, 10%, then 6% of the way a week"),  # exactly half
        ({7: 10, 14: 22, 21: 32, 28: 39}, ""),  # more than half
        ({7: 10, 14: 22, 21: 28, 28: 34}, ""),  # as much as the step before
        ({7: 10, 14: 22, 21: 23, 28: 25}, ""),  # faster again at last
        ({14: 22, 21: 28, 28: 30}, ""),  # two steps
        ({7: 30, 14: 28, 21: 25, 28: 20}, ""),  # it never went forward
        ({7: 10, 14: 34, 28: 46, 29: 47}, ""),  # by the week, not by the step: 24, 6, 7
        ({7: 88, 14: 96, 21: 99, 28: 100}, ""),  # achieved
        ({0: 1, 7: 2, 8: 10, 14: 22, 21: 28, 28: 30}, "then 2%"),  # the last three steps alone
    ],
)
def test_slowing_over_the_last_three(values: dict[int, int], words: str) -> None:
    world = Followed()
    world.add(values)
    found = looks(world, 29)
    assert bool(found) == bool(words)
    if words:
        assert found[0].rules == ("L-SLOWING",)
        assert words in found[0].sentence


def test_of_two_check_ins_on_a_day_the_later_counts() -> None:
    world = Followed()
    row = world.add({7: 10, 14: 22, 21: 27})
    for value in (90, 28):
        from okrdesk.okr import check_ins

        check_ins.record(world.document, row, D(value), on=day(21))
        check_ins.record(world.document, row, D(value - 60 if value == 90 else 30), on=day(28))
    assert "slowing: 12%, 6%, then 2%" in only(world, 28).sentence


def test_steps_downwards_slow_down_alike() -> None:
    world = Followed()
    world.add(
        {7: 188, 14: 164, 21: 152, 28: 148}, baseline=D(200), target=D(0), direction="decrease", unit="hours"
    )
    found = only(world, 28)
    assert found.sentence == "148, target 0 hours, slowing: 12%, 6%, then 2% of the way a week."


def test_stages_and_bands_are_told_in_figures() -> None:
    world = Followed()
    world.add(
        {14: 1}, measure="milestones", owner_id=None, stages=(Stage("A long name", D(50)), Stage("b", D(50)))
    )
    world.add({14: 6}, measure="band", low=D(5), high=D(7), owner_id=None, unit="days")
    assert [look.sentence for look in looks(world, 14)] == [
        "1 of 2 stages, nobody owns it.",
        "6, target 5 to 7 days, nobody owns it.",
    ]


def test_one_sentence_names_all_reasons_and_the_gravest_comes_first() -> None:
    world = Followed("de")
    world.add({7: 8, 14: "12.5"}, {7: 6, 14: 4}, title="third", target=D(40))
    world.add({14: 90}, owner_id=None, title="second")
    world.add({7: 5, 14: 12}, {7: 9, 14: 7}, owner_id=None, title="first", unit="€")
    first, second, third = looks(world, 25)
    assert first.title == "first"
    assert first.rules == ("L-NOOWNER", "L-OVERDUE", "L-CONFIDENCE", "L-DISAGREE")
    assert first.rule == "L-NOOWNER"
    assert first.severity == sum(RULES[rule] for rule in first.rules) == 10
    assert (
        "12 of 100 €, nobody owns it, no check-in for 11 days, confidence fell from 9 to 7 in 1 week"
        in first.sentence
    )
    assert (second.title, second.severity) == ("second", 6)
    assert (third.title, third.severity) == ("third", 5)
    assert third.sentence.startswith("12,5 of 40, ")


def test_five_at_most_and_those_further_behind_first() -> None:
    world = Followed()
    for number in range(8):
        world.add({14: (number * 3) % 8}, owner_id=None, title=f"{number}")
    found = looks(world, 14)
    assert len(found) == MOST == 5
    assert [look.title for look in found] == ["0", "3", "6", "1", "4"]
    assert looks(world, 14) == found


def test_a_closed_cycle_asks_for_nothing() -> None:
    world = Followed()
    world.add(owner_id=None)
    assert looks(world, 40)
    from okrdesk.document import tables as t

    with world.document.edit("Close"):
        world.document.set(t.Cycle, world.cycle, closed=1)
    assert cycles.read(world.document, world.cycle).closed
    assert looks(world, 40) == ()


def test_what_people_typed_stays_short_and_plain() -> None:
    world = Followed()
    world.add({14: 12}, owner_id=None, unit="<b>$x$" * 2000, title="t" * 9000)
    found = only(world, 14)
    assert len(found.sentence) < 100
    assert found.title == "t" * 9000


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_says_what_it_looks_for(rule: str) -> None:
    assert rule_words(rule).endswith(".")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({7: 60, 14: 35}, "went backwards from 60% to 35% of the way in 1 week"),
        ({7: 60, 14: 50, 21: 35}, "went backwards from 60% to 35% of the way in 2 weeks"),  # two check-ins
        ({7: 60, 14: 50, 21: 42, 28: 36}, ""),  # three
        ({7: 60, 14: 36}, ""),  # by less than a quarter
        ({7: -25}, "-25% of the way: behind its baseline"),
    ],
)
def test_it_went_backwards(values: dict[int, int], words: str) -> None:  # decision 32
    world = Followed()
    world.add(values)
    found = [look for look in looks(world, max(values)) if "L-BACKWARDS" in look.rules]
    assert bool(found) == bool(words)
    if found:
        assert words in found[0].sentence
