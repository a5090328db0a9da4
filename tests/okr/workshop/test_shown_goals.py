"""What the room sees of measures, owners, mission, fit and lists."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from okrdesk.document import room_tables as r
from okrdesk.okr import key_results, mission, objectives, owning, people
from okrdesk.okr.cadence import Cadence
from okrdesk.okr.terms import KeyResult
from okrdesk.okr.workshop import ideas, links, promises, rounds, shown_goals, views, workshops
from okrdesk.okr.workshop.moment import Moment, Room
from okrdesk.okr.workshop.promises import Promise
from okrdesk.okr.workshop.rounds import Round
from okrdesk.okr.workshop.templates import Act
from okrdesk.okr.workshop.views import plain
from tests import changes
from tests.okr.workshop.evening import DAY, GOALS, Evening
from tests.okr.workshop.looking import STEPS, step_of, step_told, view


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
        owning.assign(room.document, line, ada)
    seen = view(room, step, Moment(asked_id=lines[2]))
    assert isinstance(seen, views.Owners)
    assert plain(seen.foot) == "2 of 6 have an owner"
    assert plain(seen.aside) == "Nobody takes more than two key results"
    asked = seen.columns[0].rows[2]
    assert (asked.owner, asked.asked, asked.way) == ("", True, "– → 9")
    owning.assign(room.document, lines[2], ada)
    assert view(room, step).aside == ()


def at(room: Evening, moment: Moment | None = None) -> Room:
    """The evening at a step that has a question and nothing else."""
    workshop = workshops.read(room.document, room.workshop)
    return Room(room.document, workshop, workshops.step(room.document, room.step), moment or Moment())


def test_the_goal_that_is_on_is_the_one_that_is_named_else_the_first(room: Evening) -> None:
    for named, number in ((room.goals[2], 3), ("", 1), ("no such goal", 1)):
        known = shown_goals.goal_of(at(room, Moment(goal_id=named)))
        assert known is not None
        assert (known[0], known[1].id) == (number, room.goals[number - 1])
    for goal in room.goals:
        objectives.remove(room.document, goal)
    assert shown_goals.goal_of(at(room)) is None
    assert isinstance(shown_goals.measures(at(room)), views.Question)
    assert isinstance(shown_goals.practices(at(room)), views.Question)
    assert shown_goals.owners(at(room)).columns == shown_goals.fit(at(room)).goals == ()


def test_drafts_of_the_goal_that_is_on_stand_side_by_side_unless_they_are_covered(room: Evening) -> None:
    assert isinstance(shown_goals.drafts(at(room)), views.Question), "nobody wrote any"
    for text, about in ((GOALS[0], room.goals[0]), ("<b>Ours</b>", ""), ("Theirs", room.goals[1])):
        ideas.add(room.document, room.cycle, [text], kind="draft", about=about)
    seen = shown_goals.drafts(at(room))
    assert isinstance(seen, views.Statements)
    assert (seen.lead, seen.side_by_side) == ("Objective 1", True)
    assert [(each.text, each.chosen) for each in seen.statements] == [
        (GOALS[0], True),
        ("<b>Ours</b>", False),
    ]
    assert isinstance(shown_goals.drafts(at(room, Moment(hidden=True))), views.Question)


def test_the_charter_is_numbered_and_without_one_the_mission_stands_there(room: Evening) -> None:
    known = mission.read(room.document)
    mission.reword(room.document, known, replace(known, mission="<b>Make</b> things", vision=" "))
    assert [(each.name, each.text) for each in shown_goals.charter(at(room)).statements] == [
        ("Mission", "<b>Make</b> things")
    ]
    mission.add_charter_line(room.document, "We begin on time")
    assert shown_goals.charter(at(room)).foot == ()
    mission.agree(room.document, people.add(room.document, "Ada"), DAY)
    seen = shown_goals.charter(at(room))
    assert [(each.number, each.text) for each in seen.statements] == [(1, "We begin on time")]
    assert plain(seen.foot) == "1 has signed"


def test_only_practices_that_were_written_are_seen(room: Evening) -> None:
    goal = objectives.read(room.document, room.goals[0])
    assert shown_goals.practices(at(room)).statements == ()  # type: ignore[attr-defined]
    objectives.change(room.document, goal, replace(goal, content="A page", moderation=" "))
    seen = shown_goals.practices(at(room))
    assert isinstance(seen, views.Statements)
    assert [(each.name, each.text) for each in seen.statements] == [("Content", "A page")]


def test_the_mirror_shows_kinds_of_evidence_first_and_keeps_the_colours_of_the_themes(room: Evening) -> None:
    for theme, evidence in ((1, "said"), (1, "did"), (0, "asked"), (0, "asked")):
        ideas.add(room.document, room.cycle, ["Card"], evidence=evidence, theme_id=room.themes[theme])
    seen = shown_goals.mirror(at(room))
    assert [(each.title, each.count, each.kinds, each.colour) for each in seen.themes[:2]] == [
        ("Find the right person", 2, ("said", "did"), 2),
        ("Meet in real life", 2, ("asked",), 1),
    ]


def test_each_pair_of_goals_says_what_they_do_to_each_other(room: Evening) -> None:
    links.say(room.document, room.goals[2], room.goals[0], "hurt")
    seen = shown_goals.fit(at(room))
    assert seen.goals == GOALS
    assert [(each.one, each.other, each.kind, each.words) for each in seen.pairs] == [
        (1, 2, "", ""),
        (1, 3, "hurt", "hurt each other"),
        (2, 3, "", ""),
    ]


def test_what_was_parked_and_whom_a_telling_is_for(room: Evening) -> None:
    ideas.add(room.document, room.cycle, ["<i>Later</i>"], kind="parking")
    telling = Promise("", room.cycle, "telling", "The three goals", whom="The board", on=DAY)
    promises.add(room.document, telling)
    parked = shown_goals.listing(at(room), Act("list", "parking"))
    told = shown_goals.listing(at(room), Act("list", "tellings"))
    assert isinstance(parked, views.Listing)
    assert isinstance(told, views.Listing)
    assert (parked.title, [each.what for each in parked.lines]) == ("Parked for later", ["<i>Later</i>"])
    assert [(each.what, each.done) for each in told.lines] == [("The board: The three goals", False)]
    nothing = shown_goals.listing(at(room), Act("list", "asks"))
    assert (nothing.title, nothing.lines) == ("What we ask for", ())  # type: ignore[attr-defined]


def test_below_the_promises_stands_the_first_check_in_with_its_time(room: Evening) -> None:
    promised = Act("list", "promises")
    day = plain(shown_goals.listing(at(room), promised).foot)
    assert day.startswith("First check-in: ")
    assert day[-1].isdecimal()
    changes.of_mission(room.document, cadence=Cadence(at="18:00"))
    assert plain(shown_goals.listing(at(room), promised).foot) == f"{day}, 18:00"


def test_the_roadmap_stands_in_the_order_of_its_vote_and_never_shows_the_goals(room: Evening) -> None:
    step = step_of(room, step_told("roadmap-vote", "choose"))
    assert isinstance(view(room, step), views.Question), "nothing was voted on yet"
    items = ("Ask for a room", "Print the pages")
    asked = room.open_vote(
        step_id=None, method="purse", subject="initiatives", items=items, dots=3,
        costs=dict.fromkeys(items, 2), cut=1,
    )  # fmt: skip
    assert isinstance(view(room, step), views.Question)
    room.put(asked, "2", "2", "1")
    room.reveal(asked)
    seen = view(room, step)
    assert isinstance(seen, views.Ranking)
    assert [(row.title, row.dots, row.place) for row in seen.rows] == [(items[1], 2, 1), (items[0], 1, None)]
    assert isinstance(view(room, step, Moment(hidden=True)), views.Question)


@pytest.mark.parametrize("taken", [1, 2, 3])
def test_more_than_two_key_results_are_a_heavy_load(room: Evening, taken: int) -> None:
    ada = people.add(room.document, "Ada")
    for n in range(taken):
        line = key_results.add(
            room.document, KeyResult("", room.goals[n % 2], f"Line {n}", target=Decimal(9))
        )
        owning.assign(room.document, line, ada)
    words = "" if taken > 2 else "Nobody takes more than two key results"
    assert plain(shown_goals.owners(at(room)).aside) == words


@pytest.mark.parametrize(
    ("row", "target"),
    [
        ({}, "?"),
        ({"target": Decimal(0)}, "0"),
        ({"measure": "band", "low": Decimal(2)}, "known"),
        ({"measure": "band", "high": Decimal(7)}, "known"),
        ({"target": Decimal(5), "blueprint_target": Decimal(5)}, "5"),
    ],
)
def test_a_target_is_asked_for_until_it_is_decided(room: Evening, row: dict[str, Any], target: str) -> None:
    key_results.add(room.document, KeyResult("", room.goals[0], "Line", **row))
    seen = shown_goals.measures(at(room))
    assert isinstance(seen, views.Measures)
    (shown,) = seen.rows
    assert (shown.target != "?") if target == "known" else shown.target == target
    assert (seen.foot, seen.lead) == ((), "Objective 1")


@pytest.mark.parametrize(("most", "empty"), [(None, 0), (3, 0), (4, 1), (2, 0)])
def test_places_that_are_still_empty(room: Evening, most: int | None, empty: int) -> None:
    seen = shown_goals.chosen(at(room), Act("choose", "objectives", most=most))
    assert isinstance(seen, views.Statements)
    assert (len(seen.statements), seen.empty) == (3, empty)
    objectives.remove(room.document, room.goals[2])
    seen = shown_goals.chosen(at(room), Act("choose", "objectives", most=most))
    assert isinstance(seen, views.Statements)
    assert seen.empty == max(0, (most or 3) - 2)
    assert [each.number for each in seen.statements] == [1, 2]


def test_a_promise_as_a_line(room: Evening) -> None:
    names = {"p": "Ada"}
    bare = shown_goals.line_of(Promise("", room.cycle, "promise", "Bake"), names, "en")
    assert (bare.what, bare.who, bare.when, bare.done, bare.outcome) == ("Bake", "", "", False, "")
    full = Promise("", room.cycle, "promise", "Bake", who_id="p", on=DAY, done_on=DAY, outcome="Eaten")
    line = shown_goals.line_of(full, names, "en")
    assert (line.who, line.when, line.done, line.outcome) == ("Ada", "Thu 26 Mar", True, "Eaten")
    assert shown_goals.line_of(replace(full, who_id="gone"), names, "en").who == ""
