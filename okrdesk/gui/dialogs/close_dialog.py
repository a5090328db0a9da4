"""Asks how a cycle is closed: what comes next, which objectives go along, what is still open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.gui.dialogs.cycle_fields import CycleFields
from okrdesk.gui.widgets.cards import Card, page_scroll
from okrdesk.gui.widgets.combo import choice_words
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.gui.widgets.text import PlainLabel, apart, set_tip
from okrdesk.i18n import _, ngettext
from okrdesk.okr.days import Period
from okrdesk.okr.measures import measure_of
from okrdesk.okr.review import ObjectiveReview, Open, Review, decision_name

_MOST_NUMBERS = 12


@dataclass(frozen=True, slots=True)
class CloseAnswer:
    """The next cycle, the ids of the objectives that go along, and whether last values become baselines."""

    name: str
    first_day: dt.date
    last_day: dt.date
    keep: tuple[str, ...]
    baselines: bool


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
        self.still_open = [PlainLabel(f"○  {words}") for words in open_words(review.open)]
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(14)
        column.addWidget(self._next_card(is_draft))
        column.addWidget(self._along_card())
        if self.still_open:
            column.addWidget(self._open_card())
        column.addStretch(1)
        words = _("{name} stays as it is, for reading. Closing can be undone, and reopened at any time.")
        self.column.addWidget(PlainLabel(words.format(name=name), "muted"))
        self.column.addWidget(page_scroll(inner), 1)
        self.end_with_answer(_("Close and fill the draft") if is_draft else _("Close and open the next"))
        self.cycle.name.setFocus()

    def _next_card(self, is_draft: bool) -> Card:
        card = Card(margin=14, spacing=8)
        card.column.addWidget(self.cycle)
        if is_draft:
            words = _("A draft of this name is there; what goes along joins what it holds.")
            card.column.addWidget(PlainLabel(words, "small"))
        return card

    def _along_card(self) -> Card:
        card = Card(margin=14, spacing=6)
        card.column.addWidget(PlainLabel(_("What goes along"), "strong"))
        for along in self.keep.values():
            card.column.addWidget(along)
        if not self.keep:
            card.column.addWidget(PlainLabel(_("No objectives in this cycle."), "muted"))
        words = _(
            "With owners, helpers, weights, sources and initiatives; priorities, lessons and people too."
        )
        card.column.addWidget(PlainLabel(words, "small"))
        card.column.addWidget(self.baselines)
        card.column.addWidget(self.reached)
        self._show_reached()
        for box in (self.baselines, *(along.box for along in self.keep.values())):
            box.toggled.connect(lambda _on: self._show_reached())
        return card

    def _show_reached(self) -> None:
        """Whose target would lie behind its new baseline: it wants a new one in the next cycle."""
        numbers = [
            key.line.number
            for objective in self._review.objectives
            if self.keep[objective.line.objective.id].box.isChecked()
            for key in objective.key_results
            if key.line.figures.status == "achieved" and measure_of(key.line.key_result).counted
        ]
        words = ngettext(
            "{numbers} has reached its target and will want a new one.",
            "{numbers} have reached their targets and will want new ones.",
            len(numbers),
        )
        self.reached.set_text(words.format(numbers=_first_of(numbers)))
        self.reached.setVisible(bool(numbers) and self.baselines.isChecked())

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
        return CloseAnswer(*period, keep, self.baselines.isChecked())


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
            words = ngettext(one, many, len(silent)).format(count=len(silent))
            lines.append(f"{words}: {_first_of(silent)}")
    return lines


def _first_of(numbers: Sequence[str]) -> str:
    return ", ".join(numbers[:_MOST_NUMBERS]) + ("…" if len(numbers) > _MOST_NUMBERS else "")


class _Along(QWidget):
    """An objective with a tick; its words wrap, and a click on them ticks as well."""

    def __init__(self, objective: ObjectiveReview, ticked: bool) -> None:
        super().__init__()
        line = objective.line
        words = f"{line.number}  {apart(choice_words(line.objective.title))}"
        if objective.decision:
            words = f"{words} · {decision_name(objective.decision).lower()}"
        self.box = QCheckBox()
        self.box.setAccessibleName(words)
        self.box.setChecked(ticked)
        set_tip(self, line.objective.title if len(line.objective.title) > 60 else "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainLabel(words), 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.box.toggle()
        self.box.setFocus(Qt.FocusReason.MouseFocusReason)
