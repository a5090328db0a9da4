"""What is asked of a document and kept while other tables are written, held against reading it anew."""

from __future__ import annotations

from okrdesk.document.answers import Answers
from okrdesk.document.document import Document
from okrdesk.okr import (
    cycles,
    dismissals,
    key_results,
    mission,
    moved_targets,
    namesakes,
    objectives,
    open_choices,
    people,
    stories,
    teams,
)
from okrdesk.okr.workshop import ideas, promises, rounds, sources, subjects, themes, workshops


def ask_all(document: Document) -> dict[str, object]:
    """Everything that `Document.once` keeps, of all cycles."""
    asked: dict[str, object] = {
        "locale": document.locale,
        "cycles": cycles.all_cycles(document),
        "dismissals": dismissals.all_dismissals(document),
        "mission": mission.read(document),
        "names": namesakes.told_apart(document),
        "left open": open_choices.open_conflicts(document),
        "people": people.everyone(document),
        "teams": teams.all_teams(document),
        "workshops": workshops.everything(document),
    }
    for cycle in cycles.all_cycles(document):
        goals = objectives.of_cycle(document, cycle.id)
        held = workshops.of_cycle(document, cycle.id)
        asked |= {
            f"of {cycle.name}": [
                read(document, cycle.id)
                for read in (
                    *(ideas.of_cycle, mission.priorities, mission.not_now, promises.of_cycle),
                    *(rounds.of_cycle, sources.of_cycle, stories.of_cycle, themes.of_cycle),
                )
            ],
            f"moved targets of {cycle.name}": moved_targets.moved_targets(document, cycle.id),
            f"objectives of {cycle.name}": goals,
            f"their key results {cycle.name}": [key_results.of_objective(document, g.id) for g in goals],
            f"their titles {cycle.name}": subjects.titles(document, "objectives", [g.id for g in goals]),
            f"workshops of {cycle.name}": held,
            f"their steps {cycle.name}": [workshops.steps_of(document, each.id) for each in held],
        }
    return asked


def prove_nothing_is_stale(document: Document) -> None:
    """Assert that all that is kept is as it is read anew. What was asked before is what can be stale."""
    asked = ask_all(document)
    document._answers = Answers()
    assert asked == ask_all(document)
