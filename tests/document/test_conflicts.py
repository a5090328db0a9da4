"""What two copies changed differently: which fields are asked, and which are settled by the clock."""

from __future__ import annotations

import json
from decimal import Decimal
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


def test_what_both_removed_is_no_question_though_both_had_changed_something_in_it(document: Document) -> None:
    objective = factories.ids(document, t.Objective)[0]
    line = next(row.id for row in document.rows(t.KeyResult.select()) if row.objective == objective)
    ours, theirs = (
        [_raw(step, line, "title", "Still wanted", "key_result"), _raw(step, objective, "deleted", 1)]
        for step in "12"
    )
    assert conflicts_between(document, ours, theirs) == ()
    kept = _raw("1", objective, "deleted", 0)  # we brought it back afterwards: now they differ
    (asked,) = conflicts_between(document, [*ours, kept], theirs)
    assert (asked.field, asked.ours, asked.theirs) == ("deleted", 0, 1)


def test_removing_is_asked_of_a_check_in_far_below_and_not_of_places_and_memories(document: Document) -> None:
    objective = factories.ids(document, t.Objective)[0]
    line = next(row.id for row in document.rows(t.KeyResult.select()) if row.objective == objective)
    with document.edit("Check in"):
        made = document.add(
            t.CheckIn, key_result=line, on_day=factories.FIRST_DAY, entered=document.now, value=Decimal(1)
        )
    gone = [_raw("1", objective, "deleted", 1)]

    def asked(*changed: Raw) -> list[str]:
        return [each.row for each in conflicts_between(document, gone, changed)]

    assert asked(_raw("2", made, "note", "x", "check_in")) == [objective]
    assert asked(_raw("2", made, "*", {}, "check_in")) == [objective]
    assert asked(_raw("2", made, "entered", "x", "check_in")) == []
    assert asked(_raw("2", objective, "position", "x")) == []
    assert asked(_raw("2", line, "deleted", 1, "key_result")) == []
    assert asked(_raw("2", "3" * 32, "name", "x", "version")) == []
    brought_back = [_raw("1", objective, "deleted", 0)]
    assert conflicts_between(document, brought_back, [_raw("2", objective, "title", "x")]) == ()


def test_of_two_that_went_in_one_step_the_upper_one_is_asked(document: Document) -> None:
    objective = factories.ids(document, t.Objective)[0]
    lines = [row.id for row in document.rows(t.KeyResult.select()) if row.objective == objective]
    gone = [_raw("1", row, "deleted", 1, "key_result") for row in lines] + [
        _raw("1", objective, "deleted", 1)
    ]
    changed = [_raw("2", lines[0], "title", "x", "key_result"), _raw("2", objective, "title", "y")]
    found = [each for each in conflicts_between(document, gone, changed) if each.field == "deleted"]
    assert [each.row for each in found] == [objective]
    assert found[0].beneath == tuple(("key_result", row) for row in sorted(lines))


def test_what_both_changed_last_counts_and_a_new_row_is_no_question(document: Document) -> None:
    row = factories.ids(document, t.Objective)[0]
    ours = [_raw("1", row, "title", "a"), _raw("3", row, "title", "b")]
    theirs = [_raw("2", row, "title", "c"), _raw("4", row, "title", "b")]
    assert conflicts_between(document, ours, theirs) == ()
    new = [_raw("1", row, "*", {"title": "a"})], [_raw("2", row, "*", {"title": "b"})]
    assert conflicts_between(document, *new) == ()
