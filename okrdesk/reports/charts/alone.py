"""Drawing by one thread at a time: matplotlib's settings and Python's warnings belong to the whole process.

Pages and pictures are drawn beside the window, which draws charts of its own meanwhile. Two that set and
restored them at once would get each other's letters, and leave them behind.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from threading import RLock
from typing import Any

_ONE = RLock()


@contextmanager
def alone(settings: Mapping[str, Any] | None = None) -> Iterator[None]:
    """Draw with these settings of matplotlib, or as it is; a letter that no font has is a box, unwarned."""
    from matplotlib import rc_context

    with (
        _ONE,
        rc_context(dict[Any, Any](settings)) if settings else nullcontext(),
        warnings.catch_warnings(),
    ):
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        yield
