"""What every file of the sample says, as text that is kept and compared; ids and moments are left out.

`python -m tests.exchange.kept_files` writes it anew, after somebody looked at what changed.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

from okrdesk.document.document import Document
from okrdesk.okr import cycles
from okrdesk.outputs import many
from okrdesk.outputs.asked import Asked
from okrdesk.outputs.output import Output
from okrdesk.outputs.registry import OUTPUTS, usual_for
from tests import factories
from tests.okr.communities.made import organisation

KEPT = Path(__file__).parent / "kept"
DAY = dt.date(2026, 2, 8)
MANY = ("xlsx", "json")
_IDS = re.compile(r"\b[0-9a-f]{32}\b")
_MOMENTS = re.compile(r"(?<=DTSTAMP:)\d{8}T\d{6}Z|(?<=SEQUENCE:)\d+")


def _text(content: bytes) -> str:
    return content.decode("utf-8-sig").replace("\r\n", "\n")


def _workbook(content: bytes) -> str:
    """Each cell with its pattern where it has one, and what charts plot."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    lines = [f"{name} = {each.attr_text}" for name, each in book.defined_names.items()]
    for sheet in book:
        lines.append(f"\n# {sheet.title}")
        for row in sheet.iter_rows():
            lines.append(" | ".join(map(_cell, row)).rstrip(" |"))
        for chart in sheet._charts:
            lines += [f"chart: {each.tx.strRef.f}, {each.val.numRef.f}" for each in chart.series]
    return "\n".join(lines)


def _cell(cell: Any) -> str:
    if cell.value is None:
        return ""
    pattern = "" if cell.number_format == "General" else f" {{{cell.number_format}}}"
    return f"{cell.value}{pattern}".replace("\n", "\\n")


def _packed(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return "\n".join(f"# {name}\n{_text(packed.read(name))}" for name in packed.namelist())


def _json(content: bytes) -> str:
    """The shape of the whole workspace: its keys, and how many rows the tables have that have some."""
    whole = json.loads(content)
    lines = [f"{key}: {type(value).__name__}" for key, value in whole.items()]
    lines += [f"{table}: {len(rows)} rows" for table, rows in whole["content"].items() if rows]
    return "\n".join([*lines, f"step: {' '.join(whole['journal'][0])}"])


def _svg(content: bytes) -> str:
    """The story in a picture and its texts, which are drawn as outlines with their words beside them."""
    text = content.decode()
    assert "<text" not in text
    return "\n".join([*re.findall("<title>(.*?)</title>", text), *re.findall("<!-- (.*?) -->", text)])


def _png(content: bytes) -> str:
    wide, high = (int.from_bytes(content[at : at + 4], "big") for at in (16, 20))
    return f"{content[1:4].decode()} {wide} x {high}"


_SAID: dict[str, Callable[[bytes], str]] = {
    "xlsx": _workbook, "zip": _packed, "json": _json, "svg": _svg, "png": _png,
}  # fmt: skip


def rows() -> list[tuple[Output, str]]:
    """Every output that is a file and no page, with each of its endings; one chart stands for all."""
    usual = usual_for(Path("x.png"))
    return [
        (row, ending)
        for row in OUTPUTS.values()
        if row == usual or not row.key.startswith("chart-")
        for ending in row.endings
        if ending != "pdf" and row.subject != "workshop"
    ]


def said(document: Document, row: Output, ending: Any) -> str:
    """What a file of a workspace says, as text."""
    cycle = cycles.all_cycles(document)[0].id
    content = row.write(document, Asked(cycle, DAY, ending)).content
    text = _SAID.get(ending, _text)(content)
    return _MOMENTS.sub("…", _IDS.sub("…", text)).rstrip() + "\n"


def said_of_many(ending: str) -> str:
    """What the roll-up of an organisation says, as a workbook or JSON."""
    content = many.made(organisation(), f".{ending}").content
    return ({"xlsx": _workbook}.get(ending, _text)(content)).rstrip() + "\n"


def name_of(row: Output, ending: str) -> str:
    """The name of what is kept of an output."""
    return f"{row.key}.{ending}.txt"


def write() -> None:
    """Write what is kept of every file anew."""
    KEPT.mkdir(exist_ok=True)
    document = factories.sample_of(DAY)
    for ending in MANY:
        (KEPT / f"rollup.{ending}.txt").write_text(said_of_many(ending), encoding="utf-8", newline="\n")
    for row, ending in rows():
        (KEPT / name_of(row, ending)).write_text(said(document, row, ending), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
