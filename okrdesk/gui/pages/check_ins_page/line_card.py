"""The key result that is open: its form, beside it chart and plans, below what was checked in."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from okrdesk.gui.areas.check_ins.drafts import Drafts
from okrdesk.gui.areas.check_ins.due_list import DueRow
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.show_the_sum import open_sum
from okrdesk.gui.pages.check_ins_page import acts, earlier, initiatives
from okrdesk.gui.pages.check_ins_page.chart_card import ChartCard
from okrdesk.gui.pages.check_ins_page.earlier import EarlierCheckIns
from okrdesk.gui.pages.check_ins_page.form import CheckInForm
from okrdesk.gui.pages.check_ins_page.initiatives import InitiativesPart
from okrdesk.gui.widgets.cards import Card, rule
from okrdesk.gui.widgets.later import Later
from okrdesk.gui.widgets.notices import Banner
from okrdesk.gui.widgets.roles import announce
from okrdesk.gui.widgets.side_by_side import show_part
from okrdesk.gui.widgets.text import PlainLabel, set_tip
from okrdesk.i18n import _
from okrdesk.okr import check_ins, people
from okrdesk.okr.initiatives import of_key_result as initiatives_of
from okrdesk.okr.late import late_check_ins
from okrdesk.okr.moved_targets import MovedTarget
from okrdesk.okr.outline import KeyResultLine
from okrdesk.okr.people import Person
from okrdesk.okr.terms import CheckIn
from okrdesk.reports.charts.key_result import key_result_chart
from okrdesk.signs import shortened

_MOST_OF_TITLE = 400


class _Shown:
    """What belongs to the key result that is open, read when it is first needed and once."""

    def __init__(self, desk: Desk, line: KeyResultLine, moved: Callable[[], tuple[MovedTarget, ...]]) -> None:
        self._desk, self.line, self.moved = desk, line, moved
        self.cycle = desk.outline().cycle
        self.is_writable = not self.cycle.closed

    @cached_property
    def series(self) -> tuple[CheckIn, ...]:
        return check_ins.of_key_result(self._desk.document, self.line.key_result.id, self._desk.day)

    @cached_property
    def people(self) -> dict[str, Person]:
        return {person.id: person for person in people.everyone(self._desk.document)}


class LineCard(Card):
    """Shows one row of the list with all that belongs to it; in a closed cycle without the form."""

    def __init__(self, desk: Desk, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=20, spacing=6)
        self._desk = desk
        self._shown: _Shown | None = None
        self.objective = PlainLabel("", "small", self, elide=True)
        self.title = PlainLabel("", "heading", self)
        self.form = CheckInForm(drafts, self)
        self.closed = PlainLabel(
            _("This cycle is closed: what was checked in stays to be read. Reopen it to add to it."),
            "muted",
            self,
        )
        self.chart = Later(self._make_chart, self._show_chart, 240)
        self.initiatives = Later(self._make_initiatives, self._show_initiatives, 40)
        self.earlier = Later(self._make_earlier, self._show_earlier, 40)
        self._banners = QVBoxLayout()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()

    def _lay_out(self) -> None:
        self.column.addLayout(self._banners)
        self.column.addWidget(self.objective)
        self.column.addWidget(self.title)
        self.column.addWidget(self.closed)
        self.column.addSpacing(8)
        self._sides.setSpacing(22)
        self.column.addLayout(self._sides)
        beside = QVBoxLayout()
        beside.setSpacing(18)
        beside.addLayout(self.chart)
        beside.addLayout(self.initiatives)
        beside.addStretch(1)
        self._sides.addWidget(self.form, 5)
        self._sides.addLayout(beside, 8)
        self.column.addSpacing(8)
        self.column.addWidget(rule(self))
        self.column.addSpacing(6)
        self.column.addLayout(self.earlier)
        self.column.addStretch(1)

    def set_beside(self, beside: bool) -> None:
        """Put the chart beside the form, or below it where there is no room."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(across if beside else down)

    def set_low(self, low: bool) -> None:
        """Stand closer together where the window is low, so that saving stays in sight."""
        margin = 12 if low else 20
        self.column.setContentsMargins(20, margin, 20, margin)
        self.form.set_low(low)

    def show_row(self, row: DueRow, moved: Callable[[], tuple[MovedTarget, ...]]) -> None:
        """Show a key result as the document has it; `moved` gives the moved targets of the cycle."""
        desk, key_result = self._desk, row.line.key_result
        self._shown = shown = _Shown(desk, row.line, moved)
        about = _("Objective {number} · {title}")
        if row.line.owner is None:
            about = _("Nobody owns it · Objective {number} · {title}")
        self.objective.set_text(
            about.format(number=row.objective.number, title=row.objective.objective.title)
        )
        title = _("{number} {title}").format(number=row.line.number, title=key_result.title)
        self.title.set_text(shortened(title, _MOST_OF_TITLE))
        set_tip(self.title, title if len(title) > _MOST_OF_TITLE else "")
        show_part(self.form, shown=shown.is_writable)
        show_part(self.closed, shown=not shown.is_writable)
        self.form.show_line(row.line, people.active(desk.document), desk.locale, desk.day, desk.today)
        self.form.day.offer(*check_ins.days_that_can_be(key_result, shown.cycle, desk.today))
        for place in (self.chart, self.initiatives, self.earlier):
            place.fill_anew()

    # The chart

    def _make_chart(self, ground: QWidget) -> ChartCard:
        chart = ChartCard(ground)
        chart.sum_requested.connect(self._open_sum)
        return chart

    def _show_chart(self, part: ChartCard) -> None:
        if (shown := self._shown) is not None:
            day, locale, key_result = self._desk.day, self._desk.locale, shown.line.key_result
            chart = key_result_chart(key_result, shown.series, shown.cycle, day, locale, shown.moved())
            part.show_line(shown.line, chart)

    def _open_sum(self, anchor: QWidget) -> None:
        if self._shown is not None:
            open_sum(self._desk, anchor, None, self._shown.line.key_result.id)

    # What is planned

    def _make_initiatives(self, ground: QWidget) -> InitiativesPart:
        part = InitiativesPart(ground)
        part.add_requested.connect(self.add_initiative)
        acts.do_as_wished(self, self._desk, part)
        return part

    def _show_initiatives(self, part: InitiativesPart) -> None:
        if (shown := self._shown) is not None:
            planned = initiatives_of(self._desk.document, shown.line.key_result.id)
            rows = initiatives.rows_of(planned, shown.people, self._desk.day, self._desk.locale)
            part.show_rows(rows, writable=shown.is_writable)

    def add_initiative(self) -> None:
        """Ask for an initiative of the key result that is open; a blocker just typed is offered."""
        if self._shown is not None and not self.form.isHidden():
            acts.add_initiative(self, self._desk, self._shown.line, self.form.blocker.text().strip())

    # Earlier check-ins

    def _make_earlier(self, ground: QWidget) -> EarlierCheckIns:
        part = EarlierCheckIns(ground)
        part.correct_requested.connect(self._correct)
        part.removal_requested.connect(lambda item: acts.remove_check_in(self._desk, item))
        return part

    def _show_earlier(self, part: EarlierCheckIns) -> None:
        if (shown := self._shown) is not None:
            document, key_result = self._desk.document, shown.line.key_result
            late = frozenset() if shown.is_writable else late_check_ins(document, shown.cycle.id)
            rows = earlier.rows_of(shown.series, key_result, shown.people, self._desk.locale, late)
            part.show_rows(rows, writable=shown.is_writable)

    def _correct(self, check_in_id: str) -> None:
        if self._shown is not None:
            acts.correct(self, self._desk, self._shown.line.key_result, check_in_id)

    def offer(self, question: str, answer: str, act: Callable[[], object]) -> None:
        """Ask above everything else; the answer does something, and the question goes."""

        def take() -> None:
            act()
            leave()

        def leave() -> None:
            banner.hide()
            self._banners.removeWidget(banner)
            banner.deleteLater()

        banner = Banner("note", question, [(answer, take)])
        banner.dismissed.connect(leave)
        self._banners.addWidget(banner)
        announce(banner, banner.label.plain_text())
