"""One table for all undo: every edit of the subject, undone and redone, leaves exactly what was there."""

from __future__ import annotations

import ast
import datetime as dt
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from importlib import import_module
from types import ModuleType, SimpleNamespace

import pytest

import okrdesk.okr
from okrdesk.document import copy_tables
from okrdesk.document.conflicts import Conflict
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import (
    adopting,
    asks,
    benefits,
    blueprints,
    check_ins,
    closing,
    cycles,
    decisions,
    dismissals,
    duplicating,
    handed_pages,
    history,
    initiatives,
    key_results,
    meeting,
    mission,
    objectives,
    open_choices,
    outline,
    owning,
    people,
    review,
    sheet_codes,
    snapshots,
    stories,
    teams,
)
from okrdesk.okr import bin as bin_of
from okrdesk.okr.terms import CheckIn, KeyResult
from okrdesk.okr.workshop.promises import Promise
from tests import changes, factories, kept

DAY = dt.date(2026, 2, 8)

# Not edits by themselves: one writes inside the edits of others, one is the sample's many edits in a row.
PARTS = {"asks.make_rows", "carrying.carry", "order.move"}
STORIES = {"sample.write", "sample_page.write"}

Edit = Callable[[Document, SimpleNamespace], object]
World = tuple[Document, SimpleNamespace]

