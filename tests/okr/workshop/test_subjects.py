"""Subjects: the items of a round and how they are called."""

from __future__ import annotations

import pytest

from okrdesk.document import tables as t
from okrdesk.okr import initiatives, key_results
from okrdesk.okr.terms import KeyResult
from okrdesk.okr.workshop import ideas, subjects, themes
from tests.okr.workshop.evening import DAY, GOALS, THEMES, Evening


def test_items_are_called_by_their_titles_also_when_they_are_gone(room: Evening) -> None:
    with room.document.edit("Hostile"):
        room.document.set(t.Theme, room.themes[1], title="<b>$x</b> ‮evil")
    themes.remove(room.document, room.themes[0])
    assert subjects.titles(room.document, "themes", [*room.themes[:2], "no such id"]) == {
        room.themes[0]: THEMES[0],
        room.themes[1]: "<b>$x</b> ‮evil",
        "no such id": "no such id",
    }
    assert subjects.titles(room.document, "objectives", room.goals) == dict(
        zip(room.goals, GOALS, strict=True)
    )
    assert subjects.titles(room.document, "ideas", []) == {}


def test_words_of_their_own_and_marks_are_their_own_titles(room: Evening) -> None:
    assert subjects.titles(room.document, "signs", ["<b>Trust</b>"]) == {"<b>Trust</b>": "<b>Trust</b>"}
    assert subjects.titles(room.document, "before", ["clarity", "other"]) == {
        "clarity": "Clarity",
        "other": "other",
    }


def test_a_fresh_round_asks_about_everything_of_its_subject_in_order(room: Evening) -> None:
    def items(subject: str) -> tuple[str, ...]:
        return subjects.items_of(room.document, room.cycle, subject)

    assert items("themes") == room.themes
    assert items("objectives") == room.goals
    assert items("before") == items("after") == subjects.MARKS
    assert items("ideas") == items("key-results") == items("initiatives") == ()
    cards = ideas.add(room.document, room.cycle, ["A late train", "Bread"])
    ideas.add(room.document, room.cycle, ["For later"], kind="parking")
    rows = [key_results.add(room.document, KeyResult("", goal, "Row")) for goal in room.goals[::-1]]
    plans = [initiatives.add(room.document, rows[0], what) for what in ("Call", "Write", "Done")]
    with room.document.edit("Do"):
        room.document.set(t.Initiative, plans[2], done_on=DAY)
    assert items("ideas") == cards
    assert items("key-results") == tuple(rows[::-1])
    assert items("initiatives") == tuple(plans[:2]), "what is done is asked about no more"


def test_what_was_removed_is_asked_about_no_more(room: Evening) -> None:
    themes.remove(room.document, room.themes[2])
    assert room.themes[2] not in subjects.items_of(room.document, room.cycle, "themes")


def test_one_of_them_in_the_middle_of_a_sentence() -> None:
    assert [subjects.one_of(each) for each in ("themes", "ideas", "objectives", "words")] == [
        "theme", "idea", "objective", "line",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("method", "dots", "people", "words"),
    [
        ("dots", 32, 8, "32 dots from 8 people"),
        ("dots", 1, 1, "1 dot from 1 person"),
        ("approval", 14, 8, "14 marks from 8 people"),
        ("purse", 0, 0, "0 marks from 0 people"),
    ],
)
def test_what_was_placed_and_by_how_many(method: str, dots: int, people: int, words: str) -> None:
    assert subjects.total_words(method, dots, people) == words
