"""Short labels in charts: one line of what somebody typed, and labels that keep apart from each other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from okrdesk.reports.paper.letters import apart, plain
from okrdesk.signs import signs

_STEERING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def label(text: str, most: int) -> str:
    """Somebody's text in one line of at most about this many letters, in its own writing direction."""
    line = " ".join(_STEERING.sub("", plain(text[: 40 * most])).split())
    kept: list[str] = []
    room = float(most)
    for sign in signs(line[: 4 * most]):
        room -= width(sign)
        if room < 0:
            break
        kept.append(sign)
    shown = "".join(kept)
    return apart(shown if len(shown) == len(line) else "".join(kept[:-1]).rstrip() + "…")


def width(text: str) -> float:
    """The room that a text takes, in letters: almost two for a Chinese sign or an emoji."""
    return sum(1.9 if unicodedata.east_asian_width(sign[0]) in ("W", "F") else 1.0 for sign in signs(text))


def spread(wanted: Sequence[float], apart: float, low: float, high: float) -> list[float]:
    """Places near the wanted ones, at least `apart` from each other and within the ends, in the same order.

    Where there is not room for all, they stand closer.
    """
    count = len(wanted)
    apart = min(apart, (high - low) / max(1, count - 1))
    blocks: list[tuple[float, list[int]]] = []  # where a block of labels begins, and whose labels they are
    for number in sorted(range(count), key=lambda n: wanted[n]):
        start, members = wanted[number], [number]
        while True:
            start = max(low, min(start, high - (len(members) - 1) * apart))
            if not blocks or blocks[-1][0] + len(blocks[-1][1]) * apart <= start:
                break
            members = blocks.pop()[1] + members
            start = sum(wanted[n] - nth * apart for nth, n in enumerate(members)) / len(members)
        blocks.append((start, members))
    heights = {n: start + nth * apart for start, members in blocks for nth, n in enumerate(members)}
    return [heights[number] for number in range(count)]