EDITS: dict[str, Edit] = {
    "adopting.adopt": lambda d, w: adopting.adopt(d, w.cycle, w.blueprint, {"CITY": "Graz"}),
    "adopting.remove_blueprint": lambda d, w: adopting.remove_blueprint(d, w.own),
    "adopting.save_as_blueprint": lambda d, w: adopting.save_as_blueprint(d, w.o1, "Ours"),
    "adopting.take_in": lambda d, w: adopting.take_in(d, w.blueprint),
    "asks.add": lambda d, w: asks.add(d, Promise("", w.cycle, what="A hall", whom="The board")),
    "asks.change": lambda d, w: asks.change(d, w.ask, replace(w.ask, what="A room")),
    "asks.move": lambda d, w: asks.move(d, w.ask, 99),
    "asks.remove": lambda d, w: asks.remove(d, w.ask),
    "asks.settle": lambda d, w: asks.settle(d, w.ask, "They said yes"),
    "benefits.mark": lambda d, w: benefits.mark(d, w.cycle, "clarity", 4),
    "benefits.tick": lambda d, w: benefits.tick(d, w.cycle, ("scattered",)),
    "bin.bring_back": lambda d, w: bin_of.bring_back(d, "person", w.gone),
    "check_ins.add_all": lambda d, w: check_ins.add_all(
        d, w.k1, [CheckIn("", "", DAY, Decimal(9)), CheckIn("", "", DAY, Decimal(8))]
    ),
    "check_ins.correct": lambda d, w: changes.check_in(d, w.check_in, value=Decimal(3), note="n"),
    "check_ins.record": lambda d, w: check_ins.record(d, w.k1, Decimal(9), on=DAY, confidence=4),
    "check_ins.remove": lambda d, w: check_ins.remove(d, w.check_in),
    "check_ins.take_as_baseline": lambda d, w: check_ins.take_as_baseline(d, w.check_in),
    "sheet_codes.record": lambda d, w: sheet_codes.record(
        d,
        sheet_codes.read_lines(f"{sheet_codes.code_of(w.k1)} 9 4", outline.outline(d, w.cycle, DAY), "en_GB"),
        on=DAY,
    ),
    "closing.close": lambda d, w: closing.close(d, w.cycle, on=DAY, next_name="2026-Q2", baselines=True),
    "closing.reopen": lambda d, w: closing.reopen(d, w.past),
    "duplicating.duplicate_key_result": lambda d, w: duplicating.duplicate_key_result(d, w.k1),
    "duplicating.duplicate_objective": lambda d, w: duplicating.duplicate_objective(d, w.o1),
    "duplicating.paste_key_result": lambda d, w: duplicating.paste_key_result(d, w.k1, w.o2, 1),
    "duplicating.paste_objective": lambda d, w: duplicating.paste_objective(d, w.o1, w.cycle, 1),
    "duplicating.paste_lines": lambda d, w: duplicating.paste_lines(d, w.o2, 1, "- One\n- Two"),
    "cycles.add": lambda d, w: cycles.add(d, "2027-Q1", dt.date(2027, 1, 1), dt.date(2027, 3, 31)),
    "cycles.change": lambda d, w: changes.cycle(d, w.cycle, "First", DAY, DAY),
    "cycles.plan_revisit": lambda d, w: cycles.plan_revisit(d, w.cycle, DAY),
    "cycles.remove": lambda d, w: cycles.remove(d, w.later),
    "cycles.write_words": lambda d, w: cycles.write_words(d, w.cycle, in_the_way="A room", went_well="All"),
    "decisions.add": lambda d, w: decisions.add(
        d, decisions.Decision("", w.cycle, what="Fewer evenings", on=DAY, line=w.o1)
    ),
    "decisions.change": lambda d, w: changes.decision(d, w.decision, why="Nobody came", person_id=w.ada),
    "decisions.remove": lambda d, w: decisions.remove(d, w.decision),
    "dismissals.dismiss": lambda d, w: dismissals.dismiss(d, "O-LONG", w.o1, "we like it"),
    "dismissals.take_back": lambda d, w: dismissals.take_back(d, w.dismissal),
    "handed_pages.remember": lambda d, w: handed_pages.remember(d, w.cycle, DAY),
    "history.go_back": lambda d, w: history.go_back(d, w.version),
    "history.undo_to": lambda d, w: history.undo_to(d, w.middle),
    "initiatives.add": lambda d, w: initiatives.add(d, w.k1, "Ask the school", owner_id=w.ada, due=DAY),
    "initiatives.change": lambda d, w: changes.initiative(d, w.plan, title="Ask twice", owner_id=w.ada),
    "initiatives.finish": lambda d, w: initiatives.finish(d, w.plan, DAY),
    "initiatives.move": lambda d, w: initiatives.move(d, w.plan, 0),
    "initiatives.remove": lambda d, w: initiatives.remove(d, w.plan),
    "key_results.add": lambda d, w: key_results.add(d, KeyResult("", w.o1, "New", helper_ids=(w.ada,)), 0),
    "key_results.add_all": lambda d, w: key_results.add_all(
        d, w.o1, [KeyResult("", "", "One", helper_ids=(w.ada,)), KeyResult("", "", "Two")]
    ),
    "key_results.change": lambda d, w: changes.key_result(d, w.k1, target=Decimal(99), helper_ids=()),
    "key_results.move": lambda d, w: key_results.move(d, w.k1, w.o2, 0),
    "key_results.remove": lambda d, w: key_results.remove(d, w.k1),
    "key_results.set_helpers": lambda d, w: key_results.set_helpers(d, w.k1, [w.ada]),
    "meeting.check_in": lambda d, w: meeting.check_in(
        d, w.k1, Decimal(9), on=DAY, confidences=(7, 5), blocker="No oven", next_step="Rent", taker_id=w.ada
    ),
    "mission.add_charter_line": lambda d, w: mission.add_charter_line(d, "We listen."),
    "mission.add_priority": lambda d, w: mission.add_priority(d, w.cycle, "Bread"),
    "mission.agree": lambda d, w: mission.agree(d, w.ada, DAY),
    "mission.move_charter_line": lambda d, w: mission.move_charter_line(d, w.promise, 2),
    "mission.put_off": lambda d, w: mission.put_off(d, w.priority, True),
    "mission.rank_priority": lambda d, w: mission.rank_priority(d, w.cycle, w.priority, 2),
    "mission.remove_charter_line": lambda d, w: mission.remove_charter_line(d, w.promise),
    "mission.remove_priority": lambda d, w: mission.remove_priority(d, w.priority),
    "mission.reword": lambda d, w: changes.of_mission(d, mission="Bake", purposes=("events",)),
    "mission.reword_charter_line": lambda d, w: mission.reword_charter_line(d, w.promise, "Other"),
    "mission.reword_priority": lambda d, w: mission.reword_priority(d, w.priority, "Other"),
    "mission.withdraw": lambda d, w: mission.withdraw(d, w.agreement),
    "open_choices.choose_between": lambda d, w: open_choices.choose_between(
        d, (Conflict("objective", w.o1, "why", "Ours", "Theirs"),), {("objective", w.o1, "why"): "theirs"}
    ),
    "open_choices.settle": lambda d, w: open_choices.settle(d, {("objective", w.o1, "why"): "theirs"}),
    "objectives.add": lambda d, w: objectives.add(
        d, objectives.Objective("", w.cycle, "New", why="because"), 0
    ),
    "objectives.add_all": lambda d, w: objectives.add_all(
        d, w.cycle, [objectives.Objective("", "", "One"), objectives.Objective("", "", "Two")]
    ),
    "objectives.change": lambda d, w: changes.objective(d, w.o1, title="Other", weight=Decimal(50)),
    "objectives.move": lambda d, w: objectives.move(d, w.o1, 2),
    "objectives.remove": lambda d, w: objectives.remove(d, w.o1),
    "owning.accept": lambda d, w: owning.accept(d, w.mine, DAY),
    "owning.assign": lambda d, w: owning.assign(d, w.o1, w.ada),
    "owning.hand_over": lambda d, w: owning.hand_over(d, [w.o1, w.k1], w.ada),
    "owning.give_to_team": lambda d, w: owning.give_to_team(d, [w.o1, w.o2], w.team),
    "people.add": lambda d, w: people.add(d, "Cem"),
    "people.add_all": lambda d, w: people.add_all(d, ["Cem", "Ada", "Eda"]),
    "people.join": lambda d, w: people.join(d, w.ada, w.team),
    "people.merge": lambda d, w: people.merge(d, w.ada, w.double),
    "people.remove": lambda d, w: people.remove(d, w.ada),
    "people.rename": lambda d, w: people.rename(d, w.ada, "Ada B", "Baker"),
    "people.retire": lambda d, w: people.retire(d, w.ada, True),
    "teams.add": lambda d, w: teams.add(d, "Oven"),
    "teams.change": lambda d, w: changes.team(d, w.team, name="Night shift", purpose="Bread at six"),
    "teams.move": lambda d, w: teams.move(d, w.team, 99),
    "teams.remove": lambda d, w: teams.remove(d, w.team),
    "review.answer": lambda d, w: review.answer(d, w.o1, "needs", "partly", "A room"),
    "review.estimate_members": lambda d, w: review.estimate_members(d, w.o1, 300),
    "review.decide": lambda d, w: review.decide(d, w.o1, "adjust", "Too broad"),
    "review.score": lambda d, w: review.score(d, w.k1, Decimal("0.9"), "It counts more", day=DAY),
    "snapshots.add": lambda d, w: snapshots.add(
        d, snapshots.Snapshot("", DAY, members=Decimal(120), phase="growing")
    ),
    "snapshots.change": lambda d, w: changes.snapshot(d, w.snapshot, active=Decimal(3), on=DAY),
    "snapshots.remove": lambda d, w: snapshots.remove(d, w.snapshot),
    "stories.add": lambda d, w: stories.add(
        d, stories.Story("", w.cycle, "lesson", "Ask first", on=DAY, try_next="Ask")
    ),
    "stories.change": lambda d, w: changes.story(d, w.story, text="Sold out", may_share=True),
    "stories.move": lambda d, w: stories.move(d, w.story, 99),
    "stories.remove": lambda d, w: stories.remove(d, w.story),
}


