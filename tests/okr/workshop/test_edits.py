"""Every edit of the workshop, undone and redone: the table of `tests/okr/test_edits.py` goes on here."""

from __future__ import annotations

import datetime as dt
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest

import okrdesk.okr.workshop
from okrdesk.document.document import Document
from okrdesk.okr import cycles, objectives
from okrdesk.okr.workshop import (
    agenda,
    ideas,
    links,
    openly,
    promises,
    revealing,
    rounds,
    surveys,
    templates,
    themes,
    workshops,
)
from okrdesk.okr.workshop.box import Box
from okrdesk.okr.workshop.counting import Ballot, Count
from okrdesk.okr.workshop.promises import Promise
from okrdesk.okr.workshop.surveys import Answers, Response
from okrdesk.okr.workshop.workshops import Workshop
from tests import factories
from tests.okr.test_edits import (
    Edit,
    Labelled,
    World,
    closed,
    edits_of,
    prove_labels,
    prove_refused,
    prove_undone_and_redone,
)
from tests.okr.workshop import evening

DAY = dt.date(2026, 2, 8)
GOALS = templates.shipped()[0]

# Not edits by themselves: each writes inside the edits of others.
PARTS: set[str] = set()
# Edits of what belongs to no cycle, or that a closed one allows.
FREE = {"agenda.save_as_template", "promises.settle", "templates.keep", "templates.remove"}

