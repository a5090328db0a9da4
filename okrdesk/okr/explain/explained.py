"""Explained figures: what a sum is made of, and how its numbers are written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from okrdesk.frozen import dataclass
from okrdesk.i18n import PLAIN, as_percent, format_number
from okrdesk.okr.rollup import Figures
from okrdesk.okr.rounding import exact_ends, half_up, percent, trimmed
from okrdesk.okr.shown import ending_places, format_exact, format_percent, format_share, format_short
from okrdesk.okr.status import Rule
from okrdesk.okr.terms import CheckIn, Cycle, KeyResult

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Explained:
    """One figure as a sum. All texts are for reading, in the reader's language, except `key` and `exact`.

    `value` is rounded as shown ("54 %"), `exact` the same for machines (decision 11: "0.535714285714", a
    status, a day; None where undefined). Inputs are never rounded: whoever computes with them, and rounds as
    `rounding` says, gets `value`. `sum` is the formula with the inputs filled in. Where the figure is
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
    """What all figures of one key result are explained from.

    `closed` is what closing held of it, where something that makes its score came later (decision 37).
    """

    key_result: KeyResult
    series: list[CheckIn]
    cycle: Cycle
    day: dt.date
    rule: Rule
    figures: Figures
    hits: tuple[int, int] | None
    locale: str
    closed: tuple[KeyResult, Figures] | None = None


def as_number(value: Decimal, locale: str) -> str:
    """A number as it was entered, with all its places."""
    return format_number(value, locale)


def or_nothing(value: Decimal | int | None, locale: str) -> str:
    """A number as it was entered, "–" where there is none."""
    return "–" if value is None else as_number(Decimal(value), locale)


def as_term(value: Decimal | Fraction, locale: str) -> str:
    """A number as part of a sum, exactly: in brackets below 0."""
    text = as_number(abs(value), locale) if isinstance(value, Decimal) else format_exact(abs(value), locale)
    return f"(−{text})" if value < 0 else text


def as_share(value: Fraction, locale: str) -> str:
    """A share as an input: exactly, and where that is a fraction with its percents beside it."""
    exact = format_exact(value, locale)
    if ending_places(value) is not None or locale == PLAIN:
        return exact
    return f"{exact} ≈ {format_percent(value, locale, 2)}"


def as_input(value: Fraction, locale: str) -> str:
    """A measured value as an input: exactly, and beside a fraction some of its places."""
    exact = format_exact(value, locale)
    if ending_places(value) is not None or locale == PLAIN:
        return exact
    return f"{exact} ≈ {format_short(value, locale)}"


def as_result(value: Fraction, locale: str) -> str:
    """What a sum comes to, with four places, or with more where rounding those would lead elsewhere."""
    return format_number(Decimal(trimmed(_enough(value))), locale)


def as_percent_result(value: Fraction, locale: str) -> str:
    """As `as_result`, in percent."""
    sign, digits, exponent = _enough(value).as_tuple()
    hundredfold = Decimal((sign, digits, int(exponent) + 2))  # multiplying would round to 28 digits
    return as_percent(format_number(Decimal(trimmed(hundredfold)), locale), locale)


def _enough(value: Fraction) -> Decimal:
    """As few places as do; with enough it is exact, or closer than any place where rounding turns."""
    places = 4
    while not _leads_to(shown := half_up(value, places), value):
        places += 1
    return shown


def _leads_to(shown: Decimal, value: Fraction) -> bool:
    """Whether rounding what is shown again gives what rounding the value gives."""
    again = Fraction(shown)
    ends = percent(again) == percent(value) and exact_ends(again, 1) == exact_ends(value, 1)
    return ends and all(half_up(again, few) == half_up(value, few) for few in (1, 2, 3))


def as_points(value: Fraction, locale: str) -> str:
    """A share of 1 in percent with at most one place."""
    return as_percent(format_number(Decimal(trimmed(exact_ends(value, 1))), locale), locale)


def weighing(
    terms: Sequence[tuple[str, Fraction, Value]], show: Callable[[Value, str], str], locale: str
) -> tuple[tuple[tuple[str, str], ...], str]:
    """A weighted mean of (name, weight, value): its products by their names, and their division, or ""."""
    whole = sum((weight for _name, weight, _value in terms), Fraction(0))
    products = [f"{format_share(weight, locale)} × {show(value, locale)}" for _name, weight, value in terms]
    division = f"({' + '.join(products)}) ÷ {format_share(whole, locale)}" if whole > 0 else ""
    return tuple((name, each) for (name, *_rest), each in zip(terms, products, strict=True)), division
