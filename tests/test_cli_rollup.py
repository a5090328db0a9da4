"""`okrdesk rollup`: many workspaces into one file; what is not shown is told, and nothing is touched."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from okrdesk.cli.run import run
from tests.exchange.test_rollup_json import KEYS
from tests.okr.communities.made import DAY, sample_named, small, stored
from tests.reports.reading import squeezed, words

Run = Callable[..., tuple[str, str]]


@pytest.fixture
def shell(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command and gives what it prints and warns of."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")

    def command(*said: object, code: int = 0) -> tuple[str, str]:
        capfd.readouterr()
        assert run(["rollup", *map(str, said)]) == code
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        if code == 1:
            assert len(err.strip().splitlines()) == 1, "a refusal is one sentence"
        return out, err

    return command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An organisation: two communities, a copy, a file that is empty, and what is left out."""
    made = tmp_path / "organisation"
    stored(made / "bremen.okrdesk", sample_named(""))
    small(made / "south" / "bakery.okrdesk", "Bakery")
    stored(made / "south" / "copy.okrdesk", sample_named(""))
    (made / "empty.okrdesk").write_bytes(b"")
    (made / "bremen.okrdesk.bak").write_bytes(b"x")
    return made


def test_json_has_a_line_per_community_and_errors_after_them(
    shell: Run, folder: Path, tmp_path: Path
) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    out, err = shell(folder, tmp_path / "all.json", "--on", DAY.isoformat())
    lines = json.loads((tmp_path / "all.json").read_bytes())
    assert [list(each) for each in lines] == [KEYS] * 4
    assert [each["name"] for each in lines] == ["Bakery", "Bremen Makers’ Network", None, None]
    assert [each["status"] for each in lines] == ["not started", "at risk", None, None]
    assert lines[1]["file"] == str(folder / "bremen.okrdesk")
    assert out.strip() == f"Wrote {tmp_path / 'all.json'}"
    assert [line.split("”")[0] for line in err.strip().splitlines()] == [
        "“empty.okrdesk", "“copy.okrdesk", "Left out: bremen.okrdesk.bak (a backup).",
    ]  # fmt: skip
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_files_and_folders_go_together_onto_one_page(shell: Run, folder: Path, tmp_path: Path) -> None:
    out, _err = shell(
        folder / "bremen.okrdesk", folder / "south", tmp_path / "all.pdf", "--on", DAY.isoformat(),
        "--paper", "letter",
    )  # fmt: skip
    assert out.strip() == f"Wrote {tmp_path / 'all.pdf'} (1 page)"
    text = words((tmp_path / "all.pdf").read_bytes())
    assert squeezed("2 communities") in squeezed(text)
    assert squeezed("Bremen Makers’ Network") in squeezed(text)


def test_a_workbook_is_written(shell: Run, folder: Path, tmp_path: Path) -> None:
    shell(folder, tmp_path / "ALL.XLSX", "--on", DAY.isoformat())
    assert (tmp_path / "ALL.XLSX").read_bytes().startswith(b"PK")


def test_what_cannot_be_is_refused_and_writes_nothing(shell: Run, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    bakery, empty = folder / "south" / "bakery.okrdesk", folder / "empty.okrdesk"
    for said, told in (
        ((folder, tmp_path / "all.csv"), "ends neither with .pdf nor with .xlsx or .json"),
        ((folder, bakery), "“bakery.okrdesk” ends neither"),
        ((tmp_path / "nothing", tmp_path / "all.pdf"), "There is no workspace there"),
        ((empty, tmp_path / "all.pdf"), "is empty"),
        (
            (folder / "empty.okrdesk", tmp_path / "no.okrdesk", tmp_path / "all.pdf"),
            "1 more could not be read",
        ),
        ((folder, tmp_path / "all.pdf", "--on", "soon"), "soon"),
        ((folder, tmp_path / "away" / "all.pdf"), "cannot be reached"),
    ):
        _out, err = shell(*said, code=1)
        assert told in err
    assert not (tmp_path / "all.pdf").exists()


def test_it_needs_a_place_and_a_name(shell: Run, tmp_path: Path) -> None:
    _out, err = shell(tmp_path / "all.pdf", code=2)
    assert "OUT" in err


def test_a_name_that_begins_with_a_dash_and_a_digit_is_a_file(
    shell: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    small(tmp_path / "-5.okrdesk", "Bakery")
    shell("-5.okrdesk", "-6.json")
    assert json.loads((tmp_path / "-6.json").read_bytes())[0]["file"] == "-5.okrdesk"


def test_progress_is_told_on_a_terminal_and_nowhere_else(
    shell: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("okrdesk.cli.rollup._QUIET_SECONDS", -1.0)
    _out, err = shell(folder, tmp_path / "all.json")
    assert "of" not in err.splitlines()[0]
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    _out, err = shell(folder, tmp_path / "all.json")
    assert "\r2 of 4 read" in err
