"""The difference report: what a file says, what we count from the same inputs, and why they differ."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from okrdesk.document.document import Document
from okrdesk.document.text import quoted
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, ngettext
from okrdesk.okr import outline
from okrdesk.okr.outline import KeyResultLine, ObjectiveLine
from okrdesk.okr.rescued import bring, weights
from okrdesk.okr.rescued.plan import Plan, PlannedLine
from okrdesk.okr.rescued.rows import KeyResultRow, ObjectiveRow
from okrdesk.okr.rollup import weighted_mean
from okrdesk.okr.shown import format_exact, format_percent
from okrdesk.okr.values import show_value


@dataclass(frozen=True, slots=True)
class Part:
    """A key result in the sum of its objective: share, weight in the file (of 100), weight with us (of 1)."""

    title: str
    progress: Fraction
    in_file: Decimal | None
    with_us: Fraction


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure in which file and we differ: `lead` is the cause, `why` goes on with what follows from it.

    `remedied` is what we would count with the weight that is missing, None where nothing can be given.
    """

    key: str
    number: str
    title: str
    figure: str
    file_says: Fraction
    we_count: Fraction
    lead: str
    why: str = ""
    parts: tuple[Part, ...] = ()
    missing: Decimal | None = None
    remedied: Fraction | None = None

    @property
    def sentence(self) -> str:
        """The whole explanation."""
        return f"{self.lead} {self.why}".strip()


@dataclass(frozen=True, slots=True)
class Report:
    """Where figures differ, and how many that the file has agree with ours; `one` is such a one in words."""

    differences: tuple[Difference, ...]
    agreeing: int
    one: str = ""


def report(document: Document, plan: Plan, today: dt.date) -> Report:
    """Carry the plan out on a copy and hold each figure of the file against what the copy counts."""
    rehearsal, ids = bring.rehearsed(document, plan)
    try:
        return _Differing(rehearsal, plan, ids, today).report()
    finally:
        rehearsal.close()


