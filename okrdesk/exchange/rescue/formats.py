"""All formats of other tools, a row for each; whoever reads a new one adds its row here."""

from __future__ import annotations

from okrdesk.document.refused import Refused
from okrdesk.document.text import quoted
from okrdesk.exchange.rescue.format import NO, Format
from okrdesk.exchange.rescue.given import Given
from okrdesk.exchange.rescue.own_tables import own_tables
from okrdesk.exchange.rescue.viva_goals import VIVA_GOALS
from okrdesk.i18n import _
from okrdesk.okr.rescued.rows import Reading

FORMATS: dict[str, Format] = {row.key: row for row in (own_tables(), VIVA_GOALS.format())}


def recognised(given: Given) -> Format:
    """The format of a file; of several that could be meant the surest, then the first in the table.

    Raises Refused where it is none of them.
    """
    best = max(FORMATS.values(), key=lambda each: each.recognise(given))
    if best.recognise(given) == NO:
        sentence = _(
            "“{name}” is no file of goals that is known here: neither a table with headings nor a list."
        )
        raise Refused(sentence.format(name=quoted(given.name)))
    return best


def read(given: Given, form: str = "") -> Reading:
    """What a file holds, in the format with this key or, without one, the one that it is recognised as."""
    chosen = FORMATS[form] if form else recognised(given)
    return chosen.read(given)
