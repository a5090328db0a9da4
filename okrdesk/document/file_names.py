"""Names of files that every system takes, made from any text and cut by bytes."""

from __future__ import annotations

import os
import re
from pathlib import Path

from okrdesk.document.refused import Refused
from okrdesk.i18n import _

LONGEST = 255  # bytes, on every system that we know
_OF_OUR_NAMES = 120  # bytes: what people add, and a folder of a sync client, still fit
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]+')
# Endings that name a kind of file: what is written here, what is read here, and what people often have.
KINDS = frozenset(
    [
        *("okrdesk", "pdf", "png", "svg", "xlsx", "csv", "zip", "md", "json", "ics"),
        *("txt", "tsv", "xls", "xlsm", "ods", "odt", "doc", "docx", "ppt", "pptx", "odp"),
        *("html", "htm", "markdown", "jpg", "jpeg", "gif", "toml", "xml"),
    ]
)
# Windows takes these for devices, whatever their ending (Microsoft: Naming Files, Paths, and Namespaces).
_OF_WINDOWS = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)", re.IGNORECASE)


def file_name(text: str, ending: str) -> str:
    """A name for a file that every system takes, from any text: "Bremen Makers 2026-Q1.pdf"."""
    return f"{stem(text) or 'okrdesk'}.{ending}"


def free(folder: Path, text: str, ending: str) -> Path:
    """A path in a folder where no file is yet: that of `file_name`, with a number where it is taken."""
    path, number = folder / file_name(text, ending), 2
    while os.path.lexists(path):
        path = folder / file_name(f"{stem(text, _OF_OUR_NAMES - 5)} {number}", ending)
        number += 1
    return path


def stem(text: str, longest: int = _OF_OUR_NAMES) -> str:
    """A text as a name without ending, of at most so many bytes; "" where nothing of it can be kept."""
    plain = " ".join(_NOT_IN_NAMES.sub(" ", text).split()).strip(". ")
    short = cut(plain.encode("utf-8", "ignore").decode(), longest).rstrip(". ")
    return f"_{short}" if is_of_windows(short) else short


def cut(text: str, longest: int) -> str:
    """As much of a name as fits into so many bytes; a letter is never cut through."""
    text = text[:longest]
    while _size(text) > longest:
        text = text[:-1]
    return text


def refuse_other_kind(path: Path, *endings: str) -> None:
    """Refuse a name with the ending of another kind of file than these; a dot alone makes no ending."""
    ending = path.suffix.casefold().removeprefix(".")
    if ending in KINDS and ending not in endings:
        sentence = _("“{name}” is a name for another kind of file; choose one that ends with .{ending}.")
        raise Refused(sentence.format(name=path.name, ending=endings[0]))


def is_of_windows(name: str) -> bool:
    """Whether Windows takes the name for a device: "CON", "nul.okrdesk", "com1"."""
    return _OF_WINDOWS.match(name) is not None


def fits(name: str) -> bool:
    """Whether a file of this name can be on every system."""
    return _size(name) <= LONGEST and not is_of_windows(name)


def _size(name: str) -> int:
    return len(name.encode("utf-8", "surrogateescape"))
