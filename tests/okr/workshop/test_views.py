"""Views: plain data of what a room sees."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from okrdesk.okr.workshop import views
from okrdesk.okr.workshop.views import Strip, View, plain


def test_words_are_read_without_their_emphasis() -> None:
    assert plain((("8", True), (" not seen yet", False))) == "8 not seen yet"
    assert plain((("<b>", True), ("‮evil", False))) == "<b>‮evil"
    assert plain(()) == ""


def test_a_strip_has_a_circle_for_each_voice() -> None:
    assert Strip("Clarity", 1, (1, 3, 4, 0, 0)).people == 8
    assert Strip("Clarity", 1, ()).people == 0, "not revealed"


def test_every_view_begins_with_nothing_in_it_and_cannot_be_changed() -> None:
    kinds = View.__subclasses__()
    assert views.Ranking in kinds
    for kind in kinds:
        made = kind()
        assert not made.community
        assert made == kind()
        with pytest.raises(FrozenInstanceError):
            made.title = "secret"  # type: ignore[misc]


def test_voices_that_nobody_saw_yet_do_not_lie_apart() -> None:
    assert not Strip("Clarity", 1, ()).apart


def test_what_nobody_said_is_not_in_a_view() -> None:
    assert not views.Question().warns
    assert not views.Curtain().blank
    assert not views.Groups().interest
    assert not views.Pile("1", "Bread", 3, "ideas", 1).moved
    assert not views.Taken("Bread", "").asked
    assert not views.Line("Bread").done
    assert (views.Statement("Bread").number, views.Statement("Bread").chosen) == (0, False)
    assert (views.Statements().side_by_side, views.Statements().empty) == (False, 0)
    standing = views.Standing()
    assert (standing.outdated, standing.share, standing.pace) == (False, 0, 0)
    strip = Strip("Clarity", 1, (1,))
    assert (strip.high, strip.apart, strip.warm) == (5, False, None)
    assert views.MOST_SPOKEN == 40
