"""A page without names: who is meant is said by the role, wherever the name is written."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Mapping

from okrdesk.document import room_tables as r
from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.text import in_one_line, is_blank
from okrdesk.i18n import _

_BREAKS_JSON = re.compile(r"[\\\\\"]")


def without_names(document: Document) -> Callable[[str], str]:
    """A function that puts a text without the names of this workspace's people.

    Each whole name, of those who were removed and of guests of a workshop too, becomes the role, or
    "person 3" where none is known. First names alone and nicknames stay: they are words like others.
    """
    instead = _instead(document)
    if not instead:
        return lambda text: text
    longest_first = sorted(instead, key=lambda name: (-len(name), name))
    names = re.compile("|".join(_as_a_word(name) for name in longest_first))
    return lambda text: names.sub(lambda match: instead[match[0]], text)


def _instead(document: Document) -> dict[str, str]:
    """What stands in place of each name, as the name is written in a row and as JSON writes it."""
    roles: dict[str, str] = {}
    for person in document.rows(t.Person.select().order_by(t.Person.id)):
        roles.setdefault(person.name, roles.get(person.name) or person.role)
    for workshop in document.rows(r.Workshop.select().order_by(r.Workshop.id)):
        for name in workshop.people:
            roles.setdefault(in_one_line(name), "")
    named = {name: role for name, role in roles.items() if not is_blank(name)}
    instead: dict[str, str] = {}
    for number, (name, role) in enumerate(named.items(), start=1):
        said = _said(role, named) or _("person {number}").format(number=number)
        for written in (name, json.dumps(name, ensure_ascii=False)[1:-1], json.dumps(name)[1:-1]):
            instead[written] = said
    return instead


def _said(role: str, named: Mapping[str, str]) -> str:
    """A role as it may stand in a row and in JSON; "" where it is empty or says a name itself."""
    said = in_one_line(_BREAKS_JSON.sub("", role))
    return "" if is_blank(said) or any(name in said for name in named) else said


def _as_a_word(name: str) -> str:
    """A pattern for a name that is no part of a longer word, where words of its script are set apart."""
    before = r"(?<!\w)" if _is_set_apart(name[0]) else ""
    after = r"(?!\w)" if _is_set_apart(name[-1]) else ""
    return before + re.escape(name) + after


def _is_set_apart(letter: str) -> bool:
    return unicodedata.category(letter) in ("Lu", "Ll", "Lt", "Nd")
