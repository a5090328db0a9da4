"""`okrdesk look`: what to look at first, each sentence with its rule."""

from __future__ import annotations

import argparse

from okrdesk.cli import asked, output
from okrdesk.i18n import _
from okrdesk.okr import look_first, outline
from okrdesk.okr.look_first import Look


def look(chosen: argparse.Namespace) -> int:
    """Print at most five sentences about what deserves the next conversation, gravest first."""
    with asked.reading(chosen.file) as document:
        day = asked.day(chosen, document.locale)
        seen = outline.outline(document, asked.cycle(chosen, document, day).id, day)
        looks = look_first.look_first(document, seen)
    if chosen.json:
        output.say_json([_as_json(each) for each in looks])
    else:
        _say(looks)
    return 0


def _as_json(each: Look) -> dict[str, str]:
    return {
        "rule": each.rule,
        "number": each.number,
        "id": each.item_id,
        "title": each.title,
        "sentence": each.sentence,
    }


def _say(looks: tuple[Look, ...]) -> None:
    if not looks:
        output.say(_("Nothing calls for a look right now."))
    for each in looks:
        output.say(f"{each.number}  {output.cut(each.title, 70)}")
        output.say("   " + output.plain(each.sentence))
        output.say_table([(rule, look_first.rule_words(rule)) for rule in each.rules], indent="   ")
