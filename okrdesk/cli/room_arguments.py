"""The arguments of the commands for a workshop (room.md section 9)."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from okrdesk.i18n import _

ORIGINS = ("called-out", "paper", "keyboard", "conversation")  # a survey is brought by `import`


def add_workshop(one: argparse.ArgumentParser) -> None:
    """`workshop FILE [start | next | back | close | reopen]`; FILE can be left out for --templates alone."""
    one.add_argument("file", type=Path, nargs="?", metavar="FILE", help=_("the workspace"))
    one.add_argument(
        "act",
        nargs="?",
        choices=("start", "next", "back", "close", "reopen"),
        help=_("begin it, finish the step that is on, go back to the one before, end it, let it go on"),
    )
    one.add_argument("--templates", action="store_true", help=_("list the agendas to begin with"))
    one.add_argument("--template", metavar="KEY", help=_("what to start with, such as set-goals"))
    one.add_argument("--minutes", type=_minutes, metavar="N", help=_("how long it takes, with the break"))
    one.add_argument("--people", metavar="8 | Ada,Ben", help=_("how many there are, or their names"))
    one.add_argument("--on", metavar="DATE", help=_("the day, today unless given"))
    _cycle(one)


def add_ideas(one: argparse.ArgumentParser) -> None:
    """`ideas FILE [add TEXT… | paste -]`."""
    _cycle(one)
    act = _acts(one)
    add = act.add_parser("add", help=_("add cards, one for each text"), allow_abbrev=False)
    add.add_argument("texts", metavar="TEXT", nargs="+")
    paste = act.add_parser("paste", help=_("add a card for each line"), allow_abbrev=False)
    paste.add_argument("source", choices=("-",), metavar="-", help=_("from standard input"))
    for each in (add, paste):
        each.add_argument("--origin", choices=ORIGINS, help=_("how they came in"))
        _cycle(each, again=True)


def add_themes(one: argparse.ArgumentParser) -> None:
    """`themes FILE [--suggest] [new TITLE | put THEME IDEA… | merge THEME OTHER]`."""
    one.add_argument("--suggest", action="store_true", help=_("say which cards may belong together"))
    _cycle(one)
    act = _acts(one)
    new = act.add_parser("new", help=_("make a theme"), allow_abbrev=False)
    new.add_argument("title", metavar="TITLE")
    put = act.add_parser("put", help=_("send cards to a theme"), allow_abbrev=False)
    put.add_argument("theme", metavar="THEME", help=_("its number or id"))
    put.add_argument("ideas", metavar="IDEA", nargs="+", help=_("their numbers or ids"))
    merge = act.add_parser("merge", help=_("put another theme into one"), allow_abbrev=False)
    merge.add_argument("theme", metavar="THEME", help=_("the one that stays"))
    merge.add_argument("other", metavar="OTHER", help=_("the one that goes into it"))
    for each in (new, put, merge):
        _cycle(each, again=True)


def add_promote(one: argparse.ArgumentParser) -> None:
    """`promote FILE THEME --to priority|objective`."""
    one.add_argument("theme", metavar="THEME", help=_("its number or id"))
    one.add_argument("--to", choices=("priority", "objective"), required=True, help=_("what it becomes"))
    one.add_argument("--reason", metavar="T", default="", help=_("why a fourth objective is worth it"))
    _cycle(one)


def _acts(one: argparse.ArgumentParser) -> Any:
    return one.add_subparsers(dest="act", required=False, metavar="")


def _cycle(one: argparse.ArgumentParser, *, again: bool = False) -> None:
    """`--cycle`; `again` in an act, where its absence must not undo what was said before the act."""
    default = argparse.SUPPRESS if again else None
    one.add_argument("--cycle", metavar="NAME", default=default, help=_("another cycle than the current one"))


def _minutes(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text[:9]) <= 1440:
        raise argparse.ArgumentTypeError(_("write a whole number from 1 to 1440"))
    return int(text)
