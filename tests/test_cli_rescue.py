"""Commands on a file that cannot be opened say what this computer still has of it, and bring it back."""

from __future__ import annotations

from pathlib import Path

import pytest

from okrdesk.cli.run import run
from okrdesk.document.opening import open_session
from tests import factories
from tests.document.others import crash


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return factories.stored(tmp_path / "our goals.okrdesk")


def test_a_backup_is_offered_listed_and_brought_back(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    session = open_session(path)
    factories.check_in(session.document, 1, "one")
    assert session.close()
    path.write_text("Shopping")
    assert run(["show", path.name]) == 1
    told = capsys.readouterr().err
    assert "is not a workspace" in told
    assert "okrdesk backups 'our goals.okrdesk' --bring-back NEW" in told
    assert run(["backups", path.name]) == 0
    assert "1 check-in" in capsys.readouterr().out
    assert run(["backups", path.name, "--bring-back", "back.okrdesk"]) == 0
    assert factories.notes(path.with_name("back.okrdesk")) == {"one"}
    assert run(["backups", path.name, "--bring-back", "back.okrdesk"]) == 1
    assert "exists already" in capsys.readouterr().err
    assert path.read_text() == "Shopping"


def test_work_comes_before_a_backup(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    session = open_session(path)
    session.back_up("work")
    factories.check_in(session.document, 1, "only here")
    crash(session)
    path.write_bytes(path.read_bytes()[:5000])
    assert run(["check", path.name]) == 1
    assert "has your work on it" in capsys.readouterr().err
    assert run(["backups", path.name, "--bring-back", "back.okrdesk"]) == 0
    assert factories.notes(path.with_name("back.okrdesk")) == {"only here"}


def test_where_there_is_nothing_nothing_is_offered(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.write_text("Shopping")
    assert run(["show", path.name]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert run(["backups", path.name, "--bring-back", "back.okrdesk"]) == 1
    assert "has nothing of" in capsys.readouterr().err
    assert not path.with_name("back.okrdesk").exists()
