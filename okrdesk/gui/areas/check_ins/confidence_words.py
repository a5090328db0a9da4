"""How sure a group is, in words: mean, lowest, highest and how far apart they are (F15)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from okrdesk.i18n import _, format_number, ngettext
from okrdesk.okr.rounding import half_up, trimmed
from okrdesk.okr.scores import group_confidence
from okrdesk.okr.shown import confidence_words
from okrdesk.okr.terms import CheckIn


def mean_words(confidences: Sequence[int], locale: str) -> str:
    """The mean with one place: "3.8"; "" for nobody."""
    group = group_confidence(confidences)
    return "" if group is None else format_number(Decimal(trimmed(half_up(group.mean, 1))), locale)


def group_words(confidences: Sequence[int], locale: str) -> str:
    """ "5 people: mean 6.2, lowest 4, highest 8"; "" for nobody."""
    group = group_confidence(confidences)
    if group is None:
        return ""
    head = ngettext("{n} person", "{n} people", len(confidences)).format(n=len(confidences))
    sentence = _("{people}: mean {mean}, lowest {lowest}, highest {highest}")
    return sentence.format(
        people=head, mean=mean_words(confidences, locale), lowest=group.lowest, highest=group.highest
    )


def spread_words(confidences: Sequence[int]) -> str:
    """How far apart a group is, and what follows from it; "" for fewer than two."""
    group = group_confidence(confidences)
    if group is None or len(confidences) < 2:
        return ""
    apart = group.highest - group.lowest
    if not apart:
        return _("all agree")
    if apart >= 4:
        return _("{n} apart: hear both ends").format(n=apart)
    return _("{n} apart").format(n=apart)


def given_words(check_in: CheckIn, sure: tuple[int, dt.date] | None, locale: str) -> str:
    """The confidence of a check-in for a list: "confidence 6", of a group "confidence 6 (4–8)".

    Where it gives none, `sure`, the one given last and its day, holds: "confidence 6 as of 25 Jan"
    (decision 36).
    """
    if check_in.confidence is None:
        kept, on = sure or (None, None)
        return confidence_words(kept, on, locale)
    group = group_confidence(check_in.confidences)
    if group is None or len(check_in.confidences) < 2:
        return confidence_words(check_in.confidence, None, locale)
    sentence = _("confidence {mean} ({lowest}–{highest})")
    mean = mean_words(check_in.confidences, locale)
    return sentence.format(mean=mean, lowest=group.lowest, highest=group.highest)
