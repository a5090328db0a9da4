"""Letters as they were laid out in a line: which letters stand where, and what is drawn for them.

Nothing here knows who laid them out (`scripts.py`) or how they get into the file (`drawn_font.py`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

UNITS = 2000  # of one type size, in which drawings and their places are counted
MOST = 32  # letters and drawings of one form: what carries hundreds of accents is divided

# "m" and "l" with a point, "q" with two, "c" with three: y upwards from the baseline, in units.
Drawing = tuple[tuple[str, tuple[tuple[float, float], ...]], ...]
# Which drawings, and where their origins are: x from the form's left, y from the baseline.
Ink = tuple[tuple[tuple[str, int], int, int], ...]

_TOUCH = 0.1  # type sizes between two letters that stand side by side
_WAYS = {"R": "R", "AL": "R", "L": "L", "EN": "L", "AN": "L"}  # which way letters and digits run (UAX 9)


class Form(NamedTuple):
    """One or more letters that are drawn as one, with left edge and width in type sizes."""

    letters: str
    left: float
    width: float
    ink: Ink


_BOX = ("box", 0)
BOX_WIDTH = 0.62


def _frame(left: float, bottom: float, right: float, top: float, line: float) -> Drawing:
    """A rectangle drawn with a line of this width."""
    drawing: list[tuple[str, tuple[tuple[float, float], ...]]] = []
    for way, inset in ((1, 0.0), (-1, line)):
        x, y, to_x, to_y = (
            round(each * UNITS) for each in (left + inset, bottom + inset, right - inset, top - inset)
        )
        corners = ((x, y), (to_x, y), (to_x, to_y), (x, to_y))[::way]
        drawing += [("m", corners[:1]), *(("l", (corner,)) for corner in corners[1:])]
    return tuple(drawing)


# Each glyph of a font that was ever laid out, by the font's name and the glyph's number.
DRAWINGS: dict[tuple[str, int], Drawing] = {_BOX: _frame(0.055, -0.025, 0.565, 0.685, 0.05)}


def boxes(letters: str) -> tuple[Form, ...]:
    """A box for each letter that nothing can draw."""
    return tuple(
        Form(letter, number * BOX_WIDTH, BOX_WIDTH, ((_BOX, 0, 0),)) for number, letter in enumerate(letters)
    )


def side_by_side(forms: Iterable[Form]) -> tuple[Form, ...]:
    """Forms one beside the other, from the left end of a line on."""
    placed: list[Form] = []
    left = 0.0
    for form in forms:
        placed.append(form._replace(left=left))
        left += form.width
    return tuple(placed)


def segments(forms: Iterable[Form]) -> list[list[Form]]:
    """A line's forms in the order of reading, divided where it turns; each segment from left to right.

    So readers want it: they turn round what runs leftward, and only that.
    """
    parts: list[list[Form]] = []
    ways: list[str] = []  # of each segment; "" while it may be either
    for form in forms:
        own = _WAYS.get(unicodedata.bidirectional(form.letters[0]), "")
        beside = _beside(parts[-1][-1], form) if parts else ""
        if beside and ways[-1] in ("", beside) and own in ("", beside):
            parts[-1].append(form)
            ways[-1] = beside
        else:
            parts.append([form])
            ways.append(own)
    return [part for way, segment in zip(ways, parts, strict=True) for part in _seen(segment, way)]


def _seen(segment: list[Form], way: str) -> list[list[Form]]:
    """The segment from left to right; signs at the end of what runs leftward stand apart.

    A reader that comes upon them first takes them for what stood before.
    """
    if way != "R":
        return [segment]
    end = len(segment)
    while end > 1 and unicodedata.bidirectional(segment[end - 1].letters[0]) not in ("R", "AL", "NSM"):
        end -= 1
    return [segment[:end][::-1], *([sign] for sign in segment[end:])]


def _beside(before: Form, form: Form) -> str:
    """On which side of the one before a form stands; "" where there is something between."""
    if abs(form.left - before.left - before.width) < _TOUCH:
        return "L"
    return "R" if abs(before.left - form.left - form.width) < _TOUCH else ""
