"""Random workshops through every output: what is unseen stays unseen.

Canaries are planted where nobody may look: entries that are not revealed, cards in the box, private notes,
words of the coach, names of who was in the room. Then everything that leaves the facilitator's hands is
looked through: views of every act of every step and their lines, the record, JSON, what commands print (undo
and history with them), the file's bytes with its journal, every page, files for others, copies for a team,
and every file outside the box.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import json
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given
from hypothesis import strategies as st

from okrdesk import paths
from okrdesk.cli.run import run
from okrdesk.document import backups, part_copies
from okrdesk.document import room_tables as r
from okrdesk.document.document import Document
from okrdesk.document.opening import open_session
from okrdesk.document.refused import Refused
from okrdesk.exchange import workspace_json
from okrdesk.gui.pages.workshop_page import private_notes
from okrdesk.okr import cycles, key_results, objectives, one_cycle, people, teams
from okrdesk.okr.coach import advice
from okrdesk.okr.terms import KeyResult
from okrdesk.okr.workshop import (
    agenda,
    ballots,
    box,
    ideas,
    record,
    revealed,
    revealing,
    rounds,
    shown,
    subjects,
    templates,
    themes,
    workshops,
)
from okrdesk.okr.workshop.box import Box, Cards
from okrdesk.okr.workshop.moment import Moment
from okrdesk.okr.workshop.rounds import Round
from okrdesk.okr.workshop.views import MOST_SPOKEN
from okrdesk.outputs.asked import Asked
from okrdesk.outputs.registry import OUTPUTS
from okrdesk.reports.workshop.papers import PAPERS
from tests import factories
from tests.examples import examples
from tests.okr.workshop.evening import DAY, GOALS, THEMES
from tests.reports.reading import squeezed, words

CARD, NOTE, NUMBER = "CANARYCARD", "CANARYNOTE", "7351947"
NAMES = tuple(f"Canaryname{letter}" for letter in "abcdefgh")
LINES = {
    "dots": ("1124", "1223", "55", "3", "blank", "invalid", "1145", "2"),  # 4 and 5 tie for a place
    "approval": ("12", "345", "1", "blank"),
    "fist": ("4", "0", "2", "5", "3"),
    "confidence": ("x", "3", "7", "0"),
    "estimates": (NUMBER, "12", "15"),
    "marks": ("123", "555", "111"),
}
SUBJECTS = {
    "dots": "themes",
    "approval": "themes",
    "fist": "objectives",
    "confidence": "key-results",
    "estimates": "key-results",
    "marks": "before",
}
ENDINGS = ("open", "empty", "revealed", "settled", "withdrawn", "agreed")


@dataclass
class Lived:
    """A workshop that was lived somehow, and the ids of its rounds by how they ended."""

    document: Document
    workshop: str
    ended: dict[str, str] = field(default_factory=dict)


def begun(template: int) -> Lived:
    document = Document.create(None, "Makers", factories.ACTOR, "Ada")
    cycle = cycles.add(document, "2026-Q2", DAY, DAY.replace(month=6))
    for title in THEMES:
        themes.add(document, cycle, title)
    team = teams.add(document, "Rooms")  # which gets a copy of its own
    for title in GOALS:
        goal = objectives.add(document, objectives.Objective("", cycle, title, team_id=team))
        key_results.add(document, KeyResult("", goal, f"Count of {title}", target=Decimal(9)))
    made = agenda.prepare(document, cycle, templates.shipped()[template], on=DAY)
    agenda.start(document, made)
    with document.edit("Who is here"):  # and in no list of people, which every output may print
        document.set(r.Workshop, made, people=list(NAMES))
    return Lived(document, made)


def ask(lived: Lived, method: str, ending: str, step_id: str | None) -> None:
    """A round of some method that ends somehow; what it never tells is among the canaries."""
    document = lived.document
    workshop = workshops.read(document, lived.workshop)
    subject = SUBJECTS[method]
    items = subjects.items_of(document, workshop.cycle_id, subject)
    if method in ("fist", "confidence", "estimates"):
        items = items[:1]
    asked = Round(
        "", workshop.cycle_id, method, subject, step_id, "Most?", items, dots=4, per_item=2, people=8, cut=3
    )
    if method not in rounds.CHOOSING:
        asked = replace(asked, dots=None, per_item=None, cut=None)
    round_id = rounds.open_round(document, asked, "people" if ending == "agreed" else "")
    lived.ended[round_id] = ending
    if ending == "empty":
        return
    cast = Box(document, round_id)
    slip = rounds.read(document, round_id).slip("en")
    lines = LINES[method]
    if method == "estimates" and ending not in ("open", "withdrawn"):
        lines = lines[1:]  # what is revealed is no canary
    cast.put([ballots.typed(line, slip) for line in lines], "paper")
    cast.put([ballots.typed(lines[0], slip)], "keyboard")
    if ending == "open":
        return
    if ending == "withdrawn":
        if method == "estimates":  # the journal knows what was revealed once; outputs must not
            box.destroy(document, round_id)
            cast = Box(document, round_id)
            cast.put([ballots.typed("15", slip)], "paper")
        revealing.reveal(document, round_id, cast, on=DAY)
        rounds.sweep(document)
        document.undo()
        return
    revealing.reveal(document, round_id, cast, on=DAY)
    rounds.sweep(document)
    if ending == "settled":
        with contextlib.suppress(Refused):  # where nothing ties
            revealing.settle(document, round_id, "lots", on=DAY, seed=3)


def hide(lived: Lived) -> None:
    """What only the facilitator has: cards in the box, notes, half-typed lines."""
    document = lived.document
    steps = workshops.steps_of(document, lived.workshop)
    notes = private_notes.Private(
        notes={step.id: f"{NOTE} {step.kind}" for step in steps}, drafts={"field": f"{NOTE} half"}
    )
    private_notes.write(document, lived.workshop, notes)
    for step in steps:
        for kind in ideas.KINDS:
            Cards(document, step.id, kind).put(f"{CARD} {kind}")


def outputs(lived: Lived, moment: Moment) -> Iterator[tuple[str, str]]:
    """Everything that leaves the facilitator's hands, named."""
    document = lived.document
    workshop = workshops.read(document, lived.workshop)
    for step in workshops.steps_of(document, lived.workshop):
        for act in range(max(1, len(templates.step_of(step).acts))):
            view = shown.room_view(document, workshop, step, replace(moment, act=act))
            assert len(view.spoken.split()) <= MOST_SPOKEN
            yield f"view of {step.kind}", repr(view)
    yield "record", repr(replace(record.record_of(document, workshop), workshop=None, people=()))
    yield "rounds", repr(revealed.of_cycle(document, workshop.cycle_id))


