"""What a plan says is written in one step and taken back by one undo."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from okrdesk.document import tables as t
from okrdesk.document.refused import Refused
from okrdesk.okr import history, people, teams
from okrdesk.okr.rescued import bring
from okrdesk.okr.rescued.rows import Reading
from tests import factories
from tests.okr.rescued import made_rows as rows
from tests.okr.test_edits import prove_undone_and_redone


def file() -> Reading:
    line = rows.key_result(
        weight="100", owner="Petersen, J.", helpers=("Bo", "Cem"),
        check_ins=(rows.check_in(190, 19, 1, person="Cem"), rows.check_in(280, 16, values={"note": "slow"})),
    )  # fmt: skip
    return rows.reading(line, rows.objective(owner="Ada", team="Nord"))


def test_all_of_a_file_is_one_step_that_one_undo_takes_back() -> None:
    document = factories.workspace()
    people.add(document, "Jana Petersen")
    ids: dict[str, str] = {}
    prove_undone_and_redone(document, lambda: ids.update(rows.brought(document, file())))
    (mine,) = rows.below(document)
    names = {each.id: each.name for each in people.everyone(document)}
    assert names[mine.owner_id or ""] == "Jana Petersen"
    assert sorted(names[each] for each in mine.helper_ids) == ["Bo", "Cem"]
    assert (mine.weight, rows.values_of(document, ids["k1"])) == (Decimal(100), [190, 280])
    assert [each.name for each in teams.all_teams(document)] == ["Nord"]
    assert names[rows.ours(document, "Grow the chapter").owner_id or ""] == "Ada"
    document.undo()
    assert rows.planned(document, file()).to_bring == 2


def test_history_tells_what_came_and_not_what_is_only_remembered() -> None:
    document = factories.workspace()
    rows.brought(document, rows.reading(rows.objective(), rows.key_result()))
    (step,) = history.steps(document, 1)
    assert step.sentence == "3 Grow the chapter; 3.1 Members k1"
    assert {each.table for each in step.changes} == {"objective", "key_result"}


def test_a_check_in_that_says_something_else_now_is_corrected_unless_it_was_here() -> None:
    document = factories.workspace()
    first = rows.key_result(check_ins=(rows.check_in(25, 1), rows.check_in(40, 8)))
    ids = rows.brought(document, rows.reading(rows.objective(), first))
    with document.edit("Correct"):
        mine = rows.check_ins_of(document, ids["k1"])[1]
        document.set(t.CheckIn, mine.id, value=Decimal(41))
    later = replace(
        first,
        check_ins=(rows.check_in(26, 1, key="2026-02-01"), rows.check_in(44, 8, key="2026-02-08")),
    )
    rows.brought(document, rows.reading(rows.objective(), later))
    assert rows.values_of(document, ids["k1"]) == [26, 41]


def test_of_two_values_of_one_day_the_later_in_the_file_counts() -> None:
    document = factories.workspace()
    both = tuple(rows.check_in(value, 1, key=f"at {value}") for value in (10, 20, 15))
    ids = rows.brought(document, rows.reading(rows.objective(), rows.key_result(check_ins=both)))
    assert rows.values_of(document, ids["k1"]) == [10, 20, 15]


def test_nothing_new_is_refused_and_writes_nothing() -> None:
    document = factories.workspace()
    rows.brought(document, file())
    steps = len(document.history())
    with pytest.raises(Refused, match="is new: what can be brought"):
        rows.brought(document, file())
    assert len(document.history()) == steps


def test_a_rehearsal_leaves_the_workspace_alone() -> None:
    document = factories.workspace()
    before = factories.content(document)
    rehearsal, ids = bring.rehearsed(document, rows.planned(document, file()))
    assert rows.values_of(rehearsal, ids["k1"]) == [190, 280]
    rehearsal.close()
    assert factories.content(document) == before
