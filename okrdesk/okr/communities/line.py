"""A community's line in the roll-up: the figures of its own page, read from its workspace.

No formula of its own: what stands on a line is what the one-pager of the same workspace says on the same day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Literal

from okrdesk.document import taking_back
from okrdesk.document.document import Document
from okrdesk.document.text import in_one_line, is_blank
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, format_day
from okrdesk.okr import asks, course, cycles, late, mission
from okrdesk.okr.briefing.closed import closed_headline
from okrdesk.okr.briefing.headline import headline, overall_status
from okrdesk.okr.days import week_of
from okrdesk.okr.outline import Outline, outline
from okrdesk.okr.review import review_of

Stage = Literal["running", "over", "draft", "closed", "none"]


@dataclass(frozen=True, slots=True)
class Community:
    """A workspace as of a day.

    `cycle` is the name of the one that is current on that day, with its days; the last one is that of
    closing where it is closed. `stage` says how it stands: over is one that has ended and is still open,
    none is no cycle at all. `progress` and `expected` are shares of 1; a closed cycle has the progress it
    was closed with and no pace. `status` is one of decision 11, "" where there is none to show, and
    `standing` the one by which it is sorted: what is not started stands where its pace puts it.
    `confidence` is the mean, 0 to 10; `off_track` of `key_results` are off track. `asks` are what the page
    asks for, each in a line; `verdict` is what a closed cycle says. What is not known is None.

    `workspace` is the id that all copies share, `clocks` tell by the latest step of each computer which copy
    is newer. `is_part` is a copy with the objectives of one team alone.
    """

    path: Path
    workspace: str
    clocks: Mapping[str, str]
    name: str
    cycle: str = ""
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    stage: Stage = "none"
    progress: Fraction | None = None
    expected: Fraction | None = None
    status: str = ""
    standing: str = "not started"
    confidence: Fraction | None = None
    off_track: int | None = None
    key_results: int = 0
    asks: tuple[str, ...] = ()
    verdict: str = ""
    is_part: bool = False

    @property
    def is_under_way(self) -> bool:
        """Whether its cycle has begun and is open: what is late is said of no other."""
        return self.stage in ("running", "over")


def community_of(document: Document, path: Path, day: dt.date, locale: str) -> Community:
    """The line of a workspace as of a day; days in what it asks are written as `locale` does."""
    name = in_one_line(mission.read(document).name)
    named = in_one_line(path.stem) if is_blank(name) else name
    own = taking_back.own_row(document)
    is_part = own is not None and own.team is not None
    blank = Community(path, document.id, taking_back.clocks_of(document), named, is_part=is_part)
    if not cycles.all_cycles(document):
        return blank
    cycle = cycles.current(document, day)
    seen = outline(document, cycle.id, day)
    of_cycle = replace(
        blank,
        cycle=cycle.name,
        first_day=cycle.first_day,
        last_day=cycle.closed_on or cycle.last_day,
        key_results=len(seen.key_results),
    )
    if cycle.closed:
        return _closed(document, of_cycle, seen, locale)
    return replace(
        of_cycle,
        stage=_stage(seen),
        progress=seen.progress,
        expected=seen.expected,
        status=headline(seen, locale).status,
        standing=overall_status(seen),
        confidence=course.mean_confidence(seen),
        off_track=sum(line.figures.status == "off track" for line in seen.key_results),
        asks=tuple(asks.running([each], seen, locale) for each in asks.for_page(document, cycle.id)),
    )


def _closed(document: Document, of_cycle: Community, seen: Outline, locale: str) -> Community:
    """What came by merging after the closing is in none of its figures (decision 37)."""
    held = late.as_closed(document, seen.cycle.id, seen.day, seen.rule.key) or seen
    told = closed_headline(review_of(document, seen), locale)
    verdict = " ".join(filter(None, (told.rest, told.second)))
    return replace(of_cycle, stage="closed", progress=held.progress, verdict=verdict)


def _stage(seen: Outline) -> Stage:
    if seen.day < seen.cycle.first_day:
        return "draft"
    return "over" if seen.day > seen.cycle.last_day else "running"


def stage_words(community: Community, day: dt.date, locale: str) -> str:
    """Which cycle is shown and how it stands: "2026-Q1, week 6 of 13"."""
    first, last = community.first_day, community.last_day
    if community.stage == "none" or first is None or last is None:
        return _("no cycle yet")
    if community.stage == "running":
        week, weeks = week_of(first, last, day)
        return _("{cycle}, week {week} of {weeks}").format(cycle=community.cycle, week=week, weeks=weeks)
    sentence, on = {
        "closed": (_("{cycle}, closed on {day}"), last),
        "draft": (_("{cycle}, a draft that begins on {day}"), first),
    }.get(community.stage, (_("{cycle}, ended on {day} and still open"), last))
    return sentence.format(cycle=community.cycle, day=format_day(on, locale))
