"""A copy is handed out, both sides go on, it is taken back by keys: nothing is lost, undo takes it back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from okrdesk.cli.run import run
from okrdesk.document import opening, storage
from okrdesk.gui.dialogs import places
from okrdesk.gui.dialogs.hand_out_dialog import HandOut, HandOutDialog
from okrdesk.gui.main_window import MainWindow
from okrdesk.gui.widgets.notices import MessageBox
from okrdesk.okr import check_ins, handed_copies
from tests import factories
from tests.journeys.hands import TODAY, Fingers, new_window, settle

CTRL = Qt.KeyboardModifier.ControlModifier


def _by_command(home: Path, monkeypatch: pytest.MonkeyPatch, *words: str) -> None:
    """What somebody does on another computer."""
    with monkeypatch.context() as there:
        there.setenv("OKRDESK_HOME", str(home))
        assert run(list(words)) == 0


def _targets(window: MainWindow) -> list[str]:
    assert window.desk is not None
    return [str(line.key_result.target) for line in window.desk.outline().key_results]


def test_a_copy_travels_and_comes_back(qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    file, copy = tmp_path / "s.okrdesk", tmp_path / "road.okrdesk"
    factories.sample_file(file, TODAY)
    window = new_window(qtbot)
    assert window.open_path(str(file))
    window.activateWindow()
    desk = window.desk
    assert desk is not None
    # Handed out.
    monkeypatch.setattr(HandOutDialog, "ask", lambda _dialog: HandOut("Mehmet", None))
    monkeypatch.setattr(places, "ask_save_place", lambda *_asked: copy)
    window.menus.actions["hand_out"].trigger()
    assert [each.to for each in handed_copies.out(desk.document)] == ["Mehmet"]
    session = opening.open_session(copy)
    assert handed_copies.this_copy(session.document) is not None, "the copy knows what it is"
    assert session.close()
    # Both sides go on.
    away = tmp_path / "elsewhere"
    _by_command(away, monkeypatch, "set", str(copy), "1.2", "--target", "45")
    _by_command(away, monkeypatch, "set", str(copy), "1.1", "--target", "70")
    _by_command(away, monkeypatch, "check-in", str(copy), "1.2", "33", "--on", TODAY.isoformat())
    monkeypatch.setattr(places, "ask_open_place", lambda *_asked: copy)
    line = desk.outline().key_results[1].key_result
    _by_command(away.with_name("here"), monkeypatch, "set", str(file), "1.2", "--target", "55")
    assert window.view is not None
    window.view.publishing.look_at_file()
    settle()
    before, targets = factories.dump(desk.document), _targets(window)
    assert targets[1] == "55"
    count = len(check_ins.of_key_result(desk.document, line.id))
    # Taken back by arrow keys.
    window.menus.actions["take_back"].trigger()
    settle()
    assert factories.dump(desk.document) == before, "nothing changes until it is taken"
    fingers = Fingers()
    fingers.press(Qt.Key.Key_Left)
    fingers.press(Qt.Key.Key_Right)
    fingers.press(Qt.Key.Key_Return, CTRL)
    settle()
    assert window.view.choices.page is None
    assert _targets(window)[:2] == ["70", "45"]
    assert len(check_ins.of_key_result(desk.document, line.id)) == count + 1
    assert handed_copies.out(desk.document) == ()
    # One step back, one step on, and it is in the file.
    after = factories.dump(desk.document)
    window.menus.actions["undo"].trigger()
    settle()
    assert factories.dump(desk.document) == before
    window.menus.actions["redo"].trigger()
    settle()
    assert factories.dump(desk.document) == after
    window.view.publishing.save_now()
    qtbot.waitUntil(lambda: window.view.publishing.state.kind == "saved")
    with_all = storage.check(file)
    assert with_all.problems == ()
    # Leaving half-way by the rail asks.
    _by_command(away, monkeypatch, "set", str(copy), "1.2", "--target", "46")
    _by_command(away.with_name("here"), monkeypatch, "set", str(file), "1.2", "--target", "56")
    window.view.publishing.look_at_file()
    window.menus.actions["take_back"].trigger()
    settle()
    fingers.press(Qt.Key.Key_Left)
    asked: list[str] = []
    monkeypatch.setattr(MessageBox, "exec", lambda box: asked.append(box.accessibleName()))
    window.view.show_page("history")
    assert len(asked) == 1
    assert window.view.choices.page is not None, "who does not say so stays"
    window.view.choices.page.list.choose_all("later")
    # A copy that is dropped onto the window is known.
    monkeypatch.setattr(MessageBox, "exec", lambda box: box._choose("back"))
    assert not window.open_path(str(copy))
    assert window.desk is desk
    assert window.view.choices.page is not None
    window.view.show_page("history")
    assert window.view.page_name() == "history"
    window.close()
