"""One spelling for words that people spell in several ways."""

from __future__ import annotations

import unicodedata

_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def folded(word: str) -> str:
    """Lower case, umlauts and sharp s spelled out: "Größe" and "GROESSE" are the same word."""
    return unicodedata.normalize("NFC", word).lower().translate(_SPELLED_OUT)
