"""Rules that read the fields of objectives and key results; they are exact and come before the sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from okrdesk.i18n import _, format_day
from okrdesk.okr.coach import measurable
from okrdesk.okr.coach.findings import Finding
from okrdesk.okr.coach.key_result_rules import proxy, undated_milestone
from okrdesk.okr.coach.sayings import says
from okrdesk.okr.coach.sentences import Sentence, sentence_of
from okrdesk.okr.coach.words import in_any_language
from okrdesk.okr.measures import keeps, measure_of
from okrdesk.okr.objectives import Objective
from okrdesk.okr.terms import Cycle, KeyResult
from okrdesk.okr.values import show_value

_SIGNS = "€$£¥₹"


def objective_findings(objective: Objective, *, somebody_owns: bool) -> Iterator[Finding]:
    """What the objective's fields leave open."""
    if objective.priority_id is None and not objective.links.strip() and objective.origin != "theme":
        yield says("O-NOLINK")
    if objective.owner_id is None:
        yield _unowned("O-NOOWNER", somebody_owns)
    if not objective.type:
        yield says("O-NOTYPE")


def key_result_findings(
    key_result: KeyResult,
    siblings: Sequence[KeyResult],
    cycle: Cycle,
    *,
    somebody_owns: bool,
    locale: str = "",
) -> Iterator[Finding]:
    """What the key result's fields leave open or contradict."""
    yield from _target(key_result, locale)
    yield from _range(key_result)
    yield from _undated(key_result)
    if not key_result.source.strip():
        yield says("K-NOSOURCE")
    if key_result.owner_id is None:
        yield _unowned("K-NOOWNER", somebody_owns)
    yield from _period(key_result, siblings, cycle, locale)
    if key_result.proxy:
        yield proxy()


def _undated(key_result: KeyResult) -> Iterator[Finding]:
    entry = measure_of(key_result).entry
    if entry == "yes-no" and (key_result.due is None or not key_result.source.strip()):
        yield undated_milestone()
    elif entry == "stages" and key_result.due is None:
        yield says("K-MILESTONE/stages")


def is_milestone(key_result: KeyResult) -> bool:
    """Whether it is yes/no or a row of stages rather than a figure."""
    return not measure_of(key_result).is_figure


def has_target(key_result: KeyResult) -> bool:
    """Whether the fields hold a target or a band to aim at."""
    return (key_result.target, key_result.low, key_result.high) != (None, None, None)


def is_output(key_result: KeyResult) -> bool:
    """Whether it counts work done (marked so, or worded so) or is a milestone."""
    return (
        key_result.output or is_milestone(key_result) or measurable.is_output(sentence_of(key_result.title))
    )


def unit_missing(key_result: KeyResult) -> bool:
    """A number whose unit neither the field nor the sentence names."""
    if measure_of(key_result).unit != "needed" or key_result.unit.strip() or not has_target(key_result):
        return False
    sentence = sentence_of(key_result.title)
    named = [word for word in sentence.words[sentence.start :] if word.isalpha()]
    counted = [word for word in named if word not in sentence.listed("filler_words")]
    return all(word == sentence.first and sentence.verb for word in counted)


def no_unit() -> Finding:
    """A target without anything it counts."""
    return says("K-NOUNIT/target")


def no_target_field(sentence: Sentence) -> Finding:
    """A figure in the sentence that the target field does not know."""
    return says("K-NONUMBER/target", number=sentence.figures[0][:20])


def _unowned(rule: str, somebody_owns: bool) -> Finding:
    return replace(says(rule), level="coach" if somebody_owns else "hint")


def _target(key_result: KeyResult, locale: str) -> Iterator[Finding]:
    baseline, target = key_result.baseline, key_result.target
    if keeps(key_result) and not is_milestone(key_result):
        if key_result.low is None and key_result.high is None:
            yield says("K-KEEP")
        return
    if not measure_of(key_result).counted:
        return
    if baseline is None:
        yield says("K-NOBASE")
    elif target is not None:
        rises = key_result.direction == "increase"
        if target == baseline or (target < baseline) == rises:
            yield says(
                "K-WRONGWAY",
                target=show_value(target, key_result, locale),
                baseline=show_value(baseline, key_result, locale),
            )


def _range(key_result: KeyResult) -> Iterator[Finding]:
    named = f" {key_result.title} {key_result.unit} ".lower()
    figures = [figure for figure in (key_result.baseline, key_result.target) if figure is not None]
    question = ""
    measure = measure_of(key_result)
    low, high = measure.limits(key_result)
    beyond = [f for f in figures if (low is not None and f < low) or (high is not None and f > high)]
    if measure.shown == "percent" and beyond:
        question = _("A share lies between 0 and 100. Is it a share?")
    elif measure.entry == "average" and not any(part in named for part in in_any_language("average_words")):
        question = _("An average has two parts. How many of what, for each of what?")
    elif measure.shown == "money" and not _has_currency(key_result):
        question = _("Which currency?")
    if question:
        yield Finding(
            "K-RANGE",
            "coach",
            _("The figure does not fit its measure."),
            _("A figure that cannot be right will not be believed on paper."),
            question,
        )


def _has_currency(key_result: KeyResult) -> bool:
    unit, title = key_result.unit.strip(), key_result.title
    if any(sign in unit + title for sign in _SIGNS):
        return True
    currencies = in_any_language("currencies")
    return any(
        word.strip(".,;:()/").lower() in currencies for word in f"{unit} {title}".replace("/", " ").split()
    )


def _period(
    key_result: KeyResult, siblings: Sequence[KeyResult], cycle: Cycle, locale: str
) -> Iterator[Finding]:
    due = key_result.due
    if due is None:
        return
    others = [other.due for other in siblings if other.id != key_result.id and other.due is not None]
    shown = format_day(due, locale)
    if not cycle.first_day <= due <= cycle.last_day:
        yield says("K-PERIOD", due=shown, end=format_day(cycle.last_day, locale))
    elif len(others) > 1 and len(set(others)) == 1 and others[0] != due:
        yield says("K-PERIOD/others", due=shown, end=format_day(others[0], locale))
