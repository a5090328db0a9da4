"""Commands: what they print, what they leave in the file, and the exit codes 0, 1 and 2."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import stat
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from okrdesk.cli import arguments
from okrdesk.cli.run import run
from okrdesk.document import storage
from okrdesk.document.refused import Refused
from okrdesk.okr import cycles
from okrdesk.okr.sheet_codes import code_of
from tests import changes, factories
from tests.reports.reading import words as texts_of_pdf

DAY = "2026-02-08"
_parser = cache(arguments.parser)


class Shell:
    """Runs commands in this process and keeps what they print."""

    def __init__(self, folder: Path, read: Callable[[], tuple[str, str]]) -> None:
        self.folder, self._read = folder, read
        self.file = folder / "plan.okrdesk"

    def __call__(self, *words: object, code: int = 0) -> str:
        self._read()
        found = run([str(word) for word in words])
        self.out, self.err = self._read()
        assert found == code, self.err
        assert "Traceback" not in self.err
        if code == 1:
            assert len(self.err.strip().splitlines()) == 1, "a refusal is one sentence"
        return self.out

    def refuses(self, told: str, *words: object) -> None:
        """Say why a command cannot be done, and leave the file as it was."""
        before = self.file.read_bytes()
        self(*words, code=1)
        assert told in self.err
        assert self.file.read_bytes() == before

    def json(self, *words: object) -> Any:
        return json.loads(self(*words, "--json"))

    def key_result(self, number: str) -> Any:
        whole = self.json("show", self.file, "--on", DAY)
        return next(k for o in whole["objectives"] for k in o["key_results"] if k["number"] == number)


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    for name in ("LC_ALL", "LC_NUMERIC", "LANG", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setattr(arguments, "parser", _parser)  # made in a time in which most commands are done

    def read() -> tuple[str, str]:
        found = capsys.readouterr()
        return found.out, found.err

    return Shell(tmp_path, read)


@pytest.fixture
def sampled(shell: Shell) -> Shell:
    sample_into(shell)
    return shell


def sample_into(shell: Shell) -> None:
    """The sample workspace as the command writes it."""
    factories.sample_file(shell.file, dt.date.fromisoformat(DAY))


# show


def test_show_prints_exactly_what_was_agreed(sampled: Shell) -> None:
    whole = sampled.json("show", sampled.file, "--on", "8.2.2026")
    assert list(whole) == ["workspace", "cycle", "on", "progress", "expected", "objectives"]
    assert list(whole["workspace"]) == ["id", "name", "mission", "vision"]
    assert whole["cycle"]["first_day"] == "2026-01-01"
    assert whole["on"] == DAY
    assert whole["expected"] == "0.426966292135"  # F10: 38 of 89 days
    objective = whole["objectives"][0]
    assert list(objective) == [
        *("number", "id", "title", "commitment", "type", "owner", "progress", "expected", "status"),
        *("confidence", "weight", "weight_locked", "score", "decision", "decision_reason", "answers"),
        *("continues", "supports", "team", "effort", "accepted_on", "key_results"),
    ]
    row = objective["key_results"][1]
    assert list(row) == [
        *("number", "id", "title", "measure", "unit", "direction", "baseline", "target", "current"),
        *("raw_progress", "progress", "expected", "status", "outdated", "confidence"),
        *("confidence_on", "forecast"),
        *("weight", "weight_locked", "due", "owner", "helpers", "partners", "accepted_on"),
        *("score", "continues", "source", "initiatives", "check_ins", "target_moved"),
    ]
    assert (row["number"], row["measure"], row["direction"]) == ("1.2", "average", "increase")
    assert (row["baseline"], row["target"], row["current"]) == ("22", "50", "37")
    assert (row["progress"], row["status"], row["confidence"]) == ("0.535714285714", "on track", 7)
    assert (row["due"], row["owner"], row["weight"]) == ("2026-03-31", "Mehmet Aydin", "33.333333333333")
    assert list(row["check_ins"][0]) == [
        *("date", "value", "confidence", "note", "blocker", "next_step", "confidences", "spell", "by", "late")
    ]


def test_a_confidence_of_an_earlier_check_in_bears_its_day(sampled: Shell) -> None:  # decision 36
    assert sampled.key_result("1.1")["confidence_on"] is None
    given = sampled.key_result("1.1")["check_ins"][-1]["date"]
    sampled("check-in", sampled.file, "1.1", "8", "--on", DAY)
    row = sampled.key_result("1.1")
    assert (row["confidence"], row["confidence_on"]) == (7, given)
    assert "confidence 7 as of 8 Feb" in sampled("show", sampled.file, "--on", DAY)
    figures = {f["name"]: f for f in sampled.json("explain", sampled.file, "1.1", "--on", DAY)["figures"]}
    assert figures["confidence"]["inputs"]["given on"] == given
    assert "given on 8 Feb 2026" in " ".join(sampled("explain", sampled.file, "1.1", "--on", DAY).split())


def test_what_is_unknown_is_null(sampled: Shell) -> None:
    row = sampled.key_result("3.3")
    assert (row["current"], row["confidence"], row["forecast"], row["status"]) == (
        *(None, None, None),
        "not started",
    )
    assert sampled.key_result("2.3")["owner"] is None


def test_show_for_people_is_aligned_and_plain(sampled: Shell) -> None:
    out = sampled("show", sampled.file, "--on", DAY)
    assert "Bremen Makers’ Network · 2026-Q1" in out
    assert "week 6 of 13" in out
    lines = [line for line in out.splitlines() if line.strip().startswith("1.")]
    assert len({line.index("confidence") for line in lines}) == 1
    assert "€2,600" in out
    assert [words in out for words in ("of 12 events", "target 12 hours", "target yes")] == [True] * 3


def test_a_day_outside_the_cycle_has_no_week(sampled: Shell) -> None:
    assert "before its first day" in sampled("show", sampled.file, "--on", "2025-12-31").splitlines()[0]
    assert "week 1 of 13" in sampled("show", sampled.file, "--on", "2026-01-01").splitlines()[0]
    assert "after its last day" in sampled("show", sampled.file, "--on", "2026-04-02").splitlines()[0]


def test_weights_that_need_a_word_get_it(sampled: Shell) -> None:
    with contextlib.closing(storage.open_for_command(sampled.file, write=True)) as opened:
        for number in ("1.1", "1.2"):
            changes.key_result(opened.document, sampled.key_result(number)["id"], "Lock", weight=Decimal(60))
        opened.publish()
    assert "add up to 120" in sampled("show", sampled.file, "--on", DAY)


def test_other_days_rules_and_cycles(sampled: Shell) -> None:
    assert sampled.json("show", sampled.file, "--on", "2026-01-01")["progress"] == "0"
    strict = sampled.json("show", sampled.file, "--on", DAY, "--rule", "mhokr")
    assert strict["objectives"][0]["key_results"][2]["status"] == "off track"  # gap 0.152, edge 0.15
    assert sampled.json("show", sampled.file, "--cycle", "2026-q1")["cycle"]["name"] == "2026-Q1"
    sampled("show", sampled.file, "--rule", "mohkr", code=1)
    assert "mhokr" in sampled.err
    sampled("show", sampled.file, "--cycle", "2031", code=1)
    sampled("show", sampled.file, "--on", "30.2.2026", code=1)


# check-in


@pytest.mark.parametrize(
    ("number", "value", "stored"),
    [
        ("1.1", "9", "9"), ("1.2", "333/9", "37"), ("1.3", "27 %", "27"),
        ("3.2", "-1.200,50", "-1200.50"), ("3.2", "€3,000.50", "3000.50"), ("3.2", "-€5", "-5"),
        ("1.1", "-٥", "-5"), (" 1.1 ", "9", "9"), ("١.١", "9", "9"),
        ("2.4", "First pairs met", "3"), ("3.3", "yes", "1"),
    ],
)  # fmt: skip
def test_values_are_taken_as_people_write_them(sampled: Shell, number: str, value: str, stored: str) -> None:
    sampled("check-in", sampled.file, number, value, "--on", DAY)
    assert sampled.key_result(number.strip().replace("١", "1"))["current"] == stored


def test_a_check_in_keeps_everything_said(sampled: Shell) -> None:
    out = sampled(
        *("check-in", sampled.file, "1.2", "333/9", "--confidence", "8", "--note", "-5 % no-shows"),
        *("--blocker", "no room", "--by", "jana petersen", "--on", DAY),
    )
    assert "confidence 7 → 8" in out
    assert "on track" in out
    newest = sampled.key_result("1.2")["check_ins"][-1]
    assert newest == {
        "date": DAY,
        "value": "37",
        "confidence": 8,
        "note": "-5 % no-shows",
        "blocker": "no room",
        "next_step": "",
        "confidences": [],
        "spell": None,
        "by": "Jana Petersen",
        "late": False,
    }


def test_a_key_result_is_found_by_its_id(sampled: Shell) -> None:
    row = sampled.key_result("2.2")
    sampled("check-in", sampled.file, row["id"], "12", "--on", DAY)
    assert sampled.key_result("2.2")["status"] == "achieved"


def test_an_id_is_found_in_whichever_cycle_it_lies(sampled: Shell) -> None:
    row = sampled.key_result("2.2")
    with contextlib.closing(storage.open_for_command(sampled.file, write=True)) as opened:
        cycles.add(opened.document, "2026-Q2", dt.date(2026, 4, 2), dt.date(2026, 6, 30))
        opened.publish()
    later = ("--on", "2026-05-01")
    assert sampled.json("explain", sampled.file, row["id"], *later)["title"] == row["title"]
    sampled("explain", sampled.file, "2.2", *later, code=1)
    sampled("check-in", sampled.file, row["id"], "12", *later)


def test_two_readings_are_refused_where_no_locale_is_known(shell: Shell) -> None:
    shell("new", shell.file, "--blueprint", "event-hub", "--fill", "CITY=Graz")
    shell("check-in", shell.file, "1.1", "1.200", code=1)
    assert "1200 or 1.2" in shell.err
    shell("check-in", shell.file, "1.1", "1.200", "--locale", "de_AT")
    assert shell.json("show", shell.file)["objectives"][0]["key_results"][0]["current"] == "1200"


# new


def test_new_from_a_blueprint(shell: Shell) -> None:
    shell(
        *("new", shell.file, "--name", "Graz Makers", "--mission", "Bread", "--cycle", "2026-Q1"),
        *("--blueprint", "event-hub", "--fill", "CITY=Graz", "--locale", "de-AT"),
    )
    whole = shell.json("show", shell.file, "--on", DAY)
    assert (whole["workspace"]["name"], whole["workspace"]["mission"]) == ("Graz Makers", "Bread")
    assert "Graz" in whole["objectives"][0]["title"]
    assert [k["target"] for k in whole["objectives"][0]["key_results"]] == ["12", "50", "50"]
    shell("check-in", shell.file, "1.2", "40,5", "--on", DAY)
    assert shell.key_result("1.2")["current"] == "40.5"


def test_gaps_and_unknown_placeholders_are_named_at_once_and_nothing_is_written(shell: Shell) -> None:
    shell("new", shell.file, "--blueprint", "event-hub", "--fill", "TOWN=Graz", code=1)
    assert "CITY" in shell.err
    assert "TOWN" in shell.err
    assert not shell.file.exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--blueprint", "event-hup"], "event-hub"),
        (["--cycle", "2026-Q9"], "2026-Q9"),
        (["--locale", "klingon"], "klingon"),
        (["--name", " "], "name"),
        (["--name", "\x07\u200b"], "name"),
        (["--blueprint", "event-hub", "--fill", "CITY=Graz", "--fill", "CITY=Linz"], "CITY"),
    ],
)
def test_new_refuses_what_it_does_not_know(shell: Shell, words: list[str], told: str) -> None:
    shell("new", shell.file, *words, code=1)
    assert told in shell.err
    assert not shell.file.exists()


def test_more_than_three_blueprints_are_done_with_a_note(shell: Shell) -> None:
    blueprints = json.loads(shell("blueprints", "--json"))
    keys = [b["key"] for b in blueprints][:4]
    fill = {name for b in blueprints[:4] for name in b["placeholders"]}
    words = [w for key in keys for w in ("--blueprint", key)] + [
        w for n in fill for w in ("--fill", f"{n}=X")
    ]
    shell("new", shell.file, *words)
    assert "4" in shell.err
    assert len(shell.json("show", shell.file)["objectives"]) == 4


@pytest.mark.parametrize("command", ["new", "sample"])
def test_nothing_is_overwritten(shell: Shell, command: str) -> None:
    shell.file.write_text("mine")
    shell(command, shell.file, code=1)
    assert shell.file.read_text() == "mine"


# explain, coach, blueprints


def test_explain_shows_the_sum_and_all_rules(sampled: Shell) -> None:
    whole = sampled.json("explain", sampled.file, "1.2", "--on", DAY)
    assert list(whole) == ["number", "title", "figures", "statuses", "target_moved"]
    assert len(whole["statuses"]) == 7
    figures = {f["name"]: f for f in whole["figures"]}
    assert list(figures["progress"]) == ["name", "value", "formula", "inputs", "rule"]
    assert figures["progress"]["value"] == "0.535714285714"
    assert set(figures["progress"]["inputs"].values()) == {"37", "22", "50"}
    out = sampled("explain", sampled.file, "1.2", "--on", DAY)
    assert "(37 − 22) ÷ (50 − 22)" in out
    sampled("explain", sampled.file, "9.9", code=1)


def test_explain_an_objective_and_the_cycle(sampled: Shell) -> None:
    row = sampled.json("show", sampled.file, "--on", DAY)["objectives"][0]
    for name in ("1", row["id"]):
        found = sampled.json("explain", sampled.file, name, "--on", DAY)
        assert (found["number"], found["title"], len(found["statuses"])) == ("1", row["title"], 7)
        figures = {each["name"]: each["value"] for each in found["figures"]}
        assert list(figures) == ["progress", "expected", "status", "confidence", "score"]
        assert (figures["progress"], figures["status"]) == (row["progress"], row["status"])
    assert row["title"] in sampled("explain", sampled.file, "1", "--on", DAY)
    whole = sampled.json("explain", sampled.file, "--on", DAY)
    assert (whole["number"], whole["statuses"]) == (None, {})
    figures = {each["name"]: each for each in whole["figures"]}
    assert figures["progress"]["value"] == sampled.json("show", sampled.file, "--on", DAY)["progress"]
    assert figures["expected"]["inputs"]["day"] == DAY  # machines read days as they are exchanged
    assert "÷" in sampled("explain", sampled.file, "--on", DAY)


def test_coach_on_a_sentence(shell: Shell) -> None:
    whole = shell.json("coach", "--text", "Increase revenue", "--kind", "objective")
    assert whole["verdict"] == "rework"
    assert list(whole["findings"][0]) == ["rule", "level", "message"]
    assert "rework" in shell("coach", "--text", "Call 50 donors", "--kind", "key-result")
    shell("coach", code=2)
    shell("coach", "--text", "x", code=2)
    shell("coach", "--text", "x", "--kind", "mission", code=2)
    shell("coach", "--text", " ", "--kind", "objective", code=1)


def test_coach_on_a_workspace(sampled: Shell) -> None:
    found = {(each["number"], each["kind"]): each for each in sampled.json("coach", sampled.file)}
    assert list(found["2.3", "key-result"]) == ["number", "kind", "verdict", "findings"]
    assert "K-NOOWNER" in {f["rule"] for f in found["2.3", "key-result"]["findings"]}
    assert ("1", "objective") in found
    assert "2.3" in sampled("coach", sampled.file)


def test_blueprints_are_the_files_own_content(shell: Shell) -> None:
    whole = json.loads(shell("blueprints", "--json"))
    assert [b["key"] for b in whole][:2] == ["event-hub", "growth-networking"]
    assert len(whole) == 8
    assert "CITY" in shell("blueprints")
    assert "retention" in [each["id"] for each in json.loads(shell("measures", "--json"))]
    assert "Members who contributed at least once" in shell("measures")


# words, people, history, undo, redo


def test_words_are_suggested_then_set(sampled: Shell) -> None:
    sampled("words", sampled.file, "--ask", "A room", "--on", DAY)
    whole = sampled.json("words", sampled.file, "--on", DAY)
    assert whole["ask"].endswith("\nA room")
    assert whole["went_well"].startswith("1.3 The first evening")
    sampled("words", sampled.file, "--went-well", "", "--on", DAY)
    assert "Two partners" in sampled("words", sampled.file, "--on", DAY)


def test_people(sampled: Shell) -> None:
    sampled("people", sampled.file, "--add", "Ada Lovelace", "--role", "Baker")
    assert {"name": "Ada Lovelace", "role": "Baker"}.items() <= next(
        p for p in sampled.json("people", sampled.file) if p["name"].startswith("Ada")
    ).items()
    assert "Baker" in sampled("people", sampled.file)
    sampled("people", sampled.file, "--add", "ada lovelace", code=1)
    sampled("people", sampled.file, "--add", " ", code=1)


def test_a_name_is_found_in_every_composition_and_must_be_seen(sampled: Shell) -> None:
    sampled("people", sampled.file, "--add", "Zo\u00eb M\u00fcller")
    sampled("check-in", sampled.file, "1.1", "9", "--on", DAY, "--by", " Zoe\u0308  Mu\u0308ller")
    assert sampled.key_result("1.1")["check_ins"][-1]["by"] == "Zo\u00eb M\u00fcller"
    sampled("people", sampled.file, "--add", "Zoe\u0308 M\u00fcller", code=1)
    for unseen in ("\x07", "\u200b"):
        sampled("people", sampled.file, "--add", unseen, code=1)


def test_history_undo_and_redo(sampled: Shell) -> None:
    sampled("check-in", sampled.file, "1.1", "9", "--on", DAY)
    row = sampled.json("history", sampled.file)[0]
    assert list(row) == ["id", "at", "person", "label", "undone", "changes"]
    assert row["changes"][0] == {
        "what": "1.1 Public events held in the cycle",
        "field": "value",
        "before": "7",
        "after": "9",
    }
    assert "9 → 7" in sampled("undo", sampled.file)
    assert sampled.key_result("1.1")["current"] == "7"
    assert "7 → 9" in sampled("redo", sampled.file)
    assert sampled.key_result("1.1")["current"] == "9"
    sampled("redo", sampled.file, code=1)
    sampled("history", sampled.file, "--limit", "9" * 30)
    for wrong in ("-1", "many", "1.5"):
        sampled("history", sampled.file, "--limit", wrong, code=2)
        assert "\0" not in sampled.err
        assert "x00" not in sampled.err
    newest = sampled("history", sampled.file, "--limit", "2")
    assert newest.splitlines()[0].endswith("Redo: Check in")


def test_undo_ends_where_there_is_nothing_left(shell: Shell) -> None:
    shell("new", shell.file)
    shell("undo", shell.file)
    shell("undo", shell.file, code=1)


# files


def test_a_json_round_trip_and_a_merge(sampled: Shell) -> None:
    out, copy = sampled.folder / "all.json", sampled.folder / "copy.okrdesk"
    sampled("export", sampled.file, out)
    sampled("import", copy, out)
    assert sampled.json("show", copy, "--on", DAY) == sampled.json("show", sampled.file, "--on", DAY)
    sampled("check-in", copy, "1.1", "8", "--on", DAY)
    sampled("check-in", sampled.file, "1.1", "9", "--on", DAY)
    sampled("export", copy, out)
    sampled("import", sampled.file, out)
    assert {"8", "9"} <= {c["value"] for c in sampled.key_result("1.1")["check_ins"]}
    other = sampled.folder / "other.okrdesk"
    sampled("new", other)
    before = other.read_bytes()
    sampled("import", other, out, code=1)
    assert other.read_bytes() == before
    out.write_text("{}")
    sampled("import", sampled.file, out, code=1)
    sampled("import", sampled.file, sampled.folder / "none.json", code=1)


def test_check_in_sheets_are_typed_back_in_one_step(sampled: Shell) -> None:
    first, second = (code_of(sampled.key_result(number)["id"]) for number in ("1.1", "1.3"))
    lines = sampled.folder / "lines.txt"
    lines.write_text(f"{first} 9 7\n{second.lower()} 27 %\n{first[:4]}? 9\n", "utf-8")
    before = sampled.file.read_bytes()
    sampled("check-in-sheets", sampled.file, lines, "--on", DAY, code=1)
    assert "Line 3: " in sampled.err
    assert "1 line cannot be taken yet" in sampled.err
    assert sampled.file.read_bytes() == before
    lines.write_text(f"{first} 9 7\n{second.lower()} 27 %\n", "utf-8")
    assert "Took in 2 check-ins." in sampled("check-in-sheets", sampled.file, lines, "--on", DAY)
    assert sampled.key_result("1.1")["check_ins"][-1]["value"] == "9"
    sampled("undo", sampled.file)
    assert sampled.key_result("1.1")["check_ins"][-1]["value"] != "9"


def test_export_as_pdf(sampled: Shell) -> None:
    out = sampled.folder / "page.PDF"
    out.write_text("before")
    sampled("export", sampled.file, out, "--paper", "letter", "--on", DAY, "--no-chart")
    first = out.read_bytes()
    assert first.startswith(b"%PDF")
    sampled("export", sampled.file, out, "--paper", "letter", "--on", DAY, "--no-chart")
    assert out.read_bytes() == first
    sampled("export", sampled.file, sampled.folder / "page.docx", code=1)
    sampled("export", sampled.file, sampled.folder / "none" / "page.pdf", "--no-chart", code=1)
    sampled("export", sampled.file, out, "--paper", "a5", code=2)


def test_an_exported_page_is_remembered_once(sampled: Shell) -> None:
    out = sampled.folder / "page.pdf"
    asked = ("export", sampled.file, out, "--on", DAY, "--no-chart")
    before = sampled.file.read_bytes()
    sampled(*asked, "--no-remember")
    assert sampled.file.read_bytes() == before
    draft = out.read_bytes()
    assert "Remembered as the page of 8 February 2026" in sampled(*asked)
    remembered = sampled.file.read_bytes()
    assert remembered != before
    assert "Remembered" not in sampled(*asked)
    assert sampled.file.read_bytes() == remembered, "the same page once more"
    assert out.read_bytes() == draft, "a page is not compared with itself"
    sampled("undo", sampled.file)
    assert "Remembered" in sampled(*asked)


def test_a_page_of_a_protected_workspace_is_written_and_not_remembered(
    sampled: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_asked: object) -> None:
        raise Refused("It is protected.")

    monkeypatch.setattr(storage.OpenFile, "publish", refuse)
    before = sampled.file.read_bytes()
    sampled("export", sampled.file, sampled.folder / "page.pdf", "--on", DAY, "--no-chart")
    assert (sampled.folder / "page.pdf").exists()
    assert "This page was not remembered for the next one. It is protected." in sampled.err
    assert sampled.file.read_bytes() == before


@pytest.mark.parametrize(("kind", "words"), [("--review", "REVIEW"), ("--map", "ALIGNMENT MAP")])
def test_review_and_map_are_exported(sampled: Shell, kind: str, words: str) -> None:
    out = sampled.folder / "page.pdf"
    sampled("export", sampled.file, out, kind, "--paper", "letter", "--on", DAY)
    first = out.read_bytes()
    assert words in texts_of_pdf(first)
    sampled("export", sampled.file, out, kind, "--paper", "letter", "--on", DAY)
    assert out.read_bytes() == first
    sampled("export", sampled.file, sampled.folder / "page.json", kind, code=1)
    assert not (sampled.folder / "page.json").exists()
    sampled("export", sampled.file, out, "--review", "--map", code=2)


def test_a_page_is_compared_with_the_day_that_is_named(sampled: Shell) -> None:
    out = sampled.folder / "page.pdf"
    for wish, said in (
        (("--since", "25 Jan"), "+14 points since 25 Jan"),
        (("--no-since",), "trend 74% by 31 Mar"),
    ):
        sampled("export", sampled.file, out, "--on", DAY, "--no-chart", *wish)
        assert said in texts_of_pdf(out.read_bytes())
    sampled("export", sampled.file, out, "--since", "25 Jan", "--no-since", code=2)
    sampled("export", sampled.file, out, "--since", "someday", code=1)


def test_a_page_that_carries_the_workspace_is_gone_on_from(sampled: Shell) -> None:
    page, again = sampled.folder / "page.pdf", sampled.folder / "again.okrdesk"
    sampled("export", sampled.file, page, "--layout", "map", "--on", DAY)
    sampled("show", page, code=1)
    assert "is a page without a workspace" in sampled.err
    sampled("export", sampled.file, page, "--layout", "map", "--on", DAY, "--carry", "whole")
    shown = sampled.json("show", sampled.file, "--on", DAY)
    assert sampled.json("show", page, "--on", DAY) == shown
    sampled("check-in", page, "1.1", "8", code=1)
    assert "is a page; “okrdesk import NEW.okrdesk page.pdf”" in sampled.err
    sampled("import", again, page)
    assert sampled.json("show", again, "--on", DAY) == shown
    sampled("check-in", again, "1.1", "9", "--on", DAY)
    sampled("export", again, page, "--layout", "map", "--on", DAY, "--carry", "whole")
    sampled("import", sampled.file, page)
    assert "9" in {each["value"] for each in sampled.key_result("1.1")["check_ins"]}


def test_a_page_that_carries_its_cycle_is_another_workspace(sampled: Shell) -> None:
    page, again = sampled.folder / "page.pdf", sampled.folder / "again.okrdesk"
    wish = ("--layout", "wall", "--on", DAY, "--carry", "cycle", "--no-names")
    sampled("export", sampled.file, page, *wish)
    sampled("import", sampled.file, page, code=1)
    sampled("import", again, page)
    assert len(sampled.json("show", again, "--on", DAY)["objectives"]) == 3
    sampled("export", sampled.file, page, "--layout", "wall", "--carry", "whole", "--no-names", code=1)
    sampled("export", sampled.file, sampled.folder / "all.json", "--carry", "whole", code=1)


def test_an_export_never_replaces_its_workspace(shell: Shell) -> None:
    for name in ("plan.json", "plan.pdf"):
        file, link = shell.folder / name, shell.folder / f"link-{name}"
        shell("new", shell.folder / "plan.okrdesk")
        (shell.folder / "plan.okrdesk").rename(file)  # as somebody may call it
        link.hardlink_to(file)
        before = file.read_bytes()
        for out in (file, link, shell.folder / "." / name):
            shell("export", file, out, code=1)
            assert name in shell.err
        assert file.read_bytes() == before


def test_an_export_goes_through_links_and_replaces_only_files(
    sampled: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, link, folder = (sampled.folder / name for name in ("all.json", "link.json", "folder.json"))
    link.symlink_to(target)
    folder.mkdir()
    sampled("export", sampled.file, link)
    assert link.is_symlink()
    monkeypatch.chdir(sampled.folder)
    assert sampled("export", sampled.file, "here.json") == "Wrote here.json\n"
    assert json.loads(target.read_text("utf-8"))["format"] == "okrdesk-workspace"
    sampled("export", sampled.file, folder, code=1)
    assert "folder.json" in sampled.err
    if hasattr(os, "mkfifo"):
        os.mkfifo(sampled.folder / "pipe.json")
        sampled("export", sampled.file, sampled.folder / "pipe.json", code=1)
        assert stat.S_ISFIFO((sampled.folder / "pipe.json").stat().st_mode)


def test_check_and_backups(sampled: Shell) -> None:
    assert "in order" in sampled("check", sampled.file)
    assert sampled.json("backups", sampled.file) == []
    sampled.file.write_bytes(sampled.file.read_bytes()[:-100])
    for command in ("check", "backups", "show", "undo", "history"):
        sampled(command, sampled.file, code=1)


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\x00" + b"\x00" * 200])
def test_what_is_no_workspace_is_refused_and_left_as_it_was(shell: Shell, content: bytes) -> None:
    shell.file.write_bytes(content)
    for words in (["show"], ["check"], ["undo"], ["people", "--add", "Ada"]):
        shell(words[0], shell.file, *words[1:], code=1)
        assert shell.file.read_bytes() == content
    shell("show", shell.folder, code=1)
    shell("show", shell.folder / "none.okrdesk", code=1)


def test_demo_takes_free_names_and_says_where(shell: Shell) -> None:
    out = shell("demo", shell.folder / "new folder", "--on", DAY)
    out += shell("demo", shell.folder / "new folder", "--on", DAY)
    names = sorted(p.name for p in (shell.folder / "new folder").iterdir())
    assert names == [
        "bremen-makers-2.okrdesk",
        "bremen-makers-2.pdf",
        "bremen-makers.okrdesk",
        "bremen-makers.pdf",
    ]
    assert "no display" in out
    assert all(name in out for name in names)


def test_demo_opens_the_window_where_there_is_a_display(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    opened: list[Path] = []
    assert run(["demo", str(shell.folder)], open_window=lambda path: opened.append(path) or 0) == 0
    assert opened == [shell.folder / "bremen-makers.okrdesk"]


# every command


@pytest.mark.parametrize(
    "words", [["shwo", "x"], ["show"], ["new", "x", "--fill", "CITY"], ["check-in", "x"], []]
)
def test_wrong_usage_is_2(shell: Shell, words: list[str]) -> None:
    shell(*words, code=2)


def test_help_and_version(shell: Shell) -> None:
    from okrdesk.cli.commands import COMMANDS

    out = shell("--help")
    assert all(command in out for command in COMMANDS)
    for command in COMMANDS:
        shell(command, "--help")
    assert "OKR Desk" in shell("--version")


def test_somebodys_text_cannot_steer_the_terminal(shell: Shell) -> None:
    shell("new", shell.file, "--name", "a\x1b[31mred\u202e\nsecond line", "--mission", "\x9b2J")
    out = shell("show", shell.file)
    assert out.splitlines()[0].startswith("a[31mred second line ·")
    assert not any(c in out for c in "\x1b\x9b\u202e")


def test_a_files_name_cannot_steer_the_terminal(shell: Shell) -> None:
    file = shell.folder / "a\x1b[31m  b\nc.okrdesk"
    for words in (["new", file], ["export", file, f"{file}.json"], ["check", file]):
        out = shell(*words)
        assert "\x1b" not in out
        assert "\nc" not in out
    assert "two  spaces" in shell("new", shell.folder / "two  spaces.okrdesk")


def test_a_bug_is_one_sentence_and_a_report(
    shell: Shell, okrdesk_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    private = "my private words"

    def fail(*_args: object, **_more: object) -> None:
        raise KeyError(private)

    monkeypatch.setattr(storage, "open_for_command", fail)
    shell("show", "my secret plan.okrdesk", code=1)
    (report,) = (okrdesk_home / "crashes").iterdir()
    assert str(report) in shell.err
    told = report.read_text("utf-8")
    assert "KeyError" in told
    assert f'{Path(__file__).name}", line' in told
    assert private not in told
    assert "my secret plan" not in told


def test_what_the_community_went_through_is_noted_with_a_value(sampled: Shell) -> None:
    sampled("check-in", sampled.file, "1.1", "8", "--spell", "conflict", "--on", DAY)
    row = sampled.json("show", sampled.file, "--on", DAY)["objectives"][0]["key_results"][0]
    assert row["check_ins"][-1]["spell"] == "conflict"
    sampled("check-in", sampled.file, "1.1", "9", "--spell", "rain", "--on", DAY, code=1)
    assert "not one of lull, conflict" in sampled.err
