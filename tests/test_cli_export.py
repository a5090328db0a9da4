"""`okrdesk export` to every ending, and back by `okrdesk import`, as people type it."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from okrdesk.cli.run import run
from okrdesk.okr import cycles, mission
from okrdesk.okr.cadence import Cadence
from tests import changes, factories

DAY = "2026-02-08"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    document = factories.sample_of(dt.date.fromisoformat(DAY))
    made = factories.stored(tmp_path_factory.mktemp("sample") / "makers.okrdesk", document)
    document.close()
    return made


def shown(file: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    capsys.readouterr()
    assert run(["show", str(file), "--on", DAY, "--cycle", "2026-Q1", "--json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("ending", ["xlsx", "csv", "zip", "json"])
def test_what_is_exported_comes_back(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    out, other = tmp_path / f"goals.{ending}", tmp_path / "other.okrdesk"
    as_of = [] if ending == "json" else ["--on", DAY]
    assert run(["export", str(sample), str(out), *as_of]) == 0
    assert run(["import", str(other), str(out)]) == 0
    told, came = shown(sample, capsys), shown(other, capsys)
    assert (came["progress"], came["expected"]) == (told["progress"], told["expected"])
    for ours, theirs in zip(told["objectives"], came["objectives"], strict=True):
        names = ("title", "owner", "progress", "status", "confidence", "weight", "team")
        assert [ours[name] for name in names] == [theirs[name] for name in names]
        series = [[len(each["check_ins"]) for each in line["key_results"]] for line in (ours, theirs)]
        assert series[0] == series[1]


def test_an_import_into_a_new_name_begins_the_workspace(sample: Path, tmp_path: Path) -> None:
    changed, out, other = (tmp_path / name for name in ("changed.okrdesk", "goals.csv", "new.okrdesk"))
    document = factories.load(sample)
    changes.of_mission(
        document, rule="oboard", cadence=Cadence("two-weeks", 2, "18:00"), locale="de_AT", vision="Seen"
    )
    factories.stored(changed, document)
    document.close()
    assert run(["export", str(changed), str(out), "--on", DAY]) == 0
    assert run(["import", str(other), str(out), "--dry-run"]) == 0
    assert not other.exists()
    assert run(["import", str(other), str(out)]) == 0
    came = factories.load(other)
    ours = mission.read(came)
    assert (ours.name, ours.rule, ours.cadence, ours.locale) == (
        "Sample",
        "oboard",
        Cadence("two-weeks", 2, "18:00"),
        "de_AT",
    )
    (cycle,) = cycles.all_cycles(came)
    assert (cycle.name, cycle.first_day, cycle.last_day) == (
        "2026-Q1",
        dt.date(2026, 1, 1),
        dt.date(2026, 3, 31),
    )
    came.close()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "number,title,baseline,target,measure,direction\r\n1.1,x,0,1,number,increase",
            "does not say its cycle",
        ),
        ("Goal,Owner,Target\nx,y,3", "There is no file"),
    ],
)
def test_another_file_begins_no_workspace(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, sentence: str
) -> None:
    file, other = tmp_path / "goals.csv", tmp_path / "new.okrdesk"
    file.write_text(text, encoding="utf-8")
    assert run(["import", str(other), str(file)]) == 1
    assert sentence in capsys.readouterr().err
    assert not other.exists()


@pytest.mark.parametrize(("ending", "begins"), [("md", b"# Sample"), ("ics", b"BEGIN:VCALENDAR")])
def test_other_endings_are_written(sample: Path, tmp_path: Path, ending: str, begins: bytes) -> None:
    out = tmp_path / f"goals.{ending}"
    out.write_bytes(b"old")
    assert run(["export", str(sample), str(out), "--cycle", "2026-Q1"]) == 0
    assert out.read_bytes().startswith(begins)


def test_a_workbook_that_is_no_longer_one_is_refused(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "goals.xlsx"
    assert run(["export", str(sample), str(out), "--on", DAY]) == 0
    out.write_bytes(out.read_bytes()[:5000])
    assert run(["import", str(sample), str(out)]) == 1
    assert "damaged" in capsys.readouterr().err
