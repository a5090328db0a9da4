"""The arguments of the command `community`."""

from __future__ import annotations

import argparse

from okrdesk.i18n import _
from okrdesk.okr.benefits import BENEFITS, RISKS, benefit_words
from okrdesk.okr.mission import BONDS, COMMUNITIES, PURPOSES
from okrdesk.okr.phases import PHASES


def add_community(one: argparse.ArgumentParser) -> None:
    """`community FILE [--mission T] … [--bond B] … [--clarity N] … [--risks A,B]`; "-" empties."""
    about = one.add_argument_group(_("what the community says of itself"), _("- empties what was said."))
    for name, text in (
        ("mission", _("why it exists")),
        ("vision", _("what is true when it has succeeded")),
        ("audience", _("who it is for")),
    ):
        about.add_argument(f"--{name}", metavar="T", help=text)
    for name, known in (("kind", COMMUNITIES), ("bond", BONDS), ("phase", PHASES)):
        about.add_argument(f"--{name}", choices=(*known, "-"), metavar="K", help=", ".join(known))
    about.add_argument("--purposes", metavar="A,B", help=", ".join(PURPOSES))
    gave = one.add_argument_group(_("what its goals gave in a cycle"), _("marks from 1 to 5; - for none"))
    for name in BENEFITS:
        gave.add_argument(f"--{name}", metavar="N", help=benefit_words(name))
    gave.add_argument("--risks", metavar="A,B", help=", ".join(RISKS))
    one.add_argument("--cycle", metavar="NAME", help=_("another cycle than the current one"))
