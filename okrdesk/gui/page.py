"""What every page has: a name, a desk, and a way to show the document again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from okrdesk.gui import wearing
from okrdesk.gui.desk import Desk
from okrdesk.gui.widgets.later import Later
from okrdesk.gui.widgets.reading_order import ReadingOrder, controls

_AFTER_MS = 12  # from what is painted to what comes next


class Page(ReadingOrder, QWidget):
    """A page of the window. Its `actions()` are offered in the menus and by Ctrl+K while it is shown.

    The visible page reloads when the desk has changed; a hidden one when it is shown next.
    What need not be there when it is painted first comes after that, in turns of its own: the parts that
    are out of sight (`come_later`), and what takes longer (`follow_in_turns`).
    """

    name = ""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._stale = True
        self._first: QWidget | None = None
        self._later: tuple[Later[Any], ...] = ()
        self._turns: list[Callable[[], object]] = []
        self._turn = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._turn.timeout.connect(self._take_turn)
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
        for place in self._later:  # laid out by now, not painted yet
            if not place.is_there() and place.is_seen():
                place.part()

    # What comes once the page is painted

    def come_later(self, *places: Later[Any]) -> None:
        """Parts that are made after the first paint, in this order, unless somebody asks for one before."""
        self._later = places

    def fill_anew(self) -> None:
        """Have the parts that come later, and are there already, show what there is now: for `reload`."""
        for place in self._later:
            place.fill_anew()

    def follow_in_turns(self, turns: Iterable[Callable[[], object]]) -> None:
        """Do what takes longer after the next paint; what was left of it from before is not done."""
        self._turn.stop()
        self._turns = list(turns)
        self.update()

    def is_complete(self) -> bool:
        """Whether everything that takes a turn of its own is on the page."""
        return not self._turns and all(place.is_there() for place in self._later)

    def make_ready(self) -> None:
        """Make at once what `come_later`: Tab is about to go through all there is."""
        for place in self._later:
            place.part()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.is_complete():
            # Counted from the end of the paint: started before, it might be over by then.
            QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        if not self._turn.isActive() and not self.is_complete():
            self._turn.start()

    def _take_turn(self) -> None:
        if not self.isVisible():
            return  # the page that is shown now shall not wait for this one; it goes on when it is back
        place = next((place for place in self._later if not place.is_there()), None)
        if place is not None:
            place.part()
        elif self._turns:
            self._turns.pop(0)()
        self._go_on()
