"""Single keys as X11 and Qt give them: real key presses, with layouts of other languages.

The other tests of keys make the events themselves; here a keyboard does, by its codes of places.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest

TOOLS = ("Xvfb", "setxkbmap", "xdotool")

pytestmark = [
    pytest.mark.release,
    pytest.mark.skipif(
        not all(map(shutil.which, TOOLS)), reason=f"needs {', '.join(TOOLS)} (xvfb, x11-xkb-utils, xdotool)"
    ),
]

# Says for each key what is taken from it, and when an action was found by Qt or by its place.
LISTENER = """
import json
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from okrdesk.gui.widgets.keys import digit_of, letter_of, press_by_place

class Listener(QWidget):
    def keyPressEvent(self, event):
        if not press_by_place(self, event) and event.text():
            say(letter_of(event) or digit_of(event) or "-")

def say(what):
    print(json.dumps(what), flush=True)

app = QApplication([])
listener = Listener()
listener.setWindowTitle("listener")
action = QAction("Move to", listener, shortcut="O")
action.triggered.connect(lambda: say("moved"))
listener.addAction(action)
listener.show()
say("ready")
app.exec()
"""
PLACES = {
    "N": 57,
    "B": 56,
    "H": 43,
    "O": 32,
    "1": 10,
    "7": 16,
    "0": 19,
    "Q": 24,
}  # of X11, on a Latin keyboard
ALL = ["N", "B", "H", "moved", "1", "7", "0"]


@pytest.fixture(scope="module")
def screen() -> Iterator[dict[str, str]]:
    """The environment of programs on a screen that nobody sees."""
    reader, writer = os.pipe()
    # Without -noreset it forgets its layout with the last program that leaves.
    words = ["Xvfb", "-displayfd", str(writer), "-noreset", "-screen", "0", "800x600x24"]
    running = subprocess.Popen(words, pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writer)
    with os.fdopen(reader) as told:
        number = told.readline().strip()
    yield os.environ | {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    running.terminate()
    running.wait()


def pressed(screen: dict[str, str], layout: str, *keys: str) -> list[str]:
    """What a window takes from keys that are pressed at these places; "Shift+" before one holds Shift."""
    subprocess.run(["setxkbmap", "-layout", layout], env=screen, check=True)
    listener = subprocess.Popen(
        [sys.executable, "-c", LISTENER],
        env=screen,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert listener.stdout is not None
    try:
        assert json.loads(listener.stdout.readline()) == "ready"
        found = [
            "xdotool",
            "search",
            "--sync",
            "--onlyvisible",
            "--name",
            "listener",
            "windowfocus",
            "--sync",
        ]
        subprocess.run(found, env=screen, check=True)
        taken = []
        for key in keys:
            held, _plus, sign = key.rpartition("+")
            pressing = ["key", f"{held}+{PLACES[sign]}" if held else str(PLACES[sign])]
            subprocess.run(["xdotool", *pressing], env=screen, check=True)
            taken.append(json.loads(listener.stdout.readline()))
        return taken
    finally:
        listener.kill()
        listener.communicate()


@pytest.mark.parametrize("layout", ["us", "ru", "ru,us", "gr", "bg", "ara", "il", "ua"])
def test_keys_do_the_same_at_their_places_in_other_scripts(screen: dict[str, str], layout: str) -> None:
    assert pressed(screen, layout, "N", "B", "H", "O", "1", "7", "0") == ALL


def test_a_latin_layout_goes_by_its_signs_and_digits_need_no_shift(screen: dict[str, str]) -> None:
    assert pressed(screen, "fr", "N", "B", "H", "O", "1", "7", "0") == ALL
    assert pressed(screen, "fr", "Q", "shift+1", "shift+7") == ["A", "1", "7"]
    assert pressed(screen, "de", "N", "O", "7") == ["N", "moved", "7"]
