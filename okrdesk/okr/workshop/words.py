"""How what a workshop keeps is called where people read it: states, outcomes, rules, evidence, counts."""

from __future__ import annotations

from fractions import Fraction

from okrdesk.i18n import _, format_number, ngettext
from okrdesk.okr.rounding import half_up


def state_words(state: str) -> str:
    """The state of a workshop or of a step of one: "done", "left out"."""
    return {
        "prepared": _("prepared"), "running": _("running"), "closed": _("closed"),
        "open": _("still to do"), "done": _("done"), "left out": _("left out"),
    }.get(state, state)  # fmt: skip


def goals_heading(makes_goals: bool) -> str:
    """What stands above the goals of a record."""
    return _("What we decided") if makes_goals else _("Our goals")


def outcome_words(outcome: str) -> str:
    """An outcome of a fist of five, as it is said behind the title of a goal.

    "" where there is none.
    """
    return {
        "adopted": _("adopted"), "adopted with objection": _("adopted with an objection"),
        "not adopted": _("not adopted"), "ask again": _("to be asked once more"), "judge": _("asked twice"),
    }.get(outcome, "")  # fmt: skip


def rule_name(rule: str) -> str:
    """A rule that settles a tie, as people call it."""
    return {
        "both": _("Take both"), "people": _("More people over more dots"), "run-off": _("Run-off"),
        "thumbs": _("Talk two minutes, then thumbs"), "person": _("Somebody decides"), "lots": _("Draw lots"),
    }[rule]  # fmt: skip


def cost_words(cost: int | None) -> str:
    """What something takes from a purse: "3 points", "" where nothing was said."""
    return "" if cost is None else ngettext("{n} point", "{n} points", cost).format(n=cost)


def evidence_word(kind: str) -> str:
    """A kind of evidence in a word."""
    return {"written": _("written"), "asked": _("asked"), "said": _("said"), "did": _("did")}.get(kind, kind)


def counted(kind: str, count: int, *, other: str = "item") -> str:
    """ "5 themes", "1 objective"; what has no name of its own is counted as `other`: an item or a card."""
    names = {
        "themes": ngettext("{n} theme", "{n} themes", count),
        "ideas": ngettext("{n} idea", "{n} ideas", count),
        "objectives": ngettext("{n} objective", "{n} objectives", count),
        "key-results": ngettext("{n} key result", "{n} key results", count),
        "initiatives": ngettext("{n} initiative", "{n} initiatives", count),
        "idea": ngettext("{n} idea", "{n} ideas", count),
        "sentence": ngettext("{n} sentence", "{n} sentences", count),
        "measure": ngettext("{n} measure", "{n} measures", count),
        "wish": ngettext("{n} wish", "{n} wishes", count),
        "factor": ngettext("{n} factor", "{n} factors", count),
        "card": ngettext("{n} card", "{n} cards", count),
        "item": ngettext("{n} item", "{n} items", count),
    }
    return names.get(kind, names[other]).format(n=count)


def mean_words(mean: Fraction | None, method: str, locale: str) -> str:
    """The mean of what was judged as a locale writes it: "4.1" of fists and marks, "6" of confidences."""
    places = 0 if method == "confidence" else 1
    return "" if mean is None else format_number(half_up(mean, places), locale)
