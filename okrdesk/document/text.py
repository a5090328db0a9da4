"""One boundary for text: what is typed, pasted, imported or merged passes here once."""

from __future__ import annotations

import re
import unicodedata

from okrdesk.signs import shortened

LIMIT = 100_000
LIST_LIMIT = 1_000_000  # of a list or mapping, as JSON
LABEL_LIMIT = 1000  # of a step: its label, and who did it
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")

_UNSEEN = {"Zs", "Zl", "Zp", "Cc", "Cf"}


def clean(text: str, limit: int = LIMIT) -> str:
    """The text with plain line ends, NFC, without control characters and lone surrogates, cut at `limit`.

    What breaks a line elsewhere (a vertical tab, a form feed, U+0085, U+2028, U+2029) is a line end here too.
    """
    text = _LINE_END.sub("\n", text).encode("utf-8", "replace").decode()
    return unicodedata.normalize("NFC", _CONTROL.sub("", text))[:limit]


def in_one_line(text: str) -> str:
    """The text for what has one line only, such as a name: cleaned, with single spaces between its words."""
    return " ".join(clean(text).split())


def is_blank(text: str) -> bool:
    """Whether nothing of the text can be seen: spaces, controls and marks of width zero alone."""
    return all(unicodedata.category(character) in _UNSEEN for character in clean(text))


def quoted(text: str, longest: int = 60) -> str:
    """A piece of somebody's text for a message: one line, cut where it is long."""
    line = " ".join(text.split())
    return shortened(line, longest - 1) if len(line) > longest else line


def plain_digits(text: str) -> str:
    """The text with the decimal digits of every script (full-width, Arabic) as 0 to 9; "²" and "½" stay."""
    return text if text.isascii() else "".join(_plain(character) for character in text)


def _plain(character: str) -> str:
    if character.isascii():
        return character
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    full_width = 0xFF01 <= ord(character) <= 0xFF5E
    return chr(ord(character) - 0xFEE0) if full_width else character
