"""An act whose work area has acts of the step as its parts: what one of them says of itself, it says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QKeyEvent

from okrdesk.gui.pages.workshop_page.act_view import ActView
from okrdesk.okr.workshop.moment import Moment


class PartedAct(ActView):
    """`part` is the one that has the keyboard, None where it is the page itself."""

    @property
    def part(self) -> ActView | None:
        """The part whose act is on."""
        raise NotImplementedError

    def all_parts(self) -> Sequence[ActView]:
        """Every part, also those that are not seen."""
        raise NotImplementedError

    def begin(self) -> None:
        """Where one begins in the part that is on."""
        if self.part is not None:
            self.part.begin()

    def press(self, event: QKeyEvent) -> bool:
        """What the part that is on does with a single key."""
        return self.part is not None and self.part.press(event)

    def takes_enter(self) -> bool:
        """As the part that is on."""
        return self.part is not None and self.part.takes_enter()

    def counted(self) -> tuple[str, int, int | None] | None:
        """What the part that is on counts."""
        return None if self.part is None else self.part.counted()

    def in_box(self) -> dict[str, int]:
        """How many ballots of the open rounds of all parts are in."""
        return {key: count for part in self.all_parts() for key, count in part.in_box().items()}

    def openly(self) -> dict[str, dict[str, Any]]:
        """What is in the boxes of open rounds that are asked openly."""
        return {key: count for part in self.all_parts() for key, count in part.openly().items()}

    def written(self) -> int:
        """How many cards lie in the box of the part that is on."""
        return 0 if self.part is None else self.part.written()

    def told(self, moment: Moment) -> Moment:
        """The moment with what the part that is on knows of it."""
        return moment if self.part is None else self.part.told(moment)

    def unsettled(self) -> bool:
        """Whether the part that is on has something to settle."""
        return self.part is not None and self.part.unsettled()
