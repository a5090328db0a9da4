"""Every file of the sample says what it said before; what is wanted anew is written by `kept_files`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from okrdesk.document.document import Document
from okrdesk.outputs.output import Output
from tests import factories
from tests.exchange.kept_files import DAY, KEPT, MANY, name_of, rows, said, said_of_many


@pytest.fixture(scope="module")
def sample() -> Iterator[Document]:
    document = factories.sample_of(DAY)
    yield document
    document.close()


@pytest.mark.parametrize(("row", "ending"), rows(), ids=[name_of(*each) for each in rows()])
def test_the_file_says_what_it_said(sample: Document, row: Output, ending: str) -> None:
    assert said(sample, row, ending) == (KEPT / name_of(row, ending)).read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", MANY)
def test_the_roll_up_says_what_it_said(ending: str) -> None:
    assert said_of_many(ending) == (KEPT / f"rollup.{ending}.txt").read_text(encoding="utf-8")


def test_nothing_is_kept_that_is_not_written() -> None:
    assert {path.name for path in KEPT.iterdir()} == {
        *(name_of(*each) for each in rows()),
        *(f"rollup.{ending}.txt" for ending in MANY),
    }
