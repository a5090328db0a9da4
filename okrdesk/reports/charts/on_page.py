"""The progress chart of the one-pager: matplotlib lays it out, our renderer draws it on the page."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from okrdesk.i18n import _, format_day
from okrdesk.reports.onepager.content import Chart
from okrdesk.reports.paper import print_style
from okrdesk.reports.words import percent

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_MOST_MARKS = 31  # more would run into one another


def alternative_text(chart: Chart, language: str) -> str:
    """The chart in one sentence, for those who hear it."""
    return _(
        "Progress of all objectives: {first} on {first_day}, {last} on {last_day}; "
        "an even pace would be {pace}."
    ).format(
        first=percent(chart.progress[0], language),
        first_day=format_day(chart.days[0], language),
        last=percent(chart.progress[-1], language),
        last_day=format_day(chart.days[-1], language),
        pace=percent(pace(chart, chart.days[-1]), language),
    )


def pace(chart: Chart, day: date) -> float:
    """The share of the cycle gone on a day, 0 to 1 (F10)."""
    span = (chart.last_day - chart.first_day).days
    return min(1.0, max(0.0, (day - chart.first_day).days / span)) if span > 0 else 1.0


def progress_figure(chart: Chart, width: float, height: float, language: str) -> Figure:
    """The chart as a figure of `width` by `height` points."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    with rc_context({"text.parse_math": False, "axes.unicode_minus": False}):
        figure = Figure(figsize=(width / 72, height / 72), dpi=72)
        figure.patch.set_visible(False)
        left, right, low, high = 30.0, 78.0, 18.0, 5.0
        axes = figure.add_axes(
            (left / width, low / height, (width - left - right) / width, (height - low - high) / height)
        )
        axes.patch.set_visible(False)
        span = max(1, (chart.last_day - chart.first_day).days)
        places = [(day - chart.first_day).days for day in chart.days]
        top = max(1.0, *chart.progress)
        bottom = min(0.0, *chart.progress)
        axes.set_xlim(0, span)
        marks = (0.0, 0.25, 0.5, 0.75, 1.0)
        axes.set_ylim(bottom - 0.02, top + 0.02)
        axes.set_yticks(marks, [percent(mark, language) for mark in marks])
        axes.set_xticks(*_days(chart, span, language))
        axes.tick_params(length=0, labelsize=8, labelcolor=print_style.MUTED, pad=5)
        axes.grid(axis="y", color=print_style.LINE, linewidth=0.6)
        for name, spine in axes.spines.items():
            spine.set_visible(name == "bottom")
            spine.set_color(print_style.EDGE)
            spine.set_linewidth(0.8)
        axes.plot([0, span], [0, 1], color=print_style.MUTED, linewidth=1.1, dashes=(4, 3))
        today = (chart.today - chart.first_day).days
        if 0 <= today <= span:
            axes.axvline(today, color=print_style.INK, linewidth=0.7, dashes=(1, 2))
        axes.plot(places, chart.progress, color=print_style.ACCENT, linewidth=2.0, solid_capstyle="round")
        marked = slice(None) if len(places) <= _MOST_MARKS else slice(-1, None)
        axes.plot(
            places[marked], chart.progress[marked], color=print_style.ACCENT, marker="o", markersize=4.4,
            linestyle="none", clip_on=False,
        )  # fmt: skip
        axes.annotate(
            _("even pace"), (span, 1.0), (6, 0), textcoords="offset points",
            color=print_style.MUTED, fontsize=8.5, va="center", annotation_clip=False,
        )  # fmt: skip
        axes.annotate(
            percent(chart.progress[-1], language), (places[-1], chart.progress[-1]), (7, -3),
            textcoords="offset points", color=print_style.ACCENT, fontsize=9.5, weight="bold", va="center",
        )  # fmt: skip
        return figure


def _days(chart: Chart, span: int, language: str) -> tuple[list[int], list[str]]:
    """First day, last day and the firsts of the months between, as far as their labels have room."""
    months = []
    for place in range(span):
        if (chart.first_day + timedelta(days=place)).day == 1:
            months.append(place)
    months = months[:: len(months) // 8 + 1]
    ordered = [0, *(place for place in months if min(place, span - place) > span * 0.12), span]
    return ordered, [format_day(chart.first_day + timedelta(days=place), language) for place in ordered]
