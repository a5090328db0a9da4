"""Asks for a few words: a reason, a name."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from okrdesk.gui.widgets.fields import TextArea, TextField
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.i18n import _


class ReasonDialog(FormDialog[str]):
    """One question, one field; the answer is the words without spaces around."""

    def __init__(
        self, parent: QWidget | None, heading: str, question: str, text: str = "", *, one_line: bool = False
    ) -> None:
        super().__init__(parent, heading, heading, width=420)
        self.field = TextField(question, text) if one_line else TextArea(question, text, least_lines=3)
        self.column.addWidget(self.field)
        self.end_with_answer(_("OK"))
        self.field.setFocus()

    def answer(self) -> str | None:
        """The words that were typed; None without any, said beside the field."""
        reason = self.field.trimmed()
        if not reason:
            self.field.set_error(_("Type a few words, or cancel."))
        return reason or None
