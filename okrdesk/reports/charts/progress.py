"""Progress against an even pace: a line for each objective or key result of a cycle, or one for the whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from okrdesk.document.document import Document
from okrdesk.i18n import _, format_day
from okrdesk.okr.course import course
from okrdesk.okr.outline import Outline
from okrdesk.okr.rounding import percent
from okrdesk.okr.schedule import expected, planned_days
from okrdesk.okr.shown import format_percent
from okrdesk.reports.charts import progress_drawing
from okrdesk.reports.charts.chart import Chart, Point, Table
from okrdesk.reports.charts.labels import label
from okrdesk.reports.charts.style import Style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_LINES = 200
MOST_COLOURED = 8
_MOST_FIGURES = 20_000  # key results × days; above, the line of the whole takes the planned days alone

Lines = Literal["objectives", "key-results"]
Kind = Lines | Literal["whole"]


@dataclass(frozen=True, slots=True)
class ProgressLine:
    """One line: `shares` for each of the chart's days, None before the first value."""

    number: str
    item_id: str
    title: str
    shares: tuple[Fraction | None, ...]
    coloured: bool


@dataclass(frozen=True, slots=True)
class ProgressChart(Chart):
    """What the chart shows as of `day`; `left_out` more lines are not drawn, those least behind."""

    locale: str
    kind: Kind
    first_day: dt.date
    last_day: dt.date
    day: dt.date
    days: tuple[dt.date, ...]
    lines: tuple[ProgressLine, ...]
    left_out: int = 0

    @property
    def span(self) -> int:
        """The days from the first to the last, at least one."""
        return max(1, (self.last_day - self.first_day).days)

    def place(self, day: dt.date) -> int:
        """Where a day stands on the x axis."""
        return (day - self.first_day).days

    def pace(self, day: dt.date) -> Fraction:
        """The share that an even pace has on a day (F10)."""
        return expected(self.first_day, self.last_day, day)

    def coloured(self) -> list[ProgressLine]:
        """The lines that are told apart; the others are grey."""
        return [line for line in self.lines if line.coloured]

    def has_values(self) -> bool:
        """Whether any line has begun."""
        return any(share is not None for line in self.lines for share in line.shares)

    def texts(self) -> tuple[str, ...]:
        """The titles of what is coloured."""
        return tuple(line.title for line in self.coloured())

    def draw(self, figure: Figure, style: Style) -> Axes:
        """Draw the chart anew on a figure; x counts days since the first day, y is the share of the way."""
        return progress_drawing.draw(figure, self, style)

    def story(self) -> str:
        """Where the coloured lines stand and where an even pace would be; how the whole went."""
        ended = [line for line in self.coloured() if any(share is not None for share in line.shares)]
        if not ended:
            return self._why_empty()
        if self.kind == "whole":
            return self._story_of_whole()
        more = len(self.lines) + self.left_out - len(ended)
        sentence = _("On {day} an even pace would be {pace}: {lines}.")
        if more:
            sentence = _(
                "On {day} an even pace would be {pace}; furthest behind are {lines}; {n} more are not named."
            )
        return sentence.format(
            day=format_day(self.day, self.locale),
            pace=self._percent(self.pace(self.day)),
            lines=", ".join(self.end_words(line, 60) for line in ended),
            n=more,
        )

    def _story_of_whole(self) -> str:
        known = [
            (d, share) for d, share in zip(self.days, self.lines[0].shares, strict=True) if share is not None
        ]
        (first_day, first), (last_day, last) = known[0], known[-1]
        return _(
            "Progress of all objectives: {first} on {first_day}, {last} on {last_day}; "
            "an even pace would be {pace}."
        ).format(
            first=self._percent(first),
            first_day=format_day(first_day, self.locale),
            last=self._percent(last),
            last_day=format_day(last_day, self.locale),
            pace=self._percent(self.pace(last_day)),
        )

    def end_words(self, line: ProgressLine, most: int) -> str:
        """What stands at the end of a line: number, title in at most so many letters, latest share."""
        last = next((share for share in reversed(line.shares) if share is not None), Fraction(0))
        title = "" if self.kind == "whole" else label(line.title, most)
        return " ".join(part for part in (line.number, title, self._percent(last)) if part)

    def points(self) -> tuple[Point, ...]:
        """Every point of the coloured lines ("1 Events, 8 Feb: 52%, pace 43%"), line by line."""
        points = []
        for number, line in enumerate(self.coloured()):
            name = f"{line.number} {label(line.title, 40)}".strip()
            for day, share in zip(self.days, line.shares, strict=True):
                if share is not None:
                    spoken = _("{name}, {day}: {share}, pace {pace}").format(
                        name=name,
                        day=format_day(day, self.locale, "MMMd"),
                        share=self._percent(share),
                        pace=self._percent(self.pace(day)),
                    )
                    points.append(Point(self.place(day), progress_drawing.drawn(share), spoken, number))
        return tuple(points)

    def table(self) -> Table:
        """A row for each line, a column for each day; the even pace last."""
        head = (_("Number"), _("Title"), *(format_day(day, self.locale, "MMMd") for day in self.days))
        known: dict[int, str] = {}  # a thousand lines have few different figures

        def figure_of(share: Fraction | None) -> str:
            if share is None:
                return "–"
            points = percent(share)
            if points not in known:
                known[points] = self._percent(Fraction(points, 100))
            return known[points]

        rows = [(line.number, line.title, *map(figure_of, line.shares)) for line in self.lines]
        pace = (self._percent(self.pace(day)) for day in self.days)
        return Table(head, (*rows, ("", _("even pace"), *pace)), words=2)

    def _percent(self, share: Fraction) -> str:
        return format_percent(share, self.locale)

    def _why_empty(self) -> str:
        if not self.lines:
            return _("There is nothing to follow in this cycle yet.")
        if self.day < self.first_day:
            return _("The cycle begins on {day}.").format(day=format_day(self.first_day, self.locale))
        return _("There is no check-in yet, so the chart is empty.")


