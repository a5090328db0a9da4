"""A file of answers, whatever it is, as a grid: table, workbook, packed table, chat, list, questions."""

from __future__ import annotations

import re

from okrdesk.document.refused import Refused
from okrdesk.document.text import quoted
from okrdesk.exchange import delimited, workbooks
from okrdesk.exchange.decoding import decoded, empty, refuse_large_or_empty
from okrdesk.exchange.surveys.chats import chat_of, list_of
from okrdesk.exchange.surveys.grid import Grid, torn
from okrdesk.exchange.surveys.headings import is_heading, with_headings
from okrdesk.exchange.surveys.shapes import reshaped
from okrdesk.exchange.surveys.slido import questions_of
from okrdesk.i18n import _

_MOST_BREAKS = 25 * workbooks.MOST_LINES  # an answer may have several lines
_JSON = re.compile(r"\s*(?:\[\s*\{|\{\s*\")")


def read(content: bytes, name: str, *, has_none: bool | None = None) -> Grid:
    """The lines of a file under their headings, numbered where it `has_none`.

    Raises Refused, and then nothing of it is taken in.
    """
    refuse_large_or_empty(content, name)
    if not workbooks.is_packed(content):
        return _of_text(content, name, has_none=has_none)
    sheets = workbooks.sheets_of(content, name)
    if sheets is not None:
        return reshaped(with_headings(_of_sheets(sheets, name), has_none=has_none))
    inside, inner = workbooks.only_table(content, name)
    if workbooks.is_packed(inside) and workbooks.sheets_of(inside, inner) is None:
        sentence = _("“{name}” holds another packed file; unpack it and choose the table in it.")
        raise Refused(sentence.format(name=quoted(name)))
    return read(inside, inner, has_none=has_none)


def _of_text(content: bytes, name: str, *, has_none: bool | None) -> Grid:
    text = decoded(content, name)
    if text.text.count("\n") > _MOST_BREAKS:
        raise _too_many(name)
    if name.casefold().endswith(".json") or _JSON.match(text.text):
        return questions_of(text, name)
    chat = chat_of(text, name)
    if chat is not None:
        return chat
    named_table = name.casefold().endswith((".csv", ".tsv"))
    table = delimited.split(text.text, sentences=not named_table)
    if not table.separator and not named_table:
        return _within(list_of(text, name))
    refused = tuple(torn(line) for line in table.torn)
    if not table.lines:
        raise Refused(_("“{name}” holds no line that can be read.").format(name=quoted(name)))
    grid = _within(Grid(name, "survey", text.encoding, table.separator, table.lines, refused))
    if not table.separator and not is_heading(table.lines[0].cells[0]):
        # A list of answers that was saved as a table: its first line is an answer too.
        return Grid(name, "lines", text.encoding, "", table.lines, refused, 0, (_("Text"),))
    return reshaped(with_headings(grid, has_none=has_none))


def _of_sheets(sheets: tuple[workbooks.Sheet, ...], name: str) -> Grid:
    """The sheet with the answers: called Voters by Mentimeter, else the one with most lines."""
    named = [sheet for sheet in sheets if sheet.title.strip().casefold() == "voters" and sheet.lines]
    best = (named or sorted(sheets, key=lambda sheet: -len(sheet.lines)))[:1]
    if not best or not best[0].lines:
        raise empty(name)
    return Grid(name, "survey", "", "", best[0].lines)


def _within(grid: Grid) -> Grid:
    if len(grid.lines) > workbooks.MOST_LINES:
        raise _too_many(grid.name)
    if any(len(line.cells) > workbooks.MOST_COLUMNS for line in grid.lines):
        sentence = _("“{name}” has more than {most} columns; leave out what is not needed.")
        raise Refused(sentence.format(name=quoted(grid.name), most=workbooks.MOST_COLUMNS))
    return grid


def _too_many(name: str) -> Refused:
    sentence = _("“{name}” has more than {most} lines; split it.")
    return Refused(sentence.format(name=quoted(name), most=workbooks.MOST_LINES))
