"""Many workspaces read in turns, here or by processes beside, and called off at any time."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from pathlib import Path

import pytest

from okrdesk.document import files
from okrdesk.document.document import Document
from okrdesk.okr.communities import reading
from okrdesk.okr.communities.reading import Reading
from okrdesk.okr.communities.rolled import RollUp
from tests.okr.communities.made import ASKING, small


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve communities in folders, a file that is none, and a backup."""
    folder = tmp_path_factory.mktemp("communities")
    for number in range(12):
        small(folder / f"region {number % 3}" / f"c{number}.okrdesk", f"Community {number}")
    (folder / "empty.okrdesk").write_bytes(b"")
    (folder / "c1.okrdesk.bak").write_bytes(b"")
    return folder


def _all(reading: Reading) -> RollUp:
    while reading.proceed(60):
        pass
    return reading.rolled_up()


def _looks(rolled: RollUp) -> tuple[list[str], list[str], list[str]]:
    return (
        sorted(each.name for each in rolled.communities),
        [each.path.name for each in rolled.unread],
        [each.path.name for each in rolled.left_out],
    )


def test_here_and_beside_the_same_is_read(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "FEW", 100)
    here = _all(Reading([many], ASKING))
    with Reading([many], ASKING, beside=True) as beside:
        assert _all(beside) == here
    assert _looks(here) == (
        sorted(f"Community {n}" for n in range(12)), ["empty.okrdesk"], ["c1.okrdesk.bak"],
    )  # fmt: skip


def test_it_is_told_how_far_it_is(many: Path) -> None:
    counts = []
    going_on = Reading([many], ASKING)
    while going_on.proceed():
        counts.append((going_on.done, going_on.known))
    assert [done for done, _known in counts] == sorted(done for done, _known in counts)
    assert all(done <= known for done, known in counts)
    assert (going_on.done, going_on.known) == (13, 13)


def test_many_are_read_by_processes_and_few_without(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []

    class Counted(reading.Reader):
        def __init__(self, *given: object) -> None:
            made.append(self)
            raise OSError("not in this test")

    monkeypatch.setattr(reading, "Reader", Counted)
    _all(Reading(sorted((many / "region 0").iterdir()), ASKING))
    assert made == []
    monkeypatch.setattr(reading, "FEW", 4)
    alone = _all(Reading([many], ASKING))
    assert len(made) == 1, "where no process can be started it is not tried again"
    assert len(alone.communities) == 12


def test_the_same_place_by_two_ways_is_no_copy(many: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(many)
    first = sorted((many / "region 1").iterdir())[0]
    rolled = _all(Reading([many, first, tmp_path / "link"], ASKING))
    assert len(rolled.communities) == 12
    assert rolled.copies == ()


def test_each_file_is_read_once_and_let_go_before_the_next(
    many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What 300 files cost, counted at 12: the same again for each, and little is kept of any."""
    read: list[str] = []
    is_open: list[Document] = []
    usual_read, usual_load, usual_close = files.read, Document.load.__func__, Document.close  # type: ignore[attr-defined]

    def counted(path: Path, *more: int) -> bytes:
        read.append(path.name)
        return bytes(usual_read(path, *more))

    def load(kind: type[Document], *given: object, **more: object) -> Document:
        assert is_open == [], "one after the other"
        made: Document = usual_load(kind, *given, **more)
        is_open.append(made)
        return made

    def close(document: Document) -> None:
        is_open.remove(document)
        usual_close(document)

    monkeypatch.setattr(files, "read", counted)
    monkeypatch.setattr(Document, "load", classmethod(load))
    monkeypatch.setattr(Document, "close", close)
    rolled = _all(Reading([many], ASKING))
    assert sorted(read) == sorted(["empty.okrdesk", *(f"c{n}.okrdesk" for n in range(12))])
    assert is_open == []
    assert len(pickle.dumps(rolled)) < 13 * 1000


def test_what_is_called_off_keeps_what_was_read(many: Path) -> None:
    going_on = Reading([many], ASKING)
    for _turn in range(6):
        going_on.proceed()
    going_on.stop()
    read = going_on.done
    assert 0 < read < 12
    assert not going_on.proceed()
    assert len(going_on.rolled_up().communities) + len(going_on.rolled_up().unread) == read


def test_a_process_that_dies_costs_one_line(many: Path) -> None:
    with Reading([many / "region 0"], ASKING, beside=True) as going_on:
        while not going_on._busy():
            going_on.proceed(0)
        (reader,) = going_on._readers
        assert reader._process.pid is not None
        os.kill(reader._process.pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
        reader._process.join()
        rolled = _all(going_on)
    assert [each.why for each in rolled.unread] == ["Reading “region 0” broke off; try it by itself."]


def test_what_it_was_asked_besides_is_asked_again(many: Path) -> None:
    paths = [*sorted((many / "region 1").iterdir()), *sorted((many / "region 2").iterdir())]
    with Reading(paths, ASKING, beside=True) as going_on:
        going_on.proceed(0)
        reader = going_on._readers[0]
        assert len(reader.asked) > 1
        reader._process.kill()
        reader._process.join()
        rolled = _all(going_on)
    assert len(rolled.unread) <= 1
    assert len(rolled.communities) + len(rolled.unread) == len(paths)


def test_nobody_is_left_when_it_is_called_off(many: Path) -> None:
    with Reading([many], ASKING, beside=True) as going_on:
        going_on.proceed(0)
        (reader,) = going_on._readers
        assert reader._process.is_alive()
    assert not reader._process.is_alive()


def test_a_file_that_vanishes_is_named(tmp_path: Path) -> None:
    for number in range(3):
        small(tmp_path / f"{number}.okrdesk", f"Community {number}")
    going_on = Reading([tmp_path], ASKING)
    going_on.proceed()
    (tmp_path / "1.okrdesk").unlink()
    rolled = _all(going_on)
    assert len(rolled.communities) == 2
    assert "There is no file “1.okrdesk”" in rolled.unread[0].why
