"""The cycle that a workshop is held in."""

from __future__ import annotations

import pytest

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from tests import factories


@pytest.fixture
def cycle(document: Document) -> str:
    """The cycle of that workspace."""
    return factories.ids(document, t.Cycle)[0]
