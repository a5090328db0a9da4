"""The kit: as many alike slips as people need, with nothing on them that could lead to a person."""

from __future__ import annotations

import re
from functools import cache

import pytest

from okrdesk.document.document import Document
from okrdesk.okr.workshop import agenda, workshops
from okrdesk.reports.paper.page import Report
from okrdesk.reports.workshop import kit
from tests.reports.reading import outline_of, reader, words
from tests.reports.workshop.evening import prepared


@cache
def _drawn() -> tuple[Document, str, Report, tuple[str, ...]]:
    """The kit of the workshop as it was prepared, and the text of each of its pages."""
    document, workshop_id = prepared()
    report = kit.draw(document, workshops.read(document, workshop_id))
    return document, workshop_id, report, tuple(page.extract_text() for page in reader(report.pdf).pages)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_each_deck_has_the_sheets_its_people_need(paper: str) -> None:
    document, workshop_id = prepared()
    report = kit.draw(document, workshops.read(document, workshop_id), paper=paper)
    # Eight cards on a sheet; for 8 people 4 ideas, 2 marks, 1 vote, 3 estimates and 3 consents each.
    assert report.pages == 4 + 2 + 1 + 3 + 3
    assert report == kit.draw(document, workshops.read(document, workshop_id), paper=paper)


def test_no_sheet_of_a_deck_differs_from_another() -> None:
    # room.md section 10: no ballot and no card has a number or an order of its own.
    bodies = [re.sub(r"page \d+ of \d+", "", text) for text in _drawn()[3]]
    ideas = [body for body in bodies if "Idea cards" in body]
    assert len(ideas) == 4
    assert len(set(ideas[1:])) == 1  # the first page has no running head


def test_each_deck_is_found_in_the_outline_of_the_file() -> None:
    document, workshop_id, report, _pages = _drawn()
    assert outline_of(report.pdf) == [
        kit.DECKS[name].name() for name in kit.decks_of(workshops.steps_of(document, workshop_id))
    ]


def test_no_name_is_on_any_slip() -> None:
    document, workshop_id, _report, pages = _drawn()
    text = " ".join(" ".join(pages).split())
    for name in workshops.read(document, workshop_id).people:
        assert name not in text


def test_steps_that_are_left_out_need_no_slips() -> None:
    document, workshop_id = prepared()
    for step in workshops.steps_of(document, workshop_id):
        if step.kind in ("vote", "ideas") and step.state != "left out":
            agenda.leave_out(document, step.id, True)
    decks = kit.decks_of(workshops.steps_of(document, workshop_id))
    assert "votes" not in decks
    assert "ideas" not in decks


def test_an_agenda_without_slips_says_so() -> None:
    document, workshop_id = prepared()
    for step in workshops.steps_of(document, workshop_id):
        if step.state != "left out":
            agenda.leave_out(document, step.id, True)
    report = kit.draw(document, workshops.read(document, workshop_id))
    assert "No step of this agenda needs slips or cards." in words(report.pdf)
