"""Where labels may stand in a chart: beside what is drawn, never on a line, a dot or another label.

All in pixels of the figure, for axes whose place is final. Letters are measured as matplotlib draws them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from okrdesk.frozen import dataclass
from okrdesk.reports.charts.alone import alone
from okrdesk.reports.charts.labels import label

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Weight = Literal["normal", "bold"]
HALO = "halo"  # what marks it among the texts of some axes
_ZORDER = 7
_HALO = 2.6  # points around letters, in the colour of the ground


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    low: float
    right: float
    high: float

    def meets(self, other: Box) -> bool:
        """Whether the two have a point in common."""
        return (
            self.left < other.right and other.left < self.right
            and self.low < other.high and other.low < self.high
        )  # fmt: skip

    def is_crossed(self, line: Segment) -> bool:
        """Whether a straight line goes through it (Liang and Barsky)."""
        x, y, to_x, to_y = line
        if (x < self.left and to_x < self.left) or (x > self.right and to_x > self.right):
            return False  # most lines are far away
        if (y < self.low and to_y < self.low) or (y > self.high and to_y > self.high):
            return False
        begin, end = 0.0, 1.0
        for step, room in (
            (x - to_x, x - self.left), (to_x - x, self.right - x),
            (y - to_y, y - self.low), (to_y - y, self.high - y),
        ):  # fmt: skip
            if step == 0:
                if room < 0:
                    return False
                continue
            share = room / step
            if step < 0:
                begin = max(begin, share)
            else:
                end = min(end, share)
        return begin <= end


Segment = tuple[float, float, float, float]
# x and y of the axes, and points away from there: a label away to the left ends there, one to the right
# begins there, up and down alike; 0 is the middle.
Place = tuple[float, float, float, float]


class Label(NamedTuple):
    """Words in letters of so many points."""

    words: str
    letters: float
    colour: str
    weight: Weight = "normal"


def text_size(
    words: str, letters: float, family: Sequence[str], weight: Weight = "normal"
) -> tuple[float, float]:
    """The width and the height in points of one line of text, `letters` points high."""
    return _width(words, letters, tuple(family), weight), letters * 1.15


@lru_cache(maxsize=2_000)
def _width(words: str, letters: float, family: tuple[str, ...], weight: Weight) -> float:
    # The same words are measured for each place they might stand at, and for every drawing again.
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    font = FontProperties(family=list(family), size=letters, weight=weight)
    with alone():
        width, _height, _descent = text_to_path.get_text_width_height_descent(words, font, ismath=False)
    return float(width)


def fitting(words: str, letters: float, family: Sequence[str], room: float, weight: Weight = "normal") -> str:
    """The text in one line, with "…" at its end where it is wider than `room` points."""
    line = label(words, 400)
    if text_size(line, letters, family, weight)[0] <= room + 0.01:
        return line
    kept = bisect_left(
        range(len(line)), True, key=lambda n: text_size(line[:n] + "…", letters, family, weight)[0] > room
    )
    return label(line[: max(0, kept - 1)].rstrip() + "…", 400)


def wrapped(
    words: str, letters: float, family: Sequence[str], room: float, weight: Weight = "normal"
) -> tuple[str, ...]:
    """The text in lines of at most `room` points, broken between words."""
    lines: list[str] = []
    for word in label(words, 400).split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_size(longer, letters, family, weight)[0] <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


class Places:
    """What takes up room in some axes, and the labels that are written around it."""

    def __init__(self, axes: Axes, family: Sequence[str]) -> None:
        self._axes = axes
        self._family = family
        self._lines: list[Segment] = []
        self._boxes: list[Box] = []
        self._taken: dict[int, Place] = {}
        self._points = axes.figure.dpi / 72  # pixels in a point

    def keep_clear(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """Let no label cross the line through these places of the axes."""
        corners = self._axes.transData.transform(list(zip(xs, ys, strict=True)))
        for (x, y), (to_x, to_y) in pairwise(corners):
            self._lines.append((float(x), float(y), float(to_x), float(to_y)))

    def keep_dot_clear(self, x: float, y: float, across: float) -> None:
        """Let no label stand on a dot that is `across` points wide."""
        left, low = self._axes.transData.transform((x, y))
        half = across / 2 * self._points
        self._boxes.append(Box(left - half, low - half, left + half, low + half))

    def write(self, label: Label, wanted: Iterable[Place], *, must: bool = False) -> bool:
        """Write at the first wanted place that is free.

        Where none is free nothing is written, unless it `must` be: then where it covers least. Returns
        whether it was.
        """
        places = list(wanted)
        if not self.take(label, places):
            if not (must and places):
                return False
            boxes = [self._box(place, label) for place in places]
            least = min(range(len(boxes)), key=lambda n: (self._covers(boxes[n]), n))
            self._take(label, places[least], boxes[least])
        self.write_taken([label])
        return True

    def take(self, label: Label, wanted: Iterable[Place]) -> bool:
        """Keep the first free place for a label that is written later; whether there is one."""
        for place in wanted:
            box = self._box(place, label)
            if self._is_free(box):
                self._take(label, place, box)
                return True
        return False

    def _take(self, label: Label, place: Place, box: Box) -> None:
        self._boxes.append(box)
        self._taken[id(label)] = place

    def write_taken(self, labels: Iterable[Label]) -> None:
        """Write labels at the places that are kept for them."""
        for each in labels:
            self._write(each, self._taken.pop(id(each)))

    def _box(self, place: Place, label: Label) -> Box:
        x, y, right, up = place
        width, height = text_size(label.words, label.letters, self._family, label.weight)
        at_x, at_y = self._axes.transData.transform((x, y))
        wide, high = width * self._points, height * self._points
        at_x += right * self._points
        at_y += up * self._points
        left = at_x - wide if right < 0 else at_x if right > 0 else at_x - wide / 2
        low = at_y - high if up < 0 else at_y if up > 0 else at_y - high / 2
        return Box(float(left), float(low), float(left + wide), float(low + high))

    def _is_free(self, box: Box) -> bool:
        """Whether it stands within the axes and on nothing; most do not, which is found out soon."""
        if not self._is_inside(box) or any(box.meets(other) for other in self._boxes):
            return False
        return not any(box.is_crossed(line) for line in self._lines)

    def _is_inside(self, box: Box) -> bool:
        room = self._axes.bbox
        return bool(
            box.left >= room.x0 and box.right <= room.x1 and box.low >= room.y0 and box.high <= room.y1
        )

    def _covers(self, box: Box) -> int:
        """How many lines, dots and labels it would stand on; leaving the axes counts most."""
        return (
            (0 if self._is_inside(box) else 10)
            + 2 * sum(box.meets(other) for other in self._boxes)
            + sum(box.is_crossed(line) for line in self._lines)
        )

    def _write(self, label: Label, place: Place) -> None:
        from matplotlib.patheffects import Stroke

        x, y, right, up = place
        # The halo is a shape, the letters above it stay letters: they can be searched and copied.
        halo: list[Any] = [Stroke(linewidth=_HALO, foreground=self._axes.get_facecolor())]
        for effects, gid in ((halo, HALO), ([], "")):
            written = self._axes.annotate(
                label.words, (x, y), (right, up), textcoords="offset points", color=label.colour,
                fontsize=label.letters, weight=label.weight,
                ha="right" if right < 0 else "left" if right > 0 else "center",
                va="top" if up < 0 else "bottom" if up > 0 else "center", zorder=_ZORDER,
                annotation_clip=False,
            )  # fmt: skip
            written.set_path_effects(effects)
            written.set_gid(gid)
            written.set_in_layout(False)
