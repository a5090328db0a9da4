"""What every dialog has: its last row, its answer, and that nothing of it stays behind."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.fields import TextArea, TextField
from okrdesk.gui.widgets.form_dialog import MARGINS, FormDialog
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _
from tests.gui.accessibility import nameless_controls


class Colour(FormDialog[str]):
    """Asks for a colour, as the recipe in CONTRIBUTING says."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, _("Colour"), _("Which colour?"), width=320)
        self.field = TextField(_("Colour"))
        self.why = TextArea(_("Why"))
        self.column.addWidget(self.field)
        self.column.addWidget(self.why)
        self.end_with_answer(_("Take it"))
        self.field.setFocus()

    def answer(self) -> str | None:
        """The colour; None without one, said beside it."""
        colour = self.field.text().strip()
        if not colour:
            self.field.refuse(_("Type a colour, or cancel."))
        return colour or None


def test_a_refusal_stands_inside_the_margins_of_every_dialog(shown) -> None:  # type: ignore[no-untyped-def]
    for to_the_edge in (False, True):
        dialog = shown(FormDialog[str](None, "Ask", to_the_edge=to_the_edge), 300, 200)
        dialog.say_refused("It cannot be.")
        QApplication.processEvents()
        (label,) = [each for each in dialog.findChildren(PlainLabel) if each.plain_text() == "It cannot be."]
        inside = label.contentsRect().left() + label.x()
        assert inside >= MARGINS[0]


def test_without_an_answer_it_stays_and_says_why(shown: Any) -> None:
    dialog = shown(Colour(None))
    assert nameless_controls(dialog) == []
    dialog.why.edit.setFocus()
    dialog.take.click()
    assert dialog.isVisible()
    assert dialog.field.error()
    assert dialog.field.edit.hasFocus()
    dialog.field.edit.setText("red")
    QTest.keyClick(dialog.field.edit, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted


def asked(parent: QWidget, act: Any) -> str | None:
    dialog = Colour(parent)
    QTimer.singleShot(0, lambda: act(dialog))
    return dialog.ask()


def test_ask_gives_the_answer_and_nothing_when_it_is_left(qtbot: Any) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)

    def take(dialog: Colour) -> None:
        dialog.field.edit.setText(" <b>red</b> ")
        dialog.take.click()

    def cancel(dialog: Colour) -> None:
        dialog.field.edit.setText("red")
        dialog.cancel.click()

    assert asked(parent, take) == "<b>red</b>"
    assert asked(parent, cancel) is None
    assert asked(parent, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape)) is None
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert parent.findChildren(QDialog) == []


def test_what_is_only_read_cannot_be_changed_or_taken(shown: Any) -> None:
    dialog = Colour(None)
    dialog.make_read_only()
    shown(dialog)
    assert dialog.field.edit.isReadOnly()
    assert dialog.why.edit.isReadOnly()
    assert not dialog.take.isVisible()


def test_a_dialog_that_tells_ends_with_close(shown: Any) -> None:
    dialog: FormDialog[None] = FormDialog(None, _("News"), _("Nothing new"))
    dialog.end_with_close()
    shown(dialog)
    assert dialog.close_button.isDefault()
    dialog.close_button.click()
    assert not dialog.isVisible()
    assert dialog.answer() is None


def test_ctrl_enter_answers_and_is_written_where_enter_is_a_new_line(shown: Any) -> None:
    dialog = shown(Colour(None))
    assert "Ctrl" in dialog.take.text()
    assert dialog.take.accessibleName() == "Take it"
    dialog.field.edit.setText("red")
    dialog.why.edit.setFocus()
    QTest.keyClick(dialog.why.edit, Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClick(dialog.why.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_the_keyboard_begins_in_the_first_thing_to_type_into(shown: Any) -> None:
    class Choice(FormDialog[str]):
        """A choice before what is typed, and a field that only shows."""

        def __init__(self) -> None:
            super().__init__(None, "Choice", "Which?")
            self.shows, self.types = TextField("Shows"), TextArea("Types")
            self.shows.edit.setReadOnly(True)
            for part in (combo("Box", [("a", "A")]), self.shows, self.types):
                self.column.addWidget(part)
            self.end_with_answer("Take it")

    dialog = shown(Choice())
    assert dialog.focusWidget() is dialog.types.edit
