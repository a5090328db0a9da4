"""Cells that no spreadsheet takes for a formula (issue 7, section 6)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdesk.exchange.cells import safe_cell, table_text


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ('=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
        ("\t=1", "'=1"),
        ("\r\n=1", "'=1"),
        ("\u2028@x", "'@x"),
        ("＝1+1", "'＝1+1"),
        ("-3.8", "-3.8"),
        ("-1\u202f234,5 €", "-1 234,5 €"),
        ("+30%", "+30%"),
        ("1.2 Loaves = bread", "1.2 Loaves = bread"),
        ("a\tb\nc", "a b c"),
        ("", ""),
    ],
)
def test_what_begins_like_a_formula_is_words(text: str, cell: str) -> None:
    assert safe_cell(text) == cell


@given(st.lists(st.lists(st.text(), min_size=3, max_size=3), min_size=1, max_size=4))
def test_a_table_keeps_its_shape_whatever_is_written_in_it(rows: list[list[str]]) -> None:
    lines = table_text(rows).split("\n")
    assert [len(line.split("\t")) for line in lines] == [3] * len(rows)
    assert not any(cell.startswith(("=", "@")) for line in lines for cell in line.split("\t"))
