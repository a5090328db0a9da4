"""Every edit there is, on two copies at once, with closing, reopening and undo between: both end up alike."""

from __future__ import annotations

import contextlib
import datetime as dt
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from okrdesk.document import journal, merge
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.exchange import calendar, workspace_json
from okrdesk.okr import (
    closing,
    course,
    cycles,
    due,
    four_figures,
    health,
    history,
    late,
    load,
    look_first,
    moves,
    objectives,
    outline,
    people,
    review,
)
from okrdesk.okr.moved_targets import moved_targets
from tests import factories
from tests.examples import examples
from tests.okr.test_edits import DAY, EDITS, world  # noqa: F401

_WEIGHTY = ("closing.close", "close at once", "reopen", "undo", "undo", "redo")  # told more often than others
_acts = st.lists(st.sampled_from(sorted(EDITS)) | st.sampled_from(_WEIGHTY), max_size=6)


def _play(document: Document, ids: SimpleNamespace, acts: list[str]) -> None:
    for act in acts:
        with contextlib.suppress(Refused):  # what somebody else removed or closed is refused in a sentence
            match act:
                case "undo":
                    document.undo()
                case "redo":
                    document.redo()
                case "reopen":
                    closing.reopen(document, ids.cycle)
                case "close at once":
                    closing.close(document, ids.cycle, on=DAY, next_name="Spring", keep=[ids.o2])
                case _:
                    EDITS[act](document, ids)


def _read_everything(document: Document) -> None:
    """What the pages and the commands read; it must cope with whatever came together."""
    for step in history.steps(document):  # its words are found when they are asked for
        assert isinstance(step.sentence, str)
        assert step.words.in_part(1, 1)[1] == len(step.changes)
    for cycle in cycles.all_cycles(document):
        calendar.calendar(document, cycle)
        late.late_check_ins(document, cycle.id)
        moved_targets(document, cycle.id)
        for objective in objectives.of_cycle(document, cycle.id):
            closing.lineage(document, objective.id)
        for day in (dt.date(2025, 12, 1), DAY, dt.date(2026, 9, 1)):
            seen = outline.outline(document, cycle.id, day)
            review.review_of(document, seen)
            look_first.look_first(document, seen)
            due.due_list(seen)
            load.loads(seen, people.everyone(document))
            course.course(document, seen, [line.key_result.id for line in seen.key_results])
            course.confidence_weeks(document, seen)
            health.health(document, seen)
            moves.moves(document, seen)
            moves.wins(document, seen)
            four_figures.four_figures(document, seen)


@examples(4, 133)  # each plays some twenty edits and reads it all
@given(ours_do=_acts, theirs_do=_acts, then_ours=_acts, then_theirs=_acts)
def test_copies_converge_and_everything_can_be_read(
    world: tuple[Document, SimpleNamespace],  # noqa: F811
    ours_do: list[str],
    theirs_do: list[str],
    then_ours: list[str],
    then_theirs: list[str],
) -> None:
    origin, ids = world
    content = factories.content(origin)
    ours, theirs = Document.load(content, "a" * 32, "Ada"), Document.load(content, "b" * 32, "Bo")
    for our_acts, their_acts in ((ours_do, theirs_do), (then_ours, then_theirs)):
        _play(ours, ids, our_acts)
        _play(theirs, ids, their_acts)
        contents = factories.content(ours), factories.content(theirs)
        steps = merge.step_ids(contents[0]) | merge.step_ids(contents[1])
        merge.merge(ours, contents[1])
        merge.merge(theirs, contents[0])
        assert factories.dump(ours) == factories.dump(theirs)
        assert journal.differences(ours.database) == set()
        assert merge.step_ids(factories.content(ours)) == steps, "nothing is lost"
        _read_everything(ours)
    again = workspace_json.from_json(workspace_json.to_json(ours), "plan.json")
    assert factories.dump(again) == factories.dump(ours)
    for document in (ours, theirs, again):
        document.close()
