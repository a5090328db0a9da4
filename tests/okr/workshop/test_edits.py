"""Every edit of the workshop, undone and redone: the table of `tests/okr/test_edits.py` goes on here."""

from __future__ import annotations

import datetime as dt
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from types import SimpleNamespace

import pytest

import okrdesk.okr.workshop
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import closing, cycles
from okrdesk.okr.workshop import templates
from tests import factories
from tests.okr.test_edits import Edit, edits_of

DAY = dt.date(2026, 2, 8)
GOALS = templates.shipped()[0]

# Not edits by themselves: each writes inside the edits of others.
PARTS: set[str] = set()
# Edits of what belongs to no cycle, or that a closed one allows.
FREE = {"templates.keep", "templates.remove"}

EDITS: dict[str, Edit] = {
    "templates.keep": lambda d, w: templates.keep(d, GOALS),
    "templates.remove": lambda d, w: templates.remove(d, w.template),
}


@factories.written_once
def _world() -> tuple[Document, SimpleNamespace]:
    document = factories.sample_of(DAY)
    cycle = cycles.current(document, DAY).id
    ids = SimpleNamespace(cycle=cycle, template=templates.keep(document, GOALS))
    return document, ids


@pytest.fixture
def world() -> Iterator[tuple[Document, SimpleNamespace]]:
    """The sample with a workshop and one thing of every kind that it makes, and their ids."""
    document, ids = _world()
    yield document, ids
    document.close()


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_undone_and_redone_leaves_what_was_there(
    name: str, world: tuple[Document, SimpleNamespace]
) -> None:
    document, ids = world
    before = factories.dump(document)
    count = len(document.history())
    EDITS[name](document, ids)
    after = factories.dump(document)
    assert after != before
    assert len(document.history()) == count + 1, "one edit is one step"
    document.undo()
    assert factories.dump(document) == before
    document.redo()
    assert factories.dump(document) == after


@pytest.mark.parametrize("name", sorted(set(EDITS) - FREE))
def test_an_edit_of_a_closed_cycle_is_refused(name: str, world: tuple[Document, SimpleNamespace]) -> None:
    document, ids = world
    closing.close(document, ids.cycle, on=DAY, next_name="2026-Q2")
    before = factories.dump(document)
    with pytest.raises(Refused, match="closed"):
        EDITS[name](document, ids)
    assert factories.dump(document) == before


def test_every_edit_of_the_room_is_in_the_table() -> None:
    names = [module.name for module in pkgutil.iter_modules(okrdesk.okr.workshop.__path__)]
    found = edits_of(import_module(f"okrdesk.okr.workshop.{name}") for name in names)
    assert found - PARTS == set(EDITS)
    assert set(EDITS) >= FREE
