"""Where two texts differ, word by word: what is underlined when they stand side by side."""

from __future__ import annotations

import difflib
import re

_WORD = re.compile(r"\w+|\s+|[^\w\s]")
_MOST = 600  # words beyond which the middle of both is said to differ as a whole: comparing is quadratic

Span = tuple[int, int]  # of letters, the end not included


def differing(one: str, other: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The stretches of each text that the other one does not have there."""
    words = [_WORD.findall(text) for text in (one, other)]
    first = _alike(words[0], words[1])
    rest = [each[first:] for each in words]
    last = _alike(rest[0][::-1], rest[1][::-1])
    middle = [each[: len(each) - last] for each in rest]
    begins = [sum(map(len, each[:first])) for each in words]
    if max(map(len, middle)) > _MOST:
        whole = [_span(begin, each, 0, len(each)) for begin, each in zip(begins, middle, strict=True)]
        return tuple(filter(_is_long, whole[:1])), tuple(filter(_is_long, whole[1:]))
    ours: list[Span] = []
    theirs: list[Span] = []
    matcher = difflib.SequenceMatcher(None, middle[0], middle[1], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            ours.append(_span(begins[0], middle[0], a, b))
            theirs.append(_span(begins[1], middle[1], c, d))
    return tuple(filter(_is_long, ours)), tuple(filter(_is_long, theirs))


def marks_of(one: str, other: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The same for two texts that have something in common; else nothing, because all of it differs."""
    ours, theirs = differing(one, other)
    marked = sum(last - first for first, last in (*ours, *theirs))
    alike = len(one) + len(other) - marked
    return (ours, theirs) if alike > len(one + other) // 4 else ((), ())


def _alike(one: list[str], other: list[str]) -> int:
    """How many words both begin with."""
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        count += 1
    return count


def _span(begin: int, words: list[str], first: int, last: int) -> Span:
    start = begin + sum(map(len, words[:first]))
    return start, start + sum(map(len, words[first:last]))


def _is_long(span: Span) -> bool:
    return span[1] > span[0]
