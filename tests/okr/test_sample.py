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
    history,
    initiatives,
    mission,
    outline,
    people,
    sample,
    snapshots,
    stories,
    teams,
)
from tests import factories

DAY = dt.date(2026, 2, 8)


def _written(day: dt.date, latest_ms: int | None = None) -> tuple[Document, outline.Outline]:
    document = Document.create(None, sample.name(), factories.ACTOR, "Ada", now_ms=lambda: 1)
    cycle = sample.write(document, day, latest_ms=latest_ms)
    return document, outline.outline(document, cycle, day)


def _content(document: Document) -> list[str]:
    """Everything the sample says, without ids and clocks."""
    return sorted(
        re.sub(r"[0-9a-f]{32}|[0-9a-f]{16}", "", repr(row)) for row in factories.dump(document).values()
    )


@pytest.mark.parametrize("day", [DAY, dt.date(2024, 2, 29), dt.date(2026, 12, 31), dt.date(2027, 1, 1)])
def test_any_day_lies_in_week_6(day: dt.date) -> None:
    _name, first, last = sample.cycle_of(day)
    assert days.week_of(first, last, day) == (6, 13)


def test_a_day_in_week_6_of_its_quarter_takes_the_quarter() -> None:
    assert sample.cycle_of(DAY) == ("2026 Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))
    assert sample.cycle_of(dt.date(2026, 11, 8))[1:] == (dt.date(2026, 10, 1), dt.date(2026, 12, 31))


def test_the_same_day_gives_the_same_content() -> None:
    assert _content(_written(DAY)[0]) == _content(_written(DAY)[0])


@pytest.mark.parametrize("offset", range(7))
def test_statuses_are_varied_on_every_day_of_the_week(offset: int) -> None:
    _document, seen = _written(dt.date(2026, 2, 5) + dt.timedelta(days=offset))
    assert len(seen.objectives) == 3
    found = Counter(line.figures.status for line in seen.key_results)
    assert found == {"on track": 4, "at risk": 4, "off track": 1, "not started": 1}
    assert len({line.key_result.measure for line in seen.key_results}) >= 6


def test_the_story_is_dated_by_the_weeks_and_never_in_the_future() -> None:
    latest = int(dt.datetime(2026, 2, 1, tzinfo=dt.UTC).timestamp() * 1000)
    document, _seen = _written(DAY, latest)
    rows = history.steps(document)
    assert rows[0].at.date() == dt.date(2026, 2, 1)  # the story would end on the 8th
    assert len({row.at.date() for row in rows}) > 4
    assert len({row.person for row in rows}) > 4
    assert document.person == "Ada"


def test_the_target_that_moved_is_marked() -> None:
    document, seen = _written(DAY)
    (moved,) = history.moved_targets(document, seen.cycle.id)
    assert (moved.number, str(moved.before), str(moved.after)) == ("1.1", "10", "12")


def test_one_owner_has_not_accepted_yet() -> None:
    _document, seen = _written(DAY)
    rows = [line.objective for line in seen.objectives] + [line.key_result for line in seen.key_results]
    owned = [row for row in rows if row.owner_id is not None]
    assert [row.title for row in owned if row.accepted_on is None] == ["Sponsorship raised for the library"]
    assert {row.accepted_on for row in owned} == {dt.date(2026, 1, 2), None}


def test_a_team_has_people_and_an_objective_of_its_own() -> None:
    document, seen = _written(DAY)
    (circle,) = teams.all_teams(document)
    assert [line.number for line in seen.objectives if line.objective.team_id == circle.id] == [3]
    assert {p.role for p in people.everyone(document) if p.team_id == circle.id} == {
        "Content editor",
        "Platform",
    }


def test_the_newest_check_ins_say_what_is_next_and_one_is_a_group_s() -> None:
    _document, seen = _written(DAY)
    newest = {line.number: line.latest for line in seen.key_results if line.latest is not None}
    assert [number for number, each in newest.items() if each.confidences] == ["2.1"]
    assert newest["2.1"].confidence == 5
    low = {number for number, each in newest.items() if each.confidence is not None and each.confidence < 4}
    assert low == {"2.3"}
    assert {number for number, each in newest.items() if each.next_step} == {"1.3", "2.1", "2.3"}


def test_it_has_something_for_every_part_of_the_review() -> None:
    document, seen = _written(DAY)
    kinds = [(each.kind, each.may_share) for each in stories.of_cycle(document, seen.cycle.id)]
    assert kinds == [("success", True), ("success", True), ("lesson", False)]
    (decision,) = decisions.of_cycle(document, seen.cycle.id)
    assert decision.line == seen.objectives[0].key_results[0].key_result.id
    assert "10 to 12" in decision.what
    assert [each.on for each in snapshots.all_snapshots(document)] == [dt.date(2026, 1, 1), DAY]
    assert [p.text for p in mission.not_now(document, seen.cycle.id)] == ["Pay our way"]
    assert [line.objective.effort for line in seen.objectives] == [8, 5, 3]
    assert seen.objectives[0].key_results[0].key_result.partners


def test_one_initiative_is_done_and_one_answers_a_blocker() -> None:
    document, seen = _written(DAY)
    planned = initiatives.of_cycle(document, seen.cycle.id)
    done, answer = planned[_id(seen, "3.1")][0], planned[_id(seen, "2.1")][0]
    assert done.done_on == dt.date(2026, 1, 29)
    assert answer.done_on is None
    blocked = next(line.latest for line in seen.key_results if line.number == "2.1")
    assert blocked is not None
    assert answer.blocker == blocked.blocker == "Reminders land in spam."
    assert seen.cycle.revisit_on == dt.date(2026, 2, 15)


def test_the_story_goes_forward() -> None:
    latest = int(dt.datetime(2026, 3, 1, tzinfo=dt.UTC).timestamp() * 1000)
    document, _seen = _written(DAY, latest)
    told = [(row.at, row.label) for row in reversed(history.steps(document, limit=1000))]
    assert [at for at, _label in told] == sorted(at for at, _label in told)
    days_of = {label: at.date() for at, label in told}
    assert days_of["Accept what I own"] == dt.date(2026, 1, 2)
    assert days_of["Finish an initiative"] == dt.date(2026, 1, 29)


def _id(seen: outline.Outline, number: str) -> str:
    return outline.find(seen, number).key_result.id
