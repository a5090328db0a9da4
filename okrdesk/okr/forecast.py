"""Pace and forecast: what is needed per week, what was done, and where a trend would end (F13, F14)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from math import lcm

from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr.measures import goal, measure_of, rises
from okrdesk.okr.schedule import due_day, one_a_day
from okrdesk.okr.terms import CheckIn, Cycle, KeyResult
from okrdesk.okr.ways import BAND, is_inside

FEWEST_POINTS = 3
RECENT_CHECK_INS = 4
CALLED_OUT_ABOVE = Fraction(3, 2)  # our own rule, and labelled so

# Student's t for a two-sided 80 % interval (the 0.90 quantile), degrees of freedom 1 to 30.
_T_90 = (
    *("3.077684", "1.885618", "1.637744", "1.533206", "1.475884", "1.439756", "1.414924", "1.396815"),
    *("1.383029", "1.372184", "1.363430", "1.356217", "1.350171", "1.345030", "1.340606", "1.336757"),
    *("1.333379", "1.330391", "1.327728", "1.325341", "1.323188", "1.321237", "1.319460", "1.317836"),
    *("1.316345", "1.314972", "1.313703", "1.312527", "1.311434", "1.310415"),
)
_Z_90 = Fraction("1.2815515655")


@dataclass(frozen=True, slots=True)
class Forecast:
    """The trend at the due date with its 80 % prediction interval: a trend, not a promise.

    All three are values that the measure can have. `crosses` is the first day on which the line has reached
    the target, None where it never does or did already. `points` is the number of days behind it.
    """

    value: Fraction
    low: Fraction
    high: Fraction
    crosses: dt.date | None
    points: int


@dataclass(frozen=True, slots=True)
class Line:
    """The line of least squares: its value on the first day and what a day brings.

    It goes through `points` days, `middle` days after the first on average; `spread` is the sum of the
    squares of their distances from there, `noise` the variance of the values around the line.
    """

    first_day: dt.date
    start: Fraction
    slope: Fraction
    points: int
    middle: Fraction
    spread: Fraction
    noise: Fraction

    def on(self, day: dt.date) -> Fraction:
        """Its value on a day."""
        return self.start + self.slope * (day - self.first_day).days

    def half(self, day: dt.date) -> Fraction:
        """Half of its 80 % prediction interval on a day."""
        away = (day - self.first_day).days - self.middle
        variance = self.noise * (1 + Fraction(1, self.points) + away**2 / self.spread)
        return t_90(self.points - 2) * _root(variance)


def required_pace(
    key_result: KeyResult, current: Decimal | None, cycle: Cycle, day: dt.date
) -> Fraction | None:
    """What each week until the due date must bring, (t − v) ÷ weeks left; 0 once the target is reached (F13).

    None on and after the due date, and where no current value or target is known.
    """
    wanted, days_left = goal(key_result), (due_day(key_result, cycle) - day).days
    if wanted is None or current is None or days_left <= 0:
        return None
    missing = wanted - Fraction(current)
    if (missing <= 0) if rises(key_result) else (missing >= 0):
        return Fraction(0)
    return missing * 7 / days_left


def recent_pace(check_ins: Iterable[CheckIn]) -> Fraction | None:
    """What each week brought over the last four check-ins; None with fewer than two days (F13)."""
    recent = one_a_day(check_ins)[-RECENT_CHECK_INS:]
    if len(recent) < 2:
        return None
    gained = Fraction(recent[-1].value) - Fraction(recent[0].value)
    return gained * 7 / (recent[-1].on - recent[0].on).days


def pace_ratio(required: Fraction | None, recent: Fraction | None) -> Fraction | None:
    """Required pace ÷ recent pace; None where one is unknown, or recently nothing or the opposite came."""
    if required is None or recent is None:
        return None
    if required == 0:
        return Fraction(0)
    return required / recent if required * recent > 0 else None


def is_pace_called_out(required: Fraction | None, recent: Fraction | None) -> bool:
    """Whether the weeks left must bring more than 1.5 times the recent pace, or anything after standstill."""
    if not required or recent is None:
        return False
    ratio = pace_ratio(required, recent)
    return ratio is None or ratio > CALLED_OUT_ABOVE


def forecast(
    key_result: KeyResult, check_ins: Iterable[CheckIn], due: dt.date, day: dt.date | None = None
) -> Forecast | None:
    """Least squares over (day, value), read at the due date (F14; OpenOKR), as of a day (decision 35).

    None below three different days, and for yes/no, which has no trend. Pass the check-ins up to the day,
    which is that of the latest one unless given.
    """
    series = one_a_day(check_ins)
    line = trend_line(key_result, series)
    if line is None:
        return None
    value, half = line.on(due), line.half(due)
    crosses = _crossing(key_result, line)
    if crosses is not None and crosses <= (day or series[-1].on):
        crosses = None
    ends = ends_of(key_result, series)
    low, middle, high = (within(each, ends) for each in (value - half, value, value + half))
    return Forecast(middle, low, high, crosses, len(series))


def trend_line(key_result: KeyResult, series: Sequence[CheckIn]) -> Line | None:
    """The line of `forecast` through check-ins of one a day, before it is kept to what the measure can be."""
    if len(series) < FEWEST_POINTS or not measure_of(key_result).way.has_trend:
        return None
    origin = series[0].on
    days = [(each.on - origin).days for each in series]
    exact = [each.value.as_integer_ratio() for each in series]
    # In whole numbers until the end: sums of fractions took most of the time of a chart's figures.
    scale = lcm(*(below for _above, below in exact))
    values = [above * (scale // below) for above, below in exact]
    count, all_days, all_values = len(series), sum(days), sum(values)
    spread = count * sum(x * x for x in days) - all_days**2
    both = count * sum(x * y for x, y in zip(days, values, strict=True)) - all_days * all_values
    squares = count * sum(y * y for y in values) - all_values**2
    slope, mean_day = Fraction(both, spread * scale), Fraction(all_days, count)
    start = Fraction(all_values, count * scale) - slope * mean_day
    residual = Fraction(squares * spread - both**2, count * spread * scale**2)
    return Line(origin, start, slope, count, mean_day, Fraction(spread, count), residual / (count - 2))


def band_words(key_result: KeyResult, trend: Forecast) -> str:
    """Whether a band is kept on this trend, in a sentence; "" for what is no band (decision 35)."""
    if measure_of(key_result).way is not BAND:
        return ""
    inside = [
        is_inside(key_result, Decimal(each.numerator) / each.denominator)
        for each in (trend.value, trend.low, trend.high)
    ]
    if all(inside):
        return _("It stays inside the band on this trend.")
    if inside[0]:
        return _("It may leave the band on this trend.")
    return _("It ends outside the band on this trend.")


Ends = tuple[Decimal | None, Decimal | None]


def ends_of(key_result: KeyResult, series: Sequence[CheckIn]) -> Ends:
    """The least and the most that a trend may say; an end of the measure that a value lies beyond is none."""
    low, high = measure_of(key_result).limits(key_result)
    values = [each.value for each in series]
    return (
        low if low is not None and min(values) >= low else None,
        high if high is not None and max(values) <= high else None,
    )


def within(value: Fraction, ends: Ends) -> Fraction:
    """The value kept within these ends (decision 35)."""
    low, high = ends
    if low is not None:
        value = max(value, Fraction(low))
    return value if high is None else min(value, Fraction(high))


def t_90(freedom: int) -> Fraction:
    """The 0.90 quantile of Student's t: a table up to 30, then the series of Abramowitz & Stegun 26.7.5."""
    if freedom <= len(_T_90):
        return Fraction(_T_90[freedom - 1])
    z = _Z_90
    return (
        z
        + (z**3 + z) / (4 * freedom)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * freedom**3)
    )


def _root(square: Fraction) -> Fraction:
    """The square root to 28 digits."""
    with localcontext() as context:
        context.prec = 28
        return Fraction((Decimal(square.numerator) / Decimal(square.denominator)).sqrt())


def _crossing(key_result: KeyResult, line: Line) -> dt.date | None:
    wanted = goal(key_result)
    if wanted is None or line.slope == 0 or (line.slope > 0) != rises(key_result):
        return None
    exact = (wanted - line.start) / line.slope
    ordinal = line.first_day.toordinal() - (-exact.numerator // exact.denominator)
    if not dt.date.min.toordinal() <= ordinal <= dt.date.max.toordinal():
        return None
    return dt.date.fromordinal(ordinal)
