"""How what can be asked of any output is done: in which language, with whose names, in how many inks.

Names and numbers are put another way in a copy of the workspace, and the output is written of that copy: so
no writer can forget one.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterator

from okrdesk import i18n
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.formats import LOCALES
from okrdesk.i18n import _
from okrdesk.outputs.asked import Asked, Option
from okrdesk.reports.paper.one_ink import in_one_ink

_CANNOT: dict[Option, Callable[[], str]] = {
    "day": lambda: _("“{name}” is of no one day"),
    "cycle": lambda: _("“{name}” is about no one cycle"),
    "rule": lambda: _("“{name}” shows no status that a rule could change"),
    "language": lambda: _("“{name}” comes in the language of the desk alone"),
    "names": lambda: _("“{name}” cannot come without names"),
    "black and white": lambda: _("“{name}” has no colours to leave out"),
    "paper": lambda: _("“{name}” is not printed on paper"),
    "carry": lambda: _("“{name}” carries no workspace"),
    "chart": lambda: _("“{name}” has no chart to leave out"),
    "comparison": lambda: _("“{name}” is compared with no earlier page"),
    "memory": lambda: _("“{name}” is not remembered for later pages"),
    "owner": lambda: _("“{name}” is not about one owner"),
    "key result": lambda: _("“{name}” is not about one key result"),
}


def cannot(option: Option, name: str, remedy: str = "") -> Refused:
    """The refusal of what an output with this name cannot do, with what to do instead."""
    return Refused("; ".join(filter(None, (_CANNOT[option]().format(name=name), remedy))) + ".")


def refuse_what_does_not_go(
    name: str, options: Collection[Option], papers: Collection[str], asked: Asked
) -> None:
    """Refuse what an output with these options and papers cannot do."""
    wanted: dict[Option, bool] = {
        "language": bool(asked.language),
        "names": not asked.names,
        "black and white": asked.black_and_white,
        "paper": bool(asked.paper),
        "carry": bool(asked.carry),
        "rule": bool(asked.rule),
        "chart": not asked.chart,
        "comparison": asked.since is not None or not asked.compares,
    }
    for option, is_wanted in wanted.items():
        if is_wanted and option not in options:
            raise cannot(option, name)
    if asked.paper and asked.paper not in papers:
        sentence = _("“{name}” does not come on this paper; choose one of: {papers}.")
        raise Refused(sentence.format(name=name, papers=", ".join(papers)))
    if asked.language and asked.language not in i18n.languages():
        sentence = _("No page comes in “{language}”; these are the languages: {known}.")
        raise Refused(sentence.format(language=asked.language, known=", ".join(i18n.languages())))


@contextlib.contextmanager
def granted(document: Document, wish: Asked) -> Iterator[Document]:
    """The workspace to write of; what is written inside comes in the language and inks that are wished."""
    with i18n.speaking(wish.language), in_one_ink(wish.black_and_white), _as_wished(document, wish) as source:
        yield source


@contextlib.contextmanager
def _as_wished(document: Document, wish: Asked) -> Iterator[Document]:
    locale = _locale(document, wish.language)
    if wish.names and not locale:
        yield document
        return
    from okrdesk.document import rewriting
    from okrdesk.okr import nameless

    put = (lambda text: text) if wish.names else nameless.without_names(document)
    copy = rewriting.rewritten(document, put, locale)
    try:
        yield copy
    finally:
        copy.close()


@contextlib.contextmanager
def told_apart(document: Document) -> Iterator[Document]:
    """The workspace with people of one name told apart, for what shows names."""
    from okrdesk.okr import namesakes

    names = namesakes.alike(document)
    if not names:
        yield document
        return
    from okrdesk.document import rewriting

    copy = rewriting.renamed(document, names)
    try:
        yield copy
    finally:
        copy.close()


def _locale(document: Document, language: str) -> str:
    """How a page in a language writes numbers and days, "" where it does as the workspace."""
    if not language or document.locale.partition("_")[0] == language.partition("_")[0]:
        return ""
    return next((each for each in LOCALES if each.startswith(language)), "")
