"""Codes of check-in sheets: a slip is seen, lines are read as people type them, all of them in one step."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import check_ins, cycles, outline, sheet_codes
from okrdesk.okr.outline import Outline
from okrdesk.okr.sheet_codes import LETTERS, SheetLine, code_of, read_lines
from tests import factories

DAY = dt.date(2026, 2, 8)
_IDS = st.integers(0, 16**32 - 1).map(lambda number: f"{number:032x}")


@given(_IDS, st.integers(0, 4), st.sampled_from(LETTERS))
def test_any_one_wrong_letter_is_seen(key_result: str, place: int, letter: str) -> None:
    code = code_of(key_result)
    wrong = code[:place] + letter + code[place + 1 :]
    assert (sheet_codes._check(wrong[:4]) == wrong[4]) == (wrong == code)


@given(_IDS)
def test_any_two_neighbours_that_are_swapped_are_seen(key_result: str) -> None:
    code = code_of(key_result)
    for place, (left, right) in enumerate(pairwise(code)):
        swapped = code[:place] + right + left + code[place + 2 :]
        assert (sheet_codes._check(swapped[:4]) == swapped[4]) == (left == right)


def test_a_code_is_the_same_on_every_computer_and_has_no_letter_that_looks_like_another() -> None:
    assert code_of("0" * 32) == "Q3UCQ"
    assert not set(LETTERS) & set("01OILS5Z2B8")
    assert len(LETTERS) == 23


def _seen() -> tuple[Document, Outline]:
    document = factories.sample_of(DAY)
    return document, outline.outline(document, cycles.current(document, DAY).id, DAY)


def _code(seen: Outline, number: str) -> str:
    return code_of(outline.find(seen, number).key_result.id)


def _one(typed: str) -> SheetLine:
    _document, seen = _seen()
    text = typed.format(events=_code(seen, "1.1"), share=_code(seen, "1.3"), money=_code(seen, "3.2"))
    (line,) = read_lines(text, seen, "en_GB")
    return line


@pytest.mark.parametrize(
    ("typed", "value", "confidence"),
    [
        ("{events} 9 7", "9", 7),
        ("{events} 9", "9", None),
        ("  {events}:  9 ; 10", "9", 10),
        ("{events}\t9\t0", "9", 0),
        ("{share} 27 % 6", "27", 6),
        ("{share} 27 %", "27", None),
        ("{money} 1,200 5", "1200", 5),
        ("{events} ９ ７", "9", 7),
        ("{events} 9 10", "9", 10),
        ("{events} 9 0", "9", 0),
        ("{events};9", "9", None),
    ],
)
def test_a_line_is_read_as_people_type_it(typed: str, value: str, confidence: int | None) -> None:
    line = _one(typed)
    assert line.error == ""
    assert line.value is not None
    assert (line.value.value, line.confidence) == (Decimal(value), confidence)


def test_a_code_may_be_typed_small_and_in_parts() -> None:
    _document, seen = _seen()
    code = _code(seen, "2.2")
    for typed in (code.lower(), f"{code[:3]}-{code[3:]}", f"{code[:2]} {code[2:]}"):
        (line,) = read_lines(f"{typed} 20", seen, "en_GB")
        assert line.line is not None, (typed, line.error)
        assert line.line.number == "2.2"


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("{events}", "no value behind"),
        ("{events} nine", "nine"),
        ("{events};9;11", "confidence, 0 to 10"),
        ("{events};9;x", "confidence, 0 to 10"),
        ("{events} 9 11", "“9 11”"),
        ("{events};9;7;x", "nothing else"),
        ("1.1 9 7", "“1.1” is no code"),
        ("<b>x</b> 9", "is no code"),
        ("Q3UCQ 9", "stands for nothing in this cycle"),
        ("Q3UCR 9", "a slip in"),
    ],
)
def test_what_is_wrong_stands_in_its_line(typed: str, why: str) -> None:
    assert why in _one(typed).error


def test_lines_become_check_ins_in_one_step() -> None:
    document, seen = _seen()
    text = f"{_code(seen, '1.1')} 9 7\n\n{_code(seen, '1.3')} 27 %\n"
    lines = read_lines(text, seen, "en_GB")
    assert [line.number for line in lines] == [1, 3]
    steps = len(document.history())
    assert sheet_codes.record(document, lines, on=DAY, today=DAY) == "Took in 2 check-ins."
    assert len(document.history()) == steps + 1
    again = outline.outline(document, seen.cycle.id, DAY)
    now = outline.find(again, "1.1").latest
    assert now is not None
    assert (now.value, now.confidence, now.person_id) == (Decimal(9), 7, outline.find(again, "1.1").owner.id)  # type: ignore[union-attr]
    document.undo()
    assert outline.find(outline.outline(document, seen.cycle.id, DAY), "1.1").latest != now


def test_nothing_is_taken_while_a_line_is_wrong_or_comes_twice() -> None:
    document, seen = _seen()
    code = _code(seen, "1.1")
    lines = read_lines(f"{code} 9 7\n{code} 8", seen, "en_GB")
    assert lines[1].error == "Line 1 has this code already."
    with pytest.raises(Refused, match="1 line cannot be taken yet"):
        sheet_codes.record(document, lines, on=DAY)
    with pytest.raises(Refused, match="No line is typed yet"):
        sheet_codes.record(document, (), on=DAY)


def test_a_value_that_rules_do_not_allow_names_its_line_and_changes_nothing() -> None:
    document, seen = _seen()
    lines = read_lines(f"{_code(seen, '1.1')} 9\n{_code(seen, '1.2')} 40", seen, "en_GB")
    before = len(check_ins.of_cycle(document, seen.cycle.id, dt.date.max))
    revision = document.revision
    with pytest.raises(Refused, match=r"^Line 1: "):
        sheet_codes.record(document, lines, on=DAY + dt.timedelta(days=3), today=DAY)
    assert document.revision == revision
    assert len(check_ins.of_cycle(document, seen.cycle.id, dt.date.max)) == before


def test_too_many_lines_are_refused() -> None:
    _document, seen = _seen()
    with pytest.raises(Refused, match="no sheets of one cycle"):
        read_lines("x\n" * (sheet_codes.MOST_LINES + 1), seen, "en_GB")


def test_five_wrong_lines_are_named_and_all_are_counted() -> None:
    document, seen = _seen()
    lines = read_lines("x\n" * 6, seen, "en_GB")
    with pytest.raises(Refused) as refused:
        sheet_codes.record(document, lines, on=DAY)
    assert refused.value.sentence.startswith("6 lines cannot be taken yet. Line 1: ")
    assert "Line 5: " in refused.value.sentence
    assert "Line 6: " not in refused.value.sentence
    (long,) = read_lines("x" * 30, seen, "en_GB")
    assert "“" + "x" * 19 + "…” is no code" in long.error


def test_as_many_lines_as_may_be_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sheet_codes.MOST_LINES == 2000
    monkeypatch.setattr(sheet_codes, "MOST_LINES", 3)
    _document, seen = _seen()
    assert len(read_lines("x\n\nx\nx\n", seen, "en_GB")) == 3
    with pytest.raises(Refused, match="More than 3 lines"):
        read_lines("x\n" * 4, seen, "en_GB")
