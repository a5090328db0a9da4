"""What a review says in words: verdicts, decisions, revisit questions and their answers."""

from __future__ import annotations

from decimal import Decimal

from okrdesk.i18n import _, format_number, ngettext


def verdict_words(verdict: str) -> tuple[str, str]:
    """A verdict of F17 in a word or two, and what it means for the next cycle; both "" for none."""
    match verdict:
        case "too safe":
            told = _("Nearly everything was reached: the goals were too safe, aim higher next time.")
            return _("too safe"), told
        case "healthy":
            return _("a healthy stretch"), _("A healthy stretch: ambitious goals, most of the way gone.")
        case "partly":
            return _("partly there"), _("Partly there: look at what held you up before you aim again.")
        case "too much":
            told = _("This was more than the team could carry: choose fewer goals or smaller steps.")
            return _("more than the team could carry"), told
    return "", ""


def decision_name(decision: str) -> str:
    """A decision in words for a button, "" for none."""
    names = {"keep": _("Keep"), "adjust": _("Adjust"), "split": _("Split"), "retire": _("Retire")}
    return names.get(decision, "")


def question_words(question: str) -> str:
    """A revisit question as it is asked."""
    return {
        "relevant": _("Is it still relevant to most members?"),
        "needs": _("Have new needs or chances come up?"),
        "behaviour": _("What does the members’ behaviour say: do they act as if it were their goal?"),
    }[question]


def members_words(members: int | None, locale: str) -> str:
    """For how many members a goal is relevant: "for about 300 members"; "" where nobody reckoned it."""
    if members is None:
        return ""
    number = format_number(Decimal(members), locale)
    return ngettext("for about {n} member", "for about {n} members", members).format(n=number)


def answer_name(answer: str) -> str:
    """An answer in words for a button, "" for none."""
    return {"yes": _("Yes"), "partly": _("Partly"), "no": _("No")}.get(answer, "")


def late_words(now: Decimal | None, locale: str) -> str:
    """What a frozen score would be now, by what came after closing; "" for None (decision 37)."""
    if now is None:
        return ""
    sentence = _("With what came after closing it would be {score} now.")
    return sentence.format(score=format_number(now, locale))
