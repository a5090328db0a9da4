"""Nothing is written that could not be read again, and the window says so before."""

from __future__ import annotations

from pathlib import Path

import pytest

from okrdesk.document import files, size
from okrdesk.document.document import Document
from okrdesk.document.opening import open_session
from okrdesk.document.refused import NotAWorkspace, NotWritten
from okrdesk.document.session import Session
from tests import factories

MB = 1024 * 1024


@pytest.mark.parametrize(
    ("memory", "limit"), [(0, 256), (2 * 1024, 256), (8 * 1024, 512), (64 * 1024, 960), (10**6, 960)]
)
def test_the_limit_fits_the_machine(memory: int, limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(size, "_memory", lambda: memory * MB)
    size.limit.cache_clear()
    assert size.limit() == limit * MB
    size.limit.cache_clear()


def test_this_computer_says_how_much_memory_it_has() -> None:
    assert size._memory() > 100 * MB


def test_the_size_is_told_without_writing(document: Document) -> None:
    assert abs(size.of(document.database) - len(factories.content(document))) < 50_000


@pytest.mark.parametrize(
    ("megabytes", "told"),
    [
        (1, ""),
        (204, ""),
        (205, "has grown to 205 MB"),
        (300, "cannot open it any more"),
        (600, "smaller file"),
    ],
)
def test_it_is_said_before(megabytes: int, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(size, "limit", lambda: 512 * MB)
    words = size.warning("goals.okrdesk", megabytes * MB)
    assert told in words
    assert bool(told) == bool(words)


def test_what_could_not_be_read_again_is_not_written(
    session: Session, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()
    for number in range(40):
        factories.check_in(session.document, number, "x" * 20_000)
    with monkeypatch.context() as small:
        small.setattr(size, "limit", lambda: 500_000)
        with pytest.raises(NotWritten) as refused:
            session.publish_now()
        assert refused.value.kind == "too large"
        assert path.read_bytes() == before
        assert session.state.kind == "offline"
        assert session.state.changes == 40
        assert "smaller file" in session.state.sentence
        factories.check_in(session.document, 1, "work goes on")
        with pytest.raises(NotWritten):
            session.back_up("work")
        assert not session.close()
        assert path.read_bytes() == before
        again = open_session(path)  # nothing of it is lost
        assert again.state.changes == 41
        assert len(factories.ids(again.document, factories.t.CheckIn)) == 41
    assert again.publish_now().changed  # with more memory
    assert again.close()
    assert len(factories.notes(path)) == 2


def test_a_file_over_the_limit_says_the_limit(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(size, "limit", lambda: MB)
    path.write_bytes(b"x" * (2 * MB))
    with pytest.raises(NotAWorkspace, match=r"\(1 MB\)"):
        files.read(path)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (int(0.8 * 256 * MB), ""),  # 204.8 MB
        (int(0.8 * 256 * MB) + 1, "has grown to 205 MB; computers with little memory open up to 256 MB"),
        (256 * MB - 1, "has grown to 256 MB; computers"),
        (256 * MB, "cannot open it any more, and this one opens up to 512 MB"),
        (512 * MB - 1, "cannot open it any more"),
        (512 * MB, "would have 512 MB, and this computer opens up to 512 MB"),
    ],
)
def test_each_bound_has_its_sentence(count: int, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(size, "limit", lambda: 512 * MB)
    said = size.warning("goals.okrdesk", count)
    assert words in said
    assert bool(words) == bool(said)


@pytest.mark.parametrize(("count", "megabytes"), [(0, 0), (1, 1), (MB, 1), (MB + 1, 2)])
def test_bytes_are_whole_megabytes_rounded_up(count: int, megabytes: int) -> None:
    assert size.megabytes(count) == megabytes


def test_the_greatest_size_is_written_and_one_byte_more_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(size, "limit", lambda: 1000)
    size.refuse_larger(Path("goals.okrdesk"), 1000)
    with pytest.raises(NotWritten):
        size.refuse_larger(Path("goals.okrdesk"), 1001)
