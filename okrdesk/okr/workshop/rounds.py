"""Rounds: a question that everybody answers unseen, and what came out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace
from typing import Any

from okrdesk.document import room_tables as r
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import is_blank
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, ngettext
from okrdesk.okr import cycles, order
from okrdesk.okr.choices import refuse_unknown
from okrdesk.okr.records import Kept, Shape
from okrdesk.okr.workshop import box, counting, ties
from okrdesk.okr.workshop.ballots import Slip
from okrdesk.okr.workshop.counting import Count, Paper, Standing
from okrdesk.okr.workshop.ties import Tie

METHODS = ("dots", "approval", "fist", "purse", "marks", "estimates", "confidence")
CHOOSING = ("dots", "approval", "purse")  # they rank; the others are judgements
STATES = ("open", "closed", "withdrawn")
_NEW = ""


@dataclass(frozen=True, slots=True)
class Round:
    """One asking. `method` is one of METHODS, `subject` says what the `items` are (themes, objectives, …).

    `items` are ids or words in the order that was frozen when it opened; `costs` is what each costs of a
    purse. It is open while `result` is empty. `paper` reconciles slips. `tie` is how what counting left open
    was settled: of a tie the rule and its outcome, of a fist of five what was judged at the second asking.
    What is asked `openly` the room sees as it is typed; else nobody sees it before the reveal.
    """

    id: str
    cycle_id: str
    method: str
    subject: str
    step_id: str | None = None
    criterion: str = ""
    items: tuple[str, ...] = ()
    costs: dict[str, Any] = field(default_factory=dict)
    dots: int | None = None
    per_item: int | None = None
    people: int | None = None
    cut: int | None = None
    result: dict[str, Any] = field(default_factory=dict)
    paper: dict[str, Any] = field(default_factory=dict)
    tie: dict[str, Any] = field(default_factory=dict)
    repeats_id: str | None = None
    position: str = ""
    openly: bool = False

    @property
    def chooses(self) -> bool:
        """Whether it ranks its items; else it asks for judgements."""
        return self.method in CHOOSING

    @property
    def standings(self) -> tuple[Standing, ...]:
        """Its result, every item in the order of the ballot; nothing but zeros while it is open."""
        return counting.standings(self.items, self.method, self.result)

    @property
    def tied(self) -> Tie | None:
        """The tie that its cut line runs through, settled or not."""
        return ties.tied(self.standings, self.cut) if self.result and self.chooses else None

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to settle: no tie, or one with an outcome."""
        return self.tied is None or bool(self.tie.get("outcome"))

    @property
    def chosen(self) -> tuple[str, ...] | None:
        """What came through, most dots first; None while the round is open or its tie is not settled."""
        if not self.result or not self.chooses or not self.is_settled:
            return None
        return (
            *ties.above_cut(self.standings, self.cut),
            *(self.tie.get("outcome", ()) if self.tied else ()),
        )

    @property
    def reconciled(self) -> Paper:
        """Its paper; of an open round what is in the box is not known here."""
        return counting.reconciled(self.paper, self.result)

    @property
    def ballots(self) -> int | None:
        """How many ballots were counted; None while it is open."""
        return sum(self.result.get("ballots", {}).values()) if self.result else None

    @property
    def possible(self) -> int | None:
        """How many dots everybody had together; None where that is not known."""
        people = self.people if self.people is not None else self.ballots
        return None if people is None or self.dots is None or self.method != "dots" else people * self.dots

    def slip(self, locale: str) -> Slip:
        """What a ballot of this round asks."""
        return Slip(self.items, self.method, self.dots, self.per_item, self.costs, locale)


ROUNDS = Kept(r.Round, Round, {"items": Shape(tuple, list)})


def of_cycle(document: Document, cycle_id: str) -> tuple[Round, ...]:
    """The rounds of a cycle, the latest last."""
    return ROUNDS.of_cycle(document, cycle_id)


def read(document: Document, round_id: str) -> Round:
    """One round; refused when it is gone."""
    return ROUNDS.read(document, round_id, _("That round is no longer here; undo brings it back."))


