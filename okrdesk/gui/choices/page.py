"""Take a copy back: what comes along by itself, and what both changed side by side, to be chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.document.refused import Refused
from okrdesk.gui.choices.conflict_list import ConflictList
from okrdesk.gui.choices.side_cards import AlongCard, BothCard, SoFarCard
from okrdesk.gui.choosing import Asked, Choosing
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.came_dialog import CameDialog
from okrdesk.gui.page import Page
from okrdesk.gui.widgets.cards import Card, PageHeader, fill_page
from okrdesk.gui.widgets.keys import on_ctrl_enter
from okrdesk.gui.widgets.marks import DoneSign
from okrdesk.gui.widgets.notices import Banner, ask
from okrdesk.gui.widgets.side_by_side import SideBySide, below_each_other
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _, ngettext

_TWO_COLUMNS = 860
_BESIDE = 300


class TakeBackPage(Page):
    """Nothing changes until it is taken. `left` comes when the screen is done with, either way."""

    name = "take-back"
    left = Signal()

    def __init__(self, desk: Desk, choosing: Choosing, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._choosing = choosing
        self._asked = Asked()
        self._revision = -1
        self.setAccessibleName(choosing.heading)
        self.cancel = plain_button(_("Cancel"), do=self.leave)
        self.take = plain_button(choosing.label, "primary", "check", do=self.take_it)
        self.header = PageHeader(choosing.heading, choosing.subtitle, (self.cancel, self.take))
        self.problem = Banner("error", "", dismissible=False)
        self.problem.hide()
        self.warning = Banner("warning", "", dismissible=False)
        self.list = ConflictList(desk.locale)
        self.list.changed.connect(self._show_counts)
        self.so_far, self.along, self.both = SoFarCard(), AlongCard(), BothCard()
        self._make_came_card()
        self._lay_out()
        on_ctrl_enter(self, self.take.click)
        self.offer(choosing.label, self.take_it)
        self.offer(_("Choose mine for all"), lambda: self.list.choose_all("mine"))
        self.offer(_("Choose theirs for all"), lambda: self.list.choose_all("theirs"))
        self.offer(_("Leave all for later"), lambda: self.list.choose_all("later"))
        self.reload()

    def _make_came_card(self) -> None:
        self.came = Card()
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(DoneSign(_("Comes along")), 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(3)
        self.came_words, self.came_note = PlainLabel("", "strong"), PlainLabel("", "small")
        said.addWidget(self.came_words)
        said.addWidget(self.came_note)
        row.addLayout(said, 1)
        self.show_them = plain_button(_("Show them"), small=True, do=self._show_them)
        row.addWidget(self.show_them, 0, Qt.AlignmentFlag.AlignVCenter)
        self.came.column.addLayout(row)

    def _lay_out(self) -> None:
        self._beside = QWidget()
        column = below_each_other(
            self.so_far, self.along, self.both, PlainLabel(self._choosing.note, "small"), spacing=14
        )
        column.setContentsMargins(0, 0, 0, 0)
        self._beside.setLayout(column)
        main = QWidget()
        inside = below_each_other(self.came, self.list, spacing=18)
        inside.setContentsMargins(0, 0, 0, 0)
        main.setLayout(inside)
        self._columns = SideBySide(_TWO_COLUMNS)
        self._columns.addWidget(main, 3)
        self._columns.addWidget(self._beside, 1)
        fill_page(self, self.header, self.problem, self.warning, self._columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._columns.fit(self.width())

    # What is asked

    def reload(self) -> None:
        """Look again where the workspace changed meanwhile; what was chosen stays chosen."""
        if self._revision == self.desk.document.revision:
            return
        try:
            self._asked = self._choosing.look()
        except Refused as refused:
            self._refuse(refused.sentence)
            return
        self._revision = self.desk.document.revision
        self.problem.hide()
        self._show_along(self._asked)
        self.list.show_asked(self._asked)
        self.so_far.setVisible(bool(self._asked.conflicts))
        for card in (self.along, self.both):
            card.show_asked(self._asked)
        self.warning.set_text(" ".join(self._asked.warnings))
        self.warning.setVisible(bool(self._asked.warnings))
        self._show_counts()

    def take_keyboard(self) -> None:
        """The first conflict, where there is one; else the button that takes it."""
        if self.list.cards:
            self.list.take_keyboard(self._choosing.begin_at)
        else:
            self.take.setFocus()

    def _show_along(self, asked: Asked) -> None:
        along = asked.along
        self.came.setVisible(along is not None)
        if along is None:
            return
        self.came_words.set_text(along.sentence)
        note = _("Only one side changed them, so there is nothing to choose.") if along.counts else ""
        if along.own:
            own = ngettext("Your own edit stays.", "Your own {n} edits stay.", along.own)
            note = f"{note} {own.format(n=along.own)}".strip()
        self.came_note.set_text(note)
        self.came_note.setVisible(bool(note))
        self.show_them.setVisible(bool(asked.every))

    def _show_counts(self) -> None:
        counts = {take: self.list.count(take) for take in ("mine", "theirs", "later")}
        self.so_far.show_counts(counts)  # type: ignore[arg-type]

    def _show_them(self) -> None:
        CameDialog(self, self._asked.every).run()

    def _refuse(self, sentence: str) -> None:
        self.problem.set_text(sentence)
        self.problem.show()

    # How it ends

    def take_it(self) -> None:
        """Write what was chosen, in one edit, and leave."""
        self.reload()
        if self._choosing.take(self.list.takes):
            self.left.emit()

    def leave(self) -> None:
        """Leave without taking it; asked first where something was chosen."""
        if self.may_leave():
            self.left.emit()

    def may_leave(self) -> bool:
        """Whether the screen may go: at once where nothing was chosen, else when somebody says so."""
        if self.list.count("later") == len(self._asked.conflicts):
            return True
        heading = _("Leave without taking it?")
        text = _("What you chose here is not kept. The workspace stays as it is.")
        return ask(self, heading, text, _("Leave"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
