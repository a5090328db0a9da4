"""Closing a cycle, opening the next, reopening: nothing forgotten, nothing doubled, one undo for all."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdesk.document import merge
from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import (
    check_ins,
    closing,
    cycles,
    history,
    key_results,
    late,
    mission,
    objectives,
    review,
)
from okrdesk.okr.terms import Cycle
from tests import changes, factories
from tests.examples import examples
from tests.okr.lived import DAY, LAST, NEXT_LAST, D, Lived, close

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
    draft = cycles.add(document, "2026-Q2", dt.date(2026, 4, 6), dt.date(2026, 6, 28))
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


@pytest.mark.parametrize("name", ["2026-Q1", "2026 · Q1", "Winter"])
def test_the_suggestion_follows_the_calendar_in_one_spelling(name: str) -> None:  # decision 40
    assert closing.next_of(Cycle("", name, factories.FIRST_DAY, LAST))[0] == "2026-Q2"
    assert closing.next_of(Cycle("", name, DAY, DAY))[1:] == (dt.date(2026, 2, 9),) * 2


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
    changes.cycle(ours, q2, "2026-Q2", LAST, NEXT_LAST)
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


@examples(8, 400)
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


@examples(10, 400)
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
        assert came in kept
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
