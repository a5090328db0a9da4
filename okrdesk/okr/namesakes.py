"""People of one name, told apart: by team, by what they do here, by their first goal, or by a number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

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
    return document.once("told apart", lambda: _told_apart(document))


def _told_apart(document: Document) -> dict[str, str]:
    everyone = people.everyone(document)
    names = {person.id: person.name for person in everyone}
    alike: dict[str, list[Person]] = defaultdict(list)
    for person in everyone:
        alike[plain_letters(person.name)].append(person)
    for some in alike.values():
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
    everyone = people.everyone(document)
    for person in everyone:
        if is_same(wanted, names[person.id]):
            return person
    called_so = [person for person in everyone if is_same(wanted, person.name)]
    if len(called_so) > 1:
        sentence = _("Several people are called “{name}”; say which: {names}.")
        which = ", ".join(sorted(names[person.id] for person in called_so))
        raise Refused(sentence.format(name=wanted, names=which))
    return people.find(document, name)
