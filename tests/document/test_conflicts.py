"""What two copies changed differently: which fields are asked, and which are settled by the clock."""

from __future__ import annotations

import json
from typing import Any

from okrdesk.document import tables as t
from okrdesk.document.conflicts import Raw, conflicts_between
from okrdesk.document.document import Document
from tests import factories


def _raw(step: str, row: str, field: str, after: Any, table: str = "objective") -> Raw:
    return (step * 32, 1, table, row, field, None, json.dumps(after))


def test_only_what_differs_is_asked_and_places_never(document: Document) -> None:
    row = factories.ids(document, t.Objective)[0]
    fields: dict[str, tuple[Any, Any]] = {
        "title": ("One", "Two"),
        "why": ("same", "same"),
        "position": ("a", "b"),
        "owner_id": (None, "x"),
    }
    ours = [_raw("1", row, field, values[0]) for field, values in fields.items()]
    theirs = [_raw("2", row, field, values[1]) for field, values in fields.items()]
    found = conflicts_between(document, ours, theirs)
    assert [(each.field, each.ours, each.theirs) for each in found] == [
        ("owner_id", None, "x"),
        ("title", "One", "Two"),
    ]
    assert {(each.our_step[0], each.their_step[0]) for each in found} == {("1", "2")}


def test_what_a_workspace_remembers_of_itself_is_not_asked(document: Document) -> None:
    told = (("name", "version"), ("to", "handed_copy"))
    ours, theirs = ([_raw(step, "3" * 32, field, step, table) for field, table in told] for step in "12")
    assert conflicts_between(document, ours, theirs) == ()


def test_the_order_of_the_sides_does_not_matter(document: Document) -> None:
    row = factories.ids(document, t.Objective)[0]
    one, other = [_raw("1", row, "title", "One")], [_raw("2", row, "title", "Two")]
    (ours,), (theirs,) = conflicts_between(document, one, other), conflicts_between(document, other, one)
    assert (ours.ours, ours.theirs) == (theirs.theirs, theirs.ours)


def test_what_one_removed_is_asked_where_the_other_changed_what_is_in_it(document: Document) -> None:
    objective = factories.ids(document, t.Objective)[0]
    line = next(row.id for row in document.rows(t.KeyResult.select()) if row.objective == objective)
    gone = [_raw("1", objective, "deleted", 1), _raw("1", line, "deleted", 1, "key_result")]
    changed = [_raw("2", line, "title", "Still wanted", "key_result")]
    (asked,) = conflicts_between(document, gone, changed)
    assert (asked.table, asked.row, asked.field, asked.ours, asked.theirs) == (
        "objective", objective, "deleted", 1, 0,
    )  # fmt: skip
    assert (asked.our_step[0], asked.their_step[0], asked.beneath) == ("1", "2", (("key_result", line),))
    (turned,) = conflicts_between(document, changed, gone)
    assert (turned.ours, turned.theirs, turned.our_step[0], turned.their_step[0]) == (0, 1, "2", "1")
