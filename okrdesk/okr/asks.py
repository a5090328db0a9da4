"""Asks: what the community asks of those who read its page: what, from whom, by when, and whom to tell.

They are promises of the kind "ask", of which `whom` is asked and `who` hears the answer. A cycle of an older
workspace has one text instead: its lines read as asks that are not rows yet, and the first edit of any of
them makes rows of all, so that files, copies, backups and JSON of every age look alike.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import replace

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import in_one_line, is_blank
from okrdesk.i18n import _, format_day
from okrdesk.okr import cycles, order
from okrdesk.okr.alphabet import plain_letters
from okrdesk.okr.outline import Outline
from okrdesk.okr.workshop import promises
from okrdesk.okr.workshop.promises import Promise

KIND = "ask"
MOST = 3  # on a page
LINE = "line "  # begins the id of what is no row yet
_BULLET = re.compile(r"^\s*(?:[-–•*·]\s+)?")
# Where a running text has a sentence of its own: not after initials, numbers and short abbreviations.
_NEXT_SENTENCE = re.compile(r"(?<=\w{3}[.!?…])\s+(?=[^\W_a-z]|[\"“„«(])|(?<=[。！？])(?=\S)")


def of_cycle(document: Document, cycle_id: str) -> tuple[Promise, ...]:
    """The asks of a cycle in their order, answered ones included; lines of an older text come last."""
    rows = [each for each in promises.of_cycle(document, cycle_id) if each.kind == KIND]
    known = {plain_letters(each.what) for each in rows}
    lines = lines_of(cycles.read(document, cycle_id).ask)
    fresh = [line for line in lines if plain_letters(line) not in known]
    texts = [Promise(f"{LINE}{n}", cycle_id, KIND, line) for n, line in enumerate(fresh, 1)]
    return (*rows, *texts)


def for_page(document: Document, cycle_id: str) -> tuple[Promise, ...]:
    """What a page asks for: at most three of those that are open, each thing once."""
    return _open_ones(document, cycle_id)[:MOST]


def beyond_page(document: Document, cycle_id: str) -> frozenset[str]:
    """The ids of those that are open and that a page leaves off, as three stand on it."""
    return frozenset(each.id for each in _open_ones(document, cycle_id)[MOST:])


def _open_ones(document: Document, cycle_id: str) -> tuple[Promise, ...]:
    by_words: dict[str, Promise] = {}
    for each in of_cycle(document, cycle_id):
        if each.is_open:
            by_words.setdefault(plain_letters(each.what), each)
    return tuple(by_words.values())


def waiting_words() -> str:
    """What an ask says that a page leaves off."""
    return _("not on the page, which has three")


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text without bullets, each once; the sentences of one that has a single line."""
    parts = [_BULLET.sub("", part, count=1).strip() for part in text.splitlines()]
    parts = [part for part in parts if not is_blank(part)]
    if len(parts) == 1:
        parts = [part.strip() for part in _NEXT_SENTENCE.split(parts[0])]
    by_words: dict[str, str] = {}
    for part in parts:
        by_words.setdefault(plain_letters(part), part)
    return tuple(by_words.values())


def about(ask: Promise, seen: Outline) -> str:
    """The number of the key result or objective it is for ("1.2", "3"), "" for none of this outline."""
    wanted = ask.key_result_id or ask.objective_id
    return next((number for line_id, number, _title in seen.numbered_lines() if line_id == wanted), "")


def for_line(ask: Promise, line_id: str, seen: Outline) -> Promise:
    """The ask for the key result or objective with this id, "" for neither."""
    is_measured = any(line.key_result.id == line_id for line in seen.key_results)
    return replace(
        ask,
        key_result_id=line_id if is_measured else None,
        objective_id=line_id if line_id and not is_measured else None,
    )


def by_when(ask: Promise, locale: str) -> str:
    """ "by 20 Feb", or without a day "by next review"."""
    if ask.on is None:
        return _("by next review")
    return _("by {day}").format(day=format_day(ask.on, locale, "MMMd"))


