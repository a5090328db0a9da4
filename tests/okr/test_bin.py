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
