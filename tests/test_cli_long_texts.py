"""Commands for people stay quick and narrow, whatever somebody typed: ten thousand letters, colours."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from okrdesk.cli import output
from okrdesk.document import installation, storage
from okrdesk.document.document import Document
from okrdesk.okr import check_ins, cycles, initiatives, key_results, objectives, outline, owning, people
from okrdesk.okr.terms import KeyResult
from okrdesk.reports import alignment_map
from tests import factories, work
from tests.test_cli import DAY, Shell, shell  # noqa: F401

LONG = "x" * 10_000
MOST_CALLS = 10_000_000
WIDEST = 260  # columns of a table whose every cell is as long as it may be


@pytest.fixture
def long_texts(shell: Shell) -> Shell:  # noqa: F811
    if not _LONG_TEXTS:
        opened = storage.create_file(shell.file, LONG[:200], person=installation.user())
        _fill(opened.document)
        opened.publish()
        opened.close()
        _LONG_TEXTS.append(shell.file.read_bytes())
    shell.file.write_bytes(_LONG_TEXTS[0])
    return shell


_LONG_TEXTS: list[bytes] = []  # written for the first test, for all of them


def _fill(document: Document) -> None:
    cycle = factories.quarter(document)
    somebody = people.add(document, LONG, "y" * 10_000)
    for hostile in (LONG, "日" * 10_000, "e\u0301" * 5_000, "\u202e\x1b[31mred\x07\n" * 900):
        objective = objectives.add(document, objectives.Objective("", cycle, hostile, owner_id=somebody))
        for place in range(3):
            key_result = key_results.add(
                document,
                KeyResult("", objective, hostile, baseline=Decimal(0), target=Decimal(100), unit=hostile),
            )
            owning.assign(document, key_result, somebody if place else None)
            initiatives.add(document, key_result, hostile, blocker=hostile)
            check_ins.record(document, key_result, Decimal(9), on=dt.date(2026, 1, 8), note=hostile)


@pytest.mark.parametrize("command", ["show", "due", "owners", "look"])
def test_long_texts_are_cut_and_cost_nothing(long_texts: Shell, command: str) -> None:
    worked = work.calls(lambda: long_texts(command, long_texts.file, "--on", DAY))
    assert worked < MOST_CALLS, "there were many times as many when each letter cost the whole text"
    printed = long_texts.out
    assert max(output.columns(line) for line in printed.splitlines()) <= WIDEST
    assert not {"\u202e", "\x1b", "\x07"} & set(printed)


def test_json_keeps_every_letter(long_texts: Shell) -> None:
    ours, theirs = long_texts.json("due", long_texts.file)[:2]
    assert (ours["title"], ours["owner"], theirs["owner"]) == (LONG, None, LONG)
    assert long_texts.json("look", long_texts.file)[0]["title"] == LONG
    assert long_texts.json("owners", long_texts.file)[1]["name"] == LONG


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("abc", 3, "abc"),
        ("abcd", 3, "ab…"),
        ("ab cd", 4, "ab…"),
        ("日本語", 6, "日本語"),
        ("日本語", 5, "日本…"),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301…"),
        ("a\nb", 3, "a b"),
        ("", 3, ""),
    ],
)
def test_a_cut_counts_columns(text: str, width: int, expected: str) -> None:
    assert output.cut(text, width) == expected
    assert output.columns(output.cut(text, width)) <= width


MOST_PAGE_CALLS_A_LETTER = 150


@pytest.mark.parametrize("thousands", [20, pytest.param(100, marks=pytest.mark.release)])
@pytest.mark.parametrize("words", ["x" * 1_000, "every maker finds a bench " * 40], ids=["one word", "words"])
def test_a_page_with_a_long_text_is_not_measured_again_for_each_density(words: str, thousands: int) -> None:
    text = words * thousands
    document = Document.create(None, "W", "a" * 32)
    cycle = cycles.add(document, "2026 Q1", dt.date(2026, 1, 1), dt.date(2026, 3, 31))
    objectives.add(document, objectives.Objective("", cycle, text))
    seen = outline.outline(document, cycle, dt.date(2026, 2, 8))
    worked = work.calls(lambda: alignment_map.draw(document, seen))
    assert worked < MOST_PAGE_CALLS_A_LETTER * len(text), "there were several times as many"
