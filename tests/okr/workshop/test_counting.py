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


def test_what_a_count_holds_of_each_ballot() -> None:
    count = _count({"a": 2, "b": 1}, {"b": 1}).plus(Ballot({"a": 3}), "keyboard")
    count = count.plus(Ballot(state="blank"), "paper").plus(Ballot(state="invalid"), "paper")
    assert (count.ballots, count.total, count.blank, count.invalid, count.entered) == (
        {"keyboard": 1, "paper": 4}, 5, 1, 1, 3,
    )  # fmt: skip
    assert count.numbers == {"a": (2, 3), "b": (1, 1)}
    assert (count.spent, count.most) == ({1: 1, 3: 2}, {1: 1, 2: 1, 3: 1})
    assert count.by_origin == {"keyboard": {"a": 3}, "paper": {"a": 2, "b": 2}}
    assert count.minus(Ballot({"a": 3}), "keyboard").ballots == {"paper": 4}


@pytest.mark.parametrize(("voices", "known"), [(4, False), (5, True)])
def test_dots_by_origin_are_told_from_five_ballots_on(voices: int, known: bool) -> None:
    count = _count(*[{"a": 1}] * voices)
    assert (count.open_origins is not None) == known
    assert ("by_origin" in count.result()) == known
    assert Count().open_origins is None
    both = count.plus(Ballot({"a": 1}), "keyboard")
    assert both.open_origins is None, "the one could be reckoned"


def test_items_stand_by_dots_then_people_and_covered_as_on_the_ballot() -> None:
    result = {"numbers": {"a": [1, 1], "b": [2], "c": [3], "d": [1, 1]}}
    lines = counting.standings(("b", "a", "c", "d", "e"), "dots", result)
    assert [(line.number, line.dots, line.people) for line in lines] == [
        (1, 2, 1), (2, 2, 2), (3, 3, 1), (4, 2, 2), (5, 0, 0),
    ]  # fmt: skip
    assert [line.number for line in counting.ranked(lines, covered=False)] == [3, 2, 4, 1, 5]
    assert [line.number for line in counting.ranked(lines, covered=True)] == [3, 1, 2, 4, 5]
    marks = counting.standings(("a",), "marks", {"numbers": {"a": [1, 5]}})
    assert (marks[0].dots, marks[0].people, marks[0].numbers) == (0, 2, (1, 5))


@pytest.mark.parametrize(
    ("noted", "typed", "said"),
    [
        ((8, 7), 7, ("1 ballot that was handed out is missing.",)),
        ((7, 8), 8, ("1 ballot more came back than was handed out.",)),
        ((6, 8), 8, ("2 ballots more came back than were handed out.",)),
        ((8, 8), 7, ("1 collected ballot is not typed.",)),
        ((8, 8), 10, ("2 ballots more were typed than collected.",)),
        ((8, 8), 8, ()),
    ],
)
def test_each_difference_of_paper_has_its_sentence(
    noted: tuple[int, int], typed: int, said: tuple[str, ...]
) -> None:
    paper = {"handed_out": noted[0], "collected": noted[1]}
    assert counting.reconciled(paper, {"ballots": {"paper": typed}}).differences == said


def test_one_item_has_its_own_words_and_a_number_in_the_middle() -> None:
    assert counting.default_dots_reason(1) == "For 1 item 3 dots are usual (at least 3)."
    assert counting.median((1, 2, 9)) == 2
    assert counting.median((1, 3)) == 2
    assert counting.in_order(["10", "9.5", 9]) == (9, "9.5", "10")
    assert counting.strip((1, 5, 5), "marks") == (1, 0, 0, 0, 2)
    assert len(counting.strip((), "confidence")) == 11
