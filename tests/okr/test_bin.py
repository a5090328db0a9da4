"""The bin: what comes back, and with what."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import bin as bin_of
from okrdesk.okr import closing, key_results, objectives
from tests.okr.test_edits import DAY, world  # noqa: F401

World = tuple[Document, SimpleNamespace]


def test_an_objective_comes_back_with_its_key_results(world: World) -> None:  # noqa: F811
    document, ids = world
    before = key_results.of_objective(document, ids.o2)
    objectives.remove(document, ids.o2)
    kinds = [(each.kind, each.id) for each in bin_of.removed(document)]
    assert ("objective", ids.o2) in kinds
    assert not {("key result", row.id) for row in before} & set(kinds), "they come with their objective"
    bin_of.bring_back(document, "objective", ids.o2)
    assert key_results.of_objective(document, ids.o2) == before


def test_a_key_result_that_was_removed_before_its_objective_stays_in_the_bin(world: World) -> None:  # noqa: F811
    document, ids = world
    first, *others = key_results.of_objective(document, ids.o1)
    objectives.remove(document, ids.o1)
    document.undo()
    key_results.remove(document, first.id)
    objectives.remove(document, ids.o1)
    bin_of.bring_back(document, "objective", ids.o1)
    assert [each.id for each in key_results.of_objective(document, ids.o1)] == [each.id for each in others]
    assert ("key result", first.id) in {(each.kind, each.id) for each in bin_of.removed(document)}


@pytest.mark.parametrize(
    ("kind", "table"),
    [("objective", t.Objective), ("key result", t.KeyResult), ("initiative", t.Initiative)],
)
def test_nothing_comes_back_into_a_closed_cycle(kind: str, table: type[t.Table], world: World) -> None:  # noqa: F811
    document, ids = world
    with document.edit("Remove"):
        gone = {"objective": ids.o2, "key result": ids.k1, "initiative": ids.plan}[kind]
        document.remove(table, gone)
    closing.close(document, ids.cycle, on=DAY, next_name="2026-Q2")
    with pytest.raises(Refused, match="closed"):
        bin_of.bring_back(document, kind, gone)


def test_an_unknown_kind_is_refused(world: World) -> None:  # noqa: F811
    document, ids = world
    with pytest.raises(Refused, match="cloud"):
        bin_of.bring_back(document, "cloud", ids.o1)


def test_a_key_result_brings_its_objective_back_but_no_sister(world: World) -> None:  # noqa: F811
    document, ids = world
    first, *others = key_results.of_objective(document, ids.o1)
    objectives.remove(document, ids.o1)
    bin_of.bring_back(document, "key result", first.id)
    assert [each.id for each in key_results.of_objective(document, ids.o1)] == [first.id]
    assert objectives.read(document, ids.o1).id == ids.o1
    gone = {each.id for each in bin_of.removed(document) if each.kind == "key result"}
    assert {each.id for each in others} <= gone, "their objective is there, so that they lie in the bin"


def test_what_went_with_a_key_result_does_not_lie_beside_it(world: World) -> None:  # noqa: F811
    document, ids = world
    with document.edit("Remove"):
        document.remove(t.Initiative, ids.plan)
    assert ("initiative", ids.plan) in [(each.kind, each.id) for each in bin_of.removed(document)]
    key_results.remove(document, document.row(t.Initiative, ids.plan).key_result)
    assert ("initiative", ids.plan) not in [(each.kind, each.id) for each in bin_of.removed(document)]


def test_each_kind_comes_back_with_its_words(world: World) -> None:  # noqa: F811
    document, _ids = world
    for kind, table, column in bin_of.KINDS:
        rows = document.rows(table.select().where(table.deleted == 0))
        if not rows or kind in ("cycle", "key result", "initiative", "objective"):
            continue
        with document.edit("Remove"):
            document.remove(table, rows[0].id)
        lying = {(each.kind, each.id, each.words) for each in bin_of.removed(document)}
        assert (kind, rows[0].id, getattr(rows[0], column)) in lying
        bin_of.bring_back(document, kind, rows[0].id)
        assert document.row(table, rows[0].id).deleted == 0
        assert document.undo_label == "Bring back"
