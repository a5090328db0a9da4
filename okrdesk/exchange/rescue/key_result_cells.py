"""The cells of one key result as its fields: what is measured, from where to where, where it stands."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from okrdesk.document.refused import Refused
from okrdesk.document.text import quoted
from okrdesk.exchange.rescue import cell_reading, target_cells
from okrdesk.exchange.rescue.cell_reading import Amount
from okrdesk.exchange.rescue.lines import Cells, Columns
from okrdesk.exchange.surveys.folding import folded
from okrdesk.i18n import _, ngettext
from okrdesk.okr.rescued.rows import LATEST, CheckInRow, KeyResultRow, Link

_PLAIN_UNITS = frozenset({"", "#", "number", "numeric", "zahl", "count", "none"})
_NO_METRIC = frozenset({"", "progress", "fortschritt", "percentage tracked"})
_DONE = frozenset({"done", "completed", "achieved", "closed", "complete", "erledigt", "erreicht"})
_PLACES = 12
_MARKED, _GROUPED = re.compile(r"[.,]"), re.compile(r"(?<![\d.,])[1-9]\d{0,2}[.,]\d{3}(?!\d)")


@dataclass(frozen=True, slots=True)
class Measured:
    """What a key result measures, from where to where; `values` are the fields that say so."""

    values: dict[str, Any]
    baseline: Decimal | None
    target: Decimal | None

    def at(self, share: Decimal) -> Decimal | None:
        """The value at a share of the way; None where there is no way."""
        if self.target is None:
            return None
        start = self.baseline or Decimal(0)
        value = start + share * (self.target - start)
        return Decimal(format(round(value, _PLACES).normalize(), "f"))


@dataclass
class KeyResultCells:
    """Reads key results by the columns of one table; `told` hears of readings that should be known."""

    columns: Columns
    told: Callable[[str, str], None] = lambda _what, _how: None
    _seen: set[str] = field(default_factory=set)

    def amount(self, cells: Cells, name: str) -> Amount | None:
        """The number of a field. Raises Refused by the name that the column has in the file."""
        cell = cells.get(name)
        try:
            found = cell_reading.amount(cell, self.columns.locale)
        except Refused as refused:
            sentence = _("in “{column}”: {why}")
            raise Refused(
                sentence.format(column=quoted(self.columns.heading(name)), why=refused.sentence)
            ) from None
        if found is not None and (_GROUPED.search(cell) or (found.value >= 1000 and _MARKED.search(cell))):
            self.told(f"“{quoted(cell)}”", format(found.value, "f"))
        return found

    def share(self, cells: Cells, name: str) -> tuple[Decimal, int] | None:
        """A share of 1 and the places of its percentage; None where the cell has none."""
        found = cell_reading.share(cells.get(name), self.columns.locale)
        if found is None or name not in self.columns.shares:
            return found
        return found[0] * 100, max(0, found[1] - 2)

    def weight(self, cells: Cells, name: str = "weight") -> Decimal | None:
        """A share of 100; None where the cell has none."""
        found = self.amount(cells, name)
        if found is None:
            return None
        return found.value * 100 if name in self.columns.shares else found.value

    def measured(self, cells: Cells) -> Measured:
        """What is measured. Raises Refused where there is a column for the target but nothing in it."""
        if banded := self._banded(cells):
            return banded
        start, target, now = (self.amount(cells, name) for name in ("baseline", "target", "current"))
        unit, measure = self._unit(cells, target or start or now)
        if measure == "yes-no":
            return Measured({"measure": "yes-no"}, Decimal(0), Decimal(1))
        if target is None:
            if self.columns.has("target"):
                sentence = _("“{column}” is empty, so there is nothing to reach")
                raise Refused(sentence.format(column=quoted(self.columns.heading("target"))))
            if not self.columns.has("progress"):
                return Measured({"measure": measure, "unit": unit}, None, None)
            # Nothing but how far it is: then the way is from nothing to all of it.
            values = {"measure": "percentage", "baseline": Decimal(0), "target": Decimal(100)}
            return Measured(values, Decimal(0), Decimal(100))
        begin = None if start is None else start.value
        if begin is None and (now is None or (now.value <= target.value and target.value > 0)):
            begin = Decimal(0)  # what tools without a start mean
        values = {"measure": measure, "unit": unit, "target": target.value}
        if begin is not None:
            values["baseline"] = begin
            if begin != target.value:
                values["direction"] = "decrease" if target.value < begin else "increase"
                values |= self._phased(cells, begin, target.value)
        return Measured(values, begin, target.value)

    def _banded(self, cells: Cells) -> Measured | None:
        """What is to be kept within a range, above or below a value; None for what is to be reached."""
        try:
            ends = target_cells.band(cells.get("target-kind"), cells.get("target"), self.columns.locale)
        except Refused:
            return None
        if ends is None:
            return None
        unit, measure = self._unit(cells, None)
        return Measured(
            {"measure": "band", "unit": "%" if measure == "percentage" else unit, **ends}, None, None
        )

    def _phased(self, cells: Cells, start: Decimal, target: Decimal) -> dict[str, Any]:
        """The targets by days on the way, as far as they lie on it."""
        cell = cells.get("phases")
        if not cell:
            return {}
        first, last = self.days(cells)
        known = target_cells.phases(cell, self.columns.order, self.columns.locale)
        made = target_cells.checkpoints(known, first, last, start, target) if first and last else ()
        if made:
            how = ngettext("{n} of them on the way", "{n} of them on the way", len(made))
            self.told(_("Phased targets of “{title}”").format(title=quoted(cells.get("title"), 40)),
                      how.format(n=len(made)))  # fmt: skip
            return {"checkpoints": made}
        self.told(_("Phased targets of “{title}”").format(title=quoted(cells.get("title"), 40)),
                  _("left out: they do not lead from start to target in time"))  # fmt: skip
        return {}

    def _unit(self, cells: Cells, shown: Amount | None) -> tuple[str, str]:
        """The unit, and the measure that fits it."""
        unit, metric = cells.get("unit"), cells.get("metric")
        measure = cell_reading.measure(cells.get("measure")) or cell_reading.measure(unit)
        beside = shown.unit if shown else ""
        if unit.casefold().strip() in _PLAIN_UNITS:
            unit = beside if beside else metric if metric.casefold() not in _NO_METRIC else ""
        if not measure or measure == "number":
            measure = cell_reading.measure_of_unit(unit or beside)
        if measure == "percentage":
            unit = unit.removeprefix("%").strip() if unit.startswith("%") else ""
        return unit[:100], measure

    def row(self, cells: Cells, key: str, title: str, parents: tuple[Link, ...]) -> KeyResultRow:
        """The key result of a line, with the value at which it stands. Raises Refused."""
        measured = self.measured(cells)
        values = dict(measured.values)
        if why := cells.get("why"):
            values["hint"] = why
        names = cell_reading.people(cells.get("owner"))
        helpers = (*names[1:], *cell_reading.people(cells.get("helpers")))
        progress = self.share(cells, "progress")
        first, last = self.days(cells)
        return KeyResultRow(
            cells.line, key, title, values,
            owner=(names[0] if names else "") if self.columns.has("owner") else None,
            helpers=helpers if self.columns.has("owner") or self.columns.has("helpers") else None,
            parents=parents, status=cells.get("status"), period=cells.get("period"),
            progress=progress[0] if progress else None, progress_places=progress[1] if progress else 0,
            first_day=first, last_day=last, check_ins=self._stands_at(cells, measured),
        )  # fmt: skip

    def days(self, cells: Cells) -> tuple[dt.date | None, dt.date | None]:
        """The first and the last day of a line, by its days or by the name of its period."""
        order = self.columns.order
        first = cell_reading.day(cells.get("first-day"), order)
        last = cell_reading.day(cells.get("last-day"), order)
        named = cell_reading.period(cells.get("period")) if cells.get("period") else None
        return (first or (named[0] if named else None), last or (named[1] if named else None))

    def _stands_at(self, cells: Cells, measured: Measured) -> tuple[CheckInRow, ...]:
        """The value that a line gives, as a check-in of the day that it names; none where it gives none."""
        now = self.amount(cells, "current")
        value = None if now is None else now.value
        if value is None:
            share = self.share(cells, "progress")
            value = None if share is None else measured.at(share[0])
        if measured.values["measure"] == "yes-no":
            value = self._done(cells, value)
        if value is None:
            return ()
        on = cell_reading.day(cells.get("checked-on"), self.columns.order)
        told: dict[str, Any] = {"value": value, "on": on, "note": cells.get("note")}
        sure = cell_reading.confidence(cells.get("confidence"), self.columns.locale)
        if sure is not None:
            told["confidence"] = sure
        return (CheckInRow(cells.line, on.isoformat() if on else LATEST, told),)

    def _done(self, cells: Cells, value: Decimal | None) -> Decimal | None:
        """Whether a yes-or-no is done: by its value, else by its status."""
        if value is not None:
            return Decimal(1) if value >= 1 else Decimal(0)
        return Decimal(1) if folded(cells.get("status")) in _DONE else None
