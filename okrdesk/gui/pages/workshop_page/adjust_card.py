"""Adjusting a key result while the room agrees: the form of the Objectives page, within the step."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from okrdesk.gui.areas.objectives.key_result_form import KeyResultForm
from okrdesk.gui.desk import Desk
from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.chips import ChoiceChips
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _
from okrdesk.okr import people
from okrdesk.okr.outline import KeyResultLine


class AdjustCard(Card):
    """Hidden until it is asked for; every field writes when a person is done with it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=14, spacing=10)
        self.desk = desk
        self.goal_id = ""
        self.which = ChoiceChips(_("Which key result is adjusted"), [])
        self.form = KeyResultForm(desk)
        self.nothing = PlainLabel(_("This goal has no key result yet."), "muted")
        self.done = plain_button(_("Done"), small=True, do=self.leave)
        head = QHBoxLayout()
        head.addWidget(self.which, 1)
        head.addWidget(self.done)
        self.column.addLayout(head)
        self.column.addWidget(self.nothing)
        self.column.addWidget(self.form)
        self.which.picked.connect(lambda keys: self._show_line(keys[0]))
        self.hide()

    def begin(self, goal_id: str) -> None:
        """Adjust the key results of a goal."""
        self.goal_id = goal_id
        self.show()
        self.reload()
        if self._lines():
            self.form.target.setFocus() if self.form.target.isVisibleTo(self) else self.form.title.setFocus()
        else:
            self.done.setFocus()

    def leave(self) -> None:
        """Write what is half typed, and be gone."""
        self.form.finish()
        self.hide()

    def _lines(self) -> tuple[KeyResultLine, ...]:
        goals = self.desk.outline().objectives
        return next((each.key_results for each in goals if each.objective.id == self.goal_id), ())

    def reload(self) -> None:
        """Show the key results as they are now; half-typed text is not touched."""
        if self.isHidden():
            return
        lines = self._lines()
        self.which.set_choices([(line.key_result.id, line.number) for line in lines])
        chosen = next(iter(self.which.keys()), "")
        if chosen not in [line.key_result.id for line in lines]:
            chosen = lines[0].key_result.id if lines else ""
        self.which.setVisible(len(lines) > 1)
        self.nothing.setVisible(not lines)
        self.form.setVisible(bool(lines))
        if chosen:
            self._show_line(chosen)

    def _show_line(self, key_result_id: str) -> None:
        if self.which.keys() != (key_result_id,):
            self.which.set_keys([key_result_id])
        line = next((each for each in self._lines() if each.key_result.id == key_result_id), None)
        if line is None:
            return
        if line.key_result.id != self.form.shown_id:
            self.form.finish()
        self.form.show_line(line, people.everyone(self.desk.document), self.desk.locale)
