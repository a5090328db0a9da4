"""The right third of a running workshop: the room's picture, what is private, how many are in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from okrdesk.gui import theme
from okrdesk.gui.pages.workshop_page.aside import CountCard, PrivateCard, count_words
from okrdesk.gui.pages.workshop_page.folded_side import FoldedSide
from okrdesk.gui.pages.workshop_page.room_card import RoomCard
from okrdesk.gui.widgets.side_by_side import below_each_other, fill
from okrdesk.okr.workshop.views import View

_WIDTH = 376
_ANY_WIDTH = 16_777_215


class Side(QWidget):
    """Stands beside the work area, or where there is no room below `folded`, the bar that opens its parts.

    `wished` tells what its buttons and the keys of the projector ask for.
    """

    wished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room = RoomCard()
        self.private = PrivateCard()
        self.count = CountCard()
        self.folded = FoldedSide()
        self._roomy = True
        self._open_part = ""
        self._is_counted = False
        fill(self, below_each_other(self.room, self.private, self.count, spacing=12))
        self.room.wished.connect(self.wished)
        self.folded.wished.connect(self.wished)
        self.folded.opened.connect(self._open)

    def show_counted(self, counted: tuple[str, int, int | None] | None) -> None:
        """Show how many are in, or nothing."""
        self._is_counted = counted is not None
        self.count.show_count(counted)
        self.folded.count.set_text(f"{counted[0]} {count_words(*counted[1:])}" if counted else "")
        self._arrange()

    def show_room(self, view: View, curtain: str, *, reveals: bool) -> None:
        """Show what the room sees, behind a curtain ("blank", "hidden") or none."""
        hidden = curtain == "hidden"
        self.room.show_view(view, covered=curtain == "blank", reveals=reveals, hidden=hidden)
        self.folded.show_words(self.room.blank.plain_text(), self.room.hide_it.plain_text())

    def set_roomy(self, roomy: bool) -> None:
        """Whether all of it stands open; else only the part that was opened."""
        self._roomy = roomy
        width = round(_WIDTH * min(theme.text_scale(), 1.25))
        self.setMinimumWidth(width if roomy else 0)
        self.setMaximumWidth(width if roomy else _ANY_WIDTH)
        self._arrange()

    def show_keys(self, *, typing: bool) -> None:
        """The hints of the keys that there are now."""
        self.room.show_keys(typing=typing)
        self.folded.show_keys(typing=typing)

    def read_aloud(self) -> None:
        """Show the line to read, or take it away; where the room's picture is folded away, with that."""
        if not self._roomy and self._open_part != "room":
            self.folded.open("room")
            if not self.room.aloud.isHidden():
                return
        self.room.read_aloud()

    def _open(self, part: str) -> None:
        self._open_part = part
        self._arrange()

    def _arrange(self) -> None:
        part = "" if self._roomy else self._open_part
        self.folded.setVisible(not self._roomy)
        self.setVisible(self._roomy or bool(part))
        self.room.setVisible(self._roomy or part == "room")
        self.private.setVisible(self._roomy or part == "notes")
        self.count.setVisible(self._roomy and self._is_counted)
