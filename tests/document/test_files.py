"""Reading and replacing files, whatever the system says, and locks that nobody is left with."""

from __future__ import annotations

import errno
import json
import os
import stat
import time
from pathlib import Path

import pytest

from okrdesk import paths
from okrdesk.document import files, installation, size, storage
from okrdesk.document.refused import NotAWorkspace, NotWritten
from tests import factories
from tests.document.others import kind_of


def test_things_that_are_no_files(tmp_path: Path) -> None:
    folder = tmp_path / "folder.okrdesk"
    folder.mkdir()
    pipe = tmp_path / "pipe.okrdesk"
    os.mkfifo(pipe)
    loop = tmp_path / "loop.okrdesk"
    loop.symlink_to(loop)
    dangling = tmp_path / "dangling.okrdesk"
    dangling.symlink_to(tmp_path / "nowhere")
    assert kind_of(folder) == "folder"
    assert kind_of(pipe) == "device"
    assert kind_of(Path(os.devnull)) == "device"
    assert kind_of(loop) == "loop"
    assert kind_of(dangling) == "gone"
    assert kind_of(tmp_path / "missing.okrdesk") == "gone"
    assert kind_of(tmp_path / "nul\x00l.okrdesk") == "gone"
    assert kind_of(tmp_path / ("long" * 100)) == "too long"


def test_a_file_that_is_too_large_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "large.okrdesk"
    with path.open("wb") as file:
        file.truncate(size.limit() + 1)
    assert kind_of(path) == "too large"


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = factories.stored(tmp_path / "goals.okrdesk")
    really_open = os.open

    def refuse(name: str | os.PathLike[str], *more: int, **named: int) -> int:
        if os.fspath(name) == str(path):
            raise PermissionError(13, "not yours")
        return really_open(name, *more, **named)

    monkeypatch.setattr(os, "open", refuse)
    assert kind_of(path) == "unreadable"


def test_a_file_that_is_being_written_is_waited_for(
    tmp_path: Path, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "goals.okrdesk"
    path.write_bytes(content[:5000])
    pauses = []

    def arrive(seconds: float) -> None:
        pauses.append(seconds)
        path.write_bytes(content)

    really_stat = os.fstat
    asked = []

    def moving(descriptor: int) -> os.stat_result:
        found = really_stat(descriptor)
        asked.append(found)
        # Between the first two looks the file grows.
        return os.stat_result((*found[:6], found.st_size + 1, *found[7:])) if len(asked) == 2 else found

    monkeypatch.setattr(time, "sleep", arrive)
    monkeypatch.setattr(os, "fstat", moving)
    assert files.read(path) == content
    assert len(pauses) == 1


@pytest.mark.parametrize(
    "name", ["a?b#c%20d.okrdesk", "ümläut 日本.okrdesk", "-rf.okrdesk", "a'b\"c.okrdesk"]
)
def test_strange_names_open_the_file_itself(tmp_path: Path, name: str) -> None:
    path = factories.stored(tmp_path / name)
    opened = storage.open_for_command(path, write=True)
    factories.check_in(opened.document, 3, "three")
    assert opened.publish().changed
    assert factories.notes(path) == {"three"}
    assert os.listdir(tmp_path) == [name]


def test_links_and_modes_are_kept(path: Path) -> None:
    path.chmod(0o640)
    link = path.with_name("link.okrdesk")
    link.symlink_to(path)
    opened = storage.open_for_command(link, write=True)
    factories.check_in(opened.document, 1, "one")
    opened.publish()
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert factories.notes(path) == {"one"}


FAILURES = [
    pytest.param("open", errno.EACCES, "read-only", id="read-only folder"),
    pytest.param("open", errno.EROFS, "read-only", id="read-only medium"),
    pytest.param("write", errno.ENOSPC, "full", id="disk full"),
    pytest.param("fsync", errno.EIO, "away", id="stick pulled while writing"),
    pytest.param("fsync", errno.ENOSPC, "full", id="disk full at the end"),
    pytest.param("replace", errno.EPERM, "read-only", id="immutable file"),
    pytest.param("replace", errno.EBUSY, "busy", id="held by another program"),
    pytest.param("replace", errno.ENOENT, "away", id="folder gone at the last moment"),
]


@pytest.mark.parametrize(("call", "number", "kind"), FAILURES)
def test_when_the_system_refuses_the_old_file_stays(
    path: Path, call: str, number: int, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()
    opened = storage.open_for_command(path, write=True)
    factories.check_in(opened.document, 1, "one")
    with monkeypatch.context() as failing:
        _let_fail(failing, call, number, path.parent)
        with pytest.raises(NotWritten) as refused:
            opened.publish()
    assert refused.value.kind == kind
    assert path.name in refused.value.sentence
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == [path.name]
    opened.publish()  # and it works once the cause is gone
    assert factories.notes(path) == {"one"}


def _let_fail(monkeypatch: pytest.MonkeyPatch, call: str, number: int, folder: Path) -> None:
    error = OSError(number, os.strerror(number))
    really_open, really_fdopen = os.open, os.fdopen

    def refuse(*_arguments: object, **_named: object) -> int:
        raise error

    def refuse_writing_here(name: str, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT and str(name).startswith(str(folder)):
            raise error
        return really_open(name, flags, mode)

    class Full:
        def __init__(self, file: object) -> None:
            self._file = file

        def __getattr__(self, name: str) -> object:
            return refuse if name == "write" else getattr(self._file, name)

        def __enter__(self) -> Full:
            return self

        def __exit__(self, *_error: object) -> None:
            self._file.close()  # type: ignore[attr-defined]

    if call == "open":
        monkeypatch.setattr(os, "open", refuse_writing_here)
    elif call == "write":
        monkeypatch.setattr(os, "fdopen", lambda d, mode: Full(really_fdopen(d, mode)))
    else:
        monkeypatch.setattr(os, call, refuse)


def test_what_reads_back_differently_is_not_taken(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A stick that lies: the bytes come back changed.
    before = path.read_bytes()
    opened = storage.open_for_command(path, write=True)
    factories.check_in(opened.document, 1)
    really = os.fdopen

    class Liar:
        def __init__(self, file: object) -> None:
            self._file = file

        def __getattr__(self, name: str) -> object:
            return getattr(self._file, name)

        def __enter__(self) -> Liar:
            return self

        def __exit__(self, *_error: object) -> None:
            self._file.close()  # type: ignore[attr-defined]

        def read(self, size: int) -> bytes:
            content: bytes = self._file.read(size)  # type: ignore[attr-defined]
            return content and content[:-1] + b"?"

    def open_liar(descriptor: int, mode: str) -> object:
        file = really(descriptor, mode)
        return Liar(file) if mode == "w+b" else file

    with monkeypatch.context() as lying:
        lying.setattr(os, "fdopen", open_liar)
        with pytest.raises(NotWritten):
            opened.publish()
    assert path.read_bytes() == before


def test_a_command_sweeps_up_after_one_that_was_killed(path: Path) -> None:
    prefix = files._aside_prefix(path, installation.actor())
    dead, living = (path.with_name(f"{prefix}{pid}-12345678") for pid in (4_194_999, os.getpid()))
    for left in (dead, living):
        left.write_bytes(b"half")
    opened = storage.open_for_command(path, write=True)
    factories.check_in(opened.document, 1)
    opened.publish()
    assert sorted(os.listdir(path.parent)) == sorted([living.name, path.name])


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, "full"),
        (errno.EDQUOT, "full"),
        (errno.EFBIG, "full"),
        (errno.EACCES, "read-only"),
        (errno.EPERM, "read-only"),
        (errno.EROFS, "read-only"),
        (errno.ENOENT, "away"),
        (errno.ENOTDIR, "away"),
        (errno.EIO, "away"),
        (errno.ESTALE, "away"),
        (errno.EBUSY, "busy"),
        (errno.ETXTBSY, "busy"),
        (errno.ENAMETOOLONG, "too long"),
        (errno.EINVAL, "other"),
        (None, "other"),
    ],
)
def test_each_error_of_the_system_has_its_refusal(tmp_path: Path, number: int | None, kind: str) -> None:
    error = OSError("no number") if number is None else OSError(number, "x")
    refused = files.not_written(tmp_path / "goals.okrdesk", error)
    assert refused.kind == kind
    assert "“goals.okrdesk”" in refused.sentence


def test_which_disk_takes_no_more_is_said() -> None:
    said = [files.no_space(number) for number in (errno.EDQUOT, errno.EFBIG, errno.ENOSPC, None)]
    for sentence, words in zip(said, ("your share", "larger than a file", "is full", "is full"), strict=True):
        assert words in sentence


def test_a_file_of_the_greatest_size_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 10)
    assert files.read(path, 10) == b"x" * 10
    with pytest.raises(NotAWorkspace) as refused:
        files.read(path, 9)
    assert refused.value.kind == "too large"


