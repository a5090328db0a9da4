"""The other tables of a cycle: the cycle itself, people, what was decided and promised, what a workshop gave.

Files go to others. So votes stand here as `revealed` tells them, cards by their letters so that no order
leads to a person, and a success or lesson only where those it is about agreed.
"""

from __future__ import annotations

from collections.abc import Mapping

from okrdesk.document.document import Document
from okrdesk.exchange.goal_tables import (
    check_ins_table,
    initiatives_table,
    key_results_table,
    objectives_table,
)
from okrdesk.exchange.tabular import Field, Table, table
from okrdesk.i18n import _
from okrdesk.okr import asks, decisions, mission, people, snapshots, stories, teams
from okrdesk.okr.decisions import Decision
from okrdesk.okr.mission import Agreement, CharterLine, Mission, Priority
from okrdesk.okr.outline import Outline
from okrdesk.okr.people import Person
from okrdesk.okr.snapshots import Snapshot
from okrdesk.okr.stories import Story
from okrdesk.okr.teams import Team
from okrdesk.okr.workshop import ideas, links, promises, revealed
from okrdesk.okr.workshop.ideas import Idea, Mirrored
from okrdesk.okr.workshop.links import GoalLink
from okrdesk.okr.workshop.promises import Promise
from okrdesk.okr.workshop.revealed import Seen, SeenItem
from okrdesk.okr.workshop.words import evidence_word

_CARDS = ("idea", "parking", "wish", "factor")  # what the record of a workshop tells as well
_TEXT, _LONG, _NAME = 44, 32, 22


def tables_of(document: Document, seen: Outline) -> tuple[Table, ...]:
    """Every table of a cycle as of a day; those that goals stand in are there even when they are empty."""
    goals = (
        objectives_table(document, seen),
        key_results_table(document, seen),
        check_ins_table(document, seen),
        _people(document, seen),
    )
    others = (
        _teams(document),
        initiatives_table(document, seen),
        _decisions(document, seen),
        _promises(document, seen),
        _asks(document, seen),
        _priorities(document, seen),
        _themes(document, seen),
        _ideas(document, seen),
        _votes(document, seen),
        _stories(document, seen),
        _links(document, seen),
        _snapshots(document, seen),
        _charter(document),
        _agreements(document),
        cycle_table(document, seen),
    )
    return (*goals, *(each for each in others if each.rows))


def not_brought_back() -> str:
    """What of a workspace is in no table that is taken in again."""
    return _(
        "asks, promises, decisions, priorities, ideas, votes and stories, targets that moved, earlier pages "
        "and the history stay behind; .json holds everything"
    )


def cycle_table(document: Document, seen: Outline) -> Table:
    """One line: the community, the cycle with its days, and by which rule the figures were made."""
    return table("cycle", _("Cycle"), cycle_fields(), [(mission.read(document), seen)])


def cycle_fields() -> tuple[Field[tuple[Mission, Outline]], ...]:
    """The columns of the line about the cycle."""
    return (
        Field("community", lambda: _("Community"), lambda row: row[0].name, _LONG),
        Field("cycle", lambda: _("Cycle"), lambda row: row[1].cycle.name, 14),
        Field("first_day", lambda: _("First day"), lambda row: row[1].cycle.first_day),
        Field("last_day", lambda: _("Last day"), lambda row: row[1].cycle.last_day),
        Field("as_of", lambda: _("As of"), lambda row: row[1].day),
        Field("rule", lambda: _("Rule of the status"), lambda row: row[1].rule.key, 14),
        Field("cadence", lambda: _("Check-ins"), lambda row: row[0].cadence.every),
        Field("weekday", lambda: _("Weekday, 0 is Monday"), lambda row: row[0].cadence.weekday),
        Field("check_in_at", lambda: _("Check-ins begin at"), lambda row: row[0].cadence.at),
        Field("locale", lambda: _("Numbers and days as in"), lambda row: row[0].locale),
        Field("mission", lambda: _("Mission"), lambda row: row[0].mission, _TEXT),
        Field("vision", lambda: _("Vision"), lambda row: row[0].vision, _TEXT),
        Field("audience", lambda: _("Audience"), lambda row: row[0].audience, _LONG),
        Field("revisit_on", lambda: _("Look at the goals again on"), lambda row: row[1].cycle.revisit_on),
        Field("closed_on", lambda: _("Closed on"), lambda row: row[1].cycle.closed_on),
        Field("went_well", lambda: _("Went well"), lambda row: row[1].cycle.went_well, _TEXT),
        Field("in_the_way", lambda: _("In the way"), lambda row: row[1].cycle.in_the_way, _TEXT),
    )


def _people(document: Document, seen: Outline) -> Table:
    team = {each.id: each.name for each in teams.all_teams(document)}
    owned = [line.key_result.owner_id for line in seen.key_results]
    rows = [
        (each, team.get(each.team_id or "", ""), owned.count(each.id)) for each in people.everyone(document)
    ]
    return table("people", _("People"), person_fields(), rows)


