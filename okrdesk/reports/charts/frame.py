"""The furniture of charts: a cleared figure, the quiet frame, ticks, names beside rows, sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from okrdesk.i18n import _, format_day
from okrdesk.okr.days import week_of
from okrdesk.reports.charts.alone import alone
from okrdesk.reports.charts.labels import width
from okrdesk.reports.charts.style import Style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text

Marks = Sequence[tuple[float, str]]  # where something stands, and what is written there
_MOST_WEEKS = 30
_MOST_MARGINS = 0.75  # of a figure
_PAD = 5.0  # points from an edge to the words beside it
_JUST_ABOVE = 0.51  # where what ticks draw lies: above the zones, which were there before
_MEASURED = 12  # of the names of rows: letters differ in width


@contextmanager
def drawing(figure: Figure, style: Style, *, grid: str = "y", edge: str = "bottom") -> Iterator[Axes]:
    """Axes in a quiet frame on a cleared figure; what is written on them is never read as a formula."""
    settings = {
        "text.parse_math": False,
        "axes.unicode_minus": False,
        "axes.formatter.use_mathtext": True,  # see `_furnish`
        "font.family": list(style.family),
        "font.size": style.letters,
    }
    with alone(settings):
        for axes in figure.axes:  # `clear` would first furnish them anew, only to throw them away
            figure.delaxes(axes)
        figure.clear()
        figure.set_facecolor(style.colours.ground)
        axes = figure.add_subplot() if style.margins is None else figure.add_axes(_within(figure, style))
        _furnish(axes, style, grid, edge)
        yield axes


def lay_out(figure: Figure, **room: Any) -> None:
    """Have matplotlib find the room that is left for axes which did not say where they stand."""
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    if all(axes.get_subplotspec() is not None for axes in figure.axes):
        figure.set_layout_engine(ConstrainedLayoutEngine(**room))


def _within(figure: Figure, style: Style) -> tuple[float, float, float, float]:
    assert style.margins is not None
    width, height = figure.get_size_inches() * 72
    left, right, low, high = style.margins
    left, right = left + style.sides, right + style.sides
    low, high = low + style.below, high + style.above
    # However little room there is, something of the chart is to be seen.
    left, right = _shrunk(left, right, width)
    low, high = _shrunk(low, high, height)
    return left / width, low / height, (width - left - right) / width, (height - low - high) / height


def _shrunk(one: float, other: float, whole: float) -> tuple[float, float]:
    share = min(1.0, whole * _MOST_MARGINS / max(one + other, 1.0))
    return one * share, other * share


def _furnish(axes: Axes, style: Style, grid: str, edge: str) -> None:
    """One edge, lines across, muted words."""
    from matplotlib.ticker import ScalarFormatter

    # Without formulas; where axes find that out by themselves, they look for a font that would need them.
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(ScalarFormatter(useMathText=False))
        axis.set_label_coords(0.5, 0.0)  # no chart names its axes: nothing has to make room for that
    colours = style.colours
    axes.set_facecolor(colours.ground)
    for name, spine in axes.spines.items():
        spine.set_visible(name == edge)
        spine.set_color(style.edge or colours.line)
    axes.tick_params(length=0, labelsize=style.letters * style.beside, labelcolor=colours.muted, pad=_PAD)
    if grid:
        axes.grid(axis="x" if grid == "x" else "y", color=colours.line, linewidth=style.grid)
    axes.set_axisbelow(True)


def mark(axes: Axes, style: Style, days: Marks, values: Marks) -> list[Text]:
    """Words below and left of the axes, and a line across for each value; returns those below.

    Where nobody copies them they are plain texts and lines, and look the same: ticks take five times as long.
    """
    if style.copied:
        axes.set_yticks([at for at, _words in values], [words for _at, words in values])
        axes.set_xticks([at for at, _words in days], [words for _at, words in days])
        return axes.get_xticklabels()
    axes.set_xticks([])
    axes.set_yticks([])
    return _write_marks(axes, style, days, values)


def _write_marks(axes: Axes, style: Style, days: Marks, values: Marks) -> list[Text]:
    from matplotlib.lines import Line2D

    low_end, low, middle = axes.get_xaxis_text1_transform(_PAD)
    left_end, level, side = axes.get_yaxis_text1_transform(_PAD)
    across = axes.get_yaxis_transform(which="grid")
    how: dict[str, Any] = {
        "color": style.colours.muted, "fontsize": style.letters * style.beside, "zorder": _JUST_ABOVE
    }  # fmt: skip
    for at, words in values:
        line = Line2D([0, 1], [at, at], color=style.colours.line, linewidth=style.grid, zorder=_JUST_ABOVE)
        line.set_transform(across)
        axes.add_artist(line)
        axes.text(0, at, words, transform=left_end, va=level, ha=side, **how)
    return [axes.text(at, 0, words, transform=low_end, va=low, ha=middle, **how) for at, words in days]


def write_sentence(axes: Axes, sentence: str, style: Style, height: float = 0.5) -> None:
    """A sentence in the middle of a chart that has nothing to show."""
    axes.text(0.5, height, sentence, transform=axes.transAxes, color=style.colours.muted, ha="center")


def write_only(axes: Axes, sentence: str, style: Style) -> None:
    """A sentence instead of the chart: no ticks beside it."""
    axes.set_xticks([])
    axes.set_yticks([])
    write_sentence(axes, sentence, style)


def write_names(axes: Axes, names: Sequence[str], style: Style) -> None:
    """The names of rows to their left: plain texts, of which the longest make the room, as ticks are slow."""
    from matplotlib.transforms import ScaledTranslation

    axes.set_yticks([])
    away = ScaledTranslation(-style.letters * 0.7 / 72, 0, axes.figure.dpi_scale_trans)
    beside = axes.get_yaxis_transform() + away
    longest = sorted(range(len(names)), key=lambda n: -width(names[n]))[:_MEASURED]
    for row, name in enumerate(names):
        written = axes.text(0, row, name, transform=beside, color=style.colours.ink, ha="right", va="center")
        written.set_in_layout(row in longest)


def week_ticks(first_day: dt.date, last_day: dt.date, locale: str) -> tuple[list[int], list[str]]:
    """Numbers of weeks below each week's end, or days where the cycle is long; x counts days."""
    span = max(1, (last_day - first_day).days)
    weeks = week_of(first_day, last_day, last_day)[1]
    if weeks <= _MOST_WEEKS:
        step = max(1, -(-weeks // 7))
        # A last week of one day begins where the one before ends; both cannot stand there.
        numbers = [n for n in range(1, weeks + 1, step) if n == 1 or 7 * (n - 1) < span]
        labels = [_("week {n}").format(n=numbers[0]), *(str(n) for n in numbers[1:])]
        return [min(7 * n, span) for n in numbers], labels
    ticks = [round(span * part / 4) for part in range(5)]
    return ticks, [format_day(first_day + dt.timedelta(days=days), locale) for days in ticks]


def day_ticks(
    first_day: dt.date, last_day: dt.date, locale: str, *, short: bool = False
) -> tuple[list[int], list[str]]:
    """First day, last day and the firsts of the months between, as far as their labels have room.

    Short ones leave the year out, where all are of one.
    """
    span = max(1, (last_day - first_day).days)
    months = [days for days in range(span) if (first_day + dt.timedelta(days=days)).day == 1]
    months = months[:: len(months) // 8 + 1]
    ticks = [0, *(days for days in months if min(days, span - days) > span * 0.12), span]
    style = "MMMd" if short and first_day.year == last_day.year else "medium"
    return ticks, [format_day(first_day + dt.timedelta(days=days), locale, style) for days in ticks]
