"""What the act of showing has below its question."""

from __future__ import annotations

from okrdesk.gui.pages.workshop_page.act_view import ActView
from okrdesk.gui.pages.workshop_page.work_area import WorkArea
from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.side_by_side import fill


class ShownPart(WorkArea):
    """Shows something of the document and may change it; `column` is to be filled."""

    def __init__(self, view: ActView) -> None:
        super().__init__()
        self.view = view
        self.desk, self.sitting = view.desk, view.sitting
        self.column = fill(self, spacing=12)

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
