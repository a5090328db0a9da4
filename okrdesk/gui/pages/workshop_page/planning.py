"""Before a workshop: the templates as cards, and the preparation of the chosen one beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.gui import exporting, theme
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.reason_dialog import ReasonDialog
from okrdesk.gui.pages.workshop_page import plan as plans
from okrdesk.gui.pages.workshop_page.plan import Plan
from okrdesk.gui.pages.workshop_page.preparation import PreparationCard, counted
from okrdesk.gui.pages.workshop_page.tellings_dialog import TellingsDialog
from okrdesk.gui.pages.workshop_page.template_list import TemplateCard, TemplateList
from okrdesk.gui.survey_taking import bring_survey
from okrdesk.gui.widgets.cards import PageHeader, fill_page
from okrdesk.gui.widgets.chips import ChoiceChips
from okrdesk.gui.widgets.fields import captioned
from okrdesk.gui.widgets.text import plain_button
from okrdesk.i18n import _
from okrdesk.okr import people
from okrdesk.okr.diagnosis import TROUBLES, route, trouble_name
from okrdesk.okr.workshop import agenda, ideas, promises, sources, templates
from okrdesk.okr.workshop.templates import Template
from okrdesk.okr.workshop.workshops import Workshop

_ROOMY = 1060  # below this the cards of the templates are one line each


class PlanningView(QWidget):
    """Choosing a template writes nothing; the first thing that is changed in its preparation does.

    `started` tells the workshop that begins.
    """

    started = Signal(str)

    def __init__(self, desk: Desk, past: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._chosen = templates.SHIPPED[0]
        self._wanted = ""  # the prepared workshop that was asked for, where a template has several
        self._minutes: dict[str, int] = {}
        self.start = plain_button(_("Start the workshop"), "primary", "play", do=self.begin)
        self.header = PageHeader(
            _("Workshop"),
            _("Choose what you want to leave the room with. Nothing starts until you say so."),
            (past, self.start),
        )
        self.list = TemplateList()
        self.troubles = ChoiceChips(
            _("What is the trouble with your goals?"), [(key, trouble_name(key)) for key in TROUBLES]
        )
        self.card = PreparationCard(desk.today, desk.locale)
        row = QHBoxLayout()
        row.setSpacing(20)
        left = QVBoxLayout()
        left.setSpacing(14)
        left.addWidget(self.list)
        self.asked = captioned(_("What is the trouble with your goals?"), self.troubles)
        left.addWidget(self.asked)
        left.addStretch(1)
        row.addLayout(left)
        row.addWidget(self.card, 1, Qt.AlignmentFlag.AlignTop)
        self._scroll = fill_page(self, self.header, row)
        self._connect()

    def _connect(self) -> None:
        card = self.card
        self.list.picked.connect(self.choose)
        self.list.removal_requested.connect(self._remove_own)
        card.changed.connect(self._change)
        card.length_wanted.connect(self._set_length)
        card.step_ticked.connect(
            lambda step, kept: self._edit_step(
                step, lambda step_id: self.desk.do(agenda.leave_out, step_id, not kept)
            )
        )
        card.step_moved.connect(
            lambda step, position: self._edit_step(
                step, lambda step_id: self.desk.do(agenda.move_step, step_id, position)
            )
        )
        card.step_timed.connect(self._set_minutes)
        self.troubles.picked.connect(lambda keys: self._lead_on(keys[0]))
        card.save_wanted.connect(self.save_as_template)
        card.removal_wanted.connect(self.remove_prepared)
        card.errand.connect(self._run_errand)

    # What is shown

    def reload(self) -> None:
        """Show the templates and the plan of the chosen one as they are now."""
        known = plans.all_templates(self.desk)
        if self._chosen not in [plans.card_id(*each) for each in known]:
            self._chosen = templates.SHIPPED[0]
        self.list.show_cards([self._card(*each) for each in known], self._chosen)
        self.card.day.set_today(self.desk.today, self.desk.locale)
        document, cycle = self.desk.document, self.desk.cycle
        tellings = sum(each.kind == "telling" for each in promises.of_cycle(document, cycle.id))
        answers = sum(len(each.rows) for each in sources.of_cycle(document, cycle.id))
        cards = len(ideas.of_cycle(document, cycle.id))
        notes = {
            "import": counted(_("{n} answer in"), _("{n} answers in"), answers)
            or counted(_("{n} card"), _("{n} cards"), cards),
            "tell": counted(_("{n} listed"), _("{n} listed"), tellings),
        }
        self.card.show_plan(self.plan(), cycle.name, people.active(document), notes)
        self.start.setEnabled(not cycle.closed and not self.desk.session.read_only)

    def _card(self, own_id: str, template: Template) -> TemplateCard:
        known = plans.prepared(self.desk, template, self._wanted)
        minutes = known.minutes if known else template.minutes
        note = _("prepared") if known else _("our own") if own_id else ""
        return TemplateCard(
            plans.card_id(own_id, template),
            template.title,
            minutes,
            template.leave_with,
            bool(own_id),
            note,
        )

    def template(self) -> tuple[str, Template]:
        """(id of one's own or "", template) of the chosen card."""
        known = plans.all_templates(self.desk)
        return next((each for each in known if plans.card_id(*each) == self._chosen), known[0])

    def plan(self) -> Plan:
        """What is planned with the chosen template."""
        own_id, template = self.template()
        return plans.plan_of(self.desk, own_id, template, self._minutes.get(self._chosen), self._wanted)

    def choose(self, card_id: str) -> None:
        """Show the preparation of a template; nothing is written."""
        self._chosen = card_id
        self.reload()

    def choose_prepared(self, workshop: Workshop) -> None:
        """Show a workshop that was prepared."""
        known = plans.all_templates(self.desk)
        fitting = [plans.card_id(*each) for each in known if each[1].key == workshop.template]
        if fitting:
            self._wanted = workshop.id
            self.choose(fitting[0])

    def _lead_on(self, trouble: str) -> None:
        """Goals that are missing are set here; for the others another page is the way."""
        way = route(trouble)
        self.troubles.set_keys(())
        if way.page == "workshop":
            self.choose(way.item)
        else:
            self.desk.page_requested.emit(way.page, way.item)
        self.desk.told.emit(way.words, False)

    # What is written

    def _written(self, **facts: Any) -> Workshop | None:
        """The workshop of the plan, prepared now where it was not; None when that was refused."""
        plan = self.plan()
        if plan.is_written:
            return plan.workshop
        as_planned = replace(plan.workshop, **facts)
        workshop_id = self.desk.do(agenda.prepare_planned, as_planned, plan.template)
        return self.plan().workshop if workshop_id else None

    def _change(self, facts: dict[str, Any]) -> None:
        plan = self.plan()
        if not plan.is_written:
            self._written(**facts)
        elif (after := replace(plan.workshop, **facts)) != plan.workshop:
            self.desk.do(agenda.change, plan.workshop, after)
        self.reload()

    def _set_length(self, minutes: int) -> None:
        plan = self.plan()
        say = self.card.other_length.set_error
        if plan.is_written:
            self.desk.beside(say).do(agenda.change, plan.workshop, replace(plan.workshop, minutes=minutes))
        else:
            self._minutes[self._chosen] = minutes
        self.reload()

    def _edit_step(self, step_id: str, edit: Callable[[str], object]) -> None:
        """Do something with a step, whose id changes as the workshop is written."""
        places = [step.id for step in self.plan().steps]
        if step_id in places and self._written() is not None:
            edit(self.plan().steps[places.index(step_id)].id)
        self.reload()

    def _set_minutes(self, step_id: str, minutes: int) -> None:
        def write(step_id: str) -> object:
            step = next(each for each in self.plan().steps if each.id == step_id)
            say = self.card.refuse_step
            return self.desk.beside(say).do(agenda.change_step, step, replace(step, minutes=minutes))

        self._edit_step(step_id, write)

    def _run_errand(self, what: str) -> None:
        """Do something for the day before; a paper is of the workshop as it is prepared."""
        if what == "import":
            bring_survey(self.desk, self, self.desk.refused.emit)
        elif what == "tell":
            TellingsDialog(self, self.desk, self.plan().workshop.id).exec()
        elif (workshop := self._written()) is not None:
            exporting.save_workshop_paper(self, self.desk, workshop, what)
        self.reload()

    def save_as_template(self) -> None:
        """Keep the agenda as it stands under a name of one's own."""
        plan = self.plan()
        question = _("What is this agenda called?")
        heading = _("Save as our own template")
        name = ReasonDialog(self, heading, question, plan.workshop.title, one_line=True).ask()
        workshop = self._written() if name else None
        if name and workshop is not None:
            self.desk.telling(_("Saved: it stands among the templates.")).do(
                agenda.save_as_template, workshop.id, name
            )

    def remove_prepared(self) -> None:
        """Take the workshop that is prepared away again; its template stays."""
        plan = self.plan()
        if plan.is_written:
            self.desk.telling(_("Removed what was prepared.")).do(agenda.remove, plan.workshop.id)
            self.reload()
        else:
            self.desk.refused.emit(_("Nothing is prepared with this agenda yet."))

    def _remove_own(self, card_id: str) -> None:
        own_id, _template = self.template()
        if own_id and own_id == card_id:
            self.desk.telling(_("Removed our own template.")).do(templates.remove, own_id)

    def begin(self) -> None:
        """Start the workshop that is planned."""
        workshop = self._written()
        if workshop is not None:
            self.desk.do(agenda.start, workshop.id)
            self.started.emit(workshop.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        scale = theme.text_scale()
        roomy = self.width() >= _ROOMY * (1 + (scale - 1) * 0.7)
        for part in (self.list, self.asked):
            part.setFixedWidth(round(360 * min(scale, 1.3) if roomy else 234 * min(scale, 1.4)))
        self.card.fit(self.width() - self.list.width() - 100)
        super().resizeEvent(event)
