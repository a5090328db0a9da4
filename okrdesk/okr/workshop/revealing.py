"""Revealing: a round gets its result in one step, a tie is settled, a judgement ends.

What the room chose goes into the decision log with the same step, so that undoing takes back both.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.room_tables import JUDGEMENTS
from okrdesk.document.text import in_one_line, is_blank
from okrdesk.i18n import _, ngettext
from okrdesk.okr import cycles, decisions
from okrdesk.okr.choices import refuse_unknown
from okrdesk.okr.workshop import box, ideas, rounds, subjects, ties
from okrdesk.okr.workshop.box import Box
from okrdesk.okr.workshop.counting import Count
from okrdesk.okr.workshop.rounds import ROUNDS, Round
from okrdesk.okr.workshop.ties import Tie
from okrdesk.okr.workshop.words import outcome_words, rule_name

OUTCOMES = JUDGEMENTS
_LOW = 2  # a hand of so few fingers or less is an objection


def reveal(document: Document, round_id: str, held: Box, *, on: dt.date) -> None:
    """Write what is in the box as the round's result: sorted numbers and tallies, in one step.

    `on` is the day for the decision log. Where a rule for ties was agreed before and needs nobody, it is
    applied at once. The box stays until `rounds.sweep`, once the result is safe.
    """
    known = rounds.read(document, round_id)
    rounds.refuse_ballots(document, known)
    if not held.ballots:
        raise Refused(_("No ballot is in yet; there is nothing to reveal."))
    count_in(document, known.id, held.count, on=on)


def count_in(document: Document, round_id: str, count: Count, *, on: dt.date) -> None:
    """Give an open round its result, in one step, wherever its ballots were counted."""
    known = rounds.read(document, round_id)
    rounds.refuse_ballots(document, known)
    with document.edit(_("Reveal a round")):
        result = count.result()
        if not known.chooses:
            result.pop("by_origin", None)  # fingers and marks add up to nothing
        ROUNDS.set(document, known.id, {"result": result})
        known = rounds.read(document, known.id)
        rule = known.tie.get("rule", "")
        if known.tied is not None and rule in ("both", "people", "lots") and not _unavailable(known, rule):
            settle(document, known.id, rule, on=on)
        else:
            _conclude(document, known, on)


def covered(document: Document, cycle_id: str, step_ids: Sequence[str]) -> int:
    """How many cards and ballots of these steps lie here unseen; those of a damaged box are not counted."""
    held = set(box.lying(document))
    count = sum(box.covered_cards(document, step_ids, kind) for kind in ideas.KINDS)
    for asked in rounds.of_cycle(document, cycle_id):
        if asked.step_id in step_ids and not asked.result and asked.id in held:
            with contextlib.suppress(Refused):  # where it is asked about, the box says what is wrong
                count += Box(document, asked.id).ballots
    return count


def missing(asked: Round, ballots: int) -> int:
    """How many ballots have not come, where somebody said how many people there are."""
    return max(0, (asked.people or 0) - ballots)


def settle(
    document: Document,
    round_id: str,
    rule: str,
    *,
    on: dt.date,
    outcome: Sequence[str] = (),
    by: str = "",
    seed: int | None = None,
) -> str | None:
    """Settle the tie of a round by a rule; returns the id of the run-off where the rule opened one.

    `outcome` are the items that go through, where people decide (run-off by hands, thumbs, person);
    `by` names the person. Where people tie as well, that is noted and the tie stays open.
    """
    known = rounds.read(document, round_id)
    cycles.refuse_closed(document, known.cycle_id)
    refuse_unknown({"tie": rule}, {"tie": ties.RULES})
    tie = known.tied
    if tie is None:
        raise Refused(_("There is no tie at the cut line of this round."))
    if known.is_settled:
        raise Refused(_("This tie is settled; undo takes that back."))
    if sentence := _unavailable(known, rule):
        raise Refused(sentence)
    note = {**known.tie, "rule": rule, "items": list(tie.items), "dots": tie.dots, "places": tie.places}
    note.setdefault("agreed", "after")
    with document.edit(_("Settle a tie")):
        if rule == "run-off" and not outcome:
            opened = rounds.open_round(document, _run_off(known, tie))
            ROUNDS.set(document, known.id, {"tie": {**note, "round": opened}})
            return opened
        ROUNDS.set(document, known.id, {"tie": note | _found(known, tie, rule, outcome, by, seed)})
        _conclude(document, rounds.read(document, known.id), on)
    return None


def _unavailable(known: Round, rule: str) -> str:
    tie = known.tied
    if rule in known.tie.get("tried", ()):
        return _("People tie as well; choose another way.")
    six = () if tie is None else ties.ways(tie, known.method, known.subject)
    return next((way.unavailable for way in six if way.rule == rule), "")


def ways(known: Round) -> tuple[ties.Way, ...]:
    """The six ways to settle the tie of a round; those that cannot be taken say why."""
    if known.tied is None:
        return ()
    six = ties.ways(known.tied, known.method, known.subject)
    return tuple(way._replace(unavailable=_unavailable(known, way.rule)) for way in six)


def _found(
    known: Round, tie: Tie, rule: str, outcome: Sequence[str], by: str, seed: int | None
) -> dict[str, Any]:
    if rule == "both":
        return {"outcome": list(tie.items)}
    if rule == "lots":
        drawn_by = ties.fresh_seed() if seed is None else seed
        return {"outcome": list(ties.drawn(tie, drawn_by)), "seed": drawn_by}
    if rule == "people":
        through = ties.by_people(tie, known.standings)
        if through is None:
            return {"tried": [*known.tie.get("tried", ()), "people"], "rule": ""}
        return {"outcome": list(through)}
    if rule == "person" and is_blank(by):
        raise Refused(_("Name the person who decides."))
    through = tuple(item for item in tie.items if item in outcome)
    if len(through) != tie.places or len(set(outcome)) != len(through):
        sentence = ngettext(
            "Say which of those that tie goes through; there is {n} place.",
            "Say which of those that tie go through; there are {n} places.",
            tie.places,
        )
        raise Refused(sentence.format(n=tie.places))
    return {"outcome": list(through), **({"by": in_one_line(by)} if by else {})}


def _run_off(known: Round, tie: Tie) -> Round:
    return Round(
        "",
        known.cycle_id,
        "dots",
        known.subject,
        step_id=known.step_id,
        criterion=known.criterion,
        items=tie.items,
        dots=1,
        per_item=1,
        people=known.people,
        cut=tie.places,
        repeats_id=known.id,
    )


def _conclude(document: Document, known: Round, on: dt.date) -> None:
    """What follows from a result that leaves nothing open: the log, and the round before a run-off."""
    chosen = known.chosen
    if chosen is None:
        return
    asked = None if known.repeats_id is None else rounds.read(document, known.repeats_id)
    if asked is not None and asked.tie.get("round") == known.id and asked.tied is not None:
        if len(chosen) == asked.tied.places:
            ROUNDS.set(document, asked.id, {"tie": {**asked.tie, "outcome": list(chosen)}})
            _conclude(document, rounds.read(document, asked.id), on)
        return
    if chosen and known.cut is not None:
        decisions.add(document, _decision(document, known, chosen, on))


def _decision(document: Document, known: Round, chosen: Sequence[str], on: dt.date) -> decisions.Decision:
    called = subjects.titles(document, known.subject, known.items)
    names = ", ".join(in_one_line(called[item]) for item in chosen)
    said = [how_it_went(known), how_settled(known, called)]
    what = _("The room chose: {names}").format(names=names)
    return decisions.Decision(
        "", known.cycle_id, on, what, why=known.criterion, evidence=" ".join(each for each in said if each)
    )


def how_it_went(known: Round) -> str:
    """ "32 dots from 8 people."."""
    dots = sum(each.dots for each in known.standings)
    return subjects.total_words(known.method, dots, known.ballots or 0) + "."


def how_settled(known: Round, called: dict[str, str]) -> str:
    """How a tie was settled, in a sentence or two; "" where there was none or it is still open."""
    tie, outcome = known.tied, known.tie.get("outcome")
    if tie is None or not outcome:
        return ""
    said = [
        _("Tie at {dots} across the cut, settled by: {rule}.").format(
            dots=tie.dots, rule=rule_name(str(known.tie.get("rule")))
        )
    ]
    if known.tie.get("rule") == "people":
        through, others = people_behind(known, tie)
        said.append(
            _("{through} against {others}.").format(
                through=", ".join(map(str, through)), others=", ".join(map(str, others))
            )
        )
    if by := known.tie.get("by"):
        said.append(_("Decided by {name}.").format(name=in_one_line(str(by))))
    if known.tie.get("seed") is not None:
        said.append(_("Drawn with the number {seed}.").format(seed=known.tie["seed"]))
    said.append(", ".join(in_one_line(called.get(item, item)) for item in outcome) + ".")
    return " ".join(said)


def people_behind(known: Round, tie: Tie) -> tuple[list[int], list[int]]:
    """How many people stand behind those of a settled tie that came through, and behind the others."""
    outcome = known.tie.get("outcome", ())
    same = [each for each in known.standings if each.item in tie.items]
    return (
        [each.people for each in same if each.item in outcome],
        [each.people for each in same if each.item not in outcome],
    )


def verdict(known: Round, item: str) -> str:
    """What became of a goal by its fist of five: one of OUTCOMES, "ask again", "judge", or "" while open.

    Where nobody shows two fingers or less it is adopted. Else it is heard, adjusted and asked once more;
    after that the room says which it is.
    """
    judged = known.tie.get("judged", {}).get(item)
    if judged:
        return str(judged["outcome"])
    hands = known.result.get("numbers", {}).get(item)
    if not hands:
        return ""
    if min(map(Fraction, hands)) > _LOW:
        return "adopted"
    return "ask again" if known.repeats_id is None else "judge"


def judge(
    document: Document, round_id: str, item: str, outcome: str, words: str = "", *, on: dt.date
) -> None:
    """End what was asked twice; `words` are the objector's own, if wished. It goes into the decision log."""
    known = rounds.read(document, round_id)
    cycles.refuse_closed(document, known.cycle_id)
    refuse_unknown({"outcome": outcome}, {"outcome": OUTCOMES})
    if known.method != "fist" or not verdict(known, item):
        raise Refused(_("There is nothing to judge yet; ask first."))
    judged = {**known.tie.get("judged", {}), item: {"outcome": outcome, "words": words}}
    title = in_one_line(subjects.titles(document, known.subject, known.items).get(item, item))
    said = _("{title}: {outcome}").format(title=title, outcome=outcome_words(outcome))
    with document.edit(_("Judge a goal")):
        ROUNDS.set(document, known.id, {"tie": {**known.tie, "judged": judged}})
        line = item if known.subject in ("objectives", "key-results") else ""
        decisions.add(document, decisions.Decision("", known.cycle_id, on, said, why=words, line=line))
