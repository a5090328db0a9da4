"""`okrdesk blueprints` and `measures`: ready-made objectives, and what communities count."""

from __future__ import annotations

import argparse
import json

from okrdesk import paths
from okrdesk.cli import output
from okrdesk.i18n import _
from okrdesk.okr import blueprints as gallery
from okrdesk.okr import measure_library


def blueprints(chosen: argparse.Namespace) -> int:
    """Print the gallery; JSON is the files' own content as a list."""
    if chosen.json:
        files = [paths.blueprints() / f"{blueprint.key}.json" for blueprint in gallery.shipped()]
        output.say_json([json.loads(file.read_text("utf-8")) for file in files])
        return 0
    for blueprint in gallery.shipped():
        output.say(f"{blueprint.key}  {blueprint.title}")
        output.say(f"   {blueprint.objective}")
        for number, row in enumerate(blueprint.key_results, start=1):
            output.say(f"   {number}. {row.title}")
        wanted = ", ".join(f"{name} ({text})" for name, text in gallery.placeholders(blueprint).items())
        if wanted:
            output.say("   " + _("to fill in: {names}").format(names=wanted))
        output.say()
    return 0


def measures(chosen: argparse.Namespace) -> int:
    """Print the library of measures: what is counted, how, and who reads the number."""
    if chosen.json:
        output.say_json(
            [
                {
                    "id": each.key,
                    "title": each.title(),
                    "measure": each.measure,
                    "direction": each.direction,
                    "unit": each.unit(),
                    "source": each.source(),
                    "communities": list(each.communities),
                    "types": list(each.types),
                }
                for each in measure_library.LIBRARY
            ]
        )
        return 0
    output.say_table([(each.key, each.title(), each.source()) for each in measure_library.LIBRARY])
    return 0
