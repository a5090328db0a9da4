"""Rules for the wording of an objective (O rules of the coach)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from okrdesk.document.text import quoted
from okrdesk.i18n import _
from okrdesk.okr.coach.findings import Finding
from okrdesk.okr.coach.gaps import gaps
from okrdesk.okr.coach.measurable import names_a_quantity
from okrdesk.okr.coach.sentences import Sentence
from okrdesk.okr.coach.words import phrase_in, verb, words

LONGEST = 18  # words
_BRACKETS = re.compile(r"\([^()]{0,200}\)")
VAGUE_UP_TO = 4  # words
_LISTED_VERBS = ("change_verbs", "reach_verbs", "task_verbs", "output_verbs", "event_verbs", "making_verbs")


def text_findings(sentence: Sentence, *, shown_by_key_results: bool) -> Iterator[Finding]:
    """Findings that need only the sentence; a superlative is fine once key results show it."""
    yield from _whole(sentence)
    if sentence.empty:
        return
    yield from _start(sentence)
    yield from _metric(sentence)
    yield from _clarity(sentence)
    superlative = sentence.any_of("superlatives")
    if superlative and not shown_by_key_results:
        yield Finding(
            "O-SUPERLATIVE",
            "hint",
            _("It says “{word}”.").format(word=superlative),
            _("A superlative convinces once a number stands beside it."),
            _("By which measure? Add the key result that shows it."),
            _("“The biggest community of makers here” with “members from 300 to 450”"),
        )


def _whole(sentence: Sentence) -> Iterator[Finding]:
    for gap in gaps(sentence.text)[:1]:
        yield Finding(
            "O-PLACEHOLDER",
            "stop",
            _("One gap to fill: {gap}.").format(gap=quoted(gap, 40)),
            _("With a gap nobody can say the sentence aloud."),
            _("What belongs there?"),
            _("“… in [CITY]” becomes “… in Graz”"),
        )
    if sentence.word_count < 2:
        yield Finding(
            "O-SHORT",
            "stop",
            _("This is not a sentence yet."),
            _("An objective works when the room can repeat it."),
            _("How would you say it to a newcomer?"),
            _("“Growth” becomes “People here find their next partner”"),
        )
    elif sentence.word_count > LONGEST:
        yield Finding(
            "O-LONG",
            "hint",
            _("{count} words are hard to remember.").format(count=sentence.word_count),
            _("What nobody can repeat, nobody follows."),
            _("What is the heart of it?"),
            _("Ten words or fewer; the rest goes into the reason below."),
        )


def _start(sentence: Sentence) -> Iterator[Finding]:
    base, form = sentence.verb, sentence.verb_form
    imperative = form in ("base", "gerund")
    said = sentence.first
    if tentative(sentence) or sentence.any_of("open_words"):
        yield Finding(
            "O-TENTATIVE",
            "coach",
            _("This is a question to answer, not a place to reach."),
            _("Looking into something can succeed while nothing changes."),
            _("If the answer is yes, what will be better?"),
            _("“Investigate onboarding” becomes “Newcomers feel at home within a week”"),
        )
    elif imperative and base in words("steady_verbs") and sentence.word(1) not in ("pace", "track", "up"):
        yield Finding(
            "O-STATUSQUO",
            "coach",
            _("“{word}” leaves things as they are.").format(word=said),
            _("An objective asks for something that is not true yet."),
            _("What would be newly true?"),
            _("“Maintain our position” becomes “First choice for newcomers in Graz”"),
        )
    elif imperative and base in words("task_verbs") and not _aims_high(sentence):
        yield Finding(
            "O-TASK",
            "coach",
            _("“{word}” names the work.").format(word=said),
            _("Work can be finished without anything changing for members."),
            _("What is different for members when it is done?"),
            _("“Publish blog posts” becomes “Members learn something new here each week”"),
        )
    elif imperative and base in words("output_verbs") and not _has_effect(sentence):
        yield Finding(
            "O-OUTPUT",
            "hint",
            _("This names something to make."),
            _("A thing is useful when somebody gains from it."),
            _("Who gains what from it?"),
            _("“Build a directory” becomes “Members find the right expert in minutes”"),
        )
    if _vague(sentence):
        yield Finding(
            "O-VAGUE",
            "coach",
            _("This could stand in any plan, in any year."),
            _("A sentence that says for whom and why gives people something to aim at."),
            _("Better for whom, and why now?"),
            _("“Increase revenue” becomes “The platform pays its way”"),
        )


def tentative(sentence: Sentence) -> bool:
    """Whether the sentence only wants to look into something."""
    if sentence.verb in words("tentative_verbs") and sentence.verb_form in ("base", "gerund"):
        return True
    return (
        sentence.pair in words("tentative_starts")
        or f"{sentence.pair} {sentence.word(2)}" in words("tentative_starts")
        or bool(sentence.any_of("tentative_words"))
    )


def _aims_high(sentence: Sentence) -> bool:
    """ "Define the future of …", "Remove the barriers …": a task verb, yet a change is named."""
    behind = sentence.word(1)
    if behind in words("prepositions") and sentence.verb != "participate":
        return True  # "Host of choice …", "Research that …": a noun, not an order
    if {behind, sentence.word(2)} & words("people_words") and sentence.verb not in words("people_verbs"):
        return True  # "Prepare young people for …"
    gains = (verb(two) for one, two in pairwise(sentence.words) if one == "to")
    purpose = any(form == "base" and base in words("growth_verbs") for base, form in gains)
    return purpose or _has_effect(sentence) or bool(sentence.any_of("grand_aims"))


def _has_effect(sentence: Sentence) -> bool:
    return bool(phrase_in("effect_clauses", sentence.words)) or (
        sentence.verb in words("output_verbs") - words("task_verbs") and bool(sentence.any_of("effect_words"))
    )


def _vague(sentence: Sentence) -> bool:
    if phrase_in("vague_aims", sentence.words):
        return True
    if sentence.first in ("more", "higher", "less"):
        return len(sentence.words) <= VAGUE_UP_TO and bool(sentence.any_of("metric_nouns"))
    if sentence.verb == "make" and sentence.words[-1] in ("better", "good", "great", "nice"):
        return len(sentence.words) - sentence.start <= VAGUE_UP_TO
    grows = sentence.verb in words("growth_verbs") and sentence.verb_form in ("base", "gerund")
    if sentence.word(1) in words("prepositions"):
        return False  # "Expand into Styria" says where to
    return grows and _length_without_date(sentence) <= VAGUE_UP_TO and not sentence.digits


def _length_without_date(sentence: Sentence) -> int:
    """How many words are left of "Increase sales by the end of Q3" without its date."""
    end = len(sentence.words)
    while sentence.dated and end > sentence.start + 1:
        word = sentence.words[end - 1]
        part = word in words("date_words") or word in words("months") or word.isdecimal()
        if not part and word not in ("by", "end", "in", "of", "the", "this", "until", "year", "quarter"):
            break
        end -= 1
    return end - sentence.start


def _metric(sentence: Sentence) -> Iterator[Finding]:
    imperative = sentence.verb_form in ("base", "gerund")
    if imperative and sentence.verb in words("growth_verbs") and names_a_quantity(sentence):
        yield Finding(
            "O-METRIC",
            "coach",
            _("This names a measure, and so reads like a key result."),
            _("The objective says where to; the key results say how far."),
            _("Which change would the measure prove?"),
            _("“Increase the number of visits” becomes “People love to come back”"),
        )
        return
    if not sentence.digits and sentence.verb not in ("double", "triple"):
        return
    figure = sentence.digits[0] if sentence.digits else sentence.first
    aside = not Sentence(_BRACKETS.sub(" ", sentence.clipped)).digits  # "(3 halls)" explains, it is no aim
    aims = sentence.verb in words("reach_verbs") and not aside
    reaches = imperative and (aims or _counts_things(sentence))
    reaches = bool(sentence.digits) and (reaches or _grows_by(sentence))
    reaches = reaches or (not sentence.digits and bool(sentence.any_of("metric_nouns")))  # "Double sales"
    yield Finding(
        "O-METRIC",
        "coach" if reaches else "hint",
        _("With {number} in it this reads like a key result.").format(number=quoted(figure, 20)),
        _("The objective says where to; the key results say how far."),
        _("Which change would the number prove?"),
        _("“Increase NPS by 20 points” becomes “Members recommend us gladly”"),
    )


def _counts_things(sentence: Sentence) -> bool:
    """ "Ship 1,200 listings": the verb's object is a quantity rather than a few named things."""
    behind = sentence.word(1)
    listed = sentence.verb in words("output_verbs") or sentence.verb in words("event_verbs")
    return listed and behind in sentence.digits and sum(map(str.isdecimal, behind)) > 1


