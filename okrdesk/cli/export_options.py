"""The options of `okrdesk export` against what the chosen output can do, so that none is ignored."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from okrdesk.i18n import _
from okrdesk.outputs import wishes
from okrdesk.outputs.asked import Option
from okrdesk.outputs.output import Output
from okrdesk.outputs.registry import OUTPUTS

_MOST_NAMED = 8

# Each option of the command with what an output must know of, and whether it was given.
OPTIONS: dict[str, tuple[Option, Callable[[argparse.Namespace], bool]]] = {
    "--on": ("day", lambda chosen: chosen.on is not None),
    "--cycle": ("cycle", lambda chosen: chosen.cycle is not None),
    "--rule": ("rule", lambda chosen: bool(chosen.rule)),
    "--paper": ("paper", lambda chosen: chosen.paper is not None),
    "--language": ("language", lambda chosen: chosen.language is not None),
    "--no-names": ("names", lambda chosen: not chosen.names),
    "--black-and-white": ("black and white", lambda chosen: chosen.black_and_white),
    "--carry": ("carry", lambda chosen: bool(chosen.carry)),
    "--no-chart": ("chart", lambda chosen: not chosen.chart),
    "--since": ("comparison", lambda chosen: chosen.since is not None),
    "--no-since": ("comparison", lambda chosen: not chosen.compares),
    "--no-remember": ("memory", lambda chosen: not chosen.remember),
    "--owner": ("owner", lambda chosen: chosen.owner is not None),
    "--key-result": ("key result", lambda chosen: chosen.key_result is not None),
}


def refuse_ignored(chosen: argparse.Namespace, row: Output) -> None:
    """Refuse an option that would change nothing in an output, with the layouts in which it does."""
    for flag, (option, is_given) in OPTIONS.items():
        if option in row.options or not is_given(chosen):
            continue
        knowing = [each.key for each in OUTPUTS.values() if option in each.options]
        remedy = _("leave {option} out, or choose one of these layouts: {names}")
        if len(knowing) > _MOST_NAMED:
            remedy = _("leave {option} out")
        elif len(knowing) == 1:
            remedy = _("leave {option} out, or choose --layout {names}")
        raise wishes.cannot(option, row.name(), remedy.format(option=flag, names=", ".join(knowing)))
