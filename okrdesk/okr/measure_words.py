"""The sentence that says how a key result is measured: one for each measure, from what its fields hold."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from okrdesk.document.text import quoted
from okrdesk.i18n import _, as_percent, format_number
from okrdesk.okr.rounding import trimmed
from okrdesk.okr.terms import KeyResult

_LONGEST_UNIT = 30

_Figure = Callable[[Decimal], str]


def amounts(key_result: KeyResult, locale: str) -> str:
    """From the baseline to the target, or what it keeps between: "From 22 to 50 people."."""

    def bare(value: Decimal) -> str:
        return _number(value, locale)

    def with_unit(value: Decimal) -> str:
        return f"{bare(value)} {quoted(key_result.unit, _LONGEST_UNIT)}".strip()

    return _from_to(key_result, bare, with_unit)


def percentages(key_result: KeyResult, locale: str) -> str:
    """As `amounts`, in percent."""

    def percent(value: Decimal) -> str:
        return as_percent(_number(value, locale), locale)

    return _from_to(key_result, percent, percent)


def averages(key_result: KeyResult, locale: str) -> str:
    """As `amounts`, with what it is counted per where the unit says so ("people per event")."""
    each = key_result.unit.replace("/", " per ").partition(" per ")[2].strip()
    if key_result.baseline is None or key_result.target is None or not each:
        return amounts(key_result, locale)
    return _("From {start} to {target}, counted per {each}.").format(
        start=_number(key_result.baseline, locale),
        target=_number(key_result.target, locale),
        each=quoted(each, _LONGEST_UNIT),
    )


def yes_or_no(_key_result: KeyResult, _locale: str) -> str:
    """What a yes or no is."""
    return _("Done or not done; nothing in between.")


def stages(_key_result: KeyResult, _locale: str) -> str:
    """What stages are."""
    return _("Counted in stages, one after the other.")


def _from_to(key_result: KeyResult, bare: _Figure, full: _Figure) -> str:
    if key_result.target is None:
        if key_result.low is not None and key_result.high is not None:
            return _("Stays between {low} and {high}.").format(
                low=full(key_result.low), high=full(key_result.high)
            )
        return _("There is a limit to keep to.")
    target = full(key_result.target)
    if key_result.baseline is None:
        return _("Aims for {target}.").format(target=target)
    return _("From {start} to {target}.").format(start=bare(key_result.baseline), target=target)


def _number(value: Decimal, locale: str) -> str:
    return format_number(Decimal(trimmed(value)), locale)