def _grows_by(sentence: Sentence) -> bool:
    """ "… with a 15% increase in sales": the change is put as a figure."""
    for at, word in enumerate(sentence.words):
        share = word[:1].isdecimal() and word.endswith("%")
        if (share or word[:1] in "$€£") and any(
            one in words("growth_nouns") for one in sentence.words[at + 1 : at + 6]
        ):
            return True
    return False


def _clarity(sentence: Sentence) -> Iterator[Finding]:
    if _two_aims(sentence):
        yield Finding(
            "O-DOUBLE",
            "hint",
            _("There may be two aims in here."),
            _("With one aim everybody knows what comes first."),
            _("Split them, so that each can win?"),
            _("“Find members and earn money” becomes two objectives"),
        )
    jargon = phrase_in("jargon", sentence.words)
    if jargon:
        yield Finding(
            "O-JARGON",
            "hint",
            _("“{word}” is shop talk.").format(word=jargon),
            _("Plain words are repeated; big words are nodded at."),
            _("How would a newcomer say it?"),
            _("“World-class support” becomes “Every question has an answer the same day”"),
        )
    if sentence.word_count <= 3 and not _has_verb(sentence):
        yield Finding(
            "O-INTEREST",
            "hint",
            _("This names an interest so far."),
            _("An aim says what people will do or have together."),
            _("What will we do together?"),
            _("“Photography” becomes “Our first photo zine is on the shelves”"),
        )


def _two_aims(sentence: Sentence) -> bool:
    if sentence.verb_form != "base":
        return False
    rest = sentence.words[sentence.start :]
    return any(one in ("and", "&") and verb(two)[1] == "base" for one, two in pairwise(rest))


def _has_verb(sentence: Sentence) -> bool:
    """Whether one can be told; other scripts and "Delight our …" get the benefit of the doubt."""
    if not sentence.clipped.isascii() or any(word in words("determiners") for word in sentence.words[1:]):
        return True
    return any(
        verb(word)[0]
        or word in words("state_words")
        or word in words("attitude_verbs")
        or word.endswith("ing")
        for word in sentence.words
    )
