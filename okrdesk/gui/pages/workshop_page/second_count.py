"""Counting again: the same slips typed a second time, unseen; only differences are shown."""

from __future__ import annotations

from collections.abc import Sequence

from okrdesk.gui.pages.workshop_page import ask_words
from okrdesk.okr.workshop.box import Box
from okrdesk.okr.workshop.counting import Ballot, Count, differing
from okrdesk.okr.workshop.rounds import Round


class SecondCount:
    """`count` is None while nothing is counted again."""

    def __init__(self) -> None:
        self.count: Count | None = None

    def begin(self) -> None:
        """Count from nothing."""
        self.count = Count()

    def put(self, ballots: Sequence[Ballot]) -> None:
        """Count some more."""
        for ballot in ballots:
            self.count = (self.count or Count()).plus(ballot, "paper")

    def compared(self, asked: Round, box: Box) -> str:
        """What the second count says once all slips were typed, "" before; where it differs it holds now."""
        second = self.count
        if second is None or second.total < box.ballots:
            return ""
        misread = differing(asked.items, box.count, second)
        self.count = None
        if misread:
            box.take(second)
        return ask_words.second_words(misread)
