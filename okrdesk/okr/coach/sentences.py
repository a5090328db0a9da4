"""A sentence as the coach reads it: its words, where it starts, its first verb and its figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from okrdesk.okr.coach import figures
from okrdesk.okr.coach.words import verb, words

# What counts of a sentence stands in its first lines; the rest only adds to its length.
READ_AT_MOST = 4000
_EDGES = "\"'“”‘’„«»()[]{}*_`,.;:!?…•·|"
_SPLIT = re.compile(r"[/—–]")
_LABEL = re.compile(
    r"\s*(?:[-*•–·]\s+)?(?:\[[^\]]{0,40}\]\s*)*"
    r"(?:\d{1,3}(?:\.\d{1,3}){0,3}[.):]\s+)?"
    r"(?:P\d\s*[-–:]\s*)?(?:@\w{1,40}\s*[-–:]?\s*)?"
    r"(?:(?:KR|Key Result|Objective|O)\s{0,2}#?\d{0,3}(?:\.\d{1,3})?\s{0,2}[:–-]\s+)?",
    re.IGNORECASE,
)
_TOPIC = re.compile(r"[^\s:]{1,40}(?: [^\s:]{1,40}){0,4}:\s+")
_WIDE = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True)
class Sentence:
    """One objective or key result, read once."""

    text: str

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
        return _chunks(self.body)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The body's words in lower case."""
        return tuple(chunk.lower() for chunk in self.chunks)

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
        while at < len(self.words) - 1 and (self.words[at] in words("skip_words") or _adverb(self.words[at])):
            at += 1
        return at

    @cached_property
    def first(self) -> str:
        """The first word of the sentence proper, in lower case, or ""."""
        return self.word(0)

    def word(self, after: int) -> str:
        """A word counted from the start of the sentence proper, in lower case, or ""."""
        at = self.start + after
        return self.words[at] if at < len(self.words) else ""

    @cached_property
    def verb(self) -> str:
        """The base of the verb it starts with, or ""."""
        return verb(self.first)[0]

    @cached_property
    def verb_form(self) -> str:
        """The form of that verb: "base", "gerund", "past" or "third"."""
        return verb(self.first)[1]

    @cached_property
    def pair(self) -> str:
        """The first two words of the sentence proper."""
        return f"{self.first} {self.word(1)}"

    @cached_property
    def figures(self) -> tuple[str, ...]:
        """Numbers that measure something, digits and number words alike."""
        chunks = _chunks(self.clipped[_read_label(self.clipped) :])
        return tuple(chunk for at, chunk in enumerate(chunks) if figures.is_figure(chunks, at))

    @cached_property
    def digits(self) -> tuple[str, ...]:
        """The figures written in digits."""
        return tuple(figure for figure in self.figures if any(map(str.isdecimal, figure)))

    @cached_property
    def dated(self) -> bool:
        """Whether it names a day, month, quarter or year."""
        return figures.has_date(self.chunks)

    def any_of(self, name: str) -> str:
        """The first of its words that is in a list, or ""."""
        listed = words(name)
        return next((word for word in self.words if word in listed), "")


def _read_label(text: str) -> int:
    match = _LABEL.match(text)
    return match.end() if match and match.end() < len(text) else 0


def _chunks(text: str) -> tuple[str, ...]:
    found: list[str] = []
    for piece in text.split():
        parts = [piece] if any(map(str.isdecimal, piece)) else _SPLIT.split(piece)
        found.extend(stripped for part in parts if (stripped := part.strip(_EDGES)))
    return tuple(found)


def _adverb(word: str) -> bool:
    return (
        len(word) > 5 and word.endswith("ly") and word not in ("supply", "apply", "reply", "comply", "family")
    )
