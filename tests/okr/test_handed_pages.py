from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.merge import merge
from okrdesk.document.refused import Refused
from okrdesk.okr import closing, cycles, handed_pages
from okrdesk.okr.outline import outline
from tests import factories

DAY = dt.date(2026, 1, 22)
LATER = dt.date(2026, 1, 29)


@pytest.fixture
def cycle(document: Document) -> str:
    """The cycle of the bakery, with check-ins on 21 and 27 January."""
    for value in (20, 26):
        factories.check_in(document, value)
    return cycles.all_cycles(document)[0].id


def test_a_page_remembers_its_day_and_what_was_printed(document: Document, cycle: str) -> None:
    made = handed_pages.remember(document, cycle, DAY)
    (page,) = handed_pages.of_cycle(document, cycle)
    seen = outline(document, cycle, DAY)
    assert (page.id, page.on, page.figures) == (made, DAY, handed_pages.figures_of(seen))
    first = seen.key_results[0]
    printed = page.figures.lines[first.key_result.id]
    assert printed.progress == round(first.figures.counted * 100)
    assert printed.confidence == first.figures.confidence
    assert page.figures.lines.keys() == {
        *(line.objective.id for line in seen.objectives),
        *(line.key_result.id for line in seen.key_results),
    }
    assert document.undo() == "Hand out the one-pager"
    assert handed_pages.of_cycle(document, cycle) == ()
    document.redo()
    assert handed_pages.of_cycle(document, cycle) == (page,)


def test_the_same_page_once_more_is_no_edit_and_a_corrected_one_takes_its_place(
    document: Document, cycle: str
) -> None:
    made = handed_pages.remember(document, cycle, DAY)
    count = len(document.history())
    assert handed_pages.remember(document, cycle, DAY) == made
    assert len(document.history()) == count
    before = handed_pages.of_cycle(document, cycle)[0]
    factories.check_in(document, 21)  # on the 22nd
    assert handed_pages.remember(document, cycle, DAY) == made
    (page,) = handed_pages.of_cycle(document, cycle)
    assert page.figures != before.figures
    assert page.entered > before.entered


def test_a_page_compares_with_the_one_of_an_earlier_day(document: Document, cycle: str) -> None:
    assert handed_pages.last_before(document, cycle, LATER) is None, "the first page ever"
    handed_pages.remember(document, cycle, LATER)
    assert handed_pages.last_before(document, cycle, LATER) is None, "not with itself"
    handed_pages.remember(document, cycle, DAY)
    found = handed_pages.last_before(document, cycle, LATER)
    assert found is not None
    assert found.on == DAY
    assert handed_pages.last_before(document, cycle, DAY) is None


def test_any_day_can_be_compared_with(document: Document, cycle: str) -> None:
    handed_pages.remember(document, cycle, DAY)
    factories.check_in(document, 19)  # told late: the page said less
    factories.check_in(document, 21)
    handed = handed_pages.as_of(document, cycle, DAY)
    assert handed == handed_pages.of_cycle(document, cycle)[0]
    reckoned = handed_pages.as_of(document, cycle, LATER)
    assert (reckoned.id, reckoned.on) == ("", LATER)
    assert reckoned.figures == handed_pages.figures_of(outline(document, cycle, LATER))


def test_of_two_copies_that_hand_out_the_page_of_a_day_the_later_counts(
    document: Document, cycle: str
) -> None:
    other = Document.load(factories.content(document), "b" * 32)
    handed_pages.remember(document, cycle, DAY)
    factories.check_in(other, 21)
    handed_pages.remember(other, cycle, DAY)
    merge(document, factories.content(other))
    (page,) = handed_pages.of_cycle(document, cycle)
    assert page.figures == handed_pages.of_cycle(other, cycle)[0].figures
    other.close()


def test_a_closed_cycle_hands_out_no_more_pages_and_keeps_those_it_has(
    document: Document, cycle: str
) -> None:
    handed_pages.remember(document, cycle, DAY)
    closing.close(document, cycle, on=LATER, next_name="Q2")
    with pytest.raises(Refused, match="closed"):
        handed_pages.remember(document, cycle, LATER)
    assert [page.on for page in handed_pages.of_cycle(document, cycle)] == [DAY]


@pytest.mark.parametrize(
    "strange",
    [
        {"progress": "most", "lines": {"a": 1}},
        {"progress": None, "expected": True, "confidence": "NaN"},
        {"confidence": 7.5, "lines": [3, ["b", "x", None, 2.5], ["c", 1]]},
        {"confidence": "seven"},
        {},
    ],
)
def test_figures_that_make_no_sense_are_read_as_none(
    document: Document, cycle: str, strange: dict[str, object]
) -> None:
    with document.edit("A copy of somebody's program"):
        document.add(t.HandedPage, cycle=cycle, on_day=DAY, entered=document.now, figures=strange)
    (page,) = handed_pages.of_cycle(document, cycle)
    assert (page.figures.progress, page.figures.expected, page.figures.confidence) == (0, 0, None)
    assert all(line == handed_pages.LineFigures(0, 0) for line in page.figures.lines.values())


def test_the_mean_confidence_is_kept_as_it_is_printed(document: Document, cycle: str) -> None:
    handed_pages.remember(document, cycle, DAY)
    (page,) = handed_pages.of_cycle(document, cycle)
    assert page.figures.confidence == Decimal("9.0"), "20 % 11, of the one that was checked in"


@pytest.mark.parametrize(
    ("confidence", "read"),
    [("7.5", "7.5"), ("12345678", "12345678"), ("123456789", None), ("Infinity", None), (7, None)],
)
def test_a_mean_that_can_be_is_read(
    document: Document, cycle: str, confidence: object, read: str | None
) -> None:
    lines = [["b", 5, 6, 7], ["c", True, 6, None], ["d", 5, 6]]
    figures = {"progress": 50, "expected": 40, "confidence": confidence, "lines": lines}
    with document.edit("A copy of somebody's program"):
        document.add(t.HandedPage, cycle=cycle, on_day=DAY, entered=document.now, figures=figures)
    (page,) = handed_pages.of_cycle(document, cycle)
    assert (page.figures.progress, page.figures.expected) == (50, 40)
    assert page.figures.confidence == (None if read is None else Decimal(read))
    assert page.figures.lines == {
        "b": handed_pages.LineFigures(5, 6, 7), "c": handed_pages.LineFigures(0, 6, None),
    }  # fmt: skip


def test_a_page_is_news_until_it_is_remembered_as_it_is(document: Document, cycle: str) -> None:
    assert handed_pages.is_news(document, cycle, DAY)
    handed_pages.remember(document, cycle, DAY)
    assert not handed_pages.is_news(document, cycle, DAY)
    assert handed_pages.is_news(document, cycle, LATER)
    factories.check_in(document, 21)
    assert handed_pages.is_news(document, cycle, DAY)
    closing.close(document, cycle, on=LATER, next_name="Q2")
    assert not handed_pages.is_news(document, cycle, LATER)
