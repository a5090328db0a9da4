"""The name that is asked once."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QDialog

from okrdesk.gui.dialogs import name_dialog
from okrdesk.gui.dialogs.name_dialog import NameDialog
from tests.gui.accessibility import nameless_controls


def test_a_name_is_asked_and_may_be_left_out(shown: Any, qtbot: Any, monkeypatch: Any) -> None:
    dialog = shown(NameDialog(None), 420, 260)
    dialog.take.click()
    assert dialog.isVisible()
    assert dialog.field.error()
    qtbot.keyClicks(dialog.field.edit, " Ada   L. ")
    dialog.take.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.answer() == "Ada L."
    assert nameless_controls(dialog) == []
    monkeypatch.setattr(name_dialog.NameDialog, "exec", lambda self: QDialog.DialogCode.Rejected)
    assert NameDialog(None).ask() is None
