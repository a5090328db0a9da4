"""A moment: the act and the question that are on, counters, and what is known of a round."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from okrdesk.okr.outline import outline
from okrdesk.okr.workshop import moment, rounds, workshops
from okrdesk.okr.workshop.moment import Moment, Room
from okrdesk.okr.workshop.templates import Act, TemplateStep
from okrdesk.okr.workshop.views import Counter
from tests.okr.workshop.evening import DAY, Evening
from tests.okr.workshop.looking import STEPS, step_of

VOTE = Act("ask", "themes", "dots")


def at(room: Evening, now: Moment | None = None, told: TemplateStep | None = None) -> Room:
    step = room.step if told is None else step_of(room, told)
    workshop = workshops.read(room.document, room.workshop)
    return Room(room.document, workshop, workshops.step(room.document, step), now or Moment())


@pytest.mark.parametrize(("act", "method"), [(-4, ""), (0, ""), (1, "marks"), (99, "marks")])
def test_the_act_that_is_on_is_one_of_the_step(room: Evening, act: int, method: str) -> None:
    told = replace(STEPS["pulse"], acts=(Act("write", "sentence"), Act("ask", "before", "marks")))
    assert at(room, Moment(act=act), told).act.method == method


def test_a_step_without_acts_is_talked_about(room: Evening) -> None:
    assert at(room, told=replace(STEPS["vote"], acts=())).acts == (Act("talk"),)


def test_the_question_stands_in_two_languages_where_the_step_has_both(room: Evening) -> None:
    told = replace(STEPS["ideas"], prompts=("One?", "<b>Two</b>?"), second=("Eins?", "Zwei?"))
    assert at(room, told=told).prompts == ("One?", "Eins?")
    assert at(room, Moment(prompt="<b>Two</b>?"), told).prompts == ("<b>Two</b>?", "Zwei?")
    assert at(room, Moment(prompt="Typed here?"), told).prompts == ("Typed here?", "")
    assert at(room, told=replace(told, second=())).prompts == ("One?", "")
    assert at(room, told=replace(told, prompts=(), second=())).prompts == (told.title, "")


def test_the_cycle_is_seen_as_of_the_workshops_day_but_where_the_window_looks_at_another(
    room: Evening,
) -> None:
    here = at(room)
    assert here.outline.day == DAY
    undated = replace(here, workshop=replace(here.workshop, on=None))
    assert undated.outline.day == dt.date(2026, 6, 30), "the last day of the cycle"
    looked_at = outline(room.document, room.cycle, dt.date(2026, 5, 1))
    assert replace(here, moment=Moment(outline=looked_at)).outline is looked_at


def test_what_is_typed_openly_is_known_of_an_open_round_alone(room: Evening) -> None:
    asked = room.open_vote(openly=True, people=2)
    typed = room.put(asked, "1123").count.result()
    assert at(room).round_of(Act("ask", "themes", "fist")) is None
    unknown = at(room).round_of(VOTE)
    assert unknown is not None
    assert {line.dots for line in unknown.items} == {None}
    seen = at(room, Moment(openly={asked: typed})).round_of(VOTE)
    assert seen is not None
    assert [line.dots for line in seen.items] == [2, 1, 1, 0, 0]
    assert seen.tie is None, "no tie opens before the reveal"
    room.reveal(asked)
    stale = at(room, Moment(openly={asked: {"numbers": {room.themes[4]: [2]}}})).round_of(VOTE)
    assert stale is not None
    assert stale.items[4].dots == 0


def test_what_is_typed_into_an_unseen_round_is_not_known(room: Evening) -> None:
    asked = room.open_vote()
    typed = room.put(asked, "1123").count.result()
    seen = at(room, Moment(openly={asked: typed})).round_of(VOTE)
    assert seen is not None
    assert (seen.state, {line.dots for line in seen.items}) == ("open", {None})
    assert rounds.read(room.document, asked).result == {}


def test_ballots_and_people_who_are_finished_are_counted(room: Evening) -> None:
    asked = room.open_vote()
    here = at(room, Moment(in_box={asked: 3}, finished=7))
    assert here.in_box(here.round_of(VOTE)) == 3
    assert here.in_box(None) == 0
    assert here.finished() == Counter(7, 8, "7 of 8 finished")
    assert at(room).finished() is None, "nobody was asked"


def test_counters_say_of_how_many_only_where_somebody_knows() -> None:
    assert moment.counter(7, None, "finished") == Counter(7, None, "7 finished")
    assert moment.counter(0, 0, "finished").words == "0 of 0 finished"
    assert moment.ballots_in(1, None).words == "1 ballot is in"
    assert moment.ballots_in(1, 8).words == "1 of 8 ballots are in"
    assert moment.ballots_in(1, 1).words == "1 of 1 ballot is in"


def test_what_is_filled_in_stands_out() -> None:
    assert moment.emphasised("{n} not seen yet", n=3) == (("3", True), (" not seen yet", False))
    assert moment.emphasised("no more") == (("no more", False),)
    assert moment.emphasised("{a}", a="{n} <b>") == (("{n} <b>", True),)
    assert moment.muted("") == ()
    assert moment.muted("<b>") == (("<b>", False),)
