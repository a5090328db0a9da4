"""The tables of goals: objectives, key results, check-ins and initiatives of a cycle as of a day.

What lists hold stands in lines of one cell: names of helpers, stages as "25 Rules agreed", checkpoints as
"12 0.5". `own_tables` reads all of it back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import TypeVar

from okrdesk.document.document import Document
from okrdesk.document.text import in_one_line
from okrdesk.exchange.tabular import Amount, Cell, Field, Table, amount, table
from okrdesk.i18n import _
from okrdesk.okr import check_ins, initiatives, people, review, teams
from okrdesk.okr.initiatives import Initiative
from okrdesk.okr.outline import KeyResultLine, ObjectiveLine, Outline
from okrdesk.okr.review import ObjectiveReview
from okrdesk.okr.rounding import half_up
from okrdesk.okr.terms import CheckIn

_TEXT, _LONG = 44, 32
_Entry = TypeVar("_Entry", CheckIn, Initiative)

ObjectiveField = Field[tuple[ObjectiveLine, str, ObjectiveReview]]
KeyResultField = Field[tuple[ObjectiveLine, KeyResultLine]]
CheckInField = Field[tuple[KeyResultLine, CheckIn, str]]
InitiativeField = Field[tuple[KeyResultLine, Initiative, str]]


def objectives_table(document: Document, seen: Outline) -> Table:
    """A line for each objective, with its figures and what was agreed about it."""
    named = {team.id: team.name for team in teams.all_teams(document)}
    reviewed = review.review_of(document, seen).objectives
    rows = [(each.line, named.get(each.line.objective.team_id or "", ""), each) for each in reviewed]
    return table("objectives", _("Objectives"), objective_fields(), rows)


def objective_fields() -> tuple[ObjectiveField, ...]:
    """The columns of objectives."""
    figures = (
        ObjectiveField("number", lambda: _("Number"), lambda row: row[0].number, 8),
        ObjectiveField("title", lambda: _("Objective"), lambda row: row[0].objective.title, _TEXT),
        ObjectiveField(
            "owner", lambda: _("Owner"), lambda row: row[0].owner.name if row[0].owner else "", 22
        ),
        ObjectiveField("share", lambda: _("Share"), lambda row: row[0].figures.weight, 9),
        ObjectiveField("weight", lambda: _("Weight set"), lambda row: row[0].objective.weight, 9),
        ObjectiveField("progress", lambda: _("Progress"), lambda row: row[0].figures.progress, 10),
        ObjectiveField("expected", lambda: _("Expected"), lambda row: row[0].figures.expected, 10),
        ObjectiveField("status", lambda: _("Status"), lambda row: row[0].figures.status, 13),
        ObjectiveField(
            "confidence", lambda: _("Confidence"), lambda row: _mean(row[0].figures.confidence), 11
        ),
    )
    about = (
        ObjectiveField("commitment", lambda: _("Commitment"), lambda row: row[0].objective.commitment, 13),
        ObjectiveField("type", lambda: _("Type"), lambda row: row[0].objective.type, 13),
        ObjectiveField("priority", lambda: _("Priority"), lambda row: row[0].priority, _LONG),
        ObjectiveField("team", lambda: _("Team"), lambda row: row[1], 18),
        ObjectiveField("why", lambda: _("Why"), lambda row: row[0].objective.why, _TEXT),
        ObjectiveField("supports", lambda: _("Supports"), lambda row: row[0].objective.supports, _LONG),
        ObjectiveField("effort", lambda: _("Effort"), lambda row: row[0].objective.effort, 8),
        ObjectiveField("accepted_on", lambda: _("Accepted on"), lambda row: row[0].objective.accepted_on),
        ObjectiveField("agreed_on", lambda: _("Agreed on"), lambda row: row[0].objective.agreed_on),
        ObjectiveField("agreed_how", lambda: _("Agreed how"), lambda row: row[0].objective.agreed_how),
    )
    ids = ObjectiveField("id", _id, lambda row: row[0].objective.id)
    return (*figures, *about, *_practice(), *_reviewed(), ids)


def _reviewed() -> Iterator[ObjectiveField]:
    """What the review said of an objective: what becomes of it, and its three questions."""
    yield ObjectiveField("decision", lambda: _("Decision"), lambda row: row[2].decision)
    yield ObjectiveField("decision_reason", lambda: _("Why it was decided"), lambda row: row[2].reason, _LONG)
    names = {
        "relevant": (lambda: _("Still relevant"), lambda: _("Note on relevance")),
        "needs": (lambda: _("Needs met"), lambda: _("Note on needs")),
        "behaviour": (lambda: _("Behaviour changed"), lambda: _("Note on behaviour")),
    }
    for nth, question in enumerate(review.QUESTIONS):
        said, noted = names[question]
        yield ObjectiveField(question, said, partial(_answered, nth, "answer"))
        yield ObjectiveField(f"{question}_note", noted, partial(_answered, nth, "note"), _LONG)
    yield ObjectiveField(
        "relevant_members", lambda: _("Relevant for members"), lambda row: row[2].answers[0].members
    )


def _answered(nth: int, name: str, row: tuple[ObjectiveLine, str, ObjectiveReview]) -> Cell:
    answer: str = getattr(row[2].answers[nth], name)
    return answer


def _practice() -> tuple[ObjectiveField, ...]:
    """What changes in practice, as the workshop said it, and where it came from."""
    return (
        ObjectiveField(
            "keeps_people", lambda: _("Keeps people here"), lambda row: row[0].objective.keeps_people, _LONG
        ),
        ObjectiveField("content", lambda: _("Content"), lambda row: row[0].objective.content, _LONG),
        ObjectiveField(
            "contributions", lambda: _("Contributions"), lambda row: row[0].objective.contributions, _LONG
        ),
        ObjectiveField("moderation", lambda: _("Moderation"), lambda row: row[0].objective.moderation, _LONG),
        ObjectiveField("onboarding", lambda: _("Onboarding"), lambda row: row[0].objective.onboarding, _LONG),
        ObjectiveField("links", lambda: _("Links"), lambda row: row[0].objective.links, _LONG),
        ObjectiveField("blueprint", lambda: _("Blueprint"), lambda row: row[0].objective.blueprint, 18),
    )


def key_results_table(document: Document, seen: Outline) -> Table:
    """A line for each key result, with its figures, how it is measured and who is with it."""
    rows = [(objective, line) for objective in seen.objectives for line in objective.key_results]
    return table("key-results", _("Key results"), key_result_fields(), rows)


def key_result_fields() -> tuple[KeyResultField, ...]:
    """The columns of key results."""
    return (*_figures(), *_measuring(), *_people())


def _figures() -> tuple[KeyResultField, ...]:
    return (
        KeyResultField("number", lambda: _("Number"), lambda row: row[1].number, 8),
        KeyResultField("objective", lambda: _("Objective number"), lambda row: row[0].number, 10),
        KeyResultField("title", lambda: _("Key result"), lambda row: row[1].key_result.title, _TEXT),
        KeyResultField(
            "owner", lambda: _("Owner"), lambda row: row[1].owner.name if row[1].owner else "", 22
        ),
        KeyResultField("baseline", lambda: _("Baseline"), lambda row: _value(row[1], "baseline")),
        KeyResultField(
            "today", lambda: _("Today"), lambda row: amount(row[1].figures.current, row[1].key_result)
        ),
        KeyResultField("target", lambda: _("Target"), lambda row: _value(row[1], "target")),
        KeyResultField("unit", lambda: _("Unit"), lambda row: row[1].key_result.unit),
        KeyResultField("share", lambda: _("Share"), lambda row: row[1].figures.weight, 9),
        KeyResultField("progress", lambda: _("Progress"), lambda row: row[1].figures.counted, 10),
        KeyResultField("expected", lambda: _("Expected"), lambda row: row[1].figures.expected, 10),
        KeyResultField("status", lambda: _("Status"), lambda row: row[1].figures.status, 13),
        KeyResultField("outdated", lambda: _("Outdated"), lambda row: row[1].figures.outdated, 10),
        KeyResultField("confidence", lambda: _("Confidence"), lambda row: row[1].figures.confidence, 11),
        KeyResultField(
            "confidence_on", lambda: _("Confidence as of"), lambda row: row[1].figures.confidence_on
        ),
    )


def _measuring() -> tuple[KeyResultField, ...]:
    return (
        KeyResultField("measure", lambda: _("Measure"), lambda row: row[1].key_result.measure),
        KeyResultField("direction", lambda: _("Direction"), lambda row: row[1].key_result.direction),
        KeyResultField("low", lambda: _("At least"), lambda row: _value(row[1], "low")),
        KeyResultField("high", lambda: _("At most"), lambda row: _value(row[1], "high")),
        KeyResultField("band_rule", lambda: _("Band counted as"), lambda row: row[1].key_result.band_rule),
        KeyResultField(
            "stages",
            lambda: _("Stages"),
            lambda row: lines(
                f"{stage.weight:f} {in_one_line(stage.name)}" for stage in row[1].key_result.stages
            ),
            _LONG,
        ),
        KeyResultField(
            "checkpoints",
            lambda: _("Checkpoints"),
            lambda row: lines(f"{value:f} {share:f}" for value, share in row[1].key_result.checkpoints),
            16,
        ),
        KeyResultField("weight", lambda: _("Weight set"), lambda row: row[1].key_result.weight, 9),
        KeyResultField("starts", lambda: _("Counts from"), lambda row: row[1].key_result.starts),
        KeyResultField("due", lambda: _("Due"), lambda row: row[1].key_result.due),
        KeyResultField(
            "commit_zone", lambda: _("Commit zone from"), lambda row: _value(row[1], "commit_zone")
        ),
        KeyResultField(
            "target_zone", lambda: _("Target zone from"), lambda row: _value(row[1], "target_zone")
        ),
    )


def _people() -> tuple[KeyResultField, ...]:
    return (
        KeyResultField(
            "helpers", lambda: _("Helpers"), lambda row: lines(each.name for each in row[1].helpers), 22
        ),
        KeyResultField("partners", lambda: _("Partners"), lambda row: row[1].key_result.partners, _LONG),
        KeyResultField("accepted_on", lambda: _("Accepted on"), lambda row: row[1].key_result.accepted_on),
        KeyResultField("source", lambda: _("Source"), lambda row: row[1].key_result.source, _LONG),
        KeyResultField(
            "comparison", lambda: _("Comparison"), lambda row: row[1].key_result.comparison, _LONG
        ),
        KeyResultField("output", lambda: _("An output"), lambda row: row[1].key_result.output),
        KeyResultField("proxy", lambda: _("Stands for another"), lambda row: row[1].key_result.proxy),
        KeyResultField("score", lambda: _("Own score"), lambda row: row[1].key_result.own_score),
        KeyResultField(
            "score_reason",
            lambda: _("Reason of the score"),
            lambda row: row[1].key_result.score_reason,
            _LONG,
        ),
        KeyResultField("hint", lambda: _("Hint"), lambda row: row[1].key_result.hint, _LONG),
        KeyResultField(
            "blueprint_target",
            lambda: _("Blueprint’s figure"),
            lambda row: _value(row[1], "blueprint_target"),
        ),
        KeyResultField("id", _id, lambda row: row[1].key_result.id),
    )


def check_ins_table(document: Document, seen: Outline) -> Table:
    """A line for each check-in up to the day, by key result and then by day."""
    given = check_ins.of_cycle(document, seen.cycle.id, seen.day)
    rows = _by_key_result(document, seen, given, lambda each: each.person_id)
    return table("check-ins", _("Check-ins"), check_in_fields(), rows)


def check_in_fields() -> tuple[CheckInField, ...]:
    """The columns of check-ins."""
    return (
        *_key_result_fields(CheckInField, _TEXT),
        CheckInField("on", lambda: _("Day"), lambda row: row[1].on),
        CheckInField("value", lambda: _("Value"), lambda row: amount(row[1].value, row[0].key_result)),
        CheckInField("confidence", lambda: _("Confidence"), lambda row: row[1].confidence, 11),
        CheckInField("by", lambda: _("By"), lambda row: row[2], 22),
        CheckInField("note", lambda: _("Note"), lambda row: row[1].note, _TEXT),
        CheckInField("blocker", lambda: _("In the way"), lambda row: row[1].blocker, _LONG),
        CheckInField("next_step", lambda: _("Next step"), lambda row: row[1].next_step, _LONG),
        CheckInField("total", lambda: _("Total"), lambda row: row[1].total),
        CheckInField("count", lambda: _("Count"), lambda row: row[1].count),
        CheckInField(
            "confidences", lambda: _("Confidences"), lambda row: " ".join(map(str, row[1].confidences))
        ),
        CheckInField("spell", lambda: _("Lull or conflict"), lambda row: row[1].spell),
        CheckInField("id", _id, lambda row: row[1].id),
    )


def initiatives_table(document: Document, seen: Outline) -> Table:
    """A line for each initiative, by key result."""
    planned = initiatives.of_cycle(document, seen.cycle.id)
    rows = _by_key_result(document, seen, planned, lambda each: each.owner_id)
    return table("initiatives", _("Initiatives"), initiative_fields(), rows)


def initiative_fields() -> tuple[InitiativeField, ...]:
    """The columns of initiatives."""
    return (
        *_key_result_fields(InitiativeField, _LONG),
        InitiativeField("title", lambda: _("Initiative"), lambda row: row[1].title, _TEXT),
        InitiativeField("owner", lambda: _("Owner"), lambda row: row[2], 22),
        InitiativeField("due", lambda: _("Due"), lambda row: row[1].due),
        InitiativeField("done_on", lambda: _("Done on"), lambda row: row[1].done_on),
        InitiativeField("blocker", lambda: _("Clears away"), lambda row: row[1].blocker, _LONG),
    )


def _by_key_result(
    document: Document,
    seen: Outline,
    entries: Mapping[str, Sequence[_Entry]],
    whose: Callable[[_Entry], str | None],
) -> list[tuple[KeyResultLine, _Entry, str]]:
    """What belongs to the key results, in the order of these, each with the name of its person."""
    names = {person.id: person.name for person in people.everyone(document)}
    return [
        (line, each, names.get(whose(each) or "", ""))
        for line in seen.key_results
        for each in entries.get(line.key_result.id, ())
    ]


def _key_result_fields(
    made: type[Field[tuple[KeyResultLine, _Entry, str]]], width: int
) -> tuple[Field[tuple[KeyResultLine, _Entry, str]], ...]:
    """The columns that say to which key result a row belongs, its title as wide as is said."""
    return (
        made("number", lambda: _("Key result number"), lambda row: row[0].number, 10),
        made("key_result", lambda: _("Key result"), lambda row: row[0].key_result.title, width),
    )


def lines(texts: Iterator[str]) -> str:
    """Entries of a list in one cell, a line for each."""
    return "\n".join(texts)


def _value(line: KeyResultLine, field: str) -> Amount | None:
    return amount(getattr(line.key_result, field), line.key_result)


def _id() -> str:
    return _("Id")


def _mean(confidence: Fraction | None) -> Decimal | None:
    return None if confidence is None else half_up(confidence, 1)
