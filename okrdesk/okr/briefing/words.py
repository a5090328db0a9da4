"""Small words of the page that leadership reads: numbers spelled, key results in a row, short names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from okrdesk.i18n import _
from okrdesk.okr.people import Person
from okrdesk.signs import initials

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

    Told apart are those who are given: by the remark behind a name, of which the first letter stands, or
    by a number.
    """
    known = {person.id: person for person in people if person is not None}
    short = {each.id: _short(each.name, 1) for each in known.values()}
    twice = _alike(short)
    short |= {row: _short(known[row].name, 2) for row in twice}
    short = {row: _fitting(name, known[row]) for row, name in short.items()}
    twice = _alike(short)
    marked = {row: _marked(short[row], _remark(known[row].name)[:1]) for row in twice}
    still = _alike({**short, **marked})
    short |= marked
    order: Counter[str] = Counter()
    for row in still:
        bare = short[row].partition(" (")[0]
        order[bare] += 1
        short[row] = _marked(bare, str(order[bare]))
    return short


def _alike(names: Mapping[str, str]) -> list[str]:
    """The ids whose name somebody else has too."""
    count = Counter(names.values())
    return [row for row, name in names.items() if count[name] > 1]


def _remark(name: str) -> str:
    """What stands in brackets behind a name, as `namesakes` tells people apart; "" for nothing."""
    return name.rpartition(" (")[2].removesuffix(")") if name.endswith(")") and " (" in name else ""


def _marked(short: str, mark: str) -> str:
    return _("{name} ({remark})").format(name=short, remark=mark) if mark else short


def _bare(name: str) -> str:
    return name.removesuffix(f" ({_remark(name)})")


def _short(name: str, letters: int) -> str:
    parts = _bare(name).split()
    return f"{parts[0]} {parts[-1][:letters]}." if len(parts) > 1 else _bare(name).strip()


def _fitting(short: str, person: Person) -> str:
    return short if len(short) <= LONGEST_NAME else initials(_bare(person.name))
