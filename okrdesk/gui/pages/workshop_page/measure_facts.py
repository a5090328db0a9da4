"""The key results of a goal as its measures are found: where each stands today, its unit, who counts it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from okrdesk.document.refused import Refused
from okrdesk.gui import theme
from okrdesk.gui.desk import Desk
from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.fields import KEEPS_TYPED, TextField
from okrdesk.gui.widgets.side_by_side import clear, grid
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _
from okrdesk.okr import key_results
from okrdesk.okr.measures import measure_of
from okrdesk.okr.terms import KeyResult
from okrdesk.okr.values import parse_value, show_amount

_TODAY, _UNIT = 84, 120


class MeasureFacts(Card):
    """A row for each key result; every field writes when a person is done with it."""

    def __init__(self, desk: Desk, said: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=14, spacing=8)
        self.desk, self._said = desk, said
        self.fields: dict[tuple[str, str], TextField] = {}
        self._shown: list[tuple[str, str]] = []
        self._rows = QWidget()
        self._grid = grid(self._rows, across=12, down=8, stretch={0: 3, 3: 3})
        self.column.addWidget(PlainLabel(_("What do we know of them?"), "strong"))
        self.column.addWidget(self._rows)

    def show_rows(self, rows: Sequence[KeyResult]) -> None:
        """Show these key results; what is half typed stays."""
        self.setVisible(bool(rows))
        if [(row.id, row.title) for row in rows] != self._shown:
            self._make(rows)
        for row in rows:
            today = "" if row.baseline is None else show_amount(row.baseline, row, self.desk.locale)
            for name, text in (("baseline", today), ("unit", row.unit), ("source", row.source)):
                self.fields[row.id, name].set_text_if_idle(text)
            self.fields[row.id, "baseline"].setEnabled(measure_of(row).counted)
            self.fields[row.id, "unit"].setEnabled(measure_of(row).has_unit)

    def _make(self, rows: Sequence[KeyResult]) -> None:
        self._shown = [(row.id, row.title) for row in rows]
        clear(self._grid)
        self.fields = {}
        heads = (_("Key result"), _("Today"), _("Unit"), _("Who counts it"))
        for column, head in enumerate(heads):
            self._grid.addWidget(PlainLabel(head, "small", wrap=False), 0, column)
        scale = theme.text_scale()
        for nth, row in enumerate(rows, 1):
            self._grid.addWidget(PlainLabel(row.title), nth, 0)
            for column, (name, head, example, width) in enumerate(
                (
                    ("baseline", heads[1], _("not known"), _TODAY),
                    ("unit", heads[2], _("people"), _UNIT),
                    ("source", heads[3], _("who, and where the number is"), 0),
                ),
                1,
            ):
                caption = _("{head} of {title}").format(head=head, title=row.title)
                field = TextField(caption, placeholder=example, show_caption=False)
                field.setProperty(KEEPS_TYPED, True)
                if width:
                    field.setFixedWidth(round(width * scale))
                field.edited.connect(lambda text, key=row.id, name=name: self._write(key, name, text))
                self._grid.addWidget(field, nth, column)
                self.fields[row.id, name] = field

    def _write(self, key_result_id: str, name: str, text: str) -> None:
        field = self.fields[key_result_id, name]
        known = key_results.read(self.desk.document, key_result_id)
        try:
            after = _with(known, name, text, self.desk.locale)
        except Refused as refused:
            field.set_error(refused.sentence)
            return
        self.desk.beside(field.set_error).do(key_results.change, known, after)
        self._said()


def _with(known: KeyResult, name: str, text: str, locale: str) -> KeyResult:
    if name == "baseline":
        return replace(known, baseline=parse_value(text, known, locale).value if text.strip() else None)
    return replace(known, unit=text.strip()) if name == "unit" else replace(known, source=text.strip())
