"""Where the headings of a table stand, and what they are: in one line or two, each name once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from okrdesk.document.refused import Refused
from okrdesk.document.text import in_one_line, quoted
from okrdesk.exchange.delimited import Line
from okrdesk.exchange.surveys.dates import is_moment
from okrdesk.exchange.surveys.folding import folded
from okrdesk.exchange.surveys.grid import Grid, too_long
from okrdesk.exchange.surveys.heading_words import ALONE, TIMES
from okrdesk.exchange.surveys.persons import asks_person, is_address
from okrdesk.i18n import _
from okrdesk.okr.rescued.rows import RefusedLine

SEARCHED = 15
_FILLED = 0.6  # of the widest line
_FIELD = re.compile(r"\{\{[^{}]{0,80}\}\}")
_LONGEST = 1000
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")
_ONE_ANSWER = frozenset(
    {"response", "open ended response", "antwort", "offene antwort", "respuesta", "reponse"}
)


def with_headings(grid: Grid, *, has_none: bool | None = None) -> Grid:
    """The grid with its headings, found in the first 15 lines. Refused where it has none, or no answers.

    Where somebody says that it `has_none`, columns are numbered and every line is an answer; where nobody
    said (None) it has none if its first line is plainly an answer among others.
    """
    if grid.header_row is not None:
        return grid
    if _is_one_of_them(grid.lines) if has_none is None else has_none:
        return _numbered(grid)
    nth = _place(grid.lines[:SEARCHED])
    top, below = grid.lines[nth], grid.lines[nth + 1 :]
    if _is_answer(top.cells):
        sentence = _(
            "“{name}” has no headings: line {line} holds an answer; put a line above it that names "
            "the columns."
        )
        raise Refused(sentence.format(name=quoted(grid.name), line=top.number))
    ids = next((n for n, line in enumerate(below[:2]) if _are_ids(line.cells)), None)
    if ids is not None:  # Qualtrics: short names, then the questions, then their ids
        top, below = (top, below[1:]) if ids == 0 else (below[0], below[2:])
    names = [_plain(cell) for cell in top.cells]
    if below and _are_two_rows(names, below[0].cells):
        names, below = _joined(names, below[0].cells), below[1:]
    lines, refused = _fitted(below, names)
    if not lines and not refused and not grid.refused:
        raise Refused(_("“{name}” has headings but no answers yet.").format(name=quoted(grid.name)))
    kept = [n for n, name in enumerate(names) if name or any(line.cells[n] for line in lines)]
    named = unique([names[n] or _("Column {n}").format(n=n + 1) for n in kept])
    cut = [Line(line.number, tuple(line.cells[n] for n in kept)) for line in lines]
    return grid.headed(top.number, named, cut).refusing(refused)


def _numbered(grid: Grid) -> Grid:
    """Every line as an answer, below numbers; a column in which nobody said anything is left out."""
    names: list[str] = []
    lines, refused = _fitted(grid.lines, names)
    kept = [n for n in range(len(names)) if any(line.cells[n].strip() for line in lines)]
    named = [_("Column {n}").format(n=n + 1) for n in kept]
    cut = [Line(line.number, tuple(line.cells[n] for n in kept)) for line in lines]
    return grid.headed(0, named, cut).refusing(refused)


def _is_one_of_them(lines: Sequence[Line]) -> bool:
    """Whether most of what the first line says is said again below, and nothing in it is asked or named.

    A line that comes again as a whole is that of headings, written more than once.
    """
    top, below = lines[0].cells, lines[1:]
    filled = [n for n, cell in enumerate(top) if cell.strip()]
    if len(filled) < 2 or not below or any(is_heading(top[n]) for n in filled):
        return False
    if any(line.cells == top for line in below):
        return False
    said = {n: {folded(line.cells[n]) for line in below if n < len(line.cells)} for n in filled}
    return sum(folded(top[n]) in said[n] for n in filled) * 2 > len(filled)


def is_heading(cell: str) -> bool:
    """Whether a lonely column begins with its heading: a question, or one of the words that tools write."""
    text = _plain(cell).rstrip()
    is_known = folded(text) in ALONE | TIMES
    return is_known or text.endswith(("?", ":", "？")) or asks_person(text)


def _are_ids(cells: Sequence[str]) -> bool:
    """Whether a line holds nothing but the ids of questions, as Qualtrics writes them."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return bool(filled) and all(cell.startswith('{"ImportId"') for cell in filled)


