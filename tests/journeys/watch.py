"""The evening's watch: how long each step really took, so that the drift is that of the pictures.

The drawn evening plans all of its 120 minutes; the built one leaves ten free and has a break, so that
minutes of phases are others, and what they take more or less is the same: +2, +2, 0, +1, −1, −2.
"""

from __future__ import annotations

import time
from typing import Any

TOOK = {
    "promises": 7,
    "pulse": 7,
    "purpose": 9,
    "mirror": 9,
    "ideas": 8,
    "groups": 11,
    "vote": 8,
    "break": 10,
    "choose": 6,
    "wording": 8,
    "measures": 14,
    "owning": 5,
    "consent": 3,
    "charter": 4,
    "close": 3,
}
PHASES = [
    *(("Arrive", 12, 14), ("Listen", 16, 18), ("Ideas", 19, 19)),
    *(("Choose", 23, 24), ("Goals", 28, 27), ("Commit", 12, 10)),
]
DRIFTS = [2, 4, 4, 5, 4]  # minutes behind plan as Listen, Ideas, Choose, Goals and Commit begin


class Watch:
    """Stands still but for what is spent; notes the drift with which each phase began."""

    def __init__(self, sitting: Any) -> None:
        self._at = time.monotonic()
        self._phase = sitting.step.phase
        self.drifts: list[float] = []
        sitting._now = lambda: self._at

    def spend(self, sitting: Any) -> None:
        """Let the step that is on have taken its time."""
        self._at += max(0.0, 60 * TOOK[sitting.step.kind] - sitting.used)

    def look(self, sitting: Any) -> None:
        """Where another phase has begun, note how late it is."""
        if sitting.step.phase != self._phase:
            self._phase = sitting.step.phase
            self.drifts.append(round(sitting.drift / 60, 1))
