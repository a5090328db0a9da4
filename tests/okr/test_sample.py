"""The sample is in week 6 of its cycle, the same for the same day, and shows what the application can do."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter

import pytest

from okrdesk.document.document import Document
from okrdesk.okr import days, history, outline, sample
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
