"""Clarity: the mark of the review, else what the room said last."""

from __future__ import annotations

from decimal import Decimal

import pytest

from okrdesk.okr import benefits
from okrdesk.okr.workshop import rounds
from okrdesk.okr.workshop.clarity import Clarity, clarity_of, clarity_words
from okrdesk.okr.workshop.rounds import Round
from okrdesk.okr.workshop.subjects import MARKS
from tests.okr.workshop.evening import AFTER, BEFORE, Evening


def marks(room: Evening, subject: str, *lines: str) -> str:
    asked = rounds.open_round(
        room.document, Round("", room.cycle, "marks", subject, room.step, items=MARKS, people=8)
    )
    room.put(asked, *lines)
    return asked


def test_nothing_is_known_before_anything_is_revealed(room: Evening) -> None:
    assert clarity_of(room.document, room.cycle) is None
    asked = marks(room, "before", *BEFORE)
    assert clarity_of(room.document, room.cycle) is None, "an open round tells nothing"
    room.reveal(asked)
    assert clarity_of(room.document, room.cycle) == Clarity(Decimal("2.4"), 8)


def test_what_the_room_said_last_counts_and_the_mark_of_the_review_before_it(room: Evening) -> None:
    room.reveal(marks(room, "before", *BEFORE))
    room.reveal(marks(room, "after", *AFTER))
    marks(room, "after", "111")
    assert clarity_of(room.document, room.cycle) == Clarity(Decimal("4.4"), 8)
    benefits.mark(room.document, room.cycle, "clarity", 2)
    assert clarity_of(room.document, room.cycle) == Clarity(Decimal(2))


def test_a_round_in_which_nobody_marked_clarity_is_passed_over(room: Evening) -> None:
    room.reveal(marks(room, "before", "111", "112"))
    room.reveal(marks(room, "after", "44-"))
    assert clarity_of(room.document, room.cycle) == Clarity(Decimal("1.5"), 2)


@pytest.mark.parametrize(
    ("mark", "locale", "words"),
    [
        ("2.9", "en_GB", "Clarity 2.9 of 5: say again what it is for."),
        ("2.4", "de_DE", "Clarity 2,4 of 5: say again what it is for."),
        ("3", "en_GB", "Clarity 3 of 5."),
    ],
)
def test_below_the_middle_it_asks_for_something(mark: str, locale: str, words: str) -> None:
    assert clarity_words(Clarity(Decimal(mark)), locale) == words
