"""Fields of a line held against what stands here."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from okrdesk.okr.objectives import Objective
from okrdesk.okr.rescued import fields
from okrdesk.okr.terms import KeyResult, Stage


def test_three_ways_decide_what_is_written() -> None:
    changed, kept = fields.changed_and_kept(
        {"same": 1, "file": 2, "ours": 1, "both": 3, "unsaid": 9},
        {"same": "1", "file": "1", "ours": "1", "both": "1"},
        {"same": 1, "file": 1, "ours": 5, "both": 5, "unsaid": None},
    )
    assert (changed, kept) == ({"file": 2, "unsaid": 9}, ("ours", "both"))


def test_equal_values_are_equal_texts() -> None:
    assert fields.text_of(Decimal("50.00")) == fields.text_of(Decimal(50)) == "50"
    assert fields.text_of(Decimal("0.00")) == "0"
    assert (fields.text_of(None), fields.text_of(False), fields.text_of(())) == ("", "", "")
    assert fields.text_of((Stage("Dough", Decimal("1.0")),)) == '[["Dough", "1"]]'


def test_what_is_no_field_is_an_error_of_the_format() -> None:
    with pytest.raises(ValueError, match="owner_id"):
        fields.told("objective", {"owner_id": "x"})


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "1"),
        (0, "0"),
        (Decimal(100), "100"),
        (Decimal("0.50"), "0.5"),
        (Decimal("1E+2"), "100"),
        (Decimal("-0.10"), "-0.1"),
        (dt.date(2026, 2, 8), "2026-02-08"),
        ((dt.date(2026, 2, 8), None), '["2026-02-08", ""]'),
        (("Ä", ("b", Decimal("1.0"))), '["Ä", ["b", "1"]]'),
        ("a", "a"),
    ],
)
def test_each_kind_of_value_has_one_text(value: object, text: str) -> None:
    assert fields.text_of(value) == text


@pytest.mark.parametrize(
    ("file", "said", "ours", "written", "stays"),
    [
        ("", None, "ours", False, False),  # the file leaves it empty, and nothing was said before
        ("", "ours", "ours", True, False),  # it was taken out of the file
        ("", "old", "ours", False, True),
        ("new", None, "ours", True, False),
        ("new", "", "", True, False),
        ("new", "", "ours", False, True),
        ("new", "old", "new", False, False),
        (None, "", "", False, False),
    ],
)
def test_each_of_three_ways(
    file: str | None, said: str | None, ours: str, written: bool, stays: bool
) -> None:
    remembered = {} if said is None else {"why": said}
    changed, kept = fields.changed_and_kept({"why": file}, remembered, {"why": ours})
    assert (changed, kept) == ({"why": file} if written else {}, ("why",) if stays else ())


def test_texts_are_cleaned_and_other_values_are_not_touched() -> None:
    given = {"title": "  Bread \x00", "due": dt.date(2026, 2, 8), "weight": None}
    assert fields.told("key_result", given) == {"title": "Bread", "due": dt.date(2026, 2, 8), "weight": None}


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("objective", "position"),
        ("objective", "cycle_id"),
        ("objective", "target"),
        ("key_result", "objective_id"),
        ("key_result", "helper_ids"),
        ("check_in", "id"),
    ],
)
def test_our_own_bookkeeping_is_no_field_of_a_file(kind: str, name: str) -> None:
    with pytest.raises(ValueError, match=rf"no fields of {kind}: \['{name}'\]"):
        fields.told(kind, {name: ""})


def test_a_line_of_ours_has_the_names_of_its_people() -> None:
    people, teams = {"p1": "Cem", "p2": "Ada"}, {"t1": "Hosts"}
    found = fields.here(Objective("o", "c", "t", owner_id="p1", team_id="t1"), people, teams)
    assert (found["owner"], found["team"], "helpers" in found) == ("Cem", "Hosts", False)
    nobody = fields.here(Objective("o", "c", "t", owner_id="gone", team_id=None), people, teams)
    assert (nobody["owner"], nobody["team"]) == ("", "")
    row = fields.here(KeyResult("k", "o", "t", helper_ids=("p1", "gone", "p2")), people, teams)
    assert (row["owner"], row["helpers"], "team" in row) == ("", ("Ada", "Cem"), False)


def test_fields_in_words() -> None:
    assert (
        fields.field_names(["target", "baseline", "due", "own_score"]) == "target, start, due day, own score"
    )
    assert fields.field_names([]) == ""
