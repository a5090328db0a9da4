"""Owning: several lines in one step, refused as a whole; lines found by number."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import key_results, objectives, owning, people
from okrdesk.okr.outline import outline
from tests import factories
from tests.okr.test_edits import DAY, world  # noqa: F401

World = tuple[Document, SimpleNamespace]


def test_lines_of_both_kinds_change_hands_in_one_step(world: World) -> None:  # noqa: F811
    document, ids = world
    count = len(document.history())
    owning.hand_over(document, [ids.o1, ids.k1], ids.double)
    assert objectives.read(document, ids.o1).owner_id == ids.double
    assert key_results.read(document, ids.k1).owner_id == ids.double
    assert len(document.history()) == count + 1


def test_one_wrong_line_or_receiver_leaves_all_as_they_were(world: World) -> None:  # noqa: F811
    document, ids = world
    people.retire(document, ids.double, True)
    before = factories.dump(document)
    for lines, receiver in (
        ([], ids.ada),
        ([ids.o1, "f" * 32], ids.ada),
        ([ids.o1], "f" * 32),
        ([ids.o1], ids.double),
    ):
        with pytest.raises(Refused):
            owning.hand_over(document, lines, receiver)
    with pytest.raises(Refused):
        owning.give_to_team(document, [ids.o1, "f" * 32], ids.team)
    assert factories.dump(document) == before


def test_a_line_is_found_by_number_or_id(world: World) -> None:  # noqa: F811
    document, ids = world
    seen = outline(document, ids.cycle, DAY)
    assert owning.find_line(seen, " 1 ") == seen.objectives[0]
    assert owning.find_line(seen, "1.2") == seen.objectives[0].key_results[1]
    assert owning.find_line(seen, ids.k1) == seen.objectives[0].key_results[0]
    with pytest.raises(Refused, match="did you mean"):
        owning.find_line(seen, "1.22")
