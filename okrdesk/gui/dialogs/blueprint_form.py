"""One blueprint to be filled in: its gaps, today's figures and ours beside the blueprint's."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.document.refused import Refused
from okrdesk.gui import theme
from okrdesk.gui.desk import Desk
from okrdesk.gui.widgets.cards import rule
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.fields import TextField, ValueField
from okrdesk.gui.widgets.marks import TypePill
from okrdesk.gui.widgets.side_by_side import grid
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _
from okrdesk.okr import blueprints, mission
from okrdesk.okr.adopting import Ours
from okrdesk.okr.blueprints import Blueprint, BlueprintKeyResult
from okrdesk.okr.terms import KeyResult
from okrdesk.okr.values import parse_value, show_value

_LARGE = 1.4  # from here on figures stand below their words, not beside them


class _Row:
    """The fields of one key result of the blueprint."""

    def __init__(self, row: BlueprintKeyResult, number: int, locale: str) -> None:
        self.row = row
        self.locale = locale
        self.shape = KeyResult(id="", objective_id="", title=row.title, measure=row.measure, unit=row.unit)
        self.taken = QCheckBox(str(number))
        self.taken.setChecked(True)
        self.taken.setAccessibleName(
            _("Take over key result {number}: {title}").format(number=number, title=row.title)
        )
        start = "" if row.baseline is None else show_value(row.baseline, self.shape, locale)
        self.today = ValueField(_("Today, {title}").format(title=row.title), start, show_caption=False)
        self.today.edit.setPlaceholderText(_("not known"))
        wanted = "" if row.target is None else show_value(row.target, self.shape, locale)
        self.ours = ValueField(_("Our target, {title}").format(title=row.title), wanted, show_caption=False)
        self.figure = PlainLabel(wanted, "muted", wrap=False)
        for field in (self.today, self.ours):
            field.setFixedWidth(round(104 * theme.text_scale()))
            field.edit.setMinimumWidth(0)

    def value(self, field: ValueField, *, tell: bool = True) -> Decimal | None:
        """What a field says; None when it is empty or wrong. `tell` says beside it what is wrong."""
        text = field.trimmed()
        field.set_error("")
        if not text:
            return None
        try:
            return parse_value(text, self.shape, self.locale).value
        except Refused as refused:
            if tell:
                field.set_error(refused.sentence)
            return None

    def figures(self) -> Ours:
        """Our figures; a count made within the cycle starts at 0, and what was before is a comparison."""
        today, comparison = self.value(self.today), ""
        if self.row.counts and today:
            today, comparison = Decimal(0), self.today.trimmed()
        return Ours(today, self.value(self.ours), comparison, taken=self.taken.isChecked())


class BlueprintForm(QWidget):
    """Shows one blueprint. What was typed for a gap is kept when another blueprint is looked at."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.desk = desk
        self.blueprint: Blueprint | None = None
        self._known: dict[str, str] = {}
        self._gaps: dict[str, TextField] = {}
        self._rows: list[_Row] = []
        self._body: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(26, 20, 26, 10)

    def show_blueprint(self, blueprint: Blueprint) -> None:
        """Show a blueprint with its own figures as the first suggestion."""
        self._known |= {key: field.text() for key, field in self._gaps.items()}
        self.blueprint = blueprint
        if self._body is not None:
            self._body.hide()
            self._body.setParent(None)
            self._body.deleteLater()
        self._body = QWidget()
        self._column.addWidget(self._body)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(blueprint.title, "title"), 1)
        for word in (blueprint.type, blueprint.purpose):
            if word:
                head.addWidget(TypePill(word))
        column.addLayout(head)
        column.addWidget(PlainLabel(blueprint.fits_when, "muted"))
        self.objective = TextField(_("Objective"), blueprint.objective)
        self.objective.edit.setReadOnly(True)
        column.addWidget(self.objective)
        column.addLayout(self._gap_fields(blueprint))
        column.addLayout(self._table(blueprint))
        self.together = PlainLabel("", "body")
        box = QFrame()
        box.setProperty("kind", "soft")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(12, 9, 12, 9)
        inside.addWidget(self.together)
        self.together_box = box
        column.addWidget(box)
        self.hints = PlainLabel("", "small")
        column.addWidget(self.hints)
        column.addStretch(1)
        self._recompute()

    def _gap_fields(self, blueprint: Blueprint) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(12)
        self._gaps = {}
        count = 0
        for key, asks in blueprints.placeholders(blueprint).items():
            field = TextField(f"{key} — {asks}", self._known.get(key, ""))
            field.typed.connect(lambda _text: self._recompute())
            self._gaps[key] = field
            grid.addWidget(field, count // 2, count % 2, Qt.AlignmentFlag.AlignTop)
            count += 1
        ranked = mission.priorities(self.desk.document, self.desk.cycle.id)
        self.priority = combo(
            _("Serves the priority"), [("", _("None yet")), *((p.id, p.text) for p in ranked)]
        )
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(PlainLabel(_("Serves the priority"), "small"))
        column.addWidget(self.priority)
        grid.addWidget(part, count // 2, count % 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _table(self, blueprint: Blueprint) -> QGridLayout:
        table = grid(across=12, down=8, stretch={1: 1})
        beside_words = theme.text_scale() < _LARGE
        first = _("Key result") if beside_words else ""
        heads = (first, _("Blueprint"), _("Today"), _("Our target"))
        for column, heading in enumerate(heads, start=1):
            label = PlainLabel(heading, "small", wrap=False)
            if column > 1:
                label.setAlignment(Qt.AlignmentFlag.AlignRight)
            table.addWidget(label, 0, column)
        self._rows = []
        for number, each in enumerate(blueprint.key_results, start=1):
            row = _Row(each, number, self.desk.locale)
            self._rows.append(row)
            line = 3 * number
            table.addWidget(rule(), line - 1, 0, 1, 5)
            table.addWidget(row.taken, line, 0, Qt.AlignmentFlag.AlignTop)
            # Level with the fields, which stay at the top when one says what is wrong.
            level, title = row.today.sizeHint().height(), PlainLabel(each.title)
            for part in (row.taken, row.figure):
                part.setMinimumHeight(level)
            beside = QVBoxLayout()
            beside.setSpacing(1)
            beside.addSpacing(max(0, (level - title.fontMetrics().height()) // 2))
            beside.addWidget(title)
            if note := row_note(each):
                beside.addWidget(PlainLabel(note, "small"))
            beside.addStretch(1)
            table.addLayout(beside, line, 1, 1, 1 if beside_words else 4)
            figures = line if beside_words else line + 1
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
            table.addWidget(row.figure, figures, 2, right)
            table.addWidget(row.today, figures, 3)
            table.addWidget(row.ours, figures, 4)
            for field in (row.today, row.ours):
                field.typed.connect(lambda _text: self._recompute())
                # Half a number is no mistake: what is wrong is said when the field is left.
                field.edited.connect(lambda _text, row=row, field=field: row.value(field))
            row.taken.toggled.connect(lambda _on: self._recompute())
        return table

    def _recompute(self) -> None:
        """Show the objective as filled in, and what our figures mean together."""
        if self.blueprint is None or self._body is None:
            return
        title = self.blueprint.objective
        for key, field in self._gaps.items():
            if field.trimmed():
                title = title.replace(f"[{key}]", field.trimmed())
        self.objective.set_text(title)
        targets = [row.value(row.ours, tell=False) if row.taken.isChecked() else None for row in self._rows]
        sentences = blueprints.together(self.blueprint, targets, self.desk.locale)
        self.together.set_text(_("Together this means: {sentences}").format(sentences=" ".join(sentences)))
        self.together_box.setVisible(bool(sentences))
        hints = blueprints.hints(self.blueprint)
        self.hints.set_text("\n".join(hints))
        self.hints.setVisible(bool(hints))

    def begin(self) -> None:
        """Give the keyboard to the first thing to fill in."""
        fields: list[TextField] = [*self._gaps.values(), *(row.today for row in self._rows)]
        if fields:
            fields[0].setFocus()
            fields[0].edit.selectAll()

    def is_complete(self) -> bool:
        """Whether everything is filled in and understood; what is missing says so and gets the keyboard."""
        wrong: list[Any] = []
        for field in self._gaps.values():
            field.set_error("" if field.trimmed() else _("One gap to fill before you take it over."))
            wrong += [field] if field.error() else []
        for row in self._rows:
            row.figures()
            wrong += [field for field in (row.today, row.ours) if row.taken.isChecked() and field.error()]
        if wrong:
            wrong[0].setFocus()
        return not wrong

    def values(self) -> dict[str, Any]:
        """The arguments for `adopting.adopt` but document and cycle."""
        assert self.blueprint is not None
        return {
            "blueprint": self.blueprint,
            "fill": {key: field.trimmed() for key, field in self._gaps.items()},
            "ours": [row.figures() for row in self._rows],
            "priority_id": self.priority.key() or None,
        }


def row_note(row: BlueprintKeyResult) -> str:
    """One small line about a key result of a blueprint: pace, kind, where to read today's figure."""
    parts = [row.pace_note, row.baseline_hint]
    if row.output:
        parts.append(_("an output: pair it with an effect"))
    if row.proxy:
        parts.append(_("a stand-in: spot-check it"))
    if row.comparison_hint:
        sentence = _("counted from 0; under Today you can note the {figure} to compare with")
        parts.append(sentence.format(figure=row.comparison_hint))
    return " · ".join(p for p in parts if p)
