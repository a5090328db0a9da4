"""A copy of one team's objectives: it tells nothing else, and merges by the same laws both ways."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdesk.document import checks, columns, journal, merge, part_copies, seal
from okrdesk.document import tables as t
from okrdesk.document.document import Document
from tests import factories
from tests.examples import examples
from tests.factories import dump

SECRETS = ("other team", "removed", "taken back", "story of all", "card of the room")


def _whole() -> tuple[Document, str, list[str]]:
    """A workspace with two teams; the second one's objectives, and what was removed, are secrets."""
    document = factories.workspace()
    one, other = factories.ids(document, t.Objective)
    with document.edit("Teams"):
        team = document.add(t.Team, name="Welcome", position="V")
        second = document.add(t.Team, name="Culture", position="W")
        document.set(t.Objective, one, team=team, title="Ours")
        document.set(t.Objective, other, team=second, title="of the other team")
        for number, line in enumerate(factories.ids(document, t.KeyResult)):
            mine = document.row(t.KeyResult, line).objective == one
            document.set(t.KeyResult, line, title=f"Line {number}" if mine else "line of the other team")
        document.add(t.Person, name="Gone", role="removed role")
        cycle = factories.ids(document, t.Cycle)[0]
        document.add(
            t.Story, cycle=cycle, kind="lesson", text="story of all", on_day=factories.FIRST_DAY, position="V"
        )
    with document.edit("Remove"):
        document.remove(t.Person, factories.ids(document, t.Person)[-1])
    with document.edit("Reword"):
        document.set(t.Objective, one, why="this was taken back")
    document.undo()
    return document, team, factories.ids(document, t.KeyResult)


def _part(document: Document, team: str) -> bytes:
    return checks.sealed(part_copies.part_of(document, team))


def test_a_part_copy_holds_the_teams_objectives_and_not_a_letter_of_the_rest() -> None:
    whole, team, _lines = _whole()
    content = _part(whole, team)
    checks.check(content, "part")
    for secret in SECRETS:
        assert secret.encode() not in content, secret
    part = Document.load(content, "b" * 32)
    assert [row.title for row in part.rows(t.Objective.select())] == ["Ours"]
    assert journal.differences(part.database) == set()
    assert {row.name for row in part.rows(t.Person.select())} == {"Ada", "Bo"}
    assert len(factories.ids(part, t.Team)) == 2
    undoing = dict(part.database.execute_sql("SELECT id, undoes FROM step").fetchall())
    assert not any(undoing.values()), "what was taken back is not told, nor that it was"


def test_every_table_is_whole_or_of_the_team_or_not_there() -> None:
    named = {*part_copies.WHOLE, *part_copies.OWN}
    assert named <= columns.TABLES.keys()
    whole, team, _lines = _whole()
    part = Document.load(_part(whole, team), "b" * 32)
    held = {table for table, _row in dump(part)}
    assert held <= named, "a new table comes along only where it is named"


def _play(document: Document, played: list[int], own: bool) -> None:
    for seed in played:
        chance = random.Random(seed)
        objectives = factories.ids(document, t.Objective)
        lines = factories.ids(document, t.KeyResult)
        match seed % 6:
            case 0:
                document.undo()
            case 1 if lines:  # who undoes much has nothing left
                factories.check_in(document, seed % 80)
            case 2:
                with document.edit("Reword"):
                    for row in objectives if not own else objectives[:1]:
                        document.set(t.Objective, row, title=f"T{chance.random()}")
            case 3:
                with document.edit("Weigh"):
                    for row in lines:
                        document.set(t.KeyResult, row, weight=Decimal(seed % 100))
            case 4 if objectives and factories.ids(document, t.Person):
                with document.edit("Assign"):
                    document.set(
                        t.Objective, objectives[0], owner=chance.choice(factories.ids(document, t.Person))
                    )
            case _:
                with document.edit("Add"):
                    document.add(t.Person, name=f"P{seed}")


seeds = st.lists(st.integers(0, 5000), max_size=4)


@examples(5, 200)  # whole lives are lived in tests/simulation
@given(seeds, seeds, seeds, seeds)
def test_parts_and_the_whole_merge_in_every_order_to_the_same(
    first: list[int], ours: list[int], theirs: list[int], others: list[int]
) -> None:
    whole, team, _lines = _whole()
    second = factories.ids(whole, t.Team)[1]
    _play(whole, first, own=False)
    parts = [Document.load(_part(whole, each), actor * 32) for each, actor in ((team, "b"), (second, "c"))]
    _play(whole, ours, own=False)
    for part, played in zip(parts, (theirs, others), strict=True):
        _play(part, played, own=True)
    contents = [factories.content(each) for each in (whole, *parts)]
    steps = set().union(*map(merge.step_ids, contents))
    one, two = parts
    merge.merge(whole, contents[1])
    merge.merge(whole, contents[2])
    merge.merge(one, contents[2])  # two parts, and the whole last
    merge.merge(one, contents[0])
    merge.merge(two, factories.content(one))
    assert dump(whole) == dump(one) == dump(two)
    assert merge.step_ids(factories.content(one)) == steps
    assert {
        d.database.execute_sql("SELECT count(*) FROM change").fetchone()[0] for d in (whole, one, two)
    } == {whole.database.execute_sql("SELECT count(*) FROM change").fetchone()[0]}
    for document in (whole, one, two):
        assert journal.differences(document.database) == set()
        again = merge.merge(document, contents[0])
        assert again.steps == 0
        document.close()


def test_a_part_lacks_steps_that_it_has_in_part() -> None:
    whole, team, _lines = _whole()
    part = Document.load(_part(whole, team), "b" * 32)
    report = merge.merge(whole, factories.content(part))
    told = {row[0] for row in whole.database.execute_sql("SELECT id FROM step WHERE label = 'Teams'")}
    assert told <= report.unpublished, "the file must be written again to hold all of it"


def test_what_was_ever_owned_by_somebody_who_left_still_refers_to_them() -> None:
    whole, team, _lines = _whole()
    own = factories.ids(whole, t.Objective)[0]
    with whole.edit("Assign"):
        gone = whole.add(t.Person, name="Left long ago")
        whole.set(t.Objective, own, owner=gone)
    with whole.edit("Assign"):
        whole.set(t.Objective, own, owner=factories.ids(whole, t.Person)[0])
        whole.remove(t.Person, gone)
    part = Document.load(_part(whole, team), "b" * 32)
    assert part.row(t.Person, gone).deleted
    part.undo_only(part.history(1)[0].id)
    assert part.row(t.Objective, own).owner == gone


@pytest.mark.parametrize("team", ["0" * 32, ""])
def test_a_team_that_is_not_there_has_nothing(team: str) -> None:
    whole, _team, _lines = _whole()
    part = Document.load(seal.sealed(part_copies.part_of(whole, team)), "b" * 32)
    assert factories.ids(part, t.Objective) == []
    assert len(factories.ids(part, t.Cycle)) == 1
