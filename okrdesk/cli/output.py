"""What commands print: calm, aligned text for people, JSON for programs, one sentence for refusals."""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from okrdesk.document.refused import Refused
from okrdesk.i18n import _
from okrdesk.signs import signs

_HIDDEN = {"Cc", "Cs"}
_TURNS = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F}


def speak_utf8() -> None:
    """Print UTF-8 in every locale; what cannot be encoded is written as an escape, never a traceback."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        elif stream is None:  # closed by whoever started us: the work is done all the same
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115


def finish() -> None:
    """Hand over everything that was said. Raises NotPrinted, or BrokenPipeError once the reader has gone."""
    _write("", flush=True)


def stop() -> None:
    """Say nothing more, not even at the end of the process, which would only fail again."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class NotPrinted(Refused):
    """What was said could not be written; everything else is done."""


def _write(text: str, *, flush: bool = False) -> None:
    try:
        sys.stdout.write(text)
        if flush:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        sentence = _("The answer could not be written where it was sent; edits that were asked for are kept.")
        raise NotPrinted(sentence) from error


def say(text: str = "") -> None:
    """One line for people."""
    _write(text.rstrip() + "\n")


def place(path: Path) -> str:
    """A path for reading: as it is, unless something in it would steer the terminal."""
    text = str(path)
    steers = any(unicodedata.category(c) == "Cc" or ord(c) in _TURNS for c in text)
    return plain(text) if steers else text


def warn(sentence: str) -> None:
    """One line on stderr."""
    sys.stderr.write(plain(sentence) + "\n")


def say_json(value: Any) -> None:
    """A value as readable JSON."""
    _write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


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
    kept, used = "", 0
    for sign in signs(line[: 40 * width]):  # from the front and once: a title may have ten thousand letters
        used += columns(sign)
        if used >= width:
            break
        kept += sign
    return kept.rstrip() + "…"


def columns(text: str) -> int:
    """How many columns a terminal needs for the text: two for a Chinese letter or an emoji, else one."""
    return len(text) if text.isascii() and text.isprintable() else sum(map(_columns_of, signs(text)))


def _columns_of(sign: str) -> int:
    if unicodedata.category(sign[0]) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if "\ufe0f" in sign or any(map(_is_wide, sign)) else 1


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
