"""Headings and answers folded, so that the same words are the same however they are written."""

from __future__ import annotations

import re
import unicodedata

_SIGNS = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """Lower case without accents and signs, single spaces between words."""
    plain = text.casefold()
    if not plain.isascii():
        parts = unicodedata.normalize("NFKD", plain)
        plain = "".join(character for character in parts if not unicodedata.combining(character))
    return _SIGNS.sub(" ", plain).strip()
