"""People: owners, helpers and those who check in; how they come, change, join a team, retire and go."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from okrdesk import signs
from okrdesk.document import columns
from okrdesk.document import room_tables as r
from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import clean, in_one_line, is_blank
from okrdesk.document.whole_rows import Spelled
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr import alphabet
from okrdesk.okr.nearest import suggestion
from okrdesk.okr.records import Kept


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
        return signs.initials(self.name)


_KEPT = Kept(t.Person, Person)
_ALL = Spelled(lambda: t.Person.select().where(t.Person.deleted == 0))
_AROUND_A_NAME = r"^\s*(?:[-*•·–]\s+|\d{1,3}[.)]\s+)|\s*<[^<>\s]+@[^<>\s]+>"


def everyone(document: Document) -> tuple[Person, ...]:
    """All people by name."""
    locale = document.locale
    return document.once((everyone, locale), lambda: _everyone(document, locale), of=("person",))


def _everyone(document: Document, locale: str) -> tuple[Person, ...]:
    return tuple(
        sorted(_KEPT.records(document.rows(_ALL())), key=lambda p: (alphabet.sort_key(p.name, locale), p.id))
    )


def active(document: Document, *, besides: str | None = None) -> tuple[Person, ...]:
    """Those who can take something on, by name; `besides` is somebody who holds it now, retired or not."""
    return tuple(p for p in everyone(document) if not p.retired or p.id == besides)


def fits(person: Person, typed: str) -> bool:
    """Whether what somebody types means this person: initials, or part of the name or role."""
    return (
        alphabet.plain_letters(person.initials).startswith(alphabet.plain_letters(typed.strip()))
        or alphabet.holds(person.name, typed)
        or alphabet.holds(person.role, typed)
    )


def find(document: Document, name: str) -> Person:
    """The person with this name, accents or not, or id; refused with the nearest name."""
    people = everyone(document)
    wanted = in_one_line(name)
    for person in people:
        if alphabet.is_same(wanted, person.name) or wanted.casefold() == person.id:
            return person
    alike = [p for p in people if alphabet.plain_letters(p.name) == alphabet.plain_letters(wanted)]
    if len(alike) == 1:
        return alike[0]
    nearest = suggestion(name, [p.name for p in people])
    raise Refused(_("Nobody here is called “{name}”; {nearest}").format(name=name, nearest=nearest))


def add(document: Document, name: str, role: str = "", person_id: str = "") -> str:
    """Add a person, with a fresh id unless one is given; returns it. A second one of the name is refused."""
    name = in_one_line(name)
    _refuse_wrong(document, name)
    with document.edit(_("Add a person")):
        return _KEPT.add(document, Person(person_id, name, role))


def names_in(text: str) -> tuple[str, ...]:
    """The names that somebody typed or pasted, each once: in lines, or with marks or tabs between.

    Commas part them only where nothing else does ("Müller, Jürgen" in a line is one). Bullets, numbers of a
    list and addresses of mails are left out.
    """
    parts = re.split(r"[\n;\t]", clean(text))
    if len(parts) == 1:
        parts = parts[0].split(",")
    first_spelling: dict[str, str] = {}
    for part in parts:
        name = in_one_line(re.sub(_AROUND_A_NAME, "", part).strip(" ,"))
        if not is_blank(name):
            first_spelling.setdefault(name.casefold(), name)
    return tuple(first_spelling.values())


def named(everyone: Iterable[Person], name: str) -> Person | None:
    """Who of these has the name; None when nobody has."""
    return next((person for person in everyone if alphabet.is_same(person.name, name)), None)


def add_all(document: Document, names: Iterable[str]) -> tuple[str, ...]:
    """Add people in one step, passing over those who are here already; returns the ids of the new ones.

    Refused where nobody of them is new.
    """
    here = everyone(document)
    fresh = [name for name in names if named(here, name) is None]
    if not fresh:
        raise Refused(_("All of them are here already; add a second name or an initial."))
    with document.edit(_("Add people")):
        return tuple(add(document, name) for name in fresh)


def rename(document: Document, person_id: str, name: str, role: str | None = None) -> None:
    """Change a person's name and, unless None, the role."""
    name = in_one_line(name)
    _refuse_wrong(document, name, person_id)
    more = {} if role is None else {"role": role}
    with document.edit(_("Rename a person")):
        document.set(t.Person, person_id, name=name, **more)


def remove(document: Document, person_id: str) -> None:
    """Remove a person; what they owned is owned by nobody, their check-ins stay.

    Refused for somebody who owned or helped in a closed cycle, or took on work there: it would no longer say
    who did it.
    """
    if _took_part_in_a_closed_cycle(document, person_id):
        sentence = _(
            "{name} took part in a cycle that is closed; retire them instead, so that it stays known."
        )
        raise Refused(sentence.format(name=_read(document, person_id).name))
    with document.edit(_("Remove a person")):
        for column in OWNED:
            accepted = {"accepted_on": None} if "accepted_on" in column.model._meta.fields else {}
            for row_id in _pointing(document, column, person_id):
                document.set(column.model, row_id, **{column.name: None}, **accepted)
        for row_id in _pointing(document, t.Helper.person, person_id):
            document.remove(t.Helper, row_id)
        document.remove(t.Person, person_id)


