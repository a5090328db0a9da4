"""`okrdesk vote`: open a round, throw ballots into the box, reveal, settle a tie."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from okrdesk.cli import asked, output, workshop
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.storage import OpenFile
from okrdesk.i18n import _, ngettext
from okrdesk.okr import namesakes
from okrdesk.okr.workshop import (
    ballots,
    counting,
    revealed,
    revealing,
    rounds,
    subjects,
    templates,
    workshops,
)
from okrdesk.okr.workshop.box import Box, is_here
from okrdesk.okr.workshop.counting import Ballot, Count, Paper
from okrdesk.okr.workshop.revealed import Seen, SeenItem, SeenTie
from okrdesk.okr.workshop.rounds import Round
from okrdesk.okr.workshop.workshops import WorkshopStep

_LARGEST = 1_000_000  # bytes of ballots in one go


def vote(chosen: argparse.Namespace) -> int:
    """Say how a round stands, or do what was asked with it."""
    if chosen.act is None:
        with asked.reading(chosen.file) as document:
            known = _round(chosen, document)
            _tell(document, known, _in_box(document, known), as_json=chosen.json)
        return 0
    acts: dict[str, Callable[[argparse.Namespace, OpenFile], int]] = {
        "open": _open,
        "ballots": _cast,
        "again": _again,
        "close": _close,
        "tie": _settle,
    }
    with asked.writing(chosen.file) as opened:
        return acts[chosen.act](chosen, opened)


def _round(chosen: argparse.Namespace, document: Document) -> Round:
    """The round of --round, by its number in the cycle or its id; the latest unless it is given."""
    if chosen.round is not None and asked.is_id(chosen.round):
        return rounds.read(document, chosen.round)
    known = rounds.of_cycle(document, workshop.cycle(chosen, document).id)
    if not known:
        raise Refused(_("There is no round yet; ask with okrdesk vote FILE open."))
    if chosen.round is None:
        return known[-1]
    number = int(chosen.round) if chosen.round.isdecimal() and len(chosen.round) < 6 else 0
    if not 1 <= number <= len(known):
        raise Refused(_("There are rounds 1 to {n}; choose one of them.").format(n=len(known)))
    return known[number - 1]


def _open(chosen: argparse.Namespace, opened: OpenFile) -> int:
    document = opened.document
    cycle = workshop.cycle(chosen, document)
    running = workshops.running(document)
    there = None if running is None or running.cycle_id != cycle.id else running.voices
    voices = chosen.people or there
    items = subjects.items_of(document, cycle.id, chosen.subject)
    if not items:
        raise Refused(_("There is nothing to vote on yet; add {what} first.").format(what=chosen.subject))
    round_id = rounds.open_round(
        document,
        Round(
            "",
            cycle.id,
            chosen.method,
            chosen.subject,
            step_id=_step(document, chosen.subject, chosen.method),
            criterion=chosen.criterion,
            items=items,
            dots=chosen.dots,
            per_item=chosen.per_item,
            people=voices,
            paper={} if chosen.handed_out is None else {"handed_out": chosen.handed_out},
            openly=chosen.openly,
        ),
        chosen.tie or "",
    )
    known = rounds.read(document, round_id)
    opened.publish()
    output.say(_("Open: {criterion}").format(criterion=output.cut(known.criterion, 120)))
    output.say_table([_item_row(each) for each in revealed.seen(document, known).items], indent="  ")
    if chosen.method == "dots" and chosen.dots is None:
        output.say(counting.default_dots_reason(len(items)))
    if not chosen.openly and (few := rounds.few_voices(voices)):
        output.warn(few)
    return 0


def _step(document: Document, subject: str, method: str) -> str | None:
    """The step of the running workshop that asks for this, the one that is on before the others."""
    running = workshops.running(document)
    steps = () if running is None else workshops.steps_of(document, running.id)
    current = workshops.current(steps)

    def asks(step: WorkshopStep) -> bool:
        return any(
            act.name == "ask" and (act.of, act.method) == (subject, method)
            for act in templates.step_of(step).acts
        )

    fitting = [step for step in steps if asks(step) and step.state != "left out"]
    if current is not None and current in fitting:
        return current.id
    return fitting[0].id if fitting else None


def _cast(chosen: argparse.Namespace, opened: OpenFile) -> int:
    """Throw the ballots in; a line that is wrong is refused by its place, the others are in."""
    document = opened.document
    known = _round(chosen, document)
    rounds.refuse_ballots(document, known)
    box = Box(document, known.id)
    good, refused = _typed(known, document.locale)
    room = len(good) if known.people is None else known.people - box.ballots
    late = max(0, len(good) - max(0, room))
    if late and chosen.late:
        for _each in range(late):
            rounds.join(document, known.id)
        opened.publish()
        known = rounds.read(document, known.id)
    elif late:
        refused += [(line, rounds.full(known, known.people or 0)) for line, _ballot in good[-late:]]
        good = good[:-late]
    box.put([ballot for _line, ballot in good], chosen.origin)
    for line, sentence in sorted(refused):
        output.warn(_("Line {n}: {sentence}").format(n=line, sentence=sentence))
    _say_in(known, box.ballots)
    return 1 if refused else 0


def _say_in(known: Round, count: int) -> None:
    if known.people is None:
        output.say(ngettext("{n} ballot is in.", "{n} ballots are in.", count).format(n=count))
    else:
        output.say(_("{n} of {all} ballots are in.").format(n=count, all=known.people))


def _typed(known: Round, locale: str) -> tuple[list[tuple[int, Ballot]], list[tuple[int, str]]]:
    """The ballots of standard input by their lines, and what is refused."""
    content = sys.stdin.buffer.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise Refused(_("That is more than anybody votes in one go; give fewer lines."))
    lines = content.decode("utf-8-sig", "replace").rstrip("\r\n ").splitlines()
    if not lines:
        raise Refused(_("No ballot came in; write one a line, such as 1 1 3 4."))
    good: list[tuple[int, Ballot]] = []
    refused: list[tuple[int, str]] = []
    slip = known.slip(locale)
    for number, line in enumerate(lines, 1):
        try:
            good.append((number, ballots.typed(line, slip)))
        except Refused as error:
            refused.append((number, str(error)))
    return good, refused


def _again(chosen: argparse.Namespace, opened: OpenFile) -> int:
    """Count the same ballots a second time: only differences are said."""
    document = opened.document
    known = _round(chosen, document)
    good, refused = _typed(known, document.locale)
    if refused:
        for line, sentence in refused:
            output.warn(_("Line {n}: {sentence}").format(n=line, sentence=sentence))
        return 1
    second = Count()
    for _line, ballot in good:
        second = second.plus(ballot, "paper")
    is_open = rounds.state(document, known) == "open"
    box = Box(document, known.id) if is_open else None
    first = counting.counted(known.result) if box is None else box.count
    differences = counting.differing(known.items, first, second)
    called = subjects.titles(document, known.subject, known.items)
    for number, more in differences:
        output.say(_difference(number, more, "" if not number else called[known.items[number - 1]]))
    if not differences:
        output.say(_("Both counts are the same."))
    elif chosen.take and box is not None:
        box.take(second)
        output.say(_("The second count is in the box now."))
    elif chosen.take:
        raise Refused(_("This round is revealed; undo that and ask anew if the count was wrong."))
    return 0


def _difference(number: int, more: int, title: str) -> str:
    if not number:
        sentence = ngettext(
            "{n} ballot more the second time", "{n} ballots more the second time", abs(more)
        ) if more > 0 else ngettext(
            "{n} ballot fewer the second time", "{n} ballots fewer the second time", abs(more)
        )  # fmt: skip
        return sentence.format(n=abs(more))
    what = _("the same sum, shared otherwise") if not more else f"{more:+d}".replace("-", "−")
    return f"{number}  {output.cut(title, 60)}: {what}"


def _close(chosen: argparse.Namespace, opened: OpenFile) -> int:
    document = opened.document
    known = _round(chosen, document)
    box = Box(document, known.id)
    lacking = revealing.missing(known, box.ballots)
    with document.edit(_("Reveal a round")):
        if chosen.cut is not None:
            rounds.set_cut(document, known.id, chosen.cut)
        revealing.reveal(document, known.id, box, on=asked.today())
    opened.publish()
    rounds.sweep(document)
    if lacking:
        sentence = ngettext("{n} ballot has not come.", "{n} ballots have not come.", lacking)
        output.warn(sentence.format(n=lacking))
    _tell(document, rounds.read(document, known.id), None, as_json=chosen.json)
    return 0


def _settle(chosen: argparse.Namespace, opened: OpenFile) -> int:
    document = opened.document
    known = _round(chosen, document)
    outcome = [_item(known, typed) for typed in chosen.outcome]
    by = "" if chosen.by is None else _person(document, chosen.by)
    run_off = revealing.settle(
        document, known.id, chosen.rule, on=asked.today(), outcome=outcome, by=by, seed=chosen.seed
    )
    opened.publish()
    if run_off is not None and not chosen.json:
        output.say(_("A run-off is open: only those that tie, one vote each."))
    _tell(document, rounds.read(document, run_off or known.id), None, as_json=chosen.json)
    return 0


def _item(known: Round, typed: str) -> str:
    """An item by its number on the ballot, or by its id."""
    if typed in known.items:
        return typed
    number = int(typed) if typed.isdecimal() and len(typed) < 6 else 0
    if not 1 <= number <= len(known.items):
        raise Refused(_("The ballot has lines 1 to {n}; choose one of them.").format(n=len(known.items)))
    return known.items[number - 1]


def _person(document: Document, name: str) -> str:
    """Somebody in the room, or of the workspace."""
    running = workshops.latest(document)
    if running is not None and name in running.people:
        return name
    return namesakes.find(document, name).name


def _in_box(document: Document, known: Round) -> Count | None:
    """What is in the box, for counting only; None where there is none here."""
    if rounds.state(document, known) != "open" or not is_here(document, known.id):
        return None
    return Box(document, known.id).count


def _tell(document: Document, known: Round, count: Count | None, *, as_json: bool) -> None:
    seen = revealed.seen(document, known)
    if known.openly and seen.state == "open" and count is not None and count.total:
        # As it stands now; nothing is chosen and no tie opens before the round is closed.
        now = revealed.seen(document, replace(known, result=count.result(), cut=None), "closed")
        seen = replace(seen, items=now.items, placed=now.placed)
    if as_json:
        output.say_json(_as_json(seen, known, count))
        return
    openly = f" · {_('asked openly')}" if known.openly else ""
    output.say(f"{output.cut(seen.criterion, 120)} · {_state(seen.state)}{openly}")
    if seen.state == "open":
        if count is not None:
            _say_in(known, count.total)
        output.say_table([_item_row(each) for each in seen.items], indent="  ")
        return
    if seen.state == "withdrawn":
        output.say(_("The result was undone and the ballots are gone; ask anew."))
        return
    output.say_table([_item_row(each) for each in seen.ranked], indent="  ", right=(2, 3))
    for sentence in seen.paper.differences if seen.paper else ():
        output.say(sentence)
    if seen.tie is not None and seen.tie.outcome is None:
        numbers = ", ".join(map(str, seen.tie.numbers))
        tied = _("{numbers} tie at {dots}: agree on a way first, then okrdesk vote FILE tie RULE.")
        output.say(tied.format(numbers=numbers, dots=seen.tie.dots))
    elif seen.tie is not None:
        output.say(output.plain(revealing.how_settled(known, {i.item: i.title for i in seen.items})))


def _state(state: str) -> str:
    return {"open": _("open"), "closed": _("closed"), "withdrawn": _("withdrawn")}[state]


def _item_row(each: SeenItem) -> tuple[str, ...]:
    people_behind = each.people
    behind = (
        ""
        if people_behind is None
        else ngettext("{n} person", "{n} people", people_behind).format(n=people_behind)
    )
    shown = "" if each.dots is None else str(each.dots)
    if each.dots is None and each.numbers:
        shown = " ".join(map(str, each.numbers))
    return (str(each.number), output.cut(each.title, 60), shown, behind, "✓" if each.chosen else "")


def _as_json(seen: Seen, known: Round, count: Count | None) -> dict[str, Any]:
    paper = seen.paper
    if paper is None and count is not None:
        paper = counting.reconciled(known.paper, count.result())
    return {
        "id": seen.id,
        "on": seen.subject,
        "criterion": seen.criterion,
        "method": seen.method,
        "dots": seen.dots,
        "per_item": seen.per_item,
        "people": seen.people,
        "state": seen.state,
        "ballots": seen.ballots if count is None else count.total,
        "paper": _paper(paper or Paper(known.paper.get("handed_out"), None, 0, 0, 0)),
        "dots_placed": seen.placed,
        "dots_possible": seen.possible,
        "items": [_item_json(each) for each in seen.items],
        "cut": seen.cut,
        "tie": None if seen.tie is None else _tie_json(seen.tie),
    }


def _paper(paper: Paper) -> dict[str, int | None]:
    return {
        "handed_out": paper.handed_out,
        "collected": paper.collected,
        "blank": paper.blank,
        "invalid": paper.invalid,
        "entered": paper.entered,
    }


def _item_json(each: SeenItem) -> dict[str, Any]:
    return {
        "number": each.number,
        "id": each.item,
        "title": each.title,
        "dots": each.dots,
        "people": each.people,
        "numbers": None if each.numbers is None else list(each.numbers),
        "by_origin": None if each.by_origin is None else dict(each.by_origin),
    }


def _tie_json(tie: SeenTie) -> dict[str, Any]:
    return {
        "items": list(tie.numbers),
        "rule": tie.rule or None,
        "outcome": None if tie.outcome is None else list(tie.outcome),
        "seed": tie.seed,
    }
