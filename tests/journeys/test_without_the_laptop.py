"""The laptop is gone at step 5: the file on the stick is opened on another computer, and the evening goes on.

What was on paper is typed there in one sitting. What lay unseen in a box of the first computer stays unseen.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from okrdesk.cli.run import run
from tests.journeys import test_an_evening as lived
from tests.journeys.hands import new_window, settle, until
from tests.reports.reading import reader

pytestmark = pytest.mark.release
COVERED = "Nobody has seen this sentence"


def test_the_evening_goes_on_from_the_stick(
    qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = new_window(qtbot, lambda: lived.DAY)
    evening = lived.Evening(first)
    lived.prepare(evening, tmp_path)
    file, stick = tmp_path / "Bremen.okrdesk", tmp_path / "stick" / "Bremen.okrdesk"
    lived.arrive(evening)
    evening.go_to("ideas")
    evening.type_line(COVERED)
    assert evening.act.written() == 1
    evening.fingers.press(Qt.Key.Key_S, lived.CTRL)
    until(lambda: first.desk is not None and first.desk.session.state.kind == "saved")
    for what in ("agenda", "kit"):  # what hung on the wall and lay on the table
        assert run(["print", str(file), str(tmp_path / f"{what}.pdf"), "--what", what]) == 0
        assert reader((tmp_path / f"{what}.pdf").read_bytes()).pages
    stick.parent.mkdir()
    shutil.copyfile(file, stick)
    first.close()
    assert COVERED.encode() not in stick.read_bytes()

    other = tmp_path / "another computer"
    other.mkdir()
    monkeypatch.setenv("OKRDESK_HOME", str(other))
    second = new_window(qtbot, lambda: lived.DAY)
    assert second.open_path(str(stick))
    assert second.view is not None
    second.view.show_page("workshop")
    second.activateWindow()
    settle()
    evening = lived.Evening(second)
    step = evening.view.sitting.step
    assert step.kind == "ideas"
    assert evening.view.sitting.clock.is_paused
    assert evening.act.written() == 0, "the box is on the computer that is gone"
    evening.view.take_keyboard()
    lived.live_on(evening)
    lived.read(evening, tmp_path, monkeypatch)
    assert not evening.problems, evening.problems
