"""Parts side by side where there is room for it, else one below the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from okrdesk.gui import theme


class SideBySide(QBoxLayout):
    """Side by side from `least` pixels of width on; larger text wants more, by `growth` of what it grows.

    Who holds it calls `fit` from its `resizeEvent`.
    """

    def __init__(self, least: float, *, growth: float = 1.0, spacing: int = 18) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight)
        self._least = least
        self._growth = growth
        self.setSpacing(spacing)

    def fit(self, width: int) -> bool:
        """Turn as the width wants it; whether there is room side by side."""
        roomy = width >= self._least * (1 + (theme.text_scale() - 1) * self._growth)
        self.setDirection(QBoxLayout.Direction.LeftToRight if roomy else QBoxLayout.Direction.TopToBottom)
        return roomy


def below_each_other(*parts: QWidget | QLayout, spacing: int = 16) -> QVBoxLayout:
    """A column of parts, what room is left below them."""
    column = together(*parts, spacing=spacing)
    column.addStretch(1)
    return column


def together(*parts: QWidget | QLayout, spacing: int = 4) -> QVBoxLayout:
    """Parts that belong together, close below each other."""
    column = QVBoxLayout()
    column.setSpacing(spacing)
    add_parts(column, parts)
    return column


def in_one_row(first: QWidget, *others: QWidget) -> QWidget:
    """A widget with parts beside each other, up to its edges; the first takes what room is left."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(first, 1)
    for part in others:
        row.addWidget(part)
    return holder


def fill(
    holder: QWidget,
    *parts: QWidget | QLayout,
    spacing: int = 6,
    margins: tuple[int, int, int, int] = (0, 0, 0, 0),
) -> QVBoxLayout:
    """Lay parts below each other in a widget, up to its edges unless `margins` keep them off."""
    column = QVBoxLayout(holder)
    column.setContentsMargins(*margins)
    column.setSpacing(spacing)
    add_parts(column, parts)
    return column


def show_part(part: QWidget, *, shown: bool) -> None:
    """Show or hide a part of something that is laid out.

    Qt dresses and lays out what it is told to show, also where that would be shown anyway.
    """
    if part.isHidden() or not shown:
        part.setVisible(shown)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout that is filled anew."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def lay_in_columns(grid: QGridLayout, widgets: Sequence[QWidget], columns: int, before: int) -> None:
    """Put widgets into so many columns of one width; `before` there were so many."""
    for column in range(before):
        grid.setColumnStretch(column, 0)
    for nth, widget in enumerate(widgets):
        grid.addWidget(widget, nth // columns, nth % columns)
    for column in range(columns):
        grid.setColumnStretch(column, 1)


def let_go(layout: QLayout, widgets: Iterable[QWidget]) -> None:
    """Take widgets out of a layout for good."""
    for widget in widgets:
        layout.removeWidget(widget)
        widget.hide()
        widget.deleteLater()


def grid(
    parent: QWidget | None = None, *, across: int, down: int = -1, stretch: Mapping[int, int]
) -> QGridLayout:
    """A grid without margins, of a widget or for a layout; the columns of `stretch` take what is left."""
    made = QGridLayout() if parent is None else QGridLayout(parent)
    made.setContentsMargins(0, 0, 0, 0)
    made.setHorizontalSpacing(across)
    made.setVerticalSpacing(down)
    for column, share in stretch.items():
        made.setColumnStretch(column, share)
    return made


def add_parts(column: QVBoxLayout, parts: tuple[QWidget | QLayout, ...]) -> None:
    """Add widgets and layouts to a column in their order."""
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)
