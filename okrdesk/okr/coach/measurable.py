"""Whether a key result's sentence says by which number or finished state it will be known.

"No number, no key result", but what stands finished, or is ordered for a day, is a milestone, and fine.
In doubt the sentence is left alone: a wrong "rework" costs more trust than a missed one.
"""

from __future__ import annotations

from itertools import pairwise

from okrdesk.okr.coach import german, purposes
from okrdesk.okr.coach.sentences import Sentence


def has_measure(sentence: Sentence) -> bool:
    """A figure, or a word such as "all" or "every" where it bounds the result."""
    if sentence.figures:
        return not _only_a_window(sentence)
    if starts_with_change(sentence) and sentence.verb not in sentence.listed("ensuring_verbs"):
        return False
    if _bounded(sentence):
        if sentence.verb_form == "base" and sentence.any_of("comparatives"):
            return False  # "Answer all questions faster"
        making = sentence.verb in sentence.listed("ensuring_verbs") | sentence.listed("make_verbs")
        hollow = making or sentence.first in sentence.listed("vague_words")
        return not (hollow and vague_word(sentence))
    behind = zip(sentence.words, (*sentence.words[1:], ""), strict=True)
    often, not_before = sentence.listed("frequency_words"), sentence.listed("frequency_not_before")
    return any(word in often and next_ not in not_before for word, next_ in behind)


def _only_a_window(sentence: Sentence) -> bool:
    """ "Increase the number of orders paid within 7 days": the 7 says what is counted, not how far."""
    if not starts_with_change(sentence) or not names_a_quantity(sentence):
        return False
    within, spelled = sentence.listed("within_words"), sentence.listed("number_words")
    trios = zip(("", "", *sentence.words), ("", *sentence.words), sentence.words, strict=False)
    windows = sum(
        before in within and two_before != "to" and (word[:1].isdecimal() or word in spelled)
        for two_before, before, word in trios
    )
    return windows == len(sentence.figures)


def names_a_quantity(sentence: Sentence) -> bool:
    """ "… the number of", "… in the share of" directly behind the verb."""
    skipped = sentence.listed("quantity_heads")
    behind = [word for at in (1, 2, 3, 4) if (word := sentence.word(at)) not in skipped]
    if not behind or behind[0] not in sentence.listed("quantity_nouns"):
        return False
    return sentence.language == "de" or (len(behind) > 1 and behind[1] == "of")


def _bounded(sentence: Sentence) -> bool:
    """A word such as "all" or "every"; "each other" bounds nothing."""
    behind = zip(sentence.words, (*sentence.words[1:], ""), strict=True)
    bounds, loose = sentence.listed("quantifiers"), sentence.listed("bounds_nothing")
    return any(word in bounds and f"{word} {next_}" not in loose for word, next_ in behind)


def starts_with_change(sentence: Sentence) -> bool:
    """It starts with improve, increase, reduce … in whatever form."""
    known = sentence.verb in sentence.listed("change_verbs") | sentence.listed("status_quo_verbs")
    return known and not (sentence.verb_form == "past" and _done(sentence))


def vague_word(sentence: Sentence) -> str:
    """A word that sounds like a measure and is none ("regularly", "better"), or ""."""
    return sentence.any_of("vague_amounts") or sentence.any_of("vague_words")


def is_output(sentence: Sentence) -> bool:
    """It names something made or done ("Launch …", "Hold 12 meetups") rather than a change."""
    return sentence.verb in sentence.listed("output_verbs") and not is_activity(sentence)


