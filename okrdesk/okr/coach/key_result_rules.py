"""Rules for the wording of a key result (K rules of the coach that read the sentence)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from okrdesk.document.text import quoted
from okrdesk.okr.coach import measurable
from okrdesk.okr.coach.findings import Finding, unread
from okrdesk.okr.coach.folding import folded
from okrdesk.okr.coach.gaps import gaps, unwritten
from okrdesk.okr.coach.objective_rules import tentative
from okrdesk.okr.coach.sayings import says
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
        yield says("K-PLACEHOLDER", gap=quoted(gap, 40))
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
    return says("K-MILESTONE")


def _measure(sentence: Sentence, *, known: bool, finished: bool) -> Iterator[Finding]:
    if known or finished:
        return
    if not _asks(sentence):
        yield says("K-NONUMBER")
    vague = measurable.vague_word(sentence)
    if vague:
        yield says("K-VAGUE", word=sentence.said(vague))


def _kind(sentence: Sentence, *, output: bool, paired: bool) -> Iterator[Finding]:
    if _asks(sentence):
        yield says("K-QUESTION")
    elif tentative(sentence) or sentence.phrase("tentative_phrases"):
        yield says("K-TENTATIVE")
    elif measurable.is_activity(sentence):
        yield says("K-ACTIVITY", word=sentence.said(sentence.first))
    elif (output or measurable.is_output(sentence)) and not paired:
        yield says("K-OUTPUT")


def _asks(sentence: Sentence) -> bool:
    return sentence.clipped.rstrip("\"'”’ ").endswith("?") and not gaps(sentence.text)


def _figures(sentence: Sentence, *, figure_given: bool) -> Iterator[Finding]:
    if _unitless(sentence) and not figure_given:
        yield says("K-NOUNIT", number=quoted(sentence.figures[0], 20))
    if not figure_given and _relative(sentence):
        yield says("K-RELATIVE")
    if _compound(sentence):
        yield says("K-COMPOUND")


def _wording(sentence: Sentence) -> Iterator[Finding]:
    judged = sentence.phrase("subjective")
    if judged:
        yield says("K-SUBJECTIVE", word=judged)
    if sentence.phrase("proxy_phrases") or sentence.any_of("proxy_words"):
        yield proxy()
    if sentence.word_count > LONGEST:
        yield says("K-LONG", count=sentence.word_count)


def proxy() -> Finding:
    """A number that stands for something else."""
    return says("K-PROXY")


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
