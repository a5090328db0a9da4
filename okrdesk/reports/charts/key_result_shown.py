"""What the chart of one key result shows, and in words for those who hear it or want a table.

Of what people typed only units and the names of stages are drawn.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

from okrdesk.frozen import dataclass
from okrdesk.i18n import _, as_percent, format_day, ngettext
from okrdesk.okr.check_ins import spell_name
from okrdesk.okr.forecast import Ends, Forecast, Line, band_words, within
from okrdesk.okr.measures import measure_of
from okrdesk.okr.rounding import half_up, trimmed
from okrdesk.okr.terms import KeyResult
from okrdesk.okr.values import show_amount
from okrdesk.okr.ways import BAND, YES_NO
from okrdesk.reports.charts.chart import Chart, Point, Table

_MOST_PLACES = 6  # of what a person enters and reads


@dataclass(frozen=True, slots=True)
class KeyResultShown(Chart):
    """What one chart shows. `values` are (day, value), one a day; `pace` the corners of the dashed line.

    `low` and `high` are the edges of a band; `commit` and `target_zone` the values where the zones begin.
    `line` is what the trend was read from, `ends` what it can be at all; `held` is the value of a count that
    only grows, below which it will not fall. `spells` are the days on which the community had gone through a
    lull or a conflict.
    """

    locale: str
    key_result: KeyResult
    first_day: dt.date
    due: dt.date
    day: dt.date
    values: tuple[tuple[dt.date, Decimal], ...]
    pace: tuple[tuple[dt.date, Fraction], ...]
    goal: Fraction | None
    commit: Fraction | None
    target_zone: Fraction | None
    low: Decimal | None
    high: Decimal | None
    trend: Forecast | None
    line: Line | None
    ends: Ends
    held: Decimal | None
    moved: tuple[tuple[dt.date, Decimal, Decimal | None], ...]
    spells: tuple[tuple[dt.date, str], ...] = ()
    left_out: int = 0

    def place(self, day: dt.date) -> int:
        """Where a day stands on the x axis."""
        return (day - self.first_day).days

    def pace_on(self, day: dt.date) -> Fraction | None:
        """The value that an even pace has on a day; None where there is no pace."""
        if not self.pace:
            return None
        before = self.pace[0]
        if day <= before[0]:
            return before[1]
        for after in self.pace[1:]:
            if day <= after[0]:
                days = (after[0] - before[0]).days
                gone = Fraction((day - before[0]).days, days) if days else Fraction(1)
                return before[1] + (after[1] - before[1]) * gone
            before = after
        return before[1]

    def raw_ends(self) -> tuple[Fraction, Fraction, Fraction] | None:
        """The ends of the range at the due day, and its low end today, before anything is cut off."""
        if self.line is None:
            return None
        value, half = self.line.on(self.due), self.line.half(self.due)
        return value - half, value + half, self.line.on(self.day) - self.line.half(self.day)

    def fan(self) -> tuple[tuple[dt.date, Fraction, Fraction], ...]:
        """(day, low, high) of the range of the trend, week by week from today to the due day."""
        line = self.line
        return () if line is None else tuple((day, *self._range_on(day, line)) for day in self.ahead())

    def ahead(self) -> tuple[dt.date, ...]:
        """The days of the range of the trend; none without a trend."""
        if self.trend is None or self.line is None:
            return ()
        span = (self.due - self.day).days
        return tuple(self.day + dt.timedelta(days=n) for n in (*range(0, span, 2), span))

    def trend_on(self, day: dt.date) -> Fraction | None:
        """The value of the trend on a day, within what can be; None without one."""
        return None if self.trend is None or self.line is None else self._kept(self.line.on(day))

    def _range_on(self, day: dt.date, line: Line) -> tuple[Fraction, Fraction]:
        value, half = line.on(day), line.half(day)
        return self._kept(value - half), self._kept(value + half)

    def _kept(self, value: Fraction) -> Fraction:
        value = within(value, self.ends)
        return value if self.held is None else max(value, Fraction(self.held))

    def has_values(self) -> bool:
        """Whether there is a check-in."""
        return bool(self.values)

    def texts(self) -> tuple[str, ...]:
        """The unit and the names of the stages."""
        return (self.key_result.unit, *(stage.name for stage in self.key_result.stages))

    def size(self, letters: float = 9.0) -> tuple[float, float]:
        """As wide as a page, so that its labels have room."""
        return 8.3, 4.0

    def value_words(self, value: Decimal | Fraction) -> str:
        """A value of the key result in few characters: "37", "27%", "yes"."""
        if measure_of(self.key_result).way is YES_NO:
            return _("yes") if value >= 1 else _("no")
        return number_words(value, self.key_result, self.locale)

    def forecast_words(self) -> str:
        """The line below the chart: where the trend leads, honestly labelled, and what the dashed line is."""
        parts = []
        if self.trend is not None:
            low, high = (self.value_words(v) for v in (self.trend.low, self.trend.high))
            due = format_day(self.due, self.locale)
            if low == high:
                parts.append(_("At this rate: {value} by {day}.").format(value=low, day=due))
            else:
                sentence = _("At this rate: {low} to {high} by {day} ({share} range).")
                share = as_percent("80", self.locale)
                parts.append(sentence.format(low=low, high=high, day=due, share=share))
            parts.append(_("A trend, not a promise."))
            parts += filter(None, [band_words(self.key_result, self.trend)])
        elif self.values and len(self.values) < 3 and self.day < self.due:
            parts.append(_("A forecast needs check-ins on three days."))
        if self.pace:
            parts.append(_("Dashed line: even pace to the target."))
        elif measure_of(self.key_result).way is BAND:
            parts.append(_("Shaded: the band to keep within."))
        if self.moved:
            parts.append(_("Where the line of the target steps, it was moved."))
        parts += self.spell_words()
        return " ".join(parts)

    def spell_words(self) -> list[str]:
        """What the marks at the foot stand for."""
        met = {spell for _on, spell in self.spells}
        named = (("lull", _("Triangle: a lull.")), ("conflict", _("Cross: a conflict.")))
        return [words for spell, words in named if spell in met]

    def story(self) -> str:
        """The chart as a few sentences, for those who hear it."""
        if not self.values:
            return _("There is no check-in yet, so the chart is empty.")
        first, last = self.values[0], self.values[-1]
        count = len(self.values)
        parts = [
            ngettext("{n} value", "{n} values", count).format(n=count)
            + _(": {first} on {first_day}, {last} on {last_day}.").format(
                first=self.value_words(first[1]),
                first_day=format_day(first[0], self.locale),
                last=self.value_words(last[1]),
                last_day=format_day(last[0], self.locale),
            )
        ]
        due_now = self.pace_on(self.day)
        if due_now is not None:
            shown = self.value_words(due_now)
            parts.append(_("An even pace would be at {value} now.").format(value=shown))
        if self.goal is not None:
            goal = self.value_words(self.goal)
            parts.append(
                _("Target {value} by {day}.").format(value=goal, day=format_day(self.due, self.locale))
            )
        for on, before, after in self.moved:
            parts.append(
                _("The target was moved from {before} to {after} on {day}.").format(
                    before=self.value_words(before),
                    after="–" if after is None else self.value_words(after),
                    day=format_day(on, self.locale),
                )
            )
        for on, spell in self.spells:
            told = _("By {day} the community had gone through {spell}.")
            parts.append(told.format(day=format_day(on, self.locale), spell=spell_name(spell)))
        ahead = self.forecast_words()
        return " ".join([*parts, ahead])

    def points(self) -> tuple[Point, ...]:
        """Each value with its words ("8 Feb 2026: 37, pace 34")."""
        return tuple(Point(self.place(on), float(value), self._words(on, value)) for on, value in self.values)

    def _words(self, on: dt.date, value: Decimal) -> str:
        due, day, shown = self.pace_on(on), format_day(on, self.locale), self.value_words(value)
        sentence = _("{day}: {value}").format(day=day, value=shown)
        if due is not None:
            pace = self.value_words(due)
            sentence = _("{day}: {value}, pace {pace}").format(day=day, value=shown, pace=pace)
        spell = dict(self.spells).get(on)
        return (
            sentence
            if spell is None
            else _("{words}, {spell}").format(words=sentence, spell=spell_name(spell))
        )

    def table(self) -> Table:
        """A row for each value, earliest first, with the even pace beside it."""
        rows: list[tuple[str, ...]] = []
        for on, value in self.values:
            due = self.pace_on(on)
            pace = "–" if due is None else self.value_words(due)
            row = (format_day(on, self.locale), self.value_words(value), pace)
            rows.append((*row, spell_name(dict(self.spells).get(on, ""))) if self.spells else row)
        head: tuple[str, ...] = (_("Day"), _("Value"), _("Even pace"))
        return Table((*head, _("The community")) if self.spells else head, tuple(rows))


def exact_words(value: Fraction, key_result: KeyResult, locale: str) -> str:
    """A value that was reckoned from what somebody set, with all its places where they end soon: "28.8"."""
    short = half_up(value, _MOST_PLACES)
    return number_words(Decimal(trimmed(short)) if short == value else value, key_result, locale)


def number_words(value: Decimal | Fraction, key_result: KeyResult, locale: str) -> str:
    """A value in few characters: "37", "27%", "€1,200". What was entered stays as it is (decision 39).

    What was computed is rounded half up to the places of the key result's own figures, or to what its size
    asks for.
    """
    return show_amount(_written(value, key_result), key_result, locale)


def _written(value: Decimal | Fraction, key_result: KeyResult) -> Decimal:
    """The value as `number_words` writes it, without zeros at its end."""
    if isinstance(value, Fraction):
        value = half_up(value, max(_places(value), places_of(key_result)))
    elif _decimals(value) > _MOST_PLACES:  # an average that did not come out even
        value = half_up(Fraction(value), 2 if abs(value) >= 1 else 4)
    return Decimal(trimmed(value))


def places_of(key_result: KeyResult) -> int:
    """The most decimal places that the figures of a key result have."""
    ends = (key_result.baseline, key_result.target, key_result.low, key_result.high)
    return min(_MOST_PLACES, max((_decimals(end) for end in ends if end is not None), default=0))


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _places(value: Fraction) -> int:
    return 0 if abs(value) >= 10 else 1 if abs(value) >= 1 else 2
