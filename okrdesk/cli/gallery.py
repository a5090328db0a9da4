"""`okrdesk blueprints`: the ready-made objectives, and which words they want filled in."""

from __future__ import annotations

import argparse
import json

from okrdesk import paths
from okrdesk.cli import output
from okrdesk.i18n import _
from okrdesk.okr import blueprints as gallery


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
