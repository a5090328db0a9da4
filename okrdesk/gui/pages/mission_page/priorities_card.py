"""The priorities of the cycle, ranked, with the objectives that serve them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.gui.desk import Desk
from okrdesk.gui.pages.mission_page.growing_list import GrowingList
from okrdesk.gui.widgets.cards import Card
from okrdesk.gui.widgets.ranked_list import RankedRow
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _, ngettext
from okrdesk.okr import mission
from okrdesk.okr.mission import Priority


class PrioritiesCard(Card):
    """What matters this cycle. The rank is the order of the rows."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=18, spacing=10)
        self.desk = desk
        self.add_priority = plain_button(_("Priority"), icon="plus")
        self.growing = GrowingList(
            _("Priorities of this cycle"),
            _("Another priority"),
            _("What matters this cycle, in a few words"),
            numbered=True,
        )
        self.list = self.growing.list
        self.told = PlainLabel("", "small")
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(PlainLabel(_("Priorities this cycle"), "strong"))
        words.addWidget(self.told)
        head.addLayout(words, 1)
        head.addWidget(self.add_priority)
        self.column.addLayout(head)
        self.column.addWidget(self.growing)
        self._connect()

    def _connect(self) -> None:
        desk, rows = self.desk, self.list
        self.add_priority.clicked.connect(self.growing.begin)
        self.growing.add_requested.connect(
            lambda text, said: desk.do(mission.add_priority, desk.cycle.id, text, on_refused=said)
        )
        rows.reworded.connect(
            lambda priority, text: (
                desk.do(mission.reword_priority, priority, text) if text.strip() else self._remove(priority)
            )
        )
        rows.moved.connect(
            lambda priority, place: desk.do(mission.rank_priority, desk.cycle.id, priority, place)
        )
        rows.removal_requested.connect(self._remove)
        rows.itemDelegate().closeEditor.connect(lambda *_closed: self.reload())

    def _remove(self, priority: str) -> None:
        self.desk.do(mission.remove_priority, priority, tell=_("Removed a priority."))

    def reload(self) -> None:
        """Show the document's priorities of the chosen cycle."""
        ranked = mission.priorities(self.desk.document, self.desk.cycle.id)
        self.growing.show_rows([_row(priority) for priority in ranked])
        self.told.set_text(
            _("Drag to rank. Objectives serve one of these.")
            if ranked
            else _("What must not wait this cycle? Name two to four things; objectives will serve them.")
        )


def _row(priority: Priority) -> RankedRow:
    serving = ngettext("{count} objective", "{count} objectives", priority.objectives)
    pill = serving.format(count=priority.objectives) if priority.objectives else _("later")
    origin = {"workshop": _("from the workshop"), "survey": _("from the survey"), "theme": _("from a theme")}
    under = origin.get(priority.origin, priority.origin)
    return RankedRow(
        priority.id, priority.text, under, pill, "achieved" if priority.objectives else "not started"
    )
