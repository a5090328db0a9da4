"""A survey as it would be taken in: its columns with their roles, its answers, the lines that are refused.

Everything here is looking; nothing is kept until somebody says so, and of persons nothing at all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import field

from okrdesk.document.text import clean, is_blank, quoted
from okrdesk.exchange.cells import refused_csv
from okrdesk.exchange.delimited import Line
from okrdesk.exchange.surveys.dates import order_of
from okrdesk.exchange.surveys.grid import Grid
from okrdesk.exchange.surveys.masking import Mask
from okrdesk.exchange.surveys.persons import covered, name_parts
from okrdesk.exchange.surveys.reading import read
from okrdesk.exchange.surveys.roles import ROLES, Guess, Role, as_role, guesses
from okrdesk.exchange.surveys.scales import Scale
from okrdesk.exchange.surveys.shapes import tool_of
from okrdesk.exchange.surveys.splitting import Splitter
from okrdesk.frozen import dataclass
from okrdesk.i18n import _, ngettext
from okrdesk.okr.rescued.rows import RefusedLine

SAMPLES = 4
KEPT: tuple[Role, ...] = ("open", "choice", "choices", "scale")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, what it is, and the first cells as they may be shown."""

    name: str
    role: Role
    samples: tuple[str, ...]
    place: int
    scale: Scale | None = None
    splitter: Splitter | None = None


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody changed: roles by heading, the order of day and month ("dmy", "mdy"), no covering."""

    roles: Mapping[str, Role] = field(default_factory=dict)
    date_order: str = ""
    cover: bool = True

    @classmethod
    def of(cls, roles: Mapping[str, str], date_order: str = "", *, cover: bool = True) -> Wishes:
        """The wishes for roles by their names, passing over what is none."""
        known = {name: role for name, each in roles.items() for role in ROLES if role == each}
        return cls(known, date_order, cover)


@dataclass(frozen=True)
class Survey:
    """A file of answers, its `grid` with the columns understood.

    `rows` counts all lines of the file below its headings: those in `lines` and those refused. `date_order`
    is "" where `unclear_date` shows that a day has two readings. `found` counts the names, addresses and
    phone numbers in the open texts; `shown` covers them unless that was not wanted.
    """

    grid: Grid
    digest: str
    tool: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    refused: tuple[RefusedLine, ...]
    date_order: str
    unclear_date: str
    found: int
    mask: Mask
    covers: bool

    @property
    def rows(self) -> int:
        """How many lines of answers the file has."""
        return len(self.lines) + len(self.refused)

    def shown(self, text: str) -> str:
        """An open text as it would be kept."""
        return self.mask.cover(text)[0] if self.covers else text

    def described(self) -> str:
        """What the file is, in one line: its tool, lines, separator, encoding and line of headings."""
        lines = ngettext("{n} line", "{n} lines", self.rows).format(n=self.rows)
        separators = {
            ",": _("separated by commas"),
            ";": _("separated by semicolons"),
            "\t": _("separated by tabs"),
            "|": _("separated by bars"),
        }
        kinds = {
            "chat": _("a chat"), "lines": _("a list"), "engagement": _("engagement"), "cards": _("cards"),
            "questions": _("questions"),
        }  # fmt: skip
        grid = self.grid
        headings = _("no headings") if grid.kind == "survey" else ""
        if grid.header_row:
            headings = _("headings in line {n}").format(n=grid.header_row)
        parts = (
            self.tool or kinds.get(grid.kind, ""), lines, separators.get(grid.separator, grid.separator),
            grid.encoding or (_("workbook") if grid.header_row or grid.kind == "survey" else ""), headings,
        )  # fmt: skip
        return " · ".join(part for part in parts if part)

    def of_role(self, *roles: Role) -> tuple[Column, ...]:
        """The columns with one of these roles."""
        return tuple(column for column in self.columns if column.role in roles)


def refused_table(survey: Survey) -> bytes:
    """The refused lines with their reasons as CSV, to be mended and brought again."""
    return refused_csv([column.name for column in survey.columns], survey.refused)


class SurveyFile:
    """A file that was read once and can be looked at with other wishes as often as wanted."""

    def __init__(self, content: bytes, name: str, *, has_none: bool | None = None) -> None:
        """Raises Refused for what is no survey; with `has_none` its first line is an answer, no headings."""
        self._grid = read(content, name, has_none=has_none)
        self._digest = hashlib.sha256(content).hexdigest()
        self._cells = [self._grid.column(column) for column in range(len(self._grid.headings))]
        self._guesses = guesses(self._grid)

    @property
    def kind(self) -> str:
        """What sort of file it is."""
        return self._grid.kind

    @property
    def is_headed(self) -> bool:
        """Whether a line was taken for its headings."""
        return bool(self._grid.header_row)

    @property
    def headings(self) -> tuple[str, ...]:
        """The names of the columns."""
        return self._grid.headings

    def survey(self, wishes: Wishes | None = None) -> Survey:
        """The survey with these wishes in place of the guesses."""
        wishes = wishes or Wishes()
        grid, roles = self._grid, []
        for name, cells, guessed in zip(grid.headings, self._cells, self._guesses, strict=True):
            wished = wishes.roles.get(name, guessed.role)
            roles.append(guessed if wished == guessed.role else as_role(wished, cells))
        times = [cells for cells, each in zip(self._cells, roles, strict=True) if each.role == "time"]
        order, unclear = order_of(cell for cells in times for cell in cells)
        order = order or wishes.date_order
        lines, refused = _taken(grid.lines, roles)
        persons = (cells for cells, each in zip(self._cells, roles, strict=True) if each.role == "person")
        mask = Mask(frozenset().union(*(name_parts(cells) for cells in persons)))
        said = [column for column, each in enumerate(roles) if each.role == "open"]
        lines = [_cleaned(line, said) for line in lines]
        hidden = sum(mask.cover(line.cells[column])[1] for line in lines for column in said)
        columns = tuple(
            Column(
                name,
                each.role,
                _samples(lines, column, each, mask if wishes.cover else None),
                column,
                each.scale,
                each.splitter,
            )
            for column, (name, each) in enumerate(zip(grid.headings, roles, strict=True))
        )
        every = tuple(sorted((*grid.refused, *refused), key=lambda each: each.line))
        return Survey(
            grid, self._digest, tool_of(grid), columns, tuple(lines), every, order, unclear, hidden, mask,
            wishes.cover,
        )  # fmt: skip


def _taken(lines: Sequence[Line], roles: Sequence[Guess]) -> tuple[list[Line], list[RefusedLine]]:
    """The lines that hold an answer, and those that do not or are off their scale, with the reason."""
    kept = [column for column, each in enumerate(roles) if each.role in KEPT]
    scales = [(column, each.scale) for column, each in enumerate(roles) if each.scale is not None]
    times = any(each.role == "time" for each in roles)
    empty = _("empty but for the time") if times else _("holds no answer")
    taken, refused = [], []
    for line in lines:
        off = next(
            (c for column, s in scales if (c := line.cells[column].strip()) and s.value(c) is None), None
        )
        if off is not None:
            reason = _("“{answer}” is not on the scale").format(answer=quoted(off, 30))
            refused.append(RefusedLine(line.number, reason, line.cells))
        elif not any(not is_blank(line.cells[column]) for column in kept):
            refused.append(RefusedLine(line.number, empty, line.cells))
        else:
            taken.append(line)
    return taken, refused


def _cleaned(line: Line, said: Sequence[int]) -> Line:
    """The line with its open texts as they were meant."""
    cells = list(line.cells)
    for column in said:
        cells[column] = _said(cells[column])
    return Line(line.number, tuple(cells))


def _said(cell: str) -> str:
    """What somebody wrote, without the apostrophe that keeps a spreadsheet from reckoning with it."""
    text = clean(cell).strip()
    return text[1:] if text[:1] == "'" and text[1:2] in "=+-@\t" and len(text) > 1 else text


def _samples(lines: Sequence[Line], column: int, each: Guess, mask: Mask | None) -> tuple[str, ...]:
    return tuple(_sample(line.cells[column].strip(), each, mask) for line in lines[:SAMPLES])


def _sample(cell: str, each: Guess, mask: Mask | None) -> str:
    """A cell as it may be shown: of a person nothing but the shape."""
    if each.role == "person":
        return covered(cell)
    if each.splitter is not None:
        return ", ".join(each.splitter.split(cell))
    if each.scale is not None and (value := each.scale.value(cell)) is not None and not each.scale.words:
        return f"{value} / {each.scale.high}"
    return mask.cover(clean(cell))[0] if mask is not None and each.role == "open" else clean(cell)
