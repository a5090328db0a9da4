from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from okrdesk.exchange.delimited import split


def cells(text: str) -> list[tuple[str, ...]]:
    return [line.cells for line in split(text).lines]


def test_the_separator_is_the_one_that_gives_as_many_cells_each() -> None:
    assert split("a;b\n1,5;2,5\n3,5;4,5\n").separator == ";"
    assert split("a\tb\n1\t2\n").separator == "\t"
    assert split("a|b\n1|2\n").separator == "|"
    assert split("What?\nThis, that\nAnd, well, more\n").separator == ""
    assert split("Name, Idea\nAda, A bench\n").separator == ","
    assert split("Ada, a bench\nBen, a saw\n", sentences=True).separator == ""
    assert split("sep=|\na;b|c\n").lines[0].cells == ("a;b", "c")


def test_a_quoted_cell_holds_separators_quotes_and_lines() -> None:
    assert cells('a,b\n"x, ""y""\nz",2\n') == [("a", "b"), ('x, "y"\nz', "2")]


def test_a_quote_that_stays_open_costs_its_own_line() -> None:
    found = split('a,b,c\n1,"open,3\n4,5,6\n7,"fine, really",9\n')
    assert [line.number for line in found.torn] == [2]
    assert [line.cells for line in found.lines] == [
        ("a", "b", "c"),
        ("4", "5", "6"),
        ("7", "fine, really", "9"),
    ]


def test_a_quote_within_a_word_is_a_sign_like_others() -> None:
    assert cells('a,b\n5" pipe,2\n"Hello" she said,3\n')[1:] == [('5" pipe', "2"), ('"Hello" she said', "3")]


def test_lines_are_counted_as_in_the_file() -> None:
    assert [line.number for line in split('a,b\n\n"x\ny",2\n3,4\n').lines] == [1, 3, 5]


@given(st.lists(st.lists(st.text('ab ,;"\n|ä', max_size=8), min_size=2, max_size=2), min_size=1, max_size=6))
def test_what_is_written_as_csv_is_read_again(rows: list[list[str]]) -> None:
    kept = [row for row in rows if any(cell.strip() for cell in row)]
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([["a", "b"], *rows])
    found = split(f"sep=,\n{out.getvalue()}")
    assert [list(line.cells) for line in found.lines] == [["a", "b"], *kept]
    assert found.torn == ()


def test_ragged_lines_go_on_as_far_as_they_like() -> None:
    text = 'a,b,checkins\n1,2,"x\ny",z,z\n1,2\n"q,1\n3,4,5,6\n'
    found = split(text, ragged=True)
    assert [line.cells for line in found.lines] == [
        ("a", "b", "checkins"), ("1", "2", "x\ny", "z", "z"), ("1", "2"), ("3", "4", "5", "6"),
    ]  # fmt: skip
    assert [line.number for line in found.torn] == [5]
