"""What becomes of the check-ins of a line: which are new, known already, changed, or impossible here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.frozen import dataclass
from okrdesk.okr import check_ins
from okrdesk.okr.measures import measure_of
from okrdesk.okr.rescued import fields
from okrdesk.okr.rescued.fields import Fate
from okrdesk.okr.rescued.origins import Origin
from okrdesk.okr.rescued.rows import LATEST, CheckInRow, KeyResultRow, RefusedLine
from okrdesk.okr.terms import CheckIn, Cycle, KeyResult


@dataclass(frozen=True, slots=True)
class PlannedCheckIn:
    """A check-in and what becomes of it; `said` is what the file says, `check_in_id` is ours.

    `values` are its fields, with the day on which it is taken; `person` is the name of somebody here, or "".
    """

    row: CheckInRow
    fate: Fate
    values: Mapping[str, Any]
    person: str
    said: str
    check_in_id: str = ""


class Planner:
    """Plans the check-ins of one key result after the other."""

    def __init__(self, document: Document, cycle: Cycle, today: dt.date, meet: Callable[[str], str]) -> None:
        self._document, self._cycle, self._today, self._meet = document, cycle, today, meet

    def planned(
        self, row: KeyResultRow, file: Mapping[str, Any], known: KeyResult | None, origin: Origin | None
    ) -> tuple[tuple[PlannedCheckIn, ...], list[RefusedLine], dt.date | None]:
        """The check-ins of a line, those that cannot be, and from which earlier day it then has to count."""
        here = () if known is None else check_ins.of_key_result(self._document, known.id)
        ours = {each.id: each for each in here}
        claimed = {told[0] for told in (origin.check_ins.values() if origin else ()) if told}
        measured = _as_measured(file, known)
        starts = file.get("starts", known.starts if known else None)
        planned, refused, earliest = [], [], starts
        for each in row.check_ins:
            day = each.on or self._today
            reason = self._refusal(measured, each, day)
            if reason:
                refused.append(RefusedLine(each.line, reason, (row.title,)))
                continue
            one = self._one(each, day, ours, claimed, origin)
            planned.append(one)
            if one.fate == "new" and day < self._cycle.first_day and (earliest is None or day < earliest):
                earliest = day
        due = file.get("due", known.due if known else None) or self._cycle.last_day
        moved = earliest != starts and earliest is not None and earliest <= due
        return tuple(planned), refused, earliest if moved else None

    def _refusal(self, measured: KeyResult, row: CheckInRow, day: dt.date) -> str:
        try:
            check_ins.refuse_day_of(self._document, self._cycle, day, day, self._today)
        except Refused as refused:
            return refused.sentence
        return measure_of(measured).refusal(measured, row.values["value"])

    def _one(
        self,
        row: CheckInRow,
        day: dt.date,
        ours: Mapping[str, CheckIn],
        claimed: set[str],
        origin: Origin | None,
    ) -> PlannedCheckIn:
        person = self._meet(row.person)
        values = fields.told("check_in", {**row.values, "on": day})
        said = _said({**row.values, "on": row.on}, person)
        known_id, was = (*(origin.check_ins.get(row.key, ()) if origin else ()), "", "")[:2]
        if not known_id:
            free = (each for each in ours.values() if each.id not in claimed)
            like = next((each for each in free if (each.on, each.value) == (day, values["value"])), None)
            if like is None:
                return PlannedCheckIn(row, "new", values, person, said)
            claimed.add(like.id)
            return PlannedCheckIn(row, "same", values, person, said, like.id)
        if was == said or known_id not in ours:
            return PlannedCheckIn(row, "same", values, person, said, known_id)
        if row.key == LATEST:  # an undated value that is another now was measured since
            return PlannedCheckIn(row, "new", values, person, said)
        mine = ours[known_id]
        spoken = {name: getattr(mine, name) for name in values}
        is_untouched = _value_of(was) == fields.text_of(mine.value)
        differs = fields.texts_of(spoken) != fields.texts_of(values)
        fate: Fate = "updated" if is_untouched and differs else "same"
        return PlannedCheckIn(row, fate, values, person, said, known_id)


def _said(values: Mapping[str, Any], person: str) -> str:
    """What the file says, as one text that begins with the value."""
    told = fields.texts_of(values)
    rest = [f"{name}={text}" for name, text in sorted(told.items()) if name != "value" and text]
    return "\n".join([told["value"], *rest, *([f"person={person}"] if person else [])])


def _value_of(said: str) -> str:
    return said.partition("\n")[0]


def _as_measured(file: Mapping[str, Any], known: KeyResult | None) -> KeyResult:
    """The key result by whose measure a value is looked at."""
    names = ("measure", "direction", "unit", "stages", "low", "high", "baseline", "target")
    told = {name: file.get(name, getattr(known, name) if known else None) for name in names}
    return KeyResult("", "", "", **{name: value for name, value in told.items() if value is not None})
