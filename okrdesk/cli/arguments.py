"""The command line: every command with its arguments."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from okrdesk.cli.commands import COMMANDS
from okrdesk.document.refused import Refused
from okrdesk.document.text import is_blank
from okrdesk.i18n import _
from okrdesk.version import VERSION

# What may be given as "": words of people. Nothing else means anything then.
_MAY_BE_EMPTY = frozenset({"T", "TEXT", "U"})
SHIELD = "\0"  # stands before a value such as "-5" while options are looked for; no argument can hold it
MOST_STEPS = 10**9


class _Help(argparse.HelpFormatter):
    """Help as wide as the terminal, asked without `shutil`, which loads all kinds of archives."""

    def __init__(self, prog: str) -> None:
        width = os.environ.get("COLUMNS", "")
        if not width.isdecimal():
            try:
                width = str(os.get_terminal_size(sys.stdout.fileno()).columns)
            except (AttributeError, ValueError, OSError):
                width = "80"
        super().__init__(prog, width=max(20, int(width)) - 2)


class _Parser(argparse.ArgumentParser):
    def __init__(self, **more: Any) -> None:
        super().__init__(formatter_class=_Help, **more)

    def _get_values(self, action: argparse.Action, arg_strings: list[str]) -> Any:
        """The values of an option. Raises Refused where a name, day or number was left empty."""
        may_be_empty = not action.option_strings or action.choices or action.metavar in _MAY_BE_EMPTY
        if not may_be_empty and any(is_blank(each) for each in arg_strings):
            sentence = _("{option} is empty; write what it shall be, or leave it out.")
            raise Refused(sentence.format(option=action.option_strings[0]))
        return super()._get_values(action, arg_strings)

    def error(self, message: str) -> NoReturn:
        """Wrong usage in words, without what shields values."""
        super().error(message.replace(repr(SHIELD)[1:-1], "").replace(SHIELD, ""))


def parser(command: str = "") -> argparse.ArgumentParser:
    """The parser of a command, of all where it is none of them; wrong usage ends with exit code 2.

    All of them would take longer than what most commands do.
    """
    whole = _Parser(
        prog="okrdesk",
        description=_("Goal workshops without internet: without a command the window opens."),
        allow_abbrev=False,
    )
    whole.add_argument("--version", action="version", version=f"OKR Desk {VERSION}")
    add = _Commands(whole, [command] if command in COMMANDS else list(COMMANDS))
    _add_files(add)
    _add_goals(add)
    _add_room(add)
    _add_following(add)
    _add_keeping(add)
    return whole


class _Commands:
    """Adds the commands that are asked for, each with what most of them take; gives None for another."""

    def __init__(self, whole: argparse.ArgumentParser, asked: Sequence[str]) -> None:
        self._asked = asked
        self._commands = whole.add_subparsers(
            prog=whole.prog, dest="command", required=True, metavar=_("COMMAND")
        )

    def __call__(
        self, name: str, text: str, *, file: bool = True, json: bool = False
    ) -> argparse.ArgumentParser | None:
        assert name in COMMANDS
        if name not in self._asked:
            return None
        made: argparse.ArgumentParser = self._commands.add_parser(
            name, help=text, description=text, allow_abbrev=False
        )
        if file:
            made.add_argument("file", type=Path, metavar="FILE", help=_("the workspace"))
        if json:
            made.add_argument("--json", action="store_true", help=_("print JSON"))
        return made


def _add_files(add: _Commands) -> None:
    if one := add(
        "demo", _("Write the sample workspace and its one-pager, then open the window"), file=False
    ):
        one.add_argument("folder", type=Path, nargs="?", default=Path(), metavar="FOLDER")
        _day(one, _("the day the sample is built around"))
    if one := add("sample", _("Write the sample workspace")):
        _day(one, _("the day the sample is built around"))
    if one := add("new", _("Start a workspace")):
        _add_new(one)
    add("blueprints", _("List the ready-made objectives"), file=False, json=True)
    add("measures", _("List what communities count, and where each number comes from"), file=False, json=True)
    if one := add("show", _("Show objectives and key results with their figures"), json=True):
        _view(one)
    if one := add("check-in", _("Note a value of a key result")):
        _add_check_in(one)
    if one := add("check-in-sheets", _("Check in what was written on check-in sheets")):
        from okrdesk.cli.sheets_arguments import add_sheets

        add_sheets(one)
    if one := add("set", _("Set words, values, days or weight of an objective or key result")):
        _add_set(one)
    if one := add("explain", _("Show the sums of a key result, an objective or the cycle"), json=True):
        one.add_argument(
            "number",
            metavar="NUMBER",
            nargs="?",
            default="",
            help=_("of a key result, such as 1.2, or an objective, such as 1, or its id; the cycle without"),
        )
        _view(one)


def _add_goals(add: _Commands) -> None:
    if one := add("coach", _("Advice on objectives and key results"), file=False, json=True):
        one.add_argument("file", type=Path, nargs="?", metavar="FILE", help=_("the workspace"))
        one.add_argument("--text", metavar="T", help=_("judge this sentence alone"))
        one.add_argument("--kind", choices=("objective", "key-result"), help=_("what the sentence is"))
        one.add_argument("--cycle", metavar="NAME", help=_("another cycle than the current one"))
    if one := add(
        "export", _("Write a page or a file: the one-pager (.pdf), the whole workspace (.json) and more")
    ):
        from okrdesk.cli.export_arguments import add_export

        add_export(one)
        _view(one)
    if one := add("print", _("Write a paper of the latest workshop (.pdf)")):
        _add_print(one)
    if one := add(
        "rollup", _("Many workspaces on one page (.pdf), in a table (.xlsx) or as .json"), file=False
    ):
        from okrdesk.cli.rollup_arguments import add_rollup

        add_rollup(one)
    if one := add("import", _("Take in another tool’s goals, a workspace from JSON, or a survey"), json=True):
        _add_import(one)
    if one := add("words", _("Show or set what the one-pager says and asks for"), json=True):
        from okrdesk.cli.words_arguments import add_words

        add_words(one)
        _view(one, rule=False)
    if one := add("community", _("What the community says of itself, and what its goals gave"), json=True):
        from okrdesk.cli import community_arguments

        community_arguments.add_community(one)
    if one := add("people", _("List people, or add one"), json=True):
        one.add_argument("--add", metavar="NAME")
        one.add_argument("--role", metavar="T", default="", help=_("what the added person does here"))


def _add_room(add: _Commands) -> None:
    from okrdesk.cli import room_arguments

    if one := add("workshop", _("How far a workshop is; start it, go on, close it"), file=False, json=True):
        room_arguments.add_workshop(one)
    if one := add("ideas", _("The cards of a cycle; add some"), json=True):
        room_arguments.add_ideas(one)
    if one := add("themes", _("Groups of cards; make, fill and merge them"), json=True):
        room_arguments.add_themes(one)
    if one := add("promote", _("Make a priority or an objective of a theme")):
        room_arguments.add_promote(one)
    if one := add("vote", _("How a round stands; ask, cast ballots, reveal"), json=True):
        from okrdesk.cli.vote_arguments import add_vote

        add_vote(one)


def _add_following(add: _Commands) -> None:
    if one := add("owners", _("Who owns what, how much it is, and what nobody owns"), json=True):
        _view(one, rule=False)
    if one := add("assign", _("Give an objective or key result to its one owner")):
        one.add_argument("number", metavar="NUMBER", help=_("such as 2 or 2.1, or its id"))
        one.add_argument(
            "person", metavar="PERSON", help=_("somebody who is here; - or nobody takes it away")
        )
        one.add_argument("--cycle", metavar="NAME", help=_("another cycle than the current one"))
    if one := add("due", _("What waits for a check-in, and since when"), json=True):
        _view(one, rule=False)
    if one := add("calendar", _("Write the check-in days of a cycle as a calendar (.ics)")):
        one.add_argument("out", type=Path, metavar="OUT", help=_("a name that ends with .ics"))
        one.add_argument("--cycle", metavar="NAME", help=_("another cycle than the current one"))
    if one := add("close", _("Close a cycle and open the next one with what is kept")):
        _add_close(one)
    if one := add("reopen", _("Open a closed cycle again")):
        one.add_argument("cycle", metavar="CYCLE", help=_("its name, such as 2026-Q1"))
    if one := add("look", _("What to look at first, each sentence with its rule"), json=True):
        _view(one, rule=False)
    if one := add("chart", _("Write a chart as a picture (.png, .svg or .pdf)")):
        _add_chart(one)


def _add_keeping(add: _Commands) -> None:
    if one := add("history", _("Who changed what and when, newest first"), json=True):
        one.add_argument("--limit", type=_count, metavar="N", help=_("only the newest steps"))
    add("undo", _("Take back the latest edit made on this computer"))
    add("redo", _("Bring back what was undone last"))
    add("check", _("Look at every page of the file and replay its history"))
    if one := add("backups", _("List the backups kept on this computer"), json=True):
        one.add_argument(
            "--bring-back",
            type=Path,
            metavar="NEW",
            help=_("write what this computer has of a file that cannot be opened"),
        )
    if one := add("smaller", _("Go on in a smaller file, without the check-ins of earlier cycles")):
        one.add_argument("out", type=Path, metavar="NEW", help=_("the file to go on in"))
        one.add_argument("--before", metavar="D", help=_("leave out what is older than this day"))
    if one := add("copy", _("Hand out a copy that can be taken back later")):
        _add_copy(one)
    if one := add("merge", _("Take a copy back: what only one side changed comes along"), json=True):
        one.add_argument("copy", type=Path, metavar="COPY", help=_("the copy that came back"))
        one.add_argument(
            "--take",
            choices=("mine", "theirs", "later"),
            default="later",
            help=_("what stands where both changed the same; later keeps ours and marks it, which is usual"),
        )
    if one := add(
        "install-desktop", _("Put OKR Desk into this user's menus, with its file type"), file=False
    ):
        one.add_argument("--remove", action="store_true", help=_("take it out again"))


def _add_copy(one: argparse.ArgumentParser) -> None:
    one.add_argument("out", type=Path, metavar="OUT", help=_("where the copy is written"))
    one.add_argument("--team", metavar="T", help=_("only the objectives of this team"))
    one.add_argument("--to", metavar="NAME", help=_("who gets it; the team or the name of OUT unless given"))


def _add_new(one: argparse.ArgumentParser) -> None:
    one.add_argument(
        "--name", metavar="N", help=_("what the workspace is called; the file's name unless given")
    )
    one.add_argument("--mission", metavar="T", default="")
    one.add_argument("--cycle", metavar="NAME", help=_("such as 2026-Q1; this quarter unless given"))
    one.add_argument(
        "--blueprint", metavar="ID", action="append", default=[], help=_("see okrdesk blueprints")
    )
    one.add_argument("--fill", metavar="CITY=Graz", action="append", default=[], type=_pair)
    one.add_argument("--locale", metavar="L", help=_("how numbers and days are written, such as de_AT"))


def _add_check_in(one: argparse.ArgumentParser) -> None:
    one.add_argument("key_result", metavar="KEY_RESULT", help=_("its number, such as 1.2, or its id"))
    one.add_argument("value", metavar="VALUE", help=_("as people write it: 37, 27 %%, 333/9, yes"))
    sure = one.add_mutually_exclusive_group()
    sure.add_argument("--confidence", metavar="0..10")
    sure.add_argument("--confidences", metavar="7,5,6", help=_("those of a group, one by one"))
    one.add_argument("--note", metavar="T", default="")
    one.add_argument("--blocker", metavar="T", default="")
    one.add_argument("--next", metavar="T", default="", dest="next_step", help=_("the next step"))
    one.add_argument(
        "--spell", metavar="lull|conflict", default="", help=_("what the community went through meanwhile")
    )
    one.add_argument("--by", metavar="PERSON")
    one.add_argument("--locale", metavar="L", help=_("how the value is written, such as de_AT"))
    one.add_argument("--as-baseline", action="store_true", help=_("the value is where it starts, too"))
    _day(one, _("the day of the value, today unless given"))


def _add_set(one: argparse.ArgumentParser) -> None:
    one.add_argument("number", metavar="NUMBER", help=_("such as 2 or 2.1, or its id"))
    one.add_argument("--title", metavar="T")
    one.add_argument("--baseline", metavar="V", help=_("where it starts; - while nobody knows"))
    one.add_argument("--target", metavar="V", help=_("what it aims for; - for none"))
    one.add_argument("--unit", metavar="U")
    one.add_argument("--due", metavar="D", help=_("by when; - for the cycle's last day"))
    one.add_argument("--weight", metavar="W", help=_("its share of 100; - for an equal share"))
    one.add_argument(
        "--supports", metavar="T", help=_("the goal of the organisation that an objective serves; - for none")
    )
    one.add_argument("--starts", metavar="D", help=_("from when it counts; - for the cycle's first day"))
    one.add_argument("--locale", metavar="L", help=_("how values and days are written, such as de_AT"))
    one.add_argument("--cycle", metavar="NAME", help=_("another cycle than the current one"))


def _add_print(one: argparse.ArgumentParser) -> None:
    from okrdesk.outputs.registry import OUTPUTS

    papers = [each.key for each in OUTPUTS.values() if each.subject == "workshop"]
    one.add_argument("out", type=Path, metavar="OUT", help=_("a name that ends with .pdf"))
    one.add_argument("--what", choices=papers, required=True, help=_("which paper"))
    one.add_argument("--paper", choices=("a4", "letter"), default="a4")


def _add_import(one: argparse.ArgumentParser) -> None:
    from okrdesk.exchange.rescue.formats import FORMATS

    one.add_argument("source", type=Path, metavar="IN", help=_("a file; - reads pasted text"))
    one.add_argument(
        "--as",
        dest="form",
        choices=("auto", "workspace", *FORMATS, "survey"),
        default="auto",
        help=_("what the file is; looked at unless given"),
    )
    one.add_argument("--no-headings", action="store_true", help=_("the first line of a survey is an answer"))
    one.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="COLUMN=FIELD",
        help=_("take a column for something else than is guessed; as often as needed"),
    )
    one.add_argument("--dry-run", action="store_true", help=_("say what would be brought, write nothing"))
    one.add_argument("--cycle", metavar="NAME", help=_("another cycle than the current one"))


def _add_close(one: argparse.ArgumentParser) -> None:
    one.add_argument("--next", metavar="NAME", required=True, help=_("the cycle after it, such as 2026-Q2"))
    one.add_argument(
        "--keep", metavar="NUMBERS", help=_("all, none, or such as 1,3; what the review decided unless given")
    )
    one.add_argument("--baselines", action="store_true", help=_("start from the last values"))
    one.add_argument("--cycle", metavar="NAME", help=_("another cycle than the current one"))
    _day(one, _("the day of closing, today unless given"))


def _add_chart(one: argparse.ArgumentParser) -> None:
    from okrdesk.reports.charts.kinds import kinds

    one.add_argument("out", type=Path, metavar="OUT", help=_("a name that ends with .png, .svg or .pdf"))
    keys = [kind.key for kind in kinds()]
    one.add_argument("--kind", choices=keys, required=True, help=_("what the chart shows"))
    one.add_argument("--key-result", metavar="NUMBER", help=_("which one, such as 1.2"))
    _view(one, rule=False)


def _view(one: argparse.ArgumentParser, *, rule: bool = True) -> None:
    _day(one, _("as of this day, today unless given"))
    if rule:
        one.add_argument("--rule", metavar="NAME", default="", help=_("another rule for the status"))
    one.add_argument("--cycle", metavar="NAME", help=_("another cycle than the current one"))


def _day(one: argparse.ArgumentParser, text: str) -> None:
    one.add_argument("--on", metavar="DATE", help=text)


def _count(text: str) -> int:
    number = text.removeprefix(SHIELD)
    if not number.isdecimal():
        raise argparse.ArgumentTypeError(_("write a whole number such as 20"))
    return min(MOST_STEPS, int(number[:10]))


def _pair(text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign or not key.strip():
        raise argparse.ArgumentTypeError(_("write it as CITY=Graz"))
    return key.strip().strip("[]").upper(), value.strip()
