"""Team wall, four squares, commitment sheets and check-in sheets: what they say, and that nothing is lost."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

import pytest

from okrdesk.document.document import Document
from okrdesk.okr import check_ins, cycles, initiatives, key_results, objectives, outline, people
from okrdesk.okr.objectives import Objective
from okrdesk.okr.sheet_codes import code_of
from okrdesk.okr.terms import KeyResult
from okrdesk.outputs.asked import Asked, Made
from okrdesk.outputs.registry import OUTPUTS
from okrdesk.reports.paper.print_style import status_look
from tests import factories
from tests.reports.reading import reader, squeezed, texts, words

DAY = dt.date(2026, 2, 8)
KEYS = ("wall", "four-square", "commitments", "check-in-sheets")


def _made(document: Document, key: str, paper: str = "", about: str = "") -> Made:
    cycle = cycles.current(document, DAY).id
    return OUTPUTS[key].write(document, Asked(cycle, DAY, "pdf", "b", paper=paper, about=about))


@pytest.fixture(scope="module")
def crowded() -> Document:
    """Six objectives with eight key results each, hostile texts, long titles, one owner of all."""
    document = Document.create(None, "<b>Big</b>", factories.ACTOR, "Ada")
    cycle = cycles.add(document, "Q1", DAY - dt.timedelta(days=20), DAY + dt.timedelta(days=60))
    ada = people.add(document, "Ada & <i>Co</i>", "Baker")
    for number in range(6):
        objective = objectives.add(
            document, Objective("", cycle, f"Objective مرحبا $x$ {number} " + "and on " * 12)
        )
        for nth in range(8):
            row = key_results.add(
                document,
                KeyResult(
                    "", objective, f"Loaf {number}-{nth} 張三 &amp;", owner_id=ada, baseline=Decimal(0),
                    target=Decimal(9),
                ),
                today=DAY,
            )  # fmt: skip
            initiatives.add(document, row, f"Step {number}-{nth}", due=DAY + dt.timedelta(days=nth * 4))
            check_ins.record(document, row, Decimal(nth), on=DAY, confidence=nth)
    return document


@pytest.mark.parametrize("key", ["wall", "commitments", "check-in-sheets"])
def test_more_than_a_page_holds_goes_on_and_loses_nothing(crowded: Document, key: str) -> None:
    report = _made(crowded, key)
    said = squeezed("".join(texts(report.content)))
    assert report.pages > 1
    for number in range(6):
        for nth in range(8):
            assert squeezed(f"Loaf {number}-{nth} 張三 &amp;") in said
    assert "<i>Co</i>" in said


def test_four_squares_are_one_page_and_say_what_is_left_out(crowded: Document) -> None:
    report = _made(crowded, "four-square")
    assert report.pages == 1
    said = words(report.content)
    assert "more" in said
    assert "Loaf 0-0" in said


@pytest.mark.parametrize("key", KEYS)
def test_a_workspace_without_goals_says_so(key: str) -> None:
    document = Document.create(None, "New", factories.ACTOR)
    cycles.add(document, "Q1", DAY, DAY + dt.timedelta(days=60))
    report = _made(document, key)
    assert report.pages == 1
    assert any(
        sentence in words(report.content)
        for sentence in ("No objectives yet.", "There are no key results yet.", "Nobody owns anything yet")
    )


@pytest.mark.parametrize(("key", "size"), [("wall", (1190.55, 841.89)), ("four-square", (841.89, 595.28))])
def test_the_usual_paper_is_as_drawn_and_laid_wide(key: str, size: tuple[float, float]) -> None:
    box = reader(_made(factories.sample_of(DAY), key).content).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(size, abs=0.01)


def test_four_squares_say_the_sample() -> None:
    document = factories.sample_of(DAY)
    report = _made(document, "four-square")
    said = words(report.content)
    for each in ("Priorities this week", "How sure we are", "Next four weeks", "Health", "WEEK 6 OF 13"):
        assert each in said
    operators = reader(report.content).pages[0].get_contents().get_data()
    amber = status_look("at risk").fill
    inks = re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) rg", operators)
    count = sum([float(part) for part in ink] == pytest.approx(amber, abs=1e-3) for ink in inks)
    seen = outline.outline(document, cycles.current(document, DAY).id, DAY)
    low = [line for line in seen.key_results if (line.figures.confidence or 9) < 5]
    assert count == sum(line.figures.confidence or 0 for line in low), "amber below 5 only"


def test_a_sheet_for_each_owner_or_for_one() -> None:
    document = factories.sample_of(DAY)
    seen = outline.outline(document, cycles.current(document, DAY).id, DAY)
    ids = {line.owner.id for line in (*seen.objectives, *seen.key_results) if line.owner is not None}
    owners = [person for person in people.everyone(document) if person.id in ids]
    every = _made(document, "commitments")
    pages = [page for page in texts(every.content) if "WHAT I TAKE ON" in page]
    assert len(pages) == len(owners)
    mine = _made(document, "commitments", about=owners[0].id)
    said = words(mine.content)
    assert owners[0].name in said
    assert not [each.name for each in owners[1:] if f"{each.name} {each.role}" in said]


def test_check_in_sheets_have_the_code_of_each_key_result() -> None:
    document = factories.sample_of(DAY)
    said = words(_made(document, "check-in-sheets").content)
    seen = outline.outline(document, cycles.current(document, DAY).id, DAY)
    for line in seen.key_results:
        assert code_of(line.key_result.id) in said
