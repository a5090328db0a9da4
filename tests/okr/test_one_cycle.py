"""One cycle as a workspace of its own: what a page may carry, and canaries of all that it must not."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from okrdesk.document import room_tables as r
from okrdesk.document import tables as t
from okrdesk.document import upgrade
from okrdesk.document.columns import TABLES
from okrdesk.document.document import Document
from okrdesk.okr import check_ins, cycles, key_results, objectives, outline
from okrdesk.okr.one_cycle import _GOES, one_cycle
from tests import factories

DAY = dt.date(2026, 2, 8)


def _carried(document: Document, cycle: str, day: dt.date = DAY) -> Document:
    content = upgrade.current(one_cycle(document, cycle, day), "page")
    return Document.load(content, factories.ACTOR, read_only=True)


def test_the_figures_are_the_same_and_the_ids_are_not() -> None:
    document = factories.sample_of(DAY)
    cycle = cycles.current(document, DAY).id
    copy = _carried(document, cycle)
    (only,) = cycles.all_cycles(copy)
    before, after = outline.outline(document, cycle, DAY), outline.outline(copy, only.id, DAY)
    assert (after.progress, after.expected) == (before.progress, before.expected)
    assert [line.figures for line in after.key_results] == [line.figures for line in before.key_results]
    assert [line.owner and line.owner.name for line in after.key_results] == [
        line.owner and line.owner.name for line in before.key_results
    ]
    assert copy.id != document.id
    assert len(copy.history()) == 2, "its beginning, and one step"
    told = copy.database.connection().serialize()
    for table in TABLES:
        for (row_id,) in document.database.execute_sql(f'SELECT id FROM "{table}"'):
            assert row_id.encode() not in told, table


def test_the_same_cycle_gives_the_same_bytes() -> None:
    document = factories.sample_of(DAY)
    cycle = cycles.current(document, DAY).id
    assert one_cycle(document, cycle, DAY) == one_cycle(document, cycle, DAY)


def test_canaries_of_all_that_stays_at_home() -> None:
    """A canary in all that stays: other tables, removed rows, older wordings, other cycles, later days."""
    document = factories.sample_of(DAY)
    document.person = "CANARY actor"
    cycle = cycles.current(document, DAY)
    line = outline.outline(document, cycle.id, DAY).key_results[0]
    elsewhere = cycles.add(document, "CANARY cycle", dt.date(2027, 1, 1), dt.date(2027, 3, 31))
    first = objectives.of_cycle(document, cycle.id)[0]
    objectives.change(document, first, replace(first, why="CANARY older wording"))
    objectives.change(document, objectives.read(document, first.id), replace(first, why="said openly"))
    removed = objectives.add(document, replace(first, id="", title="CANARY removed"))
    objectives.remove(document, removed)
    check_ins.record(
        document, line.key_result.id, Decimal(9), on=DAY + dt.timedelta(days=5), note="CANARY later"
    )
    with document.edit("CANARY label"):
        _plant(document, cycle.id, elsewhere)
    told = one_cycle(document, cycle.id, DAY)
    assert b"CANARY" not in told
    assert b"said openly" in told
    assert document.database.connection().serialize().count(b"CANARY") > 20


def _plant(document: Document, cycle: str, elsewhere: str) -> None:
    """Rows of what must stay at home, with a canary in each."""
    document.add(
        t.Story, cycle=cycle, kind="lesson", text="CANARY not to be shared", on_day=DAY, position="V"
    )
    document.add(t.Objective, cycle=elsewhere, title="CANARY of another cycle", position="V")
    document.add(t.Person, name="CANARY who has nothing in this cycle")
    document.add(t.Version, name="CANARY version", at=document.now, seen={})
    document.add(t.Snapshot, on_day=DAY, note="CANARY snapshot")
    document.add(t.Dismissal, rule="x", line="y", reason="CANARY dismissal")
    document.add(t.OwnBlueprint, title="CANARY blueprint", content={})
    document.add(r.OwnTemplate, title="CANARY template", content={})
    shop = document.add(r.Workshop, cycle=cycle, template="x", title="CANARY workshop", position="V")
    step = document.add(
        r.WorkshopStep, workshop=shop, kind="talk", title="CANARY step", position="V", settings={}
    )
    document.add(t.Theme, cycle=cycle, title="CANARY theme", position="V")
    document.add(r.Idea, cycle=cycle, step=step, text="CANARY card", position="V")
    asked = {"method": "dots", "subject": "themes", "criterion": "CANARY round", "position": "V"}
    document.add(r.Round, cycle=cycle, step=step, **asked)
    document.add(r.Source, cycle=cycle, kind="survey", name="CANARY source", digest="0" * 64)


def test_every_table_goes_along_or_has_a_canary_that_stays() -> None:
    stays = {
        "version", "theme", "snapshot", "dismissal", "own_blueprint", "handed_page", "agreement", "workshop",
        "workshop_step", "source", "idea", "round", "own_template", "handed_copy", "open_choice", "origin",
    }  # fmt: skip
    assert set(TABLES) == {"workspace", *(each._meta.table_name for each in _GOES)} | stays


def test_a_closed_cycle_can_be_looked_at() -> None:
    document = factories.workspace()
    cycle = cycles.all_cycles(document)[0]
    row = key_results.of_objective(document, objectives.of_cycle(document, cycle.id)[0].id)[0]
    check_ins.record(document, row.id, Decimal(1), on=dt.date(2026, 2, 1))
    with document.edit("Close"):
        document.set(t.Cycle, cycle.id, closed=1, closed_on=dt.date(2026, 4, 1))
    copy = _carried(document, cycle.id, dt.date(2026, 4, 2))
    assert cycles.all_cycles(copy)[0].closed
