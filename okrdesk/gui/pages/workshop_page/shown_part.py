"""What the act of showing has below its question."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from okrdesk.gui.pages.workshop_page.act_view import ActView
from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.side_by_side import fill
from okrdesk.okr.workshop.moment import Moment


class ShownPart(QWidget):
    """Shows something of the document and may change it; `column` is to be filled."""

    def __init__(self, view: ActView) -> None:
        super().__init__()
        self.view = view
        self.desk, self.sitting = view.desk, view.sitting
        self.column = fill(self, spacing=12)

    def reload(self) -> None:
        """Show the document anew."""
        raise NotImplementedError

    def begin(self) -> None:
        """Nothing wants the keyboard unless it says so."""

    def press(self, event: QKeyEvent) -> bool:
        """Do what a single key stands for; whether there is such a thing."""
        return False

    def takes_enter(self) -> bool:
        """As `ActView.takes_enter`."""
        return False

    def counted(self) -> tuple[str, int, int | None] | None:
        """As `ActView.counted`."""
        return None

    def can_reveal(self) -> bool:
        """Whether there is something that the room does not see yet and can be shown."""
        return False

    def reveal(self) -> None:
        """Show it to all at once."""

    def told(self, moment: Moment) -> Moment:
        """As `ActView.told`."""
        return moment

    def done(self) -> None:
        self.reload()
        self.view.looked.emit()


class ShownCard(ShownPart):
    """A part that is one card."""

    def __init__(self, view: ActView) -> None:
        super().__init__(view)
        card = Card(margin=16, spacing=10)
        self.column.addWidget(card)
        self.column = card.column
