"""CSV: what stands in it, that no cell is a formula, and that every text comes back."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given

from okrdesk.document.document import Document
from okrdesk.exchange.cells import guarded, unguarded
from okrdesk.exchange.decoding import decoded
from okrdesk.exchange.delimited import split
from okrdesk.exchange.tabular import Amount, Column, Table
from okrdesk.exchange.workspace_csv import table_csv, text_of, to_csv, to_zip
from okrdesk.okr import check_ins, cycles, objectives, outline
from okrdesk.okr.outline import Outline
from tests import factories
from tests.exchange import hostile
from tests.exchange.test_hostile_texts import texts as random_texts

DAY = dt.date(2026, 2, 8)


@pytest.fixture(scope="module")
def sample() -> Iterator[tuple[Document, Outline]]:
    document = factories.sample_of(DAY)
    yield document, outline.outline(document, cycles.all_cycles(document)[0].id, DAY)
    document.close()


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def test_a_line_for_each_key_result_with_its_check_ins(sample: tuple[Document, Outline]) -> None:
    document, seen = sample
    content = to_csv(document, seen)
    assert content.startswith(b"\xef\xbb\xbfnumber,objective,title,")
    assert content.count(b"\r\n") == 11
    head, *rows = read(content)
    first = dict(zip(head, rows[0], strict=True))
    assert (first["number"], first["today"], first["target"]) == ("1.1", "7", "12")
    assert first["progress"] == "0.583333333333"
    assert (first["cycle"], first["first_day"], first["as_of"]) == ("2026-Q1", "2026-01-01", "2026-02-08")
    percent = dict(zip(head, rows[2], strict=True))
    assert (percent["baseline"], percent["today"], percent["unit"]) == ("10", "21", "%")
    given_ = check_ins.of_key_result(document, seen.key_results[0].key_result.id)
    told = [json.loads(cell) for cell in rows[0][head.index("check_in_1") :] if cell]
    assert [(each["on"], each["value"]) for each in told] == [
        (c.on.isoformat(), str(c.value)) for c in given_
    ]
    assert told[-1]["note"] == "Two partners joined as hosts."


def test_every_table_is_packed_and_the_same_content_is_the_same_bytes(
    sample: tuple[Document, Outline],
) -> None:
    content = to_zip(*sample)
    assert to_zip(*sample) == content
    assert to_csv(*sample) == to_csv(*sample)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert packed.testzip() is None
        assert {each.date_time for each in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        tables = {name: read(packed.read(name)) for name in packed.namelist()}
    assert {"objectives.csv", "key-results.csv", "check-ins.csv", "people.csv", "cycle.csv"} <= set(tables)
    assert len(tables["key-results.csv"]) == 11
    assert all(len({len(row) for row in rows}) == 1 for rows in tables.values())


def test_an_objective_without_key_results_has_a_line() -> None:
    document = factories.workspace()
    cycle = cycles.all_cycles(document)[0].id
    objectives.add(document, objectives.Objective("", cycle, "Alone"))
    head, *rows = read(to_csv(document, outline.outline(document, cycle, DAY)))
    last = dict(zip(head, rows[-1], strict=True))
    assert (last["number"], last["objective"], last["objective_title"]) == ("", "3", "Alone")
    document.close()


@pytest.mark.parametrize("text", hostile.TEXTS)
def test_no_cell_begins_like_a_formula(text: str) -> None:
    cell = guarded(text)
    assert unguarded(cell) == text
    bare = cell.lstrip(" \n")
    assert not bare.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))


@given(hostile.texts)
def test_every_text_comes_back(text: str) -> None:
    columns = (Column("one", str), Column("two", str))
    content = table_csv(Table("all", "All", columns, (("a", text), ("b", "c"))))
    ((_head, _two), (_a, cell), (_b, _c)) = read(content)
    assert unguarded(cell) == text
    assert unguarded(guarded(text)) == text
    ours = split(decoded(content, "x.csv").text)
    if text.strip():
        assert [unguarded(cell) for cell in ours.lines[1].cells][:2] == ["a", text]


@pytest.mark.parametrize("number", range(3))
def test_no_cell_begins_like_a_formula_where_semicolons_part_them(number: int) -> None:
    for text in random_texts(number):
        assert unguarded(guarded(text)) == text
        for piece in re.split(r"[;\t\n]", guarded(text)):
            assert not piece.lstrip(" ").startswith(("=", "@", "＝", "＠"))
            assert not re.match(r" *[+-]cmd\|", piece)


def test_lists_stay_lists() -> None:
    assert guarded("Next:\n- one (of us)\n- two\n+ three") == "Next:\n- one (of us)\n- two\n+ three"
    assert guarded("x;=1+1\n-cmd|' /C calc'!A0") == "x;'=1+1\n'-cmd|' /C calc'!A0"


def test_numbers_stay_numbers() -> None:
    assert text_of(Decimal("-3.80")) == "-3.80"
    assert text_of(Amount(Decimal("-36.5"), "percent")) == "-36.5"
    assert text_of(Fraction(1, 3)) == "0.333333333333"
    assert [text_of(each) for each in (True, None, 7, DAY)] == ["true", "", "7", "2026-02-08"]
    (row,) = read(table_csv(Table("n", "N", (Column("n", str),), ((Decimal(-2),),))))[1:]
    assert row == ["-2"]
