"""kill -9 in each step of a workshop: it comes back there, paused, and what lies in a box stays there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from okrdesk import paths
from okrdesk.cli.run import run
from okrdesk.okr.workshop import templates
from tests.journeys.hands import new_window, settle

pytestmark = [
    pytest.mark.release,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs SIGKILL"),
]

DAY = "2026-03-26"
SECRET = "Nobody shall know that I wrote this"
SLIP = "343"
STEPS = sum(step.when != "after" for step in templates.shipped()[0].steps)
_AT_A_STEP = """
    import datetime as dt
    import sys

    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from okrdesk.gui import settings
    from okrdesk.gui.main_window import MainWindow

    application = QApplication([])
    settings.set_person_name("Ada")
    file, place, secret, slip = sys.argv[1:]
    window = MainWindow(lambda: dt.date(2026, 3, 26))
    window.show_start()
    window.show()
    assert window.open_path(file)
    window.view.show_page("workshop")
    running = window.view.page().running
    sitting = running.sitting
    going = [step for step in sitting.steps if step.state != "left out"]
    sitting.go_to(going[int(place)].id)
    typed = ""
    for nth, act in enumerate(sitting.acts):
        if act.name in ("write", "ask"):
            sitting.show_act(nth)
            running.take_keyboard()
            window.activateWindow()
            QTest.qWait(30)
            field = QApplication.focusWidget()
            if field is not None:
                QTest.keyClicks(field, secret if act.name == "write" else slip)
                QTest.keyClick(field, Qt.Key.Key_Return)
                typed = act.name
            break
    QTest.qWait(30)
    counts = running.act.written(), sum(running.act.in_box().values())
    assert sitting.step is not None
    print(sitting.step.id, typed if any(counts) else "-", *counts, flush=True)
    QTest.qWait(60_000)
"""


@pytest.mark.parametrize("place", range(STEPS))
def test_a_workshop_killed_in_a_step_comes_back_there(place: int, qtbot, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "room.okrdesk"
    assert run(["new", str(file), "--name", "Bremen", "--cycle", "2026-Q2"]) == 0
    assert run(["workshop", str(file), "start", "--people", "8", "--on", DAY]) == 0
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(_AT_A_STEP), str(file), str(place), SECRET, SLIP],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    told = process.stdout.readline().split()
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert len(told) == 4, "the window did not come to its step"
    step_id, typed, written, in_box = told[0], told[1], int(told[2]), int(told[3])
    if written or in_box:
        _look_for_the_secret(file)
    window = new_window(qtbot)
    assert window.open_path(str(file))
    assert window.view is not None
    window.view.show_page("workshop")
    settle()
    running = window.view.page().running
    assert running is not None
    step = running.sitting.step
    assert step is not None
    assert step.id == step_id
    assert running.sitting.clock.is_paused
    if typed != "-":
        place_of = next(n for n, act in enumerate(running.sitting.acts) if act.name == typed)
        running.sitting.show_act(place_of)
        settle()
        assert running.act is not None
        assert (running.act.written(), sum(running.act.in_box().values())) == (written, in_box)
    window.close()
    if written or in_box:
        _look_for_the_secret(file)


def _look_for_the_secret(file: Path) -> None:
    """The secret is in the box or a private draft, and nowhere else: not in the file, its copies or logs."""
    private = (paths.boxes(), paths.drafts())
    for place in (file.parent, paths.home()):
        for each in place.rglob("*"):
            if each.is_file() and not any(each.is_relative_to(folder) for folder in private):
                assert SECRET.encode() not in each.read_bytes(), each
