"""Which colour is whose: nobody shares one while others are free, and nobody changes theirs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from zlib import crc32

from okrdesk.gui import theme

_places: dict[str, int] = {}  # by the id of a person, and by the name under which History knows somebody


def know(people: Iterable[tuple[str, str]]) -> None:
    """Allot colours to the people of a workspace, (id, name) each; those who have one keep it."""
    known = sorted(people)
    names = {name for _id, name in known}
    ids = {row_id for row_id, _name in known}
    for gone in set(_places) - ids - names:
        del _places[gone]
    for row_id, name in known:
        _places[name] = place_of(row_id)


def place_of(identity: str) -> int:
    """The place of somebody's colour among those for people: a free one, else one that few share."""
    number_of_colour = _places.get(identity)
    if number_of_colour is None:
        count = len(theme.tokens().avatars)
        wished = crc32(identity.encode("utf-8", "replace")) % count
        shared = Counter(dict.fromkeys(range(count), 0))
        shared.update(_places.values())
        number_of_colour = min(range(count), key=lambda number: (shared[number], (number - wished) % count))
        _places[identity] = number_of_colour
    return number_of_colour
