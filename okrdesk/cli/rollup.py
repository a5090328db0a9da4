"""`okrdesk rollup`: many workspaces on one page, in a table or as JSON; none of them is touched."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from okrdesk.cli import asked, output
from okrdesk.cli.exchange import free_for, say_written
from okrdesk.document import files
from okrdesk.document.refused import Refused
from okrdesk.i18n import _, ngettext, system_locale_name
from okrdesk.okr.communities.answering import Asking
from okrdesk.okr.communities.reading import Reading
from okrdesk.okr.communities.rolled import RollUp, left_out_sentence
from okrdesk.outputs import many

_QUIET_SECONDS = 0.5


def rollup(chosen: argparse.Namespace) -> int:
    """Write the roll-up of workspaces and folders; what is not shown is told line by line."""
    ending = chosen.out.suffix.casefold()
    if ending not in many.ENDINGS:
        sentence = _("“{name}” ends neither with .pdf nor with .xlsx or .json; choose one of them.")
        raise Refused(sentence.format(name=chosen.out.name))
    target = chosen.out
    for place in chosen.places:
        target = free_for(chosen.out, place)
    locale = system_locale_name()
    rolled = _read(chosen.places, Asking(asked.day(chosen, locale), locale, locale or "en"))
    refuse_nothing(rolled)
    made = many.made(rolled, ending, chosen.paper or "a4")
    files.write(target, made.content)
    say_written(target, made.pages, made.notes)
    for why in (*(each.why for each in rolled.unread), *(each.why for each in rolled.copies)):
        output.warn(why)
    if rolled.left_out:
        output.warn(left_out_sentence(rolled.left_out))
    return 0


def refuse_nothing(rolled: RollUp) -> None:
    """Refuse a roll-up of nothing, with what stands in the way."""
    if rolled.communities:
        return
    if rolled.unread:
        count = len(rolled.unread) - 1
        more = ngettext("{n} more could not be read either.", "{n} more could not be read either.", count)
        raise Refused(" ".join([rolled.unread[0].why, *([more.format(n=count)] if count else [])]))
    raise Refused(_("There is no workspace there; choose files that end with .okrdesk, or their folder."))


def _read(places: list[Path], asking: Asking) -> RollUp:
    """All of them read, with a line that counts on a terminal."""
    with Reading(places, asking) as reading:
        begun, counter = time.monotonic(), ""
        while reading.proceed(0.1):
            if sys.stderr.isatty() and time.monotonic() - begun > _QUIET_SECONDS:
                counter = _("{done} of {all} read").format(done=reading.done, all=reading.known)
                sys.stderr.write(f"\r{counter}")
                sys.stderr.flush()
        sys.stderr.write("\r" + " " * len(counter) + "\r" if counter else "")
        return reading.rolled_up()
