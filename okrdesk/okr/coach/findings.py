"""What the coach says: findings, checks and the verdict."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from okrdesk.frozen import dataclass
from okrdesk.i18n import _

Level = Literal["stop", "coach", "hint"]
Verdict = Literal["ready", "polish", "rework"]
_ORDER: dict[Level, int] = {"stop": 0, "coach": 1, "hint": 2}
# Rules that say the same thing less sharply: the window shows only the sharper one.
_SHARPER = {
    "K-NONUMBER": frozenset({"K-VAGUE", "K-ACTIVITY", "K-TENTATIVE", "K-QUESTION", "K-PLACEHOLDER"}),
    "O-INTEREST": frozenset({"O-SHORT"}),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One piece of advice: what was seen, why it matters, one question, one example ("" where none fits)."""

    rule: str
    level: Level
    saw: str
    why: str
    question: str
    example: str = ""

    @property
    def message(self) -> str:
        """One line for lists and commands: what was seen and the question."""
        return f"{self.saw} {self.question}".strip()


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the panel.

    `sentence` says what is right about it, or where it is not `passed` what is missing.
    """

    title: str
    passed: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Advice:
    """The advice on one line: "ready" (nothing found), "polish" (hints only) or "rework"."""

    verdict: Verdict
    findings: tuple[Finding, ...]
    checks: tuple[Check, ...]

    @property
    def top(self) -> tuple[Finding, ...]:
        """The two findings that matter most, the sharper of two that say the same."""
        rules = {finding.rule for finding in self.findings}
        shown = [
            finding for finding in self.findings if not (_SHARPER.get(finding.rule, frozenset()) & rules)
        ]
        return tuple(shown[:2])


def unread(rule: str) -> Finding:
    """A sentence in a language without word lists: better said than judged by the wrong ones."""
    return Finding(
        rule,
        "hint",
        _("The coach reads English and German."),
        _("In this line it sees only gaps and what stands in the fields."),
        _("Will somebody read it aloud and ask how you will know?"),
    )


def by_weight(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in the order stop, coach, hint."""
    return tuple(sorted(findings, key=lambda finding: _ORDER[finding.level]))


def verdict(findings: Iterable[Finding]) -> Verdict:
    """Ready, polish or rework, from the levels found."""
    levels = {finding.level for finding in findings}
    if levels & {"stop", "coach"}:
        return "rework"
    return "polish" if levels else "ready"
