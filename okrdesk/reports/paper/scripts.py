"""Lines of texts whose letters must be shaped (Arabic, Hebrew, Devanagari, Thai, emoji …).

Each letter gets a font, stretches that run one way are joined by HarfBuzz, and stand in the order of the eye.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from okrdesk.frozen import dataclass
from okrdesk.reports.paper import bidi, emoji, installed, letters, print_style
from okrdesk.reports.paper.forms import MOST, UNITS, Form, Ink
from okrdesk.reports.paper.installed import FontFile
from okrdesk.reports.paper.letters import STEERING
from okrdesk.reports.paper.outlines import OutlineFont, Placed, script_of
from okrdesk.signs import signs

_BOX = "□"
_WEIGHTS = {"semibold": 600, "bold": 700}

_Source = str | FontFile  # one of our own faces (REGULAR for those of a text), or a font of this computer
_REGULAR, _SYMBOLS, _EMOJI = "regular", "symbols", "emoji"


@dataclass(frozen=True)
class Outline:
    """A line: its letters' forms in the order of reading, its width in type sizes, what no font has."""

    forms: tuple[Form, ...]
    width: float
    missing: tuple[str, ...]


@lru_cache(maxsize=4096)
def _source(letter: str) -> _Source | None:
    """What draws a letter: a plain font of its script, one of ours, any of this computer; None for none."""
    if letters.needs_shaping(letter) and (file := installed.joining_font_with(letter)):
        return file
    for face in (_REGULAR, _SYMBOLS):
        if print_style.has(face, letter):
            return face
    if emoji.MAY_BE.match(letter) and emoji.has(letter):
        return _EMOJI
    return installed.font_with(letter)


@cache
def _font(source: _Source, face: str) -> OutlineFont:
    """The font that draws letters from there in a face."""
    if isinstance(source, FontFile):
        return installed.in_weight(source, _WEIGHTS.get(face, 400))
    ours = {_REGULAR: face if face in _WEIGHTS else _REGULAR, _SYMBOLS: print_style.BEHIND[face]}
    return print_style.outlines(ours.get(source, source))


@lru_cache(maxsize=4096)
def can_draw(letter: str) -> bool:
    """True when some font of this computer draws the letter as an outline (a colour picture is none)."""
    return _is_unseen(letter) or (_source(letter) is not None and _lay_out(letter).is_complete)


