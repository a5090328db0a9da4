"""Conflicts speak of fields and names, never of columns and ids."""

from __future__ import annotations

from typing import Any

import pytest

from okrdesk.document import tables as t
from okrdesk.document.merge import Conflict
from okrdesk.okr import people
from okrdesk.okr.conflict_words import conflicts_in_words
from tests import changes, factories
from tests.okr.told import Told


def told(world: Told, table: str, row: str, field: str, ours: Any, theirs: Any) -> tuple[str, str, str]:
    (each,) = conflicts_in_words(world.document, [Conflict(table, row, field, ours, theirs)])
    return each.what, each.mine.shown, each.theirs.shown


def test_an_owner_is_named(world: Told) -> None:
    ada, bo = people.add(world.document, "Ada"), people.add(world.document, "Bo")
    assert told(world, "key_result", world.row, "owner_id", ada, bo) == ("Owner of 1.1 Loaves", "Ada", "Bo")
    assert told(world, "objective", world.objective, "owner_id", None, bo) == (
        "Owner of 1 Bread for all",
        "nobody",
        "Bo",
    )


def test_figures_and_days_are_written_as_the_workspace_does(world: Told) -> None:
    changes.of_mission(world.document, locale="de")
    changes.key_result(world.document, world.row, measure="percentage", unit="%")
    assert told(world, "key_result", world.row, "target", "1234.5", "50") == (
        "Target of 1.1 Loaves",
        "1.234,5\u00a0%",
        "50\u00a0%",
    )
    assert told(world, "key_result", world.row, "due", "2026-02-08", None) == (
        "Due of 1.1 Loaves",
        "08.02.2026",
        "nothing",
    )


def test_a_text_comes_whole_and_is_short_in_the_sentence(world: Told) -> None:
    long = "Bread " * 60
    (each,) = conflicts_in_words(
        world.document, [Conflict("objective", world.objective, "title", long, "Rolls")]
    )
    assert (each.what, each.mine.shown, each.theirs.shown) == ("Words of 1 Bread for all", long, "Rolls")
    assert each.sentence.endswith("… here, Rolls in the other copy; the later one counts.")


def test_removing_is_said(world: Told) -> None:
    assert told(world, "objective", world.objective, "deleted", 1, 0) == (
        "1 Bread for all",
        "removed",
        "kept",
    )


@pytest.mark.parametrize("table", ["objective", "key_result", "cycle", "workspace"])
def test_no_field_shows_its_column(world: Told, table: str) -> None:
    rows = {"objective": world.objective, "key_result": world.row, "cycle": world.cycle}
    row = rows.get(table) or factories.ids(world.document, t.Workspace)[0]
    for name in ("owner_id", "priority_id", "team_id", "accepted_on", "commit_zone", "own_score"):
        if hasattr(getattr(t, table.title().replace("_", "")), name):
            what, _ours, _theirs = told(world, table, row, name, None, None)
            assert "_" not in what
