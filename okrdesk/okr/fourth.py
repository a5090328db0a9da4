"""The fourth objective: of a team, or of the community as a whole, it asks for a reason."""

from __future__ import annotations

from okrdesk.document.document import Document
from okrdesk.okr import dismissals, objectives, teams

RULE = "S-OBJCOUNT"


def needs_reason(document: Document, cycle_id: str, team_id: str | None) -> bool:
    """Whether those of this team (None: of the community as a whole) are enough, and no reason was given."""
    there = [each for each in objectives.of_cycle(document, cycle_id) if each.team_id == team_id]
    return len(there) >= teams.MOST_OBJECTIVES and RULE not in dismissals.rules_of(document, cycle_id)
