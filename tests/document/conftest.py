"""A workspace in memory, one as a file in a folder of its own, and a session that has that open."""

from __future__ import annotations

from pathlib import Path

import pytest

from okrdesk.document.document import Document
from okrdesk.document.opening import open_session
from okrdesk.document.session import Session
from tests import factories


@pytest.fixture
def session(path: Path) -> Session:
    return open_session(path, person="Ada")


@pytest.fixture
def document() -> Document:
    return factories.workspace()


@pytest.fixture(scope="session")
def content() -> bytes:
    return factories.content(factories.workspace())
