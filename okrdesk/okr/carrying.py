"""Carrying over: what a cycle hands to the next one, row by row, with nothing forgotten.

A row is copied with every column it has, so that a new column is carried without a thought; what stays behind
on purpose is listed in LEFT_BEHIND. Check-ins stay with the key result that they measured.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.text import in_one_line
from okrdesk.okr import check_ins, key_results, order
from okrdesk.okr.measures import measure_named, meets_target, raw_progress
from okrdesk.okr.rounding import half_up
from okrdesk.okr.terms import Cycle

_ROW = frozenset({"id", "deleted"})
LEFT_BEHIND: dict[type[t.Table], frozenset[str]] = {
    # Who accepted it is asked again; what the review said, and when something was added, belongs to the old
    # cycle.
    t.Objective: _ROW
    | {"accepted_on", "decision", "decision_reason", "relevant", "relevant_note", "relevant_members"}
    | {"needs", "needs_note", "behaviour", "behaviour_note", "theme", "agreed_how", "agreed_on"},
    t.KeyResult: _ROW | {"accepted_on", "own_score", "score_reason", "starts"},
    t.Helper: _ROW,
    t.Initiative: _ROW,
    t.Priority: _ROW,
    t.Story: _ROW,
}
SET_ANEW: dict[type[t.Table], frozenset[str]] = {
    t.Objective: frozenset({"cycle", "priority", "owner", "team", "continues", "position"}),
    t.KeyResult: frozenset(
        {"objective", "owner", "due", "continues", "baseline", "checkpoints"}
        | {"target", "commit_zone", "target_zone"}
    ),
    t.Helper: frozenset({"key_result"}),
    t.Initiative: frozenset({"key_result", "owner", "due"}),
    t.Priority: frozenset({"cycle", "position"}),
    t.Story: frozenset({"cycle", "objective", "position"}),
}


def carry(
    document: Document,
    old: Cycle,
    new: Cycle,
    keep: Collection[str],
    on: dt.date,
    *,
    baselines: bool = False,
    targets: Mapping[str, Decimal] | None = None,
) -> None:
    """Copy the kept objectives of a cycle, its priorities and its lessons into another; inside an edit.

    Owners and helpers come along unless they are retired: what they left is owned by nobody. A due date
    inside the old cycle keeps its distance from the cycle's end; a later one is a promise and stays. With
    `baselines` the value as of `on` becomes the baseline of whatever is counted; a target that it meets is
    left empty, unless `targets` has a new one by the id of the key result (decision 33). An objective that
    the new cycle carries on already is left as it is there, as are priorities and lessons of the same words.
    """
    carrier = _Carrier(document, old, new, targets or {})
    priorities = carrier.priorities()
    values = {k: c.value for k, c in check_ins.latest(document, old.id, on).items()} if baselines else {}
    carrier.objectives(keep, priorities, values)
    carrier.lessons()


class _Carrier:
    """One carrying over, with what all its parts look up."""

    def __init__(self, document: Document, old: Cycle, new: Cycle, targets: Mapping[str, Decimal]) -> None:
        self.document, self.old, self.new = document, old, new
        self._targets = targets
        people = document.rows(t.Person.select().where((t.Person.deleted == 0) & (t.Person.retired == 0)))
        self._active = {person.id for person in people}
        self._teams = {team.id for team in document.rows(t.Team.select().where(t.Team.deleted == 0))}
        self._key_results_of = self._grouped(t.KeyResult, t.KeyResult.select().join(t.Objective))
        self._helpers_of, self._initiatives_of = (
            self._grouped(table, table.select().join(t.KeyResult).join(t.Objective))
            for table in (t.Helper, t.Initiative)
        )
        self._carried: dict[str, str] = {}  # objectives of the old cycle and what carries them on

    def priorities(self) -> dict[str, str]:
        """Carry the priorities, those for later too; returns the new ids by the old ones."""
        there = self._rows(t.Priority, self.new.id)
        known = {_plain(row.text): row.id for row in there}
        positions = [row.position for row in there]
        carried = {}
        for row in self._rows(t.Priority, self.old.id):
            if _plain(row.text) not in known:
                position = order.last(positions)
                copy = self._copy(t.Priority, row, cycle=self.new.id, position=position)
                positions.append(position)
                known[_plain(row.text)] = copy
            carried[row.id] = known[_plain(row.text)]
        return carried

    def objectives(self, keep: Collection[str], priorities: dict[str, str], values: dict[str, Any]) -> None:
        """Carry the objectives that are kept, with all that hangs on them."""
        there = self._rows(t.Objective, self.new.id)
        self._carried = {row.continues: row.id for row in there if row.continues}
        positions = [row.position for row in there]
        for row in self._rows(t.Objective, self.old.id):
            if row.id not in keep or row.id in self._carried:
                continue
            position = order.last(positions)
            copy = self._copy(
                t.Objective,
                row,
                cycle=self.new.id,
                priority=priorities.get(row.priority or ""),
                owner=self._still(row.owner),
                team=row.team if row.team in self._teams else None,
                continues=row.id,
                position=position,
            )
            positions.append(position)
            self._carried[row.id] = copy
            self._key_results(row.id, copy, values)

    def lessons(self) -> None:
        """Carry what this cycle taught, so that it can be tried; what came from the one before rests now."""
        there = self._rows(t.Story, self.new.id)
        known = {_plain(row.text) for row in there} | self._taught_before()
        positions = [row.position for row in there]
        for row in self._rows(t.Story, self.old.id):
            if row.kind != "lesson" or row.on_day < self.old.first_day or _plain(row.text) in known:
                continue
            position = order.last(positions)
            objective = self._carried.get(row.objective or "")
            self._copy(t.Story, row, cycle=self.new.id, objective=objective, position=position)
            positions.append(position)

    def _taught_before(self) -> set[str]:
        """The words of the lessons of earlier cycles: many are noted when the next one has begun already."""
        earlier = t.Story.select().join(t.Cycle).where(t.Cycle.first_day < self.old.first_day)
        rows = self.document.rows(earlier.where((t.Story.deleted == 0) & (t.Story.kind == "lesson")))
        return {_plain(row.text) for row in rows}

    def _still_ahead(self, row: Any, baseline: Decimal | None) -> list[list[str]]:
        """A phased target (F7) from its new start: what was passed is left, the rest keeps its shape."""
        if not row.checkpoints or baseline == row.baseline:
            return list(row.checkpoints)
        known = key_results.read(self.document, row.id)
        done = raw_progress(known, baseline)
        if done is None or done >= 1:
            return []
        return [
            [format(at, "f"), format(half_up((Fraction(share) - done) / (1 - done), 4), "f")]
            for at, share in known.checkpoints
            if share > done
        ]

    def _aimed_anew(self, row: Any, baseline: Decimal | None) -> dict[str, Any]:
        """A target that the new baseline meets is left behind with its zones; a new one is taken."""
        known = key_results.read(self.document, row.id)
        if row.id in self._targets:
            return {"target": self._targets[row.id], "commit_zone": None, "target_zone": None}
        if baseline == row.baseline or baseline is None or not meets_target(known, baseline):
            return {}
        return {"target": None, "commit_zone": None, "target_zone": None}

    def _key_results(self, objective: str, copy: str, values: dict[str, Any]) -> None:
        for row in self._key_results_of.get(objective, ()):
            baseline = row.baseline
            if row.id in values and measure_named(row.measure).counted:
                baseline = values[row.id]
            key_result = self._copy(
                t.KeyResult,
                row,
                objective=copy,
                owner=self._still(row.owner),
                due=self._due(row.due),
                continues=row.id,
                baseline=baseline,
                checkpoints=self._still_ahead(row, baseline),
                **self._aimed_anew(row, baseline),
            )
            for helper in self._helpers_of.get(row.id, ()):
                if self._still(helper.person):
                    self._copy(t.Helper, helper, key_result=key_result)
            for work in self._initiatives_of.get(row.id, ()):
                if work.done_on is None:
                    more = {"owner": self._still(work.owner), "due": self._due(work.due)}
                    self._copy(t.Initiative, work, key_result=key_result, **more)

    def _copy(self, table: type[t.Table], row: Any, **anew: Any) -> str:
        assert anew.keys() <= SET_ANEW[table]
        columns = (field.name for field in table._meta.sorted_fields)
        values = {name: getattr(row, name) for name in columns if name not in LEFT_BEHIND[table]}
        return self.document.add(table, **values | anew)

    def _rows(self, table: Any, cycle_id: str) -> list[Any]:
        query = table.select().where((table.cycle == cycle_id) & (table.deleted == 0))
        return self.document.rows(query.order_by(table.position, table.id))

    def _grouped(self, table: Any, query: Any) -> dict[str, list[Any]]:
        """The rows of the old cycle by what they belong to; one query, because cycles can be large."""
        by_parent: dict[str, list[Any]] = defaultdict(list)
        query = query.where((t.Objective.cycle == self.old.id) & (table.deleted == 0))
        for row in self.document.rows(query):
            by_parent[row.objective if table is t.KeyResult else row.key_result].append(row)
        return by_parent

    def _still(self, person_id: str | None) -> str | None:
        return person_id if person_id in self._active else None

    def _due(self, due: dt.date | None) -> dt.date | None:
        if due is None or due > self.old.last_day:
            return due
        return max(self.new.first_day, self.new.last_day - (self.old.last_day - due))


def _plain(text: str) -> str:
    return in_one_line(text).casefold()
