"""Files of strangers: changed at random they are read or refused in one sentence; bombs end early."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable

import pytest

from okrdesk.document.refused import Refused
from okrdesk.exchange import decoding
from okrdesk.exchange.rescue import formats
from okrdesk.exchange.rescue.given import Given
from okrdesk.okr.rescued import bring
from tests import factories
from tests.exchange.rescue.mutants import mutants
from tests.exchange.rescue.reading import FOLDER, given
from tests.exchange.rescue.test_formats import FILES
from tests.okr.rescued import made_rows as rows

# One small file of each format, as often as T7 says; all of them ten times as often in tests/release.
ONE_OF_EACH = {form: name for name, form in reversed(FILES.items())}
MANY = 1000


def read_or_refuse(name: str, count: int) -> int:
    """How many of the changed files could be read; anything but a refusal fails."""
    read = 0
    for content in mutants((FOLDER / name).read_bytes(), count, seed=7):
        try:
            formats.read(given(name, content), FILES[name])
            read += 1
        except Refused:
            continue
    return read


@pytest.mark.parametrize("name", ONE_OF_EACH.values())
def test_changed_files_are_read_or_refused(name: str) -> None:
    assert 0 < read_or_refuse(name, MANY) <= MANY


def planned_and_known_again(name: str, count: int) -> None:
    """What can be read can be planned and brought, and nothing of it is new the next time."""
    document = factories.workspace()
    for content in mutants((FOLDER / name).read_bytes(), count, seed=11):
        try:
            reading = formats.read(given(name, content), FILES[name])
        except Refused:
            continue
        rehearsal, _ids = bring.rehearsed(document, rows.planned(document, reading))
        assert rows.planned(rehearsal, reading).to_bring == 0
        rehearsal.close()


@pytest.mark.parametrize("name", ["appfire.csv", "okr_tracker.json"])
def test_what_can_be_read_can_be_brought(name: str) -> None:
    planned_and_known_again(name, 12)


@pytest.mark.release
@pytest.mark.parametrize("name", FILES)
def test_whatever_can_be_read_can_be_brought(name: str) -> None:
    planned_and_known_again(name, 150)


def packed(*members: tuple[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members:
            made.writestr(name, content)
    return kept.getvalue()


def workbook(sheet: str) -> bytes:
    """A workbook whose only sheet holds this XML."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument'
        '.spreadsheetml.sheet.main+xml"/></Types>'
    )
    book = (
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<sheets><sheet name="okr" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        'Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
        'Target="worksheets/sheet1.xml"/></Relationships>'
    )
    return packed(
        ("[Content_Types].xml", types.encode()), ("xl/workbook.xml", book.encode()),
        ("xl/_rels/workbook.xml.rels", links.encode()), ("xl/worksheets/sheet1.xml", sheet.encode()),
    )  # fmt: skip


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
    '<c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>'
)
OUTSIDE = ENTITIES.replace('<!ENTITY a "aaaaaaaaaa">', '<!ENTITY a SYSTEM "file:///etc/passwd">')
HEAD = "Id,Title,Object Type,Goal Type,Metric Name,Start,Target,Checkins\n"


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("bomb.zip", lambda: packed(("objectives.json", bytes(50 * 1024 * 1024)), ("checkins.json", b"[]"))),
        ("many.zip", lambda: packed(*((f"{n}.json", b"[]") for n in range(2500)))),
        ("nested.zip", lambda: packed(("inner.zip", packed(("a.csv", b"a,b"))))),
        ("inside.zip", lambda: packed(("x.csv", packed(("a.csv", b"a,b"))))),
        ("entities.xlsx", lambda: workbook(ENTITIES)),
        ("outside.xlsx", lambda: workbook(OUTSIDE)),
        ("large.csv", lambda: b"a" * (decoding.SIZE_LIMIT + 1)),
        ("deep.json", lambda: b'{"objectives":' + b"[" * 100_000 + b"]" * 100_000 + b"}"),
        ("twice.json", lambda: b'{"objectives": [], "objectives": [{"keyResults": []}]}'),
        ("huge.json", lambda: b'{"objectives":[{"title":"x","weight":1E+999999,"keyResults":[]}]}'),
        ("cut.zip", lambda: packed(("a.csv", b"a,b\n1,2"))[:-20]),
        ("words.txt", lambda: b"word " * 200_000),
    ],
)  # fmt: skip
def test_bombs_are_refused(
    name: str, make: Callable[[], bytes], record_property: Callable[[str, object], None]
) -> None:
    with pytest.raises(Refused):
        formats.read(Given(make(), name))
    record_property("bombs", 1)


def test_paths_in_a_packed_file_are_names_and_nothing_is_unpacked_there() -> None:
    rows_of = [{"ID": 1, "Title": "Grow", "Type": "Objective"}]
    content = packed(
        ("../../../etc/objectives.json", json.dumps(rows_of).encode()), ("/tmp/checkins.json", b"[]")
    )
    (row,) = formats.read(Given(content, "x.zip")).objectives
    assert row.title == "Grow"


def test_formulas_stay_words_and_numbers_have_an_end() -> None:
    content = (
        HEAD
        + '1,"=cmd|x",Objective,,,,,\n2,@SUM(A1),Key result,,,0,1e9,\n3,x,Key result,,,0,'
        + "9" * 99
        + ","
    )
    reading = formats.read(given("x.csv", content))
    assert reading.objectives[0].title == "=cmd|x"
    assert [each.line for each in reading.refused] == [3, 4]


def test_quotes_that_swallow_the_rest_take_one_line_along() -> None:
    lines = [f"{n},Goal {n},Objective,,,,,\n" for n in range(30)]
    lines[10] = '10,"Goal 10,Objective,,,,,\n'
    reading = formats.read(given("x.csv", HEAD + "".join(lines)))
    assert len(reading.objectives) == 29
    assert [each.line for each in reading.refused] == [12]


@pytest.mark.release
def test_twenty_thousand_lines_are_read_in_one_go() -> None:
    lines = "".join(f'{n},"Goal, {n}",Objective,,,,,\n' for n in range(19_000))
    assert len(formats.read(given("x.csv", HEAD + lines)).objectives) == 19_000


@pytest.mark.parametrize("text", ["Objective,Key result\n" + "A,B\n" * 20_001, "# A\n" + "- B\n" * 20_001])
def test_more_lines_are_refused_and_not_cut(text: str) -> None:
    with pytest.raises(Refused, match="more than 20000 lines"):
        formats.read(Given(text.encode(), "long"))
