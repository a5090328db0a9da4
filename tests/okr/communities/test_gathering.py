"""Which files of a folder are read: workspaces, but no backups and nothing set aside."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import get_args

import pytest

from okrdesk.document.refused import Refused
from okrdesk.okr.communities.gathering import LeftOut, Why, look_into

READ = (
    "a.okrdesk",
    "B.OKRDESK",
    "conflicted goals.okrdesk",
    "old town.okrdesk",
    "x (1).okrdesk",
    "é\n.okrdesk",
)
BACKUPS = ("a.okrdesk.bak", "a.okrdesk~", "a.bak.okrdesk", "a.okrdesk.bak2", "a.old.okrdesk", "a.okrdesk.tmp")
CONFLICTS = (
    "a (Ada's conflicted copy 2026-11-28).okrdesk",
    "a (conflicted copy 2026-11-28 101112).okrdesk",
    "a_conflict-20261128-101112.okrdesk",
    "a.sync-conflict-20261128-101112-ABCDEFG.okrdesk",
    "a (SFConflict ada@home 2026-11-28-10-11-12).okrdesk",
    "a.Conflict.okrdesk",
    "a (In Konflikt stehende Kopie von Ada 2026-11-28).okrdesk",
)
NEITHER = (".hidden.okrdesk", ".okrdesk-12345678-a-1", "page.pdf", "goals.json", "a.okrdesk.txt", "okrdesk")


def test_workspaces_are_read_and_what_looks_like_one_is_left_out_with_its_reason(tmp_path: Path) -> None:
    for name in (*READ, *BACKUPS, *CONFLICTS, *NEITHER):
        (tmp_path / name).write_bytes(b"")
    seen = look_into(tmp_path)
    assert {each.name for each in seen.files} == set(READ)
    assert {each.path.name for each in seen.left_out if each.why == "backup"} == set(BACKUPS)
    assert {each.path.name for each in seen.left_out if each.why == "conflict"} == set(CONFLICTS)
    assert seen.folders == ()


def test_folders_are_told_hidden_ones_and_links_to_others_are_not_gone_into(tmp_path: Path) -> None:
    for name in ("north", ".git", "south.okrdesk"):
        (tmp_path / name).mkdir()
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "goals.okrdesk").write_bytes(b"")
    (tmp_path / "link.okrdesk").symlink_to(tmp_path / "goals.okrdesk")
    (tmp_path / "lost.okrdesk").symlink_to(tmp_path / "nowhere")
    seen = look_into(tmp_path)
    assert [each.name for each in seen.folders] == ["north", "south.okrdesk"]
    assert [(each.path.name, each.why) for each in seen.left_out] == [("round", "link")]
    assert [each.name for each in seen.files] == ["goals.okrdesk", "link.okrdesk", "lost.okrdesk"]


def test_files_come_in_the_order_of_their_names_whatever_bytes_they_are(tmp_path: Path) -> None:
    names = [b"b.okrdesk", b"a.okrdesk", b"\xff.okrdesk"] if sys.platform == "linux" else [b"b.okrdesk"]
    for name in names:
        (tmp_path / os.fsdecode(name)).write_bytes(b"")
    assert [os.fsencode(each.name) for each in look_into(tmp_path).files] == sorted(names)


def test_a_folder_that_cannot_be_looked_into_is_refused_with_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Refused, match="no file “gone”"):
        look_into(tmp_path / "gone")

    def closed(path: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(os, "scandir", closed)
    with pytest.raises(Refused, match="The folder “north” may not be read"):
        look_into(tmp_path / "north")


def test_each_reason_has_words() -> None:
    assert len({LeftOut(Path("x"), why).words for why in get_args(Why)}) == 3
