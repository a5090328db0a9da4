"""`okrdesk import --as survey`: the JSON of room.md section 9, and what people read."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from okrdesk.okr import cycles
from okrdesk.okr.workshop import ideas
from tests.factories import load
from tests.files.write_surveys import FOLDER
from tests.test_cli import Shell, sample_into, shell

__all__ = ["shell"]


@pytest.fixture
def sampled(shell: Shell) -> Shell:
    sample_into(shell)
    return shell


@pytest.fixture
def members(tmp_path: Path) -> SimpleNamespace:
    for name in ("members_first.csv", "members_whole.csv"):
        shutil.copyfile(FOLDER / name, tmp_path / name)
    return SimpleNamespace(first=tmp_path / "members_first.csv", whole=tmp_path / "members_whole.csv")


def cards(file: Path) -> int:
    document = load(file)
    return sum(len(ideas.of_cycle(document, cycle.id)) for cycle in cycles.all_cycles(document))


def test_a_dry_run_says_what_would_come_and_writes_nothing(sampled: Shell, members: SimpleNamespace) -> None:
    before = sampled.file.read_bytes()
    told = json.loads(sampled("import", sampled.file, members.whole, "--as", "survey", "--dry-run", "--json"))
    assert told == {
        "encoding": "UTF-8",
        "delimiter": ",",
        "header_row": 1,
        "columns": [
            {"name": "Timestamp", "role": "time"},
            {"name": "E-mail address", "role": "person"},
            {"name": "Your name", "role": "person"},
            {"name": "What do you miss most?", "role": "open"},
            {"name": "Which evenings suit you?", "role": "choices"},
            {"name": "How easy is it to find help?", "role": "scale"},
        ],
        "rows": 52,
        "new": 49,
        "already_here": 0,
        "refused": [
            {"line": 19, "reason": "ends in the middle of a quoted answer"},
            {"line": 33, "reason": "“7 / 5” is not on the scale"},
            {"line": 48, "reason": "empty but for the time"},
        ],
    }
    assert sampled.file.read_bytes() == before


def test_a_later_export_brings_what_is_new(sampled: Shell, members: SimpleNamespace) -> None:
    here = cards(sampled.file)
    assert "Took in 12 cards." in sampled("import", sampled.file, members.first, "--as", "survey")
    told = json.loads(sampled("import", sampled.file, members.whole, "--as", "survey", "--json"))
    assert (told["new"], told["already_here"], len(told["refused"]), told["rows"]) == (37, 12, 3, 52)
    assert cards(sampled.file) == here + 49
    sampled("import", sampled.file, members.whole, "--as", "survey", code=1)
    sampled("undo", sampled.file)
    assert cards(sampled.file) == here + 12


def test_people_read_the_same(sampled: Shell, members: SimpleNamespace) -> None:
    said = sampled("import", sampled.file, members.whole, "--as", "survey", "--dry-run")
    assert "Google Forms · 52 lines · separated by commas · UTF-8 · headings in line 1" in said
    assert "49 new answers, 0 already here, 3 refused, 52 lines in all" in said
    assert "Nothing was written." in said


def test_pasted_lines_come_from_standard_input(sampled: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    here = cards(sampled.file)
    pasted = SimpleNamespace(buffer=io.BytesIO(b"- More evenings\n- A bench\n"))
    monkeypatch.setattr("sys.stdin", pasted)
    assert "Took in 2 cards." in sampled("import", sampled.file, "-", "--as", "survey")
    assert cards(sampled.file) == here + 2


def test_a_workbook_has_neither_encoding_nor_separator(sampled: Shell) -> None:
    told = json.loads(
        sampled("import", sampled.file, FOLDER / "forms.xlsx", "--as", "survey", "--dry-run", "--json")
    )
    assert (told["encoding"], told["delimiter"], told["header_row"], told["rows"]) == (None, None, 1, 5)


def test_what_is_no_survey_is_refused_and_changes_nothing(sampled: Shell) -> None:
    before = sampled.file.read_bytes()
    for path in FOLDER.glob("bad_*"):
        sampled("import", sampled.file, path, "--as", "survey", code=1)
    sampled("import", sampled.file, FOLDER / "none.csv", "--as", "survey", code=1)
    sampled("import", sampled.file, FOLDER / "list.txt", "--dry-run", code=1)
    sampled("import", sampled.file, FOLDER / "list.txt", "--as", "survey", "--map", "a=b", code=1)
    assert "leave it out here" in sampled.err
    assert sampled.file.read_bytes() == before


def test_a_table_without_headings_is_taken_whole(sampled: Shell, tmp_path: Path) -> None:
    (tmp_path / "bare.csv").write_text("More rooms,A mentor\nQuiet hours,Tea\n", encoding="utf-8")
    words = ("import", sampled.file, tmp_path / "bare.csv", "--as", "survey", "--dry-run", "--json")
    assert json.loads(sampled(*words))["rows"] == 1
    told = json.loads(sampled(*words, "--no-headings"))
    assert (told["rows"], told["header_row"], told["columns"][0]["name"]) == (2, None, "Column 1")
