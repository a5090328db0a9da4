"""Files go to others: what was removed, is withheld or private is in none of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.gui.pages.workshop_page import private_notes
from okrdesk.okr import (
    check_ins,
    decisions,
    initiatives,
    key_results,
    mission,
    objectives,
    people,
    snapshots,
    stories,
    teams,
)
from okrdesk.okr.decisions import Decision
from okrdesk.okr.snapshots import Snapshot
from okrdesk.okr.stories import Story
from okrdesk.okr.workshop import ideas, links, promises, themes
from okrdesk.okr.workshop.promises import Promise
from okrdesk.outputs.asked import Asked, Ending
from okrdesk.outputs.output import Output
from okrdesk.outputs.registry import OUTPUTS
from tests import factories
from tests.okr.workshop.test_privacy import unpacked

DAY = dt.date(2026, 2, 8)
GONE, KEPT = "CANARYGONE", "CANARYKEPT"
ROWS = [
    (row, ending)
    for row in OUTPUTS.values()
    if row.subject == "cycle" and not row.key.startswith("chart-")
    for ending in row.endings
    if ending != "pdf"
]


def filled() -> tuple[Document, str]:
    """A workspace in which a row of every table was removed, and some are not for others."""
    document = factories.workspace()
    cycle = factories.ids(document, t.Cycle)[0]
    row = factories.ids(document, t.KeyResult)[0]
    goal = objectives.add(document, objectives.Objective("", cycle, f"{GONE} goal"))
    lost = key_results.add(document, key_results.KeyResult("", goal, f"{GONE} key result"))
    check_ins.record(document, lost, Decimal(1), on=DAY, note=f"{GONE} note of a removed key result")
    objectives.remove(document, goal)
    check_ins.remove(document, check_ins.record(document, row, Decimal(2), on=DAY, note=f"{GONE} check-in"))
    known = check_ins.record(document, row, Decimal(3), on=DAY, note=f"{GONE} as it was said first")
    before = check_ins.read(document, known)
    check_ins.correct(document, before, replace(before, note="Corrected"))
    initiatives.remove(document, initiatives.add(document, row, f"{GONE} initiative"))
    people.remove(document, people.add(document, f"{GONE} person"))
    teams.remove(document, teams.add(document, f"{GONE} team"))
    for kind in promises.KINDS:
        promises.remove(document, promises.add(document, Promise("", cycle, kind, f"{GONE} {kind}", on=DAY)))
    decisions.remove(document, decisions.add(document, Decision("", cycle, DAY, f"{GONE} decision")))
    snapshots.remove(document, snapshots.add(document, Snapshot("", DAY, Decimal(9), note=f"{GONE} picture")))
    mission.remove_charter_line(document, mission.add_charter_line(document, f"{GONE} charter"))
    here = objectives.of_cycle(document, cycle)[0].id
    lost = objectives.add(document, objectives.Objective("", cycle, f"{GONE} linked"))
    links.say(document, here, lost, "help", f"{GONE} link")
    objectives.remove(document, lost)
    themes.remove(document, themes.add(document, cycle, f"{GONE} theme"))
    ideas.remove(document, ideas.add(document, cycle, [f"{GONE} card"]))
    ideas.add(document, cycle, [f"{GONE} sentence", f"{GONE} another"], kind="sentence")
    stories.add(document, Story("", cycle, "lesson", f"{GONE} not to be shared", on=DAY))
    stories.add(document, Story("", cycle, "success", f"{KEPT} shared", may_share=True, on=DAY))
    private_notes.write(document, cycle, private_notes.Private(notes={"x": f"{GONE} private"}, drafts={}))
    return document, cycle


@pytest.mark.parametrize(("row", "ending"), ROWS, ids=[f"{row.key}.{ending}" for row, ending in ROWS])
def test_nothing_that_was_removed_or_withheld_leaves(row: Output, ending: Ending) -> None:
    document, cycle = filled()
    told = unpacked(row.write(document, Asked(cycle, DAY, ending)).content)
    assert GONE not in told
    assert document.actor not in told
    if row.key in ("workbook", "tables"):
        assert KEPT in told
    document.close()
