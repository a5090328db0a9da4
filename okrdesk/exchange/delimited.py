"""Text with separated cells (CSV and its relatives) as numbered lines.

A cell in quotes may go over several lines. A quote that is never closed would swallow what follows: such a
line alone is torn, and reading goes on with the next one.
"""

from __future__ import annotations

from collections import Counter
from itertools import islice

from okrdesk.frozen import dataclass

SEPARATORS = (",", ";", "\t", "|")
_LONGEST_RECORD = 500  # lines of one record
_MOST_QUOTES = 50_000  # in one cell
_LOOKED_AT = 20
_ALIKE = 0.7  # of the looked at lines have as many cells


@dataclass(frozen=True, slots=True)
class Line:
    """The cells of one record and the number of the line on which it begins, from 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Delimited:
    """The records of a text; `torn` are lines that end in the middle of a quoted cell, each as one cell.

    `separator` is "" where the lines have one cell each.
    """

    separator: str
    lines: tuple[Line, ...]
    torn: tuple[Line, ...]


def split(text: str, *, sentences: bool = False, ragged: bool = False) -> Delimited:
    """The lines of a text by the separator that gives them as many cells each. Blank ones are left out.

    Commas that stand only before spaces separate nothing unless every line has as many of them; with
    `sentences` never. `ragged` lines may go on beyond those of the first one, each as far as it likes.
    """
    lines = text.removeprefix("\ufeff").split("\n")
    first, said = 0, ""
    if len(lines[0]) == 5 and lines[0].casefold().startswith("sep="):
        first, said = 1, lines[0][4]
    separator = said or (_of_first(lines) if ragged else _separator(lines, sentences))
    counts = [len(line.cells) for line in islice(_Records(lines, separator, first), _LOOKED_AT)]
    width = (counts[0] if counts else 0) if ragged else _usual_width(counts)
    records = _Records(lines, separator, first, width, ragged=ragged)
    filled = tuple(line for line in records if any(cell.strip() for cell in line.cells))
    return Delimited(separator, filled, tuple(records.torn))


def _separator(lines: list[str], sentences: bool) -> str:
    """Which separator fits, "" where none gives the lines at least two cells each."""
    best, best_share = "", (0.0, 0)
    for separator in SEPARATORS:
        counts = [len(line.cells) for line in islice(_Records(lines, separator, 0), _LOOKED_AT)]
        width = _usual_width(counts)
        prose = separator == "," and (sentences or len(set(counts)) > 1) and _is_prose(lines[:_LOOKED_AT])
        if width < 2 or prose:
            continue
        # What stands above the headings is of any width.
        alike = counts.count(width) / (len(counts) - counts.index(width))
        share = (counts.count(width) / len(counts), width)
        if alike >= _ALIKE and share > best_share:
            best, best_share = separator, share
    return best


def _of_first(lines: list[str]) -> str:
    """Which separator gives the first line most cells, "" where none parts it."""
    cells = {each: len(next(_Records(lines, each, 0), Line(0, ())).cells) for each in SEPARATORS}
    best = max(SEPARATORS, key=lambda each: cells[each])
    return best if cells[best] > 1 else ""


def _is_prose(lines: list[str]) -> bool:
    """Whether commas stand only as in sentences, before a space."""
    text = "\n".join(lines)
    return '"' not in text and text.count(",") == text.count(", ")


def _usual_width(counts: list[int]) -> int:
    """How many cells most lines have; one cell counts only where no line has more."""
    several = Counter(count for count in counts if count > 1)
    return max(several.items(), key=lambda item: item[::-1])[0] if several else len(counts[:1])


class _Records:
    """Goes over the records of lines; with a `width`, one over several lines must have as many cells.

    Of `ragged` lines it must have at least as many.
    """

    def __init__(
        self, lines: list[str], separator: str, first: int, width: int = 0, *, ragged: bool = False
    ) -> None:
        self._lines, self._separator, self._at, self._width = lines, separator, first, width
        self._ragged = ragged
        self.torn: list[Line] = []

    def __iter__(self) -> _Records:
        return self

    def __next__(self) -> Line:
        while self._at < len(self._lines):
            start = self._at
            if not self._lines[start].strip():
                self._at += 1
                continue
            cells, end = self._record(start)
            if cells is None or (end > start + 1 and self._is_odd(len(cells))):
                self._at = start + 1
                self.torn.append(Line(start + 1, (self._lines[start],)))
                continue
            self._at = end
            return Line(start + 1, tuple(cells))
        raise StopIteration

    def _is_odd(self, width: int) -> bool:
        """Whether a record over several lines has another number of cells than the lines have."""
        return bool(self._width) and (width < self._width if self._ragged else width != self._width)

    def _record(self, at: int) -> tuple[list[str] | None, int]:
        """The cells of the record that begins here and the line after it; None where a quote stays open."""
        cells: list[str] = []
        start, letter, line, separator = at, 0, self._lines[at], self._separator
        while True:
            if line.startswith('"', letter):
                quoted = self._quoted(at, letter + 1, start)
                if quoted is None:
                    return None, at
                cell, at, letter = quoted
                line = self._lines[at]
            else:
                end = line.find(separator, letter) if separator else -1
                end = len(line) if end < 0 else end
                cell, letter = line[letter:end], end
            cells.append(cell)
            if letter >= len(line):
                return cells, at + 1
            letter += 1

    def _quoted(self, at: int, letter: int, start: int) -> tuple[str, int, int] | None:
        """The text of a cell in quotes, and where it ends; None where that is never."""
        line, parts, begun, opened = self._lines[at], [], at, letter
        while True:
            end = line.find('"', letter)
            if end < 0:
                parts.append(line[letter:])
                at += 1
                if at >= len(self._lines) or at - start >= _LONGEST_RECORD:
                    return None
                line, letter = self._lines[at], 0
                parts.append("\n")
            elif line.startswith('"', end + 1):
                parts.append(line[letter : end + 1])
                letter = end + 2
                if len(parts) > _MOST_QUOTES:
                    return None
            else:
                parts.append(line[letter:end])
                after = len(line) - len(line[end + 1 :].lstrip(" "))
                if after == len(line) or line[after] == self._separator:
                    return "".join(parts), at, after
                if at > begun:
                    return None
                return self._literal(line, at, opened - 1)

    def _literal(self, line: str, at: int, letter: int) -> tuple[str, int, int]:
        """A cell that only begins with a word in quotes, as it stands."""
        end = line.find(self._separator, letter) if self._separator else -1
        end = len(line) if end < 0 else end
        return line[letter:end], at, end
