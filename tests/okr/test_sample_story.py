"""The days of the sample are dated along its story, signed, and never in the future."""

from __future__ import annotations

import datetime as dt

from okrdesk.document.document import Document
from okrdesk.okr import (
    history,
    people,
)
from okrdesk.okr.sample_story import Story, moment
from tests import factories
from tests.okr.samples import DAY, written_anew


def test_the_story_is_dated_by_the_weeks_and_never_in_the_future() -> None:
    latest = int(dt.datetime(2026, 2, 1, tzinfo=dt.UTC).timestamp() * 1000)
    document, _seen = written_anew(DAY, latest)
    rows = history.steps(document)
    assert rows[0].at.date() == dt.date(2026, 2, 1)  # the story would end on the 8th
    assert len({row.at.date() for row in rows}) > 4
    assert len({row.person for row in rows}) > 4
    assert document.person == "Ada"


def test_the_story_goes_forward() -> None:
    latest = int(dt.datetime(2026, 3, 1, tzinfo=dt.UTC).timestamp() * 1000)
    document, _seen = written_anew(DAY, latest)
    told = [(row.at, row.label) for row in reversed(history.steps(document, limit=1000))]
    assert [at for at, _label in told] == sorted(at for at, _label in told)
    days_of = {label: at.date() for at, label in told}
    assert days_of["Accept what I own"] == dt.date(2026, 1, 2)
    assert days_of["Finish an initiative"] == dt.date(2026, 1, 29)


def at(day: int, hour: int = 0, minute: int = 0) -> int:
    return int(dt.datetime(2026, 1, day, hour, minute, tzinfo=dt.UTC).timestamp()) * 1000


def test_a_day_begins_at_midnight_utc() -> None:
    assert moment(dt.date(2026, 1, 5)) == at(5)


def test_edits_are_signed_and_dated_by_the_story_and_the_document_gets_its_own_back() -> None:
    document = Document.create(None, "Bakery", factories.ACTOR, "Ada", now_ms=lambda: at(1))
    clock = document.clock
    story = Story(document, at(6, 12))
    for day, hour, person in ((3, 9, "Bo"), (3, 9, "Cy"), (9, 9, "Di")):
        with story.at(dt.date(2026, 1, day), hour, person):
            people.add(document, person)
    story.end()
    people.add(document, "Eve")
    told = [(row.person, row.at) for row in reversed(history.steps(document))][-4:]
    assert [person for person, _at in told] == ["Bo", "Cy", "Di", "Ada"]
    stamps = [stamp.timestamp() * 1000 for _person, stamp in told]
    assert stamps[:2] == [at(3, 9), at(3, 9, 1)], "a minute apart when they share an hour"
    assert at(6, 12) <= stamps[2] < at(6, 12, 1), "nothing lies beyond the latest moment"
    assert stamps[3] >= stamps[2], "what comes after the story is newer than the story"
    assert document.clock is clock


def test_without_a_latest_moment_the_document_s_own_clock_counts() -> None:
    document = Document.create(None, "Bakery", factories.ACTOR, "Ada", now_ms=lambda: at(1))
    story = Story(document, None)
    with story.at(dt.date(2026, 1, 9), 9, "Bo"):
        people.add(document, "Bo")
    newest = history.steps(document, 1)[0]
    assert (newest.person, newest.at.date()) == ("Bo", dt.date(2026, 1, 1))
