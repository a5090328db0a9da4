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
