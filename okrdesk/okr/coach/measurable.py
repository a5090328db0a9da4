"""Whether a key result's sentence says by which number or finished state it will be known.

"No number, no key result", but a thing that is launched or stands finished is a milestone, and fine.
In doubt the sentence is left alone: a wrong "rework" costs more trust than a missed one.
"""

from __future__ import annotations

from okrdesk.okr.coach.sentences import Sentence
from okrdesk.okr.coach.words import phrase_in, verb, words


def has_measure(sentence: Sentence) -> bool:
    """A figure, or a word such as "all" or "every" where it bounds the result."""
    if sentence.figures:
        return not _only_a_window(sentence)
    if starts_with_change(sentence) and sentence.verb != "ensure":
        return False
    if _bounded(sentence):
        hollow = sentence.verb in ("ensure", "make") or sentence.first in words("vague_words")
        return not (hollow and vague_word(sentence))
    behind = zip(sentence.words, (*sentence.words[1:], ""), strict=True)
    return any(
        word in words("frequency_words") and next_ not in words("frequency_not_before")
        for word, next_ in behind
    )


def _only_a_window(sentence: Sentence) -> bool:
    """ "Increase the number of orders paid within 7 days": the 7 says what is counted, not how far."""
    if not starts_with_change(sentence) or not names_a_quantity(sentence):
        return False
    trios = zip(("", "", *sentence.words), ("", *sentence.words), sentence.words, strict=False)
    windows = sum(
        before == "within" and two_before != "to" and word[:1].isdecimal()
        for two_before, before, word in trios
    )
    return windows == len(sentence.figures)


def names_a_quantity(sentence: Sentence) -> bool:
    """ "… the number of", "… in the share of" directly behind the verb."""
    behind = [word for at in (1, 2, 3, 4) if (word := sentence.word(at)) not in ("in", "the", "our", "a")]
    return len(behind) > 1 and behind[0] in words("quantity_nouns") and behind[1] == "of"


def _bounded(sentence: Sentence) -> bool:
    """A word such as "all" or "every"; "each other" bounds nothing."""
    behind = zip(sentence.words, (*sentence.words[1:], ""), strict=True)
    return any(word in words("quantifiers") and (word, next_) != ("each", "other") for word, next_ in behind)


def starts_with_change(sentence: Sentence) -> bool:
    """It starts with improve, increase, reduce … in whatever form."""
    known = sentence.verb in words("change_verbs") or sentence.verb in words("status_quo_verbs")
    return known and not (sentence.verb_form == "past" and _done(sentence))


def vague_word(sentence: Sentence) -> str:
    """A word that sounds like a measure and is none ("regularly", "better"), or ""."""
    return sentence.any_of("vague_amounts") or sentence.any_of("vague_words")


def is_output(sentence: Sentence) -> bool:
    """It names something made or done ("Launch …", "Hold 12 meetups") rather than a change."""
    return sentence.verb in words("output_verbs") and not is_activity(sentence)


def is_activity(sentence: Sentence) -> bool:
    """It starts with effort ("Analyse …", "Call 50 donors"), and names no effect of it."""
    if "%" in sentence.body or phrase_in("effect_clauses", sentence.words):
        return False
    if "from" in sentence.words and len(sentence.digits) > 1 and "to" in sentence.words:
        return False
    if sentence.pair in words("activity_pairs"):
        return True
    if sentence.verb not in words("activity_verbs") or sentence.verb_form not in ("base", "gerund"):
        return False
    behind = sentence.word(1)
    if not behind or (sentence.verb in words("activity_nouns") and behind in words("activity_not_before")):
        return False
    if _article_before(sentence) or (sentence.verb == "gather" and _figure_behind(sentence)):
        return False
    if sentence.verb == "meet" and sentence.any_of("met_things"):
        return False
    # "Plan is published", "Planning permission granted": a noun and a finished state, not an order
    if behind in words("state_words") or (sentence.verb_form == "gerund" and _done(sentence)):
        return False
    if _second_verb(sentence) in words("making_verbs") | words("event_verbs"):
        return False  # "Define and document the interface": the second verb leaves something behind
    return not (_goes_on_to_change(sentence) or _helps_towards_result(sentence))


