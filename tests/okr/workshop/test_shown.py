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


def _piles(room: Evening, moment: Moment | None = None) -> views.Groups:
    seen = view(room, step_of(room, STEPS["groups"]), moment)
    assert isinstance(seen, views.Groups)
    return seen


def test_nine_piles_have_a_key_of_their_own(room: Evening) -> None:
    with room.document.edit("More"):
        for n in range(10 - len(room.themes)):
            room.document.add(r.Theme, cycle=room.cycle, title=f"More {n}", position=f"z{n}")
    assert [pile.key for pile in _piles(room).piles] == [*"123456789", ""]
    assert [pile.colour for pile in _piles(room).piles] == list(range(1, 11))


@pytest.mark.parametrize(
    ("on_paper", "cards", "count", "words", "paper"),
    [
        (0, 0, 0, "ideas", ""),
        (0, 1, 1, "idea", ""),
        (1, 0, 1, "idea", "1 on paper"),
        (2, 1, 3, "ideas", "2 on paper"),
    ],
)
def test_a_pile_counts_its_cards_and_what_is_on_paper(
    room: Evening, on_paper: int, cards: int, count: int, words: str, paper: str
) -> None:
    with room.document.edit("Type"):
        room.document.set(r.Theme, room.themes[1], on_paper=on_paper)
        for n in range(cards):
            room.document.add(
                r.Idea, cycle=room.cycle, text=f"x{n}", position=str(n), seen=1, theme=room.themes[1]
            )
    seen = _piles(room)
    pile = seen.piles[1]
    assert (pile.count, pile.count_words, pile.on_paper) == (count, words, paper)
    assert not any(each.moved for each in seen.piles)
    assert (seen.last_move, seen.card, seen.interest) == ("", "", False)
    assert plain(seen.foot) == "0 not seen yet"


def test_a_hidden_card_is_neither_shown_nor_read_aloud(room: Evening) -> None:
    with room.document.edit("Type"):
        card = room.document.add(r.Idea, cycle=room.cycle, text="secret", position="a", seen=0, interest=1)
    seen, hidden = (_piles(room, Moment(card_id=card, hidden=each)) for each in (False, True))
    assert (seen.card, hidden.card) == ("secret", "")
    assert "secret" not in hidden.spoken
    assert "secret" in seen.spoken
    assert (seen.interest, hidden.interest) == (True, False)


def test_nothing_written_yet_is_not_counted(room: Evening) -> None:
    seen = view(room, step_of(room, STEPS["ideas"]), Moment())
    assert isinstance(seen, views.Question)
    assert seen.total == ""
    assert "0" not in seen.spoken
    one = view(room, step_of(room, STEPS["ideas"]), Moment(written=1))
    assert one.total == "1 idea"


def test_cards_of_other_steps_are_not_counted(room: Evening) -> None:
    step, other = (step_of(room, STEPS["ideas"]) for _ in range(2))
    with room.document.edit("Type"):
        room.document.add(r.Idea, cycle=room.cycle, step=other, text="x", position="a")
        room.document.add(r.Idea, cycle=room.cycle, step=step, text="y", position="b")
    assert view(room, step, Moment()).total == "1 idea"


def test_a_break_says_when_it_ends_if_that_is_known(room: Evening) -> None:
    step = step_of(room, STEPS["break"])
    seen = view(room, step, Moment(back_at="19:40", clock_words="05:00"))
    assert isinstance(seen, views.Break)
    assert (seen.back, seen.clock, seen.community) == (
        "We go on at 19:40",
        "05:00",
        "Bremen Makers’ Network",
    )
    assert view(room, step).back == ""


def test_the_curtain_has_the_name_unless_it_is_blank(room: Evening) -> None:
    assert shown.curtain(room.document) == views.Curtain(community="Bremen Makers’ Network")
