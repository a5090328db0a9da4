"""Recovery: for each key result that is off track, what is changed, by whom and until when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from okrdesk.frozen import dataclass
from okrdesk.i18n import _, format_day
from okrdesk.okr.initiatives import Initiative
from okrdesk.okr.outline import Outline
from okrdesk.okr.people import Person


@dataclass(frozen=True, slots=True)
class Recovery:
    """The step that was agreed for a key result; `what` is "" and the rest None where there is none."""

    number: str
    key_result_id: str
    what: str = ""
    who: Person | None = None
    on: dt.date | None = None


def recoveries(
    seen: Outline, planned: Mapping[str, Sequence[Initiative]], everyone: Sequence[Person]
) -> tuple[Recovery, ...]:
    """A line for each key result off track, in the order of the outline; none in a closed cycle.

    The step is the open initiative that is due first, of several without a day the first one. `planned` are
    the initiatives by the id of their key result.
    """
    if seen.cycle.closed:
        return ()
    named = {person.id: person for person in everyone}
    steps = []
    for line in seen.key_results:
        if line.figures.status != "off track":
            continue
        row = line.key_result
        open_ones = [each for each in planned.get(row.id, ()) if each.done_on is None]
        first = min(open_ones, key=lambda each: each.due or dt.date.max, default=None)
        if first is None:
            steps.append(Recovery(line.number, row.id))
        else:
            who = named.get(first.owner_id or "")
            steps.append(Recovery(line.number, row.id, first.title, who, first.due))
    return tuple(steps)


def recovery_words(recovery: Recovery, locale: str) -> str:
    """ "Ask two studios, Jana Petersen, by 20 Feb", with "nobody", "no day yet"; or "no step agreed"."""
    if not recovery.what:
        return _("no step agreed")
    who = _("nobody") if recovery.who is None else recovery.who.name
    when = _("no day yet")
    if recovery.on is not None:
        when = _("by {day}").format(day=format_day(recovery.on, locale, "MMMd"))
    return _("{what}, {who}, {when}").format(what=recovery.what.rstrip("."), who=who, when=when)