def is_milestone(sentence: Sentence) -> bool:
    """Something that is there or not on a day: a launch, a finished state, a named thing."""
    if sentence.verb == "ensure" and {"is", "are"} & frozenset(sentence.words):
        return bool(sentence.any_of("done_words")) and not vague_word(sentence)
    if starts_with_change(sentence) or sentence.first in ("more", "better"):
        return False
    if sentence.first == "become":
        status = words("official_words") & {sentence.word(1), sentence.word(2)}
        return bool(status) and "leader" not in sentence.words
    return (
        _finished_state(sentence)
        or _event(sentence)
        or _making(sentence)
        or _eventful_noun(sentence)
        or _named_thing(sentence)
        or _definite_order(sentence)
    )


def _finished_state(sentence: Sentence) -> bool:
    if sentence.verb_form == "base":
        reaches = sentence.verb in ("make", "get", "reach", "achieve")
        return reaches and _done(sentence) and not sentence.any_of("vague_words")
    if sentence.any_of("vague_words") or sentence.any_of("vague_amounts"):
        return False
    if phrase_in("done_phrases", sentence.words) or _somebody_acts(sentence):
        return True
    if sentence.verb_form == "past" and sentence.verb in words("making_verbs") | words("event_verbs"):
        return True  # "We've documented the handover"
    if any(word in words("attitude_verbs") for word in sentence.words[1:]):
        return False
    changes = any(verb(word)[0] in words("growth_verbs") and verb(word)[1] for word in sentence.words)
    return not changes and (bool(sentence.any_of("state_words")) or _done(sentence))


def _somebody_acts(sentence: Sentence) -> bool:
    """ "The council renews our lease": an event, told of somebody."""
    for word, behind in zip(sentence.words[1:5], sentence.words[2:6], strict=False):
        base, form = verb(word)
        if form == "third" and base in words("event_verbs") and behind in words("determiners"):
            return True
    return False


def _done(sentence: Sentence) -> bool:
    """A past participle that closes a thought: last, before a preposition, or after "is"."""
    if sentence.any_of("done_words"):
        return True
    for at, word in enumerate(sentence.words):
        past = verb(word)[1] == "past" or word in words("participles")
        if not (past or (word.endswith("ed") and len(word) > 4)):
            continue
        behind = sentence.words[at + 1] if at + 1 < len(sentence.words) else ""
        if at and (not behind or behind in words("prepositions") or behind in ("off", "out", "up")):
            return True
    return False


def _event(sentence: Sentence) -> bool:
    if sentence.verb not in words("event_verbs") or sentence.verb_form == "third":
        return False
    made = frozenset(_object(sentence))
    if not sentence.word(1) or made & words("vague_amounts") or sentence.any_of("vague_frequency"):
        return False
    if sentence.verb in words("winning_verbs") | words("people_verbs") | {"support"} and _bare(sentence):
        return False
    if sentence.verb == "support" and sentence.word(1) in ("my", "our", "their", "your"):
        return False
    if sentence.verb in words("soft_verbs") and made & (words("abstract_nouns") | words("vague_words")):
        return False
    return not (sentence.verb in words("plural_verbs") and _bare_plural(sentence))


def _making(sentence: Sentence) -> bool:
    if sentence.verb not in words("making_verbs") or sentence.verb_form == "third":
        return False
    made = _object(sentence)
    if words("vague_amounts").intersection(made) or words("vague_words").intersection(made):
        return False
    if sentence.dated:
        return True
    if sentence.any_of("vague_frequency"):
        return False
    if sentence.verb in words("paper_verbs"):
        return _second_verb(sentence) in words("event_verbs")  # "Document and release the interface"
    abstract = any(word in words("abstract_nouns") for word in made)
    # "Develop videos" is open-ended; "Develop hygiene training videos" is a set one can finish
    open_ended = sentence.verb in words("plural_verbs") and _bare_plural(sentence) and len(made) < 3
    return not abstract and not open_ended


