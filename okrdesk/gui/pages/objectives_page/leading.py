"""Leads from advice to the field that answers it: in sight, marked, with its chooser open."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QWidget

from okrdesk.gui import theme
from okrdesk.gui.widgets.combo import Combo
from okrdesk.gui.widgets.day_field import DayField
from okrdesk.gui.widgets.fields import TextField

_SHOWN_MS = 4_000
_AROUND = 4
_FREE = 48  # what stays in sight above and below the field


def lead_to(field: QWidget, area: QScrollArea) -> FieldMark:
    """Scroll to a field, mark it for a moment, give it the keyboard and open what it chooses from."""
    # What was opened or closed around it is laid out first.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    area.ensureWidgetVisible(field, 0, _FREE)
    mark = FieldMark(field)
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    if isinstance(field, DayField):
        field.open_calendar()
    elif isinstance(field, Combo):
        field.showPopup()
    elif isinstance(field, TextField):
        field.edit.selectAll()
    return mark


class FieldMark(QWidget):
    """A frame around a field that goes by itself, earlier when the field goes or something is typed there."""

    def __init__(self, field: QWidget) -> None:
        parent = field.parentWidget()
        assert parent is not None
        super().__init__(parent)
        self.field = field
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        field.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()
        QTimer.singleShot(_SHOWN_MS, self, self.deleteLater)

    def _place(self) -> None:
        self.setGeometry(self.field.geometry().adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place()
        elif event.type() == QEvent.Type.Hide:
            self.hide()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.tokens().accent), 2))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)
        painter.end()
