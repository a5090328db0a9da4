"""People of one name, told apart: by team, by what they do here, by their first goal, or by a number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import in_one_line
from okrdesk.i18n import _
from okrdesk.okr import people, teams
from okrdesk.okr.alphabet import is_same, plain_letters
from okrdesk.okr.people import Person

_LONGEST = 40


def told_apart(document: Document) -> dict[str, str]:
    """Everybody's name by id, with what tells them apart behind it where two are called alike."""
    read_from = ("person", "team", "objective", "key_result", "workspace")
    return document.once(told_apart, lambda: _told_apart(document), of=read_from)


def everyone(document: Document) -> tuple[Person, ...]:
    """All people by name, those of one name with what tells them apart behind it."""
    names = told_apart(document)
    return tuple(replace(each, name=names[each.id]) for each in people.everyone(document))


def alike(document: Document) -> dict[str, str]:
    """The names of those alone who are called like somebody else, by id, told apart."""
    names = told_apart(document)
    return {each.id: names[each.id] for each in people.everyone(document) if names[each.id] != each.name}


def several(document: Document) -> dict[str, tuple[str, ...]]:
    """The names that more than one has, each with what those are called told apart."""
    names, called = told_apart(document), alike(document)
    told: dict[str, list[str]] = defaultdict(list)
    first: dict[str, str] = {}
    for each in people.everyone(document):
        if each.id in called:
            letters = plain_letters(each.name)
            told[first.setdefault(letters, each.name)].append(names[each.id])
    return {name: tuple(sorted(some)) for name, some in told.items()}


def _told_apart(document: Document) -> dict[str, str]:
    every = people.everyone(document)
    names = {person.id: person.name for person in every}
    same: dict[str, list[Person]] = defaultdict(list)
    for person in every:
        same[plain_letters(person.name)].append(person)
    for some in same.values():
        if len(some) > 1:
            remarks = _remarks(document, some)
            names |= {
                person.id: _("{name} ({remark})").format(name=person.name, remark=remark)
                for person, remark in zip(some, remarks, strict=True)
            }
    return names


def _remarks(document: Document, some: Sequence[Person]) -> list[str]:
    """The first thing by which all of these differ."""
    named = {team.id: team.name for team in teams.all_teams(document)}
    ways: tuple[Callable[[Person], str], ...] = (
        lambda person: named.get(person.team_id or "", ""),
        lambda person: person.role,
        lambda person: ", ".join(filter(None, (named.get(person.team_id or ""), person.role))),
        lambda person: _first_goal(document, person.id),
    )
    for way in ways:
        remarks = [way(person)[:_LONGEST] for person in some]
        if all(remarks) and len(set(remarks)) == len(remarks):
            return remarks
    order = sorted(person.id for person in some)
    return [str(order.index(person.id) + 1) for person in some]


def _first_goal(document: Document, person_id: str) -> str:
    """What somebody owns first: an objective, else a key result; "" for nothing."""
    for table in ("objective", "key_result"):
        query = (
            f'SELECT title FROM "{table}" WHERE deleted = 0 AND owner_id = ? ORDER BY position, id LIMIT 1'
        )
        row = document.database.execute_sql(query, (person_id,)).fetchone()
        if row is not None:
            return str(row[0])
    return ""


def find(document: Document, name: str) -> Person:
    """The person of this name, with its remark where two are called so; refused as `people.find`, and where
    the name alone does not say who."""
    wanted = in_one_line(name)
    names = told_apart(document)
    every = people.everyone(document)
    for person in every:
        if is_same(wanted, names[person.id]):
            return person
    called_so = [person for person in every if is_same(wanted, person.name)]
    if len(called_so) > 1:
        sentence = _("Several people are called “{name}”; say which: {names}.")
        which = ", ".join(sorted(names[person.id] for person in called_so))
        raise Refused(sentence.format(name=wanted, names=which))
    return people.find(document, name)
