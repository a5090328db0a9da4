"""Taking a copy back: one edit, nothing lost, undone exactly, the same everywhere whatever is chosen."""

from __future__ import annotations

import datetime as dt
import random
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdesk.document import checks, journal, merge, taking_back, upgrade
from okrdesk.document import copy_tables as c
from okrdesk.document import tables as t
from okrdesk.document.conflicts import Conflict
from okrdesk.document.document import Document
from okrdesk.document.refused import NotAWorkspace, Refused
from okrdesk.document.taking_back import Key, Take
from okrdesk.okr import handed_copies, open_choices
from tests import factories
from tests.document.test_document import act
from tests.examples import examples
from tests.factories import dump

ORIGIN = factories.content(factories.workspace())
FILES = Path(__file__).parents[1] / "files"
ON = dt.date(2026, 4, 20)
seeds = st.lists(st.integers(0, 10_000), max_size=4)
takes = st.lists(st.sampled_from(("mine", "theirs", "later")), min_size=12, max_size=12)


def _copy(actor: str, skew_ms: int = 0, content: bytes = ORIGIN) -> Document:
    return Document.load(content, actor * 32, actor.upper(), now_ms=lambda: _now() + skew_ms)


def _now() -> int:
    return time.time_ns() // 1_000_000


def _play(document: Document, played: list[int]) -> None:
    for seed in played:
        document.undo() if seed % 5 == 0 else act(document, random.Random(seed))


def _key(conflict: Conflict) -> Key:
    return conflict.table, conflict.row, conflict.field


def take_back(document: Document, content: bytes, chosen: list[Take] | Take = "later") -> taking_back.Looked:
    looked = taking_back.look(document, taking_back.copy_of(content, "copy.okrdesk"))
    several = [chosen] * 99 if isinstance(chosen, str) else [*chosen] * 9
    choices = dict(zip(map(_key, looked.report.conflicts), several, strict=False))
    taking_back.take_back(document, looked.copy, choices, on=ON)
    return looked


def _content_of(document: Document) -> dict[object, object]:
    """What is there, without what the workspace remembers of itself."""
    return {key: values for key, values in dump(document).items() if key[0] not in ("version", "handed_copy")}


@examples(5, 200)  # whole lives are lived in tests/simulation
@given(seeds, seeds, takes, takes, seeds, st.integers(-(10**9), 10**9))
def test_the_laws_hold_whatever_is_chosen(
    ours: list[int], theirs: list[int], chosen: list[Take], others: list[Take], then: list[int], skew: int
) -> None:
    one, two, three = _copy("a"), _copy("b", skew), _copy("c")
    _play(one, ours)
    _play(two, theirs)
    _play(three, [seed + 1 for seed in theirs])
    before, copy = dump(one), factories.content(two)
    steps = merge.step_ids(factories.content(one)) | merge.step_ids(copy)
    looked = take_back(one, copy, chosen)
    after = dump(one)
    assert merge.step_ids(factories.content(one)) >= steps, "nothing is dropped"
    for conflict, take in zip(looked.report.conflicts, chosen * 9, strict=False):
        held = one.database.execute_sql(
            f'SELECT "{conflict.field}" FROM "{conflict.table}" WHERE id = ?', (conflict.row,)
        ).fetchone()
        wanted = conflict.theirs if take == "theirs" else conflict.ours
        assert held[0] == wanted
    # One edit: undone it is as before, exactly, and redone as after.
    if looked.report.steps:
        for _round in range(2):
            one.undo()
            assert dump(one) == before
            one.redo()
            assert dump(one) == after
        assert journal.differences(one.database) == set()
    # Chosen differently at the same time elsewhere, and merged on from there, all end up alike.
    take_back(three, copy, others)
    _play(two, then)
    contents = [factories.content(each) for each in (one, two, three)]
    merge.merge(one, contents[1])
    merge.merge(one, contents[2])
    merge.merge(two, contents[2])
    merge.merge(two, contents[0])
    merge.merge(three, factories.content(two))
    assert dump(one) == dump(two) == dump(three)
    assert journal.differences(three.database) == set()
    assert merge.merge(one, contents[1]).steps == 0
    for document in (one, two, three):
        document.close()


@pytest.mark.parametrize("name", ["schema_1.okrdesk", "schema_1_quarter.okrdesk"])
def test_a_copy_of_an_older_schema_is_taken_back(name: str) -> None:
    old = (FILES / name).read_bytes()
    one = _copy("a", content=upgrade.current(old, name))
    with one.edit("Note"):
        one.add(t.Person, name="Since then")
    before = dump(one)
    assert take_back(one, old).report.steps == 0
    assert dump(one) == before
    two = _copy("b", content=upgrade.current(old, name))
    with two.edit("Note"):
        two.add(t.Person, name="On the road")
    take_back(one, factories.content(two))
    assert {"Since then", "On the road"} <= {row.name for row in one.rows(t.Person.select())}
    one.undo()
    assert dump(one) == before


