"""Clarity: whether people know what they are here for, as they said last; its lack is the greatest risk."""

from __future__ import annotations

from decimal import Decimal

from okrdesk.document.document import Document
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, format_number
from okrdesk.okr import cycles
from okrdesk.okr.benefits import MOST
from okrdesk.okr.rounding import half_up
from okrdesk.okr.workshop import counting, rounds
from okrdesk.okr.workshop.subjects import PULSES

_LOW = Decimal(3)


@dataclass(frozen=True, slots=True)
class Clarity:
    """A mark from 1 to 5: that of the review, or the mean of `people` in the room."""

    mark: Decimal
    people: int | None = None

    @property
    def is_low(self) -> bool:
        """Whether it is below the middle, so that it comes before everything else."""
        return self.mark < _LOW


def clarity_of(document: Document, cycle_id: str) -> Clarity | None:
    """How clear the goals of a cycle are: what the review marked, else what the room said last.

    None while nobody was asked, or what was asked is not revealed.
    """
    marked = cycles.read(document, cycle_id).clarity
    if marked is not None:
        return Clarity(Decimal(marked))
    for asked in reversed(rounds.of_cycle(document, cycle_id)):
        if asked.method != "marks" or asked.subject not in PULSES or not asked.result:
            continue
        given = next((each.numbers for each in asked.standings if each.item == "clarity"), ())
        middle = counting.mean(given)
        if middle is not None:
            return Clarity(half_up(middle, 1), len(given))
    return None


def clarity_words(known: Clarity, locale: str) -> str:
    """The mark as one sentence, with what it asks for where it is low."""
    mark = format_number(known.mark, locale)
    said = _("Clarity {mark} of {most}").format(mark=mark, most=MOST)
    return _("{said}: say again what it is for.").format(said=said) if known.is_low else f"{said}."
