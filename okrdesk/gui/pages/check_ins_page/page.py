"""The Check-ins page: what is due, the form, the chart and the earlier check-ins of one key result."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from okrdesk.gui import exporting, settings, theme
from okrdesk.gui.areas.check_ins import due_list
from okrdesk.gui.areas.check_ins.due_list import DueList, DueRow
from okrdesk.gui.areas.check_ins.kept_drafts import kept_by
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.asks_card import AsksCard
from okrdesk.gui.page import Page
from okrdesk.gui.pages.check_ins_page.chart_card import ChartCard
from okrdesk.gui.pages.check_ins_page.earlier import EarlierCheckIns
from okrdesk.gui.pages.check_ins_page.initiatives import InitiativesPart
from okrdesk.gui.pages.check_ins_page.line_card import LineCard
from okrdesk.gui.widgets import cadence_words
from okrdesk.gui.widgets.cards import Card, EmptyState, PageHeader, page_scroll, rule
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.keys import on_ctrl_enter
from okrdesk.gui.widgets.later import Later
from okrdesk.gui.widgets.roles import announce
from okrdesk.gui.widgets.side_by_side import fill, show_part
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _, format_day
from okrdesk.okr import check_ins
from okrdesk.okr.due import waiting_lines
from okrdesk.okr.measures import measure_of
from okrdesk.okr.moved_targets import MovedTarget, moved_targets
from okrdesk.okr.outline import Outline
from okrdesk.okr.terms import Cycle, KeyResult
from okrdesk.okr.values import show_value

_LOW = 640  # of the page's height


class CheckInsPage(Page):
    """Goes from key result to key result: a value, a confidence, a sentence, and on with Ctrl+Enter."""

    name = "check-ins"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._chosen = ""
        self._rows: tuple[DueRow, ...] = ()
        self._shown_state: tuple[object, ...] = ()
        self._made_for: tuple[Cycle, dt.date, str] | None = None
        self._moved: tuple[tuple[int, str], tuple[MovedTarget, ...]] = ((-1, ""), ())
        choices = [("all", _("All key results")), ("due", _("What is due")), ("mine", _("Mine"))]
        self.shown = combo(_("Which key results"), choices, settings.choice("check-ins/shown", "all"))
        self.shown.setMinimumContentsLength(14)
        self.shown.activated.connect(self._filter)
        self.run = plain_button(_("Hold the meeting"), "primary", icon="present", do=self.hold_meeting)
        self.header = PageHeader(_("Weekly check-in"), actions=(self.shown, self.run), parent=self)
        # From the outside in: what gets another parent is dressed anew with all that it holds.
        self.stack = QStackedWidget(self)
        self._content = QWidget(self.stack)
        self.list_card = Card(self._content, margin=1, spacing=0)
        self.period = PlainLabel(_("This week"), "strong", self.list_card)
        self.done = PlainLabel("", "small", self.list_card, wrap=False)
        self.nothing_due = PlainLabel(_("Nothing is due here."), "muted", self.list_card)
        self.list = DueList(self.list_card)
        self.model = self.list.lines
        self.kept = kept_by(desk)
        self._ground = QWidget()
        self.right = page_scroll(self._ground, self._content)
        self.line = LineCard(desk, self.kept.drafts, self._ground)
        self.form = self.line.form
        self._asks = Later(lambda ground: AsksCard(desk, lambda: self._chosen, ground), self._show_asks, 80)
        self.empty = EmptyState(
            _("Nothing to check in yet"),
            _("Check-ins follow key results. Write the first objective with its key results."),
            _("Go to Objectives"),
            lambda: desk.page_requested.emit("objectives", ""),
            self.stack,
        )
        self._lay_out()
        self._connect()
        self._add_actions()

    def _lay_out(self) -> None:
        self._column = column = fill(self, self.header, spacing=16, margins=(24, 20, 24, 16))
        column.addWidget(self.stack, 1)
        self.stack.addWidget(self._content)
        self.stack.addWidget(self.empty)
        row = QHBoxLayout(self._content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addWidget(self.list_card)
        row.addWidget(self.right, 1)
        fill(self._ground, self.line, self._asks, spacing=16)
        self.come_later(self.line.chart, self.line.initiatives, self.line.earlier, self._asks)
        _fill_list_card(self.list_card, (self.period, self.done), (self.nothing_due, self.list))

    def _connect(self) -> None:
        self.list.row_chosen.connect(self._choose)
        self.list.form_requested.connect(self.form.set_focus)
        self.form.touched.connect(self.kept.keep_soon)
        self.kept.collecting.connect(self._collect)
        self.form.save_requested.connect(self.save_and_next)
        self.form.skip_requested.connect(self.skip)
        on_ctrl_enter(self, self.save_and_next)

    @property
    def chart(self) -> ChartCard:
        """The chart of the key result that is open."""
        return self.line.chart.part()

    @property
    def initiatives(self) -> InitiativesPart:
        """What is done to move it."""
        return self.line.initiatives.part()

    @property
    def earlier(self) -> EarlierCheckIns:
        """What was checked in before."""
        return self.line.earlier.part()

    @property
    def asks(self) -> AsksCard:
        """What is asked of others."""
        return self._asks.part()

    def _add_actions(self) -> None:
        """What Ctrl+K and the menus offer while this page is shown."""
        dates = partial(exporting.save_dates, self, self.desk, self.desk.refused.emit)
        for label, act in (
            (_("Save the check-in and go on"), self.save_and_next),
            (_("Skip to the next key result"), self.skip),
            (_("Hold the meeting"), self.hold_meeting),
            (_("Add an initiative…"), self.line.add_initiative),
            (_("Ask for something…"), lambda: self.asks.add()),
            (_("Check-in dates as a calendar…"), dates),
            (_("Show the sum"), lambda: self.chart.sum_requested.emit(self.chart.share)),
            (_("Values of the chart as a table"), lambda: self.chart.as_table.click()),
        ):
            self.offer(label, act)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        scale = theme.text_scale()
        wanted = (330 if self.width() >= 1050 else 236) * scale
        self.list_card.setFixedWidth(round(min(wanted, max(self.width() * 0.34, 236))))
        beside = self.width() - self.list_card.width() >= 760 * scale
        self.line.set_beside(beside)
        low = self.height() < _LOW
        self._column.setContentsMargins(24, *((12, 24, 4) if low else (20, 24, 16)))
        self._column.setSpacing(8 if low else 16)
        self.line.set_low(low)

    # Showing

    def reload(self) -> None:
        """Show the document anew; the chosen key result and what is half typed stay."""
        outline = self.desk.outline()
        self._rows = self._due_rows(outline)
        self.stack.setCurrentIndex(0 if self._rows else 1)
        first = self.list if outline.cycle.closed else self.form.value
        self.begin_at(first if self._rows else self.empty.button)
        show_part(self.shown, shown=bool(self._rows))
        done = sum(not (row.waits or row.is_empty) for row in self._rows)
        sentence = _("{done} of {all} done").format(done=done, all=len(self._rows))
        begun, closed = self.desk.day >= outline.cycle.first_day, outline.cycle.closed
        asks = begun and not closed
        self.done.set_text(sentence if self._rows and asks else "")
        heading, period = cadence_words.heading_and_period(outline.cycle.cadence.every)
        self.header.title.set_text(heading)
        self.period.set_text(period if asks else _("Key results"))
        show_part(self.run, shown=bool(self._rows) and not outline.cycle.closed)
        self.header.set_subtitle(_subtitle(outline.cycle, begun, self.desk.locale))
        if not self._rows:
            return
        if self._row(self._chosen) is None:
            self._chosen = next((row.id for row in self._rows if row.waits), self._rows[0].id)
        self._show_rows()
        self._show_chosen()
        self._asks.fill_anew()

    def _show_asks(self, card: AsksCard) -> None:
        card.reload(writable=not self.desk.cycle.closed and not self.desk.session.read_only)

    def _due_rows(self, outline: Outline) -> tuple[DueRow, ...]:
        """A row for each key result; after a check-in only the touched ones are made anew."""
        made_for = (outline.cycle, self.desk.day, self.desk.locale)
        known = self._rows if self._made_for == made_for else ()
        self._made_for = made_for
        return due_list.rows_of(outline, self.desk.day, self.desk.locale, known)

    def _show_rows(self) -> None:
        scroll = self.list.verticalScrollBar().value()
        # The one that is open always stays.
        shown, person = self.shown.key(), settings.person_name()
        self.model.set_rows(
            tuple(
                row
                for row in self._rows
                if row.id == self._chosen or due_list.lets_through(shown, row, person)
            )
        )
        show_part(self.nothing_due, shown=not self.model.rows)
        self.list.choose(self._chosen)
        self.list.verticalScrollBar().setValue(scroll)

    def _filter(self) -> None:
        settings.set_choice("check-ins/shown", self.shown.key())
        self._show_rows()

    def show_item(self, item_id: str) -> None:
        """Open a key result by its id, or that of a check-in of it."""
        if self._row(item_id) is not None:
            self._go_to(item_id)

    def _row(self, key_result_id: str) -> DueRow | None:
        return next((row for row in self._rows if row.id == key_result_id), None)

    def _choose(self, key_result_id: str) -> None:
        if key_result_id not in ("", self._chosen):
            self._chosen = key_result_id
            self._show_chosen()

    def _go_to(self, key_result_id: str) -> None:
        self._choose(key_result_id)
        self._show_rows()
        self.list.choose(key_result_id)
        self.form.set_focus()
        self.right.verticalScrollBar().setValue(0)

    def _show_chosen(self) -> None:
        row = self._row(self._chosen)
        if row is None:
            return
        desk, cycle = self.desk, self.desk.outline().cycle
        # Going on after a check-in shows the next one at once; the desk's word of it then finds it shown.
        now = (desk.document.revision, cycle.id, desk.day, desk.today, desk.locale, row.id)
        if now != self._shown_state:
            self._shown_state = now
            self.line.show_row(row, self._moved_targets)

    def _moved_targets(self) -> tuple[MovedTarget, ...]:
        """The moved targets of the cycle, read once per state of the document."""
        key = (self.desk.document.revision, self.desk.outline().cycle.id)
        if self._moved[0] != key:
            self._moved = (key, moved_targets(self.desk.document, key[1]))
        return self._moved[1]

    # Checking in

    def save_and_next(self) -> None:
        """Record what stands in the form and open the next key result that waits."""
        row = self._row(self._chosen)
        if row is None or self.form.isHidden():
            return
        fields = self.form.fields()
        if fields is None:
            return
        key_result = row.line.key_result
        shown = show_value(fields["value"], key_result, self.desk.locale)
        told = _("Checked in {number}: {value}").format(number=row.line.number, value=shown)
        following = self._following(row)
        saying = self.desk.beside(self.form.say_wrong)
        check_in = saying.do(check_ins.record, key_result.id, **fields, today=self.desk.today)
        if check_in is None:
            return
        outline = self.desk.outline()
        # A check-in for an earlier day may leave its own key result waiting.
        waiting = following or waiting_lines(outline.key_results, outline.cycle, outline.day)
        if not waiting and outline.day >= outline.cycle.first_day:
            told = _("{told}. Everything is checked in.").format(told=told)
        self.desk.told.emit(told, True)
        self.form.forget_draft(key_result.id)
        self.kept.keep()
        if key_result.baseline is None and measure_of(key_result).counted and row.line.latest is None:
            self._offer_baseline(check_in, row.line.number, key_result, shown)
        self._open(following)

    def skip(self) -> None:
        """Leave this key result for later, keeping what was typed, and open the next."""
        row = self._row(self._chosen)
        if row is None:
            return
        following = self._following(row)
        if following is None:
            self.desk.told.emit(_("Nothing else waits for a check-in."), False)
        self._open(following)

    def _following(self, row: DueRow) -> DueRow | None:
        """The next one that waits, from here to the end and then from the top; else one without a value."""
        here = self._rows.index(row)
        round_the_table = (*self._rows[here + 1 :], *self._rows[:here])
        waiting = (other for other in round_the_table if other.waits)
        return next(waiting, None) or next((other for other in round_the_table if other.is_empty), None)

    def _open(self, row: DueRow | None) -> None:
        if row is None:
            self.form.set_focus()
            return
        self._go_to(row.id)
        announce(self.form, row.spoken)

    def _offer_baseline(self, check_in_id: str, number: str, key_result: KeyResult, shown: str) -> None:
        question = _(
            "{number} {title} had no baseline, so it shows no progress yet. Take {value} as the baseline?"
        )
        self.line.offer(
            question.format(number=number, title=key_result.title[:120], value=shown),
            _("Take it as the baseline"),
            lambda: self.desk.telling(_("Baseline set.")).do(check_ins.take_as_baseline, check_in_id),
        )

    # The meeting

    def hold_meeting(self) -> None:
        """Hold a workshop of the check-in, or go on with it; what is half typed here is there too."""
        if not self.run.isHidden():
            self.kept.keep()
            self.desk.wished.emit("workshop", "check in", "")

    def showEvent(self, event: QShowEvent) -> None:
        """The meeting may have gone on with what was half typed here."""
        super().showEvent(event)
        self.form.take_draft()

    def hideEvent(self, event: QHideEvent) -> None:
        """The workspace closes, or the meeting begins: half a sentence is kept while the document is open."""
        if not event.spontaneous():
            self.form.keep_draft()
            self.kept.keep()
        super().hideEvent(event)

    def _collect(self) -> None:
        if self.isVisible():
            self.form.keep_draft()


def _subtitle(cycle: Cycle, begun: bool, locale: str) -> str:
    if cycle.closed:
        return _("This cycle is closed; its check-ins are for reading.")
    if begun:
        return _("Go round the table: one number, one confidence, one sentence.")
    first_day = format_day(cycle.first_day, locale)
    return _("This cycle begins on {day}; nothing is due before.").format(day=first_day)


def _fill_list_card(card: Card, heads: tuple[QWidget, QWidget], below: tuple[QWidget, QWidget]) -> None:
    """What the list is about and how much of it is done; below, that nothing is due, or the list."""
    head = QHBoxLayout()
    head.setContentsMargins(14, 12, 14, 10)
    card.column.addLayout(head)
    head.addWidget(heads[0], 1)
    head.addWidget(heads[1])
    card.column.addWidget(rule(card))
    below[0].setContentsMargins(14, 12, 14, 12)
    card.column.addWidget(below[0])
    card.column.addWidget(below[1], 1)
