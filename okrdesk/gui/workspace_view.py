"""One open workspace on the screen: rail, top bar, banners, pages, and what it says about saving."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from okrdesk.document.merge import MergeReport
from okrdesk.gui import directory
from okrdesk.gui.desk import Desk
from okrdesk.gui.page import Page
from okrdesk.gui.publishing import Publishing
from okrdesk.gui.widgets.notices import Banner
from okrdesk.gui.widgets.rail import Rail
from okrdesk.gui.widgets.text import literal
from okrdesk.gui.widgets.top_bar import TopBar
from okrdesk.i18n import _, format_day, format_range, ngettext
from okrdesk.okr import closing, cycles, mission
from okrdesk.okr.days import week_of
from okrdesk.okr.due import waiting_lines
from okrdesk.okr.load import unowned
from okrdesk.okr.outline import Outline
from okrdesk.okr.terms import Cycle

_MINUTE_MS = 60_000
_MOST_NAMED = 24  # numbers in a tip


def page_class(key: str) -> Callable[[Desk], Page]:
    """What makes a page of the directory, loaded at its first visit."""
    if key == "mission":
        from okrdesk.gui.pages.mission_page.page import MissionPage

        return MissionPage
    if key == "workshop":
        from okrdesk.gui.pages.coming_page.page import ComingPage

        return partial(ComingPage, name="workshop")
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
        from okrdesk.gui.pages.share_page import SharePage

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
    conflicts_requested = Signal()
    save_as_requested = Signal()

    def __init__(self, desk: Desk, publishing: Publishing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.publishing = publishing
        self._pages: dict[str, Page] = {}
        self._banners: dict[str, Banner] = {}
        self._today = desk.today
        self._closed = ""
        self.rail = Rail(directory.rail_sections())
        self._rows = {row.key: row for row in directory.pages()}
        self.top_bar = TopBar()
        self.top_bar.set_present_visible(False)
        self.stack = QStackedWidget()
        self._banner_column = QVBoxLayout()
        self._banner_column.setContentsMargins(0, 0, 0, 0)
        self._banner_column.setSpacing(6)
        self.cycle_menu = QMenu(self)
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
        column.addLayout(self._banner_column)
        column.addWidget(self.stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)

    def _connect(self) -> None:
        desk, bar = self.desk, self.top_bar
        desk.changed.connect(self.refresh)
        desk.page_requested.connect(self.show_page)
        self.rail.page_requested.connect(lambda key: self.show_page(key))
        bar.undo_requested.connect(desk.undo)
        bar.redo_requested.connect(desk.redo)
        bar.search_requested.connect(self.search_requested)
        self.cycle_menu.aboutToShow.connect(self._fill_cycles)
        bar.cycle_button.setMenu(self.cycle_menu)
        self.publishing.state_changed.connect(self.refresh_saving)
        self.publishing.merged.connect(self._tell_merge)
        self._midnight = QTimer(self, interval=_MINUTE_MS)
        self._midnight.timeout.connect(self.look_at_clock)
        self._midnight.start()

    # Pages

    def show_page(self, name: str, item_id: str = "") -> None:
        """Show a page, made at its first visit, and choose something on it."""
        if name == "preferences":
            self.preferences_requested.emit()
            return
        if name not in self._rows:
            return
        page = self._pages.get(name)
        # Asked before a new page joins the stack: the first one is its current widget at once.
        moved = page is None or self.stack.currentWidget() is not page
        if page is None:
            page = page_class(name)(self.desk)
            if not page.accessibleName():
                page.setAccessibleName(self._rows[name].name)
            self._pages[name] = page
            self.stack.addWidget(page)
        if name == "check-ins" or (moved and self.page_name()):
            self.hide_banner("reminder")
        self.stack.setCurrentWidget(page)
        self.rail.set_current(name)
        if item_id:
            page.show_item(item_id)
        elif moved:
            page.setFocus()
        self.page_shown.emit(name)

    def ask(self, name: str, wish: str, about: str = "") -> None:
        """Show a page and have it do one of its `wishes`."""
        self.show_page(name)
        self._pages[name].wishes()[wish](about)

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
        place = mission.read(desk.document)
        self.top_bar.set_place(place.name, outline.cycle.name, self._week(outline))
        self.top_bar.set_undo(desk.undo_label or "", desk.redo_label or "")
        for row in self._rows.values():
            figure = row.figure(desk)
            self.rail.set_state(row.key, done=figure.done, note=figure.note)
        self._tell_closed(outline.cycle)
        self.status_changed.emit()

    def _tell_closed(self, cycle: Cycle) -> None:
        """A closed cycle says so on every page, once: who dismissed it has read it."""
        shown = f"closed {cycle.id}" if cycle.closed else ""
        if shown == self._closed:
            return
        self._closed = shown
        self.hide_banner("closed")
        if shown:
            words = _("The cycle {name} is closed: it is for reading.").format(name=cycle.name)
            buttons = [(_("Reopen"), lambda: self.desk.do(closing.reopen, cycle.id))]
            if not self.desk.session.read_only:
                self.show_banner("closed", "note", words, buttons)

    def _week(self, outline: Outline) -> str:
        cycle, day, locale = outline.cycle, self.desk.day, self.desk.locale
        words = [format_range(cycle.first_day, cycle.last_day, locale, with_year=False)]
        if cycle.closed:
            words.append(_("closed"))
        elif day < cycle.first_day:
            words.append(_("not begun yet"))
        elif day > cycle.last_day:
            words.append(_("over"))
        else:
            week, weeks = week_of(cycle.first_day, cycle.last_day, day)
            words.append(_("week {week} of {weeks}").format(week=week, weeks=weeks))
        if day != self.desk.today:
            words.append(_("as of {day}").format(day=format_day(day, locale)))
        return ", ".join(words)

    def counts(self) -> str:
        """What the status bar says at the right."""
        outline = self.desk.outline()
        owners = {line.owner.id for line in outline.key_results if line.owner}
        owners |= {line.owner.id for line in outline.objectives if line.owner}
        found = [
            (len(outline.objectives), ngettext("{n} objective", "{n} objectives", len(outline.objectives))),
            (
                len(outline.key_results),
                ngettext("{n} key result", "{n} key results", len(outline.key_results)),
            ),
            (len(owners), ngettext("{n} owner", "{n} owners", len(owners))),
        ]
        if open_lines := len(unowned(outline)):
            found.append((open_lines, _("{n} without an owner")))
        return " · ".join(words.format(n=number) for number, words in found)

    def ownerless_words(self) -> str:
        """Which objectives and key results nobody owns, by number; "" for none."""
        numbers = unowned(self.desk.outline())
        shown = ", ".join(numbers[:_MOST_NAMED]) + (" …" if len(numbers) > _MOST_NAMED else "")
        return _("Nobody owns {numbers} yet.").format(numbers=shown) if numbers else ""

    def look_at_clock(self) -> None:
        """After midnight or a night asleep the figures are of another day."""
        if self.desk.today != self._today:
            self._today = self.desk.today
            self.desk.announce()

    def _fill_cycles(self) -> None:
        menu = self.cycle_menu
        menu.clear()
        chosen = self.desk.cycle.id
        group = QActionGroup(menu)
        for cycle in reversed(cycles.all_cycles(self.desk.document)):
            action = menu.addAction(literal(cycle.name))
            action.setCheckable(True)
            action.setChecked(cycle.id == chosen)
            group.addAction(action)
            action.triggered.connect(lambda _checked=False, key=cycle.id: self.desk.choose_cycle(key))
        menu.addSeparator()
        menu.addAction(_("Cycles…")).triggered.connect(lambda: self.cycles_requested.emit())
        if self.desk.day != self.desk.today:
            menu.addAction(_("Back to today")).triggered.connect(lambda: self.desk.set_day(None))

    # Saving

    def saving_words(self) -> str:
        """What the status bar says at the left."""
        state = self.publishing.state
        if state.kind != "saved":
            return state.sentence
        if state.at is None:
            return "✓ " + _("All changes saved")
        return "✓ " + _("All changes saved · {time}").format(time=f"{state.at:%H:%M}")

    def refresh_saving(self) -> None:
        """Say what is true about saving, with a banner where the file cannot be written."""
        state = self.publishing.state
        if state.kind == "offline":
            head = ngettext(
                "{n} change is only on this computer.",
                "{n} changes are only on this computer.",
                state.changes,
            ).format(n=state.changes)
            words = f"{head} {state.sentence}" if state.changes else state.sentence
            buttons = [
                (_("Retry"), lambda: self.publishing.save_now()),
                (_("Save as…"), lambda: self.save_as_requested.emit()),
            ]
            self.show_banner("offline", "warning", words, buttons, dismissible=False)
        elif state.kind != "publishing":
            self.hide_banner("offline")
        self.saving_changed.emit()

    def _greet(self) -> None:
        session = self.desk.session
        if session.read_only:
            words = _("You are only looking: nothing can be changed here. Save a copy to make changes.")
            self.show_banner("read-only", "note", words, dismissible=False)
        if session.recovered:
            self.show_banner("recovered", "success", session.recovered)
        if not session.read_only:
            self._remind()

    def _remind(self) -> None:
        """Say once, as the workspace opens, what waits for a check-in; the next page takes it away."""
        outline = self.desk.outline()
        waiting = len(waiting_lines(outline.key_results, outline.cycle, outline.day))
        if waiting:
            words = ngettext(
                "{n} key result waits for its check-in.", "{n} key results wait for their check-in.", waiting
            ).format(n=waiting)
            go = (_("Go to Check-ins"), lambda: self.show_page("check-ins"))
            self.show_banner("reminder", "note", words, [go])

    def _tell_merge(self, report: MergeReport) -> None:
        if report.conflicts:
            count = len(self.desk.session.conflicts)
            words = ngettext(
                "{n} field was changed here and in the other copy; the later change counts.",
                "{n} fields were changed here and in the other copy; the later change counts.",
                count,
            ).format(n=count)
            show = (_("Show both values"), lambda: self.conflicts_requested.emit())
            self.show_banner("conflicts", "warning", words, [show])
        elif report.steps:
            self.desk.told.emit(_("Changes that somebody else made came in."), False)

    # Banners

    def show_banner(
        self,
        key: str,
        level: str,
        text: str,
        buttons: Sequence[tuple[str, Callable[[], object]]] = (),
        *,
        dismissible: bool = True,
    ) -> None:
        """Show a banner above the page; one of the same key is replaced."""
        known = self._banners.get(key)
        if known is not None and not known.isHidden() and known.property("level") == level:
            known.set_text(text)
            return
        self.hide_banner(key)
        banner = Banner(level, text, buttons, dismissible=dismissible)
        banner.dismissed.connect(lambda: self.hide_banner(key))
        self._banners[key] = banner
        self._banner_column.setContentsMargins(24, 10, 24, 0)
        self._banner_column.addWidget(banner)

    def hide_banner(self, key: str) -> None:
        """Take a banner away."""
        banner = self._banners.pop(key, None)
        if banner is not None:
            banner.hide()
            self._banner_column.removeWidget(banner)
            banner.deleteLater()
        if not self._banners:
            self._banner_column.setContentsMargins(0, 0, 0, 0)

    def banner(self, key: str) -> Banner | None:
        """A banner that is shown."""
        return self._banners.get(key)
