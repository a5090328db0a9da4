"""A dialog that is left loses nothing that was typed (decision 43)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from okrdesk.gui.dialogs.blueprint_gallery import BlueprintGallery
from okrdesk.gui.dialogs.decision_dialog import DecisionDialog
from okrdesk.gui.dialogs.initiative_dialog import InitiativeDialog
from okrdesk.gui.dialogs.people_dialog import PeopleDialog
from okrdesk.gui.dialogs.snapshot_dialog import SnapshotDialog
from okrdesk.gui.widgets import dialog_drafts
from okrdesk.gui.widgets.chips import ChoiceChips
from okrdesk.gui.widgets.combo import combo, number_box
from okrdesk.gui.widgets.confidence import ConfidenceStrip
from okrdesk.gui.widgets.fields import TextArea, TextField
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.gui.widgets.text import PlainButton
from okrdesk.okr import people
from okrdesk.okr.initiatives import Initiative
from tests.gui.desks import sample_desk

DAY = dt.date(2026, 2, 8)


class Everything(FormDialog[str]):
    """Has an input of each kind."""

    def __init__(self, parent: QWidget | None, about: str = "one") -> None:
        super().__init__(parent, "Everything", about)
        self.line, self.area = TextField("Line", "given"), TextArea("Area")
        self.box, self.minutes = combo("Box", [("a", "A"), ("b", "B")]), number_box("Minutes", 5, 1, 60)
        self.chips, self.sure = ChoiceChips("Chips", [("x", "X"), ("y", "Y")]), ConfidenceStrip()
        for part in (self.line, self.area, self.box, self.minutes, self.chips, self.sure):
            self.column.addWidget(part)
        self.end_with_answer("Take it")

    def answer(self) -> str | None:
        """What stands in the line."""
        return self.line.text()

    def stands(self) -> tuple[Any, ...]:
        """What stands in all of them."""
        return dialog_drafts.state_of(self)


@pytest.fixture
def window(qtbot: Any) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def fill(dialog: Everything) -> None:
    dialog.line.edit.setText("half a line")
    dialog.area.edit.setPlainText("half\nan area")
    dialog.box.set_key("b")
    dialog.minutes.setValue(30)
    dialog.chips.set_keys(["y"])
    dialog.sure.set_value(7)


def test_escape_keeps_a_draft_for_the_same_question(window: QWidget) -> None:
    first = Everything(window)
    first.show()
    fill(first)
    typed = first.stands()
    first.line.edit.setFocus()
    QTest.keyClick(first.line.edit, Qt.Key.Key_Escape)
    assert not first.isVisible(), "one Escape leaves, and asks nothing"
    other = Everything(window, "another")
    other.show()
    assert other.line.text() == "given"
    again = Everything(window)
    again.show()
    assert again.stands() == typed
    again.line.edit.undo()
    assert again.line.text() == "given"


def test_begin_anew_and_an_answer_end_a_draft(window: QWidget) -> None:
    for leave in (Everything.reject, Everything.take_answer):
        first = Everything(window)
        first.show()
        fresh = first.stands()
        fill(first)
        first.reject()
        again = Everything(window)
        again.show()
        anew = next(b for b in again.findChildren(PlainButton) if b.plain_text() == "Begin anew")
        if leave is Everything.reject:
            anew.click()
            assert again.stands() == fresh
        leave(again)
        last = Everything(window)
        last.show()
        assert last.stands() == fresh
        last.reject()


def test_a_closed_workspace_forgets_its_drafts(window: QWidget) -> None:
    first = Everything(window)
    first.show()
    fill(first)
    first.reject()
    dialog_drafts.forget(window)
    again = Everything(window)
    again.show()
    assert again.line.text() == "given"


def test_real_dialogs_keep_what_was_typed(window: QWidget) -> None:
    desk = sample_desk()
    everyone, new = people.everyone(desk.document), Initiative("", "", "")
    made: dict[str, tuple[Callable[[], Any], str]] = {
        "initiative": (lambda: InitiativeDialog(window, "1.1 Loaves", everyone, DAY, "en", new), "title"),
        "decision": (lambda: DecisionDialog(window, None, (), ()), "what"),
        "snapshot": (lambda: SnapshotDialog(window, None, DAY, "en"), "note"),
        "people": (lambda: PeopleDialog(window, desk), "add_field"),
    }
    for name, (make, field) in made.items():
        dialog = make()
        dialog.show()
        part = getattr(dialog, field)
        part.type_text("Half a word")
        part.edit.setFocus()
        QTest.keyClick(part.edit, Qt.Key.Key_Escape)
        QApplication.processEvents()
        assert not dialog.isVisible(), name
        again = make()
        again.show()
        assert getattr(again, field).text() == "Half a word", name
        again.reject()
    assert "Half a word" not in {person.name for person in people.everyone(desk.document)}


def test_a_blueprint_keeps_its_gaps(window: QWidget) -> None:
    desk = sample_desk()
    first = BlueprintGallery(window, desk, "event-hub")
    first.show()
    key, field = next(iter(first.form._gaps.items()))
    field.type_text("Graz")
    first.reject()
    again = BlueprintGallery(window, desk, "event-hub")
    again.show()
    assert again.form._gaps[key].text() == "Graz"
