"""What an output is: its row in the registry, what can be asked of it, and what comes of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:  # every command asks for the keys, so nothing heavy is loaded here
    from okrdesk.document.document import Document

Ending = Literal["pdf", "json", "ics", "png", "svg", "xlsx", "csv", "zip", "md"]
Subject = Literal["workspace", "cycle", "workshop", "key result"]
Option = Literal["day", "paper", "language", "names", "black and white", "carry"]
Carry = Literal["", "cycle", "whole"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is wanted of an output; what does not go with it is refused, but for the day.

    `ending` is one of its endings; `paper` one of its papers, "" for the usual one; `file_name` that of the
    workspace; `about` is the id of the key result it is about. `language` is that of its words, "" for that
    of the desk. `rule`, `chart`, `since` and `compares` are the one-pager's and the review's own.
    """

    cycle_id: str
    day: dt.date
    ending: Ending
    paper: str = ""
    file_name: str = ""
    about: str = ""
    language: str = ""
    names: bool = True
    black_and_white: bool = False
    carry: Carry = ""
    rule: str = ""
    chart: bool = True
    since: dt.date | None = None
    compares: bool = True


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file: its bytes, how many pages (0 where it has none), what a person should know of it."""

    content: bytes
    pages: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Output:
    """One thing that can leave the desk.

    `name` is what people call it, `about` a sentence on what it is; the first of its `endings` is the usual
    one. It says something about a workspace, a cycle, the latest workshop or a key result, on one of its
    `papers` (the first is the usual one). What can be had `before` needs no workshop. `writer` is loaded with
    what it needs when it is called; it raises Refused in a sentence.
    """

    key: str
    name: Callable[[], str]
    about: Callable[[], str]
    writer: Callable[[Document, Asked], Made]
    endings: tuple[Ending, ...] = ("pdf",)
    subject: Subject = "cycle"
    papers: tuple[str, ...] = ()
    options: frozenset[Option] = frozenset()
    before: bool = False

    def write(self, document: Document, asked: Asked) -> Made:
        """Write it as it is asked for. Raises Refused."""
        from okrdesk.outputs import wishes

        return wishes.write(self, document, asked)
