"""Random hostile texts through every file (T7b of the catalogue): what comes back is what was written.

Three hundred in the usual run, three thousand before a release; the same for everybody.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import random
from collections.abc import Callable

import icalendar
import pytest

from okrdesk.document.text import clean
from okrdesk.exchange import calendar, workbooks
from okrdesk.exchange.cells import unguarded
from okrdesk.exchange.markdown import escaped, escaped_lines
from okrdesk.exchange.tabular import Column, Table
from okrdesk.exchange.workspace_csv import table_csv
from okrdesk.exchange.xlsx import Book
from tests.exchange import hostile
from tests.exchange.test_markdown import OURS, plain, tokens, told

BATCH = 300
Count = Callable[[str, object], None]
BEGINNINGS = (
    *("=", "+", "-", "@", "\t", "'=", " =", "<r>", "{=", "#", "1. ", "- ", "> "),
    *("```", "    ", "| a |", "BEGIN:"),
)
PIECES = (
    *(
        "a",
        "Z",
        "ß",
        "é",
        "日本",
        "العربية",
        "עברית",
        "हिन्दी",
        "😀",
        "👩\u200d👩\u200d👧",
        "\u202e",
        "\u200b",
    ),
    *("\u0301", "\u00a0", "\ufeff", '"', '""', "'", ",", ";", ":", "\n", "\n\n", "\t", "\\", "\\n", "|", "*"),
    *("_", "`", "~~", "<b>", "</r>", "&amp;", "&#61;", "[x](y)", "![i](u)", "http://x.example", "$", "^"),
    *("www.x.example", "me@x.example", "=SUM(A1)", "_x0041_", "%", "0", "12,5", "1e9", "TRUE", "#REF!"),
    *("END:VEVENT", "X-A:b", "   ", "---", "===", "\x07", "\x1b[0m"),
)


def texts(number: int) -> list[str]:
    """The texts of a batch, as fields of a workspace can hold them."""
    chance = random.Random(number)
    made = list(hostile.TEXTS) if number == 0 else []
    while len(made) < BATCH:
        pieces = chance.choices(PIECES, k=chance.randrange(1, 16))
        first = chance.choice(BEGINNINGS) if chance.random() < 0.5 else ""
        made.append(
            first + "".join(pieces) * (700 if chance.random() < 0.01 else 1) + chance.choice(("", "</r>"))
        )
    return [clean(text).strip() for text in made]


BATCHES = [
    pytest.param(number, id=str(number), marks=[pytest.mark.release] if number else [])
    for number in range(10)
]


def table(wanted: list[str]) -> Table:
    columns = (Column("key", lambda: "Key"), Column("text", lambda: "Text", 40))
    return Table("texts", "Texts", columns, tuple((f"k{n}", text) for n, text in enumerate(wanted)))


@pytest.mark.parametrize("number", BATCHES)
def test_a_workbook_gives_them_back(number: int, record_property: Count) -> None:
    wanted = texts(number)
    book = Book("Texts", "de_DE", dt.datetime(2026, 2, 8, tzinfo=dt.UTC))
    book.add(table(wanted))
    (sheet,) = workbooks.sheets_of(book.content(), "x.xlsx") or ()
    assert ["".join(line.cells[1:]) for line in sheet.lines[1:]] == wanted
    record_property("texts", len(wanted))


@pytest.mark.parametrize("number", BATCHES)
def test_csv_gives_them_back(number: int, record_property: Count) -> None:
    wanted = texts(number)
    content = table_csv(table(wanted))
    read = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    assert [unguarded(cells[1]) for cells in read][1:] == wanted
    record_property("texts", len(wanted))


@pytest.mark.parametrize("number", BATCHES)
def test_markdown_shows_them(number: int, record_property: Count) -> None:
    for text in texts(number):
        block = escaped_lines(text)
        assert {token.type for token in tokens(block)} <= OURS
        assert told(block) == ([plain(text)] if plain(text) else [])
        assert told(f"- x {escaped(text)}") == [f"x {' '.join(text.split())}".strip()]
    record_property("texts", BATCH)


@pytest.mark.parametrize("number", BATCHES)
def test_a_calendar_gives_them_back(number: int, record_property: Count) -> None:
    wanted = texts(number)
    lines = ["BEGIN:VCALENDAR"]
    for text in wanted:
        lines += ["BEGIN:VEVENT", f"DESCRIPTION:{calendar.escaped(text)}", "END:VEVENT"]
    content = b"".join(map(calendar.folded, [*lines, "END:VCALENDAR"]))
    assert max(map(len, content.split(b"\r\n"))) <= calendar.LINE_OCTETS
    events = icalendar.Calendar.from_ical(content).walk("VEVENT")
    assert [str(event.get("DESCRIPTION", "")) for event in events] == wanted
    record_property("texts", len(wanted))