@factories.written_once
def _world() -> World:
    document = factories.sample_of(DAY)
    cycle = cycles.all_cycles(document)[0].id
    o1, o2, _o3 = (o.id for o in objectives.of_cycle(document, cycle))
    k1 = key_results.of_objective(document, o1)[0].id
    ada = people.add(document, "Ada")
    owning.assign(document, o2, ada)
    mine = key_results.add(document, KeyResult("", o2, "Loaves a day", owner_id=ada))
    gone = people.add(document, "Bo")
    people.remove(document, gone)
    middle = document.history(1)[0].id
    past = cycles.add(document, "2025-Q4", dt.date(2025, 10, 1), dt.date(2025, 12, 31))
    closing.close(document, past, on=DAY, next_name="2026-Q1")
    story = stories.add(document, stories.Story("", cycle, "success", "A full house", on=DAY))
    stories.add(document, stories.Story("", cycle, "success", "Another", on=DAY))
    with document.edit("Leave for later"):
        both = {"ours": objectives.read(document, o1).why, "value": "Theirs"}
        document.add(copy_tables.OpenChoice, about="objective", line=o1, field="why", other=both)
    ids = SimpleNamespace(
        past=past,
        story=story,
        decision=decisions.add(document, decisions.Decision("", cycle, what="More evenings", on=DAY)),
        snapshot=snapshots.add(document, snapshots.Snapshot("", dt.date(2026, 1, 1), members=Decimal(100))),
        cycle=cycle,
        later=cycles.add(document, "2026-Q2", dt.date(2026, 4, 1), dt.date(2026, 6, 30)),
        o1=o1,
        o2=o2,
        k1=k1,
        mine=mine,
        ada=ada,
        first_plan=initiatives.add(document, mine, "Ask around"),
        plan=initiatives.add(document, mine, "Bake at night"),
        gone=gone,
        middle=middle,
        blueprint=blueprints.find("event-hub"),
        own=adopting.take_in(document, blueprints.find("event-hub")),
        check_in=check_ins.of_key_result(document, k1)[0].id,
        dismissal=dismissals.dismiss(document, "K-PROXY", k1, "we know"),
        promise=mission.charter(document)[0].id,
        priority=mission.priorities(document, cycle)[0].id,
        agreement=mission.agreements(document)[0].id,
        double=people.add(document, "Ada again"),
        team=teams.add(document, "Kitchen"),
        other_team=teams.add(document, "Shop"),
        ask=asks.of_cycle(document, cycle)[0],
        version=history.versions(document)[0].id,
    )
    return document, ids


