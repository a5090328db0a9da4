"""A German sentence as the coach reads it: endings and compounds cut, the leading verb in front.

"Die Kundenzufriedenheit bis Juni steigern" and "Bis Juni führen wir ein Handbuch ein" are read as
"steigern die zufriedenheit bis juni" and "einfuehren bis juni ein handbuch", so that the rules find the
verb where an English order has it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from okrdesk.frozen import dataclass
from okrdesk.okr.coach.folding import folded
from okrdesk.okr.coach.german_forms import SEPARABLE
from okrdesk.okr.coach.words import Vocabulary, vocabulary

_ENDINGS = ("em", "en", "er", "es", "e")
_GENDER = re.compile(r"[:*_]in(?:nen)?$|innen$")
_STOPS = (",", ";", ":", ".", "!", "?", "–", "—", ")")
_NOUN_LISTS = (
    *("metric_nouns", "event_nouns", "artefacts", "abstract_nouns", "quantity_nouns", "people_words"),
    *("growth_nouns", "date_words"),
)
_ADJECTIVE_LISTS = (
    *("vague_words", "superlatives", "jargon", "vague_amounts", "done_words", "official_words"),
    *("quantifiers", "number_words", "vague_frequency", "frequency_words", "state_words"),
)
_SPLIT = re.compile(r"[/—–]")


@dataclass(frozen=True)
class _Token:
    said: str  # as written
    word: str  # as the lists spell it
    ends: bool  # a comma or full stop behind it


def read(text: str, edges: str) -> tuple[tuple[str, str], ...]:
    """The words as written and as looked up, in the order in which the rules read them."""
    tokens = _tokens(text, edges)
    return tuple((token.said, token.word) for token in _verb_first(tokens))


def tells(chunks: Sequence[str]) -> bool:
    """Whether a verb in the third person stands behind a noun ("… Buslinie fährt …"), before any clause."""
    lists = vocabulary("de")
    for before, chunk in pairwise(chunks):
        word = folded(chunk)
        if word in ("damit", "um", "weil", "sodass", "dass"):
            return False
        ended = chunk.islower() and word.endswith("t") and len(word) > 3
        finite = word in lists.words("finite_words") or (
            ended and word not in lists.words("not_finite") and not lists.participle(word)
        )
        if finite and before[:1].isupper():
            return True
    return False


def _tokens(text: str, edges: str) -> list[_Token]:
    tokens: list[_Token] = []
    for piece in text.split():
        parts = [piece] if any(map(str.isdecimal, piece)) else _SPLIT.split(piece)
        ends = piece.endswith(_STOPS) and not any(map(str.isdecimal, piece))
        for part in parts:
            bare = part.strip(edges)
            if bare:
                tokens.append(_Token(bare, _looked_up(bare), ends))
    return tokens


@lru_cache(maxsize=4096)
def _looked_up(chunk: str) -> str:
    """The word as it is listed: folded, without ending, a compound noun by its last part."""
    lists = vocabulary("de")
    word = folded(chunk)
    if not word.isascii() or len(word) > 60 or word in lists.known:
        return word
    if chunk[:1].isupper() and len(word) > 8 and word != (alike := _GENDER.sub("", word)):
        return _looked_up(alike.capitalize())
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and (stem in _adjectives() or lists.verb(stem)[1] == "past"):
            return stem
    if not chunk[:1].isupper() and "-" not in chunk:
        return word
    last = word.rpartition("-")[2]
    if last in lists.known or (last != word and len(last) < 5):
        return last
    for cut in range(max(0, len(last) - 24), len(last) - 3):
        head = last[cut:]
        nominal = head.endswith("ung") and not last[:cut].endswith(("be", "ent", "ver", "zer"))
        if head in _nouns() or (nominal and lists.verb(head)[1] == "gerund"):
            return head
    return word


@lru_cache(maxsize=1)
def _nouns() -> frozenset[str]:
    return frozenset().union(*(vocabulary("de").words(name) for name in _NOUN_LISTS))


@lru_cache(maxsize=1)
def _adjectives() -> frozenset[str]:
    return frozenset().union(*(vocabulary("de").words(name) for name in _ADJECTIVE_LISTS))


def _verb_first(tokens: list[_Token]) -> list[_Token]:
    lists = vocabulary("de")
    for finder in (_of_us, _ordered):
        moved = finder(tokens, lists)
        if moved:
            return moved
    if _starts_with_infinitive(tokens, lists):
        return tokens
    return _infinitive_first(tokens, lists)


def _of_us(tokens: list[_Token], lists: Vocabulary) -> list[_Token]:
    """ "Wir führen … ein", "Bis Juni führen wir … ein": the verb beside "wir", joined with its prefix."""
    at = next((at for at, token in enumerate(tokens[:8]) if token.word == "wir"), -1)
    if at < 0:
        return []
    for verb_at in (at + 1, at - 1):
        if not 0 <= verb_at < len(tokens):
            continue
        verb = tokens[verb_at].word
        if verb in lists.words("modal_verbs"):
            return _infinitive_first([*tokens[:verb_at], *tokens[verb_at + 1 :]], lists, ours=True)
        if verb in lists.words("state_words"):
            return []
        joined = _joined(tokens, verb_at, lists)
        if joined:
            return joined
        unknown = verb_at > at and tokens[verb_at].said.islower() and _ends_like_one(verb, lists)
        if lists.verb(verb)[1] == "base" or unknown:
            return [tokens[verb_at], *(token for other, token in enumerate(tokens) if other != verb_at)]
    return []


def _ordered(tokens: list[_Token], lists: Vocabulary) -> list[_Token]:
    """ "Führe … ein", "Führen … ein": the first word, joined with its prefix."""
    return _joined(tokens, 0, lists) if tokens else []


def _joined(tokens: list[_Token], at: int, lists: Vocabulary) -> list[_Token]:
    """The verb put in front, together with the prefix that stands at the end of its clause."""
    verb = tokens[at]
    core = verb.word if verb.word.endswith("n") else verb.word + "n"
    for end in range(at + 1, len(tokens)):
        prefix = tokens[end].word
        closes = end == len(tokens) - 1 or tokens[end].ends or tokens[end + 1].word in _CLOSED_BY
        if closes and prefix in SEPARABLE and lists.verb(prefix + core)[1] == "base":
            rest = [token for other, token in enumerate(tokens) if other not in (at, end)]
            return [_Token(verb.said, prefix + core, False), *rest]
    return []


_CLOSED_BY = frozenset({"und", "oder", "sowie", "bis", "damit", "um", "sodass", "im", "zum", "&"})


def _starts_with_infinitive(tokens: list[_Token], lists: Vocabulary) -> bool:
    at = 0
    while at < len(tokens) - 1 and tokens[at].word in lists.words("skip_words"):
        at += 1
    form = lists.verb(tokens[at].word)[1] if tokens else ""
    return form == "base" and tokens[at].word.endswith("n")


def _infinitive_first(tokens: list[_Token], lists: Vocabulary, *, ours: bool = False) -> list[_Token]:
    """ "Mitglieder gewinnen und Räume mieten": each infinitive before what it acts on."""
    if not ours and any(token.word in lists.words("modal_verbs") for token in tokens):
        return tokens  # "Gäste können online buchen" tells of a state
    at = _infinitive(tokens, 0, lists)
    if at < 0:
        return tokens
    front = [tokens[at], *tokens[:at]]
    rest = tokens[at + 1 :]
    if rest and rest[0].word in ("und", "&"):
        second = _infinitive(rest, 1, lists)
        if second > 0:
            rest = [rest[0], rest[second], *rest[1:second], *rest[second + 1 :]]
    return [*front, *rest]


def _infinitive(tokens: list[_Token], first: int, lists: Vocabulary) -> int:
    """Where the first infinitive of a main clause stands, or -1."""
    subordinate = False
    for at in range(first, len(tokens)):
        token = tokens[at]
        if (at and tokens[at - 1].ends) or at == first:
            subordinate = token.word in lists.words("subordinators") and at > 0
        elif token.word in ("damit", "sodass", "weil", "dass") or (
            token.word == "um" and any(t.word == "zu" for t in tokens[at:])
        ):
            subordinate = True
        last = at == len(tokens) - 1 or token.ends or tokens[at + 1].word in _CLOSED_BY
        purpose = at > 0 and tokens[at - 1].word == "zu"
        if subordinate or purpose or not last or not token.said[:1].islower():
            continue
        if any(other.word in lists.words("finite_words") for other in tokens[first:at]):
            return -1  # "Mitmachen wird so einfach wie Pizza bestellen"
        known = lists.verb(token.word)[1] == "base" or token.word in lists.words("being_verbs")
        if known or _looks_infinitive(tokens, at, lists):
            return at
    return -1


def _looks_infinitive(tokens: list[_Token], at: int, lists: Vocabulary) -> bool:
    """A verb the lists do not know: it ends the sentence, behind a noun, and no other verb rules it."""
    word = tokens[at].word
    if at == 0 or (tokens[at].ends and at < len(tokens) - 1) or not _ends_like_one(word, lists):
        return False
    ruled = any(t.word in lists.words("state_words") or t.word == "sich" for t in tokens[:at])
    return not ruled and any(t.said[:1].isupper() for t in tokens[:at])


def _ends_like_one(word: str, lists: Vocabulary) -> bool:
    # `not_infinitives` lists what ends so and is none; whatever is listed is known
    known = word in lists.known or lists.participle(word)
    return len(word) > 4 and word.endswith(("en", "ern", "eln")) and not known
