"""Any text on paper, letter by letter as typed: split by font, measured, wrapped, drawn.

No markup is ever read. A letter is drawn with the first of: our fonts; a font of this computer, drawn
(left-to-right scripts); what was joined from one (scripts that need shaping); a box, and a note.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby
from typing import Any, NamedTuple

from okrdesk.reports.paper import emoji, forms, installed, print_style
from okrdesk.reports.paper.drawn_font import DrawnFont
from okrdesk.reports.paper.letters import (
    is_right_to_left,
    needs_shaping,
    pieces,
    plain,
    reads_from_right,
    runs_leftward,
    stays_with_previous,
    unsteered,
    whole_dates,
)  # fmt: skip
from okrdesk.reports.paper.print_style import Style
from okrdesk.signs import signs

OUTLINE, DRAWN, EMOJI, BOX = "outline", "drawn", "emoji", "box"
_LEFTWARD, _RIGHTWARD = _MARKS = "\u200f\u200e"  # marks before a line that alone would be taken for the other
# Letters with marks for which there is no composed letter: each mark is put in its place.
_ACCENTED = re.compile("(?:[^\\s\u0300-\u036f][\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20dc]+)+")


_WORDS = re.compile(r"\s*\S+")


class Run(NamedTuple):
    """Letters drawn the same way: the font's key (a face, DRAWN, EMOJI, OUTLINE or BOX).

    `leftward` for a whole line of a paragraph that runs from right to left.
    """

    text: str
    font: str
    leftward: bool = False


class Typesetter:
    """Measures, wraps and draws the texts of one report; `missing` gathers what nothing could draw."""

    def __init__(self, texts: Iterable[str], language: str = "") -> None:
        texts = tuple(texts)
        self.reads_from_right = reads_from_right(language, texts)
        self.missing: set[str] = set()
        letters = {letter for text in texts for letter in plain(text)}
        self._drawn = DrawnFont()
        self._turns = False  # set once a paragraph has letters that run leftward
        unknown = {
            letter for letter in letters if not print_style.has("regular", letter) and not letter.isspace()
        }
        if unknown:
            unknown = {
                letter
                for letter in unknown
                if not print_style.has("symbols", letter) and not needs_shaping(letter)
            }
            unknown = {
                letter
                for letter in unknown
                if unicodedata.category(letter) not in ("Cf", "Cn", "Co", "Mn", "Me")
                and not (emoji.MAY_BE.match(letter) and emoji.has(letter))
            }
        self._forms = installed.forms_for(unknown) if unknown else {}
        self._fonts: dict[tuple[str, str], str] = {}
        self._widths: dict[str, dict[str, float]] = {}
        # A page is laid out once for each density, and a long text holds the same words again and again.
        self._words: dict[tuple[str, str, bool], tuple[float, ...]] = {}
        self._pieces: dict[str, list[str]] = {}
        self._signs: dict[str, list[str]] = {}

    def has_all(self, text: str, face: str) -> bool:
        """True when a face has every letter of the text, so that no word mixes two designs."""
        return all(print_style.has(face, letter) for letter in set(plain(text)) if not letter.isspace())

    def _font_of(self, letter: str, face: str) -> str:
        font = self._fonts.get((letter, face))
        if font is None:
            font = self._fonts[letter, face] = self._find_font(letter, face)
        return font

    def _find_font(self, letter: str, face: str) -> str:
        if not needs_shaping(letter):
            for key in (face, "regular", print_style.BEHIND[face], "symbols"):
                if print_style.has(key, letter):
                    return key
            if letter in self._forms:
                return DRAWN
            if letter.isspace():
                return face
        if unicodedata.category(letter) in ("Cf", "Mn") and not needs_shaping(letter):
            return ""  # invisible: joins the letter before it
        from okrdesk.reports.paper import scripts

        return OUTLINE if scripts.can_draw(letter) else BOX

    def runs(self, line: str, face: str) -> list[Run]:
        """The line in runs of one font each; a line with right-to-left letters is one run of outlines.

        Dates in such a line keep their own order, which Unicode's rules would turn round.
        """
        if (self._turns and line[:1] in _MARKS) or self._is_turned(line, face):
            # Spaces at the end stay outside: in a line that runs leftward they would stand at its left.
            end = len(line.rstrip())
            whole = Run(whole_dates(line[:end].lstrip(_MARKS)), OUTLINE, runs_leftward(line))
            return [whole, *self._runs(line[end:], face)]
        return self._runs(unsteered(line), face)

    def _is_turned(self, text: str, face: str) -> bool:
        """True where letters run leftward and can be drawn."""
        if text.isascii():
            return False
        return any(is_right_to_left(letter) and self._font_of(letter, face) == OUTLINE for letter in text)

    def _runs(self, line: str, face: str) -> list[Run]:
        if not emoji.MAY_BE.search(line):
            return self._accented_runs(line, face)
        runs: list[Run] = []
        for pictured, group in groupby(signs(line), emoji.is_emoji):
            if pictured:
                runs += [Run(sign, EMOJI) for sign in group]
            else:
                runs += self._accented_runs("".join(group), face)
        return runs

    def _accented_runs(self, line: str, face: str) -> list[Run]:
        runs: list[Run] = []
        start = 0
        for match in _ACCENTED.finditer(line):
            if all(map(_can_be_outlined, match[0])):
                runs += self._plain_runs(line[start : match.start()], face)
                runs.append(Run(match[0], OUTLINE))
                start = match.end()
        return runs + self._plain_runs(line[start:], face)

    def _plain_runs(self, line: str, face: str) -> list[Run]:
        fonts = {self._font_of(letter, face) for letter in set(line)}
        if len(fonts) == 1 and not fonts & {"", OUTLINE}:
            return [Run(line, fonts.pop())]
        runs: list[Run] = []
        for letter in line:
            font = self._font_of(letter, face)
            if runs and (font == "" or font == runs[-1].font or self._clings(letter, runs[-1])):
                if font != "" or runs[-1].font == OUTLINE:
                    runs[-1] = Run(runs[-1].text + letter, runs[-1].font)
            elif font:
                runs.append(Run(letter, font))
        return runs

    def _clings(self, letter: str, run: Run) -> bool:
        return run.font == OUTLINE and stays_with_previous(letter)

    def width(self, text: str, style: Style) -> float:
        """The width of a line in points."""
        return sum(self._run_width(run, style) for run in self.runs(text, style.face))

    def _run_width(self, run: Run, style: Style) -> float:
        if run.font == OUTLINE:
            from okrdesk.reports.paper import scripts

            return scripts.outline(run.text, style.face, run.leftward).width * style.size
        return self._run_units(run, style.face) * style.size

    def _run_units(self, run: Run, face: str) -> float:
        """The width of a run in type sizes; one that is only measured is not laid out letter by letter."""
        if run.font == OUTLINE:
            from okrdesk.reports.paper import scripts

            return scripts.width(run.text, face)
        if run.font == DRAWN:
            return sum(self._forms[letter].width for letter in run.text)
        if run.font == EMOJI:
            return emoji.form_of(run.text).width
        if run.font == BOX:
            return forms.BOX_WIDTH * len(run.text)
        widths = self._widths.setdefault(run.font, {})
        for letter in set(run.text) - widths.keys():
            widths[letter] = print_style.font(run.font).stringWidth(letter, 1)
        return sum(map(widths.__getitem__, run.text))

    def wrap(self, text: str, style: Style, width: float) -> list[str]:
        """The text in lines no wider than `width` points; words that are wider are broken. No text, no line.

        A line that ends between words keeps one space at its end, so that copied text does not grow together.
        """
        text = plain(text).strip()
        if not text:
            return []
        lines: list[str] = []
        for paragraph in text.split("\n"):
            paragraph = paragraph.strip()
            turned = self._is_turned(paragraph, style.face)
            self._turns = self._turns or turned
            here = self._wrap_paragraph(paragraph, style, max(width, style.size), turned)
            if turned:
                leftward = runs_leftward(paragraph)
                mark = _LEFTWARD if leftward else _RIGHTWARD
                here = [line if runs_leftward(line) == leftward else mark + line for line in here]
            lines += [*here[:-1], here[-1] + " "]
        return lines

    def _wrap_paragraph(self, text: str, style: Style, width: float, turned: bool) -> list[str]:
        lines: list[str] = []
        line, used = "", 0.0
        if text not in self._pieces:
            self._pieces[text] = pieces(text)
        left = self._pieces[text][::-1]
        while left:
            piece = left.pop()
            wide = self._piece_width(piece, style, turned)
            if wide > width and (words := _WORDS.findall(piece))[1:]:
                left += words[::-1]  # a day that is wider than the room
                continue
            if line and used + wide > width:
                lines.append(f"{line} " if piece[0].isspace() else line)
                piece = piece.lstrip()
                line, used, wide = "", 0.0, self._piece_width(piece, style, turned)
            if wide > width:
                *full, piece = self._broken(piece, style, width, turned)
                lines += full
                wide = self._piece_width(piece, style, turned)
            line, used = line + piece, used + wide
        lines.append(line)
        return lines

    def _piece_width(self, piece: str, style: Style, turned: bool) -> float:
        """The width of a part of a line; in a line with right-to-left letters all parts are outlines."""
        key = piece, style.face, turned
        units = self._words.get(key)
        if units is None:
            runs = [Run(piece, OUTLINE)] if turned else self.runs(piece, style.face)
            units = self._words[key] = tuple(self._run_units(run, style.face) for run in runs)
        return sum(unit * style.size for unit in units)

    def _broken(self, word: str, style: Style, width: float, turned: bool) -> list[str]:
        parts, part, used = [], "", 0.0
        if word not in self._signs:
            self._signs[word] = signs(word)
        for sign in self._signs[word]:
            wide = self._piece_width(sign, style, turned)
            if part and used + wide > width:
                parts.append(part)
                part, used = "", 0.0
            part, used = part + sign, used + wide
        return [*parts, part]

    def write(self, canvas: Any, x: float, baseline: float, text: str, style: Style) -> float:
        """Draw one line (from the bottom of the page, in points) and return where it ends."""
        canvas.setFillColorRGB(*style.colour)
        for run in self.runs(text, style.face):
            width = self._run_width(run, style)
            if run.font in (OUTLINE, DRAWN, EMOJI, BOX):
                self._write_drawn(canvas, (x, baseline), run, style)
            else:
                _show(canvas, x, baseline, run, style)
            x += width
        return x

    def _write_drawn(self, canvas: Any, place: tuple[float, float], run: Run, style: Style) -> None:
        if run.font == BOX:
            missing, drawn = tuple(run.text), forms.boxes(run.text)
        elif run.font == EMOJI:
            missing, drawn = (), (emoji.form_of(run.text),)
        elif run.font == DRAWN:
            missing, drawn = (), forms.side_by_side(self._forms[letter] for letter in run.text)
        else:
            from okrdesk.reports.paper import scripts

            outline = scripts.outline(run.text, style.face, run.leftward)
            missing, drawn = outline.missing, outline.forms
        self.missing.update(missing)
        if self._drawn.is_full:
            self._drawn = DrawnFont()
        self._drawn.write(canvas, place, style.size, drawn)


def _can_be_outlined(letter: str) -> bool:
    from okrdesk.reports.paper import scripts

    return scripts.can_draw(letter)


def _show(canvas: Any, x: float, baseline: float, run: Run, style: Style) -> None:
    text = canvas.beginText(x, baseline)
    text.setFont(print_style.font(run.font).fontName, style.size)
    text.textOut(run.text)  # a line that ended here would be copied as one of its own
    canvas.drawText(text)
