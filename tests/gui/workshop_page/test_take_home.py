"""What goes home is drawn beside the window's work, at the step that closes the workshop."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from okrdesk.gui import exporting
from okrdesk.gui.pages.workshop_page.take_home import HOME
from tests.gui.accessibility import nameless_controls
from tests.gui.workshop_page.rooms import page_at, running


def test_the_papers_are_seen_at_the_end_and_saved_by_a_press(
    qtbot: Any, shown: Any, monkeypatch: Any
) -> None:
    page = page_at(shown, "close", template="check-in")
    view = running(page)
    qtbot.waitUntil(lambda: all(button.is_drawn for button in view.home.papers.values()), timeout=60_000)
    assert all(content.startswith(b"%PDF") for content in view.home.drawn.values())
    assert tuple(view.home.drawn) == HOME
    assert nameless_controls(page) == []
    saved: list[str] = []
    monkeypatch.setattr(
        exporting, "save_workshop_paper", lambda _parent, _desk, _workshop, what: saved.append(what)
    )
    view.home.papers["charter"].setFocus()
    QTest.keyClick(view.home.papers["charter"], Qt.Key.Key_Space)
    assert saved == ["charter"]
    assert view.sitting.step is not None
    assert view.sitting.step.kind == "close", "Space pressed the paper; it did not finish"
    view.go_back()
    assert view.home.isHidden()
