"""`okrdesk close` and `reopen`: the end of a cycle, and the beginning of the next."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from okrdesk.cli import asked, output
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import clean, plain_digits
from okrdesk.i18n import _, ngettext
from okrdesk.okr import closing, cycles, days, objectives
from okrdesk.okr.nearest import suggestion
from okrdesk.okr.values import show_value
from okrdesk.okr.workshop import workshops


def close(chosen: argparse.Namespace) -> int:
    """Close a cycle and open the next one with the objectives that are kept."""
    with asked.writing(chosen.file) as opened:
        document = opened.document
        day = asked.day(chosen, document.locale)
        cycle = asked.cycle(chosen, document, day)
        workshops.refuse_running(document, cycle.id)
        draft = cycles.named(document, chosen.next)
        name = draft.name if draft is not None else days.parse_cycle(chosen.next)[0]
        keep = None if chosen.keep is None else _kept(document, cycle.id, chosen.keep)
        next_id = closing.close(
            document, cycle.id, on=day, next_name=name, keep=keep, baselines=chosen.baselines
        )
        opened.publish()
        count = len(objectives.of_cycle(document, next_id))
        now = cycles.read(document, next_id).name
        beaten = closing.without_target(document, next_id) if chosen.baselines else ()
        locale = document.locale
    output.say(
        ngettext(
            "{closed} is closed. {open} is open with {count} objective.",
            "{closed} is closed. {open} is open with {count} objectives.",
            count,
        ).format(closed=output.plain(cycle.name), open=output.plain(now), count=count)
    )
    for number, row, before in beaten:
        sentence = _(
            "{number} {title} starts at {baseline}, which meets its target of {target} already; "
            "set a new one: okrdesk set {file} {number} --target VALUE"
        )
        output.warn(
            sentence.format(
                number=number,
                title=output.cut(row.title, 60),
                baseline=show_value(row.baseline, row, locale),
                target=show_value(before.target, before, locale),
                file=output.place(chosen.file),
            )
        )
    return 0


def reopen(chosen: argparse.Namespace) -> int:
    """Open a closed cycle again; the next one stays."""
    with asked.writing(chosen.file) as opened:
        cycle = cycles.find(opened.document, chosen.cycle)
        closing.reopen(opened.document, cycle.id)
        opened.publish()
    output.say(_("{name} is open again.").format(name=output.plain(cycle.name)))
    return 0


def _kept(document: Document, cycle_id: str, typed: str) -> Sequence[str]:
    """The ids of the objectives that somebody named by number ("1,3"); "all" are all of them, "none" none."""
    ids = [objective.id for objective in objectives.of_cycle(document, cycle_id)]
    if typed.strip().casefold() in ("all", "none"):
        return ids if typed.strip().casefold() == "all" else []
    numbers = {str(number): each for number, each in enumerate(ids, start=1)}
    kept = []
    for part in plain_digits(clean(typed)).split(","):
        number = part.strip()
        if number not in numbers and number not in ids:
            nearest = suggestion(number, list(numbers))
            raise Refused(
                _("There is no objective “{number}”; {nearest}").format(number=number, nearest=nearest)
            )
        kept.append(numbers.get(number, number))
    return kept
