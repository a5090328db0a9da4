"""Works through the whole window and the commands with private words in every field, logging all that can be.

`python -m tests.release.telling FOLDER`; everything this leaves lies in the folder.
"""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from okrdesk.cli.run import run
from okrdesk.gui import settings
from okrdesk.gui.main_window import MainWindow
from okrdesk.outputs.registry import OUTPUTS
from tests import factories, pictures
from tests.gui import every_dialog
from tests.okr.samples import DAY
from tests.release.baits import marked


def main(folder: Path) -> None:
    """Do all of it; prints the marks."""
    logging.basicConfig(level=logging.DEBUG, filename=folder / "log.txt", force=True)
    logging.captureWarnings(True)
    qInstallMessageHandler(_log)
    marks: set[str] = set()
    file = factories.stored(folder / "work" / "plan.okrdesk", marked(marks))
    application = QApplication(sys.argv[:1])
    _look_at_all(file)
    _use_commands(file, folder / "out")
    application.quit()
    print(json.dumps(sorted(marks)))


def _log(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    logging.getLogger("qt").debug("%s %s", kind, message)


def _look_at_all(file: Path) -> None:
    """Every page and dialog; an edit, an undo; the window closes as people close it."""
    settings.set_person_name("Ada")
    window = MainWindow(lambda: pictures.DAY)
    window.show()
    assert window.open_path(str(file))
    seen: list[str] = []
    with pytest.MonkeyPatch.context() as patched:
        every_dialog.look_at_every_dialog(window, patched, lambda name, _widget: seen.append(name))
    assert len(seen) > 30
    assert window.desk is not None
    window.desk.undo()
    window.close()


def _use_commands(file: Path, out: Path) -> None:
    """All outputs, what is refused, and a place that nobody can write to."""
    for key, row in OUTPUTS.items():
        for ending in row.endings:
            day = ["--on", DAY.isoformat()] if "day" in row.options else []
            about = ["--key-result", "1.1"] if row.subject == "key result" else []
            run(["export", str(file), str(out / f"{key}.{ending}"), "--layout", key, *day, *about])
    run(["export", str(file), "/proc/none/x.pdf", "--on", DAY.isoformat()])
    run(["check-in", str(file), "1.1", "not a number", "--note", "private words QZ0000000000"])
    run(["import", str(file), str(file)])
    run(["show", str(file), "--on", "no day QZ0000000000"])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
