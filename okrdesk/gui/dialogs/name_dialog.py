"""Asks once for the name that History shows."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.gui import theme
from okrdesk.gui.widgets.dialog import Dialog
from okrdesk.gui.widgets.fields import TextField
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _


class NameDialog(Dialog):
    """One field; "not now" is an answer too."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Your name"))
        self.setModal(True)
        self.setMinimumWidth(round(400 * theme.text_scale()))
        self.field = TextField(_("Your name"), placeholder=_("Ada Lovelace"))
        self.take = plain_button(_("Use this name"), "primary")
        self.take.setDefault(True)
        self.take.clicked.connect(self._accept)
        self.later = plain_button(_("Not now"))
        self.later.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.later)
        buttons.addWidget(self.take)
        words = _(
            "History shows who changed what. The name stays on this computer and in the workspaces you edit; "
            "Preferences change it."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(PlainLabel(_("Who is at the keyboard?"), "heading"))
        column.addWidget(PlainLabel(words, "muted"))
        column.addWidget(self.field)
        column.addSpacing(4)
        column.addLayout(buttons)
        self.setAccessibleDescription(words)
        self.field.setFocus()

    def name(self) -> str:
        """The name as typed, without spaces around."""
        return " ".join(self.field.text().split())

    def _accept(self) -> None:
        if self.name():
            self.accept()
        else:
            self.field.set_error(_("Type a name, or choose “Not now”."))


def ask_name(parent: QWidget | None) -> str:
    """The name that was typed; "" for "not now"."""
    dialog = NameDialog(parent)
    said = dialog.exec() == QDialog.DialogCode.Accepted
    name = dialog.name()
    dialog.deleteLater()
    return name if said else ""
