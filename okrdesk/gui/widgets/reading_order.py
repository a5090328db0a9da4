"""Tab goes as one reads: along the layouts, whatever was made early or late.

Qt's own order is that of making. So a window looks for the next control when Tab is pressed, from where the
keyboard is and no farther than it must, and nobody else has to think of it. Several controls that are one
are a `Compound`, never a focus proxy of Qt: that would be a stop of Tab of its own, from which Tab jumps, or
goes round in a circle.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLayout, QMainWindow, QScrollArea, QWidget

if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object  # both stand before a class of Qt: `class Field(Compound, QWidget)`

_TYPED_OR_LISTED = (Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.WheelFocus)
_BY_TAB = (*_TYPED_OR_LISTED, Qt.FocusPolicy.TabFocus)
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
        if not self.isWindow():
            return super().focusNextPrevChild(forward)  # the window around it looks
        search = _Search(_by_tab(), forward=forward)
        here = self.focusWidget()
        to = next(search.inside(self) if here is None else search.onwards(here, self), None)
        if to is None or to is here:
            return super().focusNextPrevChild(forward)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        QWidget.setFocus(to, reason)
        return True

    def make_ready(self) -> None:
        """Have everything there that Tab reaches."""


def controls(around: QWidget) -> Iterator[QWidget]:
    """What Tab reaches inside a widget that is shown, in the order of reading."""
    return _Search(_BY_TAB).inside(around)


class _Search:
    """Looks for the stops of Tab, of these policies, and reads no more of a window than it comes by."""

    def __init__(self, by_tab: tuple[Qt.FocusPolicy, ...], *, forward: bool = True) -> None:
        from PySide6.QtWidgets import QAbstractItemView, QAbstractSpinBox, QComboBox

        self._by_tab = by_tab
        self._forward = forward
        # What is inside one of these belongs to it.
        self._whole = (QAbstractItemView, QAbstractSpinBox, QComboBox)

    def inside(self, around: QWidget) -> Iterator[QWidget]:
        """The stops inside a widget."""
        parts = _parts(around)
        for part in parts if self._forward else reversed(parts):
            yield from self._of(part)

    def _of(self, part: QWidget) -> Iterator[QWidget]:
        """A part itself, if it is a stop, and those inside it."""
        if part.isWindow():
            return
        stops = self._stops(part)
        if stops and self._forward:
            yield part
        if not isinstance(part, self._whole):
            yield from self.inside(part)
        if stops and not self._forward:
            yield part

    def _stops(self, part: QWidget) -> bool:
        return part.focusPolicy() in self._by_tab and part.isEnabled() and part.focusProxy() is None

    def onwards(self, here: QWidget, around: QWidget) -> Iterator[QWidget]:
        """The stops from a widget on, to the end of what is around it, and then from its beginning."""
        way = [here]
        while way[-1] is not around:
            outer = way[-1].parentWidget()
            if outer is None:
                return
            way.append(outer)
        # Nothing inside a part that is one, or that was hidden just now with the keyboard in it.
        closed = [nth for nth, part in enumerate(way) if isinstance(part, self._whole) or part.isHidden()]
        if closed:
            way = way[closed[-1] :]
        for outer in way:
            if isinstance(outer, ReadingOrder) and not outer.isHidden():
                outer.make_ready()
        if self._forward and not closed:
            yield from self.inside(here)
        for inner, outer in pairwise(way):
            yield from self._past(inner, outer)
        yield from self.inside(around)

    def _past(self, inner: QWidget, outer: QWidget) -> Iterator[QWidget]:
        """The stops of a widget that come after one of its parts; going back, at last the widget itself."""
        scrolled = outer.widget() if isinstance(outer, QScrollArea) and inner is outer.viewport() else None
        part_of_it = scrolled or inner  # what is scrolled counts as directly inside
        parts = _parts(outer, part_of_it)
        nth = parts.index(part_of_it)
        for part in parts[nth + 1 :] if self._forward else reversed(parts[:nth]):
            yield from self._of(part)
        if not self._forward and self._stops(outer):
            yield outer


def _by_tab() -> tuple[Qt.FocusPolicy, ...]:
    """Where Tab goes on this system: on some it leaves out what is neither typed into nor a list."""
    behaviour = QGuiApplication.styleHints().tabFocusBehavior()
    return _BY_TAB if behaviour == Qt.TabFocusBehavior.TabFocusAllControls else _TYPED_OR_LISTED


def _parts(around: QWidget, on_the_way: QWidget | None = None) -> list[QWidget]:
    """What is shown directly inside one: the widgets of its layout as they are laid out, then all others.

    One on the way counts as shown: it loses the keyboard because it was hidden just now.
    """
    if isinstance(around, ReadingOrder):
        around.make_ready()
    inside = [
        part
        for part in around.findChildren(QWidget, options=_DIRECTLY)
        if not part.isHidden() or part is on_the_way
    ]
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
    before = [part for part in first if part is not None and (not part.isHidden() or part is on_the_way)]
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
