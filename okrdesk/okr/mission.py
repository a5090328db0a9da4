"""Mission: why the community exists, whom it serves, its charter and its ranked priorities."""

from __future__ import annotations

import datetime as dt

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import is_blank
from okrdesk.document.whole_rows import Spelled
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr import cycles, order
from okrdesk.okr.alphabet import sort_key
from okrdesk.okr.cadence import WEEKLY, Cadence, cadence_of
from okrdesk.okr.choices import refuse_unknown
from okrdesk.okr.phases import PHASES
from okrdesk.okr.records import Kept, Shape, differences

COMMUNITIES = ("mission-driven", "learning", "product", "creator")
BONDS = ("community", "network", "audience")
PURPOSES = ("networking", "knowledge", "bookings", "events", "content", "revenue", "tools", "other")


@dataclass(frozen=True, slots=True)
class Mission:
    """What the workspace says about its community; `rule`, `locale` and `cadence` are the workspace's own.

    `bond` is what holds people together today: a goal of their own, knowing each other, or listening.
    """

    id: str
    name: str
    mission: str
    vision: str
    audience: str
    community: str
    phase: str
    purposes: tuple[str, ...]
    locale: str
    rule: str
    bond: str = ""
    cadence: Cadence = WEEKLY


_KEPT = Kept(
    t.Workspace,
    Mission,
    {"purposes": Shape(tuple, list)},
    beside=("cadence",),
)


@dataclass(frozen=True, slots=True)
class CharterLine:
    """One promise."""

    id: str
    text: str
    position: str = ""


_KEPT_LINE = Kept(t.CharterLine, CharterLine)


@dataclass(frozen=True, slots=True)
class Priority:
    """What matters this cycle; `objectives` counts those that serve it, `origin` says where it came from."""

    id: str
    text: str
    origin: str
    objectives: int
    position: str = ""


