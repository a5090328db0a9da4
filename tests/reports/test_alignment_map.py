"""The alignment map (C-11): everything on one wide page, and what hangs in the air is named."""

from __future__ import annotations

import datetime as dt

import pytest

from okrdesk.document.document import Document
from okrdesk.okr import cycles, key_results, mission, objectives, outline
from okrdesk.okr.terms import KeyResult
from okrdesk.reports import alignment_map
from okrdesk.reports.paper.letters import runs_leftward
from okrdesk.reports.paper.page import Report
from okrdesk.reports.words import numbered
from tests import changes, factories
from tests.okr.samples import written
from tests.reports import drawn_workspaces
from tests.reports.paper.test_tags_and_fonts import elements
from tests.reports.reading import reader, squeezed, texts, words

DAY = dt.date(2026, 2, 8)


def _map(document: Document, paper: str = "a4") -> Report:
    cycle = cycles.current(document, DAY).id
    return alignment_map.draw(document, outline.outline(document, cycle, DAY), paper=paper, file_name="b")


@pytest.fixture
def document() -> Document:
    return written(DAY)[0]


def test_the_sample_stands_on_one_wide_page(document: Document) -> None:
    report = _map(document)
    box = reader(report.pdf).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx((841.89, 595.28), abs=0.01)
    assert report.pages == 1
    text = words(report.pdf)
    cycle = cycles.current(document, DAY).id
    for line in outline.outline(document, cycle, DAY).objectives:
        assert squeezed(line.objective.title) in squeezed(text)
        for key in line.key_results:
            assert squeezed(key.key_result.title) in squeezed(text)
    for priority in mission.priorities(document, cycle):
        assert priority.text in text
    for key in outline.outline(document, cycle, DAY).key_results:
        assert key.owner is None or key.owner.name in text
    assert "Library circle" in text
    assert "Not now: Pay our way" in text


def test_it_says_how_far_a_running_cycle_is_by_sign_and_word_and_of_no_other(document: Document) -> None:
    text = words(_map(document).pdf)
    assert "▲ at risk · Mehmet Aydin" in text
    assert "■ off track · Nobody owns it." in text
    cycle = cycles.current(document, DAY).id
    before = outline.outline(document, cycle, dt.date(2025, 12, 20))
    assert "not started" not in words(alignment_map.draw(document, before).pdf)


def test_what_hangs_in_the_air_is_said_in_words(document: Document) -> None:
    text = words(_map(document).pdf)
    assert text.count("Nobody owns it.") == 1  # 2.3
    assert "serve no priority" not in text
    cycle = cycles.current(document, DAY).id
    first = objectives.of_cycle(document, cycle)[0]
    changes.objective(document, first.id, priority_id=None, owner_id=None)
    text = words(_map(document).pdf)
    assert text.count("Nobody owns it.") == 2
    assert "These serve no priority." in text
    assert "Meet in real life No objective serves it." in text
    for row in key_results.of_objective(document, first.id):
        key_results.remove(document, row.id)
    assert "Nothing is measured yet." in words(_map(document).pdf)


def test_the_same_map_gives_the_same_bytes_and_carries_its_structure(document: Document) -> None:
    first = _map(document).pdf
    assert first == _map(document).pdf
    roles = [str(each["/S"]) for each in elements(first)]
    assert (roles.count("/H1"), roles.count("/H2"), roles.count("/H3")) == (1, 3, 3)


@pytest.mark.parametrize("paper", ["a4", pytest.param("letter", marks=pytest.mark.release)])
def test_more_than_a_page_holds_goes_on_and_loses_nothing(paper: str) -> None:
    document = Document.create(None, "<b>Big</b>", factories.ACTOR, "Ada")
    cycle = cycles.add(document, "Q1", DAY, DAY + dt.timedelta(days=80))
    priority = mission.add_priority(document, cycle, "مرحبا $x$ <i>")
    for number in range(30):
        objective = objectives.add(
            document, objectives.Objective("", cycle, f"aim {number} 😀 & more", priority_id=priority)
        )
        for row in range(5):
            key_results.add(document, KeyResult("", objective, f"measure {number} {row}"))
    objectives.add(document, objectives.Objective("", cycle, "word " * 2000))
    report = _map(document, paper)
    assert report.pages == len(reader(report.pdf).pages) > 1
    assert all("مرحبا" in page for page in texts(report.pdf)[:3])  # whom it serves, on each page again
    text = words(report.pdf)
    assert all(f"measure {number} {row}" in text for number in range(30) for row in range(5))
    assert text.count("word ") >= 1999


def test_of_a_closed_cycle_it_says_how_goals_ended() -> None:
    document, cycle = drawn_workspaces.closed()
    seen = outline.outline(document, cycle, dt.date(2026, 4, 2))
    text = words(alignment_map.draw(document, seen).pdf).replace("\xa0", " ")
    assert "● aim reached: 0.7 · Jana Petersen" in text
    assert "▲ short of aim: 0.6 · Mehmet Aydin" in text  # committed, so 0.6 is short of 1.0
    assert "■ missed: 0.1 · Nobody owns it." in text
    assert "on track" not in text


def test_an_empty_workspace_says_so() -> None:
    document = Document.create(None, "New", factories.ACTOR, "Ada")
    cycles.add(document, "Q1", DAY, DAY)
    assert "No priorities and no objectives yet." in words(_map(document).pdf)


def test_a_number_begins_its_title_in_either_direction() -> None:
    assert runs_leftward(numbered("1.2", "مرحبا"))
    assert not runs_leftward(numbered("1.2", "Guests"))
