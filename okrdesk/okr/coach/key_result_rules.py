"""Rules for the wording of a key result (K rules of the coach that read the sentence)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from okrdesk.document.text import quoted
from okrdesk.i18n import _
from okrdesk.okr.coach import measurable
from okrdesk.okr.coach.findings import Finding, unread
from okrdesk.okr.coach.folding import folded
from okrdesk.okr.coach.gaps import gaps, unwritten
from okrdesk.okr.coach.objective_rules import tentative
from okrdesk.okr.coach.sentences import Sentence

LONGEST = 30  # words
_NAMELESS = re.compile(
    r"\s*(?:key results?|kr|result|objective|schl(?:ü|ue)sselergebnis(?:se)?|ergebnis|ziel)"
    r"\s{0,2}[\w.#]{0,3}[\s:.…-]{0,5}",
    re.IGNORECASE,
)


def text_findings(
    sentence: Sentence, *, figure_given: bool, milestone: bool, output: bool, paired: bool
) -> Iterator[Finding]:
    """Findings that need the sentence; `figure_given` and `milestone` say what the fields already answer.

    An output (marked so, or worded so) is fine once it is `paired` with an effect among its siblings.
    """
    gap = missing(sentence)
    if gap:
        yield Finding(
            "K-PLACEHOLDER",
            "stop",
            _("One gap to fill: {gap}.").format(gap=quoted(gap, 40)),
            _("Nobody can report on a gap."),
            _("What belongs there?"),
            _("“Key result x” becomes “New members per month from 20 to 35”"),
        )
    if sentence.empty or unwritten(sentence.text) or (gap and _NAMELESS.fullmatch(sentence.clipped)):
        return
    if not sentence.language:
        yield unread("K-LANGUAGE")
        return
    known = figure_given or measurable.has_measure(sentence)
    finished = milestone or (not known and measurable.is_milestone(sentence))
    yield from _measure(sentence, known=known, finished=finished)
    kind = tuple(_kind(sentence, output=output, paired=paired))
    yield from kind
    effort = any(finding.level == "coach" for finding in kind)
    if finished and not milestone and not effort and not sentence.dated:
        yield undated_milestone()
    yield from _figures(sentence, figure_given=figure_given)
    yield from _wording(sentence)


def missing(sentence: Sentence) -> str:
    """The gap of a key result: a placeholder, a name without content ("Key result x") or an empty line."""
    left_open = gaps(sentence.text)
    if left_open:
        return left_open[0]
    if sentence.empty:
        return "…"
    nameless = unwritten(sentence.text) or _NAMELESS.fullmatch(sentence.clipped)
    return sentence.clipped if nameless else ""


def undated_milestone() -> Finding:
    """A yes/no result that lacks a day or a way to check it."""
    return Finding(
        "K-MILESTONE",
        "hint",
        _("A yes-or-no result."),
        _("Others should be able to see for themselves whether it is done."),
        _("By which day, and how can others check it?"),
        _("“Live stream runs on the event page by 1 March; link in the minutes”"),
    )


def _measure(sentence: Sentence, *, known: bool, finished: bool) -> Iterator[Finding]:
    if known or finished:
        return
    if not _asks(sentence):
        yield Finding(
            "K-NONUMBER",
            "coach",
            _("No number and no day yet."),
            _("Without either, two people will judge the same quarter differently."),
            _("How will we know? Add a number, or make it yes/no with a date."),
            _("“Get more people to buy” becomes “New buyers per month from 20 to 35”"),
        )
    vague = measurable.vague_word(sentence)
    if vague:
        yield Finding(
            "K-VAGUE",
            "coach",
            _("“{word}” can mean anything.").format(word=sentence.said(vague)),
            _("A word that nobody can count leaves the result open to taste."),
            _("What would you count?"),
            _("“An effective pitch” becomes “3 of 10 pitches lead to a trial”"),
        )


def _kind(sentence: Sentence, *, output: bool, paired: bool) -> Iterator[Finding]:
    if _asks(sentence):
        yield Finding(
            "K-QUESTION",
            "coach",
            _("This is a question."),
            _("A result is something that is true on the last day."),
            _("Which answer do you want to be true? Commit to it, or park it."),
            _("“How do we welcome people?” becomes “9 of 10 newcomers get a call in week one”"),
        )
    elif tentative(sentence) or sentence.phrase("tentative_phrases"):
        yield Finding(
            "K-TENTATIVE",
            "coach",
            _("This leaves open whether it will happen."),
            _("What is only considered cannot be missed, and so not be reached."),
            _("Commit to a result, or park it?"),
            _("“Consider issue templates” becomes “8 of 10 issues arrive with all facts”"),
        )
    elif measurable.is_activity(sentence):
        yield Finding(
            "K-ACTIVITY",
            "coach",
            _("“{word}” is effort.").format(word=sentence.said(sentence.first)),
            _("Effort can be spent in full while nothing changes."),
            _("If it works, what will we have more of, or less of?"),
            _("“Call 50 lapsed donors” becomes “15 lapsed donors give again”"),
        )
    elif (output or measurable.is_output(sentence)) and not paired:
        yield Finding(
            "K-OUTPUT",
            "hint",
            _("An output, which is fine."),
            _("Beside an effect it shows that the work was worth it."),
            _("Which effect will you pair it with?"),
            _("“3 landing pages live” with “sign-ups from 2% to 4%”"),
        )


def _asks(sentence: Sentence) -> bool:
    return sentence.clipped.rstrip("\"'”’ ").endswith("?") and not gaps(sentence.text)


def _figures(sentence: Sentence, *, figure_given: bool) -> Iterator[Finding]:
    if _unitless(sentence) and not figure_given:
        yield Finding(
            "K-NOUNIT",
            "coach",
            _("{number} stands alone.").format(number=quoted(sentence.figures[0], 20)),
            _("A number counts once everybody knows what it counts."),
            _("A number of what?"),
            _("“Reach 500” becomes “500 members active in the last 30 days”"),
        )
    if not figure_given and _relative(sentence):
        yield Finding(
            "K-RELATIVE",
            "hint",
            _("It says by how much, but not from where."),
            _("Ten per cent of little and ten per cent of much are different goals."),
            _("From what to what?"),
            _("“+10% followers” becomes “followers from 1,800 to 2,000”"),
        )
    if _compound(sentence):
        yield Finding(
            "K-COMPOUND",
            "hint",
            _("Two measures in one line."),
            _("When one is reached and the other not, no status is honest."),
            _("Split them?"),
            _("“5 talks and 200 guests” becomes two key results"),
        )


def _wording(sentence: Sentence) -> Iterator[Finding]:
    judged = sentence.phrase("subjective")
    if judged:
        yield Finding(
            "K-SUBJECTIVE",
            "hint",
            _("“{word}” depends on who is asked.").format(word=judged),
            _("A shared scale makes the answer the same for everybody."),
            _("Who judges, on which scale?"),
            _("“Handover deemed a success” becomes “8 of 10 rate it 4 or 5”"),
        )
    if sentence.phrase("proxy_phrases") or sentence.any_of("proxy_words"):
        yield proxy()
    if sentence.word_count > LONGEST:
        yield Finding(
            "K-LONG",
            "hint",
            _("{count} words do not fit the projector.").format(count=sentence.word_count),
            _("In a check-in the line is read in two seconds."),
            _("What is being counted, in a few words?"),
            _("Measure, baseline and target in the line; the rest into the source."),
        )


def proxy() -> Finding:
    """A number that stands for something else."""
    return Finding(
        "K-PROXY",
        "hint",
        _("This number stands in for something else."),
        _("Stand-ins are easy to count and easy to fool."),
        _("What does it stand for, and how will you spot-check?"),
        _("“100 messages” with “call five members: did a match come of it?”"),
    )


def _unitless(sentence: Sentence) -> bool:
    if not sentence.figures or any(mark in sentence.clipped for mark in "€$£¥₹"):
        return False
    figures = {folded(figure) for figure in sentence.figures}
    filler = sentence.listed("filler_words")
    counted = False
    for at, word in enumerate(sentence.clipped.split()):
        said = word.strip("\"'“”()[].,;:!?*•-–+><≥≤~=%→")
        bare = folded(said)
        if not bare or any(map(str.isdecimal, bare)) or bare in figures:
            counted = bool(bare)
            continue
        base, form = sentence.verb_of(bare)
        german = sentence.language == "de" and said[:1].isupper() and bare not in filler
        called = form == "third" and base not in sentence.listed("change_verbs")
        if at and (german or called):
            return False  # a German noun, "Support calls down by half"
        noun = (
            counted
            and sentence.language == "en"
            and form in ("base", "third")
            and base not in sentence.listed("change_verbs")
        )  # "five visits"
        counted = False
        if noun or not (base or bare in filler):
            return False
    units = sentence.listed("number_units") - {
        "k",
        "m",
        "b",
        "bn",
        "mm",
        "mn",
        "+",
        "k+",
        "m+",
        "%",
        "%+",
        "x",
        "x+",
    }
    return not any(
        figure.lstrip("0123456789.,").lower() in units for figure in figures if figure[:1].isdigit()
    )


def _relative(sentence: Sentence) -> bool:
    if frozenset(sentence.words) & sentence.listed("from_words") and len(sentence.digits) > 1:
        return False
    pairs = zip(sentence.words, (*sentence.words[1:], ""), strict=True)
    by_share = any(
        one in sentence.listed("by_words") and two[:1].isdigit() and two.endswith(("%", "x", "pp"))
        for one, two in pairs
    )
    spaced = any(
        one in sentence.listed("by_words") and two.isdecimal() and three in ("%", "percent", "per", "prozent")
        for one, two, three in zip(sentence.words, sentence.words[1:], sentence.words[2:], strict=False)
    )
    plus = any(figure.startswith("+") and figure.endswith("%") for figure in sentence.digits)
    return by_share or spaced or plus


def _compound(sentence: Sentence) -> bool:
    """Two figures with "and" or ";" between them, each with something of its own to count."""
    if len(sentence.digits) < 2 or sentence.any_of("between_words"):
        return False
    halves = re.split(r"\b(?:and|und)\b|;|&", sentence.body, maxsplit=1)
    if len(halves) < 2:
        return False
    one, two = Sentence(halves[0]), Sentence(halves[1])
    return bool(one.digits and two.digits) and len(one.words) > 1 and len(two.words) > 1
