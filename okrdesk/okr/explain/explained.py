"""Explained figures: what a sum is made of, and how its numbers are written."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from okrdesk.i18n import _
from okrdesk.okr.rollup import Figures
from okrdesk.okr.rounding import half_up, percent, points, trimmed
from okrdesk.okr.status import Rule
from okrdesk.okr.terms import CheckIn, Cycle, KeyResult


@dataclass(frozen=True, slots=True)
class Explained:
    """One figure as a sum. All texts are for reading, in the reader's language, except `key` and `exact`.

    `value` is rounded as shown ("54 %"), `exact` the same for machines (decision 11: "0.535714285714", a
    status, a day; None where undefined). `sum` is the formula with the inputs filled in. Where the figure is
    not defined, `value` says so and `rule` says why.
    """

    name: str
    value: str
    formula: str
    inputs: tuple[tuple[str, str], ...]
    rule: str
    rounding: str
    key: str
    exact: str | None
    sum: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """What all figures of one key result are explained from."""

    key_result: KeyResult
    series: list[CheckIn]
    cycle: Cycle
    day: dt.date
    rule: Rule
    figures: Figures
    hits: tuple[int, int] | None


def as_number(value: Decimal) -> str:
    """An exact number in plain digits."""
    return format(value, "f")


def or_nothing(value: Decimal | int | None) -> str:
    """A number in plain digits, "–" where there is none."""
    return "–" if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)


def as_term(value: Decimal) -> str:
    """A number as part of a sum: in brackets below 0."""
    return f"(−{as_number(-value)})" if value < 0 else as_number(value)


def as_signed(value: Fraction) -> str:
    """A fraction as part of a sum, with at most four places: in brackets below 0."""
    text = trimmed(half_up(abs(value), 4))
    return f"(−{text})" if value < 0 else text


def as_share(value: Fraction) -> str:
    """A share of 1 with at most four places."""
    return trimmed(half_up(value, 4))


def as_percent(value: Fraction) -> str:
    """A share of 1 in whole percent."""
    return f"{percent(value)}%"


def as_points(value: Fraction) -> str:
    """A share of 1 in percent with at most one place."""
    return f"{trimmed(points(value))}%"


def nothing() -> str:
    """What stands where a figure is not defined."""
    return _("not defined")


def rounded_half_up() -> str:
    """How most figures are rounded."""
    return _("shown rounded half up")


def with_one_place() -> str:
    """How figures with one decimal place are rounded."""
    return _("shown with one decimal place, rounded half up")


def not_rounded() -> str:
    """That a figure is shown as it is."""
    return _("not rounded")
