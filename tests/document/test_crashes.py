"""kill -9 at any moment loses nothing that was acknowledged and leaves no broken file (T1, T9).

Few kills, so that every change is watched; tests/release kills many times as often.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.document.writers import kill_one_after_another, kill_one_of_three

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")


def test_kills_lose_no_acknowledged_check_in(tmp_path: Path, okrdesk_home: Path) -> None:
    kill_one_after_another(tmp_path, okrdesk_home, kills=6)


def test_three_processes_with_a_kill_lose_nothing(tmp_path: Path) -> None:
    kill_one_of_three(tmp_path, one_home=False, rounds=1)
