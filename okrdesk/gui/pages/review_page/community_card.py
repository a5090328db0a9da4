"""The community then and now, and the day on which the goals are looked at again."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.snapshot_dialog import SnapshotAnswer, SnapshotDialog
from okrdesk.gui.widgets.cards import rule
from okrdesk.gui.widgets.day_field import DayField
from okrdesk.gui.widgets.list_card import ListCard, OpeningList
from okrdesk.gui.widgets.ranked_list import RankedRow
from okrdesk.gui.widgets.side_by_side import show_part
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _, format_day, format_number
from okrdesk.okr import cycles, snapshots
from okrdesk.okr.phases import phase_word
from okrdesk.okr.snapshots import Snapshot


class CommunityCard(ListCard):
    """Looks at the community, latest first, with one sentence from the first to the last."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self.desk = desk
        super().__init__(
            _("The community then and now"),
            "people",
            _("Look"),
            _("Note what the community is like…"),
            _("Size and phase change, and goals with them: note both now and then."),
            parent,
        )
        self._snapshots: tuple[Snapshot, ...] = ()
        self.sentence = PlainLabel("", parent=self)
        self.revisit = DayField(
            _("Look at the goals again on"),
            desk.cycle.revisit_on,
            desk.today,
            desk.locale,
            optional=True,
            lies="ahead",
            parent=self,
        )
        self.column.insertWidget(1, self.sentence)
        self._rule = rule(self)
        self.column.addWidget(self._rule)
        self.column.addWidget(self.revisit)
        self.revisit.edited.connect(self._plan)

    def make_list(self) -> OpeningList:
        return OpeningList(_("The community by day"), self, movable=False)

    def reload(self, *, writable: bool) -> None:
        """Show every look at the community; the day is that of the chosen cycle."""
        self._snapshots = tuple(reversed(snapshots.all_snapshots(self.desk.document)))
        self.show_rows([self._row(one) for one in self._snapshots], writable=True)
        sentence = snapshots.then_and_now(self._snapshots, self.desk.locale)
        self.sentence.set_text(sentence)
        show_part(self.sentence, shown=bool(sentence))
        self.revisit.set_today(self.desk.today, self.desk.locale)
        self.revisit.set_day_if_idle(self.desk.cycle.revisit_on)
        show_part(self.revisit, shown=writable)
        show_part(self._rule, shown=writable)

    def _row(self, one: Snapshot) -> RankedRow:
        locale = self.desk.locale
        figures = []
        if one.members is not None:
            figures.append(_("{count} members").format(count=format_number(one.members, locale)))
        if one.active is not None:
            figures.append(_("{count} active").format(count=format_number(one.active, locale)))
        note = " ".join(one.note[:300].split())
        said = ", ".join(figures) or note or _("no figures")
        under = format_day(one.on, locale)
        if note and figures:
            under = f"{under} · {note}"
        return RankedRow(one.id, said, under, phase_word(one.phase), "not started")

    def add(self) -> None:
        """Ask what the community is like and note it."""
        told = SnapshotDialog(self.window(), None, self.desk.today, self.desk.locale).ask()
        if told is not None:
            self.desk.do(snapshots.add, _told(Snapshot("", told.on_day), told))

    def remove(self, snapshot_id: str) -> None:
        self.desk.telling(_("Removed a look at the community.")).do(snapshots.remove, snapshot_id)

    def open(self, snapshot_id: str) -> None:
        """Show a look in the dialog and write what was changed."""
        one = next((s for s in self._snapshots if s.id == snapshot_id), None)
        if one is None:
            return
        known = SnapshotAnswer(one.on, one.members, one.active, one.phase, one.note)
        told = SnapshotDialog(self.window(), known, self.desk.today, self.desk.locale).ask()
        if told is not None and told != known:
            self.desk.do(snapshots.change, one, _told(one, told))

    def _plan(self, day: str) -> None:
        planned = dt.date.fromisoformat(day) if day else None
        self.desk.beside(self.revisit.set_error).do(cycles.plan_revisit, self.desk.cycle.id, planned)


def _told(one: Snapshot, told: SnapshotAnswer) -> Snapshot:
    return replace(
        one,
        on=told.on_day,
        members=told.members,
        active=told.active,
        phase=told.phase,
        note=told.note,
    )