EDITS: dict[str, Edit] = {
    "agenda.back": lambda d, w: agenda.back(d, w.running, 20),
    "agenda.change": lambda d, w: _change(
        agenda.change, workshops.read, d, w.running, minutes=240, people=("Ada", "Cem")
    ),
    "agenda.change_step": lambda d, w: _change(
        agenda.change_step, workshops.step, d, w.step, title="Vote", minutes=9
    ),
    "agenda.close": lambda d, w: agenda.close(d, w.running, 30),
    "agenda.put_next": lambda d, w: agenda.put_next(d, w.step),
    "agenda.go_to": lambda d, w: agenda.go_to(d, w.step, 12),
    "agenda.hold": lambda d, w: agenda.hold(d, w.cycle, GOALS, on=DAY),
    "agenda.leave_out": lambda d, w: agenda.leave_out(d, w.step, True),
    "agenda.move_step": lambda d, w: agenda.move_step(d, w.step, 0),
    "agenda.next_step": lambda d, w: agenda.next_step(d, w.running, 61),
    "agenda.prepare": lambda d, w: agenda.prepare(d, w.cycle, GOALS, on=DAY, expected=8),
    "agenda.prepare_planned": lambda d, w: agenda.prepare_planned(
        d, Workshop("", w.cycle, GOALS.key, GOALS.title, minutes=90), GOALS
    ),
    "agenda.remove": lambda d, w: agenda.remove(d, w.past),
    "agenda.reopen": lambda d, w: agenda.reopen(d, w.past),
    "agenda.save_as_template": lambda d, w: agenda.save_as_template(d, w.running, "Ours"),
    "agenda.start": lambda d, w: agenda.start(d, w.planned),
    "revealing.count_in": lambda d, w: revealing.count_in(
        d, w.rounds["open"], Count().plus(Ballot({"Bread": 1}), "paper"), on=DAY
    ),
    "revealing.judge": lambda d, w: revealing.judge(d, w.rounds["fist"], "Bread", "adopted", "no", on=DAY),
    "revealing.reveal": lambda d, w: _reveal(d, w.rounds["open"]),
    "revealing.settle": lambda d, w: revealing.settle(d, w.rounds["tied"], "lots", on=DAY, seed=1),
    "rounds.ask_anew": lambda d, w: rounds.ask_anew(d, w.rounds["tied"]),
    "rounds.change_limits": lambda d, w: rounds.change_limits(
        d, w.rounds["open"], Count(), dots=9, per_item=None
    ),
    "rounds.join": lambda d, w: rounds.join(d, w.rounds["open"]),
    "rounds.note_paper": lambda d, w: rounds.note_paper(d, w.rounds["open"], 8, 7),
    "rounds.open_round": lambda d, w: rounds.open_round(
        d, rounds.Round("", w.cycle, "dots", "words", criterion="Most?", items=("Bread", "Cake"))
    ),
    "rounds.set_cut": lambda d, w: rounds.set_cut(d, w.rounds["open"], 2),
    "rounds.remove": lambda d, w: rounds.remove(d, w.rounds["open"]),
    "ideas.add": lambda d, w: ideas.add(d, w.cycle, ["A late train", "Bread"], origin="paper"),
    "ideas.change": lambda d, w: _change(
        ideas.change, ideas.read, d, w.loose, text="A late tram", interest=True
    ),
    "ideas.put": lambda d, w: ideas.put(d, [w.loose, *w.grouped], w.other_theme),
    "ideas.remove": lambda d, w: ideas.remove(d, w.grouped),
    "links.say": lambda d, w: links.say(d, w.o1, w.o2, "hurt", "Both want Thursdays"),
    "openly.do_openly": lambda d, w: openly.do_openly(d, w.step, 0, True),
    "promises.add": lambda d, w: promises.add(d, Promise("", w.cycle, what="Ask the school", on=DAY)),
    "promises.carry_on": lambda d, w: promises.carry_on(d, w.promise, w.cycle, on=DAY),
    "promises.change": lambda d, w: _change(
        promises.change, promises.read, d, w.promise, what="Ask twice", whom="The board"
    ),
    "promises.move": lambda d, w: promises.move(d, w.promise, 1),
    "promises.remove": lambda d, w: promises.remove(d, w.promise),
    "promises.settle": lambda d, w: promises.settle(d, w.promise, "done", DAY),
    "surveys.take_in": lambda d, w: surveys.take_in(d, w.cycle, w.answers),
    "themes.add": lambda d, w: themes.add(d, w.cycle, "Trains", [w.loose]),
    "themes.change": lambda d, w: _change(
        themes.change, themes.read, d, w.theme, title="Meeting", on_paper=7
    ),
    "themes.merge": lambda d, w: themes.merge(d, w.theme, w.other_theme),
    "themes.move": lambda d, w: themes.move(d, w.theme, 1),
    "themes.promote": lambda d, w: themes.promote(d, w.theme, "objective", reason="it cannot wait"),
    "themes.put_together": lambda d, w: themes.put_together(d, [w.theme, w.other_theme]),
    "themes.remove": lambda d, w: themes.remove(d, w.theme),
    "themes.split": lambda d, w: themes.split(d, w.theme, "Rooms", w.grouped[:1]),
    "templates.keep": lambda d, w: templates.keep(d, GOALS),
    "templates.remove": lambda d, w: templates.remove(d, w.template),
}


def _reveal(document: Document, round_id: str) -> None:
    """With a ballot: the box lies outside the document."""
    box = Box(document, round_id)
    box.put([Ballot({"Bread": 1})], "paper")
    revealing.reveal(document, round_id, box, on=DAY)


@pytest.fixture
def world() -> Iterator[World]:
    """The sample with a workshop and one thing of every kind that it makes, and their ids."""
    document, ids = _world()
    yield document, ids
    document.close()


def _change(
    change: Callable[..., object],
    read: Callable[[Document, str], Any],
    document: Document,
    row_id: str,
    **fields: Any,
) -> None:
    known = read(document, row_id)
    change(document, known, replace(known, **fields))


# What must have happened before.
BEFORE: dict[str, Edit] = dict.fromkeys(
    ("agenda.start", "agenda.hold", "agenda.reopen"), lambda d, w: agenda.close(d, w.running)
)


