"""Every test has a private home for OKR Desk and no network."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Any

import pytest

from okrdesk import libraries

# The tests need no screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if lacking := libraries.missing():
    # Said here, before pytest-qt imports Qt and dies of it.
    pytest.exit(libraries.advice(lacking), returncode=1)


@pytest.fixture(autouse=True)
def okrdesk_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The installation's private folder for this test."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("OKRDESK_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: socket.socket, address: Any) -> None:
        # Local sockets of the window system are not the network.
        if self.family in (socket.AF_INET, socket.AF_INET6):
            raise AssertionError(f"OKR Desk reached for the network: {address!r}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
