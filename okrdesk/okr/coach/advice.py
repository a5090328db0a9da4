"""The coach: advice on objectives and key results. It asks, never blocks, and reads the fields first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from okrdesk.okr.coach import checks, field_rules, key_result_rules, objective_rules
from okrdesk.okr.coach.findings import Advice, Check, Finding, by_weight, verdict
from okrdesk.okr.coach.gaps import gaps, unwritten
from okrdesk.okr.coach.sentences import Sentence
from okrdesk.okr.coach.set_rules import advise_set
from okrdesk.okr.measures import keeps
from okrdesk.okr.objectives import Objective
from okrdesk.okr.terms import Cycle, KeyResult

__all__ = [
    "Advice",
    "Check",
    "Finding",
    "advise_key_result",
    "advise_objective",
    "advise_set",
    "advise_text",
    "gaps",
]


def advise_text(text: str, kind: Literal["objective", "key-result"]) -> Advice:
    """Advice on a bare sentence, by the text rules alone."""
    sentence = Sentence(text)
    if kind == "objective":
        findings = objective_rules.text_findings(sentence, shown_by_key_results=False)
        return _advice(sentence, checks.objective_groups(), findings, frozenset(), fields=False)
    findings = key_result_rules.text_findings(
        sentence, figure_given=False, milestone=False, output=False, paired=False
    )
    return _advice(sentence, checks.key_result_groups(), findings, frozenset(), fields=False)


def advise_objective(
    objective: Objective,
    key_results: Sequence[KeyResult],
    *,
    somebody_owns: bool,
    dismissed: frozenset[str] = frozenset(),
) -> Advice:
    """Advice on an objective with its key results, without the rules that somebody dismissed.

    `somebody_owns`: whether anything in the cycle has an owner yet; from then on a missing one weighs more.
    """
    sentence = Sentence(objective.title)
    findings = [
        *objective_rules.text_findings(sentence, shown_by_key_results=bool(key_results)),
        *field_rules.objective_findings(objective, somebody_owns=somebody_owns),
    ]
    return _advice(sentence, checks.objective_groups(), findings, dismissed, fields=True)


def advise_key_result(
    key_result: KeyResult,
    siblings: Sequence[KeyResult],
    cycle: Cycle,
    *,
    somebody_owns: bool,
    dismissed: frozenset[str] = frozenset(),
    locale: str = "",
) -> Advice:
    """Advice on a key result beside its siblings (itself among them or not), without dismissed rules."""
    sentence = Sentence(key_result.title)
    milestone = field_rules.is_milestone(key_result)
    targeted = field_rules.has_target(key_result)
    others = [other for other in siblings if other.id != key_result.id]
    findings = [
        *key_result_rules.text_findings(
            sentence,
            figure_given=targeted or keeps(key_result),
            milestone=milestone,
            output=key_result.output,
            paired=any(not field_rules.is_output(other) for other in others),
        ),
        *field_rules.key_result_findings(
            key_result, siblings, cycle, somebody_owns=somebody_owns, locale=locale
        ),
    ]
    if sentence.figures and not targeted and not milestone and not keeps(key_result):
        findings.append(field_rules.no_target_field(sentence))
    if field_rules.unit_missing(key_result):
        findings.append(field_rules.no_unit())
    return _advice(sentence, checks.key_result_groups(key_result, locale), findings, dismissed, fields=True)


def _advice(
    sentence: Sentence,
    groups: Iterable[checks.Group],
    findings: Iterable[Finding],
    dismissed: frozenset[str],
    *,
    fields: bool,
) -> Advice:
    once = by_weight({finding.rule: finding for finding in findings}.values())
    kept = tuple(finding for finding in once if finding.rule not in dismissed)
    readable = bool(sentence.language)
    if unwritten(sentence.text):
        groups = [group for group in groups if group.fields or _asks_for_words(group)]
    shown = checks.check(groups, once, dismissed, fields=fields, readable=readable)
    return Advice(verdict(kept), kept, shown)


def _asks_for_words(group: checks.Group) -> bool:
    return any(rule.endswith("-PLACEHOLDER") for rule in group.rules)
