"""What the room may see at each moment of the evening of the pictures."""

from __future__ import annotations

import pytest

from okrdesk.document import room_tables as r
from okrdesk.okr.workshop import shown, templates, views, workshops
from okrdesk.okr.workshop.moment import Moment
from okrdesk.okr.workshop.views import View, plain
from tests.okr.workshop.evening import Evening
from tests.okr.workshop.looking import STEPS, step_of, view


def test_silent_writing_shows_counters_never_cards(room: Evening) -> None:
    step = step_of(room, STEPS["ideas"])
    with room.document.edit("Type"):
        for n in range(3):
            room.document.add(r.Idea, cycle=room.cycle, step=step, text=f"secret {n}", position=str(n))
    seen = view(room, step, Moment(written=24, finished=7))
    assert isinstance(seen, views.Question)
    assert seen.title == "What do members need that they do not get?"
    assert (seen.total, seen.counter) == ("27 ideas", views.Counter(7, 8, "7 of 8 finished"))
    assert "secret" not in str(seen)
    german = view(room, step, Moment(prompt="What would be different in a year?"))
    assert german.other == "Was wäre in einem Jahr anders?"


def test_groups_show_the_card_the_keys_and_the_last_move(room: Evening) -> None:
    step = step_of(room, STEPS["groups"])
    with room.document.edit("Type"):
        ids = [
            room.document.add(
                r.Idea, cycle=room.cycle, text=f"idea {n}", position=str(n), seen=int(n < 2),
                theme=room.themes[0] if n < 2 else None,
            )
            for n in range(5)
        ]  # fmt: skip
    seen = view(room, step, Moment(card_id=ids[4], moved_to=room.themes[0]))
    assert isinstance(seen, views.Groups)
    assert seen.card == "idea 4"
    assert [pile.key for pile in seen.piles] == ["1", "2", "3", "4", "5"]
    assert (seen.piles[0].count, seen.piles[0].count_words, seen.piles[0].moved) == (2, "ideas", True)
    assert seen.last_move == "The last card went to “Meet in real life”"
    assert plain(seen.foot) == "3 not seen yet"


EVERY = [(template.key, number) for template in templates.shipped() for number in range(len(template.steps))]


@pytest.mark.parametrize(("key", "number"), EVERY)
def test_every_act_of_every_template_has_a_view_and_a_line(room: Evening, key: str, number: int) -> None:
    told = next(each for each in templates.shipped() if each.key == key).steps[number]
    step = step_of(room, told)
    for act in range(max(1, len(told.acts))):
        seen = view(room, step, Moment(act=act, clock_words="01:00"))
        assert isinstance(seen, View)
        assert seen.title
        assert 0 < len(seen.spoken.split()) <= views.MOST_SPOKEN


def test_no_step_shows_the_name_and_the_curtain_nothing(room: Evening) -> None:
    workshop = workshops.read(room.document, room.workshop)
    assert shown.room_view(room.document, workshop, None).community == "Bremen Makers’ Network"
    assert shown.curtain(room.document, blank=True) == views.Curtain(blank=True)
