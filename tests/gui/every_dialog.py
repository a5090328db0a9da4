"""The window on the sample workspace, and every dialog as the window opens it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from okrdesk import paths
from okrdesk.gui import opening, settings
from okrdesk.gui.dialogs import waiting
from okrdesk.gui.main_window import MainWindow
from tests import pictures
from tests.conftest import PATIENCE_MS


def rest(window: QWidget, at_most: float = PATIENCE_MS / 1000) -> None:
    """Let everything come that is under way: what waits for a turn of its own, and what is drawn beside."""
    end = time.monotonic() + at_most
    while time.monotonic() < end:
        QApplication.processEvents()
        drawing = getattr(window, "drawing", None)
        beside = QThreadPool.globalInstance().activeThreadCount() or (drawing and drawing.is_drawing())
        if not beside and not any(map(_comes_soon, window.findChildren(QTimer))):
            break
        time.sleep(0.002)
    for _turn in range(3):
        QApplication.processEvents()


def _comes_soon(timer: QTimer) -> bool:
    return timer.isActive() and timer.isSingleShot() and timer.interval() < _SOON_MS


_SOON_MS = 500


@contextmanager
def sample_window(width: int = 1440, height: int = 900) -> Iterator[MainWindow]:
    """The window with the sample workspace open."""
    settings.set_person_name("Elena Lindqvist")
    window = MainWindow(lambda: pictures.DAY)
    window.resize(width, height)
    window.show()
    assert window.open_path(str(_sample_file()))
    QApplication.processEvents()
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()


def _sample_file() -> Path:
    """The sample where the window keeps it; written for the first test, and copied for all others."""
    for name, content in _SAMPLE.items():
        path = paths.home() / "sample" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    path = opening.sample_file(pictures.DAY)
    _SAMPLE.setdefault(path.name, path.read_bytes())
    return path


_SAMPLE: dict[str, bytes] = {}


class _Looker(pictures.Camera):
    """Stands where a camera does, and looks at what it is shown."""

    def __init__(self, look: Callable[[str, QWidget], None]) -> None:
        self.name = ""
        self._look = look

    def wants(self, name: str) -> bool:
        return True

    def take(self, widget: QWidget, name: str) -> None:
        QApplication.processEvents()
        if widget.isWindow():
            self._look(name, widget)

    def dialog(self, dialog: Any) -> int:
        dialog.show()
        QApplication.processEvents()
        self._look(self.name, dialog)
        dialog.reject()
        return 0


def look_at_every_dialog(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, look: Callable[[str, QWidget], None]
) -> int:
    """Open each dialog in its turn, and pages that come only after a few steps; how many there were."""
    assert window.desk is not None
    looker = _Looker(look)
    monkeypatch.setattr(QDialog, "exec", lambda dialog: looker.dialog(dialog))
    # However busy the machine is: what reads a file must come to its own dialog.
    monkeypatch.setattr(waiting, "QUIET_SECONDS", 120)
    monkeypatch.setattr(pictures, "settle", rest)
    dialogs = pictures._dialogs(window, window.desk, looker)
    for name, show in dialogs.items():
        looker.name = name
        show()
        QApplication.processEvents()
    return len(dialogs)
