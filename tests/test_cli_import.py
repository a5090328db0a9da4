"""`okrdesk import` of other tools' files: the JSON of the issue, what people read, and columns by hand."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from okrdesk.okr import cycles, key_results, objectives
from tests.exchange.rescue.reading import FOLDER
from tests.factories import load
from tests.test_cli import DAY, Shell, sampled, shell

__all__ = ["sampled", "shell"]


@pytest.fixture
def quarter(shell: Shell) -> Shell:
    shell("new", shell.file, "--name", "Nord", "--cycle", "2026-Q1")
    return shell


def bring(shell: Shell, name: str, *more: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(shell("import", shell.file, copied(shell, name), *more, "--json"))
    return told


def copied(shell: Shell, name: str) -> Path:
    return Path(shutil.copyfile(FOLDER / name, shell.file.parent / name))


def titles(file: Path) -> dict[str, list[str]]:
    document = load(file)
    cycle = cycles.all_cycles(document)[0].id
    below = key_results.of_cycle(document, cycle)
    return {o.title: [k.title for k in below.get(o.id, ())] for o in objectives.of_cycle(document, cycle)}


def test_a_dry_run_says_exactly_this_and_writes_nothing(quarter: Shell) -> None:
    before = quarter.file.read_bytes()
    bring(quarter, "okr-export-nord-before.csv")
    told = bring(quarter, "okr-export-nord.csv", "--dry-run")
    (difference,) = told.pop("differences")
    assert told == {
        "format": "viva-goals",
        "rows": 10,
        "create": {"objectives": 1, "key_results": 3, "check_ins": 21, "people": 0},
        "update": {"objectives": 1, "key_results": 1, "check_ins": 0, "people": 0},
        "same": {"objectives": 0, "key_results": 1, "check_ins": 3, "people": 1},
        "left_out": [{"what": "Prepare the autumn fair", "why": "a deliverable, not a key result"}],
        "refused": [
            {"line": 7, "reason": "“Target” is empty, so there is nothing to reach"},
            {"line": 10, "reason": "its objective 2295711 is not in the file"},
        ],
    }
    assert difference == {
        "number": "2",
        "title": "Grow the Bremen chapter",
        "figure": "progress",
        "file_says": "0.64",
        "we_count": difference["we_count"],
        "why": "One weight is missing. We weigh all 3 alike until you say otherwise.",
    }
    assert difference["we_count"].startswith("0.608")
    assert quarter.file.read_bytes() != before
    assert titles(quarter.file).keys() == {"Make introductions"}


def test_the_same_file_again_changes_nothing_and_one_undo_takes_all_back(quarter: Shell) -> None:
    first = bring(quarter, "okr-export-nord.csv")
    assert first["create"]["key_results"] == 5
    kept = quarter.file.read_bytes()
    again = bring(quarter, "okr-export-nord.csv")
    assert (again["create"]["check_ins"], again["same"]["key_results"]) == (0, 5)
    assert quarter.file.read_bytes() == kept
    quarter("undo", quarter.file)
    assert titles(quarter.file) == {}


def test_people_read_what_was_recognised_and_why_not(quarter: Shell) -> None:
    said = quarter("import", quarter.file, copied(quarter, "okr-export-nord.csv"))
    assert said.splitlines()[0] == "okr-export-nord.csv: Viva Goals, 10 lines, into 2026-Q1"
    for part in (
        "line 10",
        "Left out:",
        "the file says 64%, we count 61%. One weight is missing.",
        "Brought in 7 lines.",
    ):
        assert part in said
    assert quarter("import", quarter.file, FOLDER / "okr-export-nord.csv").endswith("Nothing was written.\n")


def test_what_was_changed_here_stays_and_is_told(quarter: Shell) -> None:
    bring(quarter, "okr-export-nord-before.csv")
    quarter("set", quarter.file, "1.1", "--target", "80", "--title", "Whole profiles")
    said = quarter("import", quarter.file, copied(quarter, "okr-export-nord.csv"))
    stays = said.partition("Changed here, so it stays:\n")[2].splitlines()[0].split()
    assert stays == ["Profiles", "that", "are", "complete", "words,", "target"]
    assert titles(quarter.file)["Make introductions that members thank us for"][0] == "Whole profiles"


def test_columns_are_named_by_hand(quarter: Shell) -> None:
    file = quarter.file.parent / "mine.csv"
    file.write_text("Wohin,Was,Bis\nWachsen,Mitglieder,500\n", encoding="utf-8")
    quarter.refuses("no file of goals", "import", quarter.file, file)
    mine = ("--map", "Wohin=objective", "--map", "Was=key-result", "--map", "Bis=target")
    said = quarter("import", quarter.file, file, *mine)
    assert said.partition("Columns:\n")[2].split()[:6] == [
        "Wohin",
        "Objective",
        "Was",
        "Key",
        "result",
        "Bis",
    ]
    assert titles(quarter.file) == {"Wachsen": ["Mitglieder"]}
    ours = quarter.file.parent / "ours.csv"
    quarter("export", quarter.file, ours)
    quarter.refuses("leave --map out", "import", quarter.file, ours, "--map", "Nothing=target")
    quarter.refuses("no COLUMN=FIELD", "import", quarter.file, file, "--as", "table", "--map", "Wohin")


def test_a_pasted_list_comes_by_standard_input(quarter: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    pasted = io.BytesIO(b"O: Grow | Ada\n- Members | 1 | 9 | 3\n")
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=pasted))
    assert json.loads(quarter("import", quarter.file, "-", "--json"))["format"] == "markdown"
    assert titles(quarter.file) == {"Grow": ["Members"]}


def test_a_workspace_from_json_is_still_one(quarter: Shell) -> None:
    out = quarter.file.parent / "all.json"
    quarter("export", quarter.file, out)
    quarter("import", quarter.file.parent / "again.okrdesk", out)
    assert (quarter.file.parent / "again.okrdesk").exists()
    quarter.refuses("for files of other tools", "import", quarter.file, out, "--cycle", "2026-Q1")
    out.write_text("{}", encoding="utf-8")
    quarter.refuses("“all.json” ", "import", quarter.file, out, "--dry-run")


def test_a_workspace_of_ours_can_be_looked_at_before_it_is_taken_in(sampled: Shell) -> None:
    out, page, new = (sampled.folder / name for name in ("all.json", "page.pdf", "new.okrdesk"))
    sampled("export", sampled.file, out)
    sampled("check-in", sampled.file, "1.1", "8", "--on", DAY)
    sampled("set", sampled.file, "1.2", "--target", "60")
    sampled("export", sampled.file, page, "--on", DAY, "--no-chart", "--carry", "whole", "--no-remember")
    nothing = {"left_out": [], "refused": [], "differences": []}
    for source in (out, page):
        told = sampled.json("import", new, source, "--dry-run")
        assert not new.exists()
        assert {**told, **nothing} == told
        assert list(told) == [
            *("format", "rows", "create", "update", "same", "left_out", "refused", "differences")
        ]
        assert told["create"]["objectives"] == 3
        assert told["rows"] == sum(told["create"].values())
        said = sampled("import", new, source, "--dry-run")
        assert said.startswith(f"{source.name}: a workspace of ours, into ")
        assert said.endswith("Nothing was written.\n")
    before = sampled.file.read_bytes()
    again = sampled.json("import", sampled.file, page, "--dry-run")
    assert (again["create"]["check_ins"], again["update"]["key_results"]) == (0, 0)
    assert sampled.json("import", new, out)["create"] == sampled.json("import", sampled.file, out)["same"] | {
        "objectives": 3, "key_results": told["create"]["key_results"],
        "check_ins": told["create"]["check_ins"] - 1, "people": told["create"]["people"],
    }  # fmt: skip
    assert sampled.file.read_bytes() == before
    brought = sampled.json("import", new, page)
    assert (brought["create"]["check_ins"], brought["update"]["key_results"]) == (1, 1)


def test_a_workspace_is_sent_to_merge(quarter: Shell) -> None:
    quarter.refuses(f"okrdesk merge FILE {quarter.file.name}", "import", quarter.file, quarter.file)


def test_what_stands_above_all_objectives_is_refused_and_not_lost(quarter: Shell) -> None:
    pasted = quarter.file.parent / "list.md"
    pasted.write_text("- Lost\n# Grow\n- Members\n# Learn\n- Courses\n", encoding="utf-8")
    told = json.loads(quarter("import", quarter.file, pasted, "--dry-run", "--json"))
    assert told["rows"] == 5
    assert told["refused"] == [{"line": 1, "reason": "no objective stands above it"}]


def test_a_line_of_marks_alone_is_no_objective(quarter: Shell) -> None:
    pasted = quarter.file.parent / "marks.md"
    pasted.write_text("- \n#\n## \n", encoding="utf-8")
    quarter.refuses("no file of goals", "import", quarter.file, pasted)
