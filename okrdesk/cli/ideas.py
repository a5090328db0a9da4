"""`okrdesk ideas`, `themes` and `promote`: cards, how they are grouped, and what becomes of a theme."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

from okrdesk.cli import asked, output
from okrdesk.cli.workshop import cycle, publish
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.document.text import clean, plain_digits, quoted
from okrdesk.i18n import _, ngettext
from okrdesk.okr.workshop import ideas, similar, themes, workshops
from okrdesk.okr.workshop.ideas import Idea
from okrdesk.okr.workshop.themes import Theme

MOST_PIPED = 5_000_000  # bytes


class _Numbered(Protocol):
    @property
    def id(self) -> str:
        """Which one it is."""


_Found = TypeVar("_Found", bound=_Numbered)


def ideas_command(chosen: argparse.Namespace) -> int:
    """List the cards of a cycle, or add some."""
    if chosen.act is None:
        with asked.reading(chosen.file) as document:
            of = cycle(chosen, document)
            cards = ideas.of_cycle(document, of.id)
            known = themes.of_cycle(document, of.id)
        if chosen.json:
            output.say_json([_idea_json(n, idea) for n, idea in enumerate(cards, 1)])
        else:
            _say_cards(cards, known)
        return 0
    texts: Sequence[str] = chosen.texts if chosen.act == "add" else ideas.pasted(_piped())
    with asked.writing(chosen.file) as opened:
        document = opened.document
        of = cycle(chosen, document)
        step_id = _step_on(document)
        added = ideas.add(document, of.id, texts, origin=chosen.origin or "called-out", step_id=step_id)
        told = ngettext("{n} card is here now.", "{n} cards are here now.", len(added))
        publish(opened, told.format(n=len(added)))
    return 0


def themes_command(chosen: argparse.Namespace) -> int:
    """List the themes of a cycle with their cards, suggest groups, or make, fill and merge themes."""
    if chosen.act is None:
        with asked.reading(chosen.file) as document:
            of = cycle(chosen, document)
            if chosen.suggest:
                _suggest(chosen, ideas.of_cycle(document, of.id))
            else:
                _list_themes(chosen, document, of.id)
        return 0
    with asked.writing(chosen.file) as opened:
        document = opened.document
        publish(opened, _ACTS[chosen.act](chosen, document, cycle(chosen, document).id))
    return 0


def _new(chosen: argparse.Namespace, document: Document, cycle_id: str) -> str:
    made = themes.read(document, themes.add(document, cycle_id, chosen.title))
    number = len(themes.of_cycle(document, cycle_id))
    return _("Theme {number}: {title}").format(number=number, title=output.cut(made.title, 80))


def _put(chosen: argparse.Namespace, document: Document, cycle_id: str) -> str:
    theme = _theme(themes.of_cycle(document, cycle_id), chosen.theme)
    cards = ideas.of_cycle(document, cycle_id)
    put = dict.fromkeys(_idea(cards, each).id for each in chosen.ideas)
    ideas.put(document, list(put), theme.id)
    told = ngettext("{n} card is in “{title}” now.", "{n} cards are in “{title}” now.", len(put))
    return told.format(n=len(put), title=output.cut(theme.title, 80))


def _merge(chosen: argparse.Namespace, document: Document, cycle_id: str) -> str:
    known = themes.of_cycle(document, cycle_id)
    stays, goes = _theme(known, chosen.theme), _theme(known, chosen.other)
    themes.merge(document, goes.id, stays.id)
    told = _("All of “{other}” is in “{title}” now.")
    return told.format(other=output.cut(goes.title, 80), title=output.cut(stays.title, 80))


_ACTS = {"new": _new, "put": _put, "merge": _merge}


def promote(chosen: argparse.Namespace) -> int:
    """Make a priority or an objective of a theme."""
    with asked.writing(chosen.file) as opened:
        document = opened.document
        theme = _theme(themes.of_cycle(document, cycle(chosen, document).id), chosen.theme)
        themes.promote(document, theme.id, chosen.to, reason=chosen.reason)
        told = {
            "priority": _("“{title}” is a priority now."),
            "objective": _("“{title}” is an objective now."),
        }
        publish(opened, told[chosen.to].format(title=output.cut(theme.title, 80)))
    return 0


def _piped() -> str:
    """What came in on standard input, any text in UTF-8."""
    content = sys.stdin.buffer.read(MOST_PIPED + 1)
    if len(content) > MOST_PIPED:
        raise Refused(_("That is more than anybody reads; paste it in parts of at most 5 MB."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(_("What came in is not text in UTF-8; save it as that and try again.")) from None


def _step_on(document: Document) -> str | None:
    """The step of a running workshop in which cards are written now."""
    running = workshops.running(document)
    current = workshops.current(workshops.steps_of(document, running.id)) if running else None
    return None if current is None else current.id


def _idea(cards: Sequence[Idea], typed: str) -> Idea:
    return _find(cards, typed, _("There is no card “{typed}”; okrdesk ideas lists them by number."))


def _theme(known: Sequence[Theme], typed: str) -> Theme:
    return _find(known, typed, _("There is no theme “{typed}”; okrdesk themes lists them by number."))


def _find(known: Sequence[_Found], typed: str, sentence: str) -> _Found:
    """What stands at a number, counted from 1, or has the id."""
    wanted = plain_digits(clean(typed).strip())
    if wanted.isascii() and wanted.isdigit() and 0 < int(wanted[:9]) <= len(known) and len(wanted) < 10:
        return known[int(wanted) - 1]
    for each in known:
        if each.id == wanted:
            return each
    raise Refused(sentence.format(typed=quoted(typed)))


def _idea_json(number: int, idea: Idea) -> dict[str, Any]:
    return {
        "number": number,
        "id": idea.id,
        "kind": idea.kind,
        "text": idea.text,
        "origin": idea.origin,
        "evidence": idea.evidence,
        "interest": idea.interest,
        "theme": idea.theme_id,
        "seen": idea.seen,
        "source": idea.source_id,
    }


def _say_cards(cards: Sequence[Idea], known: Sequence[Theme]) -> None:
    names = {theme.id: theme.title for theme in known}
    if not cards:
        output.say(_("No card is here yet; add some with okrdesk ideas FILE add TEXT."))
    output.say_table(
        [
            (
                str(number),
                output.cut(idea.text, 80),
                output.cut(names.get(idea.theme_id or "", ""), 30),
                "" if idea.kind == "idea" else idea.kind,
                "" if idea.seen else _("not seen yet"),
            )
            for number, idea in enumerate(cards, 1)
        ],
        right=(0,),
    )


def _list_themes(chosen: argparse.Namespace, document: Document, cycle_id: str) -> None:
    known = themes.of_cycle(document, cycle_id)
    mirrored = {each.theme.id: each for each in ideas.mirror(document, cycle_id)}
    goals = themes.objectives_of(document, cycle_id)
    numbers: dict[str, list[int]] = {theme.id: [] for theme in known}
    for number, idea in enumerate(ideas.of_cycle(document, cycle_id), 1):
        numbers.get(idea.theme_id or "", []).append(number)
    if chosen.json:
        output.say_json(
            [
                {
                    "number": number,
                    "id": theme.id,
                    "title": theme.title,
                    "ideas": numbers[theme.id],
                    "on_paper": theme.on_paper,
                    "evidence": list(mirrored[theme.id].kinds),
                    "priority": themes.priority_of(document, theme),
                    "objective": goals.get(theme.id),
                }
                for number, theme in enumerate(known, 1)
            ]
        )
        return
    if not known:
        output.say(_("No theme is here yet; make one with okrdesk themes FILE new TITLE."))
    for number, theme in enumerate(known, 1):
        cards = mirrored[theme.id].cards
        told = ngettext("{n} card", "{n} cards", cards).format(n=cards)
        kinds = ", ".join(mirrored[theme.id].kinds)
        output.say(f"{number}  {output.cut(theme.title, 60)}  {told}" + (f"  ({kinds})" if kinds else ""))
    for alike in themes.of_one_name(known):
        sentence = _("Several themes are called “{title}”; okrdesk themes FILE merge puts them together.")
        output.say(sentence.format(title=output.cut(alike[0].title, 60)))


def _suggest(chosen: argparse.Namespace, cards: Sequence[Idea]) -> None:
    """Groups of cards that are in no theme yet; nothing is moved."""
    loose = [(n, idea.text) for n, idea in enumerate(cards, 1) if idea.kind == "idea" and not idea.theme_id]
    alike = similar.alike([text for _number, text in loose])
    groups = [([loose[nth][0] for nth in each.places], each.words) for each in alike]
    if chosen.json:
        output.say_json([{"ideas": numbers, "words": list(words)} for numbers, words in groups])
        return
    if not groups:
        output.say(_("No cards that belong together were found."))
    for numbers, words in groups:
        output.say(f"{', '.join(map(str, numbers))}: {', '.join(output.cut(word, 40) for word in words)}")
