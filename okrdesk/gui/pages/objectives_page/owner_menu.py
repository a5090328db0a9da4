"""The menu in which an owner is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from okrdesk.gui.widgets.text import literal
from okrdesk.i18n import _
from okrdesk.okr.people import Person


class OwnerMenu(QMenu):
    """Nobody and the people; `chosen` tells an id, "" for nobody. It goes when it is closed."""

    chosen = Signal(str)
    people_wanted = Signal()

    def __init__(self, parent: QWidget, people: Sequence[Person], owner_id: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for person_id, name in [("", _("Nobody yet")), *((p.id, p.name) for p in people)]:
            action = self.addAction(literal(name))
            action.setCheckable(True)
            action.setChecked(person_id == owner_id)
            action.triggered.connect(lambda _checked=False, chosen=person_id: self.chosen.emit(chosen))
        self.addSeparator()
        self.addAction(_("People…")).triggered.connect(lambda _checked=False: self.people_wanted.emit())
