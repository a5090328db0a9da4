"""What every page has: a name, a desk, and a way to show the document again."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QWidget

from okrdesk.gui import wearing
from okrdesk.gui.desk import Desk
from okrdesk.gui.widgets.reading_order import ReadingOrder, controls


class Page(ReadingOrder, QWidget):
    """A page of the window. Its `actions()` are offered in the menus and by Ctrl+K while it is shown.

    The visible page reloads when the desk has changed; a hidden one when it is shown next.
    """

    name = ""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._stale = True
        self._first: QWidget | None = None
        desk.changed.connect(self._desk_changed)

    def reload(self) -> None:
        """Show the document anew: idempotent, keeps selection and scroll, never touches half-typed text."""
        raise NotImplementedError

    def begin_at(self, first: QWidget) -> None:
        """Say which part gets the keyboard when the page is turned to."""
        self._first = first

    def take_keyboard(self) -> None:
        """Give the keyboard to the part at which one begins, else to the first that is there."""
        first = self._first
        if first is None or not first.isVisibleTo(self) or not first.isEnabled():
            first = next(controls(self), self)
        first.setFocus()

    def finish(self) -> None:
        """Be left for good, while the document is open still; a page with nothing of its own does nothing."""

    def show_item(self, item_id: str) -> None:
        """Choose something on this page by its id; pages without such things ignore it."""

    def offer(
        self, label: str, do: Callable[[], object], keys: str = "", *, only_in: QWidget | None = None
    ) -> QAction:
        """Add to the `actions()`. Its keys work on the page, or only where `only_in` has the keyboard."""
        action = QAction(label, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
            reach = Qt.ShortcutContext
            action.setShortcutContext(
                reach.WidgetWithChildrenShortcut if only_in is None else reach.WidgetShortcut
            )
        if only_in is not None:
            only_in.addAction(action)
        action.triggered.connect(lambda _checked=False: do())
        self.addAction(action)
        return action

    def wishes(self) -> Mapping[str, Callable[[str], object]]:
        """What the window may ask of this page besides its `actions()`; each wish takes what it is about."""
        return {}

    def _desk_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._reload_now()

    def _reload_now(self) -> None:
        self._stale = False
        self.reload()

    def catch_up(self) -> None:
        """Show what has changed since, if anything has, in the theme and size of text of now.

        Best before the page is seen: once it is, each part that appears has the whole page laid out anew.
        """
        wearing.follow(self)
        if self._stale:
            self._reload_now()

    def showEvent(self, event: QShowEvent) -> None:
        self.catch_up()
        super().showEvent(event)
