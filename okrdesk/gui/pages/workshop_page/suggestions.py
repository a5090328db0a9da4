"""Which cards look alike, found beside in a worker; nobody sees it but the facilitator."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtCore import QObject, QThreadPool, Signal
from shiboken6 import isValid

from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr.workshop import similar
from okrdesk.okr.workshop.ideas import Idea

_SHORT_TURNS = 0.0005


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
    """`came` tells that there are others. What is asked for meanwhile is looked at afterwards."""

    came = Signal()
    _found = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._all: tuple[Suggestion, ...] = ()
        self._texts: tuple[tuple[str, str], ...] = ()
        self._busy = False
        self._found.connect(self._take)

    def look(self, cards: Sequence[Idea]) -> None:
        """Look at these cards, unless all were looked at already; a card that went changes nothing."""
        texts = tuple((card.id, card.text) for card in cards)
        if not set(texts) <= set(self._texts):
            self._texts = texts
            self._start()

    def _start(self) -> None:
        if self._busy:
            return
        self._busy = True
        texts = self._texts
        QThreadPool.globalInstance().start(lambda: self._work(texts))

    def _work(self, texts: tuple[tuple[str, str], ...]) -> None:
        usual = sys.getswitchinterval()
        sys.setswitchinterval(_SHORT_TURNS)  # else the window would wait for its turn
        try:
            groups = similar.alike([text for _id, text in texts])
        finally:
            sys.setswitchinterval(usual)
        if isValid(self):  # the window may be closed by now
            self._found.emit(texts, groups)

    def _take(self, texts: tuple[tuple[str, str], ...], groups: Sequence[similar.Likeness]) -> None:
        self._busy = False
        self._all = tuple(
            Suggestion(tuple(texts[nth][0] for nth in group.places), group.words, group.by_all)
            for group in groups
        )
        if texts != self._texts:
            self._start()
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
