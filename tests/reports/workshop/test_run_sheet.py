"""The run sheet: clock times that add up, what the facilitator says and does, what to pack."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from okrdesk.document.document import Document
from okrdesk.okr import cycles
from okrdesk.okr.workshop import agenda, templates, workshops
from okrdesk.reports.paper.page import Report
from okrdesk.reports.workshop import run_sheet
from tests import factories
from tests.reports.paper.test_tags_and_fonts import elements
from tests.reports.reading import squeezed, words
from tests.reports.workshop.evening import NAMES, prepared


def _sheet(document: Document, workshop_id: str, paper: str = "a4") -> Report:
    return run_sheet.draw(document, workshops.read(document, workshop_id), paper=paper)


def test_times_add_up_from_the_beginning() -> None:
    document, workshop_id = prepared()
    text = words(_sheet(document, workshop_id).pdf)
    steps = [s for s in workshops.steps_of(document, workshop_id) if s.state != "left out"]
    at = dt.datetime(2026, 3, 26, 18, 0, tzinfo=dt.UTC)
    for step in steps:
        assert squeezed(f"{at:%H:%M}") in squeezed(text)
        assert squeezed(step.title) in squeezed(text)
        at += dt.timedelta(minutes=step.minutes)
    assert f"18:00–{at:%H:%M}" in text
    for name in NAMES:
        assert name in text


def test_prompts_and_what_to_say_stand_beside_each_step() -> None:
    document, workshop_id = prepared()
    text = squeezed(words(_sheet(document, workshop_id).pdf))
    for step in templates.shipped()[0].steps:
        if step.when != "after":
            assert squeezed(step.say) in text
            assert all(squeezed(prompt) in text for prompt in step.prompts)


def test_what_to_pack_is_counted_by_people() -> None:
    document, workshop_id = prepared()
    text = words(_sheet(document, workshop_id).pdf)
    assert "8 pens, and a few to spare" in text
    assert "Idea cards: 4 sheets of the kit" in text  # 8 people, 4 cards each, 8 on a sheet
    assert "Slips for votes: 1 sheet of the kit" in text


def test_without_a_time_minutes_are_counted_from_the_start() -> None:
    document = factories.workspace()
    cycle = cycles.all_cycles(document)[0].id
    text = words(_sheet(document, agenda.prepare(document, cycle, templates.shipped()[1])).pdf)
    assert "+0 min" in text


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_same_workshop_gives_the_same_bytes_with_headings(paper: str) -> None:
    document, workshop_id = prepared()
    first = _sheet(document, workshop_id, paper)
    assert first == _sheet(document, workshop_id, paper)
    assert {"/H1", "/H2", "/H3", "/P"} <= {str(each["/S"]) for each in elements(first.pdf)}


def test_hostile_titles_are_printed_as_text() -> None:
    document, workshop_id = prepared()
    step = workshops.steps_of(document, workshop_id)[0]
    agenda.change_step(document, step, replace(step, title="<b>$x$</b> & “so”"))
    assert squeezed("<b>$x$</b> & “so”") in squeezed(words(_sheet(document, workshop_id).pdf))
