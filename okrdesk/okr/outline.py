"""The outline: objectives with key results and figures as of a day, read by window, commands and PDF."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cached_property

from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr import (
    check_ins,
    cycles,
    key_results,
    measures,
    mission,
    objectives,
    people,
    rollup,
    schedule,
)
from okrdesk.okr.nearest import suggestion
from okrdesk.okr.objectives import Objective
from okrdesk.okr.people import Person
from okrdesk.okr.rollup import Figures, ObjectiveFigures
from okrdesk.okr.status import RULES, Rule
from okrdesk.okr.terms import CheckIn, Cycle, KeyResult


@dataclass(frozen=True, slots=True)
class KeyResultLine:
    """A key result with its number ("1.2"), its people, the check-in that counts and its figures."""

    number: str
    key_result: KeyResult
    owner: Person | None
    helpers: tuple[Person, ...]
    latest: CheckIn | None
    figures: Figures


@dataclass(frozen=True, slots=True)
class ObjectiveLine:
    """An objective with its number, owner, priority in words, figures and key results."""

    number: int
    objective: Objective
    owner: Person | None
    priority: str
    figures: ObjectiveFigures
    key_results: tuple[KeyResultLine, ...]


@dataclass(frozen=True)
class Outline:
    """One cycle as of a day. `progress` and `expected` are shares of 1.

    `warning` is a sentence where the weights of the objectives give no answer, else "".
    """

    cycle: Cycle
    day: dt.date
    rule: Rule
    progress: Fraction
    expected: Fraction
    objectives: tuple[ObjectiveLine, ...]
    warning: str = ""

    def numbered_lines(self) -> tuple[tuple[str, str, str], ...]:
        """Id, number and title of every objective ("1") and its key results ("1.1"), in order."""
        lines: list[tuple[str, str, str]] = []
        for each in self.objectives:
            lines.append((each.objective.id, str(each.number), each.objective.title))
            lines += [(line.key_result.id, line.number, line.key_result.title) for line in each.key_results]
        return tuple(lines)

    @cached_property
    def key_results(self) -> tuple[KeyResultLine, ...]:
        """All key results in order; put together once, for whatever shows an outline asks for them."""
        return tuple(k for o in self.objectives for k in o.key_results)


def outline(document: Document, cycle_id: str, day: dt.date, rule: str = "") -> Outline:
    """The outline of a cycle as of a day, under the workspace's rule or the one named."""
    cycle = cycles.read(document, cycle_id)
    # A rule that another program wrote and nobody knows must not hide every figure.
    chosen = rule_named(rule) if rule else RULES.get(mission.read(document).rule, RULES["default"])
    everyone = {p.id: p for p in people.everyone(document)}
    priorities = _priorities(document, cycle_id)
    newest = check_ins.latest(document, cycle_id, day)
    grouped = key_results.of_cycle(document, cycle_id)
    all_objectives = objectives.of_cycle(document, cycle_id)
    locked = [o.weight for o in all_objectives]
    shares, warning = rollup.weights(locked), rollup.weights_warning(locked, document.locale)
    lines = tuple(
        _objective_line(
            document,
            Outline(cycle, day, chosen, Fraction(0), Fraction(0), ()),
            (number, objective, priorities.get(objective.priority_id or "", ""), share),
            grouped.get(objective.id, ()),
            newest,
            everyone,
        )
        for number, (objective, share) in enumerate(zip(all_objectives, shares, strict=True), start=1)
    )
    overall, pace = rollup.cycle_progress([line.figures for line in lines], cycle, day)
    return Outline(cycle, day, chosen, overall, pace, lines, warning)


