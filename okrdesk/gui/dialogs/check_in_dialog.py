"""Asks for a correction of a check-in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.gui import theme
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.confidence import ConfidenceStrip
from okrdesk.gui.widgets.day_field import DayField
from okrdesk.gui.widgets.dialog import Dialog
from okrdesk.gui.widgets.fields import TextArea, captioned
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.gui.widgets.value_input import ValueInput
from okrdesk.i18n import _, number_shape
from okrdesk.okr.people import Person
from okrdesk.okr.terms import CheckIn, KeyResult


class CheckInDialog(Dialog):
    """The fields of one check-in; `ask` returns those that were changed, or None."""

    def __init__(
        self,
        parent: QWidget | None,
        key_result: KeyResult,
        check_in: CheckIn,
        everyone: Sequence[Person],
        locale: str,
        today: dt.date,
    ) -> None:
        super().__init__(parent)
        self._check_in, self._today = check_in, today
        self.setWindowTitle(_("Correct a check-in"))
        self.setMinimumWidth(round(430 * theme.text_scale()))
        self.value = ValueInput(_("Value"))
        self.value.set_key_result(key_result, locale)
        self.value.set_beside(key_result.unit if key_result.measure not in ("yes-no", "milestones") else "")
        self._shown = _as_typed(check_in, key_result, locale)
        self.value.set_text(self._shown)
        self.confidence = ConfidenceStrip(check_in.confidence)
        self.note = TextArea(_("What moved it?"), check_in.note, most_lines=6)
        self.blocker = TextArea(_("What is in the way?"), check_in.blocker, most_lines=6)
        self.next_step = TextArea(_("What is next?"), check_in.next_step, least_lines=1, most_lines=6)
        self.group = PlainLabel("", "small")
        self.group.hide()
        if len(check_in.confidences) > 1:
            said = ", ".join(map(str, check_in.confidences))
            self.group.set_text(
                _("The group said {said}; another number takes their place.").format(said=said)
            )
        self.day = DayField(_("On which day"), check_in.on, today)
        people = [("", _("Nobody")), *((p.id, p.name) for p in everyone)]
        self.person = combo(_("Who checks in"), people, check_in.person_id or "")
        self.take = plain_button(_("Correct"), "primary")
        self.take.setDefault(True)
        self.take.clicked.connect(self._accept)
        cancel = plain_button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(12)
        column.addWidget(PlainLabel(key_result.title, "heading"))
        column.addWidget(self.value)
        column.addWidget(captioned(_("Confidence that we reach the target"), self.confidence))
        column.addWidget(self.group)
        self.group.setVisible(len(check_in.confidences) > 1)
        column.addWidget(self.note)
        column.addWidget(self.blocker)
        column.addWidget(self.next_step)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(captioned(_("By whom"), self.person), 1)
        row.addWidget(self.day, 1)
        column.addLayout(row)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.take)
        column.addLayout(buttons)
        self.value.set_focus()

    def changes(self) -> dict[str, Any] | None:
        """The fields that differ, named as in `check_ins.correct`; None when one is wrong, said beside it."""
        found: dict[str, Any] = {}
        if self.value.text() != self._shown:
            value = self.value.value()
            if value is None:
                self.value.set_focus()
                return None
            found |= {"value": value.value, "total": value.total, "count": value.count}
        self.day.finish(again=True)
        on = self.day.day()
        if on is not None and on > max(self._today, self._check_in.on):
            self.day.set_error(_("This day is still to come; choose today or an earlier day."))
        if on is None or self.day.error():
            self.day.setFocus()
            return None
        now: dict[str, Any] = {
            "on": on,
            "confidence": self.confidence.value(),
            "note": self.note.text().strip(),
            "blocker": self.blocker.text().strip(),
            "next_step": self.next_step.text().strip(),
            "person_id": self.person.key() or None,
        }
        found |= {name: new for name, new in now.items() if new != getattr(self._check_in, name)}
        if "confidence" in found and self._check_in.confidences:
            found["confidences"] = []
        return found

    def _accept(self) -> None:
        if self.changes() is not None:
            self.accept()

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        key_result: KeyResult,
        check_in: CheckIn,
        everyone: Sequence[Person],
        locale: str,
        today: dt.date,
    ) -> dict[str, Any] | None:
        """The changed fields, empty when nothing changed; None when cancelled."""
        dialog = cls(parent, key_result, check_in, everyone, locale, today)
        said = dialog.exec() == QDialog.DialogCode.Accepted
        changes = dialog.changes() if said else None
        dialog.deleteLater()
        return changes


def _as_typed(check_in: CheckIn, key_result: KeyResult, locale: str) -> str:
    """The value as somebody would type it: without groups, an average as total/count if given so."""
    point = number_shape(locale).decimal

    def plain(value: Decimal) -> str:
        return format(value, "f").replace(".", point)

    if key_result.measure in ("yes-no", "milestones"):
        return str(int(check_in.value))
    if check_in.total is not None and check_in.count is not None:
        return f"{plain(check_in.total)}/{plain(check_in.count)}"
    return plain(check_in.value)
