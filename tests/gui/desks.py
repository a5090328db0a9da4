"""A desk over a workspace in memory, for tests of pages and dialogs."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from okrdesk.document.document import Document
from okrdesk.document.unsettled import Unsettled
from okrdesk.gui.desk import Desk
from tests import factories

DAY = dt.date(2026, 2, 8)


def sample_desk(day: dt.date = DAY) -> Desk:
    """A desk over the sample workspace as of a day."""
    return desk_over(factories.sample_of(day), day)


def desk_over(document: Document, day: dt.date = DAY) -> Desk:
    """A desk over any document; refusals nobody takes fail the test."""
    unsettled = Unsettled(document, Path("none"), keeps=False)
    session: Any = SimpleNamespace(document=document, read_only=False, path=None, unsettled=unsettled)
    desk = Desk(session, lambda: day)
    desk.refused.connect(_fail)
    return desk


def listening(document: Document, day: dt.date = DAY) -> Desk:
    """A desk over a document whose messages to the window are kept in `messages`, with their undo labels."""
    desk: Any = desk_over(document, day)
    desk.messages = []
    desk.told.connect(lambda words, undo: desk.messages.append((words, undo)))
    return desk  # type: ignore[no-any-return]


def _fail(sentence: str) -> None:
    raise AssertionError(f"nobody took the refusal: {sentence}")
