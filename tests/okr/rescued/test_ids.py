"""The same file brought into two copies is there once when they are merged."""

from __future__ import annotations

from okrdesk.document import merge
from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.okr.rescued.ids import id_for
from tests import factories
from tests.okr.rescued import made_rows as rows


def test_two_copies_with_the_same_file_hold_each_line_once() -> None:
    mine = factories.workspace()
    theirs = Document.load(factories.content(mine), factories.OTHER, "Bo")
    double = (rows.check_in(10, 1, key="a"), rows.check_in(20, 1, key="b"), rows.check_in(30, 8))
    file = rows.reading(
        rows.objective(owner="Cem", team="Nord"), rows.key_result(helpers=("Dia",), check_ins=double)
    )
    for copy in (mine, theirs):
        rows.brought(copy, file)
    merge.merge(mine, factories.content(theirs))
    for table, count in ((t.Objective, 3), (t.KeyResult, 4), (t.CheckIn, 3), (t.Person, 4), (t.Team, 1)):
        assert len(factories.ids(mine, table)) == count, table
    (known,) = rows.below(mine)
    assert rows.values_of(mine, known.id) == [10, 20, 30]
    assert rows.planned(mine, file).to_bring == 0


def test_what_was_undone_is_brought_again_with_fresh_ids() -> None:
    document = factories.workspace()
    file = rows.reading(rows.objective(), rows.key_result(check_ins=(rows.check_in(10, 1),)))
    first = rows.brought(document, file)
    document.undo()
    second = rows.brought(document, file)
    assert set(first.values()).isdisjoint(second.values())
    assert rows.values_of(document, second["k1"]) == [10]


def test_an_id_is_of_its_workspace_and_its_parts() -> None:
    one, other = factories.workspace(), factories.another_workspace()
    ids = {id_for(one, t.Objective, "a"), id_for(one, t.Objective, "b"), id_for(one, t.KeyResult, "a"),
           id_for(other, t.Objective, "a")}  # fmt: skip
    assert len(ids) == 4
    assert id_for(one, t.Objective, "a") in ids