@factories.written_once
def _world() -> World:
    document = factories.sample_of(DAY)
    cycle = cycles.current(document, DAY).id
    past, planned, running = (agenda.prepare(document, cycle, GOALS, on=DAY) for _n in range(3))
    agenda.start(document, past)
    agenda.close(document, past)
    agenda.start(document, running)
    agenda.next_step(document, running, 60)
    answered = Response(("A place to meet",), {}, (("print",),))
    grouped = ideas.add(document, cycle, ["A room to meet", "Evenings", "A place"], evidence="said")
    o1, o2, *_more = (objective.id for objective in objectives.of_cycle(document, cycle))
    promise, _other = (promises.add(document, Promise("", cycle, what=what)) for what in ("Bake", "Tell"))
    ids = SimpleNamespace(
        cycle=cycle,
        o1=o1,
        o2=o2,
        promise=promise,
        grouped=grouped,
        theme=themes.add(document, cycle, "A place to meet", grouped),
        other_theme=themes.add(document, cycle, "Getting there"),
        loose=ideas.add(document, cycle, ["The last tram leaves at nine"])[0],
        template=templates.keep(document, GOALS),
        past=past,
        planned=planned,
        rounds=evening.rounds_in(document, cycle),
        running=running,
        step=workshops.steps_of(document, running)[6].id,
        answers=Answers("survey", "Spring", "d", {"Need?": "open"}, (), (answered,)),
    )
    return document, ids


_closed_world = closed(_world)


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_undone_and_redone_leaves_what_was_there(name: str, world: World) -> None:
    document, ids = world
    if name in BEFORE:
        BEFORE[name](document, ids)
    prove_undone_and_redone(document, lambda: EDITS[name](document, ids))


LABELS: list[tuple[Labelled, Labelled]] = [
    (
        ("Leave a step out", lambda d, w: agenda.leave_out(d, w.step, True)),
        ("Take a step up again", lambda d, w: agenda.leave_out(d, w.step, False)),
    ),
    (
        ("Settle a promise", lambda d, w: promises.settle(d, w.promise, "done", DAY)),
        ("Open a promise again", lambda d, w: promises.settle(d, w.promise, "")),
    ),
    (
        ("Rename a theme", lambda d, w: _change(themes.change, themes.read, d, w.theme, title="Trains")),
        ("Change a theme", lambda d, w: _change(themes.change, themes.read, d, w.theme, on_paper=7)),
    ),
    (
        ("Add a card", lambda d, w: ideas.add(d, w.cycle, ["A late train"])),
        ("Add cards", lambda d, w: ideas.add(d, w.cycle, ["Bread", "Butter"])),
    ),
    (
        ("Sort a card", lambda d, w: ideas.put(d, [w.loose], w.theme)),
        ("Sort cards", lambda d, w: ideas.put(d, [w.loose, *w.grouped], w.other_theme)),
    ),
    (
        ("Remove a card", lambda d, w: ideas.remove(d, [w.loose])),
        ("Remove cards", lambda d, w: ideas.remove(d, w.grouped)),
    ),
    (
        ("Do it openly", lambda d, w: openly.do_openly(d, w.step, 0, True)),
        ("Do it unseen", lambda d, w: openly.do_openly(d, w.step, 0, False)),
    ),
]


@pytest.mark.parametrize("pair", LABELS, ids=[pair[0][0] for pair in LABELS])
def test_undo_names_an_edit_by_what_it_came_to(pair: tuple[Labelled, Labelled], world: World) -> None:
    prove_labels(pair, *world)


@pytest.mark.parametrize("name", sorted(set(EDITS) - FREE))
def test_an_edit_of_a_closed_cycle_is_refused(name: str) -> None:
    document, ids = _closed_world()
    prove_refused(document, lambda: EDITS[name](document, ids))
    document.close()


def test_every_edit_of_the_room_is_in_the_table() -> None:
    names = [module.name for module in pkgutil.iter_modules(okrdesk.okr.workshop.__path__)]
    found = edits_of(import_module(f"okrdesk.okr.workshop.{name}") for name in names)
    assert found - PARTS == set(EDITS)
    assert set(EDITS) >= FREE
