"""What a page says in words: what went well and what is in the way, each line with its number and figure.

The two texts belong to the cycle (decision 22), an item a line; "2.3 It has no owner." is about 2.3. Where
nobody wrote one, the latest check-ins suggest it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from okrdesk.document.text import in_one_line
from okrdesk.frozen import dataclass
from okrdesk.i18n import _
from okrdesk.okr.alphabet import plain_letters
from okrdesk.okr.asks import lines_of
from okrdesk.okr.handed_pages import PageFigures, figures_of
from okrdesk.okr.outline import KeyResultLine, Outline
from okrdesk.okr.shown import format_points

MOST = 3  # lines that are suggested, and that a page has
_NUMBERED = re.compile(r"(\d+\.\d+)[.):]?\s+(.+)")
_GRAVE = ("off track", "at risk")


@dataclass(frozen=True, slots=True)
class Said:
    """One line without its number. `number` and `key_result_id` are "" where it is about none.

    `points` are how many percent points its key result gained, None where there is no such figure: then
    nothing proves what is said, and a page says that it was told.
    """

    number: str
    key_result_id: str
    text: str
    points: int | None = None

    @property
    def line(self) -> str:
        """The line as it is typed: "2.3 It has no owner."."""
        return f"{self.number} {self.text}".strip()


def went_well(seen: Outline, then: PageFigures | None = None) -> tuple[Said, ...]:
    """What went well, as it was written or else as check-ins suggest it, with what was gained since `then`.

    Without an earlier page the gain is that of the cycle so far.
    """
    if seen.cycle.went_well.strip():
        return tuple(_with_gain(said, seen, then) for said in said_in(seen.cycle.went_well, seen))
    notes = [
        _with_gain(Said(line.number, line.key_result.id, in_one_line(line.latest.note)), seen, then)
        for line in seen.key_results
        if line.latest is not None and line.figures.status in ("on track", "achieved")
    ]
    most = sorted(_each_once(notes), key=lambda said: -(said.points or 0))[:MOST]
    return tuple(said for said in notes if said in most)


def in_the_way(seen: Outline) -> tuple[Said, ...]:
    """What is in the way, as it was written or else the blockers of the latest check-ins.

    Of these first what holds up a key result that is off track, then one at risk, then the others.
    """
    if seen.cycle.in_the_way.strip():
        return said_in(seen.cycle.in_the_way, seen)
    blocked = [line for line in seen.key_results if line.latest is not None]
    blocked.sort(key=_gravity)
    return _each_once(
        Said(line.number, line.key_result.id, in_one_line(line.latest.blocker))
        for line in blocked
        if line.latest is not None
    )


def said_in(text: str, seen: Outline) -> tuple[Said, ...]:
    """The lines of a text, each with the key result of this outline that its number names."""
    known = {line.number: line.key_result.id for line in seen.key_results}
    read = []
    for line in lines_of(text):
        numbered = _NUMBERED.fullmatch(line)
        if numbered is not None and numbered[1] in known:
            read.append(Said(numbered[1], known[numbered[1]], numbered[2]))
        else:
            read.append(Said("", "", line))
    return tuple(read)


def as_text(lines: Iterable[Said]) -> str:
    """Lines as a person types them, at most three."""
    return "\n".join([said.line for said in lines][:MOST])


def claim_words(said: Said, locale: str) -> str:
    """A line of what went well with its proof: "1.3 Sold out in two days (+12 points).", "… (as told)."."""
    proof = _("as told")
    if said.points is not None:
        proof = format_points(Fraction(said.points, 100), locale, signed=True)
    ending = "." if said.text.endswith(".") else ""
    return _("{claim} ({proof})").format(claim=said.line.removesuffix("."), proof=proof) + ending


def _with_gain(said: Said, seen: Outline, then: PageFigures | None) -> Said:
    now = figures_of(seen).lines.get(said.key_result_id)
    if now is None:
        return said
    before = then.lines.get(said.key_result_id) if then is not None else None
    gained = now.progress - (before.progress if before is not None else 0)
    return Said(said.number, said.key_result_id, said.text, gained) if gained > 0 else said


def _gravity(line: KeyResultLine) -> int:
    status = line.figures.status
    return _GRAVE.index(status) if status in _GRAVE else len(_GRAVE)


def _each_once(lines: Iterable[Said]) -> tuple[Said, ...]:
    by_words: dict[str, Said] = {}
    for said in lines:
        if said.text:
            by_words.setdefault(plain_letters(said.text), said)
    return tuple(by_words.values())
