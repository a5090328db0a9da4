"""What the signs of an open page mean, for its foot, and how all of it is reckoned, for page 2."""

from __future__ import annotations

from fractions import Fraction

from okrdesk.i18n import _
from okrdesk.okr.shown import format_percent, format_points
from okrdesk.reports.charts.whole import WholeChart
from okrdesk.reports.onepager.sources import Sources


def trend_note(sources: Sources) -> str:
    """What “at this rate” means, "" where there is no trend."""
    if sources.trends is None:
        return ""
    most, range_share = (format_percent(Fraction(share), sources.locale) for share in ("1", "0.8"))
    return _(
        "“At this rate” carries each key result’s check-ins on to {day}, none above {most}; what is done or "
        "not done stays as it is. A trend, not a promise; shaded: the {range} ranges added up."
    ).format(day=sources.day(sources.seen.cycle.last_day), most=most, range=range_share)


def signs(sources: Sources) -> tuple[str, ...]:
    """What arrows and struck figures say."""
    notes = []
    if sources.before is not None:
        sentence = _("Arrows: confidence ({low} to {high}) since {day}.")
        notes.append(sentence.format(low=0, high=10, day=sources.day(sources.before.on)))
    moved = list(sources.moved.values())
    if len(moved) == 1:
        notes.append(_("Struck out: the target until {day}.").format(day=sources.day(moved[0].on)))
    elif moved:
        rows = ", ".join(
            _("{number} until {day}").format(number=line.number, day=sources.day(move.on))
            for line in sources.seen.key_results
            if (move := sources.moved.get(line.key_result.id)) is not None
        )
        notes.append(_("Struck out: earlier targets ({rows}).").format(rows=rows))
    return tuple(notes)


def flat(sources: Sources, chart: WholeChart | None) -> str:
    """Since when the line of the chart runs flat, "" where it ends with a check-in or there is none."""
    since = None if chart is None else chart.flat_since
    if since is None:
        return ""
    seen = sources.seen
    sentence = (
        _("The line runs flat from the last check-in on {day} to the end.")
        if seen.cycle.closed or seen.day > seen.cycle.last_day
        else _("The line runs flat from the last check-in on {day} to today.")
    )
    return sentence.format(day=sources.day(since, "MMMMd"))


def reckoned(sources: Sources) -> str:
    """How all of it is reckoned, for page 2."""
    seen, locale = sources.seen, sources.locale
    most, range_share = (format_percent(Fraction(share), locale) for share in ("1", "0.8"))
    parts = [_("Done is the share of the way from start to target, {most} at most.").format(most=most)]
    own = [line for line in seen.key_results if line.key_result.due not in (None, seen.cycle.last_day)]
    tick = _("The tick in the bar shows what is due today at an even pace")
    if own:
        named = ", ".join(
            _("for {number} by {day}").format(number=line.number, day=sources.day(line.key_result.due))
            for line in own[:5]
            if line.key_result.due
        )
        tick = _("{tick}, {rows} as its own date says").format(tick=tick, rows=named)
    parts.append(f"{tick}.")
    if seen.rule.kind == "gap":
        edges = [format_points(edge, locale) for edge in (seen.rule.on_track, seen.rule.at_risk)]
        sentence = _("Up to {first} below it: on track. Up to {second}: at risk. Above: off track.")
    else:
        edges = [format_percent(edge, locale) for edge in (seen.rule.on_track, seen.rule.at_risk)]
        sentence = _("From {first} of it: on track. From {second}: at risk. Below: off track.")
    parts.append(sentence.format(first=edges[0], second=edges[1]))
    weighted = [
        _("{number} weighs {share} in objective {objective}").format(
            number=line.number, share=format_percent(line.figures.weight, locale), objective=objective.number
        )
        for objective in seen.objectives
        for line in objective.key_results
        if line.key_result.weight is not None
        and len({each.figures.weight for each in objective.key_results}) > 1
    ]
    if weighted:
        parts.append(_("{rows}; all others weigh alike.").format(rows=", ".join(weighted[:6])))
    if sources.trends is not None:
        parts.append(
            _(
                "The trend carries each key result on by its check-ins so far, none above {most}; what can "
                "only be done or not done stays as it is. The shaded range adds up the {range} ranges of all."
            ).format(most=most, range=range_share)
        )
        if sources.trends.needed:
            sentence = _("Its upper edge needs {numbers} to be done.")
            parts.append(sentence.format(numbers=", ".join(sources.trends.needed)))
    return " ".join(parts)
