"""What all charts share: colours, fonts, the frame, short labels, the points and the table beside a chart."""

from __future__ import annotations

import datetime as dt
import logging
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from okrdesk.i18n import _, format_day
from okrdesk.reports.paper import installed, print_style
from okrdesk.reports.paper.letters import apart, plain

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

OWN = "Source Sans Pro"
BEHIND = "DejaVu Sans"  # travels with matplotlib and has most letters
_MOST_WEEKS = 30
_MEASURED = 12  # of the names of rows: letters differ in width
_MOST_FONTS = 8  # of this computer behind our own
_STEERING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class ChartColours:
    """Colours as "#rrggbb": words and lines, the series, the pace, the zones, the mark of a moved target.

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
class ChartPoint:
    """A place in the axes' own units, and the words that stand for it: what the mouse and the keys tell.

    `line` is the line, row or bar it belongs to, counted from 0.
    """

    x: float
    y: float
    words: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class ChartTable:
    """A chart as a table: the same values, to be heard or copied."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@contextmanager
def drawing(figure_of: Figure, colours: ChartColours, points: float, family: Sequence[str]) -> Iterator[Axes]:
    """Axes on a cleared figure; what is written on them is never read as a formula."""
    from matplotlib import rc_context

    settings: dict[Any, Any] = {
        "text.parse_math": False,
        "axes.unicode_minus": False,
        "font.family": list(family),
        "font.size": points,
    }
    with rc_context(settings):
        for axes in figure_of.axes:  # `clear` would first furnish them anew, only to throw them away
            figure_of.delaxes(axes)
        figure_of.clear()
        figure_of.set_facecolor(colours.ground)
        yield figure_of.add_subplot()


def frame(axes: Axes, colours: ChartColours, points: float, *, grid: str = "y", edge: str = "bottom") -> None:
    """The quiet frame of a chart: one edge, lines across, muted words."""
    axes.set_facecolor(colours.ground)
    for name, spine in axes.spines.items():
        spine.set_visible(name == edge)
        spine.set_color(colours.line)
    axes.tick_params(length=0, labelsize=points, labelcolor=colours.muted, pad=5)
    if grid:
        axes.grid(axis="x" if grid == "x" else "y", color=colours.line, linewidth=0.8)
    axes.set_axisbelow(True)


def write_names(axes: Axes, names: Sequence[str], colours: ChartColours, points: float) -> None:
    """The names of rows to their left: plain texts, of which the longest make the room, as ticks are slow."""
    from matplotlib.transforms import ScaledTranslation

    axes.set_yticks([])
    away = ScaledTranslation(-points * 0.7 / 72, 0, axes.figure.dpi_scale_trans)
    beside = axes.get_yaxis_transform() + away
    longest = sorted(range(len(names)), key=lambda n: -sum(map(_width, names[n])))[:_MEASURED]
    for row, name in enumerate(names):
        written = axes.text(0, row, name, transform=beside, color=colours.ink, ha="right", va="center")
        written.set_in_layout(row in longest)


def week_ticks(first_day: dt.date, last_day: dt.date, locale: str) -> tuple[list[int], list[str]]:
    """Numbers of weeks below each week's end, or days where the cycle is long; x counts days."""
    span = max(1, (last_day - first_day).days)
    weeks = -(-span // 7)
    if weeks <= _MOST_WEEKS:
        step = max(1, -(-weeks // 7))
        numbers = list(range(1, weeks + 1, step))
        words = [_("week {n}").format(n=numbers[0]), *(str(n) for n in numbers[1:])]
        return [min(7 * n, span) for n in numbers], words
    places = [round(span * part / 4) for part in range(5)]
    return places, [format_day(first_day + dt.timedelta(days=place), locale) for place in places]


def label(text: str, most: int) -> str:
    """Somebody's text in one line of at most about this many letters, in its own writing direction."""
    line = " ".join(_STEERING.sub("", plain(text[: 40 * most])).split())
    kept, room = "", float(most)
    for letter in line[: 4 * most]:
        room -= _width(letter)
        if room < 0:
            break
        kept += letter
    if len(kept) < len(line):
        kept = kept[:-1].rstrip() + "…"
    return apart(kept)


def _width(letter: str) -> float:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    return 1.9 if unicodedata.east_asian_width(letter) in ("W", "F") else 1.0


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
            start = sum(wanted[n] - place * apart for place, n in enumerate(members)) / len(members)
        blocks.append((start, members))
    found = {n: start + place * apart for start, members in blocks for place, n in enumerate(members)}
    return [found[number] for number in range(count)]


def mixed(one: str, other: str, share: float) -> str:
    """The colour that lies this share of the way from one to the other."""
    pairs = zip(print_style.colour(one), print_style.colour(other), strict=True)
    return "#" + "".join(f"{round(255 * (a + (b - a) * share)):02x}" for a, b in pairs)


def legible_on(ground: str) -> str:
    """Black or white, whichever stands out more on a colour."""
    return max("#ffffff", "#000000", key=lambda ink: contrast(ink, ground))


def readable(colour: str, colours: ChartColours) -> str:
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


# Fonts


def family(texts: Iterable[str], own: str = "") -> tuple[str, ...]:
    """Font families for matplotlib that can draw these texts: `own` or ours, then fonts of this computer."""
    return _family(frozenset("".join(text[:400] for text in texts)), own)


@lru_cache(maxsize=64)
def _family(letters: frozenset[str], own: str) -> tuple[str, ...]:
    if not own:
        _bring_own()
    found = list(dict.fromkeys((own or OWN, BEHIND)))
    missing = {
        c for c in letters if ord(c) > 0x24F and unicodedata.category(c) not in ("Cc", "Cf", "Mn", "Zs")
    }
    for name in found:
        missing -= _letters_of(name)
    for letter in sorted(missing):
        if letter not in missing or len(found) > _MOST_FONTS + 1:
            continue
        file = installed.font_with(letter)
        if file is not None:
            # That such a font has no bold letters is no news for whoever started us.
            logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
            name = _known(str(file.path))
            found.append(name)
            missing -= {letter, *_letters_of(name)}
    return tuple(dict.fromkeys(found))


@cache
def _bring_own() -> None:
    for face in ("regular", "semibold", "bold"):
        _known(str(print_style.font_file(face)))


def _known(path: str) -> str:
    """The family of a font file, made known to matplotlib."""
    from matplotlib.font_manager import fontManager

    for attempt in (0, 1):
        for entry in fontManager.ttflist:
            if entry.fname == path:
                return str(entry.name)
        if attempt == 0:
            fontManager.addfont(path)
    raise RuntimeError(f"matplotlib does not take the font {path}.")


@lru_cache(maxsize=64)
def _letters_of(name: str) -> frozenset[str]:
    from matplotlib.font_manager import FontProperties, findfont, get_font

    font = get_font(findfont(FontProperties(family=[name])))
    return frozenset(chr(code) for code in font.get_charmap())
