"""The one-pager's content as of a day, read from a document: the one place that fills a `OnePager`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from okrdesk.document.document import Document
from okrdesk.i18n import _, format_day, format_number, ngettext
from okrdesk.okr import (
    asks,
    check_ins,
    course,
    days,
    handed_pages,
    history,
    measures,
    mission,
    outline,
    page_words,
    rounding,
    schedule,
    values,
)
from okrdesk.okr.outline import KeyResultLine, ObjectiveLine, Outline
from okrdesk.okr.shown import format_percent, kept_words
from okrdesk.okr.terms import CheckIn, Cycle, KeyResult
from okrdesk.okr.ways import BAND
from okrdesk.reports.charts.progress import chart_of_whole
from okrdesk.reports.onepager.content import OnePager, ShownKeyResult, ShownObjective


@dataclass(frozen=True, slots=True)
class Words:
    """The one-pager's three texts as they stand, or as the latest check-ins suggest them."""

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
) -> OnePager:
    """What the one-pager shows of a cycle as of a day, in the number and day formats of the workspace."""
    about = mission.read(document)
    seen = outline.outline(document, cycle_id, day, rule)
    series = check_ins.of_cycle(document, cycle_id, day)
    locale = about.locale
    moved = _moved(document, cycle_id, seen, locale)
    show = partial(_key_result, seen=seen, series=series, moved=moved, locale=locale)
    texts = words_of(document, seen)
    answered = {each.on for check_ins_of_one in series.values() for each in check_ins_of_one}
    return OnePager(
        workspace=about.name,
        mission=about.mission,
        cycle=seen.cycle.name,
        day=format_day(day, locale, "long"),
        on=day,
        week=_week(seen.cycle, day, locale),
        overall=format_percent(seen.progress, locale) if seen.key_results else "",
        overall_pace=format_percent(seen.expected, locale),
        on_track=_on_track(seen),
        on_track_detail=_others(seen),
        confidence=_confidence(seen, locale),
        confidence_detail=_confidence_before(document, seen, locale),
        review=format_day(seen.cycle.last_day, locale, "MMMd"),
        review_detail=_weeks_left(seen.cycle, day),
        objectives=tuple(
            _objective(line, tuple(map(show, line.key_results)), locale) for line in seen.objectives
        ),
        went_well=texts.went_well,
        in_the_way=texts.in_the_way,
        ask=texts.ask,
        not_now=tuple(each.text for each in mission.not_now(document, cycle_id)),
        file_name=file_name,
        language=locale.replace("_", "-") or "en",
        author=about.name,
        chart=chart_of_whole(document, seen, locale, answered) if chart else None,
    )


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


def _week(cycle: Cycle, day: dt.date, locale: str) -> str:
    if day < cycle.first_day:
        return _("starts on {day}").format(day=format_day(cycle.first_day, locale, "MMMd"))
    if day > cycle.last_day:
        return _("ended on {day}").format(day=format_day(cycle.last_day, locale, "MMMd"))
    week, weeks = days.week_of(cycle.first_day, cycle.last_day, day)
    return _("week {week} of {weeks}").format(week=week, weeks=weeks)


