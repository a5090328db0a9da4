"""Rules for the wording of an objective (O rules of the coach)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from okrdesk.document.text import quoted
from okrdesk.okr.coach import purposes
from okrdesk.okr.coach.findings import Finding, unread
from okrdesk.okr.coach.gaps import gaps, unwritten
from okrdesk.okr.coach.measurable import names_a_quantity
from okrdesk.okr.coach.sayings import says
from okrdesk.okr.coach.sentences import Sentence, first_of

LONGEST = 18  # words
_BRACKETS = re.compile(r"\([^()]{0,200}\)")
VAGUE_UP_TO = 4  # words


def text_findings(sentence: Sentence, *, shown_by_key_results: bool) -> Iterator[Finding]:
    """Findings that need only the sentence; a superlative is fine once key results show it."""
    yield from _whole(sentence)
    if sentence.empty or unwritten(sentence.text):
        return
    if not sentence.language:
        yield unread("O-LANGUAGE")
        return
    yield from _start(sentence)
    yield from _aimless(sentence)
    yield from _metric(sentence)
    yield from _clarity(sentence)
    yield from _superlative(sentence, shown_by_key_results=shown_by_key_results)


def _superlative(sentence: Sentence, *, shown_by_key_results: bool) -> Iterator[Finding]:
    superlative = sentence.any_of("superlatives") or sentence.phrase("superlatives")
    if not superlative:
        return
    word = sentence.said(superlative)
    if purposes.nothing_besides(sentence, "superlatives"):
        yield says("O-SUPERLATIVE", word=word)
    elif not shown_by_key_results:
        yield says("O-SUPERLATIVE/unshown", word=word)


def _whole(sentence: Sentence) -> Iterator[Finding]:
    left_open = gaps(sentence.text)
    if not left_open and not sentence.empty and unwritten(sentence.text):
        left_open = (sentence.clipped,)
    for gap in left_open[:1]:
        yield says("O-PLACEHOLDER", gap=quoted(gap, 40))
    if sentence.word_count < 2:
        yield says("O-SHORT")
    elif sentence.word_count > LONGEST:
        yield says("O-LONG", count=sentence.word_count)


def _start(sentence: Sentence) -> Iterator[Finding]:
    said = sentence.said(sentence.first)
    if tentative(sentence) or sentence.any_of("open_words"):
        yield says("O-TENTATIVE")
    elif purposes.keeps_as_it_is(sentence):
        yield says("O-STATUSQUO", word=sentence.phrase("usual_phrases") or said)
    elif _names_work(sentence) and not purposes.aims_high(sentence):
        yield says("O-TASK", word=said)
    elif _ordered(sentence, "output_verbs") and not purposes.has_effect(sentence):
        yield says("O-OUTPUT")


def _aimless(sentence: Sentence) -> Iterator[Finding]:
    if _vague(sentence):
        yield says("O-VAGUE")


def tentative(sentence: Sentence) -> bool:
    """Whether the sentence only wants to look into something."""
    if sentence.verb in sentence.listed("tentative_verbs") and sentence.verb_form in ("base", "gerund"):
        return True
    return (
        sentence.pair in sentence.listed("tentative_starts")
        or f"{sentence.pair} {sentence.word(2)}" in sentence.listed("tentative_starts")
        or bool(sentence.any_of("tentative_words"))
    )


def _ordered(sentence: Sentence, name: str) -> bool:
    return sentence.verb_form in ("base", "gerund") and sentence.verb in sentence.listed(name)


def _names_work(sentence: Sentence) -> bool:
    """ "Migrate the forum", "Design and implement the forum": the first verb is work, or the second."""
    if sentence.verb in sentence.listed("nouns_first") and sentence.word(1) not in sentence.listed(
        "determiners"
    ):
        return False  # "Book lovers …"
    if _ordered(sentence, "task_verbs"):
        return True
    making = _ordered(sentence, "output_verbs") or _ordered(sentence, "making_verbs")
    return making and any(
        second in sentence.listed("task_verbs") for second in purposes.joined_verbs(sentence)
    )


def _vague(sentence: Sentence) -> bool:
    if sentence.phrase("vague_aims"):
        return True
    if _only_more(sentence):
        return True
    more = {sentence.first, sentence.word(1)} & sentence.listed("more_words")
    if more or sentence.first in sentence.listed("better_words"):
        counted = sentence.any_of("metric_nouns") or sentence.any_of("abstract_nouns")
        return len(sentence.words) <= (VAGUE_UP_TO if counted else 2)
    if sentence.verb_form == "base" and sentence.any_of("better_words"):
        return len(sentence.words) - sentence.start <= VAGUE_UP_TO
    if (sentence.verb_form == "base" or sentence.turned) and sentence.any_of("comparatives"):
        return len(sentence.words) - sentence.start <= VAGUE_UP_TO - 1
    if sentence.word(1) in sentence.listed("prepositions") - sentence.listed("object_heads"):
        return False  # "Expand into Styria" says where to
    grows = _ordered(sentence, "growth_verbs")
    return grows and _length_without_date(sentence) <= VAGUE_UP_TO and not sentence.digits


def _only_more(sentence: Sentence) -> bool:
    """ "Be more visible": more than now, yet nobody can tell when it is reached."""
    rest = sentence.words[sentence.start :]
    if not frozenset(rest) & sentence.listed("being_verbs") or purposes.has_effect(sentence):
        return False
    compared = frozenset(rest) & sentence.listed("comparing_words")  # "more welcoming than any other club"
    more = {word for word in rest[:3] if word in sentence.listed("vague_words") and word.endswith("er")}
    more |= frozenset(rest[:3]) & (sentence.listed("more_words") | sentence.listed("better_words"))
    leads = rest[0] in sentence.listed("being_verbs") if rest else False
    return leads and bool(more) and not compared and not sentence.digits


def _length_without_date(sentence: Sentence) -> int:
    """How many words are left of "Increase sales by the end of Q3" without its date."""
    rest = sentence.words[sentence.start :]
    end, timed = len(rest), False
    while end > 1:
        word = rest[end - 1]
        time = word.strip(".").isdecimal() or any(
            word in sentence.listed(name) for name in ("date_words", "months", "time_words")
        )
        if not time and word not in sentence.listed("time_glue"):
            break
        timed = timed or time
        end -= 1
    return end if timed else len(rest)


def _metric(sentence: Sentence) -> Iterator[Finding]:
    imperative = sentence.verb_form in ("base", "gerund")
    if _ordered(sentence, "growth_verbs") and names_a_quantity(sentence):
        yield says("O-METRIC")
        return
    multiplies = sentence.verb in sentence.listed("multiplying_verbs")
    spelled = not multiplies and not sentence.digits and _grows_by_a_part(sentence)
    if not sentence.digits and not multiplies and not spelled:
        return
    figure = (*sentence.digits, *sentence.figures, sentence.said(sentence.first))[0]
    aside = not Sentence(_BRACKETS.sub(" ", sentence.clipped)).digits  # "(3 halls)" explains, it is no aim
    aims = sentence.verb in sentence.listed("reach_verbs") and not aside
    reaches = imperative and (aims or _counts_things(sentence))
    reaches = bool(sentence.digits) and (reaches or _grows_by(sentence))
    # "Double sales"
    reaches = reaches or spelled or (not sentence.digits and bool(sentence.any_of("metric_nouns")))
    finding = says("O-METRIC/figure", number=quoted(figure, 20))
    yield replace(finding, level="coach") if reaches else finding


def _grows_by_a_part(sentence: Sentence) -> bool:
    """ "Cut costs by a third": the change is put as a number in words."""
    by = bool(frozenset(sentence.words) & sentence.listed("by_words"))
    return by and bool(sentence.figures) and _ordered(sentence, "growth_verbs")


def _counts_things(sentence: Sentence) -> bool:
    """ "Ship 1,200 listings": the verb's object is a quantity rather than a few named things."""
    listed = sentence.verb in sentence.listed("output_verbs") | sentence.listed("event_verbs")
    # A German figure stands anywhere before the verb: "Bis Jahresende 20 Kurse anbieten"
    behind = sentence.word(2) if sentence.word(1) == "up" else sentence.word(1)
    counts = sentence.digits if sentence.language == "de" else {behind} & frozenset(sentence.digits)
    return listed and any(sum(map(str.isdecimal, count)) > 1 for count in counts)