def is_activity(sentence: Sentence) -> bool:
    """It starts with effort ("Analyse …", "Call 50 donors"), and names no effect of it."""
    if "%" in sentence.body or purposes.has_effect(sentence):
        return False
    from_to = sentence.listed("from_words"), sentence.listed("to_words")
    if len(sentence.digits) > 1 and all(words & frozenset(sentence.words) for words in from_to):
        return False
    if sentence.pair in sentence.listed("activity_pairs"):
        return True
    effort, paper = sentence.listed("activity_verbs"), sentence.listed("paper_verbs")
    seconds = purposes.joined_verbs(sentence)
    # "Draft and discuss 3 concepts": two kinds of work are no result either
    work = sentence.verb in effort or (sentence.verb in paper and not effort.isdisjoint(seconds))
    if not work or sentence.verb_form not in ("base", "gerund") or _names_a_thing(sentence):
        return False
    if sentence.verb in sentence.listed("gather_verbs") and _figure_behind(sentence):
        return False
    if sentence.verb in sentence.listed("meet_verbs") and sentence.any_of("met_things"):
        return False
    if seconds and not effort.union(paper).issuperset(seconds):
        return not (sentence.figures or sentence.dated)  # "Identify and fix 10 bugs": the fixing counts
    return not _helps_towards_result(sentence)


def _names_a_thing(sentence: Sentence) -> bool:
    """ "Help desk", "Plan is published", "Planning permission granted": a noun, not an order."""
    behind = sentence.word(1)
    if not behind or _article_before(sentence):
        return True
    if sentence.verb in sentence.listed("activity_nouns") and behind in sentence.listed(
        "activity_not_before"
    ):
        return True
    if behind in sentence.listed("state_words") or (sentence.language == "en" and _closes(sentence, 1)):
        return True
    return sentence.verb_form == "gerund" and _done(sentence)


def is_milestone(sentence: Sentence) -> bool:
    """Something that is there or not on a day: a finished state, a named thing, an order with its day."""
    if _is_order(sentence):
        return sentence.dated and not _is_hollow(sentence)
    if starts_with_change(sentence) or sentence.first in sentence.listed("more_words"):
        return False
    return _finished_state(sentence) or _eventful_noun(sentence) or _named_thing(sentence)


def _is_order(sentence: Sentence) -> bool:
    """Whether it asks for something to be done ("Launch the shop", "Varnish the floor")."""
    if sentence.first in sentence.listed("loose_verbs") | sentence.listed("being_verbs"):
        return True
    if sentence.first in sentence.listed("make_verbs"):
        return True
    behind = sentence.word(1)
    if not sentence.verb:
        return _is_unknown_order(sentence, behind)
    if sentence.verb_form == "gerund":
        stands = sentence.language == "en" and behind in sentence.listed("state_words")
        return not (_done(sentence) or stands)
    if sentence.verb_form != "base" or _article_before(sentence):
        return False
    if behind in sentence.listed("determiners") or sentence.language == "de":
        return True
    if sentence.verb in sentence.listed("change_verbs") | sentence.listed("make_verbs"):
        return True
    # "Release notes published", "Support line open", "Host of the year": the verb is a noun here
    state = sentence.listed("state_words")
    if behind in sentence.listed("activity_not_before") and sentence.any_of("state_words"):
        return False
    noun = sentence.listed("prepositions") - sentence.listed("joining_words")
    return not (_done(sentence) or behind in state or behind in noun)


def _is_unknown_order(sentence: Sentence, behind: str) -> bool:
    """ "Varnish the floor", "Den Boden lackieren": an order the lists do not know."""
    if sentence.language == "de":
        return sentence.turned
    if sentence.start or not sentence.first.isalpha() or sentence.first.endswith(("s", "ed", "ing", "ly")):
        return False
    known = sentence.first in sentence.listed("prepositions") | sentence.listed("state_words")
    return not known and behind in ("the", "our", "a", "an")


def _is_hollow(sentence: Sentence) -> bool:
    """A day makes no result of "Improve …", "Motivate …" or "Publish more posts"."""
    if starts_with_change(sentence) and sentence.verb not in sentence.listed("ensuring_verbs"):
        return True
    if sentence.first in sentence.listed("loose_verbs") or sentence.any_of("vague_frequency"):
        return True
    made = frozenset(purposes.object_of(sentence))
    if sentence.first in sentence.listed("being_verbs"):
        return not sentence.any_of("official_words")
    if sentence.verb in sentence.listed("ensuring_verbs") | sentence.listed("make_verbs"):
        return bool(vague_word(sentence))
    return bool(made & (sentence.listed("vague_amounts") | sentence.listed("vague_words")))


