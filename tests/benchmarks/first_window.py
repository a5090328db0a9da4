"""Starts a window, prints the resident memory in KiB as soon as it is painted, and ends.

`python -m tests.benchmarks.first_window bare` is a QMainWindow and nothing else, `okrdesk` the application.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

_PATIENCE = 20.0


def resident_kib() -> int:
    """Resident memory of this process; 0 where the system does not tell it in /proc."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1])


def _until_painted(*_application: object) -> int:
    """In place of `exec`: wait for the first window that is exposed and painted, and say so."""
    from PySide6.QtWidgets import QApplication

    give_up = time.monotonic() + _PATIENCE
    while time.monotonic() < give_up:
        QApplication.processEvents()
        for window in QApplication.topLevelWidgets():
            handle = window.windowHandle()
            if window.isVisible() and handle is not None and handle.isExposed():
                window.repaint()
                print(resident_kib(), flush=True)
                return 0
    return 1


def main(which: str) -> int:
    """Start one of the two."""
    if which == "okrdesk":
        from okrdesk import app  # as the application does: Qt comes after it, and by it

        app.load_qt()
    from PySide6.QtWidgets import QApplication, QMainWindow

    QApplication.exec = staticmethod(_until_painted)  # type: ignore[method-assign]
    if which == "okrdesk":
        return app.run([])
    application = QApplication([])
    window = QMainWindow()
    window.resize(1440, 900)
    window.show()
    return int(application.exec())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
