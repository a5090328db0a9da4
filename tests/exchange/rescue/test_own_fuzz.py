"""Our own tables, spoilt at random (T7 of the catalogue): only a refusal in words, never anything else.

A thousand in the usual run, ten thousand before a release; of each hundredth what can be brought is brought.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import random
import zipfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache

import pytest

from okrdesk.document.refused import Refused
from okrdesk.exchange.rescue import formats
from okrdesk.exchange.rescue.given import Given
from okrdesk.exchange.workspace_csv import to_csv, to_zip
from okrdesk.exchange.workspace_xlsx import to_xlsx
from okrdesk.okr import cycles, outline
from okrdesk.okr.rescued.bring import bring
from okrdesk.okr.rescued.planning import plan
from tests import factories

DAY = dt.date(2026, 2, 8)
CELLS = (
    *(
        "",
        "-1",
        "1e308",
        "1e999",
        "-0",
        "NaN",
        "inf",
        "0x10",
        "1_000",
        "１２",
        "1.200,50",
        "200",
        "2026-02-30",
    ),
    *(
        "0001-01-01",
        "9999-12-31",
        "true",
        "=1+1",
        "\u202e",
        "\ud83d",
        "x" * 5000,
        "{",
        '{"on": 1}',
        '{"on":' * 50,
    ),
    *('{"on": "2026-01-09", "value": "3"}', "number", "yes-no", "milestones", "band", "25 a\n-1 b", "3 2"),
    *("a\nb\nc", "7 11 x", "'", "'='"),
)
THOUSANDS = [pytest.param(n, id=str(n), marks=[pytest.mark.release] if n else []) for n in range(10)]


@cache
def content() -> str:
    """The table with one key result that has a check-in."""
    document = factories.workspace()
    factories.check_in(document, 3)
    head, *lines = to_csv(document, _seen(document)).decode("utf-8-sig").split("\r\n")
    document.close()
    return "\r\n".join([head, *(line for line in lines if '""on""' in line)])


def _seen(document: factories.Document) -> outline.Outline:
    return outline.outline(document, cycles.all_cycles(document)[0].id, DAY)


def spoilt(chance: random.Random) -> bytes:
    """The table with a few cells, columns or bytes of it changed."""
    rows = list(csv.reader(io.StringIO(content(), newline="")))
    for _time in range(chance.randrange(1, 6)):
        row = chance.choice(rows[1:] if chance.random() < 0.9 else rows)
        row[chance.randrange(len(row))] = chance.choice(CELLS)
    if chance.random() < 0.2:
        place = chance.randrange(len(rows[0]))
        rows = [row[:place] + row[place + 1 :] for row in rows]
    out = io.StringIO()
    csv.writer(out, delimiter=chance.choice(",,,;")).writerows(rows)
    made = out.getvalue().encode("utf-8", "surrogatepass" if chance.random() < 0.1 else "replace")
    if chance.random() < 0.2:
        at = chance.randrange(len(made))
        made = made[:at] + chance.randbytes(chance.randrange(4)) + made[at + chance.randrange(30) :]
    return made


def look(made: bytes, name: str, *, whole: bool) -> None:
    with suppress(Refused):
        reading = formats.read(Given(made, name), "okrdesk")
        if whole:
            document = factories.workspace()
            what = plan(document, cycles.all_cycles(document)[0].id, reading, DAY)
            if what.to_bring:
                with suppress(Refused):
                    bring(document, what)
            _seen(document)
            factories.checks.check(factories.content(document), name)
            document.close()


@pytest.mark.parametrize("thousand", THOUSANDS)
def test_a_spoilt_table_is_read_or_refused(
    thousand: int, record_property: Callable[[str, object], None]
) -> None:
    chance = random.Random(thousand)
    for number in range(1000):
        look(spoilt(chance), "x.csv", whole=number % (10 if thousand else 100) == 0)
    record_property("changed files", 1000)


@pytest.mark.parametrize("thousand", THOUSANDS[:4])
def test_spoilt_packed_files_are_read_or_refused(thousand: int) -> None:
    """Bytes of a workbook and of packed tables, changed where they are packed and where they are not."""
    document = factories.workspace()
    whole = {"x.xlsx": to_xlsx(document, _seen(document)), "x.zip": to_zip(document, _seen(document))}
    document.close()
    chance = random.Random(thousand)
    for number in range(1000 if thousand else 60):
        name = ("x.xlsx", "x.zip")[number % 2]
        with zipfile.ZipFile(io.BytesIO(whole[name])) as packed:
            parts = {each: packed.read(each) for each in packed.namelist()}
        part = chance.choice(list(parts))
        at = chance.randrange(len(parts[part]))
        parts[part] = parts[part][:at] + chance.randbytes(chance.randrange(4)) + parts[part][at + 1 :]
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as again:
            for each, held in parts.items():
                again.writestr(each, held)
        made = out.getvalue()
        if number % 3 == 0:
            at = chance.randrange(len(made))
            made = made[:at] + chance.randbytes(3) + made[at + 3 :]
        look(made, name, whole=False)
