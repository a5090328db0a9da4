"""What the act of showing has below its question."""

from __future__ import annotations

from okrdesk.gui.pages.workshop_page.act_view import ActView
from okrdesk.gui.widgets.cards import Card


class ShownPart(Card):
    """A card that shows something of the document and may change it."""

    def __init__(self, view: ActView) -> None:
        super().__init__(margin=16, spacing=10)
        self.view = view
        self.desk, self.sitting = view.desk, view.sitting

    def reload(self) -> None:
        """Show the document anew."""
        raise NotImplementedError

    def begin(self) -> None:
        """Nothing wants the keyboard unless it says so."""

    def done(self) -> None:
        self.reload()
        self.view.looked.emit()
