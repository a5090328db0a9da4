"""What differs between two states, and looking at a named version."""

from __future__ import annotations

import datetime as dt
from dataclasses import astuple
from decimal import Decimal
from types import SimpleNamespace

import pytest

from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import check_ins, differences, key_results, objectives, people
from okrdesk.okr.differences import Difference
from okrdesk.okr.terms import KeyResult
from tests import changes, factories
from tests.okr.test_edits import EDITS, world  # noqa: F401


def test_a_version_is_looked_at_without_touching_anything() -> None:
    document = Document.create(None, "Bakery", "a" * 32, "Ada")
    cycle = factories.quarter(document)
    objective = objectives.add(document, objectives.Objective("", cycle, "Bread"))
    first, second = (
        key_results.add(document, KeyResult("", objective, title)) for title in ("Loaves", "Guests")
    )
    version = document.name_version("Morning")
    changes.key_result(document, first, "Change", target=Decimal(7))
    key_results.remove(document, second)
    check_ins.record(document, first, Decimal(3), on=dt.date(2026, 1, 9))
    people.add(document, "Cleo")
    before, steps = factories.dump(document), len(document.history())
    then = differences.at_version(document, version)
    assert differences.between(then, document) == (
        Difference("key result", 1, 1, 0),
        Difference("check-in", 0, 0, 1),
        Difference("person", 0, 0, 1),
    )
    assert differences.in_words(differences.between(then, document)) == (
        "back again: 1 key result; as before: 1 key result",
        "gone: 1 check-in",
        "gone: 1 person",
    )
    with pytest.raises(Refused):
        people.add(then, "Dora")
    then.close()
    assert factories.dump(document) == before
    assert len(document.history()) == steps
    assert differences.between(document, document) == ()


@pytest.mark.parametrize(
    "name",
    ["teams.add", "initiatives.add", "stories.add", "decisions.add", "snapshots.add", "closing.reopen"],
)
def test_what_is_not_counted_by_name_is_told_as_other(
    name: str,
    world: tuple[Document, SimpleNamespace],  # noqa: F811
) -> None:
    document, ids = world
    then = Document.load(factories.content(document), "b" * 32, read_only=True)
    EDITS[name](document, ids)
    ((kind, *_counts),) = (astuple(each) for each in differences.between(then, document))
    assert kind == "other"
    then.close()


def test_a_version_that_is_gone_is_refused() -> None:
    with pytest.raises(Refused, match="choose another"):
        differences.at_version(factories.workspace(), "0" * 32)
