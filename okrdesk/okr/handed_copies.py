"""Copies that were handed out: to whom and when, what they hold, and which of them this file is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from okrdesk.document import checks, copies, copy_tables, merge, part_copies, taking_back
from okrdesk.document.document import Document, new_id
from okrdesk.document.refused import Refused
from okrdesk.document.text import is_blank
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, format_day, ngettext
from okrdesk.okr import cycles, objectives, teams
from okrdesk.okr.alphabet import is_same
from okrdesk.okr.records import Kept


@dataclass(frozen=True, slots=True)
class HandedCopy:
    """A copy handed out `to` somebody; `team_id` is the one whose objectives it holds, None is everything.

    `back_on` is the day on which it was last taken back; `came` are the steps that came with it then.
    """

    id: str
    to: str
    on: dt.date
    entered: str
    team_id: str | None = None
    here: bool = False
    back_on: dt.date | None = None
    came: Sequence[str] = ()


_TABLE = copy_tables.HandedCopy
_KEPT = Kept(_TABLE, HandedCopy)


def all_copies(document: Document) -> tuple[HandedCopy, ...]:
    """Every copy that was handed out, the latest first."""
    query = _TABLE.select().where(_TABLE.deleted == 0)
    return _KEPT.records(document.rows(query.order_by(_TABLE.entered.desc(), _TABLE.id)))


def out(document: Document) -> tuple[HandedCopy, ...]:
    """The copies that did not come back yet, the latest first."""
    return tuple(each for each in all_copies(document) if each.back_on is None and not each.here)


def this_copy(document: Document) -> HandedCopy | None:
    """The hand-out that made this file a copy; None where it is the workspace itself."""
    row = taking_back.own_row(document)
    return None if row is None else _KEPT.records([row])[0]


def handed(document: Document, row_id: str) -> HandedCopy | None:
    """A hand-out by its id; None where this file knows of none."""
    row = document.row(_TABLE, row_id)
    return None if row is None else _KEPT.records([row])[0]


def team_named(document: Document, name: str) -> str:
    """The id of the team of this name; refused with the names that there are."""
    every = teams.all_teams(document)
    for team in every:
        if is_same(team.name, name):
            return team.id
    if not every:
        raise Refused(_("There are no teams here; a copy can only hold everything."))
    sentence = _("There is no team “{name}”; choose one of: {names}.")
    raise Refused(sentence.format(name=name, names=", ".join(team.name for team in every)))


def hand_out(
    document: Document,
    path: Path,
    to: str,
    team_id: str | None = None,
    *,
    on: dt.date,
    like: Path | None = None,
) -> str:
    """Write a copy for somebody, whole or with one team's objectives, and note who got it; its row's id.

    Refused where nobody is named; NotWritten, and nothing noted, where it cannot be written.
    """
    if is_blank(to):
        raise Refused(_("Say who gets the copy, so that you know it when it comes back."))
    if document.read_only:
        raise Refused(_("This workspace is open for reading only; save a copy to make changes."))
    snapshot = document.snapshot()
    noted = Document.load(bytes(snapshot.serialize()), document.actor, document.person)
    snapshot.close()
    try:
        with noted.edit(_("Hand out a copy")):
            values = {"to": to.strip(), "team": team_id, "on_day": on, "entered": noted.now}
            row = noted.add(_TABLE, **values)
        known = _content(noted)
        # Only the copy says that it is one. That step is no edit of this installation, which goes on.
        noted.actor = new_id()
        with noted.edit(_("Hand out a copy")):
            noted.set(_TABLE, row, here=1)
        others = [] if team_id is None else [(_TABLE._meta.table_name, row)]
        content = noted.snapshot() if team_id is None else part_copies.part_of(noted, team_id, others)
        copies.place(path, checks.sealed(content), like)
    finally:
        noted.close()
    merge.merge_checked(document, known)
    return row


def numbered_anew(document: Document, team_id: str | None, today: dt.date) -> str:
    """Which objective of the current cycle has which number in a copy of a team; "" where they are the same.

    A copy does not hold the others, so it cannot count them.
    """
    if team_id is None or not cycles.all_cycles(document):
        return ""
    every = objectives.of_cycle(document, cycles.current(document, today).id)
    ours = [number for number, each in enumerate(every, 1) if each.team_id == team_id]
    moved = [(number, there) for there, number in enumerate(ours, 1) if number != there]
    if not moved:
        return ""
    pairs = ", ".join(_("{number} is {there}").format(number=number, there=there) for number, there in moved)
    return _("Numbers in the copy count its own objectives alone: {pairs}.").format(pairs=pairs)


def _content(document: Document) -> bytes:
    copy = document.snapshot()
    try:
        return bytes(copy.serialize())
    finally:
        copy.close()


def what_it_is(document: Document, copy: HandedCopy, today: dt.date) -> str:
    """What a copy says at its top: what it is, and how it is brought back."""
    team = next((each.name for each in teams.all_teams(document) if each.id == copy.team_id), "")
    about = _("the whole workspace")
    if team:
        about = _("the objectives of {team}, with numbers of their own").format(team=team)
    sentence = _(
        "This is a copy for {to}: {about}, handed out on {day}, {ago}. Work in it as you like; "
        "to bring it back, give this file to whoever handed it out: there it is “Take a copy back”."
    )
    day = format_day(copy.on, document.locale)
    return sentence.format(to=copy.to, about=about, day=day, ago=ago(copy.on, today))


def handed_out(document: Document, copy: HandedCopy, today: dt.date) -> str:
    """When a copy was handed out, and to whom, within a line."""
    sentence = _("for {to}, handed out on {day}, {ago}")
    return sentence.format(to=copy.to, day=format_day(copy.on, document.locale), ago=ago(copy.on, today))


def ago(day: dt.date, today: dt.date) -> str:
    """How long ago a day was: today, yesterday or so many days ago."""
    days = (today - day).days
    if days <= 0:
        return _("today")
    return ngettext("{n} day ago", "{n} days ago", days).format(n=days)


def ahead_words(name: str) -> str:
    """That somebody's clock runs more than a day ahead, with what it means."""
    who = name or _("somebody")
    return _("The clock of {who} runs more than a day ahead; look at what it says is the latest.").format(
        who=who
    )
