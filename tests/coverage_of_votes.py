"""Checks for rows of the coverage table that asking and counting serve; `test_coverage.py` runs them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal

from okrdesk.document import room_tables as r
from okrdesk.document.document import Document
from okrdesk.okr import decisions, key_results, objectives
from okrdesk.okr.outline import Outline
from okrdesk.okr.terms import KeyResult
from okrdesk.okr.workshop import record, revealing, rounds, workshops
from okrdesk.okr.workshop.recorded import Record
from okrdesk.okr.workshop.rounds import Round
from okrdesk.okr.workshop.subjects import MARKS
from tests.okr.workshop.evening import AFTER, BEFORE, DAY, FISTS, Evening, evening

_Check = Callable[[Evening], None]


@contextmanager
def _room() -> Iterator[Evening]:
    made = evening()
    try:
        yield made
    finally:
        made.document.close()


def _told(room: Evening) -> Record:
    return record.record_of(room.document, workshops.read(room.document, room.workshop))


def _asked(room: Evening, asked: Round, *lines: str) -> str:
    made = rounds.open_round(room.document, replace(asked, step_id=room.step, people=8))
    room.put(made, *lines)
    room.reveal(made)
    return made


def _same_answers_are_counted(room: Evening) -> None:
    with room.document.edit("Type"):
        for place, text in enumerate(("We bake", "we  bake", "We meet")):
            card = {"kind": "sentence", "text": text, "position": str(place)}
            room.document.add(r.Idea, cycle=room.cycle, step=room.step, **card)
    assert [(each.text, each.people) for each in _told(room).answers] == [("We bake", 2), ("We meet", 1)]


def _three_marks_before_and_after(room: Evening) -> None:
    for subject, lines in (("before", BEFORE), ("after", AFTER)):
        _asked(room, Round("", room.cycle, "marks", subject, items=MARKS), *lines)
    pairs = [(each.before, each.after) for each in _told(room).marks]
    assert [(one.mean, two.mean) for one, two in pairs if one and two] == [
        ("2.6", "4.1"),
        ("3.4", "4.0"),
        ("2.4", "4.4"),
    ]


def _own_figures_stand_beside_the_blueprints_and_ours(room: Evening) -> None:
    row = KeyResult("", room.goals[0], "Evenings", target=Decimal(9), blueprint_target=Decimal(12))
    made = key_results.add(room.document, row)
    _asked(room, Round("", room.cycle, "estimates", "key-results", items=(made,)), "8", "9", "20")
    estimates = _told(room).decided[0].key_results[0].estimates
    assert estimates is not None
    assert (estimates.median, estimates.blueprint, estimates.ours) == ("9", "12", "9")


def _consent_is_asked_and_its_origin_is_known(room: Evening) -> None:
    goal = objectives.read(room.document, room.goals[0])
    objectives.change(room.document, goal, replace(goal, origin="theme", theme_id=room.themes[0]))
    _asked(room, Round("", room.cycle, "fist", "objectives", items=(goal.id,)), *FISTS[0].split())
    told = _told(room).decided[0]
    assert (told.origin, told.theme, told.verdict) == ("theme", "Meet in real life", "adopted")


def _a_roadmap_is_voted_with_a_purse(room: Evening) -> None:
    costs = dict(zip(room.themes, (6, 4, 5, 1, 3), strict=True))
    asked = room.open_vote(method="purse", dots=10, costs=costs, cut=2)
    room.put(asked, "12", "24", "234")
    assert room.reveal(asked).chosen == (room.themes[1], room.themes[3])


def _a_vote_writes_a_line_of_the_decision_log(room: Evening) -> None:
    revealing.settle(room.document, room.voted().id, "people", on=DAY)
    (noted,) = decisions.of_cycle(room.document, room.cycle)
    assert noted.why
    assert "5 against 4" in noted.evidence


_CHECKS: dict[str, tuple[_Check, ...]] = {
    "A-1": (_same_answers_are_counted,),
    "A-2": (_three_marks_before_and_after,),
    "A-17": (_own_figures_stand_beside_the_blueprints_and_ours,),
    "D-12": (_consent_is_asked_and_its_origin_is_known,),
    "D-13d": (_a_roadmap_is_voted_with_a_purse, _a_vote_writes_a_line_of_the_decision_log),
}


def _check(row: str) -> Callable[[Document, Outline], None]:
    def run(_document: Document, _seen: Outline) -> None:
        for check in _CHECKS[row]:
            with _room() as room:
                check(room)

    return run


CHECKS_OF_VOTES = {row: _check(row) for row in _CHECKS}
