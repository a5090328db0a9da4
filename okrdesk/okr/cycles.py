"""Cycles: the period of one set of OKRs, usually a quarter."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import clean, is_blank
from okrdesk.document.whole_rows import Spelled
from okrdesk.i18n import _
from okrdesk.okr.cadence import WEEKLY, Cadence, cadence_of
from okrdesk.okr.days import usual_name
from okrdesk.okr.records import Kept, Shape, differences
from okrdesk.okr.terms import Cycle

_KEPT = Kept(t.Cycle, Cycle, {"risks": Shape(tuple, list)}, beside=("cadence",))
_ALL = Spelled(
    lambda: t.Cycle.select().where(t.Cycle.deleted == 0).order_by(t.Cycle.first_day, t.Cycle.name, t.Cycle.id)
)


def all_cycles(document: Document) -> tuple[Cycle, ...]:
    """Every cycle, earliest first."""
    return document.once(all_cycles, lambda: _all_cycles(document), of=("cycle", "workspace"))


def _all_cycles(document: Document) -> tuple[Cycle, ...]:
    return _KEPT.records(document.rows(_ALL()), cadence=_cadence(document))


def read(document: Document, cycle_id: str) -> Cycle:
    """One cycle by id; refused when it is gone."""
    row = _KEPT.row(document, cycle_id, _("That cycle is no longer here; choose another."))
    return _KEPT.record(row, cadence=_cadence(document))


def current(document: Document, day: dt.date) -> Cycle:
    """The open cycle that holds the day, else the latest open one that began, else the first one.

    Once the latest that began is closed, the open one that comes next is current, whatever was left open
    before. Refused in a workspace without cycles.
    """
    cycles = all_cycles(document)
    if not cycles:
        raise Refused(_("This workspace has no cycle yet; add one, such as 2026-Q1."))
    open_cycles = [c for c in cycles if not c.closed]
    holding = [c for c in open_cycles if c.first_day <= day <= c.last_day]
    begun = [c for c in cycles if c.first_day <= day]
    coming = [c for c in open_cycles if c.first_day > day]
    if holding:
        return holding[-1]
    if coming and begun and begun[-1].closed:
        return coming[0]
    left_open = [c for c in begun if not c.closed]
    return left_open[-1] if left_open else (open_cycles or list(reversed(cycles)))[0]


def find(document: Document, name: str) -> Cycle:
    """The cycle with this name or id, in any common spelling; refused with the names that exist."""
    cycle = named(document, name)
    if cycle is not None:
        return cycle
    names = ", ".join(c.name for c in all_cycles(document)) or _("none")
    raise Refused(_("There is no cycle “{name}”; there is: {names}.").format(name=name, names=names))


def named(document: Document, name: str) -> Cycle | None:
    """The cycle with this name or id, in any common spelling, None where there is none."""
    wanted = _plain(name)
    return next((c for c in all_cycles(document) if wanted in (_plain(c.name), c.id)), None)


def add(document: Document, name: str, first_day: dt.date, last_day: dt.date) -> str:
    """Add a cycle of any days; returns its id."""
    _refuse_wrong(name, first_day, last_day)
    _refuse_twice(document, name)
    with document.edit(_("Add a cycle")):
        return _KEPT.add(document, Cycle("", usual_name(name), first_day, last_day))


def change(document: Document, before: Cycle, after: Cycle) -> None:
    """Rename a cycle or move its days. Refused for the name of another; one that it has already may stay."""
    changed = differences(before, after)
    known = read(document, before.id)
    wanted = replace(known, **changed)
    _refuse_wrong(wanted.name, wanted.first_day, wanted.last_day)
    refuse_closed(document, known.id)
    if _plain(wanted.name) != _plain(known.name):  # copies may have been merged into two alike
        _refuse_twice(document, wanted.name)
    if "name" in changed:
        changed["name"] = usual_name(wanted.name)
    with document.edit(_("Change a cycle")):
        _KEPT.set(document, known.id, changed)


def remove(document: Document, cycle_id: str) -> None:
    """Remove a cycle that holds no objective; refused otherwise, so that nothing vanishes with it."""
    query = t.Objective.select().where((t.Objective.cycle == cycle_id) & (t.Objective.deleted == 0))
    if document.one(query) is not None:
        raise Refused(_("This cycle still holds objectives; remove or move them first."))
    refuse_closed(document, cycle_id)
    if len(all_cycles(document)) == 1:
        raise Refused(_("A workspace needs one cycle; add another before removing this one."))
    with document.edit(_("Remove a cycle")):
        document.remove(t.Cycle, cycle_id)


def write_words(
    document: Document,
    cycle_id: str,
    *,
    went_well: str | None = None,
    in_the_way: str | None = None,
) -> None:
    """Set what went well and what is in the way, an item a line; None leaves a text as it is."""
    refuse_closed(document, cycle_id)
    texts = {"went_well": went_well, "in_the_way": in_the_way}
    with document.edit(_("Write the one-pager's words")):
        document.set(t.Cycle, cycle_id, **{name: text for name, text in texts.items() if text is not None})


def plan_revisit(document: Document, cycle_id: str, day: dt.date | None) -> None:
    """Choose the day on which the goals are looked at again, or None: no such day."""
    refuse_closed(document, cycle_id)
    with document.edit(_("Plan to look at the goals again")):
        document.set(t.Cycle, cycle_id, revisit_on=day)


def revisit_due(cycle: Cycle, day: dt.date) -> bool:
    """Whether it is time to remind of looking at the goals again: on the day planned and after it.

    Once the cycle is closed nobody is reminded; looking again and planning another day ends it too.
    """
    return not cycle.closed and cycle.revisit_on is not None and day >= cycle.revisit_on


def refuse_closed(document: Document, cycle_id: str) -> None:
    """A closed cycle is for reading."""
    cycle = read(document, cycle_id)
    if cycle.closed:
        raise Refused(_("The cycle {name} is closed; reopen it to change it.").format(name=cycle.name))


def _cadence(document: Document) -> Cadence:
    row = document.row(t.Workspace, document.id)
    return WEEKLY if row is None else cadence_of(row)


def _plain(name: str) -> str:
    return re.sub(r"[\s·_/-]+", "-", clean(name).strip()).casefold()


def _refuse_twice(document: Document, name: str) -> None:
    if any(_plain(c.name) == _plain(name) for c in all_cycles(document)):
        raise Refused(_("There is a cycle “{name}” already; choose another name.").format(name=name))


def _refuse_wrong(name: str, first_day: dt.date, last_day: dt.date) -> None:
    if is_blank(name):
        raise Refused(_("A cycle needs a name, such as 2026-Q1."))
    if last_day < first_day:
        raise Refused(_("The last day of a cycle cannot lie before its first day; swap them."))
