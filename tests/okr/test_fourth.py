"""Three objectives are enough for a team, and for the community as a whole; the fourth asks for a reason."""

from __future__ import annotations

from okrdesk.okr import cycles, dismissals, fourth, objectives, teams
from okrdesk.okr.objectives import Objective
from tests import factories


def test_each_team_has_three_of_its_own() -> None:
    document = factories.workspace()
    cycle = cycles.all_cycles(document)[0].id
    for known in objectives.of_cycle(document, cycle):
        objectives.remove(document, known.id)
    library = teams.add(document, "Library")
    for number in range(3):
        assert not fourth.needs_reason(document, cycle, None)
        objectives.add(document, Objective("", cycle, f"Ours {number}"))
    assert fourth.needs_reason(document, cycle, None)
    assert not fourth.needs_reason(document, cycle, library)
    dismissals.dismiss(document, fourth.RULE, cycle, "It cannot wait")
    assert not fourth.needs_reason(document, cycle, None)
