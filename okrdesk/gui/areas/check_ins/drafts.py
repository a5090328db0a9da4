"""What is half typed for each key result; the form and the meeting share it, so that nothing is lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from okrdesk.frozen import dataclass
from okrdesk.i18n import _, format_day
from okrdesk.okr.outline import KeyResultLine
from okrdesk.okr.scores import confidence_level, group_confidence


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the form for one key result; `day` is the text of the day field.

    `confidences` and `taker_id` (who takes the next step) come from the meeting, `spell` from the form.
    """

    value: str = ""
    confidence: int | None = None
    note: str = ""
    blocker: str = ""
    next_step: str = ""
    day: str = ""
    confidences: tuple[int, ...] = ()
    taker_id: str = ""
    spell: str = ""


Drafts = dict[str, Draft]


def fresh(line: KeyResultLine | None, day: dt.date, locale: str) -> Draft:
    """The form as it is offered: empty, no confidence chosen, the day of the desk."""
    return Draft(day=format_day(day, locale))


def is_low(confidence: int | None, confidences: Sequence[int] = ()) -> bool:
    """Whether a confidence, or the mean of a group's, is below 4 (F15), so that a next step is asked for."""
    group = group_confidence(confidences)
    sure = confidence if group is None else group.mean
    return sure is not None and confidence_level(sure) == "low"


def low_words() -> str:
    """What is said beside the next step while confidence is low."""
    return _("Confidence is below 4: what is the next step?")


def again_words() -> str:
    """How to save all the same; asking never blocks."""
    return _("Or press Ctrl+Enter again to save without.")
