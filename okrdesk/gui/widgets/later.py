"""Parts that are made when they are first wanted: what nobody sees yet need not be there before the paint."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from okrdesk.gui import theme
from okrdesk.gui.widgets.side_by_side import show_part

P = TypeVar("P", bound=QWidget)


class Later(Generic[P], QVBoxLayout):
    """The place of a part. `make` makes it on the widget that it stands on, `fill` shows in it what there is.

    Until then the place is `least` pixels high at usual text size, which is no more than the part will be: so
    whatever comes to stand in sight is in sight before it is there, and the scroll bar hardly moves.
    """

    def __init__(self, make: Callable[[QWidget], P], fill: Callable[[P], object], least: int) -> None:
        super().__init__()
        self._make = make
        self._fill = fill
        self._part: P | None = None
        self.addSpacing(round(least * theme.text_scale()))

    def is_there(self) -> bool:
        """Whether the part has been made."""
        return self._part is not None

    def is_seen(self) -> bool:
        """Whether the place is in sight, at least in part."""
        around = self.parentWidget()
        return around is not None and around.visibleRegion().intersects(self.geometry())

    def part(self) -> P:
        """The part; where it is not there it is made, filled and shown."""
        if self._part is None:
            around = self.parentWidget()
            assert around is not None, "asked for before its place is laid out"
            self._part = self._make(around)
            self._fill(self._part)
            self.takeAt(0)
            self.addWidget(self._part)
            show_part(self._part, shown=True)
        return self._part

    def fill_anew(self) -> None:
        """Show in the part what there is now, if it has been made."""
        if self._part is not None:
            self._fill(self._part)
