"""`okrdesk community`: what a community says of itself, and how its goals did it good in a cycle."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Any

from okrdesk.cli import asked, output
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import clean, plain_digits
from okrdesk.i18n import _
from okrdesk.okr import benefits, cycles, mission
from okrdesk.okr.terms import Cycle

TEXTS = ("mission", "vision", "audience")
KINDS = ("kind", "bond", "phase")
_EMPTY = ("-", "none")


def community(chosen: argparse.Namespace) -> int:
    """Set what is given, in one step, then say it all.

    JSON: `{mission, vision, audience, kind, bond, phase, purposes, cycle, marks: {…}, risks}`; what nobody
    said is null or empty, a mark goes from 1 to 5.
    """
    names = (*TEXTS, *KINDS, "purposes", "risks", *benefits.BENEFITS)
    given = {name: value for name in names if (value := getattr(chosen, name)) is not None}
    with asked.writing(chosen.file) if given else asked.looking(chosen.file) as opened:
        document = opened.document
        cycle = asked.cycle(chosen, document, asked.today())
        if given:
            with document.edit(_("Describe the community")):
                _set(document, cycle, given)
            opened.publish()
        _tell(document, cycles.read(document, cycle.id), as_json=chosen.json)
    return 0


def _set(document: Document, cycle: Cycle, given: dict[str, str]) -> None:
    known = mission.read(document)
    fields: dict[str, Any] = {name: _text(given[name]) for name in TEXTS if name in given}
    fields |= {"community" if name == "kind" else name: _text(given[name]) for name in KINDS if name in given}
    if "purposes" in given:
        fields["purposes"] = _several(given["purposes"])
    mission.reword(document, known, replace(known, **fields))
    for name in benefits.BENEFITS:
        if name in given:
            benefits.mark(document, cycle.id, name, _mark(given[name]))
    if "risks" in given:
        benefits.tick(document, cycle.id, _several(given["risks"]))


def _text(typed: str) -> str:
    return "" if typed.strip().casefold() in _EMPTY else typed.strip()


def _several(typed: str) -> tuple[str, ...]:
    """Words with commas between; "-" for none."""
    return tuple(dict.fromkeys(each.strip() for each in _text(typed).split(",") if each.strip()))


def _mark(typed: str) -> int | None:
    number = plain_digits(clean(_text(typed)))
    if not number:
        return None
    if not number.isdecimal() or len(number) > 3:
        raise Refused(_("A mark is a number from 1 to {most}, or - for none.").format(most=benefits.MOST))
    return int(number)


def _tell(document: Document, cycle: Cycle, *, as_json: bool) -> None:
    known = mission.read(document)
    if as_json:
        marks = {name: getattr(cycle, name) for name in benefits.BENEFITS}
        output.say_json(
            {
                **{name: getattr(known, name) for name in TEXTS},
                "kind": known.community or None,
                "bond": known.bond or None,
                "phase": known.phase or None,
                "purposes": list(known.purposes),
                "cycle": cycle.name,
                "marks": marks,
                "risks": list(cycle.risks),
            }
        )
        return
    output.say(output.cut(known.name, 120))
    rows = [(name, getattr(known, name)) for name in TEXTS]
    rows += [("kind", known.community), ("bond", known.bond), ("phase", known.phase)]
    rows.append(("purposes", ", ".join(known.purposes)))
    output.say_table([(name, output.cut(text, 160)) for name, text in rows if text], indent="  ")
    for sentence in benefits.told(cycle):
        output.say(f"{cycle.name}: {sentence}")
