"""What the status bar says about saving: never more than is true."""

from __future__ import annotations

import datetime as dt

import pytest

from okrdesk.document.refused import NotAWorkspace, NotWritten, Refused
from okrdesk.document.save_state import safe_here, save_state

AT = dt.datetime(2026, 2, 8, 14, 32, tzinfo=dt.UTC)
FULL = NotWritten("full", "No space.")


@pytest.mark.parametrize(
    ("state", "kind", "changes", "words"),
    [
        (("goals", AT, 0, False, None, False), "saved", 0, "All changes saved 14:32"),
        (("goals", None, 0, False, None, False), "saved", 0, "All changes saved"),
        (("goals", AT, 1, False, None, False), "unsaved", 1, "1 change is safe on this computer"),
        (("goals", AT, 7, False, None, False), "unsaved", 7, "7 changes are safe on this computer"),
        (("goals", AT, 7, True, None, False), "publishing", 7, "Saving…"),
        (("goals", AT, 7, False, FULL, False), "offline", 7, "No space. Your work is safe here"),
        # Work under way says more than what stood in the way before, and who only looks saves nothing.
        (("goals", AT, 7, True, FULL, False), "publishing", 7, "Saving…"),
        (("goals", AT, 7, True, FULL, True), "read-only", 0, "Open for reading only."),
    ],
)
def test_each_state_has_its_sentence(
    state: tuple[str, dt.datetime | None, int, bool, Refused | None, bool],
    kind: str,
    changes: int,
    words: str,
) -> None:
    found = save_state(*state, "en_GB")
    assert (found.kind, found.changes) == (kind, changes)
    assert found.sentence.startswith(words)


@pytest.mark.parametrize(
    ("refused", "words"),
    [
        (NotWritten("away", "x"), "The stick or folder"),
        (NotWritten("read-only", "x"), "cannot be written there"),
        (NotWritten("busy", "x"), "Another program"),
        (NotWritten("other", "It broke."), "It broke."),
        (NotAWorkspace("gone", "x"), "is no longer there"),
        (NotAWorkspace("cut short", "x"), "was damaged from outside"),
        (Refused("That is another workspace."), "That is another workspace."),
    ],
)
def test_whatever_stands_in_the_way_the_work_is_safe(refused: Refused, words: str) -> None:
    sentence = safe_here("goals", refused)
    assert words in sentence
    assert "Your work is safe here" in sentence
