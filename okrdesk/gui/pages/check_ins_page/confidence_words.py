"""How sure a group is, in words: mean, lowest, highest and how far apart they are (F15)."""

from __future__ import annotations

from collections.abc import Sequence

from okrdesk.i18n import _, ngettext
from okrdesk.okr.rounding import half_up, trimmed
from okrdesk.okr.scores import group_confidence


def mean_words(confidences: Sequence[int]) -> str:
    """The mean with one place: "3.8"; "" for nobody."""
    group = group_confidence(confidences)
    return "" if group is None else trimmed(half_up(group.mean, 1))


def group_words(confidences: Sequence[int]) -> str:
    """ "5 people: mean 6.2, lowest 4, highest 8"; "" for nobody."""
    group = group_confidence(confidences)
    if group is None:
        return ""
    head = ngettext("{n} person", "{n} people", len(confidences)).format(n=len(confidences))
    sentence = _("{people}: mean {mean}, lowest {lowest}, highest {highest}")
    return sentence.format(
        people=head, mean=mean_words(confidences), lowest=group.lowest, highest=group.highest
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


def given_words(confidence: int | None, confidences: Sequence[int]) -> str:
    """The confidence of a check-in for a list: "confidence 6", of a group "confidence 6 (4–8)"."""
    if confidence is None:
        return ""
    group = group_confidence(confidences)
    if group is None or len(confidences) < 2:
        return _("confidence {n}").format(n=confidence)
    sentence = _("confidence {mean} ({lowest}–{highest})")
    return sentence.format(mean=mean_words(confidences), lowest=group.lowest, highest=group.highest)
