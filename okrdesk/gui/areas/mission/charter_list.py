"""The charter, line by line: what we promise each other."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from okrdesk.gui.desk import Desk
from okrdesk.gui.widgets.growing_list import GrowingList
from okrdesk.gui.widgets.ranked_list import RankedRow
from okrdesk.i18n import _
from okrdesk.okr import mission


class CharterList(GrowingList):
    """Promises that are added, reworded, moved and removed by the desk."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, numbered: bool = False) -> None:
        super().__init__(
            _("Charter"),
            _("Another promise"),
            _("One promise, such as: we answer within a day"),
            parent,
            numbered=numbered,
        )
        self.desk = desk
        rows = self.list
        self.add_requested.connect(lambda text, said: desk.beside(said).do(mission.add_charter_line, text))
        rows.reworded.connect(
            lambda line, text: (
                desk.do(mission.reword_charter_line, line, text) if text.strip() else self._remove(line)
            )
        )
        rows.moved.connect(lambda line, position: desk.do(mission.move_charter_line, line, position))
        rows.removal_requested.connect(self._remove)
        rows.itemDelegate().closeEditor.connect(lambda *_closed: self.reload())

    def reload(self) -> None:
        """Show the document's charter; a line that is being edited stays."""
        self.show_rows([RankedRow(line.id, line.text) for line in mission.charter(self.desk.document)])

    def _remove(self, line: str) -> None:
        self.desk.telling(_("Removed a promise.")).do(mission.remove_charter_line, line)
