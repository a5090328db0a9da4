from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from okrdesk.gui import settings, theme
from okrdesk.gui.pages.start_page.page import StartPage
from okrdesk.gui.settings import RecentWorkspace
from okrdesk.i18n import format_day
from okrdesk.okr import blueprints
from tests.gui.accessibility import nameless_controls

TODAY = dt.date(2026, 2, 8)
HOSTILE = "<b>R&D</b> $5 ‮عربي 😀\n" + "x" * 300


def remember(name: str, day: str = "2026-02-07T10:00", locale: str = "en_GB") -> Path:
    path = Path(f"/nowhere/{len(name)}.okrdesk")
    opened = dt.datetime.fromisoformat(day)
    shown = format_day(opened.date(), locale)
    settings.remember_workspace(RecentWorkspace(path, name, "2026-Q1", Fraction(2, 5), opened, shown, locale))
    return path


@pytest.fixture
def page(shown):  # type: ignore[no-untyped-def]
    remember("old friends", "2025-11-02T10:00")
    remember(HOSTILE)
    return shown(StartPage(TODAY), 1200, 800)


def test_every_control_has_a_name(page: StartPage) -> None:
    assert nameless_controls(page) == []


def test_recent_workspaces_say_their_state(page: StartPage, qtbot) -> None:
    names = [row.accessibleName() for row in page.recent.rows]
    assert names[0].endswith("2026-Q1 · 40% · yesterday")
    assert "<b>R&D</b>" in names[0]
    assert names[1] == "old friends. 2026-Q1 · 40% · 2 Nov 2025"
    with qtbot.waitSignal(page.open_requested) as told:
        page.recent.rows[1].click()
    assert told.args == [str(Path("/nowhere/11.okrdesk"))]


def test_two_of_one_name_say_their_files(page: StartPage) -> None:
    first, second = remember("Ours"), Path("/nowhere/copy of ours.okrdesk")
    known = settings.recent_workspaces()[0]
    settings.remember_workspace(replace(known, path=second))
    page.reload()
    said = [row.accessibleName() for row in page.recent.rows[:2]]
    assert said == [f"Ours. {path.name} · 2026-Q1 · 40% · yesterday" for path in (second, first)]


def test_each_is_written_as_its_own_workspace_writes(page: StartPage) -> None:  # decision 39
    remember("Freunde", "2025-11-02T10:00", "de_DE")
    page.reload()
    assert page.recent.rows[0].accessibleName() == "Freunde. 2026-Q1 · 40\N{NO-BREAK SPACE}% · 02.11.2025"


def test_what_an_earlier_build_kept_in_words_is_not_shown(page: StartPage) -> None:
    row = {"path": "/nowhere/x.okrdesk", "name": "x", "cycle": "Q1", "progress": "40 %"}
    settings._keep("recent/workspaces", json.dumps([{**row, "opened_at": "2026-02-08T10:00"}]))
    page.reload()
    assert [each.accessibleName() for each in page.recent.rows] == ["x. Q1 · today"]


def test_tab_reaches_recent_workspaces_before_the_blueprints(page: StartPage) -> None:
    page.reload()
    QApplication.processEvents()
    page.many.setFocus()
    for row in page.recent.rows:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is row


def test_a_copy_is_handed_out_of_a_recent_workspace_or_of_one_to_choose(
    page: StartPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[str] = []
    page.hand_out_requested.connect(wanted.append)
    page.hand_out.click()
    shown: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, *_at: shown.append(menu))
    row = page.recent.rows[0]
    row.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5)))
    next(each for each in shown[0].actions() if each.text() == "Hand out a copy…").trigger()
    assert wanted == ["", row.path]


def test_delete_takes_a_workspace_off_the_list(page: StartPage) -> None:
    page.recent.rows[0].setFocus()
    QTest.keyClick(page.recent.rows[0], Qt.Key.Key_Delete)
    assert [row.accessibleName().split(".")[0] for row in page.recent.rows] == ["old friends"]
    assert len(settings.recent_workspaces()) == 1


def test_arrows_go_along_recent_workspaces_and_enter_opens(page: StartPage, qtbot) -> None:
    page.recent.rows[0].setFocus()
    QTest.keyClick(page.recent.rows[0], Qt.Key.Key_Down)
    assert page.recent.rows[1].hasFocus()
    with qtbot.waitSignal(page.open_requested):
        QTest.keyClick(page.recent.rows[1], Qt.Key.Key_Return)


def test_blueprints_by_arrow_keys_and_enter(page: StartPage, qtbot) -> None:
    tiles = page.blueprints.tiles
    assert [tile.title for tile in tiles] == [b.title for b in blueprints.shipped()]
    tiles[0].setFocus()
    QTest.keyClick(tiles[0], Qt.Key.Key_Right)
    assert tiles[1].hasFocus()
    columns = 4 if tiles[3].y() == tiles[0].y() else 2
    QTest.keyClick(tiles[1], Qt.Key.Key_Down)
    assert tiles[1 + columns].hasFocus()
    assert tiles[1 + columns].x() == tiles[1].x()
    with qtbot.waitSignal(page.new_requested) as told:
        QTest.keyClick(tiles[1 + columns], Qt.Key.Key_Return)
    assert told.args == [tiles[1 + columns].key]
    QTest.keyClick(tiles[1 + columns], Qt.Key.Key_Tab)
    assert tiles[2 + columns].hasFocus()


def test_the_ways_in_tell_what_is_wished(page: StartPage, qtbot) -> None:
    for button, signal, said in (
        (page.start, page.new_requested, [""]),
        (page.open, page.open_requested, [""]),
        (page.sample, page.sample_requested, []),
        (page.questions.tiles[0], page.workshop_requested, []),
        (page.questions.tiles[1], page.new_requested, [""]),
        (page.questions.tiles[2], page.survey_requested, [""]),
        (page.questions.tiles[3], page.import_requested, []),
    ):
        with qtbot.waitSignal(signal) as told:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert told.args == said


@pytest.mark.usefixtures("dressed")
def test_a_narrow_window_keeps_rows_full(page: StartPage, qtbot) -> None:
    page.resize(1024, 700)
    tiles = page.blueprints.tiles
    qtbot.waitUntil(lambda: tiles[2].y() > tiles[0].y())
    assert tiles[2].x() == tiles[0].x()
    assert tiles[7].geometry().right() <= page.blueprints.width()


def test_the_start_page_loads_nothing_heavy() -> None:
    words = (
        "import sys, okrdesk.gui.pages.start_page.page\n"
        "print([m for m in ('peewee', 'babel', 'matplotlib', 'reportlab', 'sqlite3') if m in sys.modules])"
    )
    root = Path(__file__).parents[2]
    said = subprocess.run(
        [sys.executable, "-c", words], capture_output=True, text=True, cwd=root, check=True, timeout=300
    )
    assert said.stdout.strip() == "[]"


def test_the_panel_has_room_for_its_buttons_also_when_text_is_large(shown, qapp) -> None:  # type: ignore[no-untyped-def]
    theme.apply(qapp, "light", 200)
    page = shown(StartPage(TODAY), 1024, 700)
    for _turn in range(3):
        QApplication.processEvents()
    needed = page.left.minimumSizeHint().width()
    assert needed > 400
    assert page._side.viewport().width() >= needed
