"""A field that both copies changed, on a card: mine, theirs or later, by mouse or by arrow keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from okrdesk.document.taking_back import Take
from okrdesk.gui import icons
from okrdesk.gui.choices.side_button import SideButton
from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.keys import letter_of
from okrdesk.gui.widgets.marks import NumberMark
from okrdesk.gui.widgets.reading_order import Compound
from okrdesk.gui.widgets.roles import Role
from okrdesk.gui.widgets.side_by_side import SideBySide
from okrdesk.gui.widgets.text import PlainButton, PlainLabel, plain_button
from okrdesk.i18n import _
from okrdesk.okr.conflict_words import ConflictWords
from okrdesk.okr.text_differences import marks_of

_SIDE_BY_SIDE, _MARGIN, _LEAST_WORDS = 460, 14, 80


def take_word(take: str) -> str:
    """What is taken of the two, in a word or two."""
    return {"mine": _("Mine"), "theirs": _("Theirs"), "later": _("Left for later")}[take]


class _LaterButton(PlainButton):
    """The third choice, beside the two values."""

    spoken_as = Role.RadioButton

    def nextCheckState(self) -> None:
        """A choice of one is not taken away by choosing it again."""
        self.setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)


class ConflictCard(Compound, Card):
    """Left is mine, Right theirs, L later; Up and Down ask for the card before and after (`walked`).

    `chosen` tells what a person chose.
    """

    spoken_as = Role.Grouping
    chosen = Signal(str)
    walked = Signal(int)

    def __init__(
        self, conflict: ConflictWords, take: Take, locale: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, margin=_MARGIN, spacing=10)
        self.conflict = conflict
        self.setAccessibleName(conflict.what)
        marks = marks_of(conflict.mine.shown, conflict.theirs.shown)
        self.mine = SideButton(take_word("mine"), conflict.mine, marks[0], locale, conflict.what)
        self.theirs = SideButton(take_word("theirs"), conflict.theirs, marks[1], locale, conflict.what)
        self.later = _LaterButton(_("Later"), "plain", "")
        self.later.setCheckable(True)
        self.later.setProperty("letters", "small")
        self.later.setIcon(icons.icon("clock"))
        self.later.icon_edge = 13
        self.later.fit_icon()
        self.whole = plain_button(_("Show the whole texts"), "quiet", small=True, do=self._show_whole)
        self._buttons: dict[Take, SideButton | _LaterButton] = {
            "mine": self.mine,
            "theirs": self.theirs,
            "later": self.later,
        }
        self.later.setAccessibleName(_("Later: {what}").format(what=conflict.what[:200]))
        self.whole.setAccessibleName(_("Show the whole texts of {what}").format(what=conflict.what[:200]))
        self._lay_out()
        for name, button in self._buttons.items():
            button.clicked.connect(lambda _checked=False, name=name: self._choose(name))
        self.show_take(take)

    def _lay_out(self) -> None:
        self._head = head = QHBoxLayout()
        head.setSpacing(10)
        if self.conflict.number:
            head.addWidget(NumberMark(self.conflict.number), 0, Qt.AlignmentFlag.AlignTop)
        self.line = PlainLabel(self.conflict.line[:400], "strong")
        head.addWidget(self.line)
        if self.conflict.field:
            head.addWidget(PlainLabel(f"· {self.conflict.field}", "muted", wrap=False))
        head.addStretch(1)
        head.addWidget(self.later, 0, Qt.AlignmentFlag.AlignTop)
        self._sides = SideBySide(_SIDE_BY_SIDE, spacing=12)
        self._sides.addWidget(self.mine, 1)
        self._sides.addWidget(self.theirs, 1)
        self.column.addLayout(head)
        self.column.addLayout(self._sides)
        self.column.addWidget(self.whole, 0, Qt.AlignmentFlag.AlignLeft)
        self.whole.hide()

    def show_take(self, take: Take) -> None:
        """Show what is chosen; that part gets the keyboard."""
        self.take = take
        for name, button in self._buttons.items():
            button.setChecked(name == take)
            # One stop of Tab for a card: what is chosen.
            policy = Qt.FocusPolicy.StrongFocus if name == take else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
        self.stop = self._buttons[take]

    def _choose(self, take: Take) -> None:
        self.show_take(take)
        self.setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit(take)

    def _show_whole(self) -> None:
        whole = not self.mine.text_shown.whole
        for side in (self.mine, self.theirs):
            side.show_whole(whole)
        said = self.whole.accessibleName()
        self.whole.set_text(_("Show less") if whole else _("Show the whole texts"))
        self.whole.setAccessibleName(said)
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        leftward = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        first, second = (
            (Qt.Key.Key_Right, Qt.Key.Key_Left) if leftward else (Qt.Key.Key_Left, Qt.Key.Key_Right)
        )
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() == first:
            self._choose("mine")
        elif event.key() == second:
            self._choose("theirs")
        elif letter_of(event) == "L":
            self._choose("later")
        elif event.key() in steps:
            self.walked.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sides.fit(self.width())
        self._fit_line()
        is_long = self.mine.is_cut or self.theirs.is_cut or self.mine.text_shown.whole
        self.whole.setVisible(is_long)

    def _fit_line(self) -> None:
        """Have the field stand right behind the words: wrapped words ask for less than a whole line."""
        items = [self._head.itemAt(nth) for nth in range(self._head.count())]
        beside = sum(
            item.sizeHint().width() for item in items if item is not None and item.widget() is not self.line
        )
        inside = self.contentsRect().width() - 2 * _MARGIN
        room = inside - beside - self._head.spacing() * (len(items) - 1)
        words_wide = self.line.fontMetrics().horizontalAdvance(self.line.plain_text()) + 6
        self.line.setFixedWidth(max(_LEAST_WORDS, min(words_wide, room)))
