"""Adopting: a blueprint becomes an objective of ours, with our figures and its own beside them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace

import pytest

from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import adopting, blueprints, key_results, objectives
from okrdesk.okr.adopting import Ours
from tests.okr.test_edits import world  # noqa: F401

World = tuple[Document, SimpleNamespace]


def test_our_figures_stand_beside_those_of_the_blueprint(world: World) -> None:  # noqa: F811
    document, ids = world
    its = blueprints.fill(ids.blueprint, {"CITY": "Graz"})
    ours = [
        Ours(Decimal(3), Decimal(40), "20 last year"),
        *[Ours(None, None, taken=False)] * (len(its.key_results) - 1),
    ]
    made = adopting.adopt(document, ids.cycle, ids.blueprint, {"CITY": "Graz"}, ours)
    objective = objectives.read(document, made)
    assert (objective.title, objective.origin, objective.blueprint) == (
        its.objective,
        "blueprint",
        ids.blueprint.title,
    )
    (row,) = key_results.of_objective(document, made)
    first = its.key_results[0]
    assert (row.title, row.measure, row.unit, row.output) == (
        first.title,
        first.measure,
        first.unit,
        first.output,
    )
    assert (row.baseline, row.target, row.comparison) == (Decimal(3), Decimal(40), "20 last year")
    assert row.blueprint_target == first.target


def test_gaps_are_refused_and_nothing_is_written(world: World) -> None:  # noqa: F811
    document, ids = world
    before = objectives.of_cycle(document, ids.cycle)
    with pytest.raises(Refused, match="CITY"):
        adopting.adopt(document, ids.cycle, ids.blueprint, {})
    assert objectives.of_cycle(document, ids.cycle) == before


def test_one_of_ours_is_kept_and_taken_out(world: World) -> None:  # noqa: F811
    document, ids = world
    made = adopting.save_as_blueprint(document, ids.o1, " Ours ")
    found = dict(adopting.own_blueprints(document))
    assert found[made].title == "Ours"
    assert [k.title for k in found[made].key_results] == [
        k.title for k in key_results.of_objective(document, ids.o1)
    ]
    adopting.remove_blueprint(document, made)
    assert made not in dict(adopting.own_blueprints(document))
    taken = adopting.take_in(document, replace(ids.blueprint, title="Theirs"))
    assert dict(adopting.own_blueprints(document))[taken].title == "Theirs"
