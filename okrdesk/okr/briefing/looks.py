"""Look here first, on the page: at most three sentences about key results, gravest first.

The Progress page has rules of its own (`okr/look_first.py`), which compare the weeks; here it is the last
page that is compared, and what the headline has said already is not said again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from fractions import Fraction

from okrdesk.document.document import Document
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, format_money, format_number, ngettext
from okrdesk.okr.briefing.headline import BEHIND
from okrdesk.okr.currencies import currency_of
from okrdesk.okr.forecast import is_pace_called_out, recent_pace, required_pace
from okrdesk.okr.look_first import slowing
from okrdesk.okr.measures import measure_of
from okrdesk.okr.numbers import one_spaced
from okrdesk.okr.outline import KeyResultLine, Outline
from okrdesk.okr.rounding import half_up, trimmed
from okrdesk.okr.schedule import start_day
from okrdesk.okr.shown import format_short
from okrdesk.okr.terms import KeyResult
from okrdesk.okr.trails import Trail, check_ins_of, trails

MOST = 3
NO_OWNER, OVERDUE, CONFIDENCE, SLOW = 3, 3, 2, 1  # how grave each is
_WHOLE_FROM = 10


@dataclass(frozen=True, slots=True)
class PageLook:
    """One thing to look at.

    `number` is that of the key result, `severity` the sum of what is grave about it.
    """

    number: str
    sentence: str
    severity: int


def page_looks(
    document: Document,
    seen: Outline,
    locale: str,
    before: Mapping[str, int | None],
    unowned: Collection[str] = (),
) -> tuple[PageLook, ...]:
    """At most three, the greatest sum first; of two alike the one further behind its pace, then by number.

    `before` is the confidence on the last page by the ids of key results; `unowned` are the numbers of
    those of which the headline says that nobody owns them.
    """
    by_key_result = trails(document, (line.key_result.id for line in seen.key_results), seen.day)
    looks = []
    for line in seen.key_results:
        trail = by_key_result[line.key_result.id]
        severity = _severity(line, trail, seen, before)
        if severity:
            gap = line.figures.expected - line.figures.counted
            looks.append((-severity, -gap, line, trail))
    looks.sort(key=lambda each: each[:2])
    return tuple(
        PageLook(line.number, words, -severity)
        for severity, _gap, line, trail in looks[:MOST]
        if (words := _sentence(line, trail, seen, locale, before, line.number in unowned))
    )


def _severity(line: KeyResultLine, trail: Trail, seen: Outline, before: Mapping[str, int | None]) -> int:
    severity = NO_OWNER * (line.owner is None) + OVERDUE * line.figures.outdated
    if line.figures.status == "achieved":
        return severity
    severity += CONFIDENCE * (_fallen(line, before) is not None)
    return severity + SLOW * (bool(slowing(line, trail)) or is_pace_called_out(*_paces(line, trail, seen)))


def _fallen(line: KeyResultLine, before: Mapping[str, int | None]) -> tuple[int, int] | None:
    then, now = before.get(line.key_result.id), line.figures.confidence
    return (then, now) if then is not None and now is not None and now < then else None


def _paces(line: KeyResultLine, trail: Trail, seen: Outline) -> tuple[Fraction | None, Fraction | None]:
    """What each week must bring, and what the last check-ins brought; below 0 where it is to fall."""
    row = line.key_result
    required = required_pace(row, line.figures.current, seen.cycle, seen.day)
    return required, recent_pace(check_ins_of(trail, row.id)) if trail.days else None


def _sentence(
    line: KeyResultLine,
    trail: Trail,
    seen: Outline,
    locale: str,
    before: Mapping[str, int | None],
    is_said: bool,
) -> str:
    parts = [] if line.owner or is_said else [_("Nobody owns it.")]
    if line.latest is None and line.figures.outdated:
        return " ".join([*parts, _never_checked_in(line, seen)])
    if line.figures.status in BEHIND:
        parts.append(_pace_words(line, trail, seen, locale))
    if line.figures.outdated and line.latest is not None:
        gone = (seen.day - line.latest.on).days
        sentence = ngettext("No check-in for {n} day.", "No check-in for {n} days.", gone)
        parts.append(sentence.format(n=gone))
    if (fallen := _fallen(line, before)) is not None:
        parts.append(_("Confidence fell from {before} to {now}.").format(before=fallen[0], now=fallen[1]))
    if not any(parts):
        parts.append(_pace_words(line, trail, seen, locale))
    return " ".join(filter(None, parts))


def _never_checked_in(line: KeyResultLine, seen: Outline) -> str:
    start = start_day(line.key_result, seen.cycle)
    gone = (seen.day - start).days
    if start == seen.cycle.first_day:
        sentence = _("No check-in since the cycle began {n} days ago, so no confidence either.")
    else:
        sentence = _("No check-in since it began {n} days ago, so no confidence either.")
    return sentence.format(n=gone)


def _pace_words(line: KeyResultLine, trail: Trail, seen: Outline, locale: str) -> str:
    """What is needed a week and what came; "" where there is no such pace."""
    required, recent = _paces(line, trail, seen)
    if not required:
        return ""
    row, falls = line.key_result, required < 0
    needed = pace_amount(abs(required), row, locale, with_unit=True)
    came = "" if recent is None else pace_amount(abs(recent), row, locale)
    if recent is None:
        sentence = _("Needs {needed} less a week.") if falls else _("Needs {needed} a week.")
    elif recent == 0:
        sentence = (
            _("Needs {needed} less a week; none came.") if falls else _("Needs {needed} a week; none came.")
        )
    elif falls:
        sentence = (
            _("Needs {needed} less a week; {came} came.")
            if recent < 0
            else _("Needs {needed} less a week; it rose by {came}.")
        )
    else:
        sentence = (
            _("Needs {needed} a week; {came} came.")
            if recent > 0
            else _("Needs {needed} a week; it fell by {came}.")
        )
    return sentence.format(needed=needed, came=came)


def pace_amount(value: Fraction, row: KeyResult, locale: str, *, with_unit: bool = False) -> str:
    """What a week brings, above 0: "12 messages", "4.5 points", "€470"; without its unit "12"."""
    places = 0 if value >= _WHOLE_FROM else 1
    rounded = half_up(value, places)
    measure = measure_of(row)
    if measure.shown == "money" and (currency := currency_of(row.unit)):
        return format_money(half_up(value, 0 if value >= _WHOLE_FROM else 2), currency, locale)
    number = format_number(Decimal(trimmed(rounded)), locale) if rounded else format_short(value, locale)
    if not with_unit:
        return number
    if measure.shown == "percent":
        sentence = ngettext("{n} point", "{n} points", 1 if rounded == 1 else 2)
        return sentence.format(n=number)
    if measure.shown == "stage":
        return ngettext("{n} stage", "{n} stages", 1 if rounded == 1 else 2).format(n=number)
    unit = one_spaced(row.unit)
    return f"{number} {unit}" if unit else number