def _objective_line(
    document: Document,
    seen: Outline,
    head: tuple[int, Objective, str, Fraction],
    rows: Sequence[KeyResult],
    newest: Mapping[str, CheckIn],
    everyone: Mapping[str, Person],
) -> ObjectiveLine:
    """A line in the cycle, as of the day and under the rule of `seen`; `head` has its priority and share."""
    number, objective, priority, share = head
    cycle, day, rule = seen.cycle, seen.day, seen.rule
    locked = [k.weight for k in rows]
    weights, amiss = rollup.weights(locked), rollup.weights_warning(locked, document.locale)
    latest = (newest[row.id] for row in rows if row.id in newest)
    sure = check_ins.confidences_kept(document, latest, day)
    keys = tuple(
        KeyResultLine(
            f"{number}.{position}",
            row,
            everyone.get(row.owner_id or ""),
            tuple(everyone[h] for h in row.helper_ids if h in everyone),
            newest.get(row.id),
            rollup.key_result_figures(
                row,
                newest.get(row.id),
                cycle,
                day,
                rule,
                weight=weight,
                hits=_hits(document, row, cycle, day),
                entered=_entered(document, row, newest.get(row.id), day),
                sure=sure.get(row.id),
            ),
        )
        for position, (row, weight) in enumerate(zip(rows, weights, strict=True), start=1)
    )
    figures = rollup.objective_figures([k.figures for k in keys], cycle, day, rule, weight=share)
    figures = replace(figures, warning=figures.warning or amiss)
    return ObjectiveLine(number, objective, everyone.get(objective.owner_id or ""), priority, figures, keys)


# Edits of these rows show nothing in an outline.
BESIDE = {"initiative", "story", "decision", "snapshot", "version", "dismissal", "own_blueprint"} | {
    "handed_page",
    "handed_copy",
    "open_choice",
    "origin",
    *(
        "theme",
        "idea",
        "round",
        "promise",
        "goal_link",
        "source",
        "workshop",
        "workshop_step",
        "own_template",
    ),
}
# Edits of these renew the lines that they touch; after those of any other row it is read anew.
LINE_BY_LINE = {"check_in", "key_result", "objective"}


def renewed(document: Document, before: Outline, touched: Collection[tuple[str, str]]) -> Outline | None:
    """The outline as it is after nothing but these rows (table, id) changed: shown within an eye's blink.

    The same as reading it anew; every line that they do not touch is the very same object. None where only
    reading it anew tells.
    """
    tables = {table for table, _row in touched} - BESIDE
    if not tables:
        return before
    if not tables <= LINE_BY_LINE:
        return None
    everyone = {p.id: p for p in people.everyone(document)}
    lines, warning = list(before.objectives), before.warning
    if "objective" in tables:
        lines, warning = _in_order(document, before, everyone)
    rows = {row for table, row in touched if table == "key_result"}
    written = [row for table, row in touched if table == "check_in"]
    checked = check_ins.key_results_of(document, written) if written else frozenset()
    # The objectives that have a touched key result now, those that had one, and those that are new.
    theirs = set(key_results.objectives_of(document, rows | checked)) if rows or checked else set()
    known = set()
    for line in before.objectives:
        known.add(line.objective.id)
        if rows and any(key.key_result.id in rows for key in line.key_results):
            theirs.add(line.objective.id)
    for index, line in enumerate(lines):
        if line.objective.id in theirs or line.objective.id not in known:
            lines[index] = _renewed(document, before, line, checked, everyone)
    overall, pace = rollup.cycle_progress([line.figures for line in lines], before.cycle, before.day)
    return replace(before, progress=overall, expected=pace, objectives=tuple(lines), warning=warning)


