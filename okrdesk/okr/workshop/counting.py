"""Counting: what ballots add up to, item by item, and nothing about whose numbers belong together.

Means are exact fractions, rounded where they are shown. Where voices lie far apart is decided by the standard
deviation of all of them (not of a sample): over 0.3 of the scale (room.md section 6).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import field
from fractions import Fraction
from typing import Any

from okrdesk.frozen import dataclass
from okrdesk.i18n import _, ngettext

FEW = 5  # voices below which one can guess who said what
LEAST_DOTS, MOST_DOTS = 3, 8
SCALES = {"fist": (0, 5), "marks": (1, 5), "confidence": (0, 10)}
_APART = Fraction(3, 10)  # of the scale

Value = int | str  # an estimate is a decimal number as text


@dataclass(frozen=True, slots=True)
class Ballot:
    """What one slip says, by item. `state` is "valid", "blank" or "invalid"; the latter two say nothing."""

    numbers: Mapping[str, Value] = field(default_factory=dict)
    state: str = "valid"

    @property
    def spent(self) -> int:
        """How many dots are on it."""
        return sum(each for each in self.numbers.values() if isinstance(each, int))


@dataclass(frozen=True, slots=True)
class Count:
    """What several ballots add up to. `ballots` counts slips by origin, blank and invalid ones included.

    `numbers` are those of each item in their order of size. `spent` and `most` say how many slips have how
    many dots, in all and on one item: a limit cannot go below them. `by_origin` has the dots of each item for
    each origin; None where that was lost or never known.
    """

    ballots: Mapping[str, int] = field(default_factory=dict)
    blank: int = 0
    invalid: int = 0
    numbers: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    spent: Mapping[int, int] = field(default_factory=dict)
    most: Mapping[int, int] = field(default_factory=dict)
    by_origin: Mapping[str, Mapping[str, int]] | None = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many slips there are."""
        return sum(self.ballots.values())

    @property
    def entered(self) -> int:
        """How many slips say something."""
        return self.total - self.blank - self.invalid

    @property
    def open_origins(self) -> Mapping[str, Mapping[str, int]] | None:
        """The dots by origin, where nobody can be found out by them; else None.

        All of them are withheld when one has fewer than five: what is missing could be reckoned.
        """
        few = any(count < FEW for count in self.ballots.values())
        return None if few or not self.ballots else self.by_origin

    def plus(self, ballot: Ballot, origin: str) -> Count:
        """With one ballot more."""
        return self._changed(ballot, origin, 1)

    def minus(self, ballot: Ballot, origin: str) -> Count:
        """Without a ballot that is in it."""
        return self._changed(ballot, origin, -1)

    def _changed(self, ballot: Ballot, origin: str, by: int) -> Count:
        numbers = {item: Counter(each) for item, each in self.numbers.items()}
        for item, value in ballot.numbers.items():
            numbers.setdefault(item, Counter())[value] += by
        valid = ballot.state == "valid"
        most = max((each for each in ballot.numbers.values() if isinstance(each, int)), default=0)
        return Count(
            _counted(self.ballots, origin, by),
            self.blank + by * (ballot.state == "blank"),
            self.invalid + by * (ballot.state == "invalid"),
            {item: in_order(each.elements()) for item, each in sorted(numbers.items()) if each.total()},
            _counted(self.spent, ballot.spent, by) if valid else self.spent,
            _counted(self.most, most, by) if valid else self.most,
            self._origins(ballot, origin, by),
        )

    def _origins(self, ballot: Ballot, origin: str, by: int) -> Mapping[str, Mapping[str, int]] | None:
        if self.by_origin is None:
            return None
        mine = dict(self.by_origin.get(origin, {}))
        for item, value in ballot.numbers.items():
            if isinstance(value, int):
                mine[item] = mine.get(item, 0) + by * value
        kept = {item: dots for item, dots in sorted(mine.items()) if dots}
        return dict(sorted({**self.by_origin, origin: kept}.items()))

    def result(self) -> dict[str, Any]:
        """What a round keeps of it."""
        origins = self.open_origins
        return {
            "ballots": dict(self.ballots),
            "blank": self.blank,
            "invalid": self.invalid,
            "numbers": {item: list(each) for item, each in self.numbers.items()},
            **(
                {} if origins is None else {"by_origin": {name: dict(each) for name, each in origins.items()}}
            ),
        }


def counted(result: Mapping[str, Any]) -> Count:
    """The count of a result, as far as a result tells."""
    numbers = {item: in_order(each) for item, each in result.get("numbers", {}).items()}
    return Count(
        result.get("ballots", {}),
        result.get("blank", 0),
        result.get("invalid", 0),
        numbers,
        by_origin=result.get("by_origin"),
    )


def _counted(counts: Mapping[Any, int], key: Any, by: int) -> dict[Any, int]:
    changed = {**counts, key: counts.get(key, 0) + by}
    return {each: changed[each] for each in sorted(changed) if changed[each] > 0}


def in_order(numbers: Any) -> tuple[Value, ...]:
    """Numbers by their size: the one order that tells nothing."""
    return tuple(sorted(numbers, key=lambda each: (Fraction(each), str(each))))


@dataclass(frozen=True, slots=True)
class Standing:
    """An item of a result by its number on the ballot: its dots, and how many people stand behind it."""

    number: int
    item: str
    dots: int
    people: int
    numbers: tuple[Value, ...]
    by_origin: Mapping[str, int] | None


