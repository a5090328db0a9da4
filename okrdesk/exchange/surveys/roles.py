"""What a column of answers is, guessed from its heading and all that stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal

from okrdesk.exchange.surveys.dates import is_day, is_moment
from okrdesk.exchange.surveys.folding import folded
from okrdesk.exchange.surveys.grid import Grid
from okrdesk.exchange.surveys.heading_words import DOINGS, IGNORED, IGNORED_BEGINNINGS, TIMES
from okrdesk.exchange.surveys.persons import asks_person, shows_person
from okrdesk.exchange.surveys.scales import Scale, scale_of
from okrdesk.exchange.surveys.splitting import Splitter, splitter_of
from okrdesk.frozen import dataclass

Role = Literal["time", "person", "open", "choice", "choices", "scale", "ignored"]
ROLES: tuple[Role, ...] = ("time", "person", "open", "choice", "choices", "scale", "ignored")

_MOSTLY = 0.8
_MOST_OPTIONS, _LONGEST_OPTION = 12, 80
_FIGURE = re.compile(r"[+-]?[\d\s.,'’]*\d\s*%?")
_SAID = frozenset({"text", "content", "message", "nachricht", "inhalt", "question", "reflection", "body"})
_LINK = re.compile(r"(?:https?://|www\.)\S+")


@dataclass(frozen=True, slots=True)
class Guess:
    """A role, with the scale or the splitter that goes with it; numbers of what was done have no scale."""

    role: Role
    scale: Scale | None = None
    splitter: Splitter | None = None


# The columns of what needs no headings.
_OF_KINDS: dict[str, tuple[Role, ...]] = {
    "chat": ("time", "person", "open"),
    "questions": ("time", "open"),
    "lines": ("open",),
}


def guesses(grid: Grid) -> tuple[Guess, ...]:
    """What each column of a grid is."""
    if grid.kind in _OF_KINDS and not grid.header_row:
        return tuple(Guess(role) for role in _OF_KINDS[grid.kind])
    return tuple(
        _guess(heading, grid.column(column), grid.kind) for column, heading in enumerate(grid.headings)
    )


def _guess(heading: str, cells: Sequence[str], kind: str) -> Guess:
    filled = [cell.strip() for cell in cells if cell.strip()]
    name = folded(heading)
    if kind in ("chat", "cards") and name in _SAID:
        return Guess("open")
    if kind == "engagement" and name in DOINGS and _share(_is_figure, filled) > _MOSTLY:
        return Guess("scale")
    if (name in TIMES and (not filled or _share(is_day, filled) > 1 - _MOSTLY)) or _share(
        is_moment, filled
    ) > _MOSTLY:
        return Guess("time")
    if asks_person(heading) or shows_person(heading, filled):
        return Guess("person")
    if not filled or _is_beside(heading, name) or _share(_is_link, filled) > _MOSTLY:
        return Guess("ignored")
    return _of_answers(filled)


def as_role(role: Role, cells: Sequence[str]) -> Guess:
    """A role that somebody chose, with its scale or splitter; what is on no scale is a choice."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    if role == "scale":
        scale = scale_of(filled)
        return Guess(role, scale=scale) if scale else Guess("choice")
    if role == "choices":
        return Guess(
            role, splitter=splitter_of(filled) or Splitter(";" if any(";" in c for c in filled) else ", ")
        )
    return Guess(role)


def _of_answers(filled: Sequence[str]) -> Guess:
    scale = scale_of(filled)
    if scale is not None:
        return Guess("scale", scale=scale)
    splitter = splitter_of(filled)
    if splitter is not None:
        return Guess("choices", splitter=splitter)
    different = len(set(filled))
    if different < len(filled) and different <= max(2, min(_MOST_OPTIONS, len(filled) // 2)):
        return Guess("choice" if max(map(len, filled)) <= _LONGEST_OPTION else "open")
    return Guess("ignored" if _share(_is_figure, filled) > _MOSTLY else "open")


def _is_beside(heading: str, name: str) -> bool:
    """Whether a tool adds such a column by itself: points, feedback, tags, rank."""
    tail = folded(heading.rpartition(":")[2])
    # An apostrophe and a dash are signs, so "Points - Question" is folded to "points question".
    added = any(name.startswith(each) for each in IGNORED_BEGINNINGS) and " - " in heading.replace("–", "-")
    return (
        name in IGNORED or added or tail in ("emoji", "score") or name.startswith(("custom data", "voting "))
    )


def _is_figure(text: str) -> bool:
    return _FIGURE.fullmatch(text) is not None


def _is_link(text: str) -> bool:
    return _LINK.fullmatch(text) is not None


def _share(fits: Callable[[str], bool], filled: Sequence[str]) -> float:
    return sum(1 for cell in filled if fits(cell)) / len(filled) if filled else 0.0
