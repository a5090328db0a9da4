"""Rounding for display: half up, once, at the very end; and fractions as exchangeable text.

"Half up" is meant as on paper: 72.5 becomes 73 and −72.5 becomes −73 (like `decimal.ROUND_HALF_UP`).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

LONGEST = 12  # places of a fraction in JSON (decision 11)


def half_up(value: Fraction, places: int) -> Decimal:
    """The value with exactly this many decimal places, halves rounded away from zero."""
    numerator, denominator = value.numerator, value.denominator
    scaled = abs(numerator) * 10**places
    whole = (2 * scaled + denominator) // (2 * denominator)
    return Decimal(f"{-whole if numerator < 0 else whole}E-{places}")


def percent(fraction: Fraction) -> int:
    """Whole percent of a share of 1: 0.725 gives 73, −0.25 gives −25.

    The two ends say what is so (decision 38): 100 stands for no less than the whole, 0 for nothing at all.
    """
    scaled, whole = abs(fraction.numerator) * 100, fraction.denominator
    rounded = (2 * scaled + whole) // (2 * whole)
    if scaled and not rounded:
        rounded = 1
    elif rounded == 100 and fraction > 0 and scaled < rounded * whole:
        rounded = 99
    return -rounded if fraction < 0 else rounded


def exact_ends(fraction: Fraction, places: int) -> Decimal:
    """As `percent`, with decimal places: 0.99996 gives 99.9 with one, 0.00004 gives 0.1."""
    rounded, least = half_up(fraction * 100, places), Decimal(1).scaleb(-places)
    if fraction and not rounded:
        return least if fraction > 0 else -least
    return rounded - least if rounded == 100 and fraction < 1 else rounded


def whole_percents(shares: Sequence[Fraction]) -> list[int]:
    """Whole percents that add up to what their sum is: what is left over goes to the largest remainders.

    Thirds give 34, 33, 33 (the method of Hamilton; decision 39).
    """
    scaled = [max(Fraction(0), share) * 100 for share in shares]
    percents = [int(each) for each in scaled]
    missing = int(half_up(sum(scaled, Fraction(0)), 0)) - sum(percents)
    by_remainder = sorted(range(len(scaled)), key=lambda n: (percents[n] - scaled[n], n))
    for nth in by_remainder[:missing]:
        percents[nth] += 1
    return percents


def points(fraction: Fraction, places: int = 1) -> Decimal:
    """Percentage points of a share of 1 with one decimal place (or `places`): 0.10878 gives 10.9."""
    return half_up(fraction * 100, places)


def json_fraction(fraction: Fraction | None) -> str | None:
    """The fraction as a decimal string of at most 12 places without trailing zeros; None stays None."""
    if fraction is None:
        return None
    return trimmed(half_up(fraction, LONGEST))


def json_number(value: Fraction | None) -> int | float | None:
    """The number as JSON has numbers, whole where it is whole; None stays None."""
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)


def trimmed(value: Decimal) -> str:
    """A decimal as plain digits without trailing zeros: 5.00 gives "5", 1E+3 gives "1000", −0 gives "0"."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def short(value: Fraction) -> str:
    """A measured value for reading: one decimal place from 10 up, two from 1 up, four below.

    What is smaller still has two digits that count: 0 is shown only of nothing.
    """
    size = abs(value)
    places = 1 if size >= 10 else 2 if size >= 1 else 4
    while value and size * 10**places < 10 and places < 2 * LONGEST:
        places += 1
    return trimmed(half_up(value, places))
