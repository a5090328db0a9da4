"""Asks what the community is like on a day: members, how many are active, its phase."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QWidget

from okrdesk.document.refused import Refused
from okrdesk.frozen import dataclass
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.day_field import DayField
from okrdesk.gui.widgets.fields import TextArea, ValueField, captioned
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.i18n import _
from okrdesk.okr.numbers import as_typed, parse_number
from okrdesk.okr.phases import PHASES, phase_word


@dataclass(frozen=True, slots=True)
class SnapshotAnswer:
    """The community on a day; None where a figure is not known, "" for no phase."""

    on_day: dt.date
    members: Decimal | None = None
    active: Decimal | None = None
    phase: str = ""
    note: str = ""


class SnapshotDialog(FormDialog[SnapshotAnswer]):
    """One look at the community."""

    def __init__(
        self, parent: QWidget | None, given: SnapshotAnswer | None, today: dt.date, locale: str
    ) -> None:
        """`given` is the look that is changed, None for a new one."""
        heading = _("What is the community like?")
        super().__init__(parent, _("The community on a day"), heading, width=460)
        self._today, self._locale = today, locale
        known = given or SnapshotAnswer(today)
        self.day = DayField(_("Day"), known.on_day, today, locale)
        self.members = ValueField(_("Members"), as_typed(known.members, locale))
        self.active = ValueField(_("Active among them"), as_typed(known.active, locale))
        self.phase = combo(
            _("Phase"), [("", _("not said")), *((key, phase_word(key)) for key in PHASES)], known.phase
        )
        self.note = TextArea(_("What we notice"), known.note, least_lines=1)
        figures = QHBoxLayout()
        figures.setSpacing(12)
        figures.addWidget(self.members)
        figures.addWidget(self.active)
        self.column.addWidget(self.day)
        self.column.addLayout(figures)
        self.column.addWidget(captioned(_("Phase"), self.phase))
        self.column.addWidget(self.note)
        self.column.addStretch(1)
        self.end_with_answer(_("Save") if given else _("Add"))
        self.members.setFocus()

    def answer(self) -> SnapshotAnswer | None:
        """What stands in the fields; None when something is wrong, said beside it."""
        day = self.day.day_by(self._today)
        if day is None:
            return None
        figures: list[Decimal | None] = []
        for field in (self.members, self.active):
            try:
                figures.append(_figure(field.text(), self._locale))
            except Refused as refused:
                field.refuse(refused.sentence)
                return None
        members, active = figures
        if members is not None and active is not None and active > members:
            self.active.refuse(_("No more can be active than there are members."))
            return None
        if members is None and active is None and not (self.phase.key() or self.note.trimmed()):
            self.members.refuse(_("Type at least one figure, a phase or what you notice."))
            return None
        return SnapshotAnswer(day, members, active, self.phase.key(), self.note.trimmed())


def _figure(text: str, locale: str) -> Decimal | None:
    if not text.strip():
        return None
    figure = parse_number(text, locale)
    if figure < 0:
        raise Refused(_("A number of people cannot be below zero."))
    return figure
