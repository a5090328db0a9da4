"""Cells that hold several chosen answers, and where one ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from okrdesk.frozen import dataclass

_FITS = 0.8
_MOST_OPTIONS, _LONGEST_OPTION = 25, 80
_SEPARATORS = (";", " / ", "\n", ", ")


@dataclass(frozen=True, slots=True)
class Splitter:
    """Splits cells at a separator; `options` are the answers that hold the separator themselves."""

    separator: str
    whole: frozenset[str] = frozenset()

    def split(self, cell: str) -> tuple[str, ...]:
        """The chosen answers of a cell, each once."""
        parts = [part.strip() for part in cell.split(self.separator)]
        pieces: list[str] = []
        while parts:
            for many in range(min(len(parts), 6), 0, -1):
                joined = self.separator.join(parts[:many])
                if many == 1 or joined in self.whole:
                    pieces.append(joined)
                    parts = parts[many:]
                    break
        return tuple(dict.fromkeys(each for each in pieces if each))


def splitter_of(cells: Sequence[str]) -> Splitter | None:
    """How the cells of a column come apart into answers that recur; None where they do not."""
    if sum(1 for cell in cells if cell.endswith(";")) * 2 > len(cells):
        return Splitter(";")
    for separator in _SEPARATORS:
        if any(separator in cell for cell in cells):
            splitter = Splitter(separator, _holding(cells, separator))
            if _recur(cells, splitter):
                return splitter
    return None


def _recur(cells: Sequence[str], splitter: Splitter) -> bool:
    """Whether nearly every cell consists of answers that others chose too, or that were chosen alone."""
    split = [splitter.split(cell) for cell in cells]
    if not any(len(parts) > 1 for parts in split):
        return False
    counts = Counter(part for parts in split for part in parts)
    recurring = [part for part, count in counts.items() if count > 1]
    if not 2 <= len(recurring) <= _MOST_OPTIONS or any(len(part) > _LONGEST_OPTION for part in recurring):
        return False
    together = [parts for parts in split if len(parts) > 1]
    fits = sum(1 for parts in together if all(counts[part] > 1 for part in parts))
    return fits >= _FITS * len(together) and sum(counts.values()) >= 2 * len(counts)


def _holding(cells: Sequence[str], separator: str) -> frozenset[str]:
    """The answers that hold the separator: a part in small letters goes on, and parts never apart are one."""
    split = [[part.strip() for part in cell.split(separator)] for cell in cells]
    capital = sum(1 for parts in split if parts[0][:1].isupper())
    whole = set()
    if capital >= _FITS * len(cells):
        for parts in split:
            start = 0
            for n in range(1, len(parts) + 1):
                if n == len(parts) or not parts[n][:1].islower():
                    if n - start > 1:
                        whole.add(separator.join(parts[start:n]))
                    start = n
    counts = Counter(part for parts in split for part in parts)
    pairs = Counter(pair for parts in split for pair in pairwise(parts))
    for (one, other), count in pairs.items():
        if count > 1 and count == counts[one] == counts[other]:
            whole.add(f"{one}{separator}{other}")
    return frozenset(whole)