_KEPT_PRIORITY = Kept(t.Priority, Priority, beside=("objectives",))
_PRIORITIES = Spelled(
    lambda cycle_id: (
        t.Priority.select()
        .where((t.Priority.deleted == 0) & (t.Priority.cycle == cycle_id))
        .order_by(t.Priority.position, t.Priority.id)
    ),
    "a cycle",
)
_SERVING = (
    "SELECT priority_id, count(*) FROM objective WHERE cycle_id = ? AND deleted = 0 "
    "AND priority_id IS NOT NULL GROUP BY priority_id"
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """A person who agreed to the mission as it stood on a day."""

    id: str
    person_id: str
    name: str
    on: dt.date


_KEPT_AGREEMENT = Kept(t.Agreement, Agreement, beside=("name",))


def read(document: Document) -> Mission:
    """The one mission of the workspace."""
    return document.once(read, lambda: _read(document), of=("workspace",))


def _read(document: Document) -> Mission:
    row = document.row(t.Workspace, document.id)
    if row is None:
        raise Refused(_("This workspace has lost its first page; restore a backup."))
    return _KEPT.record(row, cadence=cadence_of(row))


def reword(document: Document, before: Mission, after: Mission, label: str = "") -> None:
    """Write what differs in the mission before and after; unknown kinds, phases and purposes are refused."""
    changed = differences(before, after)
    refuse_unknown(changed, {"community": ("", *COMMUNITIES), "phase": ("", *PHASES), "bond": ("", *BONDS)})
    if is_blank(changed.get("name", "-")):
        raise Refused(_("A workspace needs a name; type one."))
    for purpose in changed.get("purposes", ()):
        refuse_unknown({"purposes": purpose}, {"purposes": PURPOSES})
    with document.edit(label or _("Change the mission")):
        _KEPT.set(document, document.id, changed)
        if "cadence" in changed:
            chosen = after.cadence
            fields = {"cadence": chosen.every, "weekday": chosen.weekday, "check_in_at": chosen.at}
            document.set(t.Workspace, document.id, **fields)


def charter(document: Document) -> tuple[CharterLine, ...]:
    """The promises in order."""
    query = t.CharterLine.select().where(t.CharterLine.deleted == 0)
    rows = document.rows(query.order_by(t.CharterLine.position, t.CharterLine.id))
    return _KEPT_LINE.records(rows)


def add_charter_line(document: Document, text: str) -> str:
    """Add a promise at the end; returns its id."""
    _refuse_empty(text, _("A promise needs words; type one line."))
    with document.edit(_("Add a promise")):
        position = order.last(line.position for line in charter(document))
        return _KEPT_LINE.add(document, CharterLine("", text, position))


def reword_charter_line(document: Document, line_id: str, text: str) -> None:
    """Change the words of a promise."""
    _refuse_empty(text, _("A promise needs words; remove it instead of emptying it."))
    with document.edit(_("Reword a promise")):
        document.set(t.CharterLine, line_id, text=text)


def move_charter_line(document: Document, line_id: str, index: int) -> None:
    """Put a promise at a place in the list."""
    with document.edit(_("Move a promise")):
        order.move(document, t.CharterLine, charter(document), line_id, index)


def remove_charter_line(document: Document, line_id: str) -> None:
    """Take a promise out."""
    with document.edit(_("Remove a promise")):
        document.remove(t.CharterLine, line_id)


def priorities(document: Document, cycle_id: str) -> tuple[Priority, ...]:
    """The priorities of a cycle in their rank, with how many objectives serve each."""
    return _known_priorities(document, cycle_id, put_off=False)


def _known_priorities(document: Document, cycle_id: str, *, put_off: bool) -> tuple[Priority, ...]:
    return document.once(
        (priorities, cycle_id, put_off),
        lambda: _priorities(document, cycle_id, put_off=put_off),
        of=("priority", "objective"),
    )


def _priorities(document: Document, cycle_id: str, *, put_off: bool) -> tuple[Priority, ...]:
    counts: dict[str, int] = dict(document.database.execute_sql(_SERVING, (cycle_id,)))
    rows = (row for row in document.rows(_PRIORITIES(cycle_id)) if row.not_now == put_off)
    return tuple(_KEPT_PRIORITY.record(row, objectives=counts.get(row.id, 0)) for row in rows)


def not_now(document: Document, cycle_id: str) -> tuple[Priority, ...]:
    """What a cycle leaves for later on purpose, in the order of its old rank."""
    return _known_priorities(document, cycle_id, put_off=True)


def put_off(document: Document, priority_id: str, later: bool) -> None:
    """Move a priority to what is not done now, or back among the ranked ones; objectives keep serving it."""
    _refuse_closed(document, priority_id)
    with document.edit(_("Leave a priority for later") if later else _("Take a priority up again")):
        document.set(t.Priority, priority_id, not_now=int(later))


def add_priority(document: Document, cycle_id: str, text: str, origin: str = "") -> str:
    """Add a priority at the end of the ranking; returns its id."""
    _refuse_empty(text, _("A priority needs words; type what matters this cycle."))
    cycles.refuse_closed(document, cycle_id)
    with document.edit(_("Add a priority")):
        position = order.last(each.position for each in priorities(document, cycle_id))
        return document.add(t.Priority, cycle=cycle_id, text=text, origin=origin, position=position)


def reword_priority(document: Document, priority_id: str, text: str) -> None:
    """Change the words of a priority."""
    _refuse_empty(text, _("A priority needs words; remove it instead of emptying it."))
    _refuse_closed(document, priority_id)
    with document.edit(_("Reword a priority")):
        document.set(t.Priority, priority_id, text=text)


def rank_priority(document: Document, cycle_id: str, priority_id: str, index: int) -> None:
    """Put a priority at a rank, 0 being the first."""
    cycles.refuse_closed(document, cycle_id)
    with document.edit(_("Rank a priority")):
        order.move(document, t.Priority, priorities(document, cycle_id), priority_id, index)


def remove_priority(document: Document, priority_id: str) -> None:
    """Take a priority out; objectives that served it serve none."""
    _refuse_closed(document, priority_id)
    with document.edit(_("Remove a priority")):
        for row in document.rows(t.Objective.select().where(t.Objective.priority == priority_id)):
            document.set(t.Objective, row.id, priority=None)
        document.remove(t.Priority, priority_id)


def agreements(document: Document) -> tuple[Agreement, ...]:
    """Who agreed to the mission, in the order of agreeing."""
    query = (
        t.Agreement.select(t.Agreement.id, t.Agreement.person, t.Person.name, t.Agreement.agreed_on)
        .join(t.Person)
        .where((t.Agreement.deleted == 0) & (t.Person.deleted == 0))
    )
    agreed = (_KEPT_AGREEMENT.record(row, name=row.name) for row in document.rows(query))
    locale = document.locale
    return tuple(sorted(agreed, key=lambda each: (each.on, sort_key(each.name, locale), each.id)))


def agree(document: Document, person_id: str, on: dt.date) -> str:
    """Note that a person agreed on a day; agreeing again renews the day. Returns the agreement's id."""
    with document.edit(_("Agree to the mission")):
        for row in document.rows(t.Agreement.select().where(t.Agreement.person == person_id)):
            document.set(t.Agreement, row.id, agreed_on=on, deleted=0)
            return str(row.id)
        return document.add(t.Agreement, person=person_id, agreed_on=on)


def withdraw(document: Document, agreement_id: str) -> None:
    """Take an agreement back."""
    with document.edit(_("Withdraw an agreement")):
        document.remove(t.Agreement, agreement_id)


def _refuse_closed(document: Document, priority_id: str) -> None:
    row = document.row(t.Priority, priority_id)
    if row is not None:
        cycles.refuse_closed(document, row.cycle)


def _refuse_empty(text: str, sentence: str) -> None:
    if is_blank(text):
        raise Refused(sentence)
