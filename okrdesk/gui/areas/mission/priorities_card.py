"""The priorities of the cycle, ranked, with the objectives that serve them; below, what is not done now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.gui.desk import Desk
from okrdesk.gui.widgets.cards import Card, rule
from okrdesk.gui.widgets.growing_list import GrowingList
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
        self.add_priority = plain_button(_("Priority"), icon="plus", parent=self)
        self.growing = GrowingList(
            _("Priorities of this cycle"),
            _("Another priority"),
            _("What matters this cycle, in a few words"),
            self,
            numbered=True,
            later=_("Leave for later"),
        )
        self.list = self.growing.list
        self.told = PlainLabel("", "small", self)
        head = QHBoxLayout()
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(PlainLabel(_("Priorities this cycle"), "strong", self))
        texts.addWidget(self.told)
        head.addLayout(texts, 1)
        head.addWidget(self.add_priority)
        self.column.addLayout(head)
        self.column.addWidget(self.growing)
        self.not_now = _NotNow(self)
        self.column.addWidget(self.not_now)
        self._connect()

    def _connect(self) -> None:
        desk, rows = self.desk, self.list
        self.add_priority.clicked.connect(self.growing.begin)
        self.growing.add_requested.connect(
            lambda text, said: desk.beside(said).do(mission.add_priority, desk.cycle.id, text)
        )
        rows.reworded.connect(
            lambda priority, text: (
                desk.do(mission.reword_priority, priority, text) if text.strip() else self._remove(priority)
            )
        )
        rows.moved.connect(
            lambda priority, position: desk.do(mission.rank_priority, desk.cycle.id, priority, position)
        )
        rows.removal_requested.connect(self._remove)
        rows.later_requested.connect(self.put_off)
        self.not_now.taken_up.connect(self._take_up)
        rows.itemDelegate().closeEditor.connect(lambda *_closed: self.reload())

    def put_off(self, priority: str) -> None:
        """Leave a priority for later; it stays in sight under "Not now"."""
        self.desk.telling(_("Left for later.")).do(mission.put_off, priority, True)

    def _take_up(self, priority: str) -> None:
        self.desk.do(mission.put_off, priority, False)

    def _remove(self, priority: str) -> None:
        self.desk.telling(_("Removed a priority.")).do(mission.remove_priority, priority)

    def reload(self) -> None:
        """Show the document's priorities of the chosen cycle."""
        ranked = mission.priorities(self.desk.document, self.desk.cycle.id)
        self.growing.show_rows([_row(priority) for priority in ranked])
        self.told.set_text(
            _("Drag to rank; N leaves one for later. Objectives serve one of these.")
            if ranked
            else _("What must not wait this cycle? Name two to four things; objectives will serve them.")
        )
        self.not_now.show_rows(mission.not_now(self.desk.document, self.desk.cycle.id))


def _row(priority: Priority) -> RankedRow:
    serving = ngettext("{count} objective", "{count} objectives", priority.objectives)
    pill = serving.format(count=priority.objectives) if priority.objectives else _("no objective yet")
    origin = {"workshop": _("from the workshop"), "survey": _("from the survey"), "theme": _("from a theme")}
    under = origin.get(priority.origin, priority.origin)
    return RankedRow(
        priority.id, priority.text, under, pill, "achieved" if priority.objectives else "not started"
    )


class _NotNow(QWidget):
    """What the cycle leaves for later on purpose, a line each with the way back; hidden while empty."""

    taken_up = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[str, str], ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(rule(self))
        self._column.addWidget(PlainLabel(_("Not now"), "strong", self))
        self.rows: list[_LaterRow] = []
        self.hide()

    def show_rows(self, later: Sequence[Priority]) -> None:
        """Show the priorities that were put off."""
        shown = tuple((priority.id, priority.text) for priority in later)
        if shown == self._shown:
            return
        self._shown = shown
        had = next((n for n, row in enumerate(self.rows) if row.take_up.hasFocus()), None)
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.setParent(None)
            row.deleteLater()
        self.rows = [_LaterRow(priority_id, text) for priority_id, text in shown]
        for row in self.rows:
            row.take_up.clicked.connect(lambda _checked=False, key=row.priority: self.taken_up.emit(key))
            self._column.addWidget(row)
        self.setVisible(bool(self.rows))
        if had is not None and self.rows:
            self.rows[min(had, len(self.rows) - 1)].take_up.setFocus()


class _LaterRow(QWidget):
    """One priority that was put off, and the button that takes it up again."""

    def __init__(self, priority: str, text: str) -> None:
        super().__init__()
        self.priority = priority
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(PlainLabel(" ".join(text.split()), "muted", elide=True), 1)
        self.take_up = plain_button(_("Take up again"), small=True)
        self.take_up.setAccessibleName(_("Take up again: {text}").format(text=" ".join(text[:200].split())))
        row.addWidget(self.take_up)
