"""What the arguments ask for: the day, the cycle, the key result, and the workspace opened for it."""

from __future__ import annotations

import argparse
import datetime as dt
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from okrdesk.document import files, storage
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.storage import OpenFile
from okrdesk.document.text import clean, plain_digits
from okrdesk.i18n import _, is_known
from okrdesk.okr import cycles, key_results, objectives, outline
from okrdesk.okr.outline import KeyResultLine, Outline
from okrdesk.okr.terms import Cycle


def today() -> dt.date:
    """The day on this computer."""
    return dt.date(*time.localtime()[:3])


@contextmanager
def looking(path: Path) -> Iterator[OpenFile]:
    """The workspace for looking; the file is not touched."""
    opened = storage.open_for_command(path, write=False)
    try:
        yield opened
    finally:
        opened.close()


@contextmanager
def reading(path: Path) -> Iterator[Document]:
    """The document of a workspace for looking."""
    with looking(path) as opened:
        yield opened.document


@contextmanager
def writing(path: Path) -> Iterator[OpenFile]:
    """The workspace for edits signed by this account; the command publishes them itself."""
    from okrdesk.document import installation

    opened = storage.open_for_command(path, write=True)
    opened.document.person = installation.user()
    try:
        yield opened
    finally:
        opened.close()


def locale(typed: str | None) -> str | None:
    """The locale of --locale in its usual form, None where it is not given; refused when nobody knows it."""
    if typed is None:
        return None
    if not is_known(name := typed.strip().replace("-", "_")):
        raise Refused(_("“{locale}” is no locale; type one such as de_AT or en_GB.").format(locale=typed))
    return name


def day(chosen: argparse.Namespace, where: str) -> dt.date:
    """The day of --on, as people write it; today where it is not given."""
    if chosen.on is None:
        return today()
    from okrdesk.okr.days import parse_day

    return parse_day(chosen.on, today(), where)


def since(chosen: argparse.Namespace, where: str) -> dt.date | None:
    """The day of --since, as people write it; None where it is not given."""
    if chosen.since is None:
        return None
    from okrdesk.okr.days import parse_day

    return parse_day(chosen.since, today(), where)


def cycle(chosen: argparse.Namespace, document: Document, on: dt.date) -> Cycle:
    """The cycle of --cycle, else the current one on that day."""
    named = getattr(chosen, "cycle", None)
    return cycles.find(document, named) if named else cycles.current(document, on)


def key_result(
    chosen: argparse.Namespace, document: Document, on: dt.date, rule: str = ""
) -> tuple[Outline, KeyResultLine]:
    """The key result of KEY_RESULT: by id in whichever cycle it lies, by number in the one asked for."""
    typed = plain_digits(clean(chosen.key_result).strip())
    seen = outline_with(chosen, document, typed, on, rule)
    return seen, outline.find(seen, typed)


def outline_with(
    chosen: argparse.Namespace, document: Document, number: str, on: dt.date, rule: str = ""
) -> Outline:
    """The outline with an objective or key result: of its own cycle by id, by number of the one asked for."""
    if not is_id(number):
        return outline.outline(document, cycle(chosen, document, on).id, on, rule)
    try:
        cycle_id = objectives.read(document, number).cycle_id
    except Refused:
        cycle_id = objectives.read(document, key_results.read(document, number).objective_id).cycle_id
    return outline.outline(document, cycle_id, on, rule)


def confidence(text: str | None) -> int | None:
    """The confidence somebody typed, 0 to 10."""
    if text is None:
        return None
    if not text.strip().isdecimal() or not 0 <= int(text.strip()[:4]) <= 10:
        raise Refused(_("Confidence is a whole number from 0 to 10; “{text}” is not.").format(text=text))
    return int(text)


def confidences(text: str | None) -> tuple[int, ...]:
    """The confidences of a group somebody typed, such as "7,5,6"; empty where none was given."""
    given = (confidence(part) for part in ([] if text is None else re.split(r"[\s,;]+", text.strip())))
    return tuple(each for each in given if each is not None)


def source(chosen: argparse.Namespace) -> tuple[bytes, str]:
    """The bytes of IN and what they are called; of `-` what is pasted to standard input."""
    if str(chosen.source) == "-":
        return sys.stdin.buffer.read(), _("pasted text")
    return files.read(chosen.source), chosen.source.name


def is_id(text: str) -> bool:
    """Whether a text is an id rather than a number such as 1.2."""
    return len(text) == 32 and all(c in "0123456789abcdef" for c in text)