def progress_chart(
    document: Document,
    seen: Outline,
    locale: str,
    kind: Lines = "objectives",
    most: int = MOST_LINES,
) -> ProgressChart:
    """The chart of an outline; above eight lines those furthest behind their pace are coloured."""
    if kind == "objectives":
        rows = [
            (str(o.number), o.objective.id, o.objective.title, o.figures.expected - o.figures.progress)
            for o in seen.objectives
        ]
    else:
        rows = [
            (k.number, k.key_result.id, k.key_result.title, k.figures.expected - k.figures.counted)
            for k in seen.key_results
        ]
    behind = sorted(rows, key=lambda row: -row[3])
    drawn = {row[1] for row in behind[:most]}
    coloured = {row[1] for row in behind[:MOST_COLOURED]}
    went = course(document, seen, drawn if kind == "key-results" else ())
    shares = went.objectives if kind == "objectives" else went.key_results
    lines = tuple(
        ProgressLine(number, item, title, shares[item], item in coloured)
        for number, item, title, _gap in rows
        if item in drawn
    )
    cycle = seen.cycle
    left_out = len(rows) - len(lines)
    return ProgressChart(locale, kind, cycle.first_day, cycle.last_day, seen.day, went.days, lines, left_out)


def chart_of_whole(
    document: Document, seen: Outline, locale: str, days: Collection[dt.date]
) -> ProgressChart | None:
    """One line for the workspace, on those of `days`, its days with a check-in, that lie in the cycle.

    None where there is no such day.
    """
    cycle = seen.cycle
    asked = sorted(day for day in days if day >= cycle.first_day)
    if len(asked) * len(seen.key_results) > _MOST_FIGURES:
        asked = [day for day in planned_days(cycle) if day <= seen.day]
    asked = [day for day in asked if day <= cycle.last_day]
    if not asked:
        return None
    went = course(document, seen, days=asked)
    line = ProgressLine("", "", _("All objectives"), went.whole, coloured=True)
    return ProgressChart(locale, "whole", cycle.first_day, cycle.last_day, seen.day, went.days, (line,))