def person_fields() -> tuple[Field[tuple[Person, str, int]], ...]:
    """The columns of people."""
    return (
        Field("name", lambda: _("Name"), lambda row: row[0].name, _NAME),
        Field("role", lambda: _("Role"), lambda row: row[0].role, _LONG),
        Field("team", lambda: _("Team"), lambda row: row[1], 18),
        Field("owns", lambda: _("Key results owned"), lambda row: row[2]),
        Field("retired", lambda: _("Retired"), lambda row: row[0].retired),
    )


def _teams(document: Document) -> Table:
    fields: tuple[Field[Team], ...] = (
        Field("name", lambda: _("Name"), lambda row: row.name, _NAME),
        Field("purpose", lambda: _("Purpose"), lambda row: row.purpose, _TEXT),
    )
    return table("teams", _("Teams"), fields, teams.all_teams(document))


def _decisions(document: Document, seen: Outline) -> Table:
    names, numbers = _names(document), _numbers(seen)
    fields: tuple[Field[Decision], ...] = (
        Field("on", lambda: _("Day"), lambda row: row.on),
        Field("what", lambda: _("Decision"), lambda row: row.what, _TEXT),
        Field("why", lambda: _("Why"), lambda row: row.why, _TEXT),
        Field("evidence", lambda: _("Evidence"), lambda row: row.evidence, _LONG),
        Field("about", lambda: _("About"), lambda row: numbers.get(row.line, ""), 8),
        Field("by", lambda: _("By"), lambda row: names.get(row.person_id or "", ""), _NAME),
    )
    until = [each for each in decisions.of_cycle(document, seen.cycle.id) if each.on <= seen.day]
    return table("decisions", _("Decisions"), fields, until)


def _promises(document: Document, seen: Outline) -> Table:
    """What somebody does, and what is told to whom; in the order in which it was written down."""
    names = _names(document)
    given = promises.of_cycle(document, seen.cycle.id)
    fields: tuple[Field[Promise], ...] = (
        Field("kind", lambda: _("Kind"), lambda row: row.kind),
        Field("what", lambda: _("What"), lambda row: row.what, _TEXT),
        Field("who", lambda: _("Who"), lambda row: names.get(row.who_id or "", ""), _NAME),
        Field("whom", lambda: _("Who hears of it"), lambda row: row.whom, _NAME),
        Field("how", lambda: _("How"), lambda row: row.how, _LONG),
        *_ending(),
    )
    return table("promises", _("Promises"), fields, [each for each in given if each.kind != asks.KIND])


def _asks(document: Document, seen: Outline) -> Table:
    names = _names(document)
    fields: tuple[Field[Promise], ...] = (
        Field("what", lambda: _("What we ask for"), lambda row: row.what, _TEXT),
        Field("whom", lambda: _("From whom"), lambda row: row.whom, _NAME),
        Field("about", lambda: _("About"), lambda row: asks.about(row, seen), 8),
        Field("who", lambda: _("Who hears the answer"), lambda row: names.get(row.who_id or "", ""), _NAME),
        *_ending(),
    )
    return table("asks", _("Asks"), fields, asks.of_cycle(document, seen.cycle.id))


def _ending() -> tuple[Field[Promise], ...]:
    return (
        Field("by_when", lambda: _("By when"), lambda row: row.on),
        Field("done_on", lambda: _("Done on"), lambda row: row.done_on),
        Field("outcome", lambda: _("What became of it"), lambda row: row.outcome, _LONG),
    )


def _priorities(document: Document, seen: Outline) -> Table:
    ranked = mission.priorities(document, seen.cycle.id)
    ranks = {each.id: rank for rank, each in enumerate(ranked, 1)}
    fields: tuple[Field[Priority], ...] = (
        Field("rank", lambda: _("Rank"), lambda row: ranks.get(row.id), 8),
        Field("text", lambda: _("Priority"), lambda row: row.text, _TEXT),
        Field("objectives", lambda: _("Objectives"), lambda row: row.objectives),
        Field("not_now", lambda: _("Not now"), lambda row: row.id not in ranks),
    )
    every = (*ranked, *mission.not_now(document, seen.cycle.id))
    return table("priorities", _("Priorities"), fields, every)


def _themes(document: Document, seen: Outline) -> Table:
    became = {line.objective.theme_id: line.number for line in seen.objectives}
    fields: tuple[Field[Mirrored], ...] = (
        Field("title", lambda: _("Theme"), lambda row: row.theme.title, _TEXT),
        Field("cards", lambda: _("Cards"), lambda row: row.cards),
        Field("evidence", lambda: _("Evidence"), lambda row: ", ".join(map(evidence_word, row.kinds)), _NAME),
        Field("objective", lambda: _("Objective number"), lambda row: became.get(row.theme.id)),
    )
    return table("themes", _("Themes"), fields, ideas.mirror(document, seen.cycle.id))


