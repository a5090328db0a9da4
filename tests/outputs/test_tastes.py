"""A taste of a file is a few rows of what really stands in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from okrdesk.document.document import Document
from okrdesk.okr import cycles
from okrdesk.outputs.asked import Asked
from okrdesk.outputs.registry import OUTPUTS
from okrdesk.outputs.tastes import LINES, Rows, taste
from tests import factories

DAY = dt.date(2026, 2, 8)
FILES = ("workbook", "table", "tables", "markdown", "json", "calendar")


@pytest.fixture(scope="module")
def sample() -> Iterator[Document]:
    document = factories.sample_of(DAY)
    yield document
    document.close()


def tasted(document: Document, key: str) -> Rows:
    row = OUTPUTS[key]
    cycle = cycles.all_cycles(document)[0].id
    content = row.write(document, Asked(cycle, DAY, row.endings[0])).content
    return taste(content, row.endings[0], DAY, document.locale)


def test_a_workbook_shows_cells_as_people_read_them(sample: Document) -> None:
    head = ("Number", "Today", "Target")
    assert tasted(sample, "workbook")[:4] == (
        head,
        ("1.1", "7", "12"),
        ("1.2", "37", "50"),
        ("1.3", "21%", "50%"),
    )


def test_what_is_text_shows_lines(sample: Document) -> None:
    assert tasted(sample, "table")[:2] == (("number,today,target",), ("1.1,7,12",))
    assert tasted(sample, "tables")[:2] == (("objectives.csv",), ("key-results.csv",))
    assert [line[0].partition(":")[0] for line in tasted(sample, "json")[:2]] == ['"title"', '"baseline"']
    title = "## 1 Be the first place Bremen looks for business and networking events"
    assert tasted(sample, "markdown")[0] == (title,)
    assert tasted(sample, "calendar")[0] == ("12 Feb", "Sample: check-in")


@pytest.mark.parametrize("key", FILES)
def test_every_file_has_one(sample: Document, key: str) -> None:
    rows = tasted(sample, key)
    assert len(rows) == LINES
    assert all(cell for row in rows for cell in row)


def test_an_empty_cycle_has_next_to_no_taste() -> None:
    document = Document.create(None, "Empty", factories.ACTOR, "Ada")
    factories.quarter(document)
    told = {key: tasted(document, key) for key in FILES}
    assert told["workbook"] == (("Number", "Today", "Target"),)
    assert told["table"] == (("number,today,target",),)
    assert (told["json"], told["markdown"]) == ((), ())
    assert taste(b"%PDF", "pdf", DAY, "") == ()
    document.close()
