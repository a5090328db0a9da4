"""A sentence as the coach reads it: its words, where it starts, its first verb and its figures."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache

from okrdesk.frozen import dataclass
from okrdesk.okr.coach import figures, german
from okrdesk.okr.coach.folding import folded
from okrdesk.okr.coach.languages import ENGLISH, GERMAN, UNREAD, language_of
from okrdesk.okr.coach.words import Vocabulary, vocabulary

# What counts of a sentence stands in its first lines; the rest only adds to its length.
READ_AT_MOST = 4000
_EDGES = "\"'“”‘’„«»()[]{}*_`,.;:!?…•·|"
_SPLIT = re.compile(r"[/—–]")
_LABEL = re.compile(
    r"\s*(?:[-*•–·]\s+)?(?:\[[^\]]{0,40}\]\s*)*"
    r"(?:\d{1,3}(?:\.\d{1,3}){0,3}[.):]\s+(?![^\W\d_]{3,9}\s\d{4}))?"
    r"(?:P\d\s*[-–:]\s*)?(?:@\w{1,40}\s*[-–:]?\s*)?"
    r"(?:(?:KR|Key Result|Objective|O|Schl(?:ü|ue)sselergebnis|Ergebnis|Ziel)"
    r"\s{0,2}#?\d{0,3}(?:\.\d{1,3})?\s{0,2}[:–-]\s+)?",
    re.IGNORECASE,
)
_TOPIC = re.compile(r"[^\s:]{1,40}(?: [^\s:]{1,40}){0,4}:\s+")
_WIDE = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# German writes an ordinal and a day with a full stop behind it: "3. Quartal", "bis 31.3."
_POINTED = re.compile(r"\W{0,3}(\d{1,2}\.(?:\d{1,2}\.)?)\W{0,3}")


@dataclass(frozen=True)
class Sentence:
    """One objective or key result, read once."""

    text: str

    @cached_property
    def language(self) -> str:
        """The language it is written in ("en", "de"), or "" for one the coach cannot read."""
        return language_of(self.clipped)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The word lists of its language."""
        return vocabulary(ENGLISH if self.language == UNREAD else self.language)

    def listed(self, name: str) -> frozenset[str]:
        """One word list of its language."""
        return self.vocabulary.words(name)

    def verb_of(self, word: str) -> tuple[str, str]:
        """Base and form of a verb of its language, or two empty strings."""
        return self.vocabulary.verb(word)

    def phrase(self, name: str) -> str:
        """The first phrase of a list that it holds as whole words, as read or as written, or ""."""
        phrase = self.vocabulary.phrase_in(name, self.words)
        if phrase or self.language != GERMAN:
            return phrase
        return self.vocabulary.phrase_in(name, [folded(chunk) for chunk in self.chunks])

    @cached_property
    def clipped(self) -> str:
        """The part that the rules look at."""
        return self.text[:READ_AT_MOST].replace("’", "'").strip()

    @cached_property
    def body(self) -> str:
        """The sentence without bullet, number, label and topic ("[P0]", "KR 2:", "Sales:")."""
        rest = self.clipped[_read_label(self.clipped) :]
        topic = _TOPIC.match(rest)
        if topic and len(rest[topic.end() :].split()) > 2 and not any(map(str.isdecimal, topic.group())):
            rest = rest[topic.end() :]
        return rest

    @cached_property
    def chunks(self) -> tuple[str, ...]:
        """The body's words as written, without punctuation at their edges."""
        return _chunks(self.body, self.language)

    @cached_property
    def _read(self) -> tuple[tuple[str, str], ...]:
        """Each word as written and as it is looked up, the leading verb of a German sentence in front."""
        if self.language == GERMAN:
            return german.read(self.body, _EDGES)
        return tuple((chunk, chunk.lower()) for chunk in self.chunks)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The body's words as the lists spell them."""
        return tuple(word for _chunk, word in self._read)

    @cached_property
    def turned(self) -> bool:
        """Whether its verb was brought to the front: a German order, or what "we" do."""
        return bool(self._read) and self._read[0][0] != self.chunks[0]

    def said(self, word: str) -> str:
        """A word of the sentence as it was written, for messages."""
        return next((chunk for chunk, read in self._read if read == word), word)

    @cached_property
    def word_count(self) -> int:
        """How many words it has; scripts that do without spaces count two signs as a word."""
        wide = len(_WIDE.findall(self.clipped))
        spaced = sum(1 for word in self.text.split() if any(map(str.isalnum, word)))
        return max(spaced, wide // 2)

    @cached_property
    def empty(self) -> bool:
        """Nothing there but blanks and punctuation."""
        return not any(map(str.isalnum, self.clipped))

    @cached_property
    def start(self) -> int:
        """Where the sentence proper starts, after "We will", "To" and adverbs."""
        at = 0
        while at < len(self.words) - 1 and self._skipped(self.words[at]):
            at += 1
        return at

    def _skipped(self, word: str) -> bool:
        return word in self.listed("skip_words") or (self.language == ENGLISH and _adverb(word))

    @cached_property
    def first(self) -> str:
        """The first word of the sentence proper, as the lists spell it, or ""."""
        return self.word(0)

    def word(self, after: int) -> str:
        """A word counted from the start of the sentence proper, as the lists spell it, or ""."""
        at = self.start + after
        return self.words[at] if at < len(self.words) else ""

    @cached_property
    def verb(self) -> str:
        """The base of the verb it starts with, or ""."""
        return "" if self._starts_with_noun else self.verb_of(self.first)[0]

    @cached_property
    def verb_form(self) -> str:
        """The form of that verb: "base", "gerund", "past" or "third", or ""."""
        return "" if self._starts_with_noun else self.verb_of(self.first)[1]

    @cached_property
    def _starts_with_noun(self) -> bool:
        """ "Plan B is never needed", "Post offices become hubs": another verb follows, the first is none."""
        if self.language == GERMAN:
            return self.verb_of(self.first)[1] == "gerund" and german.tells(self.chunks[1:])
        if self.first not in self.listed("nouns_too"):
            return False
        for word in self.words[self.start + 1 : self.start + 6]:
            if word in self.listed("clause_words") or word in self.listed("determiners"):
                return False
            if word in self.listed("finite_words"):
                return True
        return False

    @cached_property
    def pair(self) -> str:
        """The first two words of the sentence proper."""
        return f"{self.first} {self.word(1)}"

    @cached_property
    def figures(self) -> tuple[str, ...]:
        """Numbers that measure something, digits and number words alike."""
        chunks = _chunks(self.clipped[_read_label(self.clipped) :], self.language)
        figure_chunks = (
            chunk for at, chunk in enumerate(chunks) if figures.is_figure(self.vocabulary, chunks, at)
        )
        return tuple(figure_chunks)

    @cached_property
    def digits(self) -> tuple[str, ...]:
        """The figures written in digits."""
        return tuple(figure for figure in self.figures if any(map(str.isdecimal, figure)))

    @cached_property
    def dated(self) -> bool:
        """Whether it names a day, month or quarter, or the end of a year."""
        return figures.has_date(self.vocabulary, self.chunks)

    def any_of(self, name: str) -> str:
        """The first of its words that is in a list, or ""."""
        return first_of(self.words, self.listed(name))


def first_of(of_text: Iterable[str], listed: frozenset[str]) -> str:
    """The first word that is listed, or ""."""
    return next((word for word in of_text if word in listed), "")


def _read_label(text: str) -> int:
    match = _LABEL.match(text)
    return match.end() if match and match.end() < len(text) else 0


def _chunks(text: str, language: str) -> tuple[str, ...]:
    chunks: list[str] = []
    for piece in text.split():
        pointed = _POINTED.fullmatch(piece) if language == GERMAN else None
        if pointed:
            chunks.append(pointed[1])
            continue
        parts = [piece] if any(map(str.isdecimal, piece)) else _SPLIT.split(piece)
        chunks.extend(stripped for part in parts if (stripped := part.strip(_EDGES)))
    return tuple(chunks)


def _adverb(word: str) -> bool:
    return (
        len(word) > 5 and word.endswith("ly") and word not in ("supply", "apply", "reply", "comply", "family")
    )


@lru_cache(maxsize=4096)
def sentence_of(text: str) -> Sentence:
    """The sentence, read; kept, because all of a cycle is read again after every edit."""
    return Sentence(text)
