"""The page of the sample: its words, what it asks of others, and the page that leadership got before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from okrdesk.document.document import Document
from okrdesk.i18n import _, format_day, weekday_names
from okrdesk.okr import asks, cycles, handed_pages
from okrdesk.okr.workshop.promises import Promise

_LAST_PAGE = 17  # days after the first
_ANSWER_IN = 12  # days after the sample's
_THURSDAY = 3


def write(
    document: Document,
    cycle: str,
    rows: Mapping[str, str],
    first: dt.date,
    day: dt.date,
    who: Mapping[str, str],
) -> None:
    """Write what the one-pager says as of a day; `rows` and `who` are ids by number and by role."""
    cycles.write_words(
        document,
        cycle,
        went_well="\n".join(
            (
                _("1.3 The first evening run by members sold out in two days."),
                _("Three studios found tenants."),
            )
        ),
        in_the_way="\n".join(
            (
                _("2.3 It has no owner."),
                _("1.2 Lunches on weekdays stay small."),
                _("2.1 Reminders land in spam."),
            )
        ),
    )
    thursday, locale = _second_thursday_after(day), document.locale
    evening = f"{weekday_names(locale)[_THURSDAY]} {format_day(thursday, locale, 'MMMMd')}"
    for what, whom, number, role in (
        (_("A room for 80 people on {day}").format(day=evening), _("the board"), "1.2", _("Events lead")),
        (_("One hour of a developer for mail"), _("your IT"), "2.1", _("Platform")),
    ):
        asked = Promise("", cycle, asks.KIND, what, whom=whom, who_id=who[role], key_result_id=rows[number])
        asks.add(document, replace(asked, on=day + dt.timedelta(days=_ANSWER_IN)))
    # After a target has moved, so that both pages count towards the same one.
    handed_pages.remember(document, cycle, first + dt.timedelta(days=_LAST_PAGE))


def _second_thursday_after(day: dt.date) -> dt.date:
    """The second Thursday of the month after this day's."""
    first = (day.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
    return first + dt.timedelta(days=(_THURSDAY - first.weekday()) % 7 + 7)