def _is_unseen(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cf", "Cc")


def _sources(text: str) -> list[_Source]:
    """What draws each letter; marks and joiners stay with the letter before, an emoji is one picture."""
    known = {letter: _source(letter) or _REGULAR for letter in set(text)}
    clinging = {letter for letter in known if _is_unseen(letter)}
    marks = {letter for letter in known if unicodedata.category(letter) in ("Mn", "Mc", "Me")}
    sources: list[_Source] = []
    pictures = _in_pictures(text)
    for at, letter in enumerate(text):
        if at in pictures:
            sources.append(_EMOJI)
        elif sources and (letter in clinging or (letter in marks and _has(sources[-1], letter))):
            sources.append(sources[-1])
        else:
            sources.append(known[letter])
    return sources


@lru_cache(maxsize=4096)
def _has(source: _Source, letter: str) -> bool:
    return _font(source, _REGULAR).glyph(ord(letter)) > 0


def _in_pictures(text: str) -> frozenset[int]:
    """Which letters of a text belong to emoji, by their numbers."""
    if not emoji.MAY_BE.search(text):
        return frozenset()
    inside: set[int] = set()
    at = 0
    for sign in signs(text):
        if emoji.is_emoji(sign):
            inside.update(range(at, at + len(sign)))
        at += len(sign)
    return frozenset(inside)


class _Stretch(NamedTuple):
    """Letters from `start` to `end` that are joined at once: of one font, one script, one level."""

    start: int
    end: int
    source: _Source
    script: str
    level: int


def _stretches(text: str, leftward: bool) -> list[_Stretch]:
    """The stretches of a line in the order of reading; what has no script goes with what stands before."""
    stretches: list[_Stretch] = []
    for at, (letter, source, level) in enumerate(
        zip(text, _sources(text), bidi.levels(text, leftward=leftward), strict=True)
    ):
        script = script_of(letter)
        before = stretches[-1] if stretches else None
        if (
            before
            and (before.source, before.level) == (source, level)
            and (script in ("", before.script) or not before.script)
        ):
            stretches[-1] = before._replace(end=at + 1, script=before.script or script)
        else:
            stretches.append(_Stretch(at, at + 1, source, script, level))
    return stretches


@lru_cache(maxsize=4096)
def outline(text: str, face: str, leftward: bool = False) -> Outline:
    """The line as it is drawn; `leftward` when its paragraph runs that way.

    Letters that no font draws are boxes.
    """
    drawn = _drawable(text)
    laid = _lay_out(drawn, face, leftward)
    missing = tuple(letter for letter, shown in zip(text, drawn, strict=True) if letter != shown)
    return Outline(_forms(text, [laid.shapes.get(at) for at in range(len(text))]), laid.width, missing)


def width(text: str, face: str) -> float:
    """The width of letters in type sizes as the line `outline` would have it, without what is drawn."""
    drawn = _drawable(text)
    return sum(
        glyph.advance
        for stretch in _stretches(drawn, leftward=False)
        for glyph in _joined(drawn, stretch, face)
    )


def _drawable(text: str) -> str:
    return "".join(letter if can_draw(letter) else _BOX for letter in text)


def _joined(text: str, stretch: _Stretch, face: str) -> list[Placed]:
    font = _font(stretch.source, face)
    return font.shaped(text, stretch.start, stretch.end, stretch.script, leftward=stretch.level % 2 == 1)


_Glyph = tuple[tuple[str, int], float, float]  # which drawing, and where it begins, in type sizes


class _Shape:
    """What is drawn for the letter at one place: its edges in type sizes, and its glyphs."""

    __slots__ = ("end", "glyphs", "start")

    def __init__(self, start: float, end: float) -> None:
        self.start, self.end = start, end
        self.glyphs: list[_Glyph] = []


class _Laid(NamedTuple):
    shapes: dict[int, _Shape]  # by the letter's number
    is_complete: bool
    width: float


def _lay_out(text: str, face: str = _REGULAR, leftward: bool = False) -> _Laid:
    """The line's shapes, whether every letter has one, and its width in type sizes."""
    stretches = _stretches(text, leftward)
    shapes: dict[int, _Shape] = {}
    is_complete = True
    left = 0.0
    for number in bidi.in_order([stretch.level for stretch in stretches]):
        font = _font(stretches[number].source, face)
        for glyph in _joined(text, stretches[number], face):
            is_complete = is_complete and (glyph.number != 0 or _is_unseen(text[glyph.letter]))
            end = left + glyph.advance
            shape = shapes.setdefault(glyph.letter, _Shape(left, end))
            shape.start, shape.end = min(shape.start, left), max(shape.end, end)
            if drawing := font.drawing(glyph.number):
                shape.glyphs.append((drawing, left + glyph.right, glyph.up))
            left = end
    return _Laid(shapes, is_complete and bool(shapes), left)


def _forms(text: str, shapes: Sequence[_Shape | None]) -> tuple[Form, ...]:
    """The letters with their shapes, in the order of reading.

    Letters that share a shape are one form. Where they run leftward they divide its width, and the first of
    them, at its right, is drawn as all: readers turn leftward letters round, each for itself.
    """
    shared: list[tuple[str, _Shape]] = []
    for letter, shape in zip(text, shapes, strict=True):
        if shape is not None or not shared:
            shared.append((letter, shape or _Shape(0.0, 0.0)))
        else:
            letters, before = shared[-1]
            shared[-1] = letters + letter, before
    return tuple(form for letters, shape in shared for form in _parts(letters, shape))


def _parts(letters: str, shape: _Shape) -> list[Form]:
    left, width = shape.start, shape.end - shape.start
    if len(letters) == 1:
        return [] if letters in STEERING else [Form(letters, left, width, _ink(shape.glyphs, left))]
    turns = unicodedata.bidirectional(letters[0]) in ("R", "AL")
    each = 1 if turns else MOST
    parts = [letters[start : start + each] for start in range(0, len(letters), each)]
    width /= len(parts)
    lefts = [left + width * (len(parts) - 1 - n if turns else n) for n in range(len(parts))]
    inks = [shape.glyphs[n * MOST : (n + 1) * MOST] for n in range(len(parts) - 1)]
    inks.append(shape.glyphs[(len(parts) - 1) * MOST :])
    return [
        Form(part, left, width, _ink(glyphs, left))
        for part, left, glyphs in zip(parts, lefts, inks, strict=True)
        if part not in STEERING
    ]


def _ink(glyphs: Sequence[_Glyph], left: float) -> Ink:
    return tuple([(which, round((x - left) * UNITS), round(y * UNITS)) for which, x, y in glyphs])
