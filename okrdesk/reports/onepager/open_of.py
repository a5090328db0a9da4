"""The page of a cycle that runs or is still a draft: where it stands, what is due, where it goes."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from okrdesk.i18n import _, format_number, ngettext
from okrdesk.okr import course, days, rounding
from okrdesk.okr.briefing.headline import headline
from okrdesk.okr.briefing.looks import page_looks
from okrdesk.okr.briefing.takeaway import Standing, takeaway
from okrdesk.okr.rounding import percent
from okrdesk.okr.shown import format_percent, kept_words
from okrdesk.okr.workshop.planned import review_day
from okrdesk.reports.charts.whole import WholeChart, course_of_whole
from okrdesk.reports.charts.whole_shown import Ending, Mark
from okrdesk.reports.onepager import notes
from okrdesk.reports.onepager.content import Columns, Figure, OnePager, Told
from okrdesk.reports.onepager.open_rows import Lines
from okrdesk.reports.onepager.sources import Sources


def open_page(sources: Sources, *, chart: bool = True) -> OnePager:
    """What the page of an open cycle shows, without what a person wrote for it."""
    seen, locale = sources.seen, sources.locale
    told = headline(seen, locale)
    confidences = sources.confidences_before
    looks = page_looks(sources.document, seen, locale, confidences, told.unowned)
    made = Lines(sources)
    drawn = _chart(sources) if chart else None
    return OnePager(
        workspace="",
        day=sources.day(seen.day, "long"),
        kind=_kind(sources),
        state=_state(sources),
        headline=told,
        figures=_figures(sources) if seen.objectives else (),
        well_name=_("What went well"),
        columns=Columns(
            _("Key result"), _("Owner"), _("Now, of target"), _("Done"), _("Pace at tick"), _("Confidence"),
            _("Status"),
        ),
        objectives=tuple(made.objective(line) for line in seen.objectives),
        looks_name=_("Look here first"),
        looks=tuple(Told(each.number, each.sentence) for each in looks),
        chart=drawn,
        chart_note=notes.flat(sources, drawn),
        trend_note=notes.trend_note(sources),
        trend_note_brief=_("“At this rate” is a trend, not a promise.") if sources.trends else "",
        notes=notes.signs(sources),
        reckoned=notes.reckoned(sources),
    )  # fmt: skip


def _is_draft(sources: Sources) -> bool:
    return sources.seen.day < sources.seen.cycle.first_day


def _kind(sources: Sources) -> str:
    name = sources.seen.cycle.name
    if _is_draft(sources):
        return _("Draft of objectives and key results, {cycle}").format(cycle=name)
    return _("Objectives and key results, {cycle}").format(cycle=name)


def _state(sources: Sources) -> str:
    """ "Status on 8 February 2026, week 6 of 13"."""
    seen, cycle = sources.seen, sources.seen.cycle
    day = sources.day(seen.day, "long")
    if _is_draft(sources):
        return _("As of {day}, begins on {first}").format(day=day, first=sources.day(cycle.first_day))
    if seen.day > cycle.last_day:
        return _("Status on {day}, ended on {last}").format(day=day, last=sources.day(cycle.last_day))
    week, weeks = days.week_of(cycle.first_day, cycle.last_day, seen.day)
    return _("Status on {day}, week {week} of {weeks}").format(day=day, week=week, weeks=weeks)


# The four figures


def _figures(sources: Sources) -> tuple[Figure, ...]:
    seen, locale = sources.seen, sources.locale
    due = _("{share} due").format(share=format_percent(seen.expected, locale))
    since = sources.since(percent(seen.progress), None)
    if not since and sources.trends is not None:
        share = format_percent(sources.trends.whole.value, locale)
        since = _("trend {share} by {day}").format(share=share, day=sources.day(seen.cycle.last_day))
    lines = seen.key_results
    good = sum(line.figures.status in ("on track", "achieved") for line in lines)
    return (
        Figure(
            _("Overall"), format_percent(seen.progress, locale), "", " · ".join(filter(None, (due, since)))
        ),
        Figure(_("On track"), str(good), _("of {all}").format(all=len(lines)), _others(sources)),
        _confidence(sources),
        _review(sources),
    )


def _others(sources: Sources) -> str:
    statuses = [line.figures.status for line in sources.seen.key_results]
    told = (
        ("at risk", _("{n} at risk")), ("off track", _("{n} off")), ("not started", _("{n} not started")),
    )  # fmt: skip
    return ", ".join(text.format(n=statuses.count(status)) for status, text in told if status in statuses)


def _confidence(sources: Sources) -> Figure:
    """The mean, beside that of the last page, or else of the first check-ins."""
    seen, locale, before = sources.seen, sources.locale, sources.before
    mean = course.mean_confidence(seen)
    if mean is None:
        return Figure(_("Confidence"), "–")
    now = rounding.half_up(mean, 1)
    then = _first_confidence(sources) if before is None else before.figures.confidence
    detail = ""
    if then is not None:
        day = _("at first") if before is None else _("on {day}").format(day=sources.day(before.on))
        sentence = _("as {day}") if then == now else _("up from {before} {day}")
        sentence = _("down from {before} {day}") if then > now else sentence
        detail = sentence.format(before=format_number(then, locale), day=day)
    kept = kept_words(course.confidences_kept(seen))
    return Figure(
        _("Confidence"), format_number(now, locale), _("of {all}").format(all=10),
        ", ".join(filter(None, (detail, kept))),
    )  # fmt: skip


def _first_confidence(sources: Sources) -> Decimal | None:
    """The mean of the first confidence of each key result; None where nobody gave a second."""
    given = {
        key: [each.confidence for each in series if each.confidence is not None]
        for key, series in sources.series.items()
    }
    if all(len(each) < 2 for each in given.values()):
        return None
    first = [each[0] for each in given.values() if each]
    return rounding.half_up(Fraction(sum(first), len(first)), 1)


def _review(sources: Sources) -> Figure:
    """The planned day of the next review, and nothing after it."""
    seen = sources.seen
    planned = review_day(sources.document, seen.cycle)
    left = (planned - seen.day).days
    if left < 0:
        return Figure(_("Next review"), "–", "", _("it was due on {day}").format(day=sources.day(planned)))
    return Figure(_("Next review"), sources.day(planned), "", _left_words(left))


def _left_words(left: int) -> str:
    if left == 0:
        return _("today")
    if left < 14:
        return ngettext("{n} day left", "{n} days left", left).format(n=left)
    return _("{n} weeks left").format(n=left // 7)


# The chart and the foot


def _chart(sources: Sources) -> WholeChart | None:
    """The course of the whole; None where there is nothing to draw."""
    seen, locale, before = sources.seen, sources.locale, sources.before
    answered = {each.on for series in sources.series.values() for each in series}
    on, shares = course_of_whole(sources.document, seen, answered)
    if not on:
        return None
    ending, words = None, ""
    if sources.trends is not None:
        ending = Ending(sources.trends.whole, seen.day, sources.trends.needed)
        words = _("at this rate {share} by {day}").format(
            share=format_percent(sources.trends.whole.value, locale),
            day=sources.day(seen.cycle.last_day, "MMMMd"),
        )
    now = Standing(percent(seen.progress), percent(seen.expected))
    then = None if before is None else Standing(before.figures.progress, before.figures.expected)
    mark = (
        None if before is None else Mark(before.on, Fraction(before.figures.progress, 100), bool(before.id))
    )
    title = takeaway(now, then, words)
    cycle = seen.cycle
    return WholeChart(
        locale, cycle.first_day, cycle.last_day, seen.day, on, title, shares, seen.progress, mark, ending
    )
