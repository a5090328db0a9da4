"""The last row of a dialog that asks: Cancel, and the button that takes the answer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit

from okrdesk.gui.widgets.text import PlainButton, plain_button
from okrdesk.i18n import _

LONGEST_CHOICE = 90


def answer_row(dialog: QDialog, words: str, take: Callable[[], object]) -> tuple[QHBoxLayout, PlainButton]:
    """The row and its button with these words, which is the default and calls `take`."""
    button = plain_button(words, "primary")
    button.setDefault(True)
    button.clicked.connect(lambda: take())
    cancel = plain_button(_("Cancel"))
    cancel.clicked.connect(dialog.reject)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(cancel)
    row.addWidget(button)
    return row, button


def make_readable_only(dialog: QDialog, take: PlainButton) -> None:
    """What belongs to a closed cycle is shown and can be copied, not changed."""
    for line in dialog.findChildren(QLineEdit):
        line.setReadOnly(True)
    for area in dialog.findChildren(QPlainTextEdit):
        area.setReadOnly(True)
    for choice in (*dialog.findChildren(QComboBox), *dialog.findChildren(QCheckBox)):
        choice.setEnabled(False)
    take.hide()


def choice_words(text: str) -> str:
    """A text of any length as an entry of a combo box."""
    plain = " ".join(text[: 4 * LONGEST_CHOICE].split())
    return plain if len(plain) <= LONGEST_CHOICE else plain[:LONGEST_CHOICE] + "…"
