"""What is said around an asking: how a slip is typed, what is left on it, what is missing or differs."""

from __future__ import annotations

from collections.abc import Sequence

from okrdesk.i18n import _, ngettext
from okrdesk.okr.workshop.rounds import Round


def sure_words(missing: int) -> str:
    """The question before a round is shown to all."""
    if not missing:
        return _("All are in. Show it to all at once?")
    words = ngettext(
        "{n} ballot is missing. Reveal it all the same?",
        "{n} ballots are missing. Reveal it all the same?",
        missing,
    )
    return words.format(n=missing)


def hint(asked: Round, *, withdrawn: bool, corrects: bool = False) -> str:
    """How a slip is typed; `corrects`: once more."""
    if corrects:
        return _("Type the last slip once more; ↑ leaves it as it was.")
    if withdrawn:
        return _("The result was undone and its ballots are gone: it is asked anew.")
    if asked.method == "dots" and asked.dots:
        each = ngettext("{n} dot each", "{n} dots each", asked.dots).format(n=asked.dots)
        most = (
            ngettext("at most {n} on one", "at most {n} on one", asked.per_item).format(n=asked.per_item)
            if asked.per_item
            else ""
        )
        return ", ".join(part for part in (each, most) if part)
    return {
        "dots": _("The numbers that are marked, then Enter."),
        "approval": _("The numbers that are marked, then Enter."),
        "purse": _("The numbers that the purse pays for, then Enter."),
        "fist": _("One slip a line; or six numbers: how many showed 0, 1, 2, 3, 4, 5."),
        "marks": _("One slip a line: a digit for each mark."),
        "confidence": _("One slip a line: a digit for each, x is ten."),
        "estimates": _("One slip a line: a number for each, spaces between."),
    }[asked.method]


def own_hint(asked: Round) -> str:
    """How one person fills in a slip of one's own, on the passed keyboard."""
    return {
        "fist": _("One digit for each, from 0 to 5: as many fingers as you would show."),
        "marks": _("One digit for each, from 1 to 5."),
        "confidence": _("One digit for each, x is ten."),
        "estimates": _("One number for each, spaces between."),
    }.get(asked.method) or hint(asked, withdrawn=False)


def second_words(found: Sequence[tuple[int, int]]) -> str:
    """What a second count says of the first."""
    if not found:
        return _("Counted twice: the same.")
    named = ", ".join(_difference(number, more) for number, more in found)
    return _("The second count differs and holds: {where}.").format(where=named)


def which_count(first: int, second: int) -> str:
    """The question where fewer slips were typed the second time."""
    once = ngettext("The first count has {n} slip", "The first count has {n} slips", first)
    words = ngettext("{first}, the second {n}. Which holds?", "{first}, the second {n}. Which holds?", second)
    return words.format(first=once.format(n=first), n=second)


def _difference(number: int, more: int) -> str:
    sign = "+" if more > 0 else "−" if more < 0 else "±"
    where = _("number {n}").format(n=number) if number else _("slips")
    return f"{where} {sign}{abs(more)}"


def left_words(asked: Round, text: str) -> str:
    """How many dots are left on a slip that is being typed, "" where nothing is."""
    if asked.method != "dots" or asked.dots is None:
        return ""
    placed = sum(sign.isdecimal() or sign in "xX" for sign in text)
    left = asked.dots - placed
    return ngettext("{n} left", "{n} left", left).format(n=left) if placed else ""
