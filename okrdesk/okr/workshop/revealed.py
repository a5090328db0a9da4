"""Revealed: what anybody may know of a round. Everything that leaves the facilitator's hands comes from here.

While a round is open nobody knows a number. While its tie is not settled nobody knows how many people stand
behind an item, by no detour: neither the numbers that they gave.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from okrdesk.document.document import Document
from okrdesk.frozen import dataclass
from okrdesk.okr.workshop import counting, revealing, rounds, subjects, ties
from okrdesk.okr.workshop.counting import Paper, Value
from okrdesk.okr.workshop.rounds import Round
from okrdesk.okr.workshop.words import rule_name


@dataclass(frozen=True, slots=True)
class SeenItem:
    """An item of a round.

    What is not to be known is None; `chosen` is None while nothing is decided.
    """

    number: int
    item: str
    title: str
    dots: int | None = None
    people: int | None = None
    numbers: tuple[Value, ...] | None = None
    by_origin: Mapping[str, int] | None = None
    chosen: bool | None = None
    apart: bool = False
    cost: int | None = None


@dataclass(frozen=True, slots=True)
class SeenTie:
    """A tie at `dots` for `places`: its items by number, and once it is settled how, and what came of it.

    `agreed` is "before" the round was counted, or "after". `through` and `others` are people behind those
    that came through and those that did not, where people settled it.
    """

    numbers: tuple[int, ...]
    dots: int
    places: int
    rule: str = ""
    outcome: tuple[int, ...] | None = None
    seed: int | None = None
    by: str = ""
    agreed: str = ""
    through: tuple[int, ...] = ()
    others: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """A round as anybody may know it. `items` stand in the order of the ballot."""

    id: str
    step_id: str | None
    subject: str
    method: str
    criterion: str
    state: str
    items: tuple[SeenItem, ...]
    dots: int | None
    per_item: int | None
    people: int | None
    ballots: int | None
    placed: int | None
    possible: int | None
    paper: Paper | None
    cut: int | None
    tie: SeenTie | None
    repeats_id: str | None
    is_run_off: bool
    verdicts: Mapping[str, str]
    objections: Mapping[str, str]

    @property
    def is_settled(self) -> bool:
        """Whether it is counted and no tie is open."""
        return self.state == "closed" and (self.tie is None or self.tie.outcome is not None)

    @property
    def ranked(self) -> tuple[SeenItem, ...]:
        """What came through first, then by dots, then people as far as they are known."""
        return tuple(
            sorted(self.items, key=lambda i: (not i.chosen, -(i.dots or 0), -(i.people or 0), i.number))
        )


def seen(document: Document, asked: Round, state: str = "") -> Seen:
    """A round as anybody may know it."""
    now = state or rounds.state(document, asked)
    called = subjects.titles(document, asked.subject, asked.items)
    counted = now == "closed"
    lines = asked.standings
    return Seen(
        asked.id,
        asked.step_id,
        asked.subject,
        asked.method,
        asked.criterion,
        now,
        tuple(_item(asked, line, called[line.item], counted) for line in lines),
        asked.dots,
        asked.per_item,
        asked.people,
        asked.ballots if counted else None,
        sum(line.dots for line in lines) if counted and asked.chooses else None,
        asked.possible,
        asked.reconciled if counted else None,
        asked.cut,
        _tie(asked) if counted else None,
        asked.repeats_id,
        rounds.is_run_off(document, asked),
        _verdicts(asked) if counted else {},
        _objections(asked) if counted else {},
    )


def of_cycle(document: Document, cycle_id: str) -> tuple[Seen, ...]:
    """The rounds of a cycle as anybody may know them, the latest last."""
    asked = rounds.of_cycle(document, cycle_id)
    undone = rounds.withdrawn(document, asked)
    states = {
        each.id: "closed" if each.result else "withdrawn" if each.id in undone else "open" for each in asked
    }
    return tuple(seen(document, each, states[each.id]) for each in asked)


def _item(asked: Round, line: counting.Standing, title: str, counted: bool) -> SeenItem:
    cost = asked.costs.get(line.item)
    if not counted:
        return SeenItem(line.number, line.item, title, cost=cost)
    chosen = asked.chosen
    covered = not asked.is_settled
    return SeenItem(
        line.number,
        line.item,
        title,
        dots=line.dots if asked.chooses else None,
        people=None if covered else line.people,
        numbers=None if covered else line.numbers,
        by_origin=line.by_origin,
        chosen=None if chosen is None else line.item in chosen,
        apart=counting.apart(line.numbers, asked.method),
        cost=cost,
    )


def _tie(asked: Round) -> SeenTie | None:
    tie, noted = asked.tied, asked.tie
    if tie is None:
        return None
    number = {each.item: each.number for each in tie.same}
    if not asked.is_settled:
        return SeenTie(tie.numbers, tie.dots, tie.places, rule=str(noted.get("rule") or ""))
    through, others = revealing.people_behind(asked, tie)
    by_people = noted.get("rule") == "people"
    return SeenTie(
        tie.numbers,
        tie.dots,
        tie.places,
        str(noted.get("rule") or ""),
        tuple(number[item] for item in noted.get("outcome", ()) if item in number),
        noted.get("seed"),
        str(noted.get("by") or ""),
        str(noted.get("agreed") or ""),
        tuple(through) if by_people else (),
        tuple(others) if by_people else (),
    )


def _verdicts(asked: Round) -> dict[str, str]:
    return {item: revealing.verdict(asked, item) for item in asked.items} if asked.method == "fist" else {}


def _objections(asked: Round) -> dict[str, str]:
    judged = asked.tie.get("judged", {})
    return {item: str(judged[item].get("words") or "") for item in asked.items if item in judged}


def latest_of(asked: Sequence[Seen], *, subject: str, method: str, item: str = "") -> Seen | None:
    """The latest counted round about something."""
    asked_of_it = [
        each
        for each in asked
        if each.state == "closed"
        and (each.subject, each.method) == (subject, method)
        and (not item or any(line.item == item for line in each.items))
    ]
    return asked_of_it[-1] if asked_of_it else None


def rule_words(tie: SeenTie) -> str:
    """The rule by which a tie was settled, as people call it."""
    return rule_name(tie.rule) if tie.rule in ties.RULES else ""
