"""Ties at the cut line: six ways to settle them, agreed before anybody sees what they give.

The order of rows never decides. People behind each item stay covered until a tie is settled.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from typing import NamedTuple

from okrdesk.document.room_tables import TIE_RULES
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, ngettext
from okrdesk.okr.workshop.counting import Standing
from okrdesk.okr.workshop.words import rule_name

RULES = TIE_RULES
MOST_OBJECTIVES = 3


@dataclass(frozen=True, slots=True)
class Tie:
    """Those with the same dots across the cut line, by their numbers.

    `above` so many are through already, `places` are left for these.
    """

    same: tuple[Standing, ...]
    above: int
    places: int

    @property
    def items(self) -> tuple[str, ...]:
        """What they are, by id."""
        return tuple(each.item for each in self.same)

    @property
    def numbers(self) -> tuple[int, ...]:
        """Their numbers on the ballot."""
        return tuple(each.number for each in self.same)

    @property
    def dots(self) -> int:
        """The dots that each of them has."""
        return self.same[0].dots


class Way(NamedTuple):
    """One way to settle a tie; `unavailable` says why it cannot be taken, or is ""."""

    rule: str
    title: str
    does: str
    unavailable: str = ""


def tied(lines: Sequence[Standing], cut: int | None) -> Tie | None:
    """The tie that the cut line runs through; None where there is none. What nobody wants is not chosen."""
    by_dots = sorted(lines, key=lambda each: -each.dots)
    if not cut or len(by_dots) <= cut:
        return None
    at = by_dots[cut].dots
    if not at or by_dots[cut - 1].dots != at:
        return None
    same = sorted((each for each in lines if each.dots == at), key=lambda each: each.number)
    above = sum(each.dots > at for each in lines)
    return Tie(tuple(same), above, cut - above)


def above_cut(lines: Sequence[Standing], cut: int | None) -> tuple[str, ...]:
    """What is through by its dots alone; everything with a dot where nothing is cut."""
    wanted = [each for each in sorted(lines, key=lambda each: -each.dots) if each.dots]
    if cut is None or len(wanted) <= cut:
        return tuple(each.item for each in wanted)
    if wanted[cut].dots != wanted[cut - 1].dots:
        return tuple(each.item for each in wanted[:cut])
    return tuple(each.item for each in wanted if each.dots > wanted[cut].dots)


def ways(tie: Tie, method: str, subject: str) -> tuple[Way, ...]:
    """The six ways in their order; those that cannot be taken say why, and none says what it would give."""
    made = tie.above + len(tie.items)
    too_many = ""
    if subject in ("themes", "objectives") and made > MOST_OBJECTIVES:
        sentence = ngettext(
            "Would make {n} objective; the cap is three.",
            "Would make {n} objectives; the cap is three.",
            made,
        )
        too_many = sentence.format(n=made)
    same = _("Here one dot is one person.") if method in ("approval", "purse") else ""
    two = len(tie.items) == 2
    return (
        Way("both", _("Take both") if two else _("Take all of them"), _("Nobody has to give way."), too_many),
        Way("people", rule_name("people"), _("Whoever has more people behind it goes first."), same),
        Way(
            "run-off",
            rule_name("run-off"),
            _("Only these two, one vote each.") if two else _("Only these, one vote each."),
        ),
        Way("thumbs", rule_name("thumbs"), _("A timer runs; then everybody shows up or down.")),
        Way("person", rule_name("person"), _("You name the person; the minutes name them too.")),
        Way("lots", rule_name("lots"), _("The draw is recorded and can be repeated.")),
    )


def by_people(tie: Tie, lines: Sequence[Standing]) -> tuple[str, ...] | None:
    """Those with the most people behind them; None where people tie across the cut as well."""
    behind = sorted((each for each in lines if each.item in tie.items), key=lambda each: -each.people)
    if behind[tie.places - 1].people == behind[tie.places].people:
        return None
    return tuple(each.item for each in behind[: tie.places])


def fresh_seed() -> int:
    """A seed that nobody chose."""
    return secrets.randbelow(10**6)


def drawn(tie: Tie, seed: int) -> tuple[str, ...]:
    """Lots: the same seed gives the same draw, on every computer."""

    def lot(number: int) -> str:
        return hashlib.sha256(f"{seed}/{number}".encode()).hexdigest()

    order = sorted(tie.same, key=lambda each: lot(each.number))
    return tuple(each.item for each in order[: tie.places])