def about_words(ask: Promise, number: str, teller: str) -> str:
    """ "from the board, for 1.2 · tell Jana Petersen"; what nobody said falls away."""
    parts = [_("from {whom}").format(whom=ask.whom)] if ask.whom else []
    parts += [_("for {number}").format(number=number)] if number else []
    told = [_("tell {name}").format(name=teller)] if teller else []
    return " · ".join([", ".join(parts), *told] if parts else told)


def running(asks: Iterable[Promise], seen: Outline, locale: str) -> str:
    """The asks as a text, one a line: "A room for 80 people (from the board, for 1.2), by 20 Feb"."""
    lines = []
    for ask in asks:
        about_it = about_words(ask, about(ask, seen), "")
        line = f"{ask.what.rstrip('.')} ({about_it})" if about_it else ask.what
        lines.append(line if ask.on is None else f"{line}, {by_when(ask, locale)}")
    return "\n".join(lines)


def add(document: Document, ask: Promise) -> str:
    """Ask for something; returns its id. Refused without words and in a closed cycle."""
    tidy = _tidy(ask)
    with document.edit(_("Ask for help")):
        make_rows(document, ask.cycle_id)
        return promises.add(document, tidy)


def change(document: Document, before: Promise, after: Promise) -> None:
    """Write what differs between an ask before and after."""
    tidy = _tidy(after)
    with document.edit(_("Change what we ask for")):
        known = _row(document, before)
        promises.change(document, replace(before, id=known), replace(tidy, id=known))


def settle(document: Document, ask: Promise, outcome: str, on: dt.date | None = None) -> None:
    """Say what became of an ask: DONE on a day, or words; "" opens it again. Also in a closed cycle."""
    with document.edit(_("Say what became of an ask") if outcome else _("Ask again")):
        promises.settle(document, _row(document, ask), outcome, on)


def move(document: Document, ask: Promise, index: int) -> None:
    """Put an ask at a place among the asks of its cycle."""
    with document.edit(_("Move what we ask for")):
        promises.move(document, _row(document, ask), index)


def remove(document: Document, ask: Promise) -> None:
    """Ask for it no longer."""
    with document.edit(_("Remove what we ask for")):
        promises.remove(document, _row(document, ask))


def numbered(document: Document, cycle_id: str, number: int) -> Promise:
    """The ask with this number, from 1, in the order of the cycle; refused where there is none."""
    asks = of_cycle(document, cycle_id)
    if not 1 <= number <= len(asks):
        sentence = _("There is no ask {n}; there are {all}.")
        raise Refused(sentence.format(n=number, all=len(asks)))
    return asks[number - 1]


def _row(document: Document, ask: Promise) -> str:
    """The id of an ask's row, made from the older text where it was one of its lines."""
    made = make_rows(document, ask.cycle_id)
    if not ask.id.startswith(LINE):
        return ask.id
    if ask.id not in made:
        raise Refused(_("That ask is no longer here; undo brings it back."))
    return made[ask.id]


def make_rows(document: Document, cycle_id: str) -> dict[str, str]:
    """Make rows of the lines of the older text, and empty it; returns the new ids by those of the lines."""
    if not cycles.read(document, cycle_id).ask:
        return {}
    with document.edit(_("Ask for help")):
        return _made(document, cycle_id)


def _made(document: Document, cycle_id: str) -> dict[str, str]:
    lines = [each for each in of_cycle(document, cycle_id) if each.id.startswith(LINE)]
    last = max((each.position for each in promises.of_cycle(document, cycle_id)), default="")
    placed = [
        replace(line, id="", position=position)
        for line, position in zip(lines, order.after(last, len(lines)), strict=True)
    ]
    made = promises.PROMISES.add_all(document, placed)
    document.set(t.Cycle, cycle_id, ask="")
    return {line.id: row_id for line, row_id in zip(lines, made, strict=True)}


def _tidy(ask: Promise) -> Promise:
    """An ask as it is kept: what and from whom in one line each. Refused without words."""
    if is_blank(ask.what):
        raise Refused(_("An ask needs words; type what you ask for."))
    return replace(ask, kind=KIND, what=in_one_line(ask.what), whom=in_one_line(ask.whom))
