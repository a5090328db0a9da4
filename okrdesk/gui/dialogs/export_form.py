"""What the one-pager says and how it is made: its texts and asks, day, paper and chart."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.gui import printing, settings
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.asks_card import AsksCard
from okrdesk.gui.dialogs.page_drawing import Wish
from okrdesk.gui.widgets.cards import rule
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.day_field import DayField
from okrdesk.gui.widgets.fields import TextArea, captioned
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _, format_day
from okrdesk.okr import handed_pages
from okrdesk.reports.onepager.content import OnePager

_LAST, _NONE = "last", "none"


class ExportForm(QWidget):
    """`changed` comes when the page is another one, `typed` while a text is being typed.

    Asks are rows of the workspace: an edit of one counts at once, and Ctrl+Z takes it back.
    """

    changed = Signal()
    typed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._pages: dict[tuple[dt.date, bool, str], OnePager] = {}
        self.day = DayField(_("As of"), desk.day, desk.today, desk.locale)
        self.paper = combo(_("Paper"), [("a4", _("A4")), ("letter", _("Letter"))])
        self.paper.set_key(printing.usual_paper(desk.locale))
        self.chart = QCheckBox(_("Progress chart at the foot"))
        self.chart.setAccessibleName(self.chart.text())
        self.chart.setChecked(settings.choice("one-pager/chart", "yes") == "yes")
        self.since = combo(_("Compared with"), self._earlier_pages())
        page = self._page(desk.day)
        self._suggested = _texts(page)
        self.went_well = TextArea(_("What went well"), page.went_well, least_lines=3, most_lines=8)
        self.in_the_way = TextArea(_("What is in the way"), page.in_the_way, least_lines=3, most_lines=8)
        self._texts = (self.went_well, self.in_the_way)
        self.asks = AsksCard(desk)
        self._is_left = False
        self._asked = 0  # edits of asks made here, which undo may take back
        self.others = QCheckBox(_("For other readers"))
        self.others.setAccessibleName(self.others.text())
        self.others_note = PlainLabel(
            _("The workspace remembers it, and the next page compares with it."), "small"
        )
        self.others.setAccessibleDescription(self.others_note.plain_text())
        self.others.setChecked(self._can_remember())
        for part in (self.others, self.others_note):
            part.setVisible(self._can_remember())
        self._lay_out()
        self._show_asks()
        desk.edited.connect(self._after_edit)
        taking_back = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self.asks, self._take_back)
        taking_back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        for field in self._texts:
            field.typed.connect(lambda _text: self.typed.emit())
        self.day.edited.connect(lambda _text: self._change_day())
        self.paper.activated.connect(lambda _index: self.changed.emit())
        self.chart.toggled.connect(lambda _on: self.changed.emit())
        self.since.activated.connect(lambda _index: self.changed.emit())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 14)
        column.setSpacing(12)
        column.addWidget(PlainLabel(_("One-pager"), "title"))
        sentence = _("What leadership reads. The texts start from the latest check-ins; make them yours.")
        column.addWidget(PlainLabel(sentence, "muted"))
        for field in self._texts:
            column.addWidget(field)
        column.addWidget(self.asks)
        column.addWidget(rule())
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.day, 3, Qt.AlignmentFlag.AlignTop)
        row.addWidget(captioned(_("Paper"), self.paper), 2, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        compared = captioned(_("Compared with"), self.since)
        compared.setVisible(self.since.count() > 1)
        column.addWidget(compared)
        column.addWidget(self.chart)
        column.addWidget(self.others)
        column.addWidget(self.others_note)
        column.addStretch(1)

    def _earlier_pages(self) -> list[tuple[str, str]]:
        """With which page it can be compared: the last one, an earlier one, or none."""
        pages = handed_pages.of_cycle(self.desk.document, self.desk.cycle.id)
        if not pages:
            return [(_LAST, _("the last page"))]
        days = [page.on for page in reversed(pages)]
        named = [(day.isoformat(), format_day(day, self.desk.locale)) for day in days]
        return [(_LAST, _("the last page")), *named, (_NONE, _("no earlier page"))]

    def _page(self, day: dt.date) -> OnePager:
        """The page as the document has it; read once per day."""
        from okrdesk.reports.onepager.onepager_of import onepager_of

        since = self.since.key()
        key = (day, self.chart.isChecked(), since)
        if key not in self._pages:
            path = self.desk.session.path
            self._pages[key] = onepager_of(
                self.desk.document,
                self.desk.cycle.id,
                day,
                file_name=path.name if path else "",
                chart=key[1],
                since=None if since in (_LAST, _NONE) else dt.date.fromisoformat(since),
                compares=since != _NONE,
            )
        return self._pages[key]

    def chosen_day(self) -> dt.date:
        """The day in the field, that of the desk while there is none."""
        return self.day.day() or self.desk.day

    def is_ready(self) -> bool:
        """Whether the day is one; if not, it says so and gets the keyboard."""
        self.day.finish(again=True)
        if self.day.error() or self.day.day() is None:
            self.day.setFocus()
            return False
        return True

    def wish(self) -> Wish:
        """The page as it stands in the fields."""
        went_well, in_the_way = (field.text() for field in self._texts)
        page = replace(self._page(self.chosen_day()), went_well=went_well, in_the_way=in_the_way)
        return Wish(page, self.paper.key(), self.chart.isChecked())

    def changed_texts(self) -> list[str | None]:
        """What went well and what is in the way; None where it was left as suggested."""
        return [
            None if field.text() == before else field.text()
            for field, before in zip(self._texts, self._suggested, strict=True)
        ]

    def is_for_others(self) -> bool:
        """Whether the page is handed out, so that the next one compares with it."""
        return self._can_remember() and self.others.isChecked()

    def _can_remember(self) -> bool:
        return not self.desk.cycle.closed and not self.desk.session.read_only

    def leave(self) -> None:
        """The dialog is closed: what happens in the workspace is no longer shown here."""
        self._is_left = True

    def _show_asks(self) -> None:
        self.asks.reload(writable=self._can_remember())

    def _after_edit(self) -> None:
        """An ask was changed: show it, and draw the page with it."""
        if not self._is_left:
            self._asked += 1
            self._read_anew()

    def _take_back(self) -> None:
        """Undo an edit of asks that was made here; what was done before is not to be seen from here."""
        if before := self._asked:
            self.desk.undo()
            self._asked = before - 1

    def _read_anew(self) -> None:
        self._pages.clear()
        self._show_asks()
        self.changed.emit()

    def _change_day(self) -> None:
        """Show another day; texts that nobody touched follow what the check-ins said by then."""
        suggested = _texts(self._page(self.chosen_day()))
        for field, before, now in zip(self._texts, self._suggested, suggested, strict=True):
            if field.text() == before:
                field.set_text(now)
        self._suggested = suggested
        self.changed.emit()


def _texts(page: OnePager) -> tuple[str, str]:
    return page.went_well, page.in_the_way
