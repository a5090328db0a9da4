"""Load: what each person carries in a cycle, by count and by weight, and what nobody owns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr.outline import KeyResultLine, ObjectiveLine, Outline
from okrdesk.okr.people import Person
from okrdesk.okr.rollup import weighted_sum
from okrdesk.okr.rounding import whole_percents
from okrdesk.okr.ways import ONE

MOST_KEY_RESULTS = 2  # more than these and the weekly number gets late


@dataclass(frozen=True, slots=True)
class Load:
    """What one person owns; `person` None is what nobody owns.

    `share` is the part of the whole cycle's weight, 0 to 1: for each key result the share of its objective
    times its own share there. `percent` is the same in whole percent, so that all of a cycle add up to 100 by
    largest remainder (decision 39). `heavy` says that it is more than most people keep up with.
    """

    person: Person | None
    objectives: tuple[ObjectiveLine, ...]
    key_results: tuple[KeyResultLine, ...]
    share: Fraction
    heavy: bool
    percent: int = 0

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of all of it in the order of the outline: "1", "1.2", "3.1"."""
        sortable = [(o.number, 0, str(o.number)) for o in self.objectives]
        for line in self.key_results:
            objective, _dot, nth = line.number.partition(".")
            sortable.append((int(objective), int(nth), line.number))
        return tuple(number for *_place, number in sorted(sortable))


def loads(outline: Outline, people: Iterable[Person]) -> tuple[Load, ...]:
    """The load of nobody first, then of each person in their order; the retired only where they own.

    An objective without key results weighs on its owner. All shares together are 1, unless weights say 0.
    """
    objectives: dict[str, list[ObjectiveLine]] = defaultdict(list)
    key_results: dict[str, list[KeyResultLine]] = defaultdict(list)
    weights: dict[str, list[tuple[Fraction, Fraction]]] = defaultdict(list)
    for objective in outline.objectives:
        whole = objective.figures.weight
        owner = _id(objective.owner)
        objectives[owner].append(objective)
        if not objective.key_results:
            weights[owner].append((whole, ONE))
        for line in objective.key_results:
            owner = _id(line.owner)
            key_results[owner].append(line)
            weights[owner].append((whole, line.figures.weight))

    def load(person: Person | None) -> Load:
        own = _id(person)
        keys = tuple(key_results[own])
        heavy = person is not None and len(keys) > MOST_KEY_RESULTS
        return Load(person, tuple(objectives[own]), keys, weighted_sum(weights[own]), heavy)

    everyone = [load(p) for p in people]
    shown = [x for x in everyone if x.person and not (x.person.retired and not x.numbers)]
    all_loads = [load(None), *shown]
    percents = whole_percents([each.share for each in all_loads])
    return tuple(replace(each, percent=part) for each, part in zip(all_loads, percents, strict=True))


def hint(load: Load) -> str:
    """A calm sentence where somebody carries much, else ""."""
    if not load.heavy:
        return ""
    return _("{count} key results; more than two are hard to keep up. Who could take one?").format(
        count=len(load.key_results)
    )


def unowned(outline: Outline) -> tuple[str, ...]:
    """The numbers of the objectives and key results that nobody owns, in the order of the outline."""
    numbers: list[str] = []
    for objective in outline.objectives:
        if objective.owner is None:
            numbers.append(str(objective.number))
        numbers += [line.number for line in objective.key_results if line.owner is None]
    return tuple(numbers)


def _id(person: Person | None) -> str:
    return "" if person is None else person.id