def _eventful_noun(sentence: Sentence) -> bool:
    if vague_word(sentence):
        return False
    if sentence.verb in words("making_verbs") | words("soft_verbs"):
        return False
    unknown = not sentence.verb and sentence.dated and not sentence.any_of("metric_nouns")
    return bool(sentence.any_of("event_nouns")) or unknown


def _named_thing(sentence: Sentence) -> bool:
    """ "Public status page": a thing others can open or hold, named without a verb."""
    if sentence.verb or vague_word(sentence):
        return False
    ends = (at for at, word in enumerate(sentence.words) if at and word in words("prepositions"))
    end = next(ends, len(sentence.words))
    return sentence.words[end - 1] in words("artefacts") and not any(
        verb(word)[0] for word in (*sentence.words[: end - 1], *sentence.words[end:])
    )


def _definite_order(sentence: Sentence) -> bool:
    """ "Varnish the floor": an order the lists do not know, about one definite thing."""
    if sentence.verb or sentence.start or sentence.first in words("loose_verbs") or vague_word(sentence):
        return False
    order = sentence.first.isalpha() and not sentence.first.endswith(("s", "ed", "ing", "ly"))
    known = order and sentence.first not in words("prepositions") | words("state_words")
    if not known or sentence.word(1) not in ("the", "our", "a", "an"):
        return False
    return not frozenset(_object(sentence)) & (words("abstract_nouns") | words("metric_nouns"))


def _second_verb(sentence: Sentence) -> str:
    """The verb joined to the first one ("Document and release …"), or ""."""
    return verb(sentence.word(2))[0] if sentence.word(1) in ("and", "&") else ""


def _object(sentence: Sentence) -> tuple[str, ...]:
    """The words between the verb and the next preposition."""
    found: list[str] = []
    for word in sentence.words[sentence.start + 1 : sentence.start + 9]:
        if word in words("prepositions"):
            break
        found.append(word)
    return tuple(found)


def _bare(sentence: Sentence) -> bool:
    """No article and no name behind the verb: "win customers" against "win the city as a customer"."""
    behind = sentence.word(1)
    at = sentence.start + 1
    return behind not in words("determiners") and not (
        at < len(sentence.chunks) and sentence.chunks[at][:1].isupper()
    )


def _bare_plural(sentence: Sentence) -> bool:
    made = _object(sentence)
    return (
        bool(made)
        and _bare(sentence)
        and made[-1].endswith("s")
        and not made[-1].endswith(("ss", "us", "is"))
    )


def _article_before(sentence: Sentence) -> bool:
    before = sentence.words[sentence.start - 1] if sentence.start else ""
    return before in ("the", "our", "a", "an")


def _figure_behind(sentence: Sentence) -> bool:
    behind = sentence.words[sentence.start + 1 : sentence.start + 4]
    return any(figure.lower() in behind for figure in sentence.figures)


def _goes_on_to_change(sentence: Sentence) -> bool:
    """ "Identify and fix 10 bugs": the second verb is what counts."""
    rest = sentence.words[sentence.start : sentence.start + 12]
    if not sentence.figures or "and" not in rest[:-1]:
        return False
    second = verb(rest[rest.index("and") + 1])[0]
    return bool(second) and second not in words("activity_verbs")


def _helps_towards_result(sentence: Sentence) -> bool:
    """ "Help 200 families find a home": the families count, not the help."""
    found = bool(sentence.any_of("outcome_verbs"))
    return sentence.verb in ("help", "assist") and found and _figure_behind(sentence)
