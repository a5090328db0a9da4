"""How the chart of progress is drawn: the even pace, lines in colour or grey, names at their ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr.measures import TARGET_SHARE
from okrdesk.okr.shown import format_percent
from okrdesk.reports.charts import frame
from okrdesk.reports.charts.labels import spread
from okrdesk.reports.charts.placing import Label, Places, text_size
from okrdesk.reports.charts.progress_shown import ProgressShown, drawn
from okrdesk.reports.charts.style import Colours, Style, mixed, readable

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_LATE = 0.62  # of the cycle
MARKERS = ("o", "s", "^", "D", "v", ">", "<", "p")
_DASHES: tuple[tuple[float, ...], ...] = (
    *((), (5, 1.6), (1.2, 1.4), (7, 1.6, 1.2, 1.6)),
    *((3, 1.2), (9, 1.6), (5, 1.4, 1.2, 1.4, 1.2, 1.4), (2, 2.4)),
)

Corners = Sequence[tuple[int, float]]  # of one line: a day's place and the share, as it can be drawn


def draw(figure: Figure, chart: ProgressShown, style: Style) -> Axes:
    """Draw the chart anew; x counts days since the first day, y is the share of the way."""
    corners = [_corners(chart, line.shares) for line in chart.lines]
    with frame.drawing(figure, _with_margins(figure, chart, corners, style)) as axes:
        coloured = [c for c, line in zip(corners, chart.lines, strict=True) if line.coloured]
        grey = [c for c, line in zip(corners, chart.lines, strict=True) if len(c) > 1 and not line.coloured]
        _scale(axes, chart, corners, style)
        _draw_pace(axes, chart.span, style)
        _draw_today(axes, chart, style)
        _draw_others(axes, grey, style.colours)
        _draw_coloured(axes, chart, coloured, style)
        if not chart.has_values():
            frame.write_sentence(axes, chart.story(), style, 0.55)
        _write_labels(figure, axes, chart, coloured, style)
        return axes


def _is_late(chart: ProgressShown, corners: Sequence[Corners]) -> bool:
    """Whether the lines have gone so far that the paper has no room behind them for names."""
    last = [line[-1][0] for line, shown in zip(corners, chart.lines, strict=True) if shown.coloured and line]
    return max(last, default=0) > chart.span * _LATE


def _with_margins(figure: Figure, chart: ProgressShown, corners: Sequence[Corners], style: Style) -> Style:
    """Room for the words around the axes; where the lines have gone far their names stand there too."""
    if style.margins is not None:
        return style
    letters = style.letters
    left = text_size(format_percent(Fraction(-1), chart.locale), letters, style.family)[0]
    right = max(
        text_size(words, letters * 0.92, style.family)[0] for words in (_("even pace"), _("target zone"))
    )
    if _is_late(chart, corners):
        most = _most_letters(figure, late=True, style=style, share=0.0)
        names = [chart.end_words(line, most) for line in chart.coloured()]
        right = max([right, *(text_size(name, letters, style.family, "bold")[0] for name in names)])
    return replace(style, margins=(left + letters, right + letters * 2.6, letters * 2.2, letters * 0.6))


def _most_letters(figure: Figure, *, late: bool, style: Style, share: float) -> int:
    """How many letters of a title stand beside the end of its line, at this share of the way."""
    room = figure.get_size_inches()[0] * 72 * (0.3 if late else 0.85 - 0.75 * share)
    return max(6, min(32, round(float(room) / (style.letters * 0.52)) - 10))


def _corners(chart: ProgressShown, shares: Sequence[Fraction | None]) -> Corners:
    return [
        (chart.place(day), drawn(share))
        for day, share in zip(chart.days, shares, strict=True)
        if share is not None
    ]


def _scale(axes: Axes, chart: ProgressShown, corners: Sequence[Corners], style: Style) -> None:
    axes.set_xlim(0, max([chart.span, *(chart.place(day) for day in chart.days)]))
    known = [share for line in corners for _place, share in line]
    low, high = min([0.0, *known]) - 0.015, max([1.0, *known]) + 0.03
    axes.set_ylim(low, high)
    ticks = [n / 4 for n in range(-2, 7) if low <= n / 4 <= high]
    below = frame.day_ticks if style.by_day else frame.week_ticks
    days = zip(*below(chart.first_day, chart.last_day, chart.locale), strict=True)
    frame.mark(
        axes, style, list(days), [(tick, format_percent(Fraction(tick), chart.locale)) for tick in ticks]
    )


def _draw_pace(axes: Axes, span: int, style: Style) -> None:
    """The even pace and, in grey, how far behind it still ends in the target zone (F8, F10)."""
    colours = style.colours
    if style.zones:
        zone, muted = float(TARGET_SHARE), colours.muted
        axes.fill_between([0, span], [0, zone], [0, 1], color=muted, alpha=0.10, linewidth=0, zorder=0.5)
        axes.plot([0, span], [0, zone], color=muted, linewidth=0.7, dashes=(1, 3), zorder=1)
    axes.plot([0, span], [0, 1], color=colours.ink, linewidth=1.1, dashes=(4, 3), zorder=2)


def _draw_today(axes: Axes, chart: ProgressShown, style: Style) -> None:
    today = chart.place(chart.day)
    if 0 <= today <= chart.span:
        width, dashes = style.day
        pattern = (0, dashes) if dashes else "solid"
        axes.axvline(today, color=style.colours.moved, linewidth=width, linestyle=pattern, zorder=1.5)


def _draw_others(axes: Axes, lines: Sequence[Corners], colours: Colours) -> None:
    from matplotlib.collections import LineCollection

    grey = mixed(colours.ground, colours.muted, 0.45)
    shown = LineCollection(lines, colors=grey, linewidths=0.9, zorder=2.5)
    shown.set_in_layout(False)
    axes.add_collection(shown, autolim=False)


def _draw_coloured(axes: Axes, chart: ProgressShown, lines: Sequence[Corners], style: Style) -> None:
    few = len(chart.days) <= style.most_marked
    for number, corners in enumerate(lines):
        if not corners:
            continue
        days, shares = zip(*corners, strict=True)
        axes.plot(
            days,
            shares,
            color=_colour(number, style.colours),
            linewidth=2.0,
            linestyle=(0, _DASHES[number]) if _DASHES[number] else "solid",
            marker=MARKERS[number],
            markersize=style.letters * (0.55 if few else 0.72),
            markevery=1 if few else [len(days) - 1],
            markeredgecolor=style.colours.ground,
            markeredgewidth=0.6,
            solid_capstyle="round",
            clip_on=False,
            zorder=4 + number / 100,
        )


def _colour(number: int, colours: Colours) -> str:
    return colours.several[number % len(colours.several)]


# Names at the ends of lines


@dataclass(frozen=True, slots=True)
class _End:
    """The end of a line, with what is written beside it."""

    x: int
    y: float
    words: str
    colour: str
    bold: bool = False


def _write_labels(
    figure: Figure, axes: Axes, chart: ProgressShown, lines: Sequence[Corners], style: Style
) -> None:
    """The name of each coloured line at its end, moved apart; beside the end of the pace what that is."""
    span, letters, colours = chart.span, style.letters, style.colours
    low, high = axes.get_ylim()
    height = figure.get_size_inches()[1] * 72
    today = max((corners[-1][0] for corners in lines if corners), default=0)
    late = today > span * _LATE  # all labels stand beside the paper
    most = _most_letters(figure, late=late, style=style, share=today / span)
    ends = [
        _End(*corners[-1], chart.end_words(line, most), readable(_colour(n, colours), colours), bold=True)
        for n, (line, corners) in enumerate(zip(chart.coloured(), lines, strict=True))
        if corners
    ]
    pace = [_End(span, 1.0, _("even pace"), colours.ink)]
    if style.zones:
        pace.append(_End(span, float(TARGET_SHARE), _("target zone"), colours.muted))
    apart = (high - low) * letters * 1.35 / max(40.0, height * 0.78)
    if late:
        _write_column(axes, ends + pace, max(span, today), apart, letters)
    else:
        if not _write_names(axes, chart, ends, lines, style):
            _write_column(axes, ends, today, apart, letters)
        _write_column(axes, pace, span, apart, letters)


def _write_names(
    axes: Axes, chart: ProgressShown, ends: Sequence[_End], lines: Sequence[Corners], style: Style
) -> bool:
    """Each name near the end of its line and on no other; False where not all have such a place."""
    places = Places(axes, style.family)
    places.keep_clear([0, chart.span], [0, 1])
    if style.zones:
        places.keep_clear([0, chart.span], [0, float(TARGET_SHARE)])
    for corners in lines:
        if len(corners) > 1:
            places.keep_clear(*zip(*corners, strict=True))
    places.keep_clear([chart.place(chart.day)] * 2, list(axes.get_ylim()))
    ups = [n * style.letters * 0.7 for n in (0, 1, -1, 2, -2, 3, -3, 4, -4, 6, -6, 8, -8)]
    sides = [(up, side) for up in ups for side in (1, -1) if side > 0 or up > 0]
    labels = {
        end: Label(end.words, style.letters, end.colour, "bold" if end.bold else "normal") for end in ends
    }
    for end in sorted(ends, key=lambda each: -each.y):
        if not places.take(labels[end], [(end.x, end.y, side * style.letters, up) for up, side in sides]):
            return False
    places.write_taken(labels.values())
    return True


def _write_column(axes: Axes, ends: Sequence[_End], x: int, apart: float, letters: float) -> None:
    low, high = axes.get_ylim()[0] + apart * 0.4, axes.get_ylim()[1]
    aside = (axes.get_xlim()[1] - axes.get_xlim()[0]) * 0.025
    ground = axes.get_facecolor()
    for end, up in zip(ends, spread([end.y for end in ends], apart, low, high), strict=True):
        if abs(up - end.y) > apart * 0.4 or end.x < x:
            axes.plot(
                [end.x, x + aside * 0.8], [end.y, up],
                color=end.colour, linewidth=0.7, alpha=0.8, clip_on=False, zorder=3,
            )  # fmt: skip
        written = axes.text(
            x + aside, up, end.words,
            color=end.colour, fontsize=letters if end.bold else letters * 0.92,
            weight="bold" if end.bold else "normal", va="center", ha="left", zorder=6,
        )  # fmt: skip
        written.set_bbox({"facecolor": ground, "edgecolor": "none", "alpha": 0.75, "pad": 0.6})
