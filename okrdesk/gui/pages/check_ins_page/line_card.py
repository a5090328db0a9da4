"""The key result that is open: its form, beside it chart and plans, below what was checked in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from okrdesk.gui.areas.check_ins.drafts import Drafts
from okrdesk.gui.areas.check_ins.due_list import DueRow
from okrdesk.gui.desk import Desk
from okrdesk.gui.pages.check_ins_page import earlier, initiatives
from okrdesk.gui.pages.check_ins_page.chart_card import ChartCard
from okrdesk.gui.pages.check_ins_page.earlier import EarlierCheckIns
from okrdesk.gui.pages.check_ins_page.form import CheckInForm
from okrdesk.gui.pages.check_ins_page.initiatives import InitiativesPart
from okrdesk.gui.widgets.cards import Card, rule
from okrdesk.gui.widgets.notices import Banner
from okrdesk.gui.widgets.roles import announce
from okrdesk.gui.widgets.side_by_side import show_part
from okrdesk.gui.widgets.text import PlainLabel, set_tip
from okrdesk.i18n import _
from okrdesk.okr import check_ins, people
from okrdesk.okr.initiatives import of_key_result as initiatives_of
from okrdesk.okr.late import late_check_ins
from okrdesk.okr.moved_targets import MovedTarget
from okrdesk.reports.charts.key_result import key_result_chart
from okrdesk.signs import shortened

_MOST_OF_TITLE = 400


class LineCard(Card):
    """Shows one row of the list with all that belongs to it; in a closed cycle without the form."""

    def __init__(self, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=20, spacing=6)
        self.objective = PlainLabel("", "small", self, elide=True)
        self.title = PlainLabel("", "heading", self)
        self.form = CheckInForm(drafts, self)
        self.closed = PlainLabel(
            _("This cycle is closed: what was checked in stays to be read. Reopen it to add to it."),
            "muted",
            self,
        )
        self.chart = ChartCard(self)
        self.initiatives = InitiativesPart(self)
        self.earlier = EarlierCheckIns(self)
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
        beside.addWidget(self.chart)
        beside.addWidget(self.initiatives)
        beside.addStretch(1)
        self._sides.addWidget(self.form, 5)
        self._sides.addLayout(beside, 8)
        self.column.addSpacing(8)
        self.column.addWidget(rule(self))
        self.column.addSpacing(6)
        self.column.addWidget(self.earlier)
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

    def show_row(self, desk: Desk, row: DueRow, moved: tuple[MovedTarget, ...]) -> None:
        """Show a key result as the document has it; `moved` are the moved targets of the cycle."""
        document, cycle, locale, day = desk.document, desk.outline().cycle, desk.locale, desk.day
        key_result = row.line.key_result
        by_id = {person.id: person for person in people.everyone(document)}
        series = check_ins.of_key_result(document, key_result.id, day)
        about = _("Objective {number} · {title}")
        if row.line.owner is None:
            about = _("Nobody owns it · Objective {number} · {title}")
        self.objective.set_text(
            about.format(number=row.objective.number, title=row.objective.objective.title)
        )
        title = _("{number} {title}").format(number=row.line.number, title=key_result.title)
        self.title.set_text(shortened(title, _MOST_OF_TITLE))
        set_tip(self.title, title if len(title) > _MOST_OF_TITLE else "")
        writable = not cycle.closed
        show_part(self.form, shown=writable)
        show_part(self.closed, shown=not writable)
        self.form.show_line(row.line, people.active(document), locale, day, desk.today)
        self.form.day.offer(*check_ins.days_that_can_be(row.line.key_result, cycle, desk.today))
        chart = key_result_chart(key_result, series, cycle, day, locale, moved)
        self.chart.show_line(row.line, chart)
        planned = initiatives_of(document, key_result.id)
        self.initiatives.show_rows(initiatives.rows_of(planned, by_id, day, locale), writable=writable)
        late = frozenset() if writable else late_check_ins(document, cycle.id)
        rows = earlier.rows_of(series, key_result, by_id, locale, late)
        self.earlier.show_rows(rows, writable=writable)

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