def test_what_is_always_being_written_is_refused_after_four_looks(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(time, "sleep", pauses.append)
    monkeypatch.setattr(files, "_read_once", lambda _path, _limit: None)
    with pytest.raises(NotAWorkspace) as refused:
        files.read(path)
    assert refused.value.kind == "changing"
    assert pauses == [0.05, 0.2, 0.5, 0.0]


def test_who_may_read_what_is_written(tmp_path: Path) -> None:
    like = tmp_path / "like"
    like.write_bytes(b"")
    like.chmod(0o640)
    files.write(tmp_path / "one", b"1", like=like)
    files.write(tmp_path / "one", b"2")
    files.write(paths.home() / "private", b"3")
    modes = [stat.S_IMODE(each.stat().st_mode) for each in (tmp_path / "one", paths.home() / "private")]
    assert modes == [0o640, 0o600]
    assert (tmp_path / "one").read_bytes() == b"2"


def test_small_notes_are_read_up_to_their_limit_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    files.write_json(path, {"a": 1})
    assert files.read_json(path) == {"a": 1}
    path.write_text(json.dumps({"a": "x" * 99_991}))  # a hundred thousand bytes
    assert path.stat().st_size == 100_000
    assert files.read_json(path)["a"] == "x" * 99_991
    path.write_text(json.dumps({"a": "x" * 99_992}))
    assert files.read_json(path) == {}
    path.write_text("[1]")
    assert files.read_json(path) == {}
    assert files.read_json(tmp_path / "none") == {}


def test_what_is_written_aside_has_a_name_of_the_file_the_installation_and_the_process(path: Path) -> None:
    aside = files.write_aside(path, b"x")
    _empty, _ours, mark, actor, pid, fresh = aside.name.replace(".", "-").split("-")
    assert (mark, actor, pid) == (
        files.digest(path.name.encode())[:8],
        installation.actor()[:8],
        str(os.getpid()),
    )
    assert len(fresh) == 8
    assert files.stamp(aside) == (1, aside.stat().st_mtime_ns, aside.stat().st_ino)
    assert files.stamp(path.with_name("nothing")) is None
    assert files.stamp(Path("nul\0l")) is None
