"""`okrdesk words`: what the one-pager says of what went well and what is in the way, and what it asks for."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from okrdesk.cli import asked, output
from okrdesk.cli.words_arguments import DETAILS
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import clean, plain_digits
from okrdesk.i18n import _, format_day
from okrdesk.okr import asks, cycles, namesakes, outline, owning, people
from okrdesk.okr.days import parse_day
from okrdesk.okr.outline import KeyResultLine, Outline
from okrdesk.okr.workshop import promises
from okrdesk.okr.workshop.promises import Promise

if TYPE_CHECKING:
    import datetime as dt

_EMPTY = ("-", "none")


def words(chosen: argparse.Namespace) -> int:
    """Set the one-pager's texts and asks that are given, in one step; then show them all.

    JSON: `{went_well, in_the_way, ask, asks: [{number, id, what, from, by, for, tell, done_on, outcome}]}`;
    `ask` is what the page asks for as a text. Days are ISO, `id` is null for a line of an older text.
    """
    texts = {"went_well": chosen.went_well, "in_the_way": chosen.in_the_way}
    changes = chosen.asks is not None or any(text is not None for text in texts.values())
    with asked.writing(chosen.file) if changes else asked.looking(chosen.file) as opened:
        document = opened.document
        day = asked.day(chosen, document.locale)
        cycle = asked.cycle(chosen, document, day)
        if changes:
            with document.edit(_("Write the one-pager's words")):
                if any(text is not None for text in texts.values()):
                    cycles.write_words(document, cycle.id, **texts)
                _edit_asks(document, outline.outline(document, cycle.id, day), chosen.asks or [])
            opened.publish()
        _show(document, outline.outline(document, cycle.id, day), json=chosen.json)
    return 0


def _edit_asks(document: Document, seen: Outline, typed: list[str]) -> None:
    """Add, change, answer and remove; numbers are those of the list as it was before."""
    groups = list(_groups(typed))
    if not groups:
        return
    asks.make_rows(document, seen.cycle.id)
    known = {
        number: asks.numbered(document, seen.cycle.id, int(number))
        for name, number, _details in groups
        if name != "ask"
        if _is_number(number)
    }
    for name, value, details in groups:
        if name == "ask":
            asks.add(document, _with(document, Promise("", seen.cycle.id, what=value), details, seen))
        elif name == "change":
            asks.change(document, known[value], _with(document, known[value], details, seen))
        elif name == "remove":
            asks.remove(document, known[value])
        else:
            asks.settle(document, known[value], *_outcome(details, seen.day))


def _is_number(text: str) -> bool:
    if not text.isdecimal():
        raise Refused(_("“{text}” is no number of an ask; type one such as 2.").format(text=text))
    return True


def _outcome(details: dict[str, str], day: dt.date) -> tuple[str, dt.date | None]:
    told = details.get("outcome", "")
    return (told, None) if told else (promises.DONE, day)


def _groups(typed: list[str]) -> Iterator[tuple[str, str, dict[str, str]]]:
    """What begins an edit, its value, and what follows it by name."""
    pairs = list(zip(typed[::2], typed[1::2], strict=True))
    starts = [nth for nth, (name, _value) in enumerate(pairs) if name in DETAILS]
    for start, end in pairwise([*starts, len(pairs)]):
        name, value = pairs[start]
        value = value if name == "ask" else plain_digits(clean(value).strip())
        yield name, value, dict(pairs[start + 1 : end])


def _with(document: Document, ask: Promise, details: dict[str, str], seen: Outline) -> Promise:
    """An ask with what was said about it."""
    for name, text in details.items():
        empty = text.strip().casefold() in _EMPTY
        if name == "what":
            ask = replace(ask, what=text)
        elif name == "from":
            ask = replace(ask, whom="" if empty else text)
        elif name == "by":
            on = None if empty else parse_day(text, asked.today(), document.locale, "ahead")
            ask = replace(ask, on=on)
        elif name == "tell":
            ask = replace(ask, who_id=None if empty else namesakes.find(document, text).id)
        else:
            ask = asks.for_line(ask, "" if empty else _line_id(seen, text), seen)
    return ask


def _line_id(seen: Outline, number: str) -> str:
    line = owning.find_line(seen, plain_digits(clean(number).strip()))
    return line.key_result.id if isinstance(line, KeyResultLine) else line.objective.id


def _show(document: Document, seen: Outline, *, json: bool) -> None:
    from okrdesk.reports.onepager.onepager_of import words_of

    texts = words_of(document, seen)
    everything = asks.of_cycle(document, seen.cycle.id)
    names = {person.id: person.name for person in people.everyone(document)}
    if json:
        listed = [_as_json(n, ask, seen, names) for n, ask in enumerate(everything, 1)]
        told = {"went_well": texts.went_well, "in_the_way": texts.in_the_way, "ask": texts.ask}
        output.say_json({**told, "asks": listed})
        return
    said = []
    for heading, text, otherwise in (
        (_("What went well"), texts.went_well, output.nothing()),
        (_("What is in the way"), texts.in_the_way, output.nothing()),
        (_("What we ask of you"), "", "" if everything else output.nothing()),  # they stand below, by number
    ):
        lines = [output.plain(line) for line in text.splitlines()] or [otherwise]
        said += [(heading if n == 0 else "", line) for n, line in enumerate(lines)]
    output.say_table(said)
    left_off = asks.beyond_page(document, seen.cycle.id)
    rows = [
        (*_as_row(n, ask, seen, names, document.locale), asks.waiting_words() if ask.id in left_off else "")
        for n, ask in enumerate(everything, 1)
    ]
    output.say_table(rows, indent="  ", right=(0,))


def _as_row(
    number: int, ask: Promise, seen: Outline, names: dict[str, str], locale: str
) -> tuple[str, str, str, str]:
    about = asks.about_words(ask, asks.about(ask, seen), names.get(ask.who_id or "", ""))
    when = asks.by_when(ask, locale)
    if ask.done_on is not None:
        when = _("done {day}").format(day=format_day(ask.done_on, locale))
    elif ask.outcome:
        when = ask.outcome
    return str(number), output.plain(ask.what), output.plain(about), output.plain(when)


def _as_json(number: int, ask: Promise, seen: Outline, names: dict[str, str]) -> dict[str, Any]:
    return {
        "number": number,
        "id": None if ask.id.startswith(asks.LINE) else ask.id,
        "what": ask.what,
        "from": ask.whom,
        "by": None if ask.on is None else ask.on.isoformat(),
        "for": asks.about(ask, seen) or None,
        "tell": names.get(ask.who_id or ""),
        "done_on": None if ask.done_on is None else ask.done_on.isoformat(),
        "outcome": ask.outcome,
    }