def unique(names: Sequence[str]) -> list[str]:
    """Each name once: a second "Comment" becomes "Comment (2)"."""
    seen: Counter[str] = Counter()
    apart: list[str] = []
    for name in names:
        seen[name] += 1
        while seen[name] > 1 and f"{name} ({seen[name]})" in names:
            seen[name] += 1
        apart.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return apart


def _place(lines: Sequence[Line]) -> int:
    """The first line that names a time or a person as tools do, else the first that is nearly full."""
    filled = [sum(1 for cell in line.cells if cell.strip()) for line in lines]
    for nth, line in enumerate(lines):
        known = sum(1 for cell in line.cells if folded(cell) in TIMES or asks_person(cell))
        if known and filled[nth] > 1 and not _is_answer(line.cells):
            return nth
    return next(nth for nth, count in enumerate(filled) if count >= _FILLED * max(filled))


def _is_answer(cells: Sequence[str]) -> bool:
    """Whether a line holds what people answer: a moment, an address, mostly numbers."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    if any(is_moment(cell) or is_address(cell) for cell in filled):
        return True
    return sum(1 for cell in filled if _NUMBER.fullmatch(cell)) * 2 > len(filled)


def _plain(cell: str) -> str:
    return in_one_line(_FIELD.sub("…", cell[: 4 * _LONGEST].replace("\ufeff", "")))[:_LONGEST]


def _are_two_rows(top: Sequence[str], second: Sequence[str]) -> bool:
    """Whether the second line tells the options of the questions above, as SurveyMonkey writes them."""
    if not second or second[0].strip() or not top[0] or not (asks_person(top[0]) or folded(top[0]) in TIMES):
        return False
    blank = [n for n, name in enumerate(top) if not name]
    options = any(n < len(second) and second[n].strip() for n in blank)
    return options or any(folded(cell) in _ONE_ANSWER for cell in second)


def _joined(top: Sequence[str], second: Sequence[str]) -> list[str]:
    """One name for each column: "Question [Option]", or the question where it has one answer."""
    names: list[str] = []
    question = ""
    for n in range(max(len(top), len(second))):
        question = (top[n] if n < len(top) else "") or question
        option = _plain(second[n]) if n < len(second) else ""
        alone = n < len(top) and top[n]
        if option and folded(option) not in _ONE_ANSWER:
            names.append(f"{question} [{option}]")
        else:
            names.append(question if alone else "")
    return names


def _fitted(below: Sequence[Line], names: list[str]) -> tuple[list[Line], list[RefusedLine]]:
    """The lines with a cell for each heading; those with text beyond the headings are refused.

    Where most lines have more cells than there are headings, it is the headings that are short.
    """
    widths = Counter(_last_filled(line.cells) for line in below)
    usual = max(widths, key=lambda width: widths[width], default=0)
    names.extend([""] * (usual - len(names)))
    width = len(names)
    lines, refused = [], []
    for line in below:
        if _last_filled(line.cells) > width:
            refused.append(too_long(line, width))
        else:
            cells = line.cells[:width] + ("",) * (width - len(line.cells))
            lines.append(Line(line.number, cells))
    return lines, refused


def _last_filled(cells: Sequence[str]) -> int:
    return next((n for n in range(len(cells), 0, -1) if cells[n - 1].strip()), 0)
