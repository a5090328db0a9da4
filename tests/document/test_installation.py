"""This installation: its id stays, dead processes are known."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from okrdesk.document import installation
from okrdesk.document.refused import Refused


def test_the_installation_keeps_its_id(okrdesk_home: Path) -> None:
    first = installation.actor()
    assert len(first) == 32
    assert installation.actor() == first
    (okrdesk_home / "actor").write_text("damaged")
    assert installation.actor() != first


def test_processes_that_live_are_known() -> None:
    assert installation.is_alive(os.getpid())
    assert not any(installation.is_alive(pid) for pid in (4_194_999, 0, -1, 10**30))


def test_an_id_that_somebody_else_made_meanwhile_is_taken(
    okrdesk_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = iter(("", "c" * 32))
    monkeypatch.setattr(installation, "_known", lambda _file: next(made))
    assert installation.actor() == "c" * 32
    assert not (okrdesk_home / "actor").exists()


@pytest.mark.parametrize("written", ["c" * 31, "c" * 33, "C" * 32, "g" * 32, ""])
def test_what_is_no_id_is_replaced(okrdesk_home: Path, written: str) -> None:
    okrdesk_home.mkdir(parents=True, exist_ok=True)
    (okrdesk_home / "actor").write_text(written)
    made = installation.actor()
    assert made != written
    assert (okrdesk_home / "actor").read_text() == made


def test_a_folder_that_cannot_be_written_is_refused_in_words(
    okrdesk_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    okrdesk_home.mkdir(parents=True, exist_ok=True)
    (okrdesk_home / "actor").mkdir()
    with pytest.raises(Refused, match="OKRDESK_HOME"):
        installation.actor()


@pytest.mark.parametrize("error", [OSError, KeyError, ImportError])
def test_who_has_no_account_has_no_name(monkeypatch: pytest.MonkeyPatch, error: type[Exception]) -> None:
    def failing() -> str:
        raise error

    monkeypatch.setattr("getpass.getuser", failing)
    assert installation.user() == ""


def test_a_process_of_somebody_else_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_pid: int, _signal: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", refused)
    assert installation.is_alive(1)
    assert not installation.is_alive(0)
