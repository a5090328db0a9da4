"""One boundary for text: what is typed, pasted, imported or merged passes here once."""

from __future__ import annotations

import re
import unicodedata

LIMIT = 100_000
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def clean(text: str, limit: int = LIMIT) -> str:
    """The text with plain line ends, NFC, without control characters and lone surrogates, cut at `limit`."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode()
    return unicodedata.normalize("NFC", _CONTROL.sub("", text))[:limit]
