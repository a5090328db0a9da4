"""Closing a cycle, opening the next, reopening: nothing forgotten, nothing doubled, one undo for all."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator
from dataclasses import fields
from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdesk.document import merge
from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import (
    carrying,
    check_ins,
    closing,
    cycles,
    history,
    initiatives,
    key_results,
    late,
    mission,
    objectives,
    people,
    review,
    stories,
    teams,
)
from okrdesk.okr.terms import Cycle, KeyResult, Stage
from tests import changes, factories

D = Decimal
DAY = dt.date(2026, 2, 8)
LAST = dt.date(2026, 3, 31)
NEXT_LAST = dt.date(2026, 6, 30)


@factories.written_once
def _lived() -> tuple[Document, SimpleNamespace]:
    document = factories.workspace()
    (cycle,) = factories.ids(document, t.Cycle)
    ada, bo = factories.ids(document, t.Person)
    o1, o2 = factories.ids(document, t.Objective)
    k1, k2, k3 = factories.ids(document, t.KeyResult)
    objectives.move(document, o1, 0)
    key_results.move(document, k1, o1, 0)
    priority = mission.add_priority(document, cycle, "Bread", "the survey")
    later = mission.add_priority(document, cycle, "Cake")
    mission.put_off(document, later, True)
    changes.objective(
        document,
        o1,
        why="People are hungry",
        commitment="committed",
        type="process",
        priority_id=priority,
        owner_id=ada,
        origin="leadership",
        blueprint="Event Hub",
        links="https://example.org",
        weight=D(70),
        team_id=teams.add(document, "Ovens"),
        effort=D(5),
    )
    objectives.accept(document, o1, DAY)
    changes.key_result(
        document,
        k1,
        unit="loaves",
        direction="increase",
        low=D(1),
        high=D(9),
        band_rule="distance",
        stages=(Stage("Flour", D(1)), Stage("Dough", D(2))),
        checkpoints=((D(50), D("0.4")),),
        commit_zone=D(30),
        target_zone=D(80),
        weight=D(60),
        due=dt.date(2026, 3, 15),
        source="the till",
        owner_id=bo,
        helper_ids=(ada,),
        output=True,
        proxy=True,
        blueprint_target=D(500),
        comparison="90 last year",
        hint="count on Fridays",
        partners="The mill",
    )
    key_results.accept(document, k1, DAY)
    review.score(document, k1, D("0.1"), "It took longer than we thought", day=DAY)
    review.decide(document, o1, "adjust", "Too broad")
    for question in review.QUESTIONS:
        review.answer(document, o1, question, "partly", "A note")
    ids = SimpleNamespace(cycle=cycle, ada=ada, bo=bo, o1=o1, o2=o2, k1=k1, k2=k2, k3=k3, priority=priority)
    return document, ids


@pytest.fixture
def lived() -> Iterator[tuple[Document, SimpleNamespace]]:
    """A quarter with every field of an objective and of a key result filled."""
    document, ids = _lived()
    yield document, ids
    document.close()


def close(document: Document, cycle: str, name: str = "2026-Q2", **more: object) -> str:
    return closing.close(document, cycle, on=LAST, next_name=name, **more)  # type: ignore[arg-type]


Lived = tuple[Document, SimpleNamespace]

# What the next cycle does not take from an objective or key result as it stands: new there, or left behind.
_ANEW = {"id", "cycle_id", "objective_id", "priority_id", "continues_id", "position", "due", "accepted_on"}
_LEFT = {"accepted_on", "own_score", "score_reason"}


def test_a_phased_target_goes_on_from_its_new_baseline(lived: Lived) -> None:
    # F7: through (50, 40 %) and (80, 70 %), at 65: 55 % is behind, so 80 is a third of the rest.
    document, ids = lived
    changes.key_result(
        document, ids.k1, baseline=D(0), target=D(100), checkpoints=((D(50), D("0.4")), (D(80), D("0.7")))
    )
    check_ins.record(document, ids.k1, D(65), on=LAST)
    close(document, ids.cycle, baselines=True)
    carried = next(
        row
        for cycle in cycles.all_cycles(document)
        for rows in key_results.of_cycle(document, cycle.id).values()
        for row in rows
        if row.continues_id == ids.k1
    )
    assert carried.baseline == D(65)
    assert carried.checkpoints == ((D(80), D("0.3333")),)


def test_nothing_of_an_objective_is_forgotten(lived: Lived) -> None:
    document, ids = lived
    before = objectives.read(document, ids.o1)
    unset = objectives.Objective("", "", "")
    plain = {f.name for f in fields(before) if getattr(before, f.name) == getattr(unset, f.name)}
    assert plain <= {"continues_id"}, "fill this field in the fixture, so that this test can see it"
    next_id = close(document, ids.cycle)
    after = objectives.of_cycle(document, next_id)[0]
    for field in fields(before):
        if field.name not in _ANEW:
            assert getattr(after, field.name) == getattr(before, field.name), field.name
    assert after.continues_id == before.id
    assert after.accepted_on is None, "a new cycle asks again"
    assert [p.text for p in mission.priorities(document, next_id)] == ["Bread"]
    assert [p.text for p in mission.not_now(document, next_id)] == ["Cake"]
    assert after.priority_id == mission.priorities(document, next_id)[0].id
    assert mission.priorities(document, next_id)[0].origin == "the survey"


def test_nothing_of_a_key_result_is_forgotten(lived: Lived) -> None:
    document, ids = lived
    before = key_results.read(document, ids.k1)
    unset = KeyResult("", "", "")
    plain = {f.name for f in fields(before) if getattr(before, f.name) == getattr(unset, f.name)}
    assert plain <= {"continues_id", "measure", "direction", "starts"}
    next_id = close(document, ids.cycle)
    o1 = objectives.of_cycle(document, next_id)[0]
    after = key_results.of_objective(document, o1.id)[0]
    for field in fields(before):
        if field.name not in _ANEW | _LEFT:
            assert getattr(after, field.name) == getattr(before, field.name), field.name
    assert after.continues_id == before.id
    assert (after.accepted_on, after.own_score, after.score_reason) == (None, None, "")
    assert after.due == dt.date(2026, 6, 14), "16 days before the end, as before"
    assert check_ins.of_key_result(document, after.id) == ()


@pytest.mark.parametrize("table", carrying.LEFT_BEHIND, ids=lambda table: table.__name__)
def test_every_column_is_carried_set_anew_or_left_behind_on_purpose(table: type[t.Table]) -> None:
    columns = {field.name for field in table._meta.sorted_fields}
    left, anew = carrying.LEFT_BEHIND[table], carrying.SET_ANEW[table]
    assert left | anew <= columns, "it names a column that is gone"
    assert not left & anew


def test_what_the_review_said_stays_with_its_cycle(lived: Lived) -> None:
    document, ids = lived
    next_id = close(document, ids.cycle)
    row = document.rows(t.Objective.select().where(t.Objective.cycle == next_id))[0]
    for column in carrying.LEFT_BEHIND[t.Objective] - {"id", "deleted"}:
        assert getattr(row, column) in ("", None), column
        old = document.rows(t.Objective.select().where(t.Objective.id == ids.o1))[0]
        assert getattr(old, column) not in ("", None), column


def test_a_due_date_beyond_the_cycle_is_a_promise_and_stays(lived: Lived) -> None:
    document, ids = lived
    changes.key_result(document, ids.k2, due=dt.date(2026, 5, 5))
    next_id = close(document, ids.cycle)
    rows = key_results.of_cycle(document, next_id)[objectives.of_cycle(document, next_id)[0].id]
    assert rows[1].due == dt.date(2026, 5, 5)
    assert key_results.of_objective(document, objectives.of_cycle(document, next_id)[1].id)[0].due is None


def test_a_short_next_cycle_holds_every_due_date(lived: Lived) -> None:
    document, ids = lived
    next_id = close(
        document, ids.cycle, "Sprint", first_day=dt.date(2026, 4, 1), last_day=dt.date(2026, 4, 7)
    )
    o1 = objectives.of_cycle(document, next_id)[0]
    assert key_results.of_objective(document, o1.id)[0].due == dt.date(2026, 4, 1)


def test_open_initiatives_come_along_and_done_ones_stay(lived: Lived) -> None:
    document, ids = lived
    initiatives.add(
        document, ids.k1, "Buy an oven", owner_id=ids.bo, due=dt.date(2026, 3, 20), blocker="Too hot"
    )
    done = initiatives.add(document, ids.k1, "Buy flour")
    initiatives.finish(document, done, DAY)
    next_id = close(document, ids.cycle)
    (found,) = initiatives.of_cycle(document, next_id).values()
    assert [(i.title, i.owner_id, i.due, i.blocker) for i in found] == [
        ("Buy an oven", ids.bo, dt.date(2026, 6, 19), "Too hot")
    ]
    assert len(initiatives.of_key_result(document, ids.k1)) == 2, "the closed cycle keeps its own"


def test_who_retired_takes_on_nothing_new(lived: Lived) -> None:
    document, ids = lived
    people.retire(document, ids.ada, True)
    next_id = close(document, ids.cycle)
    after = objectives.of_cycle(document, next_id)[0]
    assert after.owner_id is None
    row = key_results.of_objective(document, after.id)[0]
    assert (row.owner_id, row.helper_ids) == (ids.bo, ())
    assert objectives.read(document, ids.o1).owner_id == ids.ada, "what they owned stays theirs"


def test_lessons_come_along_once(lived: Lived) -> None:
    document, ids = lived
    stories.add(document, stories.Story("", ids.cycle, "success", "Sold out", on=DAY))
    stories.add(
        document,
        stories.Story("", ids.cycle, "lesson", "Ask first", on=DAY, try_next="Ask", objective_id=ids.o1),
    )
    q2 = close(document, ids.cycle)
    (carried,) = stories.of_cycle(document, q2)
    assert (carried.text, carried.try_next, carried.on) == ("Ask first", "Ask", DAY)
    assert carried.objective_id == objectives.of_cycle(document, q2)[0].id
    q3 = closing.close(document, q2, on=NEXT_LAST, next_name="2026-Q3")
    assert stories.of_cycle(document, q3) == (), "it had its cycle"


def test_a_lesson_noted_when_the_next_cycle_has_begun_comes_along_once_too(lived: Lived) -> None:
    document, ids = lived
    april = LAST + dt.timedelta(days=5)
    stories.add(document, stories.Story("", ids.cycle, "lesson", "Ask first", on=april))
    q2 = closing.close(document, ids.cycle, on=april, next_name="2026-Q2")
    stories.add(document, stories.Story("", q2, "lesson", "Ask twice", on=NEXT_LAST))
    q3 = closing.close(document, q2, on=NEXT_LAST, next_name="2026-Q3")
    assert [s.text for s in stories.of_cycle(document, q2)] == ["Ask first", "Ask twice"]
    assert [s.text for s in stories.of_cycle(document, q3)] == ["Ask twice"]


# Baselines


@pytest.mark.parametrize(
    ("measure", "value", "baseline"),
    [
        *(("number", 40, 40), ("percentage", 40, 40), ("money", 40, 40), ("average", 40, 40)),
        *(("yes-no", 1, 0), ("milestones", 1, 0), ("band", 40, 0)),
    ],
)
def test_last_values_become_the_baselines_of_what_is_counted(
    lived: Lived, measure: str, value: int, baseline: int
) -> None:
    document, ids = lived
    changes.key_result(
        document, ids.k3, measure=measure, stages=(Stage("Dough", D(1)),), low=D(1), high=D(50)
    )
    check_ins.record(document, ids.k3, D(0), on=DAY)
    check_ins.record(document, ids.k3, D(value), on=LAST)
    if measure not in ("yes-no", "milestones"):
        check_ins.record(document, ids.k3, D(77), on=LAST + dt.timedelta(days=1))
    next_id = close(document, ids.cycle, baselines=True)
    grouped = key_results.of_cycle(document, next_id)
    o1, o2 = objectives.of_cycle(document, next_id)
    assert grouped[o2.id][0].baseline == D(baseline), "the value on the day of closing"
    assert grouped[o1.id][1].baseline == D(0), "without a check-in it stays"
    assert key_results.read(document, ids.k3).baseline == D(0), "the closed cycle keeps its own"


def test_baselines_stay_unless_wanted(lived: Lived) -> None:
    document, ids = lived
    check_ins.record(document, ids.k3, D(40), on=DAY)
    next_id = close(document, ids.cycle)
    assert all(k.baseline == D(0) for rows in key_results.of_cycle(document, next_id).values() for k in rows)


# Which objectives, and which cycle


def test_the_review_says_what_is_kept_unless_somebody_does(lived: Lived) -> None:  # decision 24
    document, ids = lived
    assert closing.kept(document, ids.cycle) == (ids.o1, ids.o2), "undecided ones are kept"
    review.decide(document, ids.o1, "retire", "Done")
    assert closing.kept(document, ids.cycle) == (ids.o2,)
    for decision in ("keep", "adjust", "split"):
        review.decide(document, ids.o2, decision, "Because")
        assert closing.kept(document, ids.cycle) == (ids.o2,)
    q2 = close(document, ids.cycle)
    assert [o.continues_id for o in objectives.of_cycle(document, q2)] == [ids.o2]
    document.undo()
    q2 = close(document, ids.cycle, keep=[ids.o1])
    assert [o.continues_id for o in objectives.of_cycle(document, q2)] == [ids.o1]
    document.undo()
    assert objectives.of_cycle(document, close(document, ids.cycle, keep=[])) == ()


def test_a_draft_is_filled_and_nothing_is_doubled(lived: Lived) -> None:  # decision 24
    document, ids = lived
    draft = cycles.add(document, "2026 Q2", dt.date(2026, 4, 6), dt.date(2026, 6, 28))
    own = objectives.add(document, objectives.Objective("", draft, "Already here"))
    mission.add_priority(document, draft, "bread ")
    assert close(document, ids.cycle) == draft
    found = objectives.of_cycle(document, draft)
    assert [o.id == own for o in found] == [True, False, False], "what was drafted stays first"
    assert cycles.read(document, draft).first_day == dt.date(2026, 4, 6)
    assert [p.text for p in mission.priorities(document, draft)] == ["bread "]
    closing.reopen(document, ids.cycle)
    changes.objective(document, found[1].id, title="Reworded meanwhile")
    assert close(document, ids.cycle) == draft
    assert [o.title for o in objectives.of_cycle(document, draft)] == [
        *("Already here", "Reworded meanwhile", "Objective 1")
    ]


def test_the_days_of_the_next_cycle(lived: Lived) -> None:
    document, ids = lived
    days = {
        "2026-Q2": (dt.date(2026, 4, 1), NEXT_LAST),
        "2026-Q4": (dt.date(2026, 10, 1), dt.date(2026, 12, 31)),
        "Spring": (dt.date(2026, 4, 1), NEXT_LAST),
    }
    for name, expected in days.items():
        found = cycles.read(document, close(document, ids.cycle, name))
        assert (found.first_day, found.last_day) == expected
        document.undo()
    own = close(document, ids.cycle, "Autumn", first_day=dt.date(2026, 9, 1), last_day=dt.date(2026, 9, 30))
    assert cycles.read(document, own).last_day == dt.date(2026, 9, 30)
    document.undo()
    later = close(document, ids.cycle, "Autumn", first_day=dt.date(2026, 9, 1))
    assert cycles.read(document, later).last_day == dt.date(2026, 11, 29), "as long as this one"


def test_the_suggestion_is_spelled_like_the_cycle() -> None:
    def suggested(name: str, first: dt.date = factories.FIRST_DAY, last: dt.date = LAST) -> str:
        return closing.next_of(Cycle("", name, first, last))[0]

    assert suggested("2026-Q1") == "2026-Q2"
    assert suggested("2026 · Q1") == "2026 · Q2"
    assert suggested("2025 Q4", dt.date(2025, 10, 1), dt.date(2025, 12, 31)) == "2026 Q1"
    assert suggested("Winter") == "2026-Q2"
    assert closing.next_of(Cycle("", "x", DAY, DAY))[1:] == (dt.date(2026, 2, 9),) * 2


def test_what_cannot_be_closed_is_refused_and_changes_nothing(lived: Lived) -> None:
    document, ids = lived
    before = factories.dump(document)
    for name, more in {
        "Q1": {},
        " ": {},
        "2025-Q4": {},
        "2026-Q2": {"keep": ["f" * 32]},
        "Spring": {"first_day": NEXT_LAST, "last_day": LAST},
    }.items():
        with pytest.raises(Refused):
            close(document, ids.cycle, name, **more)
    assert factories.dump(document) == before
    close(document, ids.cycle)
    with pytest.raises(Refused, match="closed already"):
        close(document, ids.cycle, "2026-Q3")
    with pytest.raises(Refused, match="is open"):
        closing.reopen(document, cycles.find(document, "2026-Q2").id)


def test_the_next_cycle_is_the_current_one_at_once(lived: Lived) -> None:
    document, ids = lived
    next_id = close(document, ids.cycle)
    for day in (DAY, LAST, dt.date(2026, 4, 2)):
        assert cycles.current(document, day).id == next_id
    closing.reopen(document, ids.cycle)
    assert cycles.current(document, DAY).id == ids.cycle


def test_what_was_left_open_before_is_not_the_current_one_again() -> None:  # issue 3: the next one is
    document = Document.create(None, "Bakery", factories.ACTOR)
    forgotten = cycles.add(document, "2025-Q4", dt.date(2025, 10, 1), dt.date(2025, 12, 31))
    q1 = cycles.add(document, "2026-Q1", dt.date(2026, 1, 1), LAST)
    q2 = close(document, q1)
    for day, expected in ((DAY, q2), (LAST, q2), (NEXT_LAST, q2), (dt.date(2026, 8, 1), q2)):
        assert cycles.current(document, day).id == expected
    assert cycles.current(document, dt.date(2025, 11, 1)).id == forgotten, "a day of its own"
    closing.close(document, q2, on=NEXT_LAST, next_name="2026-Q1b", keep=[])
    last = cycles.find(document, "2026-Q1b").id
    with document.edit("Remove the last one"):
        document.remove(t.Cycle, last)
    assert cycles.current(document, NEXT_LAST).id == forgotten, "no other one is open"
    document.close()


def test_no_two_cycles_get_one_name() -> None:
    ours, theirs, cycle = _copies()
    q2 = close(ours, cycle)
    with pytest.raises(Refused, match="“q1” already"):
        changes.cycle(ours, q2, "q1", LAST, NEXT_LAST)
    close(theirs, cycle)
    _merge(ours, theirs)
    changes.cycle(ours, q2, "2026 Q2", LAST, NEXT_LAST)
    assert cycles.read(ours, q2).first_day == LAST, "two that are alike already can be moved and told apart"
    changes.cycle(ours, q2, "Spring", LAST, NEXT_LAST)
    ours.close()
    theirs.close()


def test_closing_names_a_version_and_words_the_history(lived: Lived) -> None:
    document, ids = lived
    close(document, ids.cycle)
    cycle = cycles.read(document, ids.cycle)
    assert (cycle.closed, cycle.closed_on) == (True, LAST)
    (version,) = history.versions(document)
    assert (version.id, version.name) == (cycle.closing_id, "Q1 closed")
    (step,) = history.steps(document, 1)
    assert step.label == "Close Q1"
    assert step.sentence == "Q1: closed, carried on: 2 priorities, 2 objectives, 3 key results"
    closing.reopen(document, ids.cycle)
    (step,) = history.steps(document, 1)
    assert (step.label, step.sentence) == ("Reopen Q1", "Q1: open again")
    cycle = cycles.read(document, ids.cycle)
    assert (cycle.closed, cycle.closed_on, cycle.closing_id) == (False, None, None)


# Undo, merging, lineage


@given(
    decisions=st.lists(st.sampled_from(("", *review.DECISIONS)), min_size=3, max_size=3),
    baselines=st.booleans(),
    ahead=st.integers(1, 400),
    rounds=st.integers(1, 2),
)
def test_closing_undone_leaves_what_was_there(
    decisions: list[str], baselines: bool, ahead: int, rounds: int
) -> None:
    document = factories.sample_of(DAY)
    cycle = cycles.all_cycles(document)[0].id
    for objective, decision in zip(objectives.of_cycle(document, cycle), decisions, strict=True):
        review.decide(document, objective.id, decision, "because")
    dumps = []
    for _round in range(rounds):
        dumps.append(factories.dump(document))
        last = cycles.read(document, cycle).last_day + dt.timedelta(days=ahead)
        cycle = closing.close(
            document, cycle, on=DAY, next_name=f"After {_round}", last_day=last, baselines=baselines
        )
    for before in reversed(dumps):
        document.undo()
        assert factories.dump(document) == before
    document.close()


def _copies() -> tuple[Document, Document, str]:
    origin = factories.content(factories.workspace("c" * 32))
    ours = Document.load(origin, factories.ACTOR, "Ada")
    return ours, Document.load(origin, factories.OTHER, "Bo"), factories.ids(ours, t.Cycle)[0]


def _merge(ours: Document, theirs: Document) -> None:
    contents = factories.content(ours), factories.content(theirs)
    merge.merge(ours, contents[1])
    merge.merge(theirs, contents[0])


def _act(document: Document, cycle: str, act: str, number: int) -> None:
    """One thing somebody does, where the state allows it."""
    with contextlib.suppress(Refused):
        match act:
            case "close":
                close(document, cycle, baselines=number % 2 == 0)
            case "reopen":
                closing.reopen(document, cycle)
            case "undo":
                document.undo()
            case "decide":
                objective = objectives.of_cycle(document, cycle)[number % 2]
                review.decide(document, objective.id, review.DECISIONS[number % 4], "because")
            case "check in":
                key_result = factories.ids(document, t.KeyResult)[0]
                check_ins.record(document, key_result, D(number), on=DAY)
            case "add":
                objectives.add(
                    document, objectives.Objective("", cycles.current(document, DAY).id, "Meanwhile")
                )


acts = st.lists(
    st.tuples(st.sampled_from(("close", "reopen", "undo", "decide", "check in", "add")), st.integers(0, 100)),
    max_size=6,
)


@given(acts, acts, acts)
def test_copies_that_close_and_reopen_converge(
    ours_do: list[tuple[str, int]], theirs_do: list[tuple[str, int]], then: list[tuple[str, int]]
) -> None:
    ours, theirs, cycle = _copies()
    for document, played in ((ours, ours_do), (theirs, theirs_do)):
        for act, number in played:
            _act(document, cycle, act, number)
    _merge(ours, theirs)
    assert factories.dump(ours) == factories.dump(theirs)
    for act, number in then:
        _act(theirs, cycle, act, number)
    _merge(ours, theirs)
    assert factories.dump(ours) == factories.dump(theirs)
    assert late.late_check_ins(ours, cycle) == late.late_check_ins(theirs, cycle)
    ours.close()
    theirs.close()


def test_two_who_close_at_once_have_it_closed_once_and_can_undo() -> None:
    ours, theirs, cycle = _copies()
    close(ours, cycle)
    close(theirs, cycle)
    _merge(ours, theirs)
    assert [c.name for c in cycles.all_cycles(ours)] == ["Q1", "2026-Q2", "2026-Q2"]
    theirs.undo()
    _merge(ours, theirs)
    assert [c.name for c in cycles.all_cycles(ours)] == ["Q1", "2026-Q2"]
    assert cycles.read(ours, cycle).closed
    ours.close()
    theirs.close()


def test_a_check_in_that_comes_after_closing_is_kept_and_marked() -> None:  # decision 24
    ours, theirs, cycle = _copies()
    factories.check_in(ours, 5)
    came = factories.check_in(theirs, 7)
    close(ours, cycle)
    assert late.late_check_ins(ours, cycle) == frozenset()
    _merge(ours, theirs)
    for document in (ours, theirs):
        assert late.late_check_ins(document, cycle) == {came}
        kept = [c.id for c in check_ins.of_key_result(document, factories.ids(document, t.KeyResult)[0])]
        assert late in kept
    closing.reopen(ours, cycle)
    assert late.late_check_ins(ours, cycle) == frozenset()
    close(ours, cycle)
    assert late.late_check_ins(ours, cycle) == frozenset(), "now it was looked at"


def test_a_check_in_that_was_merged_before_closing_is_not_late() -> None:
    ours, theirs, cycle = _copies()
    factories.check_in(theirs, 7)
    _merge(ours, theirs)
    close(ours, cycle)
    came = factories.check_in(theirs, 8)
    _merge(ours, theirs)
    assert late.late_check_ins(theirs, cycle) == {came}


def test_the_line_of_ancestors_with_their_scores(lived: Lived) -> None:
    document, ids = lived
    check_ins.record(document, ids.k3, D(80), on=DAY)
    q2 = close(document, ids.cycle)
    second = objectives.of_cycle(document, q2)[1]
    row = key_results.of_objective(document, second.id)[0]
    check_ins.record(document, row.id, D(30), on=NEXT_LAST)
    review.score(document, row.id, D("0.6"), "It was harder than it looks", day=NEXT_LAST)
    q3 = closing.close(document, q2, on=NEXT_LAST, next_name="2026-Q3")
    third = objectives.of_cycle(document, q3)[1]
    found = closing.lineage(document, third.id)
    assert [(a.cycle.id, a.objective_id, a.score) for a in found] == [
        (q2, second.id, D("0.6")),
        (ids.cycle, ids.o2, D("0.8")),
    ]
    assert closing.lineage(document, ids.o2) == ()


def test_a_ring_of_ancestors_ends(lived: Lived) -> None:
    document, ids = lived
    with document.edit("Tie a ring"):
        document.set(t.Objective, ids.o1, continues=ids.o2)
        document.set(t.Objective, ids.o2, continues=ids.o1)
    assert [a.objective_id for a in closing.lineage(document, ids.o1)] == [ids.o2]
