"""Adopting blueprints: from a ready-made goal set to an objective of ours, and back to one of our own."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import is_blank
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr import blueprints, cycles, key_results, objectives
from okrdesk.okr.alphabet import sort_key
from okrdesk.okr.blueprint_files import BlueprintKeyResult
from okrdesk.okr.blueprints import Blueprint
from okrdesk.okr.objectives import Objective
from okrdesk.okr.terms import Cycle, KeyResult

MOST_OBJECTIVES = 3


@dataclass(frozen=True, slots=True)
class Ours:
    """Our figures for one key result of a blueprint; `taken` False leaves the key result out."""

    baseline: Decimal | None
    target: Decimal | None
    comparison: str = ""
    taken: bool = True


def adopt(
    document: Document,
    cycle_id: str,
    blueprint: Blueprint,
    fill: Mapping[str, str],
    ours: Sequence[Ours] | None = None,
    *,
    priority_id: str | None = None,
    title: str = "",
    links: str = "",
    today: dt.date | None = None,
) -> str:
    """Take a blueprint over as an objective; returns its id.

    Its key results count from `today` on where one that is added then would (decision 29).

    Placeholders that are missing or unknown are refused, all named at once. `ours` holds our figures in the
    blueprint's order (its own when None); the blueprint's figures stay beside them.
    """
    filled = blueprints.fill(blueprint, dict(fill))
    cycle = cycles.read(document, cycle_id)
    figures = ours or [Ours(k.baseline, k.target) for k in filled.key_results]
    with document.edit(_("Take over a blueprint")):
        objective = Objective(
            "",
            cycle_id,
            title or filled.objective,
            type=filled.type,
            origin="blueprint",
            blueprint=blueprint.title,
            priority_id=priority_id,
            links=links,
        )
        objective_id = objectives.add(document, objective)
        for row, own in zip(filled.key_results, figures, strict=True):
            if own.taken:
                key_results.add(document, _adopted(row, own, objective_id, cycle), today=today)
        return objective_id


def _adopted(row: BlueprintKeyResult, own: Ours, objective_id: str, cycle: Cycle) -> KeyResult:
    """A key result of a blueprint with our figures, its own beside them."""
    return KeyResult(
        "",
        objective_id,
        row.title,
        measure=row.measure,
        direction=row.direction,
        unit=row.unit,
        baseline=own.baseline,
        target=own.target,
        blueprint_target=row.target,
        low=row.low,
        high=row.high,
        stages=row.stages,
        comparison=own.comparison,
        hint=row.baseline_hint or row.comparison_hint,
        output=row.output,
        proxy=row.proxy,
        due=blueprints.due_of(row.period, cycle.first_day, cycle.last_day),
    )


def save_as_blueprint(document: Document, objective_id: str, title: str) -> str:
    """Keep an objective with its key results as a blueprint of our own; returns its id."""
    if is_blank(title):
        raise Refused(_("A blueprint needs a name; type one."))
    objective = objectives.read(document, objective_id)
    rows = key_results.of_objective(document, objective_id)
    content = blueprints.content_of(title.strip(), objective, rows)
    with document.edit(_("Save as a blueprint")):
        return document.add(t.OwnBlueprint, title=title, content=content)


def own_blueprints(document: Document) -> tuple[tuple[str, Blueprint], ...]:
    """(id, blueprint) of this workspace's own blueprints, by title."""
    rows = document.rows(t.OwnBlueprint.select().where(t.OwnBlueprint.deleted == 0))
    own = []
    for row in rows:
        with contextlib.suppress(Refused):  # one that makes no sense must not hide the others
            own.append((row.id, blueprints.parse(row.content)))
    locale = document.locale
    return tuple(sorted(own, key=lambda pair: (sort_key(pair[1].title, locale), pair[0])))


def take_in(document: Document, blueprint: Blueprint) -> str:
    """Keep a blueprint that came as a file among our own; returns its id."""
    with document.edit(_("Take in a blueprint")):
        content = blueprints.to_content(blueprint)
        return document.add(t.OwnBlueprint, title=blueprint.title, content=content)


def remove_blueprint(document: Document, blueprint_id: str) -> None:
    """Take one of our own blueprints out."""
    with document.edit(_("Remove a blueprint")):
        document.remove(t.OwnBlueprint, blueprint_id)
