"""The window keeps the user's file up to date by itself, and says what is true about it."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from shiboken6 import delete

from okrdesk.document import storage
from okrdesk.document.opening import open_session
from okrdesk.gui import publishing
from okrdesk.gui.desk import Desk
from okrdesk.gui.publishing import Publishing
from tests import factories

DAY = dt.date(2026, 2, 8)


@pytest.fixture
def at_work(qtbot, path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Publishing]:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(publishing, "SOON_MS", 50)
    desk = Desk(open_session(path, person="Ada"), lambda: DAY)
    working = Publishing(desk)
    yield working
    if not working._closed:
        working.close()


def _check_in(at_work: Publishing, note: str) -> None:
    at_work._desk.do(factories.check_in, 7, note)


def _elsewhere(path: Path, note: str) -> None:
    opened = storage.open_for_command(path, write=True)
    factories.check_in(opened.document, 8, note)
    opened.publish()
    opened.close()


def test_an_edit_reaches_the_file_soon_and_by_itself(qtbot, at_work: Publishing, path: Path) -> None:  # type: ignore[no-untyped-def]
    _check_in(at_work, "ours")
    assert at_work.state.kind == "unsaved"
    assert factories.notes(path) == set()
    qtbot.waitUntil(lambda: at_work.state.kind == "saved")
    assert factories.notes(path) == {"ours"}


def test_edits_without_a_pause_are_published_in_the_end(  # type: ignore[no-untyped-def]
    qtbot, at_work: Publishing, path: Path
) -> None:
    at_work._soon.setInterval(60_000)
    at_work._latest.setInterval(80)
    _check_in(at_work, "one")
    _check_in(at_work, "two")
    qtbot.waitUntil(lambda: factories.notes(path) == {"one", "two"})


def test_save_says_that_it_saved_also_where_nothing_was_left_to_save(  # type: ignore[no-untyped-def]
    qtbot, at_work: Publishing, path: Path
) -> None:
    _check_in(at_work, "ours")
    with qtbot.waitSignal(at_work.saved_on_wish) as first:
        at_work.save_now()
    assert first.args == ["Saved in “goals.okrdesk”."]
    assert factories.notes(path) == {"ours"}
    with qtbot.waitSignal(at_work.saved_on_wish) as second:
        at_work.save_now()
    assert second.args == first.args


def test_save_makes_a_removed_file_anew_and_a_timer_does_not(  # type: ignore[no-untyped-def]
    qtbot, at_work: Publishing, path: Path
) -> None:
    path.unlink()
    _check_in(at_work, "ours")
    qtbot.waitUntil(lambda: at_work.state.kind == "offline")
    assert not path.exists()
    with qtbot.waitSignal(at_work.saved_on_wish):
        at_work.save_now()
    assert factories.notes(path) == {"ours"}


def test_save_with_nothing_new_still_brings_a_removed_file_back(  # type: ignore[no-untyped-def]
    qtbot, at_work: Publishing, path: Path
) -> None:
    path.unlink()
    with qtbot.waitSignal(at_work.saved_on_wish):
        at_work.save_now()
    assert path.exists()


def test_a_stick_that_comes_back_is_written_by_itself(  # type: ignore[no-untyped-def]
    qtbot, at_work: Publishing, path: Path, tmp_path: Path
) -> None:
    at_work._again.setInterval(100)
    away = tmp_path / "drawer"
    shutil.move(path.parent, away)
    _check_in(at_work, "ours")
    qtbot.waitUntil(lambda: at_work.state.kind == "offline")
    assert at_work.state.changes == 1
    shutil.move(away, path.parent)
    qtbot.waitUntil(lambda: at_work.state.kind == "saved")
    assert factories.notes(path) == {"ours"}


def test_what_somebody_else_publishes_comes_in_by_itself(  # type: ignore[no-untyped-def]
    qtbot, at_work: Publishing, path: Path
) -> None:
    with qtbot.waitSignal(at_work.merged) as merged:
        _elsewhere(path, "theirs")
    assert merged.args[0].check_ins == 1
    found = at_work._desk.document.database.execute_sql("SELECT note FROM check_in").fetchall()
    assert found == [("theirs",)]
    assert at_work.state.kind == "saved"


def test_edits_of_both_are_in_the_file_in_the_end(qtbot, at_work: Publishing, path: Path) -> None:  # type: ignore[no-untyped-def]
    at_work._soon.setInterval(60_000)
    at_work._look.setInterval(60_000)
    _check_in(at_work, "ours")
    _elsewhere(path, "theirs")
    at_work.publish()
    at_work._soon.setInterval(50)
    qtbot.waitUntil(lambda: factories.notes(path) == {"ours", "theirs"})


def test_leaving_the_window_publishes_and_coming_back_looks_at_the_file(  # type: ignore[no-untyped-def]
    qtbot, at_work: Publishing, path: Path
) -> None:
    at_work._soon.setInterval(60_000)
    _check_in(at_work, "ours")
    at_work._app_state(Qt.ApplicationState.ApplicationInactive)
    qtbot.waitUntil(lambda: factories.notes(path) == {"ours"})
    qtbot.waitUntil(lambda: at_work.state.kind == "saved")
    at_work._look.setInterval(60_000)
    _elsewhere(path, "theirs")
    with qtbot.waitSignal(at_work.merged):
        at_work._app_state(Qt.ApplicationState.ApplicationActive)


def test_closing_publishes_at_once_and_leaves_nothing_beside_the_file(
    at_work: Publishing, path: Path
) -> None:
    _check_in(at_work, "ours")
    assert at_work.close()
    assert factories.notes(path) == {"ours"}
    assert [each.name for each in path.parent.iterdir()] == ["goals.okrdesk"]


def test_closing_says_when_something_is_only_on_this_computer(
    at_work: Publishing, path: Path, tmp_path: Path
) -> None:
    shutil.rmtree(path.parent)
    _check_in(at_work, "ours")
    assert not at_work.close()


def test_a_fault_of_ours_is_reported_and_the_next_try_is_free(  # type: ignore[no-untyped-def]
    qtbot, at_work: Publishing, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:

        def fail(*_args: object, **_more: object) -> None:
            raise RuntimeError("a bug")

        broken.setattr(storage, "publish", fail)
        with qtbot.captureExceptions() as caught:
            _check_in(at_work, "ours")
            qtbot.waitUntil(lambda: bool(caught))
    assert "a bug" in str(caught[0][1])
    at_work.save_now()
    qtbot.waitUntil(lambda: factories.notes(path) == {"ours"})


def test_a_read_only_session_never_writes(qtbot, path: Path) -> None:  # type: ignore[no-untyped-def]
    desk = Desk(open_session(path, "read-only"), lambda: DAY)
    working = Publishing(desk)
    with qtbot.waitSignal(desk.refused) as said:
        working.save_now()
    assert "reading only" in said.args[0]
    with qtbot.waitSignal(desk.refused):
        desk.do(factories.check_in, 1)
    assert working.state.kind == "read-only"
    assert working.close()


def test_a_save_that_outlives_the_window_tells_nobody(at_work: Publishing) -> None:
    written: list[bool] = []
    at_work.close()
    delete(at_work)
    at_work._work(lambda: written.append(True))  # type: ignore[arg-type, return-value]
    assert written == [True]


def test_a_file_that_is_removed_is_told_soon_and_one_that_comes_back_too(  # type: ignore[no-untyped-def]
    qtbot, at_work: Publishing, path: Path
) -> None:
    kept = path.read_bytes()
    assert at_work.state.kind == "saved"
    path.unlink()
    qtbot.waitUntil(lambda: at_work.state.kind == "offline")
    path.write_bytes(kept)
    qtbot.waitUntil(lambda: at_work.state.kind == "saved")
