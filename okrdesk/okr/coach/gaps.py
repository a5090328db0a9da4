"""Placeholders that somebody still has to fill, told apart from labels."""

from __future__ import annotations

import re
from functools import lru_cache

from okrdesk.i18n import _
from okrdesk.okr.coach.folding import folded
from okrdesk.okr.coach.words import in_any_language

# Every quantifier has an upper limit, so that no text, however long or hostile, takes more than linear time.
_GAP = re.compile(
    r"(?P<curly>\{\{[^{}]{0,80}\}\})"
    r"|(?P<angle><\s{0,3}(?:your\b|[Ii]hr[e]?[nmrs]?\b|[Dd]ein[e]?[nmrs]?\b|\.\.\.|…)[^<>]{0,80}>)"
    r"|(?P<bracket>\[[^\W\d_a-z][^\[\]a-z]{0,40}\](?!\())"
    r"|(?P<word>(?<![^\W_])(?:TBD|N\.\s?N\.|[Xx]{3,20})(?![^\W_]))"
    r"|(?P<letter>(?<![^\W_])[XYNx]\s?%|[$€£][XY](?![^\W_])|(?<![^\W_])(?:from X to Y|von X auf Y)(?![^\W_]))"
    r"|(?P<open>\A\W{0,5}[Tt]o be (?:announced|confirmed|decided|defined|determined|filled in)\b)"
    r"|(?P<end>\bto be (?:announced|confirmed|decided|defined|determined|filled in)(?=\W{0,5}\Z))"
    r"|(?P<later>\b[Ww]ird (?:noch|später|spaeter) (?:bestimmt|definiert|ergänzt|festgelegt|geklärt)\b)"
    r"|(?P<marks>\?{3,})"
)
_LETTERS = re.compile(r"[^\W\d_]")


@lru_cache(maxsize=256)  # several rules ask, and again for every text of a page
def gaps(text: str) -> tuple[str, ...]:
    """The placeholders of a text, in order, each once, as written ("[CITY]", "{{name}}", "TBD", "???").

    Labels such as "[Finance]", "[P0]" or a leading "[HR] Hire …" are not placeholders, nor are links.
    """
    marked = [match.group() for match in _GAP.finditer(text) if not _is_label(text, match)]
    return tuple(dict.fromkeys(marked))


def fresh_titles() -> tuple[str, str]:
    """What stands in a new objective and in a new key result until somebody writes theirs."""
    return _("New objective"), _("New key result")


def unwritten(text: str) -> bool:
    """Whether nothing but placeholders stands there yet, so that there are no words to judge."""
    if text.strip() in fresh_titles():
        return True
    left = text
    for gap in gaps(text):
        left = left.replace(gap, "")
    return not any(sign.isalnum() for sign in left)


def _is_label(text: str, match: re.Match[str]) -> bool:
    if match.lastgroup != "bracket":
        return False
    inside = match.group()[1:-1].strip()
    if not inside.isupper():  # letters without upper and lower case name no placeholder we know
        return True
    name = folded(inside)
    if name in in_any_language("label_tags") or (_ends_in_digit(name) and len(_LETTERS.findall(name)) < 3):
        return True
    behind = text[match.end() : match.end() + 2]
    leads = not text[: match.start()].strip(" \t*-•–")
    next_is_capital = behind[:1] == " " and behind[1:2].isupper()
    known = any(part in in_any_language("known_gaps") for part in name.split())
    return leads and next_is_capital and not (known and len(name) > 1)


def _ends_in_digit(name: str) -> bool:
    return name[-1:].isdigit() or name[-1:] == "?"
