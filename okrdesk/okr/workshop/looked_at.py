"""What a workshop looked at: check-ins of its day, and what it answered and decided about each goal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from okrdesk.document.document import Document
from okrdesk.okr import check_ins, cycles, outline, review, review_words
from okrdesk.okr.values import show_value
from okrdesk.okr.workshop import templates
from okrdesk.okr.workshop.recorded import CheckedIn, LookedAt
from okrdesk.okr.workshop.workshops import Workshop, WorkshopStep

_LOOKS = frozenset({*review.QUESTIONS, "review", "decisions"})
_MAKES = frozenset(
    {("choose", "themes"), ("choose", "drafts"), ("choose", "measures"), ("ask", "objectives")}
)
# What a workshop is about that takes its goals as they are.
_TAKES = frozenset(
    {*(("show", of) for of in (*_LOOKS, "check-ins", "newcomer")), ("ask", "initiatives"), ("ask", "charter")}
)


def abouts(steps: Sequence[WorkshopStep]) -> frozenset[tuple[str, str]]:
    """(name, what it is about) of every act of the steps that were not left out."""
    kept = [templates.step_of(step) for step in steps if step.state != "left out"]
    return frozenset((act.name, act.of) for step in kept for act in step.acts)


def makes_goals(steps: Sequence[WorkshopStep]) -> bool:
    """Whether goals are chosen or agreed in it; else those of its cycle are only looked at."""
    known = abouts(steps)
    return bool(known & _MAKES) or not known & _TAKES


def checked_in(
    document: Document, workshop: Workshop, steps: Sequence[WorkshopStep], names: Mapping[str, str]
) -> tuple[CheckedIn, ...]:
    """What was checked in on its day, by the numbers of the key results; nothing where it had no round."""
    if workshop.on is None or ("show", "check-ins") not in abouts(steps):
        return ()
    seen = outline.outline(document, workshop.cycle_id, workshop.on)
    by_key_result = check_ins.of_cycle(document, workshop.cycle_id, workshop.on)
    made = []
    for line in seen.key_results:
        row, given = line.key_result, by_key_result.get(line.key_result.id, ())
        today = [each for each in given if each.on == workshop.on]
        if not today:
            continue
        latest = today[-1]
        before = [each for each in given if each.on < workshop.on]
        made.append(
            CheckedIn(
                line.number,
                row.title,
                show_value(before[-1].value if before else row.baseline, row, document.locale),
                show_value(latest.value, row, document.locale),
                latest.confidence,
                latest.note.strip(),
                latest.blocker.strip(),
                latest.next_step.strip(),
                names.get(latest.person_id or "", ""),
            )
        )
    return tuple(made)


def looked_at(document: Document, workshop: Workshop, steps: Sequence[WorkshopStep]) -> tuple[LookedAt, ...]:
    """What was answered and decided about each goal; nothing where it did not look at them again."""
    if not _LOOKS & {of for name, of in abouts(steps) if name == "show"}:
        return ()
    cycle = cycles.read(document, workshop.cycle_id)
    seen = outline.outline(document, cycle.id, workshop.on or cycle.last_day)
    made = []
    for each in review.review_of(document, seen).objectives:
        answers = tuple(
            (
                review_words.question_words(given.question),
                ", ".join(
                    part
                    for part in (
                        review_words.answer_name(given.answer),
                        review_words.members_words(given.members, document.locale),
                    )
                    if part
                ),
                given.note.strip(),
            )
            for given in each.answers
        )
        told = tuple(answer for answer in answers if answer[1] or answer[2])
        if each.decision or told:
            made.append(
                LookedAt(
                    each.line.number,
                    each.line.objective.title,
                    review_words.decision_name(each.decision),
                    each.reason.strip(),
                    told,
                )
            )
    return tuple(made)
