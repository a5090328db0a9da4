"""A page for a step of the method: what it is for, what is there already, and the way on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.gui.desk import Desk
from okrdesk.gui.page import Page
from okrdesk.gui.pages.coming_page.step_words import StepFigure, StepSection, StepState, state_of, words_of
from okrdesk.gui.widgets.cards import Card, PageHeader, fill_page
from okrdesk.gui.widgets.item_row import ItemRow
from okrdesk.gui.widgets.side_by_side import SideBySide, below_each_other
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import ngettext

_TWO_COLUMNS = 860


class ComingPage(Page):
    """A step by its `name`. Its rows open what they show."""

    def __init__(self, desk: Desk, name: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.name = name
        guidance = words_of(name)
        self.next = plain_button(guidance.action, "primary")
        self.next.clicked.connect(lambda: desk.page_requested.emit(guidance.leads_to, ""))
        self.header = PageHeader(guidance.title, guidance.subtitle, (self.next,))
        self.rows: list[ItemRow] = []
        self._shown: StepState | None = None
        self._figures = QHBoxLayout()
        self._figures.setSpacing(14)
        self._sections = QVBoxLayout()
        self._sections.setSpacing(16)
        guide = Card(margin=18, spacing=10)
        guide.column.addWidget(PlainLabel(guidance.heading, "strong"))
        for number, line in enumerate(guidance.lines, start=1):
            guide.column.addLayout(_guide_line(number, line))
        self._columns = SideBySide(_TWO_COLUMNS, growth=0.6)
        self._columns.addLayout(below_each_other(self._figures, self._sections), 7)
        self._columns.addLayout(below_each_other(guide), 3)
        self._scroll = fill_page(self, self.header, self._columns)

    def reload(self) -> None:
        """Show the outline's figures; nothing is rebuilt where nothing changed, the keyboard stays."""
        state = state_of(self.name, self.desk)
        if state == self._shown:
            return
        self._shown = state
        focused = next((row.item.id for row in self.rows if row.hasFocus()), "")
        scroll = self._scroll.verticalScrollBar().value()
        _clear(self._figures)
        _clear(self._sections)
        self.rows = []
        for figure in state.figures:
            self._figures.addWidget(_figure_card(figure), 1)
        for section in state.sections:
            self._sections.addWidget(self._section_card(section))
        again = next((row for row in self.rows if row.item.id == focused), None)
        if again is not None:
            again.setFocus()
        self._scroll.verticalScrollBar().setValue(scroll)

    def show_item(self, item_id: str) -> None:
        """Give the row of an item, or of a person, the keyboard."""
        for row in self.rows:
            if item_id in (row.item.person, row.item.id):
                row.setFocus()
                self._scroll.ensureWidgetVisible(row)
                return

    def _section_card(self, section: StepSection) -> Card:
        card = Card(margin=16, spacing=4)
        card.column.addWidget(PlainLabel(section.heading, "strong"))
        for nth, item in enumerate(section.items):
            row = ItemRow(item, first=nth == 0)
            row.clicked.connect(
                lambda _checked=False, item=item: self.desk.page_requested.emit(item.page, item.id)
            )
            card.column.addWidget(row)
            self.rows.append(row)
        if not section.items:
            card.column.addWidget(PlainLabel(section.nothing, "muted"))
        if section.rest:
            label = ngettext(
                "and {count} more, in the outline", "and {count} more, in the outline", section.rest
            )
            more = plain_button(label.format(count=section.rest), "quiet", small=True)
            more.clicked.connect(lambda: self.desk.page_requested.emit("objectives", ""))
            card.column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._columns.fit(self.width())
        super().resizeEvent(event)


def _guide_line(number: int, line: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(PlainLabel(str(number), "strong", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(PlainLabel(line), 1)
    return row


def _figure_card(figure: StepFigure) -> Card:
    card = Card(margin=14, spacing=2)
    value = PlainLabel(figure.value, "title")
    value.setAccessibleName(f"{figure.value} {figure.caption}")
    card.column.addWidget(value)
    card.column.addWidget(PlainLabel(figure.caption, "small"))
    card.column.addStretch(1)
    return card


def _clear(layout: QBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
