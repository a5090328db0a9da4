"""What the menu Page and Ctrl+K offer while the board is shown, and the keys that do it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


def add_actions(page: QWidget, board: QWidget, rows: Sequence[tuple[str, str, Callable[[], object]]]) -> None:
    """Give a page its `actions()`: (words, keys, what is done) each.

    Letters, Del and F2 mean a card only on the board: in a field they belong to its text.
    """
    for words, keys, do in rows:
        action = QAction(words, page)
        if keys:
            action.setShortcut(QKeySequence(keys))
            on_board = len(keys) == 1 or keys in ("Del", "F2")
            reach = Qt.ShortcutContext
            action.setShortcutContext(reach.WidgetShortcut if on_board else reach.WidgetWithChildrenShortcut)
            if on_board:
                board.addAction(action)
        action.triggered.connect(lambda _checked=False, do=do: do())
        page.addAction(action)


def add_enter(board: QWidget, do: Callable[[], object]) -> None:
    """Let Enter on the board do something that no menu names."""
    enter = QAction(board)
    enter.setShortcuts([QKeySequence("Return"), QKeySequence("Enter")])
    enter.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    enter.triggered.connect(lambda _checked=False: do())
    board.addAction(enter)
