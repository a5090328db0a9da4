"""Surfaces a page is built from: card, rule, page header, scrolling page, empty state."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from okrdesk.gui import theme
from okrdesk.gui.widgets.side_by_side import fill, show_part
from okrdesk.gui.widgets.text import PlainLabel, plain_button


class Card(QFrame):
    """A white surface with a fine line and round corners; fill `column`."""

    def __init__(self, parent: QWidget | None = None, *, margin: int = 16, spacing: int = 8) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(spacing)

    def set_chosen(self, chosen: bool) -> None:
        """Show the card as the chosen one of several."""
        self.setProperty("chosen", "true" if chosen else "false")
        self.style().unpolish(self)
        self.style().polish(self)


def heading_row(heading: str, *beside: QWidget, parent: QWidget | None = None) -> QHBoxLayout:
    """The heading of a card with what stands at its right."""
    row = QHBoxLayout()
    row.addWidget(PlainLabel(heading, "strong", parent), 1)
    for part in beside:
        row.addWidget(part)
    return row


def rule(parent: QWidget | None = None) -> QFrame:
    """A fine line between parts of a card."""
    line = QFrame(parent)
    line.setProperty("kind", "rule")
    line.setFixedHeight(1)
    return line


class PageHeader(QWidget):
    """Title and subtitle of a page, its actions at the right with the primary one last.

    Where the width does not do for both, the actions go below the words.
    """

    def __init__(
        self, title: str, subtitle: str = "", actions: Sequence[QWidget] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(10)
        self._box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._actions = QWidget(self)
        row = QHBoxLayout(self._actions)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        texts = QVBoxLayout()
        texts.setSpacing(3)
        self.title = PlainLabel(title, "title", self)
        self.subtitle = PlainLabel(subtitle, "muted", self)
        show_part(self.subtitle, shown=bool(subtitle))
        texts.addWidget(self.title)
        texts.addWidget(self.subtitle)
        self._box.addLayout(texts, 1)
        for action in actions:
            row.addWidget(action, 0, Qt.AlignmentFlag.AlignVCenter)
        self._box.addWidget(self._actions, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        show_part(self._actions, shown=bool(actions))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._actions.sizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        roomy = self.width() >= self._actions.sizeHint().width() + 320 * theme.text_scale()
        wanted = across if roomy else down
        if self._box.direction() is not wanted:
            self._box.setDirection(wanted)
            self.updateGeometry()
        super().resizeEvent(event)

    def set_subtitle(self, subtitle: str) -> None:
        """Show another subtitle; "" hides the line."""
        self.subtitle.set_text(subtitle)
        show_part(self.subtitle, shown=bool(subtitle))


def page_scroll(content: QWidget, parent: QWidget | None = None) -> QScrollArea:
    """A page around `content` that scrolls when the window is too small rather than squeezing it."""
    area = QScrollArea(parent)
    area.setProperty("kind", "page")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area


def fill_page(page: QWidget, *parts: QWidget | QLayout, close: bool = False) -> QScrollArea:
    """Lay parts below each other on a page that scrolls as a whole; what scrolls it.

    `close`: they stand closer, where all of it is to be seen at once.
    """
    content = QWidget()
    area = page_scroll(content, page)
    fill(page, area, spacing=0)
    # Filled last: whatever joins a widget is dressed anew with all that it holds.
    fill_ground(content, *parts, close=close)
    return area


def fill_ground(ground: QWidget, *parts: QWidget | QLayout, close: bool = False) -> None:
    """As `fill_page`, on the ground of a page that scrolls already."""
    spacing, margins = (12, (24, 14, 24, 12)) if close else (16, (24, 20, 24, 24))
    fill(ground, *parts, spacing=spacing, margins=margins).addStretch(1)


class EmptyState(QWidget):
    """Says what belongs here and offers the first step."""

    def __init__(
        self,
        heading: str,
        text: str,
        step: str = "",
        on_step: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 32, 24, 32)
        column.setSpacing(8)
        column.addStretch(1)
        for said, kind in ((heading, "heading"), (text, "muted")):
            label = PlainLabel(said, kind, self)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            column.addWidget(label)
        self.button = plain_button(step, "primary", parent=self)
        show_part(self.button, shown=bool(step))
        if on_step is not None:
            self.button.clicked.connect(lambda: on_step())
        column.addSpacing(8)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
