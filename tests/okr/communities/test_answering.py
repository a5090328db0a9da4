"""What lies at a path: a line, a folder, or why it cannot be read. Nothing is touched."""

from __future__ import annotations

import multiprocessing
import threading
from pathlib import Path

import pytest

from okrdesk.okr.communities import answering
from okrdesk.okr.communities.answering import Unread, answer_to, serve
from okrdesk.okr.communities.gathering import Folder
from okrdesk.okr.communities.line import Community
from tests import factories
from tests.okr.communities.made import ASKING, sample_named, small, stored


def _why(path: Path) -> str:
    told = answer_to(path, ASKING).told
    assert isinstance(told, Unread)
    assert told.path == path
    return told.why


def test_a_workspace_gives_its_line_and_a_folder_what_is_in_it(tmp_path: Path) -> None:
    path = small(tmp_path / "a.okrdesk", "Bakery")
    line, folder = answer_to(path, ASKING).told, answer_to(tmp_path, ASKING).told
    assert isinstance(line, Community)
    assert line.name == "Bakery"
    assert isinstance(folder, Folder)
    assert folder.files == (path,)


def test_what_cannot_be_read_says_why_in_one_sentence(tmp_path: Path) -> None:
    content = factories.stored(tmp_path / "a.okrdesk").read_bytes()
    for name, held, why in (
        ("empty", b"", "is empty"),
        ("cut", content[:9000], "is cut short"),
        ("foreign", b"PK\x03\x04" * 40, "is not a workspace"),
        ("damaged", content[:-4096] + bytes(4096), "is damaged"),  # its last page
    ):
        path = tmp_path / f"{name}.okrdesk"
        path.write_bytes(held)
        sentence = _why(path)
        assert why in sentence
        assert f"“{name}.okrdesk”" in sentence
    assert "There is no file" in _why(tmp_path / "gone.okrdesk")
    (tmp_path / "lost.okrdesk").symlink_to(tmp_path / "gone.okrdesk")
    assert "There is no file" in _why(tmp_path / "lost.okrdesk")
    assert "broke off" in _why(Path("a\0b"))


def test_one_that_trips_us_up_does_not_hide_the_others_and_leaves_a_report(
    tmp_path: Path, okrdesk_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_given: object) -> None:
        raise ZeroDivisionError("here")

    monkeypatch.setattr(answering, "community_of", stumble)
    why = _why(small(tmp_path / "a.okrdesk", "Bakery"))
    (report,) = (okrdesk_home / "crashes").iterdir()
    assert "fault of ours" in why
    assert str(report) in why
    assert "ZeroDivisionError: here" in report.read_text()


def test_the_same_place_is_known_again_by_any_way(tmp_path: Path) -> None:
    path = small(tmp_path / "a.okrdesk", "Bakery")
    (tmp_path / "link.okrdesk").symlink_to(path)
    assert answer_to(tmp_path / "link.okrdesk", ASKING).real == answer_to(path, ASKING).real


def test_reading_touches_neither_files_nor_this_installation(tmp_path: Path, okrdesk_home: Path) -> None:
    folder = tmp_path / "many"
    stored(folder / "north" / "a.okrdesk", sample_named(""))
    small(folder / "b.okrdesk", "Bakery")
    (folder / "c.okrdesk").write_bytes(b"")

    def state() -> dict[Path, tuple[bytes, int, int]]:
        places = [folder, okrdesk_home, *folder.rglob("*"), *okrdesk_home.rglob("*")]
        return {
            place: (
                place.read_bytes() if place.is_file() else b"",
                (at := place.stat()).st_mtime_ns,
                at.st_mode,
            )
            for place in places
        }

    before = state()
    for place in before:
        answer_to(place, ASKING)
    assert state() == before


def test_questions_are_answered_until_nobody_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering.signal, "signal", lambda *_given: None)
    path = small(tmp_path / "a.okrdesk", "Bakery")
    ours, theirs = multiprocessing.Pipe()
    serving = threading.Thread(target=serve, args=(theirs, ASKING))
    serving.start()
    ours.send(path)
    assert ours.recv().told.name == "Bakery"
    ours.close()
    serving.join(60)
    assert not serving.is_alive()