def _ideas(document: Document, seen: Outline) -> Table:
    themes = {each.theme.id: each.theme.title for each in ideas.mirror(document, seen.cycle.id)}
    cards = [each for each in ideas.of_cycle(document, seen.cycle.id) if each.kind in _CARDS]
    by_letters = sorted(cards, key=lambda each: (themes.get(each.theme_id or "", "\uffff"), _letters(each)))
    fields: tuple[Field[Idea], ...] = (
        Field("theme", lambda: _("Theme"), lambda row: themes.get(row.theme_id or "", ""), _LONG),
        Field("text", lambda: _("Card"), lambda row: row.text, _TEXT),
        Field("kind", lambda: _("Kind"), lambda row: row.kind),
        Field("interest", lambda: _("An interest"), lambda row: row.interest),
    )
    return table("ideas", _("Ideas"), fields, by_letters)


def _letters(card: Idea) -> tuple[str, str, str]:
    return card.text.casefold(), card.text, card.kind


def _votes(document: Document, seen: Outline) -> Table:
    asked = revealed.of_cycle(document, seen.cycle.id)
    rows = [
        (number, each, item)
        for number, each in enumerate(asked, 1)
        if each.state == "closed"
        for item in each.items
    ]
    fields: tuple[Field[tuple[int, Seen, SeenItem]], ...] = (
        Field("round", lambda: _("Round"), lambda row: row[0], 8),
        Field("question", lambda: _("Question"), lambda row: row[1].criterion, _LONG),
        Field("method", lambda: _("Method"), lambda row: row[1].method),
        Field("item", lambda: _("Item"), lambda row: row[2].title, _TEXT),
        Field("dots", lambda: _("Dots"), lambda row: row[2].dots, 8),
        Field("people", lambda: _("People"), lambda row: row[2].people, 8),
        Field(
            "numbers", lambda: _("Numbers by size"), lambda row: " ".join(map(str, row[2].numbers or ())), 24
        ),
        Field("chosen", lambda: _("Chosen"), lambda row: row[2].chosen),
    )
    return table("votes", _("Votes"), fields, rows)


def _stories(document: Document, seen: Outline) -> Table:
    numbers = _numbers(seen)
    fields: tuple[Field[Story], ...] = (
        Field("kind", lambda: _("Kind"), lambda row: row.kind),
        Field("text", lambda: _("What happened"), lambda row: row.text, _TEXT),
        Field("try_next", lambda: _("What to try next"), lambda row: row.try_next, _TEXT),
        Field("about", lambda: _("About"), lambda row: numbers.get(row.objective_id or "", ""), 8),
        Field("origin", lambda: _("From"), lambda row: row.origin, _NAME),
        Field("on", lambda: _("Day"), lambda row: row.on),
    )
    every = stories.of_cycle(document, seen.cycle.id)
    told = [each for each in every if each.may_share and each.on <= seen.day]
    return table("stories", _("Successes and lessons"), fields, told)


def _snapshots(document: Document, seen: Outline) -> Table:
    fields: tuple[Field[Snapshot], ...] = (
        Field("on", lambda: _("Day"), lambda row: row.on),
        Field("members", lambda: _("Members"), lambda row: row.members),
        Field("active", lambda: _("Active"), lambda row: row.active),
        Field("phase", lambda: _("Phase"), lambda row: row.phase),
        Field("note", lambda: _("Note"), lambda row: row.note, _TEXT),
    )
    until = [each for each in snapshots.all_snapshots(document) if each.on <= seen.day]
    return table("community", _("Community"), fields, until)


def _links(document: Document, seen: Outline) -> Table:
    numbers = {line.objective.id: line.number for line in seen.objectives}
    known = links.of_cycle(document, tuple(numbers)).values()
    fields: tuple[Field[GoalLink], ...] = (
        Field("one", lambda: _("Objective number"), lambda row: numbers[row.one_id], 10),
        Field("kind", lambda: _("Helps or hurts"), lambda row: row.kind),
        Field("other", lambda: _("Other objective"), lambda row: numbers[row.other_id], 10),
        Field("note", lambda: _("Note"), lambda row: row.note, _TEXT),
    )
    here = [each for each in known if {each.one_id, each.other_id} <= numbers.keys()]
    by_number = sorted(here, key=lambda each: (numbers[each.one_id], numbers[each.other_id]))
    return table("goal-links", _("How goals fit"), fields, by_number)


def _charter(document: Document) -> Table:
    fields: tuple[Field[CharterLine], ...] = (
        Field("text", lambda: _("What we promise each other"), lambda row: row.text, 70),
    )
    return table("charter", _("Charter"), fields, mission.charter(document))


def _agreements(document: Document) -> Table:
    fields: tuple[Field[Agreement], ...] = (
        Field("name", lambda: _("Name"), lambda row: row.name, _NAME),
        Field("on", lambda: _("Agreed on"), lambda row: row.on),
    )
    return table("agreements", _("Who agreed"), fields, mission.agreements(document))


def _names(document: Document) -> Mapping[str, str]:
    return {person.id: person.name for person in people.everyone(document)}


def _numbers(seen: Outline) -> Mapping[str, str]:
    return {line_id: number for line_id, number, _title in seen.numbered_lines()}