def printed(lived: Lived, file: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[tuple[str, str]]:
    """What commands print of the workspace; the names of `workshop` are those that it was asked to note."""
    factories.stored(file, lived.document)
    rounds_there = range(1, len(lived.ended) + 1)
    for typed in (
        *(["vote", str(file), "--round", str(n), *more] for n in rounds_there for more in ([], ["--json"])),
        ["workshop", str(file)],
        *(
            [name, str(file), *more]
            for name in ("ideas", "themes", "show", "history")
            for more in ([], ["--json"])
        ),
        *(["undo", str(file)] for _step in range(2)),
    ):
        capsys.readouterr()
        run(typed)  # undone is a copy: what undo says is the same that the window says
        told = capsys.readouterr()
        yield " ".join(typed), told.out + told.err


def handed_out(lived: Lived) -> Iterator[tuple[str, str]]:
    """Every file for others that is no page, and what a page carries, as text; packed ones unpacked."""
    cycle = workshops.read(lived.document, lived.workshop).cycle_id
    for row in OUTPUTS.values():
        for ending in row.endings if row.subject == "cycle" and not row.key.startswith("chart-") else ():
            if ending != "pdf":
                content = row.write(lived.document, Asked(cycle, DAY, ending)).content
                yield f"{row.key}.{ending}", unpacked(content)
    for team in teams.all_teams(lived.document):
        part = part_copies.part_of(lived.document, team.id)
        yield f"copy for {team.name}", part.serialize().decode("utf-8", "replace")
    yield "cycle in a page", one_cycle.one_cycle(lived.document, cycle, DAY).decode("utf-8", "replace")


def unpacked(content: bytes) -> str:
    """A file as text, with all that is packed in it."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return "\n".join(f"{name}\n{packed.read(name).decode()}" for name in packed.namelist())


def files_outside(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file of the private folder but the boxes, and what lies among temporary files."""
    for root in (paths.home(), folder):
        for path in root.rglob("*"):
            if path.is_file() and "boxes" not in path.parts:
                yield str(path), path.read_bytes().decode("utf-8", "replace")


@given(st.data())
@examples(4, 133, phases=(Phase.generate,))  # an example takes seconds: a failing one is not made smaller
def test_what_is_unseen_is_in_no_output(
    qapp: object, tmp_path: Path, capsys: pytest.CaptureFixture[str], data: st.DataObject
) -> None:
    before = tempfile.tempdir
    tempfile.tempdir = str(tmp_path)
    lived = begun(data.draw(st.integers(0, len(templates.SHIPPED) - 1)))
    try:
        steps = [*(step.id for step in workshops.steps_of(lived.document, lived.workshop)), None]
        for method, ending in data.draw(
            st.lists(
                st.tuples(st.sampled_from(list(LINES)), st.sampled_from(ENDINGS)), min_size=1, max_size=6
            )
        ):
            ask(lived, method, ending, data.draw(st.sampled_from(steps)))
        hide(lived)
        goals = objectives.of_cycle(lived.document, workshops.read(lived.document, lived.workshop).cycle_id)
        moment = Moment(
            hidden=data.draw(st.booleans()),
            in_box=dict.fromkeys(lived.ended, 8),
            openly={each: _as_if_open(lived.document, each) for each in lived.ended},
            goal_id=data.draw(st.sampled_from([goal.id for goal in goals])),
        )
        _look_through(lived, moment, tmp_path, capsys)
        _look_at_paper(lived, data.draw(st.sampled_from([*PAPERS, *PAGES])))
    finally:
        tempfile.tempdir = before
        lived.document.close()


def _as_if_open(document: Document, round_id: str) -> dict[str, Any]:
    """What a window might know of a round that is not asked openly."""
    items = rounds.read(document, round_id).items
    return {"ballots": {"paper": 1}, "numbers": {item: [int(NUMBER)] for item in items}}


def _look_through(lived: Lived, moment: Moment, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = lived.document
    secret = (CARD, NOTE, NUMBER)
    goals = objectives.of_cycle(document, workshops.read(document, lived.workshop).cycle_id)
    coached = [
        finding.saw
        for goal in goals
        for finding in advice.advise_objective(goal, (), somebody_owns=False).findings
    ]
    for name, said in (*outputs(lived, moment), *handed_out(lived)):
        for canary in (*secret, *NAMES, *coached):
            assert canary not in said, f"{canary} in {name}"
    whole = workspace_json.to_json(document).decode()
    named = (
        *printed(lived, folder / "makers.okrdesk", capsys),
        ("JSON", whole),
        ("journal", repr(document.history())),
        *files_outside(folder),
    )
    for name, said in named:
        for canary in secret:
            is_notes = canary == NOTE and Path(name).parent.name == "drafts"  # private, and never ballots
            assert is_notes or canary not in said, f"{canary} in {name}"
        for person in NAMES if " vote " in f" {name} " else ():
            assert person not in said
    _look_at_rounds(lived, whole)


PAGES = tuple(row.key for row in OUTPUTS.values() if row.subject == "cycle" and row.endings == ("pdf",))


def _look_at_paper(lived: Lived, kind: str) -> None:
    workshop = workshops.read(lived.document, lived.workshop)
    if kind in PAPERS:
        content = PAPERS[kind].draw(lived.document, workshop, paper="a4", file_name="").pdf
    else:
        content = OUTPUTS[kind].write(lived.document, Asked(workshop.cycle_id, DAY, "pdf")).content
    said = squeezed(words(content))
    names = () if kind in ("agenda", "charter") else NAMES  # who comes, and lines to sign
    for canary in (CARD, NOTE, NUMBER, *names):
        assert canary not in said, f"{canary} in {kind}"


def _look_at_rounds(lived: Lived, whole: str) -> None:
    """An open round has no result anywhere; one whose tie is open tells of no people."""
    rows = {row["id"]: row for row in json.loads(whole)["content"]["round"]}
    for round_id, ending in lived.ended.items():
        known = rounds.read(lived.document, round_id)
        seen = revealed.seen(lived.document, known)
        if ending in ("open", "empty", "withdrawn"):
            assert rows[round_id]["result"] in ("{}", {})
            told: set[Any] = {value for i in seen.items for value in (i.dots, i.people, i.numbers, i.chosen)}
            assert told == {None}
        elif not seen.is_settled:
            assert {value for i in seen.items for value in (i.people, i.numbers, i.chosen)} == {None}
        assert box.is_here(lived.document, round_id)
        held = (paths.boxes() / lived.document.id / round_id).exists()
        assert held == (ending == "open"), "the box goes with the reveal"
    assert people.everyone(lived.document) == (), "who was in the room is nobody of the workspace"


def test_an_open_window_leaves_nothing_of_the_box_anywhere(tmp_path: Path) -> None:
    """Neither the file, backups, working copy, logs nor temporary files; after the reveal the box is gone."""
    lived = begun(0)
    file = tmp_path / "makers.okrdesk"
    factories.stored(file, lived.document)
    lived.document.close()
    session = open_session(file, person="Ada")
    try:
        open_one = Lived(session.document, lived.workshop)
        ask(open_one, "estimates", "open", None)
        hide(open_one)
        agenda.next_step(session.document, lived.workshop, 60)
        session.publish_now()
        backups.make(session.document, "test", dt.datetime(2026, 3, 26, tzinfo=dt.UTC))
        everywhere = (*files_outside(tmp_path), ("file", file.read_bytes().decode("latin-1")))
        for name, said in everywhere:
            for canary in (CARD, NUMBER):
                assert canary not in said, name
        (asked,) = open_one.ended
        revealing.reveal(session.document, asked, Box(session.document, asked), on=DAY)
        rounds.sweep(session.document)
        lying = [path for path in (paths.home() / "boxes").rglob("*") if path.name == asked]
        assert lying == []
    finally:
        session.close()
