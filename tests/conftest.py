"""Every test has a private home for OKR Desk and no network.

`python -m pytest` runs what must pass with every change; `python -m pytest -m release` the long proofs:
those in tests/release, and every test with found examples once more, with many times as many.
"""

from __future__ import annotations

import builtins
import gc
import os
import shutil
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot

from okrdesk import libraries

# The tests need no screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# What is compiled is kept for the processes that tests start, and for the next run.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

if lacking := libraries.missing():
    # Said here, before pytest-qt imports Qt and dies of it.
    pytest.exit(libraries.advice(lacking), returncode=1)


PATIENCE_MS = 120_000
_USUAL = "not release"
_TESTS = Path(__file__).parent
_MEMORY, _ROOM = Path("/dev/shm"), 4_000_000_000

# How busy the machine is must not matter; a fixture that lasts for all examples of a test is meant so.
settings.register_profile(
    "usual", max_examples=25, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
settings.register_profile("release", settings.get_profile("usual"), max_examples=400)


def pytest_configure(config: pytest.Config) -> None:
    """Choose how many examples are looked for, and where tests write."""
    settings.load_profile("release" if _before_a_release(config) else "usual")
    # Every edit is written through to the disk, which takes longer than all the rest of it; what a power cut
    # leaves is tested with a disk of its own. The long proofs and the bundle start programs in their folders.
    roomy = os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM
    if roomy and config.option.markexpr == _USUAL:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))


def pytest_sessionstart() -> None:
    """Import as the application does: PySide looks at every import for a feature that nobody uses here."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def pytest_collection() -> None:
    """Import the tests from the end if this is the second of two processes that begin at once.

    What is compiled is written down. Where nothing is yet, each does one half and reads the other.
    """
    if os.environ.get("PYTEST_XDIST_WORKER") == "gw1":
        for path in sorted(_TESTS.rglob("test_*.py"), reverse=True):
            # One that cannot be imported is told of when its turn comes.
            with suppress(Exception, pytest.skip.Exception):
                import_module(".".join(path.relative_to(_TESTS.parent).with_suffix("").parts))


def pytest_collection_finish() -> None:
    """Thousands of collected tests stay to the end: nobody need look through them for what can go."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_sessionfinish() -> None:
    """Empty the clipboard: without a screen Qt frees what is left there after Python is gone, and dies."""
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


def _before_a_release(config: pytest.Config) -> bool:
    return config.option.markexpr == "release"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests with found examples take part in both runs."""
    if _before_a_release(config):
        for item in items:
            if getattr(getattr(item, "function", None), "is_hypothesis_test", False):
                item.add_marker("release")
            if item.get_closest_marker("timeout") is None:
                # 400 examples take two minutes, of a busy machine a quarter of an hour.
                item.add_marker(pytest.mark.timeout(3600))


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all: pytest looks through every folder it has made before it makes another."""
    return tmp_path_factory.mktemp("homes")


_number = count()


@pytest.fixture(autouse=True)
def okrdesk_home(_homes: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The installation's private folder for this test."""
    home = _homes / str(next(_number))
    home.mkdir()
    monkeypatch.setenv("OKRDESK_HOME", str(home))
    return home


@pytest.fixture(autouse=True, scope="module")
def _checked_once(request: pytest.FixtureRequest) -> Iterator[None]:
    """Where checking is not the subject, the same bytes need not be found whole a hundred times."""
    from tests import factories

    with pytest.MonkeyPatch.context() as patched:
        if request.path.parent.name != "document":
            patched.setattr(factories.checks, "check", factories.check_once)
        yield


class PatientBot(QtBot):
    """Waits for what must come as long as a busy machine may take: no wait is a measure."""

    def waitUntil(self, callback: Callable[[], object], *, timeout: int = PATIENCE_MS) -> None:  # noqa: N802
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **more: Any) -> Any:  # noqa: N802
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitExposed(self, widget: Any, *, timeout: int = PATIENCE_MS) -> Any:  # noqa: N802
        return super().waitExposed(widget, timeout=timeout)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> PatientBot:
    """What pytest-qt gives, with patience."""
    return PatientBot(request)


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    def refuse(self: socket.socket, address: Any) -> None:
        # Local sockets of the window system are not the network.
        if self.family in (socket.AF_INET, socket.AF_INET6):
            raise AssertionError(f"OKR Desk reached for the network: {address!r}")

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(socket.socket, "connect", refuse)
        patched.setattr(socket.socket, "connect_ex", refuse)
        yield


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A stored workspace in a folder that is shared."""
    from tests import factories

    folder = tmp_path / "shared"
    folder.mkdir()
    return factories.stored(folder / "goals.okrdesk")
