"""The library of measures: each makes a key result of its measure; what fits comes first."""

from __future__ import annotations

from okrdesk.okr import cycles, key_results, measure_library, mission, objectives
from okrdesk.okr.measure_library import LIBRARY
from okrdesk.okr.objectives import Objective
from tests import factories


def test_each_measure_becomes_a_key_result_with_its_source() -> None:
    document = factories.workspace()
    goal = objectives.add(document, Objective("", cycles.all_cycles(document)[0].id, "Meet"))
    for entry in LIBRARY:
        made = key_results.read(document, key_results.add(document, entry.key_result(goal)))
        assert (made.measure, made.direction, made.title) == (entry.measure, entry.direction, entry.title())
        assert made.source
    assert len({entry.key for entry in LIBRARY}) == len({entry.title() for entry in LIBRARY}) == len(LIBRARY)


def test_what_fits_the_community_and_the_goal_comes_first() -> None:
    first = measure_library.fitting("product", "outcome")
    assert {each.key for each in first[:2]} == {"engagement-rate", "built-ideas"}
    assert len(first) == len(LIBRARY)
    assert measure_library.fitting("", "") == LIBRARY


def test_only_kinds_that_exist_are_named() -> None:
    for entry in LIBRARY:
        assert set(entry.communities) <= set(mission.COMMUNITIES)
        assert set(entry.types) <= set(objectives.TYPES)
