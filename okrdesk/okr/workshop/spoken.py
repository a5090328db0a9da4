"""The line that is read aloud: for a dead projector, and for whoever cannot read it. At most 40 words."""

from __future__ import annotations

from okrdesk.document.text import in_one_line
from okrdesk.okr.workshop.views import MOST_SPOKEN


def spoken(*sentences: str) -> str:
    """As many of these sentences as 40 words hold, from the first on; a longer one is cut."""
    words: list[str] = []
    for sentence in sentences:
        said = in_one_line(sentence).split()
        if words and len(words) + len(said) > MOST_SPOKEN:
            break
        words += said
    return " ".join(words) if len(words) <= MOST_SPOKEN else " ".join(words[:MOST_SPOKEN]) + "…"


def listed(names: list[str]) -> str:
    """Names one after the other, as one reads them."""
    return ", ".join(in_one_line(name) for name in names) + "." if names else ""
