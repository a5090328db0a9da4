"""The workshop: choosing and preparing one, running it, and its record afterwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from okrdesk.gui.desk import Desk
from okrdesk.gui.page import Page
from okrdesk.gui.pages.workshop_page.one_name import OneNameBanner
from okrdesk.gui.pages.workshop_page.planning import PlanningView
from okrdesk.gui.pages.workshop_page.record_view import RecordView
from okrdesk.gui.pages.workshop_page.running import RunningView
from okrdesk.gui.widgets.side_by_side import fill
from okrdesk.gui.widgets.text import PlainButton, literal, plain_button
from okrdesk.i18n import _, format_day
from okrdesk.okr.workshop import agenda, templates, workshops
from okrdesk.okr.workshop.workshops import Workshop

CHECK_IN = "check-in"  # the template


class WorkshopPage(Page):
    """Shows the workshop that runs, else the record that was asked for, else the choice of one."""

    name = "workshop"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._wanted: str | None = None  # a closed one to read, "" for preparing another, None for the latest
        self._cycle = ""
        self.stack = QStackedWidget()
        self.running: RunningView | None = None
        self.one_name = OneNameBanner(desk)
        self._above = QWidget()
        fill(self._above, self.one_name, margins=(24, 16, 24, 0))
        fill(self, self._above, self.stack, spacing=0)
        self._before = (
            self.offer(_("Start the workshop"), lambda: self.planning.begin()),
            self.offer(_("Save the agenda as our own template…"), lambda: self.planning.save_as_template()),
            self.offer(_("Remove the workshop that is prepared"), lambda: self.planning.remove_prepared()),
        )
        self._within = (
            self.offer(_("Projector light or dark"), self._turn_light),
            self.offer(_("Projector on the next screen"), self._change_screen),
        )
        self._after = (
            self.offer(_("Save the minutes as PDF…"), lambda: self.record.save_paper("minutes")),
            self.offer(_("Hold another workshop"), self.plan_another),
            self.offer(_("Remove this workshop and its record"), lambda: self.record.remove()),
        )

    @cached_property
    def planning(self) -> PlanningView:
        """Choosing and preparing; made when it is first seen, as the record is."""
        planning = PlanningView(self.desk, self._past_button())
        planning.started.connect(self._begin)
        self.stack.addWidget(planning)
        self.begin_at(planning.list)
        return planning

    @cached_property
    def record(self) -> RecordView:
        """What is left of a workshop."""
        record = RecordView(self.desk, self._past_button())
        record.reopened.connect(lambda: self.show_item(""))
        self.stack.addWidget(record)
        return record

    def _past_button(self) -> PlainButton:
        """A button for all workshops of the cycle."""
        button = plain_button(_("All workshops"), icon="history")
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: self._fill_past(menu))
        button.setMenu(menu)
        return button

    def _fill_past(self, menu: QMenu) -> None:
        menu.clear()
        known = workshops.of_cycle(self.desk.document, self.desk.cycle.id)
        for workshop in reversed(known):
            action = menu.addAction(literal(self._title_of(workshop)))
            action.triggered.connect(lambda _checked=False, key=workshop.id: self.show_item(key))
        if known:
            menu.addSeparator()
        action = menu.addAction(_("Hold another one"))
        action.triggered.connect(lambda _checked=False: self.plan_another())

    def _title_of(self, workshop: Workshop) -> str:
        day = format_day(workshop.on, self.desk.locale) if workshop.on else ""
        state = {"prepared": _("prepared"), "running": _("running"), "closed": ""}[workshop.state]
        return " · ".join(part for part in (workshop.title, day, state) if part)

    def reload(self) -> None:
        """Show what there is now; half-typed text, selection and scroll stay."""
        if self.desk.cycle.id != self._cycle:
            self._cycle, self._wanted = self.desk.cycle.id, None
        self._show_running(self._on_here())
        shown = self.running or self._at_rest()
        self.one_name.reload()
        self._above.setVisible(not self.one_name.isHidden())
        self.stack.setCurrentWidget(shown)
        for actions, kind in (
            (self._before, PlanningView),
            (self._within, RunningView),
            (self._after, RecordView),
        ):
            for action in actions:
                action.setEnabled(isinstance(shown, kind))

    def _on_here(self) -> str:
        """The workshop of this cycle that runs, "" for none.

        Of two (another copy came with its own) the one that is on in this room goes on.
        """
        known = workshops.of_cycle(self.desk.document, self._cycle)
        running = [each.id for each in known if each.state == "running"]
        here = self.running.sitting.workshop_id if self.running is not None else ""
        return here if here in running else next(iter(running), "")

    def _at_rest(self) -> QWidget:
        """What is shown while none runs, as it is now: the record of one, or the choice of the next."""
        closed = self._closed_one()
        if closed:
            self.record.show_workshop(closed)
            return self.record
        self.planning.reload()
        return self.planning

    def _closed_one(self) -> str:
        """The workshop whose record is shown: the one that was asked for, else the latest, "" for none."""
        known = workshops.of_cycle(self.desk.document, self._cycle)
        closed = [each.id for each in known if each.state == "closed"]
        if self._wanted is None:
            return closed[-1] if closed and known[-1].state == "closed" else ""
        return self._wanted if self._wanted in closed else ""

    def _show_running(self, workshop_id: str) -> None:
        """Have the work area of the workshop that runs, or none."""
        if self.running is not None and self.running.sitting.workshop_id == workshop_id:
            self.running.reload()
            return
        if self.running is not None:
            self.running.finish()
            self.stack.removeWidget(self.running)
            self.running.deleteLater()
            self.running = None
        if workshop_id:
            self.running = RunningView(self.desk, workshop_id)
            self.running.closed.connect(self._read)
            self.stack.addWidget(self.running)

    def _read(self, workshop_id: str) -> None:
        """A workshop is over: its record, and the keyboard at its minutes."""
        self.show_item(workshop_id)
        self.record.minutes.setFocus()

    def _begin(self, _workshop_id: str) -> None:
        self.reload()
        if self.running is not None:
            self.running.sitting.go_on()
            self.running.take_keyboard()

    def finish(self) -> None:
        """The file is closed: the room sees nothing of it any more."""
        if self.running is not None:
            self.running.finish()

    def _turn_light(self) -> None:
        if self.running is not None:
            self.running.side.room.turn_light()

    def _change_screen(self) -> None:
        if self.running is not None:
            self.running.side.room.change_screen()

    def take_keyboard(self) -> None:
        """Give the keyboard to where one begins: the templates, or the act that is on."""
        if self.running is not None and self.stack.currentWidget() is self.running:
            self.running.take_keyboard()
        else:
            super().take_keyboard()

    def plan_another(self) -> None:
        """Go back to choosing a template."""
        self._wanted = ""
        self.reload()

    def show_item(self, item_id: str) -> None:
        """Show a workshop by its id, "" for the latest."""
        known = workshops.of_cycle(self.desk.document, self.desk.cycle.id)
        wanted = next((each for each in known if each.id == item_id), None)
        self._cycle, self._wanted = self.desk.cycle.id, item_id or None
        if wanted is not None and wanted.state == "prepared":
            self.planning.choose_prepared(wanted)
        self.reload()

    def wishes(self) -> Mapping[str, Callable[[str], object]]:
        """The window asks for holding one (about which template it may be told), or for the check-in."""
        return {"hold": self._hold, "check in": lambda _about: self._check_in()}

    def _check_in(self) -> None:
        """Hold the check-in now, or go on with the one that runs."""
        desk, running = self.desk, workshops.running(self.desk.document)
        if running is None or running.template != CHECK_IN:
            template = templates.find(desk.document, CHECK_IN)
            if desk.do(agenda.hold, desk.cycle.id, template, on=desk.today) is None:
                return  # another workshop runs: the page shows that one, and the window says so
        self._begin("")

    def _hold(self, template: str) -> None:
        self.plan_another()
        if template:
            self.planning.choose(template)
