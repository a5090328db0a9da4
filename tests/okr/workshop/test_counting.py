"""Counting: sums, means, medians, the mark for voices far apart, paper that adds up."""

from __future__ import annotations

from fractions import Fraction

import pytest

from okrdesk.okr.workshop import counting
from okrdesk.okr.workshop.counting import Ballot, Count

FIST_2 = (2, 2, 3, 3, 4, 4, 4, 5)


def _count(*ballots: dict[str, int], origin: str = "paper") -> Count:
    count = Count()
    for numbers in ballots:
        count = count.plus(Ballot(numbers), origin)
    return count


def test_taking_a_ballot_out_leaves_what_was_there() -> None:
    one = _count({"a": 2, "b": 1}, {"b": 1})
    assert one.plus(Ballot({"c": 2}), "keyboard").minus(Ballot({"c": 2}), "keyboard").numbers == one.numbers
    assert one.plus(Ballot(state="blank"), "paper").blank == 1
    assert one.plus(Ballot(state="blank"), "paper").entered == 2


@pytest.mark.parametrize(
    ("items", "dots"), [(1, 3), (5, 3), (9, 3), (10, 3), (11, 4), (12, 4), (15, 5), (20, 7), (24, 8), (99, 8)]
)
def test_dots_for_each_are_about_a_third(items: int, dots: int) -> None:
    assert counting.default_dots(items) == dots
    assert str(dots) in counting.default_dots_reason(items)


def test_the_reason_is_said() -> None:
    assert counting.default_dots_reason(5) == "For 5 items 3 dots are usual (at least 3)."
    assert counting.default_dots_reason(99) == "For 99 items 8 dots are usual (at most 8)."
    assert counting.default_dots_reason(15) == "For 15 items 5 dots are usual (about a third)."


def test_means_and_medians() -> None:
    assert counting.mean(FIST_2) == Fraction(27, 8)
    assert counting.median(FIST_2) == Fraction(7, 2)
    assert counting.median(("12", "9.5", "40")) == 12
    assert counting.mean(()) is counting.median(()) is None
    assert counting.strip(FIST_2, "fist") == (0, 0, 2, 2, 3, 1)


def test_voices_far_apart_are_marked_by_the_scale() -> None:
    # The standard deviation of 0 and 3 is 1.5, which is 0.3 of 0 to 5: not over it yet.
    assert not counting.apart((0, 3), "fist")
    assert counting.apart((0, 4), "fist")
    assert not counting.apart(FIST_2, "fist")
    assert counting.apart((1, 5), "marks")
    # Variances of 3.19, 1.69 and 12.25 over those of 2.25, 1.44 and 9 at which it begins.
    assert counting.apart((0, 0, 3, 4), "fist")
    assert counting.apart((1, 1, 3, 4), "marks")
    assert counting.apart((0, 7), "confidence")
    assert not counting.apart((0, 6), "confidence")
    assert not counting.apart((), "fist")
    assert not counting.apart(("1", "90"), "estimates"), "estimates have no scale"


def test_paper_that_does_not_add_up_is_said() -> None:
    count = {"ballots": {"paper": 6}, "blank": 1, "invalid": 1}
    paper = counting.reconciled({"handed_out": 8}, count)
    assert (paper.collected, paper.entered) == (6, 4)
    assert paper.differences == ("2 ballots that were handed out are missing.",)
    noted = counting.reconciled({"handed_out": 8, "collected": 8}, count)
    assert noted.differences == ("2 collected ballots are not typed.",)
    more = counting.reconciled({"handed_out": 5, "collected": 5}, count)
    assert more.differences == ("1 ballot more was typed than collected.",)
    assert counting.reconciled({}, {"ballots": {"keyboard": 3}}).differences == ()


def test_a_second_count_shows_only_differences() -> None:
    items = ("a", "b", "c")
    first = _count({"a": 2, "b": 1}, {"b": 1, "c": 1})
    assert counting.differing(items, first, _count({"b": 1, "c": 1}, {"a": 2, "b": 1})) == ()
    assert counting.differing(items, first, _count({"a": 1, "b": 2})) == ((0, -1), (1, -1), (2, 0), (3, -1))
