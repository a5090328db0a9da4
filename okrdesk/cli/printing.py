"""`okrdesk print`: the papers of the latest workshop, without a window."""

from __future__ import annotations

import argparse

from okrdesk.cli import asked
from okrdesk.cli.exchange import ending_of, free_for, write
from okrdesk.okr import cycles
from okrdesk.outputs.asked import Asked
from okrdesk.outputs.registry import OUTPUTS


def print_command(chosen: argparse.Namespace) -> int:
    """Write one paper as PDF; what stood there is replaced at once."""
    row = OUTPUTS[chosen.what]
    ending = ending_of(chosen.out, row)
    target = free_for(chosen.out, chosen.file)
    with asked.reading(chosen.file) as document:
        day = asked.today()
        wish = Asked(cycles.current(document, day).id, day, ending, chosen.file.name, paper=chosen.paper)
        write(document, row, wish, target, chosen.out)
    return 0
