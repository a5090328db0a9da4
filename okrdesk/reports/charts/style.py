"""How a chart is dressed: colours, letters and lines, for a window, a file and the foot of a printed page."""

from __future__ import annotations

from okrdesk.frozen import dataclass
from okrdesk.reports.charts.fonts import BEHIND
from okrdesk.reports.paper import print_style


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours as "#rrggbb": words and lines, the series, the zones, the mark of a day or a moved target.

    `several` are told apart in one chart, eight of them; `low` and `high` are the ends of confidence.
    """

    ink: str
    muted: str
    line: str
    ground: str
    series: str
    zone: str
    moved: str
    several: tuple[str, ...] = (
        *("#0072b2", "#d55e00", "#009e73", "#b8568f"),
        *("#c27c00", "#2e8bc0", "#7b4f9d", "#5b6775"),
    )
    low: str = "#d55e00"
    high: str = "#009e73"


@dataclass(frozen=True, slots=True)
class Style:
    """Colours, the size of letters in points and their families; the rest is for charts on paper.

    `beside` is the size of the letters beside the axes, as a share of `letters`; `margins` are points left
    of, right of, below and above the axes, None where the words around them decide. `by_day` writes days
    below instead of weeks, `zones` shades the target zone; lines with more than `most_marked` days are marked
    at their end alone. `edge` is the colour of the line below the axes, `grid` the width of those across, and
    `day` the width and the dashes of the line of today. `above`, `below` and at the `sides` so many points of
    the figure are left free for words around the chart. `copied` says whether somebody may look for its
    figures or copy them; where nobody can, hundreds of them are drawn as shapes, in a seventh of the time.
    """

    colours: Colours
    letters: float = 9.0
    family: tuple[str, ...] = (BEHIND,)
    beside: float = 1.0
    margins: tuple[float, float, float, float] | None = None
    by_day: bool = False
    zones: bool = True
    most_marked: int = 14
    edge: str = ""
    grid: float = 0.8
    day: tuple[float, tuple[float, ...]] = (1.6, ())
    above: float = 0.0
    below: float = 0.0
    sides: float = 0.0
    copied: bool = True


LIGHT = Colours("#1b2430", "#5b6775", "#e2e0da", "#ffffff", "#0072b2", "#e8edf7", "#c27c00")


def mixed(one: str, other: str, share: float) -> str:
    """The colour that lies this share of the way from one to the other."""
    pairs = zip(print_style.colour(one), print_style.colour(other), strict=True)
    return "#" + "".join(f"{round(255 * (a + (b - a) * share)):02x}" for a, b in pairs)


def legible_on(ground: str) -> str:
    """Black or white, whichever stands out more on a colour."""
    return max("#ffffff", "#000000", key=lambda ink: contrast(ink, ground))


def readable(colour: str, colours: Colours) -> str:
    """A colour for words: as near to this one as stands out 4.5 : 1 from the ground."""
    darker = (mixed(colour, colours.ink, step / 10) for step in range(10))
    return next((each for each in darker if contrast(each, colours.ground) >= 4.5), colours.ink)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(code: str) -> float:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in print_style.colour(code)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _code(colour: print_style.Colour) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in colour)


# On a page: the marks of days in ink, what is beside the axes muted.
PRINTED = Style(
    Colours(
        ink=_code(print_style.MUTED),
        muted=_code(print_style.MUTED),
        line=_code(print_style.FAINT),
        ground=_code(print_style.WHITE),
        series=_code(print_style.ACCENT),
        zone=_code(print_style.TRACK),
        moved=_code(print_style.INK),
        several=(_code(print_style.ACCENT),),
    ),
    letters=8.5,
    beside=0.9,
    margins=(29.8, 71.0, 13.2, 7.0),
    by_day=True,
    zones=False,
    most_marked=31,
    edge=_code(print_style.AXIS),
    grid=0.48,
    day=(0.5, (1, 2)),
)
