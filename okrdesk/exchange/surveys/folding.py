"""Headings and answers folded, so that the same words are the same however they are written."""

from __future__ import annotations

import re
import unicodedata

_SIGNS = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """Lower case without accents and signs, single spaces between words."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(character for character in plain if not unicodedata.combining(character))
    return _SIGNS.sub(" ", kept).strip()
