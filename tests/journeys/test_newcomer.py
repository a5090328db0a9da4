"""A newcomer's first hour, from the README's command to the page for leadership."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from decimal import Decimal
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from okrdesk.cli.run import run
from okrdesk.gui.dialogs.ask_dialog import AskDialog
from okrdesk.gui.dialogs.blueprint_gallery import BlueprintGallery
from okrdesk.gui.dialogs.export_dialog import ExportDialog
from okrdesk.gui.dialogs.new_workspace import NewWorkspaceDialog
from okrdesk.gui.main_window import MainWindow
from okrdesk.gui.pages.check_ins_page.page import CheckInsPage
from okrdesk.gui.pages.objectives_page.page import ObjectivesPage
from okrdesk.okr import asks, handed_pages
from tests import factories
from tests.journeys.hands import TODAY, answer, new_window, settle, until

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def objectives_page(window: MainWindow) -> ObjectivesPage:
    window.view.show_page("objectives")
    page = window.view.page()
    assert isinstance(page, ObjectivesPage)
    return page


def _rules(page: ObjectivesPage) -> list[str]:
    """What the coach says, once it has looked: it does so when what was changed is painted."""
    return [finding.rule for finding in page.coach._shown[0].findings]


@pytest.mark.usefixtures("dressed")
def test_from_a_blueprint_to_the_page_for_leadership(
    qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # type: ignore[no-untyped-def]
    problems: list[BaseException] = []
    file = tmp_path / "Graz.okrdesk"
    window = new_window(qtbot)

    # Take the blueprint Event Hub for a city, and change figures.
    def name_it(dialog: NewWorkspaceDialog) -> None:
        dialog.name.edit.setText("Graz meets")
        dialog.place.edit.setText(str(file))
        dialog.take.click()

    def fill_it(dialog: BlueprintGallery) -> None:
        assert dialog.list.chosen() == "event-hub"
        QTest.keyClicks(dialog.form._gaps["CITY"].edit, "Graz")
        row = dialog.form._rows[0]
        row.ours.edit.setFocus()
        row.ours.edit.selectAll()
        QTest.keyClicks(row.ours.edit, "10")
        assert "500 attendances" in dialog.form.together.plain_text()
        dialog.take.click()

    answer(NewWorkspaceDialog, name_it, problems)
    answer(BlueprintGallery, fill_it, problems)
    window.new_workspace("event-hub")
    settle(100)
    assert not problems, problems
    assert file.exists()
    window.activateWindow()  # without a window system nobody gives the keyboard back after a dialog
    settle()
    page = objectives_page(window)
    outline = window.desk.outline()
    assert (
        outline.objectives[0].objective.title
        == "Business and networking life in Graz meets through our platform"
    )
    assert outline.key_results[0].key_result.target == Decimal(10)
    assert outline.key_results[0].key_result.blueprint_target == Decimal(12)

    # Add a key result with the coach's advice.
    page.view.choose(outline.objectives[0].objective.id)
    page.add_key_result.click()
    settle()
    editor = page.view.findChild(QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "Get more people to come back")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    until(lambda: "K-NONUMBER" in _rules(page), seconds=10)
    page.coach.field_requested.emit("target")
    QTest.keyClicks(page.key_result_form.target.edit, "40")
    QTest.keyClick(page.key_result_form.target.edit, Qt.Key.Key_Tab)
    QTest.keyClicks(page.key_result_form.unit.edit, "people")
    QTest.keyClick(page.key_result_form.unit.edit, Qt.Key.Key_Return)
    settle()
    added = window.desk.outline().key_results[-1]
    assert (added.key_result.target, added.key_result.unit) == (Decimal(40), "people")
    until(lambda: "K-NONUMBER" not in _rules(page), seconds=10)

    # Check in by keyboard.
    first = window.desk.outline().key_results[0].key_result.id
    window.view.show_page("check-ins", first)
    settle()
    checking = window.view.page()
    assert isinstance(checking, CheckInsPage)
    QTest.keyClicks(checking.form.value.focusWidget() or checking.form.value, "4")
    checking.form.confidence.set_value(8)
    checking.form.note.edit.setPlainText("Two <b>evenings</b> & a walk")
    checking.form.save.click()
    settle()
    line = window.desk.outline().key_results[0]
    assert line.latest is not None
    assert (line.latest.value, line.latest.confidence) == (Decimal(4), 8)

    # Undo and redo after a restart.
    window.close()
    settle()
    assert [p.name for p in tmp_path.iterdir() if "lock" in p.name] == []
    window = new_window(qtbot)
    assert window.open_path(str(file))
    settle()
    assert window.desk.undo_label == "Check in"
    window.menus.actions["undo"].trigger()
    settle()
    assert window.desk.outline().key_results[0].latest is None
    window.menus.actions["redo"].trigger()
    settle()
    assert window.desk.outline().key_results[0].latest is not None

    # Hand over the page.
    pdf = tmp_path / "page.pdf"
    monkeypatch.setattr("okrdesk.gui.dialogs.export_dialog.ask_save_place", lambda *_args, **_more: pdf)

    def ask_for_it(dialog: AskDialog) -> None:
        dialog.what.edit.setText("A room for 80 people, $5 to $10 each")
        dialog.take_answer()

    def save_it(dialog: ExportDialog) -> None:
        answer(AskDialog, ask_for_it, problems)
        dialog.form.asks.add()
        until(lambda: dialog.pages.plain_text().startswith("It fits on one page"))
        dialog.save.click()

    answer(ExportDialog, save_it, problems)
    window.menus.actions["export"].trigger()
    settle(100)
    assert not problems, problems
    words = PdfReader(pdf).pages[0].extract_text()
    assert "Graz meets" in words
    assert "Get more people to come back" in words
    assert "$5 to $10" in words
    (ask,) = asks.of_cycle(window.desk.document, window.desk.cycle.id)
    assert ask.what == "A room for 80 people, $5 to $10 each"
    (handed,) = handed_pages.of_cycle(window.desk.document, window.desk.cycle.id)
    assert handed.on == window.desk.day, "the next page compares with it"
    window.close()


def test_a_command_and_the_window_both_keep_their_edits(qtbot, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    file = factories.sample_file(tmp_path / "s.okrdesk", TODAY)
    window = new_window(qtbot)
    assert window.open_path(str(file))
    settle()
    page = objectives_page(window)
    first, second = (line.key_result.id for line in window.desk.outline().key_results[:2])
    page.view.choose(second)
    page.key_result_form.source.edit.setText("the guest list")
    page.key_result_form.source.finish()
    assert run(["check-in", str(file), "1.1", "9", "--on", "2026-11-22"]) == 0
    window.view.publishing.save_now()
    until(lambda: window.desk.session.state.kind == "saved")
    until(lambda: window.desk.outline().key_results[0].latest.value == Decimal(9))
    window.close()
    settle()
    window = new_window(qtbot)
    assert window.open_path(str(file))
    lines = window.desk.outline().key_results
    assert lines[0].key_result.id == first
    assert lines[0].latest.value == Decimal(9)
    assert lines[1].key_result.source == "the guest list"
    window.close()


_EDIT_AND_DIE = """
import datetime as dt, sys
from decimal import Decimal
from PySide6.QtWidgets import QApplication
from PySide6.QtTest import QTest
app = QApplication([])
from okrdesk.gui import settings
settings.set_person_name("Ada")
from okrdesk.gui.main_window import MainWindow
from okrdesk.okr import check_ins
window = MainWindow(lambda: dt.date(2026, 11, 22))
window.show()
window.open_path(sys.argv[1])
QTest.qWait(50)
line = window.desk.outline().key_results[0]
window.desk.do(check_ins.record, line.key_result.id, Decimal(11), on=dt.date(2026, 11, 22))
print("done", flush=True)
QTest.qWait(60000)
"""


def test_a_killed_window_loses_nothing(qtbot, tmp_path: Path, okrdesk_home: Path) -> None:  # type: ignore[no-untyped-def]
    file = factories.sample_file(tmp_path / "s.okrdesk", TODAY)
    home = os.environ["OKRDESK_HOME"]
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(_EDIT_AND_DIE), str(file)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "OKRDESK_HOME": home},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "done\n"
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    time.sleep(0.05)
    window = new_window(qtbot)
    assert window.open_path(str(file))
    settle()
    assert window.desk.outline().key_results[0].latest.value == Decimal(11)
    banner = window.view.banners.banner("recovered")
    assert banner is not None
    assert window.desk.undo_label == "Check in"
    window.close()
