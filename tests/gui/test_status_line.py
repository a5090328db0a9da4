"""The line at the foot of the window stays as wide as the window, whatever is to be said."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from okrdesk.gui.widgets.status_line import StatusLine

GONE = "“{}.okrdesk” is no longer there. Your work is safe here; put it back, or save it again."


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("width", [1024, 480])
def test_a_long_sentence_leaves_room_for_file_and_counts(width: int, qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.show_saving(GONE.format("x" * 140), "x" * 140 + ".okrdesk")
    line.show_counts("3 objectives · 10 key results · 3 owners", "")
    line.resize(width, line.sizeHint().height())
    line.show()
    qtbot.wait(1)
    assert line.counts.geometry().right() <= width
    assert line.file_name.width() > 0
    assert "put it back, or save it again." in line.saving.toolTip()


@pytest.mark.usefixtures("dressed")
def test_a_short_sentence_is_shown_whole_again(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.resize(1024, 22)
    line.show()
    line.show_saving(GONE.format("x" * 140), "x.okrdesk")
    line.show_saving("✓ All changes saved", "x.okrdesk")
    qtbot.wait(1)
    text = line.saving.fontMetrics().horizontalAdvance("✓ All changes saved")
    assert line.saving.width() >= text + 12, "with a space behind it"
    assert line.file_name.x() > line.saving.geometry().right()
