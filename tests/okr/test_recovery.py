from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from okrdesk.document.document import Document
from okrdesk.okr import initiatives, people, recovery
from okrdesk.okr.outline import Outline
from tests.okr.samples import DAY, written

OFF = "2.3"  # the one key result of the sample that is off track


@pytest.fixture
def seen() -> Outline:
    return written(DAY)[1]


def _only(document: Document, seen: Outline, *planned: initiatives.Initiative) -> str:
    of_it = {seen_line.key_result.id: planned for seen_line in seen.key_results if seen_line.number == OFF}
    (line,) = recovery.recoveries(seen, of_it, people.everyone(document))
    assert line.number == OFF
    return recovery.recovery_words(line, "en_GB")


def test_what_is_off_track_has_its_open_initiative_or_no_step_agreed(seen: Outline) -> None:
    document = written(DAY)[0]
    who = next(person for person in people.everyone(document) if person.name == "Jana Petersen")
    step = initiatives.Initiative("1", "", "Ask two studios.", owner_id=who.id, due=dt.date(2026, 2, 20))
    assert _only(document, seen) == "no step agreed"
    assert _only(document, seen, step) == "Ask two studios, Jana Petersen, by 20 Feb"
    assert _only(document, seen, replace(step, owner_id=None)) == "Ask two studios, nobody, by 20 Feb"
    assert _only(document, seen, replace(step, due=None)) == "Ask two studios, Jana Petersen, no day yet"
    assert _only(document, seen, replace(step, done_on=DAY)) == "no step agreed"


def test_of_several_the_one_that_is_due_first_is_named(seen: Outline) -> None:
    document = written(DAY)[0]
    late, soon = (
        initiatives.Initiative("", "", what, due=dt.date(2026, month, 1))
        for what, month in (("Write", 3), ("Call", 2))
    )
    someday = initiatives.Initiative("", "", "Think")
    assert _only(document, seen, someday, late, soon).startswith("Call,")
    assert _only(document, seen, someday, replace(soon, due=None)).startswith("Think,")


def test_a_closed_cycle_recovers_no_more(seen: Outline) -> None:
    closed = replace(seen, cycle=replace(seen.cycle, closed=True))
    assert recovery.recoveries(closed, {}, ()) == ()
