"""Sources: what was taken in is kept, by its name, until it is undone."""

from __future__ import annotations

import pytest

from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr.workshop import sources
from okrdesk.okr.workshop.sources import SOURCES, Source

HOSTILE = "<b>‮Spring</b>.csv"


def taken(document: Document, cycle: str, name: str, **fields: object) -> str:
    with document.edit("Take in"):
        return SOURCES.add(document, Source("", cycle, "survey", name, "d", **fields))  # type: ignore[arg-type]


def test_a_cycle_without_any_has_none(document: Document, cycle: str) -> None:
    assert sources.of_cycle(document, cycle) == ()
    assert sources.of_cycle(document, "no such cycle") == ()


def test_they_stand_by_their_names(document: Document, cycle: str) -> None:
    for name in ("Winter.csv", "Autumn.csv", HOSTILE):
        taken(document, cycle, name)
    assert [each.name for each in sources.of_cycle(document, cycle)] == [HOSTILE, "Autumn.csv", "Winter.csv"]


def test_what_was_taken_in_is_read_as_it_was(document: Document, cycle: str) -> None:
    figures = ({"question": "<i>Happy?</i>", "role": "scale", "low": 1, "high": 2, "counts": [3, 4]},)
    made = taken(document, cycle, HOSTILE, rows=("a", "b"), mapping={"Need?": "open"}, figures=figures)
    known = sources.read(document, made)
    assert known == Source(made, cycle, "survey", HOSTILE, "d", ("a", "b"), {"Need?": "open"}, figures)


def test_one_that_is_gone_is_refused(document: Document, cycle: str) -> None:
    made = taken(document, cycle, "Spring.csv")
    document.undo()
    with pytest.raises(Refused, match=r"^That source is no longer here; undo brings it back\.$"):
        sources.read(document, made)
    assert sources.of_cycle(document, cycle) == ()
