"""What commands print: calm, aligned text for people, JSON for programs, one sentence for refusals."""

from __future__ import annotations

import io
import json
import sys
import unicodedata
from collections.abc import Sequence
from typing import Any

from okrdesk.i18n import _

_HIDDEN = {"Cc", "Cs"}
_TURNS = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F}


def speak_utf8() -> None:
    """Print UTF-8 in every locale; what cannot be encoded is written as an escape, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(text: str = "") -> None:
    """One line for people."""
    sys.stdout.write(text.rstrip() + "\n")


def warn(sentence: str) -> None:
    """One line on stderr."""
    sys.stderr.write(plain(sentence) + "\n")


def say_json(value: Any) -> None:
    """A value as readable JSON."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def plain(text: str) -> str:
    """Somebody's text in one line, without what would steer a terminal or turn its writing direction."""
    kept = [
        c for c in " ".join(text.split()) if unicodedata.category(c) not in _HIDDEN and ord(c) not in _TURNS
    ]
    return "".join(kept)


def cut(text: str, width: int) -> str:
    """Somebody's text in one line of at most this many columns."""
    line = plain(text)
    if columns(line) <= width:
        return line
    while columns(line) >= width:
        line = line[:-1]
    return line.rstrip() + "…"


def columns(text: str) -> int:
    """How many columns a terminal needs for the text."""
    return sum(
        0 if unicodedata.combining(c) or unicodedata.category(c) in ("Mn", "Me", "Cf") else 1 + (_is_wide(c))
        for c in text
    )


def say_table(rows: Sequence[Sequence[str]], *, indent: str = "", right: Sequence[int] = ()) -> None:
    """Rows in aligned columns; the columns named in `right` stand flush right, empty columns are left out."""
    if not rows:
        return
    widths = [max(columns(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        cells = []
        for i, (cell, width) in enumerate(zip(row, widths, strict=True)):
            if width:
                space = " " * (width - columns(cell))
                cells.append(space + cell if i in right else cell + space)
        say(indent + "  ".join(cells))


def nothing() -> str:
    """What stands where nothing is known."""
    return "–"


def nobody() -> str:
    """What stands where nobody owns."""
    return _("nobody")


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in ("W", "F")
