"""Merging is the union of steps: nothing is lost, and no order matters (T11)."""

from __future__ import annotations

import json
import random
import time
import uuid
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdesk.document import checks, journal, merge, seal
from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from tests import factories, work
from tests.document.many_steps import with_many_steps
from tests.document.test_document import act
from tests.examples import examples
from tests.factories import dump

ORIGIN = factories.content(factories.workspace())
ACTORS = ("a" * 32, "b" * 32, "c" * 32)


def _copy(actor: str, skew_ms: int = 0) -> Document:
    """A copy of the same workspace on another computer, whose clock may be wrong."""
    return Document.load(ORIGIN, actor, now_ms=lambda: time.time_ns() // 1_000_000 + skew_ms)


def _play(document: Document, seeds: list[int]) -> None:
    for seed in seeds:
        if seed % 5 == 0:
            document.undo()
        elif seed % 7 == 0:
            document.redo()
        else:
            act(document, random.Random(seed))


def _full(document: Document) -> dict[object, object]:
    return dict(journal.state(document.database))


seeds = st.lists(st.integers(0, 10_000), max_size=8)
skews = st.integers(-(10**9), 10**9)


def test_of_a_row_that_two_copies_added_the_earlier_adding_counts_as_a_whole() -> None:
    # As with rows that both brought in from the same file: their ids follow from it.
    one, two = _copy(ACTORS[0]), _copy(ACTORS[1], skew_ms=5000)
    for document, more in ((one, {}), (two, {"role": "baker", "retired": 1})):
        with document.edit("Add"):
            document.add(t.Person, id="1" * 32, name=f"Ada {len(more)}", **more)
    content = factories.content(one)
    merge.merge(one, factories.content(two))
    merge.merge(two, content)
    assert dump(one) == dump(two)
    row = one.row(t.Person, "1" * 32)
    assert row is not None
    assert (row.name, row.role, row.retired) == ("Ada 0", "", 0), "what is not told is told to be the default"


@examples(10, 400)
@given(st.lists(st.tuples(seeds, skews), min_size=3, max_size=3), st.integers(0, 10_000))
def test_the_laws_of_merging(work: list[tuple[list[int], int]], after: int) -> None:
    copies = [_copy(actor, skew) for actor, (_, skew) in zip(ACTORS, work, strict=True)]
    for document, (played, _) in zip(copies, work, strict=True):
        _play(document, played)
    contents = [factories.content(document) for document in copies]
    one, two, three = copies
    steps = set().union(*(merge.step_ids(content) for content in contents))
    # In whatever order and grouping.
    merge.merge(one, contents[1])
    merge.merge(one, contents[2])
    merge.merge(three, contents[1])
    merge.merge(two, factories.content(three))
    merge.merge(two, contents[0])
    assert dump(one) == dump(two)
    assert _full(one) == _full(two)
    assert journal.differences(one.database) == set()
    # Nothing is lost, and doing it again does nothing.
    merged = factories.content(one)
    assert merge.step_ids(merged) == steps
    before = dump(one)
    assert merge.merge(one, contents[1]).steps == 0
    assert merge.merge(one, merged).steps == 0
    assert dump(one) == before
    # An edit after the merge wins, whatever the clocks say.
    objective = factories.ids(two, t.Objective)
    if objective:
        with two.edit("Reword"):
            two.set(t.Objective, objective[0], title=f"After {after}")
        merge.merge(one, factories.content(two))
        found = one.one(t.Objective.select().where(t.Objective.id == objective[0]))
        assert found is not None
        assert found.title == f"After {after}"
    for document in copies:
        document.close()


def test_fields_that_only_one_side_changed_survive() -> None:
    one, two = _copy(ACTORS[0]), _copy(ACTORS[1])
    objective = factories.ids(one, t.Objective)[0]
    with one.edit("Reword"):
        one.set(t.Objective, objective, title="From one")
    with two.edit("Explain"):
        two.set(t.Objective, objective, why="From two")
    report = merge.merge(one, factories.content(two))
    found = one.one(t.Objective.select().where(t.Objective.id == objective))
    assert found is not None
    assert (found.title, found.why) == ("From one", "From two")
    assert (report.steps, report.edits, report.conflicts, len(report.unpublished)) == (1, 1, (), 1)


def test_a_change_that_was_undone_conflicts_with_nothing() -> None:
    one, two = _copy(ACTORS[0]), _copy(ACTORS[1])
    objectives = factories.ids(one, t.Objective)
    for document, undone in ((one, objectives[0]), (two, objectives[1])):
        for row in objectives:
            if row != undone:
                with document.edit("Reword"):
                    document.set(t.Objective, row, title=f"By {document.actor}")
        with document.edit("Reword"):
            document.set(t.Objective, undone, title="Not meant")
        document.undo()
    assert merge.merge(one, factories.content(two)).conflicts == ()
    found = {r.id: r.title for r in one.rows(t.Objective.select())}
    assert found == {objectives[1]: f"By {ACTORS[0]}", objectives[0]: f"By {ACTORS[1]}"}


def test_the_report_counts_what_came_in() -> None:
    one, two = _copy(ACTORS[0]), _copy(ACTORS[1], skew_ms=3 * 24 * 3600 * 1000)
    objectives = factories.ids(two, t.Objective)
    factories.check_in(two, 1)
    factories.check_in(two, 2)
    with two.edit("Reword"):
        two.set(t.Objective, objectives[0], title="Theirs")
    with two.edit("Remove"):
        two.remove(t.Objective, objectives[1])
    with one.edit("Reword"):
        one.set(t.Objective, objectives[0], title="Ours")
    report = merge.merge(one, factories.content(two))
    assert (report.steps, report.check_ins, report.edits, report.deletions) == (4, 2, 1, 1)
    assert [(c.table, c.field, c.ours, c.theirs) for c in report.conflicts] == [
        ("objective", "title", "Ours", "Theirs")
    ]
    assert report.ahead == ("",)  # somebody's clock runs days ahead; this copy has no name
    assert report.sentence == "Came in: 2 check-ins, 1 edit, 1 deletion, 1 conflict."
    assert merge.MergeReport().sentence == "Nothing new came in."


@pytest.mark.parametrize(("hours", "ahead"), [(23, ()), (25, ("",))])
def test_a_clock_is_ahead_from_a_day_on(hours: int, ahead: tuple[str, ...]) -> None:
    one, two = _copy(ACTORS[0]), _copy(ACTORS[1], skew_ms=hours * 3_600_000)
    factories.check_in(two, 1)
    assert merge.merge(one, factories.content(two)).ahead == ahead


def test_undoing_after_a_merge_takes_back_only_our_own_step() -> None:
    one, two = _copy(ACTORS[0]), _copy(ACTORS[1])
    factories.check_in(one, 1, "ours")
    factories.check_in(two, 2, "theirs")
    merge.merge(one, factories.content(two))
    assert one.undo() == "Check in"
    found = one.rows(t.CheckIn.select().where(t.CheckIn.deleted == 0))
    assert [r.note for r in found] == ["theirs"]


def test_another_workspace_is_refused_and_a_damaged_file_too() -> None:
    one = _copy(ACTORS[0])
    before = dump(one)
    with pytest.raises(Refused, match="another workspace"):
        merge.merge(one, factories.content(factories.another_workspace()))
    with pytest.raises(Refused):
        merge.merge(one, ORIGIN[:-1])
    assert dump(one) == before


def _hostile(change: Callable[[Document, str], None]) -> bytes:
    """A copy with one step written past the door, sealed like any other."""
    two = _copy(ACTORS[1])
    two.database.pragma("query_only", 0)
    two.database.pragma("foreign_keys", 0)
    step = uuid.uuid4().hex
    clock = two.clock.tick()
    two.database.execute_sql(
        "INSERT INTO step VALUES (?, ?, ?, 'Eve', 'Hostile', NULL)", (step, clock, ACTORS[1])
    )
    change(two, step)
    content = seal.sealed(two.snapshot())
    checks.check(content, "hostile")  # opening alone does not refuse it
    return content


def _change(table: str, field: str, after: object, row: str = "1" * 32) -> Callable[[Document, str], None]:
    def write(document: Document, step: str) -> None:
        document.database.execute_sql(
            'INSERT INTO change (step, seq, "table", "row", field, before, after) '
            "VALUES (?, 1, ?, ?, ?, ?, ?)",
            (step, table, row, field, None if field == "*" else json.dumps(after), json.dumps(after)),
        )

    return write


def _undoes(target: str) -> Callable[[Document, str], None]:
    def write(document: Document, step: str) -> None:
        wanted = step if target == "itself" else target
        document.database.execute_sql("UPDATE step SET undoes = ? WHERE id = ?", (wanted, step))

    return write


def _in_step(column: str, value: str) -> Callable[[Document, str], None]:
    return lambda document, step: document.database.execute_sql(
        f"UPDATE step SET {column} = ? WHERE id = ?", (value, step)
    )


PERSON = {"id": "1" * 32, "deleted": 0, "name": "Eve", "role": ""}
HOSTILE = {
    "unknown table": _change("meta", "seal", "x"),
    "table of SQLite": _change("sqlite_schema", "sql", "x"),
    "unknown field": _change("person", 'name" = 1 --', "x"),
    "the id": _change("person", "id", "2" * 32),
    "a number for a text": _change("person", "name", 3),
    "a list for a text": _change("person", "name", ["x"]),
    "nothing for a text": _change("person", "name", None),
    "a text for a number": _change("person", "deleted", "yes"),
    "true for a number": _change("person", "deleted", True),
    "a large number": _change("check_in", "confidence", 10**30),
    "a text of megabytes": _change("person", "name", "x" * 200_000),
    "control characters": _change("person", "name", "a\x00b"),
    "half a pair": _change("person", "name", "\ud800"),
    "not a day": _change("cycle", "first_day", "2026-02-30"),
    "not a decimal": _change("check_in", "value", "Infinity"),
    "not a list": _change("key_result", "stages", "[1,"),
    "a number for a list": _change("key_result", "checkpoints", "5"),
    "a list for a mapping": _change("version", "seen", "[]"),
    "a list with no number": _change("key_result", "stages", "[NaN]"),
    "a day without its lines": _change("cycle", "first_day", "20260101"),
    "a decimal too long": _change("check_in", "value", "9" * 101),
    "half removed": _change("person", "deleted", 2),
    "confidence beyond all": _change("check_in", "confidence", 11),
    "not an id": _change("objective", "owner_id", "Ada"),
    "row that is no id": _change("person", "name", "x", row="../x"),
    "added row with another id": _change("person", "*", {**PERSON, "id": "2" * 32}),
    "added row with an unknown column": _change("person", "*", {**PERSON, "x": 1}),
    "added row without a column": _change("agreement", "*", {"id": "1" * 32, "deleted": 0}),
    "added row that is a text": _change("person", "*", "x"),
    "reference to nobody": _change(
        "agreement",
        "*",
        {"id": "1" * 32, "deleted": 0, "person_id": "9" * 32, "agreed_on": "2026-01-01"},
    ),
    "actor that is no id": _in_step("actor", "Eve"),
    "label of a megabyte": _in_step("label", "x" * 1_000_000),
    "undoes nonsense": _in_step("undoes", "nonsense"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_steps_are_refused_and_nothing_is_changed(name: str) -> None:
    one = _copy(ACTORS[0])
    before, steps = dump(one), len(one.history())
    with pytest.raises(Refused):
        merge.merge(one, _hostile(HOSTILE[name]))
    assert dump(one) == before
    assert len(one.history()) == steps
    factories.check_in(one, 1)  # and one can go on


def test_the_number_of_publishings_never_falls() -> None:
    one, two = _copy(ACTORS[0]), _copy(ACTORS[1])
    for _time in range(3):
        factories.check_in(two, 1)
        two = Document.load(factories.content(two), ACTORS[1])
    merge.merge(one, factories.content(two))
    numbers = [d.database.execute_sql("SELECT revision FROM meta").fetchone()[0] for d in (one, two)]
    assert numbers[0] > numbers[1] > 3


def _with_undo_at(clock_of: Callable[[str], str]) -> bytes:
    """A copy with a check-in, and an undo of it at a clock that is made of the check-in's."""
    two = _copy(ACTORS[1])
    factories.check_in(two, 1)
    target = two.history(1)[0]
    two.database.pragma("query_only", 0)
    two.database.execute_sql(
        "INSERT INTO step VALUES (?, ?, ?, '', 'Hostile', ?)",
        ("d" * 32, clock_of(target.clock), ACTORS[1], target.id),
    )
    return seal.sealed(two.snapshot())


@pytest.mark.parametrize("clock_of", [lambda _clock: "0000000000010000", lambda clock: clock])
def test_an_undo_that_is_not_later_than_its_target_is_refused(clock_of: Callable[[str], str]) -> None:
    one = _copy(ACTORS[0])
    before = dump(one)
    for way in (merge.merge, merge.merge_checked):
        with pytest.raises(Refused):
            way(one, _with_undo_at(clock_of))
        assert dump(one) == before


def test_an_undo_right_after_its_target_is_taken() -> None:
    one = _copy(ACTORS[0])
    content = _with_undo_at(lambda clock: f"{int(clock, 16) + 1:016x}")
    assert merge.merge(one, content).steps == 2
    assert factories.ids(one, t.CheckIn) == []


def test_a_harmless_step_of_the_same_kind_is_taken() -> None:
    # Shows that the hostile ones above are refused for what they say.
    one = _copy(ACTORS[0])
    assert merge.merge(one, _hostile(_change("person", "*", PERSON))).steps == 1
    assert "Eve" in {r.name for r in one.rows(t.Person.select())}
    assert merge.merge(one, _hostile(_undoes("e" * 32))).steps == 1


def test_ten_times_the_steps_are_ten_times_the_work() -> None:
    few, many = _work_of_merging(100), _work_of_merging(1000)
    for of_few, of_many in zip(few, many, strict=True):
        assert of_many < 12 * of_few, "a look at all steps for each one would be a hundred times"


def _work_of_merging(steps: int) -> tuple[int, int]:
    """What Python and the database do to take in as many steps; the second time there is nothing to do."""
    origin = factories.workspace()
    content = with_many_steps(origin, steps, ACTORS[1])
    taking_in = Document.load(factories.content(origin), ACTORS[0])
    counted: list[int] = []
    report: list[merge.MergeReport] = []
    walked = work.rows_walked(
        taking_in,
        lambda: counted.append(work.calls(lambda: report.append(merge.merge(taking_in, content)))),
    )
    assert report[0].check_ins == steps
    assert merge.merge(taking_in, content).steps == 0
    taking_in.close()
    origin.close()
    return counted[0], walked
