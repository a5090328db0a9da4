"""Headings: where they stand, what columns with them are taken for."""

from __future__ import annotations

import pytest

from okrdesk.exchange.delimited import Line
from okrdesk.exchange.rescue import column_words
from okrdesk.exchange.rescue.headings import Table, table_of
from tests.exchange.rescue.reading import given


def table(*lines: tuple[str, ...]) -> Table:
    made = table_of([Line(n, cells) for n, cells in enumerate(lines, 1)])
    assert made is not None
    return made


def test_headings_are_the_line_that_names_most_of_what_is_known() -> None:
    made = table(("Our goals", ""), ("as of", "March"), ("Objective", "Target", "", "Target"), ("Grow", "5"))
    assert made.headings == ("Objective", "Target", "#3", "Target (2)")
    assert [line.cells for line in made.lines] == [("Grow", "5")]
    assert made.has("objective", "target")
    assert table_of([Line(1, ("one",))]) is None


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Schlüsselergebnis", "key-result"), ("KEY RESULT", "key-result"), ("Zielwert", "target"),
        ("Fortschritt (in %)", "progress"), ("Progress %", "progress"), ("Verantwortliche(r)", "owner"),
        ("Parent Row IDs", "parent"), ("Weightage", "weight"), ("Summary*", "title"), ("Poem", ""),
    ],
)  # fmt: skip
def test_columns_are_known_by_their_headings(heading: str, field: str) -> None:
    assert column_words.field_of(heading) == field


def test_a_kind_has_one_column_and_an_objective_beside_a_title_is_what_it_belongs_to() -> None:
    assert column_words.guessed(["Title", "Objective", "Name"]) == {
        "Title": "title", "Objective": "parent-title", "Name": "ignored",
    }  # fmt: skip


def test_every_field_has_a_name_and_every_word_leads_to_one_field() -> None:
    assert all(name() for name in column_words.FIELDS.values())
    words = [word for each in column_words._WORDS.values() for word in each.split("|")]
    assert sorted(words) == sorted(set(words))
    assert set(column_words._WORDS) <= set(column_words.FIELDS)


def test_the_table_of_a_text_is_found_by_any_separator() -> None:
    for separator in (",", ";", "\t", "|"):
        made = given("x.csv", separator.join(("Objective", "Target")) + "\n" + separator.join(("Grow", "5")))
        assert made.tables[0].headings == ("Objective", "Target")
