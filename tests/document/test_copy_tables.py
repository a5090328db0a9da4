"""The tables of copies: what a new row holds by itself."""

from __future__ import annotations

from okrdesk.document import checks
from okrdesk.document import copy_tables as c
from okrdesk.document.document import Document
from tests import factories


def test_a_copy_that_was_handed_out_is_not_here_and_not_back(document: Document) -> None:
    with document.edit("Hand out"):
        added = document.add(c.HandedCopy, to="Bo", on_day=factories.FIRST_DAY, entered=document.now)
    row = document.row(c.HandedCopy, added)
    assert (row.here, row.back_on, row.team, row.came) == (0, None, None, [])


def test_a_choice_keeps_both_values_whatever_they_are(document: Document) -> None:
    told = {"value": None, "ours": "x" * 99_000, "beneath": [["key_result", "1" * 32]]}
    with document.edit("Leave"):
        added = document.add(c.OpenChoice, about="objective", line="2" * 32, field="title", other=told)
    assert document.row(c.OpenChoice, added).other == told
    assert checks.check(factories.content(document), "x")
