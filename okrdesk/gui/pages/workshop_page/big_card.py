"""The card that is being sorted, large, and those that look like it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.gui import theme
from okrdesk.gui.pages.workshop_page.card_list import CardList
from okrdesk.gui.pages.workshop_page.theme_columns import card_in, carry_card
from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.side_by_side import in_one_row
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _
from okrdesk.signs import shortened


class BigCard(Card):
    """One card. It has the keyboard while cards are sorted, and can be dragged to a theme.

    `taken_back` tells a card that was dragged out of a theme and dropped here.
    """

    taken_back = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=16, spacing=8)
        self.card_id = ""
        self._pressed: QPoint | None = None
        self.set_chosen(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.place = PlainLabel("", "small", wrap=False)
        self.unseen = PlainLabel("", "small", wrap=False)
        self.text = PlainLabel("", "title")
        self.about = PlainLabel("", "small")
        self.keys = PlainLabel("", "small", wrap=False)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.place, 1)
        head.addWidget(self.unseen)
        foot.addWidget(self.about, 1)
        foot.addWidget(self.keys)
        self.column.addLayout(head)
        self.column.addWidget(self.text, 1)
        self.column.addLayout(foot)
        self.setMinimumHeight(150)
        self.setAcceptDrops(True)

    def show_card(self, card_id: str, text: str, standing: str, unseen: str, about: str, keys: str) -> None:
        """Show another card; "" for none."""
        self.card_id = card_id
        self.text.set_text(shortened(text, 400))
        for label, said in (
            (self.place, standing),
            (self.unseen, unseen),
            (self.about, about),
            (self.keys, keys),
        ):
            label.set_text(said)
        self.setAccessibleName(". ".join(part for part in (text, standing, unseen, about) if part))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not self.card_id:
            return
        moved = (event.position().toPoint() - self._pressed).manhattanLength()
        if moved >= QApplication.startDragDistance():
            self._pressed = None
            picture = self.grab().scaledToWidth(220, Qt.TransformationMode.SmoothTransformation)
            carry_card(self, self.card_id, self.text.plain_text(), picture)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if card_in(event.mimeData()) not in ("", self.card_id):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.taken_back.emit(card_in(event.mimeData()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.tokens().primary_focus), 1))
            painter.drawRoundedRect(self.rect().adjusted(3, 3, -3, -3), 8, 8)
            painter.end()


class SuggestionFrame(QFrame):
    """A dashed outline around the card and those that look alike: private until it is taken."""

    def __init__(self, card: BigCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.alike = CardList(_("Cards that look alike"), 1, editable=False)
        self.reason = PlainLabel("", "small")
        self.take = plain_button(_("Take all of them into…"), small=True, shortcut_hint="T")
        self.drop = plain_button(_("Drop"), small=True, shortcut_hint="D")
        self._is_on = False
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(card, 6)
        row.addWidget(self.alike, 5, Qt.AlignmentFlag.AlignTop)
        self._foot = in_one_row(self.reason, self.take, self.drop)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 10)
        column.addLayout(row)
        column.addWidget(self._foot)
        self.set_on(False)

    def set_on(self, on: bool) -> None:
        """Whether there is something to suggest."""
        self._is_on = on
        self.alike.setVisible(on)
        self._foot.setVisible(on)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_on:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.tokens().suggest), 1.5, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 10, 10)
        painter.end()
