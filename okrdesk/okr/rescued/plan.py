"""Plan: what would become of each line of another tool's file, decided before anything is written.

The preview shows a plan and `bring` carries it out; neither decides anything of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import field, replace
from typing import Any

from okrdesk.frozen import dataclass
from okrdesk.okr.rescued.besides import Besides
from okrdesk.okr.rescued.fields import Fate
from okrdesk.okr.rescued.origins import Origin
from okrdesk.okr.rescued.planned_check_ins import PlannedCheckIn
from okrdesk.okr.rescued.rows import KeyResultRow, LeftOut, ObjectiveRow, Reading, ReadThus, RefusedLine
from okrdesk.okr.terms import Cycle


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody chose in the preview, by keys.

    Lines are left out, or taken though they are no key results; objectives are given what is missing.
    """

    without: frozenset[str] = frozenset()
    taken: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()

    def ticked(self, row: ObjectiveRow | KeyResultRow, taken: bool) -> Wishes:
        """The wishes once somebody takes a line, or leaves it out."""
        if isinstance(row, KeyResultRow) and row.unless:
            return replace(self, taken=self.taken | {row.key} if taken else self.taken - {row.key})
        return replace(self, without=self.without - {row.key} if taken else self.without | {row.key})


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """A line and what becomes of it. `changes` are the fields to write, `kept` those in which ours stays.

    `line_id` is ours, "" for a new one; `parent` the key of its objective, or ours by `parent_id`. `why` says
    why it is left out, `by_choice` that somebody can choose otherwise. `said` is what the file says, for the
    next time.
    """

    row: ObjectiveRow | KeyResultRow
    fate: Fate
    line_id: str = ""
    changes: Mapping[str, Any] = field(default_factory=dict)
    kept: tuple[str, ...] = ()
    check_ins: tuple[PlannedCheckIn, ...] = ()
    parent: str = ""
    parent_id: str = ""
    said: Mapping[str, str] = field(default_factory=dict)
    origin: Origin | None = None
    why: str = ""
    by_choice: bool = False

    @property
    def table(self) -> str:
        """Which table it is a row of."""
        return "objective" if isinstance(self.row, ObjectiveRow) else "key_result"


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of a file in one cycle. `people` and `teams` are new; `names` leads from the file to here.

    `lines` has an objective before its key results, `besides` what comes along with them. `missing` are the
    keys of objectives of whose weights some are missing.
    """

    reading: Reading
    cycle: Cycle
    lines: tuple[PlannedLine, ...]
    people: tuple[str, ...]
    teams: tuple[str, ...]
    names: Mapping[str, str]
    refused: tuple[RefusedLine, ...]
    left_out: tuple[LeftOut, ...]
    read_thus: tuple[ReadThus, ...]
    missing: frozenset[str] = frozenset()
    besides: Besides = Besides()

    def count(self, fate: str) -> dict[str, int]:
        """How many objectives, key results, check-ins and people have this fate."""
        lines = Counter(line.table for line in self.lines if line.fate == fate)
        written = (each for line in self.lines if line.fate != "left out" for each in line.check_ins)
        return {
            "objectives": lines["objective"],
            "key_results": lines["key_result"],
            "check_ins": sum(1 for each in written if each.fate == fate),
            "people": len(self.people) if fate == "new" else self._known_people() if fate == "same" else 0,
        }

    @property
    def to_bring(self) -> int:
        """How many lines would be written."""
        return sum(1 for line in self.lines if line.fate in ("new", "updated")) + self.besides.count

    def _known_people(self) -> int:
        return len(set(self.names.values()) - set(self.people))
