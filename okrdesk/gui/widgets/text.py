"""The one way text gets on the screen: always literal, whatever a person typed.

Labels are plain text, `&` in buttons stays an ampersand, tips are escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, SignalInstance
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QToolTip,
    QWidget,
)

from okrdesk.gui import icons, theme
from okrdesk.gui.widgets.roles import Role
from okrdesk.signs import shortened

if TYPE_CHECKING:
    AButton = QAbstractButton
else:
    AButton = object  # stands before the class of Qt that a button is: `class Step(InARow, QRadioButton)`

_IN_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "<br>"})
_STEERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LONG_WORD = re.compile(r"\S{33,}")
_PART_OF_WORD = re.compile(r"\S{8}(?=\S)")
_TIP_LIMIT = 1200
_TIP_MS = 8_000
_TOLD = "tip_told"  # the property with the description that is the tip
_HEADINGS = ("title", "heading")


ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


def apart(text: str) -> str:
    """A text that keeps its own direction, and leaves our words alone, when it is set into a line of ours."""
    import unicodedata

    shown = _STEERING.sub("", text)
    leftward = any(unicodedata.bidirectional(letter) in ("R", "AL", "AN") for letter in shown)
    return f"\u2068{shown}\u2069" if leftward else shown


def literal(text: str) -> str:
    """The text for a button, menu, tab or check box, so that `&` is shown and is no shortcut."""
    return text.replace("&", "&&")


def tip_text(text: str) -> str:
    """The text for `setToolTip` or `Qt.ItemDataRole.ToolTipRole`: escaped, shown as typed."""
    if not text:
        return ""
    return f"<qt>{_breakable(shortened(text, _TIP_LIMIT)).translate(_IN_MARKUP)}</qt>"


def set_tip(widget: QWidget, text: str) -> None:
    """Show a text when the mouse rests on the widget, as plain words.

    A screen reader gets the same words unless it is told others: of a bare tip it would read the markup.
    """
    widget.setToolTip(tip_text(text))
    if widget.accessibleDescription() in ("", widget.property(_TOLD)):
        widget.setAccessibleDescription(text)
        widget.setProperty(_TOLD, text)


def show_tip(event: QHelpEvent, text: str, view: QWidget, area: QRect) -> None:
    """Show a text as plain words while the mouse rests in a `area` of a view, for some seconds at most."""
    QToolTip.showText(event.globalPos(), tip_text(text), view, area, _TIP_MS)


def _breakable(text: str) -> str:
    """A word without end may be broken, else it would push the page wider than the window."""
    return _LONG_WORD.sub(lambda word: _PART_OF_WORD.sub("\\g<0>\u200b", word.group()), text)


class PlainLabel(QLabel):
    """A label that shows its text literally; it wraps, or is one elided line.

    `kind`: body, muted, small, strong, heading, title, figure, error.
    """

    def __init__(
        self,
        text: str = "",
        kind: str = "body",
        parent: QWidget | None = None,
        *,
        elide: bool = False,
        wrap: bool = True,
        selectable: bool = False,
    ) -> None:
        super().__init__(parent)
        self._elide = elide
        self._text = ""
        # Layouts around it ask many times for the same widths, and Qt breaks the lines anew for each.
        self._heights: dict[int, int] = {}  # by width, until the text or its look changes
        self.setProperty("kind", kind)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap and not elide)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    @property
    def spoken_as(self) -> Role | None:
        """A heading, for a screen reader to go to, or a text."""
        return Role.Heading if self.property("kind") in _HEADINGS else None

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._text = text
        self._heights.clear()
        self.setText(" ".join(text.split()) if self._elide else _breakable(text))
        self.setAccessibleName(text)
        if self._elide:
            set_tip(self, text)

    def plain_text(self) -> str:
        """The text as it was given, without the break points of the display."""
        return self._text

    def set_kind(self, kind: str) -> None:
        """Change the kind of text, and with it size and colour."""
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)

    def changeEvent(self, event: QEvent) -> None:
        self._heights.clear()  # another font, style sheet, margin
        super().changeEvent(event)

    def setWordWrap(self, on: bool) -> None:
        self._heights.clear()
        super().setWordWrap(on)

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), 24), hint.height()) if self._elide else hint

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._elide:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        room = self.contentsRect()
        shown = QFontMetrics(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(self.alignment().value) | Qt.TextFlag.TextSingleLine.value, shown)
        painter.end()


class Pressed(AButton):
    """A button that Enter presses while it has the keyboard, and whose icon grows with the text."""

    icon_edge = 0  # for text of usual size

    def fit_icon(self) -> None:
        """Have the icon as large as the text wants it."""
        if self.icon_edge:
            edge = round(self.icon_edge * theme.text_scale())
            self.setIconSize(QSize(edge, edge))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.fit_icon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt would press a dialog's default button instead.
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not is_enter or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()


class PlainButton(Pressed, QPushButton):
    """A button that shows its text literally. Made by `plain_button`."""

    spoken_as: Role | None = None  # Qt knows what a button is

    def __init__(self, text: str, kind: str, shortcut_hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = shortcut_hint
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show another text; the name that a screen reader says follows."""
        self._words = text
        self.setText(literal(f"{text}  {self._hint}" if self._hint else text))
        self.setAccessibleName(text)

    def plain_text(self) -> str:
        """The text as it was given."""
        return self.accessibleName()

    def set_hint(self, shortcut_hint: str) -> None:
        """Show other keys beside the same text."""
        self._hint = shortcut_hint
        said = self.accessibleName()
        self.set_text(self._words)
        self.setAccessibleName(said)

    def set_kind(self, kind: str) -> None:
        """Change the kind: primary, plain, quiet or danger."""
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)


class IconButton(Pressed, QToolButton):
    """A button that shows only an icon. Made by `icon_button`."""


_ICON_COLOURS = {
    "primary": "accent_ink",
    "danger": "danger",
    "quiet": "accent_text",
    "fold": "accent_text",
    "onrail": "rail_ink",
}


def plain_button(
    text: str,
    kind: str = "plain",
    icon: str | None = None,
    shortcut_hint: str = "",
    parent: QWidget | None = None,
    *,
    small: bool = False,
    do: Callable[[], object] | SignalInstance | None = None,
) -> PlainButton:
    """A button that does `do`; `kind`: primary, plain, quiet, danger, on the dark rail welcome or onrail."""
    button = PlainButton(text, kind, shortcut_hint, parent)
    if do is not None:
        button.clicked.connect(do)
    if icon:
        button.setIcon(icons.icon(icon, _ICON_COLOURS.get(kind)))
        button.icon_edge = 13 if small else 15
        button.fit_icon()
    if small:
        button.setProperty("letters", "small")
    return button


def icon_button(icon: str, name: str, shortcut_hint: str = "", parent: QWidget | None = None) -> QToolButton:
    """A button that shows only an icon; `name` is its tip and what a screen reader says."""
    button = IconButton(parent)
    button.setIcon(icons.icon(icon))
    button.icon_edge = 17
    button.fit_icon()
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    set_tip(button, f"{name} ({shortcut_hint})" if shortcut_hint else name)
    return button


def passing_menu(parent: QWidget) -> QMenu:
    """A menu that is gone once it was left."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu
