"""The sample's page says and asks what the picture of the page shows."""

from __future__ import annotations

import datetime as dt

from okrdesk.okr import asks, handed_pages, page_words, people
from okrdesk.okr.workshop.promises import Promise
from tests.okr.samples import DAY, written


def test_the_sample_asks_two_things_by_a_day_and_says_whom_to_tell() -> None:
    document, seen = written(DAY)
    names = {person.id: person.name for person in people.everyone(document)}

    def said(ask: Promise) -> str:
        return asks.about_words(ask, asks.about(ask, seen), names[ask.who_id or ""])

    assert [
        (ask.what, asks.by_when(ask, "en_GB"), said(ask)) for ask in asks.for_page(document, seen.cycle.id)
    ] == [
        (
            "A room for 80 people on Thursday 12 March",
            "by 20 Feb",
            "from the board, for 1.2 · tell Jana Petersen",
        ),
        ("One hour of a developer for mail", "by 20 Feb", "from your IT, for 2.1 · tell Sofie Lindqvist"),
    ]


def test_its_last_page_was_read_on_18_january() -> None:
    document, seen = written(DAY)
    last = handed_pages.last_before(document, seen.cycle.id, DAY)
    assert last is not None
    assert last.on == dt.date(2026, 1, 18)
    then, now = last.figures, handed_pages.figures_of(seen)
    assert (now.progress - then.progress, str(then.confidence), str(now.confidence)) == (23, "5.4", "6.0")
    ids = [line.objective.id for line in seen.objectives]
    assert [now.lines[each].progress - then.lines[each].progress for each in ids] == [34, 21, 16]
    assert [now.lines[each].expected - then.lines[each].expected for each in ids] == [24] * 3


def test_its_words_are_about_key_results() -> None:
    _document, seen = written(DAY)
    assert [line.number for line in page_words.in_the_way(seen)] == ["2.3", "1.2", "2.1"]
    assert [(line.number, line.points is not None) for line in page_words.went_well(seen)] == [
        ("1.3", True),
        ("", False),
    ]
