"""Agendas: preparing, changing, going from step to step and back, and what is refused on the way."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from okrdesk.document import merge
from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import closing, cycles, people
from okrdesk.okr.workshop import agenda, templates, workshops
from okrdesk.okr.workshop.workshops import WorkshopStep
from tests import factories

GOALS = templates.shipped()[0]
EVENING = dt.date(2026, 3, 26)


def prepared(document: Document, minutes: int | None = None) -> str:
    cycle = factories.ids(document, t.Cycle)[0]
    return agenda.prepare(document, cycle, GOALS, on=EVENING, minutes=minutes, people=["Ada", " Bo ", "Ada"])


def started(document: Document) -> str:
    workshop = prepared(document)
    agenda.start(document, workshop)
    return workshop


def on(document: Document, workshop: str) -> str:
    current = workshops.current(workshops.steps_of(document, workshop))
    return "" if current is None else current.title


def named(document: Document, workshop: str, title: str) -> WorkshopStep:
    return next(step for step in workshops.steps_of(document, workshop) if step.title == title)


def test_a_prepared_workshop_has_the_steps_of_its_template(document: Document) -> None:
    workshop = prepared(document)
    known = workshops.read(document, workshop)
    assert (known.template, known.title, known.on, known.minutes) == (
        "set-goals", "Set our goals", EVENING, 120,
    )  # fmt: skip
    assert known.people == ("Ada", "Bo")
    assert known.voices == 2
    steps = workshops.steps_of(document, workshop)
    assert [step.title for step in steps] == [step.title for step in GOALS.steps]
    assert [step.title for step in steps if step.state == "left out"] == [
        "Do they fit?", "What each goal changes",
    ]  # fmt: skip
    assert [templates.step_of(step) for step in steps] == list(GOALS.steps)


def test_another_length_before_or_afterwards_scales_the_steps(document: Document) -> None:
    workshop = prepared(document, 60)
    long = [s.minutes for s in workshops.steps_of(document, workshop) if s.state == "open"]
    assert sum(long) == 55
    known = workshops.read(document, workshop)
    agenda.change(document, known, replace(known, minutes=240, begins="18:00"))
    longer = [s.minutes for s in workshops.steps_of(document, workshop) if s.state == "open"]
    assert sum(longer) == 220
    document.undo()
    assert [s.minutes for s in workshops.steps_of(document, workshop) if s.state == "open"] == long


def test_a_workshop_goes_on_step_by_step_and_notes_what_each_took(document: Document) -> None:
    workshop = started(document)
    assert on(document, workshop) == "Where were we?"
    agenda.next_step(document, workshop, 400)
    assert on(document, workshop) == "Would we all say the same?"
    agenda.back(document, workshop, 30)
    assert on(document, workshop) == "Where were we?"
    agenda.next_step(document, workshop, 20)
    assert on(document, workshop) == "Would we all say the same?"
    spent = [step.spent for step in workshops.steps_of(document, workshop)][:2]
    assert spent == [420, 30], "going back loses nothing"


def test_going_back_passes_over_what_was_left_out(document: Document) -> None:
    workshop = started(document)
    agenda.next_step(document, workshop)
    agenda.leave_out(document, named(document, workshop, "Would we all say the same?").id, True)
    assert on(document, workshop) == "Purpose and mission"
    agenda.back(document, workshop)
    assert on(document, workshop) == "Where were we?"
    with pytest.raises(Refused, match="first step"):
        agenda.back(document, workshop)


def test_any_step_can_be_gone_to(document: Document) -> None:
    workshop = started(document)
    for _step in range(3):
        agenda.next_step(document, workshop, 60)
    agenda.go_to(document, named(document, workshop, "Would we all say the same?").id, 15)
    assert on(document, workshop) == "Would we all say the same?"
    agenda.next_step(document, workshop)
    assert on(document, workshop) == "The mirror"
    assert named(document, workshop, "The mirror").spent == 15


def test_a_later_step_is_gone_to_in_its_place_and_what_was_passed_over_stays_open(document: Document) -> None:
    workshop = started(document)
    order = [step.title for step in workshops.steps_of(document, workshop)]
    agenda.go_to(document, named(document, workshop, "Owners").id, 15)
    assert on(document, workshop) == "Owners"
    assert [step.title for step in workshops.steps_of(document, workshop)] == order
    agenda.next_step(document, workshop)
    assert on(document, workshop) == "Confidence and consent", "the next one, not the first that is open"
    agenda.back(document, workshop)
    assert on(document, workshop) == "Owners"
    for _step in range(4):
        agenda.next_step(document, workshop)
    assert on(document, workshop) == "Where were we?", "after the last one comes what was passed over"
    assert named(document, workshop, "Where were we?").spent == 15
    assert all("on" not in step.settings for step in workshops.steps_of(document, workshop))


def test_another_step_left_out_or_taken_up_leaves_on_the_one_that_is_on(document: Document) -> None:
    workshop = started(document)
    agenda.leave_out(document, named(document, workshop, "Where were we?").id, True)
    agenda.go_to(document, named(document, workshop, "Owners").id)
    agenda.leave_out(document, named(document, workshop, "Where were we?").id, False)
    assert on(document, workshop) == "Owners"
    agenda.leave_out(document, named(document, workshop, "Owners").id, True)
    assert on(document, workshop) == "Confidence and consent"
    document.undo()
    assert on(document, workshop) == "Owners"


def test_a_step_is_put_next_into_the_phase_that_is_on(document: Document) -> None:
    workshop = started(document)
    vote = named(document, workshop, "Priorities vote")
    agenda.put_next(document, vote.id)
    agenda.put_next(document, named(document, workshop, "Do they fit?").id)
    steps = workshops.steps_of(document, workshop)
    assert [step.title for step in steps[:4]] == [
        "Where were we?", "Do they fit?", "Priorities vote", "Would we all say the same?",
    ]  # fmt: skip
    assert on(document, workshop) == "Where were we?"
    assert {step.phase for step in steps[:3]} == {steps[0].phase}
    agenda.next_step(document, workshop)
    assert on(document, workshop) == "Do they fit?"
    agenda.put_next(document, named(document, workshop, "Where were we?").id)
    agenda.next_step(document, workshop)
    assert on(document, workshop) == "Where were we?"


def test_a_step_is_moved_and_retimed(document: Document) -> None:
    workshop = prepared(document)
    vote = named(document, workshop, "Priorities vote")
    agenda.move_step(document, vote.id, 0)
    agenda.change_step(document, vote, replace(vote, minutes=9, title="Vote"))
    steps = workshops.steps_of(document, workshop)
    assert (steps[0].title, steps[0].minutes, len(steps)) == ("Vote", 9, len(GOALS.steps))
    with pytest.raises(Refused, match="needs words"):
        agenda.change_step(document, vote, replace(vote, title=" "))
    with pytest.raises(Refused, match="1 to 1440"):
        agenda.change_step(document, vote, replace(vote, minutes=0))


def test_what_is_dropped_in_a_running_workshop_is_remembered_as_such(document: Document) -> None:
    workshop = prepared(document)
    mirror = named(document, workshop, "The mirror").id
    agenda.leave_out(document, mirror, True)
    assert not workshops.step(document, mirror).settings.get(templates.DROPPED)
    agenda.leave_out(document, mirror, False)
    agenda.start(document, workshop)
    agenda.leave_out(document, mirror, True)
    assert workshops.step(document, mirror).settings[templates.DROPPED]
    assert templates.step_of(workshops.step(document, mirror)).when == "can wait"
    agenda.leave_out(document, mirror, False)
    assert not workshops.step(document, mirror).settings.get(templates.DROPPED)


def test_it_is_closed_and_goes_on_where_it_was(document: Document) -> None:
    workshop = started(document)
    agenda.next_step(document, workshop, 60)
    agenda.close(document, workshop, 45)
    assert workshops.read(document, workshop).state == "closed"
    assert named(document, workshop, "Would we all say the same?").spent == 45
    for refused in (agenda.next_step, agenda.back, agenda.close):
        with pytest.raises(Refused, match="closed"):
            refused(document, workshop)
    agenda.reopen(document, workshop)
    assert on(document, workshop) == "Purpose and mission"


def test_after_the_last_step_only_closing_is_left(document: Document) -> None:
    workshop = started(document)
    for _step in range(15):
        agenda.next_step(document, workshop)
    with pytest.raises(Refused, match="last step"):
        agenda.next_step(document, workshop)
    agenda.close(document, workshop)
    agenda.reopen(document, workshop)
    assert on(document, workshop) == "Close"


def test_one_workshop_runs_at_a_time(document: Document) -> None:
    first = started(document)
    second = prepared(document)
    with pytest.raises(Refused, match="still running"):
        agenda.start(document, second)
    with pytest.raises(Refused, match="not begun"):
        agenda.next_step(document, second)
    with pytest.raises(Refused, match="running; close it"):
        agenda.remove(document, first)
    latest = workshops.latest(document)
    assert latest is not None
    assert latest.id == first
    agenda.close(document, first)
    agenda.start(document, second)
    with pytest.raises(Refused, match="still running"):
        agenda.reopen(document, first)
    with pytest.raises(Refused, match="begun already"):
        agenda.start(document, second)


def test_a_cycle_is_not_closed_over_a_workshop_that_runs(document: Document, cycle: str) -> None:
    workshops.refuse_running(document, cycle)
    workshop = started(document)
    with pytest.raises(Refused, match="finish it before the cycle is closed"):
        workshops.refuse_running(document, cycle)
    agenda.close(document, workshop)
    workshops.refuse_running(document, cycle)


def test_what_a_cycle_was_closed_over_elsewhere_is_over_and_stops_no_other(
    document: Document, cycle: str
) -> None:
    there = Document.load(factories.content(document), factories.OTHER)
    following = closing.close(there, cycle, on=EVENING, next_name="2026-Q2")
    workshop = started(document)
    merge.merge_checked(document, factories.content(there))
    assert workshops.read(document, workshop).state == "closed"
    assert workshops.running(document) is None
    agenda.start(document, agenda.prepare(document, following, GOALS))
    closing.reopen(document, cycle)
    assert workshops.read(document, workshop).state == "running", "it was never ended"


def test_a_workshop_whose_cycle_was_removed_stops_no_other(document: Document, cycle: str) -> None:
    empty = cycles.add(document, "A mistake", dt.date(2030, 1, 1), dt.date(2030, 3, 31))
    agenda.start(document, agenda.prepare(document, empty, GOALS))
    second = prepared(document)
    with pytest.raises(Refused, match="“Set our goals” of A mistake is still running"):
        agenda.start(document, second)
    cycles.remove(document, empty)
    agenda.start(document, second)


def test_an_agenda_is_kept_as_it_was_made(document: Document) -> None:
    workshop = prepared(document)
    agenda.leave_out(document, named(document, workshop, "The mirror").id, True)
    agenda.leave_out(document, named(document, workshop, "Do they fit?").id, False)
    agenda.move_step(document, named(document, workshop, "Close").id, 0)
    agenda.save_as_template(document, workshop, "Our evening")
    ours = templates.find(document, "our evening")
    assert ours.steps[0].title == "Close"
    assert {step.title: step.when for step in ours.steps if step.when != "keep"} == {
        "Purpose and mission": "can wait",
        "The mirror": "after",
        "Word the objectives": "can wait",
        "Do they fit?": "can wait",
        "What each goal changes": "after",
    }
    assert ours.minutes == 120
    again = agenda.prepare(document, factories.ids(document, t.Cycle)[0], ours)
    assert on(document, again) == "Close"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"minutes": 0}, "1 to 1440"),
        ({"minutes": 1441}, "1 to 1440"),
        ({"expected": 0}, "1 to 9999"),
        ({"expected": 10000}, "1 to 9999"),
        ({"begins": "24:00"}, "time of day"),
        ({"begins": "18:60"}, "time of day"),
        ({"begins": "8:00"}, "time of day"),
        ({"begins": "6 pm"}, "time of day"),
        ({"ways": ("smoke",)}, "not one of"),
        ({"title": "\u200b"}, "needs a name"),
    ],
)
def test_what_makes_no_sense_is_refused(document: Document, wrong: dict[str, object], sentence: str) -> None:
    known = workshops.read(document, prepared(document))
    with pytest.raises(Refused, match=sentence):
        agenda.change(document, known, replace(known, **wrong))  # type: ignore[arg-type]


def test_a_hundred_names_and_a_long_title_are_kept_as_they_are(document: Document) -> None:
    known = workshops.read(document, prepared(document))
    names = tuple(f"<b>Nächste{n}</b> 🧁" for n in range(100))
    agenda.change(document, known, replace(known, people=names, title="$x$ " * 2500))
    now = workshops.read(document, known.id)
    assert (now.people, now.title) == (names, "$x$ " * 2500)


def test_who_is_in_the_room_by_name_can_own_things(document: Document, cycle: str) -> None:
    ada = people.find(document, "Ada").id
    known = {person.name for person in people.everyone(document)}
    made = agenda.prepare(document, cycle, GOALS, on=EVENING, people=("ada", "Ben", "BEN"))
    assert {person.name for person in people.everyone(document)} == known, "nobody came yet"
    agenda.start(document, made)
    assert {person.name for person in people.everyone(document)} == known | {"Ben"}
    assert [person.id for person in people.everyone(document) if person.name == "Ada"] == [ada]
    before = workshops.read(document, made)
    agenda.change(document, before, replace(before, people=("Ada", "Ben", "Cleo")))
    assert people.find(document, "Cleo")
    document.undo()
    document.undo()
    assert {person.name for person in people.everyone(document)} == known


@pytest.mark.parametrize(
    "right",
    [
        {"minutes": 1},
        {"minutes": 1440},
        {"expected": 1},
        {"expected": 9999},
        {"expected": None},
        {"begins": "23:59"},
        {"begins": "00:00"},
        {"begins": ""},
    ],
)
def test_what_just_makes_sense_is_taken(document: Document, right: dict[str, object]) -> None:
    known = workshops.read(document, prepared(document))
    agenda.change(document, known, replace(known, **right))  # type: ignore[arg-type]
    now = workshops.read(document, known.id)
    assert {name: getattr(now, name) for name in right} == right


@pytest.mark.parametrize(("expected", "people"), [(2, (2, 12)), (8, (4, 12)), (30, (4, 30)), (None, (2, 12))])
def test_an_agenda_that_is_kept_is_for_as_many_as_it_was(
    document: Document, expected: int | None, people: tuple[int, int]
) -> None:
    known = workshops.read(document, prepared(document))
    agenda.change(document, known, replace(known, expected=expected, people=()))
    agenda.save_as_template(document, known.id, "Über “uns” & 2")
    ours = templates.find(document, "Über “uns” & 2")
    assert (ours.people, ours.key) == (people, "ber-uns-2")
