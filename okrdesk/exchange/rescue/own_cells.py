"""Cells of our own tables as fields of our records; what somebody typed there is read as anywhere else."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any

from okrdesk.document.refused import Refused
from okrdesk.document.text import quoted
from okrdesk.exchange.rescue import cell_reading
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr import key_results, objectives, review
from okrdesk.okr.check_ins import SPELLS
from okrdesk.okr.measures import MEASURES
from okrdesk.okr.numbers import MOST_DIGITS, MOST_PLACES
from okrdesk.okr.rounding import trimmed
from okrdesk.okr.terms import Stage

_PLAIN = re.compile(r"-?\d{1,400}(\.\d{1,400})?([eE][-+]?\d{1,3})?")
_EXACT = Context(prec=1000)
_AMOUNTS = ("baseline", "target", "low", "high", "commit_zone", "target_zone", "blueprint_target")
_TEXTS = ("unit", "partners", "source", "comparison", "score_reason", "hint")
_OF_OBJECTIVES = (
    *("why", "supports", "keeps_people", "content", "contributions", "moderation", "onboarding"),
    *("links", "blueprint", "agreed_how"),
)
_CHOICES: dict[str, Collection[str]] = {
    "measure": MEASURES,
    "direction": key_results.DIRECTIONS,
    "band_rule": key_results.BAND_RULES,
    "commitment": objectives.COMMITMENTS,
    "type": objectives.TYPES,
    "spell": SPELLS,
    "decision": review.DECISIONS,
    **dict.fromkeys(review.QUESTIONS, review.ANSWERS),
}

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OwnCells:
    """How cells are read: in a workbook a percentage is a share of 1; numbers that were typed by `locale`."""

    workbook: bool
    locale: str

    def number(self, cell: str) -> Decimal | None:
        """The number in a cell, None where it is blank. Raises Refused."""
        text = cell.strip()
        if _PLAIN.fullmatch(text):
            return _kept(Decimal(text), text)
        found = cell_reading.amount(text, self.locale)
        return None if found is None else found.value

    def value(self, cell: str, measure: str) -> Decimal | None:
        """A value of a key result with a measure, a percentage in points. Raises Refused."""
        text = cell.strip()
        if not self.workbook or not _PLAIN.fullmatch(text):
            return self.number(cell)
        number = Decimal(text)
        return _kept(Decimal(trimmed(number.scaleb(2) if measure == "percentage" else number)), text)

    def day(self, cell: str) -> dt.date | None:
        """The day in a cell, None where it is blank. Raises Refused."""
        if not cell.strip():
            return None
        found = cell_reading.day(cell, "ymd" if re.match(r"\s*\d{4}", cell) else "dmy")
        if found is None:
            raise Refused(_("“{text}” is no day").format(text=quoted(cell)))
        return found

    def share(self, cell: str) -> Decimal | None:
        """A share of 1 that is only compared; None where there is none."""
        try:
            return self.number(cell)
        except Refused:
            return None


def objective_values(cells: Cells, reading: OwnCells) -> dict[str, Any]:
    """The fields of an objective, those that are filled. Raises Refused."""
    held: dict[str, Any] = {name: cells.get(name, "") for name in _OF_OBJECTIVES}
    held |= {name: _choice(cells, name) for name in ("commitment", "type")}
    held |= {"weight": _weight(cells, reading), "effort": reading.number(cells.get("effort", ""))}
    held |= {name: reading.day(cells.get(name, "")) for name in ("accepted_on", "agreed_on")}
    return _filled(held)


def review_values(cells: Cells, reading: OwnCells) -> dict[str, Any]:
    """What a review said of an objective, where it is filled. Raises Refused."""
    held: dict[str, Any] = {name: _choice(cells, name) for name in ("decision", *review.QUESTIONS)}
    notes = ("decision_reason", *(f"{question}_note" for question in review.QUESTIONS))
    held |= {name: cells.get(name, "").strip() for name in notes}
    members = reading.number(cells.get("relevant_members", ""))
    if members is not None and (members != members.to_integral_value() or not 0 <= members < 10**9):
        raise Refused(_("A number of members is 0 or more; type one such as 120."))
    held["relevant_members"] = None if members is None else int(members)
    return _filled(held)


def key_result_values(cells: Cells, reading: OwnCells) -> dict[str, Any]:
    """The fields of a key result, those that are filled. Raises Refused."""
    held: dict[str, Any] = {name: cells.get(name, "") for name in _TEXTS}
    held |= {name: _choice(cells, name) for name in ("measure", "direction", "band_rule")}
    held |= {name: reading.value(cells.get(name, ""), held["measure"]) for name in _AMOUNTS}
    held |= {"weight": _weight(cells, reading), "own_score": reading.number(cells.get("score", ""))}
    held |= {name: reading.day(cells.get(name, "")) for name in ("starts", "due", "accepted_on")}
    held |= {name: is_said(cells, name) or None for name in ("output", "proxy")}
    held |= {"stages": _stages(cells, reading), "checkpoints": _checkpoints(cells, reading)}
    low, high = held["low"], held["high"]
    if low is not None and high is not None and low > high:
        raise Refused(_("the lower end of the band lies above the upper one"))
    if held["starts"] is not None and held["due"] is not None and held["starts"] > held["due"]:
        raise Refused(_("It cannot count from a day after its due day; choose an earlier day."))
    return _filled(held)


def check_in_values(cells: Cells, measure: str, reading: OwnCells) -> dict[str, Any]:
    """The fields of a check-in, those that are filled. Raises Refused without a day and a value."""
    value, day = reading.value(cells.get("value", ""), measure), reading.day(cells.get("on", ""))
    if value is None or day is None:
        raise Refused(_("a check-in needs a day and a value"))
    held: dict[str, Any] = {name: cells.get(name, "") for name in ("note", "blocker", "next_step")}
    held |= {"spell": _choice(cells, "spell")}
    held |= {name: reading.number(cells.get(name, "")) for name in ("total", "count")}
    sure = cells.get("confidence", "")
    held["confidence"] = _confidence(sure) if sure.strip() else None
    held["confidences"] = tuple(map(_confidence, cells.get("confidences", "").split()))
    return {"on": day, "value": value, **_filled(held)}


def _kept(number: Decimal, typed: str) -> Decimal:
    """The number with no more places than we keep, as a spreadsheet reckons them. Raises Refused beyond."""
    if number and number.adjusted() >= MOST_DIGITS:
        sentence = _("“{text}” has more digits than can be kept; round it.")
        raise Refused(sentence.format(text=quoted(typed)))
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and (exponent > 0 or exponent < -MOST_PLACES):
        places = max(0, min(MOST_PLACES, -exponent))
        return Decimal(trimmed(number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _EXACT)))
    return number


def _filled(held: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in held.items() if value not in ("", ()) and value is not None}


def is_said(cells: Cells, name: str) -> bool:
    """Whether a cell says yes."""
    return cells.get(name, "").strip().casefold() in ("true", "1")


def _choice(cells: Cells, name: str) -> str:
    word = cells.get(name, "").strip().casefold()
    if word and word not in _CHOICES[name]:
        known = ", ".join(_CHOICES[name])
        sentence = _("“{text}” is none of: {known}")
        raise Refused(sentence.format(text=quoted(word), known=known))
    return word


def _weight(cells: Cells, reading: OwnCells) -> Decimal | None:
    weight = reading.number(cells.get("weight", ""))
    objectives.refuse_wrong_weight(weight)
    return weight


def _confidence(cell: str) -> int:
    text = cell.strip()
    if not re.fullmatch(r"\d|10", text):
        raise Refused(_("Confidence goes from 0 to 10; {value} does not.").format(value=quoted(text)))
    return int(text)


def _stages(cells: Cells, reading: OwnCells) -> tuple[Stage, ...]:
    return tuple(
        Stage(name.strip(), number)
        for number, name in _pairs(
            cells, "stages", reading, lambda weight, name: weight >= 0 and name.strip()
        )
    )


def _checkpoints(cells: Cells, reading: OwnCells) -> tuple[tuple[Decimal, Decimal], ...]:
    made = []
    for value, share in _pairs(cells, "checkpoints", reading, lambda _value, _share: True):
        part = reading.number(share)
        if part is None or not 0 <= part <= 1:
            raise Refused(_("A checkpoint is a value and its share of the way, from none to all of it."))
        made.append((value, part))
    return tuple(made)


def _pairs(
    cells: Cells, name: str, reading: OwnCells, fits: Callable[[Decimal, str], object]
) -> list[tuple[Decimal, str]]:
    """The lines of a cell, each a number and what follows it."""
    made = []
    for line in cells.get(name, "").split("\n"):
        first, _space, rest = line.strip().partition(" ")
        if not first:
            continue
        number = reading.number(first)
        if number is None or not fits(number, rest):
            raise Refused(_("“{text}” is no number with its words").format(text=quoted(line)))
        made.append((number, rest))
    return made