def standings(items: Sequence[str], method: str, result: Mapping[str, Any]) -> tuple[Standing, ...]:
    """Every item of a round in the order of the ballot, also those without a vote."""
    numbers, origins = result.get("numbers", {}), result.get("by_origin")
    made = []
    for number, item in enumerate(items, 1):
        given = tuple(numbers.get(item, ()))
        whole = [each for each in given if isinstance(each, int)] if method not in SCALES else []
        mine = None if origins is None else {name: each.get(item, 0) for name, each in origins.items()}
        made.append(Standing(number, item, sum(whole), len(given), given, mine))
    return tuple(made)


def ranked(lines: Sequence[Standing], *, covered: bool) -> tuple[Standing, ...]:
    """By dots, then people; while the people stay covered, by dots and then as on the ballot."""
    return tuple(sorted(lines, key=lambda each: (-each.dots, 0 if covered else -each.people, each.number)))


def mean(numbers: Sequence[Value]) -> Fraction | None:
    """The mean of all voices; None of none."""
    return sum(map(Fraction, numbers), Fraction(0)) / len(numbers) if numbers else None


def median(numbers: Sequence[Value]) -> Fraction | None:
    """The one in the middle, of two the mean; None of none."""
    values = sorted(map(Fraction, numbers))
    middle = len(values) // 2
    if not values:
        return None
    return values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2


def apart(numbers: Sequence[Value], method: str) -> bool:
    """Whether voices on a scale lie so far apart that the room should talk here first."""
    middle = mean(numbers)
    if middle is None or method not in SCALES:
        return False
    low, high = SCALES[method]
    variance = sum(((Fraction(each) - middle) ** 2 for each in numbers), Fraction(0)) / len(numbers)
    return variance > (_APART * (high - low)) ** 2


def strip(numbers: Sequence[Value], method: str) -> tuple[int, ...]:
    """How many voices there are at each step of the scale of a method."""
    low, high = SCALES[method]
    counts = Counter(numbers)
    return tuple(counts[step] for step in range(low, high + 1))


def default_dots(items: int) -> int:
    """Dots for each where nobody says otherwise: about a third of the items, 3 to 8."""
    return max(LEAST_DOTS, min(MOST_DOTS, (2 * items + 3) // 6))


def default_dots_reason(items: int) -> str:
    """Why it is so many."""
    dots = default_dots(items)
    sentence = ngettext("For {n} item {dots} dots are usual", "For {n} items {dots} dots are usual", items)
    reason = (
        _("at least {n}").format(n=LEAST_DOTS)
        if dots == LEAST_DOTS
        else _("at most {n}").format(n=MOST_DOTS)
        if dots == MOST_DOTS
        else _("about a third")
    )
    return f"{sentence.format(n=items, dots=dots)} ({reason})."


@dataclass(frozen=True, slots=True)
class Paper:
    """Slips of paper reconciled: those handed out and collected (None: nobody counted), and what they say."""

    handed_out: int | None
    collected: int | None
    blank: int
    invalid: int
    entered: int

    @property
    def differences(self) -> tuple[str, ...]:
        """What does not add up, in sentences; none where it does."""
        said = []
        if self.handed_out is not None and self.collected is not None:
            said.append(_missing(self.handed_out - self.collected))
        if self.collected is not None:
            said.append(_untyped(self.collected - self.blank - self.invalid - self.entered))
        return tuple(filter(None, said))


def _missing(count: int) -> str:
    """What is missing of the ballots handed out, less than 0 is too many; "" where all came back."""
    sentence = (
        ngettext(
            "{n} ballot that was handed out is missing.",
            "{n} ballots that were handed out are missing.",
            count,
        )
        if count > 0
        else ngettext(
            "{n} ballot more came back than was handed out.",
            "{n} ballots more came back than were handed out.",
            -count,
        )
    )
    return sentence.format(n=abs(count)) if count else ""


def _untyped(count: int) -> str:
    """What is not typed of the ballots collected, less than 0 is too many; "" where all are."""
    sentence = (
        ngettext("{n} collected ballot is not typed.", "{n} collected ballots are not typed.", count)
        if count > 0
        else ngettext(
            "{n} ballot more was typed than collected.", "{n} ballots more were typed than collected.", -count
        )
    )
    return sentence.format(n=abs(count)) if count else ""


def reconciled(paper: Mapping[str, Any], count: Mapping[str, Any]) -> Paper:
    """The paper of a round: what was noted of it, and what was counted (a result, or what the box counts).

    Where nobody noted how many were collected, those typed from paper are.
    """
    typed = count.get("ballots", {})
    collected = paper.get("collected", typed.get("paper"))
    blank, invalid = count.get("blank", 0), count.get("invalid", 0)
    return Paper(paper.get("handed_out"), collected, blank, invalid, sum(typed.values()) - blank - invalid)


def differing(items: Sequence[str], one: Count, other: Count) -> tuple[tuple[int, int], ...]:
    """Where a second count differs: the number on the ballot and how many dots more (or fewer) it says.

    0 stands for slips: blank, invalid or not there. Of a scale the sum of what was shown counts.
    """
    differences = [(0, other.entered - one.entered)] if other.entered != one.entered else []
    for number, item in enumerate(items, 1):
        before, after = one.numbers.get(item, ()), other.numbers.get(item, ())
        if before != after:
            sums = [sum(map(Fraction, each), Fraction(0)) for each in (before, after)]
            differences.append((number, int(sums[1] - sums[0])))
    return tuple(differences)
