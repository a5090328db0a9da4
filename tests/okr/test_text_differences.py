"""Where two texts differ, word by word, also in long ones."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from okrdesk.okr.text_differences import differing


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
