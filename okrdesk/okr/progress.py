"""Progress: every figure of a key result, an objective and a cycle; pure functions, no document.

The one place to import figures from. Behind it each question has its own module: `measures` (how far is a
value?), `schedule` (what is due by now?), `status` (what is that called?), `rollup` (key results to
objectives to the cycle), `forecast` (pace and trend, over all check-ins), `scores` (grades and confidence),
`rounding` (for display), `explain` (every figure as a sum that can be shown).

Values are decimals, ratios are fractions; nothing is rounded before it is displayed.
"""

from __future__ import annotations

from okrdesk.okr.explain import Explained, explain, explain_cycle, explain_objective
from okrdesk.okr.forecast import (
    Forecast,
    forecast,
    is_pace_called_out,
    pace_ratio,
    recent_pace,
    required_pace,
)
from okrdesk.okr.measures import counted, hit_count, raw_progress, zone_of, zones
from okrdesk.okr.rollup import (
    Figures,
    ObjectiveFigures,
    cycle_progress,
    disagreement,
    key_result_figures,
    objective_figures,
    statuses_under_all_rules,
    weighted_mean,
    weights,
)
from okrdesk.okr.rounding import half_up, json_fraction, percent, points, short
from okrdesk.okr.schedule import (
    due_day,
    expected,
    is_outdated,
    latest_check_in,
    next_due,
    one_a_day,
    planned_days,
)
from okrdesk.okr.scores import (
    FIRST_CONFIDENCE,
    GroupConfidence,
    aim,
    band,
    confidence_level,
    cycle_verdict,
    group_confidence,
    mean_score,
    needs_reason,
    score,
)
from okrdesk.okr.status import RULES, STATUSES, Rule, status_name, status_of

__all__ = [
    "FIRST_CONFIDENCE",
    "RULES",
    "STATUSES",
    "Explained",
    "Figures",
    "Forecast",
    "GroupConfidence",
    "ObjectiveFigures",
    "Rule",
    "aim",
    "band",
    "confidence_level",
    "counted",
    "cycle_progress",
    "cycle_verdict",
    "disagreement",
    "due_day",
    "expected",
    "explain",
    "explain_cycle",
    "explain_objective",
    "forecast",
    "group_confidence",
    "half_up",
    "hit_count",
    "is_outdated",
    "is_pace_called_out",
    "json_fraction",
    "key_result_figures",
    "latest_check_in",
    "mean_score",
    "needs_reason",
    "next_due",
    "objective_figures",
    "one_a_day",
    "pace_ratio",
    "percent",
    "planned_days",
    "points",
    "raw_progress",
    "recent_pace",
    "required_pace",
    "score",
    "short",
    "status_name",
    "status_of",
    "statuses_under_all_rules",
    "weighted_mean",
    "weights",
    "zone_of",
    "zones",
]
