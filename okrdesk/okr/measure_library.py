"""The library of measures: what communities count, each with where the number comes from.

A measure of the library is a beginning: taking one adds a key result that is edited like any other.
"""

from __future__ import annotations

from collections.abc import Callable

from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr.terms import KeyResult


@dataclass(frozen=True, slots=True)
class LibraryMeasure:
    """One measure: `title` and `unit` become those of the key result, `source` says who reads it and how.

    `communities` and `types` are those that it fits best; empty: all of them.
    """

    key: str
    title: Callable[[], str]
    measure: str
    direction: str
    unit: Callable[[], str]
    source: Callable[[], str]
    communities: tuple[str, ...] = ()
    types: tuple[str, ...] = ()

    def fits(self, community: str, kind: str) -> int:
        """How well it fits a kind of community and a type of goal: 2 both, 1 one of them, 0 neither."""
        return sum(
            bool(wanted) and wanted in known
            for wanted, known in ((community, self.communities), (kind, self.types))
        )

    def key_result(self, objective_id: str) -> KeyResult:
        """The key result that it begins with; figures are the community's own."""
        return KeyResult(
            "",
            objective_id,
            self.title(),
            measure=self.measure,
            direction=self.direction,
            unit=self.unit(),
            source=self.source(),
        )


LIBRARY: tuple[LibraryMeasure, ...] = (
    LibraryMeasure(
        "contributed", lambda: _("Members who contributed at least once"), "number", "increase",
        lambda: _("members"), lambda: _("Whoever wrote, hosted or helped in the cycle, each counted once"),
        types=("outcome", "relational"),
    ),
    LibraryMeasure(
        "retention", lambda: _("Members who are still active after three months"), "percentage", "increase",
        lambda: _("%"), lambda: _("Of those who joined a quarter ago: who did something these four weeks"),
        types=("relational", "transformational"),
    ),
    LibraryMeasure(
        "engagement-rate", lambda: _("Engagement rate"), "percentage", "increase",
        lambda: _("%"), lambda: _("Members who replied or reacted, of all who were there in the month"),
        communities=("product", "creator"), types=("outcome",),
    ),
    LibraryMeasure(
        "second-week", lambda: _("Newcomers who come back in their second week"), "percentage", "increase",
        lambda: _("%"), lambda: _("Of those who joined: who was there again after seven to fourteen days"),
        types=("relational", "process"),
    ),
    LibraryMeasure(
        "first-answer", lambda: _("Hours until a question gets its first answer"), "average", "decrease",
        lambda: _("hours per question"), lambda: _("Time from each question to its first reply, averaged"),
        communities=("product", "learning"), types=("process",),
    ),
    LibraryMeasure(
        "peer-workshops", lambda: _("Workshops that members hold for members"), "number", "increase",
        lambda: _("workshops"), lambda: _("The calendar: workshops without a host of ours"),
        communities=("learning", "creator"), types=("process",),
    ),
    LibraryMeasure(
        "built-ideas", lambda: _("Ideas of members that were built"), "number", "increase",
        lambda: _("ideas"), lambda: _("The list of what was released, with who asked for it"),
        communities=("product",), types=("outcome",),
    ),
    LibraryMeasure(
        "speak-openly", lambda: _("Members who say they can speak openly here"), "percentage", "increase",
        lambda: _("%"), lambda: _("One question of the survey, four or five of five"),
        types=("relational",),
    ),
    LibraryMeasure(
        "changed-practice", lambda: _("Members who say what they do differently now"), "number", "increase",
        lambda: _("members"), lambda: _("Told in a story or a survey, each counted once"),
        communities=("learning",), types=("transformational",),
    ),
    LibraryMeasure(
        "acts", lambda: _("Things members did for the cause"), "number", "increase",
        lambda: _("acts"), lambda: _("Letters, visits, hours given: the list that we keep together"),
        communities=("mission-driven",), types=("outcome",),
    ),
    LibraryMeasure(
        "finishers", lambda: _("Members who finish what they began together"), "percentage", "increase",
        lambda: _("%"), lambda: _("Of those who started the challenge or course: who came to its end"),
        communities=("creator", "learning"), types=("process", "transformational"),
    ),
)  # fmt: skip


def fitting(community: str, kind: str) -> tuple[LibraryMeasure, ...]:
    """The whole library, what fits best first; what fits alike in its usual order."""
    return tuple(sorted(LIBRARY, key=lambda each: -each.fits(community, kind)))
