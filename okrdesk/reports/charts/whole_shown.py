"""What the chart of the whole shows, and in words for those who hear it or want a table."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from okrdesk.frozen import dataclass
from okrdesk.i18n import _, format_day
from okrdesk.okr.briefing.trend import Trend
from okrdesk.okr.briefing.words import in_a_row
from okrdesk.okr.shown import format_percent
from okrdesk.reports.charts.chart import OverDays, Point, Table


@dataclass(frozen=True, slots=True)
class Mark:
    """What it is compared with: a day and the share that a page of it printed; `handed` to others or not."""

    day: dt.date
    share: Fraction
    handed: bool = True


@dataclass(frozen=True, slots=True)
class Ending:
    """The trend of a day at the last day of the cycle; `needed` are the numbers on which its top rests."""

    trend: Trend
    made_on: dt.date
    needed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WholeShown(OverDays):
    """Progress on the days with a check-in, `shares` of 1; its title is what is to be seen in it.

    `now` is the share as of `day`. Of a closed cycle the ending is what the last page said that showed one.
    """

    title: str
    shares: tuple[Fraction, ...]
    now: Fraction
    mark: Mark | None = None
    ending: Ending | None = None
    is_closed: bool = False
    left_out: int = 0

    def corners(self) -> tuple[tuple[int, float], ...]:
        """The line: from the first day, through the days with a check-in, flat from the last one to today."""
        until = min(self.day, self.last_day)
        through = [(self.place(day), float(share)) for day, share in zip(self.days, self.shares, strict=True)]
        start = [] if through and through[0][0] == 0 else [(0, 0.0)]
        end = (
            [(self.place(until), float(self.now))]
            if not through or through[-1][0] < self.place(until)
            else []
        )
        return (*start, *through, *end)

    @property
    def flat_since(self) -> dt.date | None:
        """The day of the last check-in where the line goes on flat from it, else None."""
        last = self.days[-1] if self.days else None
        return last if last is not None and last < min(self.day, self.last_day) else None

    def has_values(self) -> bool:
        """Whether there was a check-in."""
        return bool(self.days)

    def takeaway(self) -> str:
        """Its title."""
        return self.title

    def story(self) -> str:
        """The title, where it stands, and where it ends at this rate."""
        parts = [f"{self.title}." if self.title else "", self._standing(), self._ending()]
        return " ".join(filter(None, parts))

    def _standing(self) -> str:
        sentence = _("Progress of all objectives: {now} on {day}; an even pace would be {pace}.")
        if self.is_closed:
            sentence = _("Progress of all objectives: {now} at the end.")
        return sentence.format(
            now=self.percent(self.now),
            day=format_day(self.day, self.locale),
            pace=self.percent(self.even(self.day)),
        )

    def _ending(self) -> str:
        if self.ending is None:
            return ""
        trend = self.ending.trend
        sentence = _("The trend of {made} ends at {value}, between {low} and {high}.")
        return sentence.format(
            made=format_day(self.ending.made_on, self.locale),
            value=self.percent(trend.value),
            low=self.percent(trend.low),
            high=self.percent(trend.high),
        )

    def range_words(self) -> tuple[str, ...]:
        """What stands below the end of the trend: its range, and on what the top of it rests; () for none."""
        if self.ending is None:
            return ()
        trend, needed = self.ending.trend, self.ending.needed
        low, high = self.percent(trend.low), self.percent(trend.high)
        if low == high:  # a range that says nothing
            return ()
        sentence = _("{low} to {high};") if needed else _("{low} to {high}")
        words = [sentence.format(low=low.rstrip("%\xa0\u202f "), high=high)]
        if needed:
            words.append(_("the top needs {numbers}").format(numbers=in_a_row(needed)))
        return tuple(words)

    def points(self) -> tuple[Point, ...]:
        """Every day with a check-in ("8 Feb: 33%, pace 43%")."""
        return tuple(
            Point(
                self.place(day),
                float(share),
                _("{day}: {share}, pace {pace}").format(
                    day=format_day(day, self.locale, "MMMd"),
                    share=self.percent(share),
                    pace=self.percent(self.even(day)),
                ),
            )
            for day, share in zip(self.days, self.shares, strict=True)
        )

    def table(self) -> Table:
        """A row for each day with a check-in."""
        rows = [
            (format_day(day, self.locale, "MMMd"), self.percent(share), self.percent(self.even(day)))
            for day, share in zip(self.days, self.shares, strict=True)
        ]
        return Table((_("Day"), _("Progress"), _("even pace")), tuple(rows))

    def percent(self, share: Fraction) -> str:
        """A share as it is written."""
        return format_percent(share, self.locale)
