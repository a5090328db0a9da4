"""The editor of a key result: every field is told to the document when it is left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.document.refused import Refused
from okrdesk.gui import theme
from okrdesk.gui.areas.objectives import forms
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.key_result_pace_dialog import KeyResultPaceDialog, pace_words
from okrdesk.gui.widgets import person_names
from okrdesk.gui.widgets.chips import ChoiceChips
from okrdesk.gui.widgets.day_field import DayField
from okrdesk.gui.widgets.fields import TextArea, TextField, captioned
from okrdesk.gui.widgets.fold import open_around
from okrdesk.gui.widgets.side_by_side import SideBySide
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _, as_percent
from okrdesk.okr import continued, decisions, key_results
from okrdesk.okr.decisions import Decision
from okrdesk.okr.measures import MEASURES, Measure, keeps, measure_of
from okrdesk.okr.numbers import as_typed, parse_number
from okrdesk.okr.outline import KeyResultLine
from okrdesk.okr.people import Person
from okrdesk.okr.terms import KeyResult, Stage
from okrdesk.okr.values import show_value
from okrdesk.okr.ways import BAND, STAGES

_READ_WHOLE = 330  # from here on a name can be read beside a day
_DAY = 112  # a day is read whole, also in the narrow panel
_NUMBERS: dict[str, Callable[[KeyResult, Decimal | None], KeyResult]] = {
    "baseline": lambda row, number: replace(row, baseline=number),
    "target": lambda row, number: replace(row, target=number),
    "low": lambda row, number: replace(row, low=number),
    "high": lambda row, number: replace(row, high=number),
    "weight": lambda row, number: replace(row, weight=number),
}


class KeyResultForm(QWidget):
    """Shows one key result; `field(name)` is one of its fields."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._id = ""
        self._known: KeyResult
        self._line: KeyResultLine
        self.title = TextArea(_("Key result"), least_lines=1, most_lines=6)
        named = [(row.key, row.name()) for row in MEASURES.values()]
        self.measure = forms.choice(
            _("Measure"), named, lambda key: self._change(replace(self._known, measure=key))
        )
        self.baseline = TextField(_("Baseline"), placeholder=_("not known yet"))
        self.target = TextField(_("Target"))
        self.low = TextField(_("At least"))
        self.high = TextField(_("At most"))
        self.weight = TextField(_("Weight of 100"), placeholder=_("equal"))
        self.unit = TextField(_("Unit"))
        self.direction = forms.choice(
            _("Direction"), _directions(), lambda key: self._change(replace(self._known, direction=key))
        )
        self.band_rule = forms.choice(
            _("How a band counts"),
            _band_rules(),
            lambda key: self._change(replace(self._known, band_rule=key)),
        )
        self.due = DayField(_("Due"), None, desk.day, desk.locale, optional=True, lies="ahead")
        example = _("Pilot\nOpen to all = 2, for twice the weight")
        self.stages = TextArea(_("Stages, one per line"), placeholder=example, least_lines=3, most_lines=5)
        self.source = TextField(_("Where the number comes from, and who reads it"))
        self.owner = forms.choice(_("Owner"), forms.people_choices(()), self._assign)
        self.helpers = ChoiceChips(_("Helpers"), (), multi=True)
        self.helpers_caption = PlainLabel(_("Helpers"), "small")
        self.partners = TextField(_("Partners outside"), placeholder=_("a company, another community"))
        self.why = TextField(_("Why? It is kept in the decision log."), placeholder=_("in a few words"))
        self.why.hide()
        self._moved = ""  # what was decided when a target moved in a cycle that has begun
        self.came_from = PlainLabel("", "small")
        self.pace = PlainLabel("", "small")
        self.change_pace = plain_button(_("Change…"), small=True, do=self._ask_pace)
        self.change_pace.setAccessibleName(_("Change pace, phases and zones"))
        self._parts = self._captioned()
        self.more = self._folded()
        self._connect()
        self._lay_out()

    def _captioned(self) -> dict[str, QWidget]:
        """The choices under their captions, to be shown and hidden as one."""
        return {
            "measure": captioned(_("Measure"), self.measure),
            "direction": captioned(_("Direction"), self.direction),
            "band_rule": captioned(_("How a band counts"), self.band_rule),
            "owner": captioned(_("Owner"), self.owner),
        }

    def _folded(self) -> forms.MoreFields:
        pace = QHBoxLayout()
        pace.addWidget(self.pace, 1)
        pace.addWidget(self.change_pace)
        beside = forms.side_by_side(self.weight, self.partners)
        return forms.MoreFields(pace, beside, self.helpers_caption, self.helpers)

    def _connect(self) -> None:
        for name in _NUMBERS:
            field: TextField = getattr(self, name)
            field.edited.connect(lambda text, f=field, n=name: self._tell_number(f, n, text))
        self.title.edited.connect(
            lambda text: self._tell(self.title, replace(self._known, title=text.replace("\n", " ")))
        )
        self.unit.edited.connect(lambda text: self._tell(self.unit, replace(self._known, unit=text.strip())))
        self.due.edited.connect(self._tell_due)
        self.stages.edited.connect(self._tell_stages)
        self.source.edited.connect(
            lambda text: self._tell(self.source, replace(self._known, source=text.strip()))
        )
        self.helpers.picked.connect(lambda keys: self._change(replace(self._known, helper_ids=keys)))
        self.partners.edited.connect(
            lambda text: self._tell(self.partners, replace(self._known, partners=text.strip()))
        )
        self.why.edited.connect(self._keep_why)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addLayout(forms.side_by_side(self._parts["measure"], self._parts["direction"]))
        column.addLayout(forms.side_by_side(self.baseline, self.target, self.unit))
        column.addLayout(forms.side_by_side(self.low, self.high))
        column.addWidget(self.why)
        column.addWidget(self._parts["band_rule"])
        column.addWidget(self.stages)
        column.addWidget(self.came_from)
        self.due.edit.setMinimumWidth(round(_DAY * theme.text_scale()))
        self._by_whom = SideBySide(_READ_WHOLE, spacing=8)
        for part in (self.due, self._parts["owner"]):
            self._by_whom.addWidget(part, 1)
        column.addLayout(self._by_whom)
        column.addWidget(self.source)
        column.addWidget(self.more)

    @property
    def shown_id(self) -> str:
        """The id of the key result that is shown, "" before one is."""
        return self._id

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._by_whom.fit(self.width())

    def field(self, name: str) -> QWidget:
        """The field that edits this, its fold open; where the measure has no such field, the measure."""
        named: QWidget = getattr(self, name, self.title)
        open_around(named)
        return named if named.isVisibleTo(self) else self.measure

    def fields(self) -> tuple[Any, ...]:
        """All fields that may hold half-typed text."""
        return (
            *(self.title, self.baseline, self.target, self.unit, self.low, self.high),
            *(self.why, self.weight, self.due, self.stages, self.source, self.partners),
        )

    def finish(self) -> None:
        """Tell what is half typed, before another line is shown."""
        for field in self.fields():
            field.finish()

    def show_line(self, line: KeyResultLine, people: Sequence[Person], locale: str) -> None:
        """Show a key result; the same one again never touches half-typed text."""
        row = line.key_result
        again = row.id == self._id
        self._id = row.id
        self._known = row
        if not again:
            self._ask_why("")

        def put(field: Any, text: str) -> None:
            if again:
                field.set_text_if_idle(text)
            else:
                field.set_text(text)

        put(self.title, row.title)
        put(self.baseline, _amount(row, row.baseline, locale))
        put(self.target, _amount(row, row.target, locale))
        put(self.unit, row.unit)
        put(self.low, as_typed(row.low, locale))
        put(self.high, as_typed(row.high, locale))
        put(self.weight, as_typed(row.weight, locale))
        put(self.source, row.source)
        put(self.partners, row.partners)
        put(self.stages, "\n".join(f"{s.name} = {as_typed(s.weight, locale)}" for s in row.stages))
        if again:
            self.due.set_day_if_idle(row.due)
        else:
            self.due.set_day(row.due)
        self.measure.set_key(row.measure)
        self.direction.set_key(row.direction)
        self.band_rule.set_key(row.band_rule)
        self._line = line
        people = forms.offered(people, [row.owner_id, *row.helper_ids])
        self.owner.set_choices(forms.people_choices(people))
        self.owner.set_key(row.owner_id or "")
        self.helpers.set_choices(person_names.choices(p for p in people if p.id != row.owner_id))
        self.helpers.set_keys(row.helper_ids)
        self.pace.set_text(pace_words(row, self.desk.cycle, self.desk.today, locale))
        self._show_parts(row, locale, bool(people))
        self.more.say_filled([name for name, filled in _filled(row) if filled])

    def _show_parts(self, row: KeyResult, locale: str, anybody: bool) -> None:
        measure, band = measure_of(row), keeps(row)
        self.unit.edit.setPlaceholderText(_unit_example(measure))
        for field, shown in (
            (self.baseline, measure.counted),
            (self.target, measure.counted and row.direction != "keep"),
            (self.unit, measure.has_unit),
            (self.low, band),
            (self.high, band),
            (self._parts["band_rule"], measure.way is BAND),
            (self._parts["direction"], measure.counted),
            (self.stages, measure.way is STAGES),
            (self.helpers, anybody),
            (self.helpers_caption, anybody),
        ):
            field.setVisible(shown)
        parts = [] if row.continues_id is None else [continued.sentence(self.desk.document, row)]
        if row.blueprint_target is not None:
            figure = show_value(row.blueprint_target, row, locale)
            parts.append(_("The blueprint suggests {figure}.").format(figure=figure))
        if row.comparison:
            parts.append(_("Before: {figure}.").format(figure=row.comparison))
        if row.hint:
            parts.append(_("Hint: {hint}.").format(hint=row.hint.rstrip(".")))
        self.came_from.set_text(" ".join(filter(None, parts)))
        self.came_from.setVisible(any(parts))

    # Telling the document

    def _change(self, after: KeyResult) -> None:
        self._known = self.desk.do(key_results.change, self._known, after) or self._known

    def _assign(self, person_id: str) -> None:
        forms.assign_owner(self, self.desk, self._id, person_id)

    def _tell(self, field: TextField | TextArea, after: KeyResult) -> None:
        saying = self.desk.beside(field.set_error)
        self._known = saying.do(key_results.change, self._known, after) or self._known

    def _tell_number(self, field: TextField, name: str, text: str) -> None:
        understood, value = forms.read_number(field, text, self.desk.locale)
        if not understood:
            return
        before = self._line
        self._tell(field, key_results.towards(self._known, _NUMBERS[name](self._known, value)))
        if name in ("target", "low", "high") and before.key_result.id == self._id and not field.error():
            self._offer_why(before, name, value)

    def _offer_why(self, line: KeyResultLine, name: str, value: Decimal | None) -> None:
        """After a target moved in a cycle that has begun, ask why: the log keeps what the figures cannot."""
        desk, row = self.desk, line.key_result
        before = getattr(row, name)
        if None in (before, value) or before == value or desk.day < desk.cycle.first_day:
            return
        question = _("Move the target of {number} from {before} to {after}")
        told = (show_value(each, row, desk.locale) for each in (before, value))
        shown = dict(zip(("before", "after"), told, strict=True))
        self._ask_why(question.format(number=line.number, **shown))

    def _ask_why(self, moved: str) -> None:
        self._moved = moved
        self.why.set_text("")
        self.why.setVisible(bool(moved))
        self.why.edit.setAccessibleDescription(moved)

    def _keep_why(self, text: str) -> None:
        if not (self._moved and text.strip()):
            return
        said = (
            self.desk.beside(self.why.set_error)
            .telling(_("Kept in the decision log."))
            .do(
                decisions.add,
                Decision(
                    "",
                    self.desk.cycle.id,
                    self.desk.day,
                    self._moved,
                    why=text.strip(),
                    line=self._id,
                ),
            )
        )
        if said is not None:
            self._ask_why("")

    def _ask_pace(self) -> None:
        """Ask from when it counts (`starts`), for phases and zones."""
        desk, known = self.desk, self._known
        dialog = KeyResultPaceDialog(self.window(), known, desk.cycle, desk.locale, desk.today)

        def write(fields: dict[str, Any]) -> None:
            saying = desk.beside(dialog.say_refused)
            self._known = saying.do(key_results.change, known, replace(known, **fields)) or self._known

        dialog.ask_and_write(write)

    def _tell_due(self, text: str) -> None:
        self._tell(self.due, replace(self._known, due=dt.date.fromisoformat(text) if text else None))

    def _tell_stages(self, text: str) -> None:
        try:
            stages = read_stages(text, self.desk.locale)
        except Refused as refused:
            self.stages.set_error(refused.sentence)
            return
        self._tell(self.stages, replace(self._known, stages=stages))


