"""Asks for an initiative: what is done, by whom, by when, and what it clears away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.document.text import is_blank
from okrdesk.gui import theme
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.day_field import DayField
from okrdesk.gui.widgets.dialog import Dialog
from okrdesk.gui.widgets.fields import TextArea, TextField, captioned
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _
from okrdesk.okr.initiatives import Initiative
from okrdesk.okr.people import Person


class InitiativeDialog(Dialog):
    """The fields of a new initiative, or of one that is known; `blocker` is what the new one shall clear."""

    def __init__(
        self,
        parent: QWidget | None,
        heading: str,
        everyone: Sequence[Person],
        today: dt.date,
        known: Initiative | None = None,
        blocker: str = "",
    ) -> None:
        super().__init__(parent)
        self._known = known
        self.setWindowTitle(_("Change an initiative") if known else _("Add an initiative"))
        self.setMinimumWidth(round(430 * theme.text_scale()))
        title = known.title if known else ""
        self.title = TextField(_("What is done?"), title, _("One piece of work that somebody can finish"))
        people = [("", _("Nobody yet")), *((p.id, p.name) for p in everyone)]
        self.owner = combo(_("Who takes it?"), people, (known.owner_id or "") if known else "")
        self.due = DayField(_("By when?"), known.due if known else None, today, optional=True)
        words = known.blocker if known else blocker
        self.blocker = TextArea(_("What does it clear away?"), words, _("Nothing: it moves the number"))
        self.take = plain_button(_("Change") if known else _("Add"), "primary")
        self.take.setDefault(True)
        self.take.clicked.connect(self._accept)
        cancel = plain_button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(12)
        column.addWidget(PlainLabel(heading[:300], "heading"))
        column.addWidget(self.title)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(captioned(_("Who takes it?"), self.owner), 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.due, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(self.blocker)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.take)
        column.addLayout(buttons)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._accept)
        self.title.setFocus()

    def fields(self) -> dict[str, Any] | None:
        """title, owner_id, due and blocker, of a known one those that differ; None when one is wrong."""
        if is_blank(self.title.text()):
            self.title.set_error(_("An initiative needs words; say what is done."))
            self.title.setFocus()
            return None
        self.due.finish(again=True)
        if self.due.error():
            self.due.setFocus()
            return None
        now: dict[str, Any] = {
            "title": self.title.text().strip(),
            "owner_id": self.owner.key() or None,
            "due": self.due.day(),
            "blocker": self.blocker.text().strip(),
        }
        if self._known is None:
            return now
        return {name: new for name, new in now.items() if new != getattr(self._known, name)}

    def _accept(self) -> None:
        if self.fields() is not None:
            self.accept()

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        heading: str,
        everyone: Sequence[Person],
        today: dt.date,
        known: Initiative | None = None,
        blocker: str = "",
    ) -> dict[str, Any] | None:
        """The fields, of a known initiative those that were changed; None when cancelled."""
        dialog = cls(parent, heading, everyone, today, known, blocker)
        said = dialog.exec() == QDialog.DialogCode.Accepted
        fields = dialog.fields() if said else None
        dialog.deleteLater()
        return fields
