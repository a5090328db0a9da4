"""In which order communities stand in the roll-up: those that need something come first.

**The rule.** First come cycles that run or have ended and are still open, by their status: off track, at
risk, not started, on track, achieved. Of two alike the one further behind its pace comes first, then the
one that is less sure (nobody said how sure counts as least sure), then the one with more key results off
track, then by name. After them come drafts, closed cycles, and workspaces without a cycle.

**Why.** Whoever reads the page has an hour to give, and it helps most where most of the way is missing and
there is still time to go it. The status decides before the gap, because each workspace says by its own rule
what is late for it. What is asked does not move anybody up: who asks more often would stand above who is
further behind. A community without goals stands below those that are late: it needs a first talk, not help.
One with goals of which nothing is measured stands where its pace puts it, since weeks have gone by all the
same. A draft cannot be late, and what is closed can no longer be helped.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from okrdesk.okr.alphabet import Key, sort_key
from okrdesk.okr.communities.line import Community

_STANDINGS = ("off track", "at risk", "not started", "on track", "achieved")
_STAGES = {"running": 0, "over": 0, "draft": 1, "closed": 2, "none": 3}


def by_need(communities: Iterable[Community], locale: str = "") -> tuple[Community, ...]:
    """The communities, those that need something first."""
    return tuple(sorted(communities, key=lambda each: _place(each, locale)))


def _place(each: Community, locale: str) -> tuple[int, int, Fraction, Fraction, int, Key, str]:
    ahead = (each.progress or Fraction(0)) - (each.expected or Fraction(0))
    sure = Fraction(-1) if each.confidence is None else each.confidence
    return (
        _STAGES[each.stage],
        _STANDINGS.index(each.standing),
        ahead,
        sure,
        -(each.off_track or 0),
        sort_key(each.name, locale),
        str(each.path),
    )
