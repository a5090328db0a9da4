"""Worlds that tests of several modules live in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from okrdesk.document.document import Document
from tests import factories
from tests.okr import lived as lives
from tests.okr.bakery import Bakery
from tests.okr.lived import Lived
from tests.okr.told import Told


@pytest.fixture
def document() -> Iterator[Document]:
    """A small workspace: a cycle, two people, two objectives and three key results."""
    made = factories.workspace()
    yield made
    made.close()


@pytest.fixture
def lived() -> Iterator[Lived]:
    """A quarter with every field of an objective and of a key result filled."""
    document, ids = lives.lived()
    yield document, ids
    document.close()


@pytest.fixture
def bakery() -> Iterator[Bakery]:
    """A cycle to score and review."""
    made = Bakery()
    yield made
    made.document.close()


@pytest.fixture
def world() -> Told:
    """A bakery whose history is read."""
    return Told()
