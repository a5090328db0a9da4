"""One open workspace on the screen: rail, top bar, banners, pages, and what it says about saving."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from okrdesk.gui import bar_words, directory, filing, settings
from okrdesk.gui.choice_screen import ChoiceScreen
from okrdesk.gui.choosing import Choosing
from okrdesk.gui.cycle_menu import CycleMenu
from okrdesk.gui.desk import Desk
from okrdesk.gui.page import Page
from okrdesk.gui.publishing import Publishing
from okrdesk.gui.widgets import person_colours, person_names
from okrdesk.gui.widgets.banners import Banners
from okrdesk.gui.widgets.rail import Rail
from okrdesk.gui.widgets.text import plain_button
from okrdesk.gui.widgets.top_bar import TopBar
from okrdesk.i18n import _, ngettext
from okrdesk.okr import closing, mission, namesakes, people
from okrdesk.okr.due import waiting_lines
from okrdesk.okr.shown import as_of_words
from okrdesk.okr.terms import Cycle

_MINUTE_MS = 60_000
_AS_OF_A_DAY = ("objectives", "owners", "check-ins", "review", "share")
_SIZE_STEP = 10_000_000


def page_class(key: str) -> Callable[[Desk, QWidget], Page]:
    """What makes a page of the directory, loaded at its first visit."""
    if key == "mission":
        from okrdesk.gui.pages.mission_page.page import MissionPage

        return MissionPage
    if key == "workshop":
        from okrdesk.gui.pages.workshop_page.page import WorkshopPage

        return WorkshopPage
    if key == "objectives":
        from okrdesk.gui.pages.objectives_page.page import ObjectivesPage

        return ObjectivesPage
    if key == "owners":
        from okrdesk.gui.pages.owners_page.page import OwnersPage

        return OwnersPage
    if key == "check-ins":
        from okrdesk.gui.pages.check_ins_page.page import CheckInsPage

        return CheckInsPage
    if key == "progress":
        from okrdesk.gui.pages.progress_page.page import ProgressPage

        return ProgressPage
    if key == "review":
        from okrdesk.gui.pages.review_page.page import ReviewPage

        return ReviewPage
    if key == "share":
        from okrdesk.gui.pages.share_page.page import SharePage

        return SharePage
    if key == "history":
        from okrdesk.gui.pages.history_page.page import HistoryPage

        return HistoryPage
    raise KeyError(f"the page {key!r} of the directory is imported nowhere")


class WorkspaceView(QWidget):
    """Shows a desk. Signals are wishes for the window, or (`…_shown`, `…_changed`) facts."""

    page_shown = Signal(str)
    status_changed = Signal()
    saving_changed = Signal()
    search_requested = Signal()
    preferences_requested = Signal()
    cycles_requested = Signal()
    save_as_requested = Signal()
    smaller_requested = Signal()

    def __init__(self, desk: Desk, publishing: Publishing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.publishing = publishing
        self._pages: dict[str, Page] = {}
        self._today = desk.today
        self._closed = ""
        self._told_size = 0
        self.rail = Rail(directory.rail_sections())
        self._rows = {row.key: row for row in directory.pages()}
        self.top_bar = TopBar()
        self.top_bar.set_present_visible(False)
        self.stack = QStackedWidget()
        self.banners = Banners()
        self.choices = ChoiceScreen(desk, self.stack, self.banners)
        self.way_on = plain_button("", "quiet", do=self.go_on)
        self.cycle_menu = CycleMenu(desk, self)
        self._lay_out()
        self._connect()
        self.refresh()
        self.refresh_saving()
        self._greet()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addLayout(self.banners)
        column.addWidget(self.stack, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 0, 24, 6)
        foot.addStretch(1)
        foot.addWidget(self.way_on)
        column.addLayout(foot)
        row = QHBoxLayout(self)
        row.setSpacing(0)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)

    def _connect(self) -> None:
        desk, bar = self.desk, self.top_bar
        desk.changed.connect(self.refresh)
        desk.page_requested.connect(self.show_page)
        desk.wished.connect(self.ask)
        desk.choosing.connect(self.show_choices)
        self.choices.left.connect(lambda: self.show_page(self.page_name()))
        self.rail.page_requested.connect(lambda key: self.show_page(key))
        bar.undo_requested.connect(desk.undo)
        bar.redo_requested.connect(desk.redo)
        bar.search_requested.connect(self.search_requested)
        self.cycle_menu.calendar_requested.connect(self.cycles_requested)
        bar.cycle_button.setMenu(self.cycle_menu)
        self.publishing.state_changed.connect(self.refresh_saving)
        self.publishing.merged.connect(self.choices.tell_merge)
        self._midnight = QTimer(self, interval=_MINUTE_MS)
        self._midnight.timeout.connect(self.look_at_clock)
        self._midnight.start()

    def finish(self) -> None:
        """Be left, while the document is open still: pages finish what they are at."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()  # a half-typed field tells its text when it is left
        for page in self._pages.values():
            page.finish()
        filing.remember(self.desk)
        self.hide()

    # Pages

    def show_page(self, name: str, item_id: str = "") -> None:
        """Show a page, made at its first visit, and choose something on it."""
        if name == "preferences":
            self.preferences_requested.emit()
            return
        if name not in self._rows:
            return
        if not self.choices.end():
            self.rail.set_current(self.page_name())
            return
        # Asked before a new page joins the stack: the first one is its current widget at once.
        moved = name not in self._pages or self.stack.currentWidget() is not self._pages[name]
        page = self.made_page(name)
        page.catch_up()
        if name == "check-ins" or (moved and self.page_name()):
            self.banners.take_away("reminder")
        self.stack.setCurrentWidget(page)
        self.rail.set_current(name)
        self._show_way_on()
        self._tell_day()
        if item_id:
            page.show_item(item_id)
        elif moved:
            page.take_keyboard()
        self.page_shown.emit(name)

    def made_page(self, name: str) -> Page:
        """A page by its key, made where nobody has been there yet."""
        page = self._pages.get(name)
        if page is None:
            # Made where it stands: put there afterwards, all its widgets would be dressed once more.
            page = page_class(name)(self.desk, self.stack)
            if not page.accessibleName():
                page.setAccessibleName(self._rows[name].name)
            self._pages[name] = page
            self.stack.addWidget(page)
        return page

    def show_choices(self, choosing: Choosing) -> None:
        """Show where two copies differ, over the pages, until it is taken or left."""
        if self.choices.show(choosing):
            self.way_on.hide()
            self.page_shown.emit(self.page_name())

    def ask(self, name: str, wish: str, about: str = "") -> None:
        """Show a page and have it do one of its `wishes`."""
        self.show_page(name)
        self._pages[name].wishes()[wish](about)

    def go_on(self) -> None:
        """Follow the line at the end of the page."""
        step = directory.next_step(self.desk, self.page_name())
        if step is not None:
            if step.cycle:
                self.desk.choose_cycle(step.cycle)
            self.show_page(step.page)

    def _show_way_on(self) -> None:
        step = directory.next_step(self.desk, self.page_name())
        self.way_on.setVisible(step is not None)
        if step is not None:
            self.way_on.set_text(step.words)

    def page(self) -> Page | None:
        """The page that is shown."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def page_name(self) -> str:
        """The key of the page that is shown."""
        return self.rail.current()

    # What the document says

    def refresh(self) -> None:
        """Show name, cycle, week, undo and the steps of the rail as they are now."""
        desk = self.desk
        outline = desk.outline()
        workspace = mission.read(desk.document)
        person_names.know(namesakes.told_apart(desk.document))
        person_colours.know((person.id, person.name) for person in people.everyone(desk.document))
        self.top_bar.set_place(workspace.name, outline.cycle.name, bar_words.week(desk))
        self.top_bar.set_undo(desk.undo_label or "", desk.redo_label or "")
        for row in self._rows.values():
            figure = row.figure(desk)
            self.rail.set_state(row.key, done=figure.done, note=figure.note)
        self._show_way_on()
        self._tell_closed(outline.cycle)
        self._tell_day()
        self.choices.tell_left()
        if self.banners.banner("name") is not None and settings.person_name():
            self.banners.take_away("name")
        self.status_changed.emit()

    def _tell_closed(self, cycle: Cycle) -> None:
        """A closed cycle says so on every page, once: who dismissed it has read it."""
        shown = f"closed {cycle.id}" if cycle.closed else ""
        if shown == self._closed:
            return
        self._closed = shown
        self.banners.take_away("closed")
        if shown:
            sentence = _("The cycle {name} is closed: it is for reading.").format(name=cycle.name)
            buttons = [(_("Reopen"), lambda: self.desk.do(closing.reopen, cycle.id))]
            if not self.desk.session.read_only:
                self.banners.say("closed", "note", sentence, buttons)

    def _tell_day(self) -> None:
        """Figures of another day say so wherever they stand; Progress does beside the choice of the day."""
        desk = self.desk
        if desk.day == desk.today or self.page_name() not in _AS_OF_A_DAY:
            self.banners.take_away("day")
            return
        sentence = as_of_words(desk.day, desk.locale)
        self.banners.say(
            "day", "note", sentence, [(_("Back to today"), self._go_to_today)], dismissible=False
        )

    def _go_to_today(self) -> None:
        self.desk.set_day(None)
        page = self.page()
        if page is not None:
            page.take_keyboard()  # the button that had it goes

    def counts(self) -> tuple[str, str]:
        """How much there is, and which objectives and key results nobody owns."""
        outline = self.desk.outline()
        return bar_words.counts(outline), bar_words.ownerless(outline)

    def saving(self) -> str:
        """What is saved, and when it was."""
        return bar_words.saving(self.publishing.state, self.desk.locale)

    def look_at_clock(self) -> None:
        """After midnight or a night asleep the figures are of another day."""
        if self.desk.today != self._today:
            self._today = self.desk.today
            self.desk.announce()

    # Saving

    def refresh_saving(self) -> None:
        """Say what is true about saving, with a banner where the file cannot be written."""
        state = self.publishing.state
        if state.kind == "offline":
            sentence = bar_words.only_here(state)
            buttons = [
                (_("Retry"), lambda: self.publishing.save_now()),
                (_("Save as…"), lambda: self.save_as_requested.emit()),
            ]
            self.banners.say("offline", "warning", sentence, buttons, dismissible=False)
        elif state.kind != "publishing":
            self.banners.take_away("offline")
        if state.kind != "publishing":
            self._tell_size()
        self.saving_changed.emit()

    def _tell_size(self) -> None:
        """Say in time that the file becomes too large; who dismissed it hears of it again 10 MB later."""
        sentence, count = bar_words.large(self.desk)
        if not sentence:
            self.banners.take_away("large")
        elif count // _SIZE_STEP != self._told_size:
            smaller = (_("Go on in a smaller file…"), lambda: self.smaller_requested.emit())
            self.banners.say("large", "warning", sentence, [smaller])
        self._told_size = count // _SIZE_STEP

    def _greet(self) -> None:
        session = self.desk.session
        if session.read_only:
            sentence = _("You are only looking: nothing can be changed here. Save a copy to make changes.")
            self.banners.say("read-only", "note", sentence, dismissible=False)
        self.choices.tell_copy()
        if session.recovered:
            self.banners.say("recovered", "success", session.recovered)
        if not session.read_only:
            self._miss_name()
            self._remind()

    def _miss_name(self) -> None:
        """A quiet line while History would show nobody's name; who dismissed it is not told again."""
        if settings.person_name() or settings.choice("person/name_missed") == "no":
            return
        sentence = _("Your name is not known here, so History cannot say who changed what.")
        give = (_("Give your name"), lambda: self.preferences_requested.emit())
        self.banners.say("name", "note", sentence, [give])
        banner = self.banners.banner("name")
        assert banner is not None
        banner.dismissed.connect(lambda: settings.set_choice("person/name_missed", "no"))

    def _remind(self) -> None:
        """Say once, as the workspace opens, what waits for a check-in; the next page takes it away."""
        outline = self.desk.outline()
        waiting = len(waiting_lines(outline.key_results, outline.cycle, outline.day))
        if waiting:
            sentence = ngettext(
                "{n} key result waits for its check-in.", "{n} key results wait for their check-in.", waiting
            ).format(n=waiting)
            go = (_("Go to Check-ins"), lambda: self.show_page("check-ins"))
            self.banners.say("reminder", "note", sentence, [go])
