"""Trails: the same days, values and confidences as the check-ins they come from, also after an edit."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from types import SimpleNamespace

from okrdesk.document.document import Document
from okrdesk.okr import check_ins
from okrdesk.okr.trails import check_ins_of, counted_shares, trails
from tests.okr.test_edits import DAY, world  # noqa: F401


def test_a_trail_holds_what_was_checked_in_up_to_a_day(
    world: tuple[Document, SimpleNamespace],  # noqa: F811
) -> None:
    document, ids = world

    def shown(day: dt.date) -> list[tuple[dt.date, Decimal, int | None]]:
        trail = trails(document, [ids.k1], day)[ids.k1]
        return [(each.on, each.value, each.confidence) for each in check_ins_of(trail, ids.k1)]

    def told(day: dt.date) -> list[tuple[dt.date, Decimal, int | None]]:
        rows = check_ins.of_key_result(document, ids.k1, day)
        return [(each.on, each.value, each.confidence) for each in rows]

    assert shown(DAY) == told(DAY) != []
    earlier = DAY - dt.timedelta(days=14)
    assert shown(earlier) == told(earlier) != told(DAY)
    check_ins.record(document, ids.k1, Decimal(9), on=DAY, confidence=4)
    assert shown(DAY) == told(DAY)
    check_ins.remove(document, ids.check_in)
    assert shown(DAY) == told(DAY)
    document.undo()
    assert shown(DAY) == told(DAY)


def test_a_share_counts_from_nothing_to_all() -> None:  # F2
    assert counted_shares([None, -1, 0, 3, 4, 5], 4) == [0, 0, 0, 3, 4, 4]
