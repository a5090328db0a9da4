"""Framing: how communities of each kind word their goals, and the word that makes them everybody's."""

from __future__ import annotations

import re

from okrdesk.i18n import _

_WE = re.compile(
    r"\b(we|us|ours?|together|wir|uns|unser\w*|gemeinsam\w*|nous|notre|nos|nosotros|nuestr\w*)\b", re.I
)


def framing_hint(community: str) -> str:
    """What a community of this kind says in a goal, "" where no kind is chosen."""
    return {
        "mission-driven": _(
            "A mission-driven goal names what changes outside: a policy, what people know, who is served."
        ),
        "learning": _("A learning goal says what people can do afterwards that they cannot do now."),
        "product": _("A goal around a product says what its users achieve, worded with them, not for them."),
        "creator": _("A creator-led goal says what people do together out of passion, such as a challenge."),
    }.get(community, "")


def we_tip(text: str) -> str:
    """A tip for a wording that speaks of nobody in particular, "" where it says “we” or is empty."""
    if not text.strip() or _WE.search(text):
        return ""
    return _("Try it with “we”: whoever reads it should feel meant.")


def framing_words(community: str, text: str) -> str:
    """Hint and tip as one line."""
    return " ".join(filter(None, (framing_hint(community), we_tip(text))))