def test_looking_changes_nothing() -> None:
    one, two = _copy("a"), _copy("b")
    for document in (one, two):
        with document.edit("Reword"):
            document.set(t.Objective, factories.ids(document, t.Objective)[0], title=document.person)
    before, revision = dump(one), one.revision
    looked = taking_back.look(one, taking_back.copy_of(factories.content(two), "copy"))
    assert [(each.ours, each.theirs) for each in looked.report.conflicts] == [("A", "B")]
    assert (dump(one), one.revision) == (before, revision)


def test_what_was_removed_here_and_changed_there_is_asked_with_all_that_went_with_it() -> None:
    for take, is_there in (("mine", False), ("theirs", True), ("later", False)):
        one, two = _copy("a"), _copy("b")
        objective = factories.ids(one, t.Objective)[0]
        lines = [row.id for row in one.rows(t.KeyResult.select().where(t.KeyResult.objective == objective))]
        with one.edit("Remove an objective"):
            for line in lines:
                one.remove(t.KeyResult, line)
            one.remove(t.Objective, objective)
        factories.check_in(two, 3)
        looked = take_back(one, factories.content(two), take)  # type: ignore[arg-type]
        assert [(_key(each), each.ours, each.theirs) for each in looked.report.conflicts] == [
            (("objective", objective, "deleted"), 1, 0)
        ]
        assert (objective in factories.ids(one, t.Objective)) is is_there
        assert (set(lines) <= set(factories.ids(one, t.KeyResult))) is is_there
        assert len(factories.ids(one, t.CheckIn)) == 1, "the check-in is kept in any case"


def test_who_was_removed_here_and_became_owner_there_is_asked() -> None:
    one, two = _copy("a"), _copy("b")
    person = factories.ids(one, t.Person)[1]
    with two.edit("Assign"):
        two.set(t.Objective, factories.ids(two, t.Objective)[0], owner=person)
    with one.edit("Remove"):
        one.remove(t.Person, person)
    looked = take_back(one, factories.content(two), "theirs")
    assert [_key(each) for each in looked.report.conflicts] == [("person", person, "deleted")]
    assert person in factories.ids(one, t.Person)
    # And the other way round.
    one, two = _copy("a"), _copy("b")
    with one.edit("Assign"):
        one.set(t.Objective, factories.ids(one, t.Objective)[0], owner=person)
    with two.edit("Remove"):
        two.remove(t.Person, person)
    looked = take_back(one, factories.content(two), "mine")
    assert [(each.ours, each.theirs) for each in looked.report.conflicts] == [(0, 1)]
    assert person in factories.ids(one, t.Person)


def test_the_latest_of_several_edits_is_what_the_copy_says() -> None:
    one, two = _copy("a"), _copy("b")
    objective = factories.ids(one, t.Objective)[0]
    for document in (one, two):
        for number in range(9):
            with document.edit("Reword"):
                document.set(t.Objective, objective, title=f"{document.person}{number}")
    looked = taking_back.look(one, taking_back.copy_of(factories.content(two), "copy"))
    assert [(each.ours, each.theirs) for each in looked.report.conflicts] == [("A8", "B8")]


def test_what_is_left_for_later_stays_one_click_away() -> None:
    one, two = _copy("a"), _copy("b")
    objective = factories.ids(one, t.Objective)[0]
    for document in (one, two):
        with document.edit("Reword"):
            document.set(t.Objective, objective, title=document.person)
    take_back(one, factories.content(two))
    (left,) = open_choices.open_conflicts(one)
    assert (left.ours, left.theirs) == ("A", "B")
    assert one.row(t.Objective, objective).title == "A", "ours stands, although theirs is later by the clock"
    open_choices.settle(one, {_key(left): "theirs"})
    assert one.row(t.Objective, objective).title == "B"
    assert open_choices.open_conflicts(one) == ()
    one.undo()
    assert len(open_choices.open_conflicts(one)) == 1
    with one.edit("Reword"):
        one.set(t.Objective, objective, title="Something else")
    assert open_choices.open_conflicts(one) == (), "who typed something else has chosen"


def test_the_same_copy_comes_twice_and_a_copy_of_a_copy_once() -> None:
    one, two = _copy("a"), _copy("b")
    factories.check_in(two, 1)
    copy = factories.content(two)
    take_back(one, copy)
    before = dump(one)
    assert take_back(one, copy).report.steps == 0
    assert dump(one) == before
    three = _copy("c", content=copy)
    factories.check_in(three, 2)
    assert take_back(one, factories.content(three)).report.check_ins == 1
    assert len(factories.ids(one, t.CheckIn)) == 2


