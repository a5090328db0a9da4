"""The projector with two screens, in a process of its own: the platform is told of them as it starts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOM = """
import sys
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
from okrdesk.gui import settings
from okrdesk.gui.projector.window import ProjectorWindow
from okrdesk.gui.widgets import screens
from tests.gui.projector.evening import VIEWS

laptop, wall = QGuiApplication.screens()
assert (laptop.name(), wall.name()) == ("laptop", "wall")
desk = QWidget()
desk.setGeometry(laptop.geometry())
desk.show()
application.processEvents()
assert screens.beside(desk) is wall
window = ProjectorWindow()
window.show_view(VIEWS["vote"])
assert window.open_beside(desk), "there is a screen of its own"
application.processEvents()
assert window.is_open, "no curtain on a screen of its own"
assert window.geometry() == wall.geometry(), (window.geometry(), window.screen().name())
assert screens.known() is wall, "remembered"
picture = window.grab().toImage()
assert (picture.width(), picture.height()) == (1280, 720)
window.change_screen()
application.processEvents()
assert screens.known() is laptop
assert screens.beside(desk) is wall, "the screen of the desk is no screen beside it"
window._on = wall
window._screen_removed(wall)
assert not window.isVisible() and not window.is_open
print("done")
"""


def test_it_fills_the_screen_beside_the_desk_and_goes_with_it(tmp_path: Path) -> None:
    config = tmp_path / "screens.json"
    size = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1.0}
    shown = [
        {"name": "laptop", "x": 0, "y": 0, "width": 1440, "height": 900, **size},
        {"name": "wall", "x": 1440, "y": 0, "width": 1280, "height": 720, **size},
    ]
    config.write_text(json.dumps({"screens": shown}), "utf-8")
    environment = os.environ | {
        "QT_QPA_PLATFORM": f"offscreen:configfile={config}",
        "OKRDESK_HOME": str(tmp_path / "home"),
    }
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", ROOM], env=environment, cwd=root, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "done", done.stderr
