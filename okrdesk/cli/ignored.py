"""Options that would change nothing beside what else was asked for: refused, never ignored.

What `export` can do with each output says the registry (`export_options`).
"""

from __future__ import annotations

import argparse
from collections.abc import Callable

from okrdesk.document.refused import Refused
from okrdesk.i18n import _

_Chosen = argparse.Namespace


def refuse_ignored(chosen: _Chosen) -> None:
    """Refuse an option that does nothing with the rest of the command, naming where it does something."""
    for command, option, is_ignored, goes_with in IGNORED:
        if command == chosen.command and is_ignored(chosen):
            sentence = _("{option} goes with {what} alone; leave it out here.")
            raise Refused(sentence.format(option=option, what=goes_with()))


def _of_id(chosen: _Chosen) -> bool:
    """Whether a cycle is named beside an id, which leads to its own."""
    from okrdesk.cli.asked import is_id

    line = getattr(chosen, "number", None) or getattr(chosen, "key_result", None) or ""
    return chosen.cycle is not None and is_id(line)


def _acts(chosen: _Chosen, *but: str) -> bool:
    return chosen.act is not None and chosen.act not in but


def _opens_without(chosen: _Chosen, *methods: str) -> bool:
    return chosen.act == "open" and chosen.method not in methods


def _settles_without(chosen: _Chosen, *rules: str) -> bool:
    return chosen.act == "tie" and chosen.rule not in rules


def _numbers() -> str:
    return _("a number such as 1.2")


# Command, option, whether it was given where it does nothing, and what it goes with.
IGNORED: tuple[tuple[str, str, Callable[[_Chosen], bool], Callable[[], str]], ...] = (
    ("coach", "--cycle", lambda it: it.cycle is not None and it.text is not None, lambda: _("a workspace")),
    ("explain", "--cycle", _of_id, _numbers),
    ("set", "--cycle", _of_id, _numbers),
    ("assign", "--cycle", _of_id, _numbers),
    ("chart", "--cycle", _of_id, _numbers),
    ("export", "--cycle", _of_id, _numbers),
    ("rollup", "--paper", lambda it: bool(it.paper) and it.out.suffix.casefold() != ".pdf",
     lambda: _("a page (.pdf)")),
    ("import", "--no-headings", lambda it: it.no_headings and it.form != "survey", lambda: "--as survey"),
    ("import", "--map", lambda it: bool(it.map) and it.form == "survey", lambda: _("goals")),
    ("ideas", "--json", lambda it: it.json and _acts(it), lambda: _("the list")),
    ("themes", "--json", lambda it: it.json and _acts(it), lambda: _("the list")),
    ("themes", "--suggest", lambda it: it.suggest and _acts(it), lambda: _("the list")),
    ("promote", "--reason", lambda it: bool(it.reason) and it.to != "objective", lambda: "--to objective"),
    ("workshop", "--json", lambda it: it.json and _acts(it), lambda: _("looking")),
    ("workshop", "--templates", lambda it: it.templates and _acts(it), lambda: _("looking")),
    ("vote", "--json", lambda it: it.json and _acts(it, "close", "tie"), lambda: "vote, close, tie"),
    ("vote", "--round", lambda it: it.act == "open" and it.round is not None, lambda: _("a round")),
    ("vote", "--dots", lambda it: _opens_without(it, "dots") and it.dots is not None,
     lambda: "--method dots"),
    ("vote", "--per-item", lambda it: _opens_without(it, "dots") and it.per_item is not None,
     lambda: "--method dots"),
    ("vote", "--tie", lambda it: _opens_without(it, "dots", "approval") and it.tie is not None,
     lambda: "--method dots, approval"),
    ("vote", "--outcome", lambda it: _settles_without(it, "run-off", "thumbs", "person") and bool(it.outcome),
     lambda: "tie run-off, thumbs, person"),
    ("vote", "--by", lambda it: _settles_without(it, "run-off", "thumbs", "person") and it.by is not None,
     lambda: "tie run-off, thumbs, person"),
    ("vote", "--seed", lambda it: _settles_without(it, "lots") and it.seed is not None, lambda: "tie lots"),
    ("backups", "--json", lambda it: it.json and it.bring_back is not None, lambda: _("the list")),
)  # fmt: skip
