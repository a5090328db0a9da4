"""What an order is for: whom it serves, what it aims at, and what is left of it without big words."""

from __future__ import annotations

from itertools import pairwise

from okrdesk.okr.coach.folding import folded
from okrdesk.okr.coach.sentences import Sentence, first_of


def has_effect(sentence: Sentence) -> bool:
    """Whether a clause says what people gain ("so that neighbours meet"); a purpose among things is none."""
    for at, word in enumerate(sentence.words[sentence.start + 1 :], sentence.start + 1):
        if _opens_purpose(sentence, at, word) and names_people(sentence, sentence.words[at + 1 :]):
            return True
    loving = sentence.listed("loving_verbs")
    return any(two in loving and _is_person(sentence, one) for one, two in pairwise(sentence.words))


def _opens_purpose(sentence: Sentence, at: int, word: str) -> bool:
    if word in sentence.listed("purpose_openers"):
        return True
    behind = sentence.words[at + 1] if at + 1 < len(sentence.words) else ""
    if word not in sentence.listed("infinitive_openers"):
        return False
    if sentence.language == "de":  # "um Mitglieder zu entlasten": the verb comes last
        return sentence.listed("infinitive_marks").isdisjoint(sentence.words[at + 1 :]) is False
    return sentence.verb_of(behind)[1] == "base" or behind in sentence.listed("giving_verbs")


def names_people(sentence: Sentence, among: tuple[str, ...]) -> bool:
    """Whether one of the words is a person or a group of people ("members", "everyone", "readers")."""
    return any(_is_person(sentence, word) for word in among)


def _is_person(sentence: Sentence, word: str) -> bool:
    if word in sentence.listed("people_words"):
        return True
    if sentence.language != "en" or word in sentence.listed("not_people") or len(word) < 6:
        return False
    return word.endswith(("ers", "ors", "ees", "ists", "ants"))


def aims_high(sentence: Sentence) -> bool:
    """ "Define the future of …", "Remove the barriers …": a task verb, yet a change is named."""
    behind = sentence.word(1)
    if behind in sentence.listed("state_words"):
        return True  # "Repair is cool again"
    noun = (
        sentence.listed("prepositions") - sentence.listed("object_heads") - sentence.listed("joining_words")
    )
    if behind in noun and sentence.verb not in sentence.listed("preposition_verbs"):
        return True  # "Host of choice …", "Research that …": a noun, not an order
    if {behind, sentence.word(2)} & sentence.listed("people_words") and (
        sentence.verb not in sentence.listed("people_verbs")
    ):
        return True  # "Prepare young people for …"
    return has_effect(sentence) or bool(first_of(object_of(sentence), sentence.listed("grand_aims")))


def keeps_as_it_is(sentence: Sentence) -> bool:
    """Business as usual, in these or other words: "Maintain …", "Carry on with …", "… as before"."""
    steady = sentence.verb in sentence.listed("status_quo_verbs") and sentence.verb_form in ("base", "gerund")
    if steady and sentence.word(1) not in sentence.listed("moving_on"):
        return True
    read = sentence.words[sentence.start : sentence.start + 5]
    written = [folded(chunk) for chunk in sentence.chunks[:5]]
    starts = sentence.listed("usual_starts")
    if any(f"{' '.join(start)} ".startswith(f"{phrase} ") for start in (read, written) for phrase in starts):
        return True
    return bool(sentence.phrase("usual_phrases"))


def joined_verbs(sentence: Sentence) -> tuple[str, ...]:
    """The verbs that "and" joins to the first one ("Document and release …"), without their objects."""
    rest = sentence.words[sentence.start + 1 :]
    both = sentence.listed("joining_words")
    joined = (sentence.verb_of(two) for one, two in pairwise(rest) if one in both)
    return tuple(base for base, form in joined if form == "base" or form == sentence.verb_form)


def object_of(sentence: Sentence) -> tuple[str, ...]:
    """The words between the verb and the next preposition."""
    between: list[str] = []
    stops = sentence.listed("prepositions") - sentence.listed("joining_words")
    for word in sentence.words[sentence.start + 1 : sentence.start + 9]:
        if word in stops:
            break
        between.append(word)
    return tuple(between)


def nothing_besides(sentence: Sentence, name: str) -> bool:
    """Whether no word of substance is left without a list's words and those that fit every plan."""
    phrases = sentence.listed(name)
    text = f" {' '.join(sentence.words)} "
    for phrase in sorted(phrases, key=len, reverse=True):
        text = text.replace(f" {phrase} ", " ")
    empty = ("skip_words", "determiners", "prepositions", "change_verbs", "loose_verbs", "being_verbs")
    hollow = (
        "vague_words",
        "abstract_nouns",
        "hollow_words",
        "superlatives",
        "jargon",
        "making_verbs",
        "make_verbs",
    )
    fits_all = frozenset().union(*(sentence.listed(each) for each in (*empty, *hollow)))
    return all(
        word in fits_all or sentence.verb_of(word)[0] in fits_all or word in ("&", "-")
        for word in text.split()
    )
