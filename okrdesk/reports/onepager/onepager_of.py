"""The one-pager's content as of a day, read from a document: the one place that fills a `OnePager`."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from okrdesk.document.document import Document
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr import (
    asks,
    check_ins,
    cycles,
    handed_pages,
    mission,
    namesakes,
    outline,
    page_words,
)
from okrdesk.okr.handed_pages import HandedPage
from okrdesk.okr.outline import Outline
from okrdesk.reports.onepager.content import OnePager, ShownAsk
from okrdesk.reports.onepager.sources import Sources
from okrdesk.reports.paper.letters import apart


@dataclass(frozen=True, slots=True)
class Words:
    """The one-pager's texts as they stand, or as the latest check-ins suggest them."""

    went_well: str
    in_the_way: str
    ask: str


def onepager_of(
    document: Document,
    cycle_id: str,
    day: dt.date,
    *,
    rule: str = "",
    file_name: str = "",
    chart: bool = True,
    since: dt.date | None = None,
    compares: bool = True,
) -> OnePager:
    """What the one-pager shows of a cycle as of a day, in the number and day formats of the workspace.

    It is compared with the last page that others got, or with that of `since`; where it `compares` with
    none, it is the first page ever. A closed cycle shows what it was closed with.
    """
    sources = sources_of(document, cycle_id, day, rule=rule, since=since, compares=compares)
    if sources.seen.cycle.closed:
        from okrdesk.reports.onepager import closed_of

        shown = closed_of.closed_page(sources, chart=chart)
    else:
        from okrdesk.reports.onepager import open_of

        shown = open_of.open_page(sources, chart=chart)
        words = words_of(document, sources.seen)
        shown = replace(shown, went_well=words.went_well, in_the_way=words.in_the_way, asks=asks_of(sources))
    about = mission.read(document)
    later = ", ".join(apart(each.text) for each in mission.not_now(document, cycle_id))
    return replace(
        shown,
        workspace=about.name,
        mission=about.mission,
        cycle=sources.seen.cycle.name,
        on=sources.seen.day,
        file_name=file_name,
        language=about.locale.replace("_", "-") or "en",
        author=about.name,
        not_now=_("Not now: {priorities}").format(priorities=later) if later and not shown.is_closed else "",
    )


def sources_of(
    document: Document,
    cycle_id: str,
    day: dt.date,
    *,
    rule: str = "",
    since: dt.date | None = None,
    compares: bool = True,
) -> Sources:
    """Everything a page is made of, read once."""
    cycle = cycles.read(document, cycle_id)
    seen = outline.outline(document, cycle_id, day, rule)
    before: HandedPage | None = None
    if since is not None:
        before = handed_pages.as_of(document, cycle_id, since)
    elif compares:
        before = handed_pages.last_before(document, cycle_id, min(day, cycle.last_day))
    return Sources(
        document, seen, document.locale, before,
        series=check_ins.of_cycle(document, cycle_id, day), everyone=namesakes.everyone(document),
    )  # fmt: skip


def words_of(document: Document, seen: Outline) -> Words:
    """The cycle's texts; where one is empty, what the latest check-ins say (decision 22).

    Of those three lines each: notes of what is on track went well, blockers are in the way.
    """
    cycle, last = seen.cycle, handed_pages.last_before(document, seen.cycle.id, seen.day)
    good = page_words.went_well(seen, None if last is None else last.figures)
    return Words(
        cycle.went_well or page_words.as_text(good),
        cycle.in_the_way or page_words.as_text(page_words.in_the_way(seen)),
        asks.running(asks.for_page(document, cycle.id), seen, document.locale),
    )


def asks_of(sources: Sources) -> tuple[ShownAsk, ...]:
    """What the page asks for: at most three."""
    named = {person.id: person.name for person in sources.everyone}
    return tuple(
        ShownAsk(
            ask.what.rstrip("."),
            asks.by_when(ask, sources.locale),
            asks.about_words(ask, asks.about(ask, sources.seen), named.get(ask.who_id or "", "")),
        )
        for ask in asks.for_page(sources.document, sources.seen.cycle.id)
    )