def test_a_copy_that_was_handed_out_is_known_as_undone_too() -> None:
    one = _copy("a")
    with one.edit("Hand out"):
        row = one.add(c.HandedCopy, to="Bo", team=None, on_day=ON, entered=one.now)
    two = Document.load(factories.content(one), "b" * 32, "Bo")
    with two.edit("Hand out"):
        two.set(c.HandedCopy, row, here=1)
    factories.check_in(two, 1)
    copy = factories.content(two)
    take_back(one, copy)
    one.undo()
    assert taking_back.is_undone(one, taking_back.copy_of(copy, "copy"))


def test_what_was_taken_back_and_undone_can_be_brought_back_by_redoing_alone() -> None:
    one, two = _copy("a"), _copy("b")
    factories.check_in(two, 1)
    copy = factories.content(two)
    take_back(one, copy)
    one.undo()
    assert taking_back.look(one, taking_back.copy_of(copy, "copy")).report.steps == 0
    assert taking_back.is_undone(one, taking_back.copy_of(copy, "copy"))
    one.redo()
    assert not taking_back.is_undone(one, taking_back.copy_of(copy, "copy"))


def test_clocks_of_2031_are_said_and_do_not_win_for_ever() -> None:
    one, two = _copy("a"), _copy("b", skew_ms=5 * 365 * 86_400_000)
    objective = factories.ids(one, t.Objective)[0]
    for document in (one, two):
        with document.edit("Reword"):
            document.set(t.Objective, objective, title=document.person)
    looked = take_back(one, factories.content(two), "mine")
    assert looked.report.ahead == ("B",)
    assert one.row(t.Objective, objective).title == "A"
    merge.merge(two, factories.content(one))
    assert two.row(t.Objective, objective).title == "A"


def test_another_workspace_a_damaged_and_a_newer_one_are_refused_and_nothing_changes() -> None:
    one = _copy("a")
    before = dump(one)
    for content in (factories.content(factories.another_workspace()),):
        with pytest.raises(Refused, match="another workspace"):
            taking_back.look(one, taking_back.copy_of(content, "copy"))
    newer = bytearray(ORIGIN)
    newer[60:64] = (99).to_bytes(4, "big")
    for content in (ORIGIN[:-9], bytes(newer), b"", b"PK"):
        with pytest.raises(NotAWorkspace):
            upgrade.current(content, "copy")
    assert dump(one) == before


def test_a_name_changed_on_both_sides_is_one_question() -> None:
    one, two = _copy("a"), _copy("b")
    person = factories.ids(one, t.Person)[0]
    for document in (one, two):
        with document.edit("Rename"):
            document.set(t.Person, person, name=f"Ada {document.person}")
    looked = take_back(one, factories.content(two), "theirs")
    assert [(each.field, each.ours, each.theirs) for each in looked.report.conflicts] == [
        ("name", "Ada A", "Ada B")
    ]
    assert one.row(t.Person, person).name == "Ada B"


def test_more_steps_than_one_list_holds_are_undone_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking_back, "_MOST_STEPS", 2)
    one, two = _copy("a"), _copy("b")
    for number in range(5):
        factories.check_in(two, number)
    before = dump(one)
    take_back(one, factories.content(two))
    assert len(factories.ids(one, t.CheckIn)) == 5
    assert len(one.rows(c.HandedCopy.select())) == 3
    one.undo()
    assert dump(one) == before


def test_what_others_did_since_stays_when_the_copy_is_undone() -> None:
    one, two, three = _copy("a"), _copy("b"), _copy("c")
    factories.check_in(two, 1)
    factories.check_in(three, 2)
    take_back(one, factories.content(two))
    merge.merge(one, factories.content(three))
    one.undo()
    assert [row.value for row in one.rows(t.CheckIn.select().where(t.CheckIn.deleted == 0))] == [2]
    checks.check(factories.content(one), "after")


def test_a_copy_is_called_by_who_got_it_and_a_long_name_is_cut(tmp_path: Path) -> None:
    one, path = _copy("a"), tmp_path / ("The road to Bremen " * 5 + ".okrdesk")
    handed_copies.hand_out(one, path, "Mehmet", on=ON)
    copy = taking_back.copy_of(path.read_bytes(), path.name)
    taking_back.take_back(one, copy, {}, on=ON)
    assert one.undo_label == "Take back the copy of Mehmet"
    names = [row.name for row in one.rows(t.Version.select())]
    assert names == ["Before taking back the copy of Mehmet"]
    other = taking_back.copy_of(ORIGIN, path.name)
    assert len(taking_back.before_label(one, other)) < 60
