"""Where a workshop is held: a cycle, and an evening that has themes and goals."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from tests import factories
from tests.okr.workshop.evening import Evening, evening


@pytest.fixture
def cycle(document: Document) -> str:
    """The cycle of that workspace."""
    return factories.ids(document, t.Cycle)[0]


@pytest.fixture
def room() -> Iterator[Evening]:
    """The evening of the pictures before anything was asked."""
    made = evening()
    yield made
    made.document.close()
