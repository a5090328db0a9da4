"""How much work something is, counted, so that a busy machine changes nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

from okrdesk.document.document import Document


def calls(act: Callable[[], object]) -> int:
    """How many functions are called in this thread while `act` runs, built-in ones too."""
    counted = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        act()
    finally:
        sys.setprofile(before)
    return counted


def rows_walked(document: Document, act: Callable[[], object]) -> int:
    """How much the database of a document does while `act` runs: its machine's instructions, in hundreds."""
    counted = 0

    def count() -> None:
        nonlocal counted
        counted += 1

    connection = document.database.connection()
    connection.set_progress_handler(count, 100)
    try:
        act()
    finally:
        connection.set_progress_handler(None, 0)
    return counted


def statements(document: Document, act: Callable[[], object]) -> int:
    """How many statements the database of a document is given while `act` runs."""
    given: list[str] = []
    connection = document.database.connection()
    connection.set_trace_callback(given.append)
    try:
        act()
    finally:
        connection.set_trace_callback(None)
    return len(given)
