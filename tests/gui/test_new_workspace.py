"""What a new workspace is asked for."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from okrdesk.document.refused import NotWritten
from okrdesk.gui import beginning, settings
from okrdesk.gui.dialogs.new_workspace import NewWorkspace, NewWorkspaceDialog
from okrdesk.gui.widgets.text import PlainLabel
from tests.gui.accessibility import nameless_controls
from tests.gui.desks import DAY

HOSTILE = "<b>R&D</b> $5 ‮😀 " + "x" * 300


@pytest.fixture
def new(shown, tmp_path: Path):  # type: ignore[no-untyped-def]
    settings.set_choice("places/folder", str(tmp_path))
    return shown(NewWorkspaceDialog(None, DAY, "event-hub"))


def test_every_control_has_a_name(new: NewWorkspaceDialog) -> None:
    assert nameless_controls(new) == []


def test_a_new_workspace_is_this_quarter_in_a_file_of_its_name(
    new: NewWorkspaceDialog, tmp_path: Path
) -> None:
    (tmp_path / "Bakery R&D.okrdesk").write_bytes(b"")
    QTest.keyClicks(new.name.edit, "Bakery R&D")
    new.take.click()
    assert new.answer() == NewWorkspace(
        tmp_path / "Bakery R&D 2.okrdesk", "Bakery R&D", "2026-Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31)
    )
    assert new.result() == new.DialogCode.Accepted


def test_this_quarter_and_the_next_are_offered(new: NewWorkspaceDialog) -> None:  # decision 29
    this, following = new.offered.findChildren(QAbstractButton)
    assert this.text() == "2026-Q1, 51 days left"
    assert following.text() == "2026-Q2, the next quarter"
    following.click()
    assert new.cycle.period() == ("2026-Q2", dt.date(2026, 4, 1), dt.date(2026, 6, 30))
    new.cycle.last.edit.setText("2026-05-31")
    new.cycle.last.finish()
    assert new.offered.keys() == ()
    this.click()
    assert new.cycle.period() == ("2026-Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))


def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(
    new: NewWorkspaceDialog, tmp_path: Path
) -> None:
    new.take.click()
    assert new.isVisible()
    assert new.name.error()
    assert new.name.edit.hasFocus()
    new.name.edit.setText(HOSTILE)
    new.cycle.first.edit.setText("soon")
    new.take.click()
    assert new.cycle.first.error()
    assert new.cycle.first.text() == "soon"
    new.cycle.first.edit.setText("2026-05-01")
    new.take.click()
    assert "before the first day" in new.cycle.last.error()
    new.cycle.last.edit.setText("2026-05-20")
    taken = tmp_path / "taken.okrdesk"
    taken.write_bytes(b"")
    for place, wrong in (
        (str(taken), "already"),
        (str(tmp_path), "Type a name"),
        (str(tmp_path / "nowhere" / "a.okrdesk"), "no such folder"),
    ):
        new.place.edit.setText(place)
        new.take.click()
        assert wrong in new.place.error()
    new.place.edit.setText(str(tmp_path / "mine"))
    new.take.click()
    answer = new.answer()
    assert answer is not None
    assert answer.path == tmp_path / "mine.okrdesk"
    assert answer.name == " ".join(HOSTILE.split())
    assert (answer.first_day, answer.last_day) == (dt.date(2026, 5, 1), dt.date(2026, 5, 20))


def test_the_dialog_stays_filled_in_where_the_file_cannot_be_written(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = [NotWritten("full", "The disk is full.")]

    def create(*given: Any) -> None:
        if full:
            raise full.pop()
        given[0].write_bytes(b"")

    def fill_in(dialog: NewWorkspaceDialog) -> bool:
        dialog.show()
        dialog.name.type_text("Ours")
        dialog.place.set_text(str(tmp_path / "ours.okrdesk"))
        dialog.take.click()
        QApplication.processEvents()
        assert dialog.isVisible()
        assert "The disk is full." in [label.plain_text() for label in dialog.findChildren(PlainLabel)]
        assert dialog.name.text() == "Ours"
        dialog.take.click()
        return bool(dialog.result())

    monkeypatch.setattr(beginning.opening, "create", create)
    monkeypatch.setattr(NewWorkspaceDialog, "run", fill_in)
    parent = QWidget()
    qtbot.addWidget(parent)
    assert beginning.new_workspace(parent, DAY) == tmp_path / "ours.okrdesk"


def test_the_name_of_a_period_brings_its_days(new: NewWorkspaceDialog) -> None:
    new.cycle.name.edit.setText("2026 H2")
    new.cycle.name.finish()
    assert new.cycle.period() == ("2026 H2", dt.date(2026, 7, 1), dt.date(2026, 12, 31))
    new.cycle.name.edit.setText("Summer of making")
    new.cycle.name.finish()
    assert new.cycle.period() == ("Summer of making", dt.date(2026, 7, 1), dt.date(2026, 12, 31))


def test_the_name_of_the_person_is_a_field_of_its_own(new: NewWorkspaceDialog) -> None:  # decision 41
    QTest.keyClicks(new.name.edit, "Bakery")
    answer = new.answer()
    assert answer is not None
    assert answer.person == "", "nobody has to give a name"
    new.person.edit.setText(" Ada   Lovelace ")
    answer = new.answer()
    assert answer is not None
    assert answer.person == "Ada Lovelace"
