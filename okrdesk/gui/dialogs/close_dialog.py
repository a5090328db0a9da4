"""Asks how a cycle is closed: what comes next, which objectives go along, what is still open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import field, replace
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.document.refused import Refused
from okrdesk.frozen import dataclass
from okrdesk.gui.dialogs.cycle_fields import CycleFields
from okrdesk.gui.widgets.cards import Card, page_scroll
from okrdesk.gui.widgets.combo import choice_words
from okrdesk.gui.widgets.fields import TextField
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.gui.widgets.text import PlainLabel, apart, set_tip
from okrdesk.i18n import _, ngettext
from okrdesk.okr.days import Period
from okrdesk.okr.measures import meets_target
from okrdesk.okr.outline import KeyResultLine
from okrdesk.okr.review import ObjectiveReview, Open, Review
from okrdesk.okr.review_words import decision_name
from okrdesk.okr.values import parse_value, show_value

_MOST_NUMBERS = 12


@dataclass(frozen=True, slots=True)
class CloseAnswer:
    """The next cycle, the ids of the objectives that go along, and whether last values become baselines.

    `targets` are new ones by the ids of key results whose last value has met the one that they had.
    """

    name: str
    first_day: dt.date
    last_day: dt.date
    keep: tuple[str, ...]
    baselines: bool
    targets: Mapping[str, Decimal] = field(default_factory=dict)


class CloseDialog(FormDialog[CloseAnswer]):
    """One page that says what happens; what is open is told and never stops anybody."""

    def __init__(
        self,
        parent: QWidget | None,
        review: Review,
        following: Period,
        kept: Collection[str],
        today: dt.date,
        locale: str,
        *,
        is_draft: bool = False,
    ) -> None:
        """`following` and the objectives `kept` stand there at first."""
        name = review.cycle.name
        title, heading = _("Close {name}").format(name=name), _("Close {name} and go on").format(name=name)
        super().__init__(parent, title, heading, size=(640, 660))
        self.cycle = CycleFields(following, today, locale)
        self.cycle.name.caption.set_text(_("The next cycle"))
        self.keep = {o.line.objective.id: _Along(o, o.line.objective.id in kept) for o in review.objectives}
        self.baselines = QCheckBox(_("The last values become the new baselines"))
        self.baselines.setChecked(True)
        self._review = review
        self.reached = PlainLabel("", "small")
        self.targets = {
            key.line.key_result.id: (objective.line.objective.id, _NewTarget(key.line, locale))
            for objective in review.objectives
            for key in objective.key_results
            if key.line.latest and meets_target(key.line.key_result, key.line.latest.value)
        }
        self.still_open = [PlainLabel(f"○  {sentence}") for sentence in open_words(review.open)]
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(14)
        column.addWidget(self._next_card(is_draft))
        column.addWidget(self._along_card())
        if self.still_open:
            column.addWidget(self._open_card())
        column.addStretch(1)
        sentence = _("{name} stays as it is, for reading. Closing can be undone, and reopened at any time.")
        self.column.addWidget(PlainLabel(sentence.format(name=name), "muted"))
        self.column.addWidget(page_scroll(inner), 1)
        self.end_with_answer(_("Close and fill the draft") if is_draft else _("Close and open the next"))
        self.cycle.name.setFocus()

    def _next_card(self, is_draft: bool) -> Card:
        card = Card(margin=14, spacing=8)
        card.column.addWidget(self.cycle)
        if is_draft:
            sentence = _("A draft of this name is there; what goes along joins what it holds.")
            card.column.addWidget(PlainLabel(sentence, "small"))
        return card

    def _along_card(self) -> Card:
        card = Card(margin=14, spacing=6)
        card.column.addWidget(PlainLabel(_("What goes along"), "strong"))
        for along in self.keep.values():
            card.column.addWidget(along)
        if not self.keep:
            card.column.addWidget(PlainLabel(_("No objectives in this cycle."), "muted"))
        sentence = _(
            "With owners, helpers, weights, sources and initiatives; priorities, lessons and people too."
        )
        card.column.addWidget(PlainLabel(sentence, "small"))
        card.column.addWidget(self.baselines)
        card.column.addWidget(self.reached)
        for _objective, target in self.targets.values():
            card.column.addWidget(target)
        self._show_reached()
        for box in (self.baselines, *(along.box for along in self.keep.values())):
            box.toggled.connect(lambda _on: self._show_reached())
        return card

    def _show_reached(self) -> None:
        """Whose target its new baseline meets already: it wants a new one in the next cycle (decision 33)."""
        numbers = []
        for objective, target in self.targets.values():
            wanted = self.baselines.isChecked() and self.keep[objective].box.isChecked()
            target.setVisible(wanted)
            if wanted:
                numbers.append(target.line.number)
        sentence = ngettext(
            "{numbers} has reached its target and will want a new one: type it here, or later.",
            "{numbers} have reached their targets and will want new ones: type them here, or later.",
            len(numbers),
        )
        self.reached.set_text(sentence.format(numbers=_first_of(numbers)))
        self.reached.setVisible(bool(numbers))

    def _open_card(self) -> Card:
        card = Card(margin=14, spacing=4)
        card.column.addWidget(PlainLabel(_("Not said yet"), "strong"))
        for label in self.still_open:
            card.column.addWidget(label)
        card.column.addWidget(PlainLabel(_("It can stay open: nothing here has to be filled in."), "small"))
        return card

    def answer(self) -> CloseAnswer | None:
        """What was chosen; None when something is wrong, said beside it."""
        period = self.cycle.period()
        if period is None:
            return None
        keep = tuple(objective for objective, along in self.keep.items() if along.box.isChecked())
        targets: dict[str, Decimal] = {}
        for row, (_objective, target) in self.targets.items():
            if target.isHidden() or not target.text().strip():
                continue
            value = target.value()
            if value is None:
                target.setFocus()
                return None
            targets[row] = value
        return CloseAnswer(*period, keep, self.baselines.isChecked(), targets)


class _NewTarget(TextField):
    """The new target of a key result whose last value met the old one; empty while nobody typed one."""

    def __init__(self, line: KeyResultLine, locale: str) -> None:
        self.line, self._locale = line, locale
        row, current = line.key_result, line.figures.current
        caption = _("New target of {number}, whose baseline is {value}")
        shown = show_value(current, row, locale)
        super().__init__(caption.format(number=line.number, value=shown), placeholder=_("no target yet"))
        set_tip(self, row.title)

    def value(self) -> Decimal | None:
        """The target as typed; None when it is none or lies behind its start, said beside it."""
        row, current = self.line.key_result, self.line.figures.current
        try:
            typed = parse_value(self.text(), row, self._locale).value
        except Refused as refused:
            self.set_error(refused.sentence)
            return None
        if current is not None and meets_target(replace(row, target=typed), current):
            sentence = _("Its baseline is {value}; type a target that lies ahead.")
            self.set_error(sentence.format(value=show_value(current, row, self._locale)))
            return None
        self.set_error("")
        return typed


def open_words(left: Collection[Open]) -> list[str]:
    """What a review has not said yet, one line per kind with the numbers."""
    numbers: dict[str, list[str]] = {}
    for each in left:
        of_kind = numbers.setdefault(each.kind, [])
        if each.number not in of_kind:
            of_kind.append(each.number)
    said = {
        "decision": ("{count} objective without a decision", "{count} objectives without a decision"),
        "decision-reason": ("{count} decision without a reason", "{count} decisions without a reason"),
        "answer": ("{count} objective not looked at again", "{count} objectives not looked at again"),
        "score-reason": (
            "{count} score far from the counted one, without a reason",
            "{count} scores far from the counted one, without a reason",
        ),
    }
    lines = []
    for kind, (one, many) in said.items():
        silent = numbers.get(kind)
        if silent:
            sentence = ngettext(one, many, len(silent)).format(count=len(silent))
            lines.append(f"{sentence}: {_first_of(silent)}")
    return lines


def _first_of(numbers: Sequence[str]) -> str:
    return ", ".join(numbers[:_MOST_NUMBERS]) + ("…" if len(numbers) > _MOST_NUMBERS else "")


class _Along(QWidget):
    """An objective with a tick; its words wrap, and a click on them ticks as well."""

    def __init__(self, objective: ObjectiveReview, ticked: bool) -> None:
        super().__init__()
        line = objective.line
        label = f"{line.number}  {apart(choice_words(line.objective.title))}"
        if objective.decision:
            label = f"{label} · {decision_name(objective.decision).lower()}"
        self.box = QCheckBox()
        self.box.setAccessibleName(label)
        self.box.setChecked(ticked)
        set_tip(self, line.objective.title if len(line.objective.title) > 60 else "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainLabel(label), 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.box.toggle()
        self.box.setFocus(Qt.FocusReason.MouseFocusReason)
