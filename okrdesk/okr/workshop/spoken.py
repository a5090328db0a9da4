"""The line that is read aloud: for a dead projector, and for whoever cannot read it. At most 40 words."""

from __future__ import annotations

from okrdesk.document.text import in_one_line
from okrdesk.okr.workshop.views import MOST_SPOKEN


def spoken(*sentences: str) -> str:
    """As many of these sentences as 40 words hold, the first ones; of a list as many of its parts."""
    told: list[str] = []
    for sentence in sentences:
        said = in_one_line(sentence)
        room = MOST_SPOKEN - len(told)
        if len(said.split()) <= room:
            told += said.split()
            continue
        fitting = _fitting(said, room) or ([] if told else said.split()[:room])
        return " ".join(told + fitting).rstrip(",.;:") + "…"
    return " ".join(told)


def _fitting(said: str, room: int) -> list[str]:
    """The words of as many parts of a list as there is room for."""
    fitting: list[str] = []
    for part in said.split(", "):
        more = f"{part},".split()
        if len(fitting) + len(more) > room:
            break
        fitting += more
    return fitting


def listed(names: list[str]) -> str:
    """Names one after the other, as one reads them."""
    return ", ".join(in_one_line(name) for name in names) + "." if names else ""
