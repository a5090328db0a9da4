"""A refusal offers what this computer still has of the file, and opens it from a file of its own."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from okrdesk.document.opening import open_session
from okrdesk.gui import opening, rescuing
from tests import factories
from tests.document.others import leave_work_under_a_newer_file

TODAY = dt.date(2026, 2, 8)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return factories.stored(tmp_path / "goals.okrdesk")


def _answering(monkeypatch: pytest.MonkeyPatch, key: str, target: Path | None) -> list[tuple[str, list[str]]]:
    asked: list[tuple[str, list[str]]] = []

    def answer(_parent: object, _heading: str, text: str, buttons: list[tuple[str, str, str]]) -> str:
        asked.append((text, [each[0] for each in buttons]))
        return key

    monkeypatch.setattr(rescuing, "message_box", answer)
    monkeypatch.setattr(rescuing.places, "ask_save_place", lambda *_args: target)
    return asked


def test_the_backup_of_a_file_that_turned_into_something_else(
    qtbot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # type: ignore[no-untyped-def]
    parent = QWidget()
    qtbot.addWidget(parent)
    session = open_session(path)
    factories.check_in(session.document, 1, "one")
    session.close()
    path.write_text("Shopping")
    target = path.with_name("back.okrdesk")
    asked = _answering(monkeypatch, "backup", target)
    found = opening.open_session(parent, path, TODAY)
    assert found is not None
    assert found.path == target
    assert factories.ids(found.document, factories.t.CheckIn)
    found.close()
    assert "is not a workspace" in asked[0][0]
    assert asked[0][1] == ["close", "backup"]
    assert path.read_text() == "Shopping"


def test_work_under_a_newer_file(qtbot, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    parent = QWidget()
    qtbot.addWidget(parent)
    session = open_session(path)
    leave_work_under_a_newer_file(session)
    asked = _answering(monkeypatch, "close", None)
    assert opening.open_session(parent, path, TODAY) is None
    assert asked[0][1] == ["close", "backup", "work"]
    assert "1 change that the file never held" in asked[0][0]
    target = path.with_name("back.okrdesk")
    _answering(monkeypatch, "work", target)
    found = opening.open_session(parent, path, TODAY)
    assert found is not None
    found.close()
    assert factories.notes(target) == {"one"}
