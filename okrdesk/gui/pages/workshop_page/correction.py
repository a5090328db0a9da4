"""Correcting: the next one that is typed takes the place of the last one in a box."""

from __future__ import annotations

from okrdesk.okr.workshop.box import Box, Cards


class Correction:
    """Begun for one box; over once its last one cannot be told apart any more, or another box is on."""

    def __init__(self) -> None:
        self._of: Box | Cards | None = None

    def begin(self, box: Box | Cards) -> None:
        """The next one takes the place of the last one of this box."""
        self._of = box

    def end(self) -> None:
        """The next one is a new one."""
        self._of = None

    def is_of(self, box: Box | Cards | None) -> bool:
        """Whether the last one of this box is being corrected."""
        return box is not None and self._of is box and box.can_correct
