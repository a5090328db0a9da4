"""The arguments of the command `words`: what belongs to an ask follows it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from okrdesk.i18n import _

# What begins an edit of one ask, and what may be said after it.
DETAILS = {
    "ask": ("from", "by", "for", "tell"),
    "change": ("what", "from", "by", "for", "tell"),
    "remove": (),
    "answered": ("outcome",),
}


def add_words(one: argparse.ArgumentParser) -> None:
    """`words FILE [--went-well T] [--in-the-way T] [--ask T [--from WHO] …]… [--change N …] [--remove N]`."""
    one.add_argument("--went-well", metavar="T", help=_("an item a line, such as 1.2 Sold out"))
    one.add_argument("--in-the-way", metavar="T", help=_("an item a line"))
    about = one.add_argument_group(
        _("what you ask for"), _("Repeat for more; what says more about an ask follows it, - empties it.")
    )
    for option, metavar, text in (
        ("ask", "TEXT", _("ask for something")),
        ("change", "N", _("change the ask with this number in the list")),
        ("what", "TEXT", _("other words for the ask that is changed")),
        ("from", "WHO", _("who is asked")),
        ("by", "DAY", _("until when")),
        ("for", "NUMBER", _("for which key result or objective, such as 1.2")),
        ("tell", "PERSON", _("who hears the answer")),
        ("answered", "N", _("the ask with this number was answered on the day of --on")),
        ("outcome", "TEXT", _("what became of it, where it was not simply done")),
        ("remove", "N", _("ask for it no longer")),
    ):
        about.add_argument(f"--{option}", metavar=metavar, dest="asks", action=_InOrder, help=text)


class _InOrder(argparse.Action):
    """Keeps names and values of options in the order in which they were typed, one after the other."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        """Add an option; wrong usage where it says more about an ask, and none that it suits was named."""
        typed: list[str] = list(getattr(namespace, self.dest) or ())
        name = str(option_string).removeprefix("--")
        begun = next((each for each in reversed(typed[::2]) if each in DETAILS), None)
        if name not in DETAILS and (begun is None or name not in DETAILS[begun]):
            suiting = ", ".join(f"--{each}" for each, details in DETAILS.items() if name in details)
            parser.error(
                _("--{name} says more about {before}; write it after that").format(name=name, before=suiting)
            )
        setattr(namespace, self.dest, [*typed, name, str(values)])
