"""Which cards look alike; nobody sees it but the facilitator.

They are compared in the window's own thread, in turns of milliseconds: a worker would share Python's lock
with every key, and the first ones took 200 ms.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr.workshop import similar
from okrdesk.okr.workshop.ideas import Idea

_TURN = 0.004  # seconds
_REST_MS = 60


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Cards that look alike, and the words why."""

    idea_ids: tuple[str, ...]
    words: tuple[str, ...]
    by_all: bool

    @property
    def key(self) -> str:
        """What a suggestion that was dropped is known again by."""
        return "+".join(sorted(self.idea_ids))

    def reason(self) -> str:
        """Why they look alike, in words."""
        alike = ", ".join(f"“{word}”" for word in self.words[:3])
        if not alike:
            return ""
        return (_("all of them say {words}") if self.by_all else _("most of them say {words}")).format(
            words=alike
        )


class Suggestions(QObject):
    """`came` tells that there are others. They are looked for while nobody asks the window for anything."""

    came = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._all: tuple[Suggestion, ...] = ()
        self._texts: tuple[tuple[str, str], ...] = ()
        self._steps: Generator[None, None, tuple[similar.Likeness, ...]] | None = None
        self._turns = QTimer(self, singleShot=True)
        self._turns.timeout.connect(self._work)

    def look(self, cards: Sequence[Idea]) -> None:
        """Look at these cards, unless all were looked at already; a card that went changes nothing."""
        texts = tuple((card.id, card.text) for card in cards)
        if not set(texts) <= set(self._texts):
            self._texts = texts
            self._steps = similar.comparing([text for _id, text in texts])
        if self._steps is not None:
            self._turns.start(_REST_MS)  # what was just done is painted first

    def _work(self) -> None:
        """A turn of comparing, so short that no key waits for it."""
        until = time.perf_counter() + _TURN
        try:
            while self._steps is not None and time.perf_counter() < until:
                next(self._steps)
        except StopIteration as end:
            self._steps = None
            self._take(end.value)
        else:
            self._turns.start(0)

    def _take(self, groups: Sequence[similar.Likeness]) -> None:
        self._all = tuple(
            Suggestion(tuple(self._texts[nth][0] for nth in group.places), group.words, group.by_all)
            for group in groups
        )
        self.came.emit()

    def of_card(self, card_id: str, dropped: Sequence[str], here: Sequence[Idea]) -> Suggestion | None:
        """The suggestion that a card is in, of the cards that are still `here` and were not dropped."""
        left = {card.id for card in here}
        for each in self._all:
            if card_id in each.idea_ids and each.key not in dropped:
                cards = tuple(card for card in each.idea_ids if card in left)
                return Suggestion(cards, each.words, each.by_all) if len(cards) > 1 else None
        return None

    def key_of(self, card_id: str) -> str:
        """What the whole suggestion of a card is known by."""
        return next((each.key for each in self._all if card_id in each.idea_ids), "")
