"""The agenda before it begins: steps to tick, to move, to give other minutes, in their phases."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

from okrdesk.frozen import dataclass
from okrdesk.gui import icons, theme
from okrdesk.gui.widgets.inline_editor import InlineDelegate, InlineEditor
from okrdesk.gui.widgets.paint import paint_focus, paint_tick_box, paint_words
from okrdesk.gui.widgets.ranked_list import RankedList, RankedRow
from okrdesk.gui.widgets.row_painter import Standing
from okrdesk.gui.widgets.rows_model import ROW_ROLE, Index
from okrdesk.gui.widgets.wrapping import face
from okrdesk.i18n import _, ngettext

_ROW = 28
_PHASE, _GRIP, _BOX, _NUMBER, _MINUTES = 56, 18, 22, 26, 34


@dataclass(frozen=True, slots=True)
class AgendaRow(RankedRow):
    """A step: `number` counts those that are kept ("" for a break), `phase` stands beside its first step."""

    number: str = ""
    phase: str = ""
    minutes: int = 0
    kept: bool = True


class _Places:
    """Where the parts of a row are."""

    def __init__(self, area: QRect) -> None:
        scale = theme.text_scale()
        phase, grip, box, number, minutes = (
            round(width * scale) for width in (_PHASE, _GRIP, _BOX, _NUMBER, _MINUTES)
        )

        def part(start: int, width: int) -> QRect:
            return QRect(area.left() + start, area.top(), width, area.height())

        self.phase = part(2, phase - 6)
        self.grip = part(phase, grip)
        self.box = part(phase + grip, box)
        self.number = part(phase + grip + box + 6, number - 6)
        self.minutes = QRect(area.right() - minutes, area.top(), minutes, area.height())
        start = phase + grip + box + number
        self.title = part(start + 4, max(self.minutes.left() - area.left() - start - 8, 20))


class _StepPainter(InlineDelegate):
    """Paints a step; what is edited in it are its minutes."""

    def row_size(self, row: AgendaRow) -> QSize:
        height = face("body", theme.text_scale())[1].height() + 9
        return self.across(_ROW).expandedTo(QSize(0, height))

    def paint_row(self, painter: QPainter, area: QRect, row: AgendaRow, standing: Standing) -> None:
        tokens, places = theme.tokens(), _Places(area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.phase:
            painter.fillRect(QRect(area.left(), area.top(), area.width(), 1), QColor(tokens.line))
            paint_words(painter, places.phase, row.phase, "small", tokens.muted)
        if standing.hovered or standing.focused:
            lit = QRect(
                places.grip.left(), area.top() + 1, area.right() - places.grip.left(), area.height() - 1
            )
            painter.fillRect(lit, QColor(tokens.hover))
        edge = round(14 * theme.text_scale())
        grip = QRect(places.grip.left(), area.center().y() - edge // 2 + 1, edge, edge)
        icons.paint_icon(painter, grip, "grip", tokens.muted)
        paint_tick_box(painter, places.box, row.kept)
        ink = tokens.ink if row.kept and row.number else tokens.muted
        paint_words(painter, places.number, row.number, "body", tokens.muted)
        title = places.title if row.number else places.title.united(places.number)
        paint_words(painter, title, row.words, "body", ink)
        shown = places.minutes.adjusted(0, 0, -4, 0)
        paint_words(painter, shown, str(row.minutes), "body", ink, Qt.AlignmentFlag.AlignRight)
        if standing.focused:
            paint_focus(painter, area.adjusted(places.grip.left() - area.left() - 2, 1, 0, -1))

    def tip(self, row: AgendaRow, at: QPoint, area: QRect) -> str:
        return _("Click the minutes to change them.") if _Places(area).minutes.contains(at) else row.words

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = InlineEditor(parent)
        editor.setAccessibleName(_("Minutes of {step}").format(step=index.data(ROW_ROLE).words))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, InlineEditor) and not editor.has_begun():
            editor.begin(str(index.data(ROW_ROLE).minutes))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        height = editor.sizeHint().height()
        width = round(64 * theme.text_scale())
        top = option.rect.center().y() - height // 2
        editor.setGeometry(option.rect.right() - width, top, width, height)


class AgendaList(RankedList):
    """The steps of an agenda. Space ticks one, Alt+Up and Alt+Down or dragging move it, F2 sets its minutes.

    `ticked` tells the step and whether it is kept, `reworded` the minutes that were typed.
    """

    ticked = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Agenda"), parent, numbered=False)
        self.setItemDelegate(_StepPainter(self))
        self.setAccessibleDescription(
            _("Space keeps a step or leaves it out, F2 changes its minutes, Alt with Up or Down moves it.")
        )
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.removal_requested.connect(lambda row_id: self.ticked.emit(row_id, False))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().data(ROW_ROLE)
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() == Qt.Key.Key_Space and row is not None and not editing:
            self.ticked.emit(row.id, not row.kept)
            event.accept()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        carried = self.is_busy()
        super().mouseReleaseEvent(event)
        if not index.isValid() or carried or event.button() != Qt.MouseButton.LeftButton:
            return
        row, places = index.data(ROW_ROLE), _Places(self.visualRect(index))
        if places.box.contains(event.position().toPoint()):
            self.ticked.emit(row.id, not row.kept)
        elif places.minutes.contains(event.position().toPoint()):
            self.edit(index)


def minutes_words(minutes: int) -> str:
    """A number of minutes for a screen reader."""
    return ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
