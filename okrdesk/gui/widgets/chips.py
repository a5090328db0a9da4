"""Choices as chips in a row that wraps: one of several, or any number of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QLayout,
    QLayoutItem,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from okrdesk.gui import theme
from okrdesk.gui.widgets.in_a_row import InARow
from okrdesk.gui.widgets.paint import paint_focus
from okrdesk.gui.widgets.reading_order import Compound
from okrdesk.gui.widgets.roles import Role
from okrdesk.gui.widgets.side_by_side import let_go, show_part
from okrdesk.gui.widgets.text import literal, set_tip
from okrdesk.gui.widgets.wrapping import face
from okrdesk.i18n import _

_GAP = 8


class FlowLayout(QLayout):
    """Puts widgets in a row and goes on in the next row where the width ends."""

    def __init__(self, parent: QWidget | None = None, gap: int = _GAP) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        # Until an item changes: layouts around this one ask many times, and Qt takes its time to answer.
        self._heights: dict[int, int] = {}  # by width
        self._sizes: list[tuple[QLayoutItem, int, int, int]] | None = None
        self.setContentsMargins(0, 0, 0, 0)

    def invalidate(self) -> None:
        self._heights.clear()
        self._sizes = None
        super().invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        taken = self._items.pop(index)
        self.invalidate()
        return taken

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        return self._around([item.sizeHint() for item in self._items])

    def minimumSize(self) -> QSize:
        return self._around([item.minimumSize() for item in self._items])

    def _around(self, sizes: list[QSize]) -> QSize:
        size = QSize()
        for each in sizes:
            size = size.expandedTo(each)
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _wanted(self) -> list[tuple[QLayoutItem, int, int, int]]:
        """What is shown, each with the width and the height that it wants and its least width."""
        if self._sizes is None:
            self._sizes = []
            for item in self._items:
                if not item.isEmpty():
                    size = item.sizeHint()
                    self._sizes.append((item, size.width(), size.height(), item.minimumSize().width()))
        return self._sizes

    def _arrange(self, rect: QRect, move: bool) -> int:
        margins = self.contentsMargins()
        area = rect.marginsRemoved(margins)
        left, room, right = area.left(), area.width(), area.right()
        parent = self.parentWidget() if move else None
        leftward = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        across, down, row_height = left, area.top(), 0
        for item, wanted, high, least in self._wanted():
            wide = min(wanted, max(room, least))
            if across > left and across + wide > right + 1:
                across, down, row_height = left, down + row_height + self._gap, 0
            if move:
                spot = QRect(across, down, wide, high)
                if leftward:
                    spot.moveRight(right - (across - left))
                item.setGeometry(spot)
            across += wide + self._gap
            row_height = max(row_height, high)
        return down + row_height - rect.top() + margins.bottom()


def _chip_size(text: str) -> QSize:
    metrics = face("strong", theme.text_scale())[1]
    return QSize(min(metrics.horizontalAdvance(text) + 28, 420), metrics.height() + 14)


def _paint_chip(chip: QAbstractButton, text: str) -> None:
    tokens = theme.tokens()
    painter = QPainter(chip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    chosen = chip.isChecked()
    ground = tokens.accent_soft if chosen else tokens.hover if chip.underMouse() else tokens.field
    painter.setPen(QPen(QColor(tokens.accent if chosen else tokens.field_line), 1))
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(chip.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    if chip.hasFocus():
        paint_focus(painter, chip.rect())
    font, metrics = face("strong" if chosen else "body", theme.text_scale())
    painter.setFont(font)
    painter.setPen(
        QColor(tokens.faint if not chip.isEnabled() else tokens.accent_text if chosen else tokens.ink)
    )
    room = chip.rect().adjusted(12, 0, -12, 0)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, shown)
    painter.end()


class _Chip(InARow):
    key: str
    words: str

    def sizeHint(self) -> QSize:
        return _chip_size(self.words)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        cut = self.width() < face("strong", theme.text_scale())[1].horizontalAdvance(self.words) + 24
        set_tip(self, self.words if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        _paint_chip(self, self.words)


class _OneChip(_Chip, QRadioButton):
    spoken_as = Role.RadioButton

    def __init__(self, key: str, text: str, parent: QWidget) -> None:
        super().__init__(literal(text), parent)
        self.key, self.words = key, text


class _AnyChip(_Chip, QCheckBox):
    def __init__(self, key: str, text: str, parent: QWidget) -> None:
        super().__init__(literal(text), parent)
        self.key, self.words = key, text


class ChoiceChips(Compound, QWidget):
    """Chips to choose one of (`multi=False`) or any of. Arrow keys go along; in a choice of one they choose.

    `picked` tells the chosen keys after a person chose, as a tuple in the order of the chips.
    """

    spoken_as = Role.Grouping
    picked = Signal(tuple)

    def __init__(
        self,
        name: str,
        choices: Sequence[tuple[str, str]],
        chosen: Sequence[str] = (),
        parent: QWidget | None = None,
        *,
        multi: bool = False,
    ) -> None:
        super().__init__(parent)
        self._multi = multi
        self._chips: list[_OneChip | _AnyChip] = []
        self._flow = FlowLayout(self)
        self._one_line = False
        self.set_name(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_choices(choices)
        self.set_keys(chosen)

    def set_name(self, name: str) -> None:
        """Say what is chosen here; each chip says it after its own words."""
        self.setAccessibleName(name)
        for chip in self._chips:
            chip.setAccessibleName(_("{choice}. {question}").format(choice=chip.words, question=name))

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Replace the chips, (key, text) each; chosen keys and the keyboard stay where they still exist."""
        if [(chip.key, chip.words) for chip in self._chips] == [tuple(choice) for choice in choices]:
            return
        before = self.keys()
        here = next((chip.key for chip in self._chips if chip.hasFocus()), None)
        let_go(self._flow, self._chips)
        self._chips = []
        for key, text in choices:
            chip = _AnyChip(key, text, self) if self._multi else _OneChip(key, text, self)
            # Not exclusive by Qt's means: its arrow keys skip unchecked chips and it cannot show "none yet".
            chip.setAutoExclusive(False)
            # As wide as its words, or as the room: Qt's buttons would never be less wide than their words.
            chip.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            chip.clicked.connect(lambda _checked=False, chosen=chip: self._person_chose(chosen))
            self._flow.addWidget(chip)
            show_part(chip, shown=True)
            self._chips.append(chip)
        self.set_name(self.accessibleName())
        self.set_keys(before)
        for chip in self._chips:
            if chip.key == here:
                chip.setFocus()
        self.updateGeometry()

    def keep_on_one_line(self, keep: bool) -> None:
        """Be as wide as all chips beside each other, or as narrow as there is room."""
        if keep != self._one_line:
            self._one_line = keep
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        if not self._one_line:
            return hint
        items = [self._flow.itemAt(nth) for nth in range(self._flow.count())]
        # As the layout sees them: some styles want room around a button.
        wide = sum(item.sizeHint().width() for item in items if item is not None)
        return QSize(wide + _GAP * (len(items) - 1), hint.height())

    def keys(self) -> tuple[str, ...]:
        """The chosen keys in the order of the chips."""
        return tuple(chip.key for chip in self._chips if chip.isChecked())

    def set_keys(self, keys: Sequence[str]) -> None:
        """Choose these and no others, without telling."""
        for chip in self._chips:
            chip.setChecked(chip.key in keys)
        if not self._multi:
            self._set_tab_stop()

    def _set_tab_stop(self) -> None:
        # As with radio buttons, Tab reaches one chip of a choice of one; arrows reach the others.
        stop = next(
            (chip for chip in self._chips if chip.isChecked()), self._chips[0] if self._chips else None
        )
        for chip in self._chips:
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip is stop else Qt.FocusPolicy.ClickFocus)
        if stop is not None:
            self.stop = stop

    def _person_chose(self, chosen: _OneChip | _AnyChip) -> None:
        if not self._multi:
            self.set_keys([chosen.key])
        self.picked.emit(self.keys())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forward = event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down)
        back = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up)
        here = next((nth for nth, chip in enumerate(self._chips) if chip.hasFocus()), -1)
        if not (forward or back) or here < 0:
            super().keyPressEvent(event)
            return
        chip = self._chips[(here + (1 if forward else -1)) % len(self._chips)]
        chip.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        if not self._multi:
            self._person_chose(chip)
