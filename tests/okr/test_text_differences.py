"""Where two texts differ, word by word, also in long ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdesk.okr import text_differences
from okrdesk.okr.text_differences import differing, marks_of


def _marked(one: str, other: str) -> tuple[list[str], list[str]]:
    ours, theirs = differing(one, other)
    return [one[a:b] for a, b in ours], [other[a:b] for a, b in theirs]


def test_the_words_that_differ_are_marked() -> None:
    one, other = "Turn what members know into a library", "Turn what we know into a library people quote"
    assert _marked(one, other) == (["members"], ["we", " people quote"])
    assert _marked("same", "same") == ([], [])
    assert _marked("", "new") == ([], ["new"])


def test_of_long_texts_the_middle_is_marked_as_a_whole() -> None:
    one, other = "a b " * 5000, "c d " * 5000
    ours, theirs = differing(f"same {one} end", f"same {other} end")
    assert [len(ours), len(theirs)] == [1, 1]


@given(st.text("ab שלום<&\n", max_size=30), st.text("ab שלום<&\n", max_size=30))
def test_without_the_marks_both_are_alike(one: str, other: str) -> None:
    ours, theirs = differing(one, other)

    def rest(text: str, spans: tuple[tuple[int, int], ...]) -> str:
        kept = [letter for n, letter in enumerate(text) if not any(a <= n < b for a, b in spans)]
        return "".join(kept)

    assert rest(one, ours) == rest(other, theirs)


@pytest.mark.parametrize(
    ("one", "other", "ours", "theirs"),
    [
        ("a b c", "a x c", [(2, 3)], [(2, 3)]),
        ("a b", "a b c", [], [(3, 5)]),
        ("abc", "abd", [(0, 3)], [(0, 3)]),
        ("a, b", "a; b", [(1, 2)], [(1, 2)]),
        ("a a", "a", [(1, 3)], []),
    ],
)
def test_each_stretch_has_its_letters(
    one: str, other: str, ours: list[tuple[int, int]], theirs: list[tuple[int, int]]
) -> None:
    assert differing(one, other) == (tuple(ours), tuple(theirs))


@pytest.mark.parametrize(("one", "other", "marked"), [("abc xyz", "abc uvw", True), ("abc", "xyz", False)])
def test_texts_with_nothing_in_common_are_not_marked(one: str, other: str, marked: bool) -> None:
    assert bool(marks_of(one, other)[0]) == marked


def test_a_quarter_in_common_is_too_little_and_a_letter_more_is_not() -> None:
    # Of 24 letters six are alike: three in each.
    assert marks_of("ab xxxxxxxxx", "ab yyyyyyyyy") == ((), ())
    assert marks_of("abc xxxxxxxx", "abc yyyyyyyy") == (((4, 12),), ((4, 12),))


@pytest.mark.parametrize(("most", "spans"), [(5, 3), (4, 1)])
def test_beyond_so_many_words_the_middle_differs_as_a_whole(
    most: int, spans: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_differences, "_MOST", most)
    assert len(differing("same a a a", "same b b b")[0]) == spans
