"""kill -9, fifty times and in fifteen processes, loses nothing that was acknowledged (T1, T8, T9)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.document.test_migrations import OLDER
from tests.document.writers import kill_one_after_another, kill_one_of_three, kill_while_upgrading

pytestmark = [
    pytest.mark.release,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL"),
]


def test_fifty_kills_lose_no_acknowledged_check_in(tmp_path: Path, okrdesk_home: Path) -> None:
    kill_one_after_another(tmp_path, okrdesk_home, kills=50)


@pytest.mark.parametrize("one_home", [False, True], ids=["three computers", "one computer"])
def test_three_processes_with_kills_lose_nothing(tmp_path: Path, one_home: bool) -> None:
    kill_one_of_three(tmp_path, one_home, rounds=5)


@pytest.mark.parametrize("stored", OLDER, ids=lambda path: path.stem)
def test_a_hundred_kills_of_an_upgrade_leave_the_old_or_the_new_file(
    stored: Path, tmp_path: Path, okrdesk_home: Path
) -> None:
    newer = kill_while_upgrading(stored, tmp_path, okrdesk_home, kills=100)
    assert 0 < newer < 100, "kills come before and after the file was replaced"
