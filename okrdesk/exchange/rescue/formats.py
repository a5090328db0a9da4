"""All formats of other tools, a row for each; whoever reads a new one adds its row here."""

from __future__ import annotations

from okrdesk.document.refused import Refused
from okrdesk.document.text import quoted
from okrdesk.exchange import workbooks
from okrdesk.exchange.rescue.appfire import APPFIRE
from okrdesk.exchange.rescue.burning_okr import BURNING_OKR
from okrdesk.exchange.rescue.format import NO, Format
from okrdesk.exchange.rescue.given import Given
from okrdesk.exchange.rescue.leantime import LEANTIME
from okrdesk.exchange.rescue.markdown import MARKDOWN
from okrdesk.exchange.rescue.okr_tracker import OKR_TRACKER
from okrdesk.exchange.rescue.own_tables import own_tables
from okrdesk.exchange.rescue.tables import TABLES
from okrdesk.exchange.rescue.viva_archive import VIVA_GOALS
from okrdesk.i18n import _
from okrdesk.okr.rescued.rows import Reading

FORMATS: dict[str, Format] = {
    row.key: row
    for row in (
        own_tables(),
        VIVA_GOALS,
        BURNING_OKR.format(),
        OKR_TRACKER,
        APPFIRE.format(),
        LEANTIME.format(),
        MARKDOWN,
        TABLES,
    )
}


def recognised(given: Given) -> Format:
    """The format of a file; of several that could be meant the surest, then the first in the table.

    Where it is none of them but somebody said what its columns are, it is a table. Raises Refused otherwise.
    """
    best = max(FORMATS.values(), key=lambda each: each.recognise(given))
    if best.recognise(given) == NO:
        if given.ways.columns and TABLES.mapped(given):
            return TABLES
        if given.text.count("\n") > workbooks.MOST_LINES:
            raise workbooks.too_long(given.name)
        sentence = _("“{name}” is no file of goals that is known here: no table with headings, no list.")
        raise Refused(sentence.format(name=quoted(given.name)))
    return best


def is_ours(given: Given) -> bool:
    """Whether a file was written here."""
    return own_tables().recognise(given) > NO


def is_known(given: Given) -> bool:
    """Whether a file is of any of these formats."""
    return any(each.recognise(given) > NO for each in FORMATS.values())


def read(given: Given, form: str = "") -> Reading:
    """What a file holds, in the format with this key or, without one, the one that it is recognised as."""
    chosen = FORMATS[form] if form else recognised(given)
    return chosen.read(given)
