"""`okrdesk look` and `okrdesk chart`: what they print and write; what they refuse."""

from __future__ import annotations

from itertools import product

import pytest

from tests.examples import later
from tests.test_cli import DAY, Shell, sample_into, shell

__all__ = ["shell"]

STARTS = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}


@pytest.fixture
def workspace(shell: Shell) -> Shell:
    sample_into(shell)
    return shell


def test_look_gives_rule_number_id_title_and_sentence(workspace: Shell) -> None:
    found = workspace.json("look", workspace.file, "--on", DAY)
    assert 1 <= len(found) <= 5
    assert all(list(each) == ["rule", "number", "id", "title", "sentence"] for each in found)
    nobody = next(each for each in found if each["rule"] == "L-NOOWNER")
    assert nobody["id"] == workspace.key_result(nobody["number"])["id"]
    assert nobody["sentence"] == "12 of 100 messages, nobody owns it."
    told = workspace("look", workspace.file, "--on", DAY)
    assert "   12 of 100 messages, nobody owns it." in told.splitlines()
    assert "L-NOOWNER  Nobody owns it." in told


def test_look_as_of_a_later_day_finds_more(workspace: Shell) -> None:
    later = workspace.json("look", workspace.file, "--on", "2026-03-01")
    assert len(later) == 5
    assert "no check-in for" in later[0]["sentence"]
    assert later == workspace.json("look", workspace.file, "--on", "1 March 2026")


def test_nothing_to_look_at(shell: Shell) -> None:
    shell("new", shell.file, "--cycle", "2026-Q1")
    assert shell("look", shell.file, "--on", DAY) == "Nothing calls for a look right now.\n"
    assert shell.json("look", shell.file, "--on", DAY) == []


_KINDS = ("progress", "confidence", "load")
_EACH = list(zip(_KINDS, STARTS, strict=True))  # each kind, and each format
_OTHERS = [pair for pair in product(_KINDS, STARTS) if pair not in _EACH]


@pytest.mark.parametrize(("kind", "ending"), [*_EACH, *later(*_OTHERS)])
def test_each_kind_in_each_format(workspace: Shell, kind: str, ending: str) -> None:
    out = workspace.folder / f"chart.{ending}"
    out.write_text("before")
    before = workspace.file.read_bytes()
    told = workspace("chart", workspace.file, out, "--kind", kind, "--on", DAY)
    assert told == f"Wrote {out}\n"
    first = out.read_bytes()
    assert first.startswith(STARTS[ending])
    workspace("chart", workspace.file, out, "--kind", kind, "--on", DAY)
    assert out.read_bytes() == first
    assert workspace.file.read_bytes() == before


def test_the_chart_of_a_key_result(workspace: Shell) -> None:
    out = workspace.folder / "chart.svg"
    workspace("chart", workspace.file, out, "--kind", "key-result", "--key-result", "1.2", "--on", DAY)
    by_number = out.read_bytes()
    row = workspace.key_result("1.2")
    assert b"37 on" in by_number  # the chart in words, for those who hear it
    workspace("chart", workspace.file, out, "--kind", "key-result", "--key-result", row["id"], "--on", DAY)
    assert out.read_bytes() == by_number


def test_an_empty_workspace_has_charts_too(shell: Shell) -> None:
    shell("new", shell.file, "--cycle", "2026-Q1")
    for kind in ("progress", "confidence", "load"):
        out = shell.folder / f"{kind}.png"
        shell("chart", shell.file, out, "--kind", kind, "--on", DAY)
        assert out.stat().st_size > 1000


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["chart.gif", "--kind", "load"], "“chart.gif” ends with none of .png, .svg and .pdf"),
        (["chart.png", "--kind", "key-result"], "--key-result 1.2"),
        (["chart.png", "--kind", "load", "--key-result", "1.1"], "--kind key-result"),
        (["chart.png", "--kind", "key-result", "--key-result", "9.9"], "There is no key result “9.9”"),
        (["chart.png", "--kind", "load", "--on", "32 May"], "is a day that does not exist"),
        (["chart.png", "--kind", "load", "--cycle", "2031-Q1"], "There is no cycle “2031-Q1”"),
        (["nowhere/chart.png", "--kind", "load"], "The folder of “chart.png” cannot be reached"),
    ],
)
def test_refusals(workspace: Shell, words: list[str], told: str) -> None:
    out = workspace.folder / words[0]
    workspace("chart", workspace.file, out, *words[1:], code=1)
    assert told in workspace.err
    assert not out.exists()


def test_a_kind_is_needed(workspace: Shell) -> None:
    out = workspace.folder / "chart.png"
    workspace("chart", workspace.file, out, code=2)
    workspace("chart", workspace.file, out, "--kind", "pie", code=2)