def _finished_state(sentence: Sentence) -> bool:
    if vague_word(sentence):
        return False
    if sentence.phrase("done_phrases") or _somebody_acts(sentence):
        return True
    doing = sentence.listed("making_verbs") | sentence.listed("event_verbs")
    if sentence.verb_form == "past" and sentence.verb in doing:
        return True  # "We've documented the handover"
    if any(word in sentence.listed("attitude_verbs") for word in sentence.words[1:]):
        return False
    growing = sentence.listed("growth_verbs")
    changes = any(sentence.verb_of(word)[0] in growing for word in sentence.words)
    stands = sentence.any_of("state_words") or _done(sentence) or _tells(sentence)
    return not changes and bool(stands)


def _tells(sentence: Sentence) -> bool:
    """ "Die Buslinie fährt am Sonntag": a German verb in the third person behind its subject."""
    return sentence.language == "de" and german.tells(sentence.chunks[1:6])


def _somebody_acts(sentence: Sentence) -> bool:
    """ "The council renews our lease": an event, told of somebody."""
    finite = ("third", "past") if sentence.language == "de" else ("third",)
    for word, behind in pairwise(sentence.words[1:6]):
        base, form = sentence.verb_of(word)
        if (
            form in finite
            and base in sentence.listed("event_verbs")
            and behind in sentence.listed("determiners")
        ):
            return True
    return False


def _done(sentence: Sentence) -> bool:
    """A past participle that closes a thought: last, before a preposition, or after "is"."""
    if sentence.any_of("done_words"):
        return True
    return any(_closes(sentence, at - sentence.start) for at in range(1, len(sentence.words)))


def _closes(sentence: Sentence, after: int) -> bool:
    word, behind = sentence.word(after), sentence.word(after + 1)
    if behind and behind not in sentence.listed("prepositions") | {"off", "out", "up"}:
        return False
    noun = sentence.language == "de" and sentence.said(word)[:1].isupper()
    return not noun and sentence.vocabulary.participle(word)


def _eventful_noun(sentence: Sentence) -> bool:
    if vague_word(sentence):
        return False
    unknown = not sentence.verb and sentence.dated and not sentence.any_of("metric_nouns")
    return bool(sentence.any_of("event_nouns")) or unknown


def _named_thing(sentence: Sentence) -> bool:
    """ "Public status page": a thing others can open or hold, named without a verb."""
    if sentence.verb or vague_word(sentence):
        return False
    ends = (at for at, word in enumerate(sentence.words) if at and word in sentence.listed("prepositions"))
    end = next(ends, len(sentence.words))
    beside = (*sentence.words[: end - 1], *sentence.words[end:])
    named = sentence.words[end - 1] in sentence.listed("artefacts")
    return named and not any(sentence.verb_of(word)[0] for word in beside)


def _article_before(sentence: Sentence) -> bool:
    before = sentence.words[sentence.start - 1] if sentence.start else ""
    return before in sentence.listed("articles")


def _figure_behind(sentence: Sentence) -> bool:
    behind = sentence.chunks if sentence.language == "de" else sentence.words[sentence.start + 1 :][:3]
    lower = [word.lower() for word in behind]
    return any(figure.lower() in lower for figure in sentence.figures)


def _helps_towards_result(sentence: Sentence) -> bool:
    """ "Help 200 families find a home": the families count, not the help."""
    outcome = sentence.listed("outcome_verbs")
    towards = any(sentence.verb_of(word)[0] in outcome for word in sentence.words[1:])
    return sentence.verb in sentence.listed("help_verbs") and towards and _figure_behind(sentence)