def withdrawn(document: Document, asked: Sequence[Round]) -> frozenset[str]:
    """The ids of those whose result was undone: their box is gone, they are asked anew in a fresh round."""
    without = [each.id for each in asked if not each.result]
    marks = ", ".join("?" for _each in without)
    rows = document.database.execute_sql(
        "SELECT DISTINCT \"row\" FROM change WHERE \"table\" = 'round' AND field = 'result' "
        f'AND "row" IN ({marks})',
        without,
    )
    return frozenset(row for (row,) in rows)


def state(document: Document, asked: Round) -> str:
    """One of STATES."""
    if asked.result:
        return "closed"
    return "withdrawn" if withdrawn(document, [asked]) else "open"


def sweep(document: Document) -> None:
    """Destroy the boxes on this computer whose rounds have a result, or had one.

    Called when a workspace opens, and after a reveal once it is safe on the disk.
    """
    for round_id in box.lying(document):
        row = document.row(r.Round, round_id)
        if row is not None and state(document, ROUNDS.record(row)) != "open":
            box.destroy(document, round_id)
    box.sweep_cards(document)


def is_run_off(document: Document, asked: Round) -> bool:
    """Whether a round was opened to settle the tie of another."""
    before = None if asked.repeats_id is None else document.row(r.Round, asked.repeats_id)
    return before is not None and ROUNDS.record(before).tie.get("round") == asked.id


def few_voices(voices: int | None) -> str:
    """What is said before the first entry where it can be guessed who said what; "" where it cannot."""
    if voices is None or voices >= counting.FEW:
        return ""
    sentence = ngettext(
        "Only {n} voice: with fewer than five one can guess who said what.",
        "Only {n} voices: with fewer than five one can guess who said what.",
        voices,
    )
    return sentence.format(n=voices)


def open_round(document: Document, asked: Round, rule: str = "") -> str:
    """Open a round; returns its id. `rule` is how a tie will be settled, where the room agreed already.

    Of dots each has about a third of the items where nobody says otherwise. Refused where a vote states no
    criterion.
    """
    asked = _complete(asked)
    _refuse_wrong(asked)
    if rule:
        refuse_unknown({"tie": rule}, {"tie": ties.RULES})
        asked = replace(asked, tie={"rule": rule, "agreed": "before"})
    cycles.refuse_closed(document, asked.cycle_id)
    with document.edit(_("Open a round")):
        position = order.last(each.position for each in of_cycle(document, asked.cycle_id))
        return ROUNDS.add(document, replace(asked, position=position))


def _complete(asked: Round) -> Round:
    if asked.method == "dots" and asked.dots is None:
        return replace(asked, dots=counting.default_dots(len(asked.items)))
    if asked.method in ("approval", "purse"):
        return replace(asked, per_item=1)
    return asked


def _refuse_wrong(asked: Round) -> None:
    refuse_unknown({"method": asked.method}, {"method": METHODS})
    if not asked.items or len(set(asked.items)) != len(asked.items):
        raise Refused(_("A round needs something to choose from, each thing once."))
    if asked.chooses and is_blank(asked.criterion):
        raise Refused(_("Say what is asked, such as “most difference for members this quarter”."))
    for number in (asked.dots, asked.per_item, asked.people, asked.cut):
        if number is not None and number < 1:
            raise Refused(_("Dots, people and the cut are whole numbers from 1 up."))
    if asked.method == "purse" and (asked.dots is None or asked.costs.keys() != set(asked.items)):
        raise Refused(_("A purse needs its size, and what each thing costs."))


def ask_anew(document: Document, round_id: str, *, people: int | None = None) -> str:
    """Ask the same in a fresh round; returns its id. It repeats one that has a result.

    A fist of five is asked twice and not more: then it is adopted, with or without an objection, or not.
    """
    known = read(document, round_id)
    if known.method == "fist" and known.result and known.repeats_id is not None:
        raise Refused(_("It was asked twice; now it is adopted, adopted with an objection, or not adopted."))
    repeats = known.id if known.result else known.repeats_id
    fresh = replace(known, id=_NEW, result={}, paper={}, tie={}, repeats_id=repeats)
    with document.edit(_("Ask anew")):
        return open_round(document, replace(fresh, people=people or known.people))


