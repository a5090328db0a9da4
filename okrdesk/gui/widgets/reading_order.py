"""Tab goes as one reads: along the layouts, whatever was made early or late.

Qt's own order is that of making. So a window puts its controls in order when Tab is pressed, and nobody else
has to think of it. Several controls that are one are a `Compound`, never a focus proxy of Qt: that would be a
stop of Tab of its own, from which Tab jumps, or goes round in a circle.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QMainWindow, QScrollArea, QWidget

if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object  # both stand before a class of Qt: `class Field(Compound, QWidget)`

_BY_TAB = (Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.WheelFocus, Qt.FocusPolicy.TabFocus)
_DIRECTLY = Qt.FindChildOption.FindDirectChildrenOnly


class Compound(_Widget):
    """Controls that are one: the keyboard that it is given goes to its `stop`."""

    stop: QWidget | None = None

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        if self.stop is None:
            super().setFocus(reason)
        else:
            self.stop.setFocus(reason)


class ReadingOrder(_Widget):
    """What may be a window: Tab then goes as one reads."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        if self.isWindow():  # else the window around it does
            for one, other in pairwise(controls(self)):
                QWidget.setTabOrder(one, other)
        return super().focusNextPrevChild(forward)

    def make_ready(self) -> None:
        """Have everything there that Tab reaches."""


def controls(around: QWidget) -> Iterator[QWidget]:
    """What Tab reaches inside a widget that is shown, in the order of reading."""
    from PySide6.QtWidgets import QAbstractItemView, QAbstractSpinBox, QComboBox

    reached: list[QWidget] = []
    _collect(around, reached, whole=(QAbstractItemView, QAbstractSpinBox, QComboBox))
    return iter(reached)


def _collect(around: QWidget, reached: list[QWidget], whole: tuple[type[QWidget], ...]) -> None:
    """Gather the stops of Tab; what is inside a `whole` widget belongs to it."""
    if isinstance(around, ReadingOrder):
        around.make_ready()
    for part in _parts(around):
        if part.isWindow():
            continue
        if part.focusPolicy() in _BY_TAB and part.isEnabled() and part.focusProxy() is None:
            reached.append(part)
        if not isinstance(part, whole):
            _collect(part, reached, whole)


def _parts(around: QWidget) -> list[QWidget]:
    """What is shown directly inside one: the widgets of its layout as they are laid out, then all others."""
    inside = [part for part in around.findChildren(QWidget, options=_DIRECTLY) if not part.isHidden()]
    if not inside:
        return inside
    first: list[QWidget | None] = []
    if isinstance(around, QMainWindow):
        first = [around.menuBar(), around.centralWidget(), around.statusBar()]
    elif isinstance(around, QScrollArea):
        seen = around.viewport()  # holds the widget, which would be met twice
        inside = [part for part in inside if part is not seen]
        first = [around.widget()]
    elif (layout := around.layout()) is not None:
        laid_out = list(_laid_out(layout, inside))
        return laid_out + inside
    before = [part for part in first if part is not None and not part.isHidden()]
    return before + [part for part in inside if part not in before]


def _laid_out(layout: QLayout, left: list[QWidget]) -> Iterator[QWidget]:
    """Those of the widgets that stand in a layout or in the layouts inside it, in its order.

    They are taken out of `left`. Not by the layout's items: where one was deleted, PySide hands out its
    wrapper for what lies there now.
    """
    places: dict[int, QWidget | QLayout] = {layout.indexOf(part): part for part in left}
    places.pop(-1, None)
    left[:] = [part for part in left if part not in places.values()]
    for child in layout.children():
        if isinstance(child, QLayout):
            places[layout.indexOf(child)] = child
    grid = layout if isinstance(layout, QGridLayout) else None
    for nth in sorted(places, key=partial(_cell, grid) if grid else None):
        part = places[nth]
        if isinstance(part, QLayout):
            yield from _laid_out(part, left)
        else:
            yield part


def _cell(layout: QGridLayout, nth: int) -> tuple[int, int]:
    """The row and the column of a part of a grid."""
    at: Any = layout.getItemPosition(nth)  # its stub says that nothing comes
    return at[0], at[1]
