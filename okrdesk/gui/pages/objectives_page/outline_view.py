"""The outline as a list: edited in place, moved by drag and by keys, copied and pasted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from okrdesk.gui.pages.objectives_page.outline_delegate import OutlineDelegate
from okrdesk.gui.pages.objectives_page.outline_model import MIME, OutlineModel, OutlineRow
from okrdesk.gui.widgets.clipboard import copy_rows
from okrdesk.i18n import _


class OutlineView(QListView):
    """Shows an OutlineModel. What a person wants is told by signals; the page asks the document."""

    row_chosen = Signal(str)
    shift_requested = Signal(str, int)  # id, -1 up or +1 down
    removal_requested = Signal(str)
    paste_requested = Signal(str, str, str)  # chosen id, id that was copied ("" none), plain text
    insert_requested = Signal(str)  # a new line below the chosen one
    sum_requested = Signal(str, QRect)
    owner_requested = Signal(str, QRect)

    def __init__(self, model: OutlineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.outline = model
        self.painter_of_rows = OutlineDelegate(model.locale, self)
        self.setModel(model)
        self.setItemDelegate(self.painter_of_rows)
        self.setAccessibleName(_("Objectives and key results"))
        self.setProperty("kind", "outline")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.viewport().setAutoFillBackground(False)
        self.painter_of_rows.sum_requested.connect(self.sum_requested)
        self.painter_of_rows.owner_requested.connect(self.owner_requested)

    def chosen(self) -> OutlineRow | None:
        """The row that has the keyboard."""
        index = self.currentIndex()
        return (
            self.outline.rows[index.row()]
            if index.isValid() and index.row() < len(self.outline.rows)
            else None
        )

    def choose(self, row_id: str) -> bool:
        """Give a row the keyboard and bring it into view; whether it is there."""
        number = self.outline.row_of(row_id)
        if number < 0:
            return False
        index = self.outline.index(number)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def is_editing(self) -> bool:
        """Whether an editor is open in a row."""
        return self.state() == QAbstractItemView.State.EditingState

    def is_dragging(self) -> bool:
        """Whether a row is being carried."""
        return self.state() in (
            QAbstractItemView.State.DraggingState,
            QAbstractItemView.State.DragSelectingState,
        )

    def figure_place(self) -> QRect:
        """Where the figure of the chosen row is: the anchor for its sum."""
        row = self.chosen()
        if row is None:
            return QRect()
        places = self.painter_of_rows.places(self.visualRect(self.currentIndex()), row)
        return places.bar if row.key_result else places.figure

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        row = self.chosen()
        if row is not None:
            self.row_chosen.emit(row.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        pressed = index.isValid() and self.painter_of_rows.can_be_pressed(
            at, self.visualRect(index), self.outline.rows[index.row()]
        )
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if pressed else Qt.CursorShape.ArrowCursor
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()  # heights follow the width, because titles wrap

    def dataChanged(  # type: ignore[override]
        self, first: QModelIndex, last: QModelIndex, roles: Sequence[int] = ()
    ) -> None:
        """Rows that are as high as those before them need no other places: a list of Qt lays out all anew."""
        if self.painter_of_rows.measure(self.outline.rows):
            super().dataChanged(first, last, roles)
        else:
            QAbstractItemView.dataChanged(self, first, last, roles)

    def doItemsLayout(self) -> None:
        self.painter_of_rows.measure(self.outline.rows)
        super().doItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.chosen()
        if row is None or self.is_editing():
            super().keyPressEvent(event)
            return
        key, pressed = event.key(), event.modifiers()
        if pressed == Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.shift_requested.emit(row.id, -1 if key == Qt.Key.Key_Up else 1)
        elif row.invites and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space):
            self.painter_of_rows.key_result_requested.emit(row.objective.objective.id)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and not pressed:
            self.edit(self.currentIndex())
        elif key == Qt.Key.Key_Insert:
            self.insert_requested.emit(row.id)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not row.invites:
            self.removal_requested.emit(row.id)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def copy(self) -> None:
        """Put the chosen row on the clipboard: as ours, and as words for other applications."""
        row = self.chosen()
        if row is None or row.invites:
            return
        lines = [row.title]
        if row.key_result is None:
            lines += [k.key_result.title for k in row.objective.key_results]
        copy_rows([[line] for line in lines], (MIME, row.id.encode()))

    def cut(self) -> None:
        """Put the chosen row on the clipboard, and ask to remove it."""
        row = self.chosen()
        if row is not None and not row.invites:
            self.copy()
            self.removal_requested.emit(row.id)

    def paste(self) -> None:
        """Ask for what is on the clipboard below the chosen row; of no row in an outline without any."""
        row = self.chosen()
        carried = QGuiApplication.clipboard().mimeData()
        if carried is None:
            return
        copied = (
            bytes(carried.data(MIME).data()).decode("utf-8", "replace") if carried.hasFormat(MIME) else ""
        )
        self.paste_requested.emit(row.id if row else "", copied, carried.text())
