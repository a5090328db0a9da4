"""Whose colour is which."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from okrdesk.gui import theme
from okrdesk.gui.widgets import paint, person_colours


@pytest.fixture(autouse=True)
def nobody_known() -> Iterator[None]:
    person_colours.know(())
    yield
    person_colours.know(())


@pytest.mark.usefixtures("dressed")
def test_two_people_never_share_a_colour_while_others_are_free() -> None:
    for start in range(40):
        people = [(f"p{start + n}", f"Person {start + n}") for n in range(len(theme.tokens().avatars))]
        person_colours.know(())
        person_colours.know(people)
        assert len({paint.avatar_colour(row_id) for row_id, _name in people}) == len(theme.tokens().avatars)


@pytest.mark.usefixtures("dressed")
def test_more_people_than_colours_share_each_as_seldom_as_can_be() -> None:
    people = [(f"p{n}", f"Person {n}") for n in range(2 * len(theme.tokens().avatars))]
    person_colours.know(people[: len(theme.tokens().avatars)])
    person_colours.know(people)
    colours = [paint.avatar_colour(row_id) for row_id, _name in people]
    assert max(colours.count(colour) for colour in theme.tokens().avatars) <= 3


@pytest.mark.usefixtures("dressed")
def test_nobody_changes_colour_when_others_come_and_go() -> None:
    person_colours.know([("m", "Mara"), ("n", "Nils")])
    before = paint.avatar_colour("m")
    person_colours.know([("a", "Ada"), ("m", "Mara"), ("z", "Zoe")])
    assert paint.avatar_colour("m") == before


@pytest.mark.usefixtures("dressed")
def test_history_paints_somebody_in_the_colour_of_that_person() -> None:
    person_colours.know([("m", "Mara"), ("n", "Nils")])
    assert paint.avatar_colour("Mara") == paint.avatar_colour("m")
