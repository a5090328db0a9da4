"""Look here first: at most five sentences about what deserves the next conversation, by stated rules.

What is looked at are objectives (L-NOOWNER alone) and key results; `RULES` holds how much each rule weighs,
and `rule_words` what it says. One sentence names all the reasons that one of them has.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache, partial
from heapq import nlargest
from itertools import pairwise
from typing import Any

from okrdesk.document.document import Document
from okrdesk.document.text import clean
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, format_number, ngettext
from okrdesk.okr import mission, values
from okrdesk.okr.measures import is_aimed, measure_of
from okrdesk.okr.outline import KeyResultLine, ObjectiveLine, Outline
from okrdesk.okr.rollup import disagreement
from okrdesk.okr.schedule import start_day
from okrdesk.okr.shown import format_confidence, format_percent
from okrdesk.okr.trails import Trail, raw_shares, trails

MOST = 5
RULES = {"L-OVERDUE": 3, "L-NOOWNER": 3, "L-BACKWARDS": 3, "L-CONFIDENCE": 2, "L-DISAGREE": 2, "L-SLOWING": 1}

WENT_BACK_BY = Fraction(1, 4)  # of the way
WENT_BACK_WITHIN = 2  # check-ins
FALLEN_BY = 2
FALLEN_WITHIN = 14  # days
SLOWING_STEPS = 3
SLOWED_TO = Fraction(1, 2)
_LONGEST = 60  # letters of a target with its unit


@dataclass(frozen=True, slots=True)
class Look:
    """One thing to look at. `rule` is the gravest of `rules`; `page` is "owners" or "check-ins".

    `number` is "2" of an objective or "2.1" of a key result, `item_id` its id. The greatest `severity` comes
    first.
    """

    rule: str
    number: str
    item_id: str
    title: str
    sentence: str
    page: str
    severity: int
    rules: tuple[str, ...] = ()


def look_first(document: Document, seen: Outline) -> tuple[Look, ...]:
    """At most five, gravest first; none in a closed cycle.

    The severity is the sum of what the rules weigh. Of two alike the one further behind its pace comes first,
    then the one that stands first in the outline.
    """
    if seen.cycle.closed:
        return ()
    locale = mission.read(document).locale
    by_key_result = trails(document, (line.key_result.id for line in seen.key_results), seen.day)
    candidates: list[tuple[int, Fraction, Callable[[], Look]]] = []  # words are found for the gravest alone
    for objective in seen.objectives:
        if objective.owner is None:
            gap = objective.figures.expected - objective.figures.progress
            candidates.append((RULES["L-NOOWNER"], gap, partial(_at_objective, objective, locale)))
        for line in objective.key_results:
            reasons = _reasons(line, by_key_result[line.key_result.id])
            if reasons:
                gap = line.figures.expected - line.figures.counted
                grave = sum(RULES[rule] for rule in reasons)
                candidates.append((grave, gap, partial(_at_key_result, line, reasons, seen, locale)))
    gravest = nlargest(MOST, candidates, key=lambda each: each[:2])
    return tuple(look() for _grave, _gap, look in gravest)


def rule_words(rule: str) -> str:
    """What a rule looks for, in one sentence: for a tooltip and `okrdesk look`."""
    return {
        "L-OVERDUE": _("A check-in has been missing for more than three days."),
        "L-NOOWNER": _("Nobody owns it."),
        "L-BACKWARDS": _("It fell by a quarter of the way or more within two check-ins."),
        "L-CONFIDENCE": _(
            "Confidence is two or more below the check-in before, or below one of the two weeks before."
        ),
        "L-DISAGREE": _("Pace and confidence tell different stories."),
        "L-SLOWING": _(
            "The last three steps each brought less a week than the one before, and the last at most half of "
            "the first."
        ),
    }[rule]


def fallen_confidence(trail: Trail) -> tuple[int, int, int] | None:
    """(before, now, days between) where confidence fell by two or more, else None.

    Now is the latest confidence entered. Before is the one of the check-in before it, however long ago, or
    any other of the 14 days before: the highest of them, of two alike the later. Of one day the later counts.
    """
    last = after = ""
    now, compared = 0, (-1, "")
    for nth in range(len(trail.days) - 1, -1, -1):
        confidence, on = trail.confidences[nth], trail.days[nth]
        if confidence is None or on == after:
            continue
        if not last:
            last, now = on, confidence
        elif compared[1] and _days_between(on, last) > FALLEN_WITHIN:
            break
        else:
            compared = max(compared, (confidence, on))
        after = on
    before, on = compared
    return (before, now, _days_between(on, last)) if before - now >= FALLEN_BY else None


def fallen_back(line: KeyResultLine, trail: Trail) -> tuple[Fraction, Fraction, int] | None:
    """(share before, share now, days between) where it fell by a quarter of the way or more, else None.

    Before is the higher of the two check-ins of other days before the latest, of two alike the later; a first
    check-in is compared with the start (decision 32). A band and a yes/no have no way.
    """
    row = line.key_result
    if not measure_of(row).way.gradual or not trail.days:
        return None
    latest = _latest(trail, WENT_BACK_WITHIN + 1)
    (now, *earlier), whole = raw_shares(row, trail, latest)
    days = [trail.days[nth] for nth in latest]
    compared = [(share, on) for share, on in zip(earlier, days[1:], strict=True) if share is not None]
    if not earlier:
        compared = [(0, days[0])]
    if now is None or not compared:
        return None
    before, since = max(compared)
    # In whole numbers: of thousands of key results most do neither fall back nor slow down.
    if (before - now) * WENT_BACK_BY.denominator < whole * WENT_BACK_BY.numerator:
        return None
    return Fraction(before, whole), Fraction(now, whole), _days_between(since, days[0])


def slowing(line: KeyResultLine, trail: Trail) -> tuple[Fraction, ...]:
    """The gains a week, as shares of the way, of the last three steps where they slow down, else ().

    Steps lie between check-ins of different days. They slow down when each brings less a week than the one
    before, all the way forward at first, and the last at most half of the first. A band and a yes/no have no
    steps, and what is achieved may slow down.
    """
    row = line.key_result
    if not measure_of(row).way.gradual or line.figures.status == "achieved":
        return ()
    latest = _latest(trail, SLOWING_STEPS + 1)[::-1]
    if len(latest) <= SLOWING_STEPS:
        return ()
    shares, whole = raw_shares(row, trail, latest)
    known = [share for share in shares if share is not None]
    if len(known) < len(shares) or known[1] <= known[0]:
        return ()
    gained = [after - before for before, after in pairwise(known)]
    taken = [_days_between(trail.days[since], trail.days[on]) for since, on in pairwise(latest)]
    steps = list(zip(gained, taken, strict=True))
    if any(more * before >= less * after for (less, before), (more, after) in pairwise(steps)):
        return ()
    gains = tuple(Fraction(gain * 7, time * whole) for gain, time in steps)
    return gains if gains[-1] <= SLOWED_TO * gains[0] else ()


def _latest(trail: Trail, most: int) -> list[int]:
    """The places of the check-ins that count on the latest days, the last one first."""
    places: list[int] = []
    after = ""
    for nth in range(len(trail.days) - 1, -1, -1):
        if trail.days[nth] != after:  # of one day the later counts
            after = trail.days[nth]
            places.append(nth)
            if len(places) == most:
                break
    return places


def _days_between(since: str, on: str) -> int:
    return _number_of(on) - _number_of(since)


@lru_cache(maxsize=4_000)
def _number_of(day: str) -> int:
    return dt.date.fromisoformat(day).toordinal()


def _at_objective(line: ObjectiveLine, locale: str) -> Look:
    count = len(line.key_results)
    keys = ngettext("{n} key result", "{n} key results", count).format(n=count)
    share = format_percent(line.figures.progress, locale)
    sentence = _("Nobody owns it: {progress} of the way, {key_results}.").format(
        progress=share, key_results=keys
    )
    rule = "L-NOOWNER"
    return Look(
        rule, str(line.number), line.objective.id, line.objective.title,
        sentence, "owners", RULES[rule], (rule,),
    )  # fmt: skip


def _at_key_result(line: KeyResultLine, reasons: _Reasons, seen: Outline, locale: str) -> Look:
    rules = tuple(sorted(reasons, key=lambda rule: -RULES[rule]))
    said = (_said(rule, found, line, seen, locale) for rule, found in reasons.items())
    parts = [part for part in (_standing(line, locale), *said) if part]
    sentence = ", ".join(parts)
    return Look(
        rules[0], line.number, line.key_result.id, line.key_result.title,
        _("{words}.").format(words=sentence[:1].upper() + sentence[1:]),
        "owners" if "L-NOOWNER" in rules else "check-ins",
        sum(RULES[each] for each in rules), rules,
    )  # fmt: skip


def _standing(line: KeyResultLine, locale: str) -> str:
    """ "12 of 100": the value and the target, or "" where there is no value."""
    row, current = line.key_result, line.figures.current
    if current is None:
        return ""
    if measure_of(row).shown == "stage":
        value = format_number(current, locale)  # how many; the name of a stage says nothing about that
    else:
        value = values.show_value(current, row, locale)
    if not is_aimed(row):
        return value
    target = values.show_target(row, locale)
    if not measure_of(row).way.gradual or row.direction == "decrease":
        sentence = _("{value}, target {target}")
    else:
        sentence = _("{value} of {target}")
    return sentence.format(value=value, target=clean(target, limit=_LONGEST))


_Reasons = dict[str, tuple[Any, ...]]


def _reasons(line: KeyResultLine, trail: Trail) -> _Reasons:
    """Each rule that this key result breaks, with the figures it is said with, in the order of saying."""
    by_rule: _Reasons = {}
    if line.owner is None:
        by_rule["L-NOOWNER"] = ()
    if line.figures.outdated:
        by_rule["L-OVERDUE"] = ()
    if line.figures.status == "achieved":
        return by_rule
    if (back := fallen_back(line, trail)) is not None:
        by_rule["L-BACKWARDS"] = back
    if (fallen := fallen_confidence(trail)) is not None:
        by_rule["L-CONFIDENCE"] = fallen
    if disagreement(line.figures):
        by_rule["L-DISAGREE"] = ()
    if back is None and (gains := slowing(line, trail)):
        by_rule["L-SLOWING"] = gains
    return by_rule


def _said(rule: str, found: tuple[Any, ...], line: KeyResultLine, seen: Outline, locale: str) -> str:
    if rule == "L-NOOWNER":
        return _("nobody owns it")
    if rule == "L-OVERDUE":
        return _unchecked(line, seen)
    if rule == "L-BACKWARDS":
        before, now, days = found
        return _went_back(before, now, days, locale)
    if rule == "L-CONFIDENCE":
        before, now, days = found
        sentence = _("confidence fell from {before} to {now} in {time}")
        return sentence.format(before=before, now=now, time=_time(days))
    if rule == "L-DISAGREE":
        figures = line.figures
        if figures.status == "on track":
            sentence = _("on track though confidence is {n}")
        else:
            sentence = _("behind its pace though confidence is {n}")
        return sentence.format(n=format_confidence(figures.confidence or 0, figures.confidence_on, locale))
    first, second, third = (format_percent(gain, locale) for gain in found)
    sentence = _("slowing: {first}, {second}, then {third} of the way a week")
    return sentence.format(first=first, second=second, third=third)


def _went_back(before: Fraction, now: Fraction, days: int, locale: str) -> str:
    first, second = (format_percent(share, locale) for share in (before, now))
    if not days:
        return _("{share} of the way: behind its baseline").format(share=second)
    sentence = _("went backwards from {before} to {now} of the way in {time}")
    return sentence.format(before=first, now=second, time=_time(days))


def _unchecked(line: KeyResultLine, seen: Outline) -> str:
    if line.latest is None:
        gone = (seen.day - start_day(line.key_result, seen.cycle)).days
        return ngettext("no check-in yet after {n} day", "no check-in yet after {n} days", gone).format(
            n=gone
        )
    gone = (seen.day - line.latest.on).days
    return ngettext("no check-in for {n} day", "no check-in for {n} days", gone).format(n=gone)


def _time(days: int) -> str:
    if days % 7 == 0 and days:
        return ngettext("{n} week", "{n} weeks", days // 7).format(n=days // 7)
    return ngettext("{n} day", "{n} days", days).format(n=days)
