"""The sample as of the day of the pictures, and the same with other statuses and owners."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from okrdesk.okr.outline import Outline
from tests.okr.samples import DAY, written

LAST_PAGE = dt.date(2026, 1, 18)


def sample(day: dt.date = DAY) -> Outline:
    document, seen = written(DAY)
    if day == DAY:
        return seen
    from okrdesk.okr.outline import outline

    return outline(document, seen.cycle.id, day)


def with_statuses(
    objectives: str,
    key_results: Mapping[str, str] | None = None,
    unowned: tuple[str, ...] = (),
    late: tuple[str, ...] = (),
    overall: Fraction | None = None,
) -> Outline:
    """The sample's outline with a status for each objective, in letters: + achieved, o on, r at risk, x off.

    Key results are on track but for those named, owned but for `unowned`; `late` ones wait for a check-in.
    """
    seen = sample()
    owner = seen.objectives[0].owner
    names = {"+": "achieved", "o": "on track", "r": "at risk", "x": "off track", "n": "not started"}
    lines = []
    for nth, letter in enumerate(objectives):
        line = seen.objectives[nth % 3]
        keys = tuple(
            replace(
                key,
                number=f"{nth + 1}.{key.number[2:]}",
                owner=None if f"{nth + 1}.{key.number[2:]}" in unowned else owner,
                figures=replace(
                    key.figures,
                    status=(key_results or {}).get(f"{nth + 1}.{key.number[2:]}", "on track"),
                    outdated=f"{nth + 1}.{key.number[2:]}" in late,
                ),
            )
            for key in line.key_results
        )
        figures = replace(line.figures, status=names[letter])
        lines.append(replace(line, number=nth + 1, figures=figures, key_results=keys))
    progress = seen.progress if overall is None else overall
    return replace(seen, objectives=tuple(lines), progress=progress)
