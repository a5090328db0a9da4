"""The arguments of `okrdesk export`; whether an option goes with an output says `export_options`."""

from __future__ import annotations

import argparse
from pathlib import Path

from okrdesk.i18n import _
from okrdesk.outputs.registry import OUTPUTS, papers


def add_export(one: argparse.ArgumentParser) -> None:
    """What is written, on which paper, in which words, compared with what."""
    one.add_argument("out", type=Path, metavar="OUT", help=_("its ending says what is written"))
    layout = one.add_mutually_exclusive_group()
    layout.add_argument(
        "--layout", choices=list(OUTPUTS), help=_("what is written, where endings are shared")
    )
    for key in ("review", "map"):
        layout.add_argument(
            f"--{key}",
            dest="layout",
            action="store_const",
            const=key,
            help=_("the same as --layout {key}").format(key=key),
        )
    one.add_argument("--paper", choices=papers(), help=_("of a page; the usual one unless given"))
    one.add_argument("--language", metavar="L", help=_("of the words on the page, such as en"))
    names = _("roles for whole names; first names in texts stay")
    one.add_argument("--no-names", dest="names", action="store_false", help=names)
    one.add_argument("--black-and-white", action="store_true", help=_("without colours"))
    one.add_argument(
        "--carry",
        choices=("whole", "cycle"),
        default="",
        help=_("the PDF carries the workspace, or this cycle"),
    )
    one.add_argument("--owner", metavar="NAME", help=_("whose commitment sheet; all owners' without"))
    one.add_argument("--key-result", metavar="NUMBER", help=_("the one that a chart is about, such as 1.2"))
    one.add_argument("--no-chart", dest="chart", action="store_false", help=_("without the progress chart"))
    since = one.add_mutually_exclusive_group()
    since.add_argument("--since", metavar="DATE", help=_("compare with this day instead of the last page"))
    since.add_argument(
        "--no-since", dest="compares", action="store_false", help=_("compare with no earlier page")
    )
    one.add_argument(
        "--no-remember",
        dest="remember",
        action="store_false",
        help=_("do not note in the workspace that the one-pager was handed out"),
    )
