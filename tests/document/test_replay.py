"""A workspace in its plain parts, and built from them again."""

from __future__ import annotations

import datetime as dt

import pytest

from okrdesk.document import journal, replay, tables
from okrdesk.document.columns import TABLES
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from tests import factories


def test_the_steps_build_the_same_workspace(document: Document) -> None:
    factories.check_in(document, 1, "kept")
    factories.check_in(document, 2, "undone")
    document.undo()
    with document.edit("Reword"):
        document.set(tables.Objective, factories.ids(document, tables.Objective)[0], title="Other words")
    built = replay.build(document.id, replay.steps(document), factories.OTHER)
    assert replay.rows(built) == replay.rows(document)
    assert list(replay.steps(built)) == list(replay.steps(document))
    told = 'SELECT id, "table", "row", field, before, after FROM change ORDER BY id'
    changes, same = (each.database.execute_sql(told).fetchall() for each in (document, built))
    assert changes == same
    assert journal.differences(built.database) == set()
    assert (built.id, built.actor) == (document.id, factories.OTHER)


def test_rows_open_up_lists_and_keep_removed_ones(document: Document) -> None:
    row = factories.ids(document, tables.KeyResult)[0]
    with document.edit("Remove"):
        document.remove(tables.KeyResult, row)
    found = replay.rows(document)
    assert found.keys() == TABLES.keys()
    removed = next(each for each in found["key_result"] if each["id"] == row)
    assert (removed["deleted"], removed["stages"], removed["target"]) == (1, ["flour", "dough"], "100")
    assert found["cycle"][0]["first_day"] == dt.date(2026, 1, 1).isoformat()


def test_the_steps_of_another_workspace_are_refused(document: Document) -> None:
    with pytest.raises(Refused, match="another workspace"):
        replay.build("f" * 32, replay.steps(document), factories.OTHER)


def test_a_step_that_stands_twice_is_refused(document: Document) -> None:
    steps = list(replay.steps(document))
    with pytest.raises(Refused, match="makes no sense"):
        replay.build(document.id, [*steps, steps[0]], factories.OTHER)


def test_what_a_file_of_today_holds_needs_no_filling(document: Document) -> None:
    assert replay.filled(replay.rows(document), replay.newest()) == replay.rows(document)
