"""The health of a cycle in six items, each by one stated rule."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import Counter
from typing import Literal

from okrdesk.document.document import Document
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, format_day, ngettext
from okrdesk.okr import mission
from okrdesk.okr.moved_targets import moved_targets
from okrdesk.okr.outline import Outline
from okrdesk.okr.teams import MOST_OBJECTIVES
from okrdesk.okr.terms import KeyResult
from okrdesk.okr.trails import Trail, raw_shares, trails

Verdict = Literal["yes", "partly", "no"]
KEYS = ("aligned", "focused", "moving", "accountable", "reporting", "adaptable")
MOVING_WITHIN = 14  # days


@dataclass(frozen=True, slots=True)
class Health:
    """One item: `name` and `reason` are for reading, the reason holds its figures.

    `key` is of KEYS, or the id of a key result that must stay within a band.
    """

    key: str
    name: str
    verdict: Verdict
    reason: str


def health(document: Document, seen: Outline) -> tuple[Health, ...]:
    """The six items in their order; of a cycle without objectives each is a no."""
    if not seen.objectives:
        reason = _("There are no objectives in this cycle yet.")
        return tuple(Health(key, health_name(key), "no", reason) for key in KEYS)
    return (
        _aligned(seen),
        _focused(seen),
        _moving(document, seen),
        _accountable(seen),
        _reporting(seen),
        _adaptable(document, seen),
    )


def health_name(key: str) -> str:
    """The name of an item in the reader's language."""
    return {
        "aligned": _("Aligned"), "focused": _("Focused"), "moving": _("Moving"),
        "accountable": _("Accountable"), "reporting": _("Reporting"), "adaptable": _("Adaptable"),
    }[key]  # fmt: skip


def _aligned(seen: Outline) -> Health:
    """Yes when each objective serves a priority of the cycle, no when none does."""
    count = sum(bool(line.priority) for line in seen.objectives)
    reason = _("{n} of {all} objectives serve a priority.").format(n=count, all=len(seen.objectives))
    return _item("aligned", _by_share(count, len(seen.objectives)), reason)


def _focused(seen: Outline) -> Health:
    """Yes with at most three objectives in each community, partly with up to five, else no."""
    counts = Counter(line.objective.team_id for line in seen.objectives)
    team, most = counts.most_common(1)[0]
    verdict: Verdict = "yes" if most <= MOST_OBJECTIVES else "partly" if most <= MOST_OBJECTIVES + 2 else "no"
    if team is None and len(counts) > 1:
        sentence = ngettext(
            "{n} objective outside teams; three are the most.",
            "{n} objectives outside teams; three are the most.",
            most,
        )
    elif team is None:
        sentence = ngettext("{n} objective; three are the most.", "{n} objectives; three are the most.", most)
    else:
        sentence = ngettext(
            "{n} objective in one team; three are the most.",
            "{n} objectives in one team; three are the most.",
            most,
        )
    return _item("focused", verdict, sentence.format(n=most))


def _moving(document: Document, seen: Outline) -> Health:
    """Yes when half of the key results or more are further than two weeks ago or achieved; no when none.

    Before the cycle begins nothing has to move.
    """
    if seen.day < seen.cycle.first_day:
        return _item("moving", "yes", _("The cycle has not begun; nothing has to move yet."))
    lines = seen.key_results
    by_key_result = trails(document, (line.key_result.id for line in lines), seen.day)
    then = (seen.day - dt.timedelta(days=MOVING_WITHIN)).isoformat()
    count = sum(
        line.figures.status == "achieved" or _gained(line.key_result, by_key_result[line.key_result.id], then)
        for line in lines
    )
    verdict: Verdict = "yes" if lines and 2 * count >= len(lines) else "partly" if count else "no"
    reason = _("{n} of {all} key results moved forward within two weeks.").format(n=count, all=len(lines))
    return _item("moving", verdict, reason)


def _gained(row: KeyResult, trail: Trail, then: str) -> bool:
    """Whether the latest value is further on the way than the one of that day, or than nothing."""
    if not trail.days:
        return False
    nth = bisect_right(trail.days, then) - 1
    places = [len(trail.days) - 1, *([nth] if nth >= 0 else [])]
    now, *before = raw_shares(row, trail, places)[0]
    return now is not None and now > ((before[0] or 0) if before else 0)


def _accountable(seen: Outline) -> Health:
    """Yes when each objective and key result has an owner, no when none has."""
    owned = [o.owner is not None for o in seen.objectives] + [k.owner is not None for k in seen.key_results]
    accepted = sum(o.objective.accepted_on is not None for o in seen.objectives)
    accepted += sum(k.key_result.accepted_on is not None for k in seen.key_results)
    reason = _("{n} of {all} objectives and key results have an owner; accepted: {accepted}.").format(
        n=sum(owned), all=len(owned), accepted=accepted
    )
    return _item("accountable", _by_share(sum(owned), len(owned)), reason)


def _reporting(seen: Outline) -> Health:
    """Yes when no check-in is overdue, partly when at most half are, else no."""
    lines = seen.key_results
    late = sum(line.figures.outdated for line in lines)
    verdict: Verdict = "yes" if lines and not late else "partly" if lines and 2 * late <= len(lines) else "no"
    reason = _("{n} of {all} key results are up to date.").format(n=len(lines) - late, all=len(lines))
    return _item("reporting", verdict, reason)


def _adaptable(document: Document, seen: Outline) -> Health:
    """Yes when a day to look at the goals again lies ahead, partly when targets were moved, else no."""
    cycle, locale = seen.cycle, mission.read(document).locale
    moved = sum(each.on <= seen.day for each in moved_targets(document, cycle.id))
    if cycle.revisit_on is not None and cycle.revisit_on >= seen.day:
        day = format_day(cycle.revisit_on, locale)
        return _item("adaptable", "yes", _("The goals are looked at again on {day}.").format(day=day))
    if moved:
        sentence = ngettext(
            "{n} target was adjusted; no day to look again lies ahead.",
            "{n} targets were adjusted; no day to look again lies ahead.",
            moved,
        )
        return _item("adaptable", "partly", sentence.format(n=moved))
    return _item(
        "adaptable", "no", _("No day to look at the goals again lies ahead, and no target was adjusted.")
    )


def _item(key: str, verdict: Verdict, reason: str) -> Health:
    return Health(key, health_name(key), verdict, reason)


def _by_share(count: int, whole: int) -> Verdict:
    return "no" if not count else "yes" if count == whole else "partly"
