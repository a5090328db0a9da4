"""The round of a check-in: what it goes through, what is half typed on the way, what has come of it today."""

from __future__ import annotations

from collections.abc import Callable

from okrdesk.gui.areas.check_ins import drafts, due_list
from okrdesk.gui.areas.check_ins.drafts import Draft, Drafts
from okrdesk.gui.areas.check_ins.due_list import DueRow
from okrdesk.gui.areas.check_ins.key_result_view import Said
from okrdesk.gui.areas.check_ins.summary import Outcome
from okrdesk.gui.desk import Desk
from okrdesk.i18n import _
from okrdesk.okr import initiatives, meeting
from okrdesk.okr.outline import KeyResultLine
from okrdesk.okr.schedule import next_due
from okrdesk.okr.values import show_value


class Round:
    """The key results of a check-in by their ids; the drafts are shared with the page.

    What was checked in today counts as checked in here: so it is still known after a restart.
    """

    def __init__(self, desk: Desk, kept: Drafts) -> None:
        self.desk = desk
        self._drafts = kept
        self._ids: tuple[str, ...] = ()

    def _all_rows(self) -> dict[str, DueRow]:
        outline = self.desk.outline()
        return {row.id: row for row in due_list.rows_of(outline, self.desk.day, self.desk.locale)}

    def choose(self, *, everything: bool) -> bool:
        """Go through what waits now, or through all; whether there is more than what waits."""
        rows = self._all_rows()
        waiting = tuple(row.id for row in rows.values() if row.waits or self._is_of_today(row))
        self._ids = tuple(rows) if everything or not waiting else waiting
        return bool(waiting) and len(waiting) < len(rows)

    def _is_of_today(self, row: DueRow) -> bool:
        return row.line.latest is not None and row.line.latest.on == self.desk.day

    def rows(self) -> tuple[DueRow, ...]:
        """The key results of the round that are still there, in its order."""
        rows = self._all_rows()
        return tuple(rows[key] for key in self._ids if key in rows)

    def row(self, key_result_id: str) -> DueRow | None:
        """Any key result of the cycle; None when it is not there."""
        return self._all_rows().get(key_result_id)

    def draft(self, line: KeyResultLine) -> Draft:
        """What is half typed for a key result, else what is offered."""
        return self._drafts.get(line.key_result.id, drafts.fresh(line, self.desk.day, self.desk.locale))

    def keep(self, key_result_id: str, draft: Draft) -> None:
        """Remember what is half typed."""
        row = self.row(key_result_id)
        if row is None:
            return
        if draft == drafts.fresh(row.line, self.desk.day, self.desk.locale):
            self._drafts.pop(key_result_id, None)
        else:
            self._drafts[key_result_id] = draft

    def check_in(self, line: KeyResultLine, said: Said, say_wrong: Callable[[str], None]) -> bool:
        """Check a key result in, with an initiative where one was said; whether it was done."""
        shown = show_value(said.value.value, line.key_result, self.desk.locale)
        made = (
            self.desk.beside(say_wrong)
            .telling(_("Checked in {number}: {value}").format(number=line.number, value=shown))
            .do(
                meeting.check_in,
                line.key_result.id,
                said.value.value,
                on=self.desk.day,
                confidences=said.confidences,
                note=said.note,
                blocker=said.blocker,
                next_step=said.next_step,
                spell=self.draft(line).spell,
                person_id=line.owner.id if line.owner else None,
                taker_id=said.taker_id,
                due=next_due(self.desk.cycle, self.desk.day)[1],
                total=said.value.total,
                count=said.value.count,
                today=self.desk.today,
            )
        )
        if made is None:
            return False
        self._drafts.pop(line.key_result.id, None)
        return True

    def outcomes(self) -> tuple[list[Outcome], list[DueRow]]:
        """What was checked in today with the initiative that came of it, and what still waits."""
        document = self.desk.document
        rows, outcomes = self.rows(), []
        for row in rows:
            check_in = row.line.latest
            if check_in is not None and self._is_of_today(row):
                title = " ".join(check_in.next_step.split())
                plans = initiatives.of_key_result(document, row.id) if title else ()
                plan = next((each for each in reversed(plans) if each.title == title), None)
                outcomes.append(Outcome(row, check_in, plan))
        return outcomes, [row for row in rows if row.waits]
