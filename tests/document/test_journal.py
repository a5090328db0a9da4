"""Steps and changes: what they fold to, who may undo what, the clock (T12)."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdesk.document import journal
from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from tests import factories
from tests.document.test_document import act


@given(
    st.lists(st.tuples(st.sampled_from(["act", "undo", "redo", "version"]), st.integers(0, 999)), max_size=25)
)
def test_the_journal_replays_to_the_same_tables(actions: list[tuple[str, int]]) -> None:
    document = factories.workspace()
    for kind, seed in actions:
        if kind == "act":
            act(document, random.Random(seed))
        elif kind == "undo":
            document.undo()
        elif kind == "redo":
            document.redo()
        else:
            document.name_version("Here")
    assert journal.differences(document.database) == set()
    document.close()


def test_undo_leaves_the_steps_of_others_alone(document: Document) -> None:
    other = Document.load(factories.content(document), factories.OTHER, "Bo")
    assert other.undo_label is None
    factories.check_in(other, 1)
    assert other.undo_label == "Check in"


def test_undo_brings_back_the_latest_remaining_value(document: Document) -> None:
    objective = factories.ids(document, t.Objective)[0]
    for title in ("One", "Two"):
        with document.edit("Reword"):
            document.set(t.Objective, objective, title=title)
    document.undo()
    document.undo()
    assert document.redo() == "Reword"
    found = document.one(t.Objective.select().where(t.Objective.id == objective))
    assert found is not None
    assert found.title == "One"


def test_a_new_edit_clears_what_could_be_redone(document: Document) -> None:
    factories.check_in(document, 1)
    document.undo()
    factories.check_in(document, 2)
    assert document.redo_label is None


def test_history_tells_who_changed_what(document: Document) -> None:
    factories.check_in(document, 5, "five")
    document.undo()
    newest = document.history(2)
    assert [(s.label, s.person, s.undone, s.undoes) for s in newest] == [
        ("Check in", "Ada", False, newest[1].id),
        ("Check in", "Ada", True, None),
    ]
    change = newest[1].changes[0]
    assert (change.table, change.field, change.after["note"]) == ("check_in", "*", "five")
    assert document.history(before=newest[1].clock) == document.history()[2:]


def test_the_clock_never_runs_backwards() -> None:
    times = iter([5000, 4000, 3000, 9000])
    clock = journal.Clock("", lambda: next(times))
    ticks = [clock.tick() for _ in range(4)]
    assert ticks == sorted(set(ticks))
    assert int(ticks[1][:12], 16) == 5000
    clock.seen("0000ffffffffffff")
    assert journal.Clock("0000ffffffffffff", lambda: 1).tick() == "0001000000000000"


def test_two_ticks_in_one_millisecond_are_two() -> None:
    clock = journal.Clock("", lambda: 5000)
    ticks = [clock.tick() for _ in range(3)]
    assert ticks == [f"{5000:012x}{counter:04x}" for counter in range(3)]
    assert clock.latest == ticks[-1]


def test_two_edits_in_one_millisecond_keep_their_order() -> None:
    document = Document.create(None, "Bakery", factories.ACTOR, now_ms=lambda: 5000)
    with document.edit("Add"):
        row = document.add(t.Person, name="Ada")
    for name in ("Bo", "Cleo"):
        with document.edit(name):
            document.set(t.Person, row, name=name)
    assert [step.label for step in document.history()][:2] == ["Cleo", "Bo"]
    assert document.undo() == "Cleo"
    found = document.one(t.Person.select())
    assert found is not None
    assert found.name == "Bo"
    assert journal.differences(document.database) == set()


def test_at_the_end_of_time_an_edit_is_refused_in_words() -> None:
    clock = journal.Clock("0ffffffffffffffe", lambda: 5000)
    with pytest.raises(Refused, match="centuries"):
        clock.tick()
    assert journal.Clock("0ffffffffffffffd", lambda: 5000).tick() == "0ffffffffffffffe"


def _add(document: Document) -> None:
    document.add(t.Person, name="Cy")


def _add_all(document: Document) -> None:
    document.add_all(t.Person, [{"name": "Cy"}])


def _set(document: Document) -> None:
    document.set(t.Person, factories.ids(document, t.Person)[0], name="Cy")


def _set_all(document: Document) -> None:
    document.set_all(t.Person, factories.ids(document, t.Person), name="Cy")


@pytest.mark.parametrize("write", [_add, _add_all, _set, _set_all])
def test_whichever_way_a_table_is_written_first_it_is_recorded(
    write: Callable[[Document], None], content: bytes
) -> None:
    document = Document.load(content, factories.ACTOR)
    for label in ("One way", "Again"):
        with document.edit(label):
            write(document)
        assert {c.table for c in document.history(1)[0].changes} == {"person"}
    assert journal.differences(document.database) == set()


def test_what_follows_an_edit_that_failed_is_recorded(content: bytes) -> None:
    document = Document.load(content, factories.ACTOR)
    with pytest.raises(ValueError, match="not an id"), document.edit("Fail"):
        document.add_all(t.Person, [{"name": "Cy"}]), document.add(t.Person, id="no id")
    with document.edit("Add"):
        _add(document)
    assert [c.field for c in document.history(1)[0].changes] == ["*"]
    assert journal.differences(document.database) == set()


@pytest.mark.parametrize(
    ("last", "now", "tick"),
    [
        ("", 1, "0000000000010000"),
        ("", 0, "0000000000000001"),
        ("0000000000050003", 5, "0000000000050004"),
        ("0000000000050003", 6, "0000000000060000"),
        ("0000000000050003", 4, "0000000000050004"),
        ("000000000005fffe", 5, "000000000005ffff"),
        ("000000000005ffff", 5, "0000000000060000"),
    ],
)
def test_the_next_clock(last: str, now: int, tick: str) -> None:
    clock = journal.Clock(last, lambda: now)
    assert clock.latest == last
    assert clock.tick() == clock.latest == tick
    clock.seen("0000000000000000")
    assert clock.latest == tick
    clock.seen("00000000000f0000")
    assert clock.latest == "00000000000f0000"


def test_a_clock_tells_its_moment_within_the_calendar() -> None:
    assert journal.moment("0000000003e80007").isoformat() == "1970-01-01T00:00:01+00:00"
    assert journal.moment("f" * 16).year == 9999
    step = journal.Step("a", "0000000003e80007", "b", "", "", None, False)
    assert step.at_ms == 1000


def test_history_goes_back_from_a_clock_and_no_further_than_asked(document: Document) -> None:
    for number in range(3):
        factories.check_in(document, number)
    steps = document.history()
    assert document.history(2) == steps[:2]
    assert document.history(1, steps[1].clock) == steps[2:3]
    assert document.history(0) == ()
    assert journal.step_named(document.database, steps[0].id).label == "Check in"
    with pytest.raises(KeyError):
        journal.step_named(document.database, "0" * 32)


def test_only_one_s_own_latest_undo_is_redone(document: Document) -> None:
    factories.check_in(document, 1)
    assert document.redo() is None
    document.undo()
    assert document.redo_label == "Check in"
    document.redo()
    assert (document.redo_label, document.undo_label) == (None, "Check in")
    document.undo()
    other = Document.load(factories.content(document), factories.OTHER, "Bo")
    assert other.redo_label is None
    assert other.redo() is other.undo() is None
