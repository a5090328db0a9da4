"""What is done openly: the room sees it as it is typed, and what was unseen once stays so."""

from __future__ import annotations

import pytest

from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import cycles
from okrdesk.okr.workshop import (
    agenda,
    asking,
    ballots,
    ideas,
    openly,
    revealing,
    rounds,
    shown,
    templates,
    themes,
    workshops,
)
from okrdesk.okr.workshop.box import Box, Cards
from okrdesk.okr.workshop.moment import Moment
from okrdesk.okr.workshop.views import Ballot, Listing, Question, Ranking
from okrdesk.okr.workshop.workshops import Workshop, WorkshopStep
from tests import factories
from tests.okr.workshop.evening import DAY, THEMES


@pytest.fixture
def room() -> tuple[Document, Workshop]:
    document = factories.workspace()
    cycle = cycles.all_cycles(document)[0].id
    for title in THEMES:
        themes.add(document, cycle, title)
    made = agenda.prepare(document, cycle, templates.shipped()[0], on=DAY, people=("Ada", "Ben", "Cleo"))
    agenda.start(document, made)
    return document, workshops.read(document, made)


def _step(document: Document, workshop: Workshop, kind: str) -> WorkshopStep:
    return next(each for each in workshops.steps_of(document, workshop.id) if each.kind == kind)


def _opened(document: Document, workshop: Workshop) -> str:
    step = _step(document, workshop, "vote")
    return rounds.open_round(
        document, asking.fresh(document, workshop, step, templates.step_of(step).acts[0])
    )


def _cast(document: Document, round_id: str, line: str) -> Box:
    cast = Box(document, round_id)
    cast.put([ballots.typed(line, rounds.read(document, round_id).slip("en"))], "called-out")
    return cast


def test_cards_stand_on_the_projector_as_they_come(room: tuple[Document, Workshop]) -> None:
    document, workshop = room
    step = _step(document, workshop, "ideas")
    assert isinstance(shown.room_view(document, workshop, step), Question)
    openly.do_openly(document, step.id, 0, True)
    ideas.add(document, workshop.cycle_id, ["A repair evening"], step_id=step.id)
    view = shown.room_view(document, workshop, _step(document, workshop, "ideas"))
    assert isinstance(view, Listing)
    assert [line.what for line in view.lines] == ["A repair evening"]
    openly.do_openly(document, step.id, 0, False)
    assert isinstance(shown.room_view(document, workshop, _step(document, workshop, "ideas")), Question)
    with pytest.raises(Refused, match="stays unseen"):
        openly.do_openly(document, step.id, 0, True)


def test_a_card_in_the_box_closes_the_way(room: tuple[Document, Workshop]) -> None:
    document, workshop = room
    step = _step(document, workshop, "ideas")
    Cards(document, step.id, "idea").put("Unseen")
    with pytest.raises(Refused, match="stays unseen"):
        openly.do_openly(document, step.id, 0, True)


def test_dots_are_seen_as_they_are_typed_until_it_is_covered_again(room: tuple[Document, Workshop]) -> None:
    document, workshop = room
    openly.do_openly(document, _step(document, workshop, "vote").id, 0, True)
    asked = _opened(document, workshop)
    typed = {asked: _cast(document, asked, "1 1 2").count.result()}
    step = _step(document, workshop, "vote")
    view = shown.room_view(document, workshop, step, Moment(openly=typed))
    assert isinstance(view, Ranking)
    assert [(row.title, row.dots) for row in view.rows][:2] == [(THEMES[0], 2), (THEMES[1], 1)]
    openly.do_openly(document, step.id, 0, False)
    view = shown.room_view(document, workshop, _step(document, workshop, "vote"), Moment(openly=typed))
    assert isinstance(view, Ballot)
    with pytest.raises(Refused, match="stays unseen"):
        openly.do_openly(document, step.id, 0, True)
    document.undo()
    assert rounds.read(document, asked).openly


def test_what_was_done_openly_bears_no_name(room: tuple[Document, Workshop]) -> None:
    document, workshop = room
    writing = _step(document, workshop, "ideas")
    openly.do_openly(document, writing.id, 0, True)
    openly.do_openly(document, _step(document, workshop, "vote").id, 0, True)
    ideas.add(document, workshop.cycle_id, ["A repair evening"], step_id=writing.id)
    asked = _opened(document, workshop)
    revealing.reveal(document, asked, _cast(document, asked, "1 1 2"), on=DAY)
    stored = repr((rounds.read(document, asked), ideas.of_cycle(document, workshop.cycle_id)))
    assert "A repair evening" in stored
    assert "'called-out': 1" in stored
    assert not any(name in stored for name in workshop.people)


def test_what_a_window_knows_of_an_unseen_round_is_not_shown(room: tuple[Document, Workshop]) -> None:
    document, workshop = room
    asked = _opened(document, workshop)
    openly.do_openly(document, _step(document, workshop, "vote").id, 0, True)  # nothing is in yet: it follows
    assert rounds.read(document, asked).openly
    openly.do_openly(document, _step(document, workshop, "vote").id, 0, False)
    cast = _cast(document, asked, "1 1 2")
    step = _step(document, workshop, "vote")
    view = shown.room_view(document, workshop, step, Moment(openly={asked: cast.count.result()}))
    assert isinstance(view, Ballot)
    with pytest.raises(Refused, match="stays unseen"):
        openly.do_openly(document, step.id, 0, True)


def test_there_is_no_such_part(room: tuple[Document, Workshop]) -> None:
    document, workshop = room
    with pytest.raises(Refused, match="no such part"):
        openly.do_openly(document, _step(document, workshop, "vote").id, 9, True)
