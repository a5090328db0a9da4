"""Answers on a scale: figures from 0 or 1 up, "4 / 5", or words in the order of agreement."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from okrdesk.document.text import plain_digits
from okrdesk.exchange.surveys.folding import folded
from okrdesk.exchange.surveys.heading_words import ORDERS
from okrdesk.frozen import dataclass

_FIGURE = re.compile(r"(\d{1,3})(?:[.,]0+)?(?:\s*/\s*(\d{1,3}))?")
_TOPS = (5, 7, 10)
_FITS = 0.9
_WORDS_FIT, _LONGEST_WORDS = 0.8, 60


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale from `low` to `high`; `words` are its answers in order where it has words."""

    low: int
    high: int
    words: tuple[str, ...] = ()

    def value(self, text: str) -> int | None:
        """The place of an answer on the scale; None where it has none."""
        if self.words:
            plain = folded(text)
            return self.words.index(plain) + 1 if plain in self.words else None
        match = _FIGURE.fullmatch(plain_digits(text.strip()))
        if match is None or (match[2] and int(match[2]) != self.high):
            return None
        return int(match[1]) if self.low <= int(match[1]) <= self.high else None


def scale_of(values: Sequence[str]) -> Scale | None:
    """The scale that nearly all of these answers are on; None where there is none."""
    if not values:
        return None
    plain = Counter(folded(value) for value in values if len(value) <= _LONGEST_WORDS)
    for order in ORDERS:
        if len(plain) > 1 and sum(plain[each] for each in order) >= _WORDS_FIT * len(values):
            return Scale(1, len(order), order)
    matches = [match for value in values if (match := _FIGURE.fullmatch(plain_digits(value.strip())))]
    if len(matches) < _FITS * len(values):
        return None
    tops = Counter(int(match[2]) for match in matches if match[2])
    figures = [int(match[1]) for match in matches]
    likely = next((each for each in _TOPS if max(figures) <= each), 0)
    top = tops.most_common(1)[0][0] if tops else likely
    scale = Scale(0 if min(figures) == 0 else 1, top)
    return (
        scale if sum(1 for value in values if scale.value(value) is not None) >= _FITS * len(values) else None
    )
