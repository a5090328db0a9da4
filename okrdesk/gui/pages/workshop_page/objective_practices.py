"""What an objective changes in practice, why it keeps people here, and how it was agreed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout

from okrdesk.gui.pages.workshop_page.act_view import ActView
from okrdesk.gui.pages.workshop_page.goal_bar import GoalBar
from okrdesk.gui.pages.workshop_page.shown_part import ShownCard
from okrdesk.gui.widgets.chips import ChoiceChips
from okrdesk.gui.widgets.day_field import DayField
from okrdesk.gui.widgets.fields import TextArea, captioned
from okrdesk.i18n import _
from okrdesk.okr import objectives
from okrdesk.okr.objectives import Objective


class ObjectivePractices(ShownCard):
    """What a goal changes in practice, and why it keeps people here."""

    def __init__(self, view: ActView) -> None:
        super().__init__(view)
        self.bar = GoalBar(view.sitting)
        self.column.addWidget(self.bar)
        self.fields = {
            name: TextArea(caption, least_lines=1)
            for name, caption in (
                ("content", _("What we publish")),
                ("contributions", _("How people contribute")),
                ("moderation", _("How we look after the room")),
                ("onboarding", _("How we welcome")),
                ("keeps_people", _("Why it keeps people here")),
            )
        }
        for name, field in self.fields.items():
            field.edited.connect(lambda text, name=name: self._write(name, text))
            self.column.addWidget(field)
        self.agreed_how = ChoiceChips(
            _("How it was agreed"), [("formally", _("formally")), ("informally", _("informally"))]
        )
        desk = view.desk
        self.agreed_on = DayField(_("Agreed on"), None, desk.today, desk.locale, optional=True)
        self.agreed_how.picked.connect(lambda keys: self._write("agreed_how", keys[0]))
        self.agreed_on.edited.connect(
            lambda day: self._write("agreed_on", dt.date.fromisoformat(day) if day else None)
        )
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(captioned(_("How it was agreed"), self.agreed_how), 1)
        row.addWidget(self.agreed_on, 1)
        self.column.addLayout(row)

    def reload(self) -> None:
        self.bar.reload()
        goal = self.sitting.goal
        for name, field in self.fields.items():
            field.setEnabled(goal is not None)
            field.set_text_if_idle(getattr(goal, name) if goal else "")
        self.agreed_how.set_keys([goal.agreed_how] if goal else [])
        self.agreed_on.set_day_if_idle(goal.agreed_on if goal else None)

    def _write(self, name: str, value: object) -> None:
        goal = self.sitting.goal
        if goal is not None:
            changed: Objective = replace(goal, **{name: value})  # type: ignore[arg-type]
            self.desk.do(objectives.change, goal, changed)
            self.done()
