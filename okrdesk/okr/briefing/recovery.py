"""What is done about a key result that is off track: its open initiative, else that no step is agreed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from okrdesk.i18n import _, format_day
from okrdesk.okr.initiatives import Initiative


def recovery(initiatives: Sequence[Initiative], names: Mapping[str, str], locale: str) -> str:
    """ "Send reminders from an address of our own, Sofie L., by 20 Feb"; of several the one due first.

    `names` are people by their ids, as they are to be written.
    """
    open_ones = [each for each in initiatives if each.done_on is None]
    if not open_ones:
        return _("no step agreed")
    step = min(open_ones, key=lambda each: (each.due is None, each.due or 0, each.position))
    parts = [step.title]
    owner = names.get(step.owner_id or "")
    parts += [owner] if owner else []
    parts += [_("by {day}").format(day=format_day(step.due, locale, "MMMd"))] if step.due else []
    return ", ".join(parts)
