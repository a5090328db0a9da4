"""By which headings our own tables are known, and what their columns are called in every language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from okrdesk import i18n, paths
from okrdesk.exchange.cycle_tables import cycle_fields, person_fields
from okrdesk.exchange.goal_tables import (
    check_in_fields,
    initiative_fields,
    key_result_fields,
    objective_fields,
)
from okrdesk.exchange.tabular import Field

GOALS, MEASURED, GIVEN, CYCLE, WORK = "objectives", "key-results", "check-ins", "cycle", "initiatives"
PEOPLE = "people"
# Headings that tell a table from all others.
_NEEDS = {
    MEASURED: {"number", "title", "baseline", "target", "measure", "direction"},
    GOALS: {"number", "title", "share", "commitment"},
    GIVEN: {"number", "key_result", "on", "value"},
    CYCLE: {"community", "cycle", "first_day", "last_day"},
    WORK: {"number", "key_result", "title", "done_on", "blocker"},
    PEOPLE: {"name", "role", "owns", "retired"},
}
_FIELDS: dict[str, Callable[[], Sequence[Field[Any]]]] = {
    MEASURED: key_result_fields,
    GOALS: objective_fields,
    GIVEN: check_in_fields,
    CYCLE: cycle_fields,
    WORK: initiative_fields,
    PEOPLE: person_fields,
}
_CONTINUED = re.compile(r" \(\d+\)$")

Named = Mapping[str, Mapping[str, str]]


def named_columns() -> Named:
    """For each table the keys of its columns by what machines, and people of every language, call them."""
    return {key: _names(key) for key in _NEEDS}


def table_of(headings: Sequence[str], named: Named) -> tuple[str, list[str]]:
    """Which table has these headings, and the keys of its columns; "" where they are none of ours."""
    bare = [_CONTINUED.sub("", heading.strip()) for heading in headings]
    for key, needed in _NEEDS.items():
        keys = [named[key].get(heading, heading) for heading in bare]
        if needed <= set(keys):
            return key, keys
    return "", []


def _names(key: str) -> dict[str, str]:
    fields: Sequence[Field[Any]] = _FIELDS[key]()
    here = {each.name(): each.key for each in fields}
    elsewhere = _names_elsewhere(key, i18n.languages(), paths.resources())
    return {**elsewhere, **here, **{each.key: each.key for each in fields}}


@lru_cache(maxsize=64)
def _names_elsewhere(key: str, languages: tuple[str, ...], resources: Path) -> dict[str, str]:
    """The same by what people call it in languages of which there are catalogues among these resources."""
    fields: Sequence[Field[Any]] = _FIELDS[key]()
    names: dict[str, str] = {}
    for language in languages:
        with i18n.speaking(language):
            names |= {each.name(): each.key for each in fields if each.name() not in names}
    return names
