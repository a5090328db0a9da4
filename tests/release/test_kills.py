"""kill -9, hundreds of times and in many processes, loses nothing that was acknowledged (T1, T8, T9)."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.document.test_migrations import OLDER
from tests.document.writers import kill_one_after_another, kill_one_of_three, kill_while_upgrading

pytestmark = [
    pytest.mark.release,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL"),
    pytest.mark.timeout(3600),
]
Proved = Callable[..., None]


@pytest.fixture
def proved(record_property: Callable[[str, object], None]) -> Proved:
    """Writes down what a test counted, by its name."""

    def write(**counted: int) -> None:
        for name, figure in counted.items():
            record_property(name, figure)

    return write


def test_kills_lose_no_acknowledged_check_in(tmp_path: Path, okrdesk_home: Path, proved: Proved) -> None:
    acknowledged = kill_one_after_another(tmp_path, okrdesk_home, kills=500)
    proved(kills=500, acknowledged=acknowledged)


@pytest.mark.parametrize("one_home", [False, True], ids=["three computers", "one computer"])
def test_three_processes_with_kills_lose_nothing(tmp_path: Path, one_home: bool, proved: Proved) -> None:
    acknowledged = kill_one_of_three(tmp_path, one_home, rounds=20)
    proved(rounds=20, acknowledged=acknowledged)


@pytest.mark.parametrize("stored", OLDER, ids=lambda path: path.stem)
def test_kills_of_an_upgrade_leave_the_old_or_the_new_file(
    stored: Path, tmp_path: Path, okrdesk_home: Path, proved: Proved
) -> None:
    newer = kill_while_upgrading(stored, tmp_path, okrdesk_home, kills=100)
    assert 0 < newer < 100, "kills come before and after the file was replaced"
    proved(kills=100)
