"""Status: the name of how counted progress compares with what is expected by now (F11)."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from okrdesk.frozen import dataclass
from okrdesk.i18n import _

STATUSES = ("on track", "at risk", "off track", "achieved", "not started")


@dataclass(frozen=True, slots=True)
class Rule:
    """How a status is found: by the gap (expected − counted) or by the ratio (counted ÷ expected).

    `on_track` is the edge of on track, `at_risk` the edge of at risk; both edges belong to the better side.
    """

    key: str
    name: str
    kind: Literal["gap", "ratio"]
    on_track: Fraction
    at_risk: Fraction


def _rule(key: str, name: str, kind: Literal["gap", "ratio"], on_track: str, at_risk: str) -> Rule:
    return Rule(key, name, kind, Fraction(on_track), Fraction(at_risk))


# Default: the edges of Planview (0.10) and Viva Goals (0.25); the others as the named tool documents them.
RULES: dict[str, Rule] = {
    rule.key: rule
    for rule in (
        _rule("default", "Gap 10 / 25", "gap", "0.10", "0.25"),
        _rule("viva-goals", "Viva Goals", "gap", "0", "0.25"),
        _rule("engagedly", "Engagedly", "gap", "0.165", "0.33"),
        _rule("mhokr", "MHOKR", "gap", "0.05", "0.15"),
        _rule("oboard", "Oboard", "ratio", "0.7", "0.4"),
        _rule("mooncamp", "Mooncamp", "ratio", "0.9", "0.7"),
        _rule("upraise", "UpRaise", "ratio", "0.95", "0.75"),
    )
}


def status_of(counted: Fraction, expected: Fraction, rule: Rule, started: bool, settled: str = "") -> str:
    """One of `STATUSES` (F11). Nothing started is never green (F4); all of it is achieved whatever the pace.

    Compared exactly, before any rounding. Ratio rules say on track while nothing is expected yet. `settled`
    is a status that holds under every rule, "" for none; "at risk" is then the best there is.
    """
    if not started:
        return "not started"
    if settled == "at risk":
        by_pace = status_of(counted, expected, rule, started)
        return by_pace if by_pace == "off track" else settled
    if settled:
        return settled
    if counted >= 1:
        return "achieved"
    if rule.kind == "gap":
        gap = expected - counted
        if gap <= rule.on_track:
            return "on track"
        return "at risk" if gap <= rule.at_risk else "off track"
    if counted >= rule.on_track * expected:
        return "on track"
    return "at risk" if counted >= rule.at_risk * expected else "off track"


# Beside the colour and the word, for grey paper and for the eye.
STATUS_SIGNS = {"on track": "●", "at risk": "▲", "off track": "■", "achieved": "✓", "not started": "○"}


def status_name(status: str) -> str:
    """The status in the reader's language."""
    return {
        "on track": _("on track"), "at risk": _("at risk"), "off track": _("off track"),
        "achieved": _("achieved"), "not started": _("not started"),
    }[status]  # fmt: skip
