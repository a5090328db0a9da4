"""Check-ins: what a key result can stand at, and correcting what was said."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace

import pytest

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import check_ins, closing, cycles, key_results, objectives
from okrdesk.okr.terms import CheckIn, Stage
from tests import changes, factories
from tests.okr.test_edits import DAY, world  # noqa: F401

World = tuple[Document, SimpleNamespace]


@pytest.mark.parametrize("value", ["-1", "2.5", "3"])
def test_a_stage_beyond_the_last_is_refused(world: World, value: str) -> None:  # noqa: F811
    document, ids = world
    stages = (Stage("Draft", Decimal(1)), Stage("Live", Decimal(1)))
    changes.key_result(document, ids.k1, measure="milestones", stages=stages)
    made = [check_ins.record(document, ids.k1, Decimal(done), on=DAY) for done in (0, 1, 2)]
    with pytest.raises(Refused, match="2 stages"):
        check_ins.record(document, ids.k1, Decimal(value), on=DAY)
    with pytest.raises(Refused, match="2 stages"):
        changes.check_in(document, made[-1], value=Decimal(value))
    assert check_ins.read(document, made[-1]).value == 2


@pytest.mark.parametrize(("measure", "value"), [("yes-no", "2"), ("yes-no", "0.5"), ("number", "NaN")])
def test_other_values_that_make_no_sense_are_refused(world: World, measure: str, value: str) -> None:  # noqa: F811
    document, ids = world
    changes.key_result(document, ids.k1, measure=measure)
    with pytest.raises(Refused):
        check_ins.record(document, ids.k1, Decimal(value), on=DAY)


@pytest.mark.parametrize("confidence", [-1, 11])
def test_a_confidence_goes_from_0_to_10(world: World, confidence: int) -> None:  # noqa: F811
    document, ids = world
    with pytest.raises(Refused, match="from 0 to 10"):
        check_ins.record(document, ids.k1, Decimal(1), on=DAY, confidence=confidence)
    with pytest.raises(Refused, match="from 0 to 10"):
        check_ins.record(document, ids.k1, Decimal(1), on=DAY, confidences=(5, confidence))


def test_a_correction_writes_what_was_changed(world: World) -> None:  # noqa: F811
    document, ids = world
    shown = check_ins.read(document, ids.check_in)
    check_ins.correct(document, shown, replace(shown, note="Theirs"))
    check_ins.correct(document, shown, replace(shown, value=Decimal(7), on=DAY))
    now = check_ins.read(document, ids.check_in)
    assert (now.note, now.value, now.on) == ("Theirs", Decimal(7), DAY)


@pytest.mark.parametrize("judgement", ["7", 11, -1, None, True])
def test_judgements_that_nobody_can_have_given_are_refused(world: World, judgement: object) -> None:  # noqa: F811
    document, ids = world
    with pytest.raises(Refused, match="none that a workspace can hold"), document.edit("As a program would"):
        document.set(t.CheckIn, ids.check_in, confidences=[3, judgement, 10])


def test_a_day_on_which_nothing_can_have_been_measured_is_refused() -> None:  # decision 34
    document = factories.workspace()
    row = factories.ids(document, t.KeyResult)[0]
    old = cycles.all_cycles(document)[0]
    today = dt.date(2026, 5, 10)

    def refused(key_result: str, on: dt.date, words: str) -> None:
        with pytest.raises(Refused, match=words):
            check_ins.record(document, key_result, Decimal(1), on=on, today=today)

    refused(row, dt.date(2026, 5, 11), "still to come")
    refused(row, dt.date(2025, 12, 31), "lies before Q1; it takes check-ins from 1 Jan 2026 on")
    changes.key_result(document, row, starts=dt.date(2025, 12, 20))
    made = check_ins.record(document, row, Decimal(1), on=dt.date(2025, 12, 20), today=today)
    refused(row, dt.date(2025, 12, 19), "lies before Q1")
    closing.close(document, old.id, on=dt.date(2026, 3, 31), next_name="2026-Q2")
    objective = objectives.of_cycle(document, cycles.find(document, "2026-Q2").id)[0].id
    carried = key_results.of_objective(document, objective)[0].id
    refused(carried, dt.date(2026, 2, 8), "8 Feb 2026 lies in Q1, which is closed")
    late = check_ins.record(document, carried, Decimal(1), on=dt.date(2026, 4, 1), today=today)
    for wrong in (dt.date(2026, 2, 8), dt.date(2026, 5, 11)):
        known = check_ins.read(document, late)
        with pytest.raises(Refused):
            check_ins.correct(document, known, replace(known, on=wrong), today=today)
    assert check_ins.read(document, made).on == dt.date(2025, 12, 20)
    document.close()


def test_the_confidence_given_last_stands_until_another_is_given() -> None:  # decision 36
    days = [dt.date(2026, 1, day) for day in (5, 12, 19)]
    told = [
        CheckIn(str(on), "k", on, Decimal(1), confidence=sure)
        for on, sure in zip(days, (7, 4, None), strict=True)
    ]
    given = [check_ins.confidence_given_last(told, on) for on in (dt.date(2026, 1, 4), *days)]
    assert given == [None, (7, days[0]), (4, days[1]), (4, days[1])]


@pytest.mark.parametrize("confidence", [0, 10])
def test_the_least_and_the_greatest_confidence_are_taken(world: World, confidence: int) -> None:  # noqa: F811
    document, ids = world
    made = check_ins.record(document, ids.k1, Decimal(1), on=DAY, confidence=confidence)
    assert check_ins.read(document, made).confidence == confidence


@pytest.mark.parametrize(("given", "mean"), [((5, 6), 6), ((5, 5, 6), 5), ((0, 10), 5), ((), 3)])
def test_of_a_group_the_rounded_mean_counts(world: World, given: tuple[int, ...], mean: int) -> None:  # noqa: F811
    document, ids = world
    made = check_ins.record(document, ids.k1, Decimal(1), on=DAY, confidence=3, confidences=given)
    assert check_ins.read(document, made).confidence == mean
    assert check_ins.read(document, made).confidences == given


@pytest.mark.parametrize(("spell", "name"), [("lull", "a lull"), ("conflict", "a conflict"), ("", "")])
def test_what_a_community_went_through_has_a_name(world: World, spell: str, name: str) -> None:  # noqa: F811
    document, ids = world
    made = check_ins.record(document, ids.k1, Decimal(1), on=DAY, spell=spell)
    assert check_ins.spell_name(check_ins.read(document, made).spell) == name
    with pytest.raises(Refused):
        check_ins.record(document, ids.k1, Decimal(1), on=DAY, spell="feud")


def test_of_one_day_the_later_in_the_list_counts() -> None:
    document = factories.workspace()
    row = factories.ids(document, t.KeyResult)[0]
    cycle = cycles.all_cycles(document)[0].id
    days = [dt.date(2026, 1, day) for day in (8, 8, 8, 5)]
    made = [CheckIn("", "", on, Decimal(value)) for value, on in enumerate(days)]
    ids = check_ins.add_all(document, row, made)
    assert [check_ins.read(document, each).value for each in ids] == [0, 1, 2, 3]
    assert check_ins.latest(document, cycle, days[0])[row].value == 2
    assert [each.value for each in check_ins.of_key_result(document, row)] == [3, 0, 1, 2]
    assert [each.value for each in check_ins.of_key_result(document, row, days[3])] == [3]
    assert [each.value for each in check_ins.of_cycle(document, cycle, days[0])[row]] == [3, 0, 1, 2]
    assert check_ins.latest(document, cycle, days[3])[row].value == 3
    assert check_ins.latest(document, cycle, dt.date(2026, 1, 4)) == {}
    assert check_ins.add_all(document, row, []) == ()


def test_what_one_person_checked_in_and_the_confidence_that_stands() -> None:
    document = factories.workspace()
    row = factories.ids(document, t.KeyResult)[0]
    ada, bo = factories.ids(document, t.Person)
    cycle = cycles.all_cycles(document)[0].id
    days = [dt.date(2026, 1, day) for day in (5, 12, 19)]
    for on, sure, who in zip(days, (7, 4, None), (ada, bo, ada), strict=True):
        check_ins.record(document, row, Decimal(on.day), on=on, confidence=sure, person_id=who)
    assert [each.value for each in check_ins.of_person(document, cycle, ada, days[2])] == [5, 19]
    assert [each.value for each in check_ins.of_person(document, cycle, ada, days[1])] == [5]
    latest = check_ins.latest(document, cycle, days[2]).values()
    assert check_ins.confidences_kept(document, latest, days[2]) == {row: (4, days[1])}
    assert check_ins.confidences_kept(document, latest, days[0]) == {row: (7, days[0])}
    assert (
        check_ins.confidences_kept(document, check_ins.latest(document, cycle, days[1]).values(), days[2])
        == {}
    )


def test_what_is_not_counted_has_no_baseline_to_take(world: World) -> None:  # noqa: F811
    document, ids = world
    made = check_ins.record(document, ids.k1, Decimal(7), on=DAY)
    check_ins.take_as_baseline(document, made)
    assert key_results.read(document, ids.k1).baseline == 7
    assert document.undo_label == "Set the baseline"
    changes.key_result(document, ids.k1, measure="yes-no")
    with pytest.raises(Refused, match="no baseline"):
        check_ins.take_as_baseline(document, made)