def join(document: Document, round_id: str) -> None:
    """Let somebody who came late take part, until the reveal; nothing to do where people were not counted."""
    known = _still_open(document, round_id, _("It is revealed; a late-comer takes part in a fresh round."))
    with document.edit(_("Let a late-comer join")):
        if known.people is not None:
            ROUNDS.set(document, known.id, {"people": known.people + 1})


def change_limits(
    document: Document, round_id: str, count: Count, *, dots: int | None, per_item: int | None
) -> None:
    """Change how many dots each has, and how many may be on one item (None: as many as one has).

    `count` is what is in the box: neither can go below what is used already.
    """
    known = _still_open(document, round_id, _("It is revealed; other limits need a fresh round."))
    _refuse_wrong(replace(known, dots=dots, per_item=per_item))
    for limit, used in ((dots, count.spent), (per_item, count.most)):
        people = 0 if limit is None else sum(slips for each, slips in used.items() if each > limit)
        if people:
            sentence = ngettext(
                "{n} person has used more already; {limit} is too few.",
                "{n} people have used more already; {limit} is too few.",
                people,
            )
            raise Refused(sentence.format(n=people, limit=limit))
    with document.edit(_("Change how many dots there are")):
        ROUNDS.set(document, known.id, {"dots": dots, "per_item": per_item})


def set_cut(document: Document, round_id: str, cut: int | None) -> None:
    """Say how many places there are; refused where a tie at the cut is settled."""
    known = read(document, round_id)
    cycles.refuse_closed(document, known.cycle_id)
    if cut is not None and cut < 1:
        raise Refused(_("Dots, people and the cut are whole numbers from 1 up."))
    if known.tie.get("outcome"):
        raise Refused(_("A tie at the cut is settled; undo that first."))
    with document.edit(_("Set the cut")):
        ROUNDS.set(document, known.id, {"cut": cut})


def note_paper(document: Document, round_id: str, handed_out: int | None, collected: int | None) -> None:
    """Note how many slips were handed out and how many came back; None where nobody counted."""
    known = read(document, round_id)
    cycles.refuse_closed(document, known.cycle_id)
    noted = {"handed_out": handed_out, "collected": collected}
    if any(number is not None and number < 0 for number in noted.values()):
        raise Refused(_("Slips are counted from 0 up."))
    with document.edit(_("Reconcile the paper")):
        kept = {name: number for name, number in noted.items() if number is not None}
        ROUNDS.set(document, known.id, {"paper": kept})


def refuse_ballots(document: Document, asked: Round, more: int = 0, in_box: int = 0) -> None:
    """Refused where nothing can be cast any more, or not on this computer, or not by so many `more`."""
    _refuse_not_open(document, asked, _("This round is revealed; ask anew to vote once more."))
    cycles.refuse_closed(document, asked.cycle_id)
    box.refuse_elsewhere(document, asked.id)
    if more and (sentence := full(asked, in_box, more)):
        raise Refused(sentence)


def full(asked: Round, in_box: int, more: int = 1) -> str:
    """What is said where more ballots come than people vote; "" where there is room or nobody counted."""
    if asked.people is None or in_box + more <= asked.people:
        return ""
    sentence = ngettext(
        "{n} person votes, and all ballots are in; let a late-comer join first.",
        "{n} people vote, and all ballots are in; let a late-comer join first.",
        asked.people,
    )
    return sentence.format(n=asked.people)


def remove(document: Document, round_id: str) -> None:
    """Take a round out that was opened by mistake; one with a result stays."""
    known = _still_open(document, round_id, _("A round that is revealed stays; undo takes its result back."))
    with document.edit(_("Remove a round")):
        document.remove(r.Round, known.id)


def _still_open(document: Document, round_id: str, sentence: str) -> Round:
    known = read(document, round_id)
    _refuse_not_open(document, known, sentence)
    cycles.refuse_closed(document, known.cycle_id)
    return known


def _refuse_not_open(document: Document, asked: Round, sentence: str) -> None:
    now = state(document, asked)
    if now == "withdrawn":
        raise Refused(_("The result of this round was undone and its ballots are gone; ask anew."))
    if now == "closed":
        raise Refused(sentence)
