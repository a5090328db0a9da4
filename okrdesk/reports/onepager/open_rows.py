"""The rows of the table of a cycle that runs or is still a draft."""

from __future__ import annotations

from fractions import Fraction

from okrdesk.i18n import _
from okrdesk.okr.arrows import arrow
from okrdesk.okr.briefing.headline import BEHIND, status_title
from okrdesk.okr.outline import KeyResultLine, ObjectiveLine
from okrdesk.okr.recovery import recoveries, recovery_words
from okrdesk.okr.rounding import percent
from okrdesk.okr.shown import format_percent
from okrdesk.reports.onepager.content import ShownKeyResult, ShownObjective, Span
from okrdesk.reports.onepager.sources import Sources
from okrdesk.reports.paper.letters import apart

_NAMED_FROM = 2  # a change of confidence by so much says from where


class Lines:
    """Makes the rows of the table."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        steps = recoveries(sources.seen, sources.initiatives, sources.everyone)
        self._steps = {step.key_result_id: recovery_words(step, sources.locale) for step in steps}
        self._confidences = sources.confidences_before

    def objective(self, line: ObjectiveLine) -> ShownObjective:
        """An objective with what stands below its title."""
        figures, locale = line.figures, self._sources.locale
        return ShownObjective(
            number=line.number,
            title=line.objective.title,
            about=self._about(line),
            done=format_percent(figures.progress, locale),
            counted=float(figures.progress),
            expected=float(figures.expected),
            status=figures.status,
            word=status_title(figures.status),
            key_results=tuple(self._key_result(key, line) for key in line.key_results),
        )

    def _about(self, line: ObjectiveLine) -> tuple[Span, ...]:
        sources, figures = self._sources, line.figures
        name = sources.name_of(line.owner)
        parts = [[Span(name) if name else Span(_("nobody owns it"), "warning")]]
        before = sources.before
        if since := sources.since(percent(figures.progress), line.objective.id):
            then = before.figures.lines.get(line.objective.id) if before is not None else None
            if then is not None:
                due = percent(figures.expected) - then.expected
                since = _("{gained} ({due} due)").format(gained=since, due=due)
            parts.append([Span(since)])
        trend = sources.trends.objectives.get(line.objective.id) if sources.trends else None
        if trend is not None and line.key_results:
            text = _("at this rate {share} by {day}").format(
                share="\x00", day=sources.day(sources.seen.cycle.last_day)
            )
            lead, _gap, rest = text.partition("\x00")
            parts.append(
                [Span(lead), Span(format_percent(trend.value, sources.locale), "strong"), Span(rest)]
            )
        if line.objective.commitment == "committed" and figures.status in BEHIND:
            most = format_percent(Fraction(1), sources.locale)
            parts.append([Span(_("committed, aims at {share}").format(share=most), "strong")])
        if line.objective.supports:
            goal = apart(line.objective.supports)
            parts.append([Span(_("for the organisation: {goal}").format(goal=goal))])
        if _weights_differ([each.figures.weight for each in sources.seen.objectives]):
            weight = format_percent(figures.weight, sources.locale)
            parts.append([Span(_("weight {share}").format(share=weight))])
        return _joined(parts)

    def _key_result(self, line: KeyResultLine, parent: ObjectiveLine) -> ShownKeyResult:
        sources, figures, row = self._sources, line.figures, line.key_result
        quiet = figures.status in ("on track", "achieved")
        then = sources.before.figures.lines.get(row.id) if sources.before is not None else None
        gained = percent(figures.counted) - (then.progress if then is not None else 0)
        return ShownKeyResult(
            number=line.number,
            title=row.title,
            owner=sources.name_of(line.owner),
            note=self._note(line, parent),
            value=sources.value_spans(line, strong=not quiet),
            done=format_percent(figures.counted, sources.locale),
            counted=float(figures.counted),
            expected=float(figures.expected),
            status=figures.status,
            word=status_title(figures.status),
            beside="–" if figures.confidence is None else str(figures.confidence),
            change=self._change(line),
            recovery=self._steps.get(row.id, ""),
            gained=gained,
        )

    def _note(self, line: KeyResultLine, parent: ObjectiveLine) -> str:
        sources, row = self._sources, line.key_result
        parts = []
        if row.due is not None and row.due != sources.seen.cycle.last_day:
            parts.append(_("due {day}").format(day=sources.day(row.due)))
        if row.weight is not None and _weights_differ([each.figures.weight for each in parent.key_results]):
            weight = format_percent(line.figures.weight, sources.locale)
            parts.append(_("weight {share}").format(share=weight))
        return " · ".join(parts)

    def _change(self, line: KeyResultLine) -> str:
        """ "↑ from 5": only where it changed by more than is usual for this key result."""
        row, now = line.key_result, line.figures.confidence
        before = self._confidences.get(row.id)
        given = [each.confidence for each in self._sources.series.get(row.id, ())]
        direction = arrow(before, now, given)
        if not direction or before is None or now is None:
            return ""
        sign = "↑" if direction > 0 else "↓"
        if abs(now - before) < _NAMED_FROM:
            return sign
        return _("{arrow} from {before}").format(arrow=sign, before=before)


def _joined(parts: list[list[Span]]) -> tuple[Span, ...]:
    spans = list(parts[0])
    for part in parts[1:]:
        spans += [Span(" · "), *part]
    return tuple(spans)


def _weights_differ(weights: list[Fraction]) -> bool:
    return len(set(weights)) > 1
