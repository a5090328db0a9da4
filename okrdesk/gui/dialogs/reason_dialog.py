"""Asks for a few words: a reason, a name."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.gui.widgets.dialog import Dialog
from okrdesk.gui.widgets.fields import TextArea, TextField
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _


class ReasonDialog(Dialog):
    """One question, one field; `ask` returns the words, or None when it was cancelled."""

    def __init__(
        self, parent: QWidget | None, heading: str, question: str, text: str, one_line: bool
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.setMinimumWidth(420)
        self.field = TextField(question, text) if one_line else TextArea(question, text, least_lines=3)
        self.take = plain_button(_("OK"), "primary")
        self.take.setDefault(True)
        self.take.clicked.connect(self._accept)
        cancel = plain_button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(14)
        column.addWidget(PlainLabel(heading, "heading"))
        column.addWidget(self.field)
        column.addLayout(buttons)
        self.field.setFocus()

    def _accept(self) -> None:
        if self.field.text().strip():
            self.accept()
        else:
            self.field.set_error(_("Type a few words, or cancel."))

    @classmethod
    def ask(
        cls, parent: QWidget | None, heading: str, question: str, text: str = "", *, one_line: bool = False
    ) -> str | None:
        """The words that were typed, without spaces around; None when cancelled."""
        dialog = cls(parent, heading, question, text, one_line)
        said = dialog.exec() == QDialog.DialogCode.Accepted
        words = dialog.field.text().strip()
        dialog.deleteLater()
        return words if said else None
