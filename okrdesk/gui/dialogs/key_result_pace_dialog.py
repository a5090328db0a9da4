"""Asks from when a key result counts, for a phased target, and for zones of its own."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QWidget

from okrdesk.document.refused import Refused
from okrdesk.gui.widgets.day_field import DayField
from okrdesk.gui.widgets.fields import TextArea, TextField
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _, as_percent, format_day, ngettext, number_shape
from okrdesk.okr.measures import COMMIT_SHARE, TARGET_SHARE, measure_of
from okrdesk.okr.numbers import as_typed, parse_number
from okrdesk.okr.rounding import trimmed
from okrdesk.okr.schedule import start_day
from okrdesk.okr.shown import format_percent
from okrdesk.okr.terms import Cycle, KeyResult

Checkpoints = tuple[tuple[Decimal, Decimal], ...]


class KeyResultPaceDialog(FormDialog[dict[str, Any]]):
    """`starts`, `checkpoints`, `commit_zone` and `target_zone` of a key result; the answer holds all four."""

    def __init__(
        self, parent: QWidget | None, key_result: KeyResult, cycle: Cycle, locale: str, today: dt.date
    ) -> None:
        super().__init__(parent, _("Pace and zones"), key_result.title, width=430)
        self._locale = locale
        self.starts = DayField(
            _("Pace counts from"), key_result.starts, today, locale, optional=True, lies="near"
        )
        self.starts.edit.setPlaceholderText(format_day(cycle.first_day, locale))
        self.checkpoints = TextArea(
            _("Phased target: a value and its share of the way, one per line"),
            checkpoint_lines(key_result.checkpoints, locale),
            checkpoint_lines(((Decimal(50), Decimal("0.4")),), locale),
            least_lines=3,
        )
        self.commit_zone = TextField(_("Commit zone begins at"), as_typed(key_result.commit_zone, locale))
        self.target_zone = TextField(_("Target zone begins at"), as_typed(key_result.target_zone, locale))
        for field, share in ((self.commit_zone, COMMIT_SHARE), (self.target_zone, TARGET_SHARE)):
            hint = _("{share} of the way").format(share=format_percent(share, locale))
            field.edit.setPlaceholderText(hint)
        self.column.addWidget(PlainLabel(_("All of this can stay empty: then the pace is even."), "small"))
        self.column.addWidget(self.starts)
        on_a_line = measure_of(key_result).counted
        self.column.addWidget(self.checkpoints)
        self.add_beside(self.commit_zone, self.target_zone)
        for part in (self.checkpoints, self.commit_zone, self.target_zone):
            part.setVisible(on_a_line)
        self.end_with_answer(_("Set"))
        self.starts.setFocus()

    def answer(self) -> dict[str, Any] | None:
        """The four fields; None when one is wrong, said beside it."""
        self.starts.finish(again=True)
        zones = [self._read_zone(field) for field in (self.commit_zone, self.target_zone)]
        checkpoints: Checkpoints = ()
        self.checkpoints.set_error("")
        try:
            checkpoints = read_checkpoints(self.checkpoints.text(), self._locale)
        except Refused as refused:
            self.checkpoints.set_error(refused.sentence)
        fields = (self.starts, self.checkpoints, self.commit_zone, self.target_zone)
        wrong = next((field for field in fields if field.error()), None)
        if wrong is not None:
            wrong.setFocus()
            return None
        return {
            "starts": self.starts.day(),
            "checkpoints": checkpoints,
            "commit_zone": zones[0],
            "target_zone": zones[1],
        }

    def _read_zone(self, field: TextField) -> Decimal | None:
        field.set_error("")
        try:
            return parse_number(field.text(), self._locale) if field.text().strip() else None
        except Refused as refused:
            field.set_error(refused.sentence)
            return None


def checkpoint_lines(checkpoints: Checkpoints, locale: str) -> str:
    """Checkpoints as they are typed: "50 = 40%", in German "50 = 40 %"."""
    percent = number_shape(locale).percent
    return "\n".join(
        f"{as_typed(at, locale)} = {percent.format(as_typed(Decimal(trimmed(share * 100)), locale))}"
        for at, share in checkpoints
    )


def read_checkpoints(text: str, locale: str) -> Checkpoints:
    """Checkpoints as typed, one per line: a value and its share of the way in percent, in rising shares."""
    checkpoints = []
    for line in text.splitlines():
        at, mark, share = line.partition("=")
        if not line.strip():
            continue
        if not mark:
            sentence = _("“{text}” is no checkpoint; type a value and its share, such as 50 = {share}.")
            raise Refused(sentence.format(text=line.strip()[:60], share=as_percent("40", locale)))
        checkpoints.append(
            (parse_number(at, locale), parse_number(share.strip().removesuffix("%"), locale) / 100)
        )
    return tuple(sorted(checkpoints, key=lambda each: each[1]))


def pace_words(key_result: KeyResult, cycle: Cycle, today: dt.date, locale: str) -> str:
    """What the dialog holds, in one line: "Pace counts from today. 2 checkpoints, zones of its own."."""
    first = start_day(key_result, cycle)
    day = _("today") if key_result.starts == today else format_day(first, locale)
    sentences = [_("Pace counts from {day}.").format(day=day)]
    if count := len(key_result.checkpoints):
        sentences.append(ngettext("{n} checkpoint.", "{n} checkpoints.", count).format(n=count))
    if key_result.commit_zone is not None or key_result.target_zone is not None:
        sentences.append(_("Zones of its own."))
    return " ".join(sentences)
