"""How the progress of the whole is drawn: even pace, line to today, trend with its range, labels beside all.

No label touches a line or another label: those of line ends stand in the margin at the right, what is due
above and left of the pace, what is done below and right of its point, and the other way round where more is
done than due.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from okrdesk.frozen import dataclass
from okrdesk.i18n import _, format_day
from okrdesk.reports.charts import frame
from okrdesk.reports.charts.labels import width
from okrdesk.reports.charts.style import Style, mixed
from okrdesk.reports.charts.whole_shown import WholeShown

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


_SMALL, _PLAIN, _LARGE = 0.9, 0.96, 1.03  # sizes of letters
_HEALTHY = 0.6, 0.85  # F17
_GAP = 7.7  # points between two labels
_LATE, _EARLY, _HIGH = 0.86, 0.12, 0.8  # of the width, and of the height
_LETTER = 0.5  # width of one, in its size


def draw(figure: Figure, chart: WholeShown, style: Style) -> Axes:
    """Draw the chart anew; x counts days since the first day, y is the share of the way."""
    left, _right, low, high = style.margins or (30.0, 0.0, 14.0, 7.0)
    # The labels of what has ended are longer.
    fitted = replace(style, margins=(left, 99.0 if chart.is_closed else 71.0, low, high))
    with frame.drawing(figure, fitted) as axes:
        axes.set_xlim(0, chart.span)
        axes.set_ylim(0, 1)
        ticks = [n / 4 for n in range(5)]
        axes.set_yticks(ticks, [chart.percent(Fraction(tick)) for tick in ticks])
        drawing = _Drawing(figure, axes, chart, style)
        if not chart.has_values():
            frame.write_sentence(axes, _("There is no check-in yet, so the chart is empty."), style, 0.55)
        elif chart.is_closed:
            drawing.draw_closed()
        else:
            drawing.draw_open()
        drawing.write_days()
        return axes


@dataclass(frozen=True, slots=True)
class _Drawing:
    figure: Figure
    axes: Axes
    chart: WholeShown
    style: Style

    @property
    def _points(self) -> float:
        """The points of a whole share."""
        return float(self.axes.get_position().height * self.figure.get_size_inches()[1] * 72)

    def draw_open(self) -> None:
        """The pace, the line, the trend and what stands beside them."""
        chart, ink = self.chart, self.style.colours.moved
        today = chart.place(chart.day)
        self._draw_ending(today, float(chart.now))
        self.axes.plot(
            [0, chart.span], [0, 1], color=ink, linewidth=0.7, dashes=(6, 4), zorder=3, clip_on=False
        )
        if today <= chart.span:
            self.axes.axvline(today, color=ink, linewidth=0.5, linestyle=(0, (1, 2)), zorder=2)
        self._draw_line()
        self._write_today(today)
        self._write_ends(today)

    def draw_closed(self) -> None:
        """What is a healthy stretch, the line to the end, and the trend that the last page showed."""
        chart, colours, axes = self.chart, self.style.colours, self.axes
        axes.axhspan(*_HEALTHY, color=mixed(colours.ground, colours.series, 0.08), linewidth=0, zorder=0.5)
        low, high = (chart.percent(Fraction(str(edge))) for edge in _HEALTHY)
        low = low.rstrip("%\xa0\u202f ")
        words = _("{low} to {high}: a healthy stretch").format(low=low, high=high)
        self._write(words, 0, 0.62, 4.5, 4.0, size=_SMALL, ink=colours.muted)
        ends = [(float(chart.now), [(_("{share} at the end").format(share=chart.percent(chart.now)), True)])]
        if chart.ending is not None:
            trend = chart.ending.trend
            made = chart.place(chart.ending.made_on)
            self._draw_range_bar(float(trend.low), float(trend.high))
            start = max((share for place, share in chart.corners() if place <= made), default=0.0)
            self._draw_trend(made, start, float(trend.value))
            day = format_day(chart.ending.made_on, chart.locale, "MMMd")
            share, spread = chart.percent(trend.value), chart.range_words()
            sentence = _("trend of {day}: {share},") if spread else _("trend of {day}: {share}")
            said = [sentence.format(day=day, share=share)]
            said += [_("range {range}").format(range=spread[0])] if spread else []
            blocks = [(each, False) for each in said]
            ends.insert(0, (float(trend.high), blocks))
        self._draw_line()
        self._write_blocks(ends)

    def _draw_line(self) -> None:
        corners = self.chart.corners()
        series, ground = self.style.colours.series, self.style.colours.ground
        days, shares = zip(*corners, strict=True)
        self.axes.plot(
            days, shares, color=series, linewidth=1.7, solid_capstyle="round", solid_joinstyle="round",
            clip_on=False, zorder=5,
        )  # fmt: skip
        marked = len(self.chart.days) <= self.style.most_marked
        dotted = self.chart.days if marked else self.chart.days[-1:]
        shares = self.chart.shares if marked else self.chart.shares[-1:]
        self.axes.plot(
            [self.chart.place(day) for day in dotted], [float(share) for share in shares],
            color=series, linestyle="none", marker="o", markersize=4.4, markeredgecolor=ground,
            markeredgewidth=0.7, clip_on=False, zorder=6,
        )  # fmt: skip

    def _draw_ending(self, today: int, now: float) -> None:
        if self.chart.ending is None or today >= self.chart.span:
            return
        trend, span = self.chart.ending.trend, self.chart.span
        tint = mixed(self.style.colours.ground, self.style.colours.series, 0.15)
        self.axes.fill(
            [today, span, span], [now, float(trend.high), float(trend.low)],
            color=tint, linewidth=0, zorder=1.5,
        )  # fmt: skip
        self._draw_trend(today, now, float(trend.value))

    def _draw_trend(self, since: int, share: float, value: float) -> None:
        closed = self.chart.is_closed
        ink = self.style.colours.muted if closed else self.style.colours.series
        self.axes.plot(
            [since, self.chart.span], [share, value],
            color=ink, linewidth=0.8 if closed else 1.1, dashes=(2, 2), zorder=4, clip_on=False,
        )  # fmt: skip

    def _draw_range_bar(self, low: float, high: float) -> None:
        x = self.chart.span * 1.006
        tint = mixed(self.style.colours.ground, self.style.colours.series, 0.5)
        self.axes.plot([x, x], [low, high], color=tint, linewidth=2.6, solid_capstyle="butt", clip_on=False)

    # Labels

    def _write_today(self, today: int) -> None:
        """The day at the head of its line, what is due and what is done beside it."""
        chart, colours = self.chart, self.style.colours
        if today > chart.span:
            return
        now, due = float(chart.now), float(chart.even(chart.day))
        behind = now <= due
        late, early = today > chart.span * _LATE, today < chart.span * _EARLY
        words = _("today, {day}").format(day=format_day(chart.day, chart.locale, "MMMd"))
        high = max(now, due) > _HIGH
        self._write(words, today, 0.0 if high else 1.0, -4 if late else 4, 9 if high else -7.5, at_right=late)
        words = _("{share} due").format(share=chart.percent(chart.even(chart.day)))
        if not early:  # the labels of the axes stand there
            self._write(words, today, due, -4.3 if behind else 5.2, 6.8 if behind else -7.5, at_right=behind)
        if late:
            return
        falls = chart.ending is not None and chart.ending.trend.value < chart.now
        below = behind and not falls
        self._write(
            chart.percent(chart.now), today, now, 5.2 if below or early else -4.3, -8.2 if below else 8.0,
            size=_LARGE, ink=colours.series, bold=True, at_right=not below and not early,
        )  # fmt: skip

    def _write_ends(self, today: int) -> None:
        """Beside the ends of the lines: the pace, the trend, and a late line itself."""
        chart = self.chart
        blocks: list[tuple[float, list[tuple[str, bool]]]] = [(1.0, [(_("even pace"), False)])]
        if chart.ending is not None:
            first, *others = chart.percent(chart.ending.trend.value), *chart.range_words()
            blocks.append(
                (float(chart.ending.trend.value), [(first, True), *((each, False) for each in others)])
            )
        if today > chart.span * _LATE:
            blocks.append((float(chart.now), [(chart.percent(chart.now), True)]))
        self._write_blocks(blocks)

    def _write_blocks(self, blocks: list[tuple[float, list[tuple[str, bool]]]]) -> None:
        """Blocks of lines in the right margin; the first line of each at its height, the lower ones yield."""
        letters, chart, colours = self.style.letters, self.chart, self.style.colours
        line = letters * 1.08
        at = 1.0 + line / self._points
        aside = 8.5 if chart.is_closed else 5.7
        for height, words in sorted(blocks, key=lambda block: -block[0]):
            at = min(height, at - line / self._points)
            for text, bold in words:
                plain = _PLAIN if len(words) == 1 and not chart.is_closed else _SMALL
                self._write(
                    text, chart.span, at, aside, 0.0, size=_LARGE if bold else plain, bold=bold,
                    ink=colours.series if bold else colours.muted if len(words) > 1 else None,
                    halo=False,
                )  # fmt: skip
                at -= line / self._points
            at += (line - _GAP) / self._points * 0.5

    def write_days(self) -> None:
        """The first day, the last, the firsts of months, and the day of the last page with its line."""
        chart, axes = self.chart, self.axes
        ticks = frame.day_ticks(chart.first_day, chart.last_day, chart.locale)[0]
        labels = [
            format_day(chart.first_day + dt.timedelta(days=tick), chart.locale, "MMMd") for tick in ticks
        ]
        wide = float(axes.get_position().width * self.figure.get_size_inches()[0] * 72)
        taken: list[tuple[float, float]] = []
        size = self.style.letters * _SMALL

        def room(x: float, text: str, share: float) -> tuple[float, float]:
            length = sum(map(width, text)) * size * _LETTER
            start = x / chart.span * wide - length * share
            return start, start + length

        def write(x: int, text: str, share: float) -> bool:
            start, end = room(x, text, share)
            if any(start < other_end + _GAP and end > other - _GAP for other, other_end in taken):
                return False
            taken.append((start, end))
            align = {0.0: "left", 0.5: "center", 1.0: "right"}[share]
            self._write(
                text, x, 0.0, 0.0, -9.2, size=_SMALL, ink=self.style.colours.muted, align=align, halo=False
            )
            return True

        write(0, labels[0], 0.0)
        write(ticks[-1], labels[-1], 1.0)
        mark = chart.mark
        if mark is not None and 0 <= chart.place(mark.day) <= chart.span:
            name = _("last page, {day}: {share}")
            name = _("{day}: {share}") if chart.is_closed or not mark.handed else name
            day = format_day(mark.day, chart.locale, "MMMd")
            # What was long ago stands beside its line: months have more room then.
            align = 0.0 if chart.is_closed else 0.5
            if write(chart.place(mark.day), name.format(day=day, share=chart.percent(mark.share)), align):
                axes.plot(
                    [chart.place(mark.day)] * 2, [float(mark.share), -3.5 / self._points],
                    color=self.style.colours.muted, linewidth=0.5, linestyle=(0, (1, 2)), zorder=2,
                    clip_on=False,
                )  # fmt: skip
        for tick, label in zip(ticks[1:-1], labels[1:-1], strict=True):
            if write(tick, label, 0.5):
                axes.plot(
                    [tick, tick], [0, -2.9 / self._points], color=self.style.edge or self.style.colours.line,
                    linewidth=0.5, clip_on=False, zorder=1,
                )  # fmt: skip
        axes.set_xticks([])

    def _write(
        self, text: str, x: float, y: float, right: float, up: float, *, size: float = _PLAIN,
        ink: str | None = None, bold: bool = False, at_right: bool = False, align: str = "",
        halo: bool = True,
    ) -> None:  # fmt: skip
        """A text so many points right of and above a place, in a halo of the ground's colour."""
        written = self.axes.annotate(
            text, (x, y), (right, up), textcoords="offset points", annotation_clip=False,
            color=ink or self.style.colours.moved, fontsize=self.style.letters * size,
            weight="bold" if bold else "normal", va="center",
            ha=align or ("right" if at_right else "left"), zorder=7,
        )  # fmt: skip
        if halo:
            written.set_bbox({"facecolor": self.style.colours.ground, "edgecolor": "none", "pad": 0.4})
