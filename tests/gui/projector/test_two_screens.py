"""The projector beside one desk on two screens and on three, each time in a process of its own.

The platform is told of its screens as it starts.
"""

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
assert window.next_screen(desk) is None
window.change_screen(desk)
application.processEvents()
assert screens.known() is wall, "never over the desk"
window._on = wall
window._screen_removed(wall)
assert not window.isVisible() and not window.is_open
print("done")
"""


THREE = """
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
application = QApplication([])
from okrdesk.gui.pages.workshop_page.room_card import RoomCard
from okrdesk.gui.widgets import screens
from tests.gui.projector.evening import VIEWS

laptop, wall, door = QGuiApplication.screens()
desk = RoomCard()
desk.setGeometry(laptop.geometry())
desk.show()
desk.show_view(VIEWS["vote"], covered=False, reveals=False, hidden=False)
application.processEvents()
assert not desk.other_screen.isVisible(), "nothing is shown yet"
desk.change_screen()
application.processEvents()
assert desk.projector.geometry() == wall.geometry()
for screen in (door, wall, door):
    assert desk.other_screen.isVisible()
    desk.other_screen.click()
    application.processEvents()
    assert desk.projector.geometry() == screen.geometry() and desk.projector.is_open
desk.close_projector()
desk.open_projector()
assert desk.projector.geometry() == door.geometry(), "remembered"
desk.projector._screen_removed(door)
assert not desk.projector.isVisible() and not desk.other_screen.isVisible()
print("done")
"""


def _run(words: str, screens: list[tuple[str, int, int, int]], tmp_path: Path) -> None:
    """Run a program on a computer with these screens: name, place from the left, width, height."""
    config = tmp_path / "screens.json"
    size = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1.0}
    shown = [
        {"name": n, "x": x, "y": 0, "width": wide, "height": high, **size} for n, x, wide, high in screens
    ]
    config.write_text(json.dumps({"screens": shown}), "utf-8")
    environment = os.environ | {
        "QT_QPA_PLATFORM": f"offscreen:configfile={config}",
        "OKRDESK_HOME": str(tmp_path / "home"),
    }
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", words], env=environment, cwd=root, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "done", done.stderr


LAPTOP, WALL, DOOR = ("laptop", 0, 1440, 900), ("wall", 1440, 1280, 720), ("door", 2720, 1920, 1080)


def test_it_fills_the_screen_beside_the_desk_and_goes_with_it(tmp_path: Path) -> None:
    _run(ROOM, [LAPTOP, WALL], tmp_path)


def test_a_button_takes_it_to_the_next_screen(tmp_path: Path) -> None:
    _run(THREE, [LAPTOP, WALL, DOOR], tmp_path)
