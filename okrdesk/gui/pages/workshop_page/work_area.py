"""What the window asks of whatever is worked on in a step: an act, or a part that an act shows."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from okrdesk.okr.workshop.moment import Moment


class WorkArea(QWidget):
    """Shows something of the document and may change it by the desk; told to `reload` when it changed."""

    def reload(self) -> None:
        """Show the document anew; half-typed text is not touched."""
        raise NotImplementedError

    def begin(self) -> None:
        """Give the keyboard to the part at which one begins; nothing wants it unless it says so."""

    def press(self, event: QKeyEvent) -> bool:
        """Do what a single key stands for outside text fields; whether there is such a thing."""
        return False

    def takes_enter(self) -> bool:
        """Whether Ctrl+Enter saves what is typed here instead of going on."""
        return False

    def counted(self) -> tuple[str, int, int | None] | None:
        """(words, how many are in, of how many) for the card beside, None where nothing is counted."""
        return None

    def told(self, moment: Moment) -> Moment:
        """The moment with what is known here alone; `shown` decides what the room sees."""
        return moment

    def can_reveal(self) -> bool:
        """Whether there is something that the room does not see yet and can be shown."""
        return False

    def reveal(self) -> None:
        """Show it to all at once."""
