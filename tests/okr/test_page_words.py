from __future__ import annotations

from dataclasses import replace

import pytest

from okrdesk.okr import handed_pages, page_words
from okrdesk.okr.outline import KeyResultLine, Outline
from okrdesk.okr.page_words import Said
from tests.okr.samples import DAY, written


@pytest.fixture
def seen() -> Outline:
    """The sample without what somebody wrote."""
    return told(written(DAY)[1])


def told(seen: Outline, went_well: str = "", in_the_way: str = "") -> Outline:
    return replace(seen, cycle=replace(seen.cycle, went_well=went_well, in_the_way=in_the_way))


def noted(seen: Outline, **texts: str) -> Outline:
    """The sample in which these key results (n2_1) have these notes and blockers, and no others any."""

    def line_of(line: KeyResultLine) -> KeyResultLine:
        text = texts.get(f"n{line.number.replace('.', '_')}", "")
        latest = line.latest
        return line if latest is None else replace(line, latest=replace(latest, note=text, blocker=text))

    return replace(
        seen,
        objectives=tuple(replace(o, key_results=tuple(map(line_of, o.key_results))) for o in seen.objectives),
    )


def test_the_numbers_of_lines_are_those_of_the_outline(seen: Outline) -> None:
    ids = {line.number: line.key_result.id for line in seen.key_results}
    text = "2.3 It has no owner.\n- 1.2: Lunches stay small\n7.7 No such number\n3 studios moved"
    assert page_words.said_in(text, seen) == (
        Said("2.3", ids["2.3"], "It has no owner."),
        Said("1.2", ids["1.2"], "Lunches stay small"),
        Said("", "", "7.7 No such number"),
        Said("", "", "3 studios moved"),
    )
    assert page_words.said_in("2.3 It has no owner. Reminders land in spam.", seen) == (
        Said("2.3", ids["2.3"], "It has no owner."),
        Said("", "", "Reminders land in spam."),
    )


def test_what_was_written_has_its_gain_or_is_marked_as_told(seen: Outline) -> None:
    written_here = told(seen, "1.3 Sold out in two days.\nThree studios found tenants!\n2.4 As before.")
    last = handed_pages.last_before(written(DAY)[0], seen.cycle.id, DAY)
    assert last is not None
    lines = page_words.went_well(written_here, last.figures)
    assert [page_words.claim_words(line, "en_GB") for line in lines] == [
        "1.3 Sold out in two days (+23 points).",
        "Three studios found tenants! (as told)",
        "2.4 As before (+25 points).",
    ]
    now = handed_pages.figures_of(seen)
    assert [line.points for line in page_words.went_well(written_here, now)] == [None] * 3, "nothing since"
    assert page_words.went_well(written_here)[0].points == 28, "of the cycle so far"


def test_suggestions_stand_one_a_line_with_their_number_each_once_at_most_three(seen: Outline) -> None:
    many = noted(seen, n1_1="Hosts came", n1_2="Full\nhouse", n2_2="hosts  came", n3_2="A shop", n2_1="-")
    text = page_words.as_text(page_words.went_well(many))
    assert text == "1.1 Hosts came\n1.2 Full house\n3.2 A shop"
    five = noted(seen, n1_1="a", n1_2="b", n2_2="c", n3_2="d")
    assert page_words.as_text(page_words.went_well(five)) == "1.1 a\n1.2 b\n2.2 c", "those that gained most"


def test_blockers_come_by_how_grave_it_stands(seen: Outline) -> None:
    blocked = noted(seen, n1_1="On track", n2_1="At risk", n2_3="Off", n3_1="At risk too", n2_2="off")
    assert page_words.as_text(page_words.in_the_way(blocked)) == "2.3 Off\n2.1 At risk\n3.1 At risk too"
    assert len(page_words.in_the_way(blocked)) == 4, "a page says how many more there are"


def test_what_somebody_wrote_stays_as_they_ordered_it(seen: Outline) -> None:
    theirs = told(seen, in_the_way="1.2 Lunches\n2.3 No owner\n2.1 Spam\n3.1 Time")
    assert [line.number for line in page_words.in_the_way(theirs)] == ["1.2", "2.3", "2.1", "3.1"]