@pytest.fixture
def world() -> Iterator[World]:
    """The sample with one thing of every kind, and their ids."""
    document, ids = _world()
    yield document, ids
    document.close()


@pytest.fixture
def closed_world() -> Iterator[World]:
    """The same once its cycle is closed."""
    document, ids = _closed_world()
    yield document, ids
    document.close()


def closed(world: Callable[[], World]) -> Callable[[], World]:
    """The same world once its cycle is closed, written once."""

    def close() -> World:
        document, ids = world()
        closing.close(document, ids.cycle, on=DAY, next_name="2026-Q2")
        return document, ids

    return factories.written_once(close)


_closed_world = closed(_world)


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_undone_and_redone_leaves_what_was_there(name: str, world: World) -> None:
    document, ids = world
    prove_undone_and_redone(document, lambda: EDITS[name](document, ids))


Labelled = tuple[str, Edit]
LABELS: list[tuple[Labelled, Labelled]] = [
    (
        ("Leave a priority for later", lambda d, w: mission.put_off(d, w.priority, True)),
        ("Take a priority up again", lambda d, w: mission.put_off(d, w.priority, False)),
    ),
    (
        ("Decide about an objective", lambda d, w: review.decide(d, w.o1, "adjust")),
        ("Take a decision back", lambda d, w: review.decide(d, w.o1, "")),
    ),
    (
        ("Score a key result", lambda d, w: review.score(d, w.k1, Decimal("0.9"), "More", day=DAY)),
        ("Take a score back", lambda d, w: review.score(d, w.k1, None, day=DAY)),
    ),
    (
        ("Add a success", lambda d, w: stories.add(d, stories.Story("", w.cycle, "success", "A", on=DAY))),
        ("Add a lesson", lambda d, w: stories.add(d, stories.Story("", w.cycle, "lesson", "B", on=DAY))),
    ),
    (
        ("Say what became of an ask", lambda d, w: asks.settle(d, w.ask, "They said yes")),
        ("Ask again", lambda d, w: asks.settle(d, w.ask, "")),
    ),
    (
        ("Retire a person", lambda d, w: people.retire(d, w.ada, True)),
        ("Take a person back", lambda d, w: people.retire(d, w.ada, False)),
    ),
    (
        ("Join a team", lambda d, w: people.join(d, w.ada, w.team)),
        ("Leave a team", lambda d, w: people.join(d, w.ada, None)),
    ),
]


