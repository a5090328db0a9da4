"""Who must hear of the result: asked the day before, ticked off afterwards."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from okrdesk.gui.desk import Desk
from okrdesk.gui.pages.workshop_page.promises_card import PromisesCard
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.i18n import _


class TellingsDialog(FormDialog[None]):
    """The list of who is told what; each edit counts at once."""

    def __init__(self, parent: QWidget, desk: Desk, workshop_id: str) -> None:
        heading = _("Who must hear of the result")
        super().__init__(parent, heading, heading, width=940)
        self.card = PromisesCard(desk, "telling", workshop_id)
        self.column.addWidget(self.card)
        self.end_with_close()
        self.card.reload()
        desk.changed.connect(self.card.reload)
        self.card.add.setFocus()
