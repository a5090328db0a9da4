"""This installation: its id stays, dead processes are known."""

from __future__ import annotations

import os
from pathlib import Path

from okrdesk.document import installation


def test_the_installation_keeps_its_id(okrdesk_home: Path) -> None:
    first = installation.actor()
    assert len(first) == 32
    assert installation.actor() == first
    (okrdesk_home / "actor").write_text("damaged")
    assert installation.actor() != first


def test_processes_that_live_are_known() -> None:
    assert installation.is_alive(os.getpid())
    assert not any(installation.is_alive(pid) for pid in (4_194_999, 0, -1, 10**30))
