"""Reports of faults of ours: what happened and where, and never what people typed."""

from __future__ import annotations

import time
from pathlib import Path

from okrdesk import paths

# What Python says of these is about names and types of the program; what others say may quote a text.
_OF_THE_PROGRAM = (AttributeError, TypeError, NameError, ImportError, ZeroDivisionError, RecursionError)


def told(error: BaseException) -> str:
    """Where it happened, through which functions and after what; without words that may be private."""
    import traceback

    parts: list[str] = []
    seen: set[int] = set()
    following: BaseException | None = error
    while following is not None and id(following) not in seen:
        seen.add(id(following))
        says = f": {following}" if type(following) in _OF_THE_PROGRAM else ""
        kind = type(following)
        places = "".join(traceback.format_tb(following.__traceback__))
        parts.append(f"Traceback:\n{places}{kind.__module__}.{kind.__qualname__}{says}\n")
        hidden = following.__suppress_context__
        following = following.__cause__ or (None if hidden else following.__context__)
    return "\nand then:\n\n".join(reversed(parts))


def keep(text: str) -> Path | None:
    """Write a report where only this person reads it; None where that cannot be done."""
    name = f"crash-{time.strftime('%Y%m%d-%H%M%S')}-{time.monotonic_ns() % 1_000_000:06d}.txt"
    try:
        report = paths.crashes() / name
        paths.write_private(report, text)
    except OSError:
        return None
    return report
