"""The bin: what comes back, and with what."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import bin as bin_of
from okrdesk.okr import key_results, objectives
from tests.okr.test_edits import world  # noqa: F401

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


def test_an_unknown_kind_is_refused(world: World) -> None:  # noqa: F811
    document, ids = world
    with pytest.raises(Refused, match="cloud"):
        bin_of.bring_back(document, "cloud", ids.o1)
