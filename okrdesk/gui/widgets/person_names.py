"""What people are called where one chooses them: two of one name are told apart by what tells them apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from okrdesk.document.document import Document
from okrdesk.okr import people
from okrdesk.okr.people import Person

_names: dict[str, str] = {}


def know(names: Mapping[str, str]) -> None:
    """Learn the names of a workspace, by the id of each person, as `namesakes.told_apart` gives them."""
    _names.clear()
    _names.update(names)


def called(person: Person) -> str:
    """The name of a person, with a remark where somebody else is called so too."""
    return _names.get(person.id, person.name)


def choosable(document: Document, chosen: str | None = None) -> list[tuple[str, str]]:
    """Entries for everybody who takes part, and for who is chosen already."""
    return choices(people.active(document, besides=chosen))


def choices(persons: Iterable[Person]) -> list[tuple[str, str]]:
    """Entries of a list to choose from: id and name."""
    return [(person.id, called(person)) for person in persons]
