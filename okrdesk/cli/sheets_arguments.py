"""The arguments of the command `check-in-sheets`."""

from __future__ import annotations

import argparse
from pathlib import Path

from okrdesk.i18n import _


def add_sheets(one: argparse.ArgumentParser) -> None:
    """`check-in-sheets FILE IN [--on DATE] [--locale L] [--cycle NAME]`."""
    one.add_argument(
        "source",
        type=Path,
        metavar="IN",
        help=_("a file of lines such as KM4RU 38 7: code, value, confidence; - reads them"),
    )
    one.add_argument("--on", metavar="DATE", help=_("the day of the values, today unless given"))
    one.add_argument("--locale", metavar="L", help=_("how the values are written, such as de_AT"))
    one.add_argument("--cycle", metavar="NAME", help=_("another cycle than the current one"))