def retire(document: Document, person_id: str, retired: bool) -> None:
    """Offer a person for nothing new, or (False) again. What they own and did stays with them."""
    _read(document, person_id)
    with document.edit(_("Retire a person") if retired else _("Take a person back")):
        document.set(t.Person, person_id, retired=int(retired))


def join(document: Document, person_id: str, team_id: str | None) -> None:
    """Make a person one of a team, or of none."""
    _read(document, person_id)
    with document.edit(_("Join a team") if team_id else _("Leave a team")):
        document.set(t.Person, person_id, team=team_id)


def merge(document: Document, person_id: str, into_id: str) -> None:
    """Make two entries for one person one: all that points to the first points to the second from then on.

    Also in closed cycles and in the bin, because it is the same person. The second keeps name, role and team
    and takes those of the first where it has none; it stays retired only when both are. What was accepted
    stays accepted. Refused for one and the same entry.
    """
    if person_id == into_id:
        raise Refused(_("That is one and the same person; choose somebody else to merge with."))
    gone, kept = _read(document, person_id), _read(document, into_id)
    with document.edit(_("Merge people")):
        for table, column in columns.pointing_to(t.Person):
            if table not in _MERGED_APART:
                ids = _pointing(document, column, person_id)
                document.set_all(table, ids, **{column.name: into_id})
        _merge_helpers(document, person_id, into_id)
        _merge_agreements(document, person_id, into_id)
        better = {"role": kept.role or gone.role, "team": kept.team_id or gone.team_id}
        document.set(t.Person, into_id, retired=int(gone.retired and kept.retired), **better)
        document.remove(t.Person, person_id)


# What nobody owns any more when its owner is removed; the rest says what somebody did, and goes on saying it.
OWNED: tuple[Any, ...] = (t.Objective.owner, t.KeyResult.owner, t.Initiative.owner, r.Promise.who)
# Of these one for each person is left, so that they are more than references.
_MERGED_APART = (t.Helper, t.Agreement)


def _merge_helpers(document: Document, person_id: str, into_id: str) -> None:
    """Each key result keeps the helper once, and its owner is not a helper too."""
    owned = set(_pointing(document, t.KeyResult.owner, into_id))
    query = t.Helper.select().where(t.Helper.person.in_((person_id, into_id)))
    rows = document.rows(query.order_by(t.Helper.id))
    known = {r.key_result: r for r in rows if r.person == into_id}
    for row in rows:
        if row.deleted:
            continue
        double = known.get(row.key_result)
        if row.key_result in owned:
            document.remove(t.Helper, row.id)
        elif row.person == into_id:
            continue
        elif double is None:
            document.set(t.Helper, row.id, person=into_id)
        else:
            document.set(t.Helper, double.id, deleted=0)
            document.remove(t.Helper, row.id)


def _merge_agreements(document: Document, person_id: str, into_id: str) -> None:
    """One agreement is left, with the later day: agreeing again renews the day."""
    query = t.Agreement.select().where(t.Agreement.person.in_((person_id, into_id)))
    rows = document.rows(query.order_by(t.Agreement.id))
    given = [r for r in rows if not r.deleted]
    if not any(r.person == person_id for r in given):
        return
    kept = next((r for r in rows if r.person == into_id), given[0])
    for row in given:
        if row.id != kept.id:
            document.remove(t.Agreement, row.id)
    latest = max(r.agreed_on for r in given)
    document.set(t.Agreement, kept.id, person=into_id, agreed_on=latest, deleted=0)


def _pointing(document: Document, column: Any, person_id: str) -> list[str]:
    """The ids of the rows whose column points to a person, those in the bin too."""
    table = column.model
    return [row.id for row in document.rows(table.select(table.id).where(column == person_id))]


def _took_part_in_a_closed_cycle(document: Document, person_id: str) -> bool:
    closed = (t.Cycle.closed == 1) & (t.Cycle.deleted == 0)
    objectives = t.Objective.select(t.Objective.id).join(t.Cycle).where(closed)
    in_closed = t.KeyResult.select(t.KeyResult.id).where(t.KeyResult.objective.in_(objectives))
    queries = (
        objectives.where((t.Objective.owner == person_id) & (t.Objective.deleted == 0)),
        in_closed.where((t.KeyResult.owner == person_id) & (t.KeyResult.deleted == 0)),
        t.Helper.select(t.Helper.id).where(
            (t.Helper.person == person_id) & (t.Helper.deleted == 0) & t.Helper.key_result.in_(in_closed)
        ),
        t.Initiative.select(t.Initiative.id).where(
            (t.Initiative.owner == person_id)
            & (t.Initiative.deleted == 0)
            & t.Initiative.key_result.in_(in_closed)
        ),
    )
    return any(document.one(query) is not None for query in queries)


def _read(document: Document, person_id: str) -> Person:
    gone = _("That person is no longer here; undo brings them back.")
    return _KEPT.read(document, person_id, gone)


def _refuse_wrong(document: Document, name: str, person_id: str = "") -> None:
    if is_blank(name):
        raise Refused(_("A person needs a name; type one."))
    if any(alphabet.is_same(p.name, name) and p.id != person_id for p in everyone(document)):
        raise Refused(_("“{name}” is here already; add a second name or an initial.").format(name=name))
