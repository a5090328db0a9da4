"""Locks that nobody is left with, whatever stands in their place."""

from __future__ import annotations

import errno
import json
import os
import shutil
import time
from pathlib import Path

import pytest

from okrdesk.document import installation, locks, storage
from okrdesk.document.refused import NotWritten
from tests import factories


def test_the_lock_of_a_dead_process_does_not_hold_anybody_up(path: Path) -> None:
    lock = locks._lock_place(path)
    lock.write_text(json.dumps({"host": installation.host(), "pid": 4_194_999, "id": "x"}))
    opened = storage.open_for_command(path, write=True)
    factories.check_in(opened.document, 1)
    assert opened.publish().changed
    assert os.listdir(path.parent) == [path.name]


@pytest.mark.parametrize("words", ["", "nonsense", "[]", '{"pid": "x"}', '{"host": "far away", "pid": 1}'])
def test_a_strange_lock_is_taken_over_once_it_stood_still(path: Path, words: str) -> None:
    lock = locks._lock_place(path)
    lock.write_text(words)
    with locks.publish_lock(path, patience=0.1) as is_ours:
        assert is_ours()
    assert not lock.exists()


def test_a_living_lock_is_respected(path: Path) -> None:
    with (
        locks.publish_lock(path),
        pytest.raises(NotWritten) as refused,
        locks.publish_lock(path, patience=0.1),
    ):
        pass
    assert refused.value.kind == "busy"


@pytest.mark.parametrize("filled", [False, True])
def test_a_folder_at_the_place_of_the_lock_is_told_and_left_alone(
    path: Path, filled: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = locks.STALE_AFTER
    monkeypatch.setattr(locks, "STALE_AFTER", 0.2)
    lock = locks._lock_place(path)
    lock.mkdir()
    if filled:
        (lock / "something").write_text("of somebody")
    before = path.read_bytes()
    opened = storage.open_for_command(path, write=True)
    factories.check_in(opened.document, 1)
    started = time.monotonic()
    with pytest.raises(NotWritten) as refused:
        opened.publish()
    assert time.monotonic() - started < 2 * usual
    assert refused.value.kind == "busy"
    assert lock.name in refused.value.sentence
    assert path.read_bytes() == before
    assert lock.is_dir()


@pytest.mark.parametrize("place", ["locks", "one"])
def test_what_stands_in_the_way_of_our_own_locks_is_told_too(path: Path, place: str) -> None:
    lock = locks._lock_here(path)
    if place == "one":
        lock.mkdir()
    else:
        shutil.rmtree(lock.parent)
        lock.parent.write_text("not a folder")
    with pytest.raises(NotWritten) as refused, locks.publish_lock(path):
        pass
    assert refused.value.kind == "busy"


def test_a_lock_of_another_computer_that_stands_still_is_waited_for_and_then_taken(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert locks.STALE_AFTER == 2.0
    monkeypatch.setattr(locks, "STALE_AFTER", 0.3)
    locks._lock_place(path).write_text('{"host": "far away", "pid": 1}')
    started = time.monotonic()
    with locks.publish_lock(path) as is_ours:
        assert is_ours()
    assert time.monotonic() - started >= 0.3


def test_a_lock_that_a_full_disk_left_empty_is_gone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_given: object, **_more: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = sorted(path.parent.iterdir())
    with monkeypatch.context() as disk:
        disk.setattr(json, "dump", full)
        with pytest.raises(NotWritten, match="full"), locks.publish_lock(path):
            pytest.fail("there is no lock")
    assert sorted(path.parent.iterdir()) == before
    with locks.publish_lock(path) as is_ours:
        assert is_ours()
