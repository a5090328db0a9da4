"""The arguments of the command `vote`."""

from __future__ import annotations

import argparse

from okrdesk.i18n import _

SUBJECTS = ("themes", "ideas", "objectives", "initiatives")
METHODS = ("dots", "approval", "fist")
ORIGINS = ("paper", "keyboard", "called-out")
RULES = ("both", "people", "run-off", "thumbs", "person", "lots")


def add_vote(one: argparse.ArgumentParser) -> None:
    """`vote FILE [open | ballots - | again - | close | tie RULE]`."""
    _which(one)
    act = one.add_subparsers(dest="act", required=False, metavar="")
    _add_open(act.add_parser("open", help=_("ask, with all answers covered"), allow_abbrev=False))
    cast = act.add_parser("ballots", help=_("throw ballots into the box, one a line"), allow_abbrev=False)
    cast.add_argument("source", choices=("-",), metavar="-", help=_("from standard input"))
    cast.add_argument("--origin", choices=ORIGINS, default="paper", help=_("how they came in"))
    cast.add_argument("--late", action="store_true", help=_("let late-comers join"))
    again = act.add_parser("again", help=_("count the same ballots a second time"), allow_abbrev=False)
    again.add_argument("source", choices=("-",), metavar="-", help=_("from standard input"))
    again.add_argument("--take", action="store_true", help=_("the second count is the right one"))
    close = act.add_parser("close", help=_("reveal what is in the box"), allow_abbrev=False)
    close.add_argument("--cut", type=_number, metavar="N", help=_("how many places there are"))
    tie = act.add_parser("tie", help=_("settle a tie at the cut line"), allow_abbrev=False)
    tie.add_argument("rule", choices=RULES, metavar="RULE", help=", ".join(RULES))
    tie.add_argument(
        "--outcome", metavar="ITEM", action="append", default=[], help=_("what goes through, number or id")
    )
    tie.add_argument("--by", metavar="PERSON", help=_("who decides"))
    tie.add_argument("--seed", type=_seed, metavar="N", help=_("draw lots with this number"))
    for each in (cast, again, close, tie):
        _which(each, again=True)


def _add_open(one: argparse.ArgumentParser) -> None:
    one.add_argument("--on", dest="subject", choices=SUBJECTS, required=True, help=_("what is voted on"))
    one.add_argument("--criterion", metavar="T", required=True, help=_("by what people choose"))
    one.add_argument("--method", choices=METHODS, default="dots")
    one.add_argument("--dots", type=_number, metavar="N", help=_("for each; about a third unless given"))
    one.add_argument("--per-item", type=_number, metavar="N", help=_("at most on one"))
    one.add_argument("--people", type=_number, metavar="N", help=_("how many vote"))
    one.add_argument("--handed-out", type=_number, metavar="N", help=_("how many slips were handed out"))
    one.add_argument("--openly", action="store_true", help=_("all see what is typed; no names are kept"))
    one.add_argument("--tie", choices=RULES, metavar="RULE", help=_("how a tie will be settled"))
    one.add_argument("--cycle", metavar="NAME", default=argparse.SUPPRESS)


def _which(one: argparse.ArgumentParser, *, again: bool = False) -> None:
    """Which round; after an act its absence does not undo what was said before."""
    default = argparse.SUPPRESS if again else None
    one.add_argument("--round", metavar="N", default=default, help=_("number or id; the latest unless given"))
    one.add_argument("--cycle", metavar="NAME", default=default, help=_("another cycle than the current one"))


def _number(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text[:9]) <= 9999:
        raise argparse.ArgumentTypeError(_("write a whole number from 1 to 9999"))
    return int(text)


def _seed(text: str) -> int:
    if not text.isdecimal() or len(text) > 9:
        raise argparse.ArgumentTypeError(_("write a whole number of at most nine digits"))
    return int(text)
