"""People: owners, helpers and those who check in."""

from __future__ import annotations

from dataclasses import dataclass

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import clean, is_blank
from okrdesk.i18n import _
from okrdesk.okr.nearest import suggestion


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the community, with what they do here in one line.

    Who is `retired` keeps what they did, and is offered for nothing new.
    """

    id: str
    name: str
    role: str = ""
    team_id: str | None = None
    retired: bool = False

    @property
    def initials(self) -> str:
        """One or two letters for a badge: first and last word of the name."""
        words = self.name.split()
        if not words:
            return "?"
        letters = words[0][0] + (words[-1][0] if len(words) > 1 else words[0][1:2])
        return letters.upper()


def everyone(document: Document) -> tuple[Person, ...]:
    """All people by name."""
    rows = document.rows(t.Person.select().where(t.Person.deleted == 0))
    return tuple(
        sorted(
            (Person(r.id, r.name, r.role, r.team, bool(r.retired)) for r in rows),
            key=lambda p: (p.name.casefold(), p.id),
        )
    )


def find(document: Document, name: str) -> Person:
    """The person with this name or id; refused with the nearest name."""
    people = everyone(document)
    wanted = _in_one_line(name).casefold()
    for person in people:
        if wanted in (person.name.casefold(), person.id):
            return person
    nearest = suggestion(name, [p.name for p in people])
    raise Refused(_("Nobody here is called “{name}”; {nearest}").format(name=name, nearest=nearest))


def add(document: Document, name: str, role: str = "") -> str:
    """Add a person; returns the id. A second person of the same name is refused."""
    name = _in_one_line(name)
    _refuse_wrong(document, name)
    with document.edit(_("Add a person")):
        return document.add(t.Person, name=name, role=role)


def rename(document: Document, person_id: str, name: str, role: str | None = None) -> None:
    """Change a person's name and, unless None, the role."""
    name = _in_one_line(name)
    _refuse_wrong(document, name, person_id)
    more = {} if role is None else {"role": role}
    with document.edit(_("Rename a person")):
        document.set(t.Person, person_id, name=name, **more)


def remove(document: Document, person_id: str) -> None:
    """Remove a person; what they owned is owned by nobody, their check-ins stay."""
    with document.edit(_("Remove a person")):
        for table in (t.Objective, t.KeyResult):
            for row in document.rows(table.select(table.id).where(table.owner == person_id)):
                document.set(table, row.id, owner=None)
        for row in document.rows(t.Helper.select(t.Helper.id).where(t.Helper.person == person_id)):
            document.remove(t.Helper, row.id)
        document.remove(t.Person, person_id)


def _in_one_line(name: str) -> str:
    """A name as it is kept: the same letters in another composition are the same name."""
    return " ".join(clean(name).split())


def _refuse_wrong(document: Document, name: str, person_id: str = "") -> None:
    if is_blank(name):
        raise Refused(_("A person needs a name; type one."))
    if any(p.name.casefold() == name.casefold() and p.id != person_id for p in everyone(document)):
        raise Refused(_("“{name}” is here already; add a second name or an initial.").format(name=name))
