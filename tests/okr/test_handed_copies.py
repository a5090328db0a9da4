"""Handing out a copy: who got it when, what the copy says of itself, and how it comes back."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from okrdesk.document import tables as t
from okrdesk.document import taking_back, upgrade
from okrdesk.document.document import Document
from okrdesk.document.refused import NotWritten, Refused
from okrdesk.okr import cycles, handed_copies, objectives, teams
from tests import factories

ON, BACK = dt.date(2026, 4, 2), dt.date(2026, 4, 20)


@pytest.fixture
def whole() -> Document:
    document = factories.workspace()
    team = teams.add(document, "Welcome")
    with document.edit("Team"):
        document.set(t.Objective, factories.ids(document, t.Objective)[0], team=team)
    return document


def _opened(path: Path, actor: str = "b") -> Document:
    return Document.load(upgrade.current(path.read_bytes(), path.name), actor * 32, "Bo")


def test_the_workspace_notes_who_got_it_and_the_copy_says_what_it_is(whole: Document, tmp_path: Path) -> None:
    made = handed_copies.hand_out(whole, tmp_path / "copy.okrdesk", " Mehmet ", on=ON)
    (out,) = handed_copies.out(whole)
    assert (out.id, out.to, out.on, out.team_id, out.here) == (made, "Mehmet", ON, None, False)
    assert handed_copies.this_copy(whole) is None, "the workspace itself is no copy"
    copy = _opened(tmp_path / "copy.okrdesk")
    own = handed_copies.this_copy(copy)
    assert own is not None
    assert handed_copies.what_it_is(copy, own, BACK) == (
        "This is a copy for Mehmet: the whole workspace, handed out on 2 Apr 2026, 18 days ago. "
        "Work in it as you like; to bring it back, give this file to whoever handed it out: "
        "there it is “Take a copy back”."
    )
    assert handed_copies.handed_out(copy, own, ON) == "for Mehmet, handed out on 2 Apr 2026, today"


def test_a_copy_that_came_back_is_no_longer_out_and_undo_takes_that_back_too(
    whole: Document, tmp_path: Path
) -> None:
    handed_copies.hand_out(whole, tmp_path / "copy.okrdesk", "Mehmet", on=ON)
    copy = _opened(tmp_path / "copy.okrdesk")
    factories.check_in(copy, 1)
    looked = taking_back.look(whole, taking_back.copy_of(factories.content(copy), "copy"))
    taking_back.take_back(whole, looked.copy, {}, on=BACK)
    assert handed_copies.out(whole) == ()
    assert [each.back_on for each in handed_copies.all_copies(whole)] == [BACK]
    assert handed_copies.this_copy(whole) is None
    whole.undo()
    assert len(handed_copies.out(whole)) == 1


def test_a_copy_of_a_copy_is_the_later_one(whole: Document, tmp_path: Path) -> None:
    handed_copies.hand_out(whole, tmp_path / "one.okrdesk", "Mehmet", on=ON)
    handed_copies.hand_out(_opened(tmp_path / "one.okrdesk"), tmp_path / "two.okrdesk", "Sofie", on=BACK)
    copy = _opened(tmp_path / "two.okrdesk", "c")
    own = handed_copies.this_copy(copy)
    assert own is not None
    assert own.to == "Sofie"


def test_a_team_gets_its_own_objectives(whole: Document, tmp_path: Path) -> None:
    team = handed_copies.team_named(whole, "welcome")
    handed_copies.hand_out(whole, tmp_path / "copy.okrdesk", "Table 1", team, on=ON)
    copy = _opened(tmp_path / "copy.okrdesk")
    assert len(factories.ids(copy, t.Objective)) == 1
    own = handed_copies.this_copy(copy)
    assert own is not None
    assert "the objectives of Welcome, with numbers of their own" in handed_copies.what_it_is(copy, own, ON)
    numbers = [each.team_id == team for each in objectives.of_cycle(whole, cycles.current(whole, ON).id)]
    assert handed_copies.numbered_anew(whole, team, ON) == (
        ""
        if numbers[0]
        else f"Numbers in the copy count its own objectives alone: {numbers.index(True) + 1} is 1."
    )
    assert handed_copies.numbered_anew(whole, None, ON) == ""
    factories.check_in(copy, 5)
    looked = taking_back.look(whole, taking_back.copy_of(factories.content(copy), "copy"))
    assert (looked.report.check_ins, looked.report.conflicts, looked.copy.handed) == (1, (), own.id)


def test_what_cannot_be_is_refused_and_nothing_is_noted(whole: Document, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Say who"):
        handed_copies.hand_out(whole, tmp_path / "copy.okrdesk", " \u200b", on=ON)
    with pytest.raises(NotWritten):
        handed_copies.hand_out(whole, tmp_path / "missing" / "copy.okrdesk", "Bo", on=ON)
    with pytest.raises(Refused, match="choose one of: Welcome"):
        handed_copies.team_named(whole, "Kitchen")
    with pytest.raises(Refused, match="no teams"):
        handed_copies.team_named(factories.workspace(), "Kitchen")
    looking = Document.load(factories.content(whole), "a" * 32, read_only=True)
    with pytest.raises(Refused, match="reading only"):
        handed_copies.hand_out(looking, tmp_path / "copy.okrdesk", "Bo", on=ON)
    assert handed_copies.all_copies(whole) == ()


def test_the_hand_out_can_be_undone_and_the_copy_comes_back_all_the_same(
    whole: Document, tmp_path: Path
) -> None:
    handed_copies.hand_out(whole, tmp_path / "copy.okrdesk", "Mehmet", on=ON)
    assert whole.undo() == "Hand out a copy"
    assert handed_copies.all_copies(whole) == ()
    copy = _opened(tmp_path / "copy.okrdesk")
    factories.check_in(copy, 1)
    looked = taking_back.look(whole, taking_back.copy_of(factories.content(copy), "copy"))
    before = factories.dump(whole)
    taking_back.take_back(whole, looked.copy, {}, on=BACK)
    assert len(factories.ids(whole, t.CheckIn)) == 1
    whole.undo()
    assert factories.dump(whole) == before


def test_a_copy_that_nobody_changed_holds_no_edit_of_its_own(whole: Document, tmp_path: Path) -> None:
    handed_copies.hand_out(whole, tmp_path / "copy.okrdesk", "Mehmet", on=ON)
    assert taking_back.clocks_of(_opened(tmp_path / "copy.okrdesk")) == taking_back.clocks_of(whole)
