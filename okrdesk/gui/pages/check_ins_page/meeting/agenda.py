"""How the meeting begins: what the group promised each other, and what waits for a check-in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QCheckBox,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from okrdesk.gui import theme
from okrdesk.gui.areas.check_ins.due_list import DueModel, DueRow, is_checked_in
from okrdesk.gui.widgets import paint
from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.clipboard import copy_by_keys
from okrdesk.gui.widgets.rows_model import ROW_ROLE, Index
from okrdesk.gui.widgets.side_by_side import fill
from okrdesk.gui.widgets.text import PlainLabel, literal
from okrdesk.i18n import _, ngettext

_MOST_PROMISES = 6
_MOST = 180


class _AgendaDelegate(QStyledItemDelegate):
    """Paints number, title and state of a key result in one line, as high as the view's own font."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, round(QFontMetrics(option.font).height() * 1.6))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: DueRow = index.data(ROW_ROLE)
        tokens, rect, state = theme.tokens(), option.rect, option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.accent_soft))
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(option.font)
        metrics = QFontMetrics(option.font)
        inner = rect.adjusted(14, 0, -14, 0)
        done = is_checked_in(row)
        said = "✓ " + row.when if done else row.when
        wide = metrics.horizontalAdvance(said)
        painter.setPen(QColor(theme.status_colours("achieved").ink if done else tokens.ink))
        side = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(inner, side | Qt.AlignmentFlag.AlignRight, said)
        edge = round(metrics.height() * 0.55)
        shape = QRect(inner.left(), inner.center().y() - edge // 2, edge, edge)
        status = row.line.figures.status
        paint.paint_shape(painter, shape.toRectF(), status, theme.status_colours(status).ink)
        number = metrics.horizontalAdvance(row.line.number) + metrics.height() // 2
        left = shape.right() + metrics.height() // 2
        painter.setPen(QColor(tokens.muted))
        painter.drawText(QRect(left, inner.top(), number, inner.height()), side, row.line.number)
        room = QRect(left + number, inner.top(), inner.right() - wide - 24 - left - number, inner.height())
        painter.setPen(QColor(tokens.muted if done else tokens.ink))
        title = " ".join(row.line.key_result.title[:400].split())
        shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, side, shown)
        if state & QStyle.StateFlag.State_HasFocus:
            paint.paint_focus(painter, rect.adjusted(1, 1, -1, -2), 4)
        painter.restore()


class _AgendaList(QListView):
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        copy_by_keys(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class AgendaView(QWidget):
    """Charter and agenda. `begun` tells the key result to begin with; `everything_wanted` the wider round."""

    begun = Signal(str)
    everything_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = PlainLabel("", "title")
        self.promise = PlainLabel("", "small")
        self.charter = PlainLabel("", "heading")
        self.waiting = PlainLabel("", "heading")
        self.model = DueModel(self)
        self.list = _AgendaList()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_AgendaDelegate(self.list))
        self.list.setAccessibleName(_("Agenda: key results to check in"))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.everything = QCheckBox(literal(_("Also what is checked in already")))
        self.list.opened.connect(self.begin)
        self.list.doubleClicked.connect(lambda _index: self.begin())
        self.everything.toggled.connect(self.everything_wanted)
        promises = QWidget()
        fill(promises, self.promise, self.charter, spacing=10).addStretch(1)
        self.promises = promises
        agenda = Card(margin=20, spacing=10)
        agenda.column.addWidget(self.waiting)
        agenda.column.addWidget(self.list, 1)
        agenda.column.addWidget(self.everything)
        self.sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.sides.setSpacing(40)
        self.sides.addWidget(promises, 4)
        self.sides.addWidget(agenda, 6)
        fill(self, self.heading, spacing=20).addLayout(self.sides, 1)

    def show_agenda(
        self, heading: str, caption: str, charter: Sequence[str], rows: tuple[DueRow, ...], waiting: int
    ) -> None:
        """Show promises and what the round goes through; the chosen one stays chosen."""
        chosen = self.chosen()
        self.heading.set_text(heading)
        self.promise.set_text(caption)
        lines = [" ".join(text[:_MOST].split()) for text in charter[:_MOST_PROMISES]]
        self.charter.set_text("\n\n".join(lines))
        self.promises.setVisible(bool(lines))
        sentence = ngettext("{n} key result waits", "{n} key results wait", waiting).format(n=waiting)
        if not waiting:
            everything = all(is_checked_in(row) for row in rows)
            sentence = _("Nothing waits: everything is checked in") if everything else _("Nothing waits yet")
        self.waiting.set_text(sentence)
        self.model.set_rows(rows)
        number = max(self.model.row_of(chosen), 0)
        if rows:
            self.list.setCurrentIndex(self.model.index(number))

    def choose(self, key_result_id: str) -> None:
        """Choose a key result of the agenda."""
        number = self.model.row_of(key_result_id)
        if number >= 0:
            self.list.setCurrentIndex(self.model.index(number))
            self.list.scrollTo(self.model.index(number))

    def chosen(self) -> str:
        """The id of the chosen key result, "" when there is none."""
        number = self.list.currentIndex().row()
        return self.model.rows[number].id if 0 <= number < len(self.model.rows) else ""

    def begin(self) -> None:
        """Go into the round at the chosen key result."""
        if self.chosen():
            self.begun.emit(self.chosen())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.list.scheduleDelayedItemsLayout()
