"""What was found whole here needs no second look; one changed byte, another version, and it is looked at."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from okrdesk import paths
from okrdesk.document import checks, files, opening, sound, storage
from okrdesk.document.refused import NotAWorkspace, NotWritten
from tests import factories


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that counts as a large one."""
    monkeypatch.setattr(sound, "LARGE", 1000)
    return factories.stored(tmp_path / "goals.okrdesk")


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files whose rows were looked at."""
    seen: list[str] = []
    look = checks._check_form

    def watched(*given: object) -> None:
        seen.append(str(given[-1]))
        look(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(checks, "_check_form", watched)
    return seen


def test_what_was_opened_or_published_here_is_not_looked_at_again(large: Path, looks: list[str]) -> None:
    opening.open_session(large).close()
    assert large.name in looks
    looks.clear()
    session = opening.open_session(large)
    assert looks == []
    factories.check_in(session.document, 3, "one more")
    assert session.close()
    assert len(looks) == 1  # what is published, before it replaces anything; the backup is that file
    looks.clear()
    opened = storage.open_for_command(large, write=False)
    assert looks == []
    assert "one more" in factories.notes(large)
    opened.close()


def test_one_changed_byte_is_seen(large: Path) -> None:
    opening.open_session(large).close()
    changed = bytearray(large.read_bytes())
    changed[-100] ^= 1
    with pytest.raises(NotAWorkspace):
        checks.check(bytes(changed), "goals.okrdesk")


def test_a_copy_that_was_made_meanwhile_goes_where_the_file_does_not_pass(large: Path) -> None:
    changed = bytearray(large.read_bytes())
    changed[-100] ^= 1
    large.write_bytes(changed)
    with pytest.raises(NotAWorkspace):
        opening.open_session(large)
    assert [*paths.sessions().iterdir()] == []
    assert not (paths.home() / "sound.json").exists()


def test_a_copy_that_cannot_be_written_is_refused(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = files.write

    def full(path: Path, content: bytes, like: Path | None = None) -> None:
        if path.name == "work.db":
            raise files.not_written(path, OSError(errno.ENOSPC, "full"))
        write(path, content, like)

    monkeypatch.setattr(files, "write", full)
    with pytest.raises(NotWritten):
        opening.open_session(large)
    assert [*paths.sessions().iterdir()] == []


def test_a_file_that_differs_in_size_is_not_digested_to_be_known(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = large.read_bytes()
    sound.note(content, files.digest(content))
    monkeypatch.delattr(files, "digest")
    assert not sound.is_known(content + b" ")


def test_another_version_looks_for_itself(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = large.read_bytes()
    sound.note(content, files.digest(content))
    assert sound.is_known(content)
    monkeypatch.setattr(sound, "VERSION", "another")
    assert not sound.is_known(content)


def test_only_digests_are_kept_and_not_for_ever(large: Path) -> None:
    for number in range(40):
        sound.note(large.read_bytes(), f"{number:064}")
    assert len(sound._known()) == 32
    assert [*sound._known()][-1] == f"{39:064}"
    assert (paths.home() / "sound.json").stat().st_size < 4000


def test_damaged_notes_are_none(large: Path) -> None:
    content = large.read_bytes()
    for words in ("", "{", '{"by": 1, "sizes": {}}', "[]"):
        (paths.home() / "sound.json").write_text(words)
        assert not sound.is_known(content)


def test_small_files_are_looked_at_always(tmp_path: Path) -> None:
    path = factories.stored(tmp_path / "goals.okrdesk")
    opening.open_session(path).close()
    assert not (paths.home() / "sound.json").exists()


def test_from_which_size_on_it_is_remembered(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = large.read_bytes()
    sound.note(content, files.digest(content))
    monkeypatch.setattr(sound, "LARGE", len(content) - 1)
    assert sound.is_known(content)
    monkeypatch.setattr(sound, "LARGE", len(content))
    assert not sound.is_known(content)
    (paths.home() / "sound.json").unlink()
    sound.note(content, files.digest(content))
    assert not (paths.home() / "sound.json").exists()


def test_what_is_found_again_is_the_latest(large: Path) -> None:
    content = large.read_bytes()
    for digest in ("a" * 64, "b" * 64, "a" * 64, "a" * 64):
        sound.note(content, digest)
    assert [*sound._known()] == ["b" * 64, "a" * 64]


def test_a_large_file_is_digested_once(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    digested: list[int] = []
    digest = files.digest

    def watched(content: bytes) -> str:
        digested.append(len(content))
        return digest(content)

    monkeypatch.setattr(files, "digest", watched)
    session = opening.open_session(large)
    assert digested.count(large.stat().st_size) == 1
    assert session.close()
