"""The workshop's tables: what a new row holds by itself, and which values its columns hold."""

from __future__ import annotations

import json

import pytest

from okrdesk.document import checks, tables
from okrdesk.document import room_tables as r
from okrdesk.document.document import Document
from okrdesk.document.fields import ListField
from okrdesk.document.journal_rules import fits_list
from tests import factories


def test_a_new_workshop_is_prepared_and_takes_two_hours(document: Document) -> None:
    with document.edit("Prepare"):
        added = document.add(
            r.Workshop, cycle=factories.ids(document, tables.Cycle)[0], template="a", title="A", position="a"
        )
    row = document.one(r.Workshop.select().where(r.Workshop.id == added))
    assert (row.state, row.minutes, row.expected, row.people, row.begins) == ("prepared", 120, None, [], "")


def test_a_round_is_open_while_it_has_no_result(document: Document) -> None:
    with document.edit("Ask"):
        added = document.add(
            r.Round,
            cycle=factories.ids(document, tables.Cycle)[0],
            method="dots",
            subject="themes",
            position="a",
        )
    row = document.one(r.Round.select().where(r.Round.id == added))
    assert (row.result, row.paper, row.tie, row.items, row.costs) == ({}, {}, {}, [], {})


@pytest.mark.parametrize(("spent", "fits"), [(0, True), (7_200, True), (10**7, True), (10**7 + 1, False)])
def test_seconds_have_a_bound_that_the_file_keeps(document: Document, spent: int, fits: bool) -> None:
    cycle = factories.ids(document, tables.Cycle)[0]
    with document.edit("Next"):
        workshop = document.add(r.Workshop, cycle=cycle, template="a", title="A", position="a")
        document.add(r.WorkshopStep, workshop=workshop, kind="talk", title="Talk", position="a", spent=spent)
    if fits:
        assert checks.check(factories.content(document), "x")
    else:
        with pytest.raises(RuntimeError, match="does not pass"):
            factories.content(document)


@pytest.mark.parametrize(
    ("field", "held", "fits"),
    [
        (r.Round.paper, {"handed_out": 10**9}, True),
        (r.Round.paper, {"handed_out": 10**9 + 1}, False),
        (r.Round.costs, {"a": 10**9}, True),
        (r.Round.costs, {"a": 10**9 + 1}, False),
        (r.Round.result, {"blank": 10**9, "invalid": 0}, True),
        (r.Round.result, {"blank": 10**9 + 1}, False),
        (r.Round.result, {"numbers": {"a": [10**9]}}, True),
        (r.Round.result, {"numbers": {"a": [10**9 + 1]}}, False),
        (r.Round.tie, {"places": 9999}, True),
        (r.Round.tie, {"places": 10000}, False),
        (r.Round.tie, {"dots": 10**9, "seed": 10**9}, True),
        (r.Round.tie, {"dots": 10**9 + 1}, False),
        (r.Round.tie, {"seed": 10**9 + 1}, False),
        (
            r.Source.figures,
            [{"question": "a", "role": "scale", "low": 0, "high": 9999, "counts": [10**9]}],
            True,
        ),
        (
            r.Source.figures,
            [{"question": "a", "role": "scale", "low": 0, "high": 10000, "counts": []}],
            False,
        ),
        (r.Source.figures, [{"question": "a", "role": "choices", "counts": [["b", 10**9]]}], True),
        (r.Source.figures, [{"question": "a", "role": "choices", "counts": [["b", 10**9 + 1]]}], False),
    ],
)
def test_numbers_in_lists_have_a_bound_too(field: ListField, held: object, fits: bool) -> None:
    assert fits_list(field, json.dumps(held)) == fits
