"""Who has a workspace open: told about others, never depended on (T18)."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from okrdesk.document import installation, presence
from okrdesk.document.opening import OpenElsewhere, Session, open_session
from okrdesk.i18n import format_moment, system_locale_name
from tests import factories


def _write_presence(path: Path, **values: object) -> None:
    known = {"user": "Bo", "host": "elsewhere", "pid": 17, "since": 1_700_000_000_000, "actor": "b" * 32}
    presence.place(path).write_text(json.dumps({**known, **values}))


def test_somebody_on_another_computer_is_told_with_the_time(path: Path) -> None:
    _write_presence(path, user="Bo\n<b>")
    with pytest.raises(OpenElsewhere) as refused:
        open_session(path)
    assert (refused.value.who, refused.value.host, refused.value.alive) == ("Bo <b>", "elsewhere", None)
    assert refused.value.since is not None
    assert refused.value.sentence.endswith(
        f"since {format_moment(refused.value.since, system_locale_name())}."
    )
    assert "T" not in refused.value.sentence.partition("since ")[2], "as people write it (decision 39)"
    assert not refused.value.same_machine
    session = open_session(path, "anyway")
    assert session.close()
    assert os.listdir(path.parent) == [path.name]


def test_the_presence_of_a_dead_process_is_ignored(path: Path) -> None:
    _write_presence(path, host=installation.host(), pid=4_194_999)
    session = open_session(path)
    assert session.close()
    assert os.listdir(path.parent) == [path.name]


def test_a_number_that_another_process_has_by_now_is_not_our_window(path: Path) -> None:
    _write_presence(path, host=installation.host(), pid=os.getppid(), actor=installation.actor())
    assert open_session(path).close()


@pytest.mark.parametrize(
    "words",
    [
        b"",
        b"\x00" * 100,
        b"[]",
        b"{",
        b'{"pid": true}',
        b'{"pid": 1e99, "host": 3}',
        b"[" * 90_000,
        b"\xff\xfe",
    ],
)
def test_a_strange_presence_file_is_nobody(path: Path, words: bytes) -> None:
    presence.place(path).write_bytes(words)
    session = open_session(path)
    assert session.close()
    assert os.listdir(path.parent) == [path.name]


def test_a_folder_in_the_place_of_the_presence_file_is_no_matter(path: Path) -> None:
    presence.place(path).mkdir()
    session = open_session(path)
    factories.check_in(session.document, 1, "one")
    assert session.close()
    assert factories.notes(path) == {"one"}


def test_a_later_presence_of_somebody_else_is_left_alone(session: Session, path: Path) -> None:
    _write_presence(path)
    session.close()
    assert presence.place(path).exists()


@pytest.mark.parametrize(
    ("since", "known"),
    [(0, True), (-1, False), (2**43 - 1, True), (2**43, False), (True, False), ("5", False), (None, False)],
)
def test_a_moment_that_can_have_been_is_told(path: Path, since: object, known: bool) -> None:
    _write_presence(path, since=since)
    somebody = presence.somebody(path)
    assert somebody is not None
    assert (somebody.since is not None) == known
    assert (somebody.who, somebody.same_machine, somebody.alive) == ("Bo", False, None)
    if not known:
        assert presence.OpenElsewhere(somebody).sentence == "Bo has this workspace open on elsewhere since ?."


@pytest.mark.parametrize("fields", [{"pid": True}, {"pid": "17"}, {"host": 3}, {"host": None}])
def test_who_says_no_process_and_no_computer_is_nobody(path: Path, fields: dict[str, object]) -> None:
    _write_presence(path, **fields)
    assert presence.somebody(path) is None


def test_names_are_cut_and_nobody_is_somebody(path: Path) -> None:
    _write_presence(path, user="x" * 300, host="")
    somebody = presence.somebody(path)
    assert somebody is not None
    assert somebody.who == "x" * 200
    _write_presence(path, user=5, host="")
    nobody = presence.somebody(path)
    assert nobody is not None
    assert presence.OpenElsewhere(nobody).sentence.startswith("Somebody has this workspace open on ? since ")


def test_our_own_process_is_told_only_where_it_holds_a_working_copy(path: Path) -> None:
    ours = {"host": installation.host(), "pid": os.getpid(), "actor": installation.actor()}
    _write_presence(path, **ours)
    assert presence.somebody(path) is None
    held = presence.somebody(path, held=True)
    assert held is not None
    assert (held.same_machine, held.alive) == (True, True)
    _write_presence(path, **{**ours, "actor": "b" * 32})
    other = presence.somebody(path)
    assert other is not None
    assert other.alive
    own = presence.ourselves()
    assert (own.since, own.same_machine, own.alive) == (None, True, True)


def test_a_full_disk_leaves_no_empty_presence_beside_the_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object, **_more: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(json, "dump", full)
    presence.announce(path, 1_700_000_000_000)
    assert not presence.place(path).exists()