@pytest.mark.parametrize("pair", LABELS, ids=[pair[0][0] for pair in LABELS])
def test_undo_names_an_edit_by_what_it_came_to(pair: tuple[Labelled, Labelled], world: World) -> None:
    prove_labels(pair, *world)


def prove_labels(pair: tuple[Labelled, Labelled], document: Document, ids: SimpleNamespace) -> None:
    """Assert what undo calls an edit, and then the other one that the same function makes."""
    for label, edit in pair:
        edit(document, ids)
        assert document.undo_label == label


def prove_undone_and_redone(document: Document, edit: Callable[[], object]) -> None:
    """Assert that an edit is one step, that undoing and redoing it leaves what was there, and that nothing
    that is kept while other tables are written is stale."""
    kept.ask_all(document)
    before = factories.dump(document)
    count = _steps(document)
    edit()
    after = factories.dump(document)
    assert after != before
    assert _steps(document) == count + 1, "one edit is one step"
    kept.prove_nothing_is_stale(document)
    assert document.undo() == document.redo_label
    assert factories.dump(document) == before
    kept.prove_nothing_is_stale(document)
    document.redo()
    assert factories.dump(document) == after
    kept.prove_nothing_is_stale(document)


def _steps(document: Document) -> int:
    return int(document.database.execute_sql("SELECT count(*) FROM step").fetchone()[0])


def prove_refused(document: Document, edit: Callable[[], object]) -> None:
    """Assert that an edit of a cycle that is closed is refused and writes nothing."""
    before = factories.dump(document)
    with pytest.raises(Refused, match="closed"):
        edit()
    assert factories.dump(document) == before


def test_every_edit_of_the_subject_is_in_the_table() -> None:
    found = edits_of(
        import_module(f"okrdesk.okr.{m.name}") for m in pkgutil.iter_modules(okrdesk.okr.__path__)
    )
    assert found - PARTS - STORIES == set(EDITS)


def test_the_search_finds_edits_that_only_call_others() -> None:
    # owning.assign writes through objectives.change alone, take_as_baseline through another module.
    found = edits_of([objectives, check_ins, key_results, owning])
    assert {"owning.assign", "check_ins.take_as_baseline"} <= found
    assert "objectives.read" not in found


def edits_of(modules: Iterator[ModuleType] | list[ModuleType]) -> set[str]:
    """Public functions whose first parameter is the document and that write, directly or through others."""
    calls: dict[str, set[str]] = {}
    writes: set[str] = set()
    for module in modules:
        short = module.__name__.rpartition(".")[2]
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ != module.__name__ or next(iter(_parameters(function)), "") != "document":
                continue
            key = f"{short}.{name}"
            named = set(_called(function))
            calls[key] = {n if "." in n else f"{short}.{n}" for n in named}
            if named & {
                "document.edit",
                "document.set",
                "document.add",
                "document.remove",
                "document.restore",
            }:
                writes.add(key)
    while more := {k for k, named in calls.items() if named & writes} - writes:
        writes |= more
    return {key for key in writes if not key.rpartition(".")[2].startswith("_")}


def _parameters(function: Callable[..., object]) -> list[str]:
    return list(inspect.signature(function).parameters)


def _called(function: Callable[..., object]) -> Iterator[str]:
    for node in ast.walk(ast.parse(inspect.getsource(function))):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)
