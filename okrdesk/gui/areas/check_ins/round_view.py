"""The round of a check-in: what it goes through, one key result at a time, who does what at the end."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QWidget

from okrdesk.gui import theme
from okrdesk.gui.areas.check_ins import drafts, summary
from okrdesk.gui.areas.check_ins.due_list import DueList
from okrdesk.gui.areas.check_ins.kept_drafts import kept_by
from okrdesk.gui.areas.check_ins.key_result_view import KeyResultView
from okrdesk.gui.areas.check_ins.round import Round
from okrdesk.gui.areas.check_ins.summary import SummaryView
from okrdesk.gui.desk import Desk
from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.roles import announce
from okrdesk.gui.widgets.side_by_side import below_each_other, fill
from okrdesk.gui.widgets.text import PlainLabel, literal, plain_button
from okrdesk.i18n import _, ngettext
from okrdesk.okr import check_ins, initiatives, people
from okrdesk.okr.moved_targets import moved_targets
from okrdesk.okr.schedule import next_due
from okrdesk.reports.charts.key_result import key_result_chart

_LIST = 236
_ROWS_SEEN = 5


class RoundView(QWidget):
    """Goes round the key results. `moved`: another one is open, or something was typed that may be shown.

    What is half typed lies in the drafts that it shares with the page, so leaving loses nothing.
    """

    moved = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.kept = kept_by(desk)
        self.round = Round(desk, self.kept.drafts)
        self.open_id = ""  # the key result that is open, "" at the end of the round
        self.list = DueList()
        self.model = self.list.lines
        self.waiting = PlainLabel("", "strong")
        self.everything = QCheckBox(literal(_("Also what is checked in")))
        self.view = KeyResultView()
        self.summary = SummaryView()
        self.stack = QStackedWidget()
        self.counter = PlainLabel("", "small", wrap=False)
        self.back_button = plain_button(_("Back"), small=True, shortcut_hint=_("Alt ←"))
        self.skip_button = plain_button(_("Skip"), small=True, shortcut_hint=_("Alt →"))
        self.save_button = plain_button(_("Save and next"), small=True, shortcut_hint=_("Ctrl ↵"))
        self._lay_out()
        self._connect()
        self._choose_round(everything=False)
        rows = self.round.rows()
        first = next((row.id for row in rows if row.waits), rows[0].id if rows else "")
        self.show_key_result(first)

    def _lay_out(self) -> None:
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.summary)
        beside = Card(margin=1, spacing=0)
        self.waiting.setContentsMargins(12, 10, 12, 8)
        also = QHBoxLayout()
        also.setContentsMargins(12, 8, 12, 10)
        also.addWidget(self.everything)
        beside.column.addWidget(self.waiting)
        beside.column.addWidget(self.list)
        beside.column.addLayout(also)
        self._left = QWidget()
        fill(self._left, below_each_other(beside, self.view.standing, spacing=14))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.counter)
        head.addStretch(1)
        for button in (self.back_button, self.skip_button, self.save_button):
            head.addWidget(button)
        card = Card(margin=16, spacing=10)
        card.column.addLayout(head)
        card.column.addWidget(self.stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self._left, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(card, 1)
        self._fit()

    def _connect(self) -> None:
        self.list.row_chosen.connect(self._choose)
        self.list.form_requested.connect(self.view.set_focus)
        self.everything.toggled.connect(lambda wanted: self._choose_round(everything=wanted))
        self.view.escape_pressed.connect(self.list.setFocus)
        self.view.edited.connect(self._edited)
        self.kept.collecting.connect(self._collect)
        self.save_button.clicked.connect(self.save_and_go_on)
        self.skip_button.clicked.connect(self.go_on)
        self.back_button.clicked.connect(self.go_back)
        for keys, act in (("Alt+Right", self.go_on), ("Alt+Left", self.go_back)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _fit(self) -> None:
        self._left.setFixedWidth(round(_LIST * min(theme.text_scale(), 1.25)))
        high = self.list.sizeHintForRow(0) if self.model.rows else 0
        self.list.setFixedHeight(high * min(max(len(self.model.rows), 1), _ROWS_SEEN) + 2)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    # The round

    def _choose_round(self, *, everything: bool) -> None:
        """What it goes through: what waits as it begins, or all key results."""
        self.everything.setVisible(self.round.choose(everything=everything) or everything)
        self.refresh()

    def refresh(self) -> None:
        """Something has changed: show it, leaving alone what is being typed."""
        rows = self.round.rows()
        waiting = sum(row.waits for row in rows)
        sentence = ngettext("{n} key result waits", "{n} key results wait", waiting).format(n=waiting)
        self.waiting.set_text(sentence if waiting else _("Nothing waits any more"))
        self.list.blockSignals(True)
        self.model.set_rows(rows)
        self.list.choose(self.open_id)
        self.list.blockSignals(False)
        self._fit()
        if self.open_id and self.round.row(self.open_id) is None:
            self.open_id = ""  # it was removed meanwhile
        if self.open_id:
            self._show_row()
        else:
            self._show_outcomes()
        self._show_foot()

    def count(self) -> tuple[int, int]:
        """How many of the round are checked in, and of how many."""
        rows = self.round.rows()
        return sum(not row.waits for row in rows), len(rows)

    def show_key_result(self, key_result_id: str) -> None:
        """Open a key result with what is half typed for it; "" opens the end: who does what."""
        self.keep_draft()
        row = self.round.row(key_result_id)
        self.open_id = key_result_id if row is not None else ""
        if row is not None:
            self.view.set_draft(self.round.draft(row.line))
            announce(self.view, row.spoken)
        self.refresh()
        self.moved.emit()

    def _choose(self, key_result_id: str) -> None:
        if key_result_id != self.open_id:
            self.show_key_result(key_result_id)

    def _show_row(self) -> None:
        row = self.round.row(self.open_id)
        assert row is not None
        document, outline, day = self.desk.document, self.desk.outline(), self.desk.day
        key_result = row.line.key_result
        past = check_ins.of_key_result(document, key_result.id, day)
        moved = moved_targets(document, outline.cycle.id)
        chart = key_result_chart(key_result, past, outline.cycle, day, self.desk.locale, moved)
        plans = initiatives.of_key_result(document, key_result.id)
        planned = [plan.title for plan in plans if plan.done_on is None]
        choosable = people.active(document)
        following = next_due(outline.cycle, day)[1]
        self.view.show_row(row, chart, past, planned, choosable, self.desk.locale, following)
        self.stack.setCurrentWidget(self.view)

    def _show_outcomes(self) -> None:
        outcomes, waiting = self.round.outcomes()
        named = {person.id: person for person in people.everyone(self.desk.document)}
        parts = summary.parts_of(outcomes, waiting, named, self.desk.locale)
        planned = sum(outcome.initiative is not None for outcome in outcomes)
        self.summary.show_parts(summary.heading_of(len(outcomes), planned), parts)
        self.stack.setCurrentWidget(self.summary)

    def _show_foot(self) -> None:
        is_open = bool(self.open_id)
        ids = [row.id for row in self.round.rows()]
        place = ids.index(self.open_id) + 1 if self.open_id in ids else 0
        self.counter.set_text(_("{place} of {all}").format(place=place, all=len(ids)) if place else "")
        self.view.standing.setVisible(is_open)
        self.skip_button.setVisible(is_open)
        self.save_button.setVisible(is_open)
        self.back_button.setEnabled(bool(ids) and self.open_id != ids[0])

    def begin(self) -> None:
        """The keyboard goes to the value, at the end to what can be copied."""
        if self.open_id:
            self.view.set_focus()
        else:
            self.summary.copy_button.setFocus()

    # The way

    def go_on(self) -> None:
        """The next of the round, who does what after the last one; what is typed is kept."""
        self._step(1)

    def go_back(self) -> None:
        """The one before; what is typed is kept."""
        self._step(-1)

    def _step(self, by: int) -> None:
        ids = [row.id for row in self.round.rows()]
        here = ids.index(self.open_id) if self.open_id in ids else len(ids)
        there = here + by
        if there >= 0:
            self.show_key_result(ids[there] if there < len(ids) else "")
            self.begin()

    # What is said

    def is_typed(self) -> bool:
        """Whether something is half typed for the key result that is open."""
        row = self.round.row(self.open_id) if self.open_id else None
        if row is None:
            return False
        return self.view.draft() != drafts.fresh(row.line, self.desk.day, self.desk.locale)

    def _edited(self) -> None:
        self.kept.keep_soon()
        self.moved.emit()

    def _collect(self) -> None:
        if self.isVisible():
            self.keep_draft()

    def keep_draft(self) -> None:
        """Remember what is half typed for the key result that is open."""
        if self.open_id:
            self.round.keep(self.open_id, self.view.draft())

    def save_and_go_on(self) -> None:
        """Check the open key result in, with an initiative where one was said, and go on."""
        row = self.round.row(self.open_id) if self.open_id else None
        said = self.view.said() if row is not None else None
        if row is None or said is None:
            return
        if not self.round.check_in(row.line, said, self.view.value.set_error):
            return
        # Nothing of this one is half typed any more; going on must not keep it as a draft.
        self.view.set_draft(drafts.fresh(row.line, self.desk.day, self.desk.locale))
        self.kept.keep_soon()
        self._step(1)

    def showEvent(self, event: QShowEvent) -> None:
        """The page may have gone on with what was half typed here."""
        row = self.round.row(self.open_id) if self.open_id else None
        if row is not None:
            self.view.set_draft(self.round.draft(row.line))
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.keep_draft()
        super().hideEvent(event)
