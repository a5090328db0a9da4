"""Ties: what ties across the cut, which ways there are, and lots that can be drawn again."""

from __future__ import annotations

import pytest

from okrdesk.document.refused import Refused
from okrdesk.okr import decisions
from okrdesk.okr.workshop import revealing, rounds, ties
from tests.okr.workshop.evening import DAY, Evening


def test_lots_can_be_drawn_again(room: Evening) -> None:
    asked = room.voted()
    tie = asked.tied
    assert tie is not None
    draws = {ties.drawn(tie, seed) for seed in range(40)}
    assert draws == {(room.themes[2],), (room.themes[3],)}, "both can win"
    revealing.settle(room.document, asked.id, "lots", on=DAY, seed=7)
    settled = rounds.read(room.document, asked.id)
    assert tuple(settled.tie["outcome"]) == ties.drawn(tie, 7)
    assert "Drawn with the number 7." in decisions.of_cycle(room.document, room.cycle)[0].evidence
    with pytest.raises(Refused, match="is settled"):
        revealing.settle(room.document, asked.id, "people", on=DAY)


def test_what_nobody_wants_is_not_chosen(room: Evening) -> None:
    asked = room.open_vote()
    room.put(asked, "1", "1")
    assert room.reveal(asked).chosen == room.themes[:1]