def _in_order(
    document: Document, before: Outline, everyone: Mapping[str, Person]
) -> tuple[list[ObjectiveLine], str]:
    """The lines of the objectives there are now, in their order, and whether their weights give an answer.

    What is not known of a new one is still to be read.
    """
    fresh = objectives.of_cycle(document, before.cycle.id)
    locked = [objective.weight for objective in fresh]
    known = {line.objective.id: line for line in before.objectives}
    lines = []
    for number, (objective, share) in enumerate(zip(fresh, rollup.weights(locked), strict=True), start=1):
        line = known.get(objective.id)
        if line is None or (objective is not line.objective and objective != line.objective):
            owner = everyone.get(objective.owner_id or "")
            if line is not None and objective.priority_id == line.objective.priority_id:
                priority = line.priority
            else:
                priority = _priorities(document, before.cycle.id).get(objective.priority_id or "", "")
            if line is None:
                blank = ObjectiveFigures(Fraction(0), Fraction(0), "", None, share, None, "")
                line = ObjectiveLine(number, objective, owner, priority, blank, ())
            line = replace(line, objective=objective, owner=owner, priority=priority)
        lines.append(_numbered(line, number, share))
    return lines, rollup.weights_warning(locked, document.locale)


def _numbered(line: ObjectiveLine, number: int, share: Fraction) -> ObjectiveLine:
    """The line at another place, or with another share of the cycle; the very same where it has both."""
    if line.number != number:
        # Made by hand: a move numbers most of a large outline anew, and `replace` looks at every field first.
        keys = tuple(
            KeyResultLine(
                f"{number}.{position}", key.key_result, key.owner, key.helpers, key.latest, key.figures
            )
            for position, key in enumerate(line.key_results, start=1)
        )
        line = ObjectiveLine(number, line.objective, line.owner, line.priority, line.figures, keys)
    if line.figures.weight != share:
        line = replace(line, figures=replace(line.figures, weight=share))
    return line


def _renewed(
    document: Document,
    before: Outline,
    line: ObjectiveLine,
    checked: Collection[str],
    everyone: Mapping[str, Person],
) -> ObjectiveLine:
    known = {key.key_result.id: key for key in line.key_results}
    rows = key_results.of_objective(document, line.objective.id)
    newest = {}
    for row in rows:
        if row.id in known and row.id not in checked:
            latest = known[row.id].latest
        else:
            latest = check_ins.latest_of(document, row.id, before.day)
        if latest is not None:
            newest[row.id] = latest
    head = line.number, line.objective, line.priority, line.figures.weight
    fresh = _objective_line(document, before, head, rows, newest, everyone)
    kept = (known.get(key.key_result.id) for key in fresh.key_results)
    same = tuple(old if old == key else key for old, key in zip(kept, fresh.key_results, strict=True))
    return replace(fresh, key_results=same)


def _priorities(document: Document, cycle_id: str) -> dict[str, str]:
    """The words of priorities by id, of those put off too: the objectives that serve one still do."""
    named = (*mission.priorities(document, cycle_id), *mission.not_now(document, cycle_id))
    return {priority.id: priority.text for priority in named}


def rule_named(name: str) -> Rule:
    """The status rule with this name; refused with the nearest one."""
    try:
        return RULES[name]
    except KeyError:
        nearest = suggestion(name, RULES)
        raise Refused(_("There is no rule “{name}”; {nearest}").format(name=name, nearest=nearest)) from None


def find(outline_of: Outline, number: str) -> KeyResultLine:
    """The key result with this number ("1.2") or id; refused with what there is."""
    lines = outline_of.key_results
    for line in lines:
        if number.strip() in (line.number, line.key_result.id):
            return line
    nearest = suggestion(number, [line.number for line in lines])
    raise Refused(_("There is no key result “{number}”; {nearest}").format(number=number, nearest=nearest))


def _hits(document: Document, row: KeyResult, cycle: Cycle, day: dt.date) -> tuple[int, int] | None:
    if not measures.counts_hits(row):
        return None  # most have no need to read their check-ins
    series = schedule.one_a_day(check_ins.of_key_result(document, row.id, day), day)
    return measures.hit_count(row, series, cycle, day)


def _entered(document: Document, row: KeyResult, latest: CheckIn | None, day: dt.date) -> int:
    if latest is None or not measures.went_below(row, latest.value):
        return 1  # most have no need to read their check-ins
    return len(schedule.one_a_day(check_ins.of_key_result(document, row.id, day), day))
