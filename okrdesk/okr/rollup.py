"""Roll-ups: weights, and the figures of key results, objectives and cycles (F4, F9, F11, F12).

The figures of a key result come from its latest check-in alone, so that a long list costs next to nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import lcm

from okrdesk.frozen import dataclass
from okrdesk.i18n import _, format_number
from okrdesk.okr.measures import counted, counts_hits, keeps_inside, raw_progress, went_below
from okrdesk.okr.rounding import trimmed
from okrdesk.okr.schedule import due_day, due_of, expected, start_day
from okrdesk.okr.status import RULES, Rule, status_of
from okrdesk.okr.terms import CheckIn, Cycle, KeyResult
from okrdesk.okr.ways import ONE, ZERO


@dataclass(frozen=True, slots=True)
class Figures:
    """One key result as of a day. `weight` is its share of 1 among its siblings.

    `raw` is None where progress is undefined; `counted` and `expected` lie in 0..1; `outdated` stands beside
    the status, never instead of it; `confidence` is None before the first check-in. `settled` is a status
    that no pace can better: of a band that is kept inside, and below the start. `confidence_on` is the day on
    which the confidence was given where the latest check-in has none (decision 36), else None.
    """

    current: Decimal | None
    raw: Fraction | None
    counted: Fraction
    expected: Fraction
    status: str
    outdated: bool
    confidence: int | None
    weight: Fraction
    settled: str = ""
    confidence_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class ObjectiveFigures:
    """One objective as of a day. `worst` is the index of the key result furthest behind its own pace.

    `warning` is a sentence for the person where the weights give no answer, else "".
    """

    progress: Fraction
    expected: Fraction
    status: str
    confidence: Fraction | None
    weight: Fraction
    worst: int | None
    warning: str


def key_result_figures(
    key_result: KeyResult,
    latest: CheckIn | None,
    cycle: Cycle,
    day: dt.date,
    rule: Rule,
    *,
    weight: Fraction = ONE,
    hits: tuple[int, int] | None = None,
    entered: int = 1,
    sure: tuple[int, dt.date] | None = None,
) -> Figures:
    """The figures of one key result from its latest check-in up to `day`.

    `hits` are (hits, planned check-ins) of a band that is judged by hit rate (see `hit_count`); without them
    the latest value alone is judged. `entered` is on how many days there was a check-in: it matters where the
    value lies below the start. `sure` is the confidence given last and its day, which holds where the latest
    check-in has none (decision 36). Without a check-in, or with progress undefined, it is not started (F4).
    """
    current = None if latest is None else latest.value
    raw = raw_progress(key_result, current)
    if counts_hits(key_result) and hits is not None and latest is not None and raw is not None:
        raw = Fraction(*hits) if hits[1] > 0 else None
    counts = ZERO if latest is None else counted(raw)
    due_by_now = expected(start_day(key_result, cycle), due_day(key_result, cycle), day)
    started = latest is not None and raw is not None
    settled = settled_status(key_result, current, cycle, day, entered)
    confidence, given_on = None if latest is None else latest.confidence, None
    if confidence is None and sure is not None:
        confidence, given_on = sure
    return Figures(
        current,
        raw,
        counts,
        due_by_now,
        status_of(counts, due_by_now, rule, started, settled),
        due_of(latest, cycle, day, key_result.due, key_result.starts).is_overdue,
        confidence,
        weight,
        settled,
        given_on,
    )


def settled_status(
    key_result: KeyResult, current: Decimal | None, cycle: Cycle, day: dt.date, entered: int
) -> str:
    """The status that holds whatever the pace, or at most so for "at risk"; "" where the pace decides.

    A band that is kept inside is off track outside, on track inside, and achieved only once its due day has
    come (decision 31). Below the start nothing is better than at risk, and from the second check-in on it is
    off track (decision 32).
    """
    if current is None:
        return ""
    if keeps_inside(key_result):
        if not raw_progress(key_result, current):
            return "off track"
        return "achieved" if day >= due_day(key_result, cycle) else "on track"
    if went_below(key_result, current):
        return "at risk" if entered < 2 else "off track"
    return ""


def weights(locked: Sequence[Decimal | None]) -> tuple[Fraction, ...]:
    """Shares of 1 from locked shares of 100 (None: not locked); F9; Viva Goals.

    The others share the rest equally: 50, None, None gives 50/25/25. Locked weights above 100 leave them
    nothing. Where all are locked they are scaled to 1; all zero stays all zero.
    """
    fixed = [None if each is None else max(ZERO, Fraction(each)) for each in locked]
    taken = sum((each for each in fixed if each is not None), ZERO)
    others = fixed.count(None)
    if others and taken <= 100:
        rest = (100 - taken) / others
        return tuple((rest if each is None else each) / 100 for each in fixed)
    return tuple(ZERO if not each else each / taken for each in fixed)


def weights_warning(locked: Sequence[Decimal | None], locale: str) -> str:
    """A sentence where locked shares of 100 give no answer of themselves, else ""."""
    known = [each for each in locked if each is not None]
    total = sum(known, Decimal(0))
    if known and total <= 0 and len(known) == len(locked):
        return _no_weight()
    if total <= 100:
        return ""
    if len(known) < len(locked):
        text = _("The weights set add up to {total}, so nothing is left for the others: lower one of them.")
    else:
        text = _("The weights add up to {total} and are scaled to 100.")
    return text.format(total=format_number(Decimal(trimmed(total)), locale))


def objective_figures(
    key_results: Sequence[Figures], cycle: Cycle, day: dt.date, rule: Rule, *, weight: Fraction = ONE
) -> ObjectiveFigures:
    """The figures of an objective: Σ wc ÷ Σ w (F9; okr-tracker), its expected and confidence weighted alike.

    So an early due date of a key result counts in what is expected. Confidence is the weighted mean of those
    that have one. Without key results, or with all weights 0, it stands at 0 against the cycle's pace.
    """
    progress = weighted_mean([(each.weight, each.counted) for each in key_results])
    due_by_now = weighted_mean([(each.weight, each.expected) for each in key_results])
    warning = _no_weight() if key_results and progress is None else ""
    if progress is None or due_by_now is None:
        progress, due_by_now = ZERO, expected(cycle.first_day, cycle.last_day, day)
    started = any(each.status != "not started" for each in key_results)
    return ObjectiveFigures(
        progress,
        due_by_now,
        status_of(progress, due_by_now, rule, started),
        weighted_mean([(each.weight, each.confidence) for each in key_results]),
        weight,
        _furthest_behind(key_results),
        warning,
    )


def cycle_progress(
    objectives: Sequence[ObjectiveFigures], cycle: Cycle, day: dt.date
) -> tuple[Fraction, Fraction]:
    """(progress, expected) of a cycle: the weighted mean of its objectives beside its own even pace."""
    progress = weighted_mean([(each.weight, each.progress) for each in objectives])
    return progress or ZERO, expected(cycle.first_day, cycle.last_day, day)


def weighted_mean(terms: Sequence[tuple[Fraction, Fraction | int | None]]) -> Fraction | None:
    """Σ wx ÷ Σ w over the terms (weight, value) that have a value; None where nothing weighs anything."""
    known = [(weight, value) for weight, value in terms if value is not None]
    # Over common denominators, in whole numbers: exact, and several times faster than adding fractions.
    heaviest = lcm(*(weight.denominator for weight, _value in known))
    finest = lcm(*(value.denominator for _weight, value in known))
    whole, total = 0, 0
    for weight, value in known:
        share = weight.numerator * (heaviest // weight.denominator)
        whole += share
        total += share * value.numerator * (finest // value.denominator)
    return Fraction(total, whole * finest) if whole > 0 else None


def weighted_sum(terms: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    """Σ wx over the terms (weight, value), exact; in whole numbers, as fractions are slow to add."""
    products = [
        (weight.numerator * value.numerator, weight.denominator * value.denominator)
        for weight, value in terms
    ]
    finest = lcm(*(below for _above, below in products))
    return Fraction(sum(above * (finest // below) for above, below in products), finest)


def statuses_under_all_rules(figures: Figures | ObjectiveFigures) -> dict[str, str]:
    """The status under every rule, by the rule's key: the same numbers, read by seven tools."""
    started = figures.status != "not started"
    counts, settled = (
        (figures.counted, figures.settled) if isinstance(figures, Figures) else (figures.progress, "")
    )
    return {key: status_of(counts, figures.expected, rule, started, settled) for key, rule in RULES.items()}


def disagreement(figures: Figures) -> str:
    """A sentence where pace and confidence tell different stories (F12), else ""."""
    if figures.confidence is None:
        return ""
    if figures.status == "on track" and figures.confidence < 4:
        return _("The pace is fine, yet confidence is low: what do people see coming?")
    if figures.status in ("at risk", "off track") and figures.confidence >= 7:
        return _("The number is behind, yet confidence is high: what makes the difference?")
    return ""


def _furthest_behind(key_results: Sequence[Figures]) -> int | None:
    """By expected − counted; of two alike the first."""
    if not key_results:
        return None
    return max(range(len(key_results)), key=lambda i: (_gap(key_results[i]), -i))


def _gap(figures: Figures) -> Fraction:
    return figures.expected - figures.counted


def _no_weight() -> str:
    return _("All weights are 0, so nothing counts: give at least one a weight.")
