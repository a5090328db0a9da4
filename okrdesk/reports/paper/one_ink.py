"""Whether the pages that are drawn in this thread are black and white."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

black_only: ContextVar[bool] = ContextVar("black and white", default=False)


@contextmanager
def in_one_ink(wanted: bool = True) -> Iterator[None]:
    """What is drawn inside comes without colours where that is wanted."""
    token = black_only.set(wanted)
    try:
        yield
    finally:
        black_only.reset(token)
