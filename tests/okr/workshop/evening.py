"""The evening of the pictures in figures: eight people, five themes, eight ballots of four dots."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from okrdesk.document import room_tables as r
from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.okr import cycles, objectives, order
from okrdesk.okr.workshop import ballots, revealing, rounds
from okrdesk.okr.workshop.box import Box
from okrdesk.okr.workshop.rounds import Round
from tests import factories

DAY = dt.date(2026, 3, 26)
THEMES = (
    "Meet in real life",
    "Find the right person",
    "Learn from each other",
    "Open workshop doors",
    "Pay our way",
)
GOALS = (
    "Make every district a place where makers meet",
    "Let nobody who joins stay a stranger",
    "Turn what members know into a library people quote",
)
CRITERION = "Most difference for members this quarter"
BALLOTS = ("1124", "1223", "1144", "2233", "1235", "1144", "2235", "1345")
BEFORE = ("121", "232", "232", "332", "343", "343", "343", "443")  # direction, commitment, clarity
AFTER = ("334", "444", "444", "444", "444", "445", "545", "555")
FISTS = ("3 4 4 4 4 4 5 5", "2 2 3 3 4 4 4 5", "3 3 4 4 4 4 5 5")


@dataclass(frozen=True, slots=True)
class Evening:
    """What the evening is made of.

    `workshop`, `step`, `themes` and `goals` are ids.
    """

    document: Document
    cycle: str
    workshop: str
    step: str
    themes: tuple[str, ...]
    goals: tuple[str, ...]

    def open_vote(self, rule: str = "", **more: Any) -> str:
        """The priorities vote: four dots each, at most two on one theme, three places."""
        asked = Round(
            "", self.cycle, "dots", "themes", self.step, CRITERION, self.themes, dots=4, per_item=2, people=8
        )
        return rounds.open_round(self.document, replace(asked, **{"cut": 3, **more}), rule)

    def put(self, round_id: str, *lines: str, origin: str = "paper") -> Box:
        """Throw typed lines into the box of a round."""
        box = Box(self.document, round_id)
        slip = rounds.read(self.document, round_id).slip("en")
        box.put([ballots.typed(line, slip) for line in lines], origin)
        return box

    def reveal(self, round_id: str) -> Round:
        """Reveal a round; its box is gone afterwards."""
        revealing.reveal(self.document, round_id, Box(self.document, round_id), on=DAY)
        rounds.sweep(self.document)
        return rounds.read(self.document, round_id)

    def voted(self, rule: str = "") -> Round:
        """The priorities vote, revealed."""
        round_id = self.open_vote(rule)
        self.put(round_id, *BALLOTS)
        return self.reveal(round_id)


def evening() -> Evening:
    """A workshop with its five themes and three goals; written once, and then a copy of it for each test."""
    document, made = _copied()
    return replace(made, document=document)


def _written() -> tuple[Document, Evening]:
    document = Document.create(None, "Bremen Makers’ Network", factories.ACTOR, "Ada")
    cycle = cycles.add(document, "2026-Q2", dt.date(2026, 4, 1), dt.date(2026, 6, 30))
    with document.edit("Set up"):
        workshop = document.add(
            r.Workshop,
            cycle=cycle,
            template="set-goals",
            title="Set our goals",
            on_day=DAY,
            begins="18:00",
            expected=8,
            state="running",
            position="V",
        )
        step = document.add(
            r.WorkshopStep, workshop=workshop, kind="vote", title="Priorities vote", minutes=7, position="V"
        )
        themes = tuple(
            document.add(t.Theme, cycle=cycle, title=title, position=place)
            for title, place in zip(THEMES, order.spread(len(THEMES)), strict=True)
        )
    goals = tuple(objectives.add(document, objectives.Objective("", cycle, title)) for title in GOALS)
    return document, Evening(document, cycle, workshop, step, themes, goals)


_copied = factories.written_once(_written)


def rounds_in(document: Document, cycle_id: str) -> dict[str, str]:
    """For tables of edits: an open round with a ballot, one whose tie is open, and a fist asked twice."""
    room = Evening(document, cycle_id, "", "", ("Bread", "Cake", "Jam"), ())
    made = {name: room.open_vote(step_id=None, subject="words", cut=1) for name in ("open", "tied")}
    for round_id in made.values():
        room.put(round_id, "12", "23", "13")
    room.reveal(made["tied"])
    fist = Round("", cycle_id, "fist", "words", items=("Bread",), people=2)
    made["fist"] = rounds.open_round(document, fist)
    room.put(made["fist"], "1", "4")
    room.reveal(made["fist"])
    return made
