"""Asks how to go on when somebody else has the workspace open."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from okrdesk.document.opening import Choice
from okrdesk.document.presence import OpenElsewhere
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.gui.widgets.text import PlainButton, PlainLabel, plain_button
from okrdesk.i18n import _


class OpenElsewhereDialog(FormDialog[Choice]):
    """Offers to look, to work in an own copy, or (unless the other is known to live) to open anyway."""

    def __init__(self, parent: QWidget | None, elsewhere: OpenElsewhere) -> None:
        super().__init__(parent, _("Open elsewhere"), _("This workspace is open elsewhere"), width=460)
        self._choice: Choice | None = None
        self.setModal(True)
        self.column.setSpacing(6)
        self.column.addWidget(PlainLabel(elsewhere.sentence))
        self.column.addSpacing(8)
        self.buttons: dict[Choice, PlainButton] = {}
        rows: list[tuple[Choice, str, str, str]] = [
            (
                "own copy",
                _("Work in a copy of my own"),
                "primary",
                _("A copy beside the file, to be merged later; nothing of either is lost."),
            ),
            ("read-only", _("Look only"), "plain", _("Shows the workspace; nothing can be changed.")),
        ]
        if elsewhere.alive is not True:
            rows.append(
                (
                    "anyway",
                    _("Open anyway"),
                    "plain",
                    _("That window may have been left behind. If it still lives, both edits are merged."),
                )
            )
        for choice, label, kind, meaning in rows:
            button = plain_button(label, kind, parent=self)
            button.setAccessibleDescription(meaning)
            button.clicked.connect(lambda _checked=False, chosen=choice: self._choose(chosen))
            self.column.addWidget(button)
            self.column.addWidget(PlainLabel(meaning, "small"))
            self.column.addSpacing(6)
            self.buttons[choice] = button
        cancel = plain_button(_("Cancel"), parent=self)
        cancel.clicked.connect(self.reject)
        self.column.addWidget(cancel)
        self.buttons["own copy"].setDefault(True)
        self.buttons["own copy"].setFocus()
        self.setAccessibleDescription(elsewhere.sentence)

    def _choose(self, choice: Choice) -> None:
        self._choice = choice
        self.accept()

    def answer(self) -> Choice | None:
        """How to open it."""
        return self._choice
