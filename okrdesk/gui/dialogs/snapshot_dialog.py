"""Asks what the community is like on a day: members, how many are active, its phase."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.document.refused import Refused
from okrdesk.gui import theme
from okrdesk.gui.dialogs.answer_row import answer_row
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.day_field import DayField
from okrdesk.gui.widgets.dialog import Dialog
from okrdesk.gui.widgets.fields import TextArea, ValueField, captioned
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.gui.widgets.words import phase_word
from okrdesk.i18n import _
from okrdesk.okr.mission import PHASES
from okrdesk.okr.values import as_typed, parse_number


@dataclass(frozen=True, slots=True)
class SnapshotAnswer:
    """The community on a day; None where a figure is not known, "" for no phase."""

    on_day: dt.date
    members: Decimal | None = None
    active: Decimal | None = None
    phase: str = ""
    note: str = ""


class SnapshotDialog(Dialog):
    """One look at the community."""

    def __init__(
        self, parent: QWidget | None, known: SnapshotAnswer, today: dt.date, locale: str, *, new: bool = True
    ) -> None:
        super().__init__(parent)
        self._today, self._locale = today, locale
        self.setWindowTitle(_("The community on a day"))
        self.setMinimumWidth(round(460 * theme.text_scale()))
        self.day = DayField(_("Day"), known.on_day, today)
        self.members = ValueField(_("Members"), as_typed(known.members, locale))
        self.active = ValueField(_("Active among them"), as_typed(known.active, locale))
        self.phase = combo(
            _("Phase"), [("", _("not said")), *((key, phase_word(key)) for key in PHASES)], known.phase
        )
        self.note = TextArea(_("What we notice"), known.note, least_lines=1)
        self.row, self.take = answer_row(self, _("Add") if new else _("Save"), self._accept)
        figures = QHBoxLayout()
        figures.setSpacing(12)
        figures.addWidget(self.members)
        figures.addWidget(self.active)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(12)
        column.addWidget(PlainLabel(_("What is the community like?"), "heading"))
        column.addWidget(self.day)
        column.addLayout(figures)
        column.addWidget(captioned(_("Phase"), self.phase))
        column.addWidget(self.note)
        column.addStretch(1)
        column.addLayout(self.row)
        self.members.setFocus()

    def answer(self) -> SnapshotAnswer | None:
        """What stands in the fields; None when something is wrong, said beside it."""
        self.day.finish(again=True)
        day = self.day.day()
        if day is None or self.day.error():
            self.day.setFocus()
            return None
        if day > self._today:
            self.day.set_error(_("This day is still to come; choose today or an earlier day."))
            self.day.setFocus()
            return None
        figures: list[Decimal | None] = []
        for field in (self.members, self.active):
            try:
                figures.append(_figure(field.text(), self._locale))
            except Refused as refused:
                field.set_error(refused.sentence)
                field.setFocus()
                return None
        members, active = figures
        if members is not None and active is not None and active > members:
            self.active.set_error(_("No more can be active than there are members."))
            self.active.setFocus()
            return None
        if members is None and active is None and not (self.phase.key() or self.note.text().strip()):
            self.members.set_error(_("Type at least one figure, a phase or what you notice."))
            self.members.setFocus()
            return None
        return SnapshotAnswer(day, members, active, self.phase.key(), self.note.text().strip())

    def _accept(self) -> None:
        if self.answer() is not None:
            self.accept()

    @classmethod
    def ask(
        cls, parent: QWidget | None, known: SnapshotAnswer | None, today: dt.date, locale: str
    ) -> SnapshotAnswer | None:
        """The community as told, or changed when `known` is given; None when cancelled."""
        dialog = cls(parent, known or SnapshotAnswer(today), today, locale, new=known is None)
        said = dialog.exec() == QDialog.DialogCode.Accepted
        answer = dialog.answer() if said else None
        dialog.deleteLater()
        return answer


def _figure(text: str, locale: str) -> Decimal | None:
    if not text.strip():
        return None
    figure = parse_number(text, locale)
    if figure < 0:
        raise Refused(_("A number of people cannot be below zero."))
    return figure
