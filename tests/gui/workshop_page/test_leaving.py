"""What becomes of a running workshop when its file is closed, or when it ends while another page is shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from okrdesk.gui import settings
from okrdesk.gui.main_window import MainWindow
from okrdesk.gui.projector.window import ProjectorWindow
from okrdesk.okr.workshop import agenda, workshops
from tests.gui.workspaces import bakery


@pytest.fixture
def window(undrawn: None, shown, tmp_path: Path) -> Iterator[MainWindow]:  # type: ignore[no-untyped-def]
    settings.set_choice("person/name_missed", "no")
    settings.set_last_page("workshop")
    made = MainWindow(lambda: dt.date(2026, 2, 8))
    made.show_start()
    shown(made, 1280, 800)
    assert made.open_path(str(bakery(tmp_path / "goals.okrdesk")))
    yield made
    made.close()


def held(window: MainWindow) -> Any:
    """The page of a workshop that the room looks at."""
    assert window.view is not None
    page: Any = window.view.page()
    page.planning.begin()
    page.running.side.room.open_projector()
    return page


def seen_by_the_room() -> list[ProjectorWindow]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, ProjectorWindow) and w.isVisible()]


def test_the_room_sees_nothing_of_a_file_that_is_closed(window: MainWindow) -> None:
    page = held(window)
    assert len(seen_by_the_room()) == 1
    sitting = page.running.sitting
    window.close_workspace()
    assert seen_by_the_room() == []
    assert sitting.clock.is_paused


def test_closing_the_window_closes_the_projector_too(window: MainWindow) -> None:
    held(window)
    window.close()
    assert seen_by_the_room() == [], "else the program would go on without a window"


def test_a_workshop_that_is_undone_on_another_page_leaves_the_projector(window: MainWindow) -> None:
    page = held(window)
    assert window.view is not None
    window.view.show_page("history")
    page.running.sitting._tick()
    assert len(seen_by_the_room()) == 1, "another page is no end"
    agenda.close(page.desk.document, page.running.sitting.workshop_id)
    page.running.sitting._tick()
    assert seen_by_the_room() == []
    assert workshops.running(page.desk.document) is None
