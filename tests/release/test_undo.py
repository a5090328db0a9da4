"""Five hundred sessions of fifty actions, undone and redone one by one (T12)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.document.test_document import undo_and_redo_fifty

pytestmark = pytest.mark.release
MANY = 500


def test_five_hundred_sessions(record_property: Callable[[str, object], None]) -> None:
    for seed in range(MANY):
        undo_and_redo_fifty(seed)
    record_property("sessions", MANY)
