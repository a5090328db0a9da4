"""The decision log: what was decided, why, and what shows it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.decision_dialog import DecisionAnswer, DecisionDialog
from okrdesk.gui.widgets import person_names
from okrdesk.gui.widgets.list_card import ListCard, OpeningList
from okrdesk.gui.widgets.ranked_list import RankedRow
from okrdesk.gui.widgets.side_by_side import show_part
from okrdesk.gui.widgets.text import apart
from okrdesk.i18n import _, format_day
from okrdesk.okr import decisions
from okrdesk.okr.decisions import Decision


class DecisionsCard(ListCard):
    """Decisions of the cycle, latest first.

    They open in a dialog, in a closed cycle only to read.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self.desk = desk
        super().__init__(
            _("Decisions"),
            "flag",
            _("Decision"),
            _("Note a decision…"),
            _("Note what you decide, why, and which figure or voice speaks for it."),
            parent,
        )
        self._decisions: tuple[Decision, ...] = ()
        self._writable = True

    def make_list(self) -> OpeningList:
        return OpeningList(_("Decisions of this cycle"), self, movable=False)

    def reload(self, *, writable: bool) -> None:
        """Show the decisions of the chosen cycle."""
        self._writable = writable
        self._decisions = decisions.of_cycle(self.desk.document, self.desk.cycle.id)
        show_part(self.add_button, shown=writable)
        lines = self.desk.outline().numbered_lines() if self._decisions else ()
        numbers = {line: number for line, number, _title in lines}
        self.show_rows([self._row(decision, numbers) for decision in self._decisions], writable=writable)

    def _row(self, decision: Decision, numbers: dict[str, str]) -> RankedRow:
        parts = [format_day(decision.on, self.desk.locale, "MMMd")]
        if decision.line in numbers:
            parts.append(numbers[decision.line])
        parts += [apart(" ".join(text[:300].split())) for text in (decision.why, decision.evidence) if text]
        return RankedRow(decision.id, decision.what, " · ".join(parts))

    def add(self) -> None:
        """Ask for a decision and note it."""
        if not self._writable:
            return
        told = DecisionDialog(
            self.window(), None, self._choices(), person_names.choosable(self.desk.document)
        ).ask()
        if told is not None:
            noted = Decision("", self.desk.cycle.id, self.desk.day, "")
            self.show_added(self.desk.do(decisions.add, _told(noted, told)))

    def remove(self, decision_id: str) -> None:
        self.desk.telling(_("Removed a noted decision.")).do(decisions.remove, decision_id)

    def open(self, decision_id: str) -> None:
        """Show a decision in the dialog and write what was changed."""
        decision = next((d for d in self._decisions if d.id == decision_id), None)
        if decision is None:
            return
        known = DecisionAnswer(
            decision.what, decision.why, decision.evidence, decision.line, decision.person_id or ""
        )
        told = DecisionDialog(
            self.window(),
            known,
            self._choices(),
            person_names.choosable(self.desk.document, decision.person_id),
            writable=self._writable,
        ).ask()
        if told is not None and told != known:
            self.desk.do(decisions.change, decision, _told(decision, told))

    def _choices(self) -> list[tuple[str, str]]:
        lines = self.desk.outline().numbered_lines()
        return [(line, f"{number}  {title[:200]}") for line, number, title in lines]


def _told(decision: Decision, told: DecisionAnswer) -> Decision:
    return replace(
        decision,
        what=told.what,
        why=told.why,
        evidence=told.evidence,
        line=told.line,
        person_id=told.person_id or None,
    )
