"""Edits of goals and workshops, each of rows that the document has: what people do all day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from random import Random

from okrdesk.document import room_tables as r
from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.okr import (
    check_ins,
    closing,
    decisions,
    history,
    initiatives,
    key_results,
    objectives,
    owning,
    people,
)
from okrdesk.okr.objectives import Objective
from okrdesk.okr.terms import KeyResult
from okrdesk.okr.workshop import agenda, box, ideas, promises, revealing, rounds, templates, themes
from okrdesk.okr.workshop.counting import Ballot
from okrdesk.okr.workshop.promises import Promise
from tests import changes, factories

DAY = dt.date(2026, 2, 8)
UNSEEN = "Zebra-Xylophone-"  # what a card in a box begins with; no file may ever hold it

Edit = Callable[[Document, Random], object]


def _one(document: Document, chance: Random, table: type[t.Table]) -> str:
    """A row of a table; where there is none, an id that nothing has, which is refused in a sentence."""
    return chance.choice([*factories.ids(document, table)] or ["0" * 32])


def _words(chance: Random) -> str:
    return chance.choice(["Bread", "Brot & Käse", "面包", "<b>خبز</b>", "A longer line\nand one more"])


def _cast(document: Document, chance: Random) -> None:
    """Ballots into the box of an open round, or a card that is written unseen."""
    steps = factories.ids(document, r.WorkshopStep)
    if steps and chance.random() < 0.5:
        cards = box.Cards(document, chance.choice(steps), "idea")
        cards.put(f"{UNSEEN}{chance.randrange(1000)}")
        return
    asked = rounds.read(document, _one(document, chance, r.Round))
    if not asked.result:
        ballot = Ballot({chance.choice(asked.items): 1})
        box.Box(document, asked.id).put([ballot] * chance.randrange(1, 6), "paper")


def _reveal(document: Document, chance: Random) -> None:
    asked = rounds.read(document, _one(document, chance, r.Round))
    revealing.reveal(document, asked.id, box.Box(document, asked.id), on=DAY)


def _goal(document: Document, chance: Random) -> None:
    objectives.add(document, Objective("", _one(document, chance, t.Cycle), _words(chance)))


def _close(document: Document, chance: Random) -> None:
    kept = chance.sample(ids := factories.ids(document, t.Objective), len(ids) // 2)
    name = f"Next {chance.randrange(9)}"
    closing.close(document, _one(document, chance, t.Cycle), on=DAY, next_name=name, keep=kept)


def _ask(document: Document, chance: Random) -> None:
    words = ("Bread", "Cake", "Rolls")
    asked = rounds.Round("", _one(document, chance, t.Cycle), "dots", "words", criterion="Most?", items=words)
    rounds.open_round(document, asked)


EDITS: dict[str, Edit] = {
    "check in": lambda d, c: check_ins.record(
        d, _one(d, c, t.KeyResult), Decimal(c.randrange(120)), on=DAY, confidence=c.randrange(11),
        note=_words(c),
    ),
    "correct": lambda d, c: changes.check_in(d, _one(d, c, t.CheckIn), value=Decimal(c.randrange(99))),
    "remove a check-in": lambda d, c: check_ins.remove(d, _one(d, c, t.CheckIn)),
    "reword": lambda d, c: changes.objective(d, _one(d, c, t.Objective), title=_words(c)),
    "set a target": lambda d, c: changes.key_result(
        d, _one(d, c, t.KeyResult), target=Decimal(c.randrange(1, 500))
    ),
    "add an objective": _goal,
    "add a key result": lambda d, c: key_results.add(
        d, KeyResult("", _one(d, c, t.Objective), _words(c)), c.randrange(2)
    ),
    "move an objective": lambda d, c: objectives.move(d, _one(d, c, t.Objective), c.randrange(3)),
    "move a key result": lambda d, c: key_results.move(
        d, _one(d, c, t.KeyResult), _one(d, c, t.Objective), 0
    ),
    "remove an objective": lambda d, c: objectives.remove(d, _one(d, c, t.Objective)),
    "remove a key result": lambda d, c: key_results.remove(d, _one(d, c, t.KeyResult)),
    "assign": lambda d, c: owning.assign(d, _one(d, c, t.KeyResult), _one(d, c, t.Person)),
    "add a person": lambda d, c: people.add(d, f"Person {c.randrange(30)}"),
    "merge people": lambda d, c: people.merge(d, _one(d, c, t.Person), _one(d, c, t.Person)),
    "plan": lambda d, c: initiatives.add(d, _one(d, c, t.KeyResult), _words(c)),
    "decide": lambda d, c: decisions.add(
        d, decisions.Decision("", _one(d, c, t.Cycle), what=_words(c), on=DAY)
    ),
    "close": _close,
    "reopen": lambda d, c: closing.reopen(d, _one(d, c, t.Cycle)),
    "name a version": lambda d, c: d.name_version(_words(c)),
    "go back": lambda d, c: history.go_back(d, _one(d, c, t.Version)),
    "ideas": lambda d, c: ideas.add(d, _one(d, c, t.Cycle), [_words(c), "A room"], origin="paper"),
    "group": lambda d, c: themes.add(d, _one(d, c, t.Cycle), _words(c), factories.ids(d, r.Idea)[:2]),
    "promote": lambda d, c: themes.promote(d, _one(d, c, t.Theme), "objective", reason="it cannot wait"),
    "prepare": lambda d, c: agenda.prepare(d, _one(d, c, t.Cycle), templates.shipped()[0], on=DAY),
    "start": lambda d, c: agenda.start(d, _one(d, c, r.Workshop)),
    "next step": lambda d, c: agenda.next_step(d, _one(d, c, r.Workshop), c.randrange(90)),
    "end": lambda d, c: agenda.close(d, _one(d, c, r.Workshop), 30),
    "ask": _ask,
    "cast": _cast,
    "reveal": _reveal,
    "promise": lambda d, c: promises.add(d, Promise("", _one(d, c, t.Cycle), what=_words(c), on=DAY)),
}  # fmt: skip
