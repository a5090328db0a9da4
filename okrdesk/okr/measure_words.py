"""The sentence that says how a key result is measured: one for each measure, from what its fields hold."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from okrdesk.document.text import quoted
from okrdesk.i18n import _
from okrdesk.okr.rounding import trimmed
from okrdesk.okr.terms import KeyResult

_LONGEST_UNIT = 30

_Figure = Callable[[Decimal], str]


def amounts(key_result: KeyResult) -> str:
    """From the baseline to the target, or what it keeps between: "Starts at 22, aims for 50 people."."""

    def with_unit(value: Decimal) -> str:
        return f"{trimmed(value)} {quoted(key_result.unit, _LONGEST_UNIT)}".strip()

    return _from_to(key_result, trimmed, with_unit)


def percentages(key_result: KeyResult) -> str:
    """As `amounts`, in percent."""
    return _from_to(key_result, _percent, _percent)


def averages(key_result: KeyResult) -> str:
    """As `amounts`, with what it is counted per where the unit says so ("people per event")."""
    each = key_result.unit.replace("/", " per ").partition(" per ")[2].strip()
    if key_result.baseline is None or key_result.target is None or not each:
        return amounts(key_result)
    return _("Starts at {start}, aims for {target}, counted per {each}.").format(
        start=trimmed(key_result.baseline),
        target=trimmed(key_result.target),
        each=quoted(each, _LONGEST_UNIT),
    )


def yes_or_no(_key_result: KeyResult) -> str:
    """What a yes or no is."""
    return _("Done or not done; nothing in between.")


def stages(_key_result: KeyResult) -> str:
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
    return _("Starts at {start}, aims for {target}.").format(start=bare(key_result.baseline), target=target)


def _percent(value: Decimal) -> str:
    return f"{trimmed(value)}%"
