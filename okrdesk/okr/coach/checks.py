"""The panel's checks: each groups a few rules and says in one sentence what holds, or asks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr.coach.findings import Check, Finding
from okrdesk.okr.measures import measure_of
from okrdesk.okr.terms import KeyResult


@dataclass(frozen=True, slots=True)
class Group:
    """Rules under one title, with the sentence that holds when none of them found anything."""

    title: str
    holds: str
    rules: tuple[str, ...]
    fields: bool = False  # only where the fields are known, not for a bare sentence
    wording: bool = False  # only where the coach can read the language


def objective_groups() -> tuple[Group, ...]:
    """The ten checks of an objective."""
    return (
        Group(_("Complete"), _("Nothing is left to fill in."), ("O-PLACEHOLDER", "O-SHORT")),
        Group(_("Easy to remember"), _("Short enough to say aloud."), ("O-LONG",)),
        Group(
            _("An aim, not a measure"),
            _("It says where to; the key results say how far."),
            ("O-METRIC",),
            wording=True,
        ),
        Group(
            _("Something new"),
            _("It asks for something that is not true yet."),
            ("O-STATUSQUO",),
            wording=True,
        ),
        Group(
            _("A change, not a task"),
            _("It says what changes, not what you will do."),
            ("O-TASK", "O-OUTPUT"),
            wording=True,
        ),
        Group(_("Decided"), _("It is a place to reach."), ("O-TENTATIVE", "O-INTEREST"), wording=True),
        Group(
            _("Plain and clear"),
            _("A newcomer understands it."),
            ("O-VAGUE", "O-JARGON", "O-SUPERLATIVE"),
            wording=True,
        ),
        Group(_("One aim"), _("It can win on its own."), ("O-DOUBLE",), wording=True),
        Group(_("Linked"), _("It serves a priority, and its type is known."), ("O-NOLINK", "O-NOTYPE"), True),
        Group(_("Owned"), _("One person keeps an eye on it."), ("O-NOOWNER",), True),
    )


def key_result_groups(key_result: KeyResult | None = None, locale: str = "") -> tuple[Group, ...]:
    """The ten checks of a key result."""
    return (
        Group(_("Complete"), _("Nothing is left to fill in."), ("K-PLACEHOLDER", "K-NONUMBER")),
        Group(
            _("Measurable"),
            _measured(key_result, locale),
            ("K-NONUMBER", "K-VAGUE", "K-NOUNIT", "K-SUBJECTIVE"),
            wording=key_result is None,
        ),
        Group(
            _("An outcome, not a task"),
            _("It says what changes, not what you will do."),
            ("K-ACTIVITY", "K-OUTPUT"),
            wording=True,
        ),
        Group(
            _("Committed"),
            _("It will be true, or not, on the last day."),
            ("K-TENTATIVE", "K-QUESTION"),
            wording=True,
        ),
        Group(
            _("One thing counted"),
            _("One measure, short enough to read."),
            ("K-COMPOUND", "K-LONG"),
            wording=True,
        ),
        Group(
            _("From where"),
            _("The way from baseline to target is known."),
            ("K-NOBASE", "K-RELATIVE"),
            wording=key_result is None,
        ),
        Group(
            _("Sound figures"),
            _("Baseline, target and measure fit."),
            ("K-WRONGWAY", "K-RANGE", "K-KEEP"),
            True,
        ),
        Group(
            _("Who counts it, and when?"),
            _("The source of the number is named."),
            ("K-NOSOURCE", "K-PROXY"),
            True,
        ),
        Group(_("Owned"), _("One person keeps an eye on it."), ("K-NOOWNER",), True),
        Group(_("In time"), _("It falls due within the cycle."), ("K-PERIOD", "K-MILESTONE"), True),
    )


def check(
    groups: Iterable[Group],
    findings: Sequence[Finding],
    dismissed: frozenset[str],
    *,
    fields: bool,
    readable: bool = True,
) -> tuple[Check, ...]:
    """One check per group; a group whose only findings were dismissed passes and says so."""
    checks = []
    for group in groups:
        if (group.fields and not fields) or (group.wording and not readable):
            continue
        met = [finding for finding in findings if finding.rule in group.rules]
        open_ones = [finding for finding in met if finding.rule not in dismissed]
        if open_ones:
            sentence = open_ones[0].question
        elif met:
            sentence = _("Set aside, with your reason.")
        else:
            sentence = group.holds
        checks.append(Check(group.title, not open_ones, sentence))
    return tuple(checks)


def _measured(key_result: KeyResult | None, locale: str) -> str:
    if key_result is None:
        return _("There is a number, or a state that others can check.")
    return measure_of(key_result).sentence(key_result, locale)