def read_stages(text: str, locale: str) -> tuple[Stage, ...]:
    """Stages as typed, one per line: "Pilot = 2"; without a weight a stage weighs 1."""
    stages = []
    for line in text.splitlines():
        name, mark, weight = line.rpartition("=")
        if not mark:
            name, weight = line, ""
        if name.strip():
            stages.append(Stage(name.strip(), parse_number(weight, locale) if weight.strip() else Decimal(1)))
    return tuple(stages)


def _filled(row: KeyResult) -> list[tuple[str, bool]]:
    zones = row.commit_zone is not None or row.target_zone is not None
    return [
        (_("Pace"), zones or bool(row.checkpoints)),
        (_("Weight"), row.weight is not None),
        (_("Partners"), bool(row.partners)),
        (_("Helpers"), bool(row.helper_ids)),
    ]


def _amount(row: KeyResult, value: Decimal | None, locale: str) -> str:
    if value is None:
        return ""
    typed = as_typed(value, locale)
    return as_percent(typed, locale) if measure_of(row).shown == "percent" else typed


def _unit_example(measure: Measure) -> str:
    """A unit such as this measure counts in."""
    if measure.entry == "average":
        return _("people per event")
    return {"money": _("EUR per month"), "percent": _("% of members")}.get(measure.shown, _("people"))


def _directions() -> list[tuple[str, str]]:
    return [("increase", _("↗ Increase")), ("decrease", _("↘ Decrease")), ("keep", _("→ Keep"))]


def _band_rules() -> list[tuple[str, str]]:
    return [
        ("inside", _("Inside now")),
        ("hit-rate", _("Share of check-ins inside")),
        ("distance", _("How far outside")),
    ]
