"""What stands on the one-pager, ready to be drawn: every figure is already a number or a text.

The window and the command fill these from a document; `onepager.draw` lays them out and nothing else.
Texts a person typed are drawn letter by letter as they are. Shares are fractions (0.5 is half the way).
"""

from __future__ import annotations

from dataclasses import dataclass

from okrdesk.reports.charts.progress import ProgressChart
from okrdesk.reports.paper.head import Head


@dataclass(frozen=True)
class ShownKeyResult:
    """One line of an objective.

    `number` is "1.2"; `current` and `target` carry their unit ("27 %", "50 %") and `current` is "" before
    the first check-in; `towards` is said after `current` where "of 12" would be wrong ("target 4 hours",
    "stage 1 of 4"); `counted` and `expected` are shares 0 to 1; `status` is one of decision 11;
    `spark` holds (share of the cycle gone, raw progress) per check-in; `moved` is "" or "10 → 12 on 8 Feb".
    """

    number: str
    title: str
    current: str
    target: str
    counted: float
    expected: float
    status: str
    outdated: bool = False
    owner: str = ""
    spark: tuple[tuple[float, float], ...] = ()
    moved: str = ""
    towards: str = ""


@dataclass(frozen=True)
class ShownObjective:
    """An objective with its key results; `progress` is shown as it is ("52%")."""

    number: int
    title: str
    owner: str
    priority: str
    progress: str
    counted: float
    expected: float
    status: str
    key_results: tuple[ShownKeyResult, ...] = ()
    supports: str = ""


@dataclass(frozen=True)
class OnePager(Head):
    """The whole one-pager.

    `overall_pace` is the bare share ("46%"), the words "even pace" are added; `chart` is the progress of the
    whole, None where nothing was entered.
    """

    overall: str = ""
    overall_pace: str = ""
    on_track: str = ""
    on_track_detail: str = ""
    confidence: str = ""
    confidence_detail: str = ""
    review: str = ""
    review_detail: str = ""
    objectives: tuple[ShownObjective, ...] = ()
    went_well: str = ""
    in_the_way: str = ""
    ask: str = ""
    not_now: tuple[str, ...] = ()
    chart: ProgressChart | None = None
