"""Going on in a smaller file by command: older check-ins stay behind, and the file stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from okrdesk.cli import asked
from okrdesk.cli.run import run
from okrdesk.document import storage
from okrdesk.okr import cycles
from tests import factories


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with the check-ins of one key result, written by command."""
    monkeypatch.chdir(tmp_path)
    path = factories.stored(tmp_path / "goals.okrdesk")
    opened = storage.open_for_command(path, write=True)
    for number in range(3):
        factories.check_in(opened.document, number, f"week {number}")
    opened.publish()
    opened.close()
    return path


def test_older_check_ins_stay_behind_and_the_latest_comes_along(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = path.read_bytes()
    assert run(["smaller", path.name, "next.okrdesk", "--before", "2030-01-01"]) == 0
    told = capsys.readouterr().out
    assert "Wrote next.okrdesk" in told
    assert "2 earlier check-ins stay in “goals.okrdesk”, the archive." in told
    assert path.read_bytes() == before
    assert factories.notes(path.with_name("next.okrdesk")) == {"week 2"}
    assert run(["check", "next.okrdesk"]) == 0
    assert "in order" in capsys.readouterr().out


def test_without_a_day_it_is_the_first_one_of_the_cycle(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    document = factories.load(path)
    first_day = cycles.all_cycles(document)[0].first_day
    monkeypatch.setattr(asked, "today", lambda: first_day)
    assert run(["smaller", path.name, "next.okrdesk"]) == 1
    assert "no check-ins before this cycle" in capsys.readouterr().err
    assert not path.with_name("next.okrdesk").exists()


def test_no_file_is_replaced(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = path.read_bytes()
    assert run(["smaller", path.name, path.name, "--before", "2030-01-01"]) == 1
    assert "exists already" in capsys.readouterr().err
    assert path.read_bytes() == before
    assert run(["smaller", path.name, "next.okrdesk", "--before", "someday"]) == 1
    assert not path.with_name("next.okrdesk").exists()