def _grows_by(sentence: Sentence) -> bool:
    """ "… with a 15% increase in sales": the change is put as a figure."""
    for at, word in enumerate(sentence.words):
        share = word[:1].isdecimal() and (word.endswith("%") or sentence.words[at + 1 : at + 2] == ("%",))
        near = sentence.words[max(0, at - 6) if sentence.language == "de" else at : at + 7]
        if (share or word[:1] in "$€£") and first_of(near, sentence.listed("growth_nouns")):
            return True
    return False


def _clarity(sentence: Sentence) -> Iterator[Finding]:
    if _two_aims(sentence):
        yield says("O-DOUBLE")
    jargon = sentence.phrase("jargon")
    if jargon:
        alone = purposes.nothing_besides(sentence, "jargon")
        yield says("O-JARGON/alone") if alone else says("O-JARGON", word=sentence.said(jargon))
    if sentence.word_count <= 3 and not _has_verb(sentence):
        yield says("O-INTEREST")


def _two_aims(sentence: Sentence) -> bool:
    return sentence.verb_form == "base" and bool(purposes.joined_verbs(sentence))


def _has_verb(sentence: Sentence) -> bool:
    """Whether one can be told; other scripts and "Delight our …" get the benefit of the doubt."""
    if not sentence.clipped.isascii() or any(
        word in sentence.listed("determiners") for word in sentence.words[1:]
    ):
        return True
    return any(
        sentence.verb_of(word)[0]
        or word in sentence.listed("state_words")
        or word in sentence.listed("attitude_verbs")
        or (word.endswith("ing") and sentence.language == "en")
        for word in sentence.words
    )
