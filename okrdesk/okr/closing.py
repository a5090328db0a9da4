"""Closing a cycle and opening the next one with what is kept; reopening; the line of ancestors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import is_blank
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr import carrying, cycles, days, history_words, key_results, objectives, review
from okrdesk.okr.days import Period
from okrdesk.okr.measures import measure_of
from okrdesk.okr.terms import Cycle, KeyResult


@dataclass(frozen=True, slots=True)
class Ancestor:
    """What an objective carries on: the objective of an earlier cycle, with the score it had there."""

    cycle: Cycle
    objective_id: str
    title: str
    score: Decimal


def close(
    document: Document,
    cycle_id: str,
    *,
    on: dt.date,
    next_name: str,
    first_day: dt.date | None = None,
    last_day: dt.date | None = None,
    keep: Sequence[str] | None = None,
    baselines: bool = False,
    targets: Mapping[str, Decimal] | None = None,
) -> str:
    """Close a cycle and open the next one with what is kept, in one step; returns the next cycle's id.

    A version is named at this moment. An open cycle of that name is a draft and gets filled, otherwise one is
    added: on the days given, else on those that its name says, else as long as this one. `keep` are ids of
    objectives; None keeps all that the review did not retire. With `baselines` the last values become the
    baselines; `targets` are new ones by the ids of key results. What comes along is told in `carrying.carry`.
    """
    cycle = cycles.read(document, cycle_id)
    if cycle.closed:
        raise Refused(_("The cycle {name} is closed already.").format(name=cycle.name))
    chosen = kept(document, cycle_id) if keep is None else tuple(keep)
    known = {o.id for o in objectives.of_cycle(document, cycle_id)}
    if not known.issuperset(chosen):
        raise Refused(_("One of the objectives to keep is not in this cycle; choose among those that are."))
    draft = _draft(document, cycle, next_name)
    first, last = _days(cycle, draft, next_name, first_day, last_day)
    if first < cycle.first_day:
        raise Refused(
            _("The next cycle cannot begin before {name} does; choose later days.").format(name=cycle.name)
        )
    with document.edit(_("Close {name}").format(name=cycle.name)):
        version = document.name_version(_("{name} closed").format(name=cycle.name))
        document.set(t.Cycle, cycle_id, closed=1, closed_on=on, closing=version)
        if draft is None:
            next_id = cycles.add(document, next_name, first, last)
        else:
            next_id = draft.id
            cycles.change(document, draft, replace(draft, first_day=first, last_day=last))
        carrying.carry(
            document,
            cycle,
            cycles.read(document, next_id),
            frozenset(chosen),
            on,
            baselines=baselines,
            targets=targets,
        )
    return next_id


def without_target(document: Document, cycle_id: str) -> tuple[tuple[str, KeyResult, KeyResult], ...]:
    """(number, key result, the one that it continues) of those whose target was met before (decision 33)."""
    numbers = history_words.numbers(document)
    met = []
    for rows in key_results.of_cycle(document, cycle_id).values():
        for row in rows:
            if row.continues_id is None or row.target is not None or not measure_of(row).counted:
                continue
            before = key_results.read(document, row.continues_id)
            if before.target is not None:
                met.append((numbers.get(row.id, ""), row, before))
    return tuple(sorted(met, key=lambda each: [int(part) for part in each[0].split(".") if part]))


def reopen(document: Document, cycle_id: str) -> None:
    """Open a closed cycle again; the next one stays as it is. Refused for an open one."""
    cycle = cycles.read(document, cycle_id)
    if not cycle.closed:
        raise Refused(_("The cycle {name} is open.").format(name=cycle.name))
    with document.edit(_("Reopen {name}").format(name=cycle.name)):
        document.set(t.Cycle, cycle_id, closed=0, closed_on=None, closing=None)


def kept(document: Document, cycle_id: str) -> tuple[str, ...]:
    """The ids of the objectives that closing keeps by default: all that the review did not retire."""
    query = t.Objective.select(t.Objective.id).where(
        (t.Objective.cycle == cycle_id) & (t.Objective.deleted == 0) & (t.Objective.decision != "retire")
    )
    return tuple(row.id for row in document.rows(query.order_by(t.Objective.position, t.Objective.id)))


def next_of(cycle: Cycle) -> Period:
    """(name, first day, last day) of the cycle after this one, as a suggestion."""
    return days.next_cycle(cycle.first_day, cycle.last_day)


def lineage(document: Document, objective_id: str) -> tuple[Ancestor, ...]:
    """The objectives of earlier cycles that this one carries on, latest first, each with its score there.

    The score is the one that held on the day of closing, in a cycle still open that of its last day.
    """
    by_id = {cycle.id: cycle for cycle in cycles.all_cycles(document)}
    seen = {objective_id}
    ancestors = []
    following = objectives.read(document, objective_id).continues_id
    while following is not None and following not in seen:  # copies may have been tied into a ring
        seen.add(following)
        row = document.row(t.Objective, following)
        if row is None:
            break
        cycle = by_id.get(row.cycle)
        if cycle is not None and not row.deleted:
            score = review.objective_score(document, row.id, cycle, cycle.closed_on or cycle.last_day)
            ancestors.append(Ancestor(cycle, row.id, row.title, score))
        following = row.continues
    return tuple(ancestors)


def _draft(document: Document, cycle: Cycle, next_name: str) -> Cycle | None:
    """The open cycle of this name, None where there is none yet."""
    if is_blank(next_name):
        raise Refused(_("The next cycle needs a name, such as 2026-Q1."))
    draft = cycles.named(document, next_name)
    if draft is not None and draft.id == cycle.id:
        raise Refused(_("{name} cannot follow itself; name the next cycle.").format(name=cycle.name))
    if draft is not None:
        cycles.refuse_closed(document, draft.id)
    return draft


def _days(
    cycle: Cycle,
    draft: Cycle | None,
    name: str,
    first_day: dt.date | None,
    last_day: dt.date | None,
) -> tuple[dt.date, dt.date]:
    if draft is not None:
        return first_day or draft.first_day, last_day or draft.last_day
    try:
        _name, first, last = days.parse_cycle(name)
    except Refused:  # a name of any kind, such as "Spring"
        _name, first, last = days.next_cycle(cycle.first_day, cycle.last_day)
    if first_day is not None and last_day is None:
        return first_day, first_day + (cycle.last_day - cycle.first_day)
    return first_day or first, last_day or last
