"""One field on an empty ground: what a person writes, and nothing beside it, until they come back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from okrdesk.gui import theme
from okrdesk.gui.widgets.fields import KEEPS_TYPED, TextArea, TextField
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _

_WIDTH = 760


def field_of(widget: QWidget | None) -> TextArea | TextField | None:
    """The field that has the keyboard, None where it is in none or nothing can be written there."""
    around = widget
    while around is not None:
        if isinstance(around, TextArea | TextField):
            return None if around.edit.isReadOnly() else around
        around = around.parentWidget()
    return None


class FocusField(QWidget):
    """Covers its parent with one field; `leave` puts what was written into the field that it came from.

    `lost` comes when that field is no longer on the page.
    """

    lost = Signal()

    def __init__(self, field: TextArea | TextField, parent: QWidget) -> None:
        super().__init__(parent)
        self._field = field
        name = field.caption.plain_text()
        self.setProperty(KEEPS_TYPED, True)
        self.setAccessibleName(name)
        self.text: TextArea | TextField
        if isinstance(field, TextArea):
            self.text = TextArea(name, field.text(), least_lines=8, most_lines=24, large=True)
        else:
            self.text = TextField(name, field.text(), large=True)
        middle = QVBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.text)
        middle.addWidget(PlainLabel(_("F11 or Escape brings everything back."), "small"))
        middle.addStretch(2)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addLayout(middle, 8)
        row.addStretch(1)
        self.text.setMaximumWidth(round(_WIDTH * theme.text_scale()))
        for watched in (parent, field):
            watched.installEventFilter(self)
        self.setGeometry(parent.rect())
        self.show()
        self.raise_()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Give the text back, tell it as the field itself would, and go."""
        field, text = self._field, self.text.text()
        self.hide()
        self.deleteLater()
        if not isValid(field):  # its page went meanwhile
            return
        field.type_text(text)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if not field.property(KEEPS_TYPED):
            field.finish()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field:
            if event.type() == QEvent.Type.Hide:
                self.lost.emit()
        elif event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.tokens().paper))
        painter.end()
