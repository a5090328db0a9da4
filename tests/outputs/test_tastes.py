"""A taste of a file is a few lines of what would really stand in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from okrdesk.document.document import Document
from okrdesk.okr import cycles, outline
from okrdesk.okr.outline import Outline
from okrdesk.outputs.asked import Asked
from okrdesk.outputs.registry import OUTPUTS
from okrdesk.outputs.tastes import LINES, taste
from tests import factories

DAY = dt.date(2026, 2, 8)


@pytest.fixture(scope="module")
def sample() -> Iterator[tuple[Document, Outline]]:
    document = factories.sample_of(DAY)
    yield document, outline.outline(document, cycles.all_cycles(document)[0].id, DAY)
    document.close()


def test_a_workbook_shows_cells_as_people_read_them(sample: tuple[Document, Outline]) -> None:
    assert taste("workbook", *sample) == (
        ("Number", "Today", "Target"),
        ("1.1", "7", "12"),
        ("1.2", "37", "50"),
        ("1.3", "21%", "50%"),
    )


def test_what_is_text_shows_lines(sample: tuple[Document, Outline]) -> None:
    assert taste("table", *sample)[:2] == (("number,today,target",), ("1.1,7,12",))
    assert taste("tables", *sample)[:2] == (("objectives.csv",), ("key-results.csv",))
    assert taste("json", *sample)[1] == ('"baseline": "0",',)
    assert taste("calendar", *sample)[0] == ("12 Feb", "Sample: check-in")


@pytest.mark.parametrize(("key", "ending"), [("markdown", "md"), ("json", "json"), ("calendar", "ics")])
def test_every_line_is_in_the_file(sample: tuple[Document, Outline], key: str, ending: str) -> None:
    document, seen = sample
    content = OUTPUTS[key].write(document, Asked(seen.cycle.id, DAY, ending)).content.decode()  # type: ignore[arg-type]
    lines = taste(key, document, seen)
    assert len(lines) == LINES
    assert all(line[-1] in content for line in lines)


def test_an_empty_cycle_has_next_to_no_taste() -> None:
    document = Document.create(None, "Empty", factories.ACTOR, "Ada")
    cycle = cycles.add(document, "2026-Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))
    seen = outline.outline(document, cycle, DAY)
    told = {key: taste(key, document, seen) for key in OUTPUTS}
    assert told["workbook"] == (("Number", "Today", "Target"),)
    assert (told["json"], told["markdown"], told["one-pager"]) == ((), (), ())
    document.close()
