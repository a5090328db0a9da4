"""What is known of letters whatever their font: what can be printed, which way they run, where lines end."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from okrdesk.signs import signs

_APART, _APART_END = "\u2068", "\u2069"
STEERING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_NO_STEERING = dict.fromkeys(map(ord, STEERING))
_UNWANTED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\u00ad]")
_NEW_LINE = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_SPACE = r"[ \xa0\u202f]"
_MONTH = r"[^\W\d_]{3,12}"
_DATE = rf"\d{{1,2}}\.?{_SPACE}{_MONTH}\.?,?{_SPACE}\d{{4}}|{_MONTH}\.?{_SPACE}\d{{1,2}},{_SPACE}\d{{4}}"
_WORD = re.compile(  # a day stays on one line
    rf"[^\S\xa0\u202f]*(?:(?:{_DATE})(?!\w)(?:\S|[\xa0\u202f])*|(?:\S|[\xa0\u202f])+)"
)
# Figures, signs and Latin words that belong together: 2026-03-12, 8 Feb 2026, Feb 8, 2026, +60 points, +5%.
_SIGN = r"(?<!\w)[+\u2212]"
_FIGURES = re.compile(
    rf"[0-9]+(?:[-/.:][0-9]+)+|(?:{_SIGN})?[0-9]+\.?(?: [A-Za-z\u00c0-\u024f]+\.?)+(?:,? [0-9]{{2,4}})?"
    rf"|{_SIGN}[0-9]+(?:[.,][0-9]+)*(?:[\xa0\u202f]?%)?"
    r"|[A-Z][a-z\u00c0-\u024f]+\.? [0-9]{1,2},? [0-9]{4}"
)
_LEFTWARD = {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
_NOT_FIRST = set("、。，．：；！？）」』】〕〉》’”…‥ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々,.:;!?)]}")
_NOT_LAST = set("（「『【〔〈《‘“([{")


def plain(text: str) -> str:
    """The text as it can be printed: composed letters, no control characters, "\\n" between lines."""
    text = _NEW_LINE.sub("\n", text).replace("\t", " ")
    text = _UNWANTED.sub("", text.encode("utf-8", "replace").decode("utf-8"))
    return unicodedata.normalize("NFC", text)


def needs_shaping(letter: str) -> bool:
    """True for letters whose form or place depends on their neighbours, or that run from right to left."""
    code = ord(letter)
    if code < 0x0590:
        return False
    return (
        code < 0x10A0  # Hebrew, Arabic, the Indic scripts, Thai, Lao, Tibetan, Myanmar
        or 0x1700 <= code < 0x18B0  # Philippine scripts, Khmer, Mongolian
        or 0x1900 <= code < 0x1C90
        or 0xA800 <= code < 0xAC00
        or 0xFB1D <= code < 0xFE00
        or 0xFE70 <= code < 0xFEFF
        or 0x10800 <= code < 0x12000
        or 0x1E800 <= code < 0x1F000
        or code >= 0xE0000
    )


def is_right_to_left(letter: str) -> bool:
    """True for letters that run from right to left."""
    return unicodedata.bidirectional(letter) in ("R", "AL")


def runs_leftward(text: str) -> bool:
    """True for a paragraph that begins at the right, as its first letter with a direction (UAX 9, P2)."""
    depth = 0
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        depth += (kind in ("LRI", "RLI", "FSI")) - (kind == "PDI" and depth > 0)
        if depth == 0 and kind in ("L", "R", "AL"):
            return kind != "L"
    return False


def reads_from_right(language: str, texts: Iterable[str]) -> bool:
    """Whether a page begins at the right: its language runs that way, or most letters of its texts do."""
    if language.partition("-")[0].lower() in _LEFTWARD:
        return True
    leftward = rightward = 0
    for text in texts:
        if not text.isascii():
            turned = sum(map(is_right_to_left, text))
            leftward += turned
            rightward -= turned
        rightward += sum(map(str.isalpha, text))
    return leftward > rightward


def apart(text: str) -> str:
    """A text that keeps its own direction, and leaves ours alone, when it is set into our sentence."""
    return f"{_APART}{text}{_APART_END}" if any(map(is_right_to_left, text)) else text


def unsteered(text: str) -> str:
    """A text without marks of direction: for those who hear it, and where all runs one way."""
    return text if text.isascii() else text.translate(_NO_STEERING)


def whole_dates(text: str) -> str:
    """A text that runs leftward, with what runs rightward in its dates and amounts isolated as one."""
    return _FIGURES.sub("\u2066\\g<0>\u2069", text)


def stays_with_previous(letter: str) -> bool:
    """True for marks, joiners and tones of skin, which belong to the letter before them."""
    return (
        unicodedata.combining(letter) != 0
        or unicodedata.category(letter) in ("Mn", "Me", "Mc")
        or letter in "\u200d\ufe0e\ufe0f"
        or "\U0001f3fb" <= letter <= "\U0001f3ff"
    )


def _breaks_anywhere(letter: str) -> bool:
    """True for letters of scripts that write no spaces between words and are broken between any two."""
    code = ord(letter)
    return 0x2E80 <= code < 0xA4D0 or 0xF900 <= code < 0xFB00 or 0xFF00 <= code < 0xFFF0 or code >= 0x20000


def _may_break(word: str) -> bool:
    if word.isascii():
        return "-" in word or "/" in word
    return any(letter in "-/–—" or _breaks_anywhere(letter) for letter in set(word))


def pieces(text: str) -> list[str]:
    """Words with the spaces before them; a line may also end after a hyphen and beside Chinese letters."""
    pieces: list[str] = []
    for word in _WORD.findall(text):
        if not _may_break(word):
            pieces.append(word)
            continue
        start = end = 0
        before = " "
        for sign in signs(word):
            after = sign[0]
            if not before.isspace() and (
                (before in "-/–—" and after not in "-/–—" and after.isalpha() and end - start > 2)
                or (
                    (_breaks_anywhere(before) or _breaks_anywhere(after))
                    and after not in _NOT_FIRST
                    and before not in _NOT_LAST
                )
            ):
                pieces.append(word[start:end])
                start = end
            before, end = after, end + len(sign)
        pieces.append(word[start:])
    return pieces
