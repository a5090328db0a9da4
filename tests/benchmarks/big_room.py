"""A workshop with 500 ideas and 30 themes in the window, its projector open; prints seconds as JSON.

`python -m tests.benchmarks.big_room FILE`. "Answered" is until what has the keyboard is painted anew,
"projected" until the room's picture is; a key that projects nothing has no second figure.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from statistics import median

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from okrdesk.gui.pages.workshop_page.page import WorkshopPage
from okrdesk.gui.pages.workshop_page.running import RunningView
from okrdesk.okr.workshop import agenda, ideas, templates, themes
from tests.benchmarks.big_window import Noted, Window, seconds

IDEAS, THEMES, VOICES = 500, 30, 12
_KEYS = 15


class Room:
    """The window at a step of the workshop."""

    def __init__(self, window: Window) -> None:
        self.window = window
        page = window.main.view.page() if window.main.view is not None else None
        assert isinstance(page, WorkshopPage)
        assert page.running is not None
        self.running: RunningView = page.running

    def go_to(self, kind: str) -> None:
        """Stand at the first step of a kind, painted, the work area with the keyboard."""
        sitting = self.running.sitting
        sitting.go_to(next(step.id for step in sitting.steps if step.kind == kind))
        self.window.main.activateWindow()
        self.running.take_keyboard()
        self.window.paint()

    def press(self, key: Qt.Key) -> None:
        """One key into whatever has the keyboard."""
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the keyboard"
        QTest.keyClick(widget, key)

    def key(self, key: Qt.Key) -> float:
        """Seconds from a key until what has the keyboard is painted anew."""
        return self.answered(lambda: self.press(key))

    def answered(self, do: Callable[[], object]) -> float:
        """Seconds of something until what has the keyboard is painted anew; the rest follows, uncounted."""
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the keyboard"
        painted = Noted(widget, QEvent.Type.Paint)
        taken = seconds(lambda: (do(), painted.wait()))
        widget.removeEventFilter(painted)
        self.window.paint()
        return taken


def prepare(window: Window) -> None:
    """Fill the cycle, start the workshop, open its page and the projector."""
    desk = window.main.desk
    assert desk is not None
    document, cycle = desk.document, desk.cycle.id
    held = agenda.prepare(
        document, cycle, templates.find(document, "set-goals"), on=desk.day, expected=VOICES
    )
    agenda.start(document, held)
    ideas.add(document, cycle, [f"{n}: an evening on which somebody shows the laser" for n in range(IDEAS)])
    for number in range(THEMES):
        themes.add(document, cycle, f"Theme number {number + 1}")


def measure(window: Window, path: str) -> dict[str, object]:
    """Median and slowest seconds of each kind of key."""
    window.open(path)
    prepare(window)
    window.show("mission")
    figures: dict[str, object] = {"opened": seconds(lambda: window.show("workshop"))}
    window.show("mission")
    figures["opened again"] = seconds(lambda: window.show("workshop"))
    room = Room(window)
    room.running.side.room.open_projector()
    projector = room.running.side.room.projector
    assert projector is not None
    projector.draw_curtain(closed=False)
    painted = Noted(projector.picture, QEvent.Type.Paint)
    room.go_to("groups")
    digits = [Qt.Key(Qt.Key.Key_1 + n % 9) for n in range(_KEYS)]
    figures["a card sent to a theme"] = spread(lambda: room.key(digits.pop()), _KEYS)
    digits = [Qt.Key(Qt.Key.Key_1 + n % 9) for n in range(_KEYS)]
    figures["a card sent to a theme, projected"] = spread(
        lambda: seconds(lambda: (room.press(digits.pop()), painted.wait())), _KEYS
    )
    figures["the next card"] = spread(lambda: room.key(Qt.Key.Key_Right), _KEYS)
    figures["an interest marked"] = spread(lambda: room.key(Qt.Key.Key_I), _KEYS)
    figures["a key taken back"] = spread(lambda: room.answered(lambda: desk_undo(room)), _KEYS)
    room.go_to("vote")
    figures["a sign of a ballot"] = spread(lambda: room.key(Qt.Key.Key_1), 2)
    figures["a ballot cast"] = spread(lambda: cast(room), VOICES)
    return figures


def desk_undo(room: Room) -> None:
    """Ctrl+Z, as the window's menu does it."""
    room.running.desk.undo()


def cast(room: Room) -> float:
    """Seconds of the Enter that puts a ballot into the box: counted, kept on the disk, painted."""
    for key in (Qt.Key.Key_2, Qt.Key.Key_Space, Qt.Key.Key_3):
        room.press(key)
    return room.key(Qt.Key.Key_Return)


def spread(once: Callable[[], float], times: int) -> dict[str, float]:
    """The middle and the slowest of several."""
    taken = [once() for _time in range(times)]
    return {"typical": median(taken), "slowest": max(taken)}


if __name__ == "__main__":
    print(json.dumps(measure(Window(QApplication([])), sys.argv[1])))
