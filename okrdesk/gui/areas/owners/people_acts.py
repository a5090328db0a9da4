"""What is done with people on the board. Each is one step that says what it did."""

from __future__ import annotations

from okrdesk.gui.desk import Desk
from okrdesk.i18n import _
from okrdesk.okr import people
from okrdesk.okr.people import Person
from okrdesk.okr.teams import Team


def describe(desk: Desk, person: Person, role: str) -> None:
    """Say what a person does here."""
    sentence = _("What {name} does here was changed.").format(name=person.name[:60])
    desk.telling(sentence).do(people.rename, person.id, person.name, role)


def join(desk: Desk, person: Person, team: Team | None) -> None:
    """Make a person one of a team, or of none."""
    sentence = _("{name} is in {team} now.") if team else _("{name} is in no team now.")
    said = sentence.format(name=person.name[:60], team=team.name[:60] if team else "")
    desk.telling(said).do(people.join, person.id, team.id if team else None)


def merge(desk: Desk, person: Person, into: Person) -> None:
    """Make a second entry for the same person part of the first."""
    sentence = _("{name} is part of {other} now.").format(name=person.name[:60], other=into.name[:60])
    desk.telling(sentence).do(people.merge, person.id, into.id)


def retire(desk: Desk, person: Person) -> None:
    """Offer a person for nothing new, or again."""
    sentence = _("{name} is here again.") if person.retired else _("{name} has retired; what they did stays.")
    desk.telling(sentence.format(name=person.name[:60])).do(people.retire, person.id, not person.retired)


def remove(desk: Desk, person: Person) -> None:
    """Remove a person; what they owned is owned by nobody."""
    sentence = _("Removed {name}; what they owned is owned by nobody.").format(name=person.name[:60])
    desk.telling(sentence).do(people.remove, person.id)
