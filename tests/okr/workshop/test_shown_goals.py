"""What the room sees of measures, owners, mission, fit and lists."""

from __future__ import annotations

from decimal import Decimal

from okrdesk.document import room_tables as r
from okrdesk.okr import key_results, people
from okrdesk.okr.terms import KeyResult
from okrdesk.okr.workshop import rounds, views
from okrdesk.okr.workshop.moment import Moment
from okrdesk.okr.workshop.rounds import Round
from okrdesk.okr.workshop.views import plain
from tests.okr.workshop.evening import Evening
from tests.okr.workshop.looking import STEPS, step_of, view


def test_long_and_hostile_text_is_text(room: Evening) -> None:
    with room.document.edit("Hostile"):
        room.document.set(r.Workshop, room.workshop, title="<b>$x</b>")
        for n, text in enumerate(("word " * 2000, "<script>", "‮evil", "😀" * 500)):
            room.document.add(r.Promise, cycle=room.cycle, what=text, position=str(n))
    step = step_of(room, STEPS["promises"])
    seen = view(room, step)
    assert isinstance(seen, views.Listing)
    assert seen.lines[1].what == "<script>"
    assert len(seen.spoken.split()) <= views.MOST_SPOKEN


def test_the_blueprints_figure_waits_until_everybody_wrote_their_own(room: Evening) -> None:
    step = step_of(room, STEPS["measures"])
    goal = room.goals[0]
    rows = (
        KeyResult("", goal, "Held", baseline=Decimal(0), target=Decimal(12), blueprint_target=Decimal(10)),
        KeyResult("", goal, "Hosted", baseline=Decimal(30), target=Decimal(50), blueprint_target=Decimal(50)),
        KeyResult("", goal, "Return"),
    )
    ids = tuple(key_results.add(room.document, row) for row in rows)
    asked = rounds.open_round(
        room.document, Round("", room.cycle, "estimates", "key-results", step, items=ids, people=8)
    )
    room.put(asked, "12 40 7", "11 45 8")
    moment = Moment(act=2, goal_id=goal, in_box={asked: 2})
    seen = view(room, step, moment)
    assert isinstance(seen, views.Measures)
    assert [(row.today, row.target) for row in seen.rows] == [("0", "12"), ("30", "?"), ("–", "?")]
    assert (plain(seen.foot), seen.lead) == ("Write your own figure first", "Objective 1")
    assert seen.counter == views.Counter(2, 8, "2 of 8 finished")
    room.reveal(asked)
    seen = view(room, step, moment)
    assert [row.target for row in seen.rows] == ["12", "50", "?"]
    for figure in ("40", "45", "11"):
        assert figure not in seen.spoken, "estimates are never projected"


def test_owners_are_counted_and_the_one_asked_for_stands_out(room: Evening) -> None:
    step = step_of(room, STEPS["owning"])
    ada = people.add(room.document, "Ada")
    lines = [
        key_results.add(room.document, KeyResult("", room.goals[0], f"Line {n}", target=Decimal(9)))
        for n in range(3)
    ]
    for line in lines[:2]:
        key_results.assign(room.document, line, ada)
    seen = view(room, step, Moment(asked_id=lines[2]))
    assert isinstance(seen, views.Owners)
    assert plain(seen.foot) == "2 of 6 have an owner"
    assert plain(seen.aside) == "Nobody takes more than two key results"
    asked = seen.columns[0].rows[2]
    assert (asked.owner, asked.asked, asked.way) == ("", True, "– → 9")
    key_results.assign(room.document, lines[2], ada)
    assert view(room, step).aside == ()
