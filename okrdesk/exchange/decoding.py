"""Bytes of a text file as text, with the name of how they were written; what is no text is refused."""

from __future__ import annotations

import codecs
import re

from okrdesk.document import size
from okrdesk.document.refused import Refused
from okrdesk.document.text import quoted
from okrdesk.frozen import dataclass
from okrdesk.i18n import _

SIZE_LIMIT = 20 * 1024 * 1024
_LOOKED_AT = 4096
_WEB_PAGE = re.compile(r"\s*<(!doctype\s+html|html|head|body|script|div|table|meta|title)\b", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with plain line ends, and its encoding by the name that people know."""

    text: str
    encoding: str


def decoded(content: bytes, name: str) -> Decoded:
    """The text of a file: UTF-8 or UTF-16 where it is that, else Windows-1252. Raises Refused."""
    refuse_large_or_empty(content, name)
    if content.startswith(_OLD_WORKBOOK):
        sentence = _(
            "“{name}” is a workbook of an old kind or with a password; save it as .xlsx without one, or as "
            "CSV UTF-8."
        )
        raise _refused(name, sentence)
    text, encoding = _decoded(content, name)
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\x1a")
    if not text.strip("\ufeff \t\n\x00"):
        raise empty(name)
    if _WEB_PAGE.match(text):
        sentence = _("“{name}” is a web page, not a table; open it in the browser and download the table.")
        raise _refused(name, sentence)
    if text.lstrip().startswith(("<?xml", "{\\rtf", "%PDF-")):
        raise _no_text(name)
    return Decoded(text, encoding)


def refuse_large_or_empty(content: bytes, name: str) -> None:
    """Refuse what cannot be a table of answers by its length. Raises Refused."""
    if not content:
        raise empty(name)
    if len(content) > SIZE_LIMIT:
        sentence = _("“{name}” is larger than a table can be here ({limit} MB); split it.")
        raise Refused(sentence.format(name=quoted(name), limit=size.megabytes(SIZE_LIMIT)))


def empty(name: str) -> Refused:
    """The refusal of a file in which nothing is written."""
    return _refused(name, _("“{name}” is empty; export or copy it again."))


def _decoded(content: bytes, name: str) -> tuple[str, str]:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strictly(content, name, "utf-16"), "UTF-16"
    silent = _silent_sides(content[:_LOOKED_AT])
    if silent:
        return _strictly(content, name, silent), "UTF-16"
    if _CONTROL.search(content[:_LOOKED_AT].decode("latin-1")):
        raise _no_text(name)
    try:
        return content.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        return _strictly(content, name, "cp1252"), "Windows-1252"


def _silent_sides(content: bytes) -> str:
    """Which UTF-16 a text without a mark is: nearly every second byte is nought there."""
    half = len(content) // 2
    for encoding, side in (("utf-16-le", content[1::2]), ("utf-16-be", content[::2])):
        if half > 1 and side.count(0) * 10 > half * 8:
            return encoding
    return ""


def _strictly(content: bytes, name: str, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise _no_text(name) from None


def _no_text(name: str) -> Refused:
    return _refused(name, _("“{name}” is no table: neither CSV nor a workbook; save it as CSV UTF-8."))


def _refused(name: str, sentence: str) -> Refused:
    return Refused(sentence.format(name=quoted(name)))
