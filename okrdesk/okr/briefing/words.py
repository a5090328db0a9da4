"""Small words of the page that leadership reads: numbers spelled, key results in a row, short names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from okrdesk.i18n import _
from okrdesk.okr.people import Person

LONGEST_NAME = 11  # letters


def spelled(number: int) -> str:
    """A number to ten in words, as it stands inside a sentence; above in digits."""
    numerals = (
        _("no"), _("one"), _("two"), _("three"), _("four"), _("five"), _("six"), _("seven"), _("eight"),
        _("nine"), _("ten"),
    )  # fmt: skip
    return numerals[number] if 0 <= number < len(numerals) else str(number)


def begun(sentence: str) -> str:
    """The sentence with its first letter as a capital."""
    return sentence[:1].upper() + sentence[1:]


def in_a_row(names: Sequence[str]) -> str:
    """ "2.3", "2.3 and 4.1", "2.3, 4.1 and 5.4"."""
    if len(names) < 2:
        return "".join(names)
    return _("{several} and {last}").format(several=", ".join(names[:-1]), last=names[-1])


def short_names(people: Iterable[Person | None]) -> dict[str, str]:
    """By the id of a person "Jana P."; of two alike "Jana Pe."; initials where that is too long.

    Told apart are those who are given.
    """
    known = {person.id: person for person in people if person is not None}
    first = {each.id: _short(each.name, 1) for each in known.values()}
    alike = Counter(first.values())
    return {
        each.id: _fitting(first[each.id] if alike[first[each.id]] == 1 else _short(each.name, 2), each)
        for each in known.values()
    }


def _short(name: str, letters: int) -> str:
    parts = name.split()
    return f"{parts[0]} {parts[-1][:letters]}." if len(parts) > 1 else name.strip()


def _fitting(short: str, person: Person) -> str:
    return short if len(short) <= LONGEST_NAME else person.initials
