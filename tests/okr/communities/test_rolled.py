"""The roll-up of what was read: copies told, names told apart, and what it says above its lines."""

from __future__ import annotations

from pathlib import Path

from okrdesk.okr.communities.answering import Unread
from okrdesk.okr.communities.gathering import LeftOut
from okrdesk.okr.communities.rolled import (
    RollUp,
    headline,
    left_out_sentence,
    roll_up,
    told_apart,
)
from tests.okr.communities.made import DAY, clocks, line


def _rolled(*communities: object, **more: object) -> RollUp:
    return roll_up(DAY, "en_GB", communities, **more)  # type: ignore[arg-type]


def test_of_copies_the_newest_is_shown_and_the_others_are_told() -> None:
    old = line("Old", workspace="w", clocks=clocks(a="1"))
    new = line("New", workspace="w", clocks=clocks(a="1", b="3"))
    rolled = _rolled(old, new, line("Other"))
    assert [each.name for each in rolled.communities] == ["New", "Other"]
    assert [each.why for each in rolled.copies] == [
        "“Old.okrdesk” is a copy of “New.okrdesk”, which has all of it and is shown."
    ]


def test_a_copy_of_one_team_does_not_stand_for_the_whole() -> None:
    whole = line("Whole", workspace="w", clocks=clocks(a="1"))
    part = line("Part", workspace="w", clocks=clocks(a="1", b="3"), is_part=True)
    rolled = _rolled(whole, part)
    assert [each.name for each in rolled.communities] == ["Whole"]
    assert rolled.copies[0].has_more
    assert [each.name for each in _rolled(part).communities] == ["Part"]


def test_a_copy_with_edits_of_its_own_says_so() -> None:
    ours = line("Ours", workspace="w", clocks=clocks(a="5"))
    theirs = line("Theirs", workspace="w", clocks=clocks(a="1", b="3"))
    (copy,) = _rolled(ours, theirs).copies
    assert copy.has_more
    assert "“Theirs.okrdesk” is a copy of “Ours.okrdesk” that may have edits of its own" in copy.why


def test_of_two_that_are_the_same_the_first_by_its_path_is_shown() -> None:
    one, other = (line(name, workspace="w") for name in ("b", "a"))
    assert [each.name for each in _rolled(one, other).communities] == ["a"]
    assert _rolled(one, other) == _rolled(other, one)


def test_names_that_collide_are_told_apart_by_as_much_of_the_path_as_it_takes() -> None:
    def at(name: str, path: str) -> object:
        return line(name, path=Path(path), workspace=path)

    rolled = _rolled(
        at("Bakery", "north/goals.okrdesk"), at("bákery", "south/goals.okrdesk"),
        at("Library", "lib.okrdesk"),
        at("Choir", "a/one.okrdesk"), at("Choir", "a/two.okrdesk"),
    )  # fmt: skip
    assert set(rolled.names.values()) == {
        "Bakery (north/goals.okrdesk)", "bákery (south/goals.okrdesk)", "Library",
        "Choir (one.okrdesk)", "Choir (two.okrdesk)",
    }  # fmt: skip
    assert told_apart(rolled.communities) == rolled.names


def test_the_headline_counts_the_lines_that_are_shown() -> None:
    off, risk, fine = (line(name, status=name) for name in ("off track", "at risk", "on track"))
    other = line("other", status="off track")
    assert headline(_rolled(off, risk, fine))[0] == "One of three communities is off track, one at risk."
    assert headline(_rolled(off, other, fine))[0] == "Two of three communities are off track."
    assert headline(_rolled(off, other))[0] == "All two communities are off track."
    assert headline(_rolled(off))[0] == "The community is off track."
    assert headline(_rolled(risk, fine))[0] == "One of two communities is at risk."
    assert headline(_rolled(fine))[0] == "One community, not behind its pace."
    draft = line("draft", stage="draft", status="not started")
    assert headline(_rolled(fine, draft))[0] == "One community, not behind its pace."
    assert headline(_rolled(draft))[0] == "In one community no cycle is running."


def test_below_it_stands_what_is_asked_and_what_could_not_be_read() -> None:
    asking = line("a", asks=("a room", "a developer"))
    unread = [Unread(Path("x.okrdesk"), "“x.okrdesk” is empty.")]
    assert (
        headline(_rolled(asking, unread=unread))[1] == "Two things are asked for; one file could not be read."
    )
    assert headline(_rolled(line("a")))[1] == ""


def test_what_is_left_out_is_named_and_counted_where_it_is_much() -> None:
    left_out = [LeftOut(Path(f"{n}.okrdesk.bak"), "backup") for n in range(8)]
    sentence = left_out_sentence(left_out)
    assert sentence.startswith("Left out: 0.okrdesk.bak (a backup), ")
    assert sentence.endswith("and 3 more.")
    assert left_out_sentence(()) == ""
