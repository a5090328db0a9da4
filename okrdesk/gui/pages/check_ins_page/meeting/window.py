"""Run the meeting: one key result at a time, large, for the projector; charter first, who does what last."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from okrdesk.gui.areas.check_ins import drafts, due_list
from okrdesk.gui.areas.check_ins.drafts import Drafts
from okrdesk.gui.desk import Desk
from okrdesk.gui.pages.check_ins_page.meeting import size, summary
from okrdesk.gui.pages.check_ins_page.meeting.agenda import AgendaView
from okrdesk.gui.pages.check_ins_page.meeting.key_result import KeyResultView
from okrdesk.gui.pages.check_ins_page.meeting.round import Round, charter_of
from okrdesk.gui.pages.check_ins_page.meeting.summary import SummaryView
from okrdesk.gui.widgets import screens
from okrdesk.gui.widgets.keys import on_ctrl_enter
from okrdesk.gui.widgets.notices import announce
from okrdesk.gui.widgets.reading_order import ReadingOrder
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.gui.widgets.toast import Toast
from okrdesk.i18n import _, ngettext
from okrdesk.okr import check_ins, history, initiatives, people
from okrdesk.okr.schedule import next_due
from okrdesk.reports.charts.key_result import key_result_chart


class MeetingWindow(ReadingOrder, QWidget):
    """A window of its own that fills a screen. `left` tells the key result that was open, "" for none.

    What is half typed lies in the drafts that it shares with the page, so leaving loses nothing.
    """

    left = Signal(str)

    def __init__(self, desk: Desk, kept: Drafts, key_result_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.desk = desk
        self.round = Round(desk, kept)
        self._begin_with = key_result_id
        self._open = ""
        self._body = 0
        self._left = False
        self.setWindowTitle(_("Meeting"))
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.agenda = AgendaView()
        self.view = KeyResultView()
        self.summary = SummaryView()
        self.stack = QStackedWidget()
        self.counter = PlainLabel("", "small", wrap=False)
        self.leave_button = plain_button(_("Leave"), shortcut_hint=_("Esc"))
        self.screen_button = plain_button(_("Other screen"))
        self.back_button = plain_button(_("Back"), shortcut_hint=_("Alt ←"))
        self.skip_button = plain_button(_("Skip"), shortcut_hint=_("Alt →"))
        self.go_button = plain_button("", "primary", shortcut_hint=_("Ctrl ↵"))
        self.toast = Toast(self)
        self._lay_out()
        self._connect()
        self._choose_round(everything=False)
        self.show_agenda()

    def _lay_out(self) -> None:
        for part in (self.agenda, self.view, self.summary):
            self.stack.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.stack, 1)
        foot = QHBoxLayout()
        foot.setSpacing(14)
        foot.addWidget(self.leave_button)
        foot.addWidget(self.screen_button)
        foot.addStretch(1)
        foot.addWidget(self.counter)
        foot.addStretch(1)
        for button in (self.back_button, self.skip_button, self.go_button):
            foot.addWidget(button)
        self._column.addLayout(foot)

    def _connect(self) -> None:
        self.leave_button.clicked.connect(self.leave)
        self.screen_button.clicked.connect(self.change_screen)
        self.back_button.clicked.connect(self.go_back)
        self.skip_button.clicked.connect(self.go_on)
        self.go_button.clicked.connect(self.primary)
        self.agenda.begun.connect(self.show_key_result)
        self.agenda.everything_wanted.connect(lambda wanted: self._choose_round(everything=wanted))
        self.view.escape_pressed.connect(self.leave)
        self.desk.changed.connect(self.refresh)
        self.desk.told.connect(self._tell)
        self.desk.refused.connect(self._say_refused)
        for keys, act in (
            ("Alt+Right", self.go_on),
            ("Alt+Left", self.go_back),
            ("Ctrl+Home", self.show_agenda),
            ("Ctrl+Z", self.desk.undo),
            ("Ctrl+Shift+Z", self.desk.redo),
            ("F11", self.change_fullness),
            ("F6", self.toast.take_keyboard),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        on_ctrl_enter(self, self.primary)

    # The window

    def open(self) -> None:
        """Fill the screen that was used last, else the one of the main window."""
        self.screen_button.setVisible(screens.go_to_known(self))
        self.showFullScreen()
        self.activateWindow()
        self._focus()

    def change_screen(self) -> None:
        """Move to the next screen, and remember it."""
        screens.go_to_next(self)

    def change_fullness(self) -> None:
        """Fill the screen, or be a window among others."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def leave(self) -> None:
        """Go back to the page; what is half typed goes along."""
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if not self._left:
            self._left = True
            self.keep_draft()
            self.left.emit(self._open)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def _dress(self) -> None:
        body = size.body_of(self.size())
        if body == self._body:
            return
        self._body = body
        self.setStyleSheet(size.sheet_of(body))
        self.view.set_body(body)
        size.space(self._column, body)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _tell(self, sentence: str, undo: bool) -> None:
        if self.isVisible():
            self.toast.say(sentence, [(_("Undo"), self.desk.undo)] if undo else [])

    def _say_refused(self, sentence: str) -> None:
        # A method, not a lambda: Qt lets go of it with this window, while the desk lives on.
        self._tell(sentence, False)

    # The round

    def _choose_round(self, *, everything: bool) -> None:
        """What the meeting goes through: what waits as it begins, or all key results."""
        self.agenda.everything.setVisible(self.round.choose(everything=everything))
        self._show_agenda_rows()
        self._show_foot()

    def refresh(self) -> None:
        """Something has changed: show it, leaving alone what is being typed."""
        if self._left:
            return
        shown = self.stack.currentWidget()
        if shown is self.view:
            self._show_row()
        elif shown is self.agenda:
            self._show_agenda_rows()
        else:
            self._show_outcomes()
        self._show_foot()

    def show_agenda(self) -> None:
        """Charter and agenda."""
        self.keep_draft()
        self._open = ""
        self._show_agenda_rows()
        self.agenda.choose(self._begin_with)
        self._show(self.agenda)

    def _show_agenda_rows(self) -> None:
        rows = self.round.rows()
        heading, caption, charter = charter_of(self.desk)
        self.agenda.show_agenda(heading, caption, charter, rows, sum(row.waits for row in rows))

    def show_key_result(self, key_result_id: str) -> None:
        """Open a key result of the round with what is half typed for it."""
        self.keep_draft()
        row = self.round.row(key_result_id)
        if row is None:
            return
        self._open = key_result_id
        self._show_row()
        self.view.set_draft(self.round.draft(row.line))
        self._show(self.view)
        announce(self.view, due_list.spoken(row))

    def _show_row(self) -> None:
        row = self.round.row(self._open)
        if row is None:
            self._open = ""
            self.show_agenda()
            return
        document, outline, day = self.desk.document, self.desk.outline(), self.desk.day
        key_result = row.line.key_result
        past = check_ins.of_key_result(document, key_result.id, day)
        moved = history.moved_targets(document, outline.cycle.id)
        chart = key_result_chart(key_result, past, outline.cycle, day, self.desk.locale, moved)
        plans = initiatives.of_key_result(document, key_result.id)
        planned = [plan.title for plan in plans if plan.done_on is None]
        choosable = people.active(document)
        following = next_due(outline.cycle, day)[1]
        self.view.show_row(row, chart, past, planned, choosable, self.desk.locale, following)

    def show_summary(self) -> None:
        """Who does what next."""
        self.keep_draft()
        self._open = ""
        self._show_outcomes()
        self._show(self.summary)

    def _show_outcomes(self) -> None:
        outcomes, waiting = self.round.outcomes()
        named = {person.id: person for person in people.everyone(self.desk.document)}
        parts = summary.parts_of(outcomes, waiting, named, self.desk.locale)
        planned = sum(outcome.initiative is not None for outcome in outcomes)
        self.summary.show_parts(summary.heading_of(len(outcomes), planned), parts)

    def _show(self, part: QWidget) -> None:
        self.stack.setCurrentWidget(part)
        self._show_foot()
        self._focus()

    def _focus(self) -> None:
        shown = self.stack.currentWidget()
        if shown is self.view:
            self.view.set_focus()
        elif shown is self.agenda:
            self.agenda.list.setFocus()
        else:
            self.go_button.setFocus()

    def _show_foot(self) -> None:
        shown = self.stack.currentWidget()
        rows = self.round.rows()
        ids = [row.id for row in rows]
        waiting = sum(row.waits for row in rows)
        is_open = shown is self.view and self._open in ids
        self.counter.set_text(_count_words(ids.index(self._open), len(ids), waiting) if is_open else "")
        self.back_button.setVisible(shown is not self.agenda)
        self.skip_button.setVisible(shown is self.view)
        begin_or_end = _("Begin") if shown is self.agenda else _("End the meeting")
        self.go_button.set_text(_("Save and next") if shown is self.view else begin_or_end)

    def primary(self) -> None:
        """The one thing to do on what is shown: begin, save and go on, or end."""
        shown = self.stack.currentWidget()
        if shown is self.agenda:
            self.agenda.begin()
        elif shown is self.view:
            self.save_and_go_on()
        else:
            self.leave()

    def go_on(self) -> None:
        """The next of the round, the summary after the last one; what is typed is kept."""
        self._step(1)

    def go_back(self) -> None:
        """The one before, the agenda before the first one."""
        self._step(-1)

    def _step(self, by: int) -> None:
        ids = [row.id for row in self.round.rows()]
        shown = self.stack.currentWidget()
        if shown is self.agenda:
            here = -1
        else:
            here = ids.index(self._open) if shown is self.view and self._open in ids else len(ids)
        there = here + by
        if there < 0:
            self._begin_with = self._open or self._begin_with
            self.show_agenda()
        elif there >= len(ids):
            self.show_summary()
        else:
            self.show_key_result(ids[there])

    # What is said

    def keep_draft(self) -> None:
        """Remember what is half typed for the key result that is open."""
        if self._open:
            self.round.keep(self._open, self.view.draft())

    def save_and_go_on(self) -> None:
        """Check the open key result in, with an initiative where one was said, and go on."""
        row = self.round.row(self._open)
        said = self.view.said()
        if row is None or said is None:
            return
        if not self.round.check_in(row.line, said, self.view.value.set_error):
            return
        # Nothing of this one is half typed any more; going on must not keep it as a draft.
        self.view.set_draft(drafts.fresh(row.line, self.desk.day, self.desk.locale))
        here, self._open = self._open, ""
        ids = [each.id for each in self.round.rows()]
        there = ids.index(here) + 1
        if there < len(ids):
            self.show_key_result(ids[there])
        else:
            self.show_summary()


def _count_words(number: int, count: int, waiting: int) -> str:
    """Which one of how many is open, and how many wait."""
    counted = _("{place} of {all}").format(place=number + 1, all=count)
    if not waiting:
        return counted
    wait = ngettext("{n} waits", "{n} wait", waiting).format(n=waiting)
    return _("{place} · {wait}").format(place=counted, wait=wait)
