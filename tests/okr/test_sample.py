"""The sample is in week 6 of its cycle, the same for the same day, and shows what the application can do."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter

import pytest

from okrdesk.document.document import Document
from okrdesk.okr import (
    days,
    decisions,
    mission,
    people,
    sample,
    snapshots,
    stories,
    teams,
)
from tests import factories
from tests.examples import later
from tests.okr.samples import DAY, written, written_anew


def _content(document: Document) -> list[str]:
    """Everything the sample says, without ids and clocks; what lies by ids lies in no order."""
    rows = [re.sub(r"[0-9a-f]{32}|[0-9a-f]{16}", "", repr(row)) for row in factories.dump(document).values()]
    return sorted(
        re.sub(r'\{("": ?[^{}]*)\}', lambda m: str(sorted(re.split(',?""', m[1]))), row) for row in rows
    )


@pytest.mark.parametrize("day", [DAY, dt.date(2024, 2, 29), dt.date(2026, 12, 31), dt.date(2027, 1, 1)])
def test_any_day_lies_in_week_6(day: dt.date) -> None:
    _name, first, last = sample.cycle_of(day)
    assert days.week_of(first, last, day) == (6, 13)


def test_a_day_in_week_6_of_its_quarter_takes_the_quarter() -> None:
    assert sample.cycle_of(DAY) == ("2026-Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))
    assert sample.cycle_of(dt.date(2026, 11, 8))[1:] == (dt.date(2026, 10, 1), dt.date(2026, 12, 31))


def test_the_same_day_gives_the_same_content() -> None:
    assert _content(written_anew(DAY)[0]) == _content(written_anew(DAY)[0])


@pytest.mark.parametrize("offset", [3, 5, *later(0, 1, 2, 4, 6)])
def test_statuses_are_varied_on_every_day_of_the_week(offset: int) -> None:
    _document, seen = written(dt.date(2026, 2, 5) + dt.timedelta(days=offset))
    assert len(seen.objectives) == 3
    found = Counter(line.figures.status for line in seen.key_results)
    assert found == {"on track": 4, "at risk": 4, "off track": 1, "not started": 1}
    assert len({line.key_result.measure for line in seen.key_results}) >= 6


def test_one_owner_has_not_accepted_yet() -> None:
    _document, seen = written(DAY)
    rows = [line.objective for line in seen.objectives] + [line.key_result for line in seen.key_results]
    owned = [row for row in rows if row.owner_id is not None]
    assert [row.title for row in owned if row.accepted_on is None] == ["Sponsorship raised for the library"]
    assert {row.accepted_on for row in owned} == {dt.date(2026, 1, 2), None}


def test_a_team_has_people_and_an_objective_of_its_own() -> None:
    document, seen = written(DAY)
    (circle,) = teams.all_teams(document)
    assert [line.number for line in seen.objectives if line.objective.team_id == circle.id] == [3]
    assert {p.role for p in people.everyone(document) if p.team_id == circle.id} == {
        "Content editor",
        "Platform",
    }


def test_it_has_something_for_every_part_of_the_review() -> None:
    document, seen = written(DAY)
    kinds = [(each.kind, each.may_share) for each in stories.of_cycle(document, seen.cycle.id)]
    assert kinds == [("success", True), ("success", True), ("lesson", False)]
    decision, chosen = decisions.of_cycle(document, seen.cycle.id)
    assert chosen.what.startswith("The room chose: Meet in real life")
    assert decision.line == seen.objectives[0].key_results[0].key_result.id
    assert "10 to 12" in decision.what
    assert [each.on for each in snapshots.all_snapshots(document)] == [dt.date(2026, 1, 1), DAY]
    assert [p.text for p in mission.not_now(document, seen.cycle.id)] == ["Pay our way"]
    assert [line.objective.effort for line in seen.objectives] == [8, 5, 3]
    assert seen.objectives[0].key_results[0].key_result.partners
