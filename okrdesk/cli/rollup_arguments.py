"""The arguments of `okrdesk rollup`."""

from __future__ import annotations

import argparse
from pathlib import Path

from okrdesk.i18n import _


def add_rollup(one: argparse.ArgumentParser) -> None:
    """Workspaces and folders of them, and what is written."""
    one.add_argument(
        "places",
        type=Path,
        nargs="+",
        metavar="FILE",
        help=_(
            "workspaces, and folders with all that are in them but hidden ones, backups, and copies "
            "that a synchronised folder set aside"
        ),
    )
    one.add_argument("out", type=Path, metavar="OUT", help=_("a name that ends with .pdf, .xlsx or .json"))
    one.add_argument("--paper", choices=("a4", "letter"), help=_("of the page (.pdf); a4 unless given"))
    day = _("figures as of this day, today unless given; what is asked, as it is now")
    one.add_argument("--on", metavar="DATE", help=day)