def _weeks_left(cycle: Cycle, day: dt.date) -> str:
    left = (cycle.last_day - day).days
    if left < 0:
        return _("the cycle is over")
    if left == 0:
        return _("the last day")
    if left < 14:
        return ngettext("{n} day left", "{n} days left", left).format(n=left)
    return _("{n} weeks left").format(n=left // 7)


def _on_track(seen: Outline) -> str:
    lines = seen.key_results
    if not lines:
        return ""
    good = sum(line.figures.status in ("on track", "achieved") for line in lines)
    return _("{good} of {all}").format(good=good, all=len(lines))


def _others(seen: Outline) -> str:
    statuses = [line.figures.status for line in seen.key_results]
    told = (
        ("at risk", _("{n} at risk")),
        ("off track", _("{n} off")),
        ("not started", _("{n} not started")),
    )
    parts = [text.format(n=statuses.count(status)) for status, text in told if status in statuses]
    return ", ".join(parts)


def _confidence(seen: Outline, locale: str) -> str:
    mean = course.mean_confidence(seen)
    return "–" if mean is None else f"{format_number(rounding.half_up(mean, 1), locale)} / 10"


def _confidence_before(document: Document, seen: Outline, locale: str) -> str:
    """How confidence moved within a week, and how many of it were given before the latest check-in."""
    moved = _confidence_moved(document, seen, locale)
    return ", ".join(filter(None, (moved, kept_words(course.confidences_kept(seen)))))


def _confidence_moved(document: Document, seen: Outline, locale: str) -> str:
    mean = course.mean_confidence(seen)
    before = course.confidence_on(document, seen, seen.day - dt.timedelta(days=7))
    if mean is None or before is None:
        return ""
    shown = format_number(rounding.half_up(before, 1), locale)
    if rounding.half_up(mean, 1) == rounding.half_up(before, 1):
        return _("as a week ago")
    return (_("up from {before}") if mean > before else _("down from {before}")).format(before=shown)


def _moved(document: Document, cycle_id: str, seen: Outline, locale: str) -> dict[str, str]:
    rows = {line.key_result.id: line.key_result for line in seen.key_results}
    by_key_result = {}
    for each in history.moved_targets(document, cycle_id):
        row = rows.get(each.key_result_id)
        if row is None or each.after is None:
            continue
        by_key_result[row.id] = _("{before} → {after} on {day}").format(
            before=values.show_value(each.before, row, locale),
            after=values.show_value(each.after, row, locale),
            day=format_day(each.on, locale, "MMMd"),
        )
    return by_key_result


def _objective(line: ObjectiveLine, key_results: tuple[ShownKeyResult, ...], locale: str) -> ShownObjective:
    return ShownObjective(
        number=line.number,
        title=line.objective.title,
        owner=line.owner.name if line.owner else "",
        priority=line.priority,
        progress=format_percent(line.figures.progress, locale),
        counted=float(line.figures.progress),
        expected=float(line.figures.expected),
        status=line.figures.status,
        key_results=key_results,
        supports=line.objective.supports,
    )


def _key_result(
    line: KeyResultLine,
    seen: Outline,
    series: Mapping[str, Sequence[CheckIn]],
    moved: Mapping[str, str],
    locale: str,
) -> ShownKeyResult:
    row = line.key_result
    current, target, towards = _value_words(line, locale)
    return ShownKeyResult(
        number=line.number,
        title=row.title,
        current=current,
        target=target,
        towards=towards,
        counted=float(line.figures.counted),
        expected=float(line.figures.expected),
        status=line.figures.status,
        outdated=line.figures.outdated,
        owner=line.owner.name if line.owner else "",
        spark=_spark(row, series.get(row.id, ()), seen.cycle, seen.day),
        moved=moved.get(row.id, ""),
    )


def _value_words(line: KeyResultLine, locale: str) -> tuple[str, str, str]:
    """What was reached, the target, and what follows the first where "of {target}" would be wrong."""
    row, measure = line.key_result, measures.measure_of(line.key_result)
    value = None if line.latest is None else line.latest.value
    if measure.shown == "yes-no" and row.target in (None, 1):
        return _("done") if value == 1 else _("not done yet"), "", ""
    current = "" if value is None else values.show_value(value, row, locale)
    target = values.show_target(row, locale) if measures.is_aimed(row) else ""
    if measure.shown == "stage" and value is not None and value in range(1, len(row.stages) + 1):
        return current, target, _("stage {n} of {all}").format(n=int(value), all=len(row.stages))
    if target and (measure.way is BAND or row.direction == "decrease"):
        return current, target, _("target {target}").format(target=target)
    return current, target, ""


def _spark(
    row: KeyResult, series: Sequence[CheckIn], cycle: Cycle, day: dt.date
) -> tuple[tuple[float, float], ...]:
    span = max(1, (cycle.last_day - cycle.first_day).days)
    points = []
    for each in schedule.one_a_day(series, day):
        raw = measures.raw_progress(row, each.value)
        if raw is not None:
            gone = max(0.0, min(1.0, (each.on - cycle.first_day).days / span))
            points.append((gone, max(-10.0, min(10.0, float(raw)))))
    return tuple(points)
