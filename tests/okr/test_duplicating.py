"""Copies: everything of a line comes along except what was said about the one that was copied."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from decimal import Decimal
from types import SimpleNamespace

from okrdesk.document.document import Document
from okrdesk.okr import check_ins, duplicating, key_results, objectives, owning, review
from tests import changes
from tests.okr.test_edits import DAY, world  # noqa: F401

_SAID = {"accepted_on": None, "own_score": None, "score_reason": ""}


def test_a_copy_is_neither_accepted_nor_scored(world: tuple[Document, SimpleNamespace]) -> None:  # noqa: F811
    document, ids = world
    owning.accept(document, ids.o2, DAY)
    changes.key_result(document, ids.mine, partners="The mill", due=dt.date(2026, 3, 15), weight=Decimal(40))
    owning.accept(document, ids.mine, DAY)
    review.score(document, ids.mine, Decimal("0.9"), "It was harder", day=DAY)
    row = asdict(key_results.read(document, ids.mine))
    one = duplicating.duplicate_key_result(document, ids.mine)
    other = duplicating.duplicate_objective(document, ids.o2)
    assert objectives.read(document, other).accepted_on is None
    assert objectives.read(document, other).owner_id == ids.ada
    copied = key_results.of_objective(document, other)
    for found in (key_results.read(document, one), *[k for k in copied if k.title == row["title"]]):
        places = {"id": found.id, "objective_id": found.objective_id, "position": found.position}
        assert asdict(found) == row | _SAID | places
        assert check_ins.of_key_result(document, found.id) == ()


def test_an_objective_that_was_cut_comes_back_itself_where_it_is_pasted(
    world: tuple[Document, SimpleNamespace],  # noqa: F811
) -> None:
    document, ids = world
    order = [each.id for each in objectives.of_cycle(document, ids.cycle)]
    before = key_results.of_objective(document, order[0])
    objectives.remove(document, order[0])
    assert duplicating.kind_of(document, order[0]) == "objective"
    assert duplicating.paste_objective(document, order[0], ids.cycle, len(order) - 1, DAY) == order[0]
    assert [each.id for each in objectives.of_cycle(document, ids.cycle)] == [*order[1:], order[0]]
    assert key_results.of_objective(document, order[0]) == before
    document.undo()
    assert [each.id for each in objectives.of_cycle(document, ids.cycle)] == order[1:]


def test_an_objective_is_pasted_into_another_cycle_without_what_belongs_to_its_own(
    world: tuple[Document, SimpleNamespace],  # noqa: F811
) -> None:
    document, ids = world
    due = dt.date(2026, 3, 15)
    for each in key_results.of_objective(document, ids.o2):
        changes.key_result(document, each.id, due=due)
    after = ids.later
    copied = duplicating.paste_objective(document, ids.o2, after, 0, DAY)
    cut = len(objectives.of_cycle(document, ids.cycle))
    objectives.remove(document, ids.o2)
    moved = duplicating.paste_objective(document, ids.o2, after, 0, DAY)
    assert [each.id for each in objectives.of_cycle(document, after)] == [moved, copied]
    assert len(objectives.of_cycle(document, ids.cycle)) == cut - 1
    for copy_id in (copied, moved):
        copy = objectives.read(document, copy_id)
        assert (copy.priority_id, copy.theme_id, copy.accepted_on) == (None, None, None)
        rows = key_results.of_objective(document, copy_id)
        assert rows
        assert {each.due for each in rows} == {None}