class _Differing:
    def __init__(self, document: Document, plan: Plan, ids: Mapping[str, str], today: dt.date) -> None:
        self._plan, self._ids, self._locale = plan, ids, document.locale
        seen = outline.outline(document, plan.cycle.id, today)
        self._tops = {line.objective.id: line for line in seen.objectives}
        self._keys = {line.key_result.id: line for line in seen.key_results}
        self._differing: set[str] = set()

    def report(self) -> Report:
        """Key results first, because what differs there explains their objective; shown in our order."""
        found: list[Difference] = []
        agreeing: list[str] = []
        planned = [line for line in self._plan.lines if line.fate != "left out"]
        for line in sorted(planned, key=lambda each: each.table == "objective"):
            told = line.row.progress
            ours = self._ours(line)
            if told is None or ours is None:
                continue
            if agrees(told, ours, line.row.progress_places):
                agreeing.append(self._agreed(line, ours))
            else:
                self._differing.add(line.row.key)
                found.append(self._difference(line, Fraction(told), ours))
        found.sort(key=lambda each: [int(part) for part in each.number.split(".")])
        return Report(tuple(found), len(agreeing), agreeing[-1] if agreeing else "")

    def _ours(self, line: PlannedLine) -> Fraction | None:
        """What we count: as it is where the file goes beyond its ends, else as it counts in sums."""
        row_id = self._ids.get(line.row.key, "")
        if row_id in self._tops:
            return self._tops[row_id].figures.progress
        if row_id not in self._keys:
            return None
        figures = self._keys[row_id].figures
        beyond = line.row.progress is not None and not 0 <= line.row.progress <= 1
        return figures.raw if beyond and figures.raw is not None else figures.counted

    def _agreed(self, line: PlannedLine, ours: Fraction) -> str:
        return _("“{title}”: {share} in both").format(
            title=quoted(line.row.title), share=format_percent(ours, self._locale)
        )

    def _difference(self, line: PlannedLine, told: Fraction, ours: Fraction) -> Difference:
        row_id, row = self._ids[line.row.key], line.row
        if isinstance(row, KeyResultRow):
            key = self._keys[row_id]
            lead, why = self._key_result_why(line, key, told)
            return Difference(row.key, key.number, row.title, "progress", told, ours, lead, why)
        top = self._tops[row_id]
        parts = self._parts(row, top)
        missing, remedied = self._remedy(row, parts)
        lead, why = self._objective_why(line, top, parts, told, missing)
        return Difference(
            row.key, str(top.number), row.title, "progress", told, ours, lead, why, parts, missing, remedied
        )

    # Why

    def _key_result_why(self, line: PlannedLine, key: KeyResultLine, told: Fraction) -> tuple[str, str]:
        mine, now = key.key_result, key.figures.current
        if now is None:
            return _("The file gives no value for it."), _("We count from values alone.")
        if mine.baseline is None or key.figures.raw is None:
            return _("Where it starts is not known."), _("Without a start we count nothing.")
        told_values = {each.values["value"] for each in line.check_ins}
        if now not in told_values:
            sentence = _("A later value here says {value}.")
            return sentence.format(value=show_value(now, mine, self._locale)), ""
        sum_of_ours = _("We count the way from {start} over {now} to {target}.").format(
            start=show_value(mine.baseline, mine, self._locale),
            now=show_value(now, mine, self._locale),
            target=show_value(mine.target, mine, self._locale),
        )
        if mine.target and agrees_with(told, Fraction(now) / Fraction(mine.target)):
            return _("The file divides by the target and leaves the start out."), sum_of_ours
        return _("Its values do not make that share."), sum_of_ours

    def _objective_why(
        self,
        line: PlannedLine,
        top: ObjectiveLine,
        parts: Sequence[Part],
        told: Fraction,
        missing: Decimal | None,
    ) -> tuple[str, str]:
        if missing is not None:
            without = sum(1 for part in parts if part.in_file is None)
            lead = ngettext("One weight is missing.", "{n} weights are missing.", without).format(n=without)
            why = _("We weigh all {n} alike until you say otherwise.").format(n=len(parts))
            return lead, why
        out = self._out_below(line.row.key)
        if out:
            lead = ngettext("{n} line below it stays away.", "{n} lines below it stay away.", out)
            return lead.format(n=out), _("The file counts it, we cannot.")
        children = [row for row in self._plan.reading.objectives if self._is_below(row, line.row)]
        if children:
            n = len(children)
            lead = ngettext(
                "The file counts {n} objective below it.", "The file counts {n} objectives below it.", n
            )
            return lead.format(n=n), _("Here an objective counts its own key results.")
        if len(top.key_results) > len(parts):
            return _("It has key results here that are not in the file."), ""
        if differing := [part for part in parts if self._part_differs(line.row.key, part)]:
            names = ", ".join(quoted(part.title, 40) for part in differing[:3])
            return _("What is below it differs: {names}.").format(names=names), ""
        return self._of_weights(parts, told)

    def _of_weights(self, parts: Sequence[Part], told: Fraction) -> tuple[str, str]:
        """How else the same shares could have been weighed."""
        if not parts:
            return _("It has no key results in the file."), _("We count nothing but those.")
        plain = sum((part.progress for part in parts), Fraction(0)) / len(parts)
        if agrees_with(told, plain):
            return _("The file weighs all alike, whatever the weights say."), ""
        given = [(Fraction(part.in_file), part.progress) for part in parts if part.in_file is not None]
        total = sum((weight for weight, _share in given), Fraction(0))
        if given and agrees_with(told, sum((w * p for w, p in given), Fraction(0)) / 100):
            lead = _("The weights in the file add up to {total}.")
            return lead.format(total=format_exact(total, self._locale)), _("We scale them to 100.")
        return _("The file does not say how it counts."), _("We weigh the shares of its key results.")

    def _out_below(self, key: str) -> int:
        """How many key results below an objective were refused or left out."""
        taken = {line.row.key for line in self._plan.lines if line.fate != "left out"}
        rows = (row for row in self._plan.reading.key_results if any(k.key == key for k in row.parents[:1]))
        # What is no key result counts for nothing but where the file gives it a weight.
        counting = (row for row in rows if not row.unless or weights.weight_of(row))
        return sum(1 for row in counting if row.key not in taken)

    @staticmethod
    def _is_below(row: ObjectiveRow, top: ObjectiveRow | KeyResultRow) -> bool:
        return any(link.key == top.key or (not link.key and link.title == top.title) for link in row.parents)

    def _part_differs(self, home: str, part: Part) -> bool:
        lines = (line for line in self._plan.lines if line.parent == home and line.row.title == part.title)
        return any(line.row.key in self._differing for line in lines)

    def _parts(self, row: ObjectiveRow, top: ObjectiveLine) -> tuple[Part, ...]:
        below = {self._ids.get(x.row.key): x.row for x in self._plan.lines if x.parent == row.key}
        return tuple(
            Part(
                line.key_result.title,
                line.figures.counted,
                weights.weight_of(told) if isinstance(told, KeyResultRow) else None,
                line.figures.weight,
            )
            for line in top.key_results
            if (told := below.get(line.key_result.id)) is not None
        )

    def _remedy(self, row: ObjectiveRow, parts: Sequence[Part]) -> tuple[Decimal | None, Fraction | None]:
        """What is missing of 100, and what we would count if those without a weight shared it."""
        known = [part.in_file for part in parts if part.in_file is not None]
        without = len(parts) - len(known)
        if row.key not in self._plan.missing or not without or not known:
            return None, None
        rest = 100 - sum(known, Decimal(0))
        each = Fraction(rest) / without
        shares = [(each if p.in_file is None else Fraction(p.in_file), p.progress) for p in parts]
        return rest, weighted_mean(shares)


def agrees(told: Decimal, ours: Fraction, places: int) -> bool:
    """Whether a share in the file is ours, as far as its percentage has places; cut off or rounded."""
    return abs(Fraction(told) - ours) * 100 < Fraction(1, 10 ** min(places, 12))


def agrees_with(told: Fraction, other: Fraction) -> bool:
    """Whether another way of counting leads to what the file says."""
    return abs(told - other) * 100 < 1
