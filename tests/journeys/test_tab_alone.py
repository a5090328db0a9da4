"""From an empty desk to the page for leadership: no mouse, and Tab only goes forward."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from okrdesk.gui.dialogs.ask_dialog import AskDialog
from okrdesk.gui.dialogs.check_in_dialog import CheckInDialog
from okrdesk.gui.dialogs.export_dialog import ExportDialog
from okrdesk.gui.dialogs.new_workspace import NewWorkspaceDialog
from okrdesk.okr import check_ins, mission
from tests.journeys.hands import Walking, answer, new_window, settle, until

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab


def _in(window: QWidget) -> None:
    """Without a window system nobody gives a window the keyboard."""
    window.activateWindow()
    settle()


def _enter(fingers: Walking, words: str) -> None:
    fingers.types(words)
    fingers.press(ENTER)
    settle()


@pytest.mark.usefixtures("dressed")
def test_the_whole_way_with_tab_going_forward(qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    problems: list[BaseException] = []
    file, pdf = tmp_path / "Graz.okrdesk", tmp_path / "page.pdf"
    window = new_window(qtbot)
    window.activateWindow()
    settle()
    fingers = Walking()

    # A workspace, its mission and a priority.
    def name_it(dialog: QDialog) -> None:
        _in(dialog)
        assert QApplication.focusWidget() is dialog.name.edit  # type: ignore[attr-defined]
        fingers.types("Graz meets")
        fingers.go_to("File")
        field = QApplication.focusWidget()
        field.selectAll()  # type: ignore[union-attr]
        fingers.types(str(file))
        fingers.push("Create the workspace")

    answer(NewWorkspaceDialog, name_it, problems)
    fingers.push("Start a workspace…")
    assert not problems, problems
    assert file.exists()
    assert window.view is not None
    assert window.desk is not None
    _in(window)
    window.view.page().take_keyboard()  # without a window system nobody gives it back after a dialog
    assert window.view.page_name() == "mission"
    fingers.types("We bring people together")
    fingers.push("Priority")
    _enter(fingers, "Meet in real life")
    document = window.desk.document
    assert mission.read(document).mission == "We bring people together"
    assert [p.text for p in mission.priorities(document, window.desk.cycle.id)] == ["Meet in real life"]

    # An objective with a key result.
    fingers.turn_to("Workshop")
    fingers.turn_to("Objectives")
    fingers.push("Objective")
    _enter(fingers, "Be the place where people in Graz meet")
    fingers.push("Key result")
    _enter(fingers, "People who come back")
    fingers.go_to("Baseline")
    fingers.types("0")
    fingers.go_to("Target")
    fingers.types("40")
    fingers.go_to("Unit")
    _enter(fingers, "people")
    line = window.desk.outline().key_results[0]
    assert (line.key_result.target, line.key_result.unit) == (Decimal(40), "people")

    # Checked in, and corrected.
    fingers.turn_to("Owners")
    fingers.turn_to("Check-ins")
    fingers.go_to("New value")
    fingers.types("4")
    fingers.go_to("Confidence")
    fingers.types("8")
    fingers.go_to("What moved it?")
    fingers.types("Two evenings")
    fingers.push("Save and next")
    assert window.desk.outline().key_results[0].latest.value == Decimal(4)  # type: ignore[union-attr]

    def correct_it(dialog: QDialog) -> None:
        _in(dialog)
        fingers.types("5")  # the value is selected
        fingers.push("Correct")

    answer(CheckInDialog, correct_it, problems)
    fingers.go_to("Earlier check-ins")
    fingers.press(Qt.Key.Key_Home)
    fingers.push("Correct")
    assert not problems, problems
    known = check_ins.of_key_result(document, line.key_result.id)
    assert [(each.value, each.confidence) for each in known] == [(Decimal(5), 8)]

    # The page for leadership.
    _in(window)
    window.view.page().take_keyboard()
    fingers.turn_to("Progress")
    fingers.turn_to("Review")
    fingers.push("Show the key results of 1")
    fingers.go_to("Our own score of 1.1")
    fingers.types("0.4")
    fingers.turn_to("Share")
    monkeypatch.setattr("okrdesk.gui.dialogs.export_dialog.ask_save_place", lambda *_args, **_more: pdf)

    def ask_for_it(dialog: QDialog) -> None:
        _in(dialog)
        fingers.types("A room for 80 people")
        fingers.push("Add")

    def save_it(dialog: QDialog) -> None:
        _in(dialog)
        answer(AskDialog, ask_for_it, problems)
        fingers.push("Ask for something…")
        _in(dialog)
        until(lambda: dialog.pages.plain_text().startswith("It fits"))  # type: ignore[attr-defined]
        fingers.push("Save PDF")

    answer(ExportDialog, save_it, problems)
    fingers.push("Its texts and your asks…")
    assert not problems, problems
    assert "A room for 80 people" in PdfReader(pdf).pages[0].extract_text()
    window.close()
