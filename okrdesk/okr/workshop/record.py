"""The record of a workshop: everything that minutes, exports and the page afterwards may say, and no more.

Names stand only where somebody took something on. Votes are tallies and sorted numbers; cards are listed by
their letters, so that no order leads to a person. What is not revealed is not in a record.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from okrdesk.document.document import Document
from okrdesk.i18n import _, ngettext
from okrdesk.okr import cycles, key_results, mission, namesakes, objectives, schedule
from okrdesk.okr.rounding import half_up
from okrdesk.okr.terms import KeyResult
from okrdesk.okr.values import show_amount, show_target, show_value
from okrdesk.okr.workshop import (
    counting,
    ideas,
    looked_at,
    promises,
    revealed,
    rounds,
    templates,
    themes,
    workshops,
)
from okrdesk.okr.workshop.counting import Value
from okrdesk.okr.workshop.ideas import Idea
from okrdesk.okr.workshop.promises import Promise
from okrdesk.okr.workshop.recorded import (
    Decided,
    DecidedKeyResult,
    Estimated,
    MarkPair,
    PhaseTime,
    Promised,
    Record,
    RecordedTheme,
)
from okrdesk.okr.workshop.revealed import Seen
from okrdesk.okr.workshop.shown_goals import practices_of
from okrdesk.okr.workshop.shown_votes import LOW, answers_of, strip
from okrdesk.okr.workshop.subjects import MARKS, PULSES, mark_name
from okrdesk.okr.workshop.words import evidence_word
from okrdesk.okr.workshop.workshops import Workshop, WorkshopStep

_LINES = "key-results"


def record_of(document: Document, workshop: Workshop) -> Record:
    """The record of a workshop as it stands."""
    steps = workshops.steps_of(document, workshop.id)
    cycle = cycles.read(document, workshop.cycle_id)
    asked = _rounds(document, workshop, steps)
    cards = [each for each in ideas.of_cycle(document, cycle.id) if each.text.strip()]
    names = namesakes.told_apart(document)
    given = promises.of_cycle(document, cycle.id)
    planned_days = schedule.planned_days(cycle)
    real = int(half_up(Fraction(sum(step.spent for step in steps), 60), 0))
    chosen_by = _vote_on_themes(asked)
    return Record(
        community=mission.read(document).name,
        workshop=workshop,
        cycle=cycle,
        people=workshop.people,
        voices=workshop.voices,
        ends=_ends(workshop, real),
        makes_goals=looked_at.makes_goals(steps),
        decided=_decided(document, cycle.id, asked, names, chosen_by),
        checked_in=looked_at.checked_in(document, workshop, steps, names),
        looked_at=looked_at.looked_at(document, workshop, steps),
        promises=_promised(given, "promise", workshop, names),
        tellings=_promised(given, "telling", workshop, names),
        asks=_promised(given, "ask", workshop, names),
        votes=tuple(each for each in asked if each.method in rounds.CHOOSING and each.state == "closed"),
        marks=_marks(asked, document.locale),
        answers=answers_of([each for each in cards if each.step_id in {step.id for step in steps}]),
        themes=_themes(document, cycle.id, cards, chosen_by),
        unsorted=_texts(cards, "idea", lambda each: each.theme_id is None and not each.interest),
        interests=_texts(cards, "idea", lambda each: each.interest),
        parked=_texts(cards, "parking"),
        wishes=_texts(cards, "wish"),
        factors=_texts(cards, "factor"),
        charter=tuple(line.text for line in mission.charter(document)),
        signed=tuple(each.name for each in mission.agreements(document)),
        phases=_phases(steps),
        planned=sum(step.minutes for step in steps if _is_of_the_evening(step)),
        real=real,
        left_out=tuple(step.title for step in steps if step.state == "left out"),
        differences=_differences(asked),
        first_check_in=planned_days[0] if planned_days else None,
        look_again=cycle.revisit_on,
    )


def marks_of(document: Document, workshop: Workshop) -> tuple[MarkPair, ...]:
    """The three marks before and after, as far as they were revealed."""
    asked = _rounds(document, workshop, workshops.steps_of(document, workshop.id))
    return _marks(asked, document.locale)


def _rounds(document: Document, workshop: Workshop, steps: Sequence[WorkshopStep]) -> tuple[Seen, ...]:
    """The rounds of the workshop, and those of the cycle that belong to no step."""
    mine = {step.id for step in steps} | {None}
    return tuple(each for each in revealed.of_cycle(document, workshop.cycle_id) if each.step_id in mine)


def _differences(asked: Sequence[Seen]) -> tuple[str, ...]:
    """What does not add up on paper, and ballots that did not come, each with what was asked."""
    differences = []
    for each in asked:
        said = each.paper.differences if each.paper else ()
        lacking = (each.people or 0) - (each.ballots or 0)
        if not said and each.state == "closed" and lacking > 0:
            told = ngettext("{n} ballot did not come.", "{n} ballots did not come.", lacking)
            said = (told.format(n=lacking),)
        about = _("“{question}”: {sentence}") if each.criterion else "{sentence}"
        differences += [about.format(question=each.criterion, sentence=sentence) for sentence in said]
    return tuple(differences)


def _ends(workshop: Workshop, real: int) -> str:
    """The time of day when it was over, by what its steps took; "" where nobody said when it began."""
    hours, _colon, minutes = workshop.begins.partition(":")
    if not real or not hours.isdecimal() or not minutes.isdecimal():
        return ""
    end = 60 * int(hours) + int(minutes) + real
    return f"{end // 60 % 24:02}:{end % 60:02}"


def _decided(
    document: Document,
    cycle_id: str,
    asked: Sequence[Seen],
    names: Mapping[str, str],
    chosen_by: Mapping[str, Seen],
) -> tuple[Decided, ...]:
    grouped = key_results.of_cycle(document, cycle_id)
    titles = {theme.id: theme.title for theme in themes.of_cycle(document, cycle_id)}
    made = []
    for number, goal in enumerate(objectives.of_cycle(document, cycle_id), 1):
        vote = chosen_by.get(goal.theme_id or "")
        line = None if vote is None else next(i for i in vote.items if i.item == goal.theme_id)
        tie = None if vote is None else vote.tie
        fist = revealed.latest_of(asked, subject="objectives", method="fist", item=goal.id)
        hands = _numbers(fist, goal.id)
        made.append(
            Decided(
                number,
                goal.id,
                goal.title,
                names.get(goal.owner_id or "", ""),
                goal.origin,
                titles.get(goal.theme_id or "", ""),
                None if line is None else line.dots,
                line is not None and tie is not None and line.number in tie.numbers,
                strip(goal.title, hands, "fist", document.locale, warm=LOW) if hands else None,
                "" if fist is None else fist.verdicts.get(goal.id, ""),
                fist is not None and fist.repeats_id is not None,
                "" if fist is None else fist.objections.get(goal.id, ""),
                goal.agreed_how,
                goal.agreed_on,
                tuple((name, text) for name, text in practices_of(goal) if text.strip()),
                tuple(
                    _key_result(document, f"{number}.{nth}", row, asked, names)
                    for nth, row in enumerate(grouped.get(goal.id, ()), 1)
                ),
            )
        )
    return tuple(made)


def _key_result(
    document: Document, number: str, row: KeyResult, asked: Sequence[Seen], names: Mapping[str, str]
) -> DecidedKeyResult:
    locale = document.locale
    sure = _numbers(revealed.latest_of(asked, subject=_LINES, method="confidence", item=row.id), row.id)
    own = _numbers(revealed.latest_of(asked, subject=_LINES, method="estimates", item=row.id), row.id)
    middle = counting.median(own)
    estimates = None
    if middle is not None:
        estimates = Estimated(
            tuple(show_amount(Decimal(str(each)), row, locale) for each in own),
            show_amount(half_up(middle, 2).normalize(), row, locale),
            "" if row.blueprint_target is None else show_amount(row.blueprint_target, row, locale),
            "" if row.target is None else show_amount(row.target, row, locale),
        )
    return DecidedKeyResult(
        number,
        row.id,
        row.title,
        show_value(row.baseline, row, locale),
        show_target(row, locale),
        names.get(row.owner_id or "", ""),
        row.source,
        strip(row.title, sure, "confidence", locale) if sure else None,
        estimates,
    )


def _numbers(asked: Seen | None, item: str) -> tuple[Value, ...]:
    line = None if asked is None else next((each for each in asked.items if each.item == item), None)
    return () if line is None else line.numbers or ()


def _vote_on_themes(asked: Sequence[Seen]) -> dict[str, Seen]:
    """For each theme the latest vote that was settled with it on the ballot; run-offs stand for nothing."""
    votes = [each for each in asked if each.subject == "themes" and each.is_settled and not each.is_run_off]
    return {line.item: each for each in votes for line in each.items}


def _promised(
    given: Sequence[Promise], kind: str, workshop: Workshop, names: Mapping[str, str]
) -> tuple[Promised, ...]:
    return tuple(
        Promised(
            each.id,
            each.what,
            names.get(each.who_id or "", ""),
            each.whom,
            each.how,
            each.on,
            each.done_on,
            each.outcome,
        )
        for each in given
        if each.kind == kind and each.workshop_id in (None, workshop.id)
    )


def _marks(asked: Sequence[Seen], locale: str) -> tuple[MarkPair, ...]:
    made = []
    for mark in MARKS:
        pair = []
        for subject in PULSES:
            known = revealed.latest_of(asked, subject=subject, method="marks", item=mark)
            numbers = _numbers(known, mark)
            pair.append(strip(mark_name(mark), numbers, "marks", locale) if numbers else None)
        if any(pair):
            made.append(MarkPair(mark, mark_name(mark), *pair))
    return tuple(made)


def _themes(
    document: Document, cycle_id: str, cards: Sequence[Idea], chosen_by: Mapping[str, Seen]
) -> tuple[RecordedTheme, ...]:
    priorities = {each.id: each.text for each in mission.priorities(document, cycle_id)}
    became = {goal.theme_id: goal.title for goal in objectives.of_cycle(document, cycle_id) if goal.theme_id}
    made = []
    for each in ideas.mirror(document, cycle_id):
        theme, vote = each.theme, chosen_by.get(each.theme.id)
        line = None if vote is None else next(i for i in vote.items if i.item == theme.id)
        mine = [card for card in cards if card.theme_id == theme.id]
        made.append(
            RecordedTheme(
                theme.id,
                theme.title,
                _texts(mine, "idea"),
                theme.on_paper,
                tuple(map(evidence_word, each.kinds)),
                None if line is None else line.dots,
                None if line is None else line.people,
                None if line is None else line.chosen,
                became.get(theme.id) or priorities.get(theme.priority_id or "", ""),
            )
        )
    return tuple(made)


def _texts(
    cards: Sequence[Idea], kind: str, wanted: Callable[[Idea], bool] = lambda _card: True
) -> tuple[str, ...]:
    """The texts of cards of a kind by their letters: in the order of nobody."""
    return tuple(sorted((each.text for each in cards if each.kind == kind and wanted(each)), key=_letters))


def _letters(text: str) -> tuple[str, str]:
    return text.casefold(), text


def _is_of_the_evening(step: WorkshopStep) -> bool:
    return templates.step_of(step).when != "after"


def _phases(steps: Sequence[WorkshopStep]) -> tuple[PhaseTime, ...]:
    """Planned and real minutes of each phase, in the order of the agenda."""
    names = dict.fromkeys(step.phase for step in steps if _is_of_the_evening(step))
    made = []
    for name in names:
        mine = [step for step in steps if step.phase == name and _is_of_the_evening(step)]
        real = int(half_up(Fraction(sum(step.spent for step in mine), 60), 0))
        made.append(PhaseTime(name, sum(step.minutes for step in mine), real))
    return tuple(made)
