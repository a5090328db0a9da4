"""`okrdesk copy` and `merge`: handed out, changed on both sides, taken back; exactly the JSON agreed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.factories import load, sample_file
from tests.test_cli import Shell, shell

__all__ = ["shell"]


@pytest.fixture
def handed(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.setenv("OKRDESK_HOME", str(tmp_path / "home"))
    sample_file(shell.file, dt.date(2026, 2, 10))
    shell("copy", shell.file, tmp_path / "copy.okrdesk", "--to", "Mehmet")
    return shell


def _change(shell: Shell, copy: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shell("set", shell.file, "1.1", "--target", "50")
    monkeypatch.setenv("OKRDESK_HOME", str(tmp_path / "other"))
    shell("set", copy, "1.1", "--target", "45")
    shell("check-in", copy, "1.2", "9", "--on", "2026-02-10")
    shell("set", copy, "2", "--title", "Reworded on the road")
    monkeypatch.setenv("OKRDESK_HOME", str(tmp_path / "home"))


def test_merging_says_exactly_what_was_agreed(
    handed: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.okrdesk"
    _change(handed, copy, monkeypatch, tmp_path)
    told = handed.json("merge", handed.file, copy, "--take", "theirs")
    assert told["came_along"] == {"check_ins": 1, "ideas": 0, "edits": 1}
    (conflict,) = told["conflicts"]
    assert list(conflict) == [
        *("what", "field", "mine", "theirs", "mine_by", "theirs_by", "mine_at", "theirs_at", "taken")
    ]
    assert conflict["what"].startswith("1.1 ")
    assert (conflict["field"], conflict["mine"], conflict["theirs"]) == ("target", "50", "45")
    assert conflict["taken"] == "theirs"
    assert conflict["mine_at"] <= conflict["theirs_at"]
    assert conflict["mine_at"].endswith("Z")
    shown = handed.json("show", handed.file)
    lines = [line for objective in shown["objectives"] for line in objective["key_results"]]
    assert lines[0]["target"] == "45"
    assert handed.json("merge", handed.file, copy) == {
        "came_along": {"check_ins": 0, "ideas": 0, "edits": 0},
        "conflicts": [],
    }


@pytest.mark.parametrize(("take", "target"), [("mine", "50"), ("later", "50")])
def test_people_read_what_stands_and_undo_takes_it_all_back(
    handed: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, take: str, target: str
) -> None:
    copy = tmp_path / "copy.okrdesk"
    _change(handed, copy, monkeypatch, tmp_path)
    before = handed.json("show", handed.file)
    said = handed("merge", handed.file, copy, "--take", take)
    assert "1 new check-in and 1 edit" in said
    assert "1 that both changed:" in said
    assert "50" in said
    assert "45" in said
    after = handed.json("show", handed.file)
    assert after["objectives"][0]["key_results"][0]["target"] == target
    handed("undo", handed.file)
    assert handed.json("show", handed.file) == before
    said = handed("merge", handed.file, copy)
    assert "Nothing new" in said
    assert "“okrdesk redo” brings it back" in said
    handed("redo", handed.file)
    assert handed.json("show", handed.file) == after


def test_a_copy_overwrites_nothing_and_a_team_must_be_there(handed: Shell, tmp_path: Path) -> None:
    copy = tmp_path / "copy.okrdesk"
    handed.refuses("exists already", "copy", handed.file, copy)
    handed.refuses("no team", "copy", handed.file, tmp_path / "x.okrdesk", "--team", "Nobody")
    assert not (tmp_path / "x.okrdesk").exists()
    other = tmp_path / "another.okrdesk"
    handed("new", other)
    handed.refuses("another workspace", "merge", handed.file, other)
    assert load(copy).id == load(handed.file).id


def test_a_page_that_carries_the_workspace_is_taken_back_like_a_copy(handed: Shell, tmp_path: Path) -> None:
    page, before = tmp_path / "page.pdf", handed.file.read_bytes()
    handed("set", handed.file, "1.1", "--target", "50")
    handed("export", handed.file, page, "--carry", "whole", "--no-remember")
    handed.file.write_bytes(before)
    assert "in order" in handed("check", page)
    assert handed.json("merge", handed.file, page)["came_along"]["edits"] == 1
    assert handed.json("show", handed.file)["objectives"][0]["key_results"][0]["target"] == "50"
