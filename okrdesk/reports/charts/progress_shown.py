"""What the chart of progress shows, and in words for those who hear it or want a table."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from okrdesk.frozen import dataclass
from okrdesk.i18n import _, format_day, ngettext
from okrdesk.okr.briefing.takeaway import IN_STEP
from okrdesk.okr.briefing.words import begun, spelled
from okrdesk.okr.rounding import percent
from okrdesk.okr.shown import format_percent
from okrdesk.reports.charts.chart import OverDays, Point, Table
from okrdesk.reports.charts.labels import label

LOWEST, HIGHEST = -0.5, 1.5  # what lies beyond is drawn at the edge, and told as it is

Lines = Literal["objectives", "key-results"]


@dataclass(frozen=True, slots=True)
class ProgressLine:
    """One line: `shares` for each of the chart's days, None before the first value."""

    number: str
    item_id: str
    title: str
    shares: tuple[Fraction | None, ...]
    coloured: bool


@dataclass(frozen=True, slots=True)
class ProgressShown(OverDays):
    """What the chart shows as of `day`; `left_out` more lines are not drawn, those least behind."""

    kind: Lines
    lines: tuple[ProgressLine, ...]
    left_out: int = 0

    def coloured(self) -> list[ProgressLine]:
        """The lines that are told apart; the others are grey."""
        return [line for line in self.lines if line.coloured]

    def has_values(self) -> bool:
        """Whether any line has begun."""
        return any(share is not None for line in self.lines for share in line.shares)

    def texts(self) -> tuple[str, ...]:
        """The titles of what is coloured."""
        return tuple(line.title for line in self.coloured())

    def takeaway(self) -> str:
        """How many lines are behind an even pace, and which is furthest."""
        known = [(line, share) for line in self.lines if (share := last_of(line)) is not None]
        if not known:
            return self._why_empty().rstrip(".")
        due = percent(self.even(self.day))
        behind = [(due - percent(share), line.number) for line, share in known]
        behind = [(gap, number) for gap, number in behind if gap > IN_STEP]
        many = len(known) + self.left_out
        if not behind:
            sentence = ngettext("The line keeps the pace", "All {n} lines keep the pace", many)
            return sentence.format(n=spelled(many))
        first = ngettext("{n} of {all} is behind the pace", "{n} of {all} are behind the pace", len(behind))
        words = begun(first.format(n=spelled(len(behind)), all=spelled(many)))
        gap, number = max(behind)
        points = ngettext("{n} point", "{n} points", gap).format(n=gap)
        return _("{behind}, {number} by {points}").format(behind=words, number=number, points=points)

    def story(self) -> str:
        """Where the coloured lines stand and where an even pace would be."""
        ended = [line for line in self.coloured() if any(share is not None for share in line.shares)]
        if not ended:
            return self._why_empty()
        more = len(self.lines) + self.left_out - len(ended)
        sentence = _("On {day} an even pace would be {pace}: {lines}.")
        if more:
            sentence = _(
                "On {day} an even pace would be {pace}; furthest behind are {lines}; {n} more are not named."
            )
        return sentence.format(
            day=format_day(self.day, self.locale),
            pace=self._percent(self.even(self.day)),
            lines=", ".join(self.end_words(line, 60) for line in ended),
            n=more,
        )

    def end_words(self, line: ProgressLine, most: int) -> str:
        """What stands at the end of a line: number, title in at most so many letters, latest share."""
        last = last_of(line) or Fraction(0)
        return " ".join(part for part in (line.number, label(line.title, most), self._percent(last)) if part)

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
                        pace=self._percent(self.even(day)),
                    )
                    points.append(Point(self.place(day), drawn(share), spoken, number))
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
        pace = (self._percent(self.even(day)) for day in self.days)
        return Table(head, (*rows, ("", _("even pace"), *pace)), words=2)

    def _percent(self, share: Fraction) -> str:
        return format_percent(share, self.locale)

    def _why_empty(self) -> str:
        if not self.lines:
            return _("There is nothing to follow in this cycle yet.")
        if self.day < self.first_day:
            return _("The cycle begins on {day}.").format(day=format_day(self.first_day, self.locale))
        return _("There is no check-in yet, so the chart is empty.")


def last_of(line: ProgressLine) -> Fraction | None:
    """The latest share of a line, None before it has begun."""
    return next((share for share in reversed(line.shares) if share is not None), None)


def drawn(share: Fraction) -> float:
    """Where a share stands on the picture."""
    return max(LOWEST, min(HIGHEST, float(share)))
