"""What a workshop looked at stands in its record: check-ins of its day, answers, decisions."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from okrdesk.okr import check_ins, key_results, people, review
from okrdesk.okr.terms import KeyResult
from okrdesk.okr.workshop import agenda, looked_at, templates, workshops
from okrdesk.okr.workshop.record import record_of
from okrdesk.okr.workshop.recorded import Record
from okrdesk.reports.workshop import minutes
from tests.okr.workshop.evening import Evening
from tests.reports.reading import squeezed, words

HOSTILE = "<b>40</b> & more"
DAY = dt.date(2026, 4, 15)


def _held(room: Evening, template: str) -> Record:
    document = room.document
    for each in workshops.of_cycle(document, room.cycle):
        if each.state == "running":
            agenda.close(document, each.id, 0)
    held = agenda.hold(document, room.cycle, templates.find(document, template), on=DAY)
    return record_of(document, workshops.read(document, held))


def test_a_check_in_has_its_check_ins_in_record_and_minutes(room: Evening) -> None:
    document = room.document
    row = key_results.add(
        document, KeyResult("", room.goals[0], "Open evenings", baseline=Decimal(2), target=Decimal(12))
    )
    other = key_results.add(document, KeyResult("", room.goals[0], "Guests", target=Decimal(90)))
    ada = people.add(document, "Ada")
    for value, day in ((4, 8), (5, 15), (6, 15)):  # of two on a day the later one counts
        check_ins.record(
            document, row, Decimal(value), on=dt.date(2026, 4, day), confidence=7, note=HOSTILE,
            blocker="No hall", next_step="Ask the library", person_id=ada,
        )  # fmt: skip
    check_ins.record(document, other, Decimal(9), on=dt.date(2026, 4, 8))
    record = _held(room, "check-in")
    (checked,) = record.checked_in
    assert (checked.number, checked.before, checked.now, checked.confidence) == ("1.1", "4", "6", 7)
    assert (checked.note, checked.blocker, checked.next_step, checked.who) == (
        *(HOSTILE, "No hall", "Ask the library", "Ada"),
    )
    assert not record.makes_goals
    drawn = minutes.draw(document, record.workshop)
    said = squeezed(words(drawn.pdf))
    for part in ("What we checked in", "4 → 6", "sure: 7 of 10", HOSTILE, "In the way: No hall", "(Ada)"):
        assert squeezed(part) in said
    assert said.index(squeezed("What we checked in")) < said.index(squeezed("Our goals"))


@pytest.mark.parametrize("template", ["review", "revisit"])
def test_looking_again_has_its_answers_and_decisions(room: Evening, template: str) -> None:
    document, goal = room.document, room.goals[1]
    assert _held(room, template).looked_at == ()
    review.answer(document, goal, "relevant", "partly", HOSTILE)
    review.estimate_members(document, goal, 300)
    review.decide(document, goal, "adjust", "Too broad")
    record = _held(room, template)
    (looked,) = record.looked_at
    assert (looked.number, looked.decision, looked.reason) == (2, "Adjust", "Too broad")
    assert [answer[1:] for answer in looked.answers] == [("Partly, for about 300 members", HOSTILE)]
    said = squeezed(words(minutes.draw(document, record.workshop).pdf))
    for part in ("What becomes of our goals", "because Too broad", "Partly, for about 300 members.", HOSTILE):
        assert squeezed(part) in said


def test_only_what_makes_goals_says_that_it_decided_them(room: Evening) -> None:
    made = {}
    for template in templates.shipped():
        held = agenda.prepare(room.document, room.cycle, template, on=DAY)
        steps = workshops.steps_of(room.document, held)
        made[template.key] = looked_at.makes_goals(steps)
        if template.key not in ("check-in", "review", "revisit"):
            assert looked_at.looked_at(room.document, workshops.read(room.document, held), steps) == ()
    assert [key for key, makes in made.items() if makes] == ["set-goals"]


@pytest.mark.parametrize(
    ("template", "left_out", "makes"),
    [("", False, True), ("check-in", False, False), ("check-in", True, True), ("set-goals", False, True)],
)
def test_a_workshop_that_looks_at_nothing_makes_goals(
    room: Evening, template: str, left_out: bool, makes: bool
) -> None:
    steps: list[workshops.WorkshopStep] = []
    if template:
        held = agenda.prepare(room.document, room.cycle, templates.find(room.document, template), on=DAY)
        steps = list(workshops.steps_of(room.document, held))
    if left_out:
        steps = [replace(each, state="left out") for each in steps]
    assert looked_at.makes_goals(steps) == makes
