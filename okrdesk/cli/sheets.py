"""`okrdesk check-in-sheets`: what was written on check-in sheets, typed as a list of codes and values."""

from __future__ import annotations

import argparse

from okrdesk.cli import asked, output
from okrdesk.exchange import decoding
from okrdesk.okr import outline, sheet_codes


def check_in_sheets(chosen: argparse.Namespace) -> int:
    """Check in what the lines say, all of them in one step; nothing while any of them is wrong."""
    content, name = asked.source(chosen)
    text = decoding.decoded(content, name).text
    with asked.writing(chosen.file) as opened:
        document = opened.document
        locale = asked.locale(chosen.locale) or document.locale
        day = asked.day(chosen, locale)
        seen = outline.outline(document, asked.cycle(chosen, document, day).id, day)
        lines = sheet_codes.read_lines(text, seen, locale)
        told = sheet_codes.record(document, lines, on=day, today=asked.today())
        opened.publish()
    output.say(told)
    return 0
