"""The fields of a blueprint file: read as what they are, refused with their name, each once."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from okrdesk.document.refused import Refused
from okrdesk.okr.blueprint_fields import LONGEST_NAME, MOST_KEY_RESULTS, Fields, is_short_number

KEY = re.compile(r"[a-z]+")
Read = Callable[[Fields], Any]


@pytest.mark.parametrize(
    ("content", "read", "expected"),
    [
        ({"x": "  Loaves\n"}, lambda part: part.text("x"), "Loaves"),
        ({}, lambda part: part.text("x", optional=True), ""),
        ({"x": "ab"}, lambda part: part.text("x", 2), "ab"),
        ({"x": " "}, lambda part: part.text("x", optional=True), ""),
        ({"x": "x" * 1000}, lambda part: part.text("x"), "x" * 1000),
        ({"x": ["y" * LONGEST_NAME]}, lambda part: part.texts("x"), ("y" * LONGEST_NAME,)),
        ({"x": ["y"] * MOST_KEY_RESULTS}, lambda part: part.texts("x"), ("y",) * MOST_KEY_RESULTS),
        ({"x": "9" * 18}, lambda part: part.figure("x"), Decimal("9" * 18)),
        ({"x": "0." + "1" * 12}, lambda part: part.figure("x"), Decimal("0." + "1" * 12)),
        ({"x": False}, lambda part: part.truth("x"), False),
        ({"x": "bread"}, lambda part: part.matching("x", KEY, "letters"), "bread"),
        ({}, lambda part: part.matching("x", KEY, "letters", default="cake"), "cake"),
        ({"x": "b"}, lambda part: part.one_of("x", ("a", "b")), "b"),
        ({"x": [1, 2]}, lambda part: part.list_of("x", 2), [1, 2]),
        ({}, lambda part: part.list_of("x", 2, optional=True), []),
        ({"x": ["b", "a"]}, lambda part: part.some_of("x", ("a", "b", "c")), ("b", "a")),
        ({}, lambda part: part.some_of("x", ("a", "b")), ()),
        ({"x": [" flour ", "salt"]}, lambda part: part.texts("x"), ("flour", "salt")),
        ({"x": True}, lambda part: part.truth("x"), True),
        ({}, lambda part: part.truth("x"), False),
        ({"x": "-0.50"}, lambda part: part.figure("x"), Decimal("-0.50")),
        ({"x": 12}, lambda part: part.figure("x"), Decimal(12)),
        ({"x": Decimal("1.5")}, lambda part: part.figure("x"), Decimal("1.5")),
        ({}, lambda part: part.figure("x"), None),
    ],
)
def test_what_a_field_gives(content: dict[str, Any], read: Read, expected: Any) -> None:
    part = Fields(content, "The recipe")
    found = read(part)
    assert (found, type(found)) == (expected, type(expected))
    part.nothing_else()


@pytest.mark.parametrize(
    ("value", "read", "says"),
    [
        (5, lambda part: part.text("x"), "“x” must be a text"),
        (" ", lambda part: part.text("x"), "“x” must be a text"),
        ("abc", lambda part: part.text("x", 2), "“x” is longer than 2 letters"),
        ("B4", lambda part: part.matching("x", KEY, "letters"), "“x” must look like letters"),
        ("c", lambda part: part.one_of("x", ("", "a", "b")), "“x” must be one of a, b"),
        ([1, 2, 3], lambda part: part.list_of("x", 2), "“x” must be a list of at most 2"),
        (None, lambda part: part.list_of("x", 2), "“x” must be a list of at most 2"),
        (["a", "a"], lambda part: part.some_of("x", ("a", "b")), "“x” must be some of a, b"),
        (["x" * (LONGEST_NAME + 1)], lambda part: part.texts("x"), "“x” must be a list of short texts"),
        (["x"] * (MOST_KEY_RESULTS + 1), lambda part: part.texts("x"), "at most 20"),
        (1, lambda part: part.truth("x"), "“x” must be true or false"),
        ("x" * 1001, lambda part: part.text("x"), "longer than 1000 letters"),
        ("x" * 201, lambda part: part.matching("x", KEY, "letters"), "longer than 200 letters"),
        ([" "], lambda part: part.texts("x"), "“x” must be a list of short texts"),
        ("9" * 19, lambda part: part.figure("x"), "“x” must be a plain number"),
        ("0." + "1" * 13, lambda part: part.figure("x"), "“x” must be a plain number"),
        (0.5, lambda part: part.figure("x"), "“x” must be a plain number"),
        ("1e3", lambda part: part.figure("x"), "“x” must be a plain number"),
    ],
)
def test_what_a_field_refuses(value: Any, read: Read, says: str) -> None:
    with pytest.raises(Refused) as refused:
        read(Fields({"x": value}, "The recipe"))
    assert says in refused.value.sentence
    assert refused.value.sentence.startswith("The recipe cannot be used: ")


def test_fields_that_nobody_asked_for_are_named() -> None:
    part = Fields({"flour": "500 g", "\x07salt": 1, "yeast": 2}, "The recipe")
    part.text("flour")
    with pytest.raises(Refused, match="it has the unknown fields salt, yeast"):
        part.nothing_else()


@pytest.mark.parametrize("content", [[], "x", 3, None])
def test_only_an_object_has_fields(content: Any) -> None:
    with pytest.raises(Refused, match="it is not an object with fields"):
        Fields(content, "The recipe")


@pytest.mark.parametrize(
    ("value", "is_number"),
    [
        (3, True),
        (10**18 - 1, True),
        (1 - 10**18, True),
        (-(10**18), False),
        (Decimal("0.5"), True),
        (10**18, False),
        (True, False),
        (0.5, False),
        ("3", False),
    ],
)
def test_exact_numbers_only(value: Any, is_number: bool) -> None:
    assert is_short_number(value) is is_number


def test_five_unknown_fields_are_named_and_cut() -> None:
    part = Fields({name * 50: 1 for name in "abcdefg"}, "The recipe")
    with pytest.raises(Refused) as refused:
        part.nothing_else()
    assert refused.value.sentence.endswith(", ".join(name * 40 for name in "abcde") + ".")
