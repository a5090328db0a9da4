"""Asks once for the name that History shows."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from okrdesk.gui.widgets.fields import TextField
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _


class NameDialog(FormDialog[str]):
    """One field; "not now" is an answer too."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, _("Your name"), _("Who is at the keyboard?"), width=400)
        self.setModal(True)
        words = _(
            "History shows who changed what. The name stays on this computer and in the workspaces you edit; "
            "Preferences change it."
        )
        self.field = TextField(_("Your name"), placeholder=_("Ada Lovelace"))
        self.column.addWidget(PlainLabel(words, "muted"))
        self.column.addWidget(self.field)
        self.end_with_answer(_("Use this name"), _("Not now"))
        self.setAccessibleDescription(words)
        self.field.setFocus()

    def answer(self) -> str | None:
        """The name as typed, without spaces around; None without any, said beside the field."""
        name = " ".join(self.field.text().split())
        if not name:
            self.field.set_error(_("Type a name, or choose “Not now”."))
        return name or None
